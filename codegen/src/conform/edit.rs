//! Edits of schema files that keep everything else as it is written: comments, order, one row on one line.
//!
//! Only forms that people write rows in are understood; an edit of anything else is refused, not guessed.

use crate::model::Place;

/// The lines of a file that is edited. Edits are made from the bottom up, so that lines keep their numbers.
#[derive(Clone, Debug)]
pub(super) struct Lines(Vec<String>);

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        Self(text.lines().map(str::to_owned).collect())
    }

    pub(super) fn text(&self) -> String {
        let mut text = self.0.join("\n");
        text.push('\n');
        text
    }

    /// Sets or takes away a key of the row at a place. False if its form is not understood.
    pub(super) fn set(&mut self, row: &Place, key: &str, value: Option<&str>) -> bool {
        let Some(at) = self.row(row) else {
            return false;
        };
        let Some((_, rest)) = split_key(&self.0[at]) else {
            return false;
        };
        let start = self.0[at].len() - rest.len();
        if let Some((open, close)) = flow(&self.0[at][start..]) {
            let (open, close) = (start + open, start + close);
            let inner = set_in_flow(&self.0[at][open + 1..close], key, value);
            self.0[at].replace_range(open..=close, &format!("{{ {inner} }}"));
            return true;
        }
        let is_block = rest.trim().is_empty() || rest.trim_start().starts_with('#');
        is_block && self.set_in_block(at, key, value)
    }

    fn set_in_block(&mut self, at: usize, key: &str, value: Option<&str>) -> bool {
        let (row, end) = (indent(&self.0[at]), self.end(at));
        let members = self.0[at + 1..end].iter();
        let Some(inner) = members
            .filter(|line| !is_blank(line))
            .map(|line| indent(line))
            .min()
        else {
            return false;
        };
        if inner <= row {
            return false;
        }
        let known =
            (at + 1..end).find(|i| indent(&self.0[*i]) == inner && has_key(&self.0[*i], key));
        match (known, value) {
            (Some(i), Some(value)) => self.0[i] = format!("{}{key}: {value}", " ".repeat(inner)),
            (Some(i), None) => {
                self.0.remove(i);
            }
            (None, Some(value)) => {
                self.0
                    .insert(at + 1, format!("{}{key}: {value}", " ".repeat(inner)));
            }
            (None, None) => {}
        }
        true
    }

    /// Adds a row after the one at a place.
    pub(super) fn add_after(&mut self, last: &Place, row: &str) -> bool {
        let Some(at) = self.row(last) else {
            return false;
        };
        let (indent, end) = (indent(&self.0[at]), self.end(at));
        self.0.insert(end, format!("{}{row}", " ".repeat(indent)));
        true
    }

    /// The line at which a row begins, if it begins the line.
    fn row(&self, place: &Place) -> Option<usize> {
        let at = place.line.checked_sub(1)?;
        let line = self.0.get(at)?;
        let begins = indent(line) + 1 == place.column;
        (begins && split_key(line).is_some()).then_some(at)
    }

    /// The line behind the block that begins at `at`.
    fn end(&self, at: usize) -> usize {
        let row = indent(&self.0[at]);
        let mut end = at + 1;
        for (i, line) in self.0.iter().enumerate().skip(at + 1) {
            if is_blank(line) {
                continue;
            }
            if indent(line) <= row {
                break;
            }
            end = i + 1;
        }
        end
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn is_blank(line: &str) -> bool {
    let text = line.trim_start();
    text.is_empty() || text.starts_with('#')
}

/// The key at the beginning of a text, and what stands after its colon.
fn split_key(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let (key, rest) = match text.chars().next()? {
        quote @ ('"' | '\'') => text[1..].split_once(quote)?,
        '{' | '[' | '#' | '-' | '&' | '*' | '!' => return None,
        _ => text.split_at(text.find(':')?),
    };
    let rest = rest.trim_start().strip_prefix(':')?;
    (rest.is_empty() || rest.starts_with(' ')).then_some((key, rest))
}

/// Whether a text begins with a key.
fn has_key(text: &str, key: &str) -> bool {
    split_key(text).is_some_and(|(found, _)| found.trim_end() == key)
}

/// The braces of a flow mapping that is all of a text but for a comment.
fn flow(text: &str) -> Option<(usize, usize)> {
    let open = text
        .find(|c: char| c != ' ')
        .filter(|at| text[*at..].starts_with('{'))?;
    let close = top_level(&text[open + 1..])
        .last()
        .map(|end| open + 1 + end)?;
    let rest = text.get(close + 1..)?.trim_start();
    (text[close..].starts_with('}') && (rest.is_empty() || rest.starts_with('#')))
        .then_some((open, close))
}

/// The places of the commas of a flow mapping, and of the brace that ends it.
fn top_level(inner: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let (mut depth, mut quote, mut escaped) = (0_usize, None, false);
    for (at, c) in inner.char_indices() {
        match (quote, c) {
            (Some('"'), '\\') if !escaped => {
                escaped = true;
                continue;
            }
            (Some(open), c) if c == open && !escaped => quote = None,
            (None, '"' | '\'') => {
                // Within a plain word, these are letters.
                let before = inner[..at].trim_end().chars().last();
                if matches!(before, None | Some(',' | ':' | '[' | '{')) {
                    quote = Some(c);
                }
            }
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') if depth == 0 => {
                places.push(at);
                return places;
            }
            (None, '}' | ']') => depth -= 1,
            (None, ',') if depth == 0 => places.push(at),
            _ => {}
        }
        escaped = false;
    }
    Vec::new()
}

fn set_in_flow(inner: &str, key: &str, value: Option<&str>) -> String {
    let closed = format!("{inner}}}");
    let mut entries = Vec::new();
    let mut start = 0;
    for end in top_level(&closed) {
        let entry = closed[start..end].trim();
        if !entry.is_empty() {
            entries.push(entry.to_owned());
        }
        start = end + 1;
    }
    let known = entries.iter().position(|entry| has_key(entry, key));
    match (known, value) {
        (Some(at), Some(value)) => entries[at] = format!("{key}: {value}"),
        (Some(at), None) => {
            entries.remove(at);
        }
        (None, Some(value)) => {
            // Before the description, which comes last.
            let doc = entries.iter().position(|entry| has_key(entry, "doc"));
            entries.insert(doc.unwrap_or(entries.len()), format!("{key}: {value}"));
        }
        (None, None) => {}
    }
    entries.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Lines, Place};

    /// A row at a line and a column.
    fn at(line: usize, column: usize) -> Place {
        Place {
            file: String::new(),
            line,
            column,
        }
    }

    fn edited(text: &str, edit: impl Fn(&mut Lines) -> bool) -> Option<String> {
        let mut lines = Lines::new(text);
        edit(&mut lines).then(|| lines.text())
    }

    #[test]
    fn keys_of_rows_are_set_and_taken_away() {
        let row =
            "  id: { type: string, required: true, doc: \"A, {b} \\\" c.\" } # as on the page\n";
        assert_eq!(
            edited(row, |it| it.set(&at(1, 3), "nullable", Some("true"))).unwrap(),
            "  id: { type: string, required: true, nullable: true, doc: \"A, {b} \\\" c.\" } # as on the page\n"
        );
        assert_eq!(
            edited(row, |it| it.set(&at(1, 3), "required", None)).unwrap(),
            "  id: { type: string, doc: \"A, {b} \\\" c.\" } # as on the page\n"
        );
        let block =
            "a:\n  id: # note\n    type: string\n    # why\n    required: true\n\n  b: {}\n";
        assert_eq!(
            edited(block, |it| it.set(&at(2, 3), "type", Some("integer"))).unwrap(),
            block.replace("string", "integer")
        );
        assert_eq!(
            edited(block, |it| it.set(&at(2, 3), "required", None)).unwrap(),
            block.replace("    required: true\n", "")
        );
    }

    #[test]
    fn rows_are_added_behind_the_last_one() {
        let text = "request:\n  id:\n    type: string\n    # inside\n\nresponse:\n  a: {}\n";
        assert_eq!(
            edited(text, |it| it.add_after(&at(2, 3), "b: { type: any }")).unwrap(),
            "request:\n  id:\n    type: string\n  b: { type: any }\n    # inside\n\nresponse:\n  a: {}\n"
        );
    }

    #[test]
    fn what_is_not_understood_is_left_alone() {
        for text in [
            "  id: {}\n",
            "id: { type: string,\n  required: true }\n",
            "id: &x {}\n",
            "id: {} {}\n",
            "id:\n",
        ] {
            assert_eq!(
                edited(text, |it| it.set(&at(1, 1), "nullable", Some("true"))),
                None,
                "{text}"
            );
        }
        assert_eq!(edited("", |it| it.set(&at(0, 0), "a", None)), None);
        assert_eq!(edited("", |it| it.add_after(&at(7, 1), "a")), None);
    }
}
