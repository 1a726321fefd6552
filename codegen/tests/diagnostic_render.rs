//! What diagnostics look like as text, as JSON and as workflow commands.

use proptest::prelude::*;
use tablewright::diagnostic::{
    Diagnostic, Severity, Sources, Span, quote, render_github, render_json, render_text,
};

const OPERATION: &str = "\
operation: stopOrder
reqest:
  userTaskID: { type: string, required: true }
  任务: { type: strin, required: true }
";

/// One of every kind.
fn examples() -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::new();
    let page = sources.add("schemas/callbot/stop_order.yaml", OPERATION);
    let service = sources.add(
        "schemas\\callbot\\service.yaml",
        "service: callbot\ntypes: {}\n",
    );
    let span = |word: &str| {
        let start = OPERATION.find(word).expect("the word is there");
        Span::new(page, start, start + word.len())
    };
    let diagnostics = vec![
        Diagnostic::error("unknown-key", span("reqest"), "unknown key `reqest`")
            .label("not a key of an operation")
            .help("did you mean `request`?")
            .suggest(span("reqest"), "request"),
        Diagnostic::error("unknown-type", span("strin,"), "there is no type `strin`")
            .label("not defined")
            .also(span("任务"), "in this field")
            .also(Span::new(service, 17, 22), "types are defined here")
            .help("define it, or use `string`"),
        Diagnostic::warning(
            "no-summary",
            span("stopOrder"),
            "the operation has no summary",
        )
        .suggest(Span::empty(page, 21), "summary: …\n"),
        Diagnostic::note(
            "end",
            Span::empty(page, OPERATION.len()),
            "the file ends here",
        ),
        Diagnostic::about_path(
            Severity::Error,
            "missing-directory",
            "schemas/nxcc",
            "there is no such directory",
        )
        .help("create it, or leave the service out"),
    ];
    (sources, diagnostics)
}

#[test]
fn text_looks_like_rustc() {
    let (sources, diagnostics) = examples();
    insta::assert_snapshot!(render_text(&diagnostics, &sources, false));
}

#[test]
fn json_has_every_member_every_time() {
    let (sources, diagnostics) = examples();
    let json = render_json(&diagnostics, &sources);
    insta::assert_snapshot!(format!("{json:#}"));
    let members = |it: &serde_json::Value| {
        let object = it.as_object().expect("a diagnostic is an object");
        object.keys().cloned().collect::<Vec<_>>()
    };
    let all = json.as_array().expect("an array");
    assert!(all.iter().all(|it| {
        let (mut first, mut other) = (members(&all[0]), members(it));
        first.sort();
        other.sort();
        first == other
    }));
}

#[test]
fn workflow_commands_are_escaped() {
    let (mut sources, mut diagnostics) = examples();
    let odd = sources.add("a,b:c%.yaml", "x: 1\n");
    diagnostics.push(
        Diagnostic::warning(
            "odd",
            Span::new(odd, 0, 1),
            "100% of\nlines, all: of them\r",
        )
        .label("::error::no command"),
    );
    insta::assert_snapshot!(render_github(&diagnostics, &sources));
}

#[test]
fn color_changes_nothing_but_color() {
    let (sources, diagnostics) = examples();
    let colored = render_text(&diagnostics, &sources, true);
    assert!(colored.contains("\u{1b}["));
    let mut plain = String::new();
    let mut rest = colored.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').expect("an escape sequence ends").1;
    }
    plain.push_str(rest);
    assert_eq!(plain, render_text(&diagnostics, &sources, false));
}

#[test]
fn nothing_found_prints_nothing() {
    assert_eq!(render_text(&[], &Sources::new(), false), "");
    assert_eq!(render_json(&[], &Sources::new()), serde_json::json!([]));
    assert_eq!(render_github(&[], &Sources::new()), "");
}

#[test]
fn long_lines_are_cut_around_the_mark() {
    let mut sources = Sources::new();
    let line = format!("{}呼叫{}\n", "x".repeat(500_000), "y".repeat(500_000));
    let file = sources.add("long.yaml", format!("short: 1\n{line}"));
    let start = 9 + 500_000;
    let place = Span::new(file, start, start + "呼叫".len());
    let diagnostic = Diagnostic::error("far", place, "far to the right")
        .label("here")
        .also(Span::new(file, 9, 10), "at the beginning of the same line")
        .help("cut it")
        .suggest(place, "call");
    insta::assert_snapshot!(render_text(&[diagnostic], &sources, false));
}

#[test]
fn places_far_apart_are_shown_apart() {
    let mut sources = Sources::new();
    let file = sources.add("x.yaml", "line\n".repeat(1000));
    let at = |line: usize| Span::new(file, (line - 1) * 5, (line - 1) * 5 + 4);
    let diagnostic = Diagnostic::error("r", at(900), "m")
        .also(at(1), "first")
        .also(at(898), "near");
    insta::assert_snapshot!(render_text(&[diagnostic], &sources, false));
}

#[test]
fn quoted_words_are_short_and_harmless() {
    assert_eq!(quote("a\u{1b}b\u{202e}c"), "`a␛b\u{fffd}c`");
    assert_eq!(quote(&"中".repeat(61)), format!("`{}…`", "中".repeat(60)));
    assert_eq!(quote(""), "``");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Spans that lie across characters, over several lines or outside of the text are bugs of a rule, and
    /// still no reason for a panic.
    #[test]
    fn any_spans_in_any_text(
        text in "[a中\u{301}\t\r\n\u{202e}\u{1b}é ]{0,400}",
        places in proptest::collection::vec((0..500usize, 0..500usize), 3),
        replacement in "[ab\n中]{0,10}",
    ) {
        let mut sources = Sources::new();
        let file = sources.add("x.yaml", text);
        let spans: Vec<Span> = places.iter().map(|&(start, end)| Span::new(file, start, end)).collect();
        let diagnostic = Diagnostic::error("r", spans[0], "m")
            .label("l")
            .also(spans[1], "s")
            .suggest(spans[2], replacement);
        let text = render_text(std::slice::from_ref(&diagnostic), &sources, false);
        prop_assert!(!text.chars().any(|it| it.is_control() && it != '\n'), "{:?}", text);
        let _ = render_json(std::slice::from_ref(&diagnostic), &sources);
        prop_assert_eq!(render_github(&[diagnostic], &sources).lines().count(), 1);
    }
}
