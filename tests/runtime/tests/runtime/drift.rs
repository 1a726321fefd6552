//! The drift report as a whole.

use serde::de::MapAccess;
use serde::ser::SerializeMap;

use crate::body;
use crate::demo::Call;
use crate::runtime::{Entry, Field, OddityKind, Record, Writer, from_json_with_drift};

#[test]
fn entries_are_in_order() {
    let body = body::with("retries", r#"[{"callID": 1, "new": 0}, null]"#);
    let (_, drift) = from_json_with_drift::<Call>(body.as_bytes()).unwrap();
    let lines = "\
$.retries[0].callID: expected text, found integer
$.retries[0].new: unknown member
$.retries[0].phone: missing
$.retries[0].note: missing
$.retries[0].callStatus: missing
$.retries[0].startTs: missing
$.retries[0].finish: missing
$.retries[0].lines: missing
$.retries[0].productID: missing
$.retries[1]: unexpected null
";
    assert_eq!(drift.to_string(), lines);
    assert_eq!(
        (drift.len(), drift.dropped(), drift.is_empty()),
        (10, 0, false)
    );
    let first = drift.iter().next().unwrap();
    assert_eq!(first.path, "$.retries[0].callID");
    let expected = OddityKind::Coerced {
        expected: "text",
        found: "integer",
    };
    assert_eq!(first.kind, expected);
    assert_eq!((&drift).into_iter().count(), 10);
}

#[test]
fn an_empty_record_misses_everything() {
    let (call, drift) = from_json_with_drift::<Call>(b"{}").unwrap();
    assert_eq!(call, Call::default());
    assert_eq!(drift.len(), 8);
}

#[test]
fn entries_are_capped() {
    let nulls = vec!["null"; 1234].join(",");
    let body = body::with("lines", &format!("[{nulls}]"));
    let (call, drift) = from_json_with_drift::<Call>(body.as_bytes()).unwrap();
    assert_eq!(call.lines.len(), 1234);
    assert_eq!((drift.len(), drift.dropped()), (1000, 234));
    assert!(
        drift
            .to_string()
            .ends_with("$.lines[999]: unexpected null\nand 234 more\n")
    );
}

/// A record with more members than an integer has bits.
struct Wide([i64; 70]);

impl Record for Wide {
    const FIELDS: &'static [Field] = {
        let mut fields = [Field::required("first"); 70];
        fields[68] = Field::optional("optional");
        fields[69] = Field::required("last");
        &{ fields }
    };

    fn empty() -> Self {
        Self([0; 70])
    }

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        field: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        entry.read(&mut self.0[field])
    }

    fn write<S: SerializeMap>(&self, _: &mut Writer<S>) {}
}

#[test]
fn wide_records() {
    let (wide, drift) = from_json_with_drift::<Wide>(br#"{"last": 7, "first": 1}"#).unwrap();
    assert_eq!((wide.0[0], wide.0[69]), (1, 7));
    assert_eq!(drift.len(), 67);
    let (_, drift) = from_json_with_drift::<Wide>(br#"{"first": 1}"#).unwrap();
    assert!(drift.to_string().ends_with("$.last: missing\n"));
}

#[test]
fn names_are_told_apart_at_every_length() {
    struct Names;
    impl Record for Names {
        const FIELDS: &'static [Field] = &[
            Field::optional(""),
            Field::optional("abc"),
            Field::optional("abcd"),
            Field::optional("abcdefgh"),
            Field::optional("abcdefghi"),
            Field::optional("abcdefghijklmnop"),
            Field::optional("abcdefghijklmnopq"),
        ];

        fn empty() -> Self {
            Self
        }

        fn read<'de, A: MapAccess<'de>>(
            &mut self,
            _: usize,
            entry: Entry<'_, A>,
        ) -> Result<(), A::Error> {
            entry.skip()
        }

        fn write<S: SerializeMap>(&self, _: &mut Writer<S>) {}
    }

    for field in Names::FIELDS {
        let (_, drift) =
            from_json_with_drift::<Names>(format!("{{{:?}: 0}}", field.name).as_bytes()).unwrap();
        assert!(drift.is_empty(), "{drift}");
        for place in 0..field.name.len() {
            let mut other = field.name.to_owned();
            other.replace_range(place..=place, "-");
            let (_, drift) =
                from_json_with_drift::<Names>(format!("{{{other:?}: 0}}").as_bytes()).unwrap();
            assert_eq!(drift.to_string(), format!("$.{other}: unknown member\n"));
        }
    }
}
