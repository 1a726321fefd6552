//! Operations: which there are, how they are called, and the tables of each.

use std::collections::BTreeSet;

use super::change::{At, Source, Verdict, Wire};
use super::enumeration::Values;
use super::fields::Table;
use super::log::Log;
use super::pairs::Pairs;
use super::rules::Rule;
use super::types::{self, Types};
use super::words::quote;
use super::words::{from_to, list, now};
use super::{lists, page, request};
use crate::model::{
    Body, Effect, Envelope, Http, Object, Operation, Place, Service, TypeId, TypeKind, Usage,
};

/// The modules of pages that are only in one of the models: their types go and come with them.
#[derive(Debug, Default)]
pub(super) struct Modules<'a> {
    pub(super) gone: BTreeSet<&'a str>,
    pub(super) come: BTreeSet<&'a str>,
}

pub(super) fn compare_all<'a>(types: &Types<'a>, log: &mut Log) -> Modules<'a> {
    let (old, new) = (&types.old.operations, &types.new.operations);
    let mut pairs = Pairs::by(old, new, |operation: &Operation| operation.name.clone());
    let renamed = pairs.take_renamed(|old, new| old.http == new.http);
    let mut modules = Modules::default();
    for operation in &pairs.removed {
        modules.gone.insert(&operation.module);
        log.in_page(&operation.name, |log| {
            log.add(
                Rule::OperationRemoved,
                At::old(&operation.place),
                Verdict::new(Source::Breaks, Wire::Breaks),
                format!("the operation {} is gone", quote(&operation.name)),
            );
        });
    }
    for operation in &pairs.added {
        modules.come.insert(&operation.module);
        log.in_page(&operation.name, |log| {
            log.add(
                Rule::OperationAdded,
                At::new(&operation.place),
                Verdict::new(Source::Adds, Wire::Compatible),
                format!("the operation {} is new", quote(&operation.name)),
            );
        });
    }
    for (old, new) in &renamed {
        log.in_page(&new.name, |log| {
            let is_same = old.method == new.method
                && types.old.type_item(old.request).name == types.new.type_item(new.request).name;
            log.add(
                Rule::OperationRenamed,
                At::new(&new.place),
                Verdict::new(Source::breaks_if(!is_same), Wire::Same),
                format!(
                    "the operation is renamed {}",
                    from_to(Some(&old.name), Some(&new.name))
                ),
            );
        });
    }
    for (old, new) in pairs.both.iter().chain(&renamed) {
        log.in_page(&new.name, |log| compare(types, old, new, log));
    }
    modules
}

fn compare(types: &Types<'_>, old: &Operation, new: &Operation, log: &mut Log) {
    http(&old.http, &new.http, &new.place, log);
    behaviour(old, new, log);
    request::compare(types, old, new, log);
    responses(types, old, new, log);
    lists::compare(types, old, new, log);
    page::docs(
        &format!("the operation {}", quote(&new.name)),
        At::new(&new.place),
        &[
            ("summary", Some(&old.summary), Some(&new.summary)),
            ("doc", old.doc.as_ref(), new.doc.as_ref()),
        ],
        log,
    );
    page::revision(
        &new.place,
        &[
            ("page", old.page.as_ref(), new.page.as_ref()),
            ("page address", old.page_url.as_ref(), new.page_url.as_ref()),
            ("revised", old.revised.as_ref(), new.revised.as_ref()),
        ],
        log,
    );
    page::partial(old.missing.as_ref(), new.missing.as_ref(), &new.place, log);
    page::errata(&old.errata, &new.errata, &new.place, log);
    page::examples(&old.examples, &new.examples, &new.place, log);
    page::file(&old.place.file, &new.place.file, &new.place, log);
}

/// Method and path of an operation or a webhook.
pub(super) fn http(old: &Http, new: &Http, place: &Place, log: &mut Log) {
    let at = || At::new(place).field("http");
    if old.method != new.method {
        log.add(
            Rule::HttpMethod,
            at(),
            Verdict::wire(Wire::Breaks),
            format!(
                "the HTTP method changes {}",
                from_to(Some(&old.method), Some(&new.method))
            ),
        );
    }
    if old.path != new.path {
        log.add(
            Rule::HttpPath,
            at(),
            Verdict::wire(Wire::Breaks),
            format!(
                "the path changes {}",
                from_to(old.path.as_deref(), new.path.as_deref())
            ),
        );
    }
}

fn behaviour(old: &Operation, new: &Operation, log: &mut Log) {
    if old.recipe != new.recipe {
        log.add(
            Rule::OperationRecipe,
            At::new(&new.place).field("signing"),
            Verdict::wire(Wire::Breaks),
            format!(
                "the recipe that signs it changes {}",
                from_to(old.recipe.as_deref(), new.recipe.as_deref())
            ),
        );
    }
    let at = |key: &str| At::new(&new.place).field(key);
    if old.host != new.host {
        log.add(
            Rule::OperationHost,
            at("host"),
            Verdict::wire(if new.host.is_some() {
                Wire::Breaks
            } else {
                Wire::Compatible
            }),
            format!(
                "the only host that serves it changes {}",
                from_to(old.host.as_deref(), new.host.as_deref())
            ),
        );
    }
    if old.effect != new.effect {
        // What may be sent again must not become what may not: programs with the old crate would.
        let riskier = rank(new.effect) > rank(old.effect);
        log.add(
            Rule::OperationEffect,
            at("effect"),
            Verdict::wire(if riskier {
                Wire::MayBreak
            } else {
                Wire::Compatible
            }),
            format!(
                "the effect of a second sending changes {}",
                from_to(Some(effect(old.effect)), Some(effect(new.effect)))
            ),
        );
    }
    if old.irreversible != new.irreversible {
        log.add(
            Rule::OperationIrreversible,
            at("irreversible"),
            Verdict::DOCS,
            format!("it is {} marked as irreversible", now(new.irreversible)),
        );
    }
    if old.compress != new.compress {
        log.add(
            Rule::OperationCompress,
            at("compress"),
            Verdict::wire(Wire::Compatible),
            format!(
                "its body is {} sent compressed",
                now(new.compress.is_some())
            ),
        );
    }
    if old.body != new.body {
        log.add(
            Rule::OperationBody,
            at("body"),
            Verdict::wire(Wire::Breaks),
            format!(
                "the kind of the body changes {}",
                from_to(Some(body(old.body)), Some(body(new.body)))
            ),
        );
    }
}

const fn rank(effect: Effect) -> u8 {
    match effect {
        Effect::Read => 0,
        Effect::Idempotent => 1,
        Effect::Once => 2,
    }
}

const fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Read => "read",
        Effect::Idempotent => "idempotent",
        Effect::Once => "once",
    }
}

const fn body(body: Body) -> &'static str {
    match body {
        Body::Json => "json",
        Body::Form => "form",
        Body::Multipart => "multipart",
        Body::None => "none",
    }
}

fn responses(types: &Types<'_>, old: &Operation, new: &Operation, log: &mut Log) {
    let received = Usage {
        request: false,
        response: true,
    };
    Table::headers(
        "response_headers",
        &old.response_headers,
        &new.response_headers,
    )
    .received()
    .compare(types, log);
    envelope(old.envelope.as_ref(), new.envelope.as_ref(), new, log);
    let (before, after) = (
        object(types.old, old.response),
        object(types.new, new.response),
    );
    if let (Some(before), Some(after)) = (before, after) {
        types::rest("response", (before, after), At::new(&new.place), log);
        Table::of_struct("response", before, after, received).compare(types, log);
    }
    let codes = Values {
        name: "codes",
        old: &old.codes,
        new: &new.codes,
        usage: received,
        is_rust: false,
    };
    codes.compare(log);
}

/// How success is told; the envelope's members are members of the response.
fn envelope(old: Option<&Envelope>, new: Option<&Envelope>, page: &Operation, log: &mut Log) {
    // The envelope of the service stands in the service's file, so that every page meets it at one place.
    let place = new
        .and_then(|it| it.fields.first())
        .map_or(&page.place, |it| &it.place);
    let at = At::new(place).field("envelope");
    match (old, new) {
        (Some(_), None) | (None, Some(_)) => {
            let has = if new.is_some() {
                "now has"
            } else {
                "no longer has"
            };
            let sentence = format!("the response {has} an envelope");
            log.add(
                Rule::EnvelopeChanged,
                at,
                Verdict::wire(Wire::Breaks),
                sentence,
            );
        }
        (Some(old), Some(new)) if old.success != new.success => {
            let words = |codes: &[i64]| {
                let codes: Vec<String> = codes.iter().map(i64::to_string).collect();
                list(codes.iter().map(String::as_str))
            };
            let sentence = format!(
                "the codes that mean success change from {} to {}",
                words(&old.success),
                words(&new.success)
            );
            log.add(
                Rule::SuccessCodes,
                at,
                Verdict::wire(Wire::Breaks),
                sentence,
            );
        }
        _ => {}
    }
}

/// The object that a whole message is.
pub(super) fn object(service: &Service, id: TypeId) -> Option<&Object> {
    match &service.type_item(id).kind {
        TypeKind::Object(object) => Some(object),
        TypeKind::Enum(_) => None,
    }
}
