//! Collecting diagnostics, so that one run reports every mistake.

use super::{Diagnostic, Severity, Sources, Span};

/// Diagnostics in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Nothing found yet.
    pub const fn new() -> Self {
        Self { found: Vec::new() }
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Whether there is at least one error.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|it| it.severity == Severity::Error)
    }

    /// The number of errors.
    pub fn error_count(&self) -> usize {
        let errors = self.found.iter();
        errors.filter(|it| it.severity == Severity::Error).count()
    }

    /// The number of diagnostics.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Every diagnostic, in the order in which they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.found.iter()
    }

    /// Every diagnostic once, by path, place, rule and message: the order to print them in. It does not
    /// depend on the order in which they were found or in which files were read.
    #[must_use]
    pub fn sorted(&self, sources: &Sources) -> Vec<Diagnostic> {
        let mut sorted = self.found.clone();
        sorted.sort_by(|left, right| order(left, sources).cmp(&order(right, sources)));
        sorted.dedup();
        sorted
    }
}

/// What diagnostics are sorted by. Everything that is printed takes part, so equal ones end up side by side.
type Order<'a> = (
    (Option<&'a str>, Option<(usize, usize)>),
    (&'static str, Severity, &'a str),
    (Option<&'a str>, Option<&'a str>),
    Vec<(&'a str, usize, usize, &'a str)>,
    Option<(&'a str, usize, usize, &'a str)>,
);

fn order<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Order<'a> {
    let place = |span: Span, text: &'a str| {
        let path = sources.get(span.file).path();
        (path, span.start, span.end, text)
    };
    (
        (
            diagnostic.file_path(sources),
            diagnostic.primary.map(|span| (span.start, span.end)),
        ),
        (diagnostic.rule, diagnostic.severity, &diagnostic.message),
        (diagnostic.label.as_deref(), diagnostic.help.as_deref()),
        (diagnostic.secondary.iter())
            .map(|label| place(label.span, &label.text))
            .collect(),
        (diagnostic.suggestion.as_ref()).map(|it| place(it.span, &it.replacement)),
    )
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, more: I) {
        self.found.extend(more);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
