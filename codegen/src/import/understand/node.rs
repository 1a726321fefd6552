//! A field while it is being understood: what its row says, before examples are heard.

use super::super::draft::DraftType;
use super::super::words::location::Place;
use super::super::words::required::Required;
use super::super::words::types::TypeWords;
use super::enums::Values;
use super::table::Line;

/// A field with its members.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Node {
    /// The wire name.
    pub(super) name: String,
    /// The row's line, or that of the example it was found in.
    pub(super) line: usize,
    /// What it holds.
    pub(super) ty: DraftType,
    /// Whether the page names a type.
    pub(super) typed: bool,
    /// What the page calls the object at its core.
    pub(super) element: Option<String>,
    /// The type cell as it stands.
    pub(super) type_cell: String,
    /// It stands for the whole body, which its type names.
    pub(super) is_whole: bool,
    /// The values of a list that its type or its name names.
    pub(super) listed: Option<Values>,
    /// How many members the object is said to have.
    pub(super) members: Option<usize>,
    /// What else the type cell says.
    pub(super) words: TypeWords,
    /// Whether it has to be there.
    pub(super) required: Option<Required>,
    /// Null is seen or allowed.
    pub(super) nullable: bool,
    /// Where it is sent.
    pub(super) place: Option<Place>,
    /// The object that its row names as the one above it.
    pub(super) parent: Option<String>,
    /// The example cell.
    pub(super) example: String,
    /// The cell of the default.
    pub(super) default: String,
    /// The cell of allowed values.
    pub(super) values: String,
    /// The cell of the greatest length.
    pub(super) length: String,
    /// The page's words.
    pub(super) description: String,
    /// Its name is a path with brackets: `time[from]`.
    pub(super) is_bracketed: bool,
    /// Found in an example only.
    pub(super) is_found: bool,
    /// What a reviewer should know.
    pub(super) unsure: Vec<String>,
    /// Its members.
    pub(super) children: Vec<Node>,
}

impl Node {
    /// A field of a row.
    pub(super) fn of(line: &Line) -> Self {
        let words = line.ty.clone().unwrap_or_default();
        let mut ty = words.ty.clone();
        if line.is_list && !matches!(ty, DraftType::List(_)) {
            ty = DraftType::List(Box::new(ty));
        }
        // "enum" alone does not say what the values are.
        if words.is_bare_enum {
            ty = DraftType::Any;
        }
        let mut unsure = line.unsure.clone();
        if words.is_choice {
            unsure.push("the page names several types; the first was taken".to_owned());
        }
        Self {
            name: line.path.last().cloned().unwrap_or_default(),
            line: line.line,
            is_bracketed: line.is_bracketed,
            typed: line.ty.is_some() && !words.is_bare_enum,
            ty,
            element: words.element.clone(),
            type_cell: line.type_cell.clone(),
            members: words.members,
            required: line.required,
            nullable: words.nullable || line.nullable,
            place: line.place,
            parent: line.parent.clone(),
            example: if line.example.is_empty() {
                line.value.clone()
            } else {
                line.example.clone()
            },
            default: line.default.clone(),
            values: line.values.clone(),
            length: line.length.clone(),
            description: line.description.clone(),
            words,
            unsure,
            ..Self::default()
        }
    }

    /// An object that only other fields tell of.
    pub(super) fn object(name: &str, line: usize, why: &str) -> Self {
        Self {
            name: name.to_owned(),
            line,
            ty: DraftType::Object,
            is_found: true,
            unsure: vec![why.to_owned()],
            ..Self::default()
        }
    }

    /// Whether members can stand below it.
    pub(super) fn is_container(&self) -> bool {
        !self.typed || is_container(&self.ty)
    }

    /// Whether it waits for members.
    pub(super) fn is_empty_container(&self) -> bool {
        self.children.is_empty()
            && is_container(&self.ty)
            && !matches!(
                core(&self.ty),
                DraftType::String | DraftType::Integer | DraftType::Number | DraftType::Boolean
            )
    }
}

/// The type at the core of lists and maps.
pub(super) fn core(ty: &DraftType) -> &DraftType {
    match ty {
        DraftType::List(inner) | DraftType::Map(inner) => core(inner),
        other => other,
    }
}

fn is_container(ty: &DraftType) -> bool {
    matches!(
        ty,
        DraftType::Object | DraftType::Any | DraftType::List(_) | DraftType::Map(_)
    )
}

/// The node at a path of names.
pub(super) fn find<'a>(nodes: &'a mut [Node], path: &[String]) -> Option<&'a mut Node> {
    let (first, rest) = path.split_first()?;
    let node = nodes.iter_mut().find(|node| node.name == *first)?;
    if rest.is_empty() {
        Some(node)
    } else {
        find(&mut node.children, rest)
    }
}

/// The paths of all nodes, parents before their members.
pub(super) fn paths(nodes: &[Node]) -> Vec<Vec<String>> {
    fn walk(nodes: &[Node], path: &mut Vec<String>, out: &mut Vec<Vec<String>>) {
        for node in nodes {
            path.push(node.name.clone());
            out.push(path.clone());
            walk(&node.children, path, out);
            path.pop();
        }
    }
    let mut out = Vec::new();
    walk(nodes, &mut Vec::new(), &mut out);
    out
}
