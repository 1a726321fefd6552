//! Callers that use all that is public in a generated crate, written from its text and not from the model.

use std::collections::BTreeMap;
use std::fmt::Write;

use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Fields, FnArg, ImplItem, Item, ReturnType, Type, TypeParamBound, Visibility};

use super::Generated;

/// A caller for each generated crate, by its module.
pub(crate) fn all<'a>(crates: &BTreeMap<&'a str, &Generated>) -> BTreeMap<&'a str, String> {
    let caller = |(module, generated): (&&'a str, &&Generated)| (*module, one(module, generated));
    crates.iter().map(caller).collect()
}

fn one(module: &str, generated: &Generated) -> String {
    let mut out = String::from("#![allow(warnings)]\nfn any<T>() -> T { unimplemented!() }\n");
    for service in &generated.services {
        let prefix = format!("src/{service}/");
        writeln!(out, "mod {service} {{").unwrap();
        writeln!(
            out,
            "use super::any; use subject::runtime; use subject::{module}::{service}::*;"
        )
        .unwrap();
        let files = generated
            .files
            .iter()
            .filter(|file| file.path.starts_with(&prefix) && !file.path.ends_with("/mod.rs"));
        for (index, file) in files.enumerate() {
            let items = syn::parse_file(&file.contents).unwrap().items;
            writeln!(out, "fn use_{index}() {{").unwrap();
            let public: Vec<&syn::Ident> = items.iter().filter_map(public_type).collect();
            for item in &items {
                use_item(item, &public, &mut out);
            }
            out.push_str("}\n");
        }
        out.push_str("}\n");
    }
    out.push_str("fn main() {}\n");
    out
}

/// The name of a type that is public.
fn public_type(item: &Item) -> Option<&syn::Ident> {
    match item {
        Item::Struct(it) if is_public(&it.vis, &it.attrs) => Some(&it.ident),
        Item::Enum(it) if is_public(&it.vis, &it.attrs) => Some(&it.ident),
        _ => None,
    }
}

fn use_item(item: &Item, public: &[&syn::Ident], out: &mut String) {
    match item {
        Item::Use(it) if it.to_token_stream().to_string().starts_with("use std ") => put(it, out),
        Item::Struct(it) if is_public(&it.vis, &it.attrs) => {
            let name = &it.ident;
            derives(name, &it.attrs, out);
            if let Fields::Named(fields) = &it.fields {
                for field in fields
                    .named
                    .iter()
                    .filter(|field| is_public(&field.vis, &field.attrs))
                {
                    let (member, ty) = (&field.ident, given(&field.ty, name));
                    put(&quote! { let _: #ty = any::<#name>().#member; }, out);
                }
            }
        }
        Item::Enum(it) if is_public(&it.vis, &it.attrs) => {
            let name = &it.ident;
            derives(name, &it.attrs, out);
            // Without values, a variant is also a number.
            if it
                .variants
                .iter()
                .all(|it| matches!(it.fields, Fields::Unit))
            {
                for (number, variant) in it.variants.iter().enumerate() {
                    let variant = &variant.ident;
                    put(
                        &quote! { const _: () = assert!(#name::#variant as usize == #number); },
                        out,
                    );
                }
            }
            for variant in &it.variants {
                let variant_name = &variant.ident;
                let values = variant.fields.iter().map(|field| given(&field.ty, name));
                match variant.fields {
                    Fields::Unit => put(&quote! { let _ = #name::#variant_name; }, out),
                    _ => put(
                        &quote! { let _ = #name::#variant_name(#(any::<#values>()),*); },
                        out,
                    ),
                }
            }
        }
        Item::Impl(it) if is_about_lists(it) => use_types_of_list(it, out),
        Item::Impl(it) if it.generics.params.is_empty() => {
            let Type::Path(path) = &*it.self_ty else {
                return;
            };
            let Some(name) = path.path.get_ident() else {
                return;
            };
            if !public.contains(&name) {
                return;
            }
            match &it.trait_ {
                Some((path, _)) if path.is_ident("Default") => {
                    put(&quote! { let _: #name = Default::default(); }, out);
                }
                Some(_) => {}
                None => it.items.iter().for_each(|item| use_member(name, item, out)),
            }
        }
        Item::Macro(it) => {
            let name = &it.mac.tokens;
            let called = it.mac.path.segments.last().unwrap().ident.to_string();
            put(&quote! { let _: #name = any::<#name>().clone(); }, out);
            match called.as_str() {
                "integer_enum" => put(
                    &quote! { let _ = #name::from(any::<i64>()); let _: i64 = any::<#name>().into(); },
                    out,
                ),
                "text_enum" => put(
                    &quote! { let _ = #name::from(any::<&str>()); let _ = #name::from(any::<String>()); },
                    out,
                ),
                _ => {}
            }
        }
        _ => {}
    }
}

/// Whether it says what is walked in pages or split in batches.
fn is_about_lists(item: &syn::ItemImpl) -> bool {
    let last = item
        .trait_
        .as_ref()
        .and_then(|(path, _)| path.segments.last());
    last.is_some_and(|it| it.ident == "Paged" || it.ident == "Batched")
}

/// What walks and batches give shows in the types of these traits only.
fn use_types_of_list(item: &syn::ItemImpl, out: &mut String) {
    let Type::Path(path) = &*item.self_ty else {
        return;
    };
    let name = &path.path.segments.last().unwrap().ident;
    let path = &item.trait_.as_ref().unwrap().0;
    for member in &item.items {
        if let ImplItem::Type(it) = member {
            let (associated, ty) = (&it.ident, given(&it.ty, name));
            put(
                &quote! { let _: <#name as #path>::#associated = any::<#ty>(); },
                out,
            );
        }
    }
}

fn use_member(name: &syn::Ident, item: &ImplItem, out: &mut String) {
    match item {
        ImplItem::Const(it) if is_public(&it.vis, &it.attrs) => {
            let (constant, ty) = (&it.ident, given(&it.ty, name));
            put(&quote! { let _: #ty = #name::#constant; }, out);
        }
        ImplItem::Fn(it) if is_public(&it.vis, &it.attrs) && it.sig.generics.params.is_empty() => {
            let method = &it.sig.ident;
            let mut has_receiver = false;
            let mut arguments = Vec::new();
            for input in &it.sig.inputs {
                match input {
                    FnArg::Receiver(_) => has_receiver = true,
                    FnArg::Typed(it) => arguments.push(given(&it.ty, name)),
                }
            }
            let call = if has_receiver {
                quote! { it.#method(#(any::<#arguments>()),*) }
            } else {
                quote! { #name::#method(#(any::<#arguments>()),*) }
            };
            let result = match &it.sig.output {
                ReturnType::Type(_, ty) if it.sig.asyncness.is_none() => {
                    let ty = given(ty, name);
                    quote! { : #ty }
                }
                _ => quote! {},
            };
            put(
                &quote! { { let mut it: #name = any(); let _ #result = #call; } },
                out,
            );
        }
        _ => {}
    }
}

/// Something that can be given where a parameter of this type is asked for.
fn given(ty: &Type, own: &syn::Ident) -> Type {
    let mut ty = ty.clone();
    Outside(own).visit_type_mut(&mut ty);
    ty
}

/// Makes types as seen from outside: of the service's flat module, and known by name.
struct Outside<'a>(&'a syn::Ident);

impl VisitMut for Outside<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::ImplTrait(it) = ty
            && let Some(TypeParamBound::Trait(bound)) = it.bounds.first()
            && let Some(segment) = bound.path.segments.last()
            && let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments
        {
            let inner = arguments.args.iter().find_map(|argument| match argument {
                syn::GenericArgument::Type(ty) => Some(ty.clone()),
                syn::GenericArgument::AssocType(it) => Some(it.ty.clone()),
                _ => None,
            });
            let mut inner = inner.unwrap();
            self.visit_type_mut(&mut inner);
            *ty = match segment.ident.to_string().as_str() {
                "IntoIterator" => syn::parse_quote! { Vec<#inner> },
                _ => inner,
            };
            return;
        }
        visit_mut::visit_type_mut(self, ty);
    }

    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        let first = path.segments.first().unwrap().ident.to_string();
        if first == "super" {
            *path = path.segments.last().unwrap().clone().into();
        } else if path.is_ident("Self") {
            *path = self.0.clone().into();
        }
    }
}

fn derives(name: &syn::Ident, attributes: &[Attribute], out: &mut String) {
    for attribute in attributes.iter().filter(|it| it.path().is_ident("derive")) {
        let Ok(list) = attribute.meta.require_list() else {
            continue;
        };
        let traits: Vec<String> = list
            .tokens
            .to_string()
            .split(',')
            .map(|it| it.trim().to_owned())
            .collect();
        // `Debug` is written out where something is masked.
        for bound in traits.iter().filter(|it| *it != "Debug") {
            let path = if bound == "PartialEq" {
                "PartialEq<T>"
            } else {
                bound
            };
            let path = path.replace("<T>", "");
            writeln!(out, "{{ fn is<T: {path}>() {{}} is::<{name}>(); }}").unwrap();
        }
    }
    writeln!(
        out,
        "{{ fn is<T: ::std::fmt::Debug>() {{}} is::<{name}>(); }}"
    )
    .unwrap();
}

/// Public, and there without any feature.
fn is_public(visibility: &Visibility, attributes: &[Attribute]) -> bool {
    matches!(visibility, Visibility::Public(_))
        && !attributes.iter().any(|it| it.path().is_ident("cfg"))
}

fn put(tokens: &impl ToTokens, out: &mut String) {
    writeln!(out, "{}", tokens.to_token_stream()).unwrap();
}
