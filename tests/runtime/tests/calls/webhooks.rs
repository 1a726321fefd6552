//! What receivers of webhooks are made of.

use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

use crate::demo::Stopped;
use crate::runtime::{
    ClockUnit, Freshness, Refusal, same_hex, same_signature, webhook_answer, webhook_header,
    webhook_member, webhook_signature, webhook_signature_member,
};

#[test]
fn members_are_read_once_and_only_once() {
    assert_eq!(webhook_member(br#"{"a":"x","b":1}"#, "a").unwrap(), "x");
    assert_eq!(webhook_member(br#"{"a":17}"#, "a").unwrap(), "17");
    assert_eq!(
        webhook_member(br#"{"b":1}"#, "a"),
        Err(Refusal::MissingMember("a"))
    );
    assert_eq!(
        webhook_member(br#"{"a":null}"#, "a"),
        Err(Refusal::MissingMember("a"))
    );
    assert_eq!(
        webhook_signature_member(b"{}", "Sign"),
        Err(Refusal::MissingSignature)
    );
    for body in [
        &br#"{"a":"x","a":"y"}"#[..],
        b"[]",
        b"",
        b"{\"a\":1} {}",
        b"\xff",
    ] {
        assert!(
            matches!(webhook_member(body, "a"), Err(Refusal::Unreadable(_))),
            "{body:?}"
        );
    }
}

#[test]
fn headers_are_there_exactly_once() {
    let mut headers = HeaderMap::new();
    assert_eq!(
        webhook_header(&headers, "x-time"),
        Err(Refusal::MissingHeader("x-time"))
    );
    assert_eq!(
        webhook_signature(&headers, "x-sign"),
        Err(Refusal::MissingSignature)
    );
    headers.append("x-time", "1".parse().unwrap());
    assert_eq!(webhook_header(&headers, "X-Time"), Ok("1"));
    headers.append("x-time", "2".parse().unwrap());
    assert_eq!(
        webhook_header(&headers, "x-time"),
        Err(Refusal::Malformed("x-time"))
    );
}

#[test]
fn the_age_is_looked_at_where_there_is_a_limit() {
    // The clock stands at 1734307200.123 s.
    let stopped = || Freshness::default().with_clock(Arc::new(Stopped));
    let seconds = |freshness: &Freshness, time: &str, tolerance| {
        freshness.check(time, ClockUnit::Seconds, tolerance)
    };
    assert_eq!(seconds(&stopped(), "0", None), Ok(()));
    assert_eq!(seconds(&stopped(), "1734307141", Some(60)), Ok(()));
    assert!(matches!(
        seconds(&stopped(), "1734307140", Some(60)),
        Err(Refusal::Expired { .. })
    ));
    assert!(matches!(
        seconds(&stopped(), "1734307261", Some(60)),
        Err(Refusal::FromTheFuture { .. })
    ));
    assert!(matches!(
        seconds(&stopped(), "yesterday", Some(60)),
        Err(Refusal::Malformed(_))
    ));
    assert!(matches!(
        seconds(&stopped(), "9223372036854775807", Some(60)),
        Err(Refusal::FromTheFuture { .. })
    ));
    assert!(matches!(
        seconds(&stopped(), "-9223372036854775808", Some(60)),
        Err(Refusal::Expired { .. })
    ));
    let strict = stopped().with_max_age(Duration::from_secs(1));
    assert!(seconds(&strict, "1734307190", Some(60)).is_err());
    assert_eq!(
        strict.check("1734307199500", ClockUnit::Milliseconds, None),
        Ok(())
    );
}

#[test]
fn signatures_are_compared_whole() {
    assert!(same_hex("0aFF", "0Aff"));
    assert!(!same_hex("0aff", "0afe"));
    assert!(!same_hex("0aff", "0af"));
    assert!(!same_hex("0aff", ""));
    assert!(!same_hex("0aff", "0aff00"));
    assert!(!same_hex("0aff", "zzzz"));
    assert!(same_signature("a+/=", "a+/="));
    assert!(!same_signature("a+/=", "A+/="));
}

#[test]
fn answers_are_json_if_they_have_a_body() {
    let answer = webhook_answer(200, "{}");
    assert_eq!(
        (answer.status().as_u16(), answer.body().as_ref()),
        (200, &b"{}"[..])
    );
    assert_eq!(answer.headers()["content-type"], "application/json");
    assert!(webhook_answer(204, "").headers().is_empty());
}
