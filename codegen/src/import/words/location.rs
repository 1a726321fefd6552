//! Where a parameter is sent.

/// A part of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A header.
    Header,
    /// A parameter in the path.
    Path,
    /// A parameter of the query string.
    Query,
    /// A member of the body, or a field of a form.
    Body,
}

/// What the cell of a location column says.
#[must_use]
pub fn read(cell: &str) -> Option<Place> {
    let words = cell
        .trim()
        .trim_matches(['*', '`', '(', ')', ' '])
        .to_lowercase()
        .replace(['-', '_'], " ");
    Some(match words.as_str() {
        "header" | "headers" | "http header" | "request header" | "in header" | "头" | "请求头"
        | "头部" | "header参数" | "headerparam" | "cookie" => Place::Header,
        "path" | "uri" | "url path" | "in path" | "path variable" | "pathvariable" | "路径"
        | "path参数" | "uri path" => Place::Path,
        "query" | "query string" | "querystring" | "url" | "url parameter" | "in query"
        | "params" | "查询" | "query参数" | "query param" | "url参数" | "get" | "urlparam" => {
            Place::Query
        }
        "body"
        | "request body"
        | "json"
        | "form"
        | "formdata"
        | "form data"
        | "in body"
        | "请求体"
        | "body参数"
        | "application/json"
        | "json body"
        | "post"
        | "表单"
        | "x www form urlencoded" => Place::Body,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells() {
        for (cell, expected) in [
            ("header", Some(Place::Header)),
            ("Body", Some(Place::Body)),
            ("formData", Some(Place::Body)),
            ("query", Some(Place::Query)),
            ("路径", Some(Place::Path)),
            ("string", None),
            ("", None),
        ] {
            assert_eq!(read(cell), expected, "{cell}");
        }
    }
}
