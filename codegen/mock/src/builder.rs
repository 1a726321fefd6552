//! Starting: a server on a thread of its own, so that blocking and async callers can use it alike.

use std::fmt;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use tablewright::model::{Api, Operation};
use tokio::sync::oneshot;

use crate::accounts::{Accounts, CredentialError};
use crate::engine::{Engine, Log};
use crate::fault::Rule;
use crate::listing::Listing;
use crate::record::Recorded;
use crate::router::Router;
use crate::running::Running;
use crate::server;

/// The way to a running server.
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let compiled = tablewright::compile("schemas".as_ref(), "mock");
/// let api = compiled.api.ok_or("the schemas have errors")?;
/// let mock = tablewright_mock::Mock::builder(api).start()?;
/// println!("{}", mock.base_url());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Mock;

impl Mock {
    /// A server for all services of an API, on a free port of this machine.
    pub fn builder(api: Api) -> Builder {
        Builder {
            accounts: Accounts::of(&api),
            api,
            service: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            rules: Vec::new(),
            listings: Vec::new(),
            keep: 10_000,
            log: None,
        }
    }
}

/// A server that does not run yet.
pub struct Builder {
    api: Api,
    accounts: Accounts,
    service: Option<String>,
    listen: SocketAddr,
    rules: Vec<Rule>,
    listings: Vec<Listing>,
    keep: usize,
    log: Option<Log>,
}

impl Builder {
    /// Serves one service only.
    #[must_use]
    pub fn service(mut self, name: impl Into<String>) -> Self {
        self.service = Some(name.into());
        self
    }

    /// The address to listen on; with port 0 a free one is taken.
    #[must_use]
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// Sets a credential of a service. The others stay the samples of [`Accounts::of`].
    pub fn credential(
        mut self,
        service: &str,
        name: &str,
        value: &str,
    ) -> Result<Self, CredentialError> {
        self.accounts.set(service, name, value)?;
        Ok(self)
    }

    /// Sets all credentials.
    #[must_use]
    pub fn accounts(mut self, accounts: Accounts) -> Self {
        self.accounts = accounts;
        self
    }

    /// Lets something go wrong from the start.
    #[must_use]
    pub fn fault(mut self, rule: Rule) -> Self {
        self.rules.push(rule);
        self
    }

    /// Gives an operation with pages a list of this length. Without it, the list is what the page's example shows.
    #[must_use]
    pub fn listing(mut self, listing: Listing) -> Self {
        self.listings.push(listing);
        self
    }

    /// How many requests are kept for [`Running::requests`]; the oldest ones are dropped first.
    #[must_use]
    pub fn keep(mut self, requests: usize) -> Self {
        self.keep = requests;
        self
    }

    /// Called with each request, before it is answered.
    #[must_use]
    pub fn log(mut self, log: impl Fn(&Recorded) + Send + Sync + 'static) -> Self {
        self.log = Some(Box::new(log));
        self
    }

    /// Begins to listen, and to answer on another thread.
    pub fn start(self) -> io::Result<Running> {
        let names = self
            .api
            .services
            .iter()
            .map(|service| service.name.as_str());
        let served: Vec<String> = names
            .clone()
            .filter(|name| self.service.as_deref().is_none_or(|only| only == *name))
            .map(str::to_owned)
            .collect();
        if let (Some(wanted), true) = (&self.service, served.is_empty()) {
            let known = names.collect::<Vec<_>>().join(", ");
            return Err(invalid(format!(
                "there is no service `{wanted}`; there are: {known}"
            )));
        }
        let operations = self.api.services.iter().flat_map(|service| {
            let operations = service.operations.iter();
            operations.map(|operation| (service.name.as_str(), operation.name.as_str()))
        });
        let served_operations: Vec<_> = operations
            .filter(|(service, _)| served.iter().any(|name| name == service))
            .collect();
        for listing in &self.listings {
            let mut operations = self.api.services.iter().flat_map(|service| {
                let operations = service.operations.iter();
                operations.map(|operation| (service.name.as_str(), operation))
            });
            let fits = |(service, operation): (&str, &Operation)| {
                listing.is_about(service, &operation.name) && operation.pages.is_some()
            };
            if !operations.any(fits) {
                return Err(invalid(format!(
                    "there is no operation `{}` with pages",
                    listing.operation
                )));
            }
        }
        for rule in &self.rules {
            let fits = |(service, operation): &(&str, &str)| rule.is_about(service, operation);
            if !served_operations.iter().any(fits) {
                return Err(invalid(format!(
                    "there is no operation `{}` to go wrong",
                    rule.operation
                )));
            }
        }
        let router = Router::new(&self.api, |service| served.contains(&service.name));
        let router = router.map_err(invalid)?;
        let lines = self
            .accounts
            .describe(&served.iter().map(String::as_str).collect::<Vec<_>>());

        let listener = TcpListener::bind(self.listen)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let engine = Arc::new(Engine::new(
            self.api,
            router,
            &self.accounts,
            self.rules,
            self.listings,
            self.keep,
            self.log,
        ));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .build()?;
        let (stop, stopped) = oneshot::channel();
        let serving = Arc::clone(&engine);
        let thread = std::thread::Builder::new()
            .name("mock server".to_owned())
            .spawn(move || {
                runtime.block_on(async move {
                    if let Ok(listener) = tokio::net::TcpListener::from_std(listener) {
                        server::serve(listener, serving, stopped).await;
                    }
                });
                runtime.shutdown_timeout(Duration::from_secs(1));
            })?;
        Ok(Running {
            address,
            lines,
            engine,
            thread: Some((stop, thread)),
        })
    }
}

fn invalid(text: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, text)
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("service", &self.service)
            .field("listen", &self.listen)
            .field("accounts", &self.accounts)
            .field("rules", &self.rules)
            .finish_non_exhaustive()
    }
}
