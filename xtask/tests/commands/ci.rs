//! `cargo xtask ci`: all steps, whatever becomes of them, and one summary.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::{PAGE, git, put, xtask};

/// A repository with a commit on `main`, its crate up to date.
fn repository() -> Option<TempDir> {
    if Command::new("git").arg("--version").output().is_err() {
        println!("git is not installed: nothing was tested");
        return None;
    }
    let repository = tempfile::tempdir().unwrap();
    let root = repository.path();
    git(root, &["init", "--quiet", "--initial-branch=main"]);
    put(&root.join("schemas"), PAGE);
    generate(root);
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "one"]);
    Some(repository)
}

fn generate(root: &Path) {
    let (schemas, out) = (root.join("schemas"), root.join("generated"));
    let places = [schemas.to_str().unwrap(), out.to_str().unwrap()];
    let done = xtask(&["generate", "--schemas", places[0], "--out", places[1]]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
}

fn ci(root: &Path, test: &str, more: &[&str], environment: &[(&str, &Path)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    for name in ["GITHUB_ACTIONS", "GITHUB_BASE_REF", "GITHUB_STEP_SUMMARY"] {
        command.env_remove(name);
    }
    command
        .args([
            "ci",
            "--schemas",
            "schemas",
            "--out",
            "generated",
            "--test",
            test,
        ])
        .args(more)
        .envs(environment.iter().copied())
        .current_dir(root)
        .output()
        .unwrap()
}

/// The words of each line of the summary, without the seconds.
fn summary(output: &Output) -> Vec<String> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let words = ["passed ", "FAILED ", "skipped "];
    text.lines()
        .filter(|line| words.iter().any(|word| line.starts_with(word)))
        .map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let seconds = words
                .windows(2)
                .position(|pair| pair[1] == "s" && pair[0].parse::<f32>().is_ok());
            let seconds = seconds.unwrap_or_else(|| panic!("no seconds: {line}"));
            [&words[..seconds], &words[seconds + 2..]]
                .concat()
                .join(" ")
        })
        .collect()
}

#[test]
fn a_good_change_passes_and_is_compared_with_the_commit_it_left() {
    let Some(repository) = repository() else {
        return;
    };
    let root = repository.path();
    git(root, &["checkout", "--quiet", "-b", "change"]);
    put(
        &root.join("schemas"),
        &PAGE.replace("string }", "string }\n  heavy: { type: boolean }"),
    );
    generate(root);
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "two"]);
    // What happens on `main` meanwhile is no change of ours.
    git(root, &["checkout", "--quiet", "main"]);
    put(
        &root.join("schemas"),
        &PAGE.replace("string }", "string }\n  light: { type: boolean }"),
    );
    git(root, &["commit", "--quiet", "-a", "-m", "three"]);
    git(root, &["checkout", "--quiet", "change"]);

    let done = ci(root, "git --version", &[], &[]);
    let words = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(0), "{words}");
    assert_eq!(
        summary(&done),
        [
            "passed lint",
            "passed generate --check",
            "passed diff 1 difference from main, minor bump",
            "passed tests",
        ]
    );

    git(root, &["checkout", "--quiet", "-b", "idle", "HEAD"]);
    let done = ci(root, "git --version", &["--base", "change"], &[]);
    let diff = "passed diff no differences from change, no new version needed".to_owned();
    assert!(summary(&done).contains(&diff), "{:?}", summary(&done));
}

#[test]
fn every_step_runs_although_others_fail_and_pull_requests_are_told() {
    let Some(repository) = repository() else {
        return;
    };
    let root = repository.path();
    put(
        &root.join("schemas"),
        &PAGE.replace("string }", "string, required: true }"),
    );
    let (file, page) = (root.join("summary.md"), root.join("page.md"));
    fs::write(&page, "before\n").unwrap();
    let on_github = [
        ("GITHUB_ACTIONS", Path::new("true")),
        ("GITHUB_STEP_SUMMARY", page.as_path()),
    ];
    let more = ["--base", "main", "--markdown", "summary.md"];
    let done = ci(root, "git no-such-command", &more, &on_github);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(
        summary(&done),
        [
            "passed lint",
            "FAILED generate --check run `cargo xtask generate` and commit what it writes",
            "passed diff 1 difference from main, major bump",
            "FAILED tests run `git no-such-command` and read the first failure",
        ]
    );
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(
        text.contains("::error title=generate --check::run `cargo xtask generate`"),
        "{text}"
    );

    let markdown = fs::read_to_string(&file).unwrap();
    assert!(
        markdown.starts_with("## Something is to be done\n"),
        "{markdown}"
    );
    assert!(markdown.contains("| tests | :x: failed |"), "{markdown}");
    assert!(markdown.contains("### Schema changes"), "{markdown}");
    assert!(
        markdown.contains("`request.id` is now required"),
        "{markdown}"
    );
    assert_eq!(
        fs::read_to_string(&page).unwrap(),
        format!("before\n{markdown}")
    );
}

#[test]
fn schemas_with_errors_and_bases_that_are_none_are_told() {
    let Some(repository) = repository() else {
        return;
    };
    let root = repository.path();
    put(&root.join("schemas"), &PAGE.replace("string", "strng"));
    let on_github = [("GITHUB_ACTIONS", Path::new("true"))];
    let done = ci(root, "git --version", &[], &on_github);
    assert_eq!(done.status.code(), Some(1));
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(text.contains("::error file="), "{text}");
    let lines = summary(&done);
    let failed = lines.iter().filter(|line| line.starts_with("FAILED"));
    assert_eq!(failed.count(), 3, "{lines:?}");
    assert_eq!(lines[3], "passed tests");

    put(&root.join("schemas"), PAGE);
    let done = ci(root, "git --version", &["--base", "nowhere"], &[]);
    assert_eq!(done.status.code(), Some(1));
    assert!(
        summary(&done)[2].starts_with("FAILED diff `nowhere` is no revision"),
        "{:?}",
        summary(&done)
    );
    git(root, &["branch", "--move", "main", "other"]);
    let done = ci(root, "git --version", &[], &[]);
    assert_eq!(done.status.code(), Some(0));
    assert!(summary(&done)[2].starts_with("skipped diff no branch"));
}
