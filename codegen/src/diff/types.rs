//! Named types other than whole messages: which there are, and which belong together.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{At, Source, Verdict, Wire};
use super::enumeration;
use super::fields::Table;
use super::log::Log;
use super::page;
use super::pairs::Pairs;
use super::rules::Rule;
use super::words::from_to;
use super::words::quote;
use crate::model::{Object, Service, Type, TypeItem, TypeKind, Usage};

/// Members or values that two types must share, in percent, to be one type under two names.
const ALIKE: usize = 60;

/// The types of a service, before and after.
pub(super) struct Types<'a> {
    pub(super) old: &'a Service,
    pub(super) new: &'a Service,
    both: Vec<(&'a TypeItem, &'a TypeItem)>,
    renamed: Vec<(&'a TypeItem, &'a TypeItem)>,
    removed: Vec<&'a TypeItem>,
    added: Vec<&'a TypeItem>,
    /// The new name for each old one.
    names: BTreeMap<&'a str, &'a str>,
}

impl<'a> Types<'a> {
    pub(super) fn new(old: &'a Service, new: &'a Service) -> Self {
        let mut pairs = Pairs::by(shared(old), shared(new), |item: &TypeItem| {
            item.name.clone()
        });
        let renamed = pairs.take_renamed(are_alike);
        let names = pairs.both.iter().chain(&renamed);
        let names = names.map(|(old, new)| (old.name.as_str(), new.name.as_str()));
        Self {
            old,
            new,
            names: names.collect(),
            both: pairs.both,
            renamed,
            removed: pairs.removed,
            added: pairs.added,
        }
    }

    /// Whether two types are the same, apart from the names that types have.
    pub(super) fn same(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::List(old), Type::List(new)) | (Type::Map(old), Type::Map(new)) => {
                self.same(old, new)
            }
            (Type::Named(old), Type::Named(new)) => {
                let (old, new) = (self.old.type_item(*old), self.new.type_item(*new));
                self.names.get(old.name.as_str()) == Some(&new.name.as_str())
            }
            (Type::List(_) | Type::Map(_) | Type::Named(_), _)
            | (_, Type::List(_) | Type::Map(_) | Type::Named(_)) => false,
            (old, new) => old == new,
        }
    }
}

fn shared(service: &Service) -> impl Iterator<Item = &TypeItem> {
    let is_message =
        |item: &TypeItem| matches!(&item.kind, TypeKind::Object(object) if object.is_message);
    service.types.iter().filter(move |item| !is_message(item))
}

fn are_alike(old: &TypeItem, new: &TypeItem) -> bool {
    let names = |item: &TypeItem| -> BTreeSet<String> {
        match &item.kind {
            TypeKind::Object(object) => object.fields.iter().map(|it| it.wire.clone()).collect(),
            TypeKind::Enum(table) => table
                .variants
                .iter()
                .map(|it| it.value.to_string())
                .collect(),
        }
    };
    let same_kind = matches!(
        (&old.kind, &new.kind),
        (TypeKind::Object(_), TypeKind::Object(_)) | (TypeKind::Enum(_), TypeKind::Enum(_))
    );
    let (old, new) = (names(old), names(new));
    let (common, all) = (old.intersection(&new).count(), old.union(&new).count());
    same_kind && all > 0 && common * 100 >= ALIKE * all
}

/// Every type but whole messages. `gone` and `come` are the modules of pages that are reported as a whole.
pub(super) fn compare_all(
    types: &Types<'_>,
    gone: &BTreeSet<&str>,
    come: &BTreeSet<&str>,
    log: &mut Log,
) {
    for item in &types.removed {
        if !gone.contains(item.module.as_str()) {
            log.add(
                Rule::TypeRemoved,
                At::old(&item.place).field(&item.name),
                Verdict::new(Source::Breaks, Wire::Same),
                format!("the type {} is gone", quote(&item.name)),
            );
        }
    }
    for item in &types.added {
        if !come.contains(item.module.as_str()) {
            log.add(
                Rule::TypeAdded,
                At::new(&item.place).field(&item.name),
                Verdict::new(Source::Adds, Wire::Same),
                format!("the type {} is new", quote(&item.name)),
            );
        }
    }
    for (old, new) in &types.renamed {
        log.add(
            Rule::TypeRenamed,
            At::new(&new.place).field(&new.name),
            Verdict::new(Source::Breaks, Wire::Same),
            format!(
                "the type is renamed {}",
                from_to(Some(&old.name), Some(&new.name))
            ),
        );
    }
    for (old, new) in types.both.iter().chain(&types.renamed) {
        compare(types, old, new, log);
    }
}

fn compare(types: &Types<'_>, old: &TypeItem, new: &TypeItem, log: &mut Log) {
    let at = At::new(&new.place).field(&new.name);
    let usage = common(old.usage, new.usage);
    match (&old.kind, &new.kind) {
        (TypeKind::Object(before), TypeKind::Object(after)) => {
            direction((old, before), (new, after), at.clone(), log);
            rest(&new.name, (before, after), at.clone(), log);
            Table::of_struct(&new.name, before, after, usage).compare(types, log);
        }
        (TypeKind::Enum(before), TypeKind::Enum(after)) => {
            enumeration::compare(&new.name, (before, after), usage, &new.place, log);
        }
        (before, _) => {
            let word = |is_object: bool| if is_object { "an object" } else { "an enum" };
            let was_object = matches!(before, TypeKind::Object(_));
            log.add(
                Rule::TypeKind,
                at.clone(),
                Verdict::new(Source::Breaks, Wire::Breaks),
                format!(
                    "the type {} was {} and is {}",
                    quote(&new.name),
                    word(was_object),
                    word(!was_object)
                ),
            );
        }
    }
    let what = format!("the type {}", quote(&new.name));
    page::docs(
        &what,
        at,
        &[("doc", old.doc.as_ref(), new.doc.as_ref())],
        log,
    );
    let file = |service: &Service, item: &TypeItem| {
        let module = service.modules.iter().find(|it| it.name == item.module);
        module.map(|module| module.name.clone()).unwrap_or_default()
    };
    let (before, after) = (file(types.old, old), file(types.new, new));
    if before != after && old.place.file != new.place.file {
        log.add(
            Rule::FileRenamed,
            At::new(&new.place).field(&new.name),
            Verdict::DOCS,
            format!(
                "{what} is now in {}, and was in {}",
                quote(&new.place.file),
                quote(&old.place.file)
            ),
        );
    }
}

/// The ways that a type travels before and after; if there is none, any way it travels.
fn common(old: Usage, new: Usage) -> Usage {
    let both = Usage {
        request: old.request && new.request,
        response: old.response && new.response,
    };
    if both.request || both.response {
        return both;
    }
    Usage {
        request: old.request || new.request,
        response: old.response || new.response,
    }
}

/// Whether members that the schema does not name are kept.
pub(super) fn rest(name: &str, (before, after): (&Object, &Object), at: At, log: &mut Log) {
    let (source, how) = match (&before.rest, &after.rest) {
        (None, Some(_)) => (Source::Adds, "are now kept"),
        (Some(_), None) => (Source::Breaks, "are no longer kept: all of it is known"),
        (Some(old), Some(new)) if old != new => (Source::Breaks, "are kept under another name"),
        _ => return,
    };
    log.add(
        Rule::TypeRest,
        at,
        Verdict::new(source, Wire::Same),
        format!("members of {} that are not named {how}", quote(name)),
    );
}

fn direction(
    (old, before): (&TypeItem, &Object),
    (new, after): (&TypeItem, &Object),
    at: At,
    log: &mut Log,
) {
    if old.usage == new.usage {
        return;
    }
    let has_default = |object: &Object| {
        let made = object.constructor.as_ref();
        object.has_default || made.is_some_and(|new| new.params.is_empty())
    };
    let members = |object: &Object| object.fields.iter().filter(|it| it.rust.is_member).count();
    let loses = has_default(before) && !has_default(after)
        || before.constructor.is_some() && after.constructor.is_none()
        || members(after) < members(before) && after.constructor.is_some();
    let gains = before.constructor.is_none() && after.constructor.is_some()
        || !has_default(before) && has_default(after);
    let source = match (loses, gains) {
        (true, _) => Source::Breaks,
        (false, true) => Source::Adds,
        (false, false) => Source::Same,
    };
    let way = |usage: Usage| match (usage.request, usage.response) {
        (true, true) => "both ways",
        (true, false) => "to the vendor",
        (false, true) => "from the vendor",
        (false, false) => "nowhere",
    };
    log.add(
        Rule::TypeDirection,
        at,
        Verdict::new(source, Wire::Same),
        format!(
            "the type {} now travels {}, and travelled {}",
            quote(&new.name),
            way(new.usage),
            way(old.usage)
        ),
    );
}
