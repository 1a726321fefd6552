//! AI Rudder's tokens over real HTTP: got by the clients, shared, replaced.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use dialcraft::runtime::TimeSource;
use dialcraft::{Options, airudder};
use tablewright_mock::Running;

use crate::support::{Clients, airudder_credentials, options, run, sample_request, server};

/// The operations that the server saw, in order.
fn calls(server: &Running) -> Vec<String> {
    let seen = server.requests().into_iter();
    seen.filter_map(|request| request.operation).collect()
}

fn find() -> airudder::FindWorkflowRequest {
    airudder::FindWorkflowRequest::new("2024-05-22 00:00:00", "2024-05-23 00:00:00")
}

#[test]
fn of_a_hundred_concurrent_calls_one_gets_the_token() {
    let server = server();
    let client = Clients::new(&options(&server)).airudder;
    run(async {
        let calls = (0..100).map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.find_workflow(&find()).await })
        });
        for call in calls.collect::<Vec<_>>() {
            call.await.unwrap().unwrap();
        }
    });
    let seen = calls(&server);
    assert_eq!(seen.len(), 101);
    assert_eq!(seen.iter().filter(|name| *name == "auth").count(), 1);

    let server = crate::support::server();
    let client = Clients::new(&options(&server)).blocking_airudder;
    std::thread::scope(|scope| {
        for _ in 0..20 {
            scope.spawn(|| client.clone().find_workflow(&find()).unwrap());
        }
    });
    let seen = calls(&server);
    assert_eq!(seen.iter().filter(|name| *name == "auth").count(), 1);
}

#[test]
fn a_token_that_has_ended_at_the_vendor_is_replaced() {
    let server = server();
    let it = Clients::new(&options(&server));
    run(it.airudder.find_workflow(&find())).unwrap();
    server.end_tokens();
    run(it.airudder.find_workflow(&find())).unwrap();
    let wanted = [
        "auth",
        "findWorkflow",
        "findWorkflow",
        "auth",
        "findWorkflow",
    ];
    assert_eq!(calls(&server), wanted);

    server.forget();
    it.blocking_airudder.find_workflow(&find()).unwrap();
    server.end_tokens();
    it.blocking_airudder.find_workflow(&find()).unwrap();
    assert_eq!(calls(&server), wanted);
}

#[test]
fn a_task_is_not_created_again_with_another_token() {
    let server = server();
    let client = Clients::new(&options(&server)).blocking_airudder;
    let request = sample_request("airudder", "createTask");
    let request = airudder::CreateTaskRequest::from_json(request.as_bytes()).unwrap();
    client.find_workflow(&find()).unwrap();
    server.end_tokens();
    server.forget();
    let error = client.create_task(&request).unwrap_err();
    assert!(error.is_token_refused());
    assert_eq!(
        error.code::<airudder::ResultCode>(),
        Some(airudder::ResultCode::Unauthorized)
    );
    assert_eq!(calls(&server), ["createTask"]);
    client.create_task(&request).unwrap();
    assert_eq!(calls(&server), ["createTask", "auth", "createTask"]);
}

/// Runs ahead of the system's clock.
#[derive(Debug, Default)]
struct Ahead(AtomicU64);

impl TimeSource for Ahead {
    fn now(&self) -> SystemTime {
        SystemTime::now() + Duration::from_secs(self.0.load(Ordering::SeqCst))
    }
}

#[test]
fn a_token_is_replaced_after_23_hours() {
    let server = server();
    let clock = Arc::new(Ahead::default());
    let options: Options =
        options(&server).with_time_source(Arc::clone(&clock) as Arc<dyn TimeSource>);
    let client = airudder::BlockingClient::with_options(airudder_credentials(), options).unwrap();
    for (hours, tokens) in [(0, 1), (22, 1), (23, 2), (45, 2), (46, 3)] {
        clock.0.store(hours * 3600, Ordering::SeqCst);
        client.find_workflow(&find()).unwrap();
        let seen = calls(&server);
        let got = seen.iter().filter(|name| *name == "auth").count();
        assert_eq!(got, tokens, "after {hours} h");
    }
}

#[test]
fn wrong_keys_are_the_error_of_the_call() {
    let server = server();
    let wrong = airudder::Credentials::new("key-1", "another");
    let client = airudder::BlockingClient::with_options(wrong, options(&server)).unwrap();
    let error = client.find_workflow(&find()).unwrap_err();
    assert_eq!(error.operation(), "auth");
    assert_eq!(
        error.code::<airudder::ResultCode>(),
        Some(airudder::ResultCode::Unauthorized)
    );
    assert!(!format!("{error} {error:?}").contains("another"));
    assert_eq!(calls(&server), ["auth"]);
}
