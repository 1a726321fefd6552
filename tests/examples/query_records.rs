//! Looks up the call records of an order: `cargo run -p tablewright-tests --example query_records`.

mod support;

use dialcraft::UnixMillis;
use dialcraft::nxcc::{BlockingClient, Credentials, QueryCdrByOrderIdRequest};
use support::{ACCESS_KEY, ACCESS_SECRET, mock};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (options, _server) = mock()?;
    let client =
        BlockingClient::with_options(Credentials::new(ACCESS_KEY, ACCESS_SECRET), options)?;
    let answer = client
        .query_cdr_by_order_id(&QueryCdrByOrderIdRequest::new(144).with_order_id("order-1"))?;
    for record in answer.data.into_iter().flatten() {
        let began = record.start_time.and_then(UnixMillis::to_system_time);
        println!("{:?} {began:?} {:?}", record.call_id, record.hangup_by);
        println!("{record:?}"); // numbers, names and recordings do not show
    }
    Ok(())
}
