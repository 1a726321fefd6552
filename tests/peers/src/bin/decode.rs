//! Reading a large answer: the generated types against hand-written serde structs, and what else there is.

use std::hint::black_box;

use dialcraft::callbot::ListOrderDetailResponse;
use peers::derived::Answer;
use peers::{in_turn, sample};
use serde_json::Value;

fn main() {
    let body = sample::large_answer();
    println!(
        "{} bytes, median of 41 rounds, ratio to the first row\n",
        body.len()
    );

    // All of them read it, and read the same.
    let generated = ListOrderDetailResponse::from_json(&body).expect("the generated types read it");
    let derived: Answer = serde_json::from_slice(&body).expect("the derived types read it");
    assert_eq!(
        generated.order_detail_list.len(),
        derived.order_detail_list.len()
    );
    assert_eq!(
        generated.order_detail_list[7].order_id,
        derived.order_detail_list[7].order_id
    );

    let mut slice = || drop(black_box(serde_json::from_slice::<Answer>(&body)));
    let mut text = || {
        let text = std::str::from_utf8(&body).expect("it is UTF-8");
        drop(black_box(serde_json::from_str::<Answer>(text)));
    };
    let mut own = || drop(black_box(ListOrderDetailResponse::from_json(&body)));
    let mut drift = || {
        drop(black_box(ListOrderDetailResponse::from_json_with_drift(
            &body,
        )))
    };
    let mut serde = || {
        drop(black_box(
            serde_json::from_slice::<ListOrderDetailResponse>(&body),
        ))
    };
    let mut value = || drop(black_box(serde_json::from_slice::<Value>(&body)));
    let mut pull = || drop(black_box(jiter::JsonValue::parse(&body, false)));
    let mut rows: Vec<(&str, &mut dyn FnMut())> = vec![
        ("derived serde structs, from_slice", &mut slice),
        ("derived serde structs, from_str", &mut text),
        ("dialcraft, from_json", &mut own),
        ("dialcraft, from_json_with_drift", &mut drift),
        ("dialcraft through serde, from_slice", &mut serde),
        ("serde_json::Value", &mut value),
        ("jiter::JsonValue", &mut pull),
    ];
    let times = in_turn(41, &mut rows);
    for ((name, _), time) in rows.iter().zip(&times) {
        println!(
            "{:>5.2}  {name}",
            time.as_secs_f64() / times[0].as_secs_f64()
        );
    }
}
