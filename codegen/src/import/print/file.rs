//! The keys of a file, in the language's order.

use heck::ToSnakeCase;

use super::super::draft::{Draft, DraftExample, Note, NoteKind};
use super::enums::{self, Types, one_line};
use super::yaml::{Entry, Yaml};
use super::{Options, errata, fields, summary, within};
use crate::schema::language::{Body, Effect, ExampleKind};

/// The name of the file without its ending.
pub(super) fn stem(draft: &Draft) -> String {
    let name = draft.name.to_snake_case();
    let fits: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
        .take(80)
        .collect();
    if fits.is_empty() || fits == "service" {
        format!("page_{fits}").trim_end_matches('_').to_owned()
    } else {
        fits
    }
}

/// The whole file.
pub(super) fn root(draft: &Draft, options: &Options<'_>) -> (Yaml, Vec<Note>) {
    let mut notes = Vec::new();
    let mut types = Types::new(draft, options);
    let mut entries = head(draft, options);
    let service = options.service.map(|service| service.file);
    let mut section =
        |key: &str, rows: &[super::super::draft::DraftField], entries: &mut Vec<Entry>| {
            let rows = fields::table(
                rows,
                &draft.name,
                &mut types,
                options.with_descriptions,
                &mut notes,
            );
            if !rows.is_empty() {
                entries.push(Entry::new(key, Yaml::Map(rows, false)));
            }
        };
    let request_headers = match service {
        Some(file) if !draft.is_webhook => {
            within::headers(&draft.request_headers, &file.request_headers)
        }
        _ => draft.request_headers.clone(),
    };
    section("request_headers", &request_headers, &mut entries);
    if draft.is_webhook {
        section("payload", &draft.request, &mut entries);
        entries.extend(answer(draft, options));
    } else {
        section("path", &draft.path_parameters, &mut entries);
        section("query", &draft.query, &mut entries);
        section("request", &draft.request, &mut entries);
        let response_headers = match service {
            Some(file) => within::headers(&draft.response_headers, &file.response_headers),
            None => draft.response_headers.clone(),
        };
        section("response_headers", &response_headers, &mut entries);
        let response = match service {
            Some(file) => within::response(draft, file).0,
            None => draft.response.clone(),
        };
        section("response", &response, &mut entries);
    }
    entries.extend(enums::section(draft, &types, options.with_descriptions));
    if !draft.is_webhook {
        let codes = enums::values(
            &within::codes(draft, service),
            false,
            options.with_descriptions,
        );
        if !codes.is_empty() {
            entries.push(Entry::new("codes", Yaml::Map(codes, false)));
        }
    }
    let errata: Vec<Yaml> = (draft.errata.iter())
        .map(|erratum| errata::erratum(erratum, &entries))
        .collect();
    entries.extend(list("errata", errata));
    let examples: Vec<Yaml> = draft.examples.iter().map(example).collect();
    if draft.examples.is_empty() && !draft.is_bare() {
        notes.push(Note {
            kind: NoteKind::Look,
            line: 1,
            text: format!("`{}` has no example to check the tables with", draft.name),
        });
    }
    entries.extend(list("examples", examples));
    notes.append(&mut types.notes);
    (Yaml::Map(entries, false), notes)
}

fn list(key: &str, items: Vec<Yaml>) -> Option<Entry> {
    (!items.is_empty()).then(|| Entry::new(key, Yaml::List(items)))
}

fn head(draft: &Draft, options: &Options<'_>) -> Vec<Entry> {
    let kind = if draft.is_webhook {
        "webhook"
    } else {
        "operation"
    };
    let mut entries = vec![Entry::text(kind, &draft.name), summary::entry(draft)];
    if options.with_descriptions {
        entries.extend(
            draft
                .description
                .as_deref()
                .map(|text| Entry::text("doc", &one_line(text))),
        );
    }
    let page = if draft.page.trim().is_empty() {
        &draft.name
    } else {
        &draft.page
    };
    entries.push(Entry::text("page", &one_line(page)));
    entries.extend(
        draft
            .revised
            .as_deref()
            .map(|date| Entry::new("revised", Yaml::Plain(date.to_owned()))),
    );
    entries.push(http(draft));
    entries.extend(lists(draft));
    if !draft.is_webhook {
        entries.extend(draft.effect.map(|effect| {
            let word = match effect {
                Effect::Read => "read",
                Effect::Idempotent => "idempotent",
                Effect::Once => "once",
            };
            Entry::text("effect", word)
        }));
        if let Some(service) = options.service {
            entries
                .extend(within::host(draft, service.file).map(|host| Entry::text("host", &host)));
            if !within::response(draft, service.file).1 {
                let mut entry = Entry::text("envelope", "none");
                entry
                    .comments
                    .push("The page lists no member of the service's envelope.".to_owned());
                entries.push(entry);
            }
        }
        let word = match draft.body {
            Body::Json => None,
            Body::Form => Some("form"),
            Body::Multipart => Some("multipart"),
            Body::None => Some("none"),
        };
        entries.extend(word.map(|word| Entry::text("body", word)));
    }
    entries
}

/// What is said of bodies that are lists, for which the language has no word.
pub(super) fn missing(draft: &Draft) -> Option<String> {
    let body = if draft.is_webhook {
        "The payload"
    } else {
        "The request's body"
    };
    match (draft.request_is_list, draft.response_is_list) {
        (false, false) => None,
        (true, false) => Some(format!("{body} is a list of these objects.")),
        (false, true) => Some("The answer is a list of these objects.".to_owned()),
        (true, true) => Some(format!("{body} and the answer are lists of these objects.")),
    }
}

/// The keys that say it.
fn lists(draft: &Draft) -> Vec<Entry> {
    let Some(missing) = missing(draft) else {
        return Vec::new();
    };
    let mut partial = Entry::new("partial", Yaml::Plain("true".to_owned()));
    partial.comments.push(
        "A body that is a list cannot be said here; the members of its elements stand in its place."
            .to_owned(),
    );
    vec![partial, Entry::text("missing", &missing)]
}

fn http(draft: &Draft) -> Entry {
    let method = draft.method.as_deref().unwrap_or("POST");
    let mut comments = Vec::new();
    if draft.method.is_none() {
        comments.push("The page names no method.".to_owned());
    }
    let path = match &draft.path {
        Some(path) => format!(" {path}"),
        None if draft.is_webhook => String::new(),
        None => {
            comments.push("The page names no path.".to_owned());
            format!(" /{}", draft.name)
        }
    };
    let mut entry = Entry::text("http", &format!("{method}{path}"));
    if path.contains(['{', ':', '?', '#']) && !path.contains(": ") && !path.contains(" #") {
        entry.value = Yaml::Plain(format!("{method}{path}"));
    }
    entry.comments = comments;
    entry
}

/// What the receiver of a webhook does.
fn answer(draft: &Draft, options: &Options<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    if draft.answer_status.is_some() || draft.answer_body.is_some() {
        let mut body = vec![Entry::new(
            "status",
            Yaml::Plain(draft.answer_status.unwrap_or(200).to_string()),
        )];
        body.extend(
            draft
                .answer_body
                .as_ref()
                .map(|json| Entry::new("body", Yaml::Plain(json.to_string()))),
        );
        entries.push(Entry::new("answer", Yaml::Map(body, true)));
    }
    if let Some(words) = &draft.retry {
        let when = if options.with_descriptions {
            one_line(words)
        } else {
            format!("any status but {}", draft.answer_status.unwrap_or(200))
        };
        let mut entry = Entry::new("retry", Yaml::Map(vec![Entry::text("when", &when)], true));
        entry.comments.push(
            "The page tells how often and how long it is sent again: `every`, `attempts`."
                .to_owned(),
        );
        entries.push(entry);
    }
    entries
}

fn example(example: &DraftExample) -> Yaml {
    let of = match example.kind {
        ExampleKind::Request => "request",
        ExampleKind::Response => "response",
        ExampleKind::Failure => "failure",
        ExampleKind::Payload => "payload",
        ExampleKind::Answer => "answer",
    };
    Yaml::Map(
        vec![
            Entry::text("of", of),
            Entry::text("name", &format!("page line {}", example.line)),
            Entry::new("value", Yaml::Json(example.value.clone())),
        ],
        false,
    )
}
