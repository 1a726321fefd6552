//! Drafts become files that load and pass the check.

use proptest::prelude::*;
use serde_json::json;
use tablewright::import::draft::{Draft, DraftField, DraftType, NoteKind};
use tablewright::import::print::{Options, print};
use tablewright::schema::language::{ExampleKind, Unit};

use crate::support::{close_depot, errors, field, printed, value};

#[test]
fn a_draft_is_printed_in_the_style_of_the_project() {
    let file = printed(&close_depot());
    assert_eq!(file.file_name, "close_depot.yaml");
    assert_eq!(errors(&file.file_name, &file.text), Vec::<String>::new());
    insta::assert_snapshot!(file.text);
}

#[test]
fn words_of_the_page_are_copied_only_on_request() {
    assert!(!printed(&close_depot()).text.contains("Words of the page"));
    let options = Options {
        with_descriptions: true,
        service: None,
        taken: None,
    };
    assert!(
        print(&close_depot(), &options)
            .text
            .contains(r#"doc: "Words of the page""#)
    );
}

#[test]
fn a_type_of_another_file_gets_a_longer_name_here() {
    let taken = ["Driver".to_owned(), "DriverState".to_owned()].into();
    let options = Options {
        taken: Some(&taken),
        ..Options::default()
    };
    let names = tablewright::import::print::type_names(&print(&close_depot(), &options).text);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(names, ["CloseDepotDriver", "CloseDepotDriverState", "Data"]);
}

#[test]
fn a_webhook_has_a_payload_and_an_answer() {
    let draft = Draft {
        is_webhook: true,
        name: "depotClosed".to_owned(),
        method: Some("POST".to_owned()),
        request: vec![field("DepotID", DraftType::String)],
        answer_status: Some(200),
        answer_body: Some(json!({})),
        retry: Some("again every minute".to_owned()),
        ..Draft::default()
    };
    let file = printed(&draft);
    assert_eq!(errors(&file.file_name, &file.text), Vec::<String>::new());
    insta::assert_snapshot!(file.text);
}

#[test]
fn what_would_be_refused_is_left_out_and_said() {
    let mut draft = close_depot();
    draft
        .examples
        .push(tablewright::import::draft::DraftExample {
            kind: ExampleKind::Request,
            value: json!({"depotId": "not a number"}),
            line: 77,
        });
    draft.request[0].constant = Some(json!("text"));
    draft.request[1].unit = Some(Unit::Seconds);
    let file = printed(&draft);
    assert_eq!(errors(&file.file_name, &file.text), Vec::<String>::new());
    assert!(
        file.notes
            .iter()
            .any(|note| note.kind == NoteKind::Left && note.line == 77),
        "{:?}",
        file.notes
    );
    assert!(
        file.text
            .contains("depotId: { type: integer, required: true }"),
        "{}",
        file.text
    );
}

#[test]
fn what_sensitive_fields_hold_is_made_up() {
    let mut draft = close_depot();
    draft.request[2].fields[0].example = Some(json!("07700 900123"));
    draft.examples[0].value["driverList"][0]["phone"] = json!("+447700900123");
    let file = printed(&draft);
    assert_eq!(errors(&file.file_name, &file.text), Vec::<String>::new());
    assert!(!file.text.contains("7700"), "{}", file.text);
    assert!(
        file.text.contains(r#""phone": "+155501000000""#),
        "{}",
        file.text
    );
    assert!(
        file.text.contains(r#"example: "15550 100000""#),
        "{}",
        file.text
    );
    let said = "2 values of sensitive fields; made-up ones stand in the examples of `closeDepot`";
    assert!(
        file.notes.iter().any(|note| note.text == said),
        "{:?}",
        file.notes
    );
}

#[test]
fn no_two_fields_become_one_rust_name() {
    let names = [
        "\u{b3e}", "1", "field_1", "field_2", "a b", "a_b", "aB", "-", "数量",
    ];
    let inner: Vec<_> = names
        .iter()
        .map(|name| field(name, DraftType::String))
        .collect();
    let mut draft = close_depot();
    draft.examples.clear();
    draft.request = inner.clone();
    draft.request.push(DraftField {
        fields: inner,
        ..field("inner", DraftType::Object)
    });
    let file = printed(&draft);
    assert_eq!(errors(&file.file_name, &file.text), Vec::<String>::new());
    assert_eq!(
        file.text.matches("rename: field_3").count(),
        2,
        "{}",
        file.text
    );
}

#[test]
fn a_list_of_errors_has_a_name_that_rust_has_not() {
    let mut draft = close_depot();
    draft.response.push(DraftField {
        fields: vec![field("why", DraftType::String)],
        ..field("errList", DraftType::List(Box::new(DraftType::Object)))
    });
    let text = printed(&draft).text;
    assert!(text.contains("  errList:\n    type: [ErrItem]\n"), "{text}");
}

fn a_name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z][A-Za-z0-9_]{0,8}",
        Just("type".to_owned()),
        Just("null".to_owned()),
        Just("0".to_owned()),
        Just("a: b # c".to_owned()),
        Just("数量".to_owned()),
        Just("-".to_owned()),
        Just("yes".to_owned()),
        "\\PC{0,6}",
    ]
}

fn a_type() -> impl Strategy<Value = DraftType> {
    let leaf = prop_oneof![
        Just(DraftType::String),
        Just(DraftType::Integer),
        Just(DraftType::Number),
        Just(DraftType::Boolean),
        Just(DraftType::Any),
        Just(DraftType::Object),
        Just(DraftType::Enum("State".to_owned())),
        Just(DraftType::Enum("Missing".to_owned())),
    ];
    leaf.prop_recursive(2, 4, 1, |inner| {
        prop_oneof![
            inner.clone().prop_map(|ty| DraftType::List(Box::new(ty))),
            inner.prop_map(|ty| DraftType::Map(Box::new(ty))),
        ]
    })
}

fn a_field() -> impl Strategy<Value = DraftField> {
    let plain = (
        a_name(),
        a_type(),
        any::<[bool; 4]>(),
        "\\PC{0,12}",
        proptest::option::of(0..900_u64),
        proptest::option::of(any::<f64>()),
    );
    let plain = plain.prop_map(
        |(name, ty, [required, nullable, sensitive, constant], text, limit, number)| DraftField {
            name,
            ty,
            required,
            nullable,
            sensitive,
            constant: constant.then(|| json!(text)),
            max_length: limit,
            minimum: number,
            example: Some(json!(text)),
            unsure: vec![text],
            ..DraftField::default()
        },
    );
    plain.prop_recursive(3, 12, 4, |inner| {
        (a_name(), a_type(), proptest::collection::vec(inner, 0..4)).prop_map(
            |(name, ty, fields)| DraftField {
                name,
                ty,
                fields,
                ..DraftField::default()
            },
        )
    })
}

#[test]
fn no_two_types_become_one_rust_type() {
    let object = |name: &str, members| DraftField {
        fields: members,
        ..field(name, DraftType::Object)
    };
    let leaf = || vec![field("x", DraftType::String)];
    let draft = Draft {
        name: "aAAa".to_owned(),
        path: Some("/a".to_owned()),
        request: vec![object("a", vec![object(":", leaf())])],
        response: vec![object("-", vec![object("🟠", leaf())])],
        ..Draft::default()
    };
    let file = printed(&draft);
    assert_eq!(errors(&file.file_name, &file.text), Vec::<String>::new());
    assert!(file.text.contains("🟠"), "{}", file.text);
}

#[test]
fn a_body_that_is_a_list_is_said_to_be_one() {
    let draft = Draft {
        request_is_list: true,
        response_is_list: true,
        ..close_depot()
    };
    let file = printed(&draft);
    assert_eq!(errors(&file.file_name, &file.text), Vec::<String>::new());
    assert!(
        file.text.contains("partial: true\nmissing: \"The request's body and the answer are lists of these objects.\"\n"),
        "{}",
        file.text
    );
}

#[test]
fn values_without_a_name_are_for_a_person_to_call() {
    let mut draft = close_depot();
    draft.enums[0].values[1].name = "Value1".to_owned();
    draft.enums[0].values[1].description = "魑魅".to_owned();
    let text = printed(&draft).text;
    assert!(
        text.contains("      # page line 31: no name could be made of the page's words; give it one\n      1: { name: Value1 }"),
        "{text}"
    );
}

/// Each claim is one that the check accepts, and refuses once the schema no longer contradicts the page.
#[test]
fn errata_are_claims_where_keys_can_say_them() {
    let mut draft = close_depot();
    let erratum = draft.errata[0].clone();
    draft.response.push(DraftField {
        nullable: true,
        ..field("late", DraftType::Boolean)
    });
    draft.request[1].example = None;
    draft.errata.push(tablewright::import::draft::DraftErratum {
        subject: "response.late".to_owned(),
        claim: tablewright::import::draft::DraftClaim::Nullable,
        ..erratum.clone()
    });
    draft.errata.push(tablewright::import::draft::DraftErratum {
        subject: "request.action".to_owned(),
        claim: tablewright::import::draft::DraftClaim::Example(json!("open")),
        ..erratum
    });
    let file = printed(&draft);
    assert_eq!(errors(&file.file_name, &file.text), Vec::<String>::new());
    for claim in [
        "truth: { type: [Driver] }",
        "page_says: { nullable: false }\n    truth: { nullable: true }",
        "page_says: { example: open }\n    truth: { const: close }",
    ] {
        assert!(file.text.contains(claim), "{}", file.text);
    }
    let mended = file.text.replace(
        "late: { type: boolean, required: true, nullable: true }",
        "late: { type: boolean, required: true }",
    );
    assert!(!errors(&file.file_name, &mended).is_empty(), "{mended}");
}

/// 150, or what `PROPTEST_CASES` asks for.
fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(150)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn any_draft_prints_a_file_that_loads(
        name in "[a-z][a-zA-Z]{0,10}",
        title in proptest::option::of("\\PC{0,40}"),
        request in proptest::collection::vec(a_field(), 0..5),
        response in proptest::collection::vec(a_field(), 0..5),
        values in proptest::collection::vec(("[A-Za-z ]{0,8}", 0..5_i64), 0..5),
    ) {
        let draft = Draft {
            name, title, request, response,
            path: Some("/a/b".to_owned()),
            method: Some("POST".to_owned()),
            enums: vec![tablewright::import::draft::DraftEnum {
                name: "State".to_owned(),
                of_integer: true,
                values: values.into_iter().map(|(name, wire)| value(json!(wire), &name)).collect(),
                line: 1,
            }],
            ..Draft::default()
        };
        let file = printed(&draft);
        prop_assert_eq!(errors(&file.file_name, &file.text), Vec::<String>::new(), "{}", file.text);
    }
}
