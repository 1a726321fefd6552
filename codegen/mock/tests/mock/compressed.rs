//! Requests with a compressed body, signed by hand over the text.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use tablewright::model::Meaning;
use tablewright_mock::{Running, Verdict};

use crate::support::{Raw, STOP, STOP_BODY, start};

const IMPORT: &str = "/callcentre/api/v3/importBatchCall";
const BODY: &str = r#"{"productID":"callbot","userTaskID":"t-1","callInfoList":{"orderCallbackUrl":"o","callCallbackUrl":"c","callList":[]}}"#;

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn verdict(server: &Running) -> Verdict {
    server.requests().last().unwrap().verdict.clone()
}

#[test]
fn the_text_is_what_is_signed_and_checked() {
    let server = start();
    let mut request = Raw::callbot(IMPORT, BODY).with("Content-Encoding", "GZIP");
    request.body = packed(BODY.as_bytes());
    assert_eq!(request.send(&server).json()["retCode"], 0);
    assert_eq!(verdict(&server), Verdict::Accepted);
    // It is recorded as it came.
    assert_eq!(server.requests()[0].body, request.body);

    // A text that breaks a promise of the page is found inside.
    let text = BODY.replace("\"callList\":[]", "\"callList\":{}");
    let mut request = Raw::callbot(IMPORT, &text).with("Content-Encoding", "gzip");
    request.body = packed(text.as_bytes());
    request.send(&server);
    let verdict = verdict(&server).to_string();
    assert!(verdict.contains("callInfoList.callList"), "{verdict}");
}

#[test]
fn a_signature_over_the_compressed_bytes_is_wrong() {
    let server = start();
    let mut request = Raw::callbot(IMPORT, "other").with("Content-Encoding", "gzip");
    request.body = packed(BODY.as_bytes());
    request.send(&server);
    assert_eq!(verdict(&server).meaning(), Some(Meaning::WrongSignature));
}

#[test]
fn plain_bodies_are_taken_as_well() {
    let server = start();
    Raw::callbot(IMPORT, BODY).send(&server);
    assert_eq!(verdict(&server), Verdict::Accepted);
    Raw::callbot(IMPORT, BODY)
        .with("Content-Encoding", "identity")
        .send(&server);
    assert_eq!(verdict(&server), Verdict::Accepted);
}

#[test]
fn what_cannot_be_inflated_is_refused() {
    let server = start();
    let mut cut = packed(BODY.as_bytes());
    cut.truncate(cut.len() / 2);
    // A megabyte of zeros is a kilobyte: 40 of them are more than a body may be.
    let bomb = packed(&vec![b' '; 40 << 20]);
    for (encoding, body) in [
        ("gzip", BODY.as_bytes().to_vec()),
        ("gzip", cut),
        ("gzip", bomb),
        ("br", packed(BODY.as_bytes())),
    ] {
        let mut request = Raw::callbot(IMPORT, BODY).with("Content-Encoding", encoding);
        request.body = body;
        assert_eq!(request.send(&server).json()["retCode"], 3);
        let meaning = verdict(&server).meaning();
        assert_eq!(meaning, Some(Meaning::MalformedParameter), "{encoding}");
    }
}

/// No page says that other operations inflate anything.
#[test]
fn an_operation_that_does_not_say_so_takes_no_compressed_body() {
    let server = start();
    let mut request = Raw::callbot(STOP, STOP_BODY).with("Content-Encoding", "gzip");
    request.body = packed(STOP_BODY.as_bytes());
    request.send(&server);
    assert_eq!(
        verdict(&server).meaning(),
        Some(Meaning::MalformedParameter)
    );
}
