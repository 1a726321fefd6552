//! Diagnostics as JSON, for editors and CI.

use super::excerpt::{shown_line, shown_text};
use super::{Diagnostic, Sources, Span};
use serde_json::{Map, Value, json};

/// An array with one object per diagnostic. The format is stable: members may be added, none is renamed,
/// removed or given another meaning.
///
/// | member | type | meaning |
/// |---|---|---|
/// | `rule` | string | id of the rule, kebab-case |
/// | `severity` | string | `error`, `warning` or `note` |
/// | `message` | string | what is wrong |
/// | `file` | string or null | path, with `/`; null when it is about no file |
/// | `line`, `column` | integer or null | start of the main place, from 1; a column is a character; null when there is no place in a text |
/// | `end_line`, `end_column` | integer or null | its end; the column is the one behind the last character |
/// | `source_line` | string or null | the first line of the place, for display: cut when it is long, control characters replaced |
/// | `label` | string or null | what is the matter with the main place |
/// | `help` | string or null | what to do |
/// | `related` | array | other places: `file`, `line`, `column`, `end_line`, `end_column`, `label` |
/// | `suggestion` | object or null | an edit that resolves it: `file`, `line`, `column`, `end_line`, `end_column`, `replacement` |
///
/// Every member is always present.
#[must_use]
pub fn render_json(diagnostics: &[Diagnostic], sources: &Sources) -> Value {
    diagnostics.iter().map(|it| object(it, sources)).collect()
}

fn object(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let mut object = Map::new();
    object.insert("rule".into(), diagnostic.rule.into());
    object.insert("severity".into(), diagnostic.severity.as_str().into());
    object.insert("message".into(), shown_text(&diagnostic.message).into());
    if let Some(span) = diagnostic.primary {
        place(&mut object, span, sources);
        let file = sources.get(span.file);
        let line = file.line_text(file.line_at(span.start));
        object.insert("source_line".into(), shown_line(line).into());
    } else {
        let path = diagnostic.path.as_deref();
        object.insert("file".into(), optional(path));
        for member in ["line", "column", "end_line", "end_column", "source_line"] {
            object.insert(member.into(), Value::Null);
        }
    }
    object.insert("label".into(), optional(diagnostic.label.as_deref()));
    object.insert("help".into(), optional(diagnostic.help.as_deref()));
    let related = diagnostic.secondary.iter().map(|label| {
        let mut object = Map::new();
        place(&mut object, label.span, sources);
        object.insert("label".into(), shown_text(&label.text).into());
        Value::Object(object)
    });
    object.insert("related".into(), related.collect());
    let suggestion = diagnostic.suggestion.as_ref().map(|suggestion| {
        let mut object = Map::new();
        place(&mut object, suggestion.span, sources);
        // Not made fit to print: it goes into the file.
        object.insert("replacement".into(), json!(suggestion.replacement));
        Value::Object(object)
    });
    object.insert("suggestion".into(), suggestion.unwrap_or(Value::Null));
    Value::Object(object)
}

fn place(object: &mut Map<String, Value>, span: Span, sources: &Sources) {
    let file = sources.get(span.file);
    let (start, end) = (file.position(span.start), file.position(span.end));
    object.insert("file".into(), shown_text(file.path()).into());
    object.insert("line".into(), start.line.into());
    object.insert("column".into(), start.column.into());
    object.insert("end_line".into(), end.line.into());
    object.insert("end_column".into(), end.column.into());
}

fn optional(text: Option<&str>) -> Value {
    text.map(shown_text).into()
}
