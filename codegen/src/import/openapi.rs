//! Of imported pages, what OpenAPI has a word for and the schema language has not: bodies that are lists.

use serde_json::{Value, json};

use super::draft::Draft;
use super::print;

/// Makes lists of the bodies that are lists, in a document of the service that the drafts were printed for.
pub fn with_lists(document: &mut Value, drafts: &[Draft]) {
    for draft in drafts {
        let Some(words) = print::missing(draft) else {
            continue;
        };
        let Some(described) = find(document, draft) else {
            continue;
        };
        if draft.request_is_list {
            listed(&mut described["requestBody"]["content"]);
        }
        if draft.response_is_list {
            listed(&mut described["responses"]["200"]["content"]);
        }
        // It is said now, and no longer missing.
        if let Some(members) = described.as_object_mut() {
            members.remove("x-partial");
            if let Some(Value::String(text)) = members.get_mut("description") {
                let rest: Vec<&str> = text.split("\n\n").filter(|part| *part != words).collect();
                *text = rest.join("\n\n");
            }
        }
    }
}

/// The operation or webhook of a draft.
fn find<'d>(document: &'d mut Value, draft: &Draft) -> Option<&'d mut Value> {
    let mut items: Vec<&mut Value> = Vec::new();
    let parts = document.as_object_mut()?.iter_mut();
    for (key, part) in parts {
        if key == "paths" && !draft.is_webhook {
            items.extend(part.as_object_mut()?.values_mut());
        } else if key == "webhooks" && draft.is_webhook {
            items.extend(part.get_mut(&draft.name));
        }
    }
    items
        .into_iter()
        .filter_map(Value::as_object_mut)
        .flat_map(serde_json::Map::values_mut)
        .find(|described| draft.is_webhook || described["operationId"] == draft.name)
}

/// The schemas of a body, each as the schema of an element. A failure, which stands behind the answer, is no list.
fn listed(content: &mut Value) {
    let Some(forms) = content.as_object_mut() else {
        return;
    };
    for form in forms.values_mut() {
        let Some(schema) = form.get_mut("schema") else {
            continue;
        };
        let element = match schema.pointer_mut("/anyOf/0") {
            Some(answer) => answer,
            None => schema,
        };
        *element = json!({ "type": "array", "items": element.take() });
    }
}
