//! A foreign client: Python's hashlib, signing as the vendors' pages show. Needs Python 3, and says so if there is none.

use std::process::Command;

use tablewright_mock::Verdict;

use crate::support::{ACCESS_KEY, ACCESS_SECRET, SECRET, UUID, server};

const SCRIPT: &str = r#"
import hashlib, json, sys, time, urllib.request, uuid

base, secret, account, key, key_secret = sys.argv[1:]

def post(path, body, headers):
    request = urllib.request.Request(base + path, data=body.encode("utf-8"), headers=headers, method="POST")
    with urllib.request.urlopen(request) as answer:
        return answer.read().decode("utf-8"), {name.lower(): value for name, value in answer.headers.items()}

body = json.dumps({"productID": "callbot", "userTaskID": "task", "orderIDs": ["order-1"]})
stamp, request_id = str(int(time.time())), uuid.uuid4().hex
raw = "%s&body=%s&createTs=%s&requestID=%s&uuid=%s"
sign = hashlib.md5((raw % (secret, body, stamp, request_id, account)).encode("utf-8")).hexdigest().upper()
text, headers = post("/callcentre/api/v3/stopOrder", body, {
    "requestID": request_id, "uuid": account, "createTs": stamp, "sign": sign, "Content-Type": "application/json",
})
assert json.loads(text)["retCode"] == 0, text
expected = hashlib.md5((raw % (secret, text, headers["createts"], request_id, account)).encode("utf-8"))
assert headers["sign"] == expected.hexdigest().upper(), headers

body = json.dumps({"tenantId": 144, "orderId": "订单-1"}, ensure_ascii=False)
fields = {"accessKey": key, "action": "cc", "bizType": "8", "ts": str(int(time.time() * 1000))}
raw = "&".join("%s=%s" % (name, fields[name]) for name in sorted(fields)) + "&body=" + body + "&accessSecret=" + key_secret
fields["sign"] = hashlib.md5(raw.encode("utf-8")).hexdigest()
fields["Content-Type"] = "application/json"
text, _ = post("/saas/cc/openapi/cdr/queryByOrderId", body, fields)
assert json.loads(text)["code"] == 0, text
print("both accepted")
"#;

#[test]
fn a_python_script_is_understood_and_understands() {
    let version = Command::new("python3").arg("--version").output();
    if !version.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: there is no Python 3");
        return;
    }
    let server = server();
    let base_url = server.base_url();
    let arguments = [
        "-c",
        SCRIPT,
        &base_url,
        SECRET,
        UUID,
        ACCESS_KEY,
        ACCESS_SECRET,
    ];
    let output = Command::new("python3").args(arguments).output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(output.status.success(), "{err}");
    assert_eq!(out.trim(), "both accepted");
    let verdicts: Vec<_> = server
        .requests()
        .into_iter()
        .map(|seen| seen.verdict)
        .collect();
    assert_eq!(verdicts, [Verdict::Accepted, Verdict::Accepted]);
}
