//! What a person would write by hand for listOrderDetail: owned structs, derived serde, hand-written open enums.

use serde::{Deserialize, Deserializer};

macro_rules! open_enum {
    ($name:ident { $($value:literal => $variant:ident),* $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($variant,)* Other(i64) }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Ok(match i64::deserialize(deserializer)? {
                    $($value => Self::$variant,)*
                    other => Self::Other(other),
                })
            }
        }
    };
}

open_enum!(CallStatus {
    1 => V1, 2 => V2, 3 => V3, 4 => V4, 5 => V5, 6 => V6, 8 => V8, 9 => V9, 10 => V10, 11 => V11, 12 => V12,
    13 => V13, 14 => V14, 15 => V15, 16 => V16, 17 => V17, 18 => V18, 19 => V19, 20 => V20, 21 => V21, 25 => V25,
});
open_enum!(AgentCallStatus { 1 => V1, 2 => V2, 3 => V3, 4 => V4, 5 => V5, 6 => V6 });
open_enum!(SmsSendState { 0 => V0, 1 => V1, 2 => V2, 3 => V3, 4 => V4 });
open_enum!(RecordRole { 1 => V1, 2 => V2, 3 => V3 });
open_enum!(RecordType { 1 => V1, 2 => V2, 3 => V3, 4 => V4, 5 => V5 });
open_enum!(HangupParty { 0 => V0, 1 => V1, 2 => V2 });

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    pub ret_code: i64,
    pub ret_msg: String,
    #[serde(rename = "responseID")]
    pub response_id: String,
    pub order_detail_list: Vec<Order>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    #[serde(rename = "orderID")]
    pub order_id: String,
    pub user_phone: String,
    pub user_name: String,
    #[serde(rename = "sceneID")]
    pub scene_id: String,
    #[serde(rename = "userTaskID")]
    pub user_task_id: String,
    #[serde(rename = "taskID")]
    pub task_id: String,
    pub finish: bool,
    pub other: String,
    pub call_info_detail_list: Vec<Call>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Call {
    #[serde(rename = "callID")]
    pub call_id: String,
    pub calling_number: String,
    pub line_address: String,
    pub call_status: CallStatus,
    pub call_start_ts: i64,
    pub call_answer_ts: i64,
    pub call_end_ts: i64,
    pub call_duration: i64,
    pub call_audio_url: String,
    pub hangup_cause: String,
    pub term_sip_code: String,
    pub intents: Vec<Intent>,
    pub sms: Option<Vec<Sms>>,
    pub agent: Option<Agent>,
    pub params: Option<Vec<Variable>>,
    pub record_detail: Option<Vec<Record>>,
}

#[derive(Debug, Deserialize)]
pub struct Intent {
    #[serde(rename = "intentID")]
    pub intent_id: String,
    #[serde(rename = "intentTag")]
    pub intent_tag: String,
    #[serde(rename = "intentName")]
    pub intent_name: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sms {
    pub sms_send_ts: SmsSendState,
    #[serde(rename = "sysMessageID")]
    pub sys_message_id: String,
    pub sms_content: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Agent {
    pub agent_name: Option<String>,
    pub agent_group: Option<String>,
    pub agent_call_status: Option<AgentCallStatus>,
    pub agent_call_elapsed: Option<i64>,
    pub agent_label: Option<String>,
    pub manual_call_start: Option<i64>,
    pub manual_call_answer: Option<i64>,
    pub manual_hangup_by: HangupParty,
    pub manual_call_end: Option<i64>,
}

#[derive(Debug, Deserialize)]
pub struct Variable {
    pub name: String,
    pub value: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    pub record_word: String,
    pub record_index: i64,
    pub record_role: RecordRole,
    pub record_type: RecordType,
    #[serde(rename = "nodeID")]
    pub node_id: String,
    pub node_desc: String,
    pub create_ts: i64,
}
