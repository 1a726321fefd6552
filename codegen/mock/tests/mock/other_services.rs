//! What no service of the repository has: plain keys in the body, signed answers with an HMAC,
//! parameters, forms, and answers without an envelope.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;
use tablewright::model::Meaning;
use tablewright_mock::{Mock, Running};

use crate::support::{Answer, Raw, acme, cases};

const ORDER: &str = r#"{"appkey":"mock-appKey","secretkey":"mock-secretKey","anvils":[10]}"#;

fn start() -> Running {
    Mock::builder(acme()).start().unwrap()
}

/// The verdict on a request, with the answer.
fn send(server: &Running, request: &Raw) -> (Option<Meaning>, Answer) {
    let answer = request.send(server);
    (server.requests().pop().unwrap().verdict.meaning(), answer)
}

#[test]
fn keys_in_the_body_are_checked_and_answers_carry_an_hmac() {
    let server = start();
    let (refused, answer) = send(&server, &Raw::new("POST", "/orders", ORDER));
    assert_eq!(refused, None);
    assert_eq!(
        answer.json(),
        json!({ "status": 0, "info": "success", "page": 1, "code": "AAA" })
    );
    assert_eq!(answer.header("x-region"), Some("moon"));
    let mut mac = Hmac::<Sha256>::new_from_slice(b"mock-secretKey").unwrap();
    mac.update(&answer.body);
    mac.update(b"mock-secretKey");
    let expected = STANDARD.encode(mac.finalize().into_bytes());
    assert_eq!(answer.header("x-signature"), Some(expected.as_str()));
}

#[test]
fn the_nearest_code_is_taken_where_none_has_the_meaning() {
    let server = start();
    for (from, to, meaning, status) in [
        // The operation's own code.
        ("[10]", "[10,11,12,13]", Meaning::TooManyItems, 77),
        // No code for these, so the one for what is nearest to it.
        ("[10]", "[]", Meaning::InvalidParameter, 5),
        ("[10]", r#"[10],"price":9.5"#, Meaning::InvalidParameter, 5),
        (r#","anvils":[10]"#, "", Meaning::MissingParameter, 5),
        // No code for anything like these, so one without a meaning.
        ("mock-secretKey", "other", Meaning::WrongSignature, 9),
        (
            r#""secretkey":"mock-secretKey","#,
            "",
            Meaning::MissingSignature,
            9,
        ),
        ("mock-appKey", "other", Meaning::UnknownAccount, 9),
    ] {
        let body = ORDER.replace(from, to);
        let (refused, answer) = send(&server, &Raw::new("POST", "/orders", &body));
        assert_eq!(refused, Some(meaning), "{body}");
        assert_eq!(
            (answer.status, &answer.json()["status"]),
            (200, &json!(status)),
            "{body}"
        );
        assert_eq!(
            answer.json()["page"],
            1,
            "every member of the envelope is there"
        );
    }
}

#[test]
fn parameters_of_path_and_query_are_checked() {
    let server = start();
    for (target, meaning) in [
        ("/bolts/7?region=eu", None),
        ("/bolts/7?region=eu&verbose=true&tags=a&tags=b", None),
        ("/bolts/x?region=eu", Some(Meaning::MalformedParameter)),
        ("/bolts/0?region=eu", Some(Meaning::InvalidParameter)),
        ("/bolts/7", Some(Meaning::MissingParameter)),
        (
            "/bolts/7?region=eu&verbose=perhaps",
            Some(Meaning::MalformedParameter),
        ),
        (
            "/bolts/7?region=eu&tags=a&tags=b&tags=c",
            Some(Meaning::TooManyItems),
        ),
    ] {
        let (refused, answer) = send(&server, &Raw::new("GET", target, ""));
        assert_eq!(refused, meaning, "{target}");
        match meaning {
            None => assert_eq!(answer.json(), json!({ "length": 2.5 })),
            Some(meaning) => {
                assert_eq!(answer.status, 400, "there is no envelope to say it with");
                let error = answer.json()["error"].as_str().unwrap().to_owned();
                assert!(error.starts_with(meaning.word()), "{error}");
            }
        }
    }
    send(&server, &Raw::new("GET", "/bolts/newest", ""));
    assert_eq!(
        server.requests().pop().unwrap().operation.unwrap(),
        "newest"
    );
}

#[test]
fn forms_are_checked() {
    let server = start();
    let form = |body: &str| {
        let raw = Raw::new("POST", "/bolts", body);
        raw.with("Content-Type", "application/x-www-form-urlencoded")
    };
    for (request, meaning) in [
        (form("length=3&round=1"), None),
        (form("round=1"), Some(Meaning::MissingParameter)),
        (form(""), Some(Meaning::MissingParameter)),
        (form("length=long"), Some(Meaning::MalformedParameter)),
        (form("length=10"), Some(Meaning::InvalidParameter)),
        (
            form("length=3").with("Content-Type", "application/json"),
            Some(Meaning::MalformedParameter),
        ),
    ] {
        assert_eq!(send(&server, &request).0, meaning, "{request:?}");
    }
}

#[test]
fn bodies_of_several_parts_are_checked() {
    let server = start();
    let upload = |name: &str| {
        let part = |key: &str, value: &str| {
            format!("--b\r\nContent-Disposition: form-data; name=\"{key}\"\r\n\r\n{value}\r\n")
        };
        let body = format!("{}{}--b--\r\n", part(name, "left"), part("file", "0101"));
        Raw::new("POST", "/drawings", &body).with("Content-Type", "multipart/form-data; boundary=b")
    };
    assert_eq!(send(&server, &upload("name")).0, None);
    assert_eq!(
        send(&server, &upload("title")).0,
        Some(Meaning::MissingParameter)
    );
    let without = upload("name").with("Content-Type", "multipart/form-data");
    assert_eq!(send(&server, &without).0, Some(Meaning::MalformedParameter));
}

#[test]
fn a_route_of_two_services_is_refused() {
    let mut api = acme();
    let path = api.services[0].operations[0].http.clone();
    let bolts = api
        .services
        .iter_mut()
        .find(|service| service.name == "bolts")
        .unwrap();
    bolts
        .operations
        .iter_mut()
        .find(|it| it.name == "tell")
        .unwrap()
        .http = path;
    let error = Mock::builder(api.clone()).start().unwrap_err().to_string();
    assert!(
        error.contains("acme order") && error.contains("bolts tell"),
        "{error}"
    );
    Mock::builder(api).service("bolts").start().unwrap();
}

#[test]
fn the_path_of_a_host_may_stand_before_the_route() {
    let server = Mock::builder(cases()).start().unwrap();
    for path in ["/shelves/a/things", "/base/shelves/a/things"] {
        Raw::new("GET", path, "").send(&server);
        let seen = server.requests().pop().unwrap();
        assert_eq!(seen.operation.as_deref(), Some("findThings"), "{path}");
    }
    assert_eq!(
        Raw::new("GET", "/basement/shelves/a/things", "")
            .send(&server)
            .status,
        404
    );
    assert_eq!(
        Raw::new("POST", "/base/order", "{}").send(&server).status,
        404
    );
}

/// The header holds more than the credential.
#[test]
fn a_header_with_words_around_the_credential_is_compared_as_a_whole() {
    let server = Mock::builder(cases()).start().unwrap();
    let request = |key: &str| {
        let raw = Raw::new("GET", "/shelves/a/things?page=1&kind=solid", "");
        let raw = raw
            .with("X-Time", "1")
            .with("X-Version", "2")
            .with("X-Sign", "0");
        raw.with("X-Key", key)
    };
    assert_eq!(
        send(&server, &request("key mock-keyId")).0,
        Some(Meaning::WrongSignature)
    );
    assert_eq!(
        send(&server, &request("mock-keyId")).0,
        Some(Meaning::UnknownAccount)
    );
}
