//! Receives notices of finished calls with axum: answers fast and works afterwards.
//!
//! `cargo run -p tablewright-tests --example receive_webhooks` sends itself one notice and ends; with an address, such as
//! `127.0.0.1:9000`, it listens there until it is stopped, and
//! `cargo xtask mock --send-webhook callFinished http://127.0.0.1:9000/calls` sends one.

use std::collections::BTreeSet;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Response};
use axum::routing::post;
use dialcraft::airudder::{CallFinishedEvent, Credentials, WebhookReceiver};
use tablewright_mock::{Accounts, send_webhook};
use tokio::sync::mpsc;

#[derive(Clone)]
struct App {
    receiver: WebhookReceiver,
    queue: mpsc::Sender<CallFinishedEvent>,
}

/// Verifies the bytes as they came, queues the event, and answers: the vendor waits for nothing else.
async fn receive(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    match app.receiver.call_finished(&headers, &body) {
        Ok(event) => match app.queue.try_send(event) {
            Ok(()) => WebhookReceiver::call_finished_answer().map(Body::from),
            // Too much to do: the vendor tries again later.
            Err(_) => status(503),
        },
        Err(refusal) => {
            eprintln!("refused: {refusal}");
            status(refusal.status().as_u16())
        }
    }
}

fn status(code: u16) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = code.try_into().unwrap_or_default();
    response
}

/// What takes its time happens here. Notices are repeated, so calls that were seen before are passed over.
async fn work(mut queue: mpsc::Receiver<CallFinishedEvent>) {
    let mut seen = BTreeSet::new();
    while let Some(event) = queue.recv().await {
        for call in event.details {
            if seen.insert(call.call_id.clone()) {
                println!("{}: {:?}", event.task_id, call);
            }
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (sender, queue) = mpsc::channel(1000);
    let app = App {
        receiver: WebhookReceiver::new(Credentials::for_webhooks()),
        queue: sender,
    };
    let router = Router::new().route("/calls", post(receive)).with_state(app);
    let address = std::env::args().nth(1);
    let listener =
        tokio::net::TcpListener::bind(address.as_deref().unwrap_or("127.0.0.1:0")).await?;
    let url = format!("http://{}/calls", listener.local_addr()?);
    println!("listening on {url}");
    let working = tokio::spawn(work(queue));
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    if address.is_some() {
        serving.await??;
        return Ok(());
    }
    let sent = tokio::task::spawn_blocking(move || {
        let schemas = concat!(env!("CARGO_MANIFEST_DIR"), "/../schemas");
        let api = tablewright::compile(schemas.as_ref(), "dialcraft")
            .api
            .ok_or("the schemas have errors")?;
        send_webhook(&api, &Accounts::of(&api), "callFinished", &url)
            .map_err(|error| error.to_string())
    });
    let delivery = sent.await??;
    println!("answered with HTTP {}", delivery.status);
    serving.abort();
    working.await?;
    Ok(())
}
