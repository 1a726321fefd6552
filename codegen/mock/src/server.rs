//! HTTP on top of the engine: connections, bodies, and the thread they live on.

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use crate::body::ReplyBody;
use crate::engine::{Engine, Request};
use crate::reply::{Reply, error_reply};

/// More than this is no request that a page of documentation has in mind.
const LARGEST_REQUEST: usize = 32 << 20;

/// Serves until it is told to stop. Connections that are open by then are closed.
pub(crate) async fn serve(
    listener: TcpListener,
    engine: Arc<Engine>,
    mut stop: oneshot::Receiver<Infallible>,
) {
    loop {
        // Without a macro: whichever of the two is first.
        let next = std::pin::pin!(listener.accept());
        let Some(accepted) = select(next, &mut stop).await else {
            return;
        };
        match accepted {
            Ok((stream, _)) => {
                tokio::spawn(connection(stream, Arc::clone(&engine)));
            }
            // No more file descriptors, perhaps: a pause lets others finish.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// What `next` gives, or nothing if `stop` comes first or its sender is gone.
async fn select<T>(
    mut next: Pin<&mut impl Future<Output = T>>,
    stop: &mut oneshot::Receiver<Infallible>,
) -> Option<T> {
    std::future::poll_fn(|cx| {
        if Pin::new(&mut *stop).poll(cx).is_ready() {
            return Poll::Ready(None);
        }
        next.as_mut().poll(cx).map(Some)
    })
    .await
}

/// The connection is to be closed without an answer.
#[derive(Debug)]
struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection was cut on request")
    }
}

impl std::error::Error for Cut {}

async fn connection(stream: TcpStream, engine: Arc<Engine>) {
    let _ = stream.set_nodelay(true); // only a matter of speed
    let service = service_fn(move |request| {
        let engine = Arc::clone(&engine);
        async move { exchange(request, &engine).await }
    });
    let mut http = hyper::server::conn::http1::Builder::new();
    // A client may say that it has nothing more to send, and still wait for the answer.
    http.half_close(true);
    // An error here is a client that went away, or a cut that was asked for.
    let _ = http.serve_connection(TokioIo::new(stream), service).await;
}

async fn exchange(
    request: hyper::Request<Incoming>,
    engine: &Engine,
) -> Result<hyper::Response<ReplyBody>, Cut> {
    let (head, body) = request.into_parts();
    let reply = match Limited::new(body, LARGEST_REQUEST).collect().await {
        Ok(body) => engine.reply(Request {
            method: head.method.as_str().to_owned(),
            path: head.uri.path().to_owned(),
            query: head.uri.query().unwrap_or_default().to_owned(),
            headers: head.headers,
            body: body.to_bytes().to_vec(),
        }),
        Err(error) if error.is::<http_body_util::LengthLimitError>() => {
            error_reply(413, "the body is larger than 32 MiB", None)
        }
        Err(_) => return Err(Cut),
    };
    if !reply.delay.is_zero() {
        tokio::time::sleep(reply.delay).await;
    }
    if reply.cut {
        return Err(Cut);
    }
    Ok(response(reply))
}

fn response(reply: Reply) -> hyper::Response<ReplyBody> {
    let mut response = hyper::Response::new(ReplyBody::empty());
    *response.status_mut() =
        hyper::StatusCode::from_u16(reply.status).unwrap_or(hyper::StatusCode::OK);
    *response.headers_mut() = reply.headers;
    *response.body_mut() = ReplyBody::new(reply.body, reply.slow_body, reply.cut_body);
    response
}
