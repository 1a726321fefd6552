//! Every operation, of the repository's services and of the feature cases: a request made from the model is
//! accepted, and the answer is of the operation's type.

use serde_json::{Value, json};
use tablewright::model::{Api, Body, Operation, Service, Type, TypeKind};
use tablewright_mock::recipe::{Draft, Source, sign};
use tablewright_mock::{Accounts, Mock, Running, Verdict, check_value, sample};

use crate::support::{Answer, LIST, Raw, api, cases, now, start};

/// A request made from the model, signed by the interpreter.
fn request(server: &Running, service: &Service, operation: &Operation, accounts: &Accounts) -> Raw {
    let token = server.hand_out_token(&service.name);
    let token = token.as_deref().unwrap_or_default();
    let mut path = operation.http.path.clone().unwrap();
    for field in &operation.path {
        let value = sample::text(service, field);
        path = path.replace(&format!("{{{}}}", field.wire), &value);
    }
    let json = sample::request(service, operation);
    let form = || {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        for (name, value) in json.as_object().unwrap() {
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            pairs.append_pair(name, &text);
        }
        pairs.finish()
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    for field in &operation.query {
        query.append_pair(&field.wire, &sample::text(service, field));
    }
    let (content_type, body) = match operation.body {
        Body::Form => ("application/x-www-form-urlencoded", form()),
        Body::None => ("text/plain", String::new()),
        _ => ("application/json", json.to_string()),
    };
    let mut draft = Draft {
        method: operation.http.method.clone(),
        path,
        query: query.finish(),
        body: body.into_bytes(),
        ..Draft::default()
    };
    for field in &operation.request_headers {
        let name: hyper::header::HeaderName = field.wire.parse().unwrap();
        let value = sample::text(service, field).parse().unwrap();
        draft.headers.insert(name, value);
    }
    if let Some(recipe) = service.recipe_of(operation) {
        let credentials = accounts.service(&service.name);
        let source = Source {
            credentials: &credentials,
            token,
            now: now(),
            fresh_id: "fresh",
            request: None,
        };
        sign(recipe, &mut draft, &source);
    }
    let body = String::from_utf8(draft.body).unwrap();
    let target = match draft.query.as_str() {
        "" => draft.path,
        query => format!("{}?{query}", draft.path),
    };
    let mut raw = Raw::new(&draft.method, &target, &body).with("content-type", content_type);
    for (name, value) in &draft.headers {
        raw = raw.with(name.as_str(), value.to_str().unwrap());
    }
    raw
}

fn call_all(api: &Api) -> usize {
    let server = Mock::builder(api.clone()).start().unwrap();
    let accounts = Accounts::of(api);
    let mut count = 0;
    for service in &api.services {
        for operation in &service.operations {
            let answer = request(&server, service, operation, &accounts).send(&server);
            let seen = server.requests().pop().unwrap();
            let name = &operation.name;
            assert_eq!(seen.operation.as_ref(), Some(name));
            assert_eq!(seen.verdict, Verdict::Accepted, "{name}");
            assert_eq!(seen.notes, Vec::<String>::new(), "{name}");
            assert_eq!(answer.status, 200, "{name}");
            let mut notes = check_value(service, operation.response, &answer.json());
            // An example of a page may have values that no table of the page lists.
            if let (Ok(notes), false) = (&mut notes, operation.examples.is_empty()) {
                notes.retain(|note| !note.starts_with("unlisted value"));
            }
            assert_eq!(notes, Ok(Vec::new()), "{name}: {}", answer.text());
            count += 1;
        }
    }
    count
}

#[test]
fn every_operation_of_the_repository_is_answered_in_its_type() {
    assert!(call_all(&api()) >= 4);
}

#[test]
fn every_feature_of_the_language_is_answered_in_its_type() {
    assert!(call_all(&cases()) >= 12);
}

/// The generated crate is another judge of the answers than this one's own check.
#[test]
fn the_generated_types_decode_the_answers_without_drift() {
    let server = start();
    let api = api();
    let accounts = Accounts::of(&api);
    let bodies = |service: &str, name: &str| -> Vec<u8> {
        let service = api.services.iter().find(|it| it.name == service).unwrap();
        let mut operations = service.operations.iter();
        let operation = operations.find(|it| it.name == name).unwrap();
        request(&server, service, operation, &accounts)
            .send(&server)
            .body
    };
    macro_rules! decode {
        ($service:ident $name:literal $ty:ident) => {{
            let body = bodies(stringify!($service), $name);
            let (_, drift) = dialcraft::$service::$ty::from_json_with_drift(&body).unwrap();
            let text = format!("{drift:?}");
            assert!(drift.is_empty(), "{}: {text}", $name);
        }};
    }
    decode!(airudder "createWorkflow" CreateWorkflowResponse);
    decode!(callbot "stopOrder" StopOrderResponse);
    decode!(callbot "listOrderDetail" ListOrderDetailResponse);
    decode!(callbot "ping" PingResponse);
    decode!(nxcc "createAndCall" CreateAndCallResponse);
    decode!(nxcc "queryCdrByOrderId" QueryCdrByOrderIdResponse);
    decode!(nxcc "queryCdr" QueryCdrResponse);
    decode!(nxcc "listAgents" ListAgentsResponse);
    decode!(nxcc "listAgentGroups" ListAgentGroupsResponse);
    decode!(nxcc "queryAgentStatus" QueryAgentStatusResponse);
}

/// Without its examples, a page is answered with values made from types.
fn without_examples(mut api: Api) -> Api {
    for service in &mut api.services {
        for operation in &mut service.operations {
            operation.examples.clear();
        }
    }
    api
}

#[test]
fn values_made_from_types_are_of_these_types() {
    assert!(call_all(&without_examples(api())) >= 4);
}

#[test]
fn values_made_from_types_are_always_the_same() {
    let ask = |server: &Running| -> Value {
        let body = r#"{"productID":"callbot","userTaskID":"t","orderList":["o"]}"#;
        let mut answer: Value = Answer::json(&Raw::callbot(LIST, body).send(server));
        assert_eq!(answer["retCode"], 0);
        answer["responseID"] = json!("a fresh one each time");
        answer
    };
    let one = Mock::builder(without_examples(api())).start().unwrap();
    let other = Mock::builder(without_examples(api())).start().unwrap();
    let answer = ask(&one);
    assert_eq!(answer, ask(&other));
    assert_eq!(answer["orderDetailList"].as_array().unwrap().len(), 1);
    assert_eq!(answer["orderDetailList"][0]["finish"], true);
}

#[test]
fn a_type_that_holds_itself_comes_to_an_end() {
    let api = cases();
    let service = &api.services[0];
    let recursion = service
        .operations
        .iter()
        .find(|it| it.name == "recursion")
        .unwrap();
    let made = sample::message(service, recursion.response);
    assert_eq!(made["root"]["children"], json!([]));
    assert_eq!(made["root"]["pair"]["right"], Value::Null);
    assert_eq!(made["root"].get("parent"), None);
}

/// The check itself is strict: it refuses each answer in which one value has become of another kind.
#[test]
fn the_check_refuses_values_of_another_kind() {
    let api = api();
    for service in &api.services {
        for operation in &service.operations {
            let TypeKind::Object(object) = &service.type_item(operation.response).kind else {
                unreachable!("an answer is an object")
            };
            for field in &object.fields {
                if field.ty == Type::Any {
                    continue;
                }
                let mut answer = sample::message(service, operation.response);
                // No type but `any` takes a list of nothing but booleans.
                answer[&field.wire] = json!([true]);
                let checked = check_value(service, operation.response, &answer);
                assert!(checked.is_err(), "{}.{}", operation.name, field.wire);
            }
        }
    }
}
