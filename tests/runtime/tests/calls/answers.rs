//! What is made of answers.

use bytes::Bytes;

use crate::demo::{
    Demo, Done, NO_ENVELOPE, ONCE, READ, SECRET, SUCCESS, core_with, ok, options, status,
};
use crate::runtime::{Delivery, Error, ErrorKind, Operation, SignatureFault, Verification};

fn decode(operation: &'static Operation, response: http::Response<Bytes>) -> Result<Done, Error> {
    core_with(false, options())
        .prepare::<Done>(operation, &Demo::new())
        .unwrap()
        .decode(response)
}

#[test]
fn a_success_is_read() {
    let done = decode(&READ, ok(SUCCESS)).unwrap();
    assert_eq!(
        done,
        Done {
            code: 0,
            data: vec!["x".to_owned()]
        }
    );
    // The code may come as text.
    assert!(decode(&READ, ok(r#"{"retCode":"0","data":[]}"#)).is_ok());
}

#[test]
fn a_failure_is_told_whatever_its_data_looks_like() {
    for data in ["{}", "null", "[]", "\"x\"", "17", "{\"retCode\":0}"] {
        let body =
            format!(r#"{{"data":{data},"retCode":6,"retMsg":"bad sign","responseID":"v-2"}}"#);
        let error = decode(&READ, ok(&body)).unwrap_err();
        let api = error.api().unwrap_or_else(|| panic!("{data}: {error}"));
        assert_eq!(
            (api.code, api.message.as_str(), api.verified),
            (6, "bad sign", false)
        );
        assert_eq!(error.code::<i64>(), Some(6));
        assert_eq!(error.vendor_request_id(), Some("v-2"));
        assert_eq!(error.request_id(), Some("id-2"));
        assert_eq!(error.body().unwrap().as_ref(), body.as_bytes());
        assert_eq!(error.delivery(), Delivery::Answered);
    }
}

#[test]
fn success_has_to_be_said() {
    for body in [
        r#"{"data":[]}"#,
        r#"{"retCode":null,"data":[]}"#,
        r#"{"error":"x"}"#,
    ] {
        let error = decode(&READ, ok(body)).unwrap_err();
        let ErrorKind::Decode(decode) = error.kind() else {
            panic!("{body}: {error}")
        };
        assert_eq!(decode.path, "$.retCode");
    }
}

#[test]
fn http_statuses() {
    let error = decode(&READ, status(502, "<html>bad gateway</html>")).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Status(_)), "{error}");
    assert_eq!(error.status().unwrap(), 502);
    // A failure that can be read says more than its status.
    let error = decode(&READ, status(400, r#"{"retCode":3}"#)).unwrap_err();
    assert_eq!(error.code::<i64>(), Some(3));
    assert_eq!(error.status().unwrap(), 400);
    // A success code does not make a success of an error status.
    let error = decode(&READ, status(500, SUCCESS)).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Status(_)), "{error}");
}

#[test]
fn what_cannot_be_read_says_where_and_keeps_the_body() {
    let body = r#"{"retCode":0,"data":[{"a":1}]}"#;
    let error = decode(&READ, ok(body)).unwrap_err();
    let ErrorKind::Decode(decode_error) = error.kind() else {
        panic!("{error}")
    };
    assert_eq!(decode_error.path, "$.data[0]");
    assert_eq!(error.body().unwrap().as_ref(), body.as_bytes());
    for garbage in ["", "not json", "[1]", "{\"retCode\":0", "\u{feff}{}"] {
        let error = decode(&READ, ok(garbage)).unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Decode(_)),
            "{garbage}: {error}"
        );
    }
}

#[test]
fn without_an_envelope_the_status_decides() {
    assert!(decode(&NO_ENVELOPE, ok(r#"{"data":["y"]}"#)).is_ok());
    assert!(
        decode(&NO_ENVELOPE, ok("")).is_ok(),
        "nothing at all is an answer too"
    );
    assert!(decode(&NO_ENVELOPE, status(404, "{}")).is_err());
}

/// Decodes an answer of a service that signs its answers.
fn signed(
    verification: Verification,
    sign: Option<&str>,
    repeat: bool,
    mut response: http::Response<Bytes>,
) -> Result<Done, Error> {
    let core = core_with(true, options().with_verification(verification));
    let prepared = core.prepare::<Done>(&ONCE, &Demo::new()).unwrap();
    let headers = response.headers_mut();
    if let Some(sign) = sign {
        headers.insert("x-sign", sign.parse().unwrap());
    }
    let id = if repeat {
        prepared.request_id()
    } else {
        "another"
    };
    headers.insert("x-request", id.parse().unwrap());
    prepared.decode(response)
}

fn fault(result: Result<Done, Error>) -> Option<SignatureFault> {
    match result {
        Ok(_) => None,
        Err(error) => match error.kind() {
            ErrorKind::Signature(fault) => Some(fault.clone()),
            other => panic!("{other:?}"),
        },
    }
}

#[test]
fn signatures_of_successes() {
    use Verification::{IfPresent, Off, Required};
    let missing = Some(SignatureFault::Unsigned);
    let wrong = Some(SignatureFault::Mismatch);
    let other_request = Some(SignatureFault::NotRepeated("x-request"));
    for (policy, sign, repeat, expected) in [
        (Required, Some(SECRET), true, None),
        (Required, None, true, missing),
        (Required, Some("forged"), true, wrong.clone()),
        (Required, Some(SECRET), false, other_request.clone()),
        (IfPresent, Some(SECRET), true, None),
        (IfPresent, None, true, None),
        (IfPresent, Some("forged"), true, wrong),
        (IfPresent, Some(SECRET), false, other_request),
        (Off, Some("forged"), false, None),
        (Off, None, true, None),
    ] {
        let found = fault(signed(policy, sign, repeat, ok(SUCCESS)));
        assert_eq!(found, expected, "{policy:?} {sign:?} {repeat}");
    }
}

#[test]
fn failures_need_no_signature_but_a_wrong_one_is_refused() {
    let failure = || ok(r#"{"retCode":6,"retMsg":"bad sign"}"#);
    let error = signed(Verification::Required, None, true, failure()).unwrap_err();
    assert!(!error.api().unwrap().verified);
    let error = signed(Verification::Required, Some(SECRET), true, failure()).unwrap_err();
    assert!(error.api().unwrap().verified);
    let found = fault(signed(
        Verification::Required,
        Some("forged"),
        true,
        failure(),
    ));
    assert_eq!(found, Some(SignatureFault::Mismatch));
    // A page of a gateway is not signed.
    let error = signed(Verification::Required, None, true, status(502, "")).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Status(_)), "{error}");
}

#[test]
fn what_an_answer_with_a_wrong_signature_says_is_not_lost() {
    let error = signed(Verification::Required, Some("forged"), true, ok(SUCCESS)).unwrap_err();
    let done: Done = error.response().unwrap().unwrap();
    assert_eq!(done.data, ["x"]);
    assert!(!error.is_retryable());
    assert_eq!(error.vendor_request_id(), Some("v-1"));
}
