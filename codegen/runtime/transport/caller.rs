//! Calls over a transport: sign, send, open, and again where that is safe.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::time::Duration;

use super::super::call::{
    Core, Draft, Effect, Error, Exchange, Opened, Operation, Request, Turn, random_fraction,
};
use super::super::record::Record;
use super::{BlockingTransport, BoxFuture, Limits, Transport};

/// Calls without blocking. Cheap to clone.
#[derive(Clone)]
pub struct AsyncCaller {
    core: Core,
    transport: Arc<dyn Transport>,
    token_turn: Arc<Turn>,
}

/// Calls and waits for the answer. Cheap to clone.
#[derive(Clone)]
pub struct BlockingCaller {
    core: Core,
    transport: Arc<dyn BlockingTransport>,
    token_turn: Arc<Mutex<()>>,
}

impl AsyncCaller {
    /// Calls over `transport`.
    #[must_use]
    pub fn new(core: Core, transport: Arc<dyn Transport>) -> Self {
        Self {
            core,
            transport,
            token_turn: Arc::default(),
        }
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

    /// Gets the token that the operation needs, unless somebody else has by then. Of many calls that want one at the
    /// same time, the first gets it for all. Nobody waits for another who has failed, nor while there is one that lives.
    fn get_token(&self, operation: &'static Operation) -> BoxFuture<'_, Result<(), Error>> {
        // In a box, because getting a token is a call as well.
        Box::pin(async move {
            let failures = self.core.token_failures();
            let turn = match self.token_turn.try_take() {
                Some(turn) => turn,
                None if self.core.has_token() => return Ok(()),
                None => self.token_turn.take().await,
            };
            let _turn = (self.core.token_failures() == failures).then_some(turn);
            let Some(source) = self.core.wanted_token(operation) else {
                return Ok(());
            };
            let draft = (source.draft)(&self.core)?;
            let got = self.exchange(source.operation, &draft).await;
            got.map(|_| ())
                .or_else(|error| self.core.without_new_token(error))
        })
    }

    async fn exchange(
        &self,
        operation: &'static Operation,
        draft: &Draft,
    ) -> Result<(Exchange, Opened), Error> {
        let limits = Limits::new(self.core.limits());
        let mut attempt = 1;
        let mut is_token_renewed = false;
        loop {
            // Looked at here, so that calls without a token cost no box.
            if self.core.wanted_token(operation).is_some() {
                self.get_token(operation).await?;
            }
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
            if !is_token_renewed && may_renew_token(operation, &error) {
                is_token_renewed = true;
            } else if let Some(wait) = next(&self.core, &error, attempt) {
                self.transport.sleep(wait).await;
            } else {
                return Err(error);
            }
            attempt += 1;
        }
    }
}

impl BlockingCaller {
    /// Calls over `transport`.
    #[must_use]
    pub fn new(core: Core, transport: Arc<dyn BlockingTransport>) -> Self {
        Self {
            core,
            transport,
            token_turn: Arc::default(),
        }
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

    /// Gets the token that the operation needs, unless somebody else has by then. Of many calls that want one at the
    /// same time, the first gets it for all. Nobody waits for another who has failed, nor while there is one that lives.
    fn get_token(&self, operation: &'static Operation) -> Result<(), Error> {
        let failures = self.core.token_failures();
        let turn = match self.token_turn.try_lock() {
            Ok(turn) => turn,
            Err(TryLockError::WouldBlock) if self.core.has_token() => return Ok(()),
            // Nothing is behind the lock: what a panicking thread left is whole.
            Err(_) => {
                let turn = self.token_turn.lock();
                turn.unwrap_or_else(PoisonError::into_inner)
            }
        };
        let _turn = (self.core.token_failures() == failures).then_some(turn);
        let Some(source) = self.core.wanted_token(operation) else {
            return Ok(());
        };
        let draft = (source.draft)(&self.core)?;
        let got = self.exchange(source.operation, &draft);
        got.map(|_| ())
            .or_else(|error| self.core.without_new_token(error))
    }

    fn exchange(
        &self,
        operation: &'static Operation,
        draft: &Draft,
    ) -> Result<(Exchange, Opened), Error> {
        let limits = Limits::new(self.core.limits());
        let mut attempt = 1;
        let mut is_token_renewed = false;
        loop {
            if self.core.wanted_token(operation).is_some() {
                self.get_token(operation)?;
            }
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
            if !is_token_renewed && may_renew_token(operation, &error) {
                is_token_renewed = true;
            } else if let Some(wait) = next(&self.core, &error, attempt) {
                self.transport.sleep(wait);
            } else {
                return Err(error);
            }
            attempt += 1;
        }
    }
}

/// Whether to get another token and send again. Once bytes have left, what acts each time is not sent again, whatever
/// the server says about the token.
fn may_renew_token(operation: &Operation, error: &Error) -> bool {
    error.is_token_refused() && operation.effect != Effect::Once
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
