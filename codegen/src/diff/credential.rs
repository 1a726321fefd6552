//! What a caller must have to be let in.

use super::change::{At, Source, Verdict, Wire};
use super::log::Log;
use super::page;
use super::pairs::Pairs;
use super::rules::Rule;
use super::surface;
use super::words::quote;
use super::words::{from_to, list, now};
use crate::model::{Credential, Service};

pub(super) fn compare(before: &Service, after: &Service, log: &mut Log) {
    let (old, new) = (&before.credentials, &after.credentials);
    order(old, new, log);
    for_webhooks(before, after, log);
    let pairs = Pairs::by(old, new, |credential: &Credential| credential.name.clone());
    for credential in pairs.removed {
        log.add(
            Rule::CredentialRemoved,
            At::old(&credential.place).field(path(credential)),
            Verdict::new(Source::Breaks, Wire::Compatible),
            format!("the credential {} is gone", quote(&credential.name)),
        );
    }
    for credential in pairs.added {
        let (wire, must) = match &credential.default {
            None if credential.optional => (Wire::Compatible, "and may be left unset".to_owned()),
            Some(default) => (
                Wire::Compatible,
                format!("with the default {}", quote(default)),
            ),
            None => (Wire::Breaks, "and every caller must have it".to_owned()),
        };
        log.add(
            Rule::CredentialAdded,
            At::new(&credential.place).field(path(credential)),
            Verdict::new(surface::credential_added(before, credential), wire),
            format!("the credential {} is new, {must}", quote(&credential.name)),
        );
    }
    for (old, new) in pairs.both {
        compare_one(old, new, log);
    }
}

/// What has no default is a parameter of `new`, in the order of the schema.
fn order(old: &[Credential], new: &[Credential], log: &mut Log) {
    let is_in =
        |list: &[Credential], name: &str| list.iter().any(|it| it.name == name && it.is_needed());
    let params = |list: &[Credential]| -> Vec<String> {
        let both = |it: &&Credential| is_in(old, &it.name) && is_in(new, &it.name);
        list.iter().filter(both).map(|it| it.name.clone()).collect()
    };
    let (before, after) = (params(old), params(new));
    if before != after
        && let Some(first) = new.first()
    {
        log.add(
            Rule::CredentialOrder,
            At::new(&first.place).field("credentials"),
            Verdict::new(Source::Breaks, Wire::Same),
            format!(
                "the credentials are in another order, and so are the parameters of `new`: {}",
                list(after.iter().map(String::as_str))
            ),
        );
    }
}

/// The parameters of `for_webhooks`, if there is that function.
fn webhook_parameters(service: &Service) -> Option<Vec<&str>> {
    let used = |it: &&Credential| it.is_needed() && service.webhooks_use(&it.name);
    let names = service.credentials.iter().filter(used);
    service
        .has_webhook_credentials()
        .then(|| names.map(|it| it.name.as_str()).collect())
}

fn for_webhooks(before: &Service, after: &Service, log: &mut Log) {
    let (old, new) = (webhook_parameters(before), webhook_parameters(after));
    if old == new {
        return;
    }
    let (source, how) = match (&old, &new) {
        (None, Some(_)) => (Source::Adds, "is new".to_owned()),
        (Some(_), None) => (
            Source::Breaks,
            "is gone: webhooks need every credential".to_owned(),
        ),
        (_, new) => {
            let names = list(new.iter().flatten().copied());
            (Source::Breaks, format!("takes others: {names}"))
        }
    };
    log.add(
        Rule::WebhookCredentials,
        At::new(&after.place).field("credentials"),
        Verdict::new(source, Wire::Same),
        format!("`Credentials::for_webhooks` {how}"),
    );
}

fn path(credential: &Credential) -> String {
    format!("credentials.{}", credential.name)
}

fn compare_one(old: &Credential, new: &Credential, log: &mut Log) {
    let at = At::new(&new.place).field(path(new));
    let name = quote(&new.name);
    if old.optional != new.optional {
        let is_needed = new.is_needed();
        log.add(
            Rule::CredentialOptional,
            at.clone(),
            // The member and what reads it are of another type.
            Verdict::new(
                Source::Breaks,
                if is_needed {
                    Wire::Breaks
                } else {
                    Wire::Compatible
                },
            ),
            format!("the credential {name} is {} optional", now(new.optional)),
        );
    }
    if old.default != new.default {
        let wire = match (&old.default, &new.default) {
            (_, None) => Wire::Breaks,
            (None, _) => Wire::Compatible,
            _ => Wire::MayBreak,
        };
        log.add(
            Rule::CredentialDefault,
            at.clone(),
            // `new` has a parameter for what has no default.
            Verdict::new(Source::breaks_if(old.is_needed() != new.is_needed()), wire),
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
            Verdict::new(
                surface::credential_values(old, new),
                if narrower {
                    Wire::Breaks
                } else {
                    Wire::Compatible
                },
            ),
            format!(
                "the values of the credential {name} change from {} to {}",
                list(old.values.iter().map(String::as_str)),
                list(new.values.iter().map(String::as_str))
            ),
        );
    }
    let secrecy = surface::credential_secrecy(old, new);
    let marks = [
        ("a secret", old.secret, new.secret, secrecy),
        ("masked in logs", old.sensitive, new.sensitive, Source::Same),
    ];
    for (mark, before, after, source) in marks {
        if before != after {
            log.add(
                Rule::CredentialSecrecy,
                at.clone(),
                Verdict::new(source, Wire::Same),
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
