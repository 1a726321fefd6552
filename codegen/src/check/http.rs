//! Method, path, and whether there is a body.

use super::Group;
use super::hints::meant;
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, quote};
use crate::schema::Loaded;
use crate::schema::language::{Body, OperationFile};
use crate::text::nearest;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "bad-http",
            "`http` is no method with a path, or its parameters are not those under `path`",
        ),
        (
            "member-without-body",
            "an operation that sends no body has members of one",
        ),
        (
            "compress-without-body",
            "a body is to be compressed, and there is none",
        ),
    ],
    check,
};

const RULE: &str = "bad-http";

const METHODS: [&str; 6] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    for file in scope.operations() {
        let place = file.document.value_place(&["http"]);
        if let Some(path) = line(scope, &file.value.http, place, true, found) {
            parameters(scope, file, path, place, found);
        }
        if file.value.body == Body::None {
            bodiless(file, found);
        }
        if file.value.compress.is_some() && file.value.body == Body::None {
            found.push(
                Diagnostic::error(
                    "compress-without-body",
                    file.document.place(&["compress"]),
                    "there is no body to compress",
                )
                .label("take it out")
                .also(file.document.place(&["body"]), "no body is sent"),
            );
        }
    }
    for file in scope.webhooks() {
        line(
            scope,
            &file.value.http,
            file.document.value_place(&["http"]),
            false,
            found,
        );
    }
}

fn bodiless(file: &Loaded<OperationFile>, found: &mut Diagnostics) {
    for name in file.value.request.keys() {
        found.push(
            Diagnostic::error(
                "member-without-body",
                file.place(&["request", name]),
                format!("{} is a member of a body that is not sent", quote(name)),
            )
            .label("never sent")
            .also(
                file.document.value_place(&["body"]),
                "the operation has no body",
            )
            .help("declare it under `path:`, `query:` or `request_headers:`, or take `body: none` out"),
        );
    }
}

/// Looks at `METHOD /path`; the path if it can be read.
fn line<'t>(
    scope: &Scope<'_>,
    text: &'t str,
    place: Span,
    path_needed: bool,
    found: &mut Diagnostics,
) -> Option<&'t str> {
    let shape = if path_needed {
        "`POST /v3/stopOrder`"
    } else {
        "`POST`, or `POST /path` if the page has one"
    };
    let mut words = text.split_whitespace();
    let method = words.next().unwrap_or_default();
    if !METHODS.contains(&method) {
        let at = scope.narrow(place, method);
        let diagnostic =
            Diagnostic::error(RULE, at, format!("{} is no HTTP method", quote(method)));
        found.push(meant(diagnostic, nearest(method, METHODS), |it| {
            it.label("expected GET, POST, PUT, PATCH, DELETE or HEAD")
                .help(format!("write method and path, such as {shape}"))
        }));
    }
    let problem = |at: Span, message: String, label: &str| {
        Diagnostic::error(RULE, at, message)
            .label(label)
            .help(format!("write method and path, such as {shape}"))
    };
    let Some(path) = words.next() else {
        if path_needed {
            found.push(problem(
                place,
                "the path is missing".to_owned(),
                "a method only",
            ));
        }
        return None;
    };
    let at = scope.narrow(place, path);
    if let Some(more) = words.next() {
        let at = scope.narrow(place, more);
        found.push(problem(
            at,
            format!("{} is too much", quote(more)),
            "neither method nor path",
        ));
    }
    if !path.starts_with('/') {
        found.push(problem(
            at,
            format!("the path {} does not begin with a slash", quote(path)),
            "hosts are declared in service.yaml",
        ));
        return None;
    }
    if let Some(mark) = path.find(['?', '#']) {
        let at = scope.narrow(at, &path[mark..]);
        found.push(
            Diagnostic::error(
                RULE,
                at,
                format!("{} is no part of a path", quote(&path[mark..])),
            )
            .label("not sent with the path")
            .help("declare parameters of the query string under `query:`"),
        );
        return None;
    }
    Some(path)
}

fn parameters(
    scope: &Scope<'_>,
    file: &Loaded<OperationFile>,
    path: &str,
    place: Span,
    found: &mut Diagnostics,
) {
    let Some(names) = names(path) else {
        found.push(
            Diagnostic::error(
                RULE,
                place,
                format!("the braces of {} do not match", quote(path)),
            )
            .label("not a path with parameters")
            .help("write a parameter as `{name}`"),
        );
        return;
    };
    let declared = &file.value.path;
    for (index, name) in names.iter().enumerate() {
        let at = scope.narrow(place, &format!("{{{name}}}"));
        if names[..index].contains(name) {
            found.push(
                Diagnostic::error(
                    RULE,
                    at,
                    format!("the path has the parameter {} twice", quote(name)),
                )
                .label("one value cannot stand in two places")
                .help("give each parameter a name of its own"),
            );
        } else if !declared.contains_key(*name) {
            let diagnostic = Diagnostic::error(
                RULE,
                at,
                format!("the parameter {} is not declared", quote(name)),
            );
            let near = nearest(name, declared.keys().map(String::as_str))
                .map(|near| format!("{{{near}}}"));
            found.push(meant(diagnostic, near, |it| {
                it.label("not under `path:`")
                    .help("declare it under `path:`, with its type")
            }));
        }
    }
    for name in declared
        .keys()
        .filter(|name| !names.contains(&name.as_str()))
    {
        found.push(
            Diagnostic::error(
                RULE,
                file.place(&["path", name]),
                format!("the path has no parameter {}", quote(name)),
            )
            .label("never sent")
            .also(place, "the path")
            .help(format!(
                "put `{{{name}}}` into the path, or declare it under `query:`"
            )),
        );
    }
}

/// The names between braces; `None` if the braces do not match.
fn names(path: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some(open) = rest.find(['{', '}']) {
        let inner = rest[open..].strip_prefix('{')?;
        let close = inner.find('}')?;
        let name = &inner[..close];
        if name.is_empty() || name.contains(['{', '/']) {
            return None;
        }
        names.push(name);
        rest = &inner[close + 1..];
    }
    Some(names)
}
