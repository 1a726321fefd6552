//! What does not depend on one request: credentials, routes, the log, compression.

use serde_json::Value;
use tablewright::model::Meaning;
use tablewright_mock::{Mock, Verdict};

use crate::support::{Raw, SECRET, STOP, STOP_BODY, UUID, api, start};

#[test]
fn credentials_can_be_set_and_are_then_the_only_ones() {
    let server = Mock::builder(api())
        .credential("callbot", "secret", "another-secret")
        .unwrap()
        .start()
        .unwrap();
    let answer = Raw::callbot(STOP, STOP_BODY).send(&server);
    assert_eq!(answer.json()["retCode"], 6);
    let seen = server.requests().pop().unwrap();
    assert_eq!(seen.verdict.meaning(), Some(Meaning::WrongSignature));
    let lines = server.accepts().join("\n");
    assert!(!lines.contains("another-secret"), "{lines}");
    assert!(
        lines.contains("secret=(as given)") && lines.contains(UUID),
        "{lines}"
    );

    let error = Mock::builder(api())
        .credential("callbot", "secrets", "x")
        .unwrap_err();
    assert!(error.to_string().contains("callbot.secret"), "{error}");
}

#[test]
fn the_samples_are_those_that_the_vendors_published() {
    let server = start();
    assert_eq!(
        server.accepts(),
        [
            "airudder: appKey=key-1 appSecret=secret-1 encryptionKey=airudderredduria key=airudder",
            "callbot: uuid=Vh71ym3yQwWSYZFpqkFwTskGXUbSxDtR secret=u7Mf3zUNOkg4lMV9a0E6cHSgIkK22GSr algorithm=MD5",
            "nxcc: accessKey=fme2na3kdi3ki accessSecret=abciiiko2k3",
        ]
    );
}

#[test]
fn unknown_routes_name_near_ones() {
    let server = start();
    let answer = Raw::new("POST", "/callcentre/api/v3/stopOrders", "{}").send(&server);
    assert_eq!(answer.status, 404);
    let near = answer.json()["near"].clone();
    assert_eq!(
        near[0], "POST /callcentre/api/v3/stopOrder (callbot stopOrder)",
        "{near}"
    );
    let answer = Raw::new("GET", STOP, "").send(&server);
    assert_eq!((answer.status, answer.header("allow")), (405, Some("POST")));
    assert!(
        server
            .requests()
            .iter()
            .all(|seen| seen.verdict == Verdict::NoRoute)
    );

    let only = Mock::builder(api()).service("nxcc").start().unwrap();
    assert_eq!(Raw::callbot(STOP, STOP_BODY).send(&only).status, 404);
    let error = Mock::builder(api()).service("other").start().unwrap_err();
    assert!(
        error.to_string().contains("airudder, callbot, nxcc"),
        "{error}"
    );
}

#[test]
fn nothing_secret_is_in_the_log() {
    let server = start();
    let body = STOP_BODY.replace("o-1", "8615612345678");
    Raw::callbot(STOP, &body).send(&server);
    Raw::callbot(STOP, &body)
        .with("sign", "FEDCBA")
        .send(&server);
    Raw::callbot(STOP, &body)
        .with("requestID", "8615612345678")
        .send(&server);
    Raw::new("GET", "/calls/8615612345678?secret=hush", "").send(&server);
    Raw::callbot(STOP, &body)
        .with("x-mock-fault", "8615612345678")
        .send(&server);
    for seen in server.requests() {
        for line in [seen.to_string(), format!("{seen:?}")] {
            for hidden in [SECRET, UUID, "8615612345678", "hush", "FEDCBA", "t-1"] {
                assert!(!line.contains(hidden), "{hidden} in {line}");
            }
        }
    }
    let lines: Vec<String> = server.requests().iter().map(ToString::to_string).collect();
    assert!(
        lines[0].contains(" callbot stopOrder accepted 200 req-abc"),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].contains(" callbot stopOrder wrong-signature ("),
        "{}",
        lines[1]
    );
}

#[test]
fn an_answer_is_compressed_where_that_is_accepted() {
    let server = start();
    let plain = Raw::callbot(STOP, STOP_BODY).send(&server);
    assert_eq!(plain.header("content-encoding"), None);
    let mut packed = Raw::callbot(STOP, STOP_BODY)
        .with("Accept-Encoding", "gzip")
        .send(&server);
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    let mut body = Vec::new();
    let mut decoder = flate2::read::GzDecoder::new(packed.body.as_slice());
    std::io::Read::read_to_end(&mut decoder, &mut body).unwrap();
    packed.body = body;
    assert!(
        packed.is_signed_by_callbot(),
        "the signature is over the JSON"
    );
    assert_eq!(packed.json()["retCode"], Value::from(0));
}
