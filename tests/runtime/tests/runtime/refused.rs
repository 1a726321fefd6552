//! Everything that is an error, because going on would lose data: where and what.

use crate::body;
use crate::demo::Call;
use crate::runtime::{DecodeError, from_json};

#[track_caller]
fn refused(body: &[u8]) -> DecodeError {
    from_json::<Call>(body).expect_err("the body loses data")
}

/// The path and the message of the error.
#[track_caller]
fn error(body: &[u8]) -> String {
    let DecodeError { path, message, .. } = refused(body);
    format!("{path}: {message}")
}

/// For each raw value of `member`: what was found instead of what was `expected`.
#[track_caller]
fn check(member: &str, expected: &str, cases: &[(&str, &str)]) {
    for (raw, found) in cases {
        let message = format!("$.{member}: expected {expected}, found {found}");
        assert_eq!(error(body::with(member, raw).as_bytes()), message, "{raw}");
    }
}

#[test]
fn integers() {
    let inexact = "number too large to be exact";
    check(
        "startTs",
        "integer",
        &[
            (r#""abc""#, "text that is no number"),
            (r#""1 2""#, "text that is no number"),
            (r#""1.5""#, "number with a fraction"),
            (r#""inf""#, "number with a fraction"),
            ("1.5", "number with a fraction"),
            (r#""99999999999999999999""#, inexact),
            ("99999999999999999999", inexact),
            ("9007199254740993.0", inexact),
            ("9223372036854775808", "integer beyond 64 bits"),
            ("[]", "list"),
            ("{}", "object"),
        ],
    );
    check(
        "callStatus",
        "integer",
        &[(r#""busy""#, "text that is no number")],
    );
    assert_eq!(
        error(body::with("startTs", "1e400").as_bytes()),
        "$.startTs: number out of range"
    );
}

#[test]
fn numbers() {
    check(
        "score",
        "number",
        &[
            (r#""abc""#, "text that is no number"),
            (r#""NaN""#, "text that is no number"),
            (r#""1e999""#, "text that is no number"),
            ("[1]", "list"),
            ("{}", "object"),
        ],
    );
}

#[test]
fn booleans() {
    check(
        "finish",
        "boolean",
        &[
            ("2", "integer other than 0 and 1"),
            ("0.5", "number"),
            (r#""yes""#, "text that is no boolean"),
            ("[]", "list"),
            ("{}", "object"),
        ],
    );
}

#[test]
fn text() {
    let long = "123456789012345678901234";
    check(
        "callID",
        "text",
        &[
            ("[]", "list"),
            (r#"["a"]"#, "list"),
            (r#"{"a": 1}"#, "object"),
            (long, "number too large to be exact"),
        ],
    );
    check("ringType", "text", &[("{}", "object"), ("[]", "list")]);
}

#[test]
fn lists_and_objects() {
    let scalars = [
        ("1", "integer"),
        ("-1", "integer"),
        ("1.5", "number"),
        ("true", "boolean"),
        (r#""hello""#, "text"),
    ];
    check("lines", "list", &scalars);
    check("retries", "list", &scalars);
    check("tags", "object", &scalars);
    check("next", "object", &scalars);
    check("tags", "object", &[("[1]", "list")]);
    check("next", "object", &[("[{}]", "list")]);
    // One record can stand for a list of records, but no other object for a list.
    check("lines", "text", &[(r#"{"a": 1}"#, "object")]);
}

#[test]
fn paths() {
    let cases = [
        (
            "lines",
            r#"["a", ["b"]]"#,
            "$.lines[1]: expected text, found list",
        ),
        (
            "tags",
            r#"{"861": []}"#,
            "$.tags.*: expected integer, found list",
        ),
        (
            "next",
            r#"{"next": {"finish": {}}}"#,
            "$.next.next.finish: expected boolean, found object",
        ),
        (
            "retries",
            r#"[{}, {"lines": [[]]}]"#,
            "$.retries[1].lines[0]: expected text, found list",
        ),
        (
            "retries",
            r#"{"lines": [[]]}"#,
            "$.retries.lines[0]: expected text, found list",
        ),
    ];
    for (member, raw, expected) in cases {
        assert_eq!(error(body::with(member, raw).as_bytes()), expected);
    }
}

#[test]
fn documents() {
    let cases: [(&[u8], &str); 11] = [
        (b"", "$: EOF while parsing a value"),
        (b"null", "$: expected object, found nothing"),
        (b"\"\"", "$: expected object, found nothing"),
        (b"[]", "$: expected object, found nothing"),
        (b"[1]", "$: expected object, found list"),
        (b"12", "$: expected object, found integer"),
        (b"<html>", "$: expected value"),
        (b"{\"callID\": \"\xff\"}", "$: invalid UTF-8"),
        (b"{} {}", "$: trailing characters"),
        // Cut off.
        (
            br#"{"next": {"lines": ["a", "b"#,
            "$.next.lines[1]: EOF while parsing a string",
        ),
        (
            br#"{"next": {"callID": "a""#,
            "$.next: EOF while parsing an object",
        ),
    ];
    for (body, expected) in cases {
        assert_eq!(error(body), expected);
    }
}

#[test]
fn positions() {
    let cases: [(&[u8], usize, usize); 5] = [
        (b"{\n  \"finish\": 2\n}", 2, 13),
        (b"{\n  \"lines\": [\n\"a\",\n[]]}", 4, 2),
        (b"{\n  \"callID\": \"\xff\"\n}", 2, 14),
        (b"\n\n  null", 3, 3),
        (b"\xff", 1, 1),
    ];
    for (body, line, column) in cases {
        let error = refused(body);
        assert_eq!((error.line, error.column), (line, column), "{error}");
    }
}

#[test]
fn nothing_of_the_body_is_repeated() {
    let secret = "8613800000000";
    for member in [
        "startTs", "score", "finish", "lines", "tags", "next", "retries",
    ] {
        for raw in [
            format!("\"x{secret}\""),
            format!("{{\"{secret}\": [\"x{secret}\"]}}"),
            format!("[[{secret}]]"),
        ] {
            let body = body::with(member, &raw);
            if let Err(error) = from_json::<Call>(body.as_bytes()) {
                assert!(!format!("{error} {error:?}").contains(secret), "{error}");
            }
        }
    }
}

#[test]
fn deep_nesting() {
    let known = format!("{}{}", "{\"next\":".repeat(10_000), "}".repeat(10_000));
    assert!(error(known.as_bytes()).ends_with("recursion limit exceeded"));
    let unknown = format!("{{\"new\":{}", "[".repeat(100_000));
    assert!(error(unknown.as_bytes()).starts_with("$: "));
}
