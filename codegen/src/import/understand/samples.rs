//! The page's JSON: which message each piece shows, and what keys it has.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use indexmap::IndexMap;
use regex::Regex;
use serde_json::{Map, Value};

use super::super::json::{self, Comment};
use super::super::page::{Block, BlockKind, Table};
use super::super::words::hints::{self, Side};
use super::super::words::pattern;
use super::outline::captions;
use crate::schema::language::Body;

/// Keys are searched down to this depth.
const MAX_DEPTH: usize = 24;

/// A message that the page shows.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    /// The message.
    pub(super) value: Value,
    /// Its line on the page.
    pub(super) line: usize,
    /// Which way it goes, if something says so.
    pub(super) side: Option<Side>,
    /// What a heading further off says on which way it goes.
    pub(super) weak: Option<Side>,
    /// It is said to show a failure.
    pub(super) is_failure: bool,
    /// It is said to show success.
    pub(super) is_success: bool,
    /// Its values are texts because a form has nothing else.
    pub(super) is_form: bool,
    /// The remarks beside its members.
    pub(super) comments: Vec<Comment>,
}

/// What the code blocks of an operation show.
#[derive(Clone, Debug, Default)]
pub(super) struct Samples {
    /// The messages, in the page's order.
    pub(super) list: Vec<Sample>,
    /// Headers that commands send, with their line.
    pub(super) headers: Vec<(String, String, usize)>,
    /// How commands send the body.
    pub(super) body: Option<Body>,
    /// The method and the address of a command.
    pub(super) call: Option<(Option<String>, String)>,
}

/// Reads the code blocks.
pub(super) fn samples(blocks: &[Block], range: Range<usize>) -> Samples {
    let mut out = Samples::default();
    for at in range.clone() {
        let (text, line) = match &blocks[at].kind {
            BlockKind::Code { text, .. } => (text.as_str(), blocks[at].line),
            BlockKind::Paragraph(text)
                if text.trim_start().starts_with('{') && text.contains("\":") =>
            {
                (text.as_str(), blocks[at].line)
            }
            BlockKind::Table(table) => {
                in_statuses(table, &mut out);
                continue;
            }
            _ => continue,
        };
        if is_program(text) || is_program_language(&blocks[at]) || SKELETON.is_match(text) {
            continue;
        }
        let above = captions(blocks, range.start, at);
        let stated = above.iter().position(|caption| caption.hint.side.is_some());
        let side = stated.and_then(|at| above[at].hint.side);
        // "Example" below "Returns" may show either message, when there are several.
        let is_weak = stated.is_some_and(|at| {
            !above[at].hint.is_example
                && above[at].level > 0
                && above[..at]
                    .iter()
                    .any(|caption| caption.hint.is_example && caption.level > 0)
        });
        let weak = side.filter(|_| is_weak);
        let side = side.filter(|_| !is_weak);
        let near = &above[..stated.map_or(above.len().min(3), |at| at + 1)];
        let command = json::commands(text);
        let mut is_command = false;
        if let Some(command) = &command {
            is_command = command.url.is_some() || !command.form.is_empty();
            for (name, value) in &command.headers {
                out.headers.push((name.clone(), value.clone(), line));
                if name.eq_ignore_ascii_case("content-type") {
                    out.body = out.body.or_else(|| body(value));
                }
            }
            if let Some(url) = &command.url {
                out.call
                    .get_or_insert((command.method.clone(), url.clone()));
            }
            if let Some(value) = command.form_value() {
                out.body = out.body.or(Some(if command.multipart {
                    Body::Multipart
                } else {
                    Body::Form
                }));
                out.push(Sample {
                    value,
                    line,
                    side: Some(Side::Request),
                    weak: None,
                    is_failure: false,
                    is_success: false,
                    is_form: true,
                    comments: Vec::new(),
                });
                continue;
            }
        }
        let text = json::unescaped(text);
        let lines: Vec<&str> = text.lines().collect();
        for found in json::values(&text) {
            // A line inside of the block may say what follows.
            let inner = found
                .line
                .checked_sub(1)
                .and_then(|before| lines.get(before))
                .map(|line| hints::read(line));
            let inner_side = inner.and_then(|hint| hint.side);
            out.push(Sample {
                value: found.value,
                line: line + found.line,
                side: if is_command {
                    Some(
                        side.filter(|side| *side == Side::Webhook)
                            .unwrap_or(Side::Request),
                    )
                } else {
                    inner_side.or(side)
                },
                weak,
                is_failure: inner.is_some_and(|hint| hint.is_failure)
                    || near
                        .iter()
                        .any(|caption| caption.hint.is_failure && !caption.hint.is_success),
                is_success: near
                    .iter()
                    .any(|caption| caption.hint.is_success && !caption.hint.is_failure),
                is_form: false,
                comments: found.comments,
            });
        }
    }
    out
}

/// Answers that are shown beside their statuses, in the cells of a table.
fn in_statuses(table: &Table, out: &mut Samples) {
    for row in &table.rows {
        let status = row.cells.first().map_or("", |cell| cell.trim());
        let is_status = status.len() == 3
            && status.starts_with(['2', '4', '5'])
            && status.bytes().all(|b| b.is_ascii_digit());
        let shown = row.cells.iter().skip(1);
        for cell in shown.filter(|cell| is_status && cell.contains('"') && cell.contains(':')) {
            let Some(from) = cell.find(['{', '[']) else {
                continue;
            };
            for found in json::values(&cell[from..]) {
                if !found.value.is_object() && !found.value.is_array() {
                    continue;
                }
                out.push(Sample {
                    value: found.value,
                    line: row.line,
                    side: Some(Side::Response),
                    weak: None,
                    is_failure: !status.starts_with('2'),
                    is_success: status.starts_with('2'),
                    is_form: false,
                    comments: found.comments,
                });
            }
        }
    }
}

impl Samples {
    fn push(&mut self, sample: Sample) {
        let known = self
            .list
            .iter_mut()
            .find(|known| known.value == sample.value && known.side == sample.side);
        if known.is_none() && self.list.len() < 200 {
            self.list.push(sample);
        }
    }
}

/// The kind of body that a content type stands for.
pub(super) fn body(content_type: &str) -> Option<Body> {
    let lower = content_type.to_lowercase();
    if lower.contains("multipart") {
        Some(Body::Multipart)
    } else if lower.contains("urlencoded") || lower.contains("form-urlencode") {
        Some(Body::Form)
    } else if lower.contains("json") {
        Some(Body::Json)
    } else {
        None
    }
}

/// A message with objects and enums named in the place of values: `"origin": { object (Waypoint) }`.
static SKELETON: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?:"\s*:|[\[{])\s*(?:object|enum)\s*\(\s*[A-Z]\w*\s*\)"#));

/// A program rather than a message.
fn is_program(text: &str) -> bool {
    let marks = [
        "public ",
        "import ",
        "function ",
        "func ",
        "def ",
        "<?php",
        "#include",
        "var ",
        "const ",
        "let ",
        "String ",
        "print(",
        "System.",
        "console.",
    ];
    let found = marks.iter().filter(|mark| text.contains(**mark)).count();
    found >= 2 || found == 1 && text.matches(';').count() > 3 && !text.contains("curl ")
}

/// Whether the page says that it is a program. JSON goes as JavaScript now and then.
fn is_program_language(block: &Block) -> bool {
    const LANGUAGES: [&str; 17] = [
        "go",
        "golang",
        "python",
        "py",
        "ruby",
        "php",
        "java",
        "csharp",
        "c#",
        "swift",
        "kotlin",
        "rust",
        "perl",
        "dart",
        "objective-c",
        "elixir",
        "r",
    ];
    match &block.kind {
        BlockKind::Code {
            language: Some(language),
            ..
        } => LANGUAGES.contains(&language.to_lowercase().as_str()),
        _ => false,
    }
}

/// The keys of some messages: those at the top, and all of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    /// The keys at the top.
    pub(super) top: BTreeSet<String>,
    /// All keys.
    pub(super) all: BTreeSet<String>,
    /// The keys of each object within, by the key that has the object or a list of them.
    pub(super) within: BTreeMap<String, BTreeSet<String>>,
}

impl Keys {
    /// The keys of these messages.
    pub(super) fn of<'a>(values: impl Iterator<Item = &'a Value>) -> Self {
        let mut keys = Self::default();
        for value in values {
            for object in objects(&[value]) {
                keys.top.extend(object.keys().cloned());
            }
            keys.collect(value, 0);
        }
        keys
    }

    fn collect(&mut self, value: &Value, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    self.all.insert(key.clone());
                    for object in objects(&[value]) {
                        let within = self.within.entry(key.clone()).or_default();
                        within.extend(object.keys().cloned());
                    }
                    self.collect(value, depth + 1);
                }
            }
            Value::Array(list) => {
                for value in list.iter().take(50) {
                    self.collect(value, depth + 1);
                }
            }
            _ => {}
        }
    }

    /// How many of the names are among all keys, in percent.
    pub(super) fn share(&self, names: &[&str]) -> usize {
        share(names, &self.all)
    }

    /// How many of the names are at the top, in percent.
    pub(super) fn top_share(&self, names: &[&str]) -> usize {
        share(names, &self.top)
    }
}

fn share(names: &[&str], keys: &BTreeSet<String>) -> usize {
    if names.is_empty() {
        return 0;
    }
    names.iter().filter(|name| keys.contains(**name)).count() * 100 / names.len()
}

/// The objects among the values, lists passed through.
pub(super) fn objects<'a>(values: &[&'a Value]) -> Vec<&'a Map<String, Value>> {
    fn walk<'a>(value: &'a Value, depth: usize, out: &mut Vec<&'a Map<String, Value>>) {
        match value {
            Value::Object(map) => out.push(map),
            Value::Array(list) if depth < 4 => list
                .iter()
                .take(50)
                .for_each(|value| walk(value, depth + 1, out)),
            _ => {}
        }
    }
    let mut out = Vec::new();
    for value in values {
        walk(value, 0, &mut out);
    }
    out
}

/// The members of some objects, by name, in the order in which they are first seen.
pub(super) fn members<'a>(objects: &[&'a Map<String, Value>]) -> IndexMap<&'a str, Vec<&'a Value>> {
    let mut out: IndexMap<&str, Vec<&Value>> = IndexMap::new();
    for object in objects {
        for (key, value) in *object {
            out.entry(key).or_default().push(value);
        }
    }
    out
}

/// The paths at which objects stand, the top excepted, with the keys that they have.
pub(super) fn places(values: &[&Value]) -> Vec<(Vec<String>, BTreeSet<String>)> {
    fn walk(
        values: &[&Value],
        path: &mut Vec<String>,
        out: &mut Vec<(Vec<String>, BTreeSet<String>)>,
    ) {
        let objects = objects(values);
        if objects.is_empty() || path.len() > MAX_DEPTH || out.len() > 2000 {
            return;
        }
        let members = members(&objects);
        if !path.is_empty() {
            out.push((
                path.clone(),
                members.keys().map(|key| (*key).to_owned()).collect(),
            ));
        }
        for (key, values) in &members {
            path.push((*key).to_owned());
            walk(values, path, out);
            path.pop();
        }
    }
    let mut out = Vec::new();
    walk(values, &mut Vec::new(), &mut out);
    out
}
