//! What the YAML reader makes of a file that is in order: values, places, lookups.

use serde_json::json;
use tablewright::diagnostic::{Diagnostics, Sources, Span, render_text};
use tablewright::yaml::{self, Document, KeyKind, Node, NodeKind};

fn read(text: &str) -> (Sources, Document) {
    let mut sources = Sources::new();
    let mut found = Diagnostics::new();
    let document = yaml::parse(&mut sources, "x.yaml", text.as_bytes(), &mut found);
    let report = render_text(&found.sorted(&sources), &sources, false);
    assert!(found.is_empty(), "{report}");
    (
        sources,
        document.expect("a file without errors gives a document"),
    )
}

fn value(text: &str) -> Node {
    read(&format!("- {text}\n"))
        .1
        .at(&["0"])
        .expect("one item")
        .clone()
}

const OPERATION: &str = "\
# yaml-language-server: $schema=../schema.json
operation: stopOrder
page: 呼叫-API   # CJK in front of a column
request:
  orderList:
    type: [string]
    doc: >
      Order ids,
      at most 500.

  empty:
# a comment behind the last value
values:
  - name: 'Preparing'
    code: 1
  - { name: \"Done\", code: 2 }
";

#[test]
fn scalars_are_typed_as_in_yaml_1_2_and_kept_as_written() {
    let cases = [
        ("12", NodeKind::Integer(12), Some("12")),
        ("-7", NodeKind::Integer(-7), Some("-7")),
        ("+5", NodeKind::Integer(5), Some("+5")),
        ("0x1F", NodeKind::Integer(31), Some("0x1F")),
        (
            "9223372036854775807",
            NodeKind::Integer(i64::MAX),
            Some("9223372036854775807"),
        ),
        ("1.10", NodeKind::Float(1.1), Some("1.10")),
        ("1e3", NodeKind::Float(1000.0), Some("1e3")),
        ("true", NodeKind::Bool(true), Some("true")),
        ("~", NodeKind::Null, Some("~")),
        ("null", NodeKind::Null, Some("null")),
        ("", NodeKind::Null, Some("")),
        ("no", NodeKind::String("no".into()), None),
        ("00861380001", NodeKind::String("00861380001".into()), None),
        ("1_000", NodeKind::String("1_000".into()), None),
        ("'12'", NodeKind::String("12".into()), None),
        ("\"\\u4e2d\"", NodeKind::String("中".into()), None),
        ("\"\\u202e\"", NodeKind::String("\u{202e}".into()), None),
        ("2024-12-16", NodeKind::String("2024-12-16".into()), None),
        ("a:\t1", NodeKind::Map(Vec::new()), None),
    ];
    for (text, kind, raw) in cases {
        let node = value(text);
        if let NodeKind::Map(_) = kind {
            assert_eq!(node.to_json(), json!({ "a": 1 }));
            continue;
        }
        assert_eq!((&node.kind, node.raw.as_deref()), (&kind, raw), "{text}");
        assert_eq!(node.text(), raw.or(node.as_str()), "{text}");
    }
}

#[test]
fn values_become_json_in_the_order_of_the_file() {
    let (_, document) = read(OPERATION);
    let expected = json!({
        "operation": "stopOrder",
        "page": "呼叫-API",
        "request": {
            "orderList": { "type": ["string"], "doc": "Order ids, at most 500.\n" },
            "empty": null,
        },
        "values": [{ "name": "Preparing", "code": 1 }, { "name": "Done", "code": 2 }],
    });
    assert_eq!(document.root.to_json().to_string(), expected.to_string());
}

#[test]
fn spans_cover_what_is_written() {
    let (sources, document) = read(OPERATION);
    let snippet = |path: &[&str]| {
        let node = document.at(path).expect("the path exists");
        sources.snippet(node.span)
    };
    assert_eq!(snippet(&["operation"]), "stopOrder");
    assert_eq!(snippet(&["page"]), "呼叫-API");
    assert_eq!(snippet(&["request", "orderList", "type"]), "[string]");
    assert_eq!(snippet(&["request", "orderList", "type", "0"]), "string");
    assert_eq!(
        snippet(&["request", "orderList", "doc"]),
        "Order ids,\n      at most 500."
    );
    assert_eq!(snippet(&["request", "empty"]), "");
    assert_eq!(snippet(&["values", "0"]), "name: 'Preparing'\n    code: 1");
    assert_eq!(snippet(&["values", "0", "name"]), "'Preparing'");
    assert_eq!(snippet(&["values", "1"]), "{ name: \"Done\", code: 2 }");
    assert!(snippet(&["request"]).starts_with("orderList:"));
    assert!(snippet(&["request"]).ends_with("empty"));
    assert!(snippet(&["values"]).starts_with("- name:"));
    assert!(snippet(&[]).starts_with("operation:") && snippet(&[]).ends_with('}'));
}

#[test]
fn columns_count_characters() {
    let (sources, document) = read("页面: {键: 值, b: 1}\n");
    let key = document
        .at(&["页面"])
        .and_then(|node| node.get("b"))
        .expect("it is there");
    let position = sources.position(document.file, key.key_span.start);
    assert_eq!((position.line, position.column), (1, 12));
}

#[test]
fn a_place_is_the_key_of_the_deepest_step_that_exists() {
    let (sources, document) = read(OPERATION);
    let place = |path: &[&str]| sources.snippet(document.place(path));
    assert_eq!(place(&["request", "orderList", "doc"]), "doc");
    assert_eq!(place(&["request", "orderList", "max_items"]), "orderList");
    assert_eq!(place(&["request", "missing", "doc"]), "request");
    assert_eq!(place(&["values", "1", "code"]), "code");
    assert_eq!(
        place(&["values", "1", "nope"]),
        "{ name: \"Done\", code: 2 }"
    );
    assert_eq!(place(&["values", "7"]), "values");
    assert_eq!(place(&["values", "x"]), "values");
    assert_eq!(place(&["nope"]), place(&[]));
}

#[test]
fn keys_keep_their_text_and_their_kind() {
    let (_, document) =
        read("1: a\n'1x': b\n\"2\": c\n1.50: d\ntrue: e\nnull: f\n007: g\n? h\n: i\n");
    let keys: Vec<(&str, KeyKind)> = document
        .root
        .entries()
        .expect("a mapping")
        .iter()
        .map(|entry| (entry.key.as_str(), entry.key_kind))
        .collect();
    let expected = [
        ("1", KeyKind::Integer),
        ("1x", KeyKind::String),
        ("2", KeyKind::String),
        ("1.50", KeyKind::Float),
        ("true", KeyKind::Bool),
        ("null", KeyKind::Null),
        ("007", KeyKind::String),
        ("h", KeyKind::String),
    ];
    assert_eq!(keys, expected);
}

#[test]
fn a_byte_order_mark_and_carriage_returns_do_not_move_columns() {
    for text in [
        "a: 1\nb:\n  c: x\n",
        "\u{feff}a: 1\r\nb:\r\n  c: x\r\n",
        "a: 1\nb:\n  c: x",
    ] {
        let (sources, document) = read(text);
        let span = document.at(&["b", "c"]).expect("it is there").span;
        let position = sources.position(span.file, span.start);
        assert_eq!((position.line, position.column), (3, 6), "{text:?}");
        assert_eq!(sources.snippet(span), "x");
        assert_eq!(
            document.root.to_json(),
            json!({ "a": 1, "b": { "c": "x" } })
        );
    }
}

#[test]
fn line_breaks_within_text_are_line_feeds() {
    let text =
        "a: |\n  one\n\n  two\nb: \"one\n  two\n\n  three\"\nc: >-\n  one\n  two\nd: one\n  two\n";
    let (_, document) = read(text);
    let (_, windows) = read(&text.replace('\n', "\r\n"));
    let expected = json!({
        "a": "one\n\ntwo\n",
        "b": "one two\nthree",
        "c": "one two",
        "d": "one two",
    });
    assert_eq!(document.root.to_json(), expected);
    assert_eq!(windows.root.to_json(), expected);
}

#[test]
fn a_block_scalar_may_end_with_the_file() {
    let (_, document) = read("doc: |\n  two\n  lines");
    assert_eq!(document.root.to_json(), json!({ "doc": "two\nlines\n" }));
}

#[test]
fn json_is_read_as_it_is() {
    let json = r#"{
  "a":1,"b" : [true,null, -1.5e3 ],
  "url": "https:\/\/host\/x?y=1#z", "text": "\u4e2d\n\"q\"",
  "empty": {}, "none": [], "long": "{{name}}: [x], #1"
}"#;
    let (_, document) = read(&format!(
        "examples:\n  - value: {}\n",
        json.replace('\n', "\n    ")
    ));
    let value = document
        .at(&["examples", "0", "value"])
        .expect("it is there");
    let expected: serde_json::Value = serde_json::from_str(json).expect("it is JSON");
    assert_eq!(value.to_json(), expected);
}

#[test]
fn of_a_key_that_is_there_twice_the_first_counts() {
    let mut sources = Sources::new();
    let mut found = Diagnostics::new();
    let text = b"a: 1\nb: { 1: x, 0x1: y, 1: z }\na: 2\n";
    let document = yaml::parse(&mut sources, "x.yaml", text, &mut found).expect("it is readable");
    assert_eq!(found.error_count(), 3);
    assert_eq!(
        document.root.to_json(),
        json!({ "a": 1, "b": { "1": "x" } })
    );
}

#[test]
fn spans_name_the_file_they_are_in() {
    let mut sources = Sources::new();
    let mut found = Diagnostics::new();
    let first = yaml::parse(&mut sources, "a.yaml", b"a: 1\n", &mut found).expect("readable");
    let second = yaml::parse(&mut sources, "b.yaml", b"b: 2\n", &mut found).expect("readable");
    assert_ne!(first.file, second.file);
    assert_eq!(second.root.span, Span::new(second.file, 0, 4));
    assert_eq!(sources.get(second.file).path(), "b.yaml");
}
