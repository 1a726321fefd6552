//! What the values of a row may be: its type, unit, constant, default and limits.

use super::change::{Source, Verdict, Wire};
use super::field::Row;
use super::log::Log;
use super::rules::Rule;
use super::types::Types;
use super::words::quote;
use super::words::{from_to, json, type_word};
use crate::model::{EnumBase, Limits, Service, Type, TypeKind, Unit};

pub(super) fn compare(row: &Row<'_, '_>, types: &Types<'_>, log: &mut Log) {
    let same_type = types.same(&row.old.ty, &row.new.ty);
    if !same_type {
        ty(row, types, log);
    }
    unit(row, log);
    let is_boxed = |spelling: &str| spelling.contains("Box<");
    let (old, new) = (&row.old.rust.ty, &row.new.rust.ty);
    if same_type && row.is_member() && is_boxed(old) != is_boxed(new) {
        row.add(
            Rule::FieldRustType,
            Verdict::new(Source::Breaks, Wire::Same),
            format!(
                "{} is spelled otherwise in Rust, {}",
                row.word(),
                from_to(Some(old), Some(new))
            ),
            log,
        );
    }
    constant(row, log);
    default(row, log);
    limits(row, log);
}

fn ty(row: &Row<'_, '_>, types: &Types<'_>, log: &mut Log) {
    let kinds = (
        Kind::of(row.old.ty.core(), types.old),
        Kind::of(row.new.ty.core(), types.new),
    );
    let (request, response) = if nesting(&row.old.ty) == nesting(&row.new.ty) {
        kinds.0.becomes(kinds.1)
    } else {
        (Wire::Breaks, Wire::Breaks)
    };
    row.add(
        Rule::FieldType,
        Verdict::new(
            Source::breaks_if(row.is_member()),
            row.table.wire(request, response),
        ),
        format!(
            "the type of {} changes {}",
            row.word(),
            from_to(
                Some(&type_word(&row.old.ty, types.old)),
                Some(&type_word(&row.new.ty, types.new))
            )
        ),
        log,
    );
}

/// What is around the core: `l` for a list, `m` for a map.
fn nesting(ty: &Type) -> String {
    match ty {
        Type::List(inner) => format!("l{}", nesting(inner)),
        Type::Map(inner) => format!("m{}", nesting(inner)),
        _ => String::new(),
    }
}

/// What the core of a type is on the wire.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    TextTable,
    Integer,
    IntegerTable,
    Number,
    Boolean,
    Any,
    Object,
}

impl Kind {
    fn of(ty: &Type, service: &Service) -> Self {
        match ty {
            Type::String => Self::Text,
            Type::Integer => Self::Integer,
            Type::Number => Self::Number,
            Type::Boolean => Self::Boolean,
            // A core is neither a list nor a map.
            Type::Any | Type::List(_) | Type::Map(_) => Self::Any,
            Type::Named(id) => match &service.type_item(*id).kind {
                TypeKind::Object(_) => Self::Object,
                TypeKind::Enum(table) if table.base == EnumBase::Integer => Self::IntegerTable,
                TypeKind::Enum(_) => Self::TextTable,
            },
        }
    }

    /// What it does to requests and to responses.
    fn becomes(self, new: Self) -> (Wire, Wire) {
        use Kind::{Any, Integer, IntegerTable, Number, Object, Text, TextTable};
        match (self, new) {
            // Enums are open, so reading loses nothing; what is sent may not be listed.
            (Text, TextTable) | (Integer, IntegerTable) => (Wire::MayBreak, Wire::Compatible),
            (TextTable, Text) | (IntegerTable, Integer) => (Wire::Compatible, Wire::Compatible),
            (TextTable, TextTable) | (IntegerTable, IntegerTable) => {
                (Wire::MayBreak, Wire::Compatible)
            }
            (Integer | IntegerTable, Number) | (_, Any) => (Wire::Compatible, Wire::Breaks),
            (Number, Integer) | (Any, _) => (Wire::Breaks, Wire::Compatible),
            // Another object: perhaps with the same members.
            (Object, Object) => (Wire::MayBreak, Wire::MayBreak),
            _ => (Wire::Breaks, Wire::Breaks),
        }
    }
}

fn unit(row: &Row<'_, '_>, log: &mut Log) {
    let (old, new) = (row.old.unit, row.new.unit);
    if old == new {
        return;
    }
    // One unit for another is another meaning. A unit where none was known is only better knowledge.
    let another = old.is_some() && new.is_some();
    // A `number` is an `f64` whatever it counts, so the compiler does not notice.
    let spelled = |ty: &Type| *ty.core() != Type::Number;
    let respelled = spelled(&row.old.ty) || spelled(&row.new.ty);
    row.add(
        Rule::FieldUnit,
        Verdict::new(
            Source::breaks_if(row.is_member() && (another || respelled)),
            if another { Wire::Breaks } else { Wire::Same },
        ),
        format!(
            "the unit of {} changes {}",
            row.word(),
            from_to(old.map(Unit::word), new.map(Unit::word))
        ),
        log,
    );
}

fn constant(row: &Row<'_, '_>, log: &mut Log) {
    let (old, new) = (&row.old.constant, &row.new.constant);
    if old == new {
        return;
    }
    let request = if new.is_some() {
        Wire::Breaks
    } else {
        Wire::Compatible
    };
    let source = match (row.old.rust.is_member, row.new.rust.is_member) {
        (true, false) => row.table.source_of_removed(row.old),
        (false, true) => row.table.source_of_added(row.new),
        _ => Source::Same,
    };
    let wire = row.table.wire(request, Wire::Compatible);
    row.add(
        Rule::FieldConst,
        Verdict::new(source, wire),
        format!(
            "the constant of {} changes {}",
            row.word(),
            from_to(json(old.as_ref()).as_deref(), json(new.as_ref()).as_deref())
        ),
        log,
    );
}

fn default(row: &Row<'_, '_>, log: &mut Log) {
    let (old, new) = (&row.old.default, &row.new.default);
    if old == new {
        return;
    }
    // A default where none was known is only better knowledge.
    let request = if old.is_some() {
        Wire::MayBreak
    } else {
        Wire::Same
    };
    row.add(
        Rule::FieldDefault,
        Verdict::wire(row.table.wire(request, Wire::Same)),
        format!(
            "the default of {} changes {}",
            row.word(),
            from_to(json(old.as_ref()).as_deref(), json(new.as_ref()).as_deref())
        ),
        log,
    );
}

fn limits(row: &Row<'_, '_>, log: &mut Log) {
    let (old, new) = (&row.old.limits, &row.new.limits);
    let changed = changed_limits(old, new);
    if changed.is_empty() {
        return;
    }
    let is_tighter = changed.iter().any(|limit| limit.is_tighter);
    let request = if is_tighter {
        Wire::Breaks
    } else {
        Wire::Compatible
    };
    let words: Vec<String> = changed
        .iter()
        .map(|limit| {
            let how = if limit.is_tighter {
                "tighter"
            } else {
                "looser"
            };
            let change = from_to(limit.old.as_deref(), limit.new.as_deref());
            format!("{} {change} ({how})", quote(limit.key))
        })
        .collect();
    row.add(
        Rule::FieldLimits,
        Verdict::wire(row.table.wire(request, Wire::Compatible)),
        format!("the limits of {} change: {}", row.word(), words.join(", ")),
        log,
    );
}

/// A limit that is not as it was.
struct Limit {
    key: &'static str,
    old: Option<String>,
    new: Option<String>,
    is_tighter: bool,
}

fn changed_limits(old: &Limits, new: &Limits) -> Vec<Limit> {
    let counts = [
        ("min_items", old.min_items, new.min_items, true),
        ("max_items", old.max_items, new.max_items, false),
        ("min_length", old.min_length, new.min_length, true),
        ("max_length", old.max_length, new.max_length, false),
    ];
    let numbers = [
        ("minimum", old.minimum, new.minimum, true),
        ("maximum", old.maximum, new.maximum, false),
    ];
    let mut changed: Vec<Limit> = Vec::new();
    changed.extend(counts.into_iter().filter_map(limit));
    changed.extend(numbers.into_iter().filter_map(limit));
    if old.pattern != new.pattern {
        changed.push(Limit {
            key: "pattern",
            old: old.pattern.clone(),
            new: new.pattern.clone(),
            // Which of two patterns allows more cannot be told.
            is_tighter: new.pattern.is_some(),
        });
    }
    changed
}

fn limit<T: PartialOrd + ToString>(
    (key, old, new, is_lower): (&'static str, Option<T>, Option<T>, bool),
) -> Option<Limit> {
    if old == new {
        return None;
    }
    let is_tighter = match (&old, &new) {
        (Some(old), Some(new)) if is_lower => new > old,
        (Some(old), Some(new)) => new < old,
        (_, new) => new.is_some(),
    };
    Some(Limit {
        key,
        old: old.map(|limit| limit.to_string()),
        new: new.map(|limit| limit.to_string()),
        is_tighter,
    })
}
