//! Compressing what is sent, after it was signed: signatures cover the text.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use http::header::{CONTENT_ENCODING, HeaderValue};

use super::super::signing::Unsigned;

/// Compresses the body with gzip, unless that makes it larger.
pub(super) fn gzip(request: &mut Unsigned) {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let packed = encoder
        .write_all(&request.body)
        .and_then(|()| encoder.finish());
    // Writing to memory does not fail; if it did, the body as it is would do as well.
    let packed = packed.unwrap_or_default();
    if !packed.is_empty() && packed.len() < request.body.len() {
        request.body = packed;
        let gzip = HeaderValue::from_static("gzip");
        request.headers.insert(CONTENT_ENCODING, gzip);
    }
}
