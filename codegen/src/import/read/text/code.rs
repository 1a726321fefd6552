//! Finds JSON, commands and HTTP messages among the lines of a copied page.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::pattern;

/// The first line of an HTTP message, sent or answered.
static MESSAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:GET|POST|PUT|PATCH|DELETE)\s+\S+\s+HTTP/\d(?:\.\d)?|HTTP/\d(?:\.\d)?\s+\d{3}\b.{0,40})$",
    )
});

/// A header of an HTTP message.
static HEADER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*\s?:\s?\S"));

/// The most headers of a message.
const MAX_HEADERS: usize = 40;

/// The longest command, in lines.
const MAX_COMMAND: usize = 2000;

/// The index after the code that begins at `at`, if code begins there.
pub(super) fn end(lines: &[&str], at: usize) -> Option<usize> {
    let first = lines[at].trim();
    if first.starts_with("curl ") {
        return Some(command(lines, at));
    }
    if MESSAGE.is_match(first) {
        return message(lines, at);
    }
    begins_json(first).then(|| json(lines, at))
}

/// The index after an HTTP message: its headers, and a body of JSON, if there are any.
fn message(lines: &[&str], at: usize) -> Option<usize> {
    let headers = lines[at + 1..]
        .iter()
        .take(MAX_HEADERS)
        .take_while(|line| HEADER.is_match(line.trim()))
        .count();
    let end = at + 1 + headers;
    let blank = lines.get(end).is_some_and(|line| line.trim().is_empty());
    let body = end + usize::from(blank);
    if lines.get(body).is_some_and(|line| begins_json(line.trim())) {
        return Some(json(lines, body));
    }
    (headers > 0).then_some(end)
}

/// Whether JSON begins with the line.
fn begins_json(first: &str) -> bool {
    if !first.starts_with(['{', '[']) {
        return false;
    }
    // `[string]` and `[Link](…)` are no JSON.
    let inner = first[1..].trim_start();
    inner.is_empty()
        || inner.starts_with(['"', '{', '[', '}', ']', '/'])
        || inner.starts_with(|c: char| c.is_ascii_digit() || c == '-')
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code() {
        for (text, expected) in [
            (
                "POST /a HTTP/1.1\nHost:a.test\nX-Key: k\n{\n\"a\": 1\n}\nMore",
                Some(6),
            ),
            ("HTTP/1.1 200 OK\nContent-Length: 2\n\n{}\nMore", Some(4)),
            ("GET /a HTTP/1.1\nHost: a.test\nMore words: these", Some(2)),
            ("GET /a HTTP/1.1\nMore", None),
            ("{\n\"a\": 1\n}\nMore", Some(3)),
            ("[string]\nMore", None),
            ("POST /a", None),
        ] {
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(end(&lines, 0), expected, "{text}");
        }
    }
}
