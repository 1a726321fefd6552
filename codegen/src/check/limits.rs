//! Holds a value of the right kind against what else its field says: its constant and its limits.

use super::deviation::{Deviation, mark};
use crate::diagnostic::quote;
use crate::schema::language::FieldDef;
use crate::yaml::{Node, NodeKind};

/// How a value differs from the only one that its field may have.
pub(super) fn constant<'a>(node: &Node, name: &str, def: &FieldDef) -> Option<Deviation<'a>> {
    let constant = def
        .constant
        .as_ref()
        .filter(|constant| **constant != node.to_json())?;
    let constant = quote(&constant.to_string());
    Some(Deviation::new(
        mark(node),
        format!("{} is always {constant}", quote(name)),
        format!("expected {constant}"),
    ))
}

/// How a value is outside of the limits of its field.
pub(super) fn limits<'a>(node: &Node, name: &str, def: &FieldDef) -> Option<Deviation<'a>> {
    let beyond = match &node.kind {
        NodeKind::List(items) => counted(items.len(), def.min_items, def.max_items, "elements"),
        NodeKind::String(text) => {
            let length = text.chars().count();
            counted(length, def.min_length, def.max_length, "characters")
        }
        NodeKind::Integer(_) | NodeKind::Float(_) => measured(node, def),
        _ => None,
    };
    let message = format!("{} is outside of its limits", quote(name));
    Some(Deviation::new(mark(node), message, beyond?))
}

fn counted(count: usize, fewest: Option<u64>, most: Option<u64>, what: &str) -> Option<String> {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    if let Some(fewest) = fewest.filter(|fewest| count < *fewest) {
        return Some(format!("{count} {what}, at least {fewest} expected"));
    }
    let most = most.filter(|most| count > *most)?;
    Some(format!("{count} {what}, at most {most} expected"))
}

fn measured(node: &Node, def: &FieldDef) -> Option<String> {
    let number = node.to_json().as_f64()?;
    if let Some(minimum) = def.minimum.filter(|minimum| number < *minimum) {
        return Some(format!("at least {minimum} expected"));
    }
    let maximum = def.maximum.filter(|maximum| number > *maximum)?;
    Some(format!("at most {maximum} expected"))
}
