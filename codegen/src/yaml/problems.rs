//! The problems of one file while it is read: how many there are, and whether the file can still be used.

use super::{MAX_PROBLEMS, TOO_MANY_PROBLEMS};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Span};
use std::ops::Range;

/// Where the passes over one file report to.
pub(super) struct Problems<'a> {
    file: FileId,
    diagnostics: &'a mut Diagnostics,
    count: usize,
    fatal: bool,
}

impl<'a> Problems<'a> {
    pub(super) fn new(file: FileId, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            file,
            diagnostics,
            count: 0,
            fatal: false,
        }
    }

    /// The span of a range of the file.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    /// Reports something that leaves the structure of the file intact.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.count += 1;
        if self.count < MAX_PROBLEMS {
            self.diagnostics.push(diagnostic);
        } else if self.count == MAX_PROBLEMS {
            let place = diagnostic.primary.unwrap_or(Span::empty(self.file, 0));
            self.diagnostics.push(diagnostic);
            self.diagnostics.push(
                Diagnostic::note(TOO_MANY_PROBLEMS, place, "too many problems in this file")
                    .label("nothing behind this place was looked at")
                    .help("resolve the ones above, then run again"),
            );
        }
    }

    /// Reports something after which the file gives no document. Later problems are still worth reporting.
    pub(super) fn refuse(&mut self, diagnostic: Diagnostic) {
        self.fatal = true;
        self.push(diagnostic);
    }

    /// Whether the file gives no document.
    pub(super) fn fatal(&self) -> bool {
        self.fatal
    }

    /// Whether to stop looking.
    pub(super) fn full(&self) -> bool {
        self.count >= MAX_PROBLEMS
    }
}
