//! What a pull request is compared with.

use std::env;
use std::path::Path;

use anyhow::{Context, bail};

use crate::git;

/// The branch that was found, and the commit at which ours left it.
pub(super) struct Base {
    pub(super) shown: String,
    pub(super) commit: String,
}

/// Finds the base: what was given, the branch that GitHub says the pull request goes into, or `main`.
///
/// Where the branch itself has moved on, what happened there is no change of the pull request: the last commit that
/// both have is what counts.
pub(super) fn find(given: Option<&str>, schemas: &Path) -> anyhow::Result<Base> {
    let candidates = match (given, env::var("GITHUB_BASE_REF")) {
        (Some(given), _) => vec![given.to_owned()],
        (None, Ok(branch)) if !branch.is_empty() => vec![format!("origin/{branch}")],
        (None, _) => vec!["origin/main".to_owned(), "main".to_owned()],
    };
    for name in &candidates {
        let commit = format!("{name}^{{commit}}");
        let known = git::ask(
            schemas,
            ["rev-parse", "--verify", "--end-of-options", &commit],
        );
        if let Ok(commit) = known {
            let common = git::ask(schemas, ["merge-base", &commit, "HEAD"]).with_context(|| {
                format!("`{name}` and the checked out commit have nothing in common; fetch the whole history")
            })?;
            return Ok(Base {
                shown: name.clone(),
                commit: common,
            });
        }
    }
    bail!(
        "`{}` is no revision of this repository; fetch it, or name another with `--base`",
        candidates.join("` or `")
    )
}
