//! `tests/<service>_examples.rs`: every example of the pages, read and written again.
//!
//! What must be kept is decided by the helper in `templates/assert_kept.rs`, which is printed into each file.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::file::ident;
use super::{OutputFile, file, literal};
use crate::model::{Example, ExampleKind, Package, Service, TypeId, TypeKind};

/// Compares an example with what was made of it.
const HELPER: &str = include_str!("templates/assert_kept.rs");

/// An example, with where it comes from and what it is read as.
struct Case<'a> {
    module: &'a str,
    message: &'a str,
    example: &'a Example,
}

/// Nothing for a service without examples.
pub(super) fn emit(package: &Package, service: &Service) -> Option<OutputFile> {
    let cases = cases(service);
    if cases.is_empty() {
        return None;
    }
    let (krate, module, feature) = (
        ident(&package.crate_name()),
        ident(&service.module),
        &service.module,
    );
    let messages: BTreeSet<&str> = cases.iter().map(|case| case.message).collect();
    let messages = messages.into_iter().map(ident);
    let filled_in = filled_in(service);
    let tests = cases.iter().map(test);
    let mut file = file::rust_file(
        format!("tests/{}_examples.rs", service.module),
        &format!("{}/", service.module),
        &["Every example of the pages keeps its values when it is read and written.".to_owned()],
        &quote! { #![cfg(feature = #feature)] },
        &quote! {
            use #krate::#module::{#(#messages),*};
            use #krate::{Drift, OddityKind};
            use serde_json::Value;

            /// Members that need not be sent, but always are, as they have only one value.
            const FILLED_IN: &[&str] = &[#(#filled_in),*];

            #(#tests)*
        },
    );
    file.contents.push_str(HELPER);
    Some(file)
}

fn cases(service: &Service) -> Vec<Case<'_>> {
    let case = |module, id: TypeId, example| Case {
        module,
        message: &service.type_item(id).name,
        example,
    };
    let mut cases = Vec::new();
    for operation in &service.operations {
        for example in &operation.examples {
            match example.kind {
                ExampleKind::Request => {
                    cases.push(case(&*operation.module, operation.request, example));
                }
                ExampleKind::Response | ExampleKind::Failure => {
                    cases.push(case(&operation.module, operation.response, example));
                }
                ExampleKind::Payload | ExampleKind::Answer => {}
            }
        }
    }
    for webhook in &service.webhooks {
        for example in webhook
            .examples
            .iter()
            .filter(|example| example.kind == ExampleKind::Payload)
        {
            cases.push(case(&webhook.module, webhook.payload, example));
        }
    }
    cases
}

/// The wire names of constants that an example may leave out although they are always written.
fn filled_in(service: &Service) -> BTreeSet<&str> {
    let objects = service.types.iter().filter_map(|item| match &item.kind {
        TypeKind::Object(object) => Some(object),
        TypeKind::Enum(_) => None,
    });
    let fields = objects.flat_map(|object| &object.fields);
    fields
        .filter(|field| !field.rust.is_member && !field.required)
        .map(|field| field.wire.as_str())
        .collect()
}

fn test(case: &Case<'_>) -> TokenStream {
    let slug = case.example.slug.trim_start_matches("r#");
    let (name, message) = (
        ident(&format!("{}_{slug}", case.module)),
        ident(case.message),
    );
    let json = literal::raw_string(&format!("{:#}", case.example.value));
    quote! {
        #[test]
        fn #name() {
            let example = #json;
            let (message, drift) = #message::from_json_with_drift(example.as_bytes()).expect("the example is readable");
            assert_kept(example, &message.to_json(), &drift);
        }
    }
}
