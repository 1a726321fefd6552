//! How an object is read and written, member by member: the table of rows, and the serde impls over it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::file::ident;
use super::literal;
use super::object::{allow, members, rows};
use super::rest;
use crate::model::{Field, Object, Presence, TypeItem};

pub(super) fn emit(item: &TypeItem, object: &Object) -> TokenStream {
    let (name, allow) = (ident(&item.name), allow(object));
    let rows = rows(object).map(row);
    let vacant = members(object).map(|field| {
        let name = ident(&field.rust.name);
        quote! { #name: runtime::vacant() }
    });
    let read = read(object);
    let rest = rest::access(object);
    let vacant_rest = rest::vacant(object);
    let write = write(object);
    quote! {
        #allow
        impl runtime::Record for #name {
            const FIELDS: &'static [runtime::Field] = &[#(#rows),*];

            fn empty() -> Self {
                Self { #(#vacant,)* #vacant_rest }
            }

            #read
            #rest
            #write
        }

        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                runtime::deserialize_record(deserializer)
            }
        }

        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                runtime::serialize_record(self, serializer)
            }
        }
    }
}

fn row(field: &Field) -> TokenStream {
    let wire = &field.wire;
    match field.rust.presence {
        Presence::Required => quote! { runtime::Field::required(#wire) },
        Presence::Optional => quote! { runtime::Field::optional(#wire) },
        Presence::Nullable => quote! { runtime::Field::nullable(#wire) },
        Presence::OptionalNullable => quote! { runtime::Field::optional_nullable(#wire) },
    }
}

fn read(object: &Object) -> TokenStream {
    let arms = rows(object).enumerate().filter_map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        if field.rust.is_member {
            let member = ident(&field.rust.name);
            return Some(quote! { #index => entry.read(&mut self.#member), });
        }
        // A constant that is a list or an object is passed over.
        let constant = literal::scalar(field.constant.as_ref()?)?;
        Some(quote! { #index => entry.constant(#constant), })
    });
    let arms: Vec<_> = arms.collect();
    let body = if arms.is_empty() {
        quote! {
            let _ = field;
            entry.skip()
        }
    } else {
        quote! {
            match field {
                #(#arms)*
                _ => entry.skip(),
            }
        }
    };
    quote! {
        fn read<'de, A: serde::de::MapAccess<'de>>(
            &mut self,
            field: usize,
            entry: runtime::Entry<'_, A>,
        ) -> Result<(), A::Error> {
            #body
        }
    }
}

fn write(object: &Object) -> TokenStream {
    let puts = puts(object, rows(object));
    quote! {
        fn write<S: serde::ser::SerializeMap>(&self, out: &mut runtime::Writer<S>) {
            #puts
        }
    }
}

/// Statements that put rows of an object, and what else it keeps, into `out`.
pub(super) fn puts<'f>(object: &Object, fields: impl Iterator<Item = &'f Field>) -> TokenStream {
    let puts: Vec<_> = fields.filter_map(put).chain(rest::put(object)).collect();
    if puts.is_empty() {
        return quote! { let _ = out; };
    }
    quote! { #(#puts)* }
}

fn put(field: &Field) -> Option<TokenStream> {
    let wire = &field.wire;
    if !field.rust.is_member {
        let value = field.constant.as_ref()?;
        return Some(if let Some(constant) = literal::scalar(value) {
            quote! { out.constant(#wire, #constant); }
        } else {
            let value = literal::json(value);
            quote! { out.put(#wire, &#value); }
        });
    }
    let member = ident(&field.rust.name);
    Some(match field.rust.presence {
        Presence::Required | Presence::Nullable => quote! { out.put(#wire, &self.#member); },
        Presence::Optional => quote! { out.put_some(#wire, &self.#member); },
        Presence::OptionalNullable => quote! { out.put_maybe(#wire, &self.#member); },
    })
}
