//! Services: which there are, and the parts of each in turn.

use super::change::{At, Source, Verdict, Wire};
use super::fields::Table;
use super::log::Log;
use super::pairs::Pairs;
use super::rules::Rule;
use super::types::Types;
use super::words::quote;
use super::{credential, encryption, host, operation, page, signing, token, types, webhook};
use crate::model::{LeftOut, Service};

/// The services of two models.
pub(super) fn compare_all(old: &[Service], new: &[Service], log: &mut Log) {
    let pairs = Pairs::by(old, new, |service: &Service| service.name.clone());
    for service in pairs.removed {
        log.in_service(&service.name, |log| {
            log.add(
                Rule::ServiceRemoved,
                At::old(&service.place),
                Verdict::new(Source::Breaks, Wire::Breaks),
                format!("the service {} is gone", quote(&service.name)),
            );
        });
    }
    for service in pairs.added {
        log.in_service(&service.name, |log| {
            log.add(
                Rule::ServiceAdded,
                At::new(&service.place),
                Verdict::new(Source::Adds, Wire::Compatible),
                format!("the service {} is new", quote(&service.name)),
            );
        });
    }
    for (old, new) in pairs.both {
        log.in_service(&new.name, |log| compare(old, new, log));
    }
}

fn compare(old: &Service, new: &Service, log: &mut Log) {
    page::docs(
        "the service",
        At::new(&new.place),
        &[
            ("title", Some(&old.title), Some(&new.title)),
            ("summary", Some(&old.summary), Some(&new.summary)),
            ("doc", old.doc.as_ref(), new.doc.as_ref()),
        ],
        log,
    );
    page::errata(&old.errata, &new.errata, &new.place, log);
    left_out(&old.left_out, &new.left_out, log);
    page::file(&old.place.file, &new.place.file, &new.place, log);
    host::compare(old, new, log);
    credential::compare(old, new, log);
    signing::compare(&old.recipes, &new.recipes, log);
    token::compare(old, new, log);
    encryption::compare(old, new, log);
    let types = Types::new(old, new);
    // Services without operations have headers too; those of the others are met there.
    if new.operations.is_empty() {
        let table = Table::headers(
            "request_headers",
            &old.request_headers,
            &new.request_headers,
        );
        table.sent().compare(&types, log);
    }
    let mut modules = operation::compare_all(&types, log);
    webhook::compare_all(&types, &mut modules, log);
    types::compare_all(&types, &modules.gone, &modules.come, log);
}

/// Operations and webhooks of which too little is known.
fn left_out(old: &[LeftOut], new: &[LeftOut], log: &mut Log) {
    let pairs = Pairs::by(old, new, |it: &LeftOut| it.name.clone());
    let mut add = |at: At, it: &LeftOut, how: &str| {
        let at = at.field(format!("left_out.{}", it.name));
        let sentence = format!("{} {how}", quote(&it.name));
        log.add(Rule::LeftOutChanged, at, Verdict::DOCS, sentence);
    };
    let mut found = pairs.removed.len() + pairs.added.len();
    for it in &pairs.removed {
        add(At::old(&it.place), it, "is no longer said to be left out");
    }
    for it in &pairs.added {
        add(At::new(&it.place), it, "is now said to be left out");
    }
    for (old, new) in &pairs.both {
        let same =
            (&old.page, &old.page_url, &old.missing) == (&new.page, &new.page_url, &new.missing);
        if !same {
            found += 1;
            add(At::new(&new.place), new, "is left out for another reason");
        }
    }
    let names = |list: &[LeftOut]| list.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    if found == 0
        && names(old) != names(new)
        && let Some(first) = new.first()
    {
        add(
            At::new(&first.place),
            first,
            "has another place among those that are left out",
        );
    }
}
