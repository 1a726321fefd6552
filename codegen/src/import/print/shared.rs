//! Which enum of the service a table of values is, if it is one. Equal numbers alone prove nothing: half of all enums are
//! 0, 1 and 2.

use std::collections::BTreeSet;

use heck::ToSnakeCase;

use super::super::draft::{Draft, DraftEnum, DraftField, DraftType, DraftValue};
use super::super::words::names;
use super::Options;
use super::enums::text;
use crate::schema::language::{EnumBase, EnumDef, EnumValue};

/// What the service has of a table's values.
pub(super) enum Shared {
    /// An enum of the same values, and its names agree.
    Same(String),
    /// An enum of the same values, and nothing else speaks for it.
    EqualValues(String),
    /// No enum of these values.
    None,
}

/// Last words of names that fit any enum.
const GENERIC: [&str; 11] = [
    "status", "state", "type", "flag", "result", "mode", "level", "kind", "value", "category",
    "reason",
];

/// The service's enum, or table of codes, of the same values.
pub(super) fn find(table: &DraftEnum, draft: &Draft, options: &Options<'_>) -> Shared {
    let Some(service) = options.service else {
        return Shared::None;
    };
    let file = service.file;
    let codes = file
        .codes
        .as_ref()
        .map(|codes| (codes.name.clone(), codes.to_enum()));
    let all = (file.enums.iter()).map(|(name, def)| (name.clone(), def.clone()));
    let candidates: Vec<(String, EnumDef)> = all
        .chain(codes)
        .filter(|(_, def)| same(table, def))
        .collect();
    let mut fields = BTreeSet::new();
    for table_of in draft.tables() {
        holders(table_of, &table.name, &mut fields);
    }
    let found = candidates.iter().find(|(name, def)| {
        are_words(table)
            || fields.iter().any(|field| called_alike(field, name))
            || meanings_agree(table, def)
    });
    match (found, candidates.first()) {
        (Some((name, _)), _) => Shared::Same(name.clone()),
        (None, Some((name, _))) => Shared::EqualValues(name.clone()),
        (None, None) => Shared::None,
    }
}

/// Whether both list the same values.
fn same(table: &DraftEnum, def: &EnumDef) -> bool {
    let of = if table.of_integer {
        EnumBase::Integer
    } else {
        EnumBase::String
    };
    let own: BTreeSet<String> = table
        .values
        .iter()
        .map(|value| text(&value.value))
        .collect();
    let listed: BTreeSet<String> = def.values.keys().cloned().collect();
    def.of == of && own == listed
}

/// The names of the fields that hold the enum.
fn holders<'a>(fields: &'a [DraftField], name: &str, found: &mut BTreeSet<&'a str>) {
    fn holds(ty: &DraftType, name: &str) -> bool {
        match ty {
            DraftType::Enum(own) => own == name,
            DraftType::List(inner) | DraftType::Map(inner) => holds(inner, name),
            _ => false,
        }
    }
    for field in fields {
        if holds(&field.ty, name) {
            found.insert(&field.name);
        }
        holders(&field.fields, name, found);
    }
}

/// Whether the values themselves say what they mean: words, not numbers or single letters.
fn are_words(table: &DraftEnum) -> bool {
    table.values.iter().all(|value| {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        value.value.as_str().is_some_and(|text| letters(text) > 1)
    })
}

/// Whether a field's name ends as the enum's does, or the enum's as the field's: `direction` and `CallDirection`.
fn called_alike(field: &str, name: &str) -> bool {
    let (field, name) = (words(field), words(name));
    let (short, long) = if field.len() <= name.len() {
        (&field, &name)
    } else {
        (&name, &field)
    };
    let says_nothing =
        |words: &[String]| matches!(words, [word] if GENERIC.contains(&word.as_str()));
    // `status` may be the status of anything.
    !short.is_empty() && long.ends_with(short) && (short == long || !says_nothing(short))
}

/// Whether half of the values or more are called alike.
fn meanings_agree(table: &DraftEnum, def: &EnumDef) -> bool {
    let agreeing = (table.values.iter())
        .filter(|value| {
            (def.values.get(&text(&value.value))).is_some_and(|known| means(value, known))
        })
        .count();
    agreeing * 2 >= table.values.len()
}

fn means(value: &DraftValue, known: &EnumValue) -> bool {
    const NOT: [&str; 6] = ["not", "no", "non", "un", "without", "never"];
    let known = words(known.name.as_deref().unwrap_or_default());
    let own = words(&value.name);
    if known.is_empty() || own.is_empty() || names::is_fallback(&value.name, &value.value) {
        return false;
    }
    let description = words(&value.description);
    let negated = |words: &[String]| words.iter().any(|word| NOT.contains(&word.as_str()));
    let within = |few: &[String], many: &[String]| few.iter().all(|word| many.contains(word));
    [&own, &description].into_iter().any(|words| {
        negated(words) == negated(&known)
            && !words.is_empty()
            && (within(&known, words) || within(words, &known))
    })
}

/// The words of a name or a sentence, in small letters.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .flat_map(|part| {
            let snake = part.to_snake_case();
            snake.split('_').map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_agree() {
        for (field, name, alike) in [
            ("direction", "CallDirection", true),
            ("callDirection", "CallDirection", true),
            ("call_direction", "Direction", true),
            ("answered", "CallDirection", false),
            ("taskStatus", "CallStatus", false),
            ("status", "CallStatus", false),
            ("status", "Status", true),
            ("", "CallDirection", false),
        ] {
            assert_eq!(called_alike(field, name), alike, "{field} {name}");
        }
    }

    #[test]
    fn meanings_that_agree() {
        for (own, description, known, same) in [
            ("Outbound", "", "Outbound", true),
            ("OutboundCall", "", "Outbound", true),
            ("Value1", "", "Value1", false),
            ("Called", "The line is busy", "Busy", true),
            ("NotAnswered", "", "Answered", false),
            ("Inbound", "", "Outbound", false),
        ] {
            let value = DraftValue {
                value: 1.into(),
                name: own.to_owned(),
                description: description.to_owned(),
                line: 1,
            };
            let known = EnumValue {
                name: Some(known.to_owned()),
                ..EnumValue::default()
            };
            assert_eq!(means(&value, &known), same, "{own} {known:?}");
        }
    }
}
