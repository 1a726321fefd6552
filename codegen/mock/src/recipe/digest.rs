//! Digests, and how they are written.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use hmac::{Hmac, KeyInit, Mac};
use md5::{Digest as _, Md5};
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use tablewright::model::{Algorithm, Digest, Output};

/// What is done to a message, with every choice made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing.
    Plain,
    /// A digest.
    Digest(Algorithm),
    /// A digest with the credential of this name as its key.
    Hmac(Algorithm, String),
}

/// A choice of digest that the recipe does not list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownDigest;

/// Makes the choice that a recipe leaves open. `chosen` is what the message or the account names, if it names one.
pub fn choose(digest: &Digest, chosen: Option<&str>) -> Result<Step, UnknownDigest> {
    Ok(match digest {
        Digest::Plain => Step::Plain,
        Digest::Fixed(algorithm) => Step::Digest(*algorithm),
        Digest::Hmac { algorithm, key } => Step::Hmac(*algorithm, key.clone()),
        Digest::Chosen { default, of, .. } => {
            let wanted = chosen.unwrap_or(default);
            let found = of.iter().find(|(name, _)| name == wanted);
            Step::Digest(found.ok_or(UnknownDigest)?.1)
        }
    })
}

/// Carries the step out. `key` is used by an HMAC only.
pub fn digest(step: &Step, key: &[u8], message: &[u8]) -> Vec<u8> {
    match step {
        Step::Plain => message.to_vec(),
        Step::Digest(Algorithm::Md5) => Md5::digest(message).to_vec(),
        Step::Digest(Algorithm::Sha1) => Sha1::digest(message).to_vec(),
        Step::Digest(Algorithm::Sha256) => Sha256::digest(message).to_vec(),
        Step::Digest(Algorithm::Sha512) => Sha512::digest(message).to_vec(),
        Step::Hmac(Algorithm::Md5, _) => keyed::<Hmac<Md5>>(key, message),
        Step::Hmac(Algorithm::Sha1, _) => keyed::<Hmac<Sha1>>(key, message),
        Step::Hmac(Algorithm::Sha256, _) => keyed::<Hmac<Sha256>>(key, message),
        Step::Hmac(Algorithm::Sha512, _) => keyed::<Hmac<Sha512>>(key, message),
    }
}

fn keyed<M: Mac + KeyInit>(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut mac = <M as KeyInit>::new_from_slice(key).expect("an HMAC takes keys of any length");
    mac.update(message);
    mac.finalize().into_bytes().to_vec()
}

/// Writes a digest as it is sent.
pub fn write(output: Output, digest: &[u8]) -> Vec<u8> {
    match output {
        Output::HexLower => hex(digest).into_bytes(),
        Output::HexUpper => hex(digest).to_ascii_uppercase().into_bytes(),
        Output::Base64 => STANDARD.encode(digest).into_bytes(),
        Output::Base64Url => URL_SAFE.encode(digest).into_bytes(),
        Output::Text => digest.to_vec(),
    }
}

/// Small hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Algorithm, Output, Step, digest, hex, write};

    /// Test case 2 of RFC 2202 and RFC 4231.
    #[test]
    fn hmacs_agree_with_the_rfcs() {
        for (algorithm, expected) in [
            (Algorithm::Md5, "750c783e6ab0b503eaa86e310a5db738"),
            (Algorithm::Sha1, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
            (
                Algorithm::Sha256,
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                Algorithm::Sha512,
                "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fd\
                 caeab1a34d4a6b4b636e070a38bce737",
            ),
        ] {
            let step = Step::Hmac(algorithm, "key".to_owned());
            let made = digest(&step, b"Jefe", b"what do ya want for nothing?");
            assert_eq!(hex(&made), expected, "{}", algorithm.word());
        }
    }

    /// The digests of `abc` in RFC 1321 and FIPS 180.
    #[test]
    fn digests_agree_with_the_standards() {
        for (algorithm, expected) in [
            (Algorithm::Md5, "900150983cd24fb0d6963f7d28e17f72"),
            (Algorithm::Sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (
                Algorithm::Sha256,
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            ),
            (
                Algorithm::Sha512,
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd\
                 454d4423643ce80e2a9ac94fa54ca49f",
            ),
        ] {
            assert_eq!(
                hex(&digest(&Step::Digest(algorithm), b"", b"abc")),
                expected
            );
        }
    }

    #[test]
    fn outputs_are_written_as_named() {
        let bytes = [0xfb, 0xef, 0x01];
        for (output, expected) in [
            (Output::HexLower, "fbef01"),
            (Output::HexUpper, "FBEF01"),
            (Output::Base64, "++8B"),
            (Output::Base64Url, "--8B"),
        ] {
            assert_eq!(write(output, &bytes), expected.as_bytes());
        }
        assert_eq!(write(Output::Base64, b"a"), b"YQ==");
        assert_eq!(write(Output::Text, b"as it is"), b"as it is");
    }
}
