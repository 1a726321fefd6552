//! Commands that send a message: `curl …`, `POST /path`, a form body.

use std::borrow::Cow;

use serde_json::{Map, Value};

/// What a command sends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Command {
    /// The method that it names.
    pub method: Option<String>,
    /// The address that it names.
    pub url: Option<String>,
    /// Its headers.
    pub headers: Vec<(String, String)>,
    /// Fields of a form, in order.
    pub form: Vec<(String, String)>,
    /// Whether the form is sent as `multipart/form-data`.
    pub multipart: bool,
}

impl Command {
    /// The form as an object of texts.
    #[must_use]
    pub fn form_value(&self) -> Option<Value> {
        (!self.form.is_empty()).then(|| {
            let mut map: Map<String, Value> = Map::new();
            for (name, value) in &self.form {
                insert(&mut map, name, Value::String(value.clone()));
            }
            Value::Object(map)
        })
    }
}

/// Puts the value of a field of a form where its name says: `events[]` and `events[0]` are elements of a list,
/// `user[name]` is a member of an object.
fn insert(map: &mut Map<String, Value>, name: &str, value: Value) {
    let (own, index, rest) = match name.split_once('[') {
        Some((own, rest)) if !own.is_empty() => match rest.split_once(']') {
            Some((index, rest)) => (own, Some(index), rest),
            None => (name, None, ""),
        },
        _ => (name, None, ""),
    };
    let is_member = |index: &str| {
        index.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && (rest.is_empty() || rest.starts_with('['))
    };
    let is_index = |index: &str| rest.is_empty() && index.chars().all(|c| c.is_ascii_digit());
    match index {
        Some(index) if is_member(index) => {
            let inner = map.entry(own).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                insert(inner, &format!("{index}{rest}"), value);
            }
        }
        _ => {
            let is_one = index.is_some_and(is_index);
            let name = if is_one { own } else { name };
            match map.get_mut(name) {
                Some(Value::Array(values)) => values.push(value),
                Some(first) => *first = Value::Array(vec![first.take(), value]),
                None if is_one => {
                    map.insert(name.to_owned(), Value::Array(vec![value]));
                }
                None => {
                    map.insert(name.to_owned(), value);
                }
            }
        }
    }
}

/// The command of a code block, if it is one.
#[must_use]
pub fn commands(text: &str) -> Option<Command> {
    let text = text.trim();
    if text.contains("curl ") {
        return Some(curl(text));
    }
    request_line(text).or_else(|| form_body(text))
}

/// The text of a command without the marks that a shell wants before quotation marks within others: `-d "{\"a\": 1}"`.
#[must_use]
pub fn unescaped(text: &str) -> Cow<'_, str> {
    let escapes = text.contains("curl ")
        && (text.match_indices("\\\""))
            .any(|(at, _)| text[..at].trim_end().ends_with(['{', '[', ',']));
    if !escapes {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.next_if(|next| c == '\\' && matches!(next, '"' | '\\')) {
            Some(meant) => plain.push(meant),
            None => plain.push(c),
        }
    }
    Cow::Owned(plain)
}

fn curl(text: &str) -> Command {
    let mut command = Command::default();
    let words = words(text);
    let mut at = words
        .iter()
        .position(|word| word == "curl")
        .map_or(0, |at| at + 1);
    while at < words.len() {
        let word = words[at].as_str();
        let next = words.get(at + 1);
        let (name, inline) = match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
            _ => (word, None),
        };
        let argument = inline.clone().or_else(|| next.cloned());
        let takes = match name {
            "-X" | "--request" => {
                command.method = argument;
                true
            }
            "-H" | "--header" => {
                if let Some((name, value)) = argument.as_deref().and_then(|h| h.split_once(':')) {
                    command
                        .headers
                        .push((name.trim().to_owned(), value.trim().to_owned()));
                }
                true
            }
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" | "--json" => {
                if let Some(body) =
                    argument.filter(|body| !body.trim_start().starts_with(['{', '[']))
                {
                    command.form.extend(pairs(&body));
                }
                true
            }
            "--data-urlencode" => {
                command.form.extend(argument.as_deref().and_then(pair));
                true
            }
            "-F" | "--form" | "--form-string" => {
                command.multipart = true;
                command.form.extend(argument.as_deref().and_then(pair));
                true
            }
            "--url" => {
                command.url = argument;
                true
            }
            _ => false,
        };
        if takes {
            at += if inline.is_some() { 1 } else { 2 };
            continue;
        }
        if is_method(word) {
            command.method.get_or_insert(word.to_owned());
        } else if !word.starts_with('-') && (word.contains("://") || word.contains('/')) {
            command.url.get_or_insert(word.to_owned());
        }
        at += 1;
    }
    command
}

/// Words as a shell cuts them.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote: Option<char> = None;
    let mut open = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (Some('\''), '\\') => word.push(c),
            (_, '\\') => match chars.next() {
                Some('\n') | None => {}
                Some(c) => word.push(c),
            },
            (None, '\'' | '"') => {
                quote = Some(c);
                open = true;
            }
            (None, c) if c.is_whitespace() => {
                if open || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                    open = false;
                }
            }
            (_, c) => word.push(c),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn request_line(text: &str) -> Option<Command> {
    let mut lines = text.lines();
    let mut words = lines.next()?.split_whitespace();
    let method = words.next().filter(|word| is_method(word))?;
    let url = words.next().filter(|url| url.contains('/'))?;
    let headers = lines
        .take_while(|line| !line.trim().is_empty() && !line.trim_start().starts_with(['{', '[']))
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .filter(|(name, _)| is_word(name))
        .collect();
    Some(Command {
        method: Some(method.to_owned()),
        url: Some(url.to_owned()),
        headers,
        ..Command::default()
    })
}

/// `a=1&b=2` by itself, or one `a=1` to a line.
fn form_body(text: &str) -> Option<Command> {
    if text.contains(['{', '<', ';']) || !text.contains('=') || text.len() > 10_000 {
        return None;
    }
    let text = text.strip_prefix('?').unwrap_or(text);
    if text.starts_with("http") {
        return None;
    }
    let parts: Vec<&str> = text
        .split(['&', '\n'])
        .filter(|part| !part.trim().is_empty())
        .collect();
    let form: Vec<_> = parts.iter().filter_map(|part| pair(part.trim())).collect();
    (form.len() == parts.len() && form.len() > 1).then(|| Command {
        form,
        ..Command::default()
    })
}

fn pairs(body: &str) -> Vec<(String, String)> {
    body.split('&')
        .filter_map(|part| pair(part.trim()))
        .collect()
}

fn pair(text: &str) -> Option<(String, String)> {
    let (name, value) = text.split_once('=')?;
    is_word(name).then(|| {
        (
            name.trim().to_owned(),
            value.trim().trim_matches('"').to_owned(),
        )
    })
}

fn is_word(name: &str) -> bool {
    let name = name.trim();
    !name.is_empty()
        && name.len() <= 60
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '[' | ']'))
}

fn is_method(word: &str) -> bool {
    matches!(word, "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
        pairs
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect()
    }

    #[test]
    fn curl_is_taken_apart() {
        let command = commands(
            "curl --location --request POST 'https://api.example.com/v1/send' \\\n\
             --header 'Content-Type: application/json' \\\n--header \"token: <t>\" \\\n--data-raw '{\"a\": 1}'",
        )
        .expect("a command");
        assert_eq!(command.method.as_deref(), Some("POST"));
        assert_eq!(
            command.url.as_deref(),
            Some("https://api.example.com/v1/send")
        );
        assert_eq!(
            texts(&command.headers),
            [("Content-Type", "application/json"), ("token", "<t>")]
        );
        assert!(command.form.is_empty());
    }

    #[test]
    fn quotation_marks_in_others() {
        assert_eq!(
            unescaped(r#"curl -d "{ \"a\": \"b \\\"c\\\"\" }""#),
            r#"curl -d "{ "a": "b \"c\"" }""#
        );
        let plain = r#"curl -d '{"a": "b \"c\""}'"#;
        assert_eq!(unescaped(plain), plain);
    }

    #[test]
    fn forms_are_read() {
        let command =
            commands("curl -X POST https://a.example/x --data-urlencode 'a=b c' -d 'c=1&d=2'");
        assert_eq!(
            texts(&command.expect("a command").form),
            [("a", "b c"), ("c", "1"), ("d", "2")]
        );
        let command = commands("appkey=asdf&phone=1&text=hello").expect("a form");
        assert_eq!(command.form.len(), 3);
        assert_eq!(commands("x = 1; y = 2"), None);
        assert_eq!(commands("{\"a\": \"b=c\"}"), None);
    }

    #[test]
    fn a_request_line_names_method_and_address() {
        let command =
            commands("GET /v1/tasks?id=1 HTTP/1.1\nHost: a.example\n").expect("a command");
        assert_eq!(command.url.as_deref(), Some("/v1/tasks?id=1"));
        assert_eq!(texts(&command.headers), [("Host", "a.example")]);
    }
}
