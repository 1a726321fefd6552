//! Creates a task and adds numbers to it. This calls people, so it is sent once and never again by itself:
//! `cargo run -p tablewright-tests --example create_task`.

mod support;

use dialcraft::nxcc::{
    CallListItem, Client, CreateAndCallRequest, Credentials, DispatchType, ResultCode,
};
use dialcraft::{Delivery, ErrorKind};
use support::{ACCESS_KEY, ACCESS_SECRET, mock};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (options, _server) = mock()?;
    let client = Client::with_options(Credentials::new(ACCESS_KEY, ACCESS_SECRET), options)?;
    let numbers = [CallListItem::new("order-1", "8615600000001", "my own note")];
    let request = CreateAndCallRequest::new(
        "CN",
        "Reminder",
        "Default Strategy",
        DispatchType::Proportional,
        "NXXXXXXXG0000001",
        1.0,
        1.0,
        1,
        numbers,
    );
    match client.create_and_call(&request).await {
        Ok(_) => println!("the task runs"),
        Err(error) => {
            println!("{error}");
            match (error.kind(), error.delivery()) {
                (ErrorKind::Api(_), _) => println!("refused: {:?}", error.code::<ResultCode>()),
                (_, Delivery::NotSent) => println!("nothing was sent, it can be tried again"),
                _ => println!("people may be called already: look before trying again"),
            }
        }
    }
    Ok(())
}
