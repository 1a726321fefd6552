//! Holds what the importer understands of a page against a schema: `cargo run --example import_score -- PAGE SCHEMA`. Without a
//! schema it prints what was understood; for a folder it prints how long a hundred of its pages take. The schema's `service.yaml`, if there is one beside it, adds its headers and envelope.

#[allow(dead_code, reason = "shared with the test")]
#[path = "../tests/support/score.rs"]
mod score;

use std::path::Path;

use tablewright::import::print::{Options, print};
use tablewright::import::{read, understand};
use tablewright::schema::language::ServiceFile;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(page) = arguments.first().map(Path::new) else {
        eprintln!("usage: import_score PAGE [SCHEMA]");
        std::process::exit(2);
    };
    if page.is_dir() {
        return hundred(page);
    }
    let bytes = std::fs::read(page).unwrap_or_else(|error| fail(page, &error));
    let name = page
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let reading = read::read(&name, &bytes).unwrap_or_else(|error| fail(page, &error));
    let understood = understand(&reading.page);
    let Some(schema) = arguments.get(1).map(Path::new) else {
        for draft in &understood.drafts {
            println!(
                "{} {} {:?} {:?} {:?} body {:?} effect {:?} revised {:?} codes {} examples {:?} answer {:?} retry {}",
                if draft.is_webhook {
                    "WEBHOOK"
                } else {
                    "OPERATION"
                },
                draft.name,
                draft.title,
                draft.method,
                draft.path,
                draft.body,
                draft.effect,
                draft.revised,
                draft.codes.len(),
                draft
                    .examples
                    .iter()
                    .map(|example| example.kind)
                    .collect::<Vec<_>>(),
                draft.answer_status,
                draft.retry.is_some()
            );
            for (_, host) in &draft.hosts {
                println!("  host {host}");
            }
            for (section, fields) in [
                ("request_headers", &draft.request_headers),
                ("path", &draft.path_parameters),
                ("query", &draft.query),
                ("request", &draft.request),
                ("response_headers", &draft.response_headers),
                ("response", &draft.response),
            ] {
                if !fields.is_empty() {
                    println!("  {section}");
                    show(fields, 2);
                }
            }
            for one in &draft.enums {
                let values: Vec<String> = one
                    .values
                    .iter()
                    .map(|value| format!("{}={}", value.value, value.name))
                    .collect();
                println!("  enum {} {}", one.name, values.join(" "));
            }
            let codes: Vec<String> = draft
                .codes
                .iter()
                .map(|code| format!("{}={}", code.value, code.name))
                .collect();
            println!("  codes {}", codes.join(" "));
            for erratum in &draft.errata {
                println!(
                    "  erratum {}: {} -> {} ({})",
                    erratum.subject, erratum.page_says, erratum.truth, erratum.why
                );
            }
        }
        for note in &understood.notes {
            println!("note {:?} line {}: {}", note.kind, note.line, note.text);
        }
        return;
    };
    let text = std::fs::read_to_string(schema).unwrap_or_else(|error| fail(schema, &error));
    let service = std::fs::read_to_string(schema.with_file_name("service.yaml"))
        .ok()
        .and_then(|text| service(&text));
    let expected = score::flat_schema(&score::expected(&text), service.as_ref());
    let emitted = understood
        .drafts
        .first()
        .map(score::flat_draft)
        .unwrap_or_default();
    let score = score::compare(&expected, &emitted);
    println!("{}", score.line());
    for difference in &score.differences {
        println!("  {difference}");
    }
}

/// Reads, understands and prints a hundred pages, those of the folder again and again.
fn hundred(folder: &Path) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| fail(folder, &error));
    let pages: Vec<(String, Vec<u8>)> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && path.extension().is_some_and(|ending| ending != "yaml"))
        .map(|path| {
            let bytes = std::fs::read(&path).unwrap_or_else(|error| fail(&path, &error));
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            (name.unwrap_or_default(), bytes)
        })
        .collect();
    let start = std::time::Instant::now();
    let (mut drafts, mut failed) = (0, 0);
    for (name, bytes) in pages.iter().cycle().take(100) {
        match read::read(name, bytes) {
            Ok(reading) => {
                for draft in understand(&reading.page).drafts {
                    print(&draft, &Options::default());
                    drafts += 1;
                }
            }
            Err(_) => failed += 1,
        }
    }
    println!(
        "100 pages of {} in {:?}: {drafts} operations, {failed} pages without text",
        folder.display(),
        start.elapsed()
    );
}

/// The service, without its signing recipes, which the plain YAML reader does not take.
fn service(text: &str) -> Option<ServiceFile> {
    let mut kept = String::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            inside = line.starts_with("signing:");
        }
        if !inside {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    serde_yaml::from_str(&kept)
        .map_err(|error| eprintln!("service.yaml: {error}"))
        .ok()
}

fn show(fields: &[tablewright::import::draft::DraftField], depth: usize) {
    for field in fields {
        let mut more = Vec::new();
        if field.required {
            more.push("required".to_owned());
        }
        if field.nullable {
            more.push("nullable".to_owned());
        }
        if let Some(value) = &field.constant {
            more.push(format!("const {value}"));
        }
        if let Some(value) = &field.default {
            more.push(format!("default {value}"));
        }
        if let Some(unit) = field.unit {
            more.push(unit.word().to_owned());
        }
        if field.sensitive {
            more.push("sensitive".to_owned());
        }
        for (name, limit) in [
            ("min_items", field.min_items),
            ("max_items", field.max_items),
            ("min_length", field.min_length),
            ("max_length", field.max_length),
        ] {
            if let Some(limit) = limit {
                more.push(format!("{name} {limit}"));
            }
        }
        for (name, limit) in [("minimum", field.minimum), ("maximum", field.maximum)] {
            if let Some(limit) = limit {
                more.push(format!("{name} {limit}"));
            }
        }
        let unsure: Vec<String> = field
            .unsure
            .iter()
            .map(|text| format!(" # {text}"))
            .collect();
        println!(
            "{}{} {:?} {}{}",
            "  ".repeat(depth),
            field.name,
            field.ty,
            more.join(", "),
            unsure.concat()
        );
        show(&field.fields, depth + 1);
    }
}

fn fail(path: &Path, error: &dyn std::fmt::Display) -> ! {
    eprintln!("{}: {error}", path.display());
    std::process::exit(1)
}
