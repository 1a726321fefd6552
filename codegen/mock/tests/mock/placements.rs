//! Recipes of parts that no service of the repository has: what is signed by one is verified by it.

use hyper::HeaderMap;
use hyper::header::HeaderValue as HttpValue;
use serde_json::Value;
use tablewright::model::{
    Algorithm, Digest, HeaderValue, Message, Output, Part, Piece, Placeholder, Placement, Recipe,
    RecipeHeader, Timestamp, parse_template,
};
use tablewright_mock::recipe::{Credentials, Draft, Flaw, MessageValues, Source, sign, verify};

use crate::support::api;

/// A recipe of parts that no service of the repository has.
fn unusual(template: &str, digest: Digest, output: Output, place: Placement) -> Recipe {
    let headers = ["X-Key", "X-Time"];
    let tie = |name: &String| {
        Some(match name.as_str() {
            "body" => Placeholder::Body,
            "method" => Placeholder::Method,
            "path" => Placeholder::Path,
            "query" => Placeholder::Query,
            name if headers.contains(&name) => Placeholder::Header(name.to_owned()),
            name => match name.strip_prefix("field.") {
                Some(field) => Placeholder::BodyField(field.to_owned()),
                None => Placeholder::Credential(name.to_owned()),
            },
        })
    };
    let message = parse_template(template).unwrap();
    let filled = |name: &str, value| RecipeHeader {
        name: name.to_owned(),
        written: String::new(),
        value,
    };
    let key = Part::Always(Piece::Value(Placeholder::Credential("key".to_owned())));
    // What a recipe is called in Rust does not matter here, so it is taken from any.
    let mut services = api().services;
    let any = services
        .iter_mut()
        .find_map(|service| service.recipes.pop());
    Recipe {
        template: template.to_owned(),
        message: message
            .iter()
            .map(|part| part.try_map(tie).unwrap())
            .collect(),
        digest,
        output,
        signature: place,
        headers: vec![
            filled("X-Key", HeaderValue::Template(vec![key])),
            filled("X-Time", HeaderValue::UnixSeconds),
        ],
        members: Vec::new(),
        timestamp: Some(Timestamp {
            header: "X-Time".to_owned(),
            tolerance: Some(5),
        }),
        applies_to: vec![Message::Request],
        ..any.unwrap()
    }
}

fn check(recipe: &Recipe, credentials: &Credentials, draft: &Draft, now: u64) -> Result<(), Flaw> {
    let json: Option<Value> = serde_json::from_slice(&draft.body).ok();
    let message = MessageValues {
        credentials,
        token: "",
        method: &draft.method,
        path: &draft.path,
        query: &draft.query,
        headers: &draft.headers,
        body: &draft.body,
        json: json.as_ref(),
    };
    verify(recipe, &message, now)
}

#[test]
fn what_is_signed_is_verified_wherever_the_signature_goes() {
    let hmac = || Digest::Hmac {
        algorithm: Algorithm::Sha256,
        key: "secret".to_owned(),
    };
    let credentials: Credentials = [("key", "k1"), ("secret", "s1")]
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .into();
    let whole = "{method}{path}[?{query}]{X-Time}{body}";
    let recipes = [
        unusual(
            whole,
            hmac(),
            Output::Base64,
            Placement::Header("X-Sign".to_owned()),
        ),
        unusual(
            whole,
            hmac(),
            Output::Base64,
            Placement::Query("sign".to_owned()),
        ),
        unusual(
            whole,
            hmac(),
            Output::Base64Url,
            Placement::Field("sign".to_owned()),
        ),
        unusual(
            "{field.id}{secret}",
            Digest::Fixed(Algorithm::Sha512),
            Output::HexUpper,
            Placement::Field("sign".to_owned()),
        ),
        unusual(
            "{secret}",
            Digest::Plain,
            Output::Text,
            Placement::Field("sign".to_owned()),
        ),
    ];
    for recipe in &recipes {
        let mut draft = Draft {
            method: "PUT".to_owned(),
            path: "/a".to_owned(),
            query: "b=1&c=%20".to_owned(),
            headers: HeaderMap::new(),
            body: br#"{"id":7,"z":[1]}"#.to_vec(),
        };
        let source = Source {
            credentials: &credentials,
            token: "",
            now: 90_000,
            fresh_id: "id",
            request: None,
        };
        sign(recipe, &mut draft, &source);
        let check = |draft: &Draft, now: u64| check(recipe, &credentials, draft, now);
        let name = &recipe.template;
        assert_eq!(check(&draft, 95_000), Ok(()), "{name}");
        assert_eq!(
            check(&draft, 95_001),
            Err(Flaw::Expired("X-Time".to_owned(), 5)),
            "{name}"
        );
        assert_eq!(
            check(&draft, 84_999),
            Err(Flaw::Expired("X-Time".to_owned(), 5)),
            "{name}"
        );
        let mut other = draft.clone();
        other.headers.insert("x-key", HttpValue::from_static("k2"));
        assert_eq!(
            check(&other, 90_000),
            Err(Flaw::UnknownAccount("X-Key".to_owned())),
            "{name}"
        );
        if name == whole {
            let mut other = draft.clone();
            other.method = "POST".to_owned();
            assert_eq!(check(&other, 90_000), Err(Flaw::Wrong), "{name}");
            let mut other = draft.clone();
            other.query = other.query.replace("b=1", "b=2");
            assert_eq!(check(&other, 90_000), Err(Flaw::Wrong), "{name}");
        }
        let mut none = draft.clone();
        match &recipe.signature {
            Placement::Header(name) => drop(none.headers.remove(name)),
            Placement::Query(_) => none.query = "b=1&c=%20".to_owned(),
            Placement::Field(_) => none.body = br#"{"id":7,"z":[1]}"#.to_vec(),
        }
        assert_eq!(check(&none, 90_000), Err(Flaw::Missing), "{name}");
    }
}
