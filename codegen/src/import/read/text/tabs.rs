//! Tables that were copied with tabs between the cells, one row to a line. Copying leaves the line breaks inside of the
//! last cell as they are, and the levels of names as spaces before them.

use super::super::super::page::Table;
use super::super::super::words::columns::{Column, column};
use super::super::cells;
use super::{code, is_section, row};

/// How many lines a cell may go on for.
const MAX_LINES: usize = 60;

/// The table that begins at `at`, and the index after it. The lines of its rows are indexes.
pub(super) fn tabbed(lines: &[&str], at: usize) -> Option<(Table, usize)> {
    let columns = header(lines[at]).or_else(|| of_values(lines, at))?;
    let mut table = Table {
        has_header: true,
        rows: vec![row(at, lines[at].split('\t'))],
    };
    let mut all_go_on = true;
    let mut next = at + 1;
    while let Some(line) = lines.get(next).filter(|line| line.contains('\t')) {
        if table.rows.len() > 1 && is_header(line) {
            break;
        }
        let mut cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        cells[0] = indented(&cells[0]);
        let at = next;
        next += 1;
        if let Some((more, end)) = continued(lines, next, cells.len(), &columns) {
            let mut more = more.into_iter();
            if let (Some(cell), Some(rest)) = (cells.last_mut(), more.next()) {
                cell.push('\n');
                cell.push_str(&rest);
            }
            cells.extend(more);
            table.rows.push(row(at, cells));
            next = end;
            continue;
        }
        let last = cells.last().map_or("", |cell| cell.trim_end());
        let lacks_last = cells.len() < columns.len();
        let mut end = cell_end(lines, next, &columns, last, lacks_last);
        // Where each row goes on, so does the last.
        if end == next && table.rows.len() > 2 && all_go_on && goes_on(lines, next) {
            end += 1;
        }
        all_go_on &= end > next;
        if end > next {
            // Tabs at the end of a line are lost: what goes on is the last column's.
            cells.resize(cells.len().max(columns.len()), String::new());
            let cell = cells.last_mut()?;
            for more in lines[next..end].iter().map(|line| line.trim()) {
                if !cell.is_empty() && !more.is_empty() {
                    cell.push('\n');
                }
                cell.push_str(more);
            }
            next = end;
        }
        table.rows.push(row(at, cells));
    }
    Some((table, next))
}

/// Whether a line may be the end of the cell above it: a sentence, and nothing that begins something else.
fn goes_on(lines: &[&str], at: usize) -> bool {
    let line = lines.get(at).map_or("", |line| line.trim());
    line.contains(' ')
        && !line.contains(['\t', '|'])
        && !line.contains("://")
        && !line.ends_with([':', '：'])
        && !line.starts_with(['#', '{', '['])
        && !is_section(line)
        && !begins(lines, at + 1)
        && code::end(lines, at).is_none()
}

/// The columns that a line heads, when cells between tabs do.
fn header(line: &str) -> Option<Vec<Option<Column>>> {
    if !line.contains('\t') {
        return None;
    }
    let columns: Vec<Option<Column>> = line.split('\t').map(|cell| column(cell.trim())).collect();
    (columns.iter().flatten().count() >= 2).then_some(columns)
}

/// The columns of a line that only the rows below it tell for a header: `Kind of action`, `Description`, and then codes.
fn of_values(lines: &[&str], at: usize) -> Option<Vec<Option<Column>>> {
    let (first, second) = lines[at].split_once('\t')?;
    let is_code = |cell: &str| {
        let is_letter = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        cells::is_code(cell) || cell.len() > 1 && cell.chars().all(is_letter)
    };
    let is_row = |at: usize| {
        let cells = lines.get(at).and_then(|line| line.split_once('\t'));
        cells.is_some_and(|(value, text)| is_code(value.trim()) && !text.contains('\t'))
    };
    let heads = column(second.trim()) == Some(Column::Description)
        && column(first.trim()).is_none()
        && (1..=40).contains(&first.trim().len());
    (heads && is_row(at + 1) && is_row(at + 2)).then(|| vec![None, Some(Column::Description)])
}

/// Whether a line below other rows heads the next table: nearly all of its cells head columns, and none is a type. A name
/// may be a word that heads columns elsewhere; its type follows it.
fn is_header(line: &str) -> bool {
    let says = |cell: &str| cells::is_type(cell) || cells::is_required(cell);
    header(line).is_some_and(|columns| columns.iter().flatten().count() * 3 >= columns.len() * 2)
        && !line.starts_with("  ")
        && !line.split('\t').nth(1).is_some_and(cells::is_type)
        && !line
            .split('\t')
            .any(|cell| column(cell.trim()).is_none() && says(cell))
}

/// Whether a line leads to a table.
pub(super) fn begins(lines: &[&str], at: usize) -> bool {
    lines
        .get(at)
        .is_some_and(|line| is_header(line) || of_values(lines, at).is_some())
}

/// Spaces before a name as the no-break spaces that indent names elsewhere; one alone is a slip.
pub(super) fn indented(cell: &str) -> String {
    let name = cell.trim_start_matches(' ');
    let spaces = cell.len() - name.len();
    if spaces < 2 || name.is_empty() {
        return cell.to_owned();
    }
    let mut out = "\u{a0}".repeat(spaces);
    out.push_str(name);
    out
}

/// The rest of a row whose cell in the middle goes on over lines, if the last of them has just the cells that it lacks.
fn continued(
    lines: &[&str],
    start: usize,
    count: usize,
    columns: &[Option<Column>],
) -> Option<(Vec<String>, usize)> {
    if count < 2 || count >= columns.len() {
        return None;
    }
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate().skip(start).take(MAX_LINES) {
        if is_section(line) || line.starts_with(['#', '{']) || code::end(lines, at).is_some() {
            return None;
        }
        let (first, rest) = line.split_once('\t').unwrap_or((line, ""));
        text.push_str(first.trim());
        if line.contains('\t') {
            let rest = rest.split('\t').map(str::to_owned);
            let cells: Vec<String> = std::iter::once(text).chain(rest).collect();
            // A row of its own may be short, too.
            let is_row = cells::is_name(unmarked(first)) && is_row(line, columns);
            return (at > start && count + cells.len() == columns.len() + 1 && !is_row)
                .then_some((cells, at + 1));
        }
        text.push('\n');
    }
    None
}

/// Where the last cell of a row ends whose first line is `first`, or that `lacks` one: everything up to the next row belongs
/// to it, unless something else begins before. Behind the last row, only values do.
fn cell_end(
    lines: &[&str],
    start: usize,
    columns: &[Option<Column>],
    first: &str,
    lacks: bool,
) -> usize {
    let leads = first.ends_with([':', '：']);
    let mut end = start;
    for (at, line) in lines.iter().enumerate().skip(start).take(MAX_LINES) {
        if line.contains('\t') {
            if at > start && is_row(line, columns) && !is_header(line) {
                return at;
            }
            break;
        }
        // Words that head sections elsewhere are a whole cell between two rows.
        let next = lines.get(at + 1);
        let is_cell = lacks
            && at == start
            && next.is_some_and(|next| next.contains('\t') && is_row(next, columns));
        let over = line.starts_with('#')
            || line.contains("://") && !leads
            || is_section(line) && !(leads && is_value(line)) && !is_cell
            || begins(lines, at + 1)
            || next.is_some_and(|next| matches!(next.trim(), "{" | "["))
            || code::end(lines, at).is_some();
        if over {
            break;
        }
        end = at + 1;
    }
    // No row follows. Below a label that stands in cells, everything does.
    if lines[start..end].iter().any(|line| labels_value(line)) {
        return end;
    }
    let mut values = (start..end)
        .take_while(|&at| {
            let line = lines[at].trim();
            !is_section(line)
                && !begins(lines, at + 1)
                && (is_entry(bullet(line).unwrap_or(line)) || leads && is_value(line))
        })
        .count();
    // One is enough below another of a list: "- open: it is", "- closed: it is not".
    let is_first = bullet(first).is_some_and(is_entry);
    if !leads && values < if is_first { 1 } else { 2 } {
        values = 0;
    }
    start + values
}

/// Whether a line with tabs is a row of these columns, where lines without tabs stand before it.
fn is_row(line: &str, columns: &[Option<Column>]) -> bool {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    // Of two columns of names, one may be for readers: `Number of the order`, `order_no`.
    let fits = |kind: Column, test: fn(&str) -> bool| {
        let mut cells = columns
            .iter()
            .zip(&cells)
            .filter(|(column, _)| **column == Some(kind))
            .map(|(_, cell)| test(cell))
            .peekable();
        cells.peek()?;
        Some(cells.any(|fits| fits))
    };
    cells.len() <= columns.len()
        && fits(Column::Name, |cell| cells::is_name(unmarked(cell))) != Some(false)
        && fits(Column::Code, cells::is_code) != Some(false)
        && (cells.len() == columns.len()
            || fits(Column::Type, cells::is_type) == Some(true)
            || fits(Column::Required, cells::is_required) == Some(true))
}

/// Whether a line is the example, the default or the values of a parameter: `示例值："a"`, `Default value: 3`.
fn labels_value(line: &str) -> bool {
    const LABELS: [&str; 11] = [
        "示例值",
        "固定值",
        "默认值",
        "可选值",
        "可选值有",
        "枚举值",
        "取值范围",
        "example value",
        "default value",
        "possible values",
        "allowed values",
    ];
    let label = line.trim().split([':', '：']).next().unwrap_or("");
    label.len() < line.trim().len() && LABELS.contains(&label.trim_end().to_lowercase().as_str())
}

/// The name behind marks of its level: `∟ id`, `» id`.
fn unmarked(cell: &str) -> &str {
    let marks = [
        '∟', '└', '├', '─', '│', '»', '›', '>', '-', '+', '·', ' ', '\u{a0}',
    ];
    cell.trim_start_matches(marks)
}

/// The text behind the mark of a list.
fn bullet(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix(['-', '•', '·'])
}

/// Whether a line is a value and what it means: `true：yes`, `1 - open`.
fn is_entry(line: &str) -> bool {
    let Some((value, meaning)) = (line.split_once(['：', ':']))
        .or_else(|| line.split_once(" - "))
        .or_else(|| line.split_once('='))
    else {
        return false;
    };
    is_value(value) && !meaning.trim().is_empty() && !meaning.contains("//")
        // "Note: …" begins a text.
        && !value.starts_with(|c: char| c.is_ascii_uppercase() && value.chars().any(char::is_lowercase))
}

/// Whether it is one short word, or a number.
fn is_value(text: &str) -> bool {
    let text = text.trim().trim_end_matches([',', ';', '，', '；', '、']);
    let bare = text.trim_matches(['"', '`', '“', '”', '\'']);
    (1..=40).contains(&bare.len())
        && bare.is_ascii()
        && bare
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> (Vec<String>, usize) {
        let lines: Vec<&str> = text.lines().collect();
        let (table, end) = tabbed(&lines, 0).expect("a table");
        let rows = table.rows.iter().skip(1);
        (rows.map(|row| row.cells.join("|")).collect(), end)
    }

    #[test]
    fn cells_go_on_to_the_next_row() {
        let text = "Name\tType\tRequired\tDescription\n\
            kind\tString\tY\tThe kind:\nsmall\nlarge\n\
            rule\tObject\tRequired\tThe rule\n\
            size\tInteger\tN\tThe size\nSee the price list for it.\n\
            open\tString\tN\tWhether it is open\ntrue: it is\nfalse: it is not\n\
            The next section is about other things.\nName\tType\tDescription\nid\tString\tAn id";
        let (rows, end) = rows(text);
        assert_eq!(
            rows,
            [
                "kind|String|Y|The kind:\nsmall\nlarge",
                "rule|Object|Required|The rule",
                "size|Integer|N|The size\nSee the price list for it.",
                "open|String|N|Whether it is open\ntrue: it is\nfalse: it is not",
            ]
        );
        assert_eq!(end, 10);
    }

    #[test]
    fn tables_end_where_something_else_begins() {
        for (after, lines) in [
            ("Response\nid\tString\tY\tAn id", 2),
            ("{\n\"a\": 1\n}\nid\tString\tY\tAn id", 2),
            ("Answer fields\nName\tType\nid\tString", 2),
            ("Name\tType\nid\tString", 2),
            ("The fee is due at once.\nIt is not paid back.", 2),
            ("Codes\n404\tno such thing", 2),
            ("Note: it is slow\nURL: https://a.test/b", 2),
        ] {
            let text =
                format!("Name\tType\tRequired\tDescription\nkind\tString\tY\tThe kind\n{after}");
            assert_eq!(rows(&text).1, lines, "{after}");
        }
    }

    #[test]
    fn a_list_goes_on_below_the_last_row() {
        let text =
            "Name\tType\tDescription\nstate\tString\t- open: it is\n- shut: it is not\n\nNext";
        assert_eq!(
            rows(text).0,
            ["state|String|- open: it is\n- shut: it is not"]
        );
    }

    #[test]
    fn spaces_before_names_are_levels() {
        let text = "Name\tType\nbox\tObject\n  lid\tObject\n    ring\tString\n side\tString";
        assert_eq!(
            rows(text).0,
            [
                "box|Object",
                "\u{a0}\u{a0}lid|Object",
                "\u{a0}\u{a0}\u{a0}\u{a0}ring|String",
                "side|String"
            ]
        );
    }
}
