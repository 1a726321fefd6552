//! docs/import.md is a record: its commands are run, and must print what it says; what it shows must be in the files.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::root;

/// The fenced blocks of a language, without their fences.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let fence = format!("```{language}\n");
    text.split(fence.as_str())
        .skip(1)
        .map(|rest| rest.split_once("```").unwrap().0)
        .collect()
}

/// Runs a command as a person does in the repository at `here`, and gives back all that it prints, and whether it worked.
fn run(command: &str, here: &Path) -> (String, bool) {
    let words: Vec<&str> = command.split(' ').collect();
    let output = match words.as_slice() {
        ["cargo", "xtask", rest @ ..] => Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(rest)
            .current_dir(here)
            .output(),
        ["cargo", rest @ ..] => {
            // The versions that the workspace has resolved are there already, so nothing is fetched.
            fs::copy(
                root().join("Cargo.lock"),
                here.join("../courier/client/Cargo.lock"),
            )
            .unwrap();
            Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
                .args(rest)
                .arg("--offline")
                .current_dir(here)
                .env(
                    "CARGO_TARGET_DIR",
                    Path::new(env!("CARGO_TARGET_TMPDIR")).join("tutorial-target"),
                )
                .output()
        }
        _ => panic!("no command of this repository: {command}"),
    };
    let output = output.unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (String::from_utf8(printed).unwrap(), output.status.success())
}

/// The number of generated files grows with the runtime, which is nothing that the tutorial tells of.
fn uncounted(printed: &str) -> String {
    let line = |line: &str| {
        if line.starts_with("generated ") {
            line.replace(|c: char| c.is_ascii_digit(), "")
        } else {
            line.to_owned()
        }
    };
    printed.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_tutorial_is_what_happens() {
    let tutorial = fs::read_to_string(root().join("docs/import.md")).unwrap();
    let directory = tempfile::tempdir().unwrap();
    let here = directory.path().join("tablewright");
    fs::create_dir_all(here.join("docs/pages")).unwrap();
    for page in fs::read_dir(root().join("docs/pages")).unwrap() {
        let page = page.unwrap();
        fs::copy(page.path(), here.join("docs/pages").join(page.file_name())).unwrap();
    }
    let mut commands = 0;
    for block in blocks(&tutorial, "console") {
        for part in block.split("$ ").filter(|part| !part.is_empty()) {
            let (command, expected) = part.split_once('\n').unwrap();
            let (printed, worked) = run(command, &here);
            assert_eq!(uncounted(&printed), uncounted(expected), "{command}");
            assert_eq!(worked, !command.contains("opening_hours"), "{command}");
            commands += 1;
        }
    }
    assert_eq!(commands, 5);
    // Three of them lead to a client that compiles.
    let courier = directory.path().join("courier");
    assert!(courier.join("client/src/courier/pickups.rs").is_file());
    let files = ["pickups.yaml", "service.yaml"]
        .map(|name| fs::read_to_string(courier.join("schemas/courier").join(name)).unwrap());
    let shown = blocks(&tutorial, "yaml");
    assert_eq!(shown.len(), 3);
    for passage in shown.iter().flat_map(|block| block.split("# …\n")) {
        assert!(
            files.iter().any(|file| file.contains(passage)),
            "in no file:\n{passage}"
        );
    }
}
