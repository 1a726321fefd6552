//! The body of a reply: at once, slowly, or cut in half.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// In how many pieces a slow body is sent.
const PIECES: u32 = 10;

/// What was sent before a cut has this long to leave, as an error takes back what is still buffered.
const BEFORE_CUT: Duration = Duration::from_millis(20);

pub(crate) struct ReplyBody {
    pieces: VecDeque<Bytes>,
    left: u64,
    pause: Duration,
    waiting: Option<Pin<Box<Sleep>>>,
    cut: bool,
}

/// The body ends here, although more was announced.
#[derive(Debug)]
pub(crate) struct BodyCut;

impl fmt::Display for BodyCut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body was cut on request")
    }
}

impl std::error::Error for BodyCut {}

impl ReplyBody {
    pub(crate) fn empty() -> Self {
        Self::new(Vec::new(), Duration::ZERO, false)
    }

    /// A body that takes `time`, and of which only half is sent if it is `cut`.
    pub(crate) fn new(body: Vec<u8>, time: Duration, cut: bool) -> Self {
        let left = body.len() as u64;
        let mut rest = Bytes::from(body);
        if cut {
            rest.truncate(rest.len() / 2);
        }
        let count = if time.is_zero() { 1 } else { PIECES };
        let size = rest.len().div_ceil(count as usize).max(1);
        let mut pieces = VecDeque::new();
        while !rest.is_empty() {
            pieces.push_back(rest.split_to(size.min(rest.len())));
        }
        Self {
            pieces,
            left,
            pause: time / count,
            waiting: None,
            cut,
        }
    }
}

impl Body for ReplyBody {
    type Data = Bytes;
    type Error = BodyCut;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyCut>>> {
        let pause = if self.pieces.is_empty() && self.cut {
            BEFORE_CUT
        } else {
            self.pause
        };
        if !pause.is_zero() && !self.is_end_stream() {
            let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(pause)));
            if waiting.as_mut().poll(cx).is_pending() {
                return Poll::Pending;
            }
            self.waiting = None;
        }
        Poll::Ready(match self.pieces.pop_front() {
            Some(piece) => {
                self.left = self.left.saturating_sub(piece.len() as u64);
                Some(Ok(Frame::data(piece)))
            }
            None if self.cut => Some(Err(BodyCut)),
            None => None,
        })
    }

    fn is_end_stream(&self) -> bool {
        self.pieces.is_empty() && !self.cut
    }

    /// What is announced is the whole body, even if it is cut.
    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
