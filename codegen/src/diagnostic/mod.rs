//! What the tool has to say about its input, and how it is printed.
//!
//! A [`Diagnostic`] is plain data: a rule, a message, the places it is about and what to do. It knows
//! nothing of terminals; [`render_text`], [`render_json`] and [`render_github`] turn a list of them into
//! output. The texts that the places point into live in [`Sources`]; a [`Span`] is only a file and two
//! byte offsets, so it can be copied into every part of a schema.
//!
//! The rules themselves are not here: each module that checks something owns the ids of its rules.

mod collect;
mod excerpt;
mod github;
mod json;
mod source;
mod text;

pub use collect::Diagnostics;
pub use excerpt::quote;
pub use github::render_github;
pub use json::render_json;
pub use source::{FileId, Position, SourceFile, Sources, Span};
pub use text::render_text;

/// How much a diagnostic matters. The most serious compares as the smallest, so that it sorts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The input cannot be used; nothing is generated.
    Error,
    /// The input can be used and is probably not what was meant.
    Warning,
    /// Advice, or something worth knowing about another diagnostic.
    Note,
}

impl Severity {
    /// The word printed in front of a diagnostic, and its value in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A place besides the main one, and what it has to do with the diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// Why this place is shown, as a short phrase: `first used here`.
    pub text: String,
}

/// An edit that resolves the diagnostic and can be applied without thinking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What is replaced; an empty span inserts.
    pub span: Span,
    /// What comes in its place; an empty text deletes.
    pub replacement: String,
}

/// One finding about the input.
///
/// ```
/// use tablewright::diagnostic::{Diagnostic, Sources, Span};
///
/// let mut sources = Sources::new();
/// let file = sources.add("schemas/callbot/stop_order.yaml", "reqest: {}\n");
/// let key = Span::new(file, 0, 6);
/// let diagnostic = Diagnostic::error("unknown-key", key, "unknown key `reqest`")
///     .label("not a key of an operation")
///     .help("did you mean `request`?")
///     .suggest(key, "request");
/// assert_eq!(diagnostic.rule, "unknown-key");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The id of the rule, in kebab-case.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// The place to look at; `None` when it is about no place in a text, such as a missing directory.
    pub primary: Option<Span>,
    /// The path it is about when there is no place in a text to show.
    pub path: Option<String>,
    /// What is the matter with the main place, as a short phrase.
    pub label: Option<String>,
    /// Other places that explain the finding.
    pub secondary: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
    /// An edit that does it.
    pub suggestion: Option<Suggestion>,
}

impl Diagnostic {
    /// A finding at a place in a text.
    pub fn new(
        severity: Severity,
        rule: &'static str,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        Self {
            primary: Some(span),
            ..Self::bare(severity, rule, message.into())
        }
    }

    /// An error at a place in a text.
    pub fn error(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, rule, span, message)
    }

    /// A warning at a place in a text.
    pub fn warning(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, rule, span, message)
    }

    /// A note at a place in a text.
    pub fn note(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, rule, span, message)
    }

    /// A finding about a file or directory as a whole, or about a path where there is none.
    pub fn about_path(
        severity: Severity,
        rule: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            path: Some(path.into()),
            ..Self::bare(severity, rule, message.into())
        }
    }

    /// Says what is the matter with the main place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = Some(text.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Shows one more place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Offers an edit.
    #[must_use]
    pub fn suggest(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.suggestion = Some(Suggestion {
            span,
            replacement: replacement.into(),
        });
        self
    }

    /// The path of the file it is about, if any.
    pub fn file_path<'a>(&'a self, sources: &'a Sources) -> Option<&'a str> {
        match self.primary {
            Some(span) => Some(sources.get(span.file).path()),
            None => self.path.as_deref(),
        }
    }

    fn bare(severity: Severity, rule: &'static str, message: String) -> Self {
        Self {
            rule,
            severity,
            message,
            primary: None,
            path: None,
            label: None,
            secondary: Vec::new(),
            help: None,
            suggestion: None,
        }
    }
}
