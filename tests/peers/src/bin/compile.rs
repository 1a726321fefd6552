//! Checking the generated crate, and what progenitor makes of the same operations: CPU time of `cargo check` of that
//! crate alone, its dependencies built, nothing incremental.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use nix::sys::resource::{UsageWho, getrusage};
use peers::{downgrade, median};

const ROUNDS: usize = 7;

/// How often all operations and webhooks are there: once as they are, and as a service grows.
const COPIES: [usize; 2] = [1, 10];

fn main() {
    println!("CPU time of `cargo check` of one crate, median of {ROUNDS} rounds in turn\n");
    for copies in COPIES {
        compare(copies);
    }
}

fn compare(copies: usize) {
    let work = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("target/compile-{copies}"));
    let schemas = work.join("schemas");
    copy_schemas(&schemas, copies);
    let api = tablewright::compile(&schemas, "own")
        .api
        .expect("the schemas have no errors");

    let own = work.join("own");
    for file in tablewright::emit::emit(&api) {
        write(&own.join(&file.path), &file.contents);
    }
    let manifest = fs::read_to_string(own.join("Cargo.toml")).expect("it was written");
    write(
        &own.join("Cargo.toml"),
        &format!("{manifest}\n[workspace]\n"),
    );

    let peer = work.join("progenitor");
    let document = downgrade::to_3_0(tablewright::openapi::document(&api, None));
    write(&peer.join("src/lib.rs"), &progenitor(document));
    write(&peer.join("Cargo.toml"), PEER_MANIFEST);

    // All services with their async clients, as progenitor has them; and our runtime without any service.
    let services: Vec<&str> = api
        .services
        .iter()
        .map(|service| service.module.as_str())
        .collect();
    let whole = format!("--features=reqwest,{}", services.join(","));
    let rows: [(&str, &Path, &[&str]); 3] = [
        ("progenitor", &peer, &[]),
        ("dialcraft", &own, &["--no-default-features", &whole]),
        (
            "of it the runtime",
            &own,
            &["--no-default-features", "--features=reqwest"],
        ),
    ];
    let mut times = [const { Vec::new() }; 3];
    for round in 0..=ROUNDS {
        for ((_, package, arguments), times) in rows.iter().zip(&mut times) {
            touch(&package.join("src/lib.rs"));
            let time = check(package, arguments);
            // The first round builds the dependencies.
            if round > 0 {
                times.push(time);
            }
        }
    }
    let times = times.map(median);
    let pages = api
        .services
        .iter()
        .map(|service| service.operations.len() + service.webhooks.len());
    println!("{} operations and webhooks", pages.sum::<usize>());
    for ((name, package, _), time) in rows.iter().zip(times) {
        println!(
            "{:>6.2}  {name:<18} {:.2} s, {} lines in its crate",
            time.as_secs_f64() / times[0].as_secs_f64(),
            time.as_secs_f64(),
            lines(&package.join("src"))
        );
    }
    let added = times[1].saturating_sub(times[2]);
    println!(
        "{:>6.2}  what the services add\n",
        added.as_secs_f64() / times[0].as_secs_f64()
    );
}

/// The repository's schemas, each service as often as asked for, under names of their own.
fn copy_schemas(target: &Path, copies: usize) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas");
    let _ = fs::remove_dir_all(target);
    for service in ["airudder", "callbot", "nxcc"] {
        for copy in 0..copies {
            for entry in fs::read_dir(source.join(service)).expect("the service is there") {
                let path = entry.expect("it can be listed").path();
                let text = fs::read_to_string(&path).expect("it can be read");
                let own_name = format!("service: {service}_{copy}\n");
                let text = text.replacen(&format!("service: {service}\n"), &own_name, 1);
                let name = path.file_name().expect("it is a file");
                write(&target.join(format!("{service}_{copy}")).join(name), &text);
            }
        }
    }
}

const PEER_MANIFEST: &str = r#"[package]
name = "progenitor-output"
version = "0.0.0"
edition = "2021"

[workspace]

[dependencies]
bytes = "1"
chrono = { version = "0.4", features = ["serde"] }
futures-core = "0.3"
percent-encoding = "2"
progenitor-client = "0.15"
regress = "0.10"
reqwest = { version = "0.13", default-features = false, features = ["json", "stream", "query"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
serde_urlencoded = "0.7"
uuid = { version = "1", features = ["serde"] }
"#;

fn progenitor(document: serde_json::Value) -> String {
    let spec: openapiv3::OpenAPI =
        serde_json::from_value(document).expect("the document is OpenAPI 3.0");
    let tokens = progenitor_impl::Generator::default()
        .generate_tokens(&spec)
        .expect("progenitor takes the document");
    prettyplease::unparse(&syn::parse2(tokens).expect("progenitor makes Rust"))
}

/// Runs cargo and tells the CPU time of all its processes.
fn check(package: &Path, arguments: &[&str]) -> Duration {
    let before = children();
    let status = Command::new(env!("CARGO"))
        .args(["check", "--quiet"])
        .args(arguments)
        .current_dir(package)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", package.join("target"))
        .status()
        .expect("cargo runs");
    assert!(status.success(), "{} does not compile", package.display());
    children() - before
}

fn children() -> Duration {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts");
    let seconds = |time: nix::sys::time::TimeVal| {
        Duration::new(
            u64::try_from(time.tv_sec()).unwrap(),
            u32::try_from(time.tv_usec()).unwrap() * 1000,
        )
    };
    seconds(usage.user_time()) + seconds(usage.system_time())
}

fn touch(path: &Path) {
    let file = fs::File::options()
        .append(true)
        .open(path)
        .expect("it was written");
    file.set_modified(std::time::SystemTime::now())
        .expect("its time can be set");
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("it has a directory"))
        .expect("the directory can be made");
    fs::write(path, text).expect("the file can be written");
}

fn lines(directory: &Path) -> usize {
    let mut open = vec![PathBuf::from(directory)];
    let mut lines = 0;
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("it can be listed") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                open.push(path);
            } else {
                lines += fs::read_to_string(&path).map_or(0, |text| text.lines().count());
            }
        }
    }
    lines
}
