//! Known inputs and outputs of signing as tests, stage by stage: message, digest, signature, finished headers.

use proc_macro2::TokenStream;
use quote::quote;

use super::protocol;
use crate::emit::file::{doc, ident};
use crate::emit::literal;
use crate::model::{
    CredentialKind, Digest, HeaderValue, Placeholder, Placement, Recipe, Service, Vector,
    VectorSource,
};

pub(super) fn emit(service: &Service) -> TokenStream {
    let tests: Vec<TokenStream> = service
        .recipes
        .iter()
        .flat_map(|recipe| {
            let vectors = recipe.vectors.iter().zip(&recipe.rust.vector_tests);
            vectors.map(|(vector, name)| test(service, recipe, vector, name))
        })
        .collect();
    if tests.is_empty() {
        return TokenStream::new();
    }
    quote! {
        /// The vectors of the schema, stage by stage.
        #[cfg(test)]
        mod tests {
            use super::*;

            #(#tests)*
        }
    }
}

fn given<'a>(vector: &'a Vector, name: &str) -> &'a str {
    vector.given.get(name).map_or("", String::as_str)
}

/// The name by which a vector gives what fills a placeholder.
fn key(placeholder: &Placeholder) -> String {
    match placeholder {
        Placeholder::Credential(name) | Placeholder::Header(name) => name.clone(),
        Placeholder::BodyField(name) => format!("field.{name}"),
        Placeholder::Token => "token".to_owned(),
        Placeholder::Body => "body".to_owned(),
        Placeholder::Method => "method".to_owned(),
        Placeholder::Path => "path".to_owned(),
        Placeholder::Query => "query".to_owned(),
    }
}

fn test(service: &Service, recipe: &Recipe, vector: &Vector, name: &str) -> TokenStream {
    let (test, structure) = (ident(name), ident(&recipe.rust.name));
    let members = recipe.rust.members.iter().map(|member| {
        let name = ident(&member.name);
        let value = given(vector, &key(&member.placeholder));
        if member.is_bytes() {
            quote! { #name: #value.as_bytes() }
        } else {
            quote! { #name: #value }
        }
    });
    let argument = argument(service, recipe, vector);
    let message = vector.message.as_ref().map(|text| {
        quote! { assert_eq!(message.text(), #text); }
    });
    let digest = vector.digest.as_ref().map(|text| {
        quote! { assert_eq!(runtime::hex_lower(&message.digest(#argument)), #text); }
    });
    let signature = &vector.signature;
    let headers = headers(service, recipe, vector);
    let source = match vector.source {
        VectorSource::Vendor => "Published by the vendor.",
        VectorSource::Derived => "Derived from the documented formula.",
    };
    let docs = doc(&[source.to_owned()]);
    quote! {
        #docs
        #[test]
        fn #test() {
            let message = #structure { #(#members),* };
            #message
            #digest
            assert_eq!(message.signature(#argument), #signature);
            #headers
        }
    }
}

/// What chooses the digest, or the key, as the vector gives it.
fn argument(service: &Service, recipe: &Recipe, vector: &Vector) -> TokenStream {
    match &recipe.digest {
        Digest::Fixed(_) | Digest::Plain => TokenStream::new(),
        Digest::Hmac { key, .. } => {
            let key = given(vector, key);
            quote! { #key }
        }
        Digest::Chosen { by, default, .. } => {
            let word = vector.given.get(by).unwrap_or(default);
            choice(service, by, word)
        }
    }
}

/// A credential's value as a variant of its enum.
fn choice(service: &Service, credential: &str, word: &str) -> TokenStream {
    let Some(CredentialKind::Choice(choice)) =
        service.credential(credential).map(|it| &it.rust.kind)
    else {
        return quote! { #word };
    };
    let variant = choice.variants.iter().find(|(_, known)| known == word);
    let (ty, variant) = (
        ident(&choice.type_name),
        ident(variant.map_or("Unknown", |(variant, _)| variant)),
    );
    quote! { #ty::#variant }
}

/// The headers of a request signed with the vector's values, for the recipe that signs requests.
fn headers(service: &Service, recipe: &Recipe, vector: &Vector) -> Option<TokenStream> {
    let signers = service.request_recipes();
    if !signers.iter().any(|signer| signer.name == recipe.name) {
        return None;
    }
    let Placement::Header(place) = &recipe.signature else {
        return None;
    };
    let needed = service.credentials.iter().filter(|it| it.is_needed());
    let new = needed.map(|credential| match &credential.rust.kind {
        CredentialKind::Choice(_) => {
            choice(service, &credential.name, given(vector, &credential.name))
        }
        CredentialKind::Secret | CredentialKind::Text => {
            let value = given(vector, &credential.name);
            quote! { #value }
        }
    });
    let set = service.credentials.iter().filter_map(|credential| {
        let setter = ident(credential.rust.setter.as_ref()?);
        let value = vector.given.get(&credential.name)?;
        let value = match &credential.rust.kind {
            CredentialKind::Choice(_) => choice(service, &credential.name, value),
            CredentialKind::Secret | CredentialKind::Text => quote! { #value },
        };
        Some(quote! { .#setter(#value) })
    });
    let [body, path, query] = ["body", "path", "query"].map(|name| given(vector, name));
    let method = literal::method(given(vector, "method"));
    // Headers that the operation fills in before signing.
    let constants = recipe
        .rust
        .members
        .iter()
        .filter_map(|member| match &member.placeholder {
            Placeholder::Header(name) if !recipe.headers.iter().any(|it| it.name == *name) => {
                let value = given(vector, name);
                Some(quote! { request.set_header(#name, #value).expect("a header of the vector"); })
            }
            _ => None,
        });
    let mut unix_millis = quote! { 0 };
    let mut request_id = quote! { String::new() };
    for header in &recipe.headers {
        let value = given(vector, &header.name);
        let number = value.parse::<i64>().unwrap_or_default();
        match header.value {
            HeaderValue::UnixSeconds => unix_millis = quote! { #number * 1000 },
            HeaderValue::UnixMilliseconds => unix_millis = quote! { #number },
            HeaderValue::RequestId => request_id = quote! { #value.to_owned() },
            HeaderValue::Template(_) => {}
        }
    }
    let sent = recipe.headers.iter().filter_map(|header| {
        let value = vector.given.get(&header.name)?;
        let name = &header.name;
        Some(quote! { assert_eq!(request.header(#name), #value); })
    });
    let token = recipe.uses_token().then(|| {
        let token = given(vector, "token");
        quote! { token: Some(#token.into()), }
    });
    // A member that is not there is what it is by default.
    let rest = token
        .is_none()
        .then(|| quote! { ..runtime::Stamp::default() });
    let sign = protocol::signer(recipe);
    let signature = &vector.signature;
    Some(quote! {
        let credentials = super::super::Credentials::new(#(#new),*)#(#set)*;
        let mut request = runtime::Unsigned::new(#method, #path, #query, #body.into());
        #(#constants)*
        let stamp = runtime::Stamp { unix_millis: #unix_millis, request_id: #request_id, #token #rest };
        super::super::client::#sign(&credentials, &mut request, &stamp).expect("the vector can be signed");
        #(#sent)*
        assert_eq!(request.header(#place), #signature);
    })
}
