//! Places in texts, and the order of diagnostics.

use tablewright::diagnostic::{Diagnostic, Diagnostics, Position, Severity, Sources, Span};

#[test]
fn positions_count_lines_and_characters_from_one() {
    let mut sources = Sources::new();
    let file = sources.add("x.yaml", "a\r\n中文b\n\nlast");
    let at = |offset: usize| {
        let position = sources.position(file, offset);
        (position.line, position.column)
    };
    assert_eq!(at(0), (1, 1));
    assert_eq!(at(3), (2, 1));
    assert_eq!(at(6), (2, 2));
    assert_eq!(at(7), (2, 2), "inside a character");
    assert_eq!(at(9), (2, 3));
    assert_eq!(at(11), (3, 1));
    assert_eq!(at(12), (4, 1));
    assert_eq!(at(16), (4, 5));
    assert_eq!(at(1000), (4, 5), "behind the end");
}

#[test]
fn offsets_are_the_reverse_of_positions() {
    let mut sources = Sources::new();
    let file = sources.add("x.yaml", "a: 中\n\n文: b\n");
    let source = sources.get(file);
    for (offset, _) in source.text().char_indices() {
        assert_eq!(source.offset(source.position(offset)), offset);
    }
    let outside = Position {
        line: 99,
        column: 99,
    };
    assert_eq!(source.offset(outside), source.text().len());
    let right_of_line = Position {
        line: 1,
        column: 99,
    };
    assert_eq!(source.offset(right_of_line), "a: 中".len());
}

#[test]
fn lines_come_without_their_breaks() {
    let mut sources = Sources::new();
    let file = sources.add("dir\\x.yaml", "one\r\ntwo\n");
    let source = sources.get(file);
    assert_eq!(source.path(), "dir/x.yaml");
    assert_eq!(source.line_count(), 3);
    let lines: Vec<&str> = (1..=3).map(|line| source.line_text(line)).collect();
    assert_eq!(lines, ["one", "two", ""]);
    assert_eq!(sources.snippet(Span::new(file, 5, 99)), "two\n");
    assert_eq!(sources.iter().map(|(id, _)| id).collect::<Vec<_>>(), [file]);
}

#[test]
fn diagnostics_are_sorted_by_path_place_and_rule_whatever_order_they_came_in() {
    let mut sources = Sources::new();
    let later = sources.add("b.yaml", "text of b");
    let sooner = sources.add("a.yaml", "text of a");
    let all = [
        Diagnostic::about_path(Severity::Error, "missing", "a", "no directory"),
        Diagnostic::warning("z", Span::new(sooner, 0, 4), "first place"),
        Diagnostic::error("a", Span::new(sooner, 5, 7), "second place, first rule"),
        Diagnostic::error("b", Span::new(sooner, 5, 7), "second place, second rule"),
        Diagnostic::error("b", Span::new(sooner, 5, 7), "second place, second rule")
            .help("and help"),
        Diagnostic::error("a", Span::new(later, 0, 4), "other file"),
    ];
    for turn in 0..all.len() {
        let mut found = Diagnostics::new();
        found.extend(all[turn..].iter().cloned());
        found.extend(all.iter().rev().cloned());
        assert_eq!(found.sorted(&sources), all);
        assert_eq!(found.len(), all.len() * 2 - turn);
    }
}

#[test]
fn errors_are_counted_apart_from_warnings() {
    let mut sources = Sources::new();
    let span = Span::empty(sources.add("a.yaml", ""), 0);
    let mut found = Diagnostics::new();
    assert!(found.is_empty() && !found.has_errors());
    found.push(Diagnostic::warning("w", span, "w"));
    found.push(Diagnostic::note("n", span, "n"));
    assert!(!found.is_empty() && !found.has_errors());
    found.push(Diagnostic::error("e", span, "e"));
    assert!(found.has_errors());
    assert_eq!(found.error_count(), 1);
    assert!(Severity::Error < Severity::Warning && Severity::Warning < Severity::Note);
}
