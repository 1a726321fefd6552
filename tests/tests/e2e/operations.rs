//! Every operation of the schemas, through both clients.

use std::collections::BTreeSet;

use dialcraft::{airudder, callbot, nxcc};
use tablewright::model::Api;
use tablewright_mock::Verdict;

use crate::support::{Clients, api, options, run, sample_request, server};

/// Calls operations through both clients: a line for each, with its method and its request.
macro_rules! call_all {
    ($api:expr, $($service:ident, $client:expr, $blocking:expr => { $($method:ident($request:ident),)+ })+) => {{
        let mut called = BTreeSet::new();
        $($(
            let name = operation_of(&$api, stringify!($service), stringify!($method));
            let request = sample_request(stringify!($service), &name);
            let request = $service::$request::from_json(request.as_bytes()).unwrap();
            let answer = run($client.$method(&request)).unwrap();
            let blocking = $blocking.$method(&request).unwrap();
            // The ids of the answers differ, so only what they are made of is compared.
            assert_eq!(format!("{answer:?}").len(), format!("{blocking:?}").len(), "{name}");
            called.insert(format!("{} {name}", stringify!($service)));
        )+)+
        called
    }};
}

/// The operation that a method of the clients calls.
fn operation_of(api: &Api, service: &str, method: &str) -> String {
    let service = api.services.iter().find(|it| it.module == service).unwrap();
    let mut operations = service.operations.iter();
    let operation = operations.find(|it| it.method == method).unwrap();
    operation.name.clone()
}

#[test]
fn every_operation_is_called_by_both_clients_and_accepted() {
    let server = server();
    let it = Clients::new(&options(&server));
    let called = call_all! { api(),
        callbot, it.callbot, it.blocking_callbot => {
            add_batch_call(AddBatchCallRequest),
            create_and_call(CreateAndCallRequest),
            create_task(CreateTaskRequest),
            export_batch_call(ExportBatchCallRequest),
            import_batch_call(ImportBatchCallRequest),
            list_call(ListCallRequest),
            list_order(ListOrderRequest),
            list_order_detail(ListOrderDetailRequest),
            list_task(ListTaskRequest),
            mgr_task_status(MgrTaskStatusRequest),
            ping(PingRequest),
            stop_order(StopOrderRequest),
            update_task(UpdateTaskRequest),
        }
        airudder, it.airudder, it.blocking_airudder => {
            add_to_workflow(AddToWorkflowRequest),
            auth(AuthRequest),
            cancel_call(CancelCallRequest),
            create_task(CreateTaskRequest),
            create_workflow(CreateWorkflowRequest),
            find_workflow(FindWorkflowRequest),
            list_tasks(ListTasksRequest),
            stop_task(StopTaskRequest),
            task_detail(TaskDetailRequest),
            verify_node_push(VerifyNodePushRequest),
        }
        nxcc, it.nxcc, it.blocking_nxcc => {
            create_and_call(CreateAndCallRequest),
            list_agent_efficiency(ListAgentEfficiencyRequest),
            list_agent_group_members(ListAgentGroupMembersRequest),
            list_agent_groups(ListAgentGroupsRequest),
            list_agents(ListAgentsRequest),
            query_agent_status(QueryAgentStatusRequest),
            query_cdr(QueryCdrRequest),
            query_cdr_by_order_id(QueryCdrByOrderIdRequest),
            update_agent_group_members(UpdateAgentGroupMembersRequest),
        }
    };
    let all: BTreeSet<String> = api()
        .services
        .iter()
        .flat_map(|service| {
            let name = |operation: &tablewright::model::Operation| {
                format!("{} {}", service.name, operation.name)
            };
            service.operations.iter().map(name).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(called, all, "an operation is not called here");
    let seen = server.requests();
    // The first call of each client of AI Rudder gets a token before.
    assert_eq!(seen.len(), 2 * all.len() + 2);
    for request in seen {
        assert_eq!(request.verdict, Verdict::Accepted, "{request}");
    }
}

#[test]
fn both_digests_of_callbot_are_accepted_and_verified() {
    let server = server();
    for algorithm in [callbot::Algorithm::Md5, callbot::Algorithm::Sha256] {
        let credentials = crate::support::callbot_credentials().with_algorithm(algorithm);
        let client = callbot::BlockingClient::with_options(credentials, options(&server)).unwrap();
        client.stop_order(&crate::support::stop_order()).unwrap();
    }
}

#[test]
fn the_vendors_refusals_come_as_their_codes() {
    let server = server();
    let wrong = callbot::Credentials::new(crate::support::UUID, "another secret");
    let client = callbot::BlockingClient::with_options(wrong, options(&server)).unwrap();
    let error = client
        .stop_order(&crate::support::stop_order())
        .unwrap_err();
    // The answer is signed with a secret that this client does not have, or not at all: either way it is no success.
    if let Some(code) = error.code::<callbot::RetCode>() {
        assert_eq!(code, callbot::RetCode::IncorrectSignature);
    } else {
        assert!(
            matches!(error.kind(), dialcraft::ErrorKind::Signature(_)),
            "{error}"
        );
        let answer: callbot::StopOrderResponse = error.response().unwrap().unwrap();
        assert_eq!(answer.ret_code, callbot::RetCode::IncorrectSignature);
    }

    let wrong = nxcc::Credentials::new(crate::support::ACCESS_KEY, "another secret");
    let client = nxcc::BlockingClient::with_options(wrong, options(&server)).unwrap();
    let error = client
        .query_cdr_by_order_id(&nxcc::QueryCdrByOrderIdRequest::new(1))
        .unwrap_err();
    assert_eq!(
        error.code::<nxcc::ResultCode>(),
        Some(nxcc::ResultCode::InvalidSignature)
    );
    assert!(!error.is_retryable());
}

#[test]
fn a_list_over_its_limit_is_not_even_sent() {
    let server = server();
    let client = Clients::new(&options(&server)).blocking_callbot;
    let ids = (0..501).map(|index| format!("order-{index}"));
    let error = client
        .list_order_detail(&callbot::ListOrderDetailRequest::new("task", ids))
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("501 elements, at most 500 are allowed"),
        "{error}"
    );
    assert!(server.requests().is_empty());
    let ids = (0..500).map(|index| format!("order-{index}"));
    client
        .list_order_detail(&callbot::ListOrderDetailRequest::new("task", ids))
        .unwrap();
}
