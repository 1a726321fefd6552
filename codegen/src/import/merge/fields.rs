//! Fields: new ones at their place, those that are gone, and what changed of the others.

use super::edit::printed;
use super::{Action, Merger};
use crate::yaml::{Entry, Node};

/// The keys of a field in the order in which they are written.
const ORDER: [&str; 18] = [
    "type",
    "required",
    "nullable",
    "const",
    "default",
    "min_items",
    "max_items",
    "min_length",
    "max_length",
    "pattern",
    "minimum",
    "maximum",
    "unit",
    "rename",
    "sensitive",
    "deprecated",
    "doc",
    "example",
];

/// What the page decides, besides the type and whether a field is required.
const OF_PAGE: [&str; 11] = [
    "nullable",
    "const",
    "default",
    "min_items",
    "max_items",
    "min_length",
    "max_length",
    "minimum",
    "maximum",
    "unit",
    "example",
];

/// Of these the page's silence is worth a word.
const LISTED: [&str; 9] = [
    "const",
    "default",
    "min_items",
    "max_items",
    "min_length",
    "max_length",
    "minimum",
    "maximum",
    "nullable",
];

impl Merger<'_> {
    /// A table, or the members of an object.
    pub(super) fn table(&mut self, old: &Node, new: &Node, path: &str) {
        let (Some(was), Some(is)) = (old.entries(), new.entries()) else {
            return;
        };
        for entry in was {
            match new.get(&entry.key) {
                Some(printed) => self.field(entry, printed, &format!("{path}.{}", entry.key)),
                None => self.remove_field(entry, path),
            }
        }
        let mut before: Option<&Entry> = None;
        for entry in is {
            match old.get(&entry.key) {
                Some(known) => before = Some(known),
                None => self.add_field(was, before, entry, path),
            }
        }
    }

    fn add_field(&mut self, was: &[Entry], before: Option<&Entry>, entry: &Entry, path: &str) {
        let path = format!("{path}.{}", entry.key);
        let place = match (before, was.first()) {
            (Some(known), _) => self.edits.indent(known.key_span.start).map(|indent| {
                let end = known.value.span.end.max(known.key_span.end);
                (
                    indent,
                    self.edits
                        .line_end(end.saturating_sub(1).max(known.key_span.start)),
                )
            }),
            (None, Some(first)) => self
                .edits
                .indent(first.key_span.start)
                .map(|indent| (indent, self.edits.line_start(first.key_span.start))),
            (None, None) => None,
        };
        let at = before
            .or(was.first())
            .map_or(0, |known| known.key_span.start);
        match place {
            Some((indent, place)) => {
                self.note(
                    Action::Added,
                    &path,
                    place.saturating_sub(1),
                    self.new[entry.value.span.range()]
                        .lines()
                        .next()
                        .unwrap_or_default()
                        .to_owned(),
                );
                let text = printed(self.new, entry.key_span.start, entry.value.span.end, indent);
                let text = self.renamed(text);
                self.edits.insert(place, text);
            }
            None => self.note(
                Action::Left,
                &path,
                at,
                "the page has this field; the table stands on one line, so add it by hand"
                    .to_owned(),
            ),
        }
    }

    /// With the enums of the printed file called as the old file calls them.
    fn renamed(&self, mut text: String) -> String {
        for (new, old) in &self.enums {
            for (from, to) in [
                (format!("type: {new},"), format!("type: {old},")),
                (format!("type: {new} "), format!("type: {old} ")),
            ] {
                text = text.replace(&from, &to);
            }
        }
        text
    }

    pub(super) fn remove_field(&mut self, entry: &Entry, path: &str) {
        let path = format!("{path}.{}", entry.key);
        let below = format!("{path}.");
        if self
            .errata
            .keys()
            .any(|field| *field == path || field.starts_with(&below))
        {
            self.note(
                Action::Kept,
                &path,
                entry.key_span.start,
                "the page does not have it, but an erratum is about it".to_owned(),
            );
            return;
        }
        let start = entry.key_span.start;
        if self.edits.indent(start).is_none() {
            self.note(
                Action::Left,
                &path,
                start,
                "the page does not have it any more; take it out by hand".to_owned(),
            );
            return;
        }
        self.note(
            Action::Removed,
            &path,
            start,
            "the page does not have it any more".to_owned(),
        );
        let end = entry.value.span.end.max(entry.key_span.end);
        let range =
            self.edits.line_start(start)..self.edits.line_end(end.saturating_sub(1).max(start));
        self.edits.replace(range, String::new());
    }

    fn field(&mut self, old: &Entry, new: &Entry, path: &str) {
        self.ty(old, new, path);
        let required = |entry: &Entry| {
            entry
                .value
                .get("required")
                .and_then(|entry| entry.value.as_bool())
                .unwrap_or(false)
        };
        match (required(old), required(new)) {
            (false, true) => self.set(old, "required", "true", path),
            (true, false) => self.unset(old, "required", path),
            _ => {}
        }
        for key in OF_PAGE {
            let is = new.value.get(key);
            match (old.value.get(key), is) {
                (None, Some(is)) => {
                    self.set(old, key, &self.new[is.value.span.range()], path);
                }
                // What is printed of a sensitive field is made up, and tells nothing of the page.
                (Some(_), Some(_)) if key == "example" && new.value.get("sensitive").is_some() => {}
                // People may have cleaned it of what is private.
                (Some(was), Some(is))
                    if key == "example" && was.value.to_json() != is.value.to_json() =>
                {
                    let text = format!(
                        "`example`: the page has another: {}",
                        &self.new[is.value.span.range()]
                    );
                    self.note(Action::Kept, path, was.key_span.start, text);
                }
                (Some(was), Some(is)) if was.value.to_json() != is.value.to_json() => {
                    self.set(old, key, &self.new[is.value.span.range()], path);
                }
                (Some(was), None) if LISTED.contains(&key) && !self.claimed(path, key, true) => {
                    self.note(
                        Action::Kept,
                        path,
                        was.key_span.start,
                        format!("`{key}`: the page does not say"),
                    );
                }
                _ => {}
            }
        }
        if let (Some(was), Some(is)) = (old.value.get("fields"), new.value.get("fields")) {
            self.table(&was.value, &is.value, path);
        }
    }

    /// Whether an erratum is about this key of a field. One in words may be about anything that is not in the file, and
    /// about what pages are most often wrong in; a limit or a constant that the file has follows the page.
    fn claimed(&self, path: &str, key: &str, is_there: bool) -> bool {
        self.errata.get(path).is_some_and(|claims| {
            let in_words = !is_there || matches!(key, "type" | "required" | "nullable" | "unit");
            claims.all && in_words || claims.keys.iter().any(|claimed| claimed == key)
        })
    }

    fn ty(&mut self, old: &Entry, new: &Entry, path: &str) {
        let (Some(was), Some(is)) = (old.value.get("type"), new.value.get("type")) else {
            return;
        };
        let (before, after) = (shape(&was.value), shape(&is.value));
        let has_members = |entry: &Entry| entry.value.get("fields").is_some();
        let named = |name: &str| name.starts_with(char::is_uppercase) || name == "object";
        if self.new_enums.contains(&after.1) && self.old_enums.contains(&before.1) {
            self.enums.insert(after.1.clone(), before.1.clone());
        }
        if before.0 == after.0 {
            let same = before.1 == after.1
                // An object is an object, whatever it is called; so is an enum.
                || named(&before.1) && named(&after.1)
                // People made an enum, or named an object, of what the page leaves open.
                || named(&before.1) && !has_members(new) && !has_members(old);
            if same {
                return;
            }
        }
        if self.claimed(path, "type", true) {
            self.note(
                Action::Kept,
                path,
                was.value.span.start,
                "`type`: an erratum is about it".to_owned(),
            );
            return;
        }
        if has_members(old) || has_members(new) {
            self.note(
                Action::Left,
                path,
                was.value.span.start,
                format!(
                    "the page's type is `{}` now; members stand below it, so change it by hand",
                    &self.new[is.value.span.range()]
                ),
            );
            return;
        }
        let text = self.new[is.value.span.range()].to_owned();
        self.change(&was.value, &format!("{path}.type"), &text);
    }

    fn set(&mut self, field: &Entry, key: &str, text: &str, path: &str) {
        let at = field
            .value
            .get(key)
            .map_or(field.key_span.start, |entry| entry.key_span.start);
        if self.claimed(path, key, field.value.get(key).is_some()) {
            if field.value.get(key).is_some() {
                self.note(
                    Action::Kept,
                    path,
                    at,
                    format!("`{key}`: an erratum is about it"),
                );
            }
            return;
        }
        if let Some(was) = field.value.get(key) {
            self.change(&was.value, &format!("{path}.{key}"), text);
            return;
        }
        let rank = |key: &str| {
            ORDER
                .iter()
                .position(|known| *known == key)
                .unwrap_or(ORDER.len())
        };
        let entries = field.value.entries().unwrap_or_default();
        let Some(before) = entries.iter().rfind(|entry| rank(&entry.key) < rank(key)) else {
            return;
        };
        self.note(
            Action::Changed,
            &format!("{path}.{key}"),
            at,
            format!("is now {text}"),
        );
        let end = before.value.span.end;
        if self.edits.text(field.value.span.range()).starts_with('{') {
            self.edits.insert(end, format!(", {key}: {text}"));
        } else if let Some(indent) = self.edits.indent(before.key_span.start) {
            let place = self.edits.line_end(end.saturating_sub(1));
            self.edits
                .insert(place, format!("{}{key}: {text}\n", " ".repeat(indent)));
        }
    }

    fn unset(&mut self, field: &Entry, key: &str, path: &str) {
        let Some(entry) = field.value.get(key) else {
            return;
        };
        if self.claimed(path, key, true) {
            self.note(
                Action::Kept,
                path,
                entry.key_span.start,
                format!("`{key}`: an erratum is about it"),
            );
            return;
        }
        self.note(
            Action::Changed,
            &format!("{path}.{key}"),
            entry.key_span.start,
            "is not said any more".to_owned(),
        );
        let (start, end) = (entry.key_span.start, entry.value.span.end);
        let text = self.edits.text(0..self.edits.len());
        if self.edits.text(field.value.span.range()).starts_with('{') {
            let range = match text[..start].trim_end().strip_suffix(',') {
                Some(before) => before.len()..end,
                None => {
                    start
                        ..end
                            + text[end..]
                                .find(|c: char| c != ',' && c != ' ')
                                .unwrap_or(0)
                }
            };
            self.edits.replace(range, String::new());
        } else {
            let range = self.edits.line_start(start)..self.edits.line_end(end.saturating_sub(1));
            self.edits.replace(range, String::new());
        }
    }
}

/// How deep a type is in lists and maps, and its name.
fn shape(ty: &Node) -> (String, String) {
    if let Some([inner]) = ty.items() {
        let (around, name) = shape(inner);
        (format!("[{around}"), name)
    } else if let Some(inner) = ty.get("map") {
        let (around, name) = shape(&inner.value);
        (format!("{{{around}"), name)
    } else {
        (String::new(), ty.as_str().unwrap_or_default().to_owned())
    }
}
