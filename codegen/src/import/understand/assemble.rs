//! The tables of an operation, each put where it belongs.

use std::collections::{BTreeMap, BTreeSet};

use super::super::draft::{DraftType, Note, NoteKind};
use super::super::page::{Block, BlockKind};
use std::sync::LazyLock;

use regex::Regex;

use super::super::words::columns::Column;
use super::super::words::hints::Side;
use super::super::words::location::Place;
use super::super::words::pattern;
use super::super::words::required::Required;
use super::attach;
use super::counts::by_counts;
use super::follow::follow;
use super::nesting::{is_wrapper, nest};
use super::node::Node;
use super::operations::Part;
use super::outline::{Caption, captions, heading};
use super::root::unname;
use super::samples::{Keys, Samples};
use super::spot::{Look, Spot, spot};
use super::table::{Grid, Kind, grids, is_footnote, lines};

/// A table that lists values or codes, to be matched with a field when all fields are known.
#[derive(Clone, Debug)]
pub(super) struct ValueTable<'a> {
    /// The table.
    pub(super) grid: Grid<'a>,
    /// What stands above it.
    pub(super) captions: Vec<Caption<'a>>,
}

/// The fields of an operation by where they are sent, and what is left to be matched.
#[derive(Clone, Debug, Default)]
pub(super) struct Assembled<'a> {
    /// The fields.
    pub(super) fields: BTreeMap<Spot, Vec<Node>>,
    /// Tables of values.
    pub(super) values: Vec<ValueTable<'a>>,
    /// Whether a table gives the members of an answer.
    pub(super) has_answer: bool,
    /// The bodies that are lists of what the fields describe.
    pub(super) lists: BTreeSet<Spot>,
    /// How many tables of fields there are.
    pub(super) tables: usize,
    /// Whether members are counted in the type cells (`object {3}`), so that a bare `object` has none that are known.
    pub(super) counts_members: bool,
}

/// Puts the tables of a part together.
pub(super) fn assemble<'a>(
    blocks: &'a [Block],
    part: &Part,
    samples: &Samples,
    is_webhook: bool,
    notes: &mut Vec<Note>,
) -> Assembled<'a> {
    let of = |side: Side| {
        Keys::of(
            samples
                .list
                .iter()
                .filter(|sample| sample.side == Some(side))
                .map(|sample| &sample.value),
        )
    };
    let mut out = Assembled::default();
    let mut request = of(Side::Request);
    let payload = of(Side::Webhook);
    request.all.extend(payload.all);
    request.top.extend(payload.top);
    let mut look = Look {
        request,
        response: of(Side::Response),
        method: part.address.method.clone(),
        path_names: part
            .address
            .path
            .as_deref()
            .map(super::url::path_names)
            .unwrap_or_default(),
        query_names: part.address.query.clone(),
        is_webhook,
        headers: Vec::new(),
        has_request_body: false,
        has_response: false,
        sends_json: samples
            .list
            .iter()
            .any(|sample| sample.side == Some(Side::Request) && !sample.is_form),
    };
    let mut last_parent: BTreeMap<Spot, Vec<String>> = BTreeMap::new();
    for at in part.blocks.clone() {
        let BlockKind::Table(table) = &blocks[at].kind else {
            continue;
        };
        let above = captions(blocks, part.blocks.start, at);
        let has_footnote = blocks.get(at + 1).is_some_and(is_footnote);
        for mut grid in grids(table, blocks[at].line) {
            grid.has_footnote = has_footnote;
            let mut above = above.clone();
            if let Some(text) = grid.inner_caption {
                above.insert(
                    0,
                    Caption {
                        text,
                        hint: super::super::words::hints::read(text),
                        level: 0,
                    },
                );
            }
            if let Some(heading) = heading(&above) {
                grid.below(heading.text);
            }
            match grid.kind {
                Kind::Fields if above.iter().take(2).any(|caption| caption.hint.is_history) => {
                    left(notes, grid.line, "a history of changes");
                }
                Kind::Fields if !grid.has(Column::Type) && are_permissions(&above) => {
                    left(notes, grid.line, "a table of permissions");
                }
                // `Client-Token | (the token)` below "Header" says what is to be sent.
                Kind::Pairs if !are_headers(&above) => left(
                    notes,
                    grid.line,
                    "a table of names and values, taken for an example",
                ),
                Kind::Fields | Kind::Pairs => {
                    fields(
                        &grid,
                        &above,
                        samples,
                        &mut look,
                        &mut last_parent,
                        &mut out,
                        notes,
                    );
                }
                Kind::Values | Kind::Codes => out.values.push(ValueTable {
                    grid,
                    captions: above,
                }),
                Kind::Statuses => {}
                Kind::Other => left(
                    notes,
                    grid.line,
                    "a table whose columns are not those of fields, values or codes",
                ),
            }
        }
    }
    out
}

static LIST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:body|payload|answer|response|result|root)\s+(?:itself\s+)?(?:is|are|must be)\s+(?:an?\s+)?(?:json\s+)?(?:array|list)\b|(?:请求体|响应体|报文|返回|body)\s*(?:是|为)(?:一个)?\s*(?:json\s*)?(?:数组|列表)",
    )
});

/// Whether the nearest heading is about what the caller must be allowed to do.
fn are_permissions(above: &[Caption<'_>]) -> bool {
    heading(above).is_some_and(|heading| {
        let text = heading.text.trim().to_lowercase();
        ["scopes", "oauth scopes", "permissions", "required scopes"].contains(&text.as_str())
    })
}

/// Whether the nearest heading is about headers, and not about an example of them.
fn are_headers(above: &[Caption<'_>]) -> bool {
    heading(above).is_some_and(|heading| {
        heading.hint.place == Some(Place::Header) && !heading.hint.is_example
    })
}

/// Whether a heading says of all the fields below it that they have to be there.
fn is_required_heading(text: &str) -> bool {
    const HEADINGS: [&str; 9] = [
        "required",
        "required parameters",
        "required params",
        "required attributes",
        "required fields",
        "required arguments",
        "mandatory",
        "mandatory parameters",
        "必填参数",
    ];
    let text = text.trim().trim_end_matches([':', '：']).to_lowercase();
    HEADINGS.contains(&text.as_str())
}

/// Whether a line says that the message is a list.
fn is_list_caption(text: &str) -> bool {
    text.chars().count() < 200 && LIST.is_match(text)
}

fn left(notes: &mut Vec<Note>, line: usize, text: &str) {
    notes.push(Note {
        kind: NoteKind::Left,
        line,
        text: text.to_owned(),
    });
}

fn fields(
    grid: &Grid<'_>,
    above: &[Caption<'_>],
    samples: &Samples,
    look: &mut Look,
    last_parent: &mut BTreeMap<Spot, Vec<String>>,
    out: &mut Assembled<'_>,
    notes: &mut Vec<Note>,
) {
    let mut read = lines(grid);
    let shown = Keys::of(samples.list.iter().map(|sample| &sample.value));
    by_counts(&mut read.lines, &shown);
    unname(&mut read.lines, &shown);
    notes.extend(read.notes);
    if read.lines.is_empty() {
        return;
    }
    out.tables += 1;
    out.counts_members |= read
        .lines
        .iter()
        .any(|line| line.ty.as_ref().is_some_and(|ty| ty.members.is_some()));
    let is_list = read.lines.first().is_some_and(|line| {
        is_wrapper(line)
            && (line.ty.as_ref()).is_some_and(|words| matches!(words.ty, DraftType::List(_)))
    }) || above
        .iter()
        .take(2)
        .any(|caption| is_list_caption(caption.text));
    let mut nodes = nest(read.lines, notes);
    // Where rows say it of themselves, the heading says it of the body.
    let say = nodes.iter().any(|node| node.required.is_some());
    if !say && heading(above).is_some_and(|heading| is_required_heading(heading.text)) {
        for node in &mut nodes {
            node.required = node.required.or(Some(Required::Always));
        }
    }
    let has_required = grid.has(Column::Required) || grid.has(Column::Optional);
    let names: Vec<&str> = nodes.iter().map(|node| node.name.as_str()).collect();
    let found = spot(&names, above, has_required, grid, look, notes);
    let found = awaited(found, &out.fields, &nodes, above);
    if is_list
        && matches!(found, Spot::Request | Spot::Response)
        && !out.fields.contains_key(&found)
    {
        out.lists.insert(found);
    }
    let fails = heading(above).is_some_and(|heading| {
        // `failItem` is the name of an object.
        let text = heading.text.trim_end_matches([':', '：', ' ']);
        let is_part = |c: char| c.is_ascii_uppercase() || c == '_';
        // So are the first words of `FailItem Parameters`.
        let first = text.split(' ').next().unwrap_or(text);
        let is_name = first.chars().skip(1).any(is_part);
        heading.hint.is_failure && !heading.hint.is_success && !heading.hint.is_codes && !is_name
    });
    if found == Spot::Response && fails && look.has_response {
        left(
            notes,
            grid.line,
            "a table of the members that only failures have",
        );
        return;
    }
    // Rows that say where they are sent go there one by one.
    let mut groups: Vec<(Spot, Vec<Node>)> = Vec::new();
    for node in nodes {
        let spot = match node.place {
            Some(place) => look.of_place(found, place, &node.name),
            None => look.of_name(found, &node.name),
        };
        match groups.iter_mut().find(|(one, _)| *one == spot) {
            Some((_, group)) => group.push(node),
            None => groups.push((spot, vec![node])),
        }
    }
    for (spot, mut nodes) in groups {
        match spot {
            Spot::Request => look.has_request_body = true,
            Spot::Response => {
                look.has_response = true;
                out.has_answer = true;
            }
            Spot::RequestHeaders => look
                .headers
                .extend(nodes.iter().map(|node| node.name.clone())),
            _ => {}
        }
        let known = out.fields.entry(spot).or_default();
        let side = match spot {
            Spot::Response | Spot::ResponseHeaders => vec![Side::Response],
            _ if look.is_webhook => vec![Side::Request, Side::Webhook],
            _ => vec![Side::Request],
        };
        let values: Vec<&serde_json::Value> = samples
            .list
            .iter()
            .filter(|sample| {
                sample.side.is_some_and(|one| side.contains(&one)) && !sample.is_failure
            })
            .map(|sample| &sample.value)
            .collect();
        follow(&mut nodes, &values);
        let parent = if matches!(spot, Spot::Request | Spot::Response) {
            attach::parent(known, &nodes, above, &values, last_parent.get(&spot))
        } else {
            None
        };
        attach::add(known, parent.as_deref(), nodes, notes);
        last_parent.insert(spot, parent.unwrap_or_default());
    }
}

/// The body whose field the captions name, if it is not the one that was found.
fn awaited(
    found: Spot,
    fields: &BTreeMap<Spot, Vec<Node>>,
    nodes: &[Node],
    above: &[Caption<'_>],
) -> Spot {
    let waits = |spot: Spot| {
        let known = fields.get(&spot);
        known.is_some_and(|known| attach::is_awaited(known, nodes, above))
    };
    match found {
        Spot::Request | Spot::Query if !waits(Spot::Request) && waits(Spot::Response) => {
            Spot::Response
        }
        Spot::Response | Spot::Query if !waits(Spot::Response) && waits(Spot::Request) => {
            Spot::Request
        }
        other => other,
    }
}

/// A place as a spot of the request.
impl Look {
    fn of_place(&self, found: Spot, place: Place, name: &str) -> Spot {
        let answers = matches!(found, Spot::Response | Spot::ResponseHeaders);
        match place {
            Place::Header if answers => Spot::ResponseHeaders,
            Place::Header => Spot::RequestHeaders,
            Place::Body if answers => Spot::Response,
            Place::Body => Spot::Request,
            Place::Path => Spot::Path,
            Place::Query if self.path_names.iter().any(|one| one == name) => Spot::Path,
            Place::Query => Spot::Query,
        }
    }

    fn of_name(&self, found: Spot, name: &str) -> Spot {
        match found {
            Spot::Request | Spot::Query if self.path_names.iter().any(|one| one == name) => {
                Spot::Path
            }
            // The address shows it: `/send?access_token=TOKEN`.
            Spot::Request
                if !self.is_webhook
                    && self.query_names.iter().any(|one| one == name)
                    && !self.request.top.contains(name) =>
            {
                Spot::Query
            }
            Spot::Request if !self.is_webhook && Self::is_standard_header(name) => {
                Spot::RequestHeaders
            }
            other => other,
        }
    }
}
