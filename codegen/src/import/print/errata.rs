//! Errata: in keys of the field where they can say it, so that the check of schemas holds them against it, else in words.

use super::super::draft::{DraftClaim, DraftErratum, DraftType};
use super::enums::one_line;
use super::yaml::{self, Entry, Yaml};

/// An erratum. `entries` are those of the file so far, with the types that it gave to the fields.
pub(super) fn erratum(erratum: &DraftErratum, entries: &[Entry]) -> Yaml {
    let subject = if erratum.is_field { "field" } else { "about" };
    let said = claims(erratum, entries);
    let words = |text: &str| Yaml::Plain(yaml::quoted(&one_line(text)));
    Yaml::Map(
        vec![
            Entry::text(subject, &erratum.subject),
            Entry::new(
                "page_says",
                said.page.unwrap_or_else(|| words(&erratum.page_says)),
            ),
            Entry::new("truth", said.truth.unwrap_or_else(|| words(&erratum.truth))),
            Entry::text(
                "why",
                &format!("{} (page line {})", one_line(&erratum.why), erratum.line),
            ),
        ],
        false,
    )
}

/// What can be said in keys.
#[derive(Default)]
struct Claims {
    page: Option<Yaml>,
    truth: Option<Yaml>,
}

fn claims(erratum: &DraftErratum, entries: &[Entry]) -> Claims {
    let keys =
        |key: &str, value: String| Some(Yaml::Map(vec![Entry::new(key, Yaml::Plain(value))], true));
    if !erratum.is_field {
        return Claims::default();
    }
    match &erratum.claim {
        DraftClaim::Words => Claims::default(),
        DraftClaim::Nullable => Claims {
            page: keys("nullable", "false".to_owned()),
            truth: keys("nullable", "true".to_owned()),
        },
        DraftClaim::Example(value) => Claims {
            page: keys("example", yaml::scalar(value)),
            truth: row(entries, &erratum.subject)
                .and_then(|row| plain(row, "const"))
                .and_then(|value| keys("const", value.to_owned())),
        },
        DraftClaim::Type(_) | DraftClaim::OtherType => {
            let Some(ty) = row(entries, &erratum.subject).and_then(|row| plain(row, "type")) else {
                return Claims::default();
            };
            let page = match &erratum.claim {
                DraftClaim::Type(said) => Some(expression(said, object(ty))),
                _ => None,
            };
            // An enum of texts is still a text: nothing that keys would tell apart.
            let page = page.filter(|page| page != ty);
            Claims {
                page: page.and_then(|page| keys("type", page)),
                truth: keys("type", ty.to_owned()),
            }
        }
    }
}

/// The row of a field, by its path in the terms of the language.
fn row<'e>(entries: &'e [Entry], subject: &str) -> Option<&'e [Entry]> {
    let mut steps = subject.split('.').peekable();
    let mut table = entries;
    while let Some(step) = steps.next() {
        let Yaml::Map(row, _) = &table.iter().find(|entry| entry.is(step))?.value else {
            return None;
        };
        table = row;
        if steps.peek().is_some()
            && table.iter().any(|entry| entry.is("fields"))
            && step_is_row(table)
        {
            let Yaml::Map(members, _) = &table.iter().find(|entry| entry.is("fields"))?.value
            else {
                return None;
            };
            table = members;
        }
    }
    Some(table)
}

/// Whether these are the keys of a row rather than the rows of a table that has a field called `fields`.
fn step_is_row(entries: &[Entry]) -> bool {
    entries
        .iter()
        .any(|entry| entry.is("type") && matches!(entry.value, Yaml::Plain(_)))
}

fn plain<'e>(row: &'e [Entry], key: &str) -> Option<&'e str> {
    row.iter()
        .find(|entry| entry.is(key))
        .and_then(|entry| match &entry.value {
            Yaml::Plain(text) => Some(text.as_str()),
            _ => None,
        })
}

/// The name of the object in a type expression, if it has one.
fn object(ty: &str) -> Option<&str> {
    let name = ty
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .rfind(|word| !word.is_empty())?;
    name.starts_with(char::is_uppercase).then_some(name)
}

/// The page's type as the language writes it; objects are those of the field.
fn expression(ty: &DraftType, object: Option<&str>) -> String {
    match ty {
        DraftType::String => "string".to_owned(),
        DraftType::Integer => "integer".to_owned(),
        DraftType::Number => "number".to_owned(),
        DraftType::Boolean => "boolean".to_owned(),
        DraftType::Any => "any".to_owned(),
        DraftType::Enum(name) => name.clone(),
        DraftType::Object => object.map_or_else(|| "{ map: any }".to_owned(), str::to_owned),
        DraftType::List(inner) => format!("[{}]", expression(inner, object)),
        DraftType::Map(inner) => format!("{{ map: {} }}", expression(inner, object)),
    }
}
