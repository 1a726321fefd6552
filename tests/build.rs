//! Writes down, for the tests, every operation and every example of the schemas with its Rust types, so that a new page
//! is tested without a line of code.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use tablewright::model::{Api, Example, ExampleKind, Service, TypeId};

fn main() {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
    println!("cargo::rerun-if-changed={}", schemas.display());
    let compiled = tablewright::compile(&schemas, "dialcraft");
    let Some(api) = compiled.api else {
        println!("cargo::error=the schemas have errors; `cargo xtask lint` shows them");
        return;
    };
    let directory = env::var("OUT_DIR").expect("cargo sets it for build scripts");
    for (name, text) in [
        ("operations.rs", operations(&api)),
        ("messages.rs", messages(&api)),
    ] {
        let path = Path::new(&directory).join(name);
        fs::write(path, text).expect("cargo's own directory can be written to");
    }
}

/// `call_all! { … }`: a line for each operation, with its method and the type of its request.
fn operations(api: &Api) -> String {
    let mut out = String::from("call_all! {\n");
    for service in &api.services {
        let module = &service.module;
        let _ = writeln!(out, "{module}, it.{module}, it.blocking_{module} => {{");
        for operation in &service.operations {
            let request = &service.type_item(operation.request).name;
            let _ = writeln!(out, "{:?} {}({request}),", operation.name, operation.method);
        }
        out.push_str("}\n");
    }
    out.push_str("}\n");
    out
}

/// `messages! { … }`: a line for each message that has an example, with its page, its direction and its type.
fn messages(api: &Api) -> String {
    let mut lines = Vec::new();
    for service in &api.services {
        for operation in &service.operations {
            lines.extend(operation.examples.iter().filter_map(|example| {
                let id = match example.kind {
                    ExampleKind::Request => operation.request,
                    ExampleKind::Response | ExampleKind::Failure => operation.response,
                    ExampleKind::Payload | ExampleKind::Answer => return None,
                };
                Some(line(service, &operation.name, example, id))
            }));
        }
        for webhook in &service.webhooks {
            let payloads = webhook.examples.iter();
            let payloads = payloads.filter(|example| example.kind == ExampleKind::Payload);
            lines.extend(payloads.map(|it| line(service, &webhook.name, it, webhook.payload)));
        }
    }
    lines.sort();
    lines.dedup();
    format!("messages! {{\n{}}}\n", lines.concat())
}

fn line(service: &Service, page: &str, example: &Example, id: TypeId) -> String {
    let direction = match example.kind {
        ExampleKind::Request => "request",
        ExampleKind::Payload => "payload",
        _ => "response",
    };
    let ty = &service.type_item(id).name;
    format!("{} {page:?} {direction:?} {ty};\n", service.module)
}
