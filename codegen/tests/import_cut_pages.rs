//! A page that was cut off anywhere ends in a schema or in a message, never in a panic.
//!
//! Pages are cut at a number of places. `IMPORT_CUTS` asks for more, or for `all` bytes; `IMPORT_PAGES` names another folder
//! of pages to cut.

use std::path::{Path, PathBuf};

use tablewright::import::print::{Options, print};
use tablewright::import::{read, understand};

/// How many cuts a page gets in the usual run.
const CUTS: usize = 24;

/// Reads, understands and prints what is there.
fn import(name: &str, bytes: &[u8], prints: bool) {
    let Ok(reading) = read::read(name, bytes) else {
        return;
    };
    let understood = understand(&reading.page);
    assert!(
        !understood.drafts.is_empty() || !understood.notes.is_empty(),
        "nothing is said of the first {} bytes of {name}",
        bytes.len()
    );
    for draft in understood.drafts.iter().filter(|_| prints) {
        let printed = print(draft, &Options::default());
        assert!(printed.text.starts_with("# yaml-language-server"), "{name}");
    }
}

fn pages() -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let folders = std::env::var_os("IMPORT_PAGES").map_or_else(
        || vec![own.join("pages"), own.join("scored")],
        |folder| vec![PathBuf::from(folder)],
    );
    let mut pages: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).expect("a folder"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "yaml"))
        .collect();
    pages.sort();
    pages
}

#[test]
fn every_beginning_and_every_end_of_a_page() {
    let asked = std::env::var("IMPORT_CUTS").ok();
    let all = asked.as_deref() == Some("all");
    let cuts = asked.and_then(|cuts| cuts.parse().ok()).unwrap_or(CUTS);
    let pages = pages();
    assert!(pages.len() > 3, "{pages:?}");
    let cut = |index: usize| {
        let page = &pages[index];
        let bytes = std::fs::read(page).expect("a page");
        let name = page.file_name().expect("a name").to_string_lossy();
        let step = if all { 1 } else { (bytes.len() / cuts).max(1) };
        // Each page begins elsewhere, so that cuts fall into every kind of place.
        for at in (index % step..=bytes.len()).step_by(step) {
            import(&name, &bytes[..at], !all && at % 4 == 0);
            import(&name, &bytes[at..], false);
        }
        import(&name, &bytes, true);
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for first in 0..threads {
            let cut = &cut;
            let own = (first..pages.len()).step_by(threads);
            scope.spawn(move || own.for_each(cut));
        }
    });
}
