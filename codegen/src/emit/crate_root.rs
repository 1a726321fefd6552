//! `src/lib.rs`: the services as modules, and the runtime's types that users meet.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::ident;
use super::prose::{cell, markdown};
use super::sample::sample;
use super::{OutputFile, file};
use crate::model::{Api, Service};

pub(super) fn emit(api: &Api) -> OutputFile {
    let services = api.services.iter().map(service_module);
    let readme = sample(api).map(|sample| readme_tests(sample.feature));
    file::rust_file(
        "src/lib.rs".to_owned(),
        "",
        &docs(api),
        &quote! { #![cfg_attr(docsrs, feature(doc_cfg))] },
        &quote! {
            #(#services)*

            pub mod runtime;

            pub use self::runtime::{
                ApiError, BatchPart, Batches, BlockingItems, BlockingPages, Clock, Date, Days, DecodeError, Decimal,
                Delivery, Drift, Error, ErrorKind, FractionalSeconds, Hours, Items, LocalDateTime, Maybe, Millis,
                Minutes, Oddity, OddityKind, Options, Pages, Refusal, Rest, Retry, Rfc3339, Seconds, Secret, UnixMillis,
                UnixSeconds, Verification, WalkEnd,
            };

            #readme
        },
    )
}

fn docs(api: &Api) -> Vec<String> {
    let mut lines = vec![markdown(&api.package.description)];
    if api.services.is_empty() {
        return lines;
    }
    lines.extend([
        String::new(),
        "One module and one cargo feature for each service:".to_owned(),
        String::new(),
    ]);
    for service in &api.services {
        lines.push(format!(
            "- `{}`: {}. {}",
            service.module,
            cell(&service.title),
            cell(&service.summary)
        ));
    }
    lines.push(String::new());
    lines.extend(
        [
            "Messages are plain structs. Reading is tolerant: a null, a missing member, a number sent as text or an",
            "unknown enum value never costs the rest of the message, and `from_json_with_drift` tells what was odd.",
            "Writing is exact. Enums are open: a value that is not listed is kept. Phone numbers and secrets do not",
            "show in `Debug`.",
            "",
            "Each service has a `Client` (async), a `BlockingClient`, and an `Api` for any other HTTP stack; all of them sign",
            "requests and verify answers. `WebhookReceiver` verifies what a vendor sends on its own.",
        ]
        .map(str::to_owned),
    );
    lines
}

fn service_module(service: &Service) -> TokenStream {
    let (name, feature) = (ident(&service.module), &service.module);
    quote! {
        #[cfg(feature = #feature)]
        #[cfg_attr(docsrs, doc(cfg(feature = #feature)))]
        pub mod #name;
    }
}

/// Has `cargo test` compile and run the README, which shows a service.
fn readme_tests(feature: &str) -> TokenStream {
    quote! {
        #[cfg(all(doctest, feature = #feature, feature = "reqwest"))]
        #[doc = include_str!("../README.md")]
        struct Readme;
    }
}
