//! Understanding never fails, whatever the page.

use std::fmt::Write as _;

use proptest::prelude::*;
use tablewright::import::page::{Block, BlockKind, Page, Row, Table};
use tablewright::import::{Understood, read, understand};

/// Texts that pages are made of, and some that they are not.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "",
            " ",
            "Name",
            "Type",
            "Required",
            "Description",
            "Location",
            "Parameter",
            "Value",
            "Code",
            "Message",
            "参数名",
            "类型",
            "是否必填",
            "说明",
            "body",
            "header",
            "data",
            "» data",
            "»» id",
            "-- x",
            "\u{a0}\u{a0}y",
            "a.b[].c",
            "a..b",
            "...",
            "»",
            "string",
            "[object]",
            "object",
            "array [object {3}]",
            "integer(int32)",
            "enum<string>",
            "Map<String,Object>",
            "[[[[string]]]]",
            "Yes",
            "No",
            "是",
            "0",
            "1",
            "none",
            "0: none, 1: delete",
            "1. x\n2. y",
            "枚举值:\nmalefemale",
            "枚举值:\nABC……--",
            "fixed value \"8\"",
            "fixed value",
            "Default: 3",
            "maximum 500",
            "1-20 characters",
            "data parameters:",
            "Additional fields",
            "Request Parameters",
            "Response",
            "200 Response",
            "Error Codes",
            "Status callback",
            "POST /a/{b}/:c",
            "GET https://x.test/a?b=c&d",
            "URL: /x",
            "Method: POST",
            "Request URL",
            "Call Details",
            "Content-Type",
            "application/json",
            "{\"a\": [1, {\"b\": null}]}",
            "{\"a\": {\"12\": {\"x\": 1}, \"13\": {\"x\": 2}}}",
            "curl -d 'a=1&b=2' http://x.test/y",
            "edited this page Dec 16, 2024",
            "(",
            "）",
            "“",
            "\u{1f}",
            "\u{feff}x",
            "é: ü, ñ: ö",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,40}",
        "[ -~\n]{0,60}",
        "[0-9:=,;.()\\-~ 、，。：一二三a-c\"“”]{0,60}",
    ]
}

fn table() -> impl Strategy<Value = BlockKind> {
    (
        any::<bool>(),
        prop::collection::vec(prop::collection::vec(text(), 0..7), 0..8),
    )
        .prop_map(|(has_header, rows)| {
            BlockKind::Table(Table {
                has_header,
                rows: rows
                    .into_iter()
                    .enumerate()
                    .map(|(at, cells)| Row {
                        line: at + 1,
                        cells,
                    })
                    .collect(),
            })
        })
}

fn block() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        (0_u8..9, text()).prop_map(|(level, text)| BlockKind::Heading { level, text }),
        text().prop_map(BlockKind::Paragraph),
        (0_usize..3, text()).prop_map(|(depth, text)| BlockKind::Item { depth, text }),
        table(),
        table(),
        (text(), text()).prop_map(|(one, two)| BlockKind::Code {
            language: None,
            text: format!("{one}\n{two}"),
        }),
    ]
}

fn page() -> impl Strategy<Value = Page> {
    (text(), prop::collection::vec(block(), 0..14)).prop_map(|(name, kinds)| Page {
        name,
        title: None,
        blocks: kinds
            .into_iter()
            .enumerate()
            .map(|(at, kind)| Block { line: at + 1, kind })
            .collect(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_page_is_understood_or_said_to_be_none(page in page()) {
        let Understood { drafts, notes } = understand(&page);
        prop_assert!(!drafts.is_empty() || !notes.is_empty());
        let mut names: Vec<&str> = drafts.iter().map(|draft| draft.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        prop_assert_eq!(names.len(), drafts.len());
    }
}

fn understood(text: &str) -> Understood {
    understand(&read::read("page.md", text.as_bytes()).expect("text").page)
}

#[test]
fn pages_that_are_no_api_pages_say_so() {
    for text in [
        "# Welcome\n\nThis is the home of our documentation.\n",
        "# Prices\n\n| City | Price |\n| --- | --- |\n| Rome | 3 |\n",
    ] {
        let understood = understood(text);
        assert!(understood.drafts.is_empty(), "{text}");
        assert!(
            understood
                .notes
                .iter()
                .any(|note| note.text.contains("no page of an API operation")),
            "{:?}",
            understood.notes
        );
    }
}

#[test]
fn a_large_page_takes_no_longer_than_its_size() {
    let mut text = String::from(
        "# Big\n\n- URL: `https://x.test/big`\n- Method: POST\n\n## Request Parameters\n\n",
    );
    for table in 0..40 {
        let _ = write!(
            text,
            "### part{table}\n\n| Name | Type | Required | Description |\n| --- | --- | --- | --- |\n"
        );
        for row in 0..50 {
            let _ = writeln!(
                text,
                "| field{table}x{row} | integer | Yes | State, 0: none, 1: some, {row} to go |"
            );
        }
        text.push('\n');
    }
    let start = std::time::Instant::now();
    let understood = understood(&text);
    assert_eq!(understood.drafts.len(), 1);
    assert_eq!(understood.drafts[0].request.len(), 2000);
    // Two seconds would do on a slow machine without optimisation; a square would take minutes.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
