//! `CHANGELOG.md` of the generated crate.

use super::OutputFile;
use super::file::mark;
use crate::model::Package;

pub(super) fn emit(package: &Package) -> OutputFile {
    let contents = format!(
        "<!-- {} -->\n\n\
         # Changelog\n\n\
         Versions follow [Semantic Versioning](https://semver.org).\n\n\
         ## {}\n\n\
         Generated from the schemas as they stand. What changed since the version before is in the notes of the \
         release.\n",
        mark(""),
        package.version,
    );
    OutputFile {
        path: "CHANGELOG.md".to_owned(),
        contents,
    }
}
