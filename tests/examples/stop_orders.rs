//! Stops the calls of two orders: `cargo run -p tablewright-tests --example stop_orders`.

mod support;

use dialcraft::callbot::{Client, Credentials, StopOrderRequest};
use support::{SECRET, UUID, mock};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (options, _server) = mock()?;
    let client = Client::with_options(Credentials::new(UUID, SECRET), options)?;
    let done = client
        .stop_order(&StopOrderRequest::new("task-1", ["order-1", "order-2"]))
        .await?;
    println!("{} of {} stopped", done.success_count, done.total_count);
    for failure in done.err_list {
        println!("{}: {}", failure.order_id, failure.err_msg);
    }
    Ok(())
}
