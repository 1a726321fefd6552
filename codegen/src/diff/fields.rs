//! Tables of fields: which rows are there, in which order, and which of them belong together.
//!
//! What is different about a row that is in both is found by `field` and `field_value`.

use std::collections::BTreeMap;

use super::change::{At, Source, Verdict, Wire};
use super::log::Log;
use super::pairs::Pairs;
use super::rules::Rule;
use super::types::Types;
use super::words::quote;
use super::{field, words};
use crate::model::{Field, Object, Presence, Usage};

/// A table of fields, before and after.
pub(super) struct Table<'a> {
    /// What its fields are called after: `request`, or the name of a type.
    pub(super) name: String,
    pub(super) old: &'a [Field],
    pub(super) new: &'a [Field],
    /// The struct that the rows are members of, if they are members.
    pub(super) rust: Option<Rust<'a>>,
    /// Which way the fields travel.
    pub(super) usage: Usage,
    /// Capitals make no difference in the names of headers.
    is_headers: bool,
}

/// The struct as it is now.
#[derive(Clone, Copy)]
pub(super) struct Rust<'a> {
    pub(super) new: &'a Object,
}

impl Rust<'_> {
    /// Whether callers make it, with `new` and setters.
    pub(super) const fn is_made(self) -> bool {
        self.new.constructor.is_some()
    }
}

/// The rows that are in one of the tables only.
pub(super) struct Leftover<'a> {
    pub(super) removed: Vec<&'a Field>,
    pub(super) added: Vec<&'a Field>,
}

impl<'a> Table<'a> {
    /// Rows that are members of a struct.
    pub(super) fn of_struct(name: &str, old: &'a Object, new: &'a Object, usage: Usage) -> Self {
        Self {
            name: name.to_owned(),
            old: &old.fields,
            new: &new.fields,
            rust: Some(Rust { new }),
            usage,
            is_headers: false,
        }
    }

    /// Rows of which no Rust is generated.
    pub(super) fn parameters(name: &str, old: &'a [Field], new: &'a [Field]) -> Self {
        Self {
            name: name.to_owned(),
            old,
            new,
            rust: None,
            usage: Usage::default(),
            is_headers: false,
        }
    }

    /// They are members of a struct besides its own rows.
    #[must_use]
    pub(super) fn in_struct(mut self, new: &'a Object) -> Self {
        self.rust = Some(Rust { new });
        self
    }

    /// Headers.
    pub(super) fn headers(name: &str, old: &'a [Field], new: &'a [Field]) -> Self {
        Self {
            is_headers: true,
            ..Self::parameters(name, old, new)
        }
    }

    /// They go to the vendor.
    #[must_use]
    pub(super) fn sent(mut self) -> Self {
        self.usage.request = true;
        self
    }

    /// They come from the vendor.
    #[must_use]
    pub(super) fn received(mut self) -> Self {
        self.usage.response = true;
        self
    }

    /// The worse of two verdicts for the directions in which the fields travel.
    pub(super) fn wire(&self, request: Wire, response: Wire) -> Wire {
        match (self.usage.request, self.usage.response) {
            (true, true) => request.max(response),
            (true, false) => request,
            (false, true) => response,
            (false, false) => Wire::Same,
        }
    }

    /// The path of one of its fields.
    pub(super) fn path(&self, field: &Field) -> String {
        format!("{}.{}", self.name, field.wire)
    }

    /// Takes down every difference.
    pub(super) fn compare(&self, types: &Types<'_>, log: &mut Log) {
        let leftover = self.compare_common(types, log);
        for removed in leftover.removed {
            self.removed(removed, log);
        }
        for added in leftover.added {
            self.added(added, types, log);
        }
    }

    /// Takes down what is different about the rows that are in both; gives back those that are not.
    pub(super) fn compare_common(&self, types: &Types<'_>, log: &mut Log) -> Leftover<'a> {
        let key = |field: &Field| {
            if self.is_headers {
                field.wire.to_lowercase()
            } else {
                field.wire.clone()
            }
        };
        let mut pairs = Pairs::by(self.old, self.new, key);
        let renamed = pairs.take_renamed(|old, new| old.rust.name == new.rust.name);
        let common: Vec<_> = pairs.both.iter().chain(&renamed).copied().collect();
        for (old, new) in &common {
            if old.wire != new.wire {
                self.renamed(old, new, log);
            }
            field::compare(self, old, new, types, log);
        }
        self.order(&common, log);
        Leftover {
            removed: pairs.removed,
            added: pairs.added,
        }
    }

    pub(super) fn removed(&self, field: &Field, log: &mut Log) {
        let answer = if field.required {
            Wire::Breaks
        } else {
            Wire::MayBreak
        };
        log.add(
            Rule::FieldRemoved,
            At::old(&field.place).field(self.path(field)),
            Verdict::new(
                self.source_of_removed(field),
                self.wire(Wire::MayBreak, answer),
            ),
            format!("{} is gone", quote(&self.path(field))),
        );
    }

    pub(super) fn added(&self, field: &Field, types: &Types<'_>, log: &mut Log) {
        let asked = if field.required {
            Wire::Breaks
        } else {
            Wire::Compatible
        };
        let presence = if field.required {
            "required"
        } else {
            "optional"
        };
        log.add(
            Rule::FieldAdded,
            At::new(&field.place).field(self.path(field)),
            Verdict::new(
                self.source_of_added(field),
                self.wire(asked, Wire::Compatible),
            ),
            format!(
                "{} is new: {presence}, {}",
                quote(&self.path(field)),
                quote(&words::type_word(&field.ty, types.new))
            ),
        );
    }

    /// What it does to callers that a row is gone.
    pub(super) fn source_of_removed(&self, field: &Field) -> Source {
        Source::breaks_if(self.rust.is_some() && field.rust.is_member)
    }

    /// What it does to callers that a row is new.
    pub(super) fn source_of_added(&self, field: &Field) -> Source {
        match self.rust {
            None => Source::Same,
            Some(_) if !field.rust.is_member => Source::Same,
            Some(rust) if rust.is_made() && is_param(field.rust.presence) => Source::Breaks,
            Some(_) => Source::Adds,
        }
    }

    fn renamed(&self, old: &Field, new: &Field, log: &mut Log) {
        let only_capitals = self.is_headers && old.wire.eq_ignore_ascii_case(&new.wire);
        let wire = if only_capitals {
            Wire::Same
        } else {
            Wire::Breaks
        };
        log.add(
            Rule::FieldWireName,
            At::new(&new.place).field(self.path(new)),
            Verdict::wire(wire),
            format!(
                "{} is now called {} on the wire",
                quote(&self.path(old)),
                quote(&new.wire)
            ),
        );
    }

    fn order(&self, common: &[(&Field, &Field)], log: &mut Log) {
        let positions = |fields: &[Field]| -> BTreeMap<String, usize> {
            let names = fields.iter().map(|field| field.wire.clone());
            names.zip(0..).collect()
        };
        let (olds, news) = (positions(self.old), positions(self.new));
        let mut by_old = common.to_vec();
        by_old.sort_by_key(|(old, _)| olds.get(&old.wire));
        let mut by_new = common.to_vec();
        by_new.sort_by_key(|(_, new)| news.get(&new.wire));
        let first = by_old
            .iter()
            .zip(&by_new)
            .find(|((_, before), (_, after))| !std::ptr::eq(*before, *after));
        let Some((_, (_, moved))) = first else {
            return;
        };
        let params = |pairs: &[(&Field, &Field)]| -> Vec<String> {
            let params = pairs.iter().filter(|(old, new)| {
                is_param(old.rust.presence) && is_param(new.rust.presence) && new.rust.is_member
            });
            params.map(|(_, new)| new.wire.clone()).collect()
        };
        let is_made = self.rust.is_some_and(Rust::is_made);
        let breaks = is_made && params(&by_old) != params(&by_new);
        let consequence = if breaks {
            ", and so are the parameters of `new`"
        } else {
            ""
        };
        log.add(
            Rule::FieldOrder,
            At::new(&moved.place).field(self.name.clone()),
            Verdict::new(Source::breaks_if(breaks), Wire::Same),
            format!(
                "the fields of {} are in another order{consequence}, from {} on",
                quote(&self.name),
                quote(&moved.wire)
            ),
        );
    }
}

/// Whether `new` has a parameter for it, where there is a `new`.
pub(super) const fn is_param(presence: Presence) -> bool {
    matches!(presence, Presence::Required | Presence::Nullable)
}
