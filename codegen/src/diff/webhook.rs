//! Webhooks: which there are, how they are verified and answered, and their payload.

use super::change::{At, Source, Verdict, Wire};
use super::fields::Table;
use super::log::Log;
use super::operation::{Modules, http, object};
use super::page;
use super::pairs::Pairs;
use super::rules::Rule;
use super::surface;
use super::types::{self, Types};
use super::words::quote;
use super::words::{from_to, now};
use crate::model::{Answer, Retry, Service, Usage, Webhook};

pub(super) fn compare_all<'a>(types: &Types<'a>, modules: &mut Modules<'a>, log: &mut Log) {
    let (old, new) = (&types.old.webhooks, &types.new.webhooks);
    if !old.is_empty() && !new.is_empty() {
        receiver(types.old, types.new, log);
    }
    let mut pairs = Pairs::by(old, new, |webhook: &Webhook| webhook.name.clone());
    let renamed = pairs.take_renamed(|old, new| old.module == new.module);
    for webhook in &pairs.removed {
        modules.gone.insert(&webhook.module);
        log.in_page(&webhook.name, |log| {
            log.add(
                Rule::WebhookRemoved,
                At::old(&webhook.place),
                Verdict::new(Source::Breaks, Wire::Breaks),
                format!("the webhook {} is gone", quote(&webhook.name)),
            );
        });
    }
    for webhook in &pairs.added {
        modules.come.insert(&webhook.module);
        log.in_page(&webhook.name, |log| {
            log.add(
                Rule::WebhookAdded,
                At::new(&webhook.place),
                Verdict::new(Source::Adds, Wire::Compatible),
                format!("the webhook {} is new", quote(&webhook.name)),
            );
        });
    }
    for (old, new) in &renamed {
        log.in_page(&new.name, |log| {
            let is_same = old.method == new.method
                && types.old.type_item(old.payload).name == types.new.type_item(new.payload).name;
            log.add(
                Rule::WebhookRenamed,
                At::new(&new.place),
                Verdict::new(Source::breaks_if(!is_same), Wire::Same),
                format!(
                    "the webhook is renamed {}",
                    from_to(Some(&old.name), Some(&new.name))
                ),
            );
        });
    }
    for (old, new) in pairs.both.iter().chain(&renamed) {
        log.in_page(&new.name, |log| compare(types, old, new, log));
    }
}

/// The one receiver of all webhooks of a service.
fn receiver(old: &Service, new: &Service, log: &mut Log) {
    let has = surface::receiver_has_credentials(new);
    if has != surface::receiver_has_credentials(old) {
        log.add(
            Rule::WebhookReceiver,
            At::new(&new.place),
            Verdict::new(Source::Breaks, Wire::Same),
            format!("the receiver of webhooks {} takes credentials", now(has)),
        );
    }
    let has = surface::receiver_has_clock(new);
    if has != surface::receiver_has_clock(old) {
        log.add(
            Rule::WebhookClock,
            At::new(&new.place),
            // With a clock there are more methods, but it is no longer `UnwindSafe`.
            Verdict::new(Source::Breaks, Wire::Same),
            format!("the receiver of webhooks {} looks at the clock", now(has)),
        );
    }
}

fn compare(types: &Types<'_>, old: &Webhook, new: &Webhook, log: &mut Log) {
    http(&old.http, &new.http, &new.place, log);
    if old.recipe != new.recipe {
        log.add(
            Rule::WebhookSigning,
            At::new(&new.place).field("signing"),
            // With a recipe, the method of the receiver takes the headers.
            Verdict::new(
                Source::breaks_if(old.recipe.is_none() != new.recipe.is_none()),
                Wire::Breaks,
            ),
            format!(
                "the recipe that verifies it changes {}",
                from_to(old.recipe.as_deref(), new.recipe.as_deref())
            ),
        );
    }
    answer(old.answer.as_ref(), new.answer.as_ref(), new, log);
    retry(old.retry.as_ref(), new.retry.as_ref(), new, log);
    Table::headers(
        "request_headers",
        &old.request_headers,
        &new.request_headers,
    )
    .received()
    .compare(types, log);
    let (before, after) = (
        object(types.old, old.payload),
        object(types.new, new.payload),
    );
    if let (Some(before), Some(after)) = (before, after) {
        let received = Usage {
            request: false,
            response: true,
        };
        types::rest("payload", (before, after), At::new(&new.place), log);
        Table::of_struct("payload", before, after, received).compare(types, log);
    }
    let doc = |answer: &Option<Answer>| answer.as_ref().and_then(|it| it.doc.clone());
    let retry_doc = |retry: &Option<Retry>| retry.as_ref().and_then(|it| it.doc.clone());
    page::docs(
        &format!("the webhook {}", quote(&new.name)),
        At::new(&new.place),
        &[
            ("summary", Some(&old.summary), Some(&new.summary)),
            ("doc", old.doc.as_ref(), new.doc.as_ref()),
            (
                "answer",
                doc(&old.answer).as_ref(),
                doc(&new.answer).as_ref(),
            ),
            (
                "retry",
                retry_doc(&old.retry).as_ref(),
                retry_doc(&new.retry).as_ref(),
            ),
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

fn answer(old: Option<&Answer>, new: Option<&Answer>, page: &Webhook, log: &mut Log) {
    let word = |answer: &Answer| match &answer.body {
        Some(body) => format!("{} {body}", answer.status),
        None => answer.status.to_string(),
    };
    let (before, after) = (old.map(word), new.map(word));
    if before == after {
        return;
    }
    // Where no answer was known, nothing is known to break.
    let (source, wire) = match (old, new) {
        (Some(_), Some(_)) => (Source::Same, Wire::Breaks),
        (None, _) => (Source::Adds, Wire::MayBreak),
        (_, None) => (Source::Breaks, Wire::Compatible),
    };
    log.add(
        Rule::WebhookAnswer,
        At::new(&page.place).field("answer"),
        Verdict::new(source, wire),
        format!(
            "the answer that the vendor waits for changes {}",
            from_to(before.as_deref(), after.as_deref())
        ),
    );
}

fn retry(old: Option<&Retry>, new: Option<&Retry>, page: &Webhook, log: &mut Log) {
    let word = |retry: &Retry| {
        let every = retry
            .every
            .map_or_else(String::new, |it| format!(" every {it} s"));
        let attempts = retry
            .attempts
            .map_or_else(String::new, |it| format!(", {it} times"));
        format!("on {}{every}{attempts}", retry.when)
    };
    let (before, after) = (old.map(word), new.map(word));
    if before != after {
        log.add(
            Rule::WebhookRetry,
            At::new(&page.place).field("retry"),
            Verdict::wire(Wire::Compatible),
            format!(
                "a failed delivery comes again otherwise, {}",
                from_to(before.as_deref(), after.as_deref())
            ),
        );
    }
}
