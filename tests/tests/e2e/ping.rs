//! The one operation of Callbot with an envelope of its own.

use dialcraft::callbot::{BlockingClient, Credentials, PingRequest};
use dialcraft::{ErrorKind, Options, Verification};

use crate::support::{UUID, callbot_credentials, options, server};

#[test]
fn an_answer_without_the_usual_envelope_is_a_success() {
    let server = server();
    let client = BlockingClient::with_options(callbot_credentials(), options(&server)).unwrap();
    let answer = client.ping(&PingRequest::new("hello")).unwrap();
    assert_eq!(answer.code, 0);
    assert!(answer.timestamp.as_raw() > 0);
}

#[test]
fn a_refusal_is_told_by_its_own_members() {
    let server = server();
    let options: Options = options(&server).with_verification(Verification::Off);
    let wrong = Credentials::new(UUID, "another secret");
    let client = BlockingClient::with_options(wrong, options).unwrap();
    let error = client.ping(&PingRequest::new("hello")).unwrap_err();
    let ErrorKind::Api(api) = error.kind() else {
        panic!("{error}");
    };
    assert_eq!(api.code, 6, "{error}");
    assert!(error.vendor_request_id().is_some());
}
