//! The blocking transport: ureq.

use std::io::{self, ErrorKind, Read};
use std::time::Duration;

use bytes::Bytes;
use ureq::{Agent, Body, Error, Timeout};

use super::{BlockingTransport, Limits, TransportError, TransportErrorKind};

/// How long connecting may take, within the time of the attempt.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Sends with [`ureq`]. Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct UreqTransport {
    agent: Agent,
}

impl Default for UreqTransport {
    fn default() -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(CONNECT_TIMEOUT))
            .build();
        Self {
            agent: config.into(),
        }
    }
}

impl UreqTransport {
    /// Sends with an agent of one's own. It should follow no redirects and make no errors of statuses.
    #[must_use]
    pub fn with_agent(agent: Agent) -> Self {
        Self { agent }
    }
}

impl BlockingTransport for UreqTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let request = request.map(|body| body.to_vec());
        let request = self
            .agent
            .configure_request(request)
            .timeout_global(Some(limits.timeout))
            .build();
        let (parts, body) = self.agent.run(request).map_err(no_answer)?.into_parts();
        let bytes = read(body, limits.max_bytes)?;
        Ok(http::Response::from_parts(parts, Bytes::from(bytes)))
    }
}

/// The whole body. The agent's own limit counts bytes before they are inflated, which is no limit at all.
fn read(body: Body, max: u64) -> Result<Vec<u8>, TransportError> {
    let mut bytes = Vec::new();
    body.into_with_config()
        .limit(u64::MAX)
        .reader()
        .take(max.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| half_an_answer(error.into()))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > max {
        let message = format!("more than {max} bytes");
        return Err(TransportError::maybe_sent(
            TransportErrorKind::TooLarge,
            message,
        ));
    }
    Ok(bytes)
}

fn no_answer(error: Error) -> TransportError {
    match error {
        Error::HostNotFound | Error::ConnectionFailed | Error::BadUri(_) => {
            TransportError::not_sent(TransportErrorKind::Connect, error)
        }
        Error::Timeout(Timeout::Resolve | Timeout::Connect) => {
            TransportError::not_sent(TransportErrorKind::Timeout, error)
        }
        // Nothing else refuses a connection than an attempt to make one.
        Error::Io(io) if io.kind() == ErrorKind::ConnectionRefused => {
            TransportError::not_sent(TransportErrorKind::Connect, io)
        }
        other => half_an_answer(other),
    }
}

fn half_an_answer(error: Error) -> TransportError {
    let kind = match &error {
        Error::Timeout(_) => TransportErrorKind::Timeout,
        Error::Io(io) if is_timeout(io) => TransportErrorKind::Timeout,
        Error::Io(_) | Error::Protocol(_) => TransportErrorKind::Interrupted,
        _ => TransportErrorKind::Other,
    };
    TransportError::maybe_sent(kind, error)
}

fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock)
}
