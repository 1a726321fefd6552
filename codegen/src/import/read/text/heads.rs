//! Headings that copying made into lines like any other.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::super::super::words::columns::column;
use super::super::super::words::numbering::unnumbered;
use super::super::{cells, pipes};
use super::tabs;

/// Beginnings of lines that head a part of a page.
const SECTIONS: &str = "request parameter|request parameters|request header|request headers|request body|request example|request examples|\
     request sample|request url|request method|request params|request data|request description|request|requests|\
     response|responses|response parameter|response parameters|response header|response headers|response body|\
     response example|response examples|response results|response result|response data structure|response data|\
     response code|response codes|response code explanation|response code description|response description|\
     response parameter description|returns|returned fields|return parameters|return example|return value|return values|\
     request body parameters|request header parameters|request query parameters|request path parameters|request fields|\
     response body parameters|response header parameters|response attributes|request attributes|\
     header parameters|header parameter|headers|header|body parameters|body parameter|body|body request parameters|\
     query parameters|query parameter|path parameters|path parameter|parameters|parameter|params|\
     example response|example responses|example request|example requests|sample response|sample responses|sample request|sample requests|\
     response sample|response samples|successful example|success example|successful response|success response|successful request|failed example|failure example|\
     failed response|failure response|error example|error codes|error code|error response|result codes|status codes|\
     authentication|authentication method|authentication mechanism|authorization|signature|sign|base urls|base url|\
     callback parameters|callback example|callback|example|examples|code explanation|code description|enum|enums|\
     enumeration|data dictionary|description|brief description|note|notes|remark|remarks|sample code|data schema|\
     请求参数|查询参数|路径参数|请求体参数|请求头|请求头参数|请求体|请求示例|请求地址|请求方式|请求方法|请求说明|请求|响应|响应参数|响应头|响应体|响应示例|响应说明|返回|\
     返回参数|返回示例|返回响应|返回结果|返回说明|返回值|示例|示例代码|请求示例请求示例|header 参数|body 参数|query 参数|path 参数|错误码|\
     状态码|返回码|枚举|枚举值说明|公共参数|回调参数|回调示例|鉴权|认证|签名|简要描述|接口说明|备注|参数|参数说明|返回参数说明|数据结构|成功示例|\
     失败示例|成功响应|失败响应|请求包头|请求包体|请求消息头|请求消息体|响应包头|响应包体|响应消息头|响应消息体|返回包体|\
     请求url参数|url参数|path参数|query参数|header参数|body参数|json请求示例|json响应示例|json返回示例|\
     请求消息|响应消息|返回消息|返回体|返回头|返回字段|返回字段说明|请求字段|响应字段|输入参数|输出参数|入参|出参|调用示例|正常返回示例|异常返回示例|\
     body params|query params|path params|header params|form params|form data|authorizations|response headers|response fields|\
     was this page helpful?|was this helpful?|did this page help you?|was this article helpful?|on this page|本页导航|\
     文档是否对您有帮助？|文档是否有帮助？";

/// Whether the line heads a part of a page by its words.
pub(in super::super) fn is_section(text: &str) -> bool {
    let text = text.trim().trim_start_matches('#').trim();
    if text.is_empty() || text.len() > 60 {
        return false;
    }
    let lower = text.trim_end_matches([':', '：', ' ']).to_lowercase();
    // The kind of body may stand beside, or run together with the words: `Body 参数application/json`.
    let kinds = ["application/", "multipart/", "text/"];
    let kind = kinds.iter().filter_map(|kind| lower.find(kind)).min();
    let bare = kind.map_or(lower.as_str(), |at| {
        lower[..at].trim_end_matches([':', '：', ' ', '('])
    });
    if listed(bare) || listed(unnumbered(bare)) {
        return true;
    }
    // `Status Code 200`, `200 Response`, `🟢200Success`.
    let head = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    [
        "body params ",
        "body 参数",
        "body参数",
        "header 参数",
        "query 参数",
        "path 参数",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
        || lower.starts_with("request body schema")
        || lower.starts_with("response schema")
        || lower.starts_with("response samples")
        || lower.starts_with("request samples")
        || status(head.strip_prefix("status code").unwrap_or_default())
        || head.strip_suffix("response").is_some_and(status)
        || head != lower
            && !lower.starts_with(['<', '>', '=', '≤', '≥'])
            && head.len() >= 3
            && head.is_char_boundary(3)
            && status(&head[..3])
}

fn listed(text: &str) -> bool {
    static ALL: LazyLock<BTreeSet<&str>> = LazyLock::new(|| SECTIONS.split('|').collect());
    ALL.contains(text)
}

fn status(text: &str) -> bool {
    let text = text.trim();
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit())
}

/// The name of an object by itself, `CallInfoType`, that a table of columns follows, perhaps after a line on it.
fn object(lines: &[&str], at: usize) -> bool {
    let name = lines[at].trim();
    let is_name = (4..=40).contains(&name.len()) && cells::is_object_name(name);
    let heads = |at: usize| {
        let is = |at: usize| {
            lines
                .get(at)
                .is_some_and(|line| column(line.trim()).is_some())
        };
        is(at) && is(at + 1)
    };
    is_name && (heads(at + 1) || heads(at + 2))
}

/// Whether the line is short and a table or JSON follows at once.
pub(super) fn introduces(lines: &[&str], at: usize) -> bool {
    let text = lines[at].trim();
    let Some(next) = lines.get(at + 1).map(|next| next.trim()) else {
        return false;
    };
    object(lines, at)
        || text.chars().count() <= 70
            && !text.ends_with(['.', '。', ',', ';', '"'])
            && !text.contains("://")
            && !text.contains('\t')
            && (next == "{"
                || next == "["
                || next == "[{"
                || next == "{}"
                || tabs::begins(lines, at + 1)
                || pipes::begins(lines, at + 1)
                || (next.starts_with('|') && next.ends_with('|')))
            && !cells::is_type(text)
            && column(text).is_none()
}
