//! Requests signed by hand, right and wrong: which verdict they get, and the vendor's own code for it.

use crate::support::{Answer, LIST, Raw, STOP, STOP_BODY, UUID, api, callbot_sign, now, start};
use serde_json::json;
use tablewright::model::Meaning;
use tablewright_mock::{Running, Verdict};

const CDR_BODY: &str = r#"{"tenantId":144,"orderId":"12333333XXX"}"#;

fn last(server: &Running) -> Verdict {
    server.requests().last().unwrap().verdict.clone()
}

#[track_caller]
fn refused(server: &Running, answer: &Answer, meaning: Meaning, code: i64) {
    assert_eq!(last(server).meaning(), Some(meaning), "{}", answer.text());
    assert_eq!(answer.status, 200, "failures come in the vendor's envelope");
    let json = answer.json();
    let member = if json.get("retCode").is_some() {
        "retCode"
    } else {
        "code"
    };
    assert_eq!(json[member], json!(code), "{json}");
}

fn path_of(operation: &str) -> String {
    let api = api();
    let mut all = api.services.iter().flat_map(|service| &service.operations);
    let found = all.find(|it| it.name == operation).unwrap();
    found.http.path.clone().unwrap()
}

#[test]
fn callbot_accepts_what_is_signed_by_its_formula_and_signs_the_answer() {
    let server = start();
    let answer = Raw::callbot(STOP, STOP_BODY).send(&server);
    assert_eq!(last(&server), Verdict::Accepted);
    assert_eq!(answer.json()["retCode"], 0);
    assert_eq!(answer.header("requestID"), Some("req-abc"));
    assert_eq!(answer.header("algorithm"), Some("MD5"));
    assert!(answer.is_signed_by_callbot(), "{answer:?}");
    let ts: u64 = answer.header("createTs").unwrap().parse().unwrap();
    assert!(ts.abs_diff(now() / 1000) <= 2, "a time of its own");
    // The page's example, with an id of its own.
    assert_eq!(
        answer.json()["errList"],
        json!([{ "orderID": "string", "errMsg": "string" }])
    );
    assert_ne!(answer.json()["responseID"], "string");
}

#[test]
fn the_algorithm_header_chooses_the_digest_and_md5_is_the_default() {
    let server = start();
    let ts = (now() / 1000).to_string();
    let sign = callbot_sign("SHA256", STOP_BODY, &ts, "r");
    let request = Raw::callbot(STOP, STOP_BODY)
        .with("requestID", "r")
        .with("createTs", &ts)
        .with("algorithm", "SHA256")
        .with("sign", &sign);
    let answer = request.send(&server);
    assert_eq!(last(&server), Verdict::Accepted);
    assert_eq!(answer.header("sign").unwrap().len(), 64);
    assert!(answer.is_signed_by_callbot(), "{answer:?}");

    let answer = request.clone().with("algorithm", "MD5").send(&server);
    refused(&server, &answer, Meaning::WrongSignature, 6);
    let answer = request.with("algorithm", "CRC").send(&server);
    refused(&server, &answer, Meaning::InvalidParameter, 4);
    Raw::callbot(STOP, STOP_BODY)
        .without("algorithm")
        .send(&server);
    assert_eq!(last(&server), Verdict::Accepted);
}

#[test]
fn callbot_refuses_with_its_own_codes_and_signs_that_too() {
    let server = start();
    let signed = |body: &str| Raw::callbot(STOP, body);
    for (request, meaning, code) in [
        (
            signed(STOP_BODY).with("sign", "00"),
            Meaning::WrongSignature,
            6,
        ),
        (
            signed(STOP_BODY).with("requestID", "other"),
            Meaning::WrongSignature,
            6,
        ),
        (
            signed(STOP_BODY).without("sign"),
            Meaning::MissingSignature,
            6001,
        ),
        (
            signed(STOP_BODY).with("uuid", "nobody"),
            Meaning::UnknownAccount,
            6002,
        ),
        (signed(STOP_BODY).without("uuid"), Meaning::MissingHeader, 2),
        (signed("{"), Meaning::MalformedParameter, 3),
        (signed(""), Meaning::MissingParameter, 2),
        (signed("[]"), Meaning::MalformedParameter, 3),
        (
            signed(r#"{"productID":"callbot","userTaskID":"t"}"#),
            Meaning::MissingParameter,
            2,
        ),
        (
            signed(&STOP_BODY.replace("\"callbot\"", "\"other\"")),
            Meaning::InvalidParameter,
            4,
        ),
        (
            signed(&STOP_BODY.replace("[\"o-1\"]", "[1]")),
            Meaning::MalformedParameter,
            3,
        ),
        (
            signed(&STOP_BODY.replace("[\"o-1\"]", "null")),
            Meaning::MalformedParameter,
            3,
        ),
        (
            signed(STOP_BODY).with("Content-Type", "text/plain"),
            Meaning::MalformedParameter,
            3,
        ),
    ] {
        let answer = request.send(&server);
        refused(&server, &answer, meaning, code);
        // The headers are repeated as they came, so only a right account can check them.
        let has_account = answer.header("uuid") == Some(UUID);
        assert!(answer.is_signed_by_callbot() || !has_account, "{answer:?}");
    }
}

#[test]
fn a_list_over_its_limit_is_refused_and_one_at_its_limit_is_not() {
    let server = start();
    let body = |count: usize| {
        let orders: Vec<String> = (0..count).map(|n| format!("o-{n}")).collect();
        json!({ "productID": "callbot", "userTaskID": "t", "orderList": orders }).to_string()
    };
    Raw::callbot(LIST, &body(500)).send(&server);
    assert_eq!(last(&server), Verdict::Accepted);
    let answer = Raw::callbot(LIST, &body(501)).send(&server);
    refused(&server, &answer, Meaning::TooManyItems, 4001);
    let words = answer.json()["retMsg"].as_str().unwrap().to_owned();
    assert!(
        words.contains("`orderList` has 501 elements; at most 500"),
        "{words}"
    );
}

#[test]
fn what_no_page_lists_is_accepted_and_noted() {
    let server = start();
    let body = STOP_BODY.replace('}', r#","delCall":77,"note":1,"+8615612345678":2}"#);
    Raw::callbot(STOP, &body).send(&server);
    let seen = server.requests().pop().unwrap();
    assert_eq!(seen.verdict, Verdict::Accepted);
    assert_eq!(
        seen.notes,
        [
            "unlisted value in delCall",
            "unknown member note",
            "unknown member …"
        ]
    );
}

#[test]
fn nxcc_checks_the_signature_the_time_and_the_constants() {
    let server = start();
    let path = path_of("queryCdrByOrderId");
    let answer = Raw::nxcc(&path, CDR_BODY).send(&server);
    assert_eq!(last(&server), Verdict::Accepted);
    assert_eq!(
        answer.json()["data"][0]["hangupCode"],
        1103,
        "the page's example"
    );
    assert_eq!(answer.header("sign"), None, "answers are not signed");

    Raw::nxcc_at(&path, CDR_BODY, now() - 55_000).send(&server);
    assert_eq!(last(&server), Verdict::Accepted);
    for (request, meaning, code) in [
        (
            Raw::nxcc_at(&path, CDR_BODY, now() - 61_000),
            Meaning::ExpiredTimestamp,
            1004,
        ),
        (
            Raw::nxcc_at(&path, CDR_BODY, now() + 65_000),
            Meaning::ExpiredTimestamp,
            1004,
        ),
        (
            Raw::nxcc_at(&path, CDR_BODY, now() / 1000),
            Meaning::ExpiredTimestamp,
            1004,
        ),
        (
            Raw::nxcc(&path, CDR_BODY).with("ts", "1655710885431"),
            Meaning::WrongSignature,
            1003,
        ),
        (
            Raw::nxcc(&path, CDR_BODY).with("sign", "0"),
            Meaning::WrongSignature,
            1003,
        ),
        (
            Raw::nxcc(&path, CDR_BODY).without("sign"),
            Meaning::MissingSignature,
            1001,
        ),
        (
            Raw::nxcc(&path, CDR_BODY).without("ts"),
            Meaning::MissingHeader,
            1001,
        ),
        (
            Raw::nxcc(&path, r#"{"orderId":"1"}"#),
            Meaning::MissingParameter,
            41000,
        ),
        (
            Raw::nxcc(&path, CDR_BODY).with("bizType", "6"),
            Meaning::InvalidParameter,
            1002,
        ),
        (
            Raw::nxcc(&path, CDR_BODY).with("accessKey", "nobody"),
            Meaning::UnknownAccount,
            1005,
        ),
        (
            Raw::nxcc(&path, r#"{"tenantId":"x","orderId":"1"}"#),
            Meaning::MalformedParameter,
            1002,
        ),
    ] {
        let answer = request.send(&server);
        refused(&server, &answer, meaning, code);
        // The page's failures have an empty object where its successes have a list.
        assert_eq!(answer.json()["data"], json!({}));
    }
}
