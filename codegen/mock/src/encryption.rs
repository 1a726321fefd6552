//! Encrypted messages, by the service's own description and independently of the code that the generator compiles.

use aes::Aes128;
use aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tablewright::model::{Cipher, Encoding, Encryption, Padding};

use crate::engine::Request;
use crate::judge::header;
use crate::recipe::{Credentials, Step, digest, write};
use crate::reply::Reply;

const BLOCK: usize = 16;

/// Whether a request says that it is encrypted.
pub(crate) fn is_sealed(encryption: &Encryption, request: &Request) -> bool {
    let (name, value) = &encryption.mark;
    header(&request.headers, name) == Some(value)
}

/// The request in plain text, or what is wrong with it.
pub(crate) fn open(
    encryption: &Encryption,
    credentials: &Credentials,
    request: &Request,
) -> Result<Request, String> {
    let in_body = !request.body.is_empty();
    let sealed = if in_body {
        request.body.as_slice()
    } else {
        request.query.as_bytes()
    };
    let cipher =
        cipher(encryption, credentials).ok_or("the server's key is no key of the cipher")?;
    let plain = decrypt(encryption, &cipher, sealed)
        .ok_or("it says that it is encrypted, and cannot be decrypted")?;
    if let Some(checksum) = &encryption.checksum {
        let received = header(&request.headers, &checksum.header).unwrap_or_default();
        if received.as_bytes() != digest_of(encryption, &plain) {
            return Err(format!(
                "`{}` is not the digest of the plain text",
                checksum.header
            ));
        }
    }
    let mut opened = request.clone();
    if in_body {
        opened.body = plain;
    } else {
        opened.query =
            String::from_utf8(plain).map_err(|_| "the encrypted query string is no text")?;
    }
    Ok(opened)
}

/// Encrypts a reply.
pub(crate) fn seal(encryption: &Encryption, credentials: &Credentials, reply: &mut Reply) {
    let Some(cipher) = cipher(encryption, credentials) else {
        return; // the request could not be read either
    };
    let checksum = encryption
        .checksum
        .as_ref()
        .map(|checksum| (&checksum.header, digest_of(encryption, &reply.body)));
    reply.body = encrypt(encryption, &cipher, &reply.body).into_bytes();
    let (name, value) = &encryption.mark;
    reply.set_header(name, value);
    if let Some((name, checksum)) = checksum {
        reply.set_header(name, &String::from_utf8_lossy(&checksum));
    }
}

fn cipher(encryption: &Encryption, credentials: &Credentials) -> Option<Aes128> {
    let Cipher::Aes128Ecb = encryption.cipher;
    Aes128::new_from_slice(credentials.get(&encryption.key)?.as_bytes()).ok()
}

fn digest_of(encryption: &Encryption, plain: &[u8]) -> Vec<u8> {
    encryption.checksum.as_ref().map_or_else(Vec::new, |it| {
        let bytes = digest(&Step::Digest(it.digest), b"", plain);
        write(it.output, &bytes)
    })
}

fn encrypt(encryption: &Encryption, cipher: &Aes128, plain: &[u8]) -> String {
    let Padding::Zero = encryption.padding;
    let mut bytes = plain.to_vec();
    bytes.extend(std::iter::repeat_n(0, BLOCK - plain.len() % BLOCK));
    for block in bytes.chunks_mut(BLOCK) {
        let mut whole = [0; BLOCK];
        whole.copy_from_slice(block);
        cipher.encrypt_block((&mut whole).into());
        block.copy_from_slice(&whole);
    }
    let Encoding::Base64 = encryption.encoding;
    STANDARD.encode(bytes)
}

fn decrypt(encryption: &Encryption, cipher: &Aes128, sealed: &[u8]) -> Option<Vec<u8>> {
    let Encoding::Base64 = encryption.encoding;
    let mut bytes = STANDARD.decode(sealed).ok()?;
    if bytes.is_empty() || bytes.len() % BLOCK != 0 {
        return None;
    }
    for block in bytes.chunks_mut(BLOCK) {
        let mut whole = [0; BLOCK];
        whole.copy_from_slice(block);
        cipher.decrypt_block((&mut whole).into());
        block.copy_from_slice(&whole);
    }
    let Padding::Zero = encryption.padding;
    let end = bytes.iter().rposition(|byte| *byte != 0);
    bytes.truncate(end.map_or(0, |at| at + 1));
    Some(bytes)
}

/// What becomes of a plain text, and its digest: for the vectors.
pub fn sealed(encryption: &Encryption, key: &str, plain: &str) -> Option<(String, String)> {
    let credentials = Credentials::from([(encryption.key.clone(), key.to_owned())]);
    let cipher = cipher(encryption, &credentials)?;
    let text = encrypt(encryption, &cipher, plain.as_bytes());
    let digest = digest_of(encryption, plain.as_bytes());
    Some((text, String::from_utf8_lossy(&digest).into_owned()))
}
