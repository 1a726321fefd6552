//! A body with nothing odd in it, and variations.

use serde_json::{Value, json};

/// The JSON of a [`Call`](crate::demo::Call) as documented.
pub(crate) fn plain() -> Value {
    json!({
        "callID": "c-1",
        "phone": "8613800000000",
        "agent": "Ann",
        "note": "none",
        "score": 1.5,
        "callStatus": 10,
        "ringType": "tone",
        "startTs": 1_734_307_200,
        "finish": true,
        "lines": ["hello", "bye"],
        "tags": {"a": 1},
        "retries": [],
        "extra": {"any": [1, "x"]},
        "productID": "callbot"
    })
}

/// [`plain`] with one member replaced, as text; `raw` need not be valid.
pub(crate) fn with(member: &str, raw: &str) -> String {
    let marker = "\u{1f4cd}";
    let mut body = plain();
    body[member] = marker.into();
    body.to_string().replace(&format!("\"{marker}\""), raw)
}

/// [`plain`] without one member.
pub(crate) fn without(member: &str) -> String {
    let mut body = plain();
    let members = body.as_object_mut().expect("the plain body is an object");
    members
        .remove(member)
        .expect("the plain body has all members");
    body.to_string()
}
