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
     webhook imported duplicated blacklisted";

/// Words that are values now and then, and parts of values as often.
pub const MORE: &str = "mixed single multiple multi both either any all only first last next previous final main backup primary \
     secondary weekday weekdays weekend holiday morning afternoon evening night today yesterday tomorrow monday \
     tuesday wednesday thursday friday saturday sunday english chinese keyword semantic silence silent speed \
     interrupt interrupted skill group team supervisor monitor whisper barge coach listen listening dial dialed \
     dialer predictive preview progressive power campaign survey satisfied dissatisfied neutral positive negative \
     good bad excellent fair poor pass passed reject appeal appealed review reviewing reviewed audit auditing audited \
     revoke revoked refund bound unbound binding bind unbind allocated assigned unassigned reserved released frozen \
     locked unlocked suspended resumed terminated ended finish warming scheduled schedule immediate timing delayed \
     retry retrying redial recall recalled callback transfer transferred transferring forwarded forward diverted park \
     parked hold mute muted record recording recorded play playing speak speaking tts asr dtmf ivr fax flash plain \
     rich carousel card cards reaction order product catalog flow poll promotion promotional transactional \
     transaction notification notice alert warning reminder otp verification code captcha login logout register \
     registered signup small large big fast slow urgent critical info debug fatal trace date datetime time float \
     double decimal option select radio checkbox dropdown input cash bank wallet alipay wechat paypal gold silver \
     bronze vip sip rtp wss tcp udp tls http https early declined congestion personal enterprise company business \
     individual domestic international local national global tollfree landline geographic black white grey gray red \
     green blue yellow orange purple pink whitelist allowlist blocklist woman man married relative colleague spouse \
     promise refuse refused refusal dispute overdue collection debtor guarantor friend parent child pull push pushed \
     receive send sender receiver recipient broadcast direct peer chat channel room topic thread message messages \
     session sessions conversation ticket task tasks orders numbers users client server service services account \
     source target origin destination country region city state province district area address street postcode \
     language locale currency amount price fee cost balance credits minutes seconds hours days weeks months years \
     count total sum average min max rate ratio percent quantity size length width height weight duration period \
     interval frequency limit quota expiring renewing renewed renew trial demo test live sandbox production staging \
     development linear random roundrobin sequential parallel priority weighted longest shortest least most wrapup \
     break lunch training meeting dnd acw offhook onhook answeredby machine voicebot greeting beep tone music welcome \
     thanks goodbye question answer score rating level rank grade intent entity node branch end begin condition \
     variable script prompt slot uncertain interested uninterested willing unwilling intention agree agreed disagree \
     disagreed confirm confirmed unconfirmed deny denied accept decline reached unreached attempted abandoned \
     overflow dropped missed lost noise spam fraud scam abusive duplicate duplicates similar exact fuzzy prefix \
     suffix contains equal equals greater less between before after while during since until hidden visible shown \
     show hide masked encrypted signed bearer digest token key secret";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_there_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for word in COMMON.split(' ').chain(MORE.split(' ')) {
            assert!(seen.insert(word), "{word}");
            assert_eq!(word.trim(), word.to_lowercase());
        }
    }
}
