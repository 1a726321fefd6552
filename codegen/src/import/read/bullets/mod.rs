//! Parameters in bullet lists: `` `name` (string, required): … ``, `` `name` – string, optional – … ``, lists within lists
//! for members and for values. They become tables, as if the page had drawn one.

mod parameter;

use super::super::page::{Block, BlockKind, Row, Table};
use super::super::words::hints;
use super::cells;
pub(in super::super) use parameter::{Parameter, parameter};

/// The blocks, with each list of parameters as a table.
pub(super) fn tables(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rest = blocks.into_iter().peekable();
    let mut run: Vec<Block> = Vec::new();
    while let Some(block) = rest.next() {
        let is_item = matches!(block.kind, BlockKind::Item { .. });
        // A second paragraph of an item stands between two items.
        let goes_on = matches!(&block.kind, BlockKind::Paragraph(text) if !leads(text))
            && matches!(run.last().map(|last| &last.kind), Some(BlockKind::Item { .. }))
            && rest.peek().is_some_and(
                |next| matches!(&next.kind, BlockKind::Item { text, .. } if parameter(text).is_some_and(|found| found.says_something())),
            );
        if is_item || goes_on {
            run.push(block);
            continue;
        }
        let before_table = matches!(block.kind, BlockKind::Table(_));
        settle(&std::mem::take(&mut run), before_table, &mut out);
        out.push(block);
    }
    settle(&run, false, &mut out);
    out
}

/// Whether a line leads to the next list rather than going on with the last one.
fn leads(text: &str) -> bool {
    let hint = hints::read(text);
    text.trim_end().ends_with([':', '：']) || hint.side.is_some() || hint.place.is_some()
}

/// Turns the parts of a run of items that are lists of parameters into tables; what is none stays as it is.
fn settle(run: &[Block], before_table: bool, out: &mut Vec<Block>) {
    let mut at = 0;
    while at < run.len() {
        if let Some((table, length)) = list(&run[at..], before_table) {
            out.push(Block {
                line: run[at].line,
                kind: BlockKind::Table(table),
            });
            at += length;
        } else {
            out.push(run[at].clone());
            at += 1;
        }
    }
}

/// The list of parameters that begins with the first item, and how many blocks it takes.
fn list(run: &[Block], before_table: bool) -> Option<(Table, usize)> {
    let BlockKind::Item { depth: base, text } = &run.first()?.kind else {
        return None;
    };
    parameter(text).filter(Parameter::says_something)?;
    if is_label(text) && deeper(run, 0) {
        return None;
    }
    let mut rows: Vec<(usize, usize, Parameter)> = Vec::new();
    let mut length = 0;
    for (at, block) in run.iter().enumerate() {
        match &block.kind {
            BlockKind::Item { depth, .. } if depth < base => break,
            // "Members" leads to the values of the parameter above.
            BlockKind::Item { text, .. } if at > 0 && is_label(text) && deeper(run, at) => {
                if let Some((.., last)) = rows.last_mut() {
                    last.words.push_str("\nValues: ");
                }
            }
            BlockKind::Item { depth, text } => match parameter(text) {
                Some(found) if found.says_something() => rows.push((block.line, *depth, found)),
                // Values of the parameter above, or a member without a type.
                other => {
                    let Some((_, above, last)) = rows.last_mut() else {
                        break;
                    };
                    let holds = cells::is_type(&last.ty)
                        && ["object", "array", "list", "json", "对象", "数组"]
                            .iter()
                            .any(|word| last.ty.to_lowercase().contains(word));
                    match other {
                        Some(found) if depth == above || *depth > *above && holds => {
                            rows.push((block.line, *depth, found));
                        }
                        _ if depth > above => {
                            let open = last.words.ends_with("Values: ");
                            let listed = last.words.lines().last().is_some_and(|line| {
                                line.starts_with("Values: ") && cells::is_name(text)
                            });
                            last.words.push_str(match (open, listed) {
                                (true, _) => "",
                                (_, true) => ", ",
                                _ => "\n",
                            });
                            last.words.push_str(text.trim());
                        }
                        _ => break,
                    }
                }
            },
            BlockKind::Paragraph(text) => {
                let Some((.., last)) = rows.last_mut() else {
                    break;
                };
                last.words.push('\n');
                last.words.push_str(text.trim());
            }
            _ => break,
        }
        length += 1;
    }
    let said = rows.iter().filter(|(.., one)| one.says_something()).count();
    // "Authentication required: Yes" is none.
    let typed = rows.iter().any(|(.., one)| !one.ty.is_empty());
    if said * 3 < rows.len() * 2 || !typed {
        return None;
    }
    if let [(.., only)] = rows.as_slice() {
        // One item alone may be running text, or lead to the table below it.
        let is_lead = before_table || only.words.trim_end().ends_with([':', '：']);
        if is_lead || only.ty.is_empty() || only.required.is_empty() && !is_bracketed(text) {
            return None;
        }
    }
    Some((table(rows), length))
}

/// A word that leads to what stands below it rather than being a parameter itself.
fn is_label(text: &str) -> bool {
    let word = text
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    let labels = [
        "attributes",
        "parameters",
        "members",
        "properties",
        "body",
        "headers",
        "items",
        "request",
        "response",
        "values",
    ];
    labels.contains(&word.to_lowercase().as_str()) && word.starts_with(char::is_uppercase)
}

/// Whether the item after this one stands below it.
fn deeper(run: &[Block], at: usize) -> bool {
    let depth = |at: usize| match run.get(at).map(|block| &block.kind) {
        Some(BlockKind::Item { depth, .. }) => Some(*depth),
        _ => None,
    };
    depth(at + 1) > depth(at)
}

fn is_bracketed(text: &str) -> bool {
    let name = text.find(|c: char| c.is_whitespace() || matches!(c, '(' | '（'));
    name.is_some_and(|at| text[at..].trim_start().starts_with(['(', '（']))
}

fn table(rows: Vec<(usize, usize, Parameter)>) -> Table {
    let has_required = rows.iter().any(|(.., one)| !one.required.is_empty());
    let has_example = rows.iter().any(|(.., one)| !one.example.is_empty());
    let cells = |name: &str, [ty, required, example, words]: [&str; 4]| {
        let mut cells = vec![name.to_owned(), ty.to_owned()];
        if has_required {
            cells.push(required.to_owned());
        }
        if has_example {
            cells.push(example.to_owned());
        }
        cells.push(words.to_owned());
        cells
    };
    let mut table = Table {
        has_header: true,
        rows: vec![Row {
            line: rows.first().map_or(1, |(line, ..)| *line),
            cells: cells("Name", ["Type", "Required", "Example", "Description"]),
        }],
    };
    let mut open: Vec<usize> = Vec::new();
    for (line, depth, one) in rows {
        while open.last().is_some_and(|last| *last >= depth) {
            open.pop();
        }
        let name = cells::levelled(open.len(), &one.name);
        open.push(depth);
        table.rows.push(Row {
            line,
            cells: cells(
                &name,
                [&one.ty, &one.required, &one.example, one.words.trim()],
            ),
        });
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(depth: usize, text: &str) -> Block {
        Block {
            line: 1,
            kind: BlockKind::Item {
                depth,
                text: text.to_owned(),
            },
        }
    }

    fn rows(blocks: Vec<Block>) -> Vec<Vec<String>> {
        tables(blocks)
            .into_iter()
            .flat_map(|block| match block.kind {
                BlockKind::Table(table) => table
                    .rows
                    .into_iter()
                    .skip(1)
                    .map(|row| row.cells)
                    .collect(),
                _ => Vec::new(),
            })
            .collect()
    }

    #[test]
    fn members_and_values_stand_below() {
        let rows = rows(vec![
            item(0, "image (object): The picture"),
            item(1, "url (string, required): Where"),
            item(0, "state (string): State"),
            item(1, "open: It is open"),
            item(1, "closed: It is closed"),
            item(0, "remark: Anything"),
        ]);
        let shown: Vec<String> = rows.iter().map(|cells| cells.join("|")).collect();
        assert_eq!(
            shown,
            [
                "image|object||The picture",
                "» url|string|required|Where",
                "state|string||State\nopen: It is open\nclosed: It is closed",
                "remark|||Anything"
            ]
        );
    }

    #[test]
    fn labels_lead_to_what_is_below_them() {
        let rows = rows(vec![
            item(0, "Parameters"),
            item(1, "by (enum, optional) - How"),
            item(2, "Default: hour"),
            item(2, "Members"),
            item(3, "hour"),
            item(3, "agent"),
            item(0, "Attributes (object)"),
            item(1, "total: 120 (number, required)"),
        ]);
        let shown: Vec<String> = rows.iter().map(|cells| cells.join("|")).collect();
        assert_eq!(
            shown,
            [
                "by|enum|optional|How\nDefault: hour\nValues: hour, agent",
                "total|number|required|120|"
            ]
        );
    }

    #[test]
    fn other_lists_stay() {
        for list in [
            vec![item(0, "URL: https://a.test"), item(0, "Method: POST")],
            vec![item(0, "data object parameters:")],
            vec![item(0, "0: open"), item(0, "1: closed")],
            vec![item(0, "Authentication required: Yes")],
            vec![item(0, "First read this"), item(0, "Then call it")],
        ] {
            assert_eq!(tables(list.clone()), list);
        }
    }
}
