//! How a digest is written, and how two are compared.

use subtle::ConstantTimeEq;

/// Hexadecimal, small letters.
#[must_use]
pub fn hex_lower(digest: &[u8]) -> String {
    base16ct::lower::encode_string(digest)
}

/// Hexadecimal, capital letters.
#[must_use]
pub fn hex_upper(digest: &[u8]) -> String {
    base16ct::upper::encode_string(digest)
}

/// Whether two signatures are the same text, in constant time.
#[must_use]
pub fn same_signature(expected: &str, received: &str) -> bool {
    expected.as_bytes().ct_eq(received.as_bytes()).into()
}

/// Whether two hexadecimal signatures are the same digest, in constant time; the case of the digits tells nothing.
#[must_use]
pub fn same_hex(expected: &str, received: &str) -> bool {
    let decode = |text: &str| base16ct::mixed::decode_vec(text);
    match (decode(expected), decode(received)) {
        (Ok(expected), Ok(received)) => expected.ct_eq(&received).into(),
        _ => false,
    }
}
