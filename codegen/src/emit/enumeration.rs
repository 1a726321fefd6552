//! Open enums: the type and what its values mean.
//!
//! Comparison, reading and writing are the same for all of them: macros of the runtime.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{allow_deprecated, deprecated, doc, ident};
use super::literal;
use crate::model::{Enum, EnumBase, TypeItem, Variant};

pub(super) fn emit(item: &TypeItem, table: &Enum) -> TokenStream {
    let name = ident(&item.name);
    let docs = doc(&item.docs);
    let variants = table.variants.iter().map(|variant| {
        let (name, docs) = (ident(&variant.name), doc(&variant.docs));
        let deprecated = deprecated(variant.deprecated.as_deref());
        quote! { #docs #deprecated #name }
    });
    let (derives, raw) = match table.base {
        EnumBase::Integer => (quote! { Clone, Copy, Debug }, quote! { i64 }),
        EnumBase::String => (quote! { Clone, Debug }, quote! { String }),
    };
    let known = known(&table.variants);
    let methods = match table.base {
        EnumBase::Integer => integer_methods(&table.variants),
        EnumBase::String => text_methods(&table.variants),
    };
    let allow = allow_deprecated(
        table
            .variants
            .iter()
            .any(|variant| variant.deprecated.is_some()),
    );
    let the_rest = match table.base {
        EnumBase::Integer => quote! { crate::runtime::integer_enum!(#name); },
        EnumBase::String => quote! { crate::runtime::text_enum!(#name); },
    };
    quote! {
        #docs
        #[derive(#derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the documentation does not list.
            Unknown(#raw),
        }

        #allow
        impl #name {
            #known
            #methods
        }

        #the_rest
    }
}

fn known(variants: &[Variant]) -> TokenStream {
    let names = variants.iter().map(|variant| ident(&variant.name));
    quote! {
        /// The values that the documentation lists, in its order.
        pub const KNOWN: &'static [Self] = &[#(Self::#names),*];
    }
}

fn integer_methods(variants: &[Variant]) -> TokenStream {
    let names: Vec<_> = variants
        .iter()
        .map(|variant| ident(&variant.name))
        .collect();
    let values: Vec<_> = variants
        .iter()
        .map(|variant| literal::integer(literal::raw_integer(&variant.value)))
        .collect();
    let description = description(variants, &quote! { self });
    quote! {
        /// The value for a number on the wire.
        #[must_use]
        pub const fn from_raw(raw: i64) -> Self {
            match raw {
                #(#values => Self::#names,)*
                raw => Self::Unknown(raw),
            }
        }

        /// The number on the wire.
        #[must_use]
        pub const fn as_raw(self) -> i64 {
            match self {
                #(Self::#names => #values,)*
                Self::Unknown(raw) => raw,
            }
        }

        #description
    }
}

fn text_methods(variants: &[Variant]) -> TokenStream {
    let names: Vec<_> = variants
        .iter()
        .map(|variant| ident(&variant.name))
        .collect();
    let values: Vec<_> = variants
        .iter()
        .map(|variant| literal::raw_text(&variant.value))
        .collect();
    let description = description(variants, &quote! { &self });
    quote! {
        /// The value for a text on the wire.
        #[must_use]
        pub fn from_raw(raw: &str) -> Self {
            match raw {
                #(#values => Self::#names,)*
                raw => Self::Unknown(raw.to_owned()),
            }
        }

        /// The text on the wire.
        #[must_use]
        pub fn as_raw(&self) -> &str {
            match self {
                #(Self::#names => #values,)*
                Self::Unknown(raw) => raw,
            }
        }

        #description
    }
}

fn description(variants: &[Variant], receiver: &TokenStream) -> TokenStream {
    let (described, bare): (Vec<_>, Vec<_>) = variants
        .iter()
        .partition(|variant| !variant.description.is_empty());
    let arms = described.iter().map(|variant| {
        let (name, text) = (ident(&variant.name), &variant.description);
        quote! { Self::#name => Some(#text), }
    });
    let bare = bare.iter().map(|variant| ident(&variant.name));
    quote! {
        /// What the documentation says about the value.
        #[must_use]
        pub const fn description(#receiver) -> Option<&'static str> {
            match self {
                #(#arms)*
                #(Self::#bare |)* Self::Unknown(_) => None,
            }
        }
    }
}
