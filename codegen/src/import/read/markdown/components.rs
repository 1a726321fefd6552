//! Parameters that pages write as components, as Mintlify's do: `<ParamField body="name" type="string" required>`, with
//! the words on it up to the closing tag, and those of its members among them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::super::super::page::{Block, BlockKind, Row, Table};
use super::super::super::words::pattern;
use super::super::{cells, pipes};
use super::inline;

/// The tags of a parameter; vendors have their own beside those of the generator: `AcmeParamField`.
static OPEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"<\w{0,30}(?:Param|Response)Field\b"));
static CLOSE: LazyLock<Regex> = LazyLock::new(|| pattern(r"</\w{0,30}(?:Param|Response)Field\s*>"));

/// How many lines one tag may go over.
const MAX_TAG: usize = 20;

/// `type="string"`, `required`, `default={30}`
pub(super) static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"([A-Za-z][\w-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*["'`]?([^}"'`]*)["'`]?\s*\}))?"#,
    )
});

/// The lines of the parameters that begin at `at`: up to a heading, or to text that stands in none of them.
pub(super) fn range(lines: &[&str], at: usize) -> Option<Range<usize>> {
    opens(lines[at])?;
    let mut depth = 0_usize;
    let mut end = at;
    for (index, line) in lines.iter().enumerate().skip(at) {
        let is_text = depth == 0 && opens(line).is_none() && !line.trim().is_empty();
        if is_text && index > at && !in_tag(lines, index) || line.starts_with('#') {
            break;
        }
        depth += OPEN.find_iter(line).count();
        let closed = CLOSE.find_iter(line).count();
        let closes_itself = usize::from(line.trim_end().ends_with("/>"));
        depth = depth.saturating_sub(closed + closes_itself);
        if !line.trim().is_empty() {
            end = index + 1;
        }
    }
    Some(at..end)
}

/// Whether a line is a part of a tag that an earlier one opens.
fn in_tag(lines: &[&str], at: usize) -> bool {
    let before = lines[..at].iter().rev().take(MAX_TAG);
    let mut open = before.take_while(|line| !line.contains('>'));
    open.any(|line| opens(line).is_some())
}

/// The tag that a line begins with.
fn opens(line: &str) -> Option<&str> {
    let line = line.trim_start();
    if !line.starts_with('<') {
        return None;
    }
    OPEN.find(line)
        .filter(|tag| tag.start() == 0)
        .map(|tag| &tag.as_str()[1..])
}

/// Where the tag ends that a line begins with: a bracket in quotation marks, as in `type="enum<string>"`, is none.
fn tag_end(line: &str) -> Option<usize> {
    let mut is_quoted = false;
    line.char_indices()
        .find(|&(_, c)| {
            is_quoted ^= c == '"';
            c == '>' && !is_quoted
        })
        .map(|(at, _)| at)
}

/// Whether a line begins with the end of a tag.
fn closes(line: &str) -> bool {
    CLOSE
        .find(line.trim_start())
        .is_some_and(|tag| tag.start() == 0)
}

#[derive(Default)]
struct Field {
    line: usize,
    level: usize,
    name: String,
    place: &'static str,
    ty: String,
    is_required: bool,
    default: String,
    words: Vec<String>,
}

/// A table of the parameters, and those tables that stand among the words on one of them.
pub(super) fn blocks(lines: &[&str], first_line: usize) -> Vec<Block> {
    let mut fields: Vec<Field> = Vec::new();
    // The fields that are open, by their numbers.
    let mut open: Vec<usize> = Vec::new();
    let mut tables: Vec<(String, Block)> = Vec::new();
    let mut answers = false;
    let mut in_code = false;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at].trim();
        let begun = first_line + at;
        at += 1;
        if line.starts_with("```") {
            in_code = !in_code;
        } else if in_code {
            // Code among the words is an example.
        } else if let Some(tag) = opens(line) {
            answers |= tag.ends_with("ResponseField");
            let mut whole = line.to_owned();
            let first = at;
            while tag_end(&whole).is_none() && at < lines.len() && at - first < MAX_TAG {
                whole.push(' ');
                whole.push_str(lines[at].trim());
                at += 1;
            }
            let (head, rest) = match tag_end(&whole) {
                Some(end) => (&whole[..end], &whole[end + 1..]),
                None => (whole.as_str(), ""),
            };
            let inner = head.trim_start_matches('<').strip_prefix(tag).unwrap_or("");
            let field = field(inner.trim_end_matches('/'), begun, open.len());
            fields.push(field);
            if head.ends_with('/') {
                continue;
            }
            let text = rest.split("</").next().unwrap_or("").trim();
            if let Some(field) = fields.last_mut().filter(|_| !text.is_empty()) {
                field.words.push(text.to_owned());
            }
            if !rest.contains(&format!("</{tag}>")) {
                open.push(fields.len() - 1);
            }
        } else if closes(line) {
            open.pop();
        } else if let Some(field) = open.last().and_then(|&last| fields.get_mut(last)) {
            if pipes::begins(lines, at - 1) {
                let (table, next) = pipes::table(lines, at - 1, first_line, inline::cell);
                let kind = BlockKind::Table(table);
                tables.push((field.name.clone(), Block { line: begun, kind }));
                at = next.max(at);
            } else if !(line.starts_with('<') && line.ends_with('>')) {
                field.words.push(line.to_owned());
            }
        }
    }
    fields.retain(|field| !field.name.is_empty());
    listed(&fields, answers, tables)
}

fn field(attributes: &str, line: usize, level: usize) -> Field {
    let mut field = Field {
        line,
        level,
        ..Field::default()
    };
    for found in ATTRIBUTE.captures_iter(attributes) {
        let value = (2..5).find_map(|group| found.get(group));
        let value = value.map_or("", |value| value.as_str()).trim();
        let place = ["body", "query", "path", "header"].into_iter();
        match &found[1] {
            "name" => value.clone_into(&mut field.name),
            "type" => value.clone_into(&mut field.ty),
            "required" => field.is_required = value != "false",
            "default" => value.clone_into(&mut field.default),
            other => {
                if let Some(place) = place.into_iter().find(|place| *place == other) {
                    field.place = place;
                    value.clone_into(&mut field.name);
                }
            }
        }
    }
    field
}

fn listed(fields: &[Field], answers: bool, tables: Vec<(String, Block)>) -> Vec<Block> {
    let Some(first) = fields.first() else {
        return Vec::new();
    };
    let header = [
        "Name",
        "Location",
        "Type",
        "Required",
        "Default",
        "Description",
    ];
    let rows = fields.iter().map(|field| {
        let words: Vec<String> = (field.words.iter().filter(|line| !line.is_empty()))
            .map(|line| inline::cell(line))
            .collect();
        Row {
            line: field.line,
            cells: vec![
                cells::levelled(field.level, &field.name),
                field.place.to_owned(),
                field.ty.clone(),
                if field.is_required { "Required" } else { "" }.to_owned(),
                field.default.clone(),
                words.join("\n"),
            ],
        }
    });
    let heading = |text: &str, line: usize| Block {
        line,
        kind: BlockKind::Heading {
            level: 7,
            text: text.to_owned(),
        },
    };
    let mut blocks = Vec::new();
    if answers {
        blocks.push(heading("Response", first.line));
    }
    blocks.push(Block {
        line: first.line,
        kind: BlockKind::Table(Table::headed(first.line, &header, rows)),
    });
    for (name, table) in tables {
        blocks.push(heading(&name, table.line));
        blocks.push(table);
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(source: &str) -> Vec<String> {
        let lines: Vec<&str> = source.lines().collect();
        let range = range(&lines, 0).unwrap_or_default();
        let mut out = Vec::new();
        for block in blocks(&lines[range], 1) {
            match block.kind {
                BlockKind::Table(table) => {
                    out.extend(table.rows.iter().map(|row| row.cells.join("|")));
                }
                BlockKind::Heading { text, .. } => out.push(text),
                _ => {}
            }
        }
        out
    }

    const HEAD: &str = "Name|Location|Type|Required|Default|Description";

    #[test]
    fn fields_of_components() {
        assert_eq!(
            rows(
                "<ParamField header=\"key\" type=\"string\" required>\n  The `key`.\n</ParamField>\n\n<ParamField\n  body=\"size\"\n\
                 type=\"object\"\n  default={3}\n>\n  <Expandable title=\"x\">\n    <ParamField body=\"a\" type=\"int\">One.</ParamField>\n\
                 <ParamField body=\"b\" />\n  </Expandable>\n</ParamField>\nText",
            ),
            [
                HEAD,
                "key|header|string|Required||The key.",
                "size|body|object||3|",
                "» a|body|int|||One.",
                "» b|body||||",
            ]
        );
    }

    #[test]
    fn words_and_what_stands_among_them() {
        assert_eq!(
            rows(
                "<ResponseField name=\"kind\" type=\"string\">\nIts kind.\n\n| Kind | Code |\n|--|--|\n| One | `a` |\n\n```json\n{\"kind\": 1}\n```\n\
                 </ResponseField>\n# Next",
            ),
            [
                "Response",
                HEAD,
                "kind||string|||Its kind.",
                "kind",
                "Kind|Code",
                "One|a"
            ]
        );
    }

    #[test]
    fn what_is_cut_short() {
        for source in [
            "<ParamField",
            "<ParamField body=\"a\">",
            "<ParamField body=\"a\"\n\n",
            "<ResponseField name=\"a\">\n# b",
        ] {
            rows(source);
        }
        assert_eq!(rows("<ParamField>"), Vec::<String>::new());
        assert_eq!(range(&["text"], 0), None);
        assert_eq!(
            rows("<AcmeParamField body=\"a\" type=\"int\">\nIt.\n</AcmeParamField>"),
            [HEAD, "a|body|int|||It."]
        );
    }
}
