//! Values in a description, in the spellings that are in use.

use super::super::super::draft::DraftType;
use super::explained::explained;
use super::known::Known;
use super::tokens::tokens;
use super::{Values, bare, clauses, drawn, led, runs};

/// The values, if the description lists at least two of them.
pub(in super::super) fn read(
    ty: &DraftType,
    description: &str,
    cell: Option<&str>,
    is_enum: bool,
    samples: &[&str],
    line: usize,
) -> Option<Values> {
    const LONGEST: usize = 20_000;
    let integers = match ty {
        DraftType::Integer | DraftType::Number => true,
        DraftType::String | DraftType::Any => false,
        DraftType::List(inner)
            if matches!(
                **inner,
                DraftType::Integer | DraftType::String | DraftType::Any
            ) =>
        {
            **inner == DraftType::Integer
        }
        _ => return None,
    };
    if description.len() > LONGEST {
        return None;
    }
    let known = Known {
        integers,
        is_enum,
        samples,
        line,
    };
    let in_cell = cell
        .filter(|cell| !cell.trim().is_empty() && cell.len() <= LONGEST)
        .and_then(|cell| {
            let tokens = tokens(cell);
            explained(cell, &tokens, known).or_else(|| bare::whole(cell, &tokens, known))
        });
    in_cell
        .or_else(|| led::led(description, known))
        .or_else(|| {
            let listed = longer(either(description, known), led::quoted(description, known))?;
            // Words with spaces between may be several values each.
            let cut = runs::run(description, integers, samples, line);
            let is_cut = |cut: &Values| known.has_one(cut) && !known.has_one(&listed);
            cut.filter(is_cut).or(Some(listed))
        })
        .or_else(|| clauses::clauses(description, &tokens(description), known))
        .or_else(|| runs::run(description, integers, samples, line))
        .or_else(|| drawn::drawn(known))
}

/// The one with more values.
fn longer(one: Option<Values>, other: Option<Values>) -> Option<Values> {
    let count = |values: &Option<Values>| values.as_ref().map_or(0, |values| values.list.len());
    if count(&other) > count(&one) {
        other
    } else {
        one
    }
}

/// The values that are explained, or those of a list that has all of them and more.
fn either(description: &str, known: Known<'_>) -> Option<Values> {
    // What a copied page has run together at the end explains nothing.
    let description = runs::without(description);
    let tokens = tokens(description);
    let listed = bare::listed(description, &tokens, known);
    let Some(explained) = explained(description, &tokens, known) else {
        return listed;
    };
    let Some(mut listed) = listed.filter(|listed| listed.list.len() > explained.list.len()) else {
        return Some(explained);
    };
    for one in &explained.list {
        let Some(same) = listed.list.iter_mut().find(|same| same.value == one.value) else {
            return Some(explained);
        };
        same.text.clone_from(&one.text);
    }
    Some(listed)
}

#[cfg(test)]
mod tests;
