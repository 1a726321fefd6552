//! `cargo xtask import --write` once more, after people have worked on what it wrote.

use std::fs;

use crate::support::{elsewhere, import_into};

const CLOSED: &str = "# Depot closed callback

Tells your server that a depot has closed. We POST it to the URL that you have set.

| Field | Type | Required | Description |
|--|--|--|--|
| depotId | Integer | Yes | The depot |
| reason | String | No | `holiday` or `repair` |
| note | String | No | What a person wrote |

```json
{\"depotId\": 7, \"reason\": \"repair\", \"note\": \"x\"}
```
";

#[test]
fn a_webhook_that_a_person_has_renamed_is_found_by_its_page() {
    let place = elsewhere();
    let schemas = place.path().join("schemas");
    let page = place.path().join("Depot-closed.md");
    fs::write(&page, CLOSED).unwrap();
    let import = || {
        let ran = import_into("depots", &page, &schemas);
        assert!(!ran.stderr.contains("not written"), "{}", ran.stderr);
        ran
    };
    let ran = import();
    assert!(ran.stderr.contains("depot_closed.yaml"), "{}", ran.stderr);

    let directory = schemas.join("depots");
    let old = directory.join("depot_closed.yaml");
    let text = fs::read_to_string(&old).unwrap();
    assert!(text.contains("webhook: depotClosed\n"), "{text}");
    let named = directory.join("closing.yaml");
    fs::write(
        &named,
        text.replace("webhook: depotClosed\n", "webhook: closing\n"),
    )
    .unwrap();
    fs::remove_file(&old).unwrap();

    fs::write(
        &page,
        CLOSED.replace("| note | String | No |", "| note | String | Yes |"),
    )
    .unwrap();
    let ran = import();
    assert!(!old.exists(), "{}", ran.stderr);
    let text = fs::read_to_string(&named).unwrap();
    assert!(text.contains("webhook: closing\n"), "{text}");
    assert!(
        text.contains("note: { type: string, required: true"),
        "{text}"
    );
}

/// A page of one of the operations that an address has, told apart by `action`.
fn acting(action: &str) -> String {
    format!(
        "# {action} numbers

POST https://api.example.com/v1/numbers

| Parameter | Type | Required | Description |
|--|--|--|--|
| action | String | Yes | Fixed value `{action}` |
| status | Integer | Yes | 1: free, 2: taken |

Response

| Parameter | Type | Required | Description |
|--|--|--|--|
| code | Integer | Yes | 0 is success |
| status | Integer | Yes | 1: free, 2: taken |
"
    )
}

#[test]
fn pages_of_one_address_stay_apart_when_they_are_imported_again() {
    let place = elsewhere();
    let schemas = place.path().join("schemas");
    let pages = ["lease", "release"].map(|action| {
        let page = place.path().join(format!("{action}.md"));
        fs::write(&page, acting(action)).unwrap();
        page
    });
    for page in &pages {
        import_into("numbers", page, &schemas);
    }
    let texts = || {
        let mut texts = Vec::new();
        for file in fs::read_dir(schemas.join("numbers")).unwrap() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            if text.contains("\noperation: ") || text.starts_with("operation: ") {
                texts.push(text);
            }
        }
        texts.sort();
        texts
    };
    let first = texts();
    assert_eq!(first.len(), 2, "{first:#?}");
    // Each has a name of its own, and so have their enums.
    let says = [
        ["operation: numbers\n", "\n  Status:\n"],
        ["operation: releaseNumbers\n", "\n  ReleaseNumbersStatus:\n"],
    ];
    for (text, says) in first.iter().zip(says) {
        assert!(says.iter().all(|one| text.contains(one)), "{text}");
    }

    for page in &pages {
        let ran = import_into("numbers", page, &schemas);
        assert!(ran.stderr.contains("unchanged: "), "{}", ran.stderr);
    }
    assert_eq!(texts(), first);
}
