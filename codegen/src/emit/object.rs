//! Objects: the struct and how callers make, read, write and print it.
//!
//! Reading and writing member by member is in `record`.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{allow_deprecated, code, deprecated, doc, ident};
use super::{limits, record, rest};
use crate::model::{Constructor, DebugImpl, Field, Object, Service, TypeItem};

/// More parameters than this are more than clippy likes.
const MANY_PARAMS: usize = 7;

pub(super) fn emit(service: &Service, item: &TypeItem, object: &Object) -> TokenStream {
    let parts = [
        structure(item, object),
        inherent(item, object),
        default(item, object),
        debug(item, object),
        record::emit(item, object),
        limits::emit(service, item, object),
    ];
    parts.into_iter().collect()
}

/// All rows: what is sent outside of the body, then what is sent in it.
pub(super) fn rows(object: &Object) -> impl Iterator<Item = &Field> {
    let parameters = object.parameters.iter().map(|parameter| &parameter.field);
    parameters.chain(&object.fields)
}

/// The rows that are members of the struct.
pub(super) fn members(object: &Object) -> impl Iterator<Item = &Field> {
    rows(object).filter(|field| field.rust.is_member)
}

/// Those of them that are sent in the body.
pub(super) fn body_members(object: &Object) -> impl Iterator<Item = &Field> {
    object.fields.iter().filter(|field| field.rust.is_member)
}

/// What an `impl` needs that touches all members.
pub(super) fn allow(object: &Object) -> TokenStream {
    allow_deprecated(members(object).any(|field| field.deprecated.is_some()))
}

fn structure(item: &TypeItem, object: &Object) -> TokenStream {
    let (name, docs) = (ident(&item.name), doc(&item.docs));
    let derives = match object.debug {
        DebugImpl::Derived => quote! { Clone, Debug, PartialEq },
        DebugImpl::Masked => quote! { Clone, PartialEq },
    };
    let members = members(object).map(|field| {
        let (name, ty, docs) = (
            ident(&field.rust.name),
            code(&field.rust.ty),
            doc(&field.rust.docs),
        );
        let deprecated = deprecated(field.deprecated.as_deref());
        quote! { #docs #deprecated pub #name: #ty }
    });
    let rest = rest::member(object);
    quote! {
        #docs
        #[derive(#derives)]
        #[non_exhaustive]
        pub struct #name {
            #(#members,)*
            #rest
        }
    }
}

fn inherent(item: &TypeItem, object: &Object) -> TokenStream {
    let new = object
        .constructor
        .as_ref()
        .map(|constructor| new(object, constructor));
    let setters = members(object).filter_map(setter);
    let rest = rest::setter(object);
    let message = object.is_message.then(message);
    let body = quote! { #new #(#setters)* #rest #message };
    if body.is_empty() {
        return body;
    }
    let (name, allow) = (ident(&item.name), allow(object));
    quote! {
        #allow
        impl #name { #body }
    }
}

fn new(object: &Object, constructor: &Constructor) -> TokenStream {
    let params = constructor.params.iter().map(|param| {
        let (name, ty) = (ident(&param.name), code(&param.ty));
        quote! { #name: #ty }
    });
    let values = members(object).map(|field| {
        let name = ident(&field.rust.name);
        match constructor
            .params
            .iter()
            .find(|param| param.name == field.rust.name)
        {
            Some(param) if param.value == param.name => quote! { #name },
            Some(param) => {
                let value = code(&param.value);
                quote! { #name: #value }
            }
            None => quote! { #name: runtime::vacant() },
        }
    });
    let rest = rest::vacant(object);
    let expect = (constructor.params.len() > MANY_PARAMS).then(|| {
        quote! { #[expect(clippy::too_many_arguments, reason = "the page requires this many")] }
    });
    let summary = if constructor.params.is_empty() {
        "With nothing set."
    } else {
        "With what is required."
    };
    let summary = doc(&[summary.to_owned()]);
    quote! {
        #summary
        #expect
        #[must_use]
        pub fn new(#(#params),*) -> Self {
            Self { #(#values,)* #rest }
        }
    }
}

fn setter(field: &Field) -> Option<TokenStream> {
    let setter = field.rust.setter.as_ref()?;
    let (method, member) = (ident(&setter.method), ident(&field.rust.name));
    let (param, ty, value) = (
        ident(&setter.param.name),
        code(&setter.param.ty),
        code(&setter.param.value),
    );
    let docs = doc(&[format!(
        "Sets [`{0}`](Self::{0}).",
        field.rust.name.trim_start_matches("r#")
    )]);
    let deprecated = deprecated(field.deprecated.as_deref());
    Some(quote! {
        #docs
        #deprecated
        #[must_use]
        pub fn #method(mut self, #param: #ty) -> Self {
            self.#member = #value;
            self
        }
    })
}

fn message() -> TokenStream {
    quote! {
        /// Reads a JSON body, tolerating what loses nothing.
        ///
        /// # Errors
        ///
        /// If the body is not a JSON object, or has a value that cannot be converted without loss.
        pub fn from_json(body: &[u8]) -> Result<Self, runtime::DecodeError> {
            runtime::from_json(body)
        }

        /// Like [`from_json`](Self::from_json), and also tells what was tolerated.
        ///
        /// # Errors
        ///
        /// As for [`from_json`](Self::from_json).
        pub fn from_json_with_drift(body: &[u8]) -> Result<(Self, runtime::Drift), runtime::DecodeError> {
            runtime::from_json_with_drift(body)
        }

        /// Writes compact JSON, members in the order of the documentation.
        #[must_use]
        pub fn to_json(&self) -> String {
            runtime::to_json(self)
        }
    }
}

fn default(item: &TypeItem, object: &Object) -> TokenStream {
    let name = ident(&item.name);
    let value = match &object.constructor {
        _ if object.has_default => quote! { runtime::Record::empty() },
        // A `new` without parameters and a missing `Default` would surprise.
        Some(constructor) if constructor.params.is_empty() => quote! { Self::new() },
        _ => return TokenStream::new(),
    };
    quote! {
        impl Default for #name {
            fn default() -> Self {
                #value
            }
        }
    }
}

fn debug(item: &TypeItem, object: &Object) -> TokenStream {
    if object.debug == DebugImpl::Derived {
        return TokenStream::new();
    }
    let (name, text, allow) = (ident(&item.name), &item.name, allow(object));
    let members = members(object).map(|field| {
        let member = ident(&field.rust.name);
        let name = field.rust.name.trim_start_matches("r#");
        if field.sensitive {
            quote! { .field(#name, &runtime::masked(&self.#member)) }
        } else {
            quote! { .field(#name, &self.#member) }
        }
    });
    let rest = rest::debug(object);
    quote! {
        #allow
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(#text)#(#members)*#rest.finish()
            }
        }
    }
}
