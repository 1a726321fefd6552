//! Every vector of the repository's schemas, through the interpreter, stage by stage: message, digest, signature.

use std::borrow::Cow;

use crate::support::{api, cases};
use hyper::HeaderMap;
use hyper::header::{HeaderName, HeaderValue as HttpValue};
use indexmap::IndexMap;
use serde_json::{Map, Value, json};
use tablewright::model::{Digest, HeaderValue, Placeholder, Placement, Recipe, Vector};
use tablewright_mock::recipe::{
    Credentials, Flaw, MessageValues, Step, Values, choose, digest, fill, hex, sole_credential,
    verify, write,
};

struct Given<'a>(&'a IndexMap<String, String>);

impl Given<'_> {
    fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}

impl Values for Given<'_> {
    fn value(&self, placeholder: &Placeholder) -> Cow<'_, [u8]> {
        let text = match placeholder {
            Placeholder::Credential(name) | Placeholder::Header(name) => self.get(name),
            Placeholder::Token => self.get("token"),
            Placeholder::Body => self.get("body"),
            Placeholder::Method => self.get("method"),
            Placeholder::Path => self.get("path"),
            Placeholder::Query => self.get("query"),
            Placeholder::BodyField(name) => self.get(&format!("field.{name}")),
        };
        Cow::Borrowed(text.as_bytes())
    }
}

fn step(recipe: &Recipe, vector: &Vector) -> Step {
    let chosen = match &recipe.digest {
        Digest::Chosen { by, .. } => vector.given.get(by).map(String::as_str),
        _ => None,
    };
    choose(&recipe.digest, chosen).unwrap()
}

fn for_each_vector(mut look: impl FnMut(&Recipe, &Vector)) -> usize {
    let mut count = 0;
    for api in [api(), cases()] {
        for recipe in api.services.iter().flat_map(|service| &service.recipes) {
            for vector in &recipe.vectors {
                look(recipe, vector);
                count += 1;
            }
        }
    }
    count
}

#[test]
fn every_stage_of_every_vector_is_reproduced() {
    let count = for_each_vector(|recipe, vector| {
        let given = Given(&vector.given);
        let message = fill(&recipe.message, &given);
        if let Some(expected) = &vector.message {
            assert_eq!(
                String::from_utf8(message.clone()).unwrap(),
                *expected,
                "{}",
                vector.name
            );
        }
        let step = step(recipe, vector);
        let key = match &step {
            Step::Hmac(_, credential) => given.get(credential),
            _ => "",
        };
        let digested = digest(&step, key.as_bytes(), &message);
        if let Some(expected) = &vector.digest {
            assert_eq!(hex(&digested), *expected, "{}", vector.name);
        }
        let signature = write(recipe.output, &digested);
        assert_eq!(signature, vector.signature.as_bytes(), "{}", vector.name);
    });
    assert!(count >= 25, "only {count} vectors");
}

/// The message of a vector as it would be received: headers, body, credentials.
fn received(recipe: &Recipe, vector: &Vector) -> (Credentials, HeaderMap, Vec<u8>) {
    let mut credentials = Credentials::new();
    let mut headers = HeaderMap::new();
    let mut members = Map::new();
    let mut put = |name: &str, value: &str| {
        headers.insert(
            HeaderName::try_from(name).unwrap(),
            HttpValue::from_str(value).unwrap(),
        );
    };
    for (name, value) in &vector.given {
        if recipe.members.iter().any(|member| &member.name == name) {
            members.insert(name.clone(), json!(value));
            continue;
        }
        let is_filled = recipe.headers.iter().find(|header| &header.name == name);
        let credential = is_filled.and_then(|header| sole_credential(&header.value));
        credentials.insert(credential.unwrap_or(name).to_owned(), value.clone());
        match name.strip_prefix("field.") {
            Some(member) => drop(members.insert(member.to_owned(), json!(value))),
            None if name != "body" && !value.contains('{') => put(name, value),
            None => {}
        }
    }
    match &recipe.signature {
        Placement::Header(name) => put(name, &vector.signature),
        Placement::Field(name) => drop(members.insert(name.clone(), json!(vector.signature))),
        Placement::Query(_) => unreachable!("no recipe of the repository signs the query string"),
    }
    let body = vector.given.get("body").cloned();
    let body = body.unwrap_or_else(|| Value::Object(members).to_string());
    (credentials, headers, body.into_bytes())
}

/// The time in the headers of a vector in milliseconds, so that it is not expired.
fn time(recipe: &Recipe, vector: &Vector) -> u64 {
    let Some(timestamp) = &recipe.timestamp else {
        return 0;
    };
    let name = &timestamp.header;
    let header = recipe.headers.iter().find(|header| &header.name == name);
    let is_seconds = header.unwrap().value == HeaderValue::UnixSeconds;
    vector.given[name].parse::<u64>().unwrap() * if is_seconds { 1000 } else { 1 }
}

#[test]
fn every_vector_is_accepted_as_a_message_and_refused_when_touched() {
    for_each_vector(|recipe, vector| {
        let (credentials, headers, body) = received(recipe, vector);
        let json: Option<Value> = serde_json::from_slice(&body).ok();
        let given = |name: &str| vector.given.get(name).map_or("", String::as_str);
        let message = MessageValues {
            credentials: &credentials,
            token: given("token"),
            method: given("method"),
            path: given("path"),
            query: given("query"),
            headers: &headers,
            body: &body,
            json: json.as_ref(),
        };
        let now = time(recipe, vector);
        assert_eq!(verify(recipe, &message, now), Ok(()), "{}", vector.name);

        let mut other = credentials.clone();
        let secrets = ["secret", "accessSecret", "key", "secretKey", "appSecret"];
        let secret = secrets.into_iter().find(|it| other.contains_key(*it));
        let token = if secret.is_some() {
            message.token
        } else {
            "another"
        };
        other.extend(secret.map(|name| (name.to_owned(), "another".to_owned())));
        let message = MessageValues {
            credentials: &other,
            token,
            ..message
        };
        assert_eq!(
            verify(recipe, &message, now),
            Err(Flaw::Wrong),
            "{}",
            vector.name
        );
    });
}
