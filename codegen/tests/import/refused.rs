//! Input of any kind ends, soon and without a panic.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tablewright::import::read::read;

const PAGES: [&str; 9] = [
    include_str!("pages/wiki.md"),
    include_str!("pages/wiki.html"),
    include_str!("pages/reference.html"),
    include_str!("pages/pipes.txt"),
    include_str!("pages/stacked.txt"),
    include_str!("pages/spaced.txt"),
    include_str!("pages/cells.txt"),
    include_str!("pages/reference.txt"),
    include_str!("pages/columns.txt"),
];

fn everything(bytes: &[u8]) {
    for name in ["a.md", "a.html", "a.txt", "-"] {
        if let Ok(reading) = read(name, bytes) {
            let lines = bytes
                .iter()
                .filter(|&&byte| byte == b'\n' || byte == b'\r')
                .count()
                + 1;
            assert!(
                reading
                    .page
                    .blocks
                    .iter()
                    .all(|block| (1..=lines).contains(&block.line)),
                "a block has a line that the page has not"
            );
        }
    }
}

/// Whether `run` takes no longer than the limit for a text of this size, or else, on a machine that has other work to do, no
/// more than a straight line allows: four times the text may take eight times as long, where a square takes sixteen.
fn is_soon(limit: Duration, size: usize, run: &dyn Fn(usize)) -> Result<(), Duration> {
    let shortest = |size: usize, enough: Duration| {
        let mut shortest = Duration::MAX;
        for _ in 0..3 {
            let start = Instant::now();
            run(size);
            shortest = shortest.min(start.elapsed());
            if shortest < enough {
                break;
            }
        }
        shortest
    };
    let took = shortest(size, limit);
    if took < limit || took < shortest(size / 4, Duration::ZERO) * 8 {
        Ok(())
    } else {
        Err(took)
    }
}

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        everything(&bytes);
    }

    #[test]
    fn cut_pages(page in 0..PAGES.len(), from in 0.0..1.0_f64, to in 0.0..1.0_f64) {
        let bytes = PAGES[page].as_bytes();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let at = |part: f64| (part * bytes.len() as f64) as usize;
        let (from, to) = (at(from.min(to)), at(from.max(to)));
        everything(&bytes[from..to]);
    }

    #[test]
    fn scraps(scraps in proptest::collection::vec(prop_oneof![
        Just("|"), Just("---|---"), Just("\n"), Just(" "), Just("    "), Just("Name"), Just("Type"), Just("Required"), Just("string"),
        Just("<table>"), Just("<td rowspan=99>"), Just("<tr>"), Just("</table>"), Just("<pre>"), Just("{"), Just("}"), Just("\""),
        Just("```"), Just("**"), Just("- "), Just("» a"), Just("\t"), Just("<br>"), Just("<td>"), Just("<button>"), Just("</button>"), Just("<h3>"), Just("<li>"), Just("<span>"), Just("<dt>"),
        Just("<caption>"), Just("&lt;"), Just("Yes"), Just("枚举值:"), Just("\\"),
    ], 0..200)) {
        everything(scraps.concat().as_bytes());
    }
}

#[test]
fn a_megabyte_of_anything_is_read_soon() {
    let pieces = [
        "|",
        "| a ",
        "|a|b|\n|-|-|\n",
        "# a|b\n|-|-|\n",
        "```a|b`\n|-|-|\n",
        "# | a\n-|-\n",
        "| a |\nb |\n",
        "<table>",
        "<td>",
        "<td colspan=99 rowspan=999>x",
        "<div>",
        "<div></div>",
        "<p><b>",
        "<table><tr><td>",
        "{\n",
        "{\nx\n",
        "[",
        "\"",
        "```\n",
        "- ",
        "- a\n",
        "> ",
        "**",
        "*a ",
        "`",
        "[a](",
        "![",
        "<",
        "<!--",
        "&",
        "# a\n",
        "a\nstring\n",
        "Name\nType\n",
        "Name Type\n",
        "Name  Type\n",
        "Name\tType\n",
        "Name\tType\na\tstring\nx:\n",
        "Name\tType\na\tstring\nb\n\nc\n",
        "Example:\n{\n",
        "POST /a HTTP/1.1\nA: b\n",
        "POST\n/\na\n",
        "Query Params\na\nstring\n",
        "a string required\n",
        "a\n\n",
        "curl '\n",
        "curl \\\n",
        "}|",
        "URL:\n",
        "- URL:\n",
        "    ",
        "~~~",
        "<pre>",
        "<title>",
        "<li>",
        "1. a\n",
        "Name Type Required Description\na string Yes b\n",
        "\u{a0}",
        "é",
        "_a",
        "a|b\n",
        "<script>",
        "<dl><dt>a",
        "<span>a</span><span>string</span>",
        "<li><h3><span>a</span><span>string, b</span></h3><dt>c",
        "<h3><div>a",
        "<button>a",
        "<button>a</button><span>string</span><br>",
        "<table><caption>a",
        "<table><tr><td>a<td>string<tr><td>",
        "<tr><td>a<td>string",
    ];
    // Without optimisation the same time has to do for a part of it.
    let size = if cfg!(debug_assertions) {
        1 << 15
    } else {
        1 << 20
    };
    for piece in pieces {
        for name in ["a.md", "a.html", "a.txt"] {
            let prefix = if name == "a.html" { "<html>" } else { "" };
            let soon = is_soon(Duration::from_secs(1), size, &|size| {
                let page = format!("{prefix}{}", piece.repeat(size / piece.len()));
                let _ = read(name, page.as_bytes());
            });
            assert!(soon.is_ok(), "{piece:?} as {name} takes {soon:?}");
        }
    }
}

/// The text of a cell over many rows is parsed once, and not again for each row that it covers.
#[test]
fn a_cell_over_many_rows_of_a_table_that_lays_out_is_read_once() {
    let inner = "Name | Type\n--- | ---\norderID | string\n";
    let rows = "<tr></tr>".repeat(2000);
    let page =
        format!("<table><tr><td rowspan=\"65535\"><pre>{inner}</pre></td></tr>{rows}</table>");
    let reading = read("a.html", page.as_bytes()).unwrap();
    let copies = reading.page.blocks.len();
    assert!((1..20).contains(&copies), "{copies} blocks");
}

#[test]
fn a_long_description_is_understood_soon() {
    let pieces = [
        "0: a ",
        "0 ",
        "1. ",
        "a ",
        "a, ",
        "a: ",
        "a - ",
        "a/",
        "a|",
        "a(b) ",
        "(",
        ")",
        "\"",
        "'",
        "“",
        "「",
        "\"a\" ",
        "`a`, ",
        "one of ",
        "values: ",
        "must be ",
        "value is ",
        "e.g. ",
        "or ",
        "状态 ",
        "为",
        "是1",
        "或",
        "、",
        ";",
        "\n- a",
        "1-2 ",
        "yy-",
        "a=1",
        "=1",
        "A b, ",
        "枚举值: a\n",
        "Possible values\n",
        "Possible values\na\nA b.\n",
        "values:\n",
        "a (string): b\n",
        "Enum: \"a\" \"b\" c\n",
    ];
    // Without optimisation the same time has to do for a part of it.
    let size = if cfg!(debug_assertions) {
        4_000
    } else {
        19_000
    };
    for piece in pieces {
        for ty in ["string", "integer"] {
            let soon = is_soon(Duration::from_secs(2), size, &|size| {
                let cell = piece.repeat(size / piece.len()).replace('\n', "<br>");
                let page = format!(
                    "# A\n\nPOST /a\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n| b | {ty} | No | {} |\n",
                    cell.replace('|', "\\|")
                );
                let reading = read("a.md", page.as_bytes()).expect("a page");
                let _ = tablewright::import::understand(&reading.page);
            });
            assert!(soon.is_ok(), "{piece:?} of {ty} takes {soon:?}");
        }
    }
}
