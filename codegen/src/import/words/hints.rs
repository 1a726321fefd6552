//! What a heading, or a line above a table, says of what follows. Only hints: headings are lost, wrong, or lie.

use std::sync::LazyLock;

use regex::Regex;

use super::location::Place;
use super::pattern;

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// From us to the vendor.
    Request,
    /// The vendor's answer.
    Response,
    /// From the vendor to us, by itself.
    Webhook,
}

/// What a line says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "a line may say any of these")]
pub struct Hint {
    /// Which message it is about.
    pub side: Option<Side>,
    /// Which part of it.
    pub place: Option<Place>,
    /// It leads to an example.
    pub is_example: bool,
    /// It leads to result codes.
    pub is_codes: bool,
    /// It leads to the values of a field.
    pub is_values: bool,
    /// It is about success.
    pub is_success: bool,
    /// It is about failure.
    pub is_failure: bool,
    /// It leads to further members of what came before.
    pub is_more: bool,
    /// It leads to a history of changes.
    pub is_history: bool,
}

static REQUEST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)request(?:s\b|[^si]|$|\s)|^\W*(?:optional|required|mandatory)\s+(?:params?|parameters?|arguments?)\W*$|^\W*(?:required|optionals?|mandatory)\W*$|^\W*(?:可选|必选|必填)参数\W*$|\bpost (?:data|params?|parameters|body)\b|\binputs?\b|\binput param|请求|入参|輸入|输入参数|提交参数|上行|传入参数|發送參數|요청|параметры (?:метода|запроса)|тело запроса",
    )
});
static ASKS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\W*request (?:a|an|the) [a-z -]{3,40}$"));
static RESPONSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)respon(?:[sc]e|ding\s+to)|\breturn(?:s|ed|ing)?\b|return(?:\s?param|\s?example|\s?value|\s?result|\s?data|\s?field)|\boutputs?\b|\banswers?\b|\bresults?\b(?:\s*(?:param|field|example|data|:|$))|返回|响应|回應|响应|出参|应答|回包|下行|응답|\bответ|возвращаемые",
    )
});
static WEBHOOK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)call[ -]?backs?\b|web[ -]?hooks?\b|\bpush(?:ed|es)?\b|\bnotif(?:y|ication|ications)\b|\breceipts?\b|回调|推送|通知|回執|回执|上报|\bevent payload",
    )
});
static HEADER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bheaders?\b|header(?:s)?(?:\s?param|参数)|请求头|响应头|消息头|头部|http头|返回头|包头",
    )
});
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bbody\b|bodyparam|请求体|响应体|消息体|报文体|包体|\bform[ -]?data\b|\bpayload\b|body参数|正文参数|请求正文|\bjson param",
    )
});
static PATH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:path|uri|route)[ -]?(?:param\w*|variables?)|^path\b|路径参数|path\s?参数|[(（]path[)）]\s*$",
    )
});
static QUERY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bquery(?:[ -]?string)?[ -]?(?:param\w*|string|args|arguments)|^query\s*[:：]?$|query\s?参数|查询参数|[(（]query[)）]\s*$|\burl[ -]?param\w*|url参数|\bget param|\bappended to the url\b|放在\s*url|拼接?(?:在|到)\s*url",
    )
});
static EXAMPLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)examples?\b|example$|\bsamples?\b|\bdemo\b|\be\.g\.|示例|样例|例子|举例|例：|範例|\bsnippet|예시|예제|\bпример",
    )
});
static CODES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:error|status|result|response|return|business|reason|failure|err|ret|exception|api|public|common|global)[ _-]?codes?\b|\bcodes?\s+(?:table|list|description|explanation|definition)|errorcode|(?:错误|状态|返回|响应|结果|业务|异常)码|codes?[:：]?$|错误代码|codecode|상태 코드|오류 코드|коды (?:ошибок|ответа)",
    )
});
static VALUES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\benum(?:s|erations?|erated)?\b|\b(?:allowed|possible|valid|available)\s+values?\b|\bvalues?\b|\bdictionary\b|枚举|取值|字典|可选值|值说明|\bstatus(?:es)? (?:description|explanation|list)|\btypes? (?:description|explanation)|\bexplanation of\b|\bmeaning of\b|状态说明|类型说明",
    )
});
static SUCCESS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)success|succeed|\bok\b|\bnormal\b|\b200\b|成功|正常|正确"));
static FAILURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)fail|\berrors?\b|\bexception|\bunsuccess|\b[45](?:\d\d|xx)\b|invalid|失败|异常|错误|出错",
    )
});
static MORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\badditional\b|\bextra\b|\bfurther\b|\bmore fields\b|\bother fields\b|额外|附加|其他字段|扩展字段|另外",
    )
});
static HISTORY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)change ?log|(?:update|change|revision|version|modification) (?:history|log|record)|release notes|更新(?:日志|记录|历史)|修订(?:记录|历史)|变更(?:记录|历史)|版本(?:记录|历史)",
    )
});

/// What the line says. Lines that are too long to be a caption say nothing.
#[must_use]
pub fn read(line: &str) -> Hint {
    let line = line.trim();
    if line.is_empty() || line.chars().count() > 120 {
        return Hint::default();
    }
    let is_codes = CODES.is_match(line);
    let is_success = SUCCESS.is_match(line);
    let is_failure = FAILURE.is_match(line) && !is_codes;
    Hint {
        side: side(line, is_success || is_failure),
        place: place(line),
        is_example: EXAMPLE.is_match(line),
        is_codes,
        is_values: VALUES.is_match(line),
        is_success: is_success && !line.to_lowercase().contains("unsuccess"),
        is_failure,
        is_more: MORE.is_match(line),
        is_history: HISTORY.is_match(line),
    }
}

fn side(line: &str, about_outcome: bool) -> Option<Side> {
    // "Request a call-back" says what the operation does.
    if ASKS.is_match(line) {
        return None;
    }
    // "400 Bad Request" is an answer.
    let request = REQUEST
        .find_iter(line)
        .find(|found| !line[..found.start()].to_lowercase().ends_with("bad "));
    let request = request.map(|found| found.start());
    let response = RESPONSE.find(line).map(|found| found.start());
    if request.is_none() && (FIRST_200.is_match(line) || STATUS.is_match(line)) {
        return Some(Side::Response);
    }
    match (request, response) {
        // "Successful request" heads answers as often as requests.
        (Some(_), None) => (!about_outcome).then_some(Side::Request),
        (Some(request), Some(response)) if request < response => {
            // "Request and response", "Response to the request".
            (!about_outcome && !line.contains('&') && !line.to_lowercase().contains(" and "))
                .then_some(Side::Request)
        }
        (_, Some(_)) => Some(Side::Response),
        (None, None) => WEBHOOK.is_match(line).then_some(Side::Webhook),
    }
}

/// `422 - Unprocessable Entity`, `HTTP 404`.
static STATUS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[\s#*`]*(?:http\s*)?(?:status\s*(?:code)?\s*[:：]?\s*)?[2345]\d\d\s*(?:$|[-–—:：]\s*[a-z\u{4e00}-\u{9fff}]|(?:ok|created|accepted|no content|bad request|unauthorized|forbidden|not found|conflict|unprocessable|too many)\b)",
    )
});

static FIRST_200: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:http\s*)?(?:status\s*(?:code)?\s*[:：]?\s*)?(?:code\s*)?200\b|^\W*200\s*(?:ok|success|成功)|状态码\s*[:：]?\s*200",
    )
});

fn place(line: &str) -> Option<Place> {
    let found = [
        (HEADER.find(line), Place::Header),
        (BODY.find(line), Place::Body),
        (PATH.find(line), Place::Path),
        (QUERY.find(line), Place::Query),
    ];
    found
        .into_iter()
        .filter_map(|(found, place)| found.map(|found| (found.start(), place)))
        .min_by_key(|(start, _)| *start)
        .map(|(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_and_places() {
        use Place::{Body, Header, Path, Query};
        use Side::{Request, Response, Webhook};
        for (line, side, place) in [
            ("Body Request Parameters", Some(Request), Some(Body)),
            ("🟠400Bad Request", None, None),
            ("Request Parameters", Some(Request), None),
            ("RequestParameters：", Some(Request), None),
            ("Header Parameters:", None, Some(Header)),
            ("header:", None, Some(Header)),
            ("body :", None, Some(Body)),
            ("Header 参数", None, Some(Header)),
            ("Body 参数application/json", None, Some(Body)),
            ("请求参数", Some(Request), None),
            ("Response header", Some(Response), Some(Header)),
            ("3 请求包头", Some(Request), Some(Header)),
            ("响应包体", Some(Response), Some(Body)),
            ("Response Data Structure", Some(Response), None),
            ("ReturnParametersDescription", Some(Response), None),
            ("Return Example", Some(Response), None),
            ("200 Response", Some(Response), None),
            ("Status Code 200", Some(Response), None),
            ("🟢200Success", Some(Response), None),
            ("422 - Unprocessable Entity", Some(Response), None),
            ("404", Some(Response), None),
            ("<= 500", None, None),
            ("Request a call-back", None, None),
            ("返回响应", Some(Response), None),
            ("Successful Request", None, None),
            ("Path Parameters", None, Some(Path)),
            ("Query params", None, Some(Query)),
            ("Push Example", Some(Webhook), None),
            ("Receipt Parameters", Some(Webhook), None),
            ("Query the task list", None, None),
            ("data parameter:", None, None),
        ] {
            let hint = read(line);
            assert_eq!((hint.side, hint.place), (side, place), "{line}");
        }
    }

    #[test]
    fn roles() {
        for line in [
            "Request Example",
            "Response sample:",
            "请求示例",
            "ReturnExample",
        ] {
            assert!(read(line).is_example, "{line}");
        }
        for line in [
            "Error Codes",
            "Response Code Explanation",
            "Status Code Description",
            "错误码",
            "ErrorErrorCodeCode",
        ] {
            assert!(read(line).is_codes, "{line}");
        }
        for line in ["Explanation of bizType parameter:", "Enum values", "枚举值"] {
            assert!(read(line).is_values, "{line}");
        }
        assert!(read("Failed Example").is_failure);
        assert!(read("Successful Response 1").is_success);
        assert!(read("Additional Fields Returned for HLR Check").is_more);
        assert!(read("Change log").is_history);
        assert_eq!(read(&"request ".repeat(40)), Hint::default());
    }
}
