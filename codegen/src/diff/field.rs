//! One row, before and after: how it is spelled, when it is there, and what is said about it.
//!
//! What its values may be is in `field_value`.

use super::change::{At, Source, Verdict, Wire};
use super::fields::{Rust, Table, is_param};
use super::log::Log;
use super::rules::Rule;
use super::types::Types;
use super::words::quote;
use super::words::{from_to, json, now};
use super::{field_value, page};
use crate::model::{Field, Presence, Role};

/// A row in both tables.
pub(super) struct Row<'t, 'a> {
    pub(super) table: &'t Table<'a>,
    pub(super) old: &'a Field,
    pub(super) new: &'a Field,
}

impl Row<'_, '_> {
    /// Whether callers have it as a member before and after.
    pub(super) fn is_member(&self) -> bool {
        self.table.rust.is_some() && self.old.rust.is_member && self.new.rust.is_member
    }

    /// Its path as a word.
    pub(super) fn word(&self) -> String {
        quote(&self.table.path(self.new))
    }

    pub(super) fn add(&self, rule: Rule, verdict: Verdict, sentence: String, log: &mut Log) {
        let at = At::new(&self.new.place).field(self.table.path(self.new));
        log.add(rule, at, verdict, sentence);
    }
}

pub(super) fn compare<'a>(
    table: &Table<'a>,
    old: &'a Field,
    new: &'a Field,
    types: &Types<'_>,
    log: &mut Log,
) {
    let row = Row { table, old, new };
    rust_name(&row, log);
    presence(&row, log);
    filled(&row, log);
    field_value::compare(&row, types, log);
    sensitive(&row, log);
    deprecated(&row, log);
    role(&row, log);
    let example = |field: &Field| json(field.example.as_ref());
    let at = At::new(&new.place).field(table.path(new));
    page::docs(
        &row.word(),
        at,
        &[
            ("doc", old.doc.as_ref(), new.doc.as_ref()),
            ("example", example(old).as_ref(), example(new).as_ref()),
        ],
        log,
    );
}

fn rust_name(row: &Row<'_, '_>, log: &mut Log) {
    let (old, new) = (&row.old.rust.name, &row.new.rust.name);
    if old == new {
        return;
    }
    row.add(
        Rule::FieldRustName,
        Verdict::new(Source::breaks_if(row.is_member()), Wire::Same),
        format!(
            "{} is renamed in Rust {}",
            row.word(),
            from_to(Some(old), Some(new))
        ),
        log,
    );
}

fn presence(row: &Row<'_, '_>, log: &mut Log) {
    let (old, new) = (row.old, row.new);
    let is_made = row.table.rust.is_some_and(Rust::is_made);
    // Two changes at once may well be spelled as before: `Option<T>` is optional, or required and null.
    let spelled = |presence: Presence| {
        let wrapper = match presence {
            Presence::Required => 0,
            Presence::Optional | Presence::Nullable => 1,
            Presence::OptionalNullable => 2,
        };
        (wrapper, is_made && is_param(presence))
    };
    let differs = spelled(old.rust.presence) != spelled(new.rust.presence);
    let source = Source::breaks_if(row.is_member() && differs);
    let word = row.word();
    if old.required != new.required {
        let wire = if new.required {
            row.table.wire(Wire::Breaks, Wire::Compatible)
        } else {
            row.table.wire(Wire::Compatible, Wire::MayBreak)
        };
        let sentence = if new.required {
            format!("{word} is now required, and was optional")
        } else {
            format!("{word} is now optional, and was required")
        };
        row.add(
            Rule::FieldRequired,
            Verdict::new(source, wire),
            sentence,
            log,
        );
    }
    if old.nullable != new.nullable {
        let wire = if new.nullable {
            row.table.wire(Wire::Compatible, Wire::MayBreak)
        } else {
            row.table.wire(Wire::Breaks, Wire::Compatible)
        };
        let sentence = if new.nullable {
            format!("{word} may now be null")
        } else {
            format!("{word} is no longer null")
        };
        row.add(
            Rule::FieldNullable,
            Verdict::new(source, wire),
            sentence,
            log,
        );
    }
}

/// A header that a recipe fills in, or no longer does.
fn filled(row: &Row<'_, '_>, log: &mut Log) {
    let (before, after) = (row.old.rust.is_member, row.new.rust.is_member);
    let has_constant = row.old.constant.is_some() || row.new.constant.is_some();
    if row.table.rust.is_none() || before == after || has_constant {
        return;
    }
    let (source, how) = if after {
        (row.table.source_of_added(row.new), "no longer")
    } else {
        (row.table.source_of_removed(row.old), "now")
    };
    row.add(
        Rule::FieldFilled,
        Verdict::new(source, Wire::Same),
        format!("{} is {how} filled in by the client", row.word()),
        log,
    );
}

fn sensitive(row: &Row<'_, '_>, log: &mut Log) {
    let masked = row.new.sensitive;
    if row.old.sensitive != masked {
        row.add(
            Rule::FieldSensitive,
            Verdict::DOCS,
            format!(
                "{} is {} masked in `Debug` and logs",
                row.word(),
                now(masked)
            ),
            log,
        );
    }
}

fn deprecated(row: &Row<'_, '_>, log: &mut Log) {
    let (old, new) = (&row.old.deprecated, &row.new.deprecated);
    if old == new {
        return;
    }
    let (source, sentence) = match (old, new) {
        (None, Some(why)) if row.is_member() => {
            (Source::Warns, format!("is now deprecated: {}", quote(why)))
        }
        (None, Some(why)) => (Source::Same, format!("is now deprecated: {}", quote(why))),
        (_, None) => (Source::Same, "is no longer deprecated".to_owned()),
        (Some(_), Some(why)) => (
            Source::Same,
            format!("is deprecated for another reason: {}", quote(why)),
        ),
    };
    row.add(
        Rule::FieldDeprecated,
        Verdict::new(source, Wire::Same),
        format!("{} {sentence}", row.word()),
        log,
    );
}

fn role(row: &Row<'_, '_>, log: &mut Log) {
    let word = |role: Option<Role>| {
        role.map(|role| match role {
            Role::Code => "code",
            Role::Message => "message",
            Role::RequestId => "request-id",
        })
    };
    let (old, new) = (word(row.old.role), word(row.new.role));
    if old == new {
        return;
    }
    let tells_success = old == Some("code") || new == Some("code");
    row.add(
        Rule::FieldRole,
        Verdict::wire(if tells_success {
            Wire::Breaks
        } else {
            Wire::Same
        }),
        format!("the role of {} changes {}", row.word(), from_to(old, new)),
        log,
    );
}
