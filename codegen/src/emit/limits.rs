//! What a request does to be sent: limits that are checked before, parameters outside of the body.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::ident;
use super::object::{allow, body_members};
use super::{literal, record};
use crate::model::{
    Field, Limits, Location, Object, Parameter, Presence, Service, Type, TypeItem, TypeKind,
};

/// The `impl`s for an object that callers make.
pub(super) fn emit(service: &Service, item: &TypeItem, object: &Object) -> TokenStream {
    if !item.usage.request {
        return TokenStream::new();
    }
    let limited = object.is_limited.then(|| limited(service, item, object));
    let request = object.is_message.then(|| request(item, object));
    quote! { #limited #request }
}

fn limited(service: &Service, item: &TypeItem, object: &Object) -> TokenStream {
    let (name, allow) = (ident(&item.name), allow(object));
    let parameters = object.parameters.iter().map(|parameter| &parameter.field);
    let checks = parameters
        .filter(|field| field.rust.is_member)
        .chain(body_members(object))
        .map(|field| check(service, field));
    quote! {
        #allow
        impl runtime::Limited for #name {
            fn check(&self, check: &mut runtime::Check) {
                #(#checks)*
            }
        }
    }
}

fn whole(number: Option<u64>) -> TokenStream {
    literal::option(number.map(proc_macro2::Literal::u64_unsuffixed))
}

/// The checks of a member, on the value if there is one.
fn check(service: &Service, field: &Field) -> TokenStream {
    let (
        wire,
        Limits {
            min_items,
            max_items,
            min_length,
            max_length,
            minimum,
            maximum,
            ..
        },
    ) = (&field.wire, &field.limits);
    let mut checks = TokenStream::new();
    if min_items.is_some() || max_items.is_some() {
        let (min, max) = (whole(*min_items), whole(*max_items));
        checks.extend(quote! { check.items(#wire, value.len(), #min, #max); });
    }
    if field.ty == Type::String && (min_length.is_some() || max_length.is_some()) {
        let (min, max) = (whole(*min_length), whole(*max_length));
        checks.extend(quote! { check.length(#wire, value.as_str(), #min, #max); });
    }
    if matches!(field.ty, Type::Integer | Type::Number) && (minimum.is_some() || maximum.is_some())
    {
        let (min, max) = (literal::option(*minimum), literal::option(*maximum));
        checks.extend(quote! { check.range(#wire, value, #min, #max); });
    }
    let is_limited = |ty: &Type| match ty {
        Type::Named(id) => {
            matches!(&service.type_item(*id).kind, TypeKind::Object(object) if object.is_limited)
        }
        _ => false,
    };
    match &field.ty {
        ty @ Type::Named(_) if is_limited(ty) => checks.extend(quote! {
            check.nested(#wire, |check| runtime::Limited::check(value, check));
        }),
        Type::List(inner) if is_limited(inner) => checks.extend(quote! {
            check.each(#wire, value, runtime::Limited::check);
        }),
        Type::Map(inner) if is_limited(inner) => checks.extend(quote! {
            check.each(#wire, value.values(), runtime::Limited::check);
        }),
        _ => {}
    }
    if checks.is_empty() {
        return checks;
    }
    with_value(field, &checks)
}

/// Runs `body` with the member's value as `value`, if there is one.
fn with_value(field: &Field, body: &TokenStream) -> TokenStream {
    let member = ident(&field.rust.name);
    match field.rust.presence {
        Presence::Required => quote! { { let value = &self.#member; #body } },
        Presence::Optional | Presence::Nullable => {
            quote! { if let Some(value) = &self.#member { #body } }
        }
        Presence::OptionalNullable => {
            quote! { if let Some(value) = self.#member.as_option() { #body } }
        }
    }
}

fn request(item: &TypeItem, object: &Object) -> TokenStream {
    let (name, allow) = (ident(&item.name), allow(object));
    let check = object.is_limited.then(|| {
        quote! {
            fn check(&self, check: &mut runtime::Check) {
                runtime::Limited::check(self, check);
            }
        }
    });
    let target = (!object.parameters.is_empty()).then(|| {
        let parameters = object.parameters.iter().map(parameter);
        let body = record::puts(object, object.fields.iter());
        quote! {
            fn target(&self, target: &mut runtime::Target) {
                #(#parameters)*
            }

            fn write_body<S: serde::ser::SerializeMap>(&self, out: &mut runtime::Writer<S>) {
                #body
            }
        }
    });
    quote! {
        #allow
        impl runtime::Request for #name {
            #check
            #target
        }
    }
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let wire = &parameter.field.wire;
    let method = match parameter.location {
        Location::Path => quote! { path },
        Location::Query => quote! { query },
        Location::Header => quote! { header },
    };
    if let Some(constant) = parameter
        .field
        .constant
        .as_ref()
        .filter(|_| !parameter.field.rust.is_member)
    {
        let text = match constant {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        return quote! { target.#method(#wire, #text); };
    }
    with_value(
        &parameter.field,
        &quote! { target.#method(#wire, &runtime::parameter(value)); },
    )
}
