//! Widgets that the editor of `ReadMe` writes into Markdown as JSON: `[block:parameters]`, `[block:code]`, `[block:callout]`.

use std::ops::Range;

use serde_json::Value;

use super::super::super::page::{Block, BlockKind, Row, Table};
use super::inline;

/// How many cells a table may have.
const MAX_CELLS: usize = 20_000;

/// The lines of the widget that begins at `at`, its marks included.
pub(super) fn range(lines: &[&str], at: usize) -> Option<Range<usize>> {
    kind(lines[at])?;
    let ends = |at: &usize| lines[*at].trim() == "[/block]" || kind(lines[*at]).is_some();
    let end = (at + 1..lines.len()).find(ends)?;
    kind(lines[end]).is_none().then_some(at..end + 1)
}

fn kind(line: &str) -> Option<&str> {
    line.trim().strip_prefix("[block:")?.strip_suffix(']')
}

/// What a widget shows; nothing if it is a remark or a picture, or cannot be read.
pub(super) fn blocks(lines: &[&str], first_line: usize) -> Vec<Block> {
    let Some((kind, body)) = lines.split_first().and_then(|(first, rest)| {
        let (_, body) = rest.split_last()?;
        Some((kind(first)?, body.join("\n")))
    }) else {
        return Vec::new();
    };
    let Ok(data) = serde_json::from_str::<Value>(&body) else {
        return Vec::new();
    };
    let line = first_line + 1;
    let block = |kind| Block { line, kind };
    match kind {
        "parameters" => table(&data, line)
            .map(|table| block(BlockKind::Table(table)))
            .into_iter()
            .collect(),
        "code" => {
            let codes = data["codes"].as_array().map_or(&[][..], Vec::as_slice);
            let code = |code: &Value| {
                let text = code["code"].as_str()?.to_owned();
                let language = code["language"].as_str().map(str::to_owned);
                Some(block(BlockKind::Code { language, text }))
            };
            codes.iter().filter_map(code).collect()
        }
        "api-header" => {
            let title = data["title"].as_str().unwrap_or("").trim().to_owned();
            let heading = BlockKind::Heading {
                level: 2,
                text: title,
            };
            vec![block(heading)]
        }
        _ => Vec::new(),
    }
}

/// The cells stand under their places: `h-0` in the header, `0-1` in the first row.
fn table(data: &Value, line: usize) -> Option<Table> {
    let size = |key: &str| usize::try_from(data[key].as_u64()?).ok();
    let (columns, rows) = (size("cols")?, size("rows")?);
    if columns.checked_mul(rows)? > MAX_CELLS {
        return None;
    }
    let cells = |row: &str| -> Vec<String> {
        let cell = |column| data["data"][format!("{row}-{column}")].as_str();
        let texts = (0..columns).map(|column| inline::cell(cell(column).unwrap_or("").trim()));
        texts.collect()
    };
    let header = std::iter::once("h".to_owned());
    let rows = header.chain((0..rows).map(|row| row.to_string()));
    Some(Table {
        has_header: true,
        rows: rows
            .map(|row| Row {
                line,
                cells: cells(&row),
            })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Vec<BlockKind> {
        let lines: Vec<&str> = source.lines().collect();
        assert_eq!(range(&lines, 0), Some(0..lines.len()), "{source}");
        let blocks = blocks(&lines, 1).into_iter();
        blocks.map(|block| block.kind).collect()
    }

    #[test]
    fn what_widgets_show() {
        let table = read(
            "[block:parameters]\n{\"data\": {\"h-0\": \"Name\", \"h-1\": \"Type\", \"0-0\": \"**size**\", \"0-1\": \"integer\"},\n\
             \"cols\": 2, \"rows\": 1}\n[/block]",
        );
        let [BlockKind::Table(table)] = &table[..] else {
            panic!("{table:?}");
        };
        assert_eq!(table.rows[0].cells, ["Name", "Type"]);
        assert_eq!(table.rows[1].cells, ["size", "integer"]);
        let code = read(
            "[block:code]\n{\"codes\": [{\"code\": \"{}\", \"language\": \"json\"}, {\"name\": \"none\"}]}\n[/block]",
        );
        assert!(matches!(&code[..], [BlockKind::Code { text, .. }] if text == "{}"));
        let heading = read("[block:api-header]\n{\"title\": \"Request\"}\n[/block]");
        assert!(matches!(&heading[..], [BlockKind::Heading { text, .. }] if text == "Request"));
        for nothing in [
            "[block:callout]\n{\"title\": \"Note\"}\n[/block]",
            "[block:code]\nnot JSON\n[/block]",
            "[block:parameters]\n{\"cols\": 100000, \"rows\": 18446744073709551615}\n[/block]",
            "[block:code]\n[/block]",
        ] {
            assert_eq!(read(nothing), [], "{nothing}");
        }
        assert_eq!(range(&["[block:code]", "{}"], 0), None);
        assert_eq!(range(&["text"], 0), None);
    }
}
