//! Checks the file before it is given out, and leaves out what it would be refused for.

use std::collections::BTreeMap;

use super::super::draft::{Draft, Note, NoteKind};
use super::yaml::{self, Yaml};
use super::{HEADER, Options};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Span};
use crate::schema::{self, SchemaSet};
use crate::yaml::{Document, Node, NodeKind};

/// How often the file is checked again after a repair.
const MAX_ROUNDS: usize = 12;

/// Keys of a field that it can do without.
const SPARE: [&str; 13] = [
    "const",
    "default",
    "unit",
    "min_items",
    "max_items",
    "min_length",
    "max_length",
    "minimum",
    "maximum",
    "rename",
    "deprecated",
    "example",
    "sensitive",
];

/// The text of the file.
pub(super) fn heal(
    mut root: Yaml,
    file_name: &str,
    draft: &Draft,
    options: &Options<'_>,
    notes: &mut Vec<Note>,
) -> String {
    for round in 0..=MAX_ROUNDS {
        let text = text(&root);
        let (set, diagnostics) = check(&text, file_name, options);
        let errors: Vec<&Diagnostic> = diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error && !is_of_service(d, &set))
            .collect();
        let mut paths: Vec<(Vec<String>, String)> = Vec::new();
        let mut rest = Vec::new();
        for error in errors {
            let path = error
                .primary
                .and_then(|span| Some((path_of(&set, file_name, span)?, error.message.clone())));
            match path.and_then(|(path, message)| Some((spare(&path)?, message))) {
                Some(found) => paths.push(found),
                None => rest.push(error.message.clone()),
            }
        }
        // Later items first, so that the indexes of the others stay right.
        paths.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| b.0.cmp(&a.0)));
        paths.dedup_by(|a, b| a.0 == b.0);
        let mut repaired = false;
        for (path, message) in paths
            .iter()
            .take(if round == MAX_ROUNDS { 0 } else { usize::MAX })
        {
            let line = line_of(&mut root, draft, path);
            if root.remove(path) {
                repaired = true;
                let what = match path[0].as_str() {
                    "examples" => "the example".to_owned(),
                    "errata" => "the erratum".to_owned(),
                    _ => format!("`{}`", path.join(".")),
                };
                notes.push(Note {
                    kind: NoteKind::Left,
                    line,
                    text: format!("{what} was left out: {message}"),
                });
            }
        }
        if !repaired {
            for message in rest {
                notes.push(Note {
                    kind: NoteKind::Look,
                    line: 1,
                    text: format!("the schema still has an error: {message}"),
                });
            }
            return text;
        }
    }
    text(&root)
}

fn text(root: &Yaml) -> String {
    let mut out = HEADER.to_owned();
    let Yaml::Map(entries, _) = root else {
        return out;
    };
    for entry in entries {
        if matches!(entry.key.as_str(), "answer" | "retry")
            || matches!(entry.value, Yaml::Map(_, false) | Yaml::List(_))
        {
            let empty = match &entry.value {
                Yaml::Map(rows, _) => rows.is_empty(),
                Yaml::List(items) => items.is_empty(),
                _ => false,
            };
            if empty {
                continue;
            }
            out.push('\n');
        }
        yaml::block(std::slice::from_ref(entry), 0, &mut out);
    }
    out
}

/// Loads and checks the file, in its service or in one made for it.
fn check(text: &str, file_name: &str, options: &Options<'_>) -> (SchemaSet, Diagnostics) {
    const BARE: &str = "service: draft\ntitle: Draft\nsummary: Draft.\nhosts:\n  main: { url: \"https://example.com\" }\n";
    let service = options.service.map_or(BARE, |service| service.text);
    let files = BTreeMap::from([
        ("draft/service.yaml".to_owned(), service.to_owned()),
        (format!("draft/{file_name}"), text.to_owned()),
    ]);
    let mut diagnostics = Diagnostics::new();
    let set = schema::load_texts(&files, &mut diagnostics);
    if crate::check::check(&set, None, &mut diagnostics).is_none() {
        // The diagnostics say why.
    }
    (set, diagnostics)
}

/// Whether an error stands in the service's file. It may name operations, whose files are not here; and what is wrong with
/// it is not the page's.
fn is_of_service(error: &Diagnostic, set: &SchemaSet) -> bool {
    let file = set.services.first().map(|service| service.file.id);
    error
        .primary
        .map(|span| span.file)
        .is_some_and(|id| Some(id) == file)
}

/// The path of what can be left out to mend an error at this path.
fn spare(path: &[String]) -> Option<Vec<String>> {
    match path.first()?.as_str() {
        "examples" | "errata" => Some(path.get(..2)?.to_vec()),
        "codes" if path.len() > 1 => Some(path[..2].to_vec()),
        _ => path
            .iter()
            .rposition(|key| SPARE.contains(&key.as_str()))
            .filter(|at| *at > 1)
            .map(|at| path[..=at].to_vec()),
    }
}

/// The line that a path comes from, as far as the draft and the file tell.
fn line_of(root: &mut Yaml, draft: &Draft, path: &[String]) -> usize {
    let mut table = match path.first().map(String::as_str) {
        Some("request" | "payload") => &draft.request,
        Some("response") => &draft.response,
        Some("query") => &draft.query,
        Some("path") => &draft.path_parameters,
        Some("request_headers") => &draft.request_headers,
        Some("response_headers") => &draft.response_headers,
        // Examples and errata name their line themselves.
        _ => return root.at(path).and_then(|item| named_line(item)).unwrap_or(1),
    };
    let mut line = 1;
    for name in path.iter().skip(1) {
        if let Some(field) = table.iter().find(|field| field.name == *name) {
            line = field.line;
            table = &field.fields;
        }
    }
    line
}

fn named_line(item: &Yaml) -> Option<usize> {
    let Yaml::Map(entries, _) = item else {
        return None;
    };
    entries.iter().find_map(|entry| {
        let Yaml::Plain(text) = &entry.value else {
            return None;
        };
        let (_, number) = text.rsplit_once("page line ")?;
        number.trim_end_matches([')', '"']).parse().ok()
    })
}

/// The path of keys and indexes to what stands at a place of the file.
fn path_of(set: &SchemaSet, file_name: &str, span: Span) -> Option<Vec<String>> {
    let page = set
        .services
        .first()?
        .pages
        .iter()
        .find(|page| page.name().ends_with(file_name))?;
    let document: &Document = page.document();
    if document.file != span.file {
        return None;
    }
    let mut path = Vec::new();
    let mut node = &document.root;
    while let Some((step, next)) = step(node, span.start) {
        path.push(step);
        node = next;
    }
    Some(path)
}

fn step(node: &Node, at: usize) -> Option<(String, &Node)> {
    let holds = |from: usize, to: usize| from <= at && at < to.max(from + 1);
    match &node.kind {
        NodeKind::Map(entries) => (entries.iter())
            .find(|entry| holds(entry.key_span.start, entry.value.span.end))
            .map(|entry| (entry.key.clone(), &entry.value)),
        NodeKind::List(items) => (items.iter().enumerate())
            .find(|(_, item)| holds(item.span.start, item.span.end))
            .map(|(index, item)| (index.to_string(), item)),
        _ => None,
    }
}
