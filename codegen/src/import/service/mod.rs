//! What the pages of a folder have in common: the `service.yaml` of a new service, with blanks for what no page tells.

mod common;

use std::collections::BTreeMap;
use std::fmt::Write;

use super::draft::Draft;
use super::print::HEADER;
use crate::diagnostic::Diagnostics;
use crate::schema;
use crate::schema::language::ServiceFile;
use common::Common;

/// A new `service.yaml`.
#[derive(Clone, Debug)]
pub struct NewService {
    /// Its text.
    pub text: String,
    /// What it says.
    pub file: ServiceFile,
    /// What a person has to fill in.
    pub blanks: Vec<String>,
}

/// The service that these drafts are of; `Err` says why its file would be refused.
pub fn build(name: &str, drafts: &[Draft]) -> Result<NewService, String> {
    let common = Common::of(drafts);
    // What is found may contradict itself from page to page; less of it is then better than none.
    let attempts = [
        common.clone(),
        common.clone().without_codes(),
        common.without_envelope(),
    ];
    let mut refused = String::new();
    for attempt in attempts {
        let (text, blanks) = text(name, &attempt);
        match load(name, &text) {
            Ok(file) => return Ok(NewService { text, file, blanks }),
            Err(message) => refused = message,
        }
    }
    Err(refused)
}

fn load(name: &str, text: &str) -> Result<ServiceFile, String> {
    let path = format!("{name}/service.yaml");
    let texts = BTreeMap::from([(path, text.to_owned())]);
    let mut diagnostics = Diagnostics::new();
    let mut set = schema::load_texts(&texts, &mut diagnostics);
    let _ = crate::check::check(&set, None, &mut diagnostics);
    if diagnostics.has_errors() {
        return Err(crate::diagnostic::render_text(
            &diagnostics.sorted(&set.sources),
            &set.sources,
            false,
        ));
    }
    set.services
        .pop()
        .map(|service| service.file.value)
        .ok_or_else(|| "the service has no file".to_owned())
}

fn text(name: &str, common: &Common) -> (String, Vec<String>) {
    let mut out = HEADER.to_owned();
    let mut blanks = Vec::new();
    let _ = writeln!(out, "service: {name}");
    blank(&mut out, &mut blanks, "the vendor's name for it.");
    let _ = writeln!(out, "title: {name}");
    blank(&mut out, &mut blanks, "one line on what it is for.");
    let _ = writeln!(out, "summary: Messages of {name}.");
    blank(
        &mut out,
        &mut blanks,
        "where the pages are, with {page} for a page's name: pages: \"https://example.com/wiki/{page}\"",
    );
    out.push('\n');
    if common.hosts.is_empty() {
        blank(
            &mut out,
            &mut blanks,
            "no page names a host: hosts: { production: { url: \"https://api.example.com\", default: true } }",
        );
    } else {
        out.push_str("hosts:\n");
        for (index, (label, url)) in common.hosts.iter().enumerate() {
            let default = if index == 0 { ", default: true" } else { "" };
            let _ = writeln!(
                out,
                "  {label}: {{ url: {}{default} }}",
                super::print::quoted(url)
            );
        }
    }
    if !common.credentials.is_empty() {
        out.push_str("\n# FILL IN: which of these are secrets, what each is and where to get it; add those that no page sends.\ncredentials:\n");
        blanks.push("credentials: which are secrets, and what each is".to_owned());
        for credential in &common.credentials {
            let _ = writeln!(out, "  {credential}: {{ sensitive: true }}");
        }
    }
    for (key, rows) in [
        ("request_headers", &common.request_headers),
        ("response_headers", &common.response_headers),
    ] {
        if !rows.is_empty() {
            let _ = write!(out, "\n{key}:\n{}", super::print::rows(rows, 2));
        }
    }
    if let Some(envelope) = &common.envelope {
        out.push_str("\nenvelope:\n  fields:\n");
        out.push_str(&envelope.rows(4));
        let _ = writeln!(out, "  success: [{}]", envelope.success);
    }
    if !common.codes.is_empty() {
        out.push_str("\ncodes:\n  name: ResultCode\n  of: integer\n  values:\n");
        out.push_str(&super::print::value_rows(&common.codes, 4));
    }
    if let Some(header) = &common.signature {
        out.push('\n');
        blank(
            &mut out,
            &mut blanks,
            &format!("how `{header}` is made; the pages show only the result."),
        );
        let _ = write!(
            out,
            "# A recipe looks like this:\n# signing:\n#   request:\n#     message: \"{{accessKey}}&{{body}}&{{secret}}\"\n#     digest: md5\n#     output: hex-lower\n\
             #     place: {{ header: {header} }}\n#     headers: {{ accessKey: \"{{accessKey}}\", ts: unix-milliseconds }}\n#     applies_to: [request]\n"
        );
    }
    (out, blanks)
}

/// A line that a person has to replace, and an item of the list of such.
fn blank(out: &mut String, blanks: &mut Vec<String>, what: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "# FILL IN: {what}");
    blanks.push(what.to_owned());
}
