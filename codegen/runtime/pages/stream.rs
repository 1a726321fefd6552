//! Pages and their items without blocking.

use std::fmt;
use std::future::poll_fn;
use std::task::{Context, Poll, ready};
use std::vec;

use super::super::call::{Error, Operation};
use super::super::transport::{AsyncCaller, BoxFuture};
use super::{Paged, Walk, WalkEnd};

/// All pages of a list, one after the other.
///
/// Nothing is sent until a page is asked for. An error does not end the walk: the next call of [`next`](Self::next) asks
/// for the same page again, so whoever goes on after an error should wait first, and give up at some time. Where the
/// list ends is told by [`Walk`].
///
/// With the feature `stream`, which `reqwest` brings along, it is a `futures_core::Stream` as well. As such it goes on
/// after an error, too, and keeps its request between two polls, as streams do: drop a stream that is no longer polled,
/// because other calls may wait for the token that its request is getting.
#[must_use = "nothing is sent until a page is asked for"]
pub struct Pages<Q: Paged> {
    caller: AsyncCaller,
    operation: &'static Operation,
    walk: Walk<Q>,
    /// The call for the next page, kept between two polls.
    sent: Option<BoxFuture<'static, Result<Q::Page, Error>>>,
}

impl AsyncCaller {
    /// All pages of a list, from the page that `request` names.
    pub fn pages<Q: Paged>(&self, operation: &'static Operation, request: &Q) -> Pages<Q> {
        Pages {
            caller: self.clone(),
            operation,
            walk: Walk::new(request.clone()),
            sent: None,
        }
    }
}

impl<Q: Paged> Pages<Q> {
    /// The next page; none after the last one.
    ///
    /// Its future may be dropped at any time: the request is given up then, and the next call asks for the same page.
    pub async fn next(&mut self) -> Option<Result<Q::Page, Error>> {
        let waiting = Waiting(self);
        poll_fn(|cx| waiting.0.poll(cx)).await
    }

    /// The number of the page that comes next; after the end, of the last one.
    pub fn number(&self) -> i64 {
        self.walk.number()
    }

    /// Why there are no more pages, if there are none.
    pub fn end(&self) -> Option<WalkEnd> {
        self.walk.end()
    }

    /// The items of all pages, one after the other.
    pub fn items(self) -> Items<Q> {
        Items {
            pages: self,
            items: Vec::new().into_iter(),
        }
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Q::Page, Error>>> {
        let sent = if let Some(sent) = &mut self.sent {
            sent
        } else {
            let Some(request) = self.walk.request().cloned() else {
                return Poll::Ready(None);
            };
            let (caller, operation) = (self.caller.clone(), self.operation);
            let call = async move { caller.call(operation, &request).await };
            self.sent.insert(Box::pin(call))
        };
        let result = ready!(sent.as_mut().poll(cx));
        self.sent = None;
        Poll::Ready(match result {
            Ok(page) => self.walk.take(page).map(Ok),
            Err(error) => Some(Err(error)),
        })
    }
}

/// Waits for a page, and gives the request up when nobody waits any more. A request that is kept but not polled would
/// keep what it holds: with a token under way, every other call of the client would wait for it.
struct Waiting<'p, Q: Paged>(&'p mut Pages<Q>);

impl<Q: Paged> Drop for Waiting<'_, Q> {
    fn drop(&mut self) {
        self.0.sent = None;
    }
}

/// The items of all pages of a list, one after the other: what [`Pages::items`] gives.
///
/// A page is fetched when its first item is asked for. An error does not end the walk: the next call of
/// [`next`](Self::next) asks for the same page again, and no item is left out or given twice.
#[must_use = "nothing is sent until an item is asked for"]
pub struct Items<Q: Paged> {
    pages: Pages<Q>,
    items: vec::IntoIter<Q::Item>,
}

impl<Q: Paged> Items<Q> {
    /// The next item; none after the last one.
    ///
    /// Its future may be dropped at any time: the request is given up then, and the next call asks for the same page.
    pub async fn next(&mut self) -> Option<Result<Q::Item, Error>> {
        if let Some(item) = self.items.next() {
            return Some(Ok(item));
        }
        let items = &mut self.items;
        let waiting = Waiting(&mut self.pages);
        poll_fn(|cx| Self::poll(items, waiting.0, cx)).await
    }

    /// The number of the page that is fetched next; after the end, of the last one.
    pub fn number(&self) -> i64 {
        self.pages.number()
    }

    /// Why there are no more pages, if there are none; items of the last one may still come.
    pub fn end(&self) -> Option<WalkEnd> {
        self.pages.end()
    }

    fn poll(
        items: &mut vec::IntoIter<Q::Item>,
        pages: &mut Pages<Q>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Q::Item, Error>>> {
        loop {
            if let Some(item) = items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(pages.poll(cx)) {
                Some(Ok(page)) => *items = Q::into_items(page).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

#[cfg(feature = "stream")]
mod streams {
    use std::pin::Pin;

    use futures_core::Stream;
    use futures_core::stream::FusedStream;

    use super::{Context, Error, Items, Paged, Pages, Poll};

    impl<Q: Paged> Stream for Pages<Q> {
        type Item = Result<Q::Page, Error>;

        fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            self.get_mut().poll(cx)
        }
    }

    impl<Q: Paged> FusedStream for Pages<Q> {
        fn is_terminated(&self) -> bool {
            self.end().is_some()
        }
    }

    impl<Q: Paged> Stream for Items<Q> {
        type Item = Result<Q::Item, Error>;

        fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            let Self { pages, items } = self.get_mut();
            Self::poll(items, pages, cx)
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            (self.items.len(), None)
        }
    }

    impl<Q: Paged> FusedStream for Items<Q> {
        fn is_terminated(&self) -> bool {
            self.end().is_some() && self.items.len() == 0
        }
    }
}

impl<Q: Paged> fmt::Debug for Pages<Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &self.operation.name)
            .field("walk", &self.walk)
            .finish_non_exhaustive()
    }
}

impl<Q: Paged> fmt::Debug for Items<Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}
