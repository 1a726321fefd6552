//! Runs and what they are cut into.

use super::*;

fn shown(text: &str, samples: &[&str]) -> String {
    run(text, false, samples, 1).map_or_else(String::new, |values| {
        values
            .list
            .iter()
            .filter_map(|one| one.value.as_str())
            .collect::<Vec<_>>()
            .join("|")
    })
}

#[test]
fn doubts_are_said() {
    let unsure = |text: &str| {
        let values = run(text, false, &["Paused"], 1);
        values.and_then(|values| values.unsure).unwrap_or_default()
    };
    assert!(unsure("枚举值:\nPausedStoppedLateDays").contains("`LateDays`"));
    assert!(!unsure("枚举值:\nPausedStoppedWrongNumber").contains('`'));
}

#[test]
fn digits() {
    let digits =
        |text: &str, samples: &[&str]| run(text, true, samples, 1).map(|values| values.list.len());
    assert_eq!(digits("枚举值:\n0123", &[]), Some(4));
    assert_eq!(digits("枚举值:\n12", &["1"]), Some(2));
    assert_eq!(digits("枚举值:\n12", &[]), None);
    assert_eq!(digits("枚举值:\n100200", &["100"]), None);
    assert_eq!(digits("1 new 3 old\n枚举值:\n13", &[]), Some(2));
    assert_eq!(digits("1 new 3 old\n枚举值:\n15", &[]), None);
}

#[test]
fn runs() {
    for (text, samples, expected) in [
        ("枚举值:\nmalefemale", &["male"][..], "male|female"),
        (
            "枚举值:\ncreatedpendingfailed",
            &[],
            "created|pending|failed",
        ),
        ("枚举值:\nABCDE……--", &["E"], "A|B|C|D|E|--"),
        (
            "枚举值:\nByCalleeByRobotCanceled",
            &["ByCallee"],
            "ByCallee|ByRobot|Canceled",
        ),
        (
            "枚举值:\nbusywrongnum notmatchnull",
            &[],
            "busy|wrongnum|notmatch|null",
        ),
        (
            "枚举值:\nImportedDuplicatedWrongNumber",
            &["Duplicated"],
            "Imported|Duplicated|WrongNumber",
        ),
        (
            "枚举值:\nPausedStoppedLateDays",
            &["Paused"],
            "Paused|Stopped|LateDays",
        ),
        ("枚举值:\nLateDaysShortTime", &[], ""),
        ("枚举值:\nABCDEF--", &["B"], "A|B|C|D|E|F|--"),
        ("枚举值:\nzzqxy", &[], ""),
        ("枚举值:\nappendzzqxy", &["append"], "append|zzqxy"),
        (
            "枚举值:\nclosedzzqxyexpired",
            &["closed"],
            "closed|zzqxy|expired",
        ),
        (
            "枚举值:\nInvalidNumberDuplicatedInBlacklist",
            &["InvalidNumber"],
            "InvalidNumber|Duplicated|InBlacklist",
        ),
        (
            "keyword, semantic, qzzx\nAllowed values:\nkeywordsemanticqzzx",
            &[],
            "keyword|semantic|qzzx",
        ),
        (
            "枚举值:\nnot_startedin_progressdoneon_hold",
            &[],
            "not_started|in_progress|done|on_hold",
        ),
        (
            "枚举值:\nsms_statussms_clicksms_zzz",
            &[],
            "sms_status|sms_click|sms_zzz",
        ),
        (
            "枚举值:\nMARKETINGQUICK_REPLYURL",
            &[],
            "MARKETING|QUICK_REPLY|URL",
        ),
        ("枚举值:\nPSTNSIPWhatsApp", &[], "PSTN|SIP|WhatsApp"),
        ("枚举值:\nen_USth_THid_ID", &[], "en_US|th_TH|id_ID"),
        (
            "枚举值:\ncall.finishedcall.missed",
            &[],
            "call.finished|call.missed",
        ),
        ("A text", &[], ""),
    ] {
        assert_eq!(shown(text, samples), expected, "{text}");
    }
}
