//! Calls over a transport: sign, send, open, and again where that is safe.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::super::call::{
    Core, Draft, Error, Exchange, Opened, Operation, Request, random_fraction,
};
use super::super::record::Record;
use super::{BlockingTransport, Limits, Transport};

/// Calls without blocking. Cheap to clone.
#[derive(Clone)]
pub struct AsyncCaller {
    core: Core,
    transport: Arc<dyn Transport>,
}

/// Calls and waits for the answer. Cheap to clone.
#[derive(Clone)]
pub struct BlockingCaller {
    core: Core,
    transport: Arc<dyn BlockingTransport>,
}

impl AsyncCaller {
    /// Calls over `transport`.
    #[must_use]
    pub fn new(core: Core, transport: Arc<dyn Transport>) -> Self {
        Self { core, transport }
    }

    /// Calls an operation.
    ///
    /// # Errors
    ///
    /// If it is refused before it is sent, cannot be delivered, fails, or cannot be read.
    pub async fn call<R: Record>(
        &self,
        operation: &'static Operation,
        request: &(impl Request + Sync),
    ) -> Result<R, Error> {
        let draft = self.core.draft(operation, request)?;
        let (exchange, opened) = self.exchange(operation, &draft).await?;
        exchange.read(&opened)
    }

    async fn exchange(
        &self,
        operation: &'static Operation,
        draft: &Draft,
    ) -> Result<(Exchange, Opened), Error> {
        let limits = Limits::new(self.core.limits());
        let mut attempt = 1;
        loop {
            let exchange = self.core.sign(operation, draft)?;
            let sent = self.transport.send(exchange.request(), limits);
            #[cfg(feature = "tracing")]
            let sent = super::trace::future(&exchange, attempt, sent);
            let result = match sent.await {
                Ok(response) => exchange.open(response),
                Err(error) => Err(exchange.undelivered(error)),
            };
            let error = match result {
                Ok(opened) => return Ok((exchange, opened)),
                Err(error) => error.with_attempts(attempt),
            };
            let Some(wait) = next(&self.core, &error, attempt) else {
                return Err(error);
            };
            self.transport.sleep(wait).await;
            attempt += 1;
        }
    }
}

impl BlockingCaller {
    /// Calls over `transport`.
    #[must_use]
    pub fn new(core: Core, transport: Arc<dyn BlockingTransport>) -> Self {
        Self { core, transport }
    }

    /// Calls an operation.
    ///
    /// # Errors
    ///
    /// If it is refused before it is sent, cannot be delivered, fails, or cannot be read.
    pub fn call<R: Record>(
        &self,
        operation: &'static Operation,
        request: &impl Request,
    ) -> Result<R, Error> {
        let draft = self.core.draft(operation, request)?;
        let (exchange, opened) = self.exchange(operation, &draft)?;
        exchange.read(&opened)
    }

    fn exchange(
        &self,
        operation: &'static Operation,
        draft: &Draft,
    ) -> Result<(Exchange, Opened), Error> {
        let limits = Limits::new(self.core.limits());
        let mut attempt = 1;
        loop {
            let exchange = self.core.sign(operation, draft)?;
            let send = || self.transport.send(exchange.request(), limits);
            #[cfg(feature = "tracing")]
            let send = || super::trace::blocking(&exchange, attempt, send);
            let result = match send() {
                Ok(response) => exchange.open(response),
                Err(error) => Err(exchange.undelivered(error)),
            };
            let error = match result {
                Ok(opened) => return Ok((exchange, opened)),
                Err(error) => error.with_attempts(attempt),
            };
            let Some(wait) = next(&self.core, &error, attempt) else {
                return Err(error);
            };
            self.transport.sleep(wait);
            attempt += 1;
        }
    }
}

/// How long to wait before the next attempt, if there is one.
fn next(core: &Core, error: &Error, attempt: u32) -> Option<Duration> {
    core.retry().wait(error, attempt, random_fraction())
}

impl fmt::Debug for AsyncCaller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncCaller")
            .field("core", &self.core)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for BlockingCaller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingCaller")
            .field("core", &self.core)
            .finish_non_exhaustive()
    }
}
