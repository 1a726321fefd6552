//! Whether the comparison of models tells the truth about callers: the compiler decides.
//!
//! Of each fixture in `codegen/tests/diff` both crates are generated, and for both a caller that uses everything that
//! is public. The caller of the old crate must compile with the new one exactly if the verdict is not that it breaks;
//! the caller of the new crate must not compile with the old one exactly if the verdict is that something was added.
//! Some breaks the compiler cannot see: such a fixture says why in `silent.md`.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod callers;
mod semver;
mod workspace;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tablewright::diff::{Source, diff};
use tablewright::emit::{OutputFile, emit};
use tablewright::model::Api;
use workspace::Workspace;

/// A fixture, compared and generated.
struct Case {
    /// The fixture's name as a Rust identifier.
    module: String,
    verdict: Source,
    is_silent: bool,
    before: Generated,
    after: Generated,
}

/// A generated crate and the names of its service modules.
struct Generated {
    files: Vec<OutputFile>,
    services: Vec<String>,
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fixtures = root.parent().unwrap().join("codegen/tests/diff");
    let mut directories: Vec<PathBuf> = fs::read_dir(fixtures)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && !path.ends_with("snapshots"))
        .collect();
    directories.sort();
    directories
        .iter()
        .map(|directory| case(directory))
        .collect()
}

fn case(directory: &Path) -> Case {
    let compile = |side: &str| -> Api {
        let compiled = tablewright::compile(&directory.join(side), "anvils");
        compiled
            .api
            .unwrap_or_else(|| panic!("{} has errors", directory.display()))
    };
    let (before, after) = (compile("before"), compile("after"));
    let changes = diff(&before, &after).changes;
    let verdicts = changes.iter().map(|change| change.verdict.source);
    let name = directory.file_name().unwrap().to_str().unwrap();
    Case {
        module: name.replace(['-', '.'], "_"),
        verdict: verdicts.max().unwrap(),
        is_silent: directory.join("silent.md").exists(),
        before: generated(&before),
        after: generated(&after),
    }
}

fn generated(api: &Api) -> Generated {
    Generated {
        files: emit(api),
        services: api
            .services
            .iter()
            .map(|service| service.module.clone())
            .collect(),
    }
}

#[test]
fn verdicts_on_callers_are_what_the_compiler_says() {
    let cases = cases();
    let olds = cases
        .iter()
        .map(|case| (case.module.as_str(), &case.before));
    let news = cases.iter().map(|case| (case.module.as_str(), &case.after));
    let (olds, news): (BTreeMap<_, _>, BTreeMap<_, _>) = (olds.collect(), news.collect());
    let old_callers = callers::all(&olds);
    let new_callers = callers::all(&news);

    let before = Workspace::write("before", &olds, &old_callers, &new_callers);
    let after = Workspace::write("after", &news, &new_callers, &old_callers);
    let (old_with_new, new_with_old) = (after.check(), before.check());

    let mut lies = Vec::new();
    for case in &cases {
        let name = &case.module;
        let breaks = !old_with_new.contains(name);
        let adds = !new_with_old.contains(name);
        let truth = match (breaks, adds) {
            (true, _) => Source::Breaks,
            (false, true) => Source::Adds,
            (false, false) => Source::Same,
        };
        let claimed = match case.verdict {
            // The compiler's warnings are not looked at.
            Source::Warns => Source::Same,
            other => other,
        };
        if case.is_silent {
            assert_eq!(claimed, Source::Breaks, "{name} needs no silent.md");
            assert_ne!(
                truth,
                Source::Breaks,
                "{name}: the compiler sees it after all"
            );
        } else if truth != claimed {
            lies.push(format!("{name}: claimed {claimed:?}, in truth {truth:?}"));
        }
    }
    assert_eq!(lies, Vec::<String>::new());
    // A test in which everything compiles would prove nothing.
    assert!(old_with_new.len() > 20 && cases.len() - old_with_new.len() > 20);

    semver::confirm(&before, &after, &cases);
}
