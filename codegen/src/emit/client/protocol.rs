//! The signing hooks of a service's clients: how a request is signed, how an answer is verified.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use super::credential_text;
use crate::emit::file::ident;
use crate::model::{
    Digest, HeaderValue, Output, Part, Piece, Placeholder, Placement, Recipe, RecipeHeader, Service,
};

/// `fn sign`, `fn verify` and the hook that calls them.
pub(super) fn emit(service: &Service) -> TokenStream {
    let sign = sign(service);
    let response = service
        .response_recipe()
        .map(|recipe| verify(service, recipe));
    let hooks = service.response_recipe().is_some().then(|| {
        quote! {
            fn signs_responses(&self) -> bool {
                true
            }

            fn verify(&self, answer: &runtime::Answer<'_>, stamp: &runtime::Stamp) -> Result<(), runtime::SignatureFault> {
                verify(&self.credentials, answer, stamp)
            }
        }
    });
    quote! {
        /// Signs with the caller's credentials.
        struct Protocol {
            credentials: Credentials,
        }

        impl runtime::Protocol for Protocol {
            fn sign(&self, request: &mut runtime::Unsigned, stamp: &runtime::Stamp) -> Result<(), runtime::SigningError> {
                sign(&self.credentials, request, stamp)
            }
            #hooks
        }

        #sign
        #response
    }
}

fn sign(service: &Service) -> TokenStream {
    let Some(recipe) = service.request_recipe() else {
        return quote! {
            /// Nothing is signed.
            #[expect(clippy::unnecessary_wraps, reason = "other services sign")]
            pub(super) fn sign(
                _credentials: &Credentials,
                _request: &mut runtime::Unsigned,
                _stamp: &runtime::Stamp,
            ) -> Result<(), runtime::SigningError> {
                Ok(())
            }
        };
    };
    let credentials = quote! { credentials };
    let headers = recipe.headers.iter().map(|header| {
        let (name, value) = (&header.name, filled(service, header));
        quote! { request.set_header(#name, #value)?; }
    });
    let members = recipe.members.iter().map(|member| {
        let (name, value) = (&member.name, filled(service, member));
        quote! { request.set_member(#name, #value)?; }
    });
    let message = message(recipe, &|placeholder| match placeholder {
        Placeholder::Credential(name) => credential_text(service, name, &credentials),
        Placeholder::Header(name) => quote! { request.header(#name) },
        Placeholder::Body => quote! { request.signed_body() },
        Placeholder::Method => quote! { request.method.as_str() },
        Placeholder::Path => quote! { &request.path },
        Placeholder::Query => quote! { &request.query },
        Placeholder::BodyField(name) => quote! { &request.member(#name).unwrap_or_default() },
    });
    let argument = argument(service, recipe);
    let place = match &recipe.signature {
        Placement::Header(name) => quote! { request.set_header(#name, &signature) },
        Placement::Field(name) => quote! { request.set_member(#name, &signature) },
        Placement::Query(name) => quote! { request.set_query(#name, &signature) },
    };
    let body = quote! {
        #(#headers)*
        #(#members)*
        let signature = #message.signature(#argument);
        #place
    };
    let (credentials, stamp) = (parameter(&body, "credentials"), parameter(&body, "stamp"));
    quote! {
        /// Fills in what the service wants to see, and signs it.
        pub(super) fn sign(
            #credentials: &Credentials,
            request: &mut runtime::Unsigned,
            #stamp: &runtime::Stamp,
        ) -> Result<(), runtime::SigningError> {
            #body
        }
    }
}

fn verify(service: &Service, recipe: &Recipe) -> TokenStream {
    let credentials = quote! { credentials };
    // What the request filled in comes back in the answer; only the clock is the answer's own.
    let repeated = recipe
        .headers
        .iter()
        .filter(|header| recipe.covers_header(&header.name))
        .filter_map(|header| {
            let name = &header.name;
            match &header.value {
                HeaderValue::RequestId => {
                    Some(quote! { answer.repeats(#name, &stamp.request_id)?; })
                }
                HeaderValue::Template(_) => {
                    let value = filled(service, header);
                    Some(quote! { answer.repeats(#name, #value)?; })
                }
                HeaderValue::UnixSeconds | HeaderValue::UnixMilliseconds => None,
            }
        });
    let message = message(recipe, &|placeholder| match placeholder {
        Placeholder::Credential(name) => credential_text(service, name, &credentials),
        Placeholder::Header(name) => quote! { answer.required(#name)? },
        Placeholder::Body => quote! { answer.body },
        Placeholder::BodyField(name) => quote! { &answer.member(#name)? },
        // An answer has none of these.
        Placeholder::Method | Placeholder::Path | Placeholder::Query => quote! { "" },
    });
    let received = match &recipe.signature {
        Placement::Header(name) | Placement::Query(name) => quote! { answer.signature(#name)? },
        Placement::Field(name) => quote! { &answer.signature_member(#name)? },
    };
    let argument = argument(service, recipe);
    let compare = comparison(recipe);
    let age = recipe.timestamp.as_ref().and_then(|timestamp| {
        let (header, tolerance) = (&timestamp.header, timestamp.tolerance?);
        let unit = clock_unit(recipe, header);
        Some(quote! { answer.fresh(#header, #unit, #tolerance, stamp)?; })
    });
    let body = quote! {
        let received = #received;
        let expected = #message.signature(#argument);
        if !#compare(&expected, received) {
            return Err(runtime::SignatureFault::Mismatch);
        }
        #age
        #(#repeated)*
        Ok(())
    };
    let (credentials, stamp) = (parameter(&body, "credentials"), parameter(&body, "stamp"));
    quote! {
        /// Whether an answer was signed with the caller's secret, for the request that it answers.
        fn verify(
            #credentials: &Credentials,
            answer: &runtime::Answer<'_>,
            #stamp: &runtime::Stamp,
        ) -> Result<(), runtime::SignatureFault> {
            #body
        }
    }
}

/// The name of a parameter, with an underscore if the body has no use for it.
pub(super) fn parameter(body: &TokenStream, name: &str) -> Ident {
    if mentions(body.clone(), name) {
        ident(name)
    } else {
        ident(&format!("_{name}"))
    }
}

fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// The struct of what is signed, each member filled by `value`.
pub(super) fn message(recipe: &Recipe, value: &dyn Fn(&Placeholder) -> TokenStream) -> TokenStream {
    let structure = ident(&recipe.rust.name);
    let members = recipe.rust.members.iter().map(|member| {
        let (name, value) = (ident(&member.name), value(&member.placeholder));
        if value.to_string() == member.name {
            quote! { #name }
        } else {
            quote! { #name: #value }
        }
    });
    quote! { signing::#structure { #(#members),* } }
}

/// What chooses the digest, or the key.
pub(super) fn argument(service: &Service, recipe: &Recipe) -> TokenStream {
    let credentials = quote! { credentials };
    match &recipe.digest {
        Digest::Fixed(_) | Digest::Plain => TokenStream::new(),
        Digest::Hmac { key, .. } => credential_text(service, key, &credentials),
        Digest::Chosen { by, .. } => {
            service
                .credential(by)
                .map_or_else(TokenStream::new, |credential| {
                    let getter = ident(&credential.rust.name);
                    quote! { credentials.#getter() }
                })
        }
    }
}

/// The comparison in constant time; hexadecimal digits have no case.
pub(super) fn comparison(recipe: &Recipe) -> TokenStream {
    match recipe.output {
        Output::HexLower | Output::HexUpper => quote! { runtime::same_hex },
        Output::Base64 | Output::Base64Url | Output::Text => quote! { runtime::same_signature },
    }
}

/// What the value of a clock header counts.
pub(super) fn clock_unit(recipe: &Recipe, header: &str) -> TokenStream {
    let in_milliseconds = recipe
        .headers
        .iter()
        .any(|it| it.name == header && it.value == HeaderValue::UnixMilliseconds);
    if in_milliseconds {
        quote! { runtime::ClockUnit::Milliseconds }
    } else {
        quote! { runtime::ClockUnit::Seconds }
    }
}

/// What the recipe puts into a header or a member, as an expression of type `&str`.
fn filled(service: &Service, header: &RecipeHeader) -> TokenStream {
    let parts = match &header.value {
        HeaderValue::RequestId => return quote! { &stamp.request_id },
        HeaderValue::UnixSeconds => return quote! { &stamp.unix_seconds() },
        HeaderValue::UnixMilliseconds => return quote! { &stamp.unix_milliseconds() },
        HeaderValue::Template(parts) => parts,
    };
    let credentials = quote! { credentials };
    let text = |piece: &Piece<Placeholder>| match piece {
        Piece::Literal(text) => quote! { #text },
        Piece::Value(Placeholder::Credential(name)) => credential_text(service, name, &credentials),
        Piece::Value(Placeholder::Header(name)) => quote! { request.header(#name) },
        Piece::Value(Placeholder::BodyField(name)) => {
            quote! { &request.member(#name).unwrap_or_default() }
        }
        Piece::Value(Placeholder::Body) => {
            quote! { &String::from_utf8_lossy(request.signed_body()) }
        }
        Piece::Value(Placeholder::Method) => quote! { request.method.as_str() },
        Piece::Value(Placeholder::Path) => quote! { &request.path },
        Piece::Value(Placeholder::Query) => quote! { &request.query },
    };
    if let [Part::Always(piece)] = parts.as_slice() {
        return text(piece);
    }
    let pushes = parts.iter().map(|part| match part {
        Part::Always(piece) => {
            let text = text(piece);
            quote! { value.push_str(#text); }
        }
        Part::Optional(pieces) => {
            let conditions = pieces
                .iter()
                .filter(|piece| piece.placeholder().is_some())
                .map(text);
            let pushes = pieces.iter().map(text);
            quote! { if #(!#conditions.is_empty())&&* { #(value.push_str(#pushes);)* } }
        }
    });
    quote! {
        &{
            let mut value = String::new();
            #(#pushes)*
            value
        }
    }
}
