//! A large answer of listOrderDetail: 500 orders with two calls of ten lines each, about 3 MB.

use serde_json::{Value, json};

/// The body.
pub fn large_answer() -> Vec<u8> {
    let orders: Vec<Value> = (0..500).map(order).collect();
    let answer = json!({
        "retCode": 0,
        "retMsg": "success",
        "responseID": "d2b0e0a4f3c94b6c8f0d8d7c6b5a4938",
        "orderDetailList": orders,
    });
    answer.to_string().into_bytes()
}

fn order(index: u64) -> Value {
    json!({
        "orderID": format!("order-{index:08}-0123456789abcdef"),
        "userPhone": format!("86156{index:08}"),
        "userName": "Test 用户",
        "sceneID": "scene-0042",
        "userTaskID": "task-2024-12-16-0001",
        "taskID": "t-9f8e7d6c5b4a39281706f5e4d3c2b1a0",
        "finish": index % 3 != 0,
        "other": "",
        "callInfoDetailList": [call(index, 0), call(index, 1)],
    })
}

fn call(index: u64, turn: u64) -> Value {
    let status = [6, 10, 12, 9][(index % 4) as usize];
    let start = 1_734_307_200 + index * 60 + turn * 20;
    let lines: Vec<Value> = (0..10).map(|line| record(start, line)).collect();
    json!({
        "callID": format!("call-{index:08}-{turn}-0123456789abcdef"),
        "callingNumber": "862150001234",
        "lineAddress": "10.20.30.40:5060",
        "callStatus": status,
        "callStartTs": start,
        "callAnswerTs": start + 5,
        "callEndTs": start + 65,
        "callDuration": 60,
        "callAudioUrl": format!("https://records.example/2024/12/{index}-{turn}.wav"),
        "hangupCause": "NORMAL_CLEARING",
        "termSipCode": "200",
        "intents": [{ "intentID": "i-1", "intentTag": "A", "intentName": "interested" }],
        "sms": [{ "smsSendTs": 1, "sysMessageID": "m-1", "smsContent": "Thank you for your time." }],
        "agent": {
            "agentName": null,
            "agentGroup": null,
            "agentCallStatus": null,
            "agentCallElapsed": null,
            "agentLabel": null,
            "manualCallStart": null,
            "manualCallAnswer": null,
            "manualHangupBy": 0,
            "manualCallEnd": null,
        },
        "params": [{ "name": "amount", "value": "120.50" }],
        "recordDetail": lines,
    })
}

fn record(start: u64, line: u64) -> Value {
    json!({
        "recordWord": "This is what was said, a sentence of middling length; 大约二十个字。",
        "recordIndex": line,
        "recordRole": 1 + line % 3,
        "recordType": 1 + line % 5,
        "nodeID": format!("node-{line}"),
        "nodeDesc": "Greeting and purpose of the call",
        "createTs": start + line,
    })
}
