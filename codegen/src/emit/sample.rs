//! A program of a few lines for the README, made of the first operation that lends itself to it.

use super::literal;
use crate::model::{Api, ExampleKind, Operation, Param, Service, TypeKind};

/// An answer that is longer than this does not help a reader.
const MAX_BODY: usize = 160;

/// A program, and the feature that it needs.
pub(super) struct Sample<'a> {
    pub(super) feature: &'a str,
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
    operations()
        .filter(|(_, operation)| body(operation).is_some())
        .chain(operations())
        .find_map(|(service, operation)| {
            let code = program(&api.package.crate_name(), service, operation)?;
            Some(Sample {
                feature: &service.module,
                code,
            })
        })
}

fn program(krate: &str, service: &Service, operation: &Operation) -> Option<String> {
    let request = service.type_item(operation.request);
    let TypeKind::Object(object) = &request.kind else {
        return None;
    };
    let params = &object.constructor.as_ref()?.params;
    let arguments = params
        .iter()
        .map(argument)
        .collect::<Option<Vec<_>>>()?
        .join(", ");
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
