//! What a caller can set, and set wrongly.

use std::collections::BTreeSet;

use crate::demo::DemoProtocol;
use crate::runtime::{Core, ErrorKind, Options, RequestIds, UniqueIds};

fn with_base_url(url: &str) -> Result<Core, crate::runtime::Error> {
    let protocol = DemoProtocol {
        secret: "s".into(),
        signs_responses: false,
    };
    Core::new(
        protocol,
        "https://api.example",
        Options::new().with_base_url(url),
    )
}

#[test]
fn base_urls() {
    for url in [
        "https://a.example",
        "http://127.0.0.1:80/",
        "https://a.example/v1/",
        "http://[::1]:8080",
    ] {
        assert!(with_base_url(url).is_ok(), "{url}");
    }
    for url in [
        "",
        "a.example",
        "ftp://a.example",
        "https://",
        "https://u:p@a.example",
        "https://a.example?x=1",
        "https://a b",
    ] {
        let error = with_base_url(url).unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Configuration(_)),
            "{url}: {error}"
        );
        assert!(error.to_string().starts_with("the base URL "), "{error}");
    }
}

#[test]
fn ids_are_unique() {
    let ids: BTreeSet<String> = (0..10_000).map(|_| UniqueIds.next(0)).collect();
    assert_eq!(ids.len(), 10_000);
    for id in ids {
        assert_eq!(id.len(), 32);
        assert!(
            id.bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')),
            "{id}"
        );
    }
}
