//! Signing recipes. Whatever changes the signature breaks the exchange: one side signs, the other one verifies.

use super::change::{At, Verdict, Wire};
use super::log::Log;
use super::page;
use super::pairs::Pairs;
use super::rules::Rule;
use super::words::quote;
use super::words::{from_to, list};
use crate::model::{Digest, Message, Placement, Recipe, RecipeHeader, Timestamp, Vector};

pub(super) fn compare(old: &[Recipe], new: &[Recipe], log: &mut Log) {
    let pairs = Pairs::by(old, new, |recipe: &Recipe| recipe.name.clone());
    for recipe in pairs.removed {
        log.add(
            Rule::RecipeRemoved,
            At::old(&recipe.place).field(path(recipe)),
            Verdict::wire(Wire::Breaks),
            format!(
                "the signing recipe {} for {} is gone",
                quote(&recipe.name),
                messages(&recipe.applies_to)
            ),
        );
    }
    for recipe in pairs.added {
        log.add(
            Rule::RecipeAdded,
            At::new(&recipe.place).field(path(recipe)),
            Verdict::wire(Wire::Breaks),
            format!(
                "the signing recipe {} for {} is new",
                quote(&recipe.name),
                messages(&recipe.applies_to)
            ),
        );
    }
    for (old, new) in pairs.both {
        compare_one(old, new, log);
    }
}

fn path(recipe: &Recipe) -> String {
    format!("signing.{}", recipe.name)
}

fn compare_one(old: &Recipe, new: &Recipe, log: &mut Log) {
    let at = |key: &str| At::new(&new.place).field(format!("{}.{key}", path(new)));
    let name = quote(&new.name);
    let parts = [
        (
            Rule::RecipeMessage,
            "message",
            old.template.clone(),
            new.template.clone(),
        ),
        (
            Rule::RecipeDigest,
            "digest",
            digest(&old.digest),
            digest(&new.digest),
        ),
        (
            Rule::RecipeOutput,
            "output",
            old.output.word().to_owned(),
            new.output.word().to_owned(),
        ),
        (
            Rule::RecipePlacement,
            "place",
            placement(&old.signature),
            placement(&new.signature),
        ),
        (
            Rule::RecipeFilled,
            "headers",
            filled(&old.headers),
            filled(&new.headers),
        ),
        (
            Rule::RecipeFilled,
            "members",
            filled(&old.members),
            filled(&new.members),
        ),
    ];
    for (rule, key, before, after) in parts {
        if before != after {
            log.add(
                rule,
                at(key),
                Verdict::wire(Wire::Breaks),
                format!(
                    "`{key}` of the recipe {name} changes {}",
                    from_to(Some(&before), Some(&after))
                ),
            );
        }
    }
    timestamp(old, new, at("timestamp"), log);
    if old.applies_to != new.applies_to {
        let same = old.applies_to.len() == new.applies_to.len()
            && old
                .applies_to
                .iter()
                .all(|message| new.applies_to.contains(message));
        log.add(
            Rule::RecipeAppliesTo,
            at("applies_to"),
            Verdict::wire(if same { Wire::Same } else { Wire::Breaks }),
            format!(
                "the recipe {name} is for {}, and was for {}",
                messages(&new.applies_to),
                messages(&old.applies_to)
            ),
        );
    }
    if vectors(&old.vectors) != vectors(&new.vectors) {
        log.add(
            Rule::RecipeVectors,
            at("vectors"),
            Verdict::DOCS,
            format!(
                "the known inputs and outputs of the recipe {name} are others: {}",
                list(new.vectors.iter().map(|vector| vector.name.as_str()))
            ),
        );
    }
    page::docs(
        &format!("the recipe {name}"),
        at("doc"),
        &[("doc", old.doc.as_ref(), new.doc.as_ref())],
        log,
    );
}

fn timestamp(old: &Recipe, new: &Recipe, at: At, log: &mut Log) {
    let word = |timestamp: Option<&Timestamp>| {
        timestamp.map(|timestamp| match timestamp.tolerance {
            Some(seconds) => format!("{} within {seconds} s", timestamp.header),
            None => timestamp.header.clone(),
        })
    };
    let (before, after) = (word(old.timestamp.as_ref()), word(new.timestamp.as_ref()));
    if before == after {
        return;
    }
    let header = |timestamp: &Option<Timestamp>| timestamp.as_ref().map(|it| it.header.clone());
    let tolerance = |timestamp: &Option<Timestamp>| {
        timestamp
            .as_ref()
            .and_then(|it| it.tolerance)
            .unwrap_or(u64::MAX)
    };
    let wire = if header(&old.timestamp) != header(&new.timestamp) {
        Wire::Breaks
    } else if tolerance(&new.timestamp) < tolerance(&old.timestamp) {
        Wire::MayBreak
    } else {
        Wire::Compatible
    };
    log.add(
        Rule::RecipeTimestamp,
        at,
        Verdict::wire(wire),
        format!(
            "the timestamp of the recipe {} changes {}",
            quote(&new.name),
            from_to(before.as_deref(), after.as_deref())
        ),
    );
}

fn digest(digest: &Digest) -> String {
    match digest {
        Digest::Fixed(algorithm) => algorithm.word().to_owned(),
        Digest::Plain => "none".to_owned(),
        Digest::Hmac { algorithm, key } => format!("hmac {} with {key}", algorithm.word()),
        Digest::Chosen { by, default, of } => {
            let of: Vec<String> = of
                .iter()
                .map(|(name, algorithm)| format!("{name}: {}", algorithm.word()))
                .collect();
            format!("by {by}, default {default}, of {}", of.join(", "))
        }
    }
}

fn placement(placement: &Placement) -> String {
    match placement {
        Placement::Header(name) => format!("header {name}"),
        Placement::Field(name) => format!("field {name}"),
        Placement::Query(name) => format!("query {name}"),
    }
}

/// In the order of names: the order in which headers are filled in does not show.
fn filled(headers: &[RecipeHeader]) -> String {
    let mut words: Vec<String> = headers
        .iter()
        .map(|header| format!("{}: {}", header.name, header.written))
        .collect();
    words.sort_unstable();
    if words.is_empty() {
        "none".to_owned()
    } else {
        words.join(", ")
    }
}

fn messages(applies_to: &[Message]) -> String {
    let words: Vec<&str> = applies_to.iter().map(|message| message.word()).collect();
    words.join(", ")
}

/// All that a vector says, for comparing.
fn vectors(vectors: &[Vector]) -> Vec<impl PartialEq + '_> {
    vectors
        .iter()
        .map(|vector| {
            let given: Vec<(&String, &String)> = vector.given.iter().collect();
            (
                (&vector.name, vector.source),
                given,
                (&vector.message, &vector.digest, &vector.signature),
            )
        })
        .collect()
}
