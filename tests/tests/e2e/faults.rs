//! Each fault of the server, through both clients, and how many requests it saw.

use std::time::{Duration, Instant};

use dialcraft::{Delivery, Error, ErrorKind};
use tablewright_mock::{Fault, Running};

use crate::support::{
    Clients, create_and_call, list_order_detail, options, run, server, stop_order,
};

/// Calls a read, an idempotent and a once-only operation through both clients while a fault lasts.
///
/// Gives the errors, and how many requests of each operation the server saw for each client.
fn all(
    server: &Running,
    clients: &Clients,
    fault: &Fault,
) -> Vec<(&'static str, Result<(), Error>, usize)> {
    let mut outcomes = Vec::new();
    let mut one = |name: &'static str, call: &mut dyn FnMut() -> Result<(), Error>| {
        server.forget();
        server.clear_faults();
        server.fault(name, fault.clone());
        let result = call();
        outcomes.push((name, result, server.requests_for(name).len()));
    };
    let (read, stop, create) = (list_order_detail(), stop_order(), create_and_call());
    one("listOrderDetail", &mut || {
        run(clients.callbot.list_order_detail(&read)).map(drop)
    });
    one("listOrderDetail", &mut || {
        clients.blocking_callbot.list_order_detail(&read).map(drop)
    });
    one("stopOrder", &mut || {
        run(clients.callbot.stop_order(&stop)).map(drop)
    });
    one("stopOrder", &mut || {
        clients.blocking_callbot.stop_order(&stop).map(drop)
    });
    one("createAndCall", &mut || {
        run(clients.nxcc.create_and_call(&create)).map(drop)
    });
    one("createAndCall", &mut || {
        clients.blocking_nxcc.create_and_call(&create).map(drop)
    });
    outcomes
}

fn sendings(name: &str, [read, idempotent, once]: [usize; 3]) -> usize {
    match name {
        "listOrderDetail" => read,
        "stopOrder" => idempotent,
        _ => once,
    }
}

#[test]
fn statuses() {
    let server = server();
    let clients = Clients::new(&options(&server));
    for (code, expected) in [
        (500, [3, 1, 1]),
        (502, [3, 3, 1]),
        (503, [3, 3, 1]),
        (404, [1, 1, 1]),
    ] {
        for (name, result, count) in all(&server, &clients, &Fault::Status(code, Vec::new())) {
            let error = result.unwrap_err();
            assert!(
                matches!(error.kind(), ErrorKind::Status(_)),
                "{name} {code}: {error}"
            );
            assert_eq!(error.status().unwrap().as_u16(), code);
            assert_eq!(count, sendings(name, expected), "{name} {code}");
        }
    }
}

#[test]
fn a_busy_server_that_says_when_to_come_back() {
    let server = server();
    let clients = Clients::new(&options(&server));
    let headers = vec![("retry-after".to_owned(), "1".to_owned())];
    server.fault_times("listOrderDetail", Fault::Status(429, headers), 1);
    let start = Instant::now();
    clients
        .blocking_callbot
        .list_order_detail(&list_order_detail())
        .unwrap();
    assert!(start.elapsed() >= Duration::from_secs(1), "it has waited");
    assert_eq!(server.requests_for("listOrderDetail").len(), 2);
}

#[test]
fn a_cut_connection_is_not_repeated_for_what_acts_each_time() {
    let server = server();
    let clients = Clients::new(&options(&server));
    for fault in [Fault::Cut, Fault::CutBody] {
        for (name, result, count) in all(&server, &clients, &fault) {
            let error = result.unwrap_err();
            assert!(
                matches!(error.kind(), ErrorKind::Transport(_)),
                "{name} {fault:?}: {error}"
            );
            assert_eq!(count, sendings(name, [3, 3, 1]), "{name} {fault:?}");
            assert_eq!(error.delivery(), Delivery::MaybeSent, "{name} {fault:?}");
            if name == "createAndCall" {
                assert!(!error.is_retryable());
                assert!(
                    error.to_string().contains("may have been carried out"),
                    "{error}"
                );
            }
        }
    }
}

/// A connection that the server keeps open and closes at the next request: HTTP stacks like to repeat on those.
#[test]
fn a_connection_that_was_used_before_changes_nothing() {
    let server = server();
    let clients = Clients::new(&options(&server));
    let create = create_and_call();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    for _ in 0..5 {
        server.clear_faults();
        runtime
            .block_on(clients.nxcc.create_and_call(&create))
            .unwrap();
        clients.blocking_nxcc.create_and_call(&create).unwrap();
        server.forget();
        server.fault("createAndCall", Fault::Cut);
        runtime
            .block_on(clients.nxcc.create_and_call(&create))
            .unwrap_err();
        assert_eq!(server.requests_for("createAndCall").len(), 1, "async");
        server.forget();
        clients.blocking_nxcc.create_and_call(&create).unwrap_err();
        assert_eq!(server.requests_for("createAndCall").len(), 1, "blocking");
    }
}

#[test]
fn wrong_and_missing_signatures_of_answers() {
    let server = server();
    let clients = Clients::new(&options(&server));
    for fault in [Fault::WrongSignature, Fault::Unsigned] {
        for (name, result, count) in all(&server, &clients, &fault) {
            assert_eq!(count, 1, "{name} {fault:?}");
            if name == "createAndCall" {
                result.unwrap(); // this service does not sign its answers
                continue;
            }
            let error = result.unwrap_err();
            assert!(
                matches!(error.kind(), ErrorKind::Signature(_)),
                "{name} {fault:?}: {error}"
            );
            assert!(!error.is_retryable());
        }
    }
    // Stopping orders cannot be undone: what the vendor seems to say can still be read.
    server.clear_faults();
    server.fault("stopOrder", Fault::WrongSignature);
    let error = clients
        .blocking_callbot
        .stop_order(&stop_order())
        .unwrap_err();
    let answer: dialcraft::callbot::StopOrderResponse = error.response().unwrap().unwrap();
    assert_eq!(answer.ret_code, dialcraft::callbot::RetCode::Success);
}

#[test]
fn garbage_and_codes() {
    let server = server();
    let clients = Clients::new(&options(&server).with_verification(dialcraft::Verification::Off));
    for (name, result, count) in all(&server, &clients, &Fault::Garbage) {
        let error = result.unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Decode(_)),
            "{name}: {error}"
        );
        assert!(!error.body().unwrap().is_empty());
        assert_eq!(count, 1, "{name}");
    }
    // 7 is "busy" for callbot, and nothing that the call center knows.
    for (name, result, count) in all(&server, &clients, &Fault::Code(7)) {
        let error = result.unwrap_err();
        assert_eq!(error.api().unwrap().code, 7, "{name}");
        assert_eq!(count, sendings(name, [3, 3, 1]), "{name}");
    }
}

#[test]
fn a_late_answer_and_a_slow_body_run_into_the_timeout() {
    let server = server();
    let clients = Clients::new(&options(&server).with_timeout(Duration::from_millis(250)));
    for fault in [
        Fault::Delay(Duration::from_secs(3)),
        Fault::SlowBody(Duration::from_secs(3)),
    ] {
        server.clear_faults();
        server.forget();
        server.fault("createAndCall", fault.clone());
        let start = Instant::now();
        let errors = [
            run(clients.nxcc.create_and_call(&create_and_call())).unwrap_err(),
            clients
                .blocking_nxcc
                .create_and_call(&create_and_call())
                .unwrap_err(),
        ];
        assert!(start.elapsed() < Duration::from_secs(3), "{fault:?}");
        for error in errors {
            let ErrorKind::Transport(transport) = error.kind() else {
                panic!("{fault:?}: {error}")
            };
            assert_eq!(
                transport.kind(),
                dialcraft::runtime::TransportErrorKind::Timeout,
                "{fault:?}"
            );
            assert_eq!(error.delivery(), Delivery::MaybeSent);
        }
        assert_eq!(
            server.requests_for("createAndCall").len(),
            2,
            "one for each client"
        );
    }
}

#[test]
fn a_stopped_server_is_safe_to_call_again() {
    let server = server();
    let options = options(&server);
    server.shutdown();
    let clients = Clients::new(&options);
    let errors = [
        run(clients.nxcc.create_and_call(&create_and_call())).unwrap_err(),
        clients
            .blocking_nxcc
            .create_and_call(&create_and_call())
            .unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.delivery(), Delivery::NotSent, "{error}");
        assert!(
            error.is_retryable(),
            "nothing was sent, so even this can be repeated"
        );
        assert_eq!(error.attempts(), 3);
    }
}
