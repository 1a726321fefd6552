//! Just enough of `multipart/form-data` to see which members were sent.

/// The boundary that a content type names.
pub(super) fn boundary(content_type: &str) -> Option<String> {
    let mut parts = content_type.split(';');
    let essence = parts.next()?.trim();
    if !essence.eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let parameter = |text: &str, name: &str| {
        let (key, value) = text.trim().split_once('=')?;
        key.eq_ignore_ascii_case(name)
            .then(|| value.trim_matches('"').to_owned())
    };
    parts
        .find_map(|part| parameter(part, "boundary"))
        .filter(|boundary| !boundary.is_empty())
}

/// Names and contents of the parts, the contents as text.
pub(super) fn fields(body: &[u8], boundary: &str) -> Option<Vec<(String, String)>> {
    let text = String::from_utf8_lossy(body);
    let mark = format!("--{boundary}");
    let mut pieces = text.split(mark.as_str());
    pieces.next()?; // before the first boundary is nothing that counts
    let mut found = Vec::new();
    let mut closed = false;
    for piece in pieces {
        if piece.starts_with("--") {
            closed = true;
            break;
        }
        let (head, content) = piece.split_once("\r\n\r\n")?;
        let content = content.strip_suffix("\r\n").unwrap_or(content);
        found.push((name(head)?, content.to_owned()));
    }
    closed.then_some(found)
}

/// The name that a part's `Content-Disposition` gives.
fn name(head: &str) -> Option<String> {
    let line = head.lines().find(|line| {
        let key = line.split(':').next().unwrap_or_default();
        key.trim().eq_ignore_ascii_case("content-disposition")
    })?;
    line.split(';').find_map(|part| {
        let value = part.trim().strip_prefix("name=")?;
        Some(value.trim_matches('"').to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::{boundary, fields};

    #[test]
    fn parts_are_found_by_name() {
        let boundary = boundary("multipart/form-data; charset=utf-8; boundary=\"xyz\"").unwrap();
        let body = "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\n\
                    --xyz\r\ncontent-disposition: form-data; name=\"b\"; filename=\"c.txt\"\r\n\
                    Content-Type: text/plain\r\n\r\ntwo\r\nlines\r\n--xyz--\r\n";
        let found = fields(body.as_bytes(), &boundary).unwrap();
        let expected = [("a", "one"), ("b", "two\r\nlines")];
        assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn what_is_cut_short_is_refused() {
        for body in [
            "",
            "--xyz",
            "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none",
        ] {
            assert_eq!(fields(body.as_bytes(), "xyz"), None, "{body}");
        }
        assert_eq!(boundary("multipart/form-data"), None);
        assert_eq!(boundary("application/json; boundary=x"), None);
    }
}
