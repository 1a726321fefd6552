//! A service with a list, written like a generated one, and servers that answer as they are told.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde_json::{Value, json};

use crate::runtime::{
    AsyncCaller, Batched, BlockingCaller, BlockingTransport, BodyKind, BoxFuture, Core, Effect,
    Entry, Field, Limits, Operation, Options, Paged, Protocol, Record, Request, Retry,
    SigningError, Stamp, Transport, TransportError, TransportErrorKind, Unsigned, Writer, vacant,
};

pub(crate) static LIST: Operation = Operation {
    service: "demo",
    name: "list",
    method: http::Method::POST,
    path: "/list",
    effect: Effect::Read,
    irreversible: false,
    recipe: None,
    needs_token: false,
    encrypted: false,
    compress: None,
    body: BodyKind::Json,
    base_url: None,
    headers: &[],
    envelope: None,
};

/// Asks for a page, or for what belongs to some ids.
#[derive(Clone, Default)]
pub(crate) struct Ask {
    pub(crate) page: Option<i64>,
    pub(crate) size: Option<i64>,
    pub(crate) ids: Vec<i64>,
}

impl Record for Ask {
    const FIELDS: &'static [Field] = &[
        Field::optional("page"),
        Field::optional("size"),
        Field::required("ids"),
    ];

    fn empty() -> Self {
        Self::default()
    }

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        field: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match field {
            0 => entry.read(&mut self.page),
            1 => entry.read(&mut self.size),
            2 => entry.read(&mut self.ids),
            _ => entry.skip(),
        }
    }

    fn write<S: SerializeMap>(&self, out: &mut Writer<S>) {
        out.put_some("page", &self.page);
        out.put_some("size", &self.size);
        out.put("ids", &self.ids);
    }
}

impl Request for Ask {}

/// Some items, perhaps with the number of all of them.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Listed {
    pub(crate) items: Vec<i64>,
    pub(crate) total: Option<i64>,
}

impl Record for Listed {
    const FIELDS: &'static [Field] = &[Field::required("items"), Field::optional("total")];

    fn empty() -> Self {
        Self {
            items: vacant(),
            total: vacant(),
        }
    }

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        field: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match field {
            0 => entry.read(&mut self.items),
            1 => entry.read(&mut self.total),
            _ => entry.skip(),
        }
    }

    fn write<S: SerializeMap>(&self, out: &mut Writer<S>) {
        out.put("items", &self.items);
        out.put_some("total", &self.total);
    }
}

impl Paged for Ask {
    type Page = Listed;
    type Item = i64;

    const FIRST: i64 = 1;

    fn number(&self) -> Option<i64> {
        self.page
    }

    fn set_number(&mut self, number: i64) {
        self.page = Some(number);
    }

    fn size(&self) -> Option<i64> {
        self.size
    }

    fn items(page: &Self::Page) -> &[Self::Item] {
        &page.items
    }

    fn into_items(page: Self::Page) -> Vec<Self::Item> {
        page.items
    }

    fn total(page: &Self::Page) -> Option<i64> {
        page.total
    }
}

impl Batched for Ask {
    type Answer = Listed;
    type Element = i64;
    type Item = i64;

    const LIMIT: usize = 10;

    fn elements(&self) -> &[Self::Element] {
        &self.ids
    }

    fn elements_mut(&mut self) -> &mut Vec<Self::Element> {
        &mut self.ids
    }

    fn into_items(answer: Self::Answer) -> Vec<Self::Item> {
        answer.items
    }
}

pub(crate) fn ask(size: i64) -> Ask {
    Ask {
        size: Some(size),
        ..Ask::default()
    }
}

pub(crate) fn asked_from(page: i64, size: i64) -> Ask {
    Ask {
        page: Some(page),
        ..ask(size)
    }
}

pub(crate) fn ids(count: i64) -> Ask {
    Ask {
        ids: (0..count).collect(),
        ..Ask::default()
    }
}

struct Unprotected;

impl Protocol for Unprotected {
    fn sign(&self, _: &Operation, _: &mut Unsigned, _: &Stamp) -> Result<(), SigningError> {
        Ok(())
    }
}

pub(crate) fn core() -> Core {
    // A call that fails is one request, so that requests can be counted.
    let options = Options::new().with_retry(Retry::none());
    Core::new(Unprotected, "https://api.example", options).unwrap()
}

pub(crate) fn broken() -> TransportError {
    TransportError::maybe_sent(TransportErrorKind::Interrupted, "cut")
}

type Answer = dyn Fn(&Value) -> Result<Value, TransportError> + Send + Sync;

/// Answers with what a function makes of the request, and keeps the requests.
pub(crate) struct Server {
    answer: Box<Answer>,
    pub(crate) asked: Mutex<Vec<Value>>,
    /// What goes wrong before anything is answered, for the next requests.
    pub(crate) faults: Mutex<VecDeque<bool>>,
}

impl Server {
    pub(crate) fn new(
        answer: impl Fn(&Value) -> Result<Value, TransportError> + Send + Sync + 'static,
    ) -> Arc<Self> {
        Arc::new(Self {
            answer: Box::new(answer),
            asked: Mutex::default(),
            faults: Mutex::default(),
        })
    }

    /// A list of `0..length`, of which a page has at most `cap` items.
    pub(crate) fn list(length: i64, cap: i64, tells_total: bool) -> Arc<Self> {
        Self::new(move |body| {
            let page = body["page"].as_i64().unwrap() - 1;
            let size = body["size"].as_i64().unwrap_or(cap).min(cap);
            let items: Vec<i64> = (page * size..((page + 1) * size).min(length)).collect();
            let mut answer = json!({ "items": items });
            if tells_total {
                answer["total"] = json!(length);
            }
            Ok(answer)
        })
    }

    /// The pages that were asked for.
    pub(crate) fn pages(&self) -> Vec<i64> {
        let asked = self.asked.lock().unwrap();
        asked
            .iter()
            .map(|it| it["page"].as_i64().unwrap())
            .collect()
    }

    pub(crate) fn count(&self) -> usize {
        self.asked.lock().unwrap().len()
    }

    /// Lets the requests go wrong for which `true` is given, from the next one on.
    pub(crate) fn fail(&self, which: &[bool]) {
        self.faults.lock().unwrap().extend(which);
    }

    fn reply(
        &self,
        request: &http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let body: Value = serde_json::from_slice(request.body()).unwrap();
        self.asked.lock().unwrap().push(body.clone());
        if self.faults.lock().unwrap().pop_front() == Some(true) {
            return Err(broken());
        }
        let answer = (self.answer)(&body)?;
        Ok(http::Response::new(Bytes::from(answer.to_string())))
    }

    pub(crate) fn caller(self: &Arc<Self>) -> AsyncCaller {
        AsyncCaller::new(core(), Arc::new(AtOnce(Arc::clone(self))))
    }

    /// A caller whose answers come only when the gate lets them through.
    pub(crate) fn caller_behind(self: &Arc<Self>, gate: &Arc<Gate>) -> AsyncCaller {
        let transport = Behind(Arc::clone(self), Arc::clone(gate));
        AsyncCaller::new(core(), Arc::new(transport))
    }

    pub(crate) fn blocking_caller(self: &Arc<Self>) -> BlockingCaller {
        BlockingCaller::new(core(), Arc::new(AtOnce(Arc::clone(self))))
    }
}

struct AtOnce(Arc<Server>);

impl BlockingTransport for AtOnce {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        self.0.reply(&request)
    }
}

impl Transport for AtOnce {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move { self.0.reply(&request) })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
}

/// Holds answers back.
#[derive(Default)]
pub(crate) struct Gate {
    state: Mutex<GateState>,
}

#[derive(Default)]
struct GateState {
    may_pass: usize,
    waiting: usize,
    most: usize,
    wakers: Vec<Waker>,
}

impl Gate {
    /// Lets so many more answers through.
    pub(crate) fn open(&self, answers: usize) {
        let mut state = self.state.lock().unwrap();
        state.may_pass += answers;
        state.wakers.drain(..).for_each(Waker::wake);
    }

    /// How many requests wait for their answers.
    pub(crate) fn waiting(&self) -> usize {
        self.state.lock().unwrap().waiting
    }

    /// How many have waited at the same time at most.
    pub(crate) fn most(&self) -> usize {
        self.state.lock().unwrap().most
    }
}

/// Waits at a gate; given up when it is dropped.
struct Pass {
    gate: Arc<Gate>,
    waits: bool,
}

impl Future for Pass {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let gate = Arc::clone(&self.gate);
        let mut state = gate.state.lock().unwrap();
        if !self.waits {
            self.waits = true;
            state.waiting += 1;
            state.most = state.most.max(state.waiting);
        }
        if state.may_pass == 0 {
            state.wakers.push(cx.waker().clone());
            return Poll::Pending;
        }
        state.may_pass -= 1;
        state.waiting -= 1;
        self.waits = false;
        Poll::Ready(())
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        if self.waits {
            self.gate.state.lock().unwrap().waiting -= 1;
        }
    }
}

struct Behind(Arc<Server>, Arc<Gate>);

impl Transport for Behind {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let answer = self.0.reply(&request);
        let pass = Pass {
            gate: Arc::clone(&self.1),
            waits: false,
        };
        Box::pin(async move {
            pass.await;
            answer
        })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
}

/// Polls once.
pub(crate) fn poll<F: Future + Unpin>(future: &mut F) -> Poll<F::Output> {
    Pin::new(future).poll(&mut Context::from_waker(Waker::noop()))
}

/// The outcome of a future that never waits.
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    match poll(&mut std::pin::pin!(future)) {
        Poll::Ready(done) => done,
        Poll::Pending => panic!("the future waits"),
    }
}
