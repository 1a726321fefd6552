//! The vendor's side of a webhook: a signed notice is sent, and the receiver's answer is held against the page.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::Uri;
use hyper::header::{CONTENT_TYPE, HOST, HeaderName, HeaderValue};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tablewright::model::{Api, ExampleKind, Service, Webhook};
use tokio::net::TcpStream;

use crate::accounts::Accounts;
use crate::clock;
use crate::recipe::{Draft, Source, sign};
use crate::sample;

/// How long a receiver may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a receiver answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
    /// In what the answer differs from what the page demands; empty if it is as demanded.
    pub complaints: Vec<String>,
}

/// Why a webhook could not be sent.
#[derive(Debug)]
pub struct WebhookError(String);

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WebhookError {}

fn error(text: impl Into<String>) -> WebhookError {
    WebhookError(text.into())
}

/// The webhook of a name, `SERVICE.NAME` where two services have one.
pub fn find_webhook<'a>(
    api: &'a Api,
    name: &str,
) -> Result<(&'a Service, &'a Webhook), WebhookError> {
    let all = || {
        api.services.iter().flat_map(|service| {
            let webhooks = service.webhooks.iter();
            webhooks.map(move |webhook| (service, webhook))
        })
    };
    let full =
        |(service, webhook): (&Service, &Webhook)| format!("{}.{}", service.name, webhook.name);
    let mut fitting = all().filter(|it| it.1.name == name || full(*it) == name);
    match (fitting.next(), fitting.next()) {
        (Some(found), None) => Ok(found),
        (Some(_), Some(_)) => Err(error(format!(
            "several services have a webhook `{name}`; name it as SERVICE.{name}"
        ))),
        (None, _) => {
            let known: Vec<String> = all().map(full).collect();
            Err(error(format!(
                "there is no webhook `{name}`; there are: {}",
                known.join(", ")
            )))
        }
    }
}

/// A notice as the vendor would send it: the page's example or values made from types, completed by the recipe.
pub fn notice(service: &Service, webhook: &Webhook, accounts: &Accounts) -> Draft {
    let payload = sample::example(&webhook.examples, ExampleKind::Payload)
        .cloned()
        .unwrap_or_else(|| sample::message(service, webhook.payload));
    let mut draft = Draft {
        method: webhook.http.method.clone(),
        path: webhook.http.path.clone().unwrap_or_else(|| "/".to_owned()),
        body: payload.to_string().into_bytes(),
        ..Draft::default()
    };
    draft
        .headers
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    for field in &webhook.request_headers {
        let name = HeaderName::try_from(&field.wire);
        let value = HeaderValue::try_from(sample::text(service, field));
        if let (Ok(name), Ok(value)) = (name, value) {
            draft.headers.insert(name, value);
        }
    }
    let recipe = webhook
        .recipe
        .as_ref()
        .and_then(|name| service.recipes.iter().find(|recipe| &recipe.name == name));
    if let Some(recipe) = recipe {
        let credentials = accounts.service(&service.name);
        let source = Source {
            credentials: &credentials,
            token: "",
            now: clock::now(),
            fresh_id: &clock::fresh_id(),
            request: None,
        };
        sign(recipe, &mut draft, &source);
    }
    draft
}

/// Sends the notice of a webhook to a URL, and waits for the answer.
pub fn send_webhook(
    api: &Api,
    accounts: &Accounts,
    name: &str,
    url: &str,
) -> Result<Delivery, WebhookError> {
    let (service, webhook) = find_webhook(api, name)?;
    let uri: Uri = url
        .parse()
        .map_err(|_| error(format!("{url:?} is no URL")))?;
    if uri.scheme_str() != Some("http") {
        return Err(error(
            "the URL has to begin with http://; TLS is not spoken here",
        ));
    }
    let mut draft = notice(service, webhook, accounts);
    if let Some(query) = uri.query() {
        let own = std::mem::take(&mut draft.query);
        draft.query = if own.is_empty() {
            query.to_owned()
        } else {
            format!("{query}&{own}")
        };
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .map_err(|cause| error(format!("no runtime: {cause}")))?;
    let sent = runtime.block_on(async { tokio::time::timeout(PATIENCE, post(&uri, draft)).await });
    let (status, body) =
        sent.map_err(|_| error(format!("no answer after {} seconds", PATIENCE.as_secs())))??;
    let complaints = complaints(webhook, status, &body);
    Ok(Delivery {
        status,
        body,
        complaints,
    })
}

async fn post(uri: &Uri, draft: Draft) -> Result<(u16, Vec<u8>), WebhookError> {
    let host = uri.host().ok_or_else(|| error("the URL has no host"))?;
    let port = uri.port_u16().unwrap_or(80);
    let failed =
        |what: &str, cause: &dyn fmt::Display| error(format!("{what} {host}:{port}: {cause}"));
    // An IPv6 address stands in brackets in a URL, and without them everywhere else.
    let address = host.trim_matches(['[', ']']);
    let stream = TcpStream::connect((address, port))
        .await
        .map_err(|cause| failed("cannot connect to", &cause))?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .map_err(|cause| failed("cannot speak to", &cause))?;
    tokio::spawn(connection);
    let target = match draft.query.as_str() {
        "" => uri.path().to_owned(),
        query => format!("{}?{query}", uri.path()),
    };
    let mut request = hyper::Request::builder()
        .method(draft.method.as_str())
        .uri(target)
        .body(Full::new(Bytes::from(draft.body)))
        .map_err(|cause| error(format!("no request: {cause}")))?;
    *request.headers_mut() = draft.headers;
    if let Some(authority) = uri.authority()
        && let Ok(value) = HeaderValue::try_from(authority.as_str())
    {
        request.headers_mut().insert(HOST, value);
    }
    let response = sender
        .send_request(request)
        .await
        .map_err(|cause| failed("no answer from", &cause))?;
    let status = response.status().as_u16();
    let body = Limited::new(response.into_body(), 1 << 20)
        .collect()
        .await
        .map_err(|cause| error(format!("the answer broke off: {cause}")))?;
    Ok((status, body.to_bytes().to_vec()))
}

fn complaints(webhook: &Webhook, status: u16, body: &[u8]) -> Vec<String> {
    let Some(answer) = &webhook.answer else {
        return Vec::new();
    };
    let mut complaints = Vec::new();
    if status != answer.status {
        complaints.push(format!("the page demands status {}", answer.status));
    }
    if let Some(wanted) = &answer.body {
        let is_same = serde_json::from_slice::<Value>(body).is_ok_and(|body| body == *wanted);
        if !is_same {
            complaints.push(format!("the page demands the body {wanted}"));
        }
    }
    complaints
}
