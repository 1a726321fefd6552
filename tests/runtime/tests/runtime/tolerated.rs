//! Everything odd that is read all the same: what comes out, and what is noted.

use serde_json::{Value, json};

use crate::body;
use crate::demo::Call;
use crate::runtime::{from_json, from_json_with_drift, to_json};

/// Reads a body with and without drift; gives one member as written again, and the drift.
#[track_caller]
fn read(body: &str, member: &str) -> (Value, String) {
    let (call, drift) = from_json_with_drift::<Call>(body.as_bytes()).expect(body);
    assert_eq!(from_json::<Call>(body.as_bytes()).as_ref(), Ok(&call));
    let written: Value = serde_json::from_str(&to_json(&call)).expect("JSON was written");
    (written[member].clone(), drift.to_string())
}

/// For each raw value of `member`: what is read, and the one thing noted at `path`, if any.
#[track_caller]
fn check_at(path: &str, member: &str, cases: &[(&str, Value, &str)]) {
    for (raw, value, note) in cases {
        let lines = match *note {
            "" => String::new(),
            note => format!("{path}: {note}\n"),
        };
        let found = read(&body::with(member, raw), member);
        assert_eq!(found, (value.clone(), lines), "{member}: {raw}");
    }
}

#[track_caller]
fn check(member: &str, cases: &[(&str, Value, &str)]) {
    check_at(&format!("$.{member}"), member, cases);
}

const NULL: Value = Value::Null;

#[test]
fn nothing_odd() {
    assert_eq!(read(&body::plain().to_string(), "callID").1, "");
}

#[test]
fn null() {
    for member in ["note", "score"] {
        check(member, &[("null", NULL, "")]);
    }
    for member in ["agent", "extra", "next", "ringType"] {
        check(member, &[("null", NULL, "unexpected null")]);
    }
    check("callID", &[("null", json!(""), "unexpected null")]);
    check("startTs", &[("null", json!(0), "unexpected null")]);
    check("callStatus", &[("null", json!(0), "unexpected null")]);
    check("finish", &[("null", json!(false), "unexpected null")]);
    check("lines", &[("null", json!([]), "unexpected null")]);
    check("tags", &[("null", json!({}), "unexpected null")]);
    let list = [(r#"["a", null]"#, json!(["a", ""]), "unexpected null")];
    check_at("$.lines[1]", "lines", &list);
    let map = [(r#"{"k": null}"#, json!({"k": 0}), "unexpected null")];
    check_at("$.tags.*", "tags", &map);
}

#[test]
fn integers() {
    check(
        "startTs",
        &[
            (r#""12""#, json!(12), "expected integer, found text"),
            (r#"" -12 ""#, json!(-12), "expected integer, found text"),
            (r#""12.0""#, json!(12), "expected integer, found text"),
            ("1.0", json!(1), "expected integer, found number"),
            ("-1e3", json!(-1000), "expected integer, found number"),
            ("-0.0", json!(0), "expected integer, found number"),
            ("true", json!(1), "expected integer, found boolean"),
            ("false", json!(0), "expected integer, found boolean"),
            (r#""""#, json!(0), "expected integer, found empty text"),
            (r#"" ""#, json!(0), "expected integer, found empty text"),
            ("9223372036854775807", json!(i64::MAX), ""),
            ("-9223372036854775808", json!(i64::MIN), ""),
        ],
    );
}

#[test]
fn numbers() {
    check(
        "score",
        &[
            ("3", json!(3.0), ""),
            ("-3", json!(-3.0), ""),
            // Not exact without the feature `float_roundtrip` of `serde_json`.
            ("119921821.00876223", json!(119_921_821.008_762_23), ""),
            (
                "18446744073709551615",
                json!(18_446_744_073_709_551_615.0),
                "",
            ),
            (r#""1.5""#, json!(1.5), "expected number, found text"),
            (r#"" 7 ""#, json!(7.0), "expected number, found text"),
            ("true", json!(1.0), "expected number, found boolean"),
            (r#""""#, NULL, "expected number, found empty text"),
        ],
    );
}

#[test]
fn booleans() {
    check(
        "finish",
        &[
            ("0", json!(false), "expected boolean, found integer"),
            ("1", json!(true), "expected boolean, found integer"),
            (r#""0""#, json!(false), "expected boolean, found text"),
            (r#""1""#, json!(true), "expected boolean, found text"),
            (r#""False""#, json!(false), "expected boolean, found text"),
            (r#"" TRUE ""#, json!(true), "expected boolean, found text"),
            (r#""""#, json!(false), "expected boolean, found empty text"),
        ],
    );
}

#[test]
fn text() {
    let large = "18446744073709551615";
    let found_large = "expected text, found integer beyond 64 bits";
    check(
        "callID",
        &[
            (r#""""#, json!(""), ""),
            (r#""tab\t\u00fc""#, json!("tab\tü"), ""),
            ("-12", json!("-12"), "expected text, found integer"),
            (large, json!(large), found_large),
            ("1.0", json!("1.0"), "expected text, found number"),
            ("0.125", json!("0.125"), "expected text, found number"),
            ("false", json!("false"), "expected text, found boolean"),
        ],
    );
}

#[test]
fn lists_and_objects() {
    let as_list = "expected list, found object";
    check("lines", &[("{}", json!([]), as_list)]);
    check(
        "lines",
        &[("\"\"", json!([]), "expected list, found empty text")],
    );
    check("retries", &[("{}", json!([]), as_list)]);
    let plain = body::plain();
    check("retries", &[(&plain.to_string(), json!([plain]), as_list)]);

    let as_object = "expected object, found empty list";
    check("tags", &[("[]", json!({}), as_object)]);
    check(
        "tags",
        &[("\"\"", json!({}), "expected object, found empty text")],
    );
    check("tags", &[(r#"{"k": 1, "k": 2}"#, json!({"k": 2}), "")]);
    let map = [(
        r#"{"k": "7"}"#,
        json!({"k": 7}),
        "expected integer, found text",
    )];
    check_at("$.tags.*", "tags", &map);
    check("next", &[("[]", NULL, as_object)]);
}

#[test]
fn enums() {
    check(
        "callStatus",
        &[
            ("1", json!(1), ""),
            (r#""10""#, json!(10), "expected integer, found text"),
            ("26", json!(26), "unknown value \"26\""),
            (r#""""#, json!(0), "expected integer, found empty text"),
        ],
    );
    let twice = "expected text, found integer\n$.ringType: unknown value \"7\"";
    check(
        "ringType",
        &[
            (r#""early\u002dmedia""#, json!("early-media"), ""),
            (r#""loud""#, json!("loud"), "unknown value \"loud\""),
            (r#""""#, json!(""), "unknown value \"\""),
            ("7", json!("7"), twice),
        ],
    );
}

#[test]
fn constants() {
    let differs = "differs from its constant value";
    for raw in [r#""other""#, "1", "null", "[]"] {
        check("productID", &[(raw, json!("callbot"), differs)]);
    }
}

#[test]
fn unknown_members() {
    for raw in ["1", "null", r#"{"deep": [1, {}]}"#] {
        check("new", &[(raw, NULL, "unknown member")]);
    }
    check_at(
        "$[\"a new one\"]",
        "a new one",
        &[("1", NULL, "unknown member")],
    );
}

#[test]
fn missing_members() {
    let cases = [
        ("callID", json!(""), "$.callID: missing\n"),
        ("note", NULL, "$.note: missing\n"),
        ("agent", NULL, ""),
        ("score", NULL, ""),
        ("lines", json!([]), "$.lines: missing\n"),
        ("productID", json!("callbot"), "$.productID: missing\n"),
    ];
    for (member, value, drift) in cases {
        let found = read(&body::without(member), member);
        assert_eq!(found, (value, drift.to_owned()));
    }
}

#[test]
fn the_last_of_repeated_members_counts() {
    let cases = [
        ("callID", r#""a""#, r#""b""#, json!("b")),
        ("agent", r#""a""#, r#""""#, json!("")),
        ("startTs", "5", r#""""#, json!(0)),
        ("lines", r#"["a"]"#, r#"["b"]"#, json!(["b"])),
        ("tags", r#"{"a": 1}"#, r#"{"b": 2}"#, json!({"b": 2})),
    ];
    for (member, first, second, value) in cases {
        let body = body::with(member, &format!("{first}, \"{member}\": {second}"));
        let (found, drift) = read(&body, member);
        assert_eq!(found, value);
        assert!(drift.starts_with(&format!("$.{member}: sent more than once\n")));
    }
    let next = r#"{"callID": "a", "agent": "x"}, "next": {"callID": "b"}"#;
    let (next, _) = read(&body::with("next", next), "next");
    assert_eq!((&next["callID"], &next["agent"]), (&json!("b"), &NULL));
}

#[test]
fn members_in_any_order() {
    let plain = body::plain();
    let mut members: Vec<String> = plain
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| format!("\"{name}\": {value}"))
        .collect();
    for _ in 0..members.len() {
        members.rotate_left(1);
        let body = format!("{{{}}}", members.join(","));
        assert_eq!(
            read(&body, "phone"),
            (plain["phone"].clone(), String::new())
        );
    }
}
