//! Diagnostics as text for a terminal, in the look of rustc.

use super::excerpt::{Excerpt, excerpts, shown_text};
use super::{Diagnostic, FileId, Severity, Sources, Span, Suggestion};
use crate::text::count;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet,
};
use std::collections::BTreeSet;

/// Wider than an excerpt of wide characters, so that only the excerpt decides where a line is cut.
const WIDTH: usize = 1000;
/// A replacement longer than this is left to the reader of the JSON output.
const PATCH: usize = 400;

/// Every diagnostic with the source line it is about, and a closing line with their numbers. Nothing at all
/// when there are none.
///
/// Lines that are too long to read are cut around the mark, and characters that a terminal would act upon
/// are shown as symbols.
#[must_use]
pub fn render_text(diagnostics: &[Diagnostic], sources: &Sources, color: bool) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(WIDTH);
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&report(diagnostic, sources)));
        out.push_str("\n\n");
    }
    out.push_str(&summary(diagnostics, sources));
    out.push('\n');
    out
}

fn report(diagnostic: &Diagnostic, sources: &Sources) -> Vec<Group<'static>> {
    let title = level(diagnostic.severity)
        .primary_title(shown_text(&diagnostic.message))
        .id(diagnostic.rule);
    let mut groups = vec![Group::with_title(title)];
    match (diagnostic.primary, diagnostic.file_path(sources)) {
        (Some(primary), _) => add_places(&mut groups, diagnostic, primary, sources),
        (None, Some(path)) => add(&mut groups, Origin::path(shown_text(path))),
        (None, None) => {}
    }
    let patch = diagnostic
        .suggestion
        .as_ref()
        .and_then(|suggestion| patch(suggestion, sources));
    match (&diagnostic.help, patch) {
        (None, None) => {}
        (Some(help), None) => add(&mut groups, Level::HELP.message(shown_text(help))),
        (help, Some(patch)) => {
            let help = help.as_deref().unwrap_or("this resolves it");
            let title = Level::HELP.secondary_title(shown_text(help));
            groups.push(title.element(patch));
        }
    }
    groups
}

/// Adds the lines of the main place and of every other one, file by file, the main file first.
fn add_places(
    groups: &mut Vec<Group<'static>>,
    diagnostic: &Diagnostic,
    primary: Span,
    sources: &Sources,
) {
    let others = diagnostic.secondary.iter();
    let places: Vec<(Span, Option<&str>)> = std::iter::once((primary, diagnostic.label.as_deref()))
        .chain(others.map(|label| (label.span, Some(label.text.as_str()))))
        .collect();
    let mut files = Vec::new();
    for (span, _) in &places {
        if !files.contains(&span.file) {
            files.push(span.file);
        }
    }
    for file in files {
        let source = sources.get(file);
        let mut excerpts = excerpts(source, &in_file(file, &places));
        // The excerpt with the main place, which is number 0, comes first whatever its line.
        excerpts.sort_by_key(|excerpt| excerpt.first() != 0);
        for excerpt in excerpts {
            let marks = excerpt.marks.iter().map(|(number, range)| {
                let kind = match number {
                    0 => AnnotationKind::Primary,
                    _ => AnnotationKind::Context,
                };
                let label = places[*number].1.map(shown_text);
                kind.span(range.clone()).label(label)
            });
            let marks: Vec<Annotation<'static>> = marks.collect();
            let path = shown_text(source.path());
            if excerpt.shifted {
                // The renderer would count the column in the cut line, so it is told where that is.
                let position = source.position(places[excerpt.first()].0.start);
                let origin = Origin::path(path)
                    .line(position.line)
                    .char_column(position.column);
                add(groups, origin);
                let level = level(diagnostic.severity);
                groups.push(Group::with_level(level).element(snippet(excerpt).annotations(marks)));
            } else {
                add(groups, snippet(excerpt).path(path).annotations(marks));
            }
        }
    }
}

/// The places of one file with their numbers among all.
fn in_file(file: FileId, places: &[(Span, Option<&str>)]) -> Vec<(usize, Span)> {
    let numbered = places.iter().map(|(span, _)| *span).enumerate();
    numbered.filter(|(_, span)| span.file == file).collect()
}

fn add(groups: &mut Vec<Group<'static>>, element: impl Into<Element<'static>>) {
    if let Some(last) = groups.pop() {
        groups.push(last.element(element));
    }
}

fn snippet<T: Clone>(excerpt: Excerpt) -> Snippet<'static, T> {
    Snippet::source(excerpt.text).line_start(excerpt.line)
}

/// The suggestion as a patch of its line; nothing when it cannot be shown whole.
fn patch(suggestion: &Suggestion, sources: &Sources) -> Option<Snippet<'static, Patch<'static>>> {
    let source = sources.get(suggestion.span.file);
    let excerpt = excerpts(source, &[(0, suggestion.span)]).pop()?;
    let (_, range) = excerpt.marks.first()?.clone();
    let same_line = source.line_at(suggestion.span.start) == source.line_at(suggestion.span.end);
    if excerpt.cut || !same_line || suggestion.replacement.len() > PATCH {
        return None;
    }
    let patch = Patch::new(range, shown_text(&suggestion.replacement));
    Some(snippet(excerpt).patch(patch))
}

const fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// `2 errors, 1 warning in 3 files`
fn summary(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let count = |severity: Severity| {
        let same = diagnostics.iter().filter(|it| it.severity == severity);
        plural(same.count(), severity.as_str())
    };
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter_map(count)
        .collect();
    let files: BTreeSet<&str> = diagnostics
        .iter()
        .filter_map(|it| it.file_path(sources))
        .collect();
    match plural(files.len(), "file") {
        Some(files) => format!("{} in {files}", counts.join(", ")),
        None => counts.join(", "),
    }
}

fn plural(number: usize, noun: &str) -> Option<String> {
    (number > 0).then(|| count(number, noun))
}
