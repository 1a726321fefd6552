//! `cargo xtask generate --watch`: started, edited, seen.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::support::{PAGE, put};

/// Longer than anything takes on a busy machine: only a hang is met.
const PATIENCE: Duration = Duration::from_secs(60);

struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(schemas: &Path, out: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["generate", "--watch", "--schemas"])
            .arg(schemas)
            .arg("--out")
            .arg(out)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let errors = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in errors.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Self { child, lines }
    }

    /// Everything that is said until it waits again.
    fn until_it_waits(&self) -> String {
        let mut text = String::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("it says no more after:\n{text}"));
            if line.starts_with("watching ") {
                return text;
            }
            text.push_str(&line);
            text.push('\n');
        }
    }
}

impl Watch {
    /// What is said in the round that says all of `words`. A save that is seen in halves makes a round more.
    fn until(&self, words: &[&str]) -> String {
        loop {
            let said = self.until_it_waits();
            if words.iter().all(|words| said.contains(words)) {
                return said;
            }
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it may have ended already
        let _ = self.child.wait();
    }
}

#[test]
fn every_save_is_generated_and_an_error_keeps_what_was_there() {
    let room = tempfile::tempdir().unwrap();
    let (schemas, out) = (room.path().join("schemas"), room.path().join("out"));
    put(&schemas, PAGE);
    let types = || fs::read_to_string(out.join("src/acme/send_anvil.rs")).unwrap();

    let watch = Watch::start(&schemas, &out);
    watch.until(&["generated "]);
    assert!(types().contains("pub id: Option<String>"));

    put(&schemas, &PAGE.replace("id:", "name:"));
    watch.until(&["changed: ", "send_anvil.yaml", "generated "]);
    let before = types();
    assert!(before.contains("pub name: Option<String>"), "{before}");

    put(&schemas, &PAGE.replace("string", "strng"));
    let said = watch.until(&["error[", "send_anvil.yaml"]);
    assert!(said.contains("nothing was written"), "{said}");
    assert_eq!(types(), before);

    // Editors save by renaming; the name that they write to first is hidden.
    let page = schemas.join("acme/drop_anvil.yaml");
    let hidden = schemas.join("acme/.drop_anvil.yaml.swp");
    fs::write(&hidden, PAGE.replace("sendAnvil", "dropAnvil")).unwrap();
    fs::rename(&hidden, &page).unwrap();
    put(&schemas, PAGE);
    watch.until(&["generated "]);
    assert!(out.join("src/acme/drop_anvil.rs").is_file());

    fs::remove_file(&page).unwrap();
    watch.until(&["changed: ", "drop_anvil.yaml", "generated "]);
    assert!(!out.join("src/acme/drop_anvil.rs").exists());
}
