//! docs/add-an-operation.md is a record: its file is added to a copy of the schemas, its commands are run, and what they
//! print and write must be what it says.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{contents, elsewhere, root, xtask};

/// The only fenced block of a language.
fn block<'t>(text: &'t str, language: &str) -> &'t str {
    let fence = format!("```{language}\n");
    let (_, rest) = text.split_once(fence.as_str()).unwrap();
    let (block, rest) = rest.split_once("```").unwrap();
    assert!(!rest.contains(&fence), "more than one block of {language}");
    block
}

/// How many files there are is another matter with each page that is added.
fn uncounted(printed: &str) -> String {
    let is_count = |line: &str| line.starts_with("generated ") || line.starts_with("no problems");
    let line = |line: &str| {
        if is_count(line) {
            line.replace(|c: char| c.is_ascii_digit(), "")
        } else {
            line.to_owned()
        }
    };
    printed.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn files(directory: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    contents(directory).into_iter().collect()
}

#[test]
fn one_new_file_is_one_new_operation() {
    let tutorial = fs::read_to_string(root().join("docs/add-an-operation.md")).unwrap();
    let directory = elsewhere();
    let here = directory.path().join("tablewright");
    let tried = directory.path().join("try");
    fs::create_dir_all(&here).unwrap();
    fs::create_dir_all(&tried).unwrap();
    fs::rename(directory.path().join("schemas"), here.join("schemas")).unwrap();
    let before = here.join("schemas");
    let crate_before = tried.join("crate");
    let generated = xtask(&[
        "generate".as_ref(),
        "--schemas".as_ref(),
        before.as_os_str(),
        "--out".as_ref(),
        crate_before.as_os_str(),
    ]);
    assert_eq!(generated.code, Some(0), "{}", generated.stderr);
    let old = files(&crate_before);

    for (path, bytes) in files(&before) {
        let target = tried.join("schemas").join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
    let new_file = tried.join("schemas/callbot/count_orders.yaml");
    assert!(!new_file.exists());
    fs::write(new_file, block(&tutorial, "yaml")).unwrap();

    let steps = block(&tutorial, "console").split("$ ");
    let mut commands = 0;
    for step in steps.filter(|step| !step.is_empty()) {
        let (command, expected) = step.split_once('\n').unwrap();
        let arguments = command.strip_prefix("cargo xtask ").unwrap().split(' ');
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(arguments)
            .current_dir(&here)
            .output()
            .unwrap();
        let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(output.status.success(), "{command}\n{printed}");
        assert_eq!(uncounted(&printed), uncounted(expected), "{command}");
        commands += 1;
    }
    assert_eq!(commands, 3);

    let new = files(&crate_before);
    let changed = new
        .iter()
        .filter(|(path, bytes)| old.get(*path) != Some(bytes));
    let changed: Vec<String> = changed
        .map(|(path, _)| path.to_string_lossy().replace('\\', "/"))
        .collect();
    assert_eq!(changed.join("\n"), block(&tutorial, "text").trim_end());

    // What the program in the tutorial names.
    let module = String::from_utf8(new[Path::new("src/callbot/count_orders.rs")].clone()).unwrap();
    let client = String::from_utf8(new[Path::new("src/callbot/client.rs")].clone()).unwrap();
    for name in [
        "struct CountOrdersRequest",
        "fn with_state(",
        "Waiting,",
        "pub count: i64",
    ] {
        assert!(module.contains(name), "{name}");
    }
    assert_eq!(
        client.matches("fn count_orders(").count(),
        3,
        "two clients and `Api`"
    );
}
