//! Drafts made by hand, and pages as text.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::json;
use tablewright::import::draft::{
    Draft, DraftClaim, DraftEnum, DraftErratum, DraftExample, DraftField, DraftType, DraftValue,
};
use tablewright::import::page::{BlockKind, Page};
use tablewright::import::print::{Options, Printed, print};
use tablewright::schema::language::{Effect, ExampleKind, Unit};

/// A page, one block or row to a line.
pub(crate) fn shown(page: &Page) -> String {
    let mut out = String::new();
    if let Some(title) = &page.title {
        writeln!(out, "title: {title}").unwrap();
    }
    for block in &page.blocks {
        let line = block.line;
        match &block.kind {
            BlockKind::Heading { level, text } => {
                writeln!(out, "{line:>3} heading {level}: {text}")
            }
            BlockKind::Paragraph(text) => writeln!(out, "{line:>3} text: {text:?}"),
            BlockKind::Item { depth, text } => writeln!(out, "{line:>3} item {depth}: {text:?}"),
            BlockKind::Code { language, text } => {
                writeln!(out, "{line:>3} code {language:?}: {text:?}")
            }
            BlockKind::Table(table) => {
                writeln!(out, "{line:>3} table, header: {}", table.has_header).unwrap();
                table
                    .rows
                    .iter()
                    .try_for_each(|row| writeln!(out, "    {:>3} {:?}", row.line, row.cells))
            }
        }
        .unwrap();
    }
    out
}

pub(crate) fn field(name: &str, ty: DraftType) -> DraftField {
    DraftField {
        name: name.to_owned(),
        ty,
        line: 10,
        required: true,
        ..DraftField::default()
    }
}

/// An operation with something of everything.
pub(crate) fn close_depot() -> Draft {
    Draft {
        name: "closeDepot".to_owned(),
        title: Some("Close a depot: at once".to_owned()),
        page: "Close depot".to_owned(),
        revised: Some("2024-05-17".to_owned()),
        method: Some("POST".to_owned()),
        path: Some("/depots/close".to_owned()),
        effect: Some(Effect::Idempotent),
        request_headers: vec![field("apiKey", DraftType::String)],
        request: vec![
            field("depotId", DraftType::Integer),
            DraftField {
                constant: Some(json!("close")),
                description: "Words of the page".to_owned(),
                ..field("action", DraftType::String)
            },
            DraftField {
                required: false,
                max_items: Some(20),
                unsure: vec!["the table calls it an object, the example shows a list".to_owned()],
                fields: vec![
                    DraftField {
                        sensitive: true,
                        ..field("phone", DraftType::String)
                    },
                    DraftField {
                        nullable: true,
                        ..field("state", DraftType::Enum("DriverState".to_owned()))
                    },
                ],
                ..field("driverList", DraftType::List(Box::new(DraftType::Object)))
            },
            DraftField {
                required: false,
                unit: Some(Unit::UnixSeconds),
                ..field("at", DraftType::Integer)
            },
        ],
        response: vec![
            field("code", DraftType::Integer),
            field("msg", DraftType::String),
            DraftField {
                fields: vec![DraftField {
                    example: Some(json!("A-7")),
                    ..field("receipt", DraftType::String)
                }],
                ..field("data", DraftType::Object)
            },
        ],
        enums: vec![DraftEnum {
            name: "DriverState".to_owned(),
            of_integer: true,
            values: vec![
                value(json!(0), "Free"),
                value(json!(1), "On the road"),
                value(json!(2), "Unknown"),
            ],
            line: 30,
        }],
        codes: vec![
            value(json!(0), "Success"),
            value(json!(12), "Depot unknown"),
        ],
        examples: vec![DraftExample {
            kind: ExampleKind::Request,
            value: json!({"depotId": 3, "action": "close", "driverList": [{"phone": "1", "state": null}]}),
            line: 40,
        }],
        errata: vec![DraftErratum {
            subject: "request.driverList".to_owned(),
            is_field: true,
            page_says: "an object".to_owned(),
            truth: "a list".to_owned(),
            why: "the example shows one".to_owned(),
            claim: DraftClaim::Type(DraftType::Object),
            line: 12,
        }],
        ..Draft::default()
    }
}

pub(crate) fn value(value: serde_json::Value, name: &str) -> DraftValue {
    DraftValue {
        value,
        name: name.to_owned(),
        description: String::new(),
        line: 31,
    }
}

pub(crate) fn printed(draft: &Draft) -> Printed {
    print(draft, &Options::default())
}

/// The errors of a page's file in a service that has nothing but a host.
pub(crate) fn errors(file_name: &str, text: &str) -> Vec<String> {
    let service = "service: shop\ntitle: Shop\nsummary: A shop.\nhosts: { main: { url: \"https://example.com\" } }\n";
    let texts = BTreeMap::from([
        ("shop/service.yaml".to_owned(), service.to_owned()),
        (format!("shop/{file_name}"), text.to_owned()),
    ]);
    let compiled = tablewright::compile_texts(&texts, "test");
    let severe = compiled
        .diagnostics
        .iter()
        .filter(|found| found.severity == tablewright::diagnostic::Severity::Error);
    severe.map(|found| found.message.clone()).collect()
}
