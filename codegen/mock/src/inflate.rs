//! Bodies that come compressed.

use std::io::Read;

use flate2::read::GzDecoder;
use hyper::header::CONTENT_ENCODING;
use tablewright::model::{Compression, Meaning, Operation};

use crate::check::Problem;
use crate::engine::Request;
use crate::judge::header;

/// More than this is no body that a page of documentation has in mind.
const LARGEST_BODY: u64 = 32 << 20;

/// The request with its body inflated; nothing if it is not compressed.
pub(crate) fn inflate(
    operation: &Operation,
    request: &Request,
) -> Result<Option<Request>, Problem> {
    let encoding = header(&request.headers, CONTENT_ENCODING.as_str()).unwrap_or("identity");
    let refuse = |text: &str| Err(Problem::new(Meaning::MalformedParameter, text));
    let accepted = match operation.compress {
        Some(Compression::Gzip) => encoding.eq_ignore_ascii_case("gzip"),
        None => false,
    };
    if encoding.eq_ignore_ascii_case("identity") {
        return Ok(None);
    }
    if !accepted {
        return refuse("the header `content-encoding` names what is not accepted here");
    }
    let mut body = Vec::new();
    let mut reader = GzDecoder::new(request.body.as_slice()).take(LARGEST_BODY + 1);
    if reader.read_to_end(&mut body).is_err() {
        return refuse("the body cannot be inflated");
    }
    if body.len() as u64 > LARGEST_BODY {
        return refuse("the body is larger than 32 MiB");
    }
    let mut inflated = request.clone();
    inflated.body = body;
    Ok(Some(inflated))
}
