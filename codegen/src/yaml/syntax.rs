//! What the YAML parser could not read, in words that say what to do.

use super::problems::Problems;
use super::refusals::too_deep;
use super::{TAB_INDENTATION, YAML_DIRECTIVE, YAML_SYNTAX};
use crate::diagnostic::{Diagnostic, Span};
use granit_parser::{ErrorKind, ScanError};
use std::ops::Range;

/// The diagnostic for an error of the parser.
pub(super) fn diagnostic(error: &ScanError, text: &str, problems: &Problems<'_>) -> Diagnostic {
    // A parser over a `str` always knows its byte offsets.
    let at = error.marker().byte_offset().unwrap_or(0);
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let at = before.len();
    let length = match rest.chars().next() {
        None | Some('\r' | '\n') => 0,
        Some(character) => character.len_utf8(),
    };
    let place = problems.span(&(at..at + length));
    if let Some(tabs) = tabs(error.kind(), text, at) {
        return Diagnostic::error(
            TAB_INDENTATION,
            problems.span(&tabs),
            "a tab cannot be used for indentation",
        )
        .help("use spaces");
    }
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => too_deep(place),
        ErrorKind::DirectiveDisallowed => {
            Diagnostic::error(YAML_DIRECTIVE, place, "YAML directives are not supported")
                .help("remove the line; text that starts with `%` goes into quotes")
        }
        // What the parser takes for wrong indentation is the end of the file.
        ErrorKind::InvalidQuotedScalarIndent if rest.trim().is_empty() => {
            syntax(&ErrorKind::UnclosedQuotedScalar, place)
        }
        kind => syntax(kind, place),
    }
}

/// The tabs that an error at a place is about, if any. The parser may point at them, behind them, or at the
/// end of the line above.
fn tabs(kind: &ErrorKind, text: &str, at: usize) -> Option<Range<usize>> {
    let about_tabs = matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    );
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let content = text[line..].trim_start_matches([' ', '\t']);
    let indent = &text[line..text.len() - content.len()];
    let start = match indent.find('\t') {
        Some(tab) if at <= line + indent.len() => line + tab,
        _ if !about_tabs => return None,
        _ if text[..at].ends_with('\t') => at - 1,
        _ => at + text[at..].find('\t')?,
    };
    let behind = text[start..].trim_start_matches('\t');
    Some(start..text.len() - behind.len())
}

fn syntax(kind: &ErrorKind, place: Span) -> Diagnostic {
    let (message, help) = match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::MappingKeyNotAllowed => (
            "a key is not possible here".to_owned(),
            Some(
                "put text that contains `: ` into quotes; if this is a key, check its indentation",
            ),
        ),
        ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::ExpectedBlockMappingKey => (
            "a key with `:` and a value is missing here".to_owned(),
            Some("write `key: value`, and indent the keys of a mapping alike"),
        ),
        ErrorKind::ExpectedBlockSequenceEntry => (
            "a list goes on with something that is no `- ` entry".to_owned(),
            Some("indent the entries of a list alike, and its key less"),
        ),
        ErrorKind::UnclosedQuotedScalar => (
            "the text in quotes does not end".to_owned(),
            Some("close the quotes"),
        ),
        ErrorKind::InvalidQuotedScalarIndent => (
            "the text in quotes does not end, or goes on with too little indentation".to_owned(),
            Some("close the quotes, or indent the lines that belong to the text"),
        ),
        ErrorKind::UnclosedFlowCollection { open } => {
            (format!("the `{open}` is never closed"), Some("close it"))
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => (
            format!("the `{open}` is closed with `{close}`"),
            Some("check which brackets belong together"),
        ),
        ErrorKind::ExpectedFlowMappingSeparator => (
            "`,` or `}` is missing here".to_owned(),
            Some("put text that contains `{}[],` into quotes"),
        ),
        ErrorKind::ExpectedFlowSequenceSeparator => (
            "`,` or `]` is missing here".to_owned(),
            Some("put text that contains `{}[],` into quotes"),
        ),
        ErrorKind::UnexpectedCharacter { character } => (
            format!("text cannot start with {character:?}"),
            Some("put the text into quotes"),
        ),
        ErrorKind::UnknownQuotedScalarEscape => (
            "unknown escape in double quotes".to_owned(),
            Some("write `\\\\` for a backslash, or use single quotes"),
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "the value goes on behind its closing quote".to_owned(),
            Some(
                "put the whole value into quotes; a single quote within single quotes is written twice",
            ),
        ),
        ErrorKind::InvalidBlockScalarHeader => (
            "text behind `|` or `>` is not possible".to_owned(),
            Some("start the text on the next line, or put it into quotes"),
        ),
        ErrorKind::MisplacedFlowCollectionEnd => (
            "a bracket is closed that was not opened".to_owned(),
            Some("put text that contains `{}[]` into quotes"),
        ),
        ErrorKind::UnexpectedEofBlockSequence
        | ErrorKind::UnexpectedEofBlockMapping
        | ErrorKind::ExpectedNodeContent => (
            "a value is missing here".to_owned(),
            Some("put text that starts with one of `,]}:` into quotes"),
        ),
        ErrorKind::ExpectedDocumentStart | ErrorKind::InvalidDocumentEnd => (
            "something follows the end of the value".to_owned(),
            Some(
                "check the indentation, and put text that starts with a bracket or quote into quotes",
            ),
        ),
        ErrorKind::BlockEntryInFlowCollection | ErrorKind::BlockSequenceEntryNotAllowed => (
            "a `- ` entry is not possible here".to_owned(),
            Some("start the list on the line behind its key; within brackets leave the `-` out"),
        ),
        ErrorKind::CommentNotSeparated | ErrorKind::CommentInterceptedScalar => (
            "a comment is not possible here".to_owned(),
            Some("put text that contains `#` into quotes, and a blank in front of a comment"),
        ),
        other => (other.to_string(), None),
    };
    let diagnostic = Diagnostic::error(YAML_SYNTAX, place, message).label("reading stopped here");
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}
