//! `CHANGELOG.md` of the generated crate.

use super::OutputFile;
use super::file::mark;
use crate::model::Package;
use crate::release::{HISTORY_FILE, section, sections};

pub(super) fn emit(package: &Package) -> OutputFile {
    let history = package.history.as_deref().unwrap_or_default();
    let mut blocks = vec![
        format!("<!-- {} -->", mark(HISTORY_FILE)),
        "# Changelog".to_owned(),
        "Versions follow [Semantic Versioning](https://semver.org).".to_owned(),
    ];
    if section(history, &package.version).is_none() {
        blocks.push(format!("## {}", package.version));
        blocks.push("Not released yet.".to_owned());
    }
    let sections = sections(history);
    if !sections.is_empty() {
        blocks.push(sections.to_owned());
    }
    OutputFile {
        path: "CHANGELOG.md".to_owned(),
        contents: blocks.join("\n\n") + "\n",
    }
}
