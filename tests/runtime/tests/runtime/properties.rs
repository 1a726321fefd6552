//! Properties that hold for any input.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;

use crate::body;
use crate::demo::{Call, CallStatus, RingType};
use crate::runtime::{
    Clock, Date, LocalDateTime, Maybe, Record, Rfc3339, UnixMillis, UnixSeconds, from_json,
    from_json_with_drift, to_json,
};

/// Any JSON, with the members of [`Call`] more likely than others.
fn json() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        4 => proptest::sample::select(Call::FIELDS).prop_map(|field| field.name.to_owned()),
        1 => ".*",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-2_i64..2).prop_map(Value::from),
        ".*".prop_map(Value::from),
        "-?[0-9]{0,3}(\\.[0-9])?".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 64, 8, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(name.clone(), inner, 0..8)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn call() -> impl Strategy<Value = Call> {
    let status = prop_oneof![Just(1), Just(10), any::<i64>()].prop_map(CallStatus::from_raw);
    let ring_type = prop_oneof!["tone", ".*"].prop_map(|raw| RingType::from_raw(&raw));
    let score = prop_oneof![
        Just(Maybe::Absent),
        Just(Maybe::Null),
        proptest::num::f64::NORMAL.prop_map(Maybe::Value),
    ];
    let leaf = (
        (".*", ".*", option::of(".*"), option::of(".*"), score),
        (
            status,
            option::of(ring_type),
            any::<i64>().prop_map(UnixSeconds),
            any::<bool>(),
        ),
        (
            vec(".*", 0..3),
            btree_map(".*", any::<i64>(), 0..3),
            option::of(json()),
        ),
    )
        .prop_map(|(first, second, third)| {
            let (call_id, phone, agent, note, score) = first;
            let (status, ring_type, started, finish) = second;
            let (lines, tags, extra): (_, BTreeMap<_, _>, Option<Value>) = third;
            let extra = extra.filter(|value| !value.is_null());
            let (next, retries) = (None, Vec::new());
            Call {
                call_id,
                phone,
                agent,
                note,
                score,
                status,
                ring_type,
                started,
                finish,
                lines,
                tags,
                next,
                retries,
                extra,
            }
        });
    leaf.prop_recursive(3, 8, 2, |inner| {
        (inner.clone(), option::of(inner.clone()), vec(inner, 0..2)).prop_map(
            |(call, next, retries)| Call {
                next: next.map(Box::new),
                retries,
                ..call
            },
        )
    })
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(body in vec(any::<u8>(), 0..200)) {
        let _ = from_json_with_drift::<Call>(&body);
    }

    #[test]
    fn any_json_is_read_or_refused_alike(body in json()) {
        let body = body.to_string();
        let quiet = from_json::<Call>(body.as_bytes());
        let noting = from_json_with_drift::<Call>(body.as_bytes()).map(|(call, _)| call);
        prop_assert_eq!(&quiet, &noting);
        if let Ok(call) = quiet {
            // What was tolerated is written as documented.
            let (again, drift) = from_json_with_drift::<Call>(to_json(&call).as_bytes()).unwrap();
            prop_assert_eq!(again, call);
            prop_assert!(!drift.to_string().contains("expected"), "{}", drift);
        }
    }

    #[test]
    fn any_member_is_read_or_refused(index in 0..Call::FIELDS.len(), value in json()) {
        let _ = from_json_with_drift::<Call>(body::with(Call::FIELDS[index].name, &value.to_string()).as_bytes());
    }

    #[test]
    fn truncated_bodies_are_refused(call in call(), cut in any::<proptest::sample::Index>()) {
        let body = to_json(&call);
        prop_assert!(from_json::<Call>(&body.as_bytes()[..cut.index(body.len())]).is_err());
    }

    #[test]
    fn what_is_written_is_read_again(call in call()) {
        let (again, drift) = from_json_with_drift::<Call>(to_json(&call).as_bytes()).unwrap();
        prop_assert_eq!(again, call);
        prop_assert!(drift.iter().all(|oddity| oddity.kind.to_string().starts_with("unknown value")), "{}", drift);
    }

    #[test]
    fn instants_survive_being_text(millis in -62_167_219_200_000_i64..253_402_300_800_000) {
        let time = UnixMillis(millis).to_system_time().unwrap();
        let text = Rfc3339::from(time);
        prop_assert_eq!(text.to_system_time(), Some(time), "{}", text);
        prop_assert_eq!(UnixMillis::from(time), UnixMillis(millis));
        prop_assert_eq!(UnixSeconds::from(time).0, millis.div_euclid(1000));
    }

    #[test]
    fn any_text_is_a_time_or_not(text in "[-+:.TZ 0-9]{0,30}") {
        let _ = Rfc3339::from(&*text).to_system_time();
        let _ = LocalDateTime::from(&*text).to_system_time(0);
        let _ = Date::from(&*text).to_ymd();
        let _ = Clock::from(&*text).to_duration();
    }
}
