//! Words that are common as values of enums. Values that a copied page has run together are cut into these.

/// Words that are values by themselves, a space between.
pub const COMMON: &str = "created pending finished cancelled canceled failed failure success successful completed complete processing \
     processed running paused pause stopped stop started start active inactive enabled disabled enable disable open \
     closed close new draft expired deleted delete approved rejected waiting queued queue sent sending delivered \
     undelivered undeliverable seen read unread received accepted submitted unknown other others none null normal \
     abnormal error timeout busy noanswer no_answer answered unanswered hangup ringing ring dialing calling connected \
     disconnected unreachable poweroff switchoff switchedoff outofarea outofservice holdline onhold cantuse \
     unregister unregistered wrongnum wrongnumber notmatch invalid valid blocked blacklist voicemail male female true \
     false yes no on off high low medium text image video audio document location contact contacts sticker template \
     interactive button list file voice sms email phone mobile web app android ios inbound outbound incoming outgoing \
     manual auto automatic system user agent robot bot human admin customer caller callee left right up down asc desc \
     day week month year hour minute daily weekly monthly once always never public private internal external header \
     body footer buttons marketing utility authentication online offline idle away available unavailable ready \
     prepaid postpaid credit debit init initial in_progress inprogress progress todo done archived verified \
     unverified partial full empty default custom basic standard premium free paid unpaid refunded get post put patch \
     head options wav mp3 amr pcm ogg aac m4a opus flac gsm mp4 jpg jpeg png gif pdf csv txt zip json form xml string \
     number integer boolean array object call calls wait waba line wecom append overwrite replace update create \
     insert merge skip ignore add remove edit url link quick_reply reply phone_number api crm excel import upload \
     webhook imported duplicated blacklisted whatsapp viber zalo telegram messenger facebook instagram wechat kakaotalk rcs mms \
     gsm7 ucs2";

/// Words that are values now and then, and parts of values as often, white space between.
pub const MORE: &str = include_str!("values.txt");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_there_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for word in COMMON.split(' ').chain(MORE.split_whitespace()) {
            assert!(seen.insert(word), "{word}");
            assert!(
                word.chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'),
                "{word}"
            );
        }
    }
}
