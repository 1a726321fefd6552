//! Sentences on what an operation answers with: "Returns a list of queue objects", "a Queue is returned".

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::pattern;
use super::index::Index;
use super::phrase::{name, words};

/// Texts longer than this are no sentence on an operation.
const MAX_TEXT: usize = 2_000;

static ACTIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:returns?|responds? with|returning)\b\s*:?\s*([^\n]{2,160})|(?:返回|响应(?:为|是))\s*([^\n。]{1,80})",
    )
});
static PASSIVE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)([^\n.]{2,160}?)\s+(?:is|are|will be)\s+returned\b"));
static LIST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\W|\b(?:on|success|an?|the|with|json|of)\b)*(?:array|list|collection)\b|列表|数组|\bobjects\b",
    )
});
static WRAPPED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)\b(?:object|dictionary|hash|map|json|response|body|page|envelope)\s+(?:with|containing|that|which|holding|whose)\b|['"`]\w{1,40}['"`]\s+(?:member|property|field|key|attribute)\b"#,
    )
});
static HOLDER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)\bresults?\b[^.\n]{0,60}\b(?:in|under|inside)\s+(?:the\s+)?(?:field\s+|member\s+|key\s+)?['"`‘“]?(\w{1,40})['"`’”]?\s+(?:field|member|key|property)|结果[^。\n]{0,20}在\s*['"`‘“]?(\w{1,40})['"`’”]?\s*(?:字段|中|里)"#,
    )
});

/// What a sentence says is returned.
#[derive(Clone, Debug)]
pub(super) struct Returned {
    words: Vec<String>,
    /// The noun alone, where the sentence has one: "a rule object".
    noun: Option<Vec<String>>,
    /// A list of such.
    pub(super) is_list: bool,
    /// What is said before the words "object with", "object that".
    around: Option<Box<Returned>>,
}

static NOUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:an?|the|of|partial|updated|new)\s+([\w-]+(?: [\w-]+){0,4}?)\s+objects?\b")
});

impl Returned {
    fn of(text: &str) -> Self {
        // What comes after a comma or a bracket is about something else.
        let text = text
            .split(['.', ',', '(', ';', '，', '（', '；', '。'])
            .next()
            .unwrap_or(text);
        Self {
            words: words(text),
            noun: NOUN.captures(text).map(|found| name(&found[1])),
            is_list: LIST.is_match(text),
            around: WRAPPED
                .find(text)
                .map(|found| Box::new(Self::of(text[..found.start()].trim_end()))),
        }
    }

    /// Whether the object is in something else: "an object with a member that holds the queue".
    pub(super) fn is_wrapped(&self, index: &Index) -> bool {
        (self.around.as_ref()).is_some_and(|around| around.object(index).is_none())
    }

    /// The object that it names.
    pub(super) fn object(&self, index: &Index) -> Option<usize> {
        index
            .within(&self.words, 1)
            .map(|(at, _)| at)
            .or_else(|| index.find(self.noun.as_ref()?))
    }
}

/// What the sentences of a text say is returned.
pub(super) fn returned(text: &str) -> Vec<Returned> {
    if text.len() > MAX_TEXT {
        return Vec::new();
    }
    let mut out: Vec<Returned> = Vec::new();
    for found in PASSIVE.captures_iter(text) {
        // "On success, a Queue is returned": the last clause.
        let clause = found[1].rsplit([',', '，']).next().unwrap_or("");
        out.push(Returned::of(clause));
    }
    for found in ACTIVE.captures_iter(text) {
        let said = found
            .get(1)
            .or_else(|| found.get(2))
            .map_or("", |said| said.as_str());
        out.push(Returned::of(said));
    }
    out
}

/// The member of every answer that holds the result, where the page says so in words.
pub(super) fn holder(text: &str) -> Option<String> {
    if text.len() > MAX_TEXT {
        return None;
    }
    let found = HOLDER.captures(text)?;
    let name = found.get(1).or_else(|| found.get(2))?.as_str();
    (!matches!(name, "the" | "this" | "same" | "a")).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        let mut index = Index::default();
        for (at, name) in ["Queue", "QueueMember", "call flow rule"]
            .iter()
            .enumerate()
        {
            index.add(&words(name), at);
        }
        for (text, expected) in [
            ("Returns a queue object.", Some((0, false))),
            (
                "Get it. On success, a QueueMember object is returned.",
                Some((1, false)),
            ),
            (
                "Returns a list of queue member objects for the queue.",
                Some((1, true)),
            ),
            ("On success, an array of Queue is returned", Some((0, true))),
            (
                "Returns a rule object. Fires a Queue event.",
                Some((2, false)),
            ),
            ("Returns True on success.", None),
            ("返回 QueueMember 列表", Some((1, true))),
            ("Changes a queue.", None),
            (
                "Returns the queue object that was changed.",
                Some((0, false)),
            ),
            (
                "Returns an object with a `data` member that holds queue objects.",
                Some((0, true)),
            ),
        ] {
            let found = returned(text)
                .iter()
                .find_map(|one| one.object(&index).map(|at| (at, one.is_list)));
            assert_eq!(found, expected, "{text}");
            let is_wrapped = returned(text).iter().any(|one| one.is_wrapped(&index));
            assert_eq!(is_wrapped, text.contains("member that"), "{text}");
        }
    }

    #[test]
    fn what_holds_the_result() {
        assert_eq!(
            holder("If 'ok' is true, the result can be found in the 'result' field.").as_deref(),
            Some("result")
        );
        assert_eq!(holder("The result is a number."), None);
    }
}
