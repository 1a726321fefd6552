//! `src/<service>/webhooks.rs`: verifies and reads what the vendor sends on its own.

use proc_macro2::TokenStream;
use quote::quote;

use super::{ClientFile, credential_text, protocol};
use crate::emit::file::{self, doc, ident};
use crate::emit::literal;
use crate::emit::prose::markdown;
use crate::model::{Answer, Placeholder, Placement, Recipe, Service, Webhook};

pub(super) fn emit(service: &Service) -> Option<ClientFile> {
    if service.webhooks.is_empty() {
        return None;
    }
    let title = markdown(&service.title);
    let signed = service
        .webhooks
        .iter()
        .any(|webhook| webhook.recipe.is_some());
    let mut names: Vec<&str> = service
        .webhooks
        .iter()
        .map(|webhook| service.type_item(webhook.payload).name.as_str())
        .collect();
    if signed {
        names.push("Credentials");
    }
    names.sort_unstable();
    names.dedup();
    let names = names.into_iter().map(ident);
    let signing = signed.then(|| quote! { use super::signing; });
    let receiver = receiver(service, signed, &title);
    Some(ClientFile {
        module: "webhooks",
        exports: vec!["WebhookReceiver".to_owned()],
        file: file::rust_file(
            format!("src/{}/webhooks.rs", service.module),
            &service.place.file,
            &[what_it_does(signed, &title)],
            &TokenStream::new(),
            &quote! {
                use super::{#(#names),*};
                #signing
                use crate::runtime;

                #receiver
            },
        ),
    })
}

fn what_it_does(signed: bool, title: &str) -> String {
    let verb = if signed {
        "Verifies and reads"
    } else {
        "Reads"
    };
    format!("{verb} what {title} sends on its own.")
}

fn receiver(service: &Service, signed: bool, title: &str) -> TokenStream {
    let given = if signed {
        "Give it the headers and the bytes of the body as they came, before anything parses or changes them."
    } else {
        "Nothing of it is signed, so that nothing shows who sent it."
    };
    let docs = doc(&[what_it_does(signed, title), String::new(), given.to_owned()]);
    let has_clock = service
        .webhooks
        .iter()
        .filter_map(|webhook| service.webhook_recipe(webhook))
        .any(|recipe| recipe.signed_clock().is_some());
    let clock = has_clock.then(clock);
    let (members, new, parameters) = if signed {
        let clock_member = has_clock.then(|| quote! { freshness: runtime::Freshness, });
        let clock_value = has_clock.then(|| quote! { freshness: runtime::Freshness::default(), });
        (
            quote! { { credentials: Credentials, #clock_member } },
            quote! { Self { credentials, #clock_value } },
            quote! { credentials: Credentials },
        )
    } else {
        (quote! { {} }, quote! { Self {} }, TokenStream::new())
    };
    let summary = if signed {
        "Verifies with the secrets of `credentials`."
    } else {
        "With nothing to verify by."
    };
    let summary = doc(&[summary.to_owned()]);
    let default = (!signed).then(|| quote! { Default, });
    let methods = service.webhooks.iter().map(|webhook| {
        let (receive, answer) = (
            receive(service, webhook),
            webhook.answer.as_ref().map(|it| answer(webhook, it)),
        );
        quote! { #receive #answer }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, #default)]
        pub struct WebhookReceiver #members

        impl WebhookReceiver {
            #summary
            #[must_use]
            pub fn new(#parameters) -> Self {
                #new
            }

            #clock
            #(#methods)*
        }
    }
}

fn clock() -> TokenStream {
    quote! {
        /// Refuses what was signed longer ago than this, or as far in the future.
        ///
        /// Without it the age is checked where the vendor names a limit, and only there.
        #[must_use]
        pub fn with_max_age(mut self, max_age: std::time::Duration) -> Self {
            self.freshness = self.freshness.with_max_age(max_age);
            self
        }

        /// Tells the time by another clock, as tests do.
        #[must_use]
        pub fn with_clock(mut self, clock: std::sync::Arc<dyn runtime::TimeSource>) -> Self {
            self.freshness = self.freshness.with_clock(clock);
            self
        }
    }
}

fn receive(service: &Service, webhook: &Webhook) -> TokenStream {
    let method = ident(&webhook.method);
    let payload = ident(&service.type_item(webhook.payload).name);
    let mut lines = webhook.docs.clone();
    let recipe = service.webhook_recipe(webhook);
    if let Some(words) = recipe.and_then(|recipe| recipe.doc.as_ref()) {
        lines.push(String::new());
        lines.extend(markdown(words).lines().map(|line| line.trim().to_owned()));
    }
    if recipe.is_none() {
        lines.extend([
            String::new(),
            "It is not signed: anybody who knows the URL can send it.".to_owned(),
        ]);
    }
    lines.extend([String::new(), "# Errors".to_owned(), String::new()]);
    lines.push(match recipe {
        Some(_) => "If the signature is missing or wrong, or the body cannot be read.".to_owned(),
        None => "If the body cannot be read.".to_owned(),
    });
    let docs = doc(&lines);
    let Some(recipe) = recipe else {
        return quote! {
            #docs
            pub fn #method(&self, body: &[u8]) -> Result<#payload, runtime::Refusal> {
                Ok(#payload::from_json(body)?)
            }
        };
    };
    let verify = verify(service, recipe);
    let headers = protocol::parameter(&verify, "headers");
    quote! {
        #docs
        pub fn #method(&self, #headers: &http::HeaderMap, body: &[u8]) -> Result<#payload, runtime::Refusal> {
            #verify
            Ok(#payload::from_json(body)?)
        }
    }
}

fn verify(service: &Service, recipe: &Recipe) -> TokenStream {
    let credentials = quote! { credentials };
    let message = protocol::message(recipe, &|placeholder| match placeholder {
        Placeholder::Credential(name) => credential_text(service, name, &credentials),
        Placeholder::Header(name) => quote! { runtime::webhook_header(headers, #name)? },
        Placeholder::Body => quote! { body },
        Placeholder::BodyField(name) => quote! { &runtime::webhook_member(body, #name)? },
        // The checks let no recipe for webhooks through that uses these: a receiver does not know them.
        Placeholder::Token | Placeholder::Method | Placeholder::Path | Placeholder::Query => {
            quote! { "" }
        }
    });
    let received = match &recipe.signature {
        Placement::Header(name) | Placement::Query(name) => {
            quote! { runtime::webhook_signature(headers, #name)? }
        }
        Placement::Field(name) => quote! { &runtime::webhook_signature_member(body, #name)? },
    };
    let argument = protocol::argument(service, recipe);
    let compare = protocol::comparison(recipe);
    let age = recipe.signed_clock().map(|header| {
        let unit = protocol::clock_unit(recipe, header);
        let tolerance = recipe.timestamp.as_ref().and_then(|timestamp| timestamp.tolerance);
        let tolerance = literal::option(tolerance);
        quote! { self.freshness.check(runtime::webhook_header(headers, #header)?, #unit, #tolerance)?; }
    });
    quote! {
        let credentials = &self.credentials;
        let received = #received;
        let expected = #message.signature(#argument);
        if !#compare(&expected, received) {
            return Err(runtime::Refusal::Mismatch);
        }
        #age
    }
}

fn answer(webhook: &Webhook, answer: &Answer) -> TokenStream {
    let method = ident(&format!(
        "{}_answer",
        webhook.method.trim_start_matches("r#")
    ));
    let status = answer.status;
    let body = answer
        .body
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    let mut lines = vec![format!(
        "What to answer to `{}`: HTTP {status}.",
        webhook.name
    )];
    if let Some(words) = &answer.doc {
        lines.push(String::new());
        lines.extend(markdown(words).lines().map(|line| line.trim().to_owned()));
    }
    let docs = doc(&lines);
    quote! {
        #docs
        #[must_use]
        pub fn #method() -> http::Response<bytes::Bytes> {
            runtime::webhook_answer(#status, #body)
        }
    }
}
