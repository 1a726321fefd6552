//! `src/<service>/encryption.rs`: how messages are encrypted for callers that have a key, and the vectors as tests.

use proc_macro2::TokenStream;
use quote::quote;

use super::ClientFile;
use super::signing::digest_type;
use crate::emit::file::{self, doc, ident};
use crate::emit::prose::markdown;
use crate::model::{
    Checksum, Cipher, Encoding, Encryption, EncryptionVector, Output, Padding, Service,
    VectorSource,
};

pub(super) fn emit(service: &Service) -> Option<ClientFile> {
    let encryption = service.encryption.as_ref()?;
    let (block, seal, unseal) = (block(encryption), seal(encryption), unseal(encryption));
    let checksum = encryption.checksum.as_ref().map(checksum);
    let tests = tests(encryption);
    let mut docs = vec![format!(
        "How {} encrypts messages.",
        markdown(&service.title)
    )];
    if let Some(words) = &encryption.doc {
        docs.push(String::new());
        docs.extend(markdown(words).lines().map(|line| line.trim().to_owned()));
    }
    Some(ClientFile {
        module: "encryption",
        exports: Vec::new(),
        file: file::rust_file(
            format!("src/{}/encryption.rs", service.module),
            &service.place.file,
            &docs,
            &TokenStream::new(),
            &quote! {
                use crate::runtime;

                #block
                #checksum
                #seal
                #unseal
                #tests
            },
        ),
    })
}

/// The cipher, and plain text to what is sent and back.
fn block(encryption: &Encryption) -> TokenStream {
    let key = &encryption.key;
    let cipher = match encryption.cipher {
        Cipher::Aes128Ecb => quote! { aes::Aes128 },
    };
    // Both helpers fill with zero bytes and take them off again.
    let (fill, strip) = match encryption.padding {
        Padding::Zero => (
            quote! { runtime::seal_blocks },
            quote! { runtime::open_blocks },
        ),
    };
    let (engine, text) = match encryption.encoding {
        Encoding::Base64 => (
            quote! { use base64::prelude::{BASE64_STANDARD, Engine as _}; },
            quote! { BASE64_STANDARD },
        ),
    };
    quote! {
        use aes::cipher::{BlockCipherDecrypt as _, BlockCipherEncrypt as _, KeyInit as _};
        #engine

        fn cipher(key: &runtime::Secret) -> Result<#cipher, runtime::SigningError> {
            #cipher::new_from_slice(key.expose().as_bytes()).map_err(|_| runtime::SigningError::Key(#key))
        }

        /// A plain text as it is sent.
        fn encrypt(cipher: &#cipher, plain: &[u8]) -> String {
            #text.encode(#fill(plain, |block| cipher.encrypt_block(block.into())))
        }

        /// What was encrypted, if it was.
        fn decrypt(cipher: &#cipher, sent: &[u8]) -> Option<Vec<u8>> {
            let sealed = #text.decode(sent.trim_ascii()).ok()?;
            #strip(&sealed, |block| cipher.decrypt_block(block.into()))
        }
    }
}

fn checksum(checksum: &Checksum) -> TokenStream {
    let digest = digest_type(checksum.digest);
    let written = match checksum.output {
        Output::HexLower | Output::Text => quote! { runtime::hex_lower(&digest) },
        Output::HexUpper => quote! { runtime::hex_upper(&digest) },
        Output::Base64 => quote! { BASE64_STANDARD.encode(digest) },
        Output::Base64Url => quote! { base64::prelude::BASE64_URL_SAFE.encode(digest) },
    };
    quote! {
        /// The digest of a plain text as it is sent.
        fn checksum(plain: &[u8]) -> String {
            let digest = <#digest as digest::Digest>::digest(plain);
            #written
        }
    }
}

fn seal(encryption: &Encryption) -> TokenStream {
    let (mark, value) = &encryption.mark;
    let made = encryption
        .checksum
        .as_ref()
        .map(|_| quote! { let checksum = checksum(request.sealable()); });
    let sent = encryption.checksum.as_ref().map(|checksum| {
        let header = &checksum.header;
        quote! { request.set_header(#header, &checksum)?; }
    });
    quote! {
        /// Encrypts the body of a request, or the query string of one without a body.
        pub(super) fn seal(key: &runtime::Secret, request: &mut runtime::Unsigned) -> Result<(), runtime::SigningError> {
            let cipher = cipher(key)?;
            #made
            let sealed = encrypt(&cipher, request.sealable());
            request.set_sealed(sealed);
            #sent
            request.set_header(#mark, #value)
        }
    }
}

fn unseal(encryption: &Encryption) -> TokenStream {
    let (mark, value) = &encryption.mark;
    let checked = encryption.checksum.as_ref().map(|checksum| {
        let header = &checksum.header;
        let same = match checksum.output {
            Output::HexLower | Output::HexUpper => quote! { runtime::same_hex },
            Output::Base64 | Output::Base64Url | Output::Text => quote! { runtime::same_signature },
        };
        quote! {
            if !#same(&checksum(&plain), answer.required(#header)?) {
                return Err(runtime::SignatureFault::Mismatch);
            }
        }
    });
    quote! {
        /// The plain body of an answer that says it is encrypted.
        pub(super) fn unseal(
            key: Option<&runtime::Secret>,
            answer: &runtime::Answer<'_>,
        ) -> Result<Option<Vec<u8>>, runtime::SignatureFault> {
            if !answer.says(#mark, #value) {
                return Ok(None);
            }
            let cipher = key.and_then(|key| cipher(key).ok());
            let plain = cipher
                .and_then(|cipher| decrypt(&cipher, answer.body))
                .ok_or(runtime::SignatureFault::Undecipherable)?;
            #checked
            Ok(Some(plain))
        }
    }
}

fn tests(encryption: &Encryption) -> TokenStream {
    if encryption.vectors.is_empty() {
        return TokenStream::new();
    }
    let tests = encryption
        .vectors
        .iter()
        .zip(&encryption.vector_tests)
        .map(|(vector, name)| test(vector, name));
    quote! {
        /// The vectors of the schema, in both directions.
        #[cfg(test)]
        mod tests {
            use super::*;

            #(#tests)*
        }
    }
}

fn test(vector: &EncryptionVector, name: &str) -> TokenStream {
    let name = ident(name);
    let docs = doc(&[match vector.source {
        VectorSource::Vendor => "Published by the vendor.",
        VectorSource::Derived => "Derived from the documented formula.",
    }
    .to_owned()]);
    let (key, plain, encrypted) = (&vector.key, &vector.plain, &vector.encrypted);
    let checksum = vector
        .checksum
        .as_ref()
        .map(|expected| quote! { assert_eq!(checksum(#plain.as_bytes()), #expected); });
    quote! {
        #docs
        #[test]
        fn #name() {
            let cipher = cipher(&runtime::Secret::from(#key)).expect("the key of the vector");
            assert_eq!(encrypt(&cipher, #plain.as_bytes()), #encrypted);
            let plain = decrypt(&cipher, #encrypted.as_bytes());
            assert_eq!(plain.as_deref(), Some(#plain.as_bytes()));
            #checksum
        }
    }
}
