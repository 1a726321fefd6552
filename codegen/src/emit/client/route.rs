//! Expressions that lead from a message to a member deep in it, through members that may be absent.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::file::ident;
use crate::model::{Field, Presence, Route};

/// What has been reached.
enum Reached {
    /// A member that is always there.
    Place(TokenStream),
    /// An `Option`.
    Perhaps(TokenStream),
}

/// The list at the end, borrowed from `page`; empty if something on the way is absent.
pub(super) fn borrowed_list(route: &Route) -> TokenStream {
    let Some((last, way)) = route.members.split_last() else {
        // A route has at least one member.
        return quote! { &[] };
    };
    let name = ident(&last.rust.name);
    let slice = match (BORROWED.walk(way, &quote! { page }), last.rust.presence) {
        (Reached::Place(at), Presence::Required) => return quote! { &#at.#name },
        (Reached::Place(at), Presence::Optional | Presence::Nullable) => {
            quote! { #at.#name.as_deref() }
        }
        (Reached::Place(at), Presence::OptionalNullable) => {
            quote! { #at.#name.as_option().map(Vec::as_slice) }
        }
        (Reached::Perhaps(at), Presence::Required) => {
            quote! { #at.map(|it| it.#name.as_slice()) }
        }
        (Reached::Perhaps(at), Presence::Optional | Presence::Nullable) => {
            quote! { #at.and_then(|it| it.#name.as_deref()) }
        }
        (Reached::Perhaps(at), Presence::OptionalNullable) => {
            quote! { #at.and_then(|it| it.#name.as_option()).map(Vec::as_slice) }
        }
    };
    quote! { #slice.unwrap_or_default() }
}

/// The list at the end, taken out of what `start` names.
pub(super) fn owned_list(route: &Route, start: &TokenStream) -> TokenStream {
    match OWNED.walk(&route.members, start) {
        Reached::Place(list) => list,
        Reached::Perhaps(list) => quote! { #list.unwrap_or_default() },
    }
}

/// The integer at the end as an `Option`, read from `page`.
pub(super) fn number(route: &Route) -> TokenStream {
    match BORROWED.walk(&route.members, &quote! { page }) {
        Reached::Place(number) => quote! { Some(#number) },
        Reached::Perhaps(number) => quote! { #number.copied() },
    }
}

/// How members are passed through.
struct Steps {
    /// Makes of an `Option` one that may be used up, and an `Option` of a `Maybe`.
    opened: fn(Presence) -> Option<TokenStream>,
    /// Before a member that is always there, inside of something that may not be.
    borrow: fn() -> TokenStream,
}

const BORROWED: Steps = Steps {
    opened: |presence| match presence {
        Presence::Required => None,
        Presence::Optional | Presence::Nullable => Some(quote! { .as_ref() }),
        Presence::OptionalNullable => Some(quote! { .as_option() }),
    },
    borrow: || quote! { & },
};

const OWNED: Steps = Steps {
    opened: |presence| match presence {
        Presence::Required => None,
        Presence::Optional | Presence::Nullable => Some(TokenStream::new()),
        Presence::OptionalNullable => Some(quote! { .into_option() }),
    },
    borrow: TokenStream::new,
};

impl Steps {
    fn walk(&self, members: &[Field], start: &TokenStream) -> Reached {
        let mut reached = Reached::Place(start.clone());
        for field in members {
            let name = ident(&field.rust.name);
            let (opened, borrow) = ((self.opened)(field.rust.presence), (self.borrow)());
            reached = match (reached, opened) {
                (Reached::Place(at), None) => Reached::Place(quote! { #at.#name }),
                (Reached::Place(at), Some(opened)) => {
                    Reached::Perhaps(quote! { #at.#name #opened })
                }
                (Reached::Perhaps(at), None) => {
                    Reached::Perhaps(quote! { #at.map(|it| #borrow it.#name) })
                }
                (Reached::Perhaps(at), Some(opened)) => {
                    Reached::Perhaps(quote! { #at.and_then(|it| it.#name #opened) })
                }
            };
        }
        reached
    }
}
