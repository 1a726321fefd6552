//! Base URLs.

use super::change::{At, Source, Verdict, Wire};
use super::log::Log;
use super::page;
use super::pairs::Pairs;
use super::rules::Rule;
use super::surface;
use super::words::from_to;
use super::words::quote;
use crate::model::{Host, Service};

pub(super) fn compare(before: &Service, after: &Service, log: &mut Log) {
    let (old, new) = (&before.hosts, &after.hosts);
    let pairs = Pairs::by(old, new, |host: &Host| host.name.clone());
    let at = |host: &Host| At::new(&host.place).field(format!("hosts.{}", host.name));
    for host in &pairs.removed {
        log.add(
            Rule::HostRemoved,
            At::old(&host.place).field(format!("hosts.{}", host.name)),
            Verdict::new(Source::breaks_if(surface::has_hosts(before)), Wire::Breaks),
            format!("the host {} is gone", quote(&host.name)),
        );
    }
    for host in &pairs.added {
        log.add(
            Rule::HostAdded,
            at(host),
            Verdict::new(
                if surface::has_hosts(after) {
                    Source::Adds
                } else {
                    Source::Same
                },
                Wire::Compatible,
            ),
            format!(
                "the host {} is new: {}",
                quote(&host.name),
                quote(&host.url)
            ),
        );
    }
    for (old, new) in &pairs.both {
        if old.url != new.url {
            log.add(
                Rule::HostUrl,
                at(new),
                Verdict::wire(Wire::Breaks),
                format!(
                    "the host {} moves {}",
                    quote(&new.name),
                    from_to(Some(&old.url), Some(&new.url))
                ),
            );
        }
        page::docs(
            &format!("the host {}", quote(&new.name)),
            at(new),
            &[("doc", old.doc.as_ref(), new.doc.as_ref())],
            log,
        );
    }
    order(before, after, log);
    let default = |hosts: &[Host]| hosts.iter().find(|host| host.is_default).cloned();
    if let (Some(old), Some(new)) = (default(old), default(new))
        && old.name != new.name
    {
        log.add(
            Rule::HostDefault,
            at(&new),
            Verdict::wire(Wire::MayBreak),
            format!(
                "the default host changes {}",
                from_to(Some(&old.name), Some(&new.name))
            ),
        );
    }
}

/// The variants are numbered in the order of the hosts, the default one first.
fn order(before: &Service, after: &Service, log: &mut Log) {
    let variants = |service: &'_ Service| -> Vec<String> {
        service
            .hosts
            .iter()
            .map(|host| host.variant.clone())
            .collect()
    };
    let (old, new) = (variants(before), variants(after));
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    let has_enum = surface::has_hosts(before) && surface::has_hosts(after);
    if has_enum
        && surface::renumbers(&old, &new)
        && let Some(first) = after.hosts.first()
    {
        log.add(
            Rule::HostOrder,
            At::new(&first.place).field("hosts"),
            Verdict::new(Source::Breaks, Wire::Same),
            "the hosts are in another order, so the variants of `Host` have other numbers",
        );
    }
}
