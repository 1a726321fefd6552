//! What a service's clients are made of: credentials, hosts, signing, calls, lists and webhooks.

mod calls;
mod credentials;
mod encryption;
mod hosts;
mod lists;
mod protocol;
mod route;
mod signing;
mod vectors;
mod webhooks;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::OutputFile;
use super::file::ident;
use crate::model::{CredentialKind, Service};

/// A file of the service and what `mod.rs` exports of it.
pub(super) struct ClientFile {
    pub(super) module: &'static str,
    /// Types for everybody.
    pub(super) exports: Vec<String>,
    pub(super) file: OutputFile,
}

pub(super) fn emit(service: &Service) -> Vec<ClientFile> {
    [
        credentials::emit(service),
        hosts::emit(service),
        signing::emit(service),
        encryption::emit(service),
        calls::emit(service),
        lists::emit(service),
        webhooks::emit(service),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The module, as `mod.rs` declares it.
pub(super) fn declaration(file: &ClientFile) -> (TokenStream, TokenStream) {
    let module = ident(file.module);
    let exports: Vec<Ident> = file.exports.iter().map(|name| ident(name)).collect();
    let exports = if exports.is_empty() {
        TokenStream::new()
    } else {
        quote! { pub use self::#module::{#(#exports),*}; }
    };
    (quote! { mod #module; }, exports)
}

/// A credential as text, given what holds the credentials.
fn credential_text(service: &Service, name: &str, credentials: &TokenStream) -> TokenStream {
    let Some(credential) = service.credential(name) else {
        // The checks let no recipe through that names another.
        return quote! { "" };
    };
    let getter = ident(&credential.rust.name);
    match &credential.rust.kind {
        CredentialKind::Secret => quote! { #credentials.#getter().expose() },
        CredentialKind::Text => quote! { #credentials.#getter() },
        CredentialKind::Choice(_) => quote! { #credentials.#getter().as_str() },
    }
}
