//! The default transport: reqwest.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::redirect::Policy;

use super::{BoxFuture, Limits, Transport, TransportError, TransportErrorKind};

/// How long connecting may take, within the time of the attempt.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Sends with [`reqwest`], inside of a Tokio runtime. Cheap to clone; clones share their connections.
#[derive(Clone, Debug, Default)]
pub struct ReqwestTransport {
    /// Made at the first request, so that a TLS stack that does not start is an error of that request.
    client: Arc<OnceLock<Result<reqwest::Client, String>>>,
}

impl ReqwestTransport {
    /// Sends with a client of one's own. It should follow no redirects and repeat no requests.
    #[must_use]
    pub fn with_client(client: reqwest::Client) -> Self {
        Self {
            client: Arc::new(OnceLock::from(Ok(client))),
        }
    }

    fn client(&self) -> Result<&reqwest::Client, TransportError> {
        let made = self.client.get_or_init(|| {
            reqwest::Client::builder()
                .redirect(Policy::none())
                // Whether to repeat a request depends on what the operation does, which is not known here.
                .retry(reqwest::retry::never())
                .connect_timeout(CONNECT_TIMEOUT)
                .gzip(true)
                .build()
                .map_err(|error| error.to_string())
        });
        made.as_ref()
            .map_err(|error| TransportError::not_sent(TransportErrorKind::Other, error.as_str()))
    }

    async fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let client = self.client()?;
        let mut request = reqwest::Request::try_from(request).map_err(|error| {
            TransportError::not_sent(TransportErrorKind::Other, error.without_url())
        })?;
        *request.timeout_mut() = Some(limits.timeout);
        let mut response = client.execute(request).await.map_err(no_answer)?;
        let mut answer = http::Response::new(Bytes::new());
        *answer.status_mut() = response.status();
        *answer.headers_mut() = std::mem::take(response.headers_mut());
        let mut body = BytesMut::new();
        while let Some(chunk) = response.chunk().await.map_err(half_an_answer)? {
            let length = u64::try_from(body.len() + chunk.len()).unwrap_or(u64::MAX);
            if length > limits.max_bytes {
                let message = format!("more than {} bytes", limits.max_bytes);
                return Err(TransportError::maybe_sent(
                    TransportErrorKind::TooLarge,
                    message,
                ));
            }
            body.extend_from_slice(&chunk);
        }
        *answer.body_mut() = body.freeze();
        Ok(answer)
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(self.exchange(request, limits))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

// The URL is taken out of every error: its query string may hold a signature.

fn no_answer(error: reqwest::Error) -> TransportError {
    let kind = if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else {
        TransportErrorKind::Interrupted
    };
    // Only a connection that was never made is sure to have carried nothing.
    if error.is_connect() || error.is_builder() {
        TransportError::not_sent(kind, error.without_url())
    } else {
        TransportError::maybe_sent(kind, error.without_url())
    }
}

fn half_an_answer(error: reqwest::Error) -> TransportError {
    let kind = if error.is_timeout() {
        TransportErrorKind::Timeout
    } else {
        TransportErrorKind::Interrupted
    };
    TransportError::maybe_sent(kind, error.without_url())
}
