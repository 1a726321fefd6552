//! A page that changed comes into a file that people have worked on.

use serde_json::json;
use tablewright::import::draft::{Draft, DraftExample, DraftType};
use tablewright::import::merge::{Action, Merged, merge};
use tablewright::schema::language::ExampleKind;

use crate::support::{close_depot, errors, field, printed, value};

/// What people made of the draft.
const WORKED_ON: &str = include_str!("worked_on.yaml");

fn merged(draft: &Draft) -> Merged {
    merged_with(draft, &[])
}

/// The outcome, in which these errors are left to people.
fn merged_with(draft: &Draft, left: &[&str]) -> Merged {
    let merged = merge("close_depot.yaml", WORKED_ON, &printed(draft).text).unwrap();
    assert_eq!(
        errors("close_depot.yaml", &merged.text),
        left,
        "{}",
        merged.text
    );
    let again = merge("close_depot.yaml", &merged.text, &printed(draft).text).unwrap();
    assert_eq!(again.text, merged.text, "a second import changes something");
    merged
}

fn actions(merged: &Merged, action: Action) -> Vec<&str> {
    merged
        .changes
        .iter()
        .filter(|change| change.action == action)
        .map(|change| change.path.as_str())
        .collect()
}

#[test]
fn the_same_page_changes_nothing() {
    let merged = merged(&close_depot());
    assert_eq!(merged.text, WORKED_ON);
    assert!(
        merged
            .changes
            .iter()
            .all(|change| change.action == Action::Kept),
        "{:?}",
        merged.changes
    );
}

#[test]
fn what_the_page_changed_is_changed_and_what_people_wrote_stays() {
    let mut draft = close_depot();
    draft.path = Some("/v2/depots/close".to_owned());
    draft.request[0].ty = DraftType::String;
    draft.request[0].required = false;
    draft.request[1].constant = Some(json!("shut"));
    draft.request[2].max_items = Some(50);
    draft.request[2]
        .fields
        .insert(1, field("plate", DraftType::String));
    draft.request.insert(1, field("reason", DraftType::String));
    draft.request.pop();
    draft.enums[0].values.push(value(json!(7), "On leave"));
    draft.examples[0].value = json!({"depotId": "3", "reason": "storm", "action": "shut"});
    draft.examples.push(DraftExample {
        kind: ExampleKind::Response,
        value: json!({"code": 0, "msg": "", "data": {"receipt": "r"}}),
        line: 50,
    });
    // The example is people's, and now theirs to mend.
    let merged = merged_with(
        &draft,
        &[
            "`depotId` is a string, not an integer",
            "`action` is always `\"shut\"`",
            "`reason` is required, but missing here",
        ],
    );
    assert_eq!(actions(&merged, Action::Removed), ["request.at"]);
    assert!(actions(&merged, Action::Added).contains(&"request.driverList.plate"));
    assert!(actions(&merged, Action::Changed).contains(&"request.driverList.max_items"));
    let summary: Vec<String> = (merged.changes.iter())
        .map(|c| format!("{}: {}: {}: {}", c.line, c.action, c.path, c.text))
        .collect();
    insta::assert_snapshot!(format!("{}\n----\n{}", merged.text, summary.join("\n")));
}

/// People take phone numbers out of what pages show, and a page that still shows them must not bring them back.
#[test]
fn examples_that_people_cleaned_stay() {
    let mut draft = close_depot();
    draft.examples[0].value["depotId"] = json!(81);
    draft.response[2].fields[0].example = Some(json!("B-9"));
    draft.request[0].example = Some(json!(3));
    let merged = merged(&draft);
    let kept: Vec<String> = (merged.changes.iter())
        .filter(|change| change.text.contains("another"))
        .map(|change| format!("{}: {}: {}", change.action, change.path, change.text))
        .collect();
    assert_eq!(
        kept,
        [
            "kept: response.data.receipt: `example`: the page has another: B-9",
            "kept: examples: request: the page has another message at its line 40; take it over by hand if it is better",
        ]
    );
    // One that the file has not is the page's to give.
    let expected = WORKED_ON.replace(
        "doc: \"Which depot.\" }",
        "doc: \"Which depot.\", example: 3 }",
    );
    assert_eq!(merged.text, expected);
}

/// What the printed page has there is made up, so it is nothing to tell of.
#[test]
fn stand_ins_are_no_news() {
    let file = |example: &str| {
        format!(
            "operation: a\nhttp: POST /a\nrequest:\n  phone: {{ type: string, sensitive: true, example: {example} }}\n"
        )
    };
    let was = file("\"+15550100\"");
    let merged = merge("a.yaml", &was, &file("\"15550100000\"")).unwrap();
    assert_eq!(merged.text, was);
    assert_eq!(merged.changes, []);
}

#[test]
fn a_file_that_cannot_be_read_is_not_touched() {
    let problems = merge("broken.yaml", "operation: [", "operation: a\n").unwrap_err();
    assert!(problems.contains("broken.yaml"), "{problems}");
}

#[test]
fn every_section_can_be_added_to_a_bare_file() {
    let bare = "operation: closeDepot # ours\nsummary: Close it.\nhttp: POST /depots/close";
    let printed = printed(&close_depot());
    let once = merge("bare.yaml", bare, &printed.text).unwrap();
    assert_eq!(
        errors("close_depot.yaml", &once.text),
        Vec::<String>::new(),
        "{}",
        once.text
    );
    assert!(
        once.text
            .starts_with("operation: closeDepot # ours\nsummary: Close it.\n"),
        "{}",
        once.text
    );
    assert_eq!(
        merge("bare.yaml", &once.text, &printed.text).unwrap().text,
        once.text
    );
}
