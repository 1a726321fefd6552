//! Lists in pages and in batches: what `pages` and `batch` name is there, and is what it should be.

use super::Group;
use super::hints::{meant, word_list};
use super::scope::{Scope, Table};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, quote};
use crate::schema::language::{Batch, Effect, FieldDef, OperationFile, Pages, TypeExpr};
use crate::schema::{Loaded, Page, locate};
use crate::text::nearest;

const PAGES: &str = "bad-pages";
const BATCH: &str = "bad-batch";
const ONCE: &str = "batch-of-once";

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            PAGES,
            "`pages` names a field that is not there, or cannot be what it is named for",
        ),
        (
            BATCH,
            "`batch` names a field that is not there, or cannot be what it is named for",
        ),
        (
            ONCE,
            "an operation that acts each time it is sent is split into parts that may have to be sent again",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    for page in &scope.service.pages {
        let Page::Operation(file) = page else {
            continue;
        };
        if let Some(keys) = &file.value.pages {
            let subject = Subject::new(scope, file, "pages", PAGES);
            found.extend(subject.pages(keys));
        }
        if let Some(keys) = &file.value.batch {
            let subject = Subject::new(scope, file, "batch", BATCH);
            found.extend(subject.batch(keys));
            found.extend(subject.repeatable(keys, page));
        }
    }
}

/// What was looked for, or what is wrong with it; boxed, because diagnostics are large.
type Sought<T> = Result<T, Box<Diagnostic>>;

/// One of the two keys of one operation.
struct Subject<'a, 's> {
    scope: &'s Scope<'a>,
    file: &'a Loaded<OperationFile>,
    key: &'static str,
    rule: &'static str,
}

impl<'a, 's> Subject<'a, 's> {
    fn new(
        scope: &'s Scope<'a>,
        file: &'a Loaded<OperationFile>,
        key: &'static str,
        rule: &'static str,
    ) -> Self {
        Self {
            scope,
            file,
            key,
            rule,
        }
    }

    fn pages(&self, keys: &Pages) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if self.acts_each_time() {
            found.push(
                Diagnostic::error(
                    self.rule,
                    self.file.place(&[self.key]),
                    "whoever walks pages sends the operation again and again",
                )
                .label("it acts each time it is sent")
                .help("say `effect: read` if it only reads; else take `pages` out"),
            );
        }
        let sought = [
            Some(self.number(&keys.number)),
            keys.size.as_ref().map(|size| {
                let def = self.asked("size", size)?;
                self.integer("size", size, def)
            }),
            Some(self.list("items", &keys.items)),
            keys.total.as_ref().map(|total| {
                let def = self.answered("total", total)?;
                self.integer("total", total, def)
            }),
        ];
        let wrong = sought.into_iter().flatten().filter_map(Result::err);
        found.extend(wrong.map(|it| *it));
        found
    }

    fn number(&self, name: &str) -> Sought<()> {
        let def = self.asked("number", name)?;
        if def.constant.is_some() {
            let message = format!("{} is always the same", quote(name));
            return Err(Box::new(self.wrong("number", message, "a constant")));
        }
        self.integer("number", name, def)
    }

    fn batch(&self, keys: &Batch) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        match self.asked("field", &keys.field) {
            Ok(def) => found.extend(self.splits(&keys.field, def)),
            Err(diagnostic) => found.push(*diagnostic),
        }
        found.extend(self.list("items", &keys.items).err().map(|it| *it));
        found
    }

    /// Why a list cannot be split.
    fn splits(&self, name: &str, def: &FieldDef) -> Option<Diagnostic> {
        let name = quote(name);
        let wrong = |message: String, label: &str, help: &str| {
            Some(self.wrong("field", message, label).help(help))
        };
        if !matches!(def.ty, TypeExpr::List(_)) || def.constant.is_some() {
            return wrong(
                format!("{name} is no list of the caller's"),
                "nothing to split",
                "name a field with the type of a list, such as `[string]`",
            );
        }
        if def.max_items.unwrap_or(0) == 0 {
            return wrong(
                format!("how long {name} may be is not said"),
                "needs no splitting",
                "add `max_items` to the field, or take `batch` out",
            );
        }
        if !def.required || def.nullable {
            return wrong(
                format!("{name} may be absent"),
                "what is not there cannot be split",
                "a list that may be left out means something else without it: take `batch` out, or make the field `required`",
            );
        }
        if def.min_items.unwrap_or(0) > 1 {
            return wrong(
                format!("{name} needs more than one element"),
                "the last part may have only one",
                "take `batch` out: such a list cannot be split into parts of any length",
            );
        }
        None
    }

    /// Why parts must not be sent again.
    fn repeatable(&self, keys: &Batch, page: &Page) -> Option<Diagnostic> {
        let said = |text: &Option<String>| text.as_ref().is_some_and(|it| !it.trim().is_empty());
        let key = |key: &str| self.file.place(&[self.key, key]);
        if !self.acts_each_time() {
            let superfluous = ["repeatable_by", "why"]
                .into_iter()
                .zip([&keys.repeatable_by, &keys.why])
                .find(|(_, value)| value.is_some());
            return superfluous.map(|(name, _)| {
                Diagnostic::error(
                    self.rule,
                    key(name),
                    "the operation may be sent again in any case",
                )
                .label("only for `effect: once`")
                .help("take `repeatable_by` and `why` out")
            });
        }
        let (Some(by), true) = (&keys.repeatable_by, said(&keys.why)) else {
            return Some(
                Diagnostic::error(
                    ONCE,
                    self.file.place(&[self.key]),
                    format!(
                        "{} acts each time it is sent, so a part that failed cannot be tried again",
                        quote(&self.file.value.operation)
                    ),
                )
                .label("splits the request")
                .help(
                    "take `batch` out; or, if the vendor passes over what it knows, name the id that it \
                     knows it by under `repeatable_by`, and how we know under `why`",
                ),
            );
        };
        let value = self.file.document.value_place(&[self.key, "repeatable_by"]);
        let path = format!("request.{by}");
        match locate(self.scope.service, Some(page), &self.scope.symbols, &path) {
            Ok(def) if def.required && !def.nullable => None,
            Ok(_) => Some(
                Diagnostic::error(self.rule, value, format!("{} may be absent", quote(by)))
                    .label("without it, a part acts again")
                    .help("name a field that is `required`"),
            ),
            Err(missed) => Some(self.unknown(value, by, &missed.part, &missed.known)),
        }
    }

    fn acts_each_time(&self) -> bool {
        matches!(self.file.value.effect, None | Some(Effect::Once))
    }

    /// A field of the request: of its body, its query or its path.
    fn asked(&self, key: &str, name: &str) -> Sought<&'a FieldDef> {
        let operation = &self.file.value;
        let tables = [&operation.request, &operation.query, &operation.path];
        let mut defs = tables.iter().filter_map(|fields| fields.get(name));
        match (defs.next(), defs.next()) {
            (Some(def), None) => Ok(def),
            (Some(_), Some(_)) => Err(Box::new(
                self.wrong(
                    key,
                    format!("{} is in two parts of the request", quote(name)),
                    "which of them?",
                )
                .help("only a field whose name is there once can be meant"),
            )),
            (None, _) => {
                let known = tables.iter().flat_map(|fields| fields.keys());
                let known: Vec<String> = known.cloned().collect();
                Err(Box::new(self.unknown(self.value(key), name, name, &known)))
            }
        }
    }

    /// A field of the answer, by its path.
    fn answered(&self, key: &str, path: &str) -> Sought<&'a FieldDef> {
        let mut tables: Vec<Table<'a>> = vec![(&self.file.value.response, self.file.id)];
        if let Some((envelope, id)) = self.scope.envelope_of(self.file) {
            tables.push((&envelope.fields, id));
        }
        // Names may contain dots, so a part is taken together with as many as it needs.
        let parts: Vec<&str> = path.split('.').collect();
        let mut index = 0;
        loop {
            let step = (index + 1..=parts.len()).find_map(|end| {
                let name = parts[index..end].join(".");
                let hit = tables
                    .iter()
                    .find_map(|(fields, file)| Some((fields.get(&name)?, *file)))?;
                Some((hit, end))
            });
            let Some(((def, file), end)) = step else {
                let known = tables.iter().flat_map(|(fields, _)| fields.keys());
                let known: Vec<String> = known.cloned().collect();
                return Err(Box::new(self.unknown(
                    self.value(key),
                    path,
                    parts[index],
                    &known,
                )));
            };
            if end == parts.len() {
                return Ok(def);
            }
            if !matches!(def.ty, TypeExpr::Name(_)) {
                let message = format!("{} leads into a list or a map", quote(path));
                return Err(Box::new(
                    self.wrong(
                        key,
                        message,
                        &format!("{} has many members", quote(parts[end - 1])),
                    )
                    .help("name a path through single objects"),
                ));
            }
            tables = self.scope.symbols.members(file, def).into_iter().collect();
            index = end;
        }
    }

    fn list(&self, key: &str, path: &str) -> Sought<()> {
        match self.answered(key, path)?.ty {
            TypeExpr::List(_) => Ok(()),
            _ => Err(Box::new(
                self.wrong(key, format!("{} is no list", quote(path)), "has no items")
                    .help("name a field of the answer with the type of a list"),
            )),
        }
    }

    fn integer(&self, key: &str, name: &str, def: &FieldDef) -> Sought<()> {
        let is_integer = matches!(&def.ty, TypeExpr::Name(word) if word == "integer");
        if is_integer && def.unit.is_none() {
            return Ok(());
        }
        Err(Box::new(
            self.wrong(
                key,
                format!("{} is no plain integer", quote(name)),
                "cannot be counted with",
            )
            .help("name a field of the type `integer` without a unit"),
        ))
    }

    /// Where the value of one of the keys stands.
    fn value(&self, key: &str) -> Span {
        self.file.document.value_place(&[self.key, key])
    }

    fn wrong(&self, key: &str, message: String, label: &str) -> Diagnostic {
        Diagnostic::error(self.rule, self.value(key), message).label(label)
    }

    fn unknown(&self, place: Span, path: &str, part: &str, known: &[String]) -> Diagnostic {
        let message = if part == path {
            format!("there is no field {}", quote(path))
        } else {
            format!("{} leads nowhere: there is no {}", quote(path), quote(part))
        };
        let place = self.scope.narrow(place, part);
        let diagnostic = Diagnostic::error(self.rule, place, message);
        let names = || known.iter().map(String::as_str);
        meant(diagnostic, nearest(part, names()), |it| {
            let it = it.label("not a field");
            if known.is_empty() {
                it.help("nothing is declared here")
            } else {
                it.help(format!("there are: {}", word_list(names())))
            }
        })
    }
}
