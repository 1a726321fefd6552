//! Objects that are known in part: what the schema does not name is kept.

use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde_json::{Value, json};

use crate::runtime::{
    self, Entry, Field, OddityKind, Record, Rest, Writer, from_json, from_json_with_drift, to_json,
    vacant,
};

/// An object of which one member is known, and a list of such.
#[derive(Debug, Default, PartialEq)]
struct Part {
    name: String,
    inner: Option<Vec<Part>>,
    rest: Rest,
}

impl Record for Part {
    const FIELDS: &'static [Field] = &[Field::required("name"), Field::optional("inner")];

    fn empty() -> Self {
        Self {
            name: vacant(),
            inner: vacant(),
            rest: Rest::new(),
        }
    }

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        field: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match field {
            0 => entry.read(&mut self.name),
            1 => entry.read(&mut self.inner),
            _ => entry.skip(),
        }
    }

    fn rest(&mut self) -> Option<&mut Rest> {
        Some(&mut self.rest)
    }

    fn write<S: SerializeMap>(&self, out: &mut Writer<S>) {
        out.put("name", &self.name);
        out.put_some("inner", &self.inner);
        out.rest(Self::FIELDS, &self.rest);
    }
}

impl serde::Serialize for Part {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize_record(self, serializer)
    }
}

fn read(body: &Value) -> Part {
    from_json(body.to_string().as_bytes()).expect("it is an object with a name")
}

#[test]
fn what_is_not_named_is_kept_and_written_back() {
    let body = json!({
        "name": "one",
        "batchID": "b-1",
        "total": 18_446_744_073_709_551_615_u64,
        "nothing": null,
        "deep": { "list": [1, { "x": 0.1 }] },
        "inner": [{ "name": "two", "extra": [] }],
    });
    let part = read(&body);
    assert_eq!(part.rest.len(), 4);
    assert_eq!(part.rest.get("batchID"), Some(&json!("b-1")));
    assert_eq!(part.rest.get("nothing"), Some(&Value::Null));
    assert_eq!(part.rest.get("name"), None);
    let inner = &part.inner.as_ref().unwrap()[0];
    assert_eq!(inner.rest.get("extra"), Some(&json!([])));
    assert_eq!(
        serde_json::from_str::<Value>(&to_json(&part)).unwrap(),
        body
    );
}

#[test]
fn it_is_still_odd() {
    let (_, drift) = from_json_with_drift::<Part>(br#"{"name":"one","new":1}"#).unwrap();
    let odd: Vec<_> = drift
        .iter()
        .map(|it| (it.path.as_str(), &it.kind))
        .collect();
    assert_eq!(odd, [("$.new", &OddityKind::UnknownMember)]);
}

/// One name twice in an object is read by every server in its own way.
#[test]
fn a_member_of_the_type_is_never_written_twice() {
    let mut part = Part {
        name: "one".to_owned(),
        ..Part::default()
    };
    part.rest.insert("name", "another");
    part.rest.insert("new", 1);
    assert_eq!(to_json(&part), r#"{"name":"one","new":1}"#);
    assert_eq!(part.rest.remove("new"), Some(json!(1)));
    assert_eq!(part.rest.iter().count(), 1);
}

#[test]
fn debug_shows_neither_names_nor_values() {
    let part = read(&json!({ "name": "one", "+8613800000000": "secret" }));
    assert_eq!(format!("{:?}", part.rest), "{*** x1}");
    let part = format!("{part:?}");
    assert!(!part.contains("secret") && !part.contains("138"), "{part}");
}

#[test]
fn what_cannot_be_read_is_refused_where_it_stands() {
    let error = from_json::<Part>(br#"{"name":"one","new":[1,}"#).unwrap_err();
    assert!(error.to_string().contains("column"), "{error}");
    for body in [r#"{"name":"x","new":1"#, r#"{"new":}"#] {
        assert!(from_json::<Part>(body.as_bytes()).is_err(), "{body}");
    }
}
