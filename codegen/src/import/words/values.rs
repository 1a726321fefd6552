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
     show hide masked encrypted signed bearer digest token key secret absent click clicked clicks keep kept drop \
     replaced shipped shipping returned return repaid partially payment payments pay payable settle settled settling \
     invoice invoiced bill billing billed unbilled charge charged pstn whatsapp viber zalo telegram messenger \
     facebook instagram twitter tiktok qq rcs mms h5 miniapp pc desktop tablet watch browser chrome firefox safari \
     edge windows macos linux manager owner member guest viewer editor author operator leader director assistant \
     trainee student teacher doctor patient buyer seller merchant vendor supplier partner distributor dealer courier \
     driver rider passenger refunding chargeback fraudulent legal illegal legitimate suspicious risk risky safe \
     unsafe trusted untrusted hot cold warm dead lead prospect opportunity deal won churn churned retained upgrade \
     upgraded downgrade downgraded lent borrow loan repayment installment principal interest penalty due predue \
     postdue writeoff legalaction annual quarterly biweekly fortnightly halfyearly yearly hourly twice forever \
     permanent temporary sunny raw cooked clean dirty used refurbished damaged broken repaired missing found stolen \
     summary detail details brief short long compact extended simple advanced expert beginner professional sync \
     synced syncing unsynced synchronous asynchronous async batch bulk realtime streaming stream uploaded uploading \
     download downloaded downloading export exported exporting importing parse parsed parsing preparing prepared \
     starting launching launched initializing initialized calculating generating generated rendering rendered \
     compress compressed encrypt decrypted decrypt hashed plaintext ciphertext md5 sha1 sha256 rsa aes des hmac \
     center middle top bottom front back inside outside north south east west apple google huawei xiaomi oppo vivo \
     samsung honor meizu mandarin cantonese spanish french german italian portuguese russian arabic hindi bengali \
     thai vietnamese indonesian malay tagalog filipino japanese korean usd eur gbp cny idr thb php vnd myr sgd hkd \
     inr lowest highest earliest latest newest oldest closest farthest fastest slowest cheapest fixed dynamic static \
     flexible range absolute percentage flat tiered intersect union except include included exclude excluded exists \
     letter lower upper numeric alphanumeric alphabet digit digits symbol special mixedcase pressed unpressed \
     keypress dtmfs collected hungup picked pickup noreply replied bridged bridging hunting routing routed overflowed \
     shortcall ringback earlymedia busytone congested unallocated vacated suspendednumber poweredoff intercepted \
     intercept filtered screened allowed forbidden prohibited restricted limited unlimited complaint complain consult \
     consultation inquiry presale aftersale sales support technical finance logistics operation inspect inspected \
     inspection uninspected nonfatal deducted bonus qualified unqualified subscribed unsubscribed optin optout \
     granted grant consent consented evaluated unevaluated invited uninvited participated unfinished wakeup sleep \
     resting rest toilet dinner coaching followup aftercall restored recovered rollback rolledback reverted \
     text2speech prerecorded recordedvoice clone cloned synthetic realperson inreview underreview examine examined \
     appealing disputed";

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
