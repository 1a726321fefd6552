//! Whether a field has to be there.

/// What a cell says on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Required {
    /// It has to be there.
    Always,
    /// It may be left out.
    Never,
    /// It has to be there under some condition.
    Sometimes,
}

const ALWAYS: &str = "yes|y|true|t|required|mandatory|m|must|r|是|必需|必须|必填|必选|必传|√|✓|✔|✅|1|☑|●|有|必返|必|true required|需要|yes required|\
     white check mark|heavy check mark|check mark|ballot box with check|check|checked|tick|필수|예|да|có|bắt buộc|обязательный|обязательное";

const NEVER: &str = "no|n|false|f|optional|o|not required|non required|none required|non mandatory|not mandatory|否|可选|选填|非必填|非必须|非必需|非必传|非必选|\
     不必填|不必须|不必需|可空|可不填|×|✗|✘|❌|❎|x|○|0|无|不|非|不需要|not must|false optional|不是|选|nullable|\
     cross mark|negative squared cross mark|heavy multiplication x|no entry|no entry sign|cross|선택|아니오|нет|không|không bắt buộc|tùy chọn|необязательный|необязательное";

const SOMETIMES: &str = "conditional|c|条件必填|条件必须|条件|条件必选|有条件|depends|conditionally required|optional required|conditional required";

/// What the cell says.
#[must_use]
pub fn read(cell: &str) -> Option<Required> {
    let words = words(cell);
    if words.is_empty() || words.chars().count() > 60 {
        return None;
    }
    exact(&words).or_else(|| {
        // "Yes, if …", "No (default 1)", "required when …".
        let end = words.find([',', '(', ';', '，', '。', '.'])?;
        let first = exact(words[..end].trim())?;
        let rest = &words[end..];
        let conditional = ["if ", "when ", "unless ", "如果", "当"]
            .iter()
            .any(|word| rest.contains(word));
        Some(if conditional {
            Required::Sometimes
        } else {
            first
        })
    })
}

fn exact(words: &str) -> Option<Required> {
    let listed = |list: &str| list.split('|').any(|word| word == words);
    if listed(ALWAYS) {
        Some(Required::Always)
    } else if listed(NEVER) {
        Some(Required::Never)
    } else if listed(SOMETIMES) {
        Some(Required::Sometimes)
    } else {
        None
    }
}

/// Lower case, without emphasis and outer brackets.
fn words(cell: &str) -> String {
    let cell = cell
        .trim()
        .trim_matches(['*', '`', '_', ' ', '\u{a0}', '\u{200b}', '\u{fe0f}', ':'])
        .trim_end_matches(['.', '!', '。']);
    let bare = (cell.strip_prefix(['(', '（', '【', '[']))
        .and_then(|cell| cell.strip_suffix([')', '）', '】', ']']))
        .unwrap_or(cell);
    bare.to_lowercase()
        .replace('\u{fe0f}', "")
        .replace(['-', '_', '/'], " ")
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells() {
        for (cell, expected) in [
            ("Yes", Some(Required::Always)),
            ("**Y**", Some(Required::Always)),
            ("true", Some(Required::Always)),
            ("M", Some(Required::Always)),
            ("是", Some(Required::Always)),
            ("Có", Some(Required::Always)),
            ("Không bắt buộc", Some(Required::Never)),
            ("Không", Some(Required::Never)),
            ("[Required]", Some(Required::Always)),
            ("必填。", Some(Required::Always)),
            ("No", Some(Required::Never)),
            ("false", Some(Required::Never)),
            ("Optional", Some(Required::Never)),
            ("否", Some(Required::Never)),
            ("非必填", Some(Required::Never)),
            ("non-mandatory", Some(Required::Never)),
            ("Conditional", Some(Required::Sometimes)),
            ("Yes, if type is 2", Some(Required::Sometimes)),
            ("No (default 1)", Some(Required::Never)),
            ("-white_check_mark-", Some(Required::Always)),
            (":white_check_mark:", Some(Required::Always)),
            ("\u{2714}\u{fe0f}", Some(Required::Always)),
            (":x:", Some(Required::Never)),
            ("❌", Some(Required::Never)),
            ("", None),
            ("string", None),
            ("none", None),
            ("Yes or no, as you like", None),
        ] {
            assert_eq!(read(cell), expected, "{cell}");
        }
    }
}
