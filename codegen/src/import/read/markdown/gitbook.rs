//! The blocks of `GitBook` for an operation: `{% swagger … %}`, its parameters and its answers.

use std::ops::Range;

use super::super::super::page::{Block, BlockKind, Row, Table};
use super::components::ATTRIBUTE;
use super::inline;

/// What a mark is called, and its attributes.
fn mark(line: &str) -> Option<(&str, &str)> {
    let inner = line.trim().strip_prefix("{%")?.strip_suffix("%}")?.trim();
    let (name, attributes) = inner.split_once(' ').unwrap_or((inner, ""));
    let is_known = name.trim_start_matches("end").starts_with("swagger");
    is_known.then_some((name, attributes))
}

fn is_parameter(line: &str) -> bool {
    mark(line).is_some_and(|(name, _)| name == "swagger-parameter")
}

/// The lines of the mark at `at`; of parameters all that follow each other.
pub(super) fn range(lines: &[&str], at: usize) -> Option<Range<usize>> {
    mark(lines[at])?;
    if !is_parameter(lines[at]) {
        return Some(at..at + 1);
    }
    let ends = |line: &str| mark(line).is_some_and(|(name, _)| name == "endswagger-parameter");
    let mut end = at;
    while let Some(next) = (end..lines.len()).find(|&at| !lines[at].trim().is_empty()) {
        if !is_parameter(lines[next]) {
            break;
        }
        end = (next..lines.len())
            .find(|&at| ends(lines[at]))
            .map_or(lines.len(), |at| at + 1);
    }
    Some(at..end)
}

/// What the marks of a [`range`] say.
pub(super) fn blocks(lines: &[&str], first_line: usize) -> Vec<Block> {
    let Some((name, attributes)) = lines.first().and_then(|line| mark(line)) else {
        return Vec::new();
    };
    let block = |kind| Block {
        line: first_line,
        kind,
    };
    let heading = |level, text| block(BlockKind::Heading { level, text });
    match name {
        "swagger" => {
            let of = |key: &str| attribute(attributes, key);
            let address = format!(
                "{} {}{}",
                of("method").to_uppercase(),
                of("baseUrl"),
                of("path")
            );
            let mut blocks = vec![block(BlockKind::Paragraph(address))];
            let summary = of("summary");
            if !summary.is_empty() {
                blocks.insert(0, heading(2, summary));
            }
            blocks
        }
        "swagger-parameter" => vec![
            heading(3, "Request".to_owned()),
            block(BlockKind::Table(parameters(lines, first_line))),
        ],
        "swagger-response" => {
            let status = attribute(attributes, "status");
            vec![heading(3, format!("Response {status}").trim().to_owned())]
        }
        _ => Vec::new(),
    }
}

fn parameters(lines: &[&str], first_line: usize) -> Table {
    let mut rows: Vec<Row> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match mark(line) {
            Some(("swagger-parameter", attributes)) => {
                let of = |key: &str| attribute(attributes, key);
                let required = if of("required") == "true" {
                    "Yes"
                } else {
                    "No"
                };
                rows.push(Row {
                    line: first_line + at,
                    cells: vec![
                        of("name"),
                        of("in"),
                        of("type"),
                        required.to_owned(),
                        String::new(),
                    ],
                });
            }
            Some(_) => {}
            None => {
                let words = rows.last_mut().and_then(|row| row.cells.last_mut());
                if let Some(words) = words.filter(|_| !line.trim().is_empty()) {
                    if !words.is_empty() {
                        words.push('\n');
                    }
                    words.push_str(&inline::cell(line.trim()));
                }
            }
        }
    }
    let header = ["Name", "Location", "Type", "Required", "Description"];
    Table::headed(first_line, &header, rows)
}

fn attribute(attributes: &str, key: &str) -> String {
    let mut all = ATTRIBUTE.captures_iter(attributes);
    let found = all.find(|found| &found[1] == key);
    let value = found.and_then(|found| found.get(2).or_else(|| found.get(3)));
    value.map_or_else(String::new, |value| value.as_str().trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation() {
        let page = "{% swagger method=\"post\" path=\"/v1/x\" baseUrl=\"https://a.test\" summary=\"Send\" %}\n\
            {% swagger-parameter in=\"body\" name=\"size\" type=\"Integer\" required=\"true\" %}\nHow `large`\n\
            {% endswagger-parameter %}\n\n{% swagger-parameter in=\"query\" name=\"id\" type=\"String\" %}\n\
            {% endswagger-parameter %}\n\n{% swagger-response status=\"200: OK\" %}\ntext";
        let lines: Vec<&str> = page.lines().collect();
        assert_eq!(range(&lines, 0), Some(0..1));
        let found = blocks(&lines[..1], 1);
        assert!(matches!(&found[0].kind, BlockKind::Heading { text, .. } if text == "Send"));
        assert!(
            matches!(&found[1].kind, BlockKind::Paragraph(text) if text == "POST https://a.test/v1/x")
        );
        let parameters = range(&lines, 1).expect("parameters");
        assert_eq!(parameters, 1..7);
        let found = blocks(&lines[parameters], 2);
        let BlockKind::Table(table) = &found[1].kind else {
            panic!("{found:?}");
        };
        let rows: Vec<String> = table.rows.iter().map(|row| row.cells.join("|")).collect();
        assert_eq!(
            rows[1..],
            ["size|body|Integer|Yes|How large", "id|query|String|No|"]
        );
        assert_eq!(table.rows[2].line, 6);
        let found = blocks(&lines[8..9], 9);
        assert!(
            matches!(&found[0].kind, BlockKind::Heading { text, .. } if text == "Response 200: OK")
        );
        assert_eq!(range(&["{% hint %}"], 0), None);
    }
}
