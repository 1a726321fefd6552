//! A server that runs: what its callers ask it and tell it, and how it stops.

use std::convert::Infallible;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use crate::engine::Engine;
use crate::fault::{Fault, Rule};
use crate::record::Recorded;

/// A server that runs until it is shut down or dropped.
pub struct Running {
    pub(crate) address: SocketAddr,
    pub(crate) lines: Vec<String>,
    pub(crate) engine: Arc<Engine>,
    pub(crate) thread: Option<(oneshot::Sender<Infallible>, JoinHandle<()>)>,
}

impl Running {
    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.address
    }

    /// The base URL that stands for every host of the vendors, without a slash at its end.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The credentials that it accepts, a line for each service. Secrets that were given are not in it.
    pub fn accepts(&self) -> &[String] {
        &self.lines
    }

    /// Hands out a token of a service, if the service has tokens.
    pub fn hand_out_token(&self, service: &str) -> Option<String> {
        self.engine.hand_out_token(service)
    }

    /// Ends all tokens that were handed out: requests that carry one are refused.
    pub fn end_tokens(&self) {
        self.engine.end_tokens();
    }

    /// The requests so far, with their verdicts, in the order in which they were answered.
    pub fn requests(&self) -> Vec<Recorded> {
        self.engine.recorded()
    }

    /// The requests for one operation.
    pub fn requests_for(&self, operation: &str) -> Vec<Recorded> {
        let mut requests = self.requests();
        requests.retain(|request| request.operation.as_deref() == Some(operation));
        requests
    }

    /// Forgets the requests so far.
    pub fn forget(&self) {
        self.engine.forget();
    }

    /// Lets every further request for an operation go wrong.
    pub fn fault(&self, operation: impl Into<String>, fault: Fault) {
        self.engine.add_rule(Rule {
            operation: operation.into(),
            fault,
            times: None,
        });
    }

    /// Lets the next `times` requests for an operation go wrong. Faults of one operation come one after the other.
    pub fn fault_times(&self, operation: impl Into<String>, fault: Fault, times: u64) {
        self.engine.add_rule(Rule {
            operation: operation.into(),
            fault,
            times: Some(times),
        });
    }

    /// Lets nothing go wrong any more.
    pub fn clear_faults(&self) {
        self.engine.clear_rules();
    }

    /// Blocks until the process is interrupted (Ctrl-C), then stops.
    pub fn until_interrupted(self) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()?;
        runtime.block_on(tokio::signal::ctrl_c())?;
        self.shutdown();
        Ok(())
    }

    /// Stops: no more connections, and open ones are closed. Dropping it does the same.
    pub fn shutdown(mut self) {
        self.stop();
    }

    fn stop(&mut self) {
        if let Some((stop, thread)) = self.thread.take() {
            drop(stop); // which is the sign to stop
            let _ = thread.join(); // a panic of the server was printed by its thread
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Running({})", self.base_url())
    }
}
