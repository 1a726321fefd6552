//! A large request whose body is sent compressed, and signed as text.

use dialcraft::callbot::{
    AddBatchCallRequest, CallInfoList, CallOrder, CallParameter, ImportBatchCallRequest,
};
use dialcraft::{ErrorKind, Options};
use tablewright_mock::{Mock, Running, Verdict};

use crate::support::{Clients, api, options, run, server};

fn list(count: usize) -> CallInfoList {
    let orders = (0..count).map(|index| {
        let name = CallParameter::new().with_name("name").with_value("牛小信");
        CallOrder::new(format!("order-{index}"), "86156xxxxxxxx").with_params([name])
    });
    CallInfoList::new("https://example.com/o", "https://example.com/c", orders)
}

fn sizes(server: &Running) -> Vec<(bool, usize)> {
    let seen = server.requests();
    for request in &seen {
        assert_eq!(request.verdict, Verdict::Accepted, "{request}");
    }
    seen.iter()
        .map(|it| (it.headers.contains_key("content-encoding"), it.body.len()))
        .collect()
}

#[test]
fn both_clients_compress_what_the_server_inflates() {
    let server = server();
    let it = Clients::new(&options(&server));
    let import = ImportBatchCallRequest::new("task-1", list(2000));
    run(it.callbot.import_batch_call(&import)).unwrap();
    it.blocking_callbot.import_batch_call(&import).unwrap();
    // The same body, to an operation that does not say that it inflates.
    let add = AddBatchCallRequest::new("task-1", list(2000));
    run(it.callbot.add_batch_call(&add)).unwrap();
    let sizes = sizes(&server);
    assert_eq!(sizes[2], (false, add.to_json().len()));
    for (is_compressed, size) in &sizes[..2] {
        assert!(is_compressed);
        assert!(size * 10 < add.to_json().len(), "{size}");
    }
}

#[test]
fn an_import_is_never_sent_twice() {
    let server = Mock::builder(api())
        .fault("importBatchCall=cut*1".parse().unwrap())
        .start()
        .unwrap();
    let options: Options = options(&server);
    let client = Clients::new(&options).blocking_callbot;
    let error = client
        .import_batch_call(&ImportBatchCallRequest::new("task-1", list(3)))
        .unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error}");
    assert_eq!(server.requests().len(), 1);
}
