//! Many calls at once, and large answers.

use std::sync::Arc;

use dialcraft::ErrorKind;
use tablewright_mock::{Fault, Verdict};

use crate::support::{Clients, list_order_detail, options, run, server};

#[test]
fn a_hundred_calls_at_once() {
    let server = server();
    let clients = Clients::new(&options(&server));
    run(async {
        let calls: Vec<_> = (0..100)
            .map(|_| {
                let client = clients.callbot.clone();
                tokio::spawn(async move { client.list_order_detail(&list_order_detail()).await })
            })
            .collect();
        for call in calls {
            call.await.unwrap().unwrap();
        }
    });
    let seen = server.requests();
    assert_eq!(seen.len(), 100);
    assert!(
        seen.iter()
            .all(|request| request.verdict == Verdict::Accepted)
    );
    let ids: std::collections::BTreeSet<_> = seen
        .iter()
        .map(|request| request.request_id.clone())
        .collect();
    assert_eq!(ids.len(), 100, "each has an id of its own");

    server.forget();
    let client = Arc::new(clients.blocking_callbot);
    std::thread::scope(|scope| {
        for _ in 0..100 {
            scope.spawn(|| client.list_order_detail(&list_order_detail()).unwrap());
        }
    });
    let seen = server.requests();
    assert_eq!(seen.len(), 100);
    assert!(
        seen.iter()
            .all(|request| request.verdict == Verdict::Accepted)
    );
}

#[test]
fn five_megabytes() {
    let server = server();
    let clients = Clients::new(&options(&server));
    server.fault("listOrderDetail", Fault::Large(5_000_000));
    let answer = run(clients.callbot.list_order_detail(&list_order_detail())).unwrap();
    assert!(answer.to_json().len() > 4_000_000);
    let blocking = clients
        .blocking_callbot
        .list_order_detail(&list_order_detail())
        .unwrap();
    assert_eq!(
        blocking.order_detail_list.len(),
        answer.order_detail_list.len()
    );

    let small = Clients::new(&options(&server).with_max_response_bytes(1_000_000));
    let errors = [
        run(small.callbot.list_order_detail(&list_order_detail())).unwrap_err(),
        small
            .blocking_callbot
            .list_order_detail(&list_order_detail())
            .unwrap_err(),
    ];
    for error in errors {
        let ErrorKind::Transport(transport) = error.kind() else {
            panic!("{error}")
        };
        assert_eq!(
            transport.kind(),
            dialcraft::runtime::TransportErrorKind::TooLarge
        );
        assert_eq!(error.attempts(), 1, "it would be as large again");
    }
}
