//! `conform`: recordings against the repository's schemas, with exit codes.

use std::fs;

use crate::support::{elsewhere, xtask};

const GOOD: &str = r#"{"retCode":0,"retMsg":"success","responseID":"r","totalCount":1,"successCount":1,"errList":[]}"#;

#[test]
fn recordings_are_compared_and_the_exit_code_tells() {
    let room = elsewhere();
    let schemas = room.path().join("schemas");
    let put = |name: &str, text: &str| {
        let path = room.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let good = put("good.json", GOOD);
    let odd = put(
        "odd.json",
        &GOOD.replace("\"errList\"", "\"waiting\":2,\"errList\""),
    );
    let broken = put("broken.json", "{\"phone\": Jane}");
    let run = |arguments: &[&str]| {
        let common = [
            "conform",
            "--schemas",
            schemas.to_str().unwrap(),
            "--operation",
        ];
        xtask(&[&common, arguments].concat())
    };

    let fine = run(&["stopOrder", &good]);
    assert_eq!(fine.code, Some(0), "{}{}", fine.stdout, fine.stderr);
    assert!(
        fine.stdout.contains("1 message: all as the schema says"),
        "{}",
        fine.stdout
    );

    let found = run(&["stopOrder", &good, &odd]);
    assert_eq!(found.code, Some(1), "{}", found.stderr);
    assert!(found.stdout.contains("$.waiting"), "{}", found.stdout);

    // The page's example has no such member, so that it cannot be required.
    let patch = run(&["stopOrder", &odd, "--format", "patch"]);
    assert!(
        patch.stdout.contains("+  waiting: { type: integer }\n"),
        "{}",
        patch.stdout
    );

    for (arguments, words) in [
        (
            &["stopOrders", &good][..],
            "there is no operation or webhook `stopOrders`; there are: ",
        ),
        (
            &["stopOrder", &good, "--of", "payload"],
            "`stopOrder` has no such message",
        ),
        (
            &["stopOrder", &good, "--service", "none"],
            "there is no service `none`",
        ),
        (
            &["stopOrder", &broken],
            "1:11: this is no JSON: a value must stand here",
        ),
        (&["stopOrder", "nowhere.json"], "cannot read `nowhere.json`"),
    ] {
        let ran = run(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}");
        assert!(ran.stderr.contains(words), "{arguments:?}: {}", ran.stderr);
        assert!(!ran.stderr.contains("Jane"), "{}", ran.stderr);
    }
}
