//! No secret and no phone number in anything that is printed: errors, clients, spans.

use std::fmt::Write;
use std::sync::{Arc, Mutex};

use dialcraft::{ErrorKind, airudder, callbot};
use tablewright_mock::Fault;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::support::{
    ACCESS_SECRET, APP_KEY, APP_SECRET, Clients, ENCRYPTION_KEY, SECRET, UUID,
    airudder_credentials, create_and_call, options, run, server, stop_order,
};

const PHONE: &str = "8615600000001";
/// How the mock server's tokens begin.
const TOKEN: &str = "mock-token-";

fn assert_clean(text: &str) {
    for private in [
        SECRET,
        ACCESS_SECRET,
        UUID,
        PHONE,
        APP_KEY,
        APP_SECRET,
        ENCRYPTION_KEY,
        TOKEN,
    ] {
        assert!(!text.contains(private), "{private} is in {text}");
    }
}

/// Writes down every span, event and value.
#[derive(Clone, Default)]
struct Everything(Arc<Mutex<String>>);

struct Written<'s>(&'s mut String);

impl Visit for Written<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Subscriber for Everything {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut text = self.0.lock().unwrap();
        text.push_str(attributes.metadata().name());
        attributes.record(&mut Written(&mut text));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Written(&mut self.0.lock().unwrap()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Written(&mut self.0.lock().unwrap()));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[test]
fn spans_say_which_call_and_nothing_private() {
    let server = server();
    let clients = Clients::new(&options(&server));
    let mut request = create_and_call();
    for item in &mut request.call_list {
        PHONE.clone_into(&mut item.user_phone);
    }
    let everything = Everything::default();
    tracing::subscriber::with_default(everything.clone(), || {
        clients.blocking_nxcc.create_and_call(&request).unwrap();
        server.fault("stopOrder", Fault::Cut);
        clients
            .blocking_callbot
            .stop_order(&stop_order())
            .unwrap_err();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime
            .block_on(clients.nxcc.create_and_call(&request))
            .unwrap();
    });
    let text = everything.0.lock().unwrap().clone();
    for said in [
        "operation=\"createAndCall\"",
        "service=\"callbot\"",
        "attempt=3",
        "status=200",
        "request_id=",
    ] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    // Other parts of the HTTP stack write to the same place; they must not give anything away either.
    assert_clean(&text);
}

#[test]
fn clients_credentials_and_errors_show_nothing_private() {
    let server = server();
    let clients = Clients::new(&options(&server));
    assert_clean(&format!(
        "{:?} {:?}",
        clients.callbot, clients.blocking_nxcc
    ));
    assert_clean(&format!("{:?}", crate::support::callbot_credentials()));
    let mut request = create_and_call();
    for item in &mut request.call_list {
        PHONE.clone_into(&mut item.user_phone);
    }
    assert_clean(&format!("{request:?}"));
    for fault in [
        Fault::Cut,
        Fault::Garbage,
        Fault::Code(3),
        Fault::Status(503, Vec::new()),
        Fault::CutBody,
    ] {
        server.clear_faults();
        server.fault("createAndCall", fault.clone());
        server.fault("stopOrder", fault);
        let errors = [
            run(clients.nxcc.create_and_call(&request)).unwrap_err(),
            clients.blocking_nxcc.create_and_call(&request).unwrap_err(),
            run(clients.callbot.stop_order(&stop_order())).unwrap_err(),
            clients
                .blocking_callbot
                .stop_order(&stop_order())
                .unwrap_err(),
        ];
        for error in errors {
            let mut source: Option<&dyn std::error::Error> = Some(&error);
            while let Some(inner) = source {
                assert_clean(&format!("{inner} {inner:?}"));
                source = inner.source();
            }
        }
    }
}

#[test]
fn a_rejected_request_names_the_member_only() {
    let server = server();
    let clients = Clients::new(&options(&server));
    let ids = (0..501).map(|_| PHONE);
    let request = callbot::ListOrderDetailRequest::new(SECRET, ids);
    let error = clients
        .blocking_callbot
        .list_order_detail(&request)
        .unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Rejected(_)));
    assert_clean(&format!("{error} {error:?}"));
}

/// Tokens, both keys, and answers of which nothing is known but that they are about people.
#[test]
fn tokens_keys_and_unknown_answers_show_nothing_private() {
    let server = server();
    let credentials = airudder_credentials().with_encryption_key(ENCRYPTION_KEY);
    assert_clean(&format!("{credentials:?}"));
    let client =
        airudder::BlockingClient::with_options(credentials.clone(), options(&server)).unwrap();
    assert_clean(&format!("{client:?}"));
    let request = airudder::FindWorkflowRequest::new("2024-05-22", "2024-05-23");
    let everything = Everything::default();
    tracing::subscriber::with_default(everything.clone(), || {
        let token = client.auth(&airudder::AuthRequest::new()).unwrap();
        assert_clean(&format!("{token:?}"));
        client.find_workflow(&request).unwrap();
    });
    assert_clean(&everything.0.lock().unwrap());

    for fault in [
        Fault::Garbage,
        Fault::Code(500),
        Fault::Status(401, Vec::new()),
    ] {
        server.clear_faults();
        server.fault("findWorkflow", fault);
        let error = client.find_workflow(&request).unwrap_err();
        assert_clean(&format!("{error} {error:?}"));
    }
    let wrong = credentials.with_encryption_key("another key");
    let client = airudder::BlockingClient::with_options(wrong, options(&server)).unwrap();
    let error = client.find_workflow(&request).unwrap_err();
    assert_clean(&format!("{error} {error:?}"));

    let body = format!(r#"{{"code":200,"data":{{"callee":"{PHONE}"}},"extra":"{PHONE}"}}"#);
    let answer = airudder::TaskDetailResponse::from_json(body.as_bytes()).unwrap();
    assert_clean(&format!("{answer:?}"));
    let answer = airudder::FindWorkflowResponse::from_json(body.as_bytes()).unwrap();
    assert_clean(&format!("{answer:?}"));
}
