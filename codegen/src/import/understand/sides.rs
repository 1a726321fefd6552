//! Which way a message goes when no heading says so, and whether it shows a failure.

use serde_json::Value;

use super::super::words::hints::Side;
use super::assemble::Assembled;
use super::samples::{Keys, Sample, Samples};
use super::spot::Spot;

/// Messages that nothing names: answers have a code and a text.
pub(super) fn guess(samples: &mut Samples, is_webhook: bool) {
    for sample in &mut samples.list {
        if sample.side.is_some() || is_webhook {
            continue;
        }
        let keys = Keys::of(std::iter::once(&sample.value));
        let lower: Vec<String> = keys.top.iter().map(|key| key.to_lowercase()).collect();
        let has = |names: &[&str]| lower.iter().any(|key| names.contains(&key.as_str()));
        if has(&[
            "code",
            "retcode",
            "errcode",
            "status",
            "success",
            "result_code",
            "errorcode",
        ]) && has(&[
            "msg", "message", "retmsg", "errmsg", "data", "info", "error",
        ]) || sample.is_failure
        {
            sample.side = Some(Side::Response);
        }
    }
}

/// The rest: by the fields that the tables have.
pub(super) fn settle(samples: &mut Samples, assembled: &Assembled<'_>, is_webhook: bool) {
    let share = |spot: Spot, keys: &Keys| {
        let names: Vec<&str> = assembled
            .fields
            .get(&spot)
            .into_iter()
            .flatten()
            .map(|node| node.name.as_str())
            .collect();
        keys.top
            .iter()
            .filter(|key| names.contains(&key.as_str()))
            .count()
            * 100
            / keys.top.len().max(1)
    };
    let mut has_request = samples
        .list
        .iter()
        .any(|sample| sample.side == Some(Side::Request));
    for sample in &mut samples.list {
        if sample.side.is_none() {
            let keys = Keys::of(std::iter::once(&sample.value));
            let (sent, answered) = (share(Spot::Request, &keys), share(Spot::Response, &keys));
            let by_heading = sample.weak.filter(|_| sent == answered);
            let is_request = by_heading == Some(Side::Request)
                || by_heading != Some(Side::Response)
                    && (sent > answered
                        || sent == answered
                            && !has_request
                            && assembled.fields.contains_key(&Spot::Request)
                            && !sample.is_success);
            sample.side = Some(if is_request || is_webhook {
                Side::Request
            } else {
                Side::Response
            });
            has_request |= is_request;
        }
        if is_webhook && sample.side == Some(Side::Webhook) {
            sample.side = Some(Side::Request);
        }
    }
    if !is_webhook {
        for sample in &mut samples.list {
            // A heading may be wrong; the fields of the tables are not.
            let keys = Keys::of(std::iter::once(&sample.value));
            let (sent, answered) = (
                share(Spot::Request, &keys).max(share(Spot::Query, &keys)),
                share(Spot::Response, &keys),
            );
            match sample.side {
                Some(Side::Response) if keys.top.len() > 1 && sent >= 60 && answered <= 20 => {
                    sample.side = Some(Side::Request);
                }
                Some(Side::Request)
                    if keys.top.len() > 1 && answered >= 60 && sent <= 20 && !sample.is_form =>
                {
                    sample.side = Some(Side::Response);
                }
                // Nobody asks with an error.
                Some(Side::Request) if sent == 0 && (sample.is_failure || is_error(&keys)) => {
                    sample.side = Some(Side::Response);
                    sample.is_failure = true;
                }
                _ => {}
            }
        }
    }
    let answers = |sample: &Sample| sample.side == Some(Side::Response);
    let any_good = samples
        .list
        .iter()
        .any(|sample| answers(sample) && outcome(&sample.value) == Some(true));
    for sample in &mut samples.list {
        if answers(sample)
            && any_good
            && outcome(&sample.value) == Some(false)
            && !sample.is_success
        {
            sample.is_failure = true;
        }
        if answers(sample)
            && sample.is_failure
            && outcome(&sample.value) == Some(true)
            && any_good
            && sample.is_success
        {
            sample.is_failure = false;
        }
    }
}

/// Whether a message has nothing but errors.
fn is_error(keys: &Keys) -> bool {
    !keys.top.is_empty()
        && (keys.top.iter())
            .all(|key| matches!(key.to_lowercase().as_str(), "error" | "errors" | "fault"))
}

/// Whether an answer tells of success, if it has a code at its top.
fn outcome(value: &Value) -> Option<bool> {
    const NAMES: [&str; 7] = [
        "code",
        "retcode",
        "errcode",
        "status",
        "success",
        "resultcode",
        "errorcode",
    ];
    let members = value.as_object()?;
    let (_, value) = members
        .iter()
        .find(|(key, _)| NAMES.contains(&key.to_lowercase().as_str()))?;
    Some(match value {
        Value::String(text) => {
            matches!(
                text.to_lowercase().as_str(),
                "0" | "200" | "success" | "ok" | "string"
            )
        }
        Value::Number(number) => matches!(number.as_i64(), Some(0 | 200)),
        Value::Bool(flag) => *flag,
        _ => true,
    })
}
