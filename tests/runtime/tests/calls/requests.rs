//! What is sent.

use crate::demo::{
    Demo, Done, ELSEWHERE, FORM, MULTIPART, PACKED, PHONE, READ, core_with, options,
};
use crate::runtime::{ErrorKind, Unsigned};

fn sent(operation: &'static crate::runtime::Operation) -> http::Request<bytes::Bytes> {
    core_with(false, options())
        .prepare::<Done>(operation, &Demo::new())
        .unwrap()
        .request()
}

#[test]
fn parameters_go_where_they_belong_and_the_rest_into_the_body() {
    let request = sent(&READ);
    assert_eq!(request.method(), http::Method::POST);
    assert_eq!(
        request.uri(),
        "https://api.example/base/orders/a%2Fb/calls?page=2"
    );
    assert_eq!(
        request.body().as_ref(),
        format!(r#"{{"lines":["{PHONE}"]}}"#).as_bytes()
    );
    let header = |name: &str| request.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("x-kind"), "8");
    assert_eq!(header("x-time"), "1734307200");
    assert_eq!(header("content-type"), "application/json");
    assert_eq!(header("accept"), "application/json");
    assert!(header("user-agent").starts_with(env!("CARGO_PKG_NAME")));
    assert!(request.headers()["x-sign"].is_sensitive());
}

#[test]
fn forms_and_multipart_bodies() {
    let form = sent(&FORM);
    assert_eq!(
        form.headers()["content-type"],
        "application/x-www-form-urlencoded"
    );
    assert_eq!(
        form.body().as_ref(),
        format!("lines=%5B%22{PHONE}%22%5D").as_bytes()
    );

    let multipart = sent(&MULTIPART);
    assert_eq!(
        multipart.headers()["content-type"],
        "multipart/form-data; boundary=id-1"
    );
    let body = String::from_utf8(multipart.body().to_vec()).unwrap();
    assert!(
        body.starts_with("--id-1\r\ncontent-disposition: form-data; name=\"lines\"\r\n\r\n"),
        "{body}"
    );
    assert!(body.ends_with("\r\n--id-1--\r\n"), "{body}");
}

/// A request with a line that is some phone numbers long.
fn large(
    operation: &'static crate::runtime::Operation,
    length: usize,
) -> http::Request<bytes::Bytes> {
    let mut request = Demo::new();
    request.lines = vec![PHONE.repeat(length)];
    core_with(false, options())
        .prepare::<Done>(operation, &request)
        .unwrap()
        .request()
}

#[cfg(feature = "gzip")]
#[test]
fn a_body_is_compressed_after_it_was_signed() {
    use std::io::Read;
    let (plain, packed) = (large(&READ, 20), large(&PACKED, 20));
    assert!(!plain.headers().contains_key("content-encoding"));
    assert_eq!(packed.headers()["content-encoding"], "gzip");
    assert_eq!(packed.headers()["x-sign"], plain.headers()["x-sign"]);
    assert_eq!(packed.headers()["content-type"], "application/json");
    assert!(packed.body().len() < plain.body().len());
    let mut text = Vec::new();
    flate2::read::GzDecoder::new(packed.body().as_ref())
        .read_to_end(&mut text)
        .unwrap();
    assert_eq!(text, plain.body().as_ref());
}

#[cfg(feature = "gzip")]
#[test]
fn a_body_that_would_grow_is_sent_as_it_is() {
    let packed = large(&PACKED, 1);
    assert!(!packed.headers().contains_key("content-encoding"));
    assert_eq!(packed.body(), large(&READ, 1).body());
}

#[cfg(not(feature = "gzip"))]
#[test]
fn without_the_feature_a_body_is_sent_as_it_is() {
    let packed = large(&PACKED, 20);
    assert!(!packed.headers().contains_key("content-encoding"));
    assert_eq!(packed.body(), large(&READ, 20).body());
}

#[test]
fn an_operation_of_one_host_goes_there_unless_the_caller_says_otherwise() {
    assert_eq!(sent(&ELSEWHERE).uri().host(), Some("elsewhere.example"));
    assert!(sent(&ELSEWHERE).uri().path().starts_with("/v9/orders/"));
    let core = core_with(false, options().with_base_url("http://127.0.0.1:8080/"));
    let request = core
        .prepare::<Done>(&ELSEWHERE, &Demo::new())
        .unwrap()
        .request();
    assert_eq!(
        request.uri(),
        "http://127.0.0.1:8080/orders/a%2Fb/calls?page=2"
    );
}

#[test]
fn every_broken_limit_is_told_and_nothing_is_sent() {
    let request = Demo {
        order: String::new(),
        page: Some(0),
        lines: vec![PHONE.to_owned(); 3],
    };
    let error = core_with(false, options())
        .prepare::<Done>(&READ, &request)
        .unwrap_err();
    let ErrorKind::Rejected(violations) = error.kind() else {
        panic!("{error}")
    };
    let told: Vec<String> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "$.order: is empty",
            "$.lines: 3 elements, at most 2 are allowed",
            "$.page: is less than 1"
        ]
    );
    assert!(!error.to_string().contains(PHONE));
    assert!(!error.is_retryable());
}

#[test]
fn a_credential_that_cannot_be_sent_is_named_but_not_shown() {
    let protocol = crate::demo::DemoProtocol {
        secret: "line\nbreak".into(),
        signs_responses: false,
    };
    let core = crate::runtime::Core::new(protocol, "https://api.example", options()).unwrap();
    let error = core.prepare::<Done>(&READ, &Demo::new()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Signing(_)), "{error}");
    assert!(error.to_string().contains("x-sign"), "{error}");
    assert!(!format!("{error} {error:?}").contains("break"));
}

#[test]
fn members_are_put_into_objects_only() {
    let put = |body: &str| {
        let mut request = Unsigned::new(http::Method::POST, "/", "", body.into());
        let done = request.set_member("key", "a\"b");
        (done.is_ok(), String::from_utf8(request.body).unwrap())
    };
    assert_eq!(put("{}"), (true, r#"{"key":"a\"b"}"#.to_owned()));
    assert_eq!(
        put(r#"{"x":1}"#),
        (true, r#"{"x":1,"key":"a\"b"}"#.to_owned())
    );
    assert!(!put("[]").0);
    assert!(!put("").0);
}
