//! `src/<service>/credentials.rs`: what lets a caller in, and signs for it.

use proc_macro2::TokenStream;
use quote::quote;

use super::ClientFile;
use crate::emit::file::{self, doc, ident};
use crate::emit::prose::markdown;
use crate::model::{Choice, Credential, CredentialKind, Service};

pub(super) fn emit(service: &Service) -> Option<ClientFile> {
    let needed = !service.operations.is_empty() || !service.recipes.is_empty();
    if service.credentials.is_empty() && !needed {
        return None;
    }
    let mut exports = vec!["Credentials".to_owned()];
    let mut choices = TokenStream::new();
    for credential in &service.credentials {
        if let CredentialKind::Choice(choice) = &credential.rust.kind {
            exports.push(choice.type_name.clone());
            choices.extend(choice_type(credential, choice));
        }
    }
    exports.sort();
    let (structure, methods) = (structure(service), methods(service));
    let debug = debug(service);
    let default = service
        .credentials
        .iter()
        .all(|credential| !credential.is_needed())
        .then(|| {
            quote! {
                impl Default for Credentials {
                    fn default() -> Self {
                        Self::new()
                    }
                }
            }
        });
    let uses_runtime = service
        .credentials
        .iter()
        .any(|it| it.sensitive || matches!(it.rust.kind, CredentialKind::Secret));
    let import = uses_runtime.then(|| quote! { use crate::runtime; });
    Some(ClientFile {
        module: "credentials",
        exports,
        file: file::rust_file(
            format!("src/{}/credentials.rs", service.module),
            &service.place.file,
            &[format!(
                "What lets a caller in to {}.",
                markdown(&service.title)
            )],
            &TokenStream::new(),
            &quote! {
                #import
                #structure
                #methods
                #default
                #debug
                #choices
            },
        ),
    })
}

/// What the credential means, a line each.
fn docs(credential: &Credential) -> Vec<String> {
    let words = credential
        .doc
        .as_ref()
        .map_or_else(|| format!("`{}`.", credential.name), |doc| markdown(doc));
    words.lines().map(|line| line.trim().to_owned()).collect()
}

fn member_type(credential: &Credential) -> TokenStream {
    let held = held_type(credential);
    if credential.optional {
        quote! { Option<#held> }
    } else {
        held
    }
}

fn held_type(credential: &Credential) -> TokenStream {
    match &credential.rust.kind {
        CredentialKind::Secret => quote! { runtime::Secret },
        CredentialKind::Text => quote! { String },
        CredentialKind::Choice(choice) => {
            let name = ident(&choice.type_name);
            quote! { #name }
        }
    }
}

fn structure(service: &Service) -> TokenStream {
    let members = service.credentials.iter().map(|credential| {
        let (name, ty) = (ident(&credential.rust.name), member_type(credential));
        quote! { #name: #ty }
    });
    let summary = doc(&[
        format!("What lets a caller in to {}.", markdown(&service.title)),
        String::new(),
        "Secrets are wiped from memory when they are dropped, and nothing of it shows in `Debug` that should not."
            .to_owned(),
    ]);
    quote! {
        #summary
        #[derive(Clone)]
        pub struct Credentials {
            #(#members),*
        }
    }
}

fn methods(service: &Service) -> TokenStream {
    let new = constructor(
        service,
        &quote! { new },
        &["With what has no default.".to_owned()],
        |_| true,
    );
    let for_webhooks = service.has_webhook_credentials().then(|| {
        constructor(
            service,
            &quote! { for_webhooks },
            &[
                "For a program that only receives webhooks: with what their signatures need."
                    .to_owned(),
                String::new(),
                "What is missing is empty: the vendor refuses requests made with these.".to_owned(),
            ],
            |credential| service.webhooks_use(&credential.name),
        )
    });
    let setters = service.credentials.iter().filter_map(setter);
    let getters = service.credentials.iter().map(getter);
    quote! {
        impl Credentials {
            #new
            #for_webhooks
            #(#setters)*
            #(#getters)*
        }
    }
}

/// A function that takes the needed credentials that are `wanted`; the other needed ones are empty.
fn constructor(
    service: &Service,
    function: &TokenStream,
    summary: &[String],
    wanted: impl Fn(&Credential) -> bool,
) -> TokenStream {
    let taken = || {
        let needed = service.credentials.iter().filter(|it| it.is_needed());
        needed.filter(|credential| wanted(credential))
    };
    let params = taken().map(|credential| {
        let name = ident(&credential.rust.name);
        match &credential.rust.kind {
            CredentialKind::Secret => quote! { #name: impl Into<runtime::Secret> },
            CredentialKind::Text => quote! { #name: impl Into<String> },
            CredentialKind::Choice(choice) => {
                let ty = ident(&choice.type_name);
                quote! { #name: #ty }
            }
        }
    });
    let values = service
        .credentials
        .iter()
        .map(|credential| value(credential, wanted(credential)));
    let mut lines = summary.to_vec();
    if taken().next().is_some() {
        lines.push(String::new());
        for credential in taken() {
            let mut words = docs(credential).into_iter();
            let first = words.next().unwrap_or_default();
            lines.push(format!(
                "- `{}`: {first}",
                credential.rust.name.trim_start_matches("r#")
            ));
            lines.extend(words.map(|line| format!("  {line}")));
        }
    }
    let docs = doc(&lines);
    quote! {
        #docs
        #[must_use]
        pub fn #function(#(#params),*) -> Self {
            Self { #(#values),* }
        }
    }
}

/// A member when the credentials are made: from the parameter of its name, by default, or empty.
fn value(credential: &Credential, is_taken: bool) -> TokenStream {
    let name = ident(&credential.rust.name);
    if credential.optional {
        return quote! { #name: None };
    }
    match (&credential.rust.kind, &credential.default) {
        (CredentialKind::Secret, Some(default)) => {
            quote! { #name: runtime::Secret::from(#default) }
        }
        (CredentialKind::Text, Some(default)) => quote! { #name: #default.to_owned() },
        (CredentialKind::Choice(choice), Some(_)) => {
            let ty = ident(&choice.type_name);
            quote! { #name: #ty::default() }
        }
        (CredentialKind::Choice(choice), None) if !is_taken => {
            // There is no empty one.
            let ty = ident(&choice.type_name);
            let first = choice.variants.first().map(|(variant, _)| ident(variant));
            quote! { #name: #ty::#first }
        }
        (CredentialKind::Choice(_), None) => quote! { #name },
        (CredentialKind::Secret, None) if !is_taken => {
            quote! { #name: runtime::Secret::from("") }
        }
        (CredentialKind::Text, None) if !is_taken => quote! { #name: String::new() },
        (CredentialKind::Secret | CredentialKind::Text, None) => quote! { #name: #name.into() },
    }
}

fn setter(credential: &Credential) -> Option<TokenStream> {
    let method = ident(credential.rust.setter.as_ref()?);
    let name = ident(&credential.rust.name);
    let (ty, value) = match &credential.rust.kind {
        CredentialKind::Secret => (
            quote! { impl Into<runtime::Secret> },
            quote! { #name.into() },
        ),
        CredentialKind::Text => (quote! { impl Into<String> }, quote! { #name.into() }),
        CredentialKind::Choice(choice) => {
            let ty = ident(&choice.type_name);
            (quote! { #ty }, quote! { #name })
        }
    };
    let mut lines = docs(credential);
    // The word of a secret that everybody has is none.
    if let Some(default) = &credential.default {
        lines.extend([String::new(), format!("Without it: `{default}`.")]);
    }
    let value = if credential.optional {
        quote! { Some(#value) }
    } else {
        value
    };
    let docs = doc(&lines);
    Some(quote! {
        #docs
        #[must_use]
        pub fn #method(mut self, #name: #ty) -> Self {
            self.#name = #value;
            self
        }
    })
}

fn getter(credential: &Credential) -> TokenStream {
    let name = ident(&credential.rust.name);
    let docs = doc(&docs(credential));
    let (ty, constness, value) = match &credential.rust.kind {
        _ if credential.optional => return optional_getter(credential, &docs),
        CredentialKind::Secret => (
            quote! { &runtime::Secret },
            quote! { const },
            quote! { &self.#name },
        ),
        CredentialKind::Text => (quote! { &str }, quote! {}, quote! { &self.#name }),
        CredentialKind::Choice(choice) => {
            let ty = ident(&choice.type_name);
            (quote! { #ty }, quote! { const }, quote! { self.#name })
        }
    };
    quote! {
        #docs
        #[must_use]
        pub #constness fn #name(&self) -> #ty {
            #value
        }
    }
}

/// What an optional credential is set to.
fn optional_getter(credential: &Credential, docs: &TokenStream) -> TokenStream {
    let name = ident(&credential.rust.name);
    let (ty, constness, value) = match &credential.rust.kind {
        CredentialKind::Secret => (
            quote! { &runtime::Secret },
            quote! { const },
            quote! { self.#name.as_ref() },
        ),
        CredentialKind::Text => (quote! { &str }, quote! {}, quote! { self.#name.as_deref() }),
        CredentialKind::Choice(choice) => {
            let ty = ident(&choice.type_name);
            (quote! { #ty }, quote! { const }, quote! { self.#name })
        }
    };
    quote! {
        #docs
        #[must_use]
        pub #constness fn #name(&self) -> Option<#ty> {
            #value
        }
    }
}

fn debug(service: &Service) -> TokenStream {
    let members = service.credentials.iter().map(|credential| {
        let (text, name) = (
            credential.rust.name.trim_start_matches("r#"),
            ident(&credential.rust.name),
        );
        if credential.sensitive {
            quote! { .field(#text, &runtime::Masked) }
        } else {
            quote! { .field(#text, &self.#name) }
        }
    });
    quote! {
        impl std::fmt::Debug for Credentials {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct("Credentials")#(#members)*.finish()
            }
        }
    }
}

fn choice_type(credential: &Credential, choice: &Choice) -> TokenStream {
    let name = ident(&choice.type_name);
    let docs = doc(&docs(credential));
    let default = choice.default.is_some().then(|| quote! { Default, });
    let variants = choice.variants.iter().map(|(variant, word)| {
        let is_default = choice.default.as_ref() == Some(variant);
        let default = is_default.then(|| quote! { #[default] });
        let text = if is_default {
            format!("`{word}`, the default.")
        } else {
            format!("`{word}`.")
        };
        let (variant, docs) = (ident(variant), doc(&[text]));
        quote! { #docs #default #variant }
    });
    let words = choice.variants.iter().map(|(variant, word)| {
        let variant = ident(variant);
        quote! { Self::#variant => #word }
    });
    quote! {
        #docs
        #[derive(Clone, Copy, Debug, #default PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants),*
        }

        impl #name {
            /// The word on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { #(#words),* }
            }
        }
    }
}
