//! Names that must differ in Rust.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, quote};
use crate::model::{Names, NamingError};

/// What its author can do about a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Remedy {
    /// A field has `rename:`.
    Rename,
    /// A value has `name:`.
    Name,
    /// A file can be renamed.
    File,
    /// A key of the schema can be changed.
    Key,
}

impl Remedy {
    const fn for_collision(self) -> &'static str {
        match self {
            Self::Rename => "give one of them another name in Rust with `rename:`",
            Self::Name => "give one of them another name in Rust with `name:`",
            Self::File => "give one of the files another name",
            Self::Key => "give one of them another name",
        }
    }

    const fn for_unnameable(self) -> &'static str {
        match self {
            Self::Rename => "give it a name in Rust with `rename:`",
            Self::Name => "give it a name in Rust with `name:`",
            Self::File | Self::Key => "choose another name, one that has a letter in it",
        }
    }
}

/// Names side by side.
pub(super) struct Namespace<'f> {
    remedy: Remedy,
    names: Names<(String, Span)>,
    found: &'f mut Diagnostics,
}

impl<'f> Namespace<'f> {
    pub(super) fn new(remedy: Remedy, found: &'f mut Diagnostics) -> Self {
        Self {
            remedy,
            names: Names::new(),
            found,
        }
    }

    /// Takes a name without looking at it.
    pub(super) fn reserve(&mut self, wire: &str, rust: &str, place: Span) {
        self.names.claim(rust, (wire.to_owned(), place));
    }

    /// Takes the name that `wire` has in Rust; reports if there is none, or if it is taken.
    pub(super) fn claim(&mut self, wire: &str, rust: Result<String, NamingError>, place: Span) {
        let name = match rust {
            // Some letters and digits of Unicode are in no identifier.
            Ok(name) if syn::parse_str::<syn::Ident>(&name).is_err() => {
                return self.nameless(&NamingError::Unnameable, wire, place);
            }
            Ok(name) => name,
            Err(error) => return self.nameless(&error, wire, place),
        };
        if let Some((earlier, at)) = self.names.claim(&name, (wire.to_owned(), place)) {
            let message = if earlier == wire {
                format!("{} is there twice", quote(wire))
            } else {
                let (earlier, wire) = (quote(&earlier), quote(wire));
                format!("{earlier} and {wire} are both `{name}` in Rust")
            };
            self.found.push(
                Diagnostic::error("name-collision", place, message)
                    .label(format!("`{name}` in Rust"))
                    .also(at, format!("`{name}` as well"))
                    .help(self.remedy.for_collision()),
            );
        }
    }

    fn nameless(&mut self, error: &NamingError, wire: &str, place: Span) {
        let wire = quote(wire);
        self.found.push(match error {
            NamingError::Unnameable => {
                let message = format!("{wire} cannot be made a Rust name");
                Diagnostic::error("unnameable", place, message)
                    .label("lacks letters that a Rust name could be made of")
                    .help(self.remedy.for_unnameable())
            }
            NamingError::Reserved => {
                let message = format!("{wire} cannot be the name of a value");
                Diagnostic::error("reserved-name", place, message)
                    .label("stands for values that are not listed")
                    .help("choose another `name:`, such as `NotKnown`")
            }
        });
    }
}
