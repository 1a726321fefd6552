//! Model to OpenAPI 3.1.

use serde_json::{Value, json};

use crate::model::Api;

/// The API, or one service of it, as OpenAPI 3.1.
pub fn document(_api: &Api, _service: Option<&str>) -> Value {
    json!({})
}
