//! What travels through one decoding run: where it is, and what was odd so far.
//!
//! The wording and the storage of oddities live in `drift`.

use std::fmt::Write as _;

use super::drift::{Drift, OddityKind};

/// The context of one decoding run.
///
/// It is made by [`from_json`](super::from_json) and its kin, and handed down to every
/// [`Decode`](super::Decode).
#[derive(Debug)]
pub struct Cx {
    /// Left as it is when decoding fails, so that it then says where.
    path: Vec<Segment>,
    /// `None` when nobody asked for the oddities.
    drift: Option<Drift>,
}

/// One step of a path.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Segment {
    /// A member that the schema names.
    Key(&'static str),
    /// An element of a list, counted from 0.
    Index(usize),
    /// A member of a map with free keys. Such keys are data, which may be private, so the path
    /// does not tell which one.
    AnyKey,
}

impl Cx {
    /// A run that forgets oddities.
    pub(crate) fn silent() -> Self {
        Self {
            path: Vec::with_capacity(16),
            drift: None,
        }
    }

    /// A run that keeps oddities.
    pub(crate) fn collecting() -> Self {
        Self {
            drift: Some(Drift::default()),
            ..Self::silent()
        }
    }

    /// Whether oddities are kept. If not, looking for them can be saved.
    #[inline]
    pub(crate) fn is_collecting(&self) -> bool {
        self.drift.is_some()
    }

    /// Runs `step` one level deeper.
    #[inline]
    pub(crate) fn within<T, E>(
        &mut self,
        segment: Segment,
        step: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.path.push(segment);
        let done = step(self)?;
        self.path.pop();
        Ok(done)
    }

    /// Notes that the value at the current path is odd.
    #[inline]
    pub(crate) fn note(&mut self, kind: impl FnOnce() -> OddityKind) {
        if let Some(drift) = &mut self.drift {
            drift.push(|| render(&self.path), kind);
        }
    }

    /// Notes that a value was converted.
    pub(crate) fn note_coerced(&mut self, expected: &'static str, found: &'static str) {
        self.note(|| OddityKind::Coerced { expected, found });
    }

    /// Notes an enum value that the documentation does not list.
    #[allow(dead_code, reason = "without generated enums nothing calls it")]
    pub(crate) fn note_unknown_value(&mut self, raw: &dyn std::fmt::Display) {
        self.note(|| OddityKind::UnknownValue(raw.to_string()));
    }

    /// Notes that the member `name` of the object at the current path is odd.
    pub(crate) fn note_member(&mut self, name: &str, kind: impl FnOnce() -> OddityKind) {
        if let Some(drift) = &mut self.drift {
            drift.push(
                || {
                    let mut path = render(&self.path);
                    push_key(&mut path, name);
                    path
                },
                kind,
            );
        }
    }

    /// The current path, such as `$.orderDetailList[3].finish`.
    pub(crate) fn path(&self) -> String {
        render(&self.path)
    }

    /// What was odd; empty for a silent run.
    pub(crate) fn into_drift(self) -> Drift {
        self.drift.unwrap_or_default()
    }
}

fn render(segments: &[Segment]) -> String {
    let mut path = String::from("$");
    for segment in segments {
        match segment {
            Segment::Key(name) => push_key(&mut path, name),
            Segment::Index(index) => {
                // Writing to a `String` cannot fail.
                let _ = write!(path, "[{index}]");
            }
            Segment::AnyKey => path.push_str(".*"),
        }
    }
    path
}

/// Appends `.name`, or `["name"]` if the name would be misread after a dot.
fn push_key(path: &mut String, name: &str) {
    let plain = !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$'));
    if plain {
        path.push('.');
        path.push_str(name);
    } else {
        // Writing to a `String` cannot fail.
        let _ = write!(path, "[{name:?}]");
    }
}
