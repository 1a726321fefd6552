//! The member of an object that keeps what the schema does not name, where only a part of the object is known.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{doc, ident};
use crate::model::Object;

/// The member itself.
pub(super) fn member(object: &Object) -> Option<TokenStream> {
    let name = ident(object.rest.as_ref()?);
    let docs = doc(&[
        "Further members, by their names on the wire: the documentation was seen in part."
            .to_owned(),
        String::new(),
        "Masked in `Debug`.".to_owned(),
    ]);
    Some(quote! { #docs pub #name: runtime::Rest, })
}

/// The member without anything in it.
pub(super) fn vacant(object: &Object) -> Option<TokenStream> {
    let name = ident(object.rest.as_ref()?);
    Some(quote! { #name: runtime::Rest::new(), })
}

/// What adds to it, for objects that callers make.
pub(super) fn setter(object: &Object) -> Option<TokenStream> {
    object.constructor.as_ref()?;
    let rest = object.rest.as_ref()?;
    let (name, method) = (ident(rest), ident(&format!("with_{rest}")));
    let docs = doc(&[format!(
        "Adds a member to [`{rest}`](Self::{rest}), by its name on the wire."
    )]);
    Some(quote! {
        #docs
        #[must_use]
        pub fn #method(mut self, name: impl Into<String>, value: impl Into<serde_json::Value>) -> Self {
            self.#name.insert(name, value);
            self
        }
    })
}

/// Its line of `Debug`.
pub(super) fn debug(object: &Object) -> Option<TokenStream> {
    let rest = object.rest.as_ref()?;
    let name = ident(rest);
    Some(quote! { .field(#rest, &self.#name) })
}

/// How the runtime finds it.
pub(super) fn access(object: &Object) -> Option<TokenStream> {
    let name = ident(object.rest.as_ref()?);
    Some(quote! {
        fn rest(&mut self) -> Option<&mut runtime::Rest> {
            Some(&mut self.#name)
        }
    })
}

/// The statement that puts it into `out`.
pub(super) fn put(object: &Object) -> Option<TokenStream> {
    let name = ident(object.rest.as_ref()?);
    Some(quote! { out.rest(<Self as runtime::Record>::FIELDS, &self.#name); })
}
