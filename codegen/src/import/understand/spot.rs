//! Which part of which message a table is about: by what stands above it, by its rows, and by the page's examples.

use super::super::draft::{Note, NoteKind};
use super::super::words::columns::Column;
use super::super::words::hints::{self, Side};
use super::super::words::location::Place;
use super::outline::Caption;
use super::samples::Keys;
use super::table::Grid;

/// A part of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spot {
    /// Headers of the request.
    RequestHeaders,
    /// Parameters in the path.
    Path,
    /// Parameters of the query string.
    Query,
    /// Members of the request's body, or of a webhook's payload.
    Request,
    /// Headers of the answer.
    ResponseHeaders,
    /// Members of the answer.
    Response,
}

/// What is known of an operation while its tables are read.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Look {
    /// Keys of the messages that are sent.
    pub(super) request: Keys,
    /// Keys of the answers.
    pub(super) response: Keys,
    /// The method.
    pub(super) method: Option<String>,
    /// Names in the braces of the path.
    pub(super) path_names: Vec<String>,
    /// Names in the query of the address.
    pub(super) query_names: Vec<String>,
    /// It is a webhook.
    pub(super) is_webhook: bool,
    /// Headers of the request that are known so far.
    pub(super) headers: Vec<String>,
    /// Whether the request's body has fields already.
    pub(super) has_request_body: bool,
    /// Whether the answer has fields already.
    pub(super) has_response: bool,
    /// An example shows a JSON body.
    pub(super) sends_json: bool,
}

const STANDARD_HEADERS: [&str; 12] = [
    "content-type",
    "authorization",
    "accept",
    "accept-encoding",
    "accept-language",
    "user-agent",
    "host",
    "cookie",
    "content-length",
    "x-request-id",
    "cache-control",
    "connection",
];

/// Names that answers have at their top.
const ANSWER_NAMES: [&str; 22] = [
    "code",
    "msg",
    "message",
    "data",
    "retcode",
    "retmsg",
    "result",
    "success",
    "errcode",
    "errmsg",
    "error",
    "status",
    "requestid",
    "reqid",
    "info",
    "errorcode",
    "errormsg",
    "responseid",
    "resultcode",
    "traceid",
    "timestamp",
    "body",
];

impl Look {
    /// A header that HTTP itself knows.
    pub(super) fn is_standard_header(name: &str) -> bool {
        STANDARD_HEADERS.contains(&name.to_lowercase().as_str())
    }
}

/// Where the fields of a table belong.
pub(super) fn spot(
    names: &[&str],
    above: &[Caption<'_>],
    has_required: bool,
    grid: &Grid<'_>,
    look: &Look,
    notes: &mut Vec<Note>,
) -> Spot {
    // "Query parameter" over the names says as much as a heading.
    let head = grid
        .column(Column::Name)
        .and_then(|at| grid.header.get(at).copied());
    // "Opens a queue. Returns the queue." over its parameters is no word on the table.
    // Nor does an operation on webhooks make one of its answer.
    let is_told = |caption: &Caption<'_>| {
        let is_subject = caption.hint.side == Some(Side::Webhook) && !look.is_webhook;
        caption.level == 0 && (is_subject || has_required && is_result_sentence(caption))
    };
    let stated = above
        .iter()
        .position(|caption| caption.hint.side.is_some() && !is_told(caption));
    let said = stated.and_then(|at| above[at].hint.side);
    // "Parameters", where nothing speaks of an answer, are what is sent, although the answer repeats them.
    let is_sent = stated.is_none() && !look.has_request_body && above.iter().any(are_parameters);
    let said = said.or(is_sent.then_some(Side::Request));
    // The nearest heading is about the table itself; one further off may be left over from what came before.
    let is_near =
        stated.is_some_and(|at| above[..at].iter().all(|caption| caption.level == 0)) || is_sent;
    let place = above[..stated.map_or(above.len(), |at| at + 1)]
        .iter()
        .find_map(|caption| caption.hint.place)
        .or_else(|| head.and_then(|text| hints::read(text).place));
    let is_headers = place == Some(Place::Header)
        && !is_mostly(names, &look.request.top)
        && !is_mostly(names, &look.response.top)
        || names.iter().any(|name| Look::is_standard_header(name))
            && names.iter().all(|name| {
                Look::is_standard_header(name)
                    || name.contains('-')
                    || name.starts_with(|c: char| c.is_ascii_uppercase())
            });
    let repeats_headers = !look.headers.is_empty()
        && names.len() > 1
        && names.iter().all(|name| {
            look.headers
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name))
        })
        && place != Some(Place::Body);
    // Only requests have such parameters.
    match place {
        Some(Place::Path) if said != Some(Side::Response) => return Spot::Path,
        Some(Place::Query) if said != Some(Side::Response) => return Spot::Query,
        _ => {}
    }
    let side = side(
        names,
        said,
        is_near,
        has_required,
        is_headers || repeats_headers,
        grid,
        look,
        notes,
    );
    if side == Side::Response {
        let inside = look.response.share(names) > 50;
        return if (is_headers || repeats_headers) && !inside {
            Spot::ResponseHeaders
        } else {
            Spot::Response
        };
    }
    if is_headers {
        return Spot::RequestHeaders;
    }
    if repeats_headers && look.request.share(names) < 50 {
        return if look.has_request_body || look.has_response {
            Spot::ResponseHeaders
        } else {
            Spot::RequestHeaders
        };
    }
    match place {
        Some(Place::Path) => Spot::Path,
        Some(Place::Query) => Spot::Query,
        Some(Place::Body) => Spot::Request,
        _ if look.is_webhook => Spot::Request,
        _ if !look.path_names.is_empty()
            && names
                .iter()
                .all(|name| look.path_names.iter().any(|one| one == name)) =>
        {
            Spot::Path
        }
        _ if look.request.share(names) == 0 && are_in_query(names, &look.query_names) => {
            Spot::Query
        }
        _ if matches!(look.method.as_deref(), Some("GET" | "HEAD")) => Spot::Query,
        _ if look.method.as_deref() == Some("DELETE") && !look.sends_json => Spot::Query,
        _ => Spot::Request,
    }
}

/// A sentence that tells what comes back, rather than a line that leads to a table of it.
fn is_result_sentence(caption: &Caption<'_>) -> bool {
    const LEADS: [&str; 6] = [
        "following",
        "below",
        "field",
        "parameter",
        "contain",
        "as follows",
    ];
    let lower = caption.text.to_lowercase();
    caption.hint.side == Some(Side::Response)
        && lower.trim_end().ends_with('.')
        && lower.split_whitespace().count() > 3
        && (lower.contains("return") || lower.contains("respond"))
        && !LEADS.iter().any(|word| lower.contains(word))
}

/// A heading that is nothing but "Parameters".
fn are_parameters(caption: &Caption<'_>) -> bool {
    let text = caption.text.trim().trim_end_matches([':', '：']);
    caption.level > 0
        && ["parameters", "params", "arguments"].contains(&text.to_lowercase().as_str())
}

fn is_mostly(names: &[&str], keys: &std::collections::BTreeSet<String>) -> bool {
    !names.is_empty() && names.iter().filter(|name| keys.contains(**name)).count() * 2 > names.len()
}

#[allow(
    clippy::too_many_arguments,
    reason = "each speaks for one side or the other"
)]
fn side(
    names: &[&str],
    said: Option<Side>,
    is_near: bool,
    has_required: bool,
    is_headers: bool,
    grid: &Grid<'_>,
    look: &Look,
    notes: &mut Vec<Note>,
) -> Side {
    let (sent, answered) = (look.request.share(names), look.response.share(names));
    let said = match said {
        Some(Side::Webhook) => Some(Side::Request),
        other => other,
    };
    let seen = if is_headers {
        None
    } else if names.len() > 1 && sent >= 60 && answered <= 20 && !look.response.all.is_empty() {
        Some(Side::Request)
    } else if names.len() > 1 && answered >= 60 && sent <= 20 && !look.request.all.is_empty() {
        Some(Side::Response)
    } else {
        None
    };
    if let (Some(said), Some(seen)) = (said, seen)
        && said != seen
        && !is_near
    {
        notes.push(Note {
            kind: NoteKind::Look,
            line: grid.line,
            text: format!(
                "the heading puts this table in the {}, its fields are those of the example of the {}; the example was followed",
                word(said),
                word(seen)
            ),
        });
        return seen;
    }
    if let Some(side) = said.or(seen) {
        return side;
    }
    if is_headers {
        return if look.headers.is_empty() {
            Side::Request
        } else {
            Side::Response
        };
    }
    if sent != answered && sent.max(answered) >= 50 {
        return if sent > answered {
            Side::Request
        } else {
            Side::Response
        };
    }
    let typical = names
        .iter()
        .filter(|name| ANSWER_NAMES.contains(&name.to_lowercase().as_str()))
        .count();
    if !look.is_webhook && (typical >= 2 && !has_required || typical >= 3) {
        return Side::Response;
    }
    if look.has_response && !has_required {
        return Side::Response;
    }
    if !has_required && look.has_request_body && !look.is_webhook {
        return Side::Response;
    }
    Side::Request
}

fn word(side: Side) -> &'static str {
    match side {
        Side::Request | Side::Webhook => "request",
        Side::Response => "response",
    }
}

/// Whether the address shows the fields of a table: half of them, or some that are all that it shows.
fn are_in_query(names: &[&str], shown: &[String]) -> bool {
    let is_name = |name: &&String| names.contains(&name.as_str());
    let count = shown.iter().filter(is_name).count();
    count > 0 && (count * 2 >= names.len() || count > 2 && count == shown.len())
}
