//! The generated crate gets every file of the runtime.

use std::collections::BTreeSet;
use std::path::Path;

use tablewright::emit::emit;
use tablewright::model::{Api, Package};

#[test]
fn no_file_is_forgotten() {
    let package = Package {
        name: "empty".to_owned(),
        version: "0.1.0".to_owned(),
        description: "Nothing.".to_owned(),
        license: "MIT".to_owned(),
        rust_version: "1.85".to_owned(),
        repository: None,
        keywords: Vec::new(),
        categories: Vec::new(),
        history: None,
    };
    let files = emit(&Api {
        package,
        services: Vec::new(),
    });
    let emitted: BTreeSet<String> = files
        .iter()
        .filter_map(|file| file.path.strip_prefix("src/runtime/"))
        .map(str::to_owned)
        .collect();

    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime");
    let mut present = BTreeSet::new();
    collect(&root, "", &mut present);
    assert!(present.remove("lib.rs"), "the runtime has a root");
    assert!(
        present.insert("mod.rs".to_owned()),
        "the root's new name is free"
    );
    assert_eq!(emitted, present);
}

fn collect(directory: &Path, prefix: &str, paths: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(directory).expect("the runtime has this directory") {
        let entry = entry.expect("it can be listed");
        let name = entry.file_name().into_string().expect("its names are text");
        if entry.file_type().expect("it can be looked at").is_dir() {
            collect(&entry.path(), &format!("{prefix}{name}/"), paths);
        } else {
            paths.insert(format!("{prefix}{name}"));
        }
    }
}
