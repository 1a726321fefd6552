//! Which way a message goes when no heading says so, and whether it shows a failure.

use serde_json::Value;

use super::super::draft::{Note, NoteKind};
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
pub(super) fn settle(
    samples: &mut Samples,
    assembled: &Assembled<'_>,
    is_webhook: bool,
    notes: &mut Vec<Note>,
) {
    by_fields(samples, assembled, is_webhook);
    against_headings(samples, assembled, is_webhook);
    foreign(samples, assembled, notes);
    by_outcome(samples);
}

/// How many percent of the members at the top of a sample the tables of a spot have.
fn share(assembled: &Assembled<'_>, spot: Spot, keys: &Keys) -> usize {
    let names: Vec<&str> = assembled
        .fields
        .get(&spot)
        .into_iter()
        .flatten()
        .map(|node| node.name.as_str())
        .collect();
    let known = (keys.top.iter()).filter(|key| names.contains(&key.as_str()));
    known.count() * 100 / keys.top.len().max(1)
}

fn keys(sample: &Sample) -> Keys {
    Keys::of(std::iter::once(&sample.value))
}

/// Samples that nothing names go to the side whose tables have their members.
fn by_fields(samples: &mut Samples, assembled: &Assembled<'_>, is_webhook: bool) {
    let mut has_request = samples
        .list
        .iter()
        .any(|sample| sample.side == Some(Side::Request));
    for sample in &mut samples.list {
        if sample.side.is_none() {
            let keys = keys(sample);
            let sent = share(assembled, Spot::Request, &keys);
            let answered = share(assembled, Spot::Response, &keys);
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
}

/// A heading may be wrong; the fields of the tables are not.
fn against_headings(samples: &mut Samples, assembled: &Assembled<'_>, is_webhook: bool) {
    // Without tables an answer is known by its heading alone, and often repeats what was sent.
    let is_known = assembled.fields.contains_key(&Spot::Response);
    let is_sent = |sample: &Sample| sample.side == Some(Side::Request);
    let has_sent = samples.list.iter().any(is_sent);
    let may_be_sent = is_known || !has_sent;
    let is_answered = samples.list.iter().any(|sample| {
        sample.side == Some(Side::Response) && share(assembled, Spot::Response, &keys(sample)) > 90
    });
    for sample in &mut samples.list {
        let keys = keys(sample);
        let sent = share(assembled, Spot::Request, &keys).max(share(assembled, Spot::Query, &keys));
        let answered = share(assembled, Spot::Response, &keys);
        match sample.side {
            // Beside an answer, what has all of the request's fields and not all of the answer's is a request.
            Some(Side::Response)
                if may_be_sent
                    && keys.top.len() > 1
                    && (sent >= 60 && answered <= 20
                        || is_answered && !has_sent && sent == 100 && answered < 90) =>
            {
                sample.side = Some(Side::Request);
            }
            // What a webhook brings is described first, whatever is said of the answer.
            _ if is_webhook => {}
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

/// Beside samples that fit the tables, one that has nothing of them shows something else: what a text holds, an object on
/// its own. It is left out.
fn foreign(samples: &mut Samples, assembled: &Assembled<'_>, notes: &mut Vec<Note>) {
    for (side, spot) in [
        (Side::Request, Spot::Request),
        (Side::Response, Spot::Response),
    ] {
        let ours = |sample: &Sample| sample.side == Some(side) && !sample.is_failure;
        let fits = (samples.list.iter())
            .any(|sample| ours(sample) && share(assembled, spot, &keys(sample)) >= 50);
        if !fits {
            continue;
        }
        for sample in samples.list.iter_mut().filter(|sample| ours(sample)) {
            let keys = keys(sample);
            if !keys.top.is_empty() && share(assembled, spot, &keys) == 0 {
                sample.side = None;
                notes.push(Note {
                    kind: NoteKind::Left,
                    line: sample.line,
                    text: "an example with no field of the tables".to_owned(),
                });
            }
        }
    }
}

/// Whether an answer shows a failure, by the code in it, where others show a success.
fn by_outcome(samples: &mut Samples) {
    let answers = |sample: &Sample| sample.side == Some(Side::Response);
    let any_good = samples
        .list
        .iter()
        .any(|sample| answers(sample) && outcome(&sample.value) == Some(true));
    if !any_good {
        return;
    }
    for sample in samples.list.iter_mut().filter(|sample| answers(sample)) {
        match outcome(&sample.value) {
            Some(false) if !sample.is_success => sample.is_failure = true,
            Some(true) if sample.is_success => sample.is_failure = false,
            _ => {}
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
