//! Whatever the bytes are: no panic, a document or an error, and every span on the borders of characters.

use proptest::prelude::*;
use tablewright::diagnostic::{
    Diagnostics, Sources, Span, render_github, render_json, render_text,
};
use tablewright::yaml::{self, Node, NodeKind};

const SCHEMA: &str = "\
operation: listOrderDetail   # 呼叫
page: \"Callbot-API\"
request:
  orderList: { type: [string], required: true, max_items: 500, doc: 'Order ids.' }
  note:
    doc: |
      two
      lines
enums:
  CallStatus:
    of: integer
    values:
      1:  { name: Preparing }
      12: { name: UserRejected }
errata:
  - field: response.sms
    why: >-
      folded
      text
  - about: 中文
";

/// Pieces that mean something to YAML.
const PIECES: &[&str] = &[
    "a",
    "b: ",
    ": ",
    "- ",
    "? ",
    "\n",
    "\n  ",
    "\n    ",
    "\t",
    "'",
    "\"",
    "#",
    " #",
    "|\n",
    ">-\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&x ",
    "*x",
    "!!str ",
    "<<: ",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "~",
    "1",
    "0x1F",
    "1e400",
    "\\u",
    "中",
    "\u{feff}",
    "\u{202e}",
    "\0",
    "\r",
    "\r\n",
    "\u{85}",
    "@",
];

fn check_node(node: &Node, outer: Span, sources: &Sources) {
    check_span(node.span, sources);
    assert!(outer.start <= node.span.start && node.span.end <= outer.end);
    match &node.kind {
        NodeKind::List(items) => items
            .iter()
            .for_each(|it| check_node(it, node.span, sources)),
        NodeKind::Map(entries) => {
            for entry in entries {
                check_span(entry.key_span, sources);
                assert!(node.span.start <= entry.key_span.start);
                assert!(entry.key_span.end <= node.span.end);
                check_node(&entry.value, node.span, sources);
            }
        }
        _ => {}
    }
}

fn check_span(span: Span, sources: &Sources) {
    let text = sources.get(span.file).text();
    assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
}

fn check(bytes: &[u8]) {
    let mut sources = Sources::new();
    let mut found = Diagnostics::new();
    let document = yaml::parse(&mut sources, "x.yaml", bytes, &mut found);
    assert!(document.is_some() || found.has_errors());
    if let Some(document) = &document {
        let length = sources.get(document.file).text().len();
        check_node(
            &document.root,
            Span::new(document.file, 0, length),
            &sources,
        );
        let _ = document.root.to_json();
    }
    for diagnostic in &found {
        let secondary = diagnostic.secondary.iter().map(|label| label.span);
        for span in diagnostic.primary.into_iter().chain(secondary) {
            check_span(span, &sources);
        }
    }
    let sorted = found.sorted(&sources);
    let text = render_text(&sorted, &sources, false);
    assert!(
        !text.chars().any(|it| it.is_control() && it != '\n'),
        "{text:?}"
    );
    let _ = render_text(&sorted, &sources, true);
    let _ = render_json(&sorted, &sources);
    assert_eq!(
        render_github(&sorted, &sources).lines().count(),
        sorted.len()
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,60}") {
        check(text.as_bytes());
    }

    #[test]
    fn pieces_of_yaml(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        check(pieces.concat().as_bytes());
    }

    #[test]
    fn a_schema_with_something_put_in(at in 0..SCHEMA.len(), piece in proptest::sample::select(PIECES)) {
        let mut bytes = SCHEMA.as_bytes().to_vec();
        bytes.splice(at..at, piece.bytes());
        check(&bytes);
    }

    #[test]
    fn a_schema_with_something_cut_out(at in 0..SCHEMA.len(), length in 1..30usize) {
        let mut bytes = SCHEMA.as_bytes().to_vec();
        bytes.drain(at..(at + length).min(SCHEMA.len()));
        check(&bytes);
    }
}
