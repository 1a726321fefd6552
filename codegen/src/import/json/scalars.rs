//! Names, texts, numbers and words as the forgiving reader takes them.

use serde_json::{Number, Value};

use super::lenient::Reader;

impl Reader<'_> {
    pub(super) fn key(&mut self) -> Option<String> {
        if matches!(self.peek(), Some('"' | '“' | '”' | '\'' | '‘')) {
            return self.string().map(|key| key.trim().to_owned());
        }
        let start = self.at;
        while self
            .peek()
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@' | '*'))
        {
            self.at += 1;
        }
        if self.at == start {
            return None;
        }
        self.forgive("names without quotes");
        Some(self.chars[start..self.at].iter().collect())
    }

    pub(super) fn string(&mut self) -> Option<String> {
        let open = self.peek()?;
        let straight = matches!(open, '"' | '\'');
        if open != '"' {
            self.forgive("quotes that are not JSON's");
        }
        self.at += 1;
        let mut text = String::new();
        while let Some(c) = self.peek() {
            self.at += 1;
            match c {
                '\\' => self.escape(&mut text),
                c if straight && c == open || !straight && matches!(c, '”' | '“' | '’' | '"') =>
                {
                    return Some(text);
                }
                // A quote that is never closed takes its line only.
                '\n' if !self.closes_later(open) => {
                    self.forgive("quotes that are not closed");
                    let text = text.trim_end().trim_end_matches(',').to_owned();
                    return Some(text);
                }
                c => text.push(c),
            }
        }
        self.forgive("quotes that are not closed");
        Some(text)
    }

    fn closes_later(&self, open: char) -> bool {
        self.chars[self.at..]
            .iter()
            .take(400)
            .take_while(|&&c| c != ':')
            .any(|&c| c == open)
    }

    fn escape(&mut self, text: &mut String) {
        let Some(c) = self.peek() else { return };
        self.at += 1;
        match c {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'b' | 'f' => {}
            'u' => {
                let digits: String = self.chars[self.at..].iter().take(4).collect();
                if let Ok(code) = u32::from_str_radix(&digits, 16) {
                    self.at += digits.chars().count();
                    text.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                }
            }
            c => text.push(c),
        }
    }

    /// A number, true, false, null, or a word that stands for a value.
    pub(super) fn word(&mut self) -> Option<Value> {
        let start = self.at;
        while self.peek().is_some_and(|c| {
            !matches!(c, ',' | '}' | ']' | '\n' | '，' | '{' | '[') && !self.is_remark()
        }) {
            self.at += 1;
        }
        let word: String = self.chars[start..self.at].iter().collect();
        let word = word.trim();
        if word.is_empty() {
            return None;
        }
        Some(match word.to_lowercase().as_str() {
            "null" | "none" | "nil" | "undefined" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => {
                if let Some(number) = number(word) {
                    return Some(Value::Number(number));
                }
                self.junk += 1;
                self.forgive("values without quotes");
                Value::String(word.trim_matches('"').to_owned())
            }
        })
    }
}

/// A number as JSON has it, an integer if it can be.
fn number(word: &str) -> Option<Number> {
    if let Ok(integer) = word.parse::<i64>() {
        // `007` is a text that has lost its quotes.
        let digits = word.trim_start_matches('-');
        return (digits.len() == 1 || !digits.starts_with('0')).then(|| integer.into());
    }
    if !word.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
        return None;
    }
    word.parse::<f64>().ok().and_then(Number::from_f64)
}
