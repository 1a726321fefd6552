//! Calls from the vendor to us: how a page tells, what the receiver answers, when the vendor tries again.

use std::sync::LazyLock;

use regex::Regex;

use super::super::page::{Block, BlockKind, Page};
use super::super::words::{hints, pattern};
use super::operations::Part;

static NOUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)call[ -]?backs?|web[ -]?hooks?|\bnotif(?:y|ication|ications)\b|\bpush(?:es)?\b|\breceipts?\b|回调|推送|通知|回执",
    )
});
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)call-?_?back|web-?_?hook|notify|notification"));
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:api\s+|the\s+)?(?:set|get|query|config|configure|create|register|update|delete|remove|list|add|enable|disable|test|send|bind|unbind|verify|search|modify|cancel|request|submit|place|resume|pause|resend|subscribe|edit|fetch|obtain|upload|download)\b|^(?:设置|查询|配置|创建|注册|更新|删除|获取|新增|修改|发送|订阅|绑定|取消|重发|添加)",
    )
});
static SETTING: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bsettings?\b|config|\bregist|设置|配置|注册"));
/// Sentences that say that this page is about such a call.
static OWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\ba (?:webhook|callback) is an? (?:https? )?(?:post )?(?:request|call|message)\b|\b(?:this|the) (?:webhook|callback|notification|event|push)(?: event)? (?:is|will be|gets) (?:triggered|sent|fired|called|posted|delivered|pushed)|\b(?:makes?|sends?) an? https?[^.\n]{0,60}\brequests?\b[^.\n]{0,60}\bto (?:the|your) (?:url|server|endpoint)|\b(?:makes|sends) an? (?:post|get) requests?\b[^.\n]{0,60}\bto (?:the|your) (?:\w+ )?(?:url|server|endpoint|address)|(?:向|往)[^。\n]{0,24}(?:地址|url)(?:推送|发送|上报|回调)(?:该|此|本)?(?:事件|消息|通知|请求)|\bcalls? the (?:address|url) (?:that|which|of|you)\b|本(?:接口|回调|通知)[^。\n]{0,10}由(?:平台|系统|我方)[^。\n]{0,6}(?:调用|推送|发起)",
    )
});
/// Sentences that say that the vendor calls.
static PUSHES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:平台|系统|服务端|服务器|我们|我方)[^。\n]{0,30}(?:推送|上报|通知|回调)|(?:向|给)[^。，\n]{0,16}(?:推送|上报)|推送(?:给|至|到)|\b(?:we|platform|system|service|server)\b[^.\n]{0,40}\b(?:sends?|posts?|push(?:es)?|makes?|delivers?|forwards?|notif(?:y|ies))\b|\bsends? (?:an? )?\W?(?:post|get|https?)\W? requests?\b[^.\n]{0,60}\bto (?:your|the)\b[^.\n]{0,30}(?:url|server|endpoint|callback|webhook|address)|\b(?:sent|pushed|posted|delivered|forwarded) to (?:your|the)\b[^.\n]{0,30}(?:url|server|endpoint|callback|webhook|address)",
    )
});
static STATUS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:http|status|状态码|return|respon[sd]|success|返回|code)[^\n]{0,40}?\b200\b|\b200\s*(?:ok|success)|非\s*200",
    )
});
static RETRY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bretr(?:y|ies|ied)\b|\bre-?send|\bre-?push|\bagain\b[^.]{0,40}(?:times|minutes|seconds)|重试|重推|重新推送|补推",
    )
});

/// Whether a title says what one does, in any of its parts: `SendNotice - Send a notice`.
fn is_act(title: &str) -> bool {
    title
        .split([':', '：', '|', '·', '—'])
        .flat_map(|part| part.split(" - "))
        .any(|part| VERB.is_match(part.trim()))
}

/// Whether a page says of these blocks that the vendor sends what they describe.
pub(super) fn is_told(blocks: &[Block]) -> bool {
    lines(blocks).any(|line| OWN.is_match(line) || PUSHES.is_match(line))
}

/// Whether the page's title, which stands above all of its parts, says that it is about webhooks.
pub(super) fn is_of_webhooks(blocks: &[Block]) -> bool {
    blocks.iter().take(20).any(|block| {
        matches!(&block.kind, BlockKind::Heading { level: 1, text } if NOUN.is_match(text) && !is_act(text))
    })
}

/// Whether the part is about a call from the vendor.
pub(super) fn is_webhook(page: &Page, part: &Part, many: bool) -> bool {
    if part.is_callback {
        return true;
    }
    let title = part.title.as_deref().unwrap_or("");
    let named = NOUN.is_match(title) && !is_act(title)
        || !many
            && NOUN.is_match(&page.name)
            && !is_act(&page.name.replace(['-', '_'], " "))
            && !page.name.to_lowercase().ends_with("request")
            && !is_act(title);
    let address = &part.address;
    if address
        .word
        .as_deref()
        .is_some_and(|word| NOUN.is_match(word))
    {
        return true;
    }
    let part_lines = || lines(&page.blocks[part.blocks.clone()]);
    let is_bare = address.host.is_none() && address.path.is_none();
    if many && is_bare && address.word.is_some() && !is_act(title) && is_of_webhooks(&page.blocks) {
        return true;
    }
    if !many && is_bare && !is_act(title) && part_lines().any(|line| OWN.is_match(line)) {
        return true;
    }
    let pushes = || part_lines().any(|line| PUSHES.is_match(line));
    if named && !SETTING.is_match(title) && is_bare && pushes() {
        return true;
    }
    if address.is_receivers {
        return named || address.path.is_none() || address.host.is_none();
    }
    // An address with parameters is the vendor's own, though it begins a "callback".
    let at_callback = address
        .path
        .as_deref()
        .is_some_and(|path| ADDRESS.is_match(path) && !path.contains('{'));
    // What answers with fields of its own, at a host of its own, is called by us.
    let is_called = address.host.is_some() && answers(&page.blocks[part.blocks.clone()]);
    named
        && !is_called
        && !SETTING.is_match(title)
        && (at_callback || address.host.is_none() && address.path.is_none())
}

/// Whether an answer has more fields than a code and a message.
fn answers(blocks: &[Block]) -> bool {
    let mut is_answer = false;
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { text, .. } => {
                let side = hints::read(text).side;
                is_answer = side == Some(hints::Side::Response) || is_answer && side.is_none();
            }
            BlockKind::Table(table) if is_answer && table.rows.len() > 3 => return true,
            _ => {}
        }
    }
    false
}

/// The headings below each of which one of several messages to the same address is described: with a table and an example.
pub(super) fn events(blocks: &[Block]) -> Vec<usize> {
    let level = |at: usize| match &blocks[at].kind {
        BlockKind::Heading { level, text } if *level < 7 => Some((*level, text.as_str())),
        _ => None,
    };
    for wanted in 2..5 {
        let is_event = |at: usize, any_word: bool| {
            let Some((_, text)) = level(at).filter(|(level, _)| *level == wanted) else {
                return false;
            };
            let hint = hints::read(text);
            let end = (at + 1..blocks.len())
                .find(|&next| level(next).is_some_and(|(level, _)| level <= wanted))
                .unwrap_or(blocks.len());
            let part = &blocks[at..end];
            let has = |is: &dyn Fn(&BlockKind) -> bool| part.iter().any(|block| is(&block.kind));
            let is_own = hint
                .side
                .is_none_or(|side| side == hints::Side::Webhook || any_word && !text.contains(' '))
                && !(hint.is_example || hint.is_codes || hint.is_values || hint.is_failure);
            is_own
                && has(&|kind| matches!(kind, BlockKind::Table(table) if table.rows.len() > 2))
                && has(&|kind| matches!(kind, BlockKind::Code { text, .. } if text.contains('{')))
        };
        let found = |any_word: bool| -> Vec<usize> {
            (0..blocks.len())
                .filter(|at| is_event(*at, any_word))
                .collect()
        };
        if found(false).len() > 1 {
            // Beside others, `Input` is the name of one, too.
            return found(true);
        }
    }
    Vec::new()
}

/// The headings of a page without addresses below each of which the vendor sends something else: two webhooks at least.
pub(super) fn sections(blocks: &[Block]) -> Vec<usize> {
    let level = |at: usize| match &blocks[at].kind {
        BlockKind::Heading { level, .. } if *level > 1 && *level < 7 => Some(*level),
        _ => None,
    };
    for wanted in 2..5 {
        let starts: Vec<usize> = (0..blocks.len())
            .filter(|&at| level(at) == Some(wanted))
            .collect();
        let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
        let ranges = starts.iter().copied().zip(ends);
        let sent: Vec<usize> = ranges
            .filter(|(start, end)| {
                let part = &blocks[*start..*end];
                let has_table = part
                    .iter()
                    .any(|block| matches!(&block.kind, BlockKind::Table(_)));
                let named =
                    matches!(&part[0].kind, BlockKind::Heading { text, .. } if is_heading(text));
                let told = |line: &str| PUSHES.is_match(line) || OWN.is_match(line);
                has_table && (named || lines(part).any(told))
            })
            .map(|(start, _)| start)
            .collect();
        if sent.len() > 1 {
            return sent;
        }
    }
    Vec::new()
}

/// Whether a heading inside of an operation begins the description of a callback.
pub(super) fn is_heading(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.chars().count() <= 60
        && NOUN.is_match(text)
        && !is_act(text)
        && ![
            "url",
            "address",
            "example",
            "地址",
            "示例",
            "config",
            "setting",
            "sign",
            "push message",
        ]
        .iter()
        .any(|word| lower.contains(word))
}

/// The status that the receiver is to answer with.
pub(super) fn answer_status(blocks: &[Block]) -> Option<u16> {
    lines(blocks)
        .any(|line| STATUS.is_match(line))
        .then_some(200)
}

/// The words on repeated delivery.
pub(super) fn retry(blocks: &[Block]) -> Option<String> {
    lines(blocks)
        .find(|line| RETRY.is_match(line))
        .map(str::to_owned)
}

fn lines(blocks: &[Block]) -> impl Iterator<Item = &str> {
    blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph(text)
        | BlockKind::Item { text, .. }
        | BlockKind::Heading { text, .. } => Some(text.as_str()),
        _ => None,
    })
}
