//! The signing hooks of a service's clients: how a request is signed, how an answer is verified.

use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use quote::quote;

use super::credential_text;
use crate::emit::file::{doc, ident};
use crate::model::{
    Digest, HeaderValue, Operation, Output, Part, Piece, Placeholder, Placement, Recipe,
    RecipeHeader, Service, naming,
};

/// The modules of the service that the hooks use.
pub(super) fn modules(service: &Service) -> TokenStream {
    let signs = !service.request_recipes().is_empty() || service.response_recipe().is_some();
    let signing = signs.then(|| quote! { use super::signing; });
    let encryption = service
        .encryption
        .is_some()
        .then(|| quote! { use super::encryption; });
    quote! { #encryption #signing }
}

/// The signers, `fn verify`, and the hooks that call them.
pub(super) fn emit(service: &Service) -> TokenStream {
    let recipes = service.request_recipes();
    let signers = recipes.iter().map(|recipe| sign(service, recipe));
    let response = service
        .response_recipe()
        .map(|recipe| verify(service, recipe));
    let hooks = [
        sign_hook(&recipes),
        response
            .as_ref()
            .map_or_else(TokenStream::new, |_| verify_hook()),
        encryption_hooks(service),
        token_hook(service).unwrap_or_default(),
    ];
    let token = token_source(service);
    let is_idle = recipes.is_empty() && response.is_none() && service.encryption.is_none();
    let unused =
        is_idle.then(|| quote! { #[expect(dead_code, reason = "this service signs nothing")] });
    quote! {
        /// Signs with the caller's credentials.
        #unused
        struct Protocol {
            credentials: Credentials,
        }

        impl runtime::Protocol for Protocol {
            #(#hooks)*
        }

        #token
        #(#signers)*
        #response
    }
}

/// The function that signs by a recipe.
pub(super) fn signer(recipe: &Recipe) -> Ident {
    let name = naming::field_name(&format!("sign_{}", recipe.name));
    ident(&name.unwrap_or_else(|_| "sign".to_owned()))
}

/// The hook that signs each request by the recipe of its operation.
fn sign_hook(recipes: &[&Recipe]) -> TokenStream {
    let arms = recipes.iter().map(|recipe| {
        let (name, signer) = (&recipe.name, signer(recipe));
        quote! { Some(#name) => #signer(&self.credentials, request, stamp) }
    });
    let body = if recipes.is_empty() {
        quote! { Ok(()) }
    } else {
        quote! {
            match operation.recipe {
                #(#arms,)*
                _ => Ok(()),
            }
        }
    };
    let [operation, request, stamp] =
        ["operation", "request", "stamp"].map(|name| parameter(&body, name));
    quote! {
        fn sign(
            &self,
            #operation: &runtime::Operation,
            #request: &mut runtime::Unsigned,
            #stamp: &runtime::Stamp,
        ) -> Result<(), runtime::SigningError> {
            #body
        }
    }
}

fn verify_hook() -> TokenStream {
    quote! {
        fn signs_responses(&self) -> bool {
            true
        }

        fn verify(&self, answer: &runtime::Answer<'_>, stamp: &runtime::Stamp) -> Result<(), runtime::SignatureFault> {
            verify(&self.credentials, answer, stamp)
        }
    }
}

fn encryption_hooks(service: &Service) -> TokenStream {
    let Some(encryption) = &service.encryption else {
        return TokenStream::new();
    };
    let Some(key) = service.credential(&encryption.key) else {
        return TokenStream::new(); // rule `encryption-key` lets none through
    };
    let key = ident(&key.rust.name);
    quote! {
        fn seal(&self, request: &mut runtime::Unsigned) -> Result<(), runtime::SigningError> {
            match self.credentials.#key() {
                Some(key) => encryption::seal(key, request),
                None => Ok(()),
            }
        }

        fn unseal(&self, answer: &runtime::Answer<'_>) -> Result<Option<Vec<u8>>, runtime::SignatureFault> {
            encryption::unseal(self.credentials.#key(), answer)
        }
    }
}

fn token_hook(service: &Service) -> Option<TokenStream> {
    service.token.as_ref().map(|_| {
        quote! {
            fn token_source(&self) -> Option<&'static runtime::TokenSource> {
                Some(&TOKEN_SOURCE)
            }
        }
    })
}

/// Where tokens come from, as static data.
fn token_source(service: &Service) -> Option<TokenStream> {
    let token = service.token.as_ref()?;
    let named = |operation: &&Operation| operation.name == token.operation;
    let operation = service.operations.iter().find(named)?;
    let constant = ident(&operation.constant);
    let request = ident(&service.type_item(operation.request).name);
    let path = &token.path;
    let [lifetime, renew_before] =
        [token.lifetime, token.renew_before].map(Literal::u64_unsuffixed);
    Some(quote! {
        /// Where the token comes from that requests carry.
        static TOKEN_SOURCE: runtime::TokenSource = runtime::TokenSource {
            operation: &#constant,
            path: &[#(#path),*],
            lifetime: #lifetime,
            renew_before: #renew_before,
            draft: |core| core.draft(&#constant, &#request::default()),
        };
    })
}

fn sign(service: &Service, recipe: &Recipe) -> TokenStream {
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
        Placeholder::Token => quote! { stamp.token()? },
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
    let signer = signer(recipe);
    let docs = doc(&[format!(
        "Fills in what the service wants to see, and signs it by the recipe `{}`.",
        recipe.name
    )]);
    quote! {
        #docs
        pub(super) fn #signer(
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
        Placeholder::Token | Placeholder::Method | Placeholder::Path | Placeholder::Query => {
            quote! { "" }
        }
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
        Piece::Value(Placeholder::Token) => quote! { stamp.token()? },
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
