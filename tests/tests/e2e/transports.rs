//! HTTP stacks of one's own, and calls without any.

use std::sync::Arc;

use bytes::Bytes;
use dialcraft::callbot::{Api, BlockingClient};
use dialcraft::runtime::{Limits, TransportError};

use crate::support::{callbot_credentials, options, server, stop_order};

/// The sans-IO calls with another HTTP stack: here the one of the blocking client, used by hand.
#[test]
fn a_signed_request_can_be_sent_by_anything() {
    let server = server();
    let api = Api::new(callbot_credentials(), options(&server)).unwrap();
    let prepared = api.stop_order(&stop_order()).unwrap();
    let transport = dialcraft::runtime::UreqTransport::default();
    let send = move |request: http::Request<Bytes>, limits: Limits| {
        dialcraft::runtime::BlockingTransport::send(&transport, request, limits)
    };
    // A closure is a transport; this one hands the answer on.
    let kept = Arc::new(std::sync::Mutex::new(None));
    let slot = Arc::clone(&kept);
    let transport = move |request: http::Request<Bytes>, limits: Limits| {
        assert_eq!(request.headers()["sign"].len(), 32);
        let answer = send(request, limits)?;
        *slot.lock().unwrap() = Some(answer.clone());
        Ok::<_, TransportError>(answer)
    };
    let client = BlockingClient::with_transport(
        callbot_credentials(),
        options(&server),
        Arc::new(transport),
    )
    .unwrap();
    let answer = client.stop_order(&stop_order()).unwrap();
    // The answer belongs to the client's request, not to the prepared one.
    let response = kept.lock().unwrap().take().unwrap();
    let error = prepared.decode(response).unwrap_err();
    assert!(
        matches!(error.kind(), dialcraft::ErrorKind::Signature(_)),
        "{error}"
    );
    assert_eq!(answer.ret_code, dialcraft::callbot::RetCode::Success);
}

#[test]
fn compressed_answers_are_inflated() {
    let server = server();
    let client = BlockingClient::with_options(callbot_credentials(), options(&server)).unwrap();
    client.stop_order(&stop_order()).unwrap();
    let accepted = server.requests()[0].headers["accept-encoding"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(accepted.contains("gzip"), "{accepted}");
}
