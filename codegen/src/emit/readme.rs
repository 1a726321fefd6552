//! `README.md` of the generated crate: what it is, what it covers, how it is used.

use super::OutputFile;
use super::file::mark;
use super::prose::{cell, markdown};
use super::sample::sample;
use crate::model::{Api, Service};

/// What holds for every generated crate.
const MANNERS: &str = "\
Messages are plain structs. Reading is tolerant: a null, a missing member, a number sent as text or an unknown enum
value never costs the rest of the message, and what was odd can be asked for. Writing is exact. Enums are open: a value
that is not listed is kept; so are members, in `rest`, where the documentation was seen in part. Phone numbers and
secrets do not show in `Debug`.";

/// What holds for every client.
const CLIENTS: &str = "\
`BlockingClient` does the same without `async`, and `Api` prepares signed requests and reads answers for an HTTP stack
of your own. Requests are checked against the limits of the page before they are sent; patterns are left to the server.
Operations that act each time they are sent are never sent again once bytes may have reached the server, and the error
says so. An error keeps the vendor's code and message, both request ids and the raw body, and shows none of what is
private. Where a vendor signs its answers, a success must be signed: `Options::with_verification` relaxes that.

Every call goes through one transport. The default one is reqwest, inside of a Tokio runtime; `Client::with_transport`
takes another.";

/// What holds for lists, if there are such operations.
const LISTS: &str = "\
Lists may be longer than one message. A method that ends in `_pages` walks all pages of an operation: as a stream of the
async client, as an iterator of the blocking one, and of the items with `.items()`. An error does not end a walk; asking
on asks for the same page again. A method that ends in `_in_batches` takes a list of any length, sends it in parts, a few
at the same time, and joins the answers; parts that failed can be tried again by themselves.";

/// Features that are not services.
const FEATURES: &str = "\
- `reqwest`: the default transport of the async clients; on by default
- `blocking`: the transport of the blocking clients, ureq
- `gzip`: compresses bodies where the vendor inflates them; on with both transports
- `rustls`: TLS by rustls, on by default; `native-tls`: TLS by the system
- `stream`: walks over pages are streams of `futures-core`; `reqwest` brings it along
- `tracing`: a span for each attempt, with operation and request id

Without default features there is no HTTP stack at all.";

pub(super) fn emit(api: &Api) -> OutputFile {
    let package = &api.package;
    let mut blocks = vec![
        format!("<!-- {} -->", mark("")),
        format!("# {}", package.name),
        markdown(&package.description),
        MANNERS.to_owned(),
    ];
    if let Some(sample) = sample(api) {
        blocks.push("## Use".to_owned());
        if let Some(call) = &sample.call {
            blocks.push(format!("```rust\n{call}```"));
            blocks.push(CLIENTS.to_owned());
            let mut operations = api.services.iter().flat_map(|service| &service.operations);
            if operations.any(|it| it.pages.is_some() || it.batch.is_some()) {
                blocks.push(LISTS.to_owned());
            }
        }
        blocks.push("Messages can be read and written without a client:".to_owned());
        blocks.push(format!("```rust\n{}```", sample.code));
    }
    if !api.services.is_empty() {
        blocks.push("## Services".to_owned());
        blocks.extend(api.services.iter().flat_map(service));
        blocks.push("## Features".to_owned());
        blocks.push("One for each service; all are on by default.".to_owned());
        blocks.push(features(&api.services));
        blocks.push(FEATURES.to_owned());
    }
    blocks.push("## Rust".to_owned());
    blocks.push(format!(
        "Builds with Rust {} and later.",
        package.rust_version
    ));
    blocks.push("## Licence".to_owned());
    blocks.push(markdown(&package.license));
    OutputFile {
        path: "README.md".to_owned(),
        contents: blocks.join("\n\n") + "\n",
    }
}

fn service(service: &Service) -> Vec<String> {
    let mut blocks = vec![
        format!("### {}", cell(&service.title)),
        markdown(&service.summary),
        format!("Module and feature: `{}`.", service.module),
    ];
    let operations = service.operations.iter().map(|operation| {
        row(
            &operation.name,
            &operation.summary,
            Some(seen(operation.missing.as_ref())),
            operation.page.as_deref(),
            operation.page_url.as_deref(),
        )
    });
    let webhooks = service.webhooks.iter().map(|webhook| {
        row(
            &webhook.name,
            &webhook.summary,
            Some(seen(webhook.missing.as_ref())),
            webhook.page.as_deref(),
            webhook.page_url.as_deref(),
        )
    });
    blocks.extend(table(&["Operation", "", "Seen", "Page"], operations));
    blocks.extend(table(&["Webhook", "", "Seen", "Page"], webhooks));
    let left_out = service.left_out.iter().map(|it| {
        let (page, url) = (it.page.as_deref(), it.page_url.as_deref());
        row(&it.name, &it.missing, None, page, url)
    });
    blocks.extend(table(&["Left out", "What is missing", "Page"], left_out));
    blocks
}

/// Nothing if there are no rows.
fn table(titles: &[&str], rows: impl Iterator<Item = String>) -> Option<String> {
    let rows: Vec<String> = rows.collect();
    (!rows.is_empty()).then(|| {
        format!(
            "| {} |\n|{}\n{}",
            titles.join(" | "),
            " --- |".repeat(titles.len()),
            rows.join("\n")
        )
    })
}

/// How much of a page was seen.
fn seen(missing: Option<&String>) -> &'static str {
    if missing.is_some() {
        "in part"
    } else {
        "in full"
    }
}

fn row(
    name: &str,
    summary: &str,
    seen: Option<&str>,
    page: Option<&str>,
    url: Option<&str>,
) -> String {
    let page = match (page, url) {
        (Some(page), Some(url)) => format!("[{}](<{url}>)", cell(page)),
        (Some(page), None) => cell(page),
        (None, _) => String::new(),
    };
    let seen = seen.map_or_else(String::new, |seen| format!(" {seen} |"));
    format!("| `{name}` | {} |{seen} {page} |", cell(summary))
}

fn features(services: &[Service]) -> String {
    let lines: Vec<String> = services
        .iter()
        .map(|service| format!("- `{}`: {}", service.module, cell(&service.title)))
        .collect();
    lines.join("\n")
}
