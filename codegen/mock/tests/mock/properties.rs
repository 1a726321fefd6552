//! Whatever is sent, the server answers and goes on.

use std::sync::OnceLock;

use proptest::prelude::*;
use tablewright_mock::{Fault, Rule, Running};

use crate::support::{Answer, LIST, Raw, STOP, STOP_BODY, send_bytes, start};

fn server() -> &'static Running {
    static SERVER: OnceLock<Running> = OnceLock::new();
    SERVER.get_or_init(start)
}

/// The server still answers as it should.
fn is_well() -> bool {
    Raw::callbot(STOP, STOP_BODY)
        .send(server())
        .is_signed_by_callbot()
}

fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|it| it.to_string()),
        any::<f64>().prop_map(|it| it.to_string()),
        any::<i64>().prop_map(|it| it.to_string()),
        "[a-zA-Z0-9 +%é牛\\\\]{0,12}".prop_map(|it| serde_json::Value::from(it).to_string()),
    ];
    let name = prop_oneof![
        Just("productID"),
        Just("userTaskID"),
        Just("orderIDs"),
        Just("orderList"),
        Just("delCall"),
        Just("x\\u0000"),
    ];
    leaf.prop_recursive(4, 24, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6)
                .prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec((name.clone(), inner), 0..6).prop_map(|members| {
                let written = members
                    .iter()
                    .map(|(name, value)| format!("\"{name}\":{value}"));
                format!("{{{}}}", written.collect::<Vec<_>>().join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_leave_it_well(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        send_bytes(server(), &bytes);
        prop_assert!(is_well());
    }

    #[test]
    fn any_signed_json_gets_an_answer_in_the_envelope(body in json(), list in any::<bool>()) {
        let answer = Raw::callbot(if list { LIST } else { STOP }, &body).send(server());
        prop_assert_eq!(answer.status, 200);
        prop_assert!(answer.json()["retCode"].is_i64());
        prop_assert!(answer.is_signed_by_callbot());
    }

    #[test]
    fn any_target_and_headers_get_an_answer(
        target in "/[ -~&&[^ #]]{0,60}",
        name in "[a-zA-Z-]{1,20}",
        value in "[ -~]{0,40}",
    ) {
        let framing = ["content-length", "transfer-encoding", "connection", "expect", "upgrade"];
        prop_assume!(!framing.contains(&name.to_lowercase().as_str()));
        for method in ["GET", "POST"] {
            let received = Raw::new(method, &target, "{}").with(&name, &value).send_raw(server());
            // HTTP itself refuses some of these; what it lets through is no route of ours.
            if let Some(answer) = Answer::read(&received) {
                prop_assert!([400, 404, 405].contains(&answer.status), "{}", answer.status);
            }
        }
        prop_assert!(is_well());
    }

    #[test]
    fn any_text_is_a_fault_or_an_error(text in "[a-z:;=*0-9.-]{0,30}") {
        if let Ok(fault) = text.parse::<Fault>() {
            prop_assert_eq!(fault.to_string().parse::<Fault>(), Ok(fault));
        }
        let _ = text.parse::<Rule>();
    }
}
