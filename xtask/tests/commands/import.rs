//! `import` from the outside: pages in, schema files, documents and directories out.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{contents, elsewhere, import_into, xtask};

const OPEN: &str = "# Open a depot

- URL: `https://api.example.com/depots/open`
- Method: `POST`
- Content-Type: `application/json`

## Request Parameters

### Header Parameters:

| Parameter Name | Type | Required | Description |
|---|---|---|---|
| accessKey | String | Yes | Key of the account |
| sign | String | Yes | Signature |

### Body Parameters:

| Parameter Name | Type | Required | Description |
|---|---|---|---|
| depotId | Integer | Yes | Which depot |
| note | String | No | Words for drivers |

## Request Example

```json
{ \"depotId\": 3, \"note\": \"snow\" }
```

## Response Parameters

| Parameter Name | Type | Required | Description |
|---|---|---|---|
| code | Integer | Yes | 0 means success |
| msg | String | Yes | Text |

## Response Example

```json
{ \"code\": 0, \"msg\": \"fine\" }
```
";

/// Two pages that are like each other, as a folder.
fn folder(below: &Path) -> std::path::PathBuf {
    let pages = below.join("pages");
    fs::create_dir_all(&pages).unwrap();
    fs::write(pages.join("Open depot.md"), OPEN).unwrap();
    fs::write(
        pages.join("Close depot.md"),
        OPEN.replace("Open", "Close").replace("/open", "/close"),
    )
    .unwrap();
    fs::write(
        pages.join("Introduction.md"),
        "# Welcome\n\nNothing to see.\n",
    )
    .unwrap();
    pages
}

#[test]
fn a_page_is_printed_as_a_schema() {
    let place = tempfile::tempdir().unwrap();
    let page = folder(place.path()).join("Open depot.md");
    let ran = xtask(&["import".as_ref(), page.as_os_str()]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(
        ran.stdout.starts_with("# yaml-language-server: "),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("http: POST /depots/open\n"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout
            .contains("  depotId: { type: integer, required: true"),
        "{}",
        ran.stdout
    );
    assert!(!ran.stdout.contains("Words for drivers"), "{}", ran.stdout);
    assert!(
        ran.stderr.contains("Open depot.md: Markdown: "),
        "{}",
        ran.stderr
    );

    let ran = xtask(&[
        "import".as_ref(),
        page.as_os_str(),
        "--with-descriptions".as_ref(),
    ]);
    assert!(
        ran.stdout.contains(r#"doc: "Words for drivers""#),
        "{}",
        ran.stdout
    );
}

#[test]
fn standard_input_is_a_page_too() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["import", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(OPEN.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("http: POST /depots/open")
    );
}

#[test]
fn a_page_without_an_api_is_said_to_be_none() {
    let place = tempfile::tempdir().unwrap();
    let pages = folder(place.path());
    let ran = xtask(&["import".as_ref(), pages.join("Introduction.md").as_os_str()]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr.contains("Introduction.md: this is no API page"),
        "{}",
        ran.stderr
    );
    assert_eq!(ran.stdout, "");

    fs::write(pages.join("picture.md"), [0; 300]).unwrap();
    let ran = xtask(&["import".as_ref(), pages.join("picture.md").as_os_str()]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("the file is no text"), "{}", ran.stderr);

    let ran = xtask(&["import".as_ref(), pages.join("missing.md").as_os_str()]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("missing.md"), "{}", ran.stderr);
}

#[test]
fn bodies_that_are_lists_are_arrays_in_openapi() {
    let place = tempfile::tempdir().unwrap();
    let page = place.path().join("list.md");
    let text = OPEN.replace(
        r#"{ "depotId": 3, "note": "snow" }"#,
        r#"[{ "depotId": 3 }]"#,
    );
    let text = text.replace(
        "### Body Parameters:",
        "### Body Parameters (array of objects):",
    );
    fs::write(&page, text).unwrap();
    let ran = xtask(&[
        "import".as_ref(),
        page.as_os_str(),
        "--format".as_ref(),
        "openapi".as_ref(),
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let document: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let post = &document["paths"]["/depots/open"]["post"];
    let of = |body: &serde_json::Value| body["content"]["application/json"]["schema"].clone();
    assert_eq!(
        of(&post["requestBody"]),
        serde_json::json!({
            "type": "array",
            "items": { "$ref": "#/components/schemas/OpenDepotsRequest" },
        })
    );
    assert!(of(&post["responses"]["200"])["type"] != "array", "{post:#}");
    assert!(post.get("x-partial").is_none(), "{post:#}");
    assert!(
        !post["description"].to_string().contains("list of these"),
        "{post:#}"
    );
}

/// What is left of a page that was cut before its tables, or saved before a browser had built them.
#[test]
fn a_page_without_tables_is_printed_with_a_warning_and_not_written() {
    let place = elsewhere();
    let schemas = place.path().join("schemas");
    let pages = folder(place.path());
    let page = pages.join("Open depot.md");
    let import = |more: &[&str]| {
        let mut arguments = vec!["import".to_owned(), page.display().to_string()];
        arguments.extend(more.iter().map(|&word| word.to_owned()));
        arguments.extend(["--schemas".to_owned(), schemas.display().to_string()]);
        xtask(&arguments)
    };
    let write = ["--service", "depots", "--write"];
    let (cut, _) = OPEN.split_once("## Request Parameters").unwrap();
    fs::write(&page, cut).unwrap();
    let ran = import(&[]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(
        ran.stdout.contains("http: POST /depots/open\n"),
        "{}",
        ran.stdout
    );
    let warning = "Open depot.md:3: warning: no table of parameters was found for `openDepots`, so nothing but its address is known";
    assert!(ran.stderr.contains(warning), "{}", ran.stderr);

    let ran = import(&write);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("not written: `openDepots`"),
        "{}",
        ran.stderr
    );
    assert!(!schemas.join("depots").exists());

    // A file that is there keeps its fields.
    fs::write(&page, OPEN).unwrap();
    assert_eq!(import(&write).code, Some(0));
    let before = contents(&schemas);
    fs::write(&page, cut).unwrap();
    assert_eq!(import(&write).code, Some(1));
    assert_eq!(contents(&schemas), before);
}

#[test]
fn the_messages_are_printed_as_openapi() {
    let place = tempfile::tempdir().unwrap();
    let page = folder(place.path()).join("Open depot.md");
    let ran = xtask(&[
        "import".as_ref(),
        page.as_os_str(),
        "--format".as_ref(),
        "openapi".as_ref(),
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let document: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert!(
        document["openapi"].as_str().unwrap().starts_with("3.1"),
        "{document:#}"
    );
    assert!(
        document["paths"]["/depots/open"]["post"].is_object(),
        "{document:#}"
    );
}

#[test]
fn a_folder_becomes_a_service_and_comes_again_without_a_change() {
    let place = elsewhere();
    let schemas = place.path().join("schemas");
    let pages = folder(place.path());
    let import = || import_into("depots", &pages, &schemas);
    let ran = import();
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("[1/3]"), "{}", ran.stderr);
    assert!(ran.stderr.contains("to fill in: "), "{}", ran.stderr);
    assert!(ran.stderr.contains("3 files written"), "{}", ran.stderr);
    let service = fs::read_to_string(schemas.join("depots/service.yaml")).unwrap();
    assert!(service.contains("role: code"), "{service}");
    assert!(service.contains("https://api.example.com"), "{service}");
    let lint = xtask(&["lint".as_ref(), "--schemas".as_ref(), schemas.as_os_str()]);
    assert_eq!(lint.code, Some(0), "{}", lint.stderr);

    let before = contents(&schemas);
    let ran = import();
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("0 files written"), "{}", ran.stderr);
    assert_eq!(contents(&schemas), before);
}

#[test]
fn a_changed_page_is_merged() {
    let place = elsewhere();
    let schemas = place.path().join("schemas");
    let pages = folder(place.path());
    let page = pages.join("Open depot.md");
    let import = |path: &Path| import_into("depots", path, &schemas);
    assert_eq!(import(&pages).code, Some(0));
    let directory = schemas.join("depots");
    let (path, text) = (fs::read_dir(&directory).unwrap())
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .find(|(_, text)| text.contains("/depots/open"))
        .unwrap();
    fs::write(
        &path,
        text.replace(
            "note: { type: string",
            "# Ours.\n  note: { type: string, doc: \"Our words.\"",
        ),
    )
    .unwrap();
    let changed = OPEN.replace(
        "| note | String | No |",
        "| at | String | No | When |\n| note | String | Yes |",
    );
    fs::write(&page, changed).unwrap();
    let ran = import(&page);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("added: request.at"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("changed: request.note.required"),
        "{}",
        ran.stderr
    );
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("# Ours.\n  note: { type: string, required: true, doc: \"Our words.\""),
        "{text}"
    );
}

#[test]
fn a_service_that_is_not_there_is_made_only_on_request() {
    let place = elsewhere();
    let schemas = place.path().join("schemas");
    let page = folder(place.path()).join("Open depot.md");
    let ran = xtask(&[
        "import".as_ref(),
        page.as_os_str(),
        "--service".as_ref(),
        "depots".as_ref(),
        "--schemas".as_ref(),
        schemas.as_os_str(),
    ]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr.contains("there is no service `depots`"),
        "{}",
        ran.stderr
    );
    let ran = import_into("../x", &page, &schemas);
    assert_eq!(ran.code, Some(1));
    assert!(!place.path().join("x").exists());
}
