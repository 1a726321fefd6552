//! Looks up 1200 orders, though a request may ask for 500 at most:
//! `cargo run -p tablewright-tests --example look_up_orders`.

mod support;

use dialcraft::callbot::{Client, Credentials, ListOrderDetailRequest};
use support::{SECRET, UUID, mock};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (options, _server) = mock()?;
    let client = Client::with_options(Credentials::new(UUID, SECRET), options)?;
    let ids = (1..=1200).map(|number| format!("order-{number}"));
    let request = ListOrderDetailRequest::new("task-1", ids);
    // Three requests, two of them at the same time.
    let batches = client.list_order_detail_in_batches(&request, 2).await;
    for (range, error) in batches.failed() {
        eprintln!("orders {range:?}: {error}");
    }
    if let Some(rest) = batches.remaining(&request) {
        eprintln!("{} orders are to be tried again", rest.order_list.len());
    }
    println!("{} orders found", batches.into_joined()?.len());
    Ok(())
}
