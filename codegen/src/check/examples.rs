//! Examples: the page's own JSON is accepted by what the schema says about it.

use super::Group;
use super::deviation::{Deviation, mark};
use super::fit::{Fit, Members};
use super::scope::{Scope, Table};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, quote};
use crate::schema::language::{Envelope, Erratum, Example, ExampleKind, FieldDef, Role};
use crate::schema::{Page, locate};
use crate::yaml::Node;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "example-rejected",
            "an example has a value that its schema does not accept",
        ),
        (
            "example-unlisted-value",
            "an example has a value that its enum does not list",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    for page in &scope.service.pages {
        let excused = excused(scope, page);
        for (index, example) in page.examples().iter().enumerate() {
            let index = index.to_string();
            let Some(node) = page.document().at(&["examples", &index, "value"]) else {
                continue;
            };
            let place = page.document().value_place(&["examples", &index, "of"]);
            let Some(deviations) = deviations(scope, page, example, node) else {
                let (kind, name) = page.subject();
                found.push(
                    Diagnostic::error(
                        "example-rejected",
                        place,
                        format!("the {kind} {} has no such message", quote(name)),
                    )
                    .label("a message of another kind of page")
                    .help(match page {
                        Page::Operation(_) => {
                            "an operation has `request`, `response` and `failure`"
                        }
                        Page::Webhook(_) => "a webhook has `payload` and `answer`",
                    }),
                );
                continue;
            };
            for deviation in deviations {
                let named = deviation
                    .fields
                    .iter()
                    .any(|field| excused.iter().any(|it| std::ptr::eq(*it, *field)));
                if !named {
                    found.push(report(deviation));
                }
            }
        }
    }
}

/// The fields about which an erratum says that the page is wrong.
fn excused<'a>(scope: &Scope<'a>, page: &'a Page) -> Vec<&'a FieldDef> {
    let find = |page: Option<&'a Page>, list: &'a [Erratum]| -> Vec<&'a FieldDef> {
        let fields = list.iter().filter_map(|erratum| erratum.field.as_deref());
        fields
            .filter_map(|field| locate(scope.service, page, &scope.symbols, field).ok())
            .collect()
    };
    let mut excused = find(Some(page), page.errata());
    excused.extend(find(None, &scope.common().errata));
    excused
}

/// How an example deviates; `None` if its page has no such message.
fn deviations<'a>(
    scope: &Scope<'a>,
    page: &'a Page,
    example: &Example,
    node: &Node,
) -> Option<Vec<Deviation<'a>>> {
    match (page, example.of) {
        (Page::Operation(file), ExampleKind::Request) => Some(Fit::of_object(
            scope,
            node,
            &[(&file.value.request, file.id)],
            Members::All,
        )),
        (Page::Operation(file), ExampleKind::Response | ExampleKind::Failure) => {
            let envelope = scope.envelope_of(file);
            let mut tables: Vec<Table<'a>> = envelope
                .iter()
                .map(|(envelope, id)| (&envelope.fields, *id))
                .collect();
            let members = if example.of == ExampleKind::Failure {
                Members::OfTables // what else a failure carries, no page says
            } else {
                tables.push((&file.value.response, file.id));
                Members::All
            };
            let mut found = Fit::of_object(scope, node, &tables, members);
            found.extend(envelope.and_then(|(envelope, _)| outcome(envelope, example.of, node)));
            Some(found)
        }
        (Page::Webhook(file), ExampleKind::Payload) => Some(Fit::of_object(
            scope,
            node,
            &[(&file.value.payload, file.id)],
            Members::All,
        )),
        (Page::Webhook(file), ExampleKind::Answer) => {
            let body = file
                .value
                .answer
                .as_ref()
                .and_then(|answer| answer.body.as_ref());
            let differs = body.is_some_and(|body| *body != node.to_json());
            let deviation = || {
                Deviation::new(
                    mark(node),
                    "this is not what the receiver must answer",
                    "differs from `answer.body`",
                )
                .help("make `answer.body` and the example the same")
            };
            Some(differs.then(deviation).into_iter().collect())
        }
        _ => None,
    }
}

/// A response has a code of success, a failure has another.
fn outcome<'a>(envelope: &'a Envelope, kind: ExampleKind, node: &Node) -> Option<Deviation<'a>> {
    let (name, def) = envelope
        .fields
        .iter()
        .find(|(_, def)| def.role == Some(Role::Code))?;
    let code = &node.get(name)?.value;
    let number = code.as_integer()?;
    let succeeded = envelope
        .success
        .iter()
        .any(|success| success.as_i64() == Some(number));
    let (message, help) = match (kind, succeeded) {
        (ExampleKind::Response, false) => {
            ("this code does not mean success", "write `of: failure`")
        }
        (ExampleKind::Failure, true) => ("this code means success", "write `of: response`"),
        _ => return None,
    };
    let deviation = Deviation::new(code.span, message, "by `envelope.success`").help(help);
    Some(deviation.of(vec![def]))
}

fn report(deviation: Deviation<'_>) -> Diagnostic {
    let (severity, rule) = if deviation.unlisted {
        (Severity::Warning, "example-unlisted-value")
    } else {
        (Severity::Error, "example-rejected")
    };
    let at = deviation.at;
    let diagnostic = Diagnostic::new(severity, rule, at, deviation.message).label(deviation.label);
    let usual =
        "correct the schema; if the page contradicts itself, say so in an erratum with `field:`";
    match deviation.suggestion {
        Some(replacement) => diagnostic.suggest(at, replacement),
        None => diagnostic.help(deviation.help.unwrap_or_else(|| usual.to_owned())),
    }
}
