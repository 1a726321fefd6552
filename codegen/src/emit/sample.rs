//! A program of a few lines for the README, made of the first operation that lends itself to it: one whose page was
//! seen whole, that does more than let the caller in.

use super::literal;
use crate::model::{
    Api, CredentialKind, ExampleKind, Operation, Param, Service, TokenSource, TypeKind,
};

/// An answer that is longer than this does not help a reader.
const MAX_BODY: usize = 160;

/// Programs, and the feature that they need.
pub(super) struct Sample<'a> {
    pub(super) feature: &'a str,
    /// Calls the operation; absent if the service has no host, or credentials that cannot be made up.
    pub(super) call: Option<String>,
    /// Reads an answer.
    pub(super) code: String,
}

/// The program, if an operation has a request that can be made up. One with a short answer is preferred.
pub(super) fn sample(api: &Api) -> Option<Sample<'_>> {
    let operations = || {
        api.services.iter().flat_map(|service| {
            service
                .operations
                .iter()
                .map(move |operation| (service, operation))
        })
    };
    let is_telling = |service: &Service, operation: &Operation| {
        let hands_out = |token: &TokenSource| token.operation == operation.name;
        operation.missing.is_none() && !service.token.as_ref().is_some_and(hands_out)
    };
    operations()
        .filter(|(service, operation)| is_telling(service, operation) && body(operation).is_some())
        .chain(operations())
        .find_map(|(service, operation)| {
            let krate = api.package.crate_name();
            Some(Sample {
                feature: &service.module,
                call: call(&krate, service, operation),
                code: program(&krate, service, operation)?,
            })
        })
}

/// The parameters of the request, made up.
fn arguments(service: &Service, operation: &Operation) -> Option<String> {
    let TypeKind::Object(object) = &service.type_item(operation.request).kind else {
        return None;
    };
    let params = &object.constructor.as_ref()?.params;
    let arguments = params.iter().map(argument).collect::<Option<Vec<_>>>()?;
    Some(arguments.join(", "))
}

fn call(krate: &str, service: &Service, operation: &Operation) -> Option<String> {
    if service.hosts.is_empty() {
        return None;
    }
    let needed = service.credentials.iter().filter(|it| it.is_needed());
    let credentials = needed
        .map(|it| match it.rust.kind {
            CredentialKind::Secret | CredentialKind::Text => {
                Some(format!("\"{}\"", it.rust.name.trim_start_matches("r#")))
            }
            CredentialKind::Choice(_) => None,
        })
        .collect::<Option<Vec<_>>>()?
        .join(", ");
    let request = &service.type_item(operation.request).name;
    let (module, method) = (&service.module, &operation.method);
    let arguments = arguments(service, operation)?;
    Some(format!(
        "\
use {krate}::{module}::{{Client, Credentials, {request}}};

async fn call() -> Result<(), {krate}::Error> {{
    let client = Client::new(Credentials::new({credentials}));
    let request = {request}::new({arguments});
    let answer = client.{method}(&request).await?;
    println!(\"{{answer:?}}\");
    Ok(())
}}
"
    ))
}

fn program(krate: &str, service: &Service, operation: &Operation) -> Option<String> {
    let request = service.type_item(operation.request);
    let arguments = arguments(service, operation)?;
    let response = &service.type_item(operation.response).name;
    let body = literal::raw_string(&body(operation).unwrap_or_else(|| "{}".to_owned()));
    let (request, module) = (&request.name, &service.module);
    Some(format!(
        "\
use {krate}::{module}::{{{request}, {response}}};

fn main() -> Result<(), {krate}::DecodeError> {{
    let request = {request}::new({arguments});
    println!(\"{{}}\", request.to_json());

    let body = {body};
    let (response, drift) = {response}::from_json_with_drift(body.as_bytes())?;
    println!(\"{{response:?}}\");
    println!(\"What was odd:\\n{{drift}}\");
    Ok(())
}}
"
    ))
}

/// The shortest answer that the page shows, unless it is long.
fn body(operation: &Operation) -> Option<String> {
    operation
        .examples
        .iter()
        .filter(|example| matches!(example.kind, ExampleKind::Response | ExampleKind::Failure))
        .map(|example| example.value.to_string())
        .min_by_key(String::len)
        .filter(|text| text.len() <= MAX_BODY)
}

/// Something to give for a parameter, if its type is plain.
fn argument(param: &Param) -> Option<String> {
    let name = param.name.trim_start_matches("r#").replace('_', "-");
    Some(match param.ty.as_str() {
        "impl Into<String>" => format!("\"{name}\""),
        "impl IntoIterator<Item = impl Into<String>>" => format!("[\"{name}-1\", \"{name}-2\"]"),
        "i64" => "1".to_owned(),
        "f64" => "1.0".to_owned(),
        "bool" => "true".to_owned(),
        ty if ty.starts_with("Option<") => "None".to_owned(),
        _ => return None,
    })
}
