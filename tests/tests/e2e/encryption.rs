//! AI Rudder's encrypted transport over real HTTP: what is on the wire, both ways, and what is refused.

use dialcraft::runtime::SignatureFault;
use dialcraft::{ErrorKind, airudder};
use tablewright_mock::Verdict;

use crate::support::{ENCRYPTION_KEY, airudder_credentials, options, run, sample_request, server};

const TASK: &str = "69f531a01a9df58aa6de2487be610abb";

fn credentials() -> airudder::Credentials {
    airudder_credentials().with_encryption_key(ENCRYPTION_KEY)
}

#[test]
fn bodies_and_query_strings_are_encrypted() {
    let server = server();
    let client = airudder::BlockingClient::with_options(credentials(), options(&server)).unwrap();
    client
        .task_detail(&airudder::TaskDetailRequest::new(TASK))
        .unwrap();
    client
        .stop_task(&airudder::StopTaskRequest::new(TASK))
        .unwrap();
    let seen = server.requests();
    assert!(
        seen.iter()
            .all(|request| request.verdict == Verdict::Accepted)
    );

    let [auth, detail, stop] = seen.as_slice() else {
        panic!("{seen:?}");
    };
    assert!(!auth.headers.contains_key("is-encrypted"));
    // The query string of the vendor's own example.
    assert_eq!(
        detail.query,
        "qbj8cnqKnqR66qDS49ib9ymU1mpMCyp8Dm0gS1VvmnEqTxPGSBzruAU1sapP+cye"
    );
    assert_eq!(detail.headers["is-encrypted"], "1");
    assert_eq!(
        detail.headers["signed"],
        "6956d7af4c89b89f19f9ae0a8be4bcf12abe7c6ed893691733f3480ad3f3aabc"
    );
    let body = std::str::from_utf8(&stop.body).unwrap();
    assert!(!body.contains('{') && !body.contains(TASK), "{body}");
    assert!(
        stop.headers["authorization"]
            .to_str()
            .unwrap()
            .starts_with("Token ")
    );
}

#[test]
fn both_clients_read_encrypted_answers() {
    let server = server();
    let request = sample_request("airudder", "createWorkflow");
    let request = airudder::CreateWorkflowRequest::from_json(request.as_bytes()).unwrap();
    let client = airudder::Client::with_options(credentials(), options(&server)).unwrap();
    let blocking = airudder::BlockingClient::with_options(credentials(), options(&server)).unwrap();
    let created = run(client.create_workflow(&request)).unwrap();
    assert_eq!(created, blocking.create_workflow(&request).unwrap());
    assert!(created.data.and_then(|data| data.workflow_id).is_some());
}

#[test]
fn without_the_key_messages_are_plain() {
    let server = server();
    let client =
        airudder::BlockingClient::with_options(airudder_credentials(), options(&server)).unwrap();
    client
        .task_detail(&airudder::TaskDetailRequest::new(TASK))
        .unwrap();
    let seen = server.requests().pop().unwrap();
    assert_eq!(seen.query, format!("TaskID={TASK}"));
    assert!(!seen.headers.contains_key("is-encrypted"));
}

#[test]
fn a_key_of_another_length_is_refused_before_anything_is_sent() {
    let server = server();
    let wrong = airudder_credentials().with_encryption_key("short");
    let client = airudder::BlockingClient::with_options(wrong, options(&server)).unwrap();
    let request = airudder::TaskDetailRequest::new(TASK);
    let error = client.task_detail(&request).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Signing(_)), "{error}");
    let text = format!("{error} {error:?}");
    assert!(
        text.contains("encryptionKey") && !text.contains("short"),
        "{text}"
    );
    assert!(
        server
            .requests()
            .iter()
            .all(|seen| seen.operation.as_deref() == Some("auth"))
    );
}

#[test]
fn another_key_is_refused() {
    let server = server();
    let wrong = airudder_credentials().with_encryption_key("another-key-here");
    let client = airudder::BlockingClient::with_options(wrong, options(&server)).unwrap();
    let request = airudder::TaskDetailRequest::new(TASK);
    let error = client.task_detail(&request).unwrap_err();
    // The refusal is encrypted with the vendor's key, which this client does not have.
    assert!(
        matches!(
            error.kind(),
            ErrorKind::Signature(SignatureFault::Undecipherable | SignatureFault::Mismatch)
        ),
        "{error}"
    );
}

/// Each byte of the answer, changed: the checksum or the padding gives it away, or it is no JSON any more.
#[test]
fn a_changed_answer_is_never_taken() {
    let server = server();
    let api = airudder::Api::new(credentials(), options(&server)).unwrap();
    let token = airudder::AuthRequest::new();
    let answer = br#"{"data":{"token":"t"},"code":200}"#;
    let answer = http::Response::new(bytes::Bytes::from_static(answer));
    api.auth(&token).unwrap().decode(answer).unwrap();
    let prepare = || {
        api.task_detail(&airudder::TaskDetailRequest::new(TASK))
            .unwrap()
    };
    let (body, checksum) = tablewright_mock::sealed(
        &encryption(),
        ENCRYPTION_KEY,
        r#"{"code":200,"data":{"n":1}}"#,
    )
    .unwrap();
    let response = |body: &str| {
        http::Response::builder()
            .header("is-encrypted", "1")
            .header("signed", &checksum)
            .body(bytes::Bytes::copy_from_slice(body.as_bytes()))
            .unwrap()
    };
    prepare().decode(response(&body)).unwrap();
    for at in 0..body.len() {
        let mut changed = body.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        let error = prepare().decode(response(&changed)).unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Signature(_)),
            "{at}: {error}"
        );
        assert_eq!(error.body().unwrap(), changed.as_bytes());
    }
}

fn encryption() -> tablewright::model::Encryption {
    let api = crate::support::api();
    let service = api
        .services
        .iter()
        .find(|it| it.name == "airudder")
        .unwrap();
    service.encryption.clone().unwrap()
}
