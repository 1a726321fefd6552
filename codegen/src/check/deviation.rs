//! How a value differs from what a schema says of it.

use super::hints::word_list;
use crate::diagnostic::{Span, quote};
use crate::schema::language::FieldDef;
use crate::text::nearest;
use crate::yaml::{Node, NodeKind};

/// A place at which a value is not what the schema says.
pub(super) struct Deviation<'a> {
    pub(super) at: Span,
    /// The field in question, after those that hold it.
    pub(super) fields: Vec<&'a FieldDef>,
    pub(super) message: String,
    pub(super) label: String,
    pub(super) help: Option<String>,
    pub(super) suggestion: Option<String>,
    /// The value is of the right kind, but not among those that its enum lists.
    pub(super) unlisted: bool,
}

impl<'a> Deviation<'a> {
    pub(super) fn new(at: Span, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            at,
            fields: Vec::new(),
            message: message.into(),
            label: label.into(),
            help: None,
            suggestion: None,
            unlisted: false,
        }
    }

    #[must_use]
    pub(super) fn of(mut self, fields: Vec<&'a FieldDef>) -> Self {
        self.fields = fields;
        self
    }

    #[must_use]
    pub(super) fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// A value of another kind. `what` has been quoted, where it is a name.
    pub(super) fn wrong_kind(node: &Node, what: &str, wanted: &str) -> Self {
        let actual = match &node.kind {
            NodeKind::Map(_) => "an object",
            other => other.noun(),
        };
        let deviation = Self::new(
            mark(node),
            format!("{what} is {wanted}, not {actual}"),
            format!("expected {wanted}"),
        );
        match node.kind {
            NodeKind::Null => {
                deviation.help("if null is a value of the field, say so with `nullable: true`")
            }
            _ => deviation,
        }
    }

    /// A member that the schema does not have.
    pub(super) fn unknown_member(at: Span, member: &str, known: &[&str]) -> Self {
        let message = format!("the schema has no member {} here", quote(member));
        let Some(near) = nearest(member, known.iter().copied()) else {
            let known = word_list(known.iter().copied());
            return Self::new(at, message, "not in the schema")
                .help(format!("known here: {known}"));
        };
        let mut deviation = Self::new(at, message, format!("did you mean {}?", quote(near)));
        deviation.suggestion = Some(format!("{near:?}"));
        deviation
    }

    /// A member that an object lacks.
    pub(super) fn missing_member(node: &Node, member: &str) -> Self {
        let member = quote(member);
        Self::new(
            head(node),
            format!("{member} is required, but missing here"),
            format!("{member} belongs in here"),
        )
    }

    /// A value that its enum does not list.
    pub(super) fn unlisted<'v>(
        node: &Node,
        table: &str,
        values: impl Iterator<Item = &'v str>,
    ) -> Self {
        let value = quote(node.text().unwrap_or_default());
        let mut deviation = Self::new(
            node.span,
            format!("{value} is not a value of {}", quote(table)),
            "not a listed value",
        )
        .help(format!("listed are {}", word_list(values)));
        deviation.unlisted = true;
        deviation
    }
}

/// A value to point at: all of it, or only its start if it may go over many lines.
pub(super) fn mark(node: &Node) -> Span {
    match node.kind {
        NodeKind::List(_) | NodeKind::Map(_) => head(node),
        _ => node.span,
    }
}

fn head(node: &Node) -> Span {
    let Span { file, start, end } = node.span;
    Span::new(file, start, end.min(start + 1))
}
