//! The examples run to their end, each against a mock server of its own.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

use std::env;
use std::process::Command;

/// What an example prints; cargo has built it next to this test.
fn output_of(example: &str) -> String {
    let own = env::current_exe().unwrap();
    let built = own.parent().unwrap().parent().unwrap().join("examples");
    let path = built.join(format!("{example}{}", env::consts::EXE_SUFFIX));
    let output = Command::new(path).env_remove("MOCK_URL").output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(output.status.success(), "{example}: {out}{err}");
    out
}

#[test]
fn every_example_does_what_it_says() {
    for (example, said) in [
        ("stop_orders", "stopped"),
        ("list_details", "orders"),
        ("look_up_orders", "orders found"),
        ("create_task", "the task runs"),
        ("query_records", "CdrRecord"),
        ("receive_webhooks", "answered with HTTP 200"),
    ] {
        let out = output_of(example);
        assert!(out.contains(said), "{example}: {out}");
    }
}
