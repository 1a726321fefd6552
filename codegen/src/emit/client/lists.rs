//! `src/<service>/lists.rs`: which members of a request and its answer make pages and batches.
//!
//! The methods of the clients that use it are here as well; `calls` prints them with the clients.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{ClientFile, route};
use crate::emit::file::{self, allow_deprecated, code, doc, ident};
use crate::emit::literal;
use crate::emit::prose::markdown;
use crate::model::{Asked, Batch, Field, Operation, Pages, Presence, Service, TypeId};

pub(super) fn emit(service: &Service) -> Option<ClientFile> {
    let implementations: TokenStream = service
        .operations
        .iter()
        .flat_map(|operation| {
            let pages = operation.pages.as_ref();
            let batch = operation.batch.as_ref();
            [
                pages.map(|pages| paged(service, operation, pages)),
                batch.map(|batch| batched(service, operation, batch)),
            ]
        })
        .flatten()
        .collect();
    if implementations.is_empty() {
        return None;
    }
    Some(ClientFile {
        module: "lists",
        exports: Vec::new(),
        file: file::rust_file(
            format!("src/{}/lists.rs", service.module),
            &service.place.file,
            &[format!(
                "Lists of {} that come in pages or are sent in batches.",
                markdown(&service.title)
            )],
            &TokenStream::new(),
            &quote! {
                use crate::runtime;

                #implementations
            },
        ),
    })
}

/// A message, as a module of the service that defines no types sees it.
fn message(service: &Service, id: TypeId) -> TokenStream {
    let item = service.type_item(id);
    let (module, name) = (ident(&item.module), ident(&item.name));
    quote! { super::#module::#name }
}

fn paged(service: &Service, operation: &Operation, pages: &Pages) -> TokenStream {
    let request = message(service, operation.request);
    let page = message(service, operation.response);
    let item = code(&pages.items.item);
    let first = literal::integer(pages.first);
    let (number, set_number) = (
        value(&pages.number.field),
        set(&pages.number.field, &quote! { number }),
    );
    let size = pages.size.as_ref().map_or_else(|| quote! { None }, size);
    let (items, into_items) = (
        route::borrowed_list(&pages.items.route),
        route::owned_list(&pages.items.route, &quote! { page }),
    );
    let total = pages
        .total
        .as_ref()
        .map_or_else(|| quote! { None }, route::number);
    let read = if pages.total.is_some() {
        quote! { page }
    } else {
        quote! { _ }
    };
    let asked = pages.size.iter().chain([&pages.number]);
    let mut fields = asked
        .map(|asked| &asked.field)
        .chain(&pages.items.route.members)
        .chain(pages.total.iter().flat_map(|total| &total.members));
    let allow = allow_deprecated(fields.any(|field| field.deprecated.is_some()));
    quote! {
        #allow
        impl runtime::Paged for #request {
            type Page = #page;
            type Item = #item;

            const FIRST: i64 = #first;

            fn number(&self) -> Option<i64> {
                #number
            }

            fn set_number(&mut self, number: i64) {
                #set_number
            }

            fn size(&self) -> Option<i64> {
                #size
            }

            fn items(page: &Self::Page) -> &[Self::Item] {
                #items
            }

            fn into_items(page: Self::Page) -> Vec<Self::Item> {
                #into_items
            }

            fn total(#read: &Self::Page) -> Option<i64> {
                #total
            }
        }
    }
}

fn batched(service: &Service, operation: &Operation, batch: &Batch) -> TokenStream {
    let request = message(service, operation.request);
    let answer = message(service, operation.response);
    let (element, item) = (code(&batch.element), code(&batch.items.item));
    let limit = Literal::u64_unsuffixed(batch.limit);
    let list = ident(&batch.list.rust.name);
    let into_items = route::owned_list(&batch.items.route, &quote! { answer });
    let mut fields = batch.items.route.members.iter().chain([&batch.list]);
    let allow = allow_deprecated(fields.any(|field| field.deprecated.is_some()));
    quote! {
        #allow
        impl runtime::Batched for #request {
            type Answer = #answer;
            type Element = #element;
            type Item = #item;

            const LIMIT: usize = #limit;

            fn elements(&self) -> &[Self::Element] {
                &self.#list
            }

            fn elements_mut(&mut self) -> &mut Vec<Self::Element> {
                &mut self.#list
            }

            fn into_items(answer: Self::Answer) -> Vec<Self::Item> {
                #into_items
            }
        }
    }
}

/// An integer of the request, if it is there.
fn value(field: &Field) -> TokenStream {
    let name = ident(&field.rust.name);
    match field.rust.presence {
        Presence::Required => quote! { Some(self.#name) },
        Presence::Optional | Presence::Nullable => quote! { self.#name },
        Presence::OptionalNullable => quote! { self.#name.as_option().copied() },
    }
}

fn set(field: &Field, value: &TokenStream) -> TokenStream {
    let name = ident(&field.rust.name);
    match field.rust.presence {
        Presence::Required => quote! { self.#name = #value; },
        Presence::Optional | Presence::Nullable => quote! { self.#name = Some(#value); },
        Presence::OptionalNullable => quote! { self.#name = runtime::Maybe::Value(#value); },
    }
}

/// The items of a page, as far as the request says. What a server takes otherwise is known from documentation only, and
/// a walk that believed it would lose items where it is wrong.
fn size(asked: &Asked) -> TokenStream {
    let field = &asked.field;
    match &field.constant {
        Some(constant) if !field.rust.is_member => {
            let constant = literal::integer(constant.as_i64().unwrap_or_default());
            quote! { Some(#constant) }
        }
        _ => value(field),
    }
}

/// The methods of the clients that walk pages and send batches.
pub(super) fn methods(service: &Service) -> TokenStream {
    let clients = [
        (quote! { Client }, quote! { Pages }, true),
        (quote! { BlockingClient }, quote! { BlockingPages }, false),
    ];
    let blocks = clients.iter().map(|(client, pages, is_async)| {
        let methods: TokenStream = service
            .operations
            .iter()
            .flat_map(|operation| {
                let walk = operation.pages.as_ref();
                let batch = operation.batch.as_ref();
                [
                    walk.map(|walk| pages_method(service, operation, walk, pages)),
                    batch.map(|batch| batch_method(service, operation, batch, *is_async)),
                ]
            })
            .flatten()
            .collect();
        (!methods.is_empty()).then(|| {
            quote! {
                /// Lists longer than one message.
                impl #client {
                    #methods
                }
            }
        })
    });
    blocks.flatten().collect()
}

fn pages_method(
    service: &Service,
    operation: &Operation,
    pages: &Pages,
    walker: &TokenStream,
) -> TokenStream {
    let (method, constant) = (ident(&pages.method), ident(&operation.constant));
    let request = ident(&service.type_item(operation.request).name);
    let call = operation.method.trim_start_matches("r#");
    let docs = doc(&[
        format!(
            "All pages of [`{call}`](Self::{}), from the page that the request names.",
            operation.method
        ),
        String::new(),
        format!(
            "Nothing is sent until a page is asked for. [`runtime::{walker}`] tells where the list ends, and how to"
        ),
        "go on after an error.".to_owned(),
    ]);
    quote! {
        #docs
        pub fn #method(&self, request: &#request) -> runtime::#walker<#request> {
            self.caller.pages(&#constant, request)
        }
    }
}

fn batch_method(
    service: &Service,
    operation: &Operation,
    batch: &Batch,
    is_async: bool,
) -> TokenStream {
    let (method, constant) = (ident(&batch.method), ident(&operation.constant));
    let request = ident(&service.type_item(operation.request).name);
    let call = operation.method.trim_start_matches("r#");
    let mut lines = vec![
        format!(
            "[`{call}`](Self::{}) for any number of `{}`: {} in each request at most, and at most",
            operation.method, batch.list.wire, batch.limit
        ),
        "`concurrency` requests at the same time.".to_owned(),
        String::new(),
        "Parts that fail can be tried again by themselves; see [`runtime::Batches`].".to_owned(),
    ];
    if let Some(repeatable) = &batch.repeatable {
        lines.extend([
            String::new(),
            format!(
                "The operation acts each time it is sent, but not twice for the same `{}`:",
                repeatable.by
            ),
        ]);
        let why = markdown(&repeatable.why);
        lines.extend(why.lines().map(|line| line.trim().to_owned()));
    }
    let docs = doc(&lines);
    let (asynchronous, wait) = if is_async {
        (quote! { async }, quote! { .await })
    } else {
        (TokenStream::new(), TokenStream::new())
    };
    quote! {
        #docs
        pub #asynchronous fn #method(&self, request: &#request, concurrency: usize) -> runtime::Batches<#request> {
            self.caller.in_batches(&#constant, request, concurrency)#wait
        }
    }
}
