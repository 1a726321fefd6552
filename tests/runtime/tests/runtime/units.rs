//! Units: conversions against known values, and what they look like on the wire.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::runtime::{
    Clock, Date, Days, Decimal, FractionalSeconds, Hours, LocalDateTime, Millis, Minutes, Rfc3339,
    Seconds, UnixMillis, UnixSeconds,
};

fn at(seconds: i64) -> SystemTime {
    UnixSeconds(seconds).to_system_time().expect("a near time")
}

#[test]
fn rfc3339_known_values() {
    let cases = [
        ("1970-01-01T00:00:00Z", 0),
        ("1969-12-31T23:59:59Z", -1),
        ("2000-02-29T12:00:00Z", 951_825_600),
        ("2023-10-19T06:13:17Z", 1_697_695_997),
        ("2038-01-19T03:14:07Z", 2_147_483_647),
        ("1900-03-01T00:00:00Z", -2_203_891_200),
        ("0000-01-01T00:00:00Z", -62_167_219_200),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ];
    for (text, seconds) in cases {
        assert_eq!(
            Rfc3339::from(text).to_system_time(),
            Some(at(seconds)),
            "{text}"
        );
        assert_eq!(Rfc3339::from(at(seconds)).as_str(), text);
    }
}

#[test]
fn rfc3339_variants() {
    let read = |text: &str| Rfc3339::from(text).to_system_time();
    let time = read("2023-10-19T06:13:17Z");
    assert!(time.is_some());
    for text in [
        "2023-10-19t06:13:17z",
        "2023-10-19 06:13:17Z",
        "2023-10-19T06:13:17.000Z",
        "2023-10-19T14:13:17+08:00",
        "2023-10-18T22:43:17-07:30",
        "2023-10-19T06:12:60+00:00",
    ] {
        // The last one has a second 60, which is the first second of the next minute.
        let expected = if text.contains(":60") {
            time.map(|time| time - Duration::from_secs(17))
        } else {
            time
        };
        assert_eq!(read(text), expected, "{text}");
    }
    assert_eq!(
        read("1970-01-01T00:00:00.1234567891Z"),
        Some(UNIX_EPOCH + Duration::from_nanos(123_456_789))
    );
    assert_eq!(
        read("1969-12-31T23:59:59.5Z"),
        Some(UNIX_EPOCH - Duration::from_millis(500))
    );
    for text in [
        "",
        "2023-10-19",
        "2023-10-19T06:13:17",
        "2023-10-19T06:13Z",
        "2023-10-19T06:13:17.Z",
        "2023-10-19T24:00:00Z",
        "2023-10-19T06:60:17Z",
        "2023-02-29T00:00:00Z",
        "2023-10-19T06:13:17Z ",
        "2023-10-19T06:13:17+0800",
        "+2023-10-19T06:13:17Z",
        "２０２３-10-19T06:13:17Z",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn rfc3339_fractions() {
    let print = |nanos| Rfc3339::from(UNIX_EPOCH + Duration::from_nanos(nanos)).to_string();
    assert_eq!(print(500_000_000), "1970-01-01T00:00:00.500Z");
    assert_eq!(print(1_000), "1970-01-01T00:00:00.000001Z");
    assert_eq!(print(1), "1970-01-01T00:00:00.000000001Z");
    let before = UNIX_EPOCH - Duration::from_nanos(1);
    assert_eq!(
        Rfc3339::from(before).as_str(),
        "1969-12-31T23:59:59.999999999Z"
    );
}

#[test]
fn local_date_times() {
    let time = LocalDateTime::from("2023-10-19 14:13:17");
    assert_eq!(time.to_system_time(8 * 3600), Some(at(1_697_695_997)));
    assert_eq!(time.to_system_time(0), Some(at(1_697_695_997 + 8 * 3600)));
    assert_eq!(
        LocalDateTime::from("2023-10-19 14:13").to_system_time(0),
        None
    );
    assert_eq!(
        LocalDateTime::from("2023-10-19 14:13:17Z").to_system_time(0),
        None
    );
}

#[test]
fn dates() {
    assert_eq!(Date::from("2022-05-03").to_ymd(), Some((2022, 5, 3)));
    assert_eq!(Date::from("2000-02-29").to_ymd(), Some((2000, 2, 29)));
    for text in [
        "1900-02-29",
        "2022-13-01",
        "2022-00-01",
        "2022-04-31",
        "2022-05-00",
        "2022-5-3",
        "2022/05/03",
    ] {
        assert_eq!(Date::from(text).to_ymd(), None, "{text}");
    }
}

#[test]
fn clocks() {
    let read = |text: &str| Clock::from(text).to_duration();
    assert_eq!(read("00:01:30"), Some(Duration::from_secs(90)));
    assert_eq!(
        read("100:00:00.25"),
        Some(Duration::from_millis(360_000_250))
    );
    assert_eq!(
        read("999999999:59:59").map(|time| time.as_secs()),
        Some(3_599_999_999_999)
    );
    for text in [
        "01:30",
        "00:60:00",
        "00:00:60",
        "1:2:3",
        "-01:00:00",
        "9999999999:00:00",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn instants() {
    assert_eq!(
        UnixMillis(-1).to_system_time(),
        Some(UNIX_EPOCH - Duration::from_millis(1))
    );
    assert_eq!(
        UnixMillis::from(UNIX_EPOCH - Duration::from_micros(1)),
        UnixMillis(-1)
    );
    assert_eq!(
        UnixSeconds::from(UNIX_EPOCH - Duration::from_millis(1)),
        UnixSeconds(-1)
    );
    assert_eq!(
        UnixSeconds::from(UNIX_EPOCH - Duration::from_secs(1)),
        UnixSeconds(-1)
    );
    for raw in [i64::MIN, i64::MAX] {
        // Whether the system can say it depends on the system; not panicking does not.
        if let Some(time) = UnixSeconds(raw).to_system_time() {
            assert_eq!(UnixSeconds::from(time), UnixSeconds(raw));
            let _ = (UnixMillis::from(time), Rfc3339::from(time));
        }
        let _ = UnixMillis(raw).to_system_time();
    }
}

#[test]
fn spans() {
    assert_eq!(
        Millis(1500).to_duration(),
        Some(Duration::from_millis(1500))
    );
    assert_eq!(Seconds(90).to_duration(), Some(Duration::from_secs(90)));
    assert_eq!(Minutes(2).to_duration(), Some(Duration::from_secs(120)));
    assert_eq!(Hours(1).to_duration(), Some(Duration::from_secs(3600)));
    assert_eq!(Days(1).to_duration(), Some(Duration::from_secs(86_400)));
    assert_eq!(Seconds(-1).to_duration(), None);
    assert_eq!(Days(i64::MAX).to_duration(), None);
    assert_eq!(Minutes::from(Duration::from_secs(119)), Minutes(1));
    assert_eq!(Millis::from(Duration::MAX), Millis(i64::MAX));
    assert_eq!(
        FractionalSeconds(1.5).to_duration(),
        Some(Duration::from_millis(1500))
    );
    assert_eq!(FractionalSeconds(-1.5).to_duration(), None);
    assert_eq!(FractionalSeconds(f64::NAN).to_duration(), None);
    assert_eq!(
        FractionalSeconds::from(Duration::from_millis(250)),
        FractionalSeconds(0.25)
    );
}

#[test]
fn decimals() {
    assert_eq!(Decimal::from("0.0520").to_f64(), Some(0.052));
    assert_eq!(Decimal::from("NaN").to_f64(), None);
    assert_eq!(Decimal::from("x").to_f64(), None);
}

#[test]
fn on_the_wire_they_are_what_is_inside() {
    assert_eq!(serde_json::to_string(&UnixSeconds(-5)).unwrap(), "-5");
    assert_eq!(
        serde_json::from_str::<UnixSeconds>("\"-5\"").unwrap(),
        UnixSeconds::from_raw(-5)
    );
    assert_eq!(
        serde_json::from_str::<Decimal>("0.5").unwrap().as_str(),
        "0.5"
    );
    assert_eq!(serde_json::to_string(&Date::from("x")).unwrap(), "\"x\"");
    assert_eq!(
        serde_json::from_str::<FractionalSeconds>("2").unwrap(),
        FractionalSeconds::from_raw(2.0)
    );
    assert!(serde_json::from_str::<Date>("null").is_err());
    assert_eq!(
        format!("{:>4}|{}", Seconds(7), Date::from("2022-05-03")),
        "   7|2022-05-03"
    );
    assert_eq!(String::from(Clock::from("00:00:01")), "00:00:01");
    assert_eq!((i64::from(Hours(2)), Hours(2).as_raw()), (2, 2));
}
