//! Drafts printed for a service that is there already.

use serde_json::json;
use tablewright::import::draft::DraftType;
use tablewright::import::print::{Options, Printed, Service, print};
use tablewright::schema::language::ServiceFile;

use crate::support::{close_depot, field, value};

fn service(text: &str) -> ServiceFile {
    let mut diagnostics = tablewright::diagnostic::Diagnostics::new();
    let texts = [("depots/service.yaml".to_owned(), text.to_owned())].into();
    let mut set = tablewright::schema::load_texts(&texts, &mut diagnostics);
    set.services.pop().unwrap().file.value
}

#[test]
fn what_the_service_says_is_not_repeated() {
    let text = "service: depots\ntitle: Depots\nsummary: Depots.\nhosts: { main: { url: \"https://example.com\" } }\n\
        request_headers:\n  apikey: { type: string, required: true }\n\
        envelope:\n  fields:\n    code: { type: ResultCode, required: true, role: code }\n    msg: { type: string, required: true, role: message }\n  success: [0]\n\
        codes:\n  name: ResultCode\n  of: integer\n  values:\n    0: { name: Success }\n\
        enums:\n  Availability:\n    of: integer\n    values:\n      0: { name: Free }\n      1: { name: OnTheRoad }\n      2: { name: Other }\n";
    let file = service(text);
    let options = Options {
        with_descriptions: false,
        service: Some(Service { text, file: &file }),
        taken: None,
    };
    let printed = print(&close_depot(), &options);
    insta::assert_snapshot!(printed.text);

    let mut other = close_depot();
    other.response = vec![field("depots", DraftType::Any)];
    assert!(print(&other, &options).text.contains("\nenvelope: none\n"));
}

/// A service with an enum of 0, 1 and 2, and an operation with a field of these numbers.
fn with_shared_enum(field_name: &str, names: [&str; 3]) -> Printed {
    let text = "service: depots\ntitle: Depots\nsummary: Depots.\nhosts: { main: { url: \"https://example.com\" } }\n\
        enums:\n  CallDirection:\n    of: integer\n    values:\n      0: { name: Inbound }\n      1: { name: Outbound }\n      2: { name: Internal }\n";
    let file = service(text);
    let mut draft = close_depot();
    "Own".clone_into(&mut draft.enums[0].name);
    draft.enums[0].values = (0..)
        .zip(names)
        .map(|(wire, name)| value(json!(wire), name))
        .collect();
    draft.request[2].fields[1] = field(field_name, DraftType::Enum("Own".to_owned()));
    draft.examples.clear();
    let options = Options {
        service: Some(Service { text, file: &file }),
        ..Options::default()
    };
    print(&draft, &options)
}

#[test]
fn equal_numbers_alone_make_no_shared_enum() {
    let own = with_shared_enum("answered", ["NotAnswered", "Answered", "Rejected"]);
    assert!(own.text.contains("answered: { type: Own,"), "{}", own.text);
    assert!(
        own.text.contains("\n  Own:\n    of: integer\n"),
        "{}",
        own.text
    );
    assert!(
        own.notes.iter().any(|note| note
            .text
            .starts_with("`Own` has the values of the service's `CallDirection`")),
        "{:?}",
        own.notes
    );
    for (name, values) in [
        ("direction", ["Value0", "Value1", "Value2"]),
        ("way", ["Inbound", "OutboundCall", "Other"]),
    ] {
        let shared = with_shared_enum(name, values);
        let row = format!("{name}: {{ type: CallDirection,");
        assert!(shared.text.contains(&row), "{}", shared.text);
        assert!(!shared.text.contains("\nenums:"), "{}", shared.text);
        assert!(
            !shared
                .notes
                .iter()
                .any(|note| note.text.contains("has the values")),
            "{:?}",
            shared.notes
        );
    }
}

#[test]
fn a_service_that_names_operations_is_no_error_of_a_page() {
    let text = include_str!("../../../schemas/airudder/service.yaml");
    let file = service(text);
    assert!(file.token.is_some() && file.encryption.is_some());
    let options = Options {
        service: Some(Service { text, file: &file }),
        ..Options::default()
    };
    let notes = print(&close_depot(), &options).notes;
    assert!(
        !notes
            .iter()
            .any(|note| note.text.contains("still has an error")),
        "{notes:?}"
    );
}
