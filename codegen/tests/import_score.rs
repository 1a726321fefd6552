//! How much of a page is understood: pages of many shapes, each held against the schema that a person has written for it.
//!
//! `page.md` is held against `page.yaml`, or against `page.1.yaml`, `page.2.yaml`, … if it has several operations. The
//! variable `IMPORT_SCORE_PAGES` names another folder to score.

#[path = "support/score.rs"]
mod score;

use std::path::{Path, PathBuf};

use score::Score;
use tablewright::import::{read, understand};

/// The drafts of a page against the schemas beside it, in order.
fn score(page: &Path) -> Score {
    let name = page
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let bytes = std::fs::read(page).expect("a page");
    let reading = read::read(&name, &bytes).expect("a page that can be read");
    let drafts = understand(&reading.page).drafts;
    let stem = page
        .file_stem()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let mut schemas: Vec<PathBuf> = std::fs::read_dir(page.parent().expect("a folder"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            path.extension().is_some_and(|ending| ending == "yaml")
                && name
                    .strip_prefix(&stem)
                    .is_some_and(|rest| rest.starts_with('.'))
        })
        .collect();
    schemas.sort();
    let mut total = Score::default();
    for at in 0..schemas.len().max(drafts.len()) {
        let expected = schemas.get(at).map(|path| {
            let text = std::fs::read_to_string(path).expect("a schema");
            score::flat_schema(&score::expected(&text), None)
        });
        let emitted = drafts.get(at).map(score::flat_draft);
        let one = score::compare(&expected.unwrap_or_default(), &emitted.unwrap_or_default());
        total.add(&one);
        total.differences.extend(one.differences);
    }
    total
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "yaml"))
        .collect();
    pages.sort();
    pages
}

#[test]
fn the_bar_holds() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/scored");
    let folder = std::env::var_os("IMPORT_SCORE_PAGES").map_or(own, PathBuf::from);
    let pages = pages(&folder);
    assert!(!pages.is_empty(), "no pages in {}", folder.display());
    let mut total = Score::default();
    for page in &pages {
        let score = score(page);
        println!(
            "{:24} {}",
            page.file_name().expect("a name").to_string_lossy(),
            score.line()
        );
        for difference in &score.differences {
            println!("    {difference}");
        }
        total.add(&score);
    }
    println!("{:24} {}", "all", total.line());
    assert!(
        total.found_share() >= 98.0,
        "fields found: {}",
        total.line()
    );
    assert!(
        total.emitted_share() >= 98.0,
        "right of what is emitted: {}",
        total.line()
    );
    assert!(
        total.right_share() >= 98.0,
        "type and required: {}",
        total.line()
    );
    assert!(
        total.values_share() >= 90.0,
        "enums and constants: {}",
        total.line()
    );
}

#[test]
fn the_score_tells_differences() {
    let schema = "operation: a\nsummary: A.\nhttp: POST /a\nrequest:\n  x: { type: string, required: true, const: b }\n  y: { type: [integer] }\n";
    let expected = score::flat_schema(&score::expected(schema), None);
    let other = score::flat_schema(
        &score::expected(
            &schema
                .replace("[integer]", "integer")
                .replace("  x:", "  z:"),
        ),
        None,
    );
    let score = score::compare(&expected, &other);
    assert_eq!(
        (score.expected, score.emitted, score.found, score.right),
        (2, 2, 1, 0)
    );
    assert_eq!((score.values, score.values_right), (1, 0));
}
