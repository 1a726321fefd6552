//! `src/<service>/signing.rs`: what each recipe signs, fed to the digest piece by piece, and the vectors as tests.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ClientFile;
use super::vectors;
use crate::emit::file::{self, doc, ident};
use crate::emit::prose::markdown;
use crate::model::{
    Algorithm, CredentialKind, Digest, Output, Part, Piece, Placeholder, Recipe, Service,
};

pub(super) fn emit(service: &Service) -> Option<ClientFile> {
    if service.recipes.is_empty() {
        return None;
    }
    let recipes = service.recipes.iter().map(|recipe| {
        let (structure, feed, signature) =
            (structure(recipe), feed(recipe), signature(service, recipe));
        quote! { #structure #feed #signature }
    });
    let choices = choices(service);
    let tests = vectors::emit(service);
    Some(ClientFile {
        module: "signing",
        exports: Vec::new(),
        file: file::rust_file(
            format!("src/{}/signing.rs", service.module),
            &service.place.file,
            &[format!("What {} signs, and how.", markdown(&service.title))],
            &TokenStream::new(),
            &quote! {
                #choices
                use crate::runtime::{self, SignedMessage as _};

                #(#recipes)*
                #tests
            },
        ),
    })
}

/// The import of the enums that choose a digest.
fn choices(service: &Service) -> TokenStream {
    let mut names: Vec<&str> = service
        .recipes
        .iter()
        .filter_map(|recipe| choice(service, recipe))
        .collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return TokenStream::new();
    }
    let names = names.into_iter().map(ident);
    quote! { use super::{#(#names),*}; }
}

/// The enum of the credential that chooses the digest.
fn choice<'a>(service: &'a Service, recipe: &Recipe) -> Option<&'a str> {
    let Digest::Chosen { by, .. } = &recipe.digest else {
        return None;
    };
    match &service.credential(by)?.rust.kind {
        CredentialKind::Choice(choice) => Some(&choice.type_name),
        CredentialKind::Secret | CredentialKind::Text => None,
    }
}

fn structure(recipe: &Recipe) -> TokenStream {
    let name = ident(&recipe.rust.name);
    let members = recipe.rust.members.iter().map(|member| {
        let name = ident(&member.name);
        if member.is_bytes() {
            quote! { pub(super) #name: &'a [u8] }
        } else {
            quote! { pub(super) #name: &'a str }
        }
    });
    let mut lines = vec![format!("What the recipe `{}` signs.", recipe.name)];
    if let Some(words) = &recipe.doc {
        lines.push(String::new());
        lines.extend(markdown(words).lines().map(|line| line.trim().to_owned()));
    }
    let docs = doc(&lines);
    quote! {
        #docs
        pub(super) struct #name<'a> {
            #(#members),*
        }
    }
}

fn feed(recipe: &Recipe) -> TokenStream {
    let name = ident(&recipe.rust.name);
    let parts = recipe.message.iter().map(|part| match part {
        Part::Always(piece) => put(recipe, piece),
        Part::Optional(pieces) => {
            let placeholders = pieces.iter().filter_map(Piece::placeholder);
            let conditions = placeholders.map(|placeholder| {
                let member = ident(&recipe.member(placeholder).name);
                quote! { !self.#member.is_empty() }
            });
            let puts = pieces.iter().map(|piece| put(recipe, piece));
            quote! { if #(#conditions)&&* { #(#puts)* } }
        }
    });
    quote! {
        impl runtime::SignedMessage for #name<'_> {
            fn feed(&self, sink: &mut impl runtime::Sink) {
                #(#parts)*
            }
        }
    }
}

fn put(recipe: &Recipe, piece: &Piece<Placeholder>) -> TokenStream {
    match piece {
        Piece::Literal(text) if text.is_ascii() => {
            let bytes = Literal::byte_string(text.as_bytes());
            quote! { sink.put(#bytes); }
        }
        Piece::Literal(text) => quote! { sink.put(#text.as_bytes()); },
        Piece::Value(placeholder) => {
            let member = recipe.member(placeholder);
            let name = ident(&member.name);
            if member.is_bytes() {
                quote! { sink.put(self.#name); }
            } else {
                quote! { sink.put(self.#name.as_bytes()); }
            }
        }
    }
}

/// The type that digests by an algorithm.
pub(super) fn digest_type(algorithm: Algorithm) -> TokenStream {
    match algorithm {
        Algorithm::Md5 => quote! { md5::Md5 },
        Algorithm::Sha1 => quote! { sha1::Sha1 },
        Algorithm::Sha256 => quote! { sha2::Sha256 },
        Algorithm::Sha512 => quote! { sha2::Sha512 },
    }
}

/// The parameters that a signature needs besides the message: what chooses the digest, or the key.
pub(super) fn parameters(service: &Service, recipe: &Recipe) -> TokenStream {
    match &recipe.digest {
        Digest::Fixed(_) | Digest::Plain => TokenStream::new(),
        Digest::Hmac { .. } => quote! { key: &str },
        Digest::Chosen { .. } => {
            let ty = ident(choice(service, recipe).unwrap_or("str"));
            quote! { by: #ty }
        }
    }
}

fn signature(service: &Service, recipe: &Recipe) -> TokenStream {
    let name = ident(&recipe.rust.name);
    let parameters = parameters(service, recipe);
    let (digest, argument) = match &recipe.digest {
        Digest::Plain => {
            return quote! {
                impl #name<'_> {
                    /// What is sent: the message itself.
                    pub(super) fn signature(&self) -> String {
                        self.text()
                    }
                }
            };
        }
        Digest::Fixed(algorithm) => {
            let ty = digest_type(*algorithm);
            (quote! { self.hash::<#ty>() }, TokenStream::new())
        }
        Digest::Hmac { algorithm, .. } => {
            let ty = digest_type(*algorithm);
            let digest = quote! {
                use hmac::{KeyInit as _, Mac as _};

                let mut mac = hmac::SimpleHmac::<#ty>::new_from_slice(key.as_bytes())
                    .expect("HMAC takes keys of any length");
                self.feed(&mut runtime::Pieces(|piece: &[u8]| mac.update(piece)));
                mac.finalize().into_bytes().to_vec()
            };
            (digest, quote! { key })
        }
        Digest::Chosen { by, of, .. } => {
            let ty = ident(choice(service, recipe).unwrap_or("str"));
            let arms = service.credential(by).into_iter().flat_map(|credential| {
                let CredentialKind::Choice(choice) = &credential.rust.kind else {
                    return Vec::new();
                };
                let arm = |(variant, word): &(String, String)| {
                    let (_, algorithm) = of.iter().find(|(name, _)| name == word)?;
                    let (variant, digest) = (ident(variant), digest_type(*algorithm));
                    Some(quote! { #ty::#variant => self.hash::<#digest>() })
                };
                choice.variants.iter().filter_map(arm).collect()
            });
            (quote! { match by { #(#arms),* } }, quote! { by })
        }
    };
    let output = match recipe.output {
        Output::HexLower | Output::Text => quote! { runtime::hex_lower(&self.digest(#argument)) },
        Output::HexUpper => quote! { runtime::hex_upper(&self.digest(#argument)) },
        Output::Base64 => {
            quote! { base64::Engine::encode(&base64::prelude::BASE64_STANDARD, self.digest(#argument)) }
        }
        Output::Base64Url => {
            quote! { base64::Engine::encode(&base64::prelude::BASE64_URL_SAFE, self.digest(#argument)) }
        }
    };
    quote! {
        impl #name<'_> {
            /// The digest of the message.
            fn digest(&self, #parameters) -> Vec<u8> {
                #digest
            }

            /// The digest as it is sent.
            pub(super) fn signature(&self, #parameters) -> String {
                #output
            }
        }
    }
}
