//! Whole JSON bodies in and out.

use serde::{Serialize, Serializer};

use super::call::Request;
use super::cx::Cx;
use super::decode::{Decode, Found};
use super::drift::Drift;
use super::error::DecodeError;
use super::record::Record;
use super::writer::{serialize_members, serialize_record};

/// Reads a JSON body, tolerating what loses nothing.
///
/// # Errors
///
/// If the body is not valid JSON in UTF-8, is not an object, or has a value that cannot be converted
/// without loss.
pub fn from_json<R: Record>(body: &[u8]) -> Result<R, DecodeError> {
    read(body, &mut Cx::silent())
}

/// Like [`from_json`], and also tells what was tolerated.
///
/// # Errors
///
/// As for [`from_json`].
pub fn from_json_with_drift<R: Record>(body: &[u8]) -> Result<(R, Drift), DecodeError> {
    let mut cx = Cx::collecting();
    let record = read(body, &mut cx)?;
    Ok((record, cx.into_drift()))
}

/// Writes a record as compact JSON, members in the order of the documentation.
///
/// # Panics
///
/// Not for generated types: writing to memory does not fail, all their map keys are text, and their
/// `Serialize` never makes up an error. A [`Record`] written by hand can break that.
#[must_use]
pub fn to_json<R: Record>(record: &R) -> String {
    serde_json::to_string(&AsMap(record)).expect("records have text keys and report no errors")
}

/// Writes what of a request goes into its body as compact JSON.
///
/// # Panics
///
/// As [`to_json`].
pub(super) fn body_to_json<R: Request>(request: &R) -> String {
    serde_json::to_string(&AsBody(request)).expect("records have text keys and report no errors")
}

/// Makes the body of a request known to serde.
struct AsBody<'a, R>(&'a R);

impl<R: Request> Serialize for AsBody<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_members(serializer, |out| self.0.write_body(out))
    }
}

/// Makes a record known to serde.
struct AsMap<'a, R>(&'a R);

impl<R: Record> Serialize for AsMap<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_record(self.0, serializer)
    }
}

fn read<R: Record>(body: &[u8], cx: &mut Cx) -> Result<R, DecodeError> {
    // Checking the whole body once is much faster than having the reader check string by string.
    let text = std::str::from_utf8(body).map_err(|error| DecodeError::not_utf8(body, error))?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let mut record = R::empty();
    let found = record
        .decode(&mut deserializer, cx)
        .and_then(|found| deserializer.end().map(|()| found))
        .map_err(|error| DecodeError::from_json(cx.path(), &error))?;
    match found {
        Found::Value => Ok(record),
        Found::Null | Found::Blank => Err(DecodeError::at_offset(
            body,
            text.trim_start().len().abs_diff(text.len()),
            "expected object, found nothing".to_owned(),
        )),
    }
}
