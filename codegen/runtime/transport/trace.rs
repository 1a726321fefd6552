//! Spans: which operation, which attempt, which request; no secret and no body.

use std::future::Future;

use bytes::Bytes;
use tracing::{Instrument, Span};

use super::super::call::Exchange;
use super::TransportError;

type Outcome = Result<http::Response<Bytes>, TransportError>;

fn span(exchange: &Exchange, attempt: u32) -> Span {
    let operation = exchange.operation;
    tracing::info_span!(
        "call",
        service = operation.service,
        operation = operation.name,
        attempt,
        request_id = exchange.stamp.request_id,
        status = tracing::field::Empty,
        error = tracing::field::Empty,
    )
}

fn record(span: &Span, outcome: &Outcome) {
    match outcome {
        Ok(response) => {
            span.record("status", response.status().as_u16());
            tracing::debug!("answered");
        }
        Err(error) => {
            span.record("error", tracing::field::display(error));
            tracing::debug!("not answered");
        }
    }
}

pub(super) fn future(
    exchange: &Exchange,
    attempt: u32,
    sent: impl Future<Output = Outcome>,
) -> impl Future<Output = Outcome> {
    let span = span(exchange, attempt);
    let own = span.clone();
    let watched = async move {
        let outcome = sent.await;
        record(&own, &outcome);
        outcome
    };
    watched.instrument(span)
}

pub(super) fn blocking(
    exchange: &Exchange,
    attempt: u32,
    send: impl FnOnce() -> Outcome,
) -> Outcome {
    let span = span(exchange, attempt);
    span.in_scope(|| {
        let outcome = send();
        record(&span, &outcome);
        outcome
    })
}
