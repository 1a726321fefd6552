//! A service made of what drafts have in common.

use tablewright::import::draft::{Draft, DraftField, DraftType};
use tablewright::import::service::build;

use crate::support::{close_depot, field};

#[test]
fn what_pages_share_becomes_the_service() {
    let mut close = close_depot();
    close.hosts = vec![(
        Some("Production Environment".to_owned()),
        "https://api.example.com/".to_owned(),
    )];
    close.request_headers.push(field("sign", DraftType::String));
    let mut open = Draft {
        name: "openDepot".to_owned(),
        ..close.clone()
    };
    open.request_headers
        .push(field("X-Only-Here", DraftType::String));
    open.response.push(DraftField {
        required: false,
        ..field("more", DraftType::Integer)
    });
    let built = build("depots", &[close, open]).unwrap();
    assert!(!built.file.request_headers.contains_key("X-Only-Here"));
    assert_eq!(built.file.envelope.as_ref().unwrap().fields.len(), 2);
    assert!(built.blanks.iter().any(|blank| blank.contains("`sign`")));
    insta::assert_snapshot!(built.text);
}

#[test]
fn pages_without_anything_in_common_make_a_service_of_blanks() {
    let built = build(
        "bare",
        &[Draft {
            name: "ping".to_owned(),
            ..Draft::default()
        }],
    )
    .unwrap();
    assert!(built.file.envelope.is_none());
    assert!(
        built
            .blanks
            .iter()
            .any(|blank| blank.contains("no page names a host"))
    );
}
