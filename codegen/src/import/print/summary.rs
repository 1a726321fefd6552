//! The summary: a sentence, made of the page's title, or of the name where the title is no English.

use heck::ToSnakeCase;

use super::super::draft::Draft;
use super::enums::one_line;
use super::yaml::Entry;

/// Words that begin a sentence on what a call does.
const VERBS: &str = "accept|add|answer|approve|assign|bind|book|bulk|buy|call|cancel|change|charge|check|clear|click|close|confirm|configure|count|create|delete|detach|dial|disable|download|edit|enable|\
     export|fetch|find|generate|get|hang|import|initiate|invite|issue|list|login|look|make|mark|modify|move|obtain|open|pause|place|play|\
     publish|pull|push|put|query|read|receive|record|refresh|register|release|remove|replace|request|resend|reset|restart|resume|\
     retrieve|revoke|save|search|send|set|show|start|stop|submit|subscribe|switch|sync|tell|terminate|test|transfer|trigger|unbind|\
     unsubscribe|update|upload|upsert|validate|verify|view|withdraw";

/// Words at the end of a title that say that it is the title of such a page.
const ENDINGS: [&str; 9] = [
    " api",
    " interface",
    " endpoint",
    " service",
    " documentation",
    " webhook",
    " callback",
    " api reference",
    " push",
];

/// The `summary` of a file, with a comment where a person has to write it.
pub(super) fn entry(draft: &Draft) -> Entry {
    let title = draft.title.as_deref().map(one_line).unwrap_or_default();
    let is_english = !title.is_empty() && title.is_ascii() && title.chars().count() <= 110;
    let from = if is_english {
        bare(&title).to_owned()
    } else {
        words(&draft.name)
    };
    let text = sentence(if from.is_empty() { &draft.name } else { &from });
    let mut entry = Entry::text("summary", &text);
    if !says_what(&text, draft.is_webhook) {
        entry
            .comments
            .push("Say in one sentence what it does; this is what the page calls it.".to_owned());
    }
    entry
}

/// Whether the sentence tells what a call does; a webhook is told by what has happened.
fn says_what(text: &str, is_webhook: bool) -> bool {
    let first = text
        .split_whitespace()
        .next()
        .unwrap_or("")
        .trim_end_matches(['.', ':'])
        .to_lowercase();
    let first = first
        .strip_suffix('s')
        .filter(|verb| !verb.ends_with('s'))
        .unwrap_or(&first);
    !is_webhook && text.split_whitespace().count() > 1 && VERBS.split('|').any(|verb| verb == first)
}

/// The title without what only says that it is one.
fn bare(title: &str) -> &str {
    let mut bare = title.trim().trim_end_matches(['.', ':']);
    while let Some(ending) = ENDINGS
        .iter()
        .find(|ending| bare.to_ascii_lowercase().ends_with(*ending))
    {
        bare = bare[..bare.len() - ending.len()].trim_end_matches([' ', '-', ':']);
    }
    bare
}

/// `createJob` in words.
fn words(name: &str) -> String {
    name.to_snake_case().replace('_', " ")
}

/// The words as a sentence: a capital first, small letters where a title has capitals, a full stop.
fn sentence(text: &str) -> String {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let is_title = |word: &str| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    let titled =
        parts.len() > 1 && parts.iter().filter(|word| is_title(word)).count() * 2 > parts.len();
    let mut out = String::new();
    for (at, word) in parts.iter().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        if at == 0 {
            let mut letters = word.chars();
            out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            out.push_str(letters.as_str());
        } else if titled && is_title(word) && word.chars().count() > 1 {
            out.push_str(&word.to_lowercase());
        } else {
            out.push_str(word);
        }
    }
    out.push('.');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(title: &str, name: &str, is_webhook: bool) -> (String, bool) {
        let draft = Draft {
            title: (!title.is_empty()).then(|| title.to_owned()),
            name: name.to_owned(),
            is_webhook,
            ..Draft::default()
        };
        let entry = entry(&draft);
        let super::super::yaml::Yaml::Plain(text) = entry.value else {
            panic!("no text")
        };
        (text, entry.comments.is_empty())
    }

    #[test]
    fn titles_become_sentences() {
        for (title, name, is_webhook, expected, sure) in [
            ("Create a call", "create", false, "Create a call.", true),
            (
                "Query All Records API",
                "list",
                false,
                "Query all records.",
                true,
            ),
            ("Send SMS", "send", false, "Send SMS.", true),
            ("Agent Search", "search", false, "Agent search.", false),
            ("Call Log Callback", "callLog", true, "Call log.", false),
            ("发起双呼", "twoWayCall", false, "Two way call.", false),
            ("", "createJob", false, "Create job.", true),
        ] {
            assert_eq!(
                shown(title, name, is_webhook),
                (expected.to_owned(), sure),
                "{title}"
            );
        }
    }
}
