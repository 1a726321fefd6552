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
    let message = words.split(" at line ").next().unwrap_or_default();
    ReadError {
        line: error.line(),
        column: error.column(),
        message: format!("this is no JSON: {message}"),
    }
}
