//! Every rule of the YAML reader: an input that breaks it, and what is printed then.

use tablewright::diagnostic::{Diagnostics, Sources, render_text};
use tablewright::yaml::{self, RULES};

/// What the text output says about a file, and whether there is a document all the same.
fn report(bytes: &[u8]) -> String {
    let mut sources = Sources::new();
    let mut found = Diagnostics::new();
    let document = yaml::parse(
        &mut sources,
        "schemas/callbot/stop_order.yaml",
        bytes,
        &mut found,
    );
    let text = render_text(&found.sorted(&sources), &sources, false);
    let outcome = if document.is_some() {
        "read"
    } else {
        "not read"
    };
    format!("{text}document: {outcome}\n")
}

/// An input for each rule, in the order of [`RULES`].
fn inputs() -> Vec<(&'static str, Vec<u8>)> {
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        (yaml::INVALID_UTF8, b"a: 1\nb: caf\xe9 au lait\n".to_vec()),
        (yaml::NOT_UTF8, b"\xff\xfea\x00:\x00 \x001\x00".to_vec()),
        (yaml::FILE_TOO_LARGE, vec![b'#'; yaml::MAX_BYTES + 1]),
        (
            yaml::CONTROL_CHARACTER,
            text("a: 1\nb: x\u{1b}[31my\nc: \0\n"),
        ),
        (
            yaml::BIDI_CHARACTER,
            text("doc: 用户 \u{202e}drow\u{202c} end\n"),
        ),
        (yaml::TAB_INDENTATION, text("request:\n\torderList: {}\n")),
        (yaml::YAML_SYNTAX, text("doc: Note: more\nb: 1\n")),
        (yaml::YAML_DIRECTIVE, text("%YAML 1.2\n---\na: 1\n")),
        (
            yaml::EMPTY_DOCUMENT,
            text("# yaml-language-server: $schema=../schema.json\n"),
        ),
        (yaml::SEVERAL_DOCUMENTS, text("a: 1\n---\nb: 2\n")),
        (yaml::YAML_MERGE_KEY, text("a:\n  <<: { b: 1 }\n  c: 2\n")),
        (yaml::YAML_TAG, text("a: !!str 12\nb: !custom { c: 1 }\n")),
        (yaml::YAML_ANCHOR, text("a: &shared { b: 1 }\nc: 2\n")),
        (yaml::YAML_ALIAS, text("a: *shared\n*key : 2\n")),
        (
            yaml::DUPLICATE_KEY,
            text("code: 1\ntype: string\nrequired: true\n'code': 2\nof: { 1: a, 0x1: b }\n"),
        ),
        (yaml::COMPLEX_KEY, text("[a, b]: 1\n? { c: d }\n: 2\n")),
        (
            yaml::TOO_DEEP,
            text(&format!("a: {}{}\n", "[".repeat(64), "]".repeat(64))),
        ),
        (yaml::TOO_MANY_NODES, text(&"- 0\n".repeat(yaml::MAX_NODES))),
        (
            yaml::INTEGER_OUT_OF_RANGE,
            text("a: 18446744073709551615\nb: -9223372036854775809\nc: 9223372036854775807\n"),
        ),
        (yaml::NUMBER_NOT_FINITE, text("a: [.inf, -.INF, .nan]\n")),
        (yaml::YAML_AMBIGUOUS, text("of: [?a]\n")),
        (yaml::TOO_MANY_PROBLEMS, text(&"a: 1\n".repeat(150))),
    ]
}

#[test]
fn every_rule_is_listed_once_and_has_an_input() {
    let listed: Vec<&str> = RULES.iter().map(|(rule, _)| *rule).collect();
    let tested: Vec<&str> = inputs().into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(listed, tested);
    for (rule, meaning) in RULES {
        assert!(
            rule.bytes()
                .all(|byte| byte == b'-' || byte.is_ascii_lowercase() || byte.is_ascii_digit())
        );
        assert!(!meaning.is_empty() && !meaning.ends_with('.'));
    }
}

#[test]
fn every_rule_is_reported_as_in_its_snapshot() {
    for (rule, input) in inputs() {
        let report = report(&input);
        assert!(report.contains(&format!("[{rule}]")), "{rule}:\n{report}");
        // A hundred repeats of one diagnostic say nothing that the last ones do not.
        let lines: Vec<&str> = report.lines().collect();
        let tail = lines[lines.len().saturating_sub(60)..].join("\n");
        insta::assert_snapshot!(rule, tail);
    }
}

#[test]
fn mistakes_of_syntax_say_what_to_do() {
    let inputs = [
        ("a: [1, 2\n", "`[` is never closed"),
        ("a: [1, 2}\n", "`[` is closed with `}`"),
        ("a: {b: 1 c: 2}\n", "`,` or `}` is missing"),
        ("a: 'it's'\n", "goes on behind its closing quote"),
        ("a: \"C:\\dir\"\n", "unknown escape"),
        ("a: \"open\n", "does not end"),
        ("- a\nb: 1\n", "no `- ` entry"),
        ("a: 1\nb\n", "a key with `:` and a value is missing"),
        ("a: @home\n", "text cannot start with '@'"),
        ("a: | text\n", "text behind `|` or `>`"),
        ("a: ]\n", "was not opened"),
        ("a: [b]#c\n", "a comment is not possible"),
        ("a: - b\n", "a `- ` entry is not possible"),
        ("[a]\nb\n", "follows the end"),
        (":\n", "not every YAML reader"),
    ];
    for (input, expected) in inputs {
        let report = report(input.as_bytes());
        assert!(report.contains(expected), "{input:?}\n{report}");
        assert!(report.contains("help: "), "{input:?}\n{report}");
        assert!(report.contains("document: not read"), "{input:?}\n{report}");
    }
}

#[test]
fn all_problems_of_a_file_are_reported_in_one_run() {
    let report = report(b"a: &x 1\nb: !!str 2\na: *x\n<<: { c: 1, c: 2 }\n[d]: \"open\n");
    let rules = [
        yaml::YAML_ANCHOR,
        yaml::YAML_TAG,
        yaml::YAML_ALIAS,
        yaml::YAML_MERGE_KEY,
        yaml::DUPLICATE_KEY,
        yaml::COMPLEX_KEY,
        yaml::YAML_SYNTAX,
    ];
    for rule in rules {
        assert!(report.contains(&format!("[{rule}]")), "{rule}\n{report}");
    }
}
