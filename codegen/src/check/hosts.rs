//! Addresses: hosts, and where the pages are.

use super::Group;
use super::hints::{meant, word_list};
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, quote};
use crate::text::nearest;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "bad-url",
            "a URL is none that a path or page name can be put into",
        ),
        ("several-default-hosts", "more than one host is the default"),
        (
            "unknown-host",
            "an operation names a host that its service does not have",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    let document = scope.common_document();
    let common = scope.common();
    let mut default: Option<Span> = None;
    for (name, host) in &common.hosts {
        base_url(
            &host.url,
            document.value_place(&["hosts", name, "url"]),
            found,
        );
        if !host.default {
            continue;
        }
        let place = document.place(&["hosts", name, "default"]);
        match default {
            None => default = Some(place),
            Some(first) => found.push(
                Diagnostic::error(
                    "several-default-hosts",
                    place,
                    format!("{} is a second default", quote(name)),
                )
                .label("one host only can be taken when none is named")
                .also(first, "the first one")
                .help("keep `default: true` on one host"),
            ),
        }
    }
    if let Some(pages) = &common.pages {
        page_url(pages, document.value_place(&["pages"]), found);
    }
    for file in scope.operations() {
        let Some(host) = &file.value.host else {
            continue;
        };
        if common.hosts.contains_key(host) {
            continue;
        }
        let known = || common.hosts.keys().map(String::as_str);
        let place = file.document.value_place(&["host"]);
        let diagnostic = Diagnostic::error(
            "unknown-host",
            place,
            format!("there is no host {}", quote(host)),
        );
        found.push(meant(diagnostic, nearest(host, known()), |it| {
            if common.hosts.is_empty() {
                it.label("the service has no hosts")
                    .help("declare it under `hosts:` in service.yaml")
            } else {
                it.label("not under `hosts:` in service.yaml")
                    .help(format!("known hosts: {}", word_list(known())))
            }
        }));
    }
}

/// What stands behind the scheme, if the URL is one of HTTP.
fn behind_scheme(url: &str) -> Option<&str> {
    url.strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
}

fn base_url(url: &str, place: Span, found: &mut Diagnostics) {
    let bad = |label: &str| {
        Diagnostic::error("bad-url", place, format!("{} is no base URL", quote(url))).label(label)
    };
    let plain = |rest: &str| {
        !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "{}\\\"<>^`|".contains(c))
    };
    let problem = match behind_scheme(url) {
        None => bad("begins with neither https:// nor http://")
            .help("write the whole URL, such as `https://api.example.com`"),
        Some(rest) if rest.is_empty() || rest.starts_with(['/', ':', '?', '#']) => {
            bad("has no host").help("write the whole URL, such as `https://api.example.com`")
        }
        Some(rest) if rest.contains(['?', '#']) => {
            bad("ends with a query or fragment").help("leave what is behind `?` or `#` out")
        }
        Some(rest) if !plain(rest) => {
            bad("has a character that no URL has").help("write a URL without placeholders")
        }
        Some(rest) if rest.ends_with('/') => bad("ends with a slash")
            .help("paths begin with the slash")
            .suggest(place, format!("\"{}\"", url.trim_end_matches('/'))),
        Some(_) => return,
    };
    found.push(problem);
}

fn page_url(url: &str, place: Span, found: &mut Diagnostics) {
    let label = if behind_scheme(url).is_none() {
        "begins with neither https:// nor http://"
    } else if url.contains("{page}") {
        return;
    } else {
        "has no `{page}`"
    };
    found.push(
        Diagnostic::error(
            "bad-url",
            place,
            format!("{} is no URL of pages", quote(url)),
        )
        .label(label)
        .help("write a URL in which `{page}` stands for the page's name"),
    );
}
