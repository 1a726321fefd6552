//! What stands among the words on a parameter and has a column in other tables.

use super::super::super::page::Table;

/// The table of a run of parameters, with what the lines below a name give besides words in columns of their own: examples,
/// and where it is sent.
pub(super) fn with_columns(mut table: Table) -> Table {
    let place = |words: &str| {
        let (first, rest) = words.split_once('\n').unwrap_or((words, ""));
        ["header", "query", "path", "cookie", "body"]
            .contains(&first)
            .then(|| (first.to_owned(), rest.to_owned()))
    };
    add(&mut table, "Location", place);
    add(&mut table, "Example", example_of);
    table
}

/// Adds a column for what is taken out of the words, if there is anything.
fn add(table: &mut Table, head: &str, take: impl Fn(&str) -> Option<(String, String)>) {
    let taken: Vec<Option<(String, String)>> = (table.rows.iter().skip(1))
        .map(|row| row.cells.last().and_then(|words| take(words)))
        .collect();
    if taken.iter().all(Option::is_none) {
        return;
    }
    for (at, row) in table.rows.iter_mut().enumerate() {
        let last = row.cells.len().saturating_sub(1);
        let cell = match at.checked_sub(1).and_then(|at| taken[at].clone()) {
            Some((cell, rest)) => {
                row.cells[last] = rest;
                cell
            }
            None if at == 0 => head.to_owned(),
            None => String::new(),
        };
        row.cells.insert(last, cell);
    }
}

/// The example among the words, and the words without it.
fn example_of(words: &str) -> Option<(String, String)> {
    let label = |line: &str| {
        let (label, value) = line.split_once([':', '：'])?;
        let is_label =
            ["example", "examples", "示例", "示例值"].contains(&label.to_lowercase().as_str());
        (is_label && !value.trim().is_empty()).then(|| value.trim().to_owned())
    };
    let at = words.lines().position(|line| label(line).is_some())?;
    let example = words.lines().nth(at).and_then(label)?;
    let left: Vec<&str> = (words.lines().enumerate())
        .filter(|(line, _)| *line != at)
        .map(|(_, line)| line)
        .collect();
    Some((example, left.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_and_places_have_columns() {
        let row = |cells: [&str; 3]| super::super::row(1, cells);
        let table = with_columns(Table {
            has_header: true,
            rows: vec![
                row(["Name", "Type", "Description"]),
                row(["kind", "string", "The kind\nExample: \"big\"\nOr small"]),
                row(["size", "integer", "query\nThe size"]),
            ],
        });
        let rows: Vec<String> = table.rows.iter().map(|row| row.cells.join("|")).collect();
        assert_eq!(
            rows,
            [
                "Name|Type|Location|Example|Description",
                "kind|string||\"big\"|The kind\nOr small",
                "size|integer|query||The size"
            ]
        );
    }
}
