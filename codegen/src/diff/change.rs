//! A difference between two models, and what it does to callers and to the exchange with the vendor.

use super::rules::Rule;
use super::version::Bump;
use crate::model::Place;

/// One difference, as a reviewer reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The kind of difference.
    pub rule: Rule,
    /// Where it stands.
    pub at: At,
    /// The service, unless it is about the whole crate.
    pub service: Option<String>,
    /// The operations and webhooks that it is about; none if it is about what they share.
    pub pages: Vec<String>,
    /// What is different, as a sentence.
    pub sentence: String,
    /// What it does.
    pub verdict: Verdict,
}

impl Change {
    /// The version bump that the change needs by itself.
    pub fn bump(&self) -> Bump {
        match self.verdict.source {
            Source::Breaks => Bump::Major,
            Source::Adds | Source::Warns => Bump::Minor,
            Source::Same => Bump::Patch,
        }
    }

    /// Orders by danger, the greatest first, and then by place.
    pub(super) fn sort_key(&self) -> impl Ord + '_ {
        let Verdict { source, wire } = self.verdict;
        let worst = source.danger().max(wire.danger());
        let place = &self.at;
        (
            std::cmp::Reverse((worst, wire.danger(), source.danger())),
            (&self.service, &place.file, place.line, place.side),
            (self.rule, &place.field, &self.sentence),
        )
    }
}

/// Where a difference stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// Which of the two models the place is in.
    pub side: Side,
    /// The path below the schema directory.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The path of the field, enum value or part: `request.orderIDs`, `StopError.errMsg`.
    pub field: Option<String>,
}

impl At {
    /// A place in the new model.
    pub(super) fn new(place: &Place) -> Self {
        Self::on(Side::New, place)
    }

    /// A place in the old model, for what is gone.
    pub(super) fn old(place: &Place) -> Self {
        Self::on(Side::Old, place)
    }

    fn on(side: Side, place: &Place) -> Self {
        Self {
            side,
            file: place.file.clone(),
            line: place.line,
            field: None,
        }
    }

    /// About a part of what stands there.
    #[must_use]
    pub(super) fn field(mut self, path: impl Into<String>) -> Self {
        self.field = Some(path.into());
        self
    }
}

/// One of the two models.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The one that is compared with.
    Old,
    /// The one under review.
    New,
}

impl Side {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
    }
}

/// What a difference does, on two planes that are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// To code that calls the generated crate.
    pub source: Source,
    /// To the exchange of a program with the old crate and the vendor as the new model has it.
    pub wire: Wire,
}

impl Verdict {
    pub(super) const fn new(source: Source, wire: Wire) -> Self {
        Self { source, wire }
    }

    /// Nothing but words are different.
    pub(super) const DOCS: Self = Self::new(Source::Same, Wire::Same);

    /// The generated Rust is the same, but what travels is not.
    pub(super) const fn wire(wire: Wire) -> Self {
        Self::new(Source::Same, wire)
    }
}

/// What a difference does to code that calls the generated crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Nothing: what is public is as before, except perhaps its documentation.
    Same,
    /// It compiles, with a warning or only with a newer toolchain.
    Warns,
    /// It compiles, and there is something more to call.
    Adds,
    /// It may no longer compile, or may compile and mean something else.
    Breaks,
}

impl Source {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Warns => "warns",
            Self::Adds => "adds",
            Self::Breaks => "breaks",
        }
    }

    const fn danger(self) -> u8 {
        match self {
            Self::Same => 0,
            Self::Adds | Self::Warns => 1,
            Self::Breaks => 3,
        }
    }

    /// `Breaks` if so, otherwise nothing.
    pub(super) const fn breaks_if(so: bool) -> Self {
        if so { Self::Breaks } else { Self::Same }
    }
}

/// What a difference does to the exchange with the vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wire {
    /// Nothing: what travels is as before.
    Same,
    /// Something else may travel, and both sides still understand each other.
    Compatible,
    /// It depends: on what the vendor makes of it, or on what a program makes of a value that is not there.
    MayBreak,
    /// A request that was right is refused, or an answer is read as something else.
    Breaks,
}

impl Wire {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Compatible => "compatible",
            Self::MayBreak => "may break",
            Self::Breaks => "breaks",
        }
    }

    const fn danger(self) -> u8 {
        match self {
            Self::Same => 0,
            Self::Compatible => 1,
            Self::MayBreak => 2,
            Self::Breaks => 3,
        }
    }
}
