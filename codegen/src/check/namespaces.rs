//! Names side by side: every wire name becomes a Rust name that nothing else in its place has.

use std::collections::BTreeMap;

use super::Group;
use super::namespace::{Namespace, Remedy};
use super::scope::{Row, Scope, below};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Span, quote};
use crate::model::{
    Names, NamingError, SERVICE_MODULES, callers_headers, choice_type, field_name, module_name,
    type_name, variant_name,
};
use crate::schema::Section;
use crate::schema::language::Fields;

pub(super) const GROUP: Group = Group {
    rules: &[
        ("unnameable", "no Rust name can be made of a name"),
        (
            "reserved-name",
            "a variant has the name that stands for values that are not listed",
        ),
        ("name-collision", "two names become one in Rust"),
    ],
    check,
};

/// What no service can be called: modules and features of every generated crate.
const TAKEN_MODULES: [&str; 8] = [
    "runtime", "default", "reqwest", "blocking", "gzip", "stream", "rustls", "tracing",
];

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    fields(scope, found);
    requests(scope, found);
    responses(scope, found);
    variants(scope, found);
    modules(scope, found);
    methods(scope, found);
    credentials(scope, found);
    for symbol in scope.symbols.iter() {
        // Two of one name are a matter of `duplicate-type`, so each has a namespace of its own here.
        Namespace::new(Remedy::Key, found).claim(
            &symbol.name,
            type_name(&symbol.name),
            symbol.place,
        );
    }
}

fn rust_name(row: &Row<'_>) -> Result<String, NamingError> {
    field_name(row.def.rename.as_deref().unwrap_or_else(|| row.name()))
}

fn fields(scope: &Scope<'_>, found: &mut Diagnostics) {
    let mut tables: BTreeMap<(FileId, &[String]), Vec<&Row<'_>>> = BTreeMap::new();
    for row in &scope.rows {
        let table = &row.path[..row.path.len().saturating_sub(1)];
        tables
            .entry((row.document.file, table))
            .or_default()
            .push(row);
    }
    for rows in tables.into_values() {
        let mut namespace = Namespace::new(Remedy::Rename, found);
        for row in rows {
            let name = rust_name(row);
            if name.is_err() && row.def.rename.is_some() {
                continue; // a matter of `bad-rename`
            }
            namespace.claim(row.name(), name, row.place());
        }
    }
}

/// What a caller sets of a request is in one object, wherever it is sent.
fn requests(scope: &Scope<'_>, found: &mut Diagnostics) {
    let common = scope.common();
    for file in scope.operations() {
        let operation = &file.value;
        let table = |key: &'static str, fields| {
            let fields: &Fields = fields;
            fields
                .iter()
                .filter(|(_, def)| def.constant.is_none())
                .map(move |(name, def)| (key, name.as_str(), def, file.place(&[key, name])))
        };
        let headers = callers_headers(common, operation).map(|(is_common, name, def)| {
            let path = ["request_headers", name];
            let place = if is_common {
                scope.common_document().place(&path)
            } else {
                file.place(&path)
            };
            ("request_headers", name, def, place)
        });
        let all = table("path", &operation.path)
            .chain(table("query", &operation.query))
            .chain(headers)
            .chain(table("request", &operation.request));
        let mut names: Names<(&str, Span)> = Names::new();
        for (section, name, def, place) in all {
            let Ok(rust) = field_name(def.rename.as_deref().unwrap_or(name)) else {
                continue; // a matter of `unnameable` and `bad-rename`
            };
            let earlier = names.claim(&rust, (section, place));
            // Those of one table are compared as such.
            let Some((other, at)) = earlier.filter(|(other, _)| *other != section) else {
                continue;
            };
            found.push(
                Diagnostic::error(
                    "name-collision",
                    place,
                    format!("{} of `{section}` and a field of `{other}` are one in Rust", quote(name)),
                )
                .label(format!("`{rust}` in Rust"))
                .also(at, format!("`{rust}` as well"))
                .help("a request is one struct, wherever its parts are sent: give one of them another name with `rename:`"),
            );
        }
    }
}

/// The members of an envelope and those of an answer are in one object.
fn responses(scope: &Scope<'_>, found: &mut Diagnostics) {
    for file in scope.operations() {
        let Some((_, declared_in)) = scope.envelope_of(file) else {
            continue;
        };
        let members = |id: FileId, section: Section, depth: usize| {
            let rows = scope.rows.iter();
            rows.filter(move |row| {
                row.document.file == id && row.section == section && row.path.len() == depth
            })
        };
        let mut names: Names<&Row<'_>> = Names::new();
        for row in members(declared_in, Section::Envelope, 3) {
            if let Ok(name) = rust_name(row) {
                names.claim(&name, row);
            }
        }
        for row in members(file.id, Section::Response, 2) {
            let Ok(name) = rust_name(row) else { continue };
            // Those of the answer itself are compared as a table.
            if let Some(earlier) = names
                .claim(&name, row)
                .filter(|earlier| earlier.section == Section::Envelope)
            {
                found.push(
                    Diagnostic::error(
                        "name-collision",
                        row.place(),
                        format!("{} is a member of the envelope already", quote(row.name())),
                    )
                    .label(format!("`{name}` in Rust"))
                    .also(earlier.place(), format!("`{name}` as well"))
                    .help("the members of the envelope are part of every answer: leave it out here, or `rename:` it"),
                );
            }
        }
    }
}

fn variants(scope: &Scope<'_>, found: &mut Diagnostics) {
    for table in scope.value_tables() {
        let mut namespace = Namespace::new(Remedy::Name, found);
        for (value, entry) in table.values {
            let given = entry.name.as_deref();
            let place = match given {
                Some(_) => table
                    .document
                    .value_place(&below(&table.path, &[value, "name"])),
                None => table.document.place(&below(&table.path, &[value])),
            };
            namespace.claim(given.unwrap_or(value), variant_name(given, value), place);
        }
    }
}

/// Credentials are members of one struct, hosts variants of one enum, and a choice of values is a type.
fn credentials(scope: &Scope<'_>, found: &mut Diagnostics) {
    let common = scope.common();
    let document = scope.common_document();
    let mut members = Namespace::new(Remedy::Key, found);
    for name in common.credentials.keys() {
        members.claim(
            name,
            field_name(name),
            document.place(&["credentials", name]),
        );
    }
    let mut hosts = Namespace::new(Remedy::Key, found);
    for name in common.hosts.keys() {
        hosts.claim(
            name,
            variant_name(None, name),
            document.place(&["hosts", name]),
        );
    }
    for (name, credential) in &common.credentials {
        if credential.values.is_empty() {
            continue;
        }
        let mut values = Namespace::new(Remedy::Key, found);
        for (index, value) in credential.values.iter().enumerate() {
            let place = document.value_place(&["credentials", name, "values", &index.to_string()]);
            values.claim(value, variant_name(None, value), place);
        }
        let mut types = Namespace::new(Remedy::Key, found);
        types.reserve(
            name,
            &choice_type(name),
            document.place(&["credentials", name]),
        );
        for symbol in scope.symbols.iter() {
            if type_name(&symbol.name).is_ok_and(|rust| rust == choice_type(name)) {
                types.claim(&symbol.name, type_name(&symbol.name), symbol.place);
            }
        }
    }
}

fn modules(scope: &Scope<'_>, found: &mut Diagnostics) {
    let mut taken = None;
    let mut services = Namespace::new(Remedy::Key, found);
    for service in &scope.set.services {
        let name = service.file.value.service.as_str();
        let place = service.file.document.value_place(&["service"]);
        let module = module_name(name);
        if std::ptr::eq(service, scope.service) {
            if module
                .as_ref()
                .is_ok_and(|module| TAKEN_MODULES.contains(&module.as_str()))
            {
                taken = Some((name, place));
            }
            services.claim(name, module, place);
            break; // those behind it look back at this one
        }
        if let Ok(module) = module {
            services.reserve(name, &module, place);
        }
    }
    if let Some((name, place)) = taken {
        found.push(
            Diagnostic::error(
                "name-collision",
                place,
                format!("every generated crate has a {} already", quote(name)),
            )
            .label("names a module and a cargo feature")
            .help("give the service another name"),
        );
    }
    let common = &scope.service.file;
    let mut pages = Namespace::new(Remedy::File, found);
    for module in SERVICE_MODULES {
        pages.reserve(&common.name, module, common.place(&["service"]));
    }
    for page in &scope.service.pages {
        let (key, _) = page.subject();
        let place = page.document().place(&[key]);
        pages.claim(page.name(), module_name(page.stem()), place);
    }
    for page in &scope.service.pages {
        let (key, name) = page.subject();
        let place = page.document().value_place(&[key]);
        // Two of one name are a matter of `duplicate-operation`.
        Namespace::new(Remedy::Key, found).claim(name, field_name(name), place);
    }
}

/// The methods of the clients: one for each operation, and one more where its list comes in pages or batches.
fn methods(scope: &Scope<'_>, found: &mut Diagnostics) {
    let mut methods = Namespace::new(Remedy::Key, found);
    for file in scope.operations() {
        let name = &file.value.operation;
        if let Ok(method) = field_name(name) {
            // Two of one name are a matter of `duplicate-operation`.
            methods.reserve(name, &method, file.document.value_place(&["operation"]));
        }
    }
    for file in scope.operations() {
        let name = &file.value.operation;
        let more = [
            ("pages", "pages", file.value.pages.is_some()),
            ("batch", "in_batches", file.value.batch.is_some()),
        ];
        for (key, suffix, _) in more.into_iter().filter(|(_, _, is_there)| *is_there) {
            let wire = format!("{name}_{suffix}");
            methods.claim(&wire, field_name(&wire), file.place(&[key]));
        }
    }
}
