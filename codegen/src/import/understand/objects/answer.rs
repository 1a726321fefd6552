//! What an operation answers with, where sentences say it: which object, whether a list of such, and what is around it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::super::draft::{Note, NoteKind};
use super::super::super::page::{Block, BlockKind};
use super::super::super::words::columns::Column;
use super::super::super::words::hints::Side;
use super::super::assemble::Assembled;
use super::super::attach;
use super::super::node::Node;
use super::super::samples::{Keys, Sample, Samples, places};
use super::super::spot::Spot;
use super::super::table::{Kind, grids};
use super::Objects;
use super::expand::{Walk, result_type};
use super::phrase::of_cell;
use super::returns::returned;

impl Objects<'_> {
    /// The object that the part's sentences say is the answer becomes the answer.
    pub(in super::super) fn answer(
        &mut self,
        blocks: &[Block],
        assembled: &mut Assembled<'_>,
        samples: &mut Samples,
        notes: &mut Vec<Note>,
    ) {
        if self.is_empty() || assembled.fields.contains_key(&Spot::Response) {
            return;
        }
        let mut found: Option<(usize, bool, usize)> = self.by_status(blocks);
        for block in blocks {
            let (BlockKind::Paragraph(text) | BlockKind::Item { text, .. }) = &block.kind else {
                continue;
            };
            for one in returned(text) {
                let Some(at) = one.object(&self.by_name) else {
                    continue;
                };
                if one.is_wrapped(&self.by_name) && !shows_answer(samples) {
                    notes.push(look(
                        block.line,
                        format!(
                            "the answer holds `{}` in something that only words describe; it was left out",
                            self.structures[at].title
                        ),
                    ));
                    return;
                }
                match found {
                    None => found = Some((at, one.is_list, block.line)),
                    Some((known, _, _)) if known != at => notes.push(look(
                        block.line,
                        format!(
                            "the answer may also be `{}`; the first object that is named was taken",
                            self.structures[at].title
                        ),
                    )),
                    Some(_) => {}
                }
            }
        }
        let Some((at, is_list, line)) = found else {
            if self.holder.is_some() && !shows_answer(samples) && self.shown_around().is_none() {
                notes.push(look(
                    blocks.first().map_or(1, |block| block.line),
                    "the page tells in words only what answers look like; none was written"
                        .to_owned(),
                ));
            }
            return;
        };
        let mut walk = Walk::from(Some(at));
        let mut members = self.structures[at].members.clone();
        self.fill_all(&mut members, &mut walk);
        if let Some(path) = self.place(&members, samples) {
            let Some((last, above)) = path.split_last() else {
                return;
            };
            let mut node = Node::object(last, line, "the example shows that it holds the result");
            node.ty = result_type(is_list);
            node.typed = true;
            node.children = members;
            let known = assembled.fields.entry(Spot::Response).or_default();
            let above = (!above.is_empty()).then_some(above);
            attach::add(known, above, vec![node], notes);
        } else if let Some(holder) = self.holder.as_deref().filter(|_| !shows_answer(samples)) {
            let mut node = Node::object(
                holder,
                line,
                "the page says in words that it holds the result",
            );
            node.ty = result_type(is_list);
            node.typed = true;
            node.children = members;
            assembled.fields.insert(Spot::Response, vec![node]);
            notes.push(look(
                line,
                format!("what stands beside `{holder}` in the answer is described in words only; it was left out"),
            ));
        } else {
            assembled.fields.insert(Spot::Response, members);
            if is_list {
                assembled.lists.insert(Spot::Response);
            }
            let shown = self.structures[at].samples.iter();
            samples
                .list
                .extend(
                    shown
                        .filter(|(value, _)| value.is_object())
                        .map(|(value, line)| {
                            let value = if is_list {
                                Value::Array(vec![value.clone()])
                            } else {
                                value.clone()
                            };
                            sample(value, *line)
                        }),
                );
        }
        assembled.has_answer = true;
    }

    /// The object beside the status of success: `200 | OK | Queue`.
    fn by_status(&self, blocks: &[Block]) -> Option<(usize, bool, usize)> {
        blocks.iter().find_map(|block| {
            let BlockKind::Table(table) = &block.kind else {
                return None;
            };
            grids(table, block.line).iter().find_map(|grid| {
                let of = |one, other| grid.column(one).or_else(|| grid.column(other));
                let code = of(Column::Code, Column::Name)?;
                let model = of(Column::Model, Column::Type)?;
                let row = (grid.rows.iter()).find(|row| {
                    let code = row.cells.get(code).map_or("", |cell| cell.trim());
                    let code = code.split(' ').next().unwrap_or(code);
                    grid.kind == Kind::Statuses && code.len() == 3 && code.starts_with('2')
                })?;
                let (words, is_list) = of_cell(row.cells.get(model)?)?;
                Some((self.by_name.find(&words)?, is_list, row.line))
            })
        })
    }

    /// Where the examples of answers have the members, if not at their top.
    fn place(&self, members: &[Node], samples: &mut Samples) -> Option<Vec<String>> {
        let names: Vec<&str> = members.iter().map(|node| node.name.as_str()).collect();
        let answers = |samples: &Samples| -> Vec<Value> {
            let list = samples.list.iter();
            list.filter(|one| one.side == Some(Side::Response) && !one.is_failure)
                .map(|one| one.value.clone())
                .collect()
        };
        let own = answers(samples);
        if own.is_empty() {
            // What is around every answer may be shown once for all.
            let (value, line) = self.shown_around()?;
            samples.list.push(sample(value, line));
            return self.holder.clone().map(|holder| vec![holder]);
        }
        let values: Vec<&Value> = own.iter().collect();
        if Keys::of(values.iter().copied()).top_share(&names) >= 50 {
            return None;
        }
        let share =
            |keys: &BTreeSet<String>| names.iter().filter(|name| keys.contains(**name)).count() * 2;
        places(&values)
            .into_iter()
            .filter(|(_, keys)| share(keys) >= names.len().max(1))
            .min_by_key(|(path, _)| path.len())
            .map(|(path, _)| path)
    }

    /// What an example shows around every answer, the member that holds the result left out.
    fn shown_around(&self) -> Option<(Value, usize)> {
        let holder = self.holder.as_deref()?;
        self.around.iter().find_map(|(value, line)| {
            let mut members = value.as_object()?.clone();
            members.shift_remove(holder)?;
            (!members.is_empty()).then_some((Value::Object(members), *line))
        })
    }
}

fn shows_answer(samples: &Samples) -> bool {
    samples
        .list
        .iter()
        .any(|one| one.side == Some(Side::Response) && !one.is_failure)
}

fn sample(value: Value, line: usize) -> Sample {
    Sample {
        value,
        line,
        side: Some(Side::Response),
        weak: None,
        is_failure: false,
        is_success: true,
        is_form: false,
        comments: Vec::new(),
    }
}

fn look(line: usize, text: String) -> Note {
    Note {
        kind: NoteKind::Look,
        line,
        text,
    }
}
