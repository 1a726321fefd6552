//! Where tokens come from, and how long they live.

use super::change::{At, Verdict, Wire};
use super::log::Log;
use super::rules::Rule;
use super::words::from_to;
use crate::model::{Service, TokenSource};

pub(super) fn compare(before: &Service, after: &Service, log: &mut Log) {
    let (old, new) = (before.token.as_ref(), after.token.as_ref());
    let at = || match (old, new) {
        (Some(old), None) => At::old(&old.place).field("token"),
        (_, Some(new)) => At::new(&new.place).field("token"),
        (None, None) => At::new(&after.place).field("token"),
    };
    let source = |token: &TokenSource| format!("{}.{}", token.operation, token.path.join("."));
    let (was, is) = (old.map(source), new.map(source));
    if was != is {
        log.add(
            Rule::TokenSource,
            at(),
            Verdict::wire(Wire::Breaks),
            format!(
                "where tokens come from changes {}",
                from_to(was.as_deref(), is.as_deref())
            ),
        );
    }
    let (Some(old), Some(new)) = (old, new) else {
        return;
    };
    let kept = |token: &TokenSource| token.lifetime.saturating_sub(token.renew_before);
    if (old.lifetime, old.renew_before) != (new.lifetime, new.renew_before) {
        // A program with the old crate keeps a token for as long as it was said to live then.
        let wire = if kept(old) > new.lifetime {
            Wire::MayBreak
        } else {
            Wire::Compatible
        };
        log.add(
            Rule::TokenLifetime,
            at(),
            Verdict::wire(wire),
            format!(
                "a token lives for {} s and is replaced after {} s; it was {} s and {} s",
                new.lifetime,
                kept(new),
                old.lifetime,
                kept(old)
            ),
        );
    }
}
