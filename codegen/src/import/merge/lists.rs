//! Everything besides fields: values of enums, errata, examples, and sections that the file does not have.

use super::edit::printed;
use super::{Action, Merger};
use crate::yaml::{Entry, Node};

/// The sections of a file, in their order.
const SECTIONS: [&str; 20] = [
    "operation",
    "webhook",
    "summary",
    "doc",
    "page",
    "revised",
    "http",
    "effect",
    "body",
    "request_headers",
    "path",
    "query",
    "request",
    "payload",
    "answer",
    "response_headers",
    "response",
    "enums",
    "errata",
    "examples",
];

impl Merger<'_> {
    /// A section that the file lacks, behind those that come before it.
    pub(super) fn add_section(&mut self, old: &Node, new: &Node, key: &str, key_start: usize) {
        let Some(entry) = new.get(key) else { return };
        let rank = |key: &str| SECTIONS.iter().position(|known| *known == key);
        let before = (old.entries().unwrap_or_default().iter())
            .rfind(|known| rank(&known.key).is_some_and(|at| Some(at) < rank(key)));
        let place = before.map_or(self.edits.len(), |known| {
            let end = known.value.span.end.max(known.key_span.end);
            self.edits.line_end(end.saturating_sub(1))
        });
        self.note(
            Action::Added,
            key,
            place.saturating_sub(1),
            "the file did not have it".to_owned(),
        );
        let mut text = printed(self.new, key_start, entry.value.span.end, 0);
        if text.lines().count() > 1 {
            text.insert(0, '\n');
        }
        self.edits.insert(place, text);
    }

    pub(super) fn enums(&mut self, old: &Node, new: &Node) {
        let entries = new
            .get("enums")
            .and_then(|entry| entry.value.entries())
            .unwrap_or_default();
        for entry in entries {
            let name = self
                .enums
                .get(&entry.key)
                .cloned()
                .unwrap_or_else(|| entry.key.clone());
            let known = old.get("enums").and_then(|enums| enums.value.get(&name));
            match known {
                Some(known) => self.values(known, entry, &format!("enums.{name}")),
                None if !self.is_used(&entry.key) => {}
                None => {
                    if let Some(last) = old
                        .get("enums")
                        .and_then(|enums| enums.value.entries())
                        .and_then(|entries| entries.last())
                    {
                        let indent = self.edits.indent(last.key_span.start).unwrap_or(2);
                        let place = self.edits.line_end(last.value.span.end.saturating_sub(1));
                        self.note(
                            Action::Added,
                            &format!("enums.{name}"),
                            place.saturating_sub(1),
                            "the file did not have it".to_owned(),
                        );
                        let text =
                            printed(self.new, entry.key_span.start, entry.value.span.end, indent);
                        self.edits.insert(place, text);
                    } else {
                        let place = self.section_end(old, "enums");
                        self.note(
                            Action::Added,
                            &format!("enums.{name}"),
                            place.saturating_sub(1),
                            "the file did not have it".to_owned(),
                        );
                        let text = printed(self.new, entry.key_span.start, entry.value.span.end, 2);
                        self.edits.insert(place, format!("\nenums:\n{text}"));
                    }
                }
            }
        }
    }

    /// Whether something that was added or changed names the enum of the printed file.
    fn is_used(&self, name: &str) -> bool {
        self.changes.iter().any(|change| {
            matches!(change.action, Action::Added | Action::Changed)
                && change
                    .text
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|word| word == name)
        }) || self.changes.iter().any(|change| {
            change.action == Action::Added && super::TABLES.contains(&change.path.as_str())
        })
    }

    fn section_end(&self, old: &Node, key: &str) -> usize {
        let rank = |key: &str| SECTIONS.iter().position(|known| *known == key);
        let before = (old.entries().unwrap_or_default().iter())
            .rfind(|known| rank(&known.key).is_some_and(|at| Some(at) < rank(key)));
        before.map_or(self.edits.len(), |known| {
            self.edits.line_end(known.value.span.end.saturating_sub(1))
        })
    }

    fn values(&mut self, old: &Entry, new: &Entry, path: &str) {
        let (Some(was), Some(is)) = (old.value.get("values"), new.value.get("values")) else {
            return;
        };
        let known = was.value.entries().unwrap_or_default();
        for value in is.value.entries().unwrap_or_default() {
            let path = format!("{path}.{}", value.key);
            if known.iter().any(|known| known.key == value.key) {
                continue;
            }
            let last = known
                .last()
                .and_then(|last| Some((self.edits.indent(last.key_span.start)?, last)));
            match last {
                Some((indent, last)) => {
                    let place = self
                        .edits
                        .line_end(last.value.span.end.max(last.key_span.end).saturating_sub(1));
                    self.note(
                        Action::Added,
                        &path,
                        place.saturating_sub(1),
                        "a value that the file did not list".to_owned(),
                    );
                    let text =
                        printed(self.new, value.key_span.start, value.value.span.end, indent);
                    self.edits.insert(place, text);
                }
                None => self.note(
                    Action::Left,
                    &path,
                    was.key_span.start,
                    "the page has this value; add it by hand".to_owned(),
                ),
            }
        }
        for value in known {
            if is.value.get(&value.key).is_none() {
                self.note(
                    Action::Kept,
                    &format!("{path}.{}", value.key),
                    value.key_span.start,
                    "the page does not list it; an open enum loses nothing by keeping it"
                        .to_owned(),
                );
            }
        }
    }

    pub(super) fn errata(&mut self, old: &Node, new: &Node) {
        let subject = |erratum: &Node| {
            ["field", "about"]
                .iter()
                .find_map(|key| erratum.get(key)?.value.as_str().map(str::to_owned))
                .unwrap_or_default()
        };
        let known: Vec<String> = items(old, "errata").iter().map(subject).collect();
        for erratum in items(new, "errata") {
            let about = subject(erratum);
            if !known.contains(&about) {
                self.add_item(old, "errata", erratum, &about, "a proposal");
            }
        }
    }

    pub(super) fn examples(&mut self, old: &Node, new: &Node) {
        let message = |example: &Node| {
            let of = example.get("of").map(|entry| entry.value.to_json());
            (of, example.get("value").map(|entry| entry.value.to_json()))
        };
        let (was, is) = (items(old, "examples"), items(new, "examples"));
        // Of each kind in turn: what is there, and may be the page's of before, or the page's without what is private.
        // Only what was made of the types never was the page's.
        let was_of_page = |example: &&Node| {
            let name = example.get("name").and_then(|entry| entry.value.as_str());
            !name.is_some_and(|name| name.starts_with("made of the types"))
        };
        let mut others: Vec<&Node> = was
            .iter()
            .filter(was_of_page)
            .filter(|old| !is.iter().any(|new| message(new) == message(old)))
            .collect();
        for example in is
            .iter()
            .filter(|new| !was.iter().any(|old| message(old) == message(new)))
        {
            let of = example
                .get("of")
                .and_then(|entry| entry.value.as_str())
                .unwrap_or_default()
                .to_owned();
            let same = others
                .iter()
                .position(|old| message(old).0 == message(example).0);
            match same.map(|at| others.remove(at)) {
                Some(there) => self.keep_example(there, example, &of),
                None => self.add_item(
                    old,
                    "examples",
                    example,
                    &of,
                    "an example that the file did not have",
                ),
            }
        }
    }

    /// Leaves a message that may be cleaned of what is private, and says that the page's is another one.
    fn keep_example(&mut self, old: &Node, new: &Node, of: &str) {
        let name = new.get("name").and_then(|entry| entry.value.as_str());
        let place = name.and_then(|name| name.strip_prefix("page "));
        let place = place.map_or(String::new(), |line| format!(" at its {line}"));
        let start = old
            .get("value")
            .map_or(old.span.start, |value| value.key_span.start);
        self.note(
            Action::Kept,
            &format!("examples: {of}"),
            start,
            format!("the page has another message{place}; take it over by hand if it is better"),
        );
    }

    /// An item at the end of a list.
    fn add_item(&mut self, old: &Node, key: &str, item: &Node, name: &str, why: &str) {
        let last = items(old, key).last();
        let first_in_new = !self.changes.iter().any(|change| {
            change.action == Action::Added && change.path.starts_with(&format!("{key}: "))
        });
        let (place, indent) = match last {
            Some(last) => {
                let start = self.edits.line_start(last.span.start);
                let line = self.edits.text(start..last.span.start);
                let indent = line.len() - line.trim_start_matches(' ').len();
                (self.edits.line_end(last.span.end.saturating_sub(1)), indent)
            }
            None => (self.section_end(old, key), 2),
        };
        self.note(
            Action::Added,
            &format!("{key}: {name}"),
            place.saturating_sub(1),
            why.to_owned(),
        );
        let mut text = printed(self.new, item.span.start, item.span.end, indent);
        if last.is_none() && first_in_new {
            text.insert_str(0, &format!("\n{key}:\n"));
        }
        self.edits.insert(place, text);
    }
}

fn items<'n>(root: &'n Node, key: &str) -> &'n [Node] {
    root.get(key)
        .and_then(|entry| entry.value.items())
        .unwrap_or_default()
}
