//! Inputs made to exhaust a YAML reader: each is answered at once, with a diagnostic or the right value.

use std::time::{Duration, Instant};
use tablewright::diagnostic::{Diagnostics, Sources, render_json, render_text};
use tablewright::yaml::{self, Document};

/// Far above what an unoptimised build on a busy machine needs, far below what quadratic time needs.
const LIMIT: Duration = Duration::from_secs(10);

/// Reads and prints an input; gives the rules that were reported.
fn answer(name: &str, bytes: &[u8]) -> (Option<Document>, Vec<&'static str>) {
    let start = Instant::now();
    let mut sources = Sources::new();
    let mut found = Diagnostics::new();
    let document = yaml::parse(&mut sources, "x.yaml", bytes, &mut found);
    let sorted = found.sorted(&sources);
    let text = render_text(&sorted, &sources, false);
    let _ = render_json(&sorted, &sources);
    let took = start.elapsed();
    assert!(took < LIMIT, "{name} took {took:?}");
    assert!(text.len() < 1 << 20, "{name} printed {} bytes", text.len());
    assert!(
        document.is_some() || found.has_errors(),
        "{name}: neither a document nor an error"
    );
    (document, sorted.iter().map(|it| it.rule).collect())
}

#[track_caller]
fn refused(name: &str, text: &str, rule: &str) {
    let (document, rules) = answer(name, text.as_bytes());
    assert!(document.is_none(), "{name} was read");
    assert!(rules.contains(&rule), "{name}: {rules:?}");
}

fn numbered(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect::<Vec<_>>().concat()
}

#[test]
fn alias_bombs() {
    let mut laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (of, name) in ('a'..='h').zip('b'..='i') {
        let aliases = format!("*{of}, ").repeat(9);
        laughs.extend([name, ':', ' ', '&', name, ' ', '[']);
        laughs += &aliases;
        laughs += "]\n";
    }
    refused("billion laughs", &laughs, yaml::YAML_ALIAS);
    let list = "x, ".repeat(20_000);
    let aliases = "- *a\n".repeat(20_000);
    refused(
        "quadratic aliases",
        &format!("- &a [{list}]\n{aliases}"),
        yaml::TOO_MANY_PROBLEMS,
    );
    refused("self reference", "a: &a [*a]\n", yaml::YAML_ALIAS);
    refused(
        "merge bomb",
        "a: &a { b: 1 }\nc: { <<: [*a, *a] }\n",
        yaml::YAML_MERGE_KEY,
    );
}

#[test]
fn absurd_nesting() {
    let deep = 100_000;
    refused("open brackets", &"[".repeat(deep), yaml::TOO_DEEP);
    let closed = "[".repeat(deep) + &"]".repeat(deep);
    refused("closed brackets", &closed, yaml::TOO_DEEP);
    refused("open braces", &"{a: ".repeat(deep), yaml::TOO_DEEP);
    let closed = "{a: ".repeat(deep) + &"}".repeat(deep);
    refused("closed braces", &closed, yaml::TOO_DEEP);
    refused("dashes", &"- ".repeat(deep), yaml::TOO_DEEP);
    refused("question marks", &"? ".repeat(deep), yaml::TOO_DEEP);
    let indented: String = (0..2000).map(|level| " ".repeat(level) + "a:\n").collect();
    refused("indentation", &indented, yaml::TOO_DEEP);
    let indented: String = (0..5000).map(|level| " ".repeat(level) + "a:\n").collect();
    assert_eq!(
        answer("more indentation", indented.as_bytes()).1,
        [yaml::FILE_TOO_LARGE]
    );
    let keys = "? - ".repeat(deep);
    refused("lists as keys", &keys, yaml::TOO_DEEP);
}

#[test]
fn just_enough_nesting() {
    let depth = yaml::MAX_DEPTH;
    let text = "[".repeat(depth) + &"]".repeat(depth);
    let (document, rules) = answer("64 levels", text.as_bytes());
    assert!(document.is_some() && rules.is_empty(), "{rules:?}");
    let text = "- ".repeat(depth) + "x\n";
    let (document, rules) = answer("64 dashes", text.as_bytes());
    assert!(document.is_some() && rules.is_empty(), "{rules:?}");
}

#[test]
fn many_keys() {
    let lines = numbered(50_000, |number| format!("key{number}: {number}\n"));
    let (document, rules) = answer("50k keys", lines.as_bytes());
    let root = document.expect("50k keys are read").root;
    assert!(rules.is_empty(), "{rules:?}");
    assert_eq!(root.entries().map(<[_]>::len), Some(50_000));
    assert_eq!(
        root.get("key49999").and_then(|it| it.value.as_integer()),
        Some(49_999)
    );
    refused(
        "150k keys",
        &lines.replace("\nkey", ": 1\nx: 1\nkey"),
        yaml::YAML_SYNTAX,
    );
    let more = numbered(150_000, |number| format!("k{number}: 1\n"));
    refused("300k nodes", &more, yaml::TOO_MANY_NODES);
}

#[test]
fn long_lines() {
    let length = 4_000_000;
    let text = format!("a: \"{}\"\n", "中".repeat(length / 3));
    let (document, _) = answer("4 MB scalar", text.as_bytes());
    let scalar = document.and_then(|it| it.at(&["a"])?.as_str().map(str::len));
    assert_eq!(scalar, Some(length / 3 * 3));
    let items = "x, ".repeat(150_000);
    assert!(
        answer("long flow list", format!("[{items}]").as_bytes())
            .0
            .is_some()
    );
    // Each duplicate is a diagnostic at the far end of one very long line.
    let repeated = format!(
        "{{ a: \"{}\", {} }}",
        "x".repeat(3_000_000),
        "a: 1, ".repeat(90_000)
    );
    refused("duplicates in one line", &repeated, yaml::TOO_MANY_PROBLEMS);
    refused(
        "unclosed quote",
        &format!("a: \"{}", "x ".repeat(length / 2)),
        yaml::YAML_SYNTAX,
    );
    refused(
        "long key",
        &format!("{}: 1\n", "k".repeat(length)),
        yaml::YAML_SYNTAX,
    );
    refused(
        "long tag",
        &format!("a: !{} 1\n", "t".repeat(length)),
        yaml::YAML_TAG,
    );
    refused(
        "long anchor",
        &format!("a: &{} 1\n", "t".repeat(length)),
        yaml::YAML_ANCHOR,
    );
    answer("many colons", ": ".repeat(length / 2).as_bytes());
    answer("many quotes", "''".repeat(length / 2).as_bytes());
    answer(
        "many commas",
        format!("[{}]", ",".repeat(length)).as_bytes(),
    );
    answer("many comments", "#\n".repeat(length / 2).as_bytes());
    answer("many line feeds", "\n".repeat(length).as_bytes());
    answer(
        "far duplicates",
        format!("a: 1\n{}a: 2\n", "#\n".repeat(length / 4)).as_bytes(),
    );
}

#[test]
fn bytes_that_are_no_text() {
    let (document, rules) = answer("invalid byte", b"a: 1\nb: \xff\nc: \xc3\x28\n");
    assert!(document.is_none());
    assert_eq!(rules, [yaml::INVALID_UTF8]);
    answer("only invalid bytes", &vec![0xff; yaml::MAX_BYTES]);
    answer("only NUL", &vec![0; yaml::MAX_BYTES]);
    for bytes in [
        &b"\xfe\xff\0a"[..],
        b"\xff\xfea\0",
        b"\xff\xfe\0\0a\0\0\0",
        b"\0\0\xfe\xff\0\0\0a",
    ] {
        assert_eq!(answer("other encodings", bytes).1, [yaml::NOT_UTF8]);
    }
    for text in [
        "a\0b",
        "\0",
        "a: \u{85}b",
        "# \u{2028}b: 1",
        "a: 1\rb: 2",
        "a: \u{feff}1",
        "\u{7f}",
    ] {
        refused(text, text, yaml::CONTROL_CHARACTER);
    }
    refused("nothing", "", yaml::EMPTY_DOCUMENT);
    assert_eq!(
        answer("cut character", b"a: \xe4\xb8").1,
        [yaml::INVALID_UTF8]
    );
}

#[test]
fn nothing_dangerous_is_printed() {
    let mut sources = Sources::new();
    let mut found = Diagnostics::new();
    let text = "a: \u{1b}[31m\u{202e}x\u{9b}31m\u{7}\u{2066}\u{200f}\u{feff}\r!\n";
    yaml::parse(
        &mut sources,
        "schemas/\u{1b}[2J/x.yaml",
        text.as_bytes(),
        &mut found,
    );
    let sorted = found.sorted(&sources);
    let text = render_text(&sorted, &sources, false) + &render_json(&sorted, &sources).to_string();
    let raw = |it: &char| it.is_control() && *it != '\n' || matches!(*it, '\u{200f}'..='\u{2069}');
    assert_eq!(text.chars().find(raw), None, "{text}");
}

#[test]
fn tabs() {
    refused("indentation", "a:\n\tb: 1\n", yaml::TAB_INDENTATION);
    refused(
        "mixed indentation",
        "a:\n  b: 1\n\tc: 2\n",
        yaml::TAB_INDENTATION,
    );
    refused("list", "a:\n\t- b\n", yaml::TAB_INDENTATION);
    let (document, rules) = answer("between key and value", b"a:\t1\n");
    assert!(document.is_some() && rules.is_empty());
}
