//! All generated crates of one side as modules of one crate, with callers of both sides, for one run of cargo.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use quote::ToTokens;
use syn::Item;

use super::Generated;

/// A cargo workspace with the crate `subject` and its callers.
pub(crate) struct Workspace {
    directory: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// Writes the crates of a side, callers that must compile with them (`own`) and callers that may (`other`).
    pub(crate) fn write(
        side: &str,
        crates: &BTreeMap<&str, &Generated>,
        own: &BTreeMap<&str, String>,
        other: &BTreeMap<&str, String>,
    ) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let target =
            env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        let directory = target.join("diff-truth").join(side);
        let _ = fs::remove_dir_all(&directory);
        let put = |path: &str, text: &str| {
            let path = directory.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        put(
            "Cargo.toml",
            "[workspace]\nmembers = [\"subject\", \"callers\"]\nresolver = \"3\"\n",
        );
        // The versions that the repository has resolved are there already, so nothing is fetched.
        fs::copy(root.join("Cargo.lock"), directory.join("Cargo.lock")).unwrap();

        let first = crates.values().next().unwrap();
        let text = |path: &str| {
            &first
                .files
                .iter()
                .find(|file| file.path == path)
                .unwrap()
                .contents
        };
        put("subject/Cargo.toml", &manifest(crates));
        put("subject/README.md", "");
        let mut root = without_services(text("src/lib.rs"), &first.services);
        for file in first
            .files
            .iter()
            .filter(|file| is_common(&file.path, &first.services))
        {
            put(&format!("subject/{}", file.path), &file.contents);
        }
        for (module, generated) in crates {
            writeln!(root, "pub mod {module};").unwrap();
            let services = generated
                .services
                .iter()
                .map(|service| format!("pub mod {service};\n"));
            put(
                &format!("subject/src/{module}/mod.rs"),
                &services.collect::<String>(),
            );
            for file in &generated.files {
                let in_service =
                    |service: &String| file.path.starts_with(&format!("src/{service}/"));
                if generated.services.iter().any(in_service) {
                    let path = file
                        .path
                        .replacen("src/", &format!("subject/src/{module}/"), 1);
                    put(&path, &file.contents);
                }
            }
        }
        put("subject/src/lib.rs", &root);

        put(
            "callers/Cargo.toml",
            "[package]\nname = \"callers\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nsubject = { path = \"../subject\", default-features = false }\nhttp = \"1\"\nbytes = \"1\"\nserde_json = \"1\"\n",
        );
        let mut lib = String::from("#![allow(warnings)]\n");
        for (module, caller) in own {
            writeln!(lib, "mod {module};").unwrap();
            let inner = caller.lines().skip(1).collect::<Vec<_>>().join("\n");
            put(&format!("callers/src/{module}.rs"), &inner);
        }
        put("callers/src/lib.rs", &lib);
        for (module, caller) in other {
            put(&format!("callers/src/bin/{module}.rs"), caller);
        }
        Self { directory, target }
    }

    /// The crate.
    pub(crate) fn subject(&self) -> PathBuf {
        self.directory.join("subject")
    }

    /// Where cargo may put what it makes.
    pub(crate) fn target(&self) -> PathBuf {
        self.target.join("diff-truth-target")
    }

    /// The callers of the other side that compile with this side; panics if one of its own does not.
    pub(crate) fn check(&self) -> BTreeSet<String> {
        let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args([
                "check",
                "--offline",
                "--keep-going",
                "--quiet",
                "-p",
                "callers",
            ])
            .arg("--message-format=json")
            .current_dir(&self.directory)
            .env("CARGO_TARGET_DIR", self.target())
            .output()
            .unwrap();
        let mut good = BTreeSet::new();
        let mut own_compile = false;
        let mut words = String::new();
        for line in String::from_utf8(output.stdout).unwrap().lines() {
            let message: serde_json::Value = serde_json::from_str(line).unwrap();
            let target = &message["target"];
            let is_bin = target["kind"][0] == "bin";
            if message["reason"] == "compiler-artifact" && is_bin {
                good.insert(target["name"].as_str().unwrap().to_owned());
            } else if message["reason"] == "compiler-artifact" && target["name"] == "callers" {
                own_compile = true;
            } else if message["message"]["level"] == "error" && !is_bin {
                words.push_str(message["message"]["rendered"].as_str().unwrap());
            }
        }
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(
            own_compile,
            "a caller does not compile with its own crate\n{words}\n{stderr}"
        );
        good
    }
}

/// The features that switch optional dependencies on, but for those of services.
const TRANSPORTS: [&str; 4] = ["reqwest", "tokio", "tracing", "ureq"];

/// The manifest of the first crate, with the dependencies of all: recipes need digests of their own, and encryption a
/// cipher, which is always there in here.
fn manifest(crates: &BTreeMap<&str, &Generated>) -> String {
    let texts = crates.values().map(|generated| {
        let mut files = generated.files.iter();
        &files
            .find(|file| file.path == "Cargo.toml")
            .unwrap()
            .contents
    });
    let mut first = String::new();
    let mut dependencies = BTreeSet::new();
    for text in texts {
        let (before, after) = text.split_once("[dependencies]\n").unwrap();
        if first.is_empty() {
            first = before.replacen("\"anvils\"", "\"subject\"", 1);
            first = first.replacen("\"acme-anvils\"", "\"subject\"", 1);
        }
        let lines = after.lines().take_while(|line| !line.is_empty());
        let lines = lines.filter(|line| !line.starts_with('#')).map(|line| {
            let is_transport = |name: &&str| line.starts_with(&format!("{name} = "));
            if TRANSPORTS.iter().any(is_transport) {
                line.to_owned()
            } else {
                line.replace(", optional = true", "")
            }
        });
        dependencies.extend(lines);
    }
    let first: String = first
        .lines()
        .map(|line| match line.split_once(" = [\"dep:") {
            Some((service, _)) if !TRANSPORTS.contains(&service) && service != "blocking" => {
                format!("{service} = []\n")
            }
            _ => format!("{line}\n"),
        })
        .collect();
    let dependencies: Vec<String> = dependencies.into_iter().collect();
    format!("{first}[dependencies]\n{}\n", dependencies.join("\n"))
}

/// Whether a file belongs to every generated crate.
fn is_common(path: &str, services: &[String]) -> bool {
    let in_service = |service: &String| path.starts_with(&format!("src/{service}/"));
    path.starts_with("src/") && path != "src/lib.rs" && !services.iter().any(in_service)
}

/// The root of a generated crate without what is particular to it.
fn without_services(root: &str, services: &[String]) -> String {
    let mut file = syn::parse_file(root).unwrap();
    file.attrs.clear();
    file.items.retain(|item| match item {
        Item::Mod(it) => !services.iter().any(|service| it.ident == service),
        Item::Struct(it) => it.ident != "Readme",
        _ => true,
    });
    file.to_token_stream().to_string() + "\n"
}
