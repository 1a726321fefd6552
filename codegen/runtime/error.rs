//! The error of reading a body.

use std::error::Error;
use std::fmt;
use std::str::Utf8Error;

/// A body that could not be read without losing data.
///
/// Nothing of the body's values is repeated here: they may be private.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecodeError {
    /// Where in the document, such as `$.orderDetailList[3].finish`.
    pub path: String,
    /// What is wrong, such as `expected integer, found object`.
    pub message: String,
    /// The line of the body at which reading stopped, counted from 1.
    pub line: usize,
    /// The byte in that line at which reading stopped, counted from 1; 0 is before the first one.
    pub column: usize,
}

impl DecodeError {
    /// The body is no UTF-8.
    pub(crate) fn not_utf8(body: &[u8], error: Utf8Error) -> Self {
        Self::at_offset(body, error.valid_up_to(), "invalid UTF-8".to_owned())
    }

    /// The document as a whole is wrong; `offset` bytes into `body` that was clear.
    pub(crate) fn at_offset(body: &[u8], offset: usize, message: String) -> Self {
        let before = &body[..offset];
        let line_start = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |newline| newline + 1);
        let newlines = before.split(|&byte| byte == b'\n').count() - 1;
        Self {
            path: "$".to_owned(),
            message,
            line: newlines + 1,
            column: offset - line_start + 1,
        }
    }

    /// What the JSON reader says, at `path`.
    pub(crate) fn from_json(path: String, error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let mut message = error.to_string();
        // The reader appends the position, which has its own fields here.
        if let Some(rest) = message.strip_suffix(&format!(" at line {line} column {column}")) {
            message.truncate(rest.len());
        }
        Self {
            path,
            message,
            line,
            column,
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            message,
            line,
            column,
        } = self;
        write!(f, "{path}: {message} (line {line}, column {column})")
    }
}

impl Error for DecodeError {}
