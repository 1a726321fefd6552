//! What a caller can set.

use std::sync::Arc;
use std::time::Duration;

use super::retry::Retry;
use super::time::{RequestIds, SystemTimeSource, TimeSource, UniqueIds};

/// What a caller can set about all calls of a client.
#[derive(Clone, Debug)]
pub struct Options {
    pub(super) base_url: Option<String>,
    pub(super) timeout: Duration,
    pub(super) retry: Retry,
    pub(super) user_agent: String,
    pub(super) max_response_bytes: u64,
    pub(super) verification: Verification,
    pub(super) time: Arc<dyn TimeSource>,
    pub(super) request_ids: Arc<dyn RequestIds>,
}

/// What is asked of the signature of an answer, where the service signs its answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verification {
    /// A success must be signed, and signed rightly. The default, because an answer that nobody vouches for may come
    /// from anybody between here and there; what it says stays in the error.
    #[default]
    Required,
    /// A signature must be right if there is one. For a gateway that takes headers away.
    IfPresent,
    /// Signatures are not looked at.
    Off,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base_url: None,
            timeout: Duration::from_secs(30),
            retry: Retry::default(),
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")).to_owned(),
            max_response_bytes: 64 << 20,
            verification: Verification::default(),
            time: Arc::new(SystemTimeSource),
            request_ids: Arc::new(UniqueIds),
        }
    }
}

impl Options {
    /// The defaults: the service's own host, 30 s for an attempt, three attempts where repeating is safe.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Another environment or region: a URL, or the service's `Host`. Operations that only one host serves go there
    /// no longer either.
    #[must_use]
    pub fn with_base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// How long an attempt may take, from connecting to the last byte. 30 s by default.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// When and how often a call is tried again.
    #[must_use]
    pub fn with_retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// What the client calls itself.
    #[must_use]
    pub fn with_user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// How many bytes a body may have, inflated. 64 MiB by default.
    #[must_use]
    pub fn with_max_response_bytes(mut self, bytes: u64) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// What is asked of the signature of an answer.
    #[must_use]
    pub fn with_verification(mut self, verification: Verification) -> Self {
        self.verification = verification;
        self
    }

    /// Another clock, as tests have.
    #[must_use]
    pub fn with_time_source(mut self, time: Arc<dyn TimeSource>) -> Self {
        self.time = time;
        self
    }

    /// Other request ids.
    #[must_use]
    pub fn with_request_ids(mut self, request_ids: Arc<dyn RequestIds>) -> Self {
        self.request_ids = request_ids;
        self
    }
}
