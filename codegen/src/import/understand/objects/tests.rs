use super::super::super::draft::{DraftField, NoteKind};
use super::super::super::read;
use super::super::{Understood, understand};

fn understood(text: &str) -> Understood {
    let reading = read::read("page.md", text.as_bytes()).expect("a page");
    understand(&reading.page)
}

fn table(rows: &[&str]) -> String {
    format!(
        "\n| Name | Type | Description |\n|---|---|---|\n{}\n",
        rows.join("\n")
    )
}

fn count(fields: &[DraftField]) -> usize {
    fields.iter().map(|field| 1 + count(&field.fields)).sum()
}

fn depth(fields: &[DraftField]) -> usize {
    fields
        .iter()
        .map(|field| 1 + depth(&field.fields))
        .max()
        .unwrap_or(0)
}

#[test]
fn an_object_in_itself_ends_at_the_second_level() {
    let page = format!(
        "# Trees\n\n## Node object\n{}\n## Get a node\n\nGET /v1/nodes/{{id}}\n\nReturns a node object.\n",
        table(&[
            "| id | string | Id |",
            "| parent | Node | Above |",
            "| below | Node[] | Below |"
        ])
    );
    let out = understood(&page);
    let [draft] = out.drafts.as_slice() else {
        panic!("one operation, not {}", out.drafts.len())
    };
    assert!(draft.request.is_empty() && draft.query.is_empty());
    assert_eq!((count(&draft.response), depth(&draft.response)), (9, 2));
}

#[test]
fn objects_that_name_each_other_are_bounded() {
    let mut page = "# Many\n\n".to_owned();
    let names: Vec<String> = (0..40)
        .map(|at| format!("Thing{}", (b'A' + at % 26) as char).repeat(1 + usize::from(at) / 26))
        .collect();
    for name in &names {
        let rows: Vec<String> = names
            .iter()
            .map(|other| format!("| to_{} | {other} | Another |", other.to_lowercase()))
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        page.push_str("## ");
        page.push_str(name);
        page.push('\n');
        page.push_str(&table(&rows));
    }
    page.push_str("\n## Get it\n\nGET /v1/things\n\nReturns a ThingA object.\n");
    let out = understood(&page);
    let members = count(&out.drafts[0].response);
    assert!((1_000..8_000).contains(&members), "{members}");
    assert!(depth(&out.drafts[0].response) <= 10);
}

#[test]
fn of_an_answer_in_words_only_the_member_that_they_name_is_taken() {
    let object = table(&["| id | string | Id |", "| size | integer | Size |"]);
    let page = |example: &str| {
        format!(
            "# Boxes\n\nThe result can be found in the 'data' field of the answer.\n{example}\n## Box object\n{object}\n\
             ## Get a box\n\nGET /v1/boxes/{{id}}\n\nReturns a box object.\n"
        )
    };
    let told = understood(&page(""));
    let response = &told.drafts[0].response;
    assert_eq!((response.len(), response[0].name.as_str()), (1, "data"));
    assert_eq!(response[0].fields.len(), 2);
    assert!(
        told.notes
            .iter()
            .any(|note| note.kind == NoteKind::Look && note.text.contains("`data`"))
    );
    let shown = understood(&page("\n```json\n{ \"fine\": true, \"data\": {} }\n```\n"));
    let names: Vec<&str> = shown.drafts[0]
        .response
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(names, ["data", "fine"]);
    assert_eq!(shown.drafts[0].response[0].fields.len(), 2);
}

#[test]
fn what_nothing_names_stays_where_it_is() {
    let page = format!(
        "# Send\n\nPOST /v1/send\n\n## Fields\n{}",
        table(&["| to | string | Number |", "| text | string | Words |"])
    );
    assert_eq!(count(&understood(&page).drafts[0].request), 2);
}
