//! Descriptions, and the values that are read from them.

use proptest::prelude::*;

use super::*;

fn shown(ty: &DraftType, text: &str) -> String {
    with(ty, text, &[])
}

fn with(ty: &DraftType, text: &str, samples: &[&str]) -> String {
    read(ty, text, None, false, samples, 1).map_or_else(String::new, |values| {
        let parts: Vec<String> = values
            .list
            .iter()
            .map(|one| {
                let value = one
                    .value
                    .as_str()
                    .map_or_else(|| one.value.to_string(), str::to_owned);
                if one.text.is_empty() {
                    value
                } else {
                    format!("{value}={}", one.text)
                }
            })
            .collect();
        parts.join("|")
    })
}

#[test]
fn numbers_in_many_spellings() {
    for (text, expected) in [
        (
            "Whether to delete, 0: none, 1: delete (use with caution)",
            "0=none|1=delete (use with caution)",
        ),
        (
            "How it dials: 0 - none, 2 - tested first, 1 - by ratio",
            "0=none|2=tested first|1=by ratio",
        ),
        (
            "Answered: 0 for all, 1 for unanswered, 2 for answered",
            "0=all|1=unanswered|2=answered",
        ),
        (
            "Number type.\n0: Other types\n1: Fixed-line number\n2: Mobile",
            "0=Other types|1=Fixed-line number|2=Mobile",
        ),
        (
            "Check type: 1: Basic; 4: Call; 5: HLR",
            "1=Basic|4=Call|5=HLR",
        ),
        ("1. start\n2. stop\n3. pause", "1=start|2=stop|3=pause"),
        (
            "SortType: 0=Ascending，1=Descending；DefaultIs0",
            "0=Ascending|1=Descending",
        ),
        (
            "Who hung up 0: none, 1: Agent, 2: User",
            "0=none|1=Agent|2=User",
        ),
        ("状态：1-成功，2-失败", "1=成功|2=失败"),
        ("是否重拨 0否 1是，默认0", "0=否|1=是"),
        ("状态 0未开始 1进行中 2已完成", "0=未开始|1=进行中|2=已完成"),
        ("0 means off, 1 means on", "0=off|1=on"),
        ("1 表示男，2 表示女", "1=男|2=女"),
        ("Status (1=open, 2=closed)", "1=open|2=closed"),
        ("1 -> open, 2 -> closed", "1=open|2=closed"),
        ("none(0), delete(1)", "0=none|1=delete"),
        ("male=1, female=2", "1=male|2=female"),
        ("-1: error, 0: ok", "-1=error|0=ok"),
        ("Status ID: 0 for success, 1-10000 for failure", ""),
        ("0 for success, others for failure", ""),
        ("Kind: 1 agent, 2 robot", "1=agent|2=robot"),
        ("State, 0 offline 1 online", "0=offline|1=online"),
        ("Between 1 and 20", ""),
        ("Wait 1 second, then 2 seconds", ""),
        ("A value from 1-20", ""),
        ("Start at 06:13, end at 07:15", ""),
        ("Default 10, maximum 100", ""),
    ] {
        assert_eq!(shown(&DraftType::Integer, text), expected, "{text}");
    }
}

#[test]
fn words_with_meanings() {
    for (text, expected) in [
        (
            "Whether it passed. YES: Passed; NO: Not passed",
            "YES=Passed|NO=Not passed",
        ),
        (
            "Whether valid. \"YES\": Yes; \"NO\": No; \"UNKNOWN\": Unknown",
            "YES=Yes|NO=No|UNKNOWN=Unknown",
        ),
        (
            "Response status.\nbell: Ringing\nno_response: No response from user",
            "bell=Ringing|no_response=No response from user",
        ),
        (
            "Status: \"ok\": reserved; \"taken\": not free",
            "ok=reserved|taken=not free",
        ),
        (
            "Load: low - less than half; mid - up to nine tenths; high - more",
            "low=less than half|mid=up to nine tenths|high=more",
        ),
        ("Kind: retail, trade or staff", "retail|trade|staff"),
        ("A day, for example: 2020-01-01", ""),
        ("Format: yyyy-MM-dd, zone: UTC", ""),
        ("Title of the task", ""),
        ("Sender's name, see: https://a.example/b", ""),
    ] {
        assert_eq!(shown(&DraftType::String, text), expected, "{text}");
    }
}

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
fn more_spellings_with_meanings() {
    for (text, expected) in [
        // Signs.
        ("\"A\" – alpha\n\"B\" – beta", "A=alpha|B=beta"),
        ("\"A\" – alpha / \"B\" – beta", "A=alpha|B=beta"),
        ("\"M\" (male) or \"F\" (female)", "M=male|F=female"),
        ("M (male), F (female)", "M=male|F=female"),
        ("Gender: M=male, F=female", "M=male|F=female"),
        ("Y-yes, N-no", "Y=yes|N=no"),
        (
            "ASC-ascending；DESC-descending",
            "ASC=ascending|DESC=descending",
        ),
        ("asc for ascending", ""),
        (
            "\"asc\" for rising, \"desc\" for falling",
            "asc=rising|desc=falling",
        ),
        (
            "Set to \"once\" for a single run or \"daily\" for one each day",
            "once=a single run|daily=one each day",
        ),
        (
            "AUTO means by itself; HAND means by a person",
            "AUTO=by itself|HAND=by a person",
        ),
        ("sms => a text, call => a ring", "sms=a text|call=a ring"),
        ("IDLE 空闲，BUSY 通话中", "IDLE=空闲|BUSY=通话中"),
        ("IDLE表示空闲；BUSY表示通话中", "IDLE=空闲|BUSY=通话中"),
        ("AI机器人", ""),
        (
            "• queued: waiting\n• sent: on its way\n• failed: given up",
            "queued=waiting|sent=on its way|failed=given up",
        ),
        (
            "Status\n- open: still to do\n- done: finished",
            "open=still to do|done=finished",
        ),
        ("English (\"en\"), French (\"fr\")", "en=English|fr=French"),
        ("Used for calls, needed for messages", ""),
        (
            "Load: LOW low, NORMAL normal, HIGH high",
            "LOW=low|NORMAL=normal|HIGH=high",
        ),
        (
            "State：ON SwitchedOn，OFF SwitchedOff",
            "ON=SwitchedOn|OFF=SwitchedOff",
        ),
    ] {
        assert_eq!(with(&DraftType::String, text, &[]), expected, "{text}");
    }
}

#[test]
fn words_with_meanings_in_running_text() {
    for (text, expected) in [
        ("API key, IP address", ""),
        ("Sent as WSSE realm=\"S\",profile=\"U\",type=\"A\"", ""),
        ("名单，格式为 JSONArray，如 [\"id1\",\"id2\"]", ""),
        (
            "DEFAULT: as the account has it; ALL: everything; NONE: nothing",
            "DEFAULT=as the account has it|ALL=everything|NONE=nothing",
        ),
        ("JSON 字符串 示例值：{\"kind\":\"x\",\"app\":13}", ""),
        (
            "Icon. Example value: \"vc\"\nOptional values are:\nvc: a camera\nlive: a stream\ndefault: none\nData rules:\nMaximum length: 16",
            "vc=a camera|live=a stream|default=none",
        ),
        (
            "Where to: in - incoming, out - outgoing. If not given, all",
            "in=incoming|out=outgoing",
        ),
        (
            "类型，默认为single，表示发送给客户，group表示发送给客户群",
            "single=发送给客户|group=发送给客户群",
        ),
        (
            "协议：\nOpenAI协议(包括其他)：\"openai\"\nAzure协议：\"azure\"",
            "openai=OpenAI协议|azure=Azure协议",
        ),
        (
            "模型名称，如\nA协议\"a-1\"、\"a-2\"；\nB协议\"b-1\"、\"b-2\"",
            "",
        ),
        (
            "日程状态：\nconfirmed：正常\ncancelled：已取消",
            "confirmed=正常|cancelled=已取消",
        ),
        (
            "回复状态：\nneedsAction：未操作\naccepted：已接受\ntentative：暂定",
            "needsAction=未操作|accepted=已接受|tentative=暂定",
        ),
        ("Start. Formatis:yyyy-MM-ddHH:mm:ss", ""),
        ("Formatis: yyyy-MM-dd HH:mm:ss, zone: UTC", ""),
        (
            "Values: \"a\" (one thing), \"b\" (another) or \"c\", whichever is there",
            "a=one thing|b=another|c",
        ),
        (
            "Possible values: \"x\", \"y\", \"z\". \"x\" is best for pictures, \"y\" is best for text.",
            "x|y|z",
        ),
        ("Amount (USD), rate (%)", ""),
        ("Add a \"w\" to wait a second and a \"W\" to wait two", ""),
        ("Headers by commas. Example: head1=val1,head2=val2", ""),
        (
            "来源(manual手动 api接口 robot机器人)",
            "manual=手动|api=接口|robot=机器人",
        ),
        ("录制的 M3U8 文件和 MP4 文件的名字", ""),
        ("与“场景API”中的“userData”一致", ""),
        ("Default: none. Note: see below", ""),
        ("asc: up, desc: down, default: asc", "asc=up|desc=down"),
    ] {
        assert_eq!(with(&DraftType::String, text, &[]), expected, "{text}");
    }
}

#[test]
fn more_numbers_with_meanings() {
    for (text, expected) in [
        ("0-off 1-on", "0=off|1=on"),
        ("0 (female) or 1 (male)", "0=female|1=male"),
        ("0 to disable, 1 to enable", "0=disable|1=enable"),
        ("1 if answered, 0 if not", "1=answered|0=not"),
        ("1 when open; 2 when closed", "1=open|2=closed"),
        ("0 stands for none, 1 stands for all", "0=none|1=all"),
        ("(0) none (1) all", "0=none|1=all"),
        ("[0] none, [1] all", "0=none|1=all"),
        ("1) open 2) closed", "1=open|2=closed"),
        ("success: 0, failure: 1", "0=success|1=failure"),
        ("状态(0-停用 1-启用)", "0=停用|1=启用"),
        ("类型：0、普通；1、加急", "0=普通|1=加急"),
        ("1:男;2:女;0:未知", "1=男|2=女|0=未知"),
        ("0:否 1:是", "0=否|1=是"),
        ("1为启用，0为禁用", "1=启用|0=禁用"),
        ("1、文本 2、图片 3、语音", "1=文本|2=图片|3=语音"),
        ("男：1，女：2", "1=男|2=女"),
        ("-1表示失败，0表示成功", "-1=失败|0=成功"),
        ("1 -- open, 2 -- closed", "1=open|2=closed"),
        ("From 1 to 5", ""),
        ("1 to 5 retries, 2 to 9 calls", ""),
        ("最多3次，间隔5秒", ""),
        ("1个月，2天", ""),
    ] {
        assert_eq!(with(&DraftType::Integer, text, &[]), expected, "{text}");
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

const SCRAPS: [&str; 40] = [
    "0",
    "1",
    "2",
    "-1",
    "10",
    "a",
    "A",
    "asc",
    "DESC",
    "no-answer",
    "for",
    "when",
    "is",
    "or",
    "and",
    "means",
    "表示",
    "是",
    "或",
    "状态",
    ":",
    "：",
    "=",
    "-",
    " - ",
    "->",
    ",",
    "，",
    "、",
    ";",
    "/",
    "|",
    "(",
    ")",
    "\"",
    "'",
    ".",
    "\n",
    " ",
    "Possible values:",
];

proptest! {
    #[test]
    fn any_description_is_read(
        scraps in proptest::collection::vec(proptest::sample::select(&SCRAPS[..]), 0..40),
        is_enum in any::<bool>(),
    ) {
        let text = scraps.concat();
        for ty in [DraftType::Integer, DraftType::String] {
            let read = read(&ty, &text, Some(&text), is_enum, &["a"], 1);
            prop_assert!(read.is_none_or(|values| values.list.len() > 1), "{text}");
        }
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
