//! Table and example on the kind of a value: which of them is followed, and what is said of it.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::draft::{DraftClaim, DraftType};
use super::super::words::pattern;
use super::evidence::Evidence;
use super::infer::{agree, infer, lower, refine, words};
use super::node::{Node, core};

/// Both values of a flag that is sent as a number.
static DIGITS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b0\b[^.\n]{1,60}\b1\b|\b1\b[^.\n]{1,60}\b0\b"));

impl Evidence<'_> {
    /// Table and example on the kind of a value.
    pub(super) fn kind(
        &mut self,
        node: &mut Node,
        shown: &[&Value],
        all: &[&Value],
        path: &[String],
    ) {
        if all.is_empty() {
            return;
        }
        let inferred = infer(all);
        if !node.typed || node.is_found {
            if !matches!(inferred, DraftType::Any)
                && (node.children.is_empty() || matches!(core(&inferred), DraftType::Object))
            {
                node.ty = refine(&inferred, &node.ty);
            }
            return;
        }
        let said = node.ty.clone();
        let is_open = match &said {
            DraftType::Any => true,
            DraftType::List(inner) => {
                **inner == DraftType::Any && !all_are(shown, Value::is_object)
            }
            _ => false,
        };
        if is_open {
            node.ty = refine(&inferred, &said);
            return;
        }
        if shown.is_empty() {
            return;
        }
        let why = format!("The example has {}.", lower(&inferred));
        let Some(truth) = self.truth(node, &said, &inferred, shown) else {
            if !agree(&said, &inferred) {
                let (truth, why) = if self.is_received {
                    (words(&said), format!("{why} A reader takes both."))
                } else {
                    (
                        format!("{} The example was not followed.", words(&said)),
                        why,
                    )
                };
                self.erratum(
                    path,
                    [&words(&said), &truth, &why],
                    DraftClaim::Words,
                    node.line,
                );
            }
            return;
        };
        if truth == said {
            return;
        }
        self.erratum(
            path,
            [&words(&said), &words(&truth), &why],
            DraftClaim::Type(said.clone()),
            node.line,
        );
        node.unsure.push(format!(
            "the table says {}, the example {}",
            lower(&said),
            lower(&truth)
        ));
        node.ty = truth;
    }

    /// What holds where the example may be right against the table; `None` where the table is followed.
    fn truth(
        &self,
        node: &Node,
        said: &DraftType,
        inferred: &DraftType,
        shown: &[&Value],
    ) -> Option<DraftType> {
        let lists = all_are(shown, Value::is_array);
        let maps = all_are(shown, Value::is_object);
        let filled = shown
            .iter()
            .any(|value| value.as_object().is_some_and(|object| !object.is_empty()));
        match said {
            DraftType::List(inner) if maps => {
                let holds = matches!(**inner, DraftType::Object | DraftType::Any);
                (filled && holds).then_some(DraftType::Object)
            }
            DraftType::List(inner) => match inferred {
                DraftType::List(element) if lists && **element != DraftType::Any => {
                    (!agree(inner, element)).then(|| inferred.clone())
                }
                _ => None,
            },
            DraftType::Object | DraftType::Map(_) if lists => {
                let element = match inferred {
                    DraftType::List(element) if **element != DraftType::Any => (**element).clone(),
                    _ => DraftType::Object,
                };
                Some(DraftType::List(Box::new(element)))
            }
            DraftType::Object => {
                let is_scalar = |value: &Value| !value.is_object() && !value.is_array();
                (node.children.is_empty() && all_are(shown, is_scalar)).then(|| inferred.clone())
            }
            DraftType::Map(_) | DraftType::Any | DraftType::Enum(_) => None,
            _ if lists && !node.children.is_empty() => {
                Some(DraftType::List(Box::new(DraftType::Object)))
            }
            // "0: no, 1: yes" of something that is called a Boolean.
            DraftType::Boolean if self.is_received && *inferred == DraftType::Integer => DIGITS
                .is_match(&node.description)
                .then_some(DraftType::Integer),
            _ if lists => Some(inferred.clone()),
            _ if maps => filled.then_some(DraftType::Object),
            _ => self.scalar(said, inferred, shown),
        }
    }

    /// Of what the other side sends, the example is a recording.
    fn scalar(
        &self,
        said: &DraftType,
        inferred: &DraftType,
        shown: &[&Value],
    ) -> Option<DraftType> {
        if !self.is_received {
            return None;
        }
        match (said, inferred) {
            (DraftType::String, DraftType::Integer | DraftType::Number | DraftType::Boolean)
            | (DraftType::Integer, DraftType::Number) => Some(inferred.clone()),
            (DraftType::Integer | DraftType::Number | DraftType::Boolean, DraftType::String) => {
                // A number in quotes is still a number; a word is none.
                let is_word = |value: &&Value| {
                    value.as_str().is_some_and(|text| {
                        !text.is_empty()
                            && text != "string"
                            && text.parse::<f64>().is_err()
                            && !matches!(text, "true" | "false")
                    })
                };
                shown.iter().any(is_word).then_some(DraftType::String)
            }
            _ => None,
        }
    }
}

fn all_are(values: &[&Value], is: impl Fn(&Value) -> bool) -> bool {
    !values.is_empty() && values.iter().all(|value| is(value))
}
