//! A recording to messages: JSON, JSON lines, or a HAR.

use serde_json::Value;

use super::{Subject, har};

/// What a file held.
#[derive(Debug, Default)]
pub struct Recording {
    /// The messages, in order.
    pub messages: Vec<Value>,
    /// Entries of a HAR that are of this message but could not be read: no JSON, or encoded.
    pub skipped: usize,
}

/// Why a file cannot be read. Says nothing of what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for ReadError {}

/// Reads a file. A list stands for its elements; several JSON values one after the other are JSON lines.
pub fn read(text: &str, subject: &Subject<'_>) -> Result<Recording, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let mut recording = Recording::default();
    let mut count = 0;
    for value in values {
        let value = value.map_err(|error| broken(&error))?;
        count += 1;
        if let Some(entries) = har::entries(&value) {
            har::read(entries, subject, &mut recording);
        } else if let Value::Array(items) = value {
            recording.messages.extend(items);
        } else {
            recording.messages.push(value);
        }
    }
    if count == 0 {
        return Err(ReadError {
            line: 1,
            column: 1,
            message: "the file is empty; JSON, JSON lines or a HAR is expected".to_owned(),
        });
    }
    Ok(recording)
}

/// The error with its place, without any of the text.
fn broken(error: &serde_json::Error) -> ReadError {
    let words = error.to_string();
    let message = plain(words.split(" at line ").next().unwrap_or_default());
    ReadError {
        line: error.line(),
        column: error.column(),
        message: format!("this is no JSON: {message}"),
    }
}

/// What the parser says, in words for who made the recording.
fn plain(message: &str) -> &str {
    match message {
        "expected ident" | "expected value" => {
            "a value must stand here: text in double quotes, a number, true, false, null, or what begins with { or ["
        }
        "expected `,` or `}`" => "a comma is missing before the next member, or a } at the end",
        "expected `,` or `]`" => "a comma is missing before the next element, or a ] at the end",
        "expected `:`" => "a colon is missing between a name and its value",
        "key must be a string" => "the name of a member must stand in double quotes",
        "trailing comma" => "nothing follows the comma before this",
        "trailing characters" | "expected end of input" => {
            "something follows where the value has ended"
        }
        "recursion limit exceeded" => "it is nested too deep",
        message if message.starts_with("EOF") => {
            "it ends in the middle of a value; the file may be cut"
        }
        message if message.starts_with("control character") => {
            "a line break or a tab within text must be written as \\n or \\t"
        }
        other => other,
    }
}
