//! Tables of values: enums, and the result codes that a page adds.

use std::collections::BTreeSet;

use super::change::{At, Source, Verdict, Wire};
use super::log::Log;
use super::page;
use super::pairs::Pairs;
use super::rules::Rule;
use super::words::from_to;
use super::words::quote;
use crate::model::{Enum, EnumBase, Meaning, Place, Usage, Variant};

/// A table of values, before and after.
pub(super) struct Values<'a> {
    /// The enum's name, or `codes`.
    pub(super) name: &'a str,
    pub(super) old: &'a [Variant],
    pub(super) new: &'a [Variant],
    /// Which way the values travel.
    pub(super) usage: Usage,
    /// Whether they are variants of a Rust enum.
    pub(super) is_rust: bool,
}

/// An enum.
pub(super) fn compare(
    name: &str,
    (old, new): (&Enum, &Enum),
    usage: Usage,
    place: &Place,
    log: &mut Log,
) {
    if old.base != new.base {
        let word = |base: EnumBase| match base {
            EnumBase::Integer => "integer",
            EnumBase::String => "string",
        };
        log.add(
            Rule::EnumBase,
            At::new(place).field(name),
            Verdict::new(Source::Breaks, Wire::Breaks),
            format!(
                "the values of {} change {}",
                quote(name),
                from_to(Some(word(old.base)), Some(word(new.base)))
            ),
        );
    }
    let values = Values {
        name,
        old: &old.variants,
        new: &new.variants,
        usage,
        is_rust: true,
    };
    values.compare(log);
}

impl Values<'_> {
    pub(super) fn compare(&self, log: &mut Log) {
        let value = |variant: &Variant| word(variant);
        let mut pairs = Pairs::by(self.old, self.new, value);
        let moved = pairs.take_renamed(|old, new| old.name == new.name);
        for variant in &pairs.removed {
            self.removed(variant, log);
        }
        for variant in &pairs.added {
            let source = if self.is_rust {
                Source::Adds
            } else {
                Source::Same
            };
            log.add(
                Rule::ValueAdded,
                self.at(variant),
                Verdict::new(source, Wire::Compatible),
                format!(
                    "{} is a new value of {}: {}",
                    quote(&word(variant)),
                    quote(self.name),
                    quote(&variant.name)
                ),
            );
        }
        for (old, new) in &moved {
            log.add(
                Rule::ValueWire,
                self.at(new),
                Verdict::wire(Wire::Breaks),
                format!(
                    "{} of {} changes on the wire {}",
                    quote(&new.name),
                    quote(self.name),
                    from_to(Some(&word(old)), Some(&word(new)))
                ),
            );
        }
        for (old, new) in pairs.both.iter().chain(&moved) {
            self.compare_one(old, new, log);
        }
        let common: BTreeSet<&str> = pairs
            .both
            .iter()
            .chain(&moved)
            .map(|(_, new)| new.name.as_str())
            .collect();
        let order = |variants: &[Variant]| -> Vec<String> {
            let names = variants.iter().map(|variant| variant.name.clone());
            names
                .filter(|name| common.contains(name.as_str()))
                .collect()
        };
        let renamed = pairs.both.iter().any(|(old, new)| old.name != new.name);
        if !renamed
            && order(self.old) != order(self.new)
            && let Some(first) = self.new.first()
        {
            log.add(
                Rule::ValueOrder,
                At::new(&first.place).field(self.name),
                Verdict::DOCS,
                format!("the values of {} are in another order", quote(self.name)),
            );
        }
    }

    fn at(&self, variant: &Variant) -> At {
        At::new(&variant.place).field(self.path(variant))
    }

    fn path(&self, variant: &Variant) -> String {
        format!("{}.{}", self.name, word(variant))
    }

    fn removed(&self, variant: &Variant, log: &mut Log) {
        let wire = if self.usage.request {
            Wire::Breaks
        } else {
            Wire::Compatible
        };
        log.add(
            Rule::ValueRemoved,
            At::old(&variant.place).field(self.path(variant)),
            Verdict::new(Source::breaks_if(self.is_rust), wire),
            format!(
                "{} is no longer a value of {}: {}",
                quote(&word(variant)),
                quote(self.name),
                quote(&variant.name)
            ),
        );
    }

    fn compare_one(&self, old: &Variant, new: &Variant, log: &mut Log) {
        let what = format!("{} of {}", quote(&word(new)), quote(self.name));
        if old.name != new.name {
            log.add(
                Rule::ValueVariant,
                self.at(new),
                Verdict::new(Source::breaks_if(self.is_rust), Wire::Same),
                format!(
                    "{what} is renamed in Rust {}",
                    from_to(Some(&old.name), Some(&new.name))
                ),
            );
        }
        if old.deprecated != new.deprecated {
            let is_new = self.is_rust && old.deprecated.is_none();
            let source = if is_new { Source::Warns } else { Source::Same };
            let how = match (&old.deprecated, &new.deprecated) {
                (None, Some(why)) => format!("now deprecated: {}", quote(why)),
                (Some(_), Some(why)) => format!("deprecated for another reason: {}", quote(why)),
                (_, None) => "no longer deprecated".to_owned(),
            };
            log.add(
                Rule::ValueDeprecated,
                self.at(new),
                Verdict::new(source, Wire::Same),
                format!("{what} is {how}"),
            );
        }
        if old.means != new.means {
            log.add(
                Rule::ValueMeaning,
                self.at(new),
                Verdict::DOCS,
                format!(
                    "what {what} means to a client changes {}",
                    from_to(old.means.map(Meaning::word), new.means.map(Meaning::word))
                ),
            );
        }
        // A value that nobody described is described by its name.
        if old.name == new.name {
            page::docs(
                &what,
                self.at(new),
                &[("doc", Some(&old.description), Some(&new.description))],
                log,
            );
        }
    }
}

/// The value as the schema writes it.
fn word(variant: &Variant) -> String {
    match &variant.value {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
