//! A mock server, clients that call it, and requests made of the schemas.

use std::path::Path;
use std::time::Duration;

use dialcraft::{Options, Retry, airudder, callbot, nxcc};
use serde_json::Value;
use tablewright::model::Api;
use tablewright_mock::{Mock, Running, sample};

// The vendors publish these in their samples.
pub(crate) const UUID: &str = "Vh71ym3yQwWSYZFpqkFwTskGXUbSxDtR";
pub(crate) const SECRET: &str = "u7Mf3zUNOkg4lMV9a0E6cHSgIkK22GSr";
pub(crate) const ACCESS_KEY: &str = "fme2na3kdi3ki";
pub(crate) const ACCESS_SECRET: &str = "abciiiko2k3";

// Those of the vector in the schema: the vendor publishes none.
pub(crate) const APP_KEY: &str = "key-1";
pub(crate) const APP_SECRET: &str = "secret-1";
pub(crate) const ENCRYPTION_KEY: &str = "airudderredduria";

pub(crate) fn api() -> Api {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
    tablewright::compile(&schemas, "dialcraft").api.unwrap()
}

pub(crate) fn server() -> Running {
    Mock::builder(api()).start().unwrap()
}

/// No waiting between attempts.
pub(crate) fn options(server: &Running) -> Options {
    options_for(&server.base_url())
}

pub(crate) fn options_for(base_url: &str) -> Options {
    let retry = Retry::default().with_backoff(Duration::from_millis(1), Duration::from_millis(2));
    Options::new()
        .with_base_url(base_url)
        .with_timeout(Duration::from_secs(5))
        .with_retry(retry)
}

pub(crate) fn callbot_credentials() -> callbot::Credentials {
    callbot::Credentials::new(UUID, SECRET)
}

pub(crate) fn nxcc_credentials() -> nxcc::Credentials {
    nxcc::Credentials::new(ACCESS_KEY, ACCESS_SECRET)
}

pub(crate) fn airudder_credentials() -> airudder::Credentials {
    airudder::Credentials::new(APP_KEY, APP_SECRET)
}

/// Both clients of each service.
pub(crate) struct Clients {
    pub(crate) airudder: airudder::Client,
    pub(crate) blocking_airudder: airudder::BlockingClient,
    pub(crate) callbot: callbot::Client,
    pub(crate) blocking_callbot: callbot::BlockingClient,
    pub(crate) nxcc: nxcc::Client,
    pub(crate) blocking_nxcc: nxcc::BlockingClient,
}

impl Clients {
    pub(crate) fn new(options: &Options) -> Self {
        Self {
            airudder: airudder::Client::with_options(airudder_credentials(), options.clone())
                .unwrap(),
            blocking_airudder: airudder::BlockingClient::with_options(
                airudder_credentials(),
                options.clone(),
            )
            .unwrap(),
            callbot: callbot::Client::with_options(callbot_credentials(), options.clone()).unwrap(),
            blocking_callbot: callbot::BlockingClient::with_options(
                callbot_credentials(),
                options.clone(),
            )
            .unwrap(),
            nxcc: nxcc::Client::with_options(nxcc_credentials(), options.clone()).unwrap(),
            blocking_nxcc: nxcc::BlockingClient::with_options(nxcc_credentials(), options.clone())
                .unwrap(),
        }
    }
}

/// A request as the page's example has it, or made of the types.
pub(crate) fn sample_request(service: &str, operation: &str) -> String {
    let api = api();
    let service = api.services.iter().find(|it| it.name == service).unwrap();
    let operation = service
        .operations
        .iter()
        .find(|it| it.name == operation)
        .unwrap();
    let value: Value = sample::request(service, operation);
    value.to_string()
}

pub(crate) fn stop_order() -> callbot::StopOrderRequest {
    callbot::StopOrderRequest::new("task", ["order-1"])
}

pub(crate) fn list_order_detail() -> callbot::ListOrderDetailRequest {
    callbot::ListOrderDetailRequest::new("task", ["order-1"])
}

/// An operation that acts each time it is sent.
pub(crate) fn create_and_call() -> nxcc::CreateAndCallRequest {
    nxcc::CreateAndCallRequest::from_json(sample_request("nxcc", "createAndCall").as_bytes())
        .unwrap()
}

/// Runs what an async client does.
pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}
