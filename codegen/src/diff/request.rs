//! The parts of a request: path, query, headers and body. In Rust they are members of one struct, and a field may move
//! from one part to another.

use super::change::{At, Source, Verdict, Wire};
use super::field;
use super::fields::{Table, is_param};
use super::log::Log;
use super::operation::object;
use super::rules::Rule;
use super::types::{self, Types};
use super::words::quote;
use crate::model::{Field, Location, Object, Operation, Usage};

pub(super) fn compare(types: &Types<'_>, old: &Operation, new: &Operation, log: &mut Log) {
    let (Some(before), Some(after)) = (
        object(types.old, old.request),
        object(types.new, new.request),
    ) else {
        return;
    };
    let headers = (
        members(&old.request_headers, before, Location::Header),
        members(&new.request_headers, after, Location::Header),
    );
    let path = (
        members(&old.path, before, Location::Path),
        members(&new.path, after, Location::Path),
    );
    let query = (
        members(&old.query, before, Location::Query),
        members(&new.query, after, Location::Query),
    );
    let sent = Usage {
        request: true,
        response: false,
    };
    let tables = [
        Table::headers("request_headers", &headers.0, &headers.1)
            .sent()
            .in_struct(after),
        Table::parameters("path", &path.0, &path.1)
            .sent()
            .in_struct(after),
        Table::parameters("query", &query.0, &query.1)
            .sent()
            .in_struct(after),
        Table::of_struct("request", before, after, sent),
    ];
    types::rest("request", (before, after), At::new(&new.place), log);
    let mut removed: Vec<(&Table<'_>, &Field)> = Vec::new();
    let mut added: Vec<(&Table<'_>, &Field)> = Vec::new();
    for table in &tables {
        let leftover = table.compare_common(types, log);
        removed.extend(leftover.removed.into_iter().map(|field| (table, field)));
        added.extend(leftover.added.into_iter().map(|field| (table, field)));
    }
    let reorders = params(before, after) != params(after, before);
    removed.retain(|(from, gone)| {
        let same = |(_, come): &(&Table<'_>, &Field)| come.wire == gone.wire;
        let Some(at) = added.iter().position(same) else {
            return true;
        };
        let (to, come) = added.remove(at);
        moved((*from, gone), (to, come), reorders, log);
        field::compare(to, gone, come, types, log);
        false
    });
    for (table, field) in removed {
        table.removed(field, log);
    }
    for (table, field) in added {
        table.added(field, types, log);
    }
}

fn moved(
    (from, gone): (&Table<'_>, &Field),
    (to, come): (&Table<'_>, &Field),
    reorders: bool,
    log: &mut Log,
) {
    let source = match (gone.rust.is_member, come.rust.is_member) {
        (true, true) => Source::breaks_if(reorders && is_param(come.rust.presence)),
        (true, false) => Source::Breaks,
        (false, true) => to.source_of_added(come),
        (false, false) => Source::Same,
    };
    log.add(
        Rule::FieldMoved,
        At::new(&come.place).field(to.path(come)),
        Verdict::new(source, Wire::Breaks),
        format!(
            "{} moves to {}",
            quote(&from.path(gone)),
            quote(&to.path(come))
        ),
    );
}

/// Parameters as they are in the struct. Those that are not in it are written by themselves.
fn members(parameters: &[Field], object: &Object, location: Location) -> Vec<Field> {
    let in_struct = |field: &Field| {
        let mut members = object.parameters.iter();
        let found = members.find(|it| it.location == location && it.field.wire == field.wire);
        found.map(|it| it.field.clone())
    };
    let parameters = parameters.iter().map(|field| {
        in_struct(field).unwrap_or_else(|| {
            let mut field = field.clone();
            field.rust.is_member = false;
            field
        })
    });
    parameters.collect()
}

/// The parameters of `new` that another object has too, in order.
fn params(object: &Object, other: &Object) -> Vec<String> {
    let names = |object: &Object| -> Vec<String> {
        let params = object.constructor.iter().flat_map(|new| &new.params);
        params.map(|param| param.name.clone()).collect()
    };
    let others = names(other);
    let mut names = names(object);
    names.retain(|name| others.contains(name));
    names
}
