//! Values that the description explains.

use super::*;

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
