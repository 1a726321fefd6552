//! What is forgiven, and what is not.

use serde_json::json;

use super::*;

fn only(text: &str) -> Value {
    let mut found = values(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0).value
}

#[test]
fn json_is_read_as_it_stands() {
    assert_eq!(
        only(r#"{"a": [1, 2.5, -3, true, null, "x\"\u4e2d\n"], "b": {}}"#),
        json!({"a": [1, 2.5, -3, true, null, "x\"中\n"], "b": {}})
    );
}

#[test]
fn what_people_do_to_json_is_forgiven() {
    for (text, value) in [
        ("{\"a\": 1,}", json!({"a": 1})),
        ("{\"a\": 1 // one\n}", json!({"a": 1})),
        ("{\"a\": 1, /* one */ \"b\": 2}", json!({"a": 1, "b": 2})),
        ("{\"a\": 1 # one\n}", json!({"a": 1})),
        ("{a: 1, 'b': 'c'}", json!({"a": 1, "b": "c"})),
        ("{“a”: “b”}", json!({"a": "b"})),
        ("{\"a\": [1, 2, ...]}", json!({"a": [1, 2]})),
        ("{\"a\": 1, ...}", json!({"a": 1})),
        (
            "{\"a\": {\"b\": 1, ……}, \"c\": []}",
            json!({"a": {"b": 1}, "c": []}),
        ),
        ("{\"a\": 1\n\"b\": 2}", json!({"a": 1, "b": 2})),
        ("{\"a\": , \"b\": 2}", json!({"a": null, "b": 2})),
        ("{\"a\": {\"b\": [1, 2", json!({"a": {"b": [1, 2]}})),
        ("{\"phone\": 861xxx}", json!({"phone": "861xxx"})),
        ("{\"a\": None, \"b\": True}", json!({"a": null, "b": true})),
    ] {
        assert_eq!(only(text), value, "{text}");
    }
}

#[test]
fn several_values_in_one_text() {
    let found = values("// ok\n{\"a\": 1}\nor\n{\"a\": 2}{\"a\": 3}");
    let values: Vec<_> = found.iter().map(|one| &one.value).collect();
    assert_eq!(
        values,
        [&json!({"a": 1}), &json!({"a": 2}), &json!({"a": 3})]
    );
    assert_eq!(
        found.iter().map(|one| one.line).collect::<Vec<_>>(),
        [1, 3, 3]
    );
}

#[test]
fn other_braces_are_no_messages() {
    for text in [
        "/tasks/{taskId}/calls",
        "see [1] and [note]",
        "for (int i = 0; i < 3; i++) { x++; }",
        "{{template}}",
        "",
    ] {
        assert_eq!(values(text), [], "{text}");
    }
}

#[test]
fn remarks_belong_to_their_member() {
    let text = "{\n\"a\": 1, // the a\n\"list\": [{\n\"b\": 2 // the b\n}]\n}";
    let comments = values(text).remove(0).comments;
    let read: Vec<_> = (comments.iter())
        .map(|comment| (comment.path.join("."), comment.text.as_str()))
        .collect();
    assert_eq!(
        read,
        [("a".to_owned(), "the a"), ("list.b".to_owned(), "the b")]
    );
}

#[test]
fn depth_is_limited() {
    let deep = "[ ".repeat(100_000);
    assert_eq!(values(&deep), []);
    let deep = "{\"a\":".repeat(100_000);
    let _ = values(&deep);
}
