//! Values without a word on them.

use super::*;

#[test]
fn words_without_meanings() {
    for (text, samples, expected) in [
        (
            "Component type, including: HEADER, BODY, FOOTER",
            &[][..],
            "HEADER|BODY|FOOTER",
        ),
        (
            "One of `text`, `image` or `video`.",
            &[],
            "text|image|video",
        ),
        ("Possible values: asc, desc", &[], "asc|desc"),
        ("取值：GET、POST", &[], "GET|POST"),
        (
            "Receipt status (failed, delivered, seen, expired)",
            &[],
            "failed|delivered|seen|expired",
        ),
        ("Direction (in, out)", &["in"], "in|out"),
        ("Direction (in, out)", &[], "in|out"),
        ("Place (here, there)", &[], ""),
        ("Strategy name, e.g., \"One\", \"Two\"", &[], ""),
        ("MD5 or SHA256, default to MD5", &[], "MD5|SHA256"),
        (
            "通话结果（客服接听、客户未接、已转出）",
            &["客服接听"],
            "客服接听|客户未接|已转出",
        ),
        ("通话结果（客服接听、客户未接）", &[], ""),
        (
            "Type: image/png, video/mp4, text/csv",
            &[],
            "image/png|video/mp4|text/csv",
        ),
        ("Kind (TEXT/IMAGE/VOICE)", &[], "TEXT|IMAGE|VOICE"),
        ("Can be empty", &[], ""),
        ("queued, sent or failed", &[], "queued|sent|failed"),
        ("email or phone", &[], ""),
        ("One of text, image or template", &[], "text|image|template"),
        ("Supports letters, digits and symbols", &[], ""),
        ("Details (see the page on tasks, calls, orders)", &[], ""),
        ("Comma separated: SMS,VOICE,MMS", &[], ""),
        ("Possible values: GET POST", &[], "GET|POST"),
        ("Possible values: see below", &[], ""),
        (
            "Kind of line. `fixed`, `mobile-a` or `mobile-b`",
            &[],
            "fixed|mobile-a|mobile-b",
        ),
        ("outbound or inbound", &["inbound"], "outbound|inbound"),
        (
            "Button type, quick_reply or url",
            &["url"],
            "quick_reply|url",
        ),
        ("\"true\" or \"hangup\".", &[], "true|hangup"),
    ] {
        assert_eq!(with(&DraftType::String, text, samples), expected, "{text}");
    }
}

#[test]
fn more_spellings_without_meanings() {
    for (text, expected) in [
        ("ASC|DESC", "ASC|DESC"),
        ("Status of the job\n\"created\" \"done\"", "created|done"),
        (
            "Why it ended. Possible values are:\nNormal end\nNo funds\nInternal error (billing)",
            "Normal end|No funds|Internal error (billing)",
        ),
        ("EncodingMethod: GSM7，UCS2；DefaultIsGSM7", "GSM7|UCS2"),
        (
            "Result. Allowed values:\nanswered picked_up recorded",
            "answered|picked_up|recorded",
        ),
        ("Possible values: the list below", ""),
        ("Own voice, for example:\n{\"a\": \"b\", \"c\": \"d\"}", ""),
        (
            "Whether the call was \"inbound\" (from a customer) or \"outbound\" (to one).",
            "inbound=from a customer|outbound=to one",
        ),
        ("Shown only for phones: on or off", "on|off"),
        ("Lead: \"good\", \"bad\", or \"null\"", "good|bad"),
        (
            "Value format: \"Bearer x\"\nExample value: \"Bearer u-1\"",
            "",
        ),
        (
            "The state.\nPossible values:\n\"init\" \"in-progress\" \"done\"",
            "init|in-progress|done",
        ),
        (
            "Which.\nAllowed values:\nstart_time end_time\nDefault:start_time",
            "start_time|end_time",
        ),
        (
            "What it did\nAllowed values: Phone Call | Incoming Fax | Park",
            "Phone Call|Incoming Fax|Park",
        ),
        ("Example value: \"Title\"\nData rules:\nLength: 1 to 5", ""),
        ("Models, such as\nfor text: a, b", ""),
        (
            "Type of stickers, pass “regular”, “mask”, or “custom”. By default, a regular one is made",
            "regular|mask|custom",
        ),
        ("Order: asc|desc", "asc|desc"),
        ("Either sms or voice", "sms|voice"),
        ("Sent either by sms or voice", ""),
        ("Must be either sms or voice.", "sms|voice"),
        ("Type of call: inbound or outbound", "inbound|outbound"),
        ("Contact: email or phone", ""),
        ("Allowed values are: a1, b2 and c3.", "a1|b2|c3"),
        ("Accepted values\n- text\n- image", "text|image"),
        (
            "Can be one of the following: red; green; blue",
            "red|green|blue",
        ),
        ("Options: low / medium / high", "low|medium|high"),
        ("enum: [on, off]", "on|off"),
        ("取值范围：A、B、C", "A|B|C"),
        ("取值：A和B", "A|B"),
        ("只能是 SMS 或 VOICE", "SMS|VOICE"),
        ("可选值：asc,desc", "asc|desc"),
        ("取值为“on”或“off”", "on|off"),
        ("支持 mp3、wav", ""),
        ("支持 mp3、wav、amr", "mp3|wav|amr"),
        ("枚举：OPEN/CLOSED", "OPEN|CLOSED"),
        ("Such as red, green, blue", ""),
        ("例如：red、green、blue", ""),
        ("Name, age and address of the user", ""),
        ("Letters, digits, \"-\" and \"_\"", ""),
        ("Caller, callee, duration", ""),
        ("Separated by commas: a, b, c", ""),
        (
            "Possible values: \"in progress\", \"done\"",
            "in progress|done",
        ),
        ("The format is mp3, wav or ogg", "mp3|wav|ogg"),
        (
            "Why it broke. \"null\" unless \"status\" is \"FAILED\" or \"EXPIRED\".",
            "",
        ),
        (
            "Enum: \"queued\" \"open\" \"closed\"\nAt first it is queued or open.",
            "queued|open|closed",
        ),
        (
            "Where it is. Can be: waiting, on_board, returned or delivered.",
            "waiting|on_board|returned|delivered",
        ),
    ] {
        assert_eq!(with(&DraftType::String, text, &[]), expected, "{text}");
    }
}

#[test]
fn numbers_without_meanings() {
    for (text, expected) in [
        ("0 or 1", "0|1"),
        ("Flag (0/1)", "0|1"),
        ("从 1970 年 1 月 1 日 0 点 0 分开始", ""),
        ("Seconds\nDefault:\n5\n>= 1\n<= 60", ""),
        ("并发数\n最大值: 500\n最小值: 1", ""),
        (
            "Seconds, [0,3600], \"0\" for never, \"3600\" for an hour",
            "",
        ),
        ("取值范围为 [0,604800000]", ""),
        ("Range: [1, 500]", ""),
        ("8000 or 16000", "8000|16000"),
        ("Cents an hour, 100 or 200", "100|200"),
        ("采样率，16000、8000，固定值", "16000|8000"),
        ("Possible values: 1, 2, 3", "1|2|3"),
        ("取值：0、1", "0|1"),
        ("Waits 1 or 2 seconds", ""),
        ("1 or 2 seconds", ""),
        ("Between 0 and 1", ""),
        ("At most 10 or 20", ""),
    ] {
        assert_eq!(with(&DraftType::Integer, text, &[]), expected, "{text}");
    }
}

#[test]
fn what_is_run_together_is_no_list() {
    let text =
        "枚举值:\nbusycantuseholdlineswitchoffoutofareaunregisterwrongnum notmatchnormalnull";
    let values = read(&DraftType::String, text, None, true, &["busy"], 1).expect("values");
    assert_eq!(values.list.len(), 10, "{values:?}");
    assert!(values.unsure.is_some());
}
