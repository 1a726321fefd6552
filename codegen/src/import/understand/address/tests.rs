//! Lines with an address, a method, or a part of one.

use super::*;

fn of(text: &str) -> Option<(Option<String>, Option<String>, Option<String>)> {
    let blocks = [Block {
        line: 1,
        kind: BlockKind::Paragraph(text.to_owned()),
    }];
    addresses(&blocks)
        .pop()
        .map(|address| (address.method, address.host, address.path))
}

#[test]
fn lines() {
    let some = |text: &str| Some(text.to_owned());
    for (text, expected) in [
        (
            "POST /v3/stopOrder",
            Some((some("POST"), None, some("/v3/stopOrder"))),
        ),
        (
            "URL: https://api.example.com/a/b?x=1",
            Some((None, some("https://api.example.com"), some("/a/b"))),
        ),
        (
            "Request URL：`http://a.example/b`",
            Some((None, some("http://a.example"), some("/b"))),
        ),
        (
            "接口地址：/v1/tasks/:id",
            Some((None, None, some("/v1/tasks/{id}"))),
        ),
        (
            "接入点：`/v1/apps/<id>/jobs`",
            Some((None, None, some("/v1/apps/{id}/jobs"))),
        ),
        ("Method: POST", Some((some("POST"), None, None))),
        ("请求方式：GET", Some((some("GET"), None, None))),
        ("HTTP Method 请求方式: GET", Some((some("GET"), None, None))),
        ("Method: GET or POST", Some((some("POST"), None, None))),
        ("Look it up [GET]", Some((some("GET"), None, None))),
        (
            "Figures [/v2/figures/{id}]",
            Some((None, None, some("/v2/figures/{id}"))),
        ),
        (
            "POST, submitted in HTTP FORM format.",
            Some((some("POST"), None, None)),
        ),
        (
            "Production: https://api.example.com",
            Some((None, some("https://api.example.com"), None)),
        ),
        (
            "See https://github.com/a/b/wiki/Auth for authentication",
            None,
        ),
        (
            "For authentication, please refer to https://github.com/a/wiki/Auth",
            None,
        ),
        ("The method returns a list", None),
    ] {
        assert_eq!(of(text), expected, "{text}");
    }
}
