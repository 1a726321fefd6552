//! Names side by side: every wire name becomes a Rust name that nothing else in its place has.

use std::collections::BTreeMap;

use super::Group;
use super::scope::{Row, Scope, below};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Span, quote};
use crate::model::{Names, NamingError, field_name, module_name, type_name, variant_name};
use crate::schema::Section;

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

/// The module of what is declared in service.yaml.
const SHARED_MODULE: &str = "shared";

/// How to get out of a collision.
const RENAME_FIELD: &str = "give one of them another name in Rust with `rename:`";
const RENAME_VARIANT: &str = "give one of them another name in Rust with `name:`";
const RENAME_FILE: &str = "rename one of the files";
const RENAME_KEY: &str = "rename one of them";

/// Names that must differ in Rust.
struct Namespace<'f> {
    /// What holds them, for messages.
    remedy: &'static str,
    names: Names<(String, Span)>,
    found: &'f mut Diagnostics,
}

impl<'f> Namespace<'f> {
    fn new(remedy: &'static str, found: &'f mut Diagnostics) -> Self {
        Self {
            remedy,
            names: Names::new(),
            found,
        }
    }

    fn claim(&mut self, wire: &str, rust: Result<String, NamingError>, place: Span) {
        let identifier = rust.and_then(|name| match syn::parse_str::<syn::Ident>(&name) {
            Ok(_) => Ok(name),
            // Some letters and digits of Unicode are in no identifier.
            Err(_) => Err(NamingError::Unnameable),
        });
        match identifier {
            Err(error) => self.found.push(nameless(&error, wire, place, self.remedy)),
            Ok(name) => {
                if let Some((earlier, at)) = self.names.claim(&name, (wire.to_owned(), place)) {
                    let both = if earlier == wire {
                        format!("{} is there twice", quote(wire))
                    } else {
                        format!(
                            "{} and {} are both `{name}` in Rust",
                            quote(&earlier),
                            quote(wire)
                        )
                    };
                    self.found.push(
                        Diagnostic::error("name-collision", place, both)
                            .label(format!("`{name}` in Rust"))
                            .also(at, format!("`{name}` as well"))
                            .help(self.remedy),
                    );
                }
            }
        }
    }
}

fn nameless(error: &NamingError, wire: &str, place: Span, remedy: &str) -> Diagnostic {
    match error {
        NamingError::Unnameable => Diagnostic::error(
            "unnameable",
            place,
            format!("{} cannot be made a Rust name", quote(wire)),
        )
        .label("no letter or digit that Rust takes")
        .help(match remedy {
            RENAME_FIELD => "give it a name in Rust with `rename:`",
            RENAME_VARIANT => "give it a name in Rust with `name:`",
            _ => "choose another name",
        }),
        NamingError::Reserved => Diagnostic::error(
            "reserved-name",
            place,
            format!("{} cannot be the name of a value", quote(wire)),
        )
        .label("stands for values that are not listed")
        .help("choose another `name:`, such as `NotKnown`"),
    }
}

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    fields(scope, found);
    responses(scope, found);
    variants(scope, found);
    modules(scope, found);
    settings(scope, found);
    for symbol in scope.symbols.iter() {
        // Two of one name are a matter of `duplicate-type`, so each has a namespace of its own here.
        Namespace::new(RENAME_KEY, found).claim(
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
        let mut namespace = Namespace::new(RENAME_FIELD, found);
        for row in rows {
            namespace.claim(row.name(), rust_name(row), row.place());
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
        let mut namespace = Namespace::new(RENAME_VARIANT, found);
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

fn modules(scope: &Scope<'_>, found: &mut Diagnostics) {
    let mut services = Namespace::new(RENAME_KEY, found);
    for service in &scope.set.services {
        let name = service.file.value.service.as_str();
        if std::ptr::eq(service, scope.service) {
            services.claim(
                name,
                module_name(name),
                service.file.document.value_place(&["service"]),
            );
            break; // those behind it look back at this one
        }
        let earlier = (
            name.to_owned(),
            service.file.document.value_place(&["service"]),
        );
        if let Ok(module) = module_name(name) {
            services.names.claim(&module, earlier);
        }
    }
    let mut pages = Namespace::new(RENAME_FILE, found);
    let shared = (
        scope.service.file.name.clone(),
        scope.common_document().place(&["service"]),
    );
    pages.names.claim(SHARED_MODULE, shared);
    for page in &scope.service.pages {
        let (key, _) = page.subject();
        pages.claim(
            page.name(),
            module_name(page.stem()),
            page.document().place(&[key]),
        );
    }
    for page in &scope.service.pages {
        let (key, name) = page.subject();
        Namespace::new(RENAME_KEY, found).claim(
            name,
            field_name(name),
            page.document().value_place(&[key]),
        );
    }
}

fn settings(scope: &Scope<'_>, found: &mut Diagnostics) {
    let document = scope.common_document();
    let common = scope.common();
    let mut credentials = Namespace::new(RENAME_KEY, found);
    for name in common.credentials.keys() {
        credentials.claim(
            name,
            field_name(name),
            document.place(&["credentials", name]),
        );
    }
    let mut hosts = Namespace::new(RENAME_KEY, found);
    for name in common.hosts.keys() {
        hosts.claim(name, field_name(name), document.place(&["hosts", name]));
    }
    let mut recipes = Namespace::new(RENAME_KEY, found);
    for name in common.signing.keys() {
        recipes.claim(name, field_name(name), document.place(&["signing", name]));
    }
}
