//! Lists the calls of 500 orders, as many as one request may ask for, and says what was odd about the answer:
//! `cargo run -p tablewright-tests --example list_details`.

mod support;

use dialcraft::callbot::{BlockingClient, CallStatus, Credentials, ListOrderDetailRequest};
use support::{SECRET, UUID, mock};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (options, _server) = mock()?;
    let client = BlockingClient::with_options(Credentials::new(UUID, SECRET), options)?;
    let ids = (1..=500).map(|number| format!("order-{number}"));
    let answer = client.list_order_detail(&ListOrderDetailRequest::new("task-1", ids))?;
    for order in &answer.order_detail_list {
        for call in &order.call_info_detail_list {
            let note = match call.call_status {
                CallStatus::UserRejected => ", the person declined",
                CallStatus::Unknown(_) => ", which the documentation does not list",
                _ => "",
            };
            println!(
                "{} {}: {}{note}",
                order.order_id, call.call_id, call.call_status
            );
        }
    }
    println!("{} orders", answer.order_detail_list.len());
    Ok(())
}
