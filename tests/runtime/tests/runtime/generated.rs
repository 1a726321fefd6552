//! What users see of generated types.

use std::collections::BTreeSet;

use crate::body;
use crate::demo::{Call, CallStatus, RingType};
use crate::runtime::{DecodeError, Maybe, from_json, to_json};

#[test]
fn debug_masks_what_is_sensitive() {
    let mut call: Call = from_json(body::plain().to_string().as_bytes()).unwrap();
    assert_eq!(
        format!("{call:?}"),
        "Call { call_id: \"c-1\", phone: ***, agent: Some(***), note: Some(\"none\"), \
         score: Value(1.5), status: UserBusy, ring_type: Some(Tone), \
         started: UnixSeconds(1734307200), finish: true, lines: [*** x2], tags: {\"a\": 1}, \
         next: None, retries: [], extra: Some(Object {\"any\": Array [Number(1), String(\"x\")]}) }"
    );
    call.agent = None;
    call.lines.clear();
    let text = format!("{call:?}");
    assert!(
        text.contains("agent: None,") && text.contains("lines: [],"),
        "{text}"
    );
}

#[test]
fn writing_is_exact() {
    let body = body::plain().to_string();
    let call: Call = from_json(body.as_bytes()).unwrap();
    assert_eq!(to_json(&call), body);
    assert_eq!(serde_json::to_string(&call).unwrap(), body);
    let call = Call {
        score: Maybe::Null,
        ..Call::default()
    };
    assert_eq!(
        to_json(&call),
        r#"{"callID":"","phone":"","note":null,"score":null,"callStatus":0,"startTs":0,"finish":false,"lines":[],"tags":{},"retries":[],"productID":"callbot"}"#
    );
}

#[test]
fn integer_enums() {
    let busy = CallStatus::UserBusy;
    assert_eq!(busy, CallStatus::Unknown(10));
    assert_eq!(busy, 10.into());
    assert_eq!(i64::from(busy), 10);
    assert!(busy < CallStatus::Unknown(11) && busy > CallStatus::Preparing);
    assert!(CallStatus::Unknown(10).is_known() && !CallStatus::Unknown(26).is_known());
    assert_eq!(BTreeSet::from([busy, 10.into()]).len(), 1);
    assert_eq!(busy.to_string(), "10 (user busy)");
    assert_eq!(CallStatus::Unknown(10).to_string(), "10 (user busy)");
    assert_eq!(CallStatus::Undescribed.to_string(), "13");
    assert_eq!(CallStatus::from(26).to_string(), "26 (unknown)");
    assert_eq!(serde_json::to_string(&busy).unwrap(), "10");
    assert_eq!(serde_json::from_str::<CallStatus>("\"10\"").unwrap(), busy);
    assert!(serde_json::from_str::<CallStatus>("null").is_err());
}

#[test]
fn text_enums() {
    let tone = RingType::Tone;
    assert_eq!(tone, RingType::Unknown("tone".to_owned()));
    assert_eq!(tone, "tone".into());
    assert_eq!(tone, String::from("tone").into());
    assert_eq!("tone".parse(), Ok(tone.clone()));
    assert!(tone > RingType::EarlyMedia);
    assert!(tone.is_known() && !RingType::from("loud").is_known());
    assert_eq!(
        format!("{tone:>6}|{}", RingType::from("loud")),
        "  tone|loud"
    );
    assert_eq!(tone.description(), Some("a tone"));
    assert_eq!(serde_json::to_string(&tone).unwrap(), "\"tone\"");
    assert_eq!(serde_json::from_str::<RingType>("\"tone\"").unwrap(), tone);
}

#[test]
fn maybe() {
    let value = Maybe::from(1);
    assert_eq!(
        (value.as_option(), value.into_option()),
        (Some(&1), Some(1))
    );
    assert_eq!(Maybe::<i64>::from(None), Maybe::Null);
    assert_eq!(Maybe::<i64>::from(Some(1)), value);
    let absent = Maybe::<i64>::default();
    assert!(absent.is_absent() && !absent.is_null() && !absent.is_value());
    assert_eq!((absent.as_option(), absent.into_option()), (None, None));
}

#[test]
fn errors_are_errors() {
    let error: DecodeError = from_json::<Call>(b"{\"finish\": 2}").unwrap_err();
    let error: Box<dyn std::error::Error + Send + Sync> = error.into();
    assert_eq!(
        error.to_string(),
        "$.finish: expected boolean, found integer other than 0 and 1 (line 1, column 12)"
    );
}
