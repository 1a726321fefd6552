//! Finds JSON and commands among the lines of a copied page.

/// The longest command, in lines.
const MAX_COMMAND: usize = 2000;

/// The index after the code that begins at `at`, if code begins there.
pub(super) fn end(lines: &[&str], at: usize) -> Option<usize> {
    let first = lines[at].trim();
    if first.starts_with("curl ") {
        return Some(command(lines, at));
    }
    if !first.starts_with(['{', '[']) {
        return None;
    }
    // `[string]` and `[Link](…)` are no JSON.
    let inner = first[1..].trim_start();
    let is_json = inner.is_empty()
        || inner.starts_with(['"', '{', '[', '}', ']', '/'])
        || inner.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    is_json.then(|| json(lines, at))
}

/// JSON: to the line that closes the first bracket, or to the first line that cannot be part of it.
fn json(lines: &[&str], at: usize) -> usize {
    let mut depth = 0_i64;
    let mut in_string = false;
    for (index, line) in lines.iter().enumerate().skip(at) {
        if index > at && !in_string && !looks_like_json(line) {
            return index;
        }
        let mut escaped = false;
        for c in line.chars() {
            match c {
                '"' if !escaped => in_string = !in_string,
                '{' | '[' if !in_string => depth += 1,
                '}' | ']' if !in_string => depth -= 1,
                '/' if !in_string && line.trim_start().starts_with("//") => break,
                _ => {}
            }
            escaped = c == '\\' && !escaped;
        }
        // A string does not go over the end of a line.
        in_string = false;
        if depth <= 0 {
            return index + 1;
        }
    }
    lines.len()
}

fn looks_like_json(line: &str) -> bool {
    let line = line.trim();
    line.is_empty()
        || line.starts_with([
            '"', '\'', '{', '}', '[', ']', ',', '/', '.', '…', '-', '#', '<',
        ])
        || line.starts_with(|c: char| c.is_ascii_digit())
        || ["true", "false", "null"]
            .iter()
            .any(|word| line.starts_with(word))
        || line.contains("\":")
        || line.split_once(':').is_some_and(|(key, _)| {
            !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        })
}

/// A command: as long as lines end with a backslash or a quote is open.
fn command(lines: &[&str], at: usize) -> usize {
    let mut quoted = false;
    for (index, line) in lines.iter().enumerate().skip(at).take(MAX_COMMAND) {
        if line.matches('\'').count() % 2 == 1 {
            quoted = !quoted;
        }
        if !quoted && !line.trim_end().ends_with('\\') {
            return index + 1;
        }
    }
    lines.len().min(at + MAX_COMMAND)
}
