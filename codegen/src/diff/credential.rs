//! What a caller must have to be let in.

use super::change::{At, Verdict, Wire};
use super::log::Log;
use super::page;
use super::pairs::Pairs;
use super::rules::Rule;
use super::words::quote;
use super::words::{from_to, list, now};
use crate::model::Credential;

pub(super) fn compare(old: &[Credential], new: &[Credential], log: &mut Log) {
    let pairs = Pairs::by(old, new, |credential: &Credential| credential.name.clone());
    for credential in pairs.removed {
        log.add(
            Rule::CredentialRemoved,
            At::old(&credential.place).field(path(credential)),
            Verdict::wire(Wire::Compatible),
            format!("the credential {} is gone", quote(&credential.name)),
        );
    }
    for credential in pairs.added {
        let (wire, must) = match &credential.default {
            Some(default) => (
                Wire::Compatible,
                format!("with the default {}", quote(default)),
            ),
            None => (Wire::Breaks, "and every caller must have it".to_owned()),
        };
        log.add(
            Rule::CredentialAdded,
            At::new(&credential.place).field(path(credential)),
            Verdict::wire(wire),
            format!("the credential {} is new, {must}", quote(&credential.name)),
        );
    }
    for (old, new) in pairs.both {
        compare_one(old, new, log);
    }
}

fn path(credential: &Credential) -> String {
    format!("credentials.{}", credential.name)
}

fn compare_one(old: &Credential, new: &Credential, log: &mut Log) {
    let at = At::new(&new.place).field(path(new));
    let name = quote(&new.name);
    if old.default != new.default {
        let wire = match (&old.default, &new.default) {
            (_, None) => Wire::Breaks,
            (None, _) => Wire::Compatible,
            _ => Wire::MayBreak,
        };
        log.add(
            Rule::CredentialDefault,
            at.clone(),
            Verdict::wire(wire),
            format!(
                "the default of the credential {name} changes {}",
                from_to(old.default.as_deref(), new.default.as_deref())
            ),
        );
    }
    if old.values != new.values {
        // No list at all allows every value.
        let allowed = |value: &String| new.values.is_empty() || new.values.contains(value);
        let narrower = if old.values.is_empty() {
            true
        } else {
            !old.values.iter().all(allowed)
        };
        log.add(
            Rule::CredentialValues,
            at.clone(),
            Verdict::wire(if narrower {
                Wire::Breaks
            } else {
                Wire::Compatible
            }),
            format!(
                "the values of the credential {name} change from {} to {}",
                list(old.values.iter().map(String::as_str)),
                list(new.values.iter().map(String::as_str))
            ),
        );
    }
    let marks = [
        ("a secret", old.secret, new.secret),
        ("masked in logs", old.sensitive, new.sensitive),
    ];
    for (mark, before, after) in marks {
        if before != after {
            log.add(
                Rule::CredentialSecrecy,
                at.clone(),
                Verdict::DOCS,
                format!("the credential {name} is {} {mark}", now(after)),
            );
        }
    }
    page::docs(
        &format!("the credential {name}"),
        at,
        &[("doc", old.doc.as_ref(), new.doc.as_ref())],
        log,
    );
}
