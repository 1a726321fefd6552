//! Edits of the schema that would make it agree with recordings. A proposal: whether the page or the recording is
//! right is for a person to decide, and a page that is wrong deserves an erratum.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use super::edit::Lines;
use super::finding::{Finding, Problem, Report};
use super::kind::JsonKind;
use crate::model::Place;

/// Proposed edits.
#[derive(Clone, Debug, Default)]
pub struct Patch {
    /// A unified diff of files in `schemas`.
    pub diff: String,
    /// Findings for which there is no edit, with the reason.
    pub left: Vec<String>,
}

/// Proposes edits of the files below `schemas`. Each one is tried: `is_good` says whether the schemas have no error
/// when a file has another text, and remembers that text.
pub fn propose(
    report: &Report,
    schemas: &Path,
    mut is_good: impl FnMut(&str, &str) -> io::Result<bool>,
) -> io::Result<Patch> {
    let mut patch = Patch::default();
    let mut edits: Vec<(&Finding, Edit)> = Vec::new();
    for finding in &report.findings {
        match edit(finding, report) {
            Ok(edit) => {
                if !edits.iter().any(|(_, known)| *known == edit) {
                    edits.push((finding, edit));
                }
            }
            Err(why) => patch.left.push(left(finding, why)),
        }
    }
    // From the bottom up, so that lines keep their numbers.
    edits.sort_by(|(_, a), (_, b)| {
        (&b.place.file, b.place.line).cmp(&(&a.place.file, a.place.line))
    });

    let mut originals: BTreeMap<String, String> = BTreeMap::new();
    let mut edited: BTreeMap<String, Lines> = BTreeMap::new();
    for (finding, edit) in edits {
        let file = &edit.place.file;
        if !originals.contains_key(file) {
            let text = fs::read_to_string(schemas.join(file))?;
            edited.insert(file.clone(), Lines::new(&text));
            originals.insert(file.clone(), text);
        }
        let Some(lines) = edited.get_mut(file) else {
            continue;
        };
        let before = lines.clone();
        if !edit.apply(&edit.what, lines) {
            let why = "the row is written in a way that is not edited";
            patch.left.push(left(finding, why));
            continue;
        }
        if is_good(file, &lines.text())? {
            continue;
        }
        lines.clone_from(&before);
        let otherwise = edit.otherwise.as_ref();
        if otherwise.is_some_and(|what| edit.apply(what, lines)) && is_good(file, &lines.text())? {
            continue;
        }
        *lines = before;
        is_good(file, &lines.text())?;
        patch
            .left
            .push(left(finding, "the schema would have errors"));
    }
    for (file, original) in &originals {
        let text = edited.get(file).map(Lines::text).unwrap_or_default();
        let diff = similar::TextDiff::from_lines(original.as_str(), text.as_str());
        let (old, new) = (format!("a/schemas/{file}"), format!("b/schemas/{file}"));
        let diff = diff.unified_diff().header(&old, &new).to_string();
        patch.diff.push_str(&diff);
    }
    Ok(patch)
}

fn left(finding: &Finding, why: &str) -> String {
    format!("{}: {}: {why}", finding.path, finding.problem.id())
}

/// An edit of one row.
#[derive(Clone, Debug, PartialEq)]
struct Edit {
    /// The row.
    place: Place,
    what: What,
    /// A more careful edit, for when the first one contradicts an example or another rule.
    otherwise: Option<What>,
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    /// A key of the row.
    Set(&'static str, Option<String>),
    /// A row behind it.
    Add(String),
}

impl Edit {
    fn apply(&self, what: &What, lines: &mut Lines) -> bool {
        match what {
            What::Set(key, value) => lines.set(&self.place, key, value.as_deref()),
            What::Add(row) => lines.add_after(&self.place, row),
        }
    }
}

fn edit(finding: &Finding, report: &Report) -> Result<Edit, &'static str> {
    let place = finding
        .place
        .clone()
        .ok_or("the schema has no place for it")?;
    let set = |key, value: Option<&str>| What::Set(key, value.map(str::to_owned));
    let what = match &finding.problem {
        Problem::UnexpectedNull if finding.path.ends_with(['*', ']']) => {
            return Err("the language has no lists or maps with nulls");
        }
        Problem::UnexpectedNull => set("nullable", Some("true")),
        Problem::Missing => set("required", None),
        Problem::OtherKind { found, .. } => {
            let word = kind_word(*found).ok_or("its new type has to be written by hand")?;
            let same = |other: &&Finding| other.path == finding.path;
            let mut others = report.findings.iter().filter(same);
            let alone = others.all(|other| {
                std::ptr::eq(other, finding) || other.problem == Problem::UnexpectedNull
            });
            if finding.path.ends_with(['*', ']']) || !alone || finding.count != finding.of {
                return Err("the values are of several kinds");
            }
            set("type", Some(word))
        }
        Problem::UnknownMember(_) if finding.name == "*" => return Err("its name is not shown"),
        Problem::UnknownMember(shape) => {
            let row =
                |is_required| What::Add(format!("{}: {}", finding.name, shape.field(is_required)));
            let is_required = finding.count == finding.of;
            return Ok(Edit {
                place,
                what: row(is_required),
                otherwise: is_required.then(|| row(false)),
            });
        }
        Problem::UnlistedValue {
            value, place: last, ..
        } => {
            let value = value.as_ref().ok_or("its value is not shown")?;
            let last = last.clone().ok_or("the enum is not found")?;
            let key = if is_plain(value) {
                value.clone()
            } else {
                format!("{value:?}")
            };
            return Ok(Edit {
                place: last,
                what: What::Add(format!("{key}: {{}}")),
                otherwise: None,
            });
        }
        Problem::OtherConstant => return Err("its values are not shown"),
        Problem::OtherFormat(_) => set("unit", None),
        Problem::OutsideLimit(_) => return Err("the new limit is for a person to find"),
    };
    Ok(Edit {
        place,
        what,
        otherwise: None,
    })
}

/// Whether YAML reads a word as what it is: a number, or text that it does not take for something else.
fn is_plain(word: &str) -> bool {
    const OTHERS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let is_text = word.starts_with(|c: char| c.is_ascii_alphabetic());
    word.parse::<i64>().is_ok() || is_text && !OTHERS.contains(&word.to_lowercase().as_str())
}

const fn kind_word(kind: JsonKind) -> Option<&'static str> {
    match kind {
        JsonKind::Boolean | JsonKind::Integer | JsonKind::Number | JsonKind::String => {
            Some(kind.word())
        }
        JsonKind::Null | JsonKind::List | JsonKind::Object => None,
    }
}
