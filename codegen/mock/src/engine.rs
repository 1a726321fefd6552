//! From a request to a reply, without sockets: route, verdict, fault, answer, signature, compression.

use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use hyper::HeaderMap;
use tablewright::model::{Api, Meaning, Operation, Service, TokenSource};

use crate::accounts::Accounts;
use crate::check::Problem;
use crate::clock;
use crate::encryption;
use crate::fault::{Fault, Rule};
use crate::inflate::inflate;
use crate::judge::{Case, header};
use crate::listing::Listing;
use crate::recipe::Credentials;
use crate::record::{Recorded, Verdict};
use crate::reply::{Reply, Writer, error_reply};
use crate::router::{Found, Router};
use crate::tokens::Tokens;

/// The header with which a request asks for a fault.
pub const FAULT_HEADER: &str = "x-mock-fault";

/// A request as it was received.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

/// The server without its sockets.
pub(crate) struct Engine {
    api: Api,
    router: Router,
    credentials: BTreeMap<String, Credentials>,
    rules: Mutex<Vec<Rule>>,
    listings: Vec<Listing>,
    recorded: Mutex<VecDeque<Recorded>>,
    tokens: Tokens,
    keep: usize,
    log: Option<Log>,
}

/// Takes a line for each request.
pub(crate) type Log = Box<dyn Fn(&Recorded) + Send + Sync>;

impl Engine {
    pub(crate) fn new(
        api: Api,
        router: Router,
        accounts: &Accounts,
        rules: Vec<Rule>,
        listings: Vec<Listing>,
        keep: usize,
        log: Option<Log>,
    ) -> Self {
        let credentials = api
            .services
            .iter()
            .map(|service| (service.name.clone(), accounts.service(&service.name)))
            .collect();
        Self {
            api,
            router,
            credentials,
            rules: Mutex::new(rules),
            listings,
            recorded: Mutex::new(VecDeque::new()),
            tokens: Tokens::default(),
            keep,
            log,
        }
    }

    pub(crate) fn add_rule(&self, rule: Rule) {
        lock(&self.rules).push(rule);
    }

    pub(crate) fn clear_rules(&self) {
        lock(&self.rules).clear();
    }

    pub(crate) fn recorded(&self) -> Vec<Recorded> {
        lock(&self.recorded).iter().cloned().collect()
    }

    pub(crate) fn hand_out_token(&self, service: &str) -> Option<String> {
        let service = self.api.services.iter().find(|it| it.name == service)?;
        let source = service.token.as_ref()?;
        Some(self.tokens.hand_out(&service.name, source, clock::now()))
    }

    pub(crate) fn end_tokens(&self) {
        self.tokens.end();
    }

    pub(crate) fn forget(&self) {
        lock(&self.recorded).clear();
    }

    /// The reply to a request, which is recorded and logged with its verdict.
    pub(crate) fn reply(&self, request: Request) -> Reply {
        let mut recorded = Recorded {
            time: clock::now(),
            service: None,
            operation: None,
            method: request.method.clone(),
            path: request.path.clone(),
            query: request.query.clone(),
            headers: request.headers.clone(),
            body: Vec::new(),
            verdict: Verdict::NoRoute,
            notes: Vec::new(),
            fault: None,
            status: None,
            request_id: None,
        };
        let reply = self.answer(&request, &mut recorded);
        recorded.status = (!reply.cut).then_some(reply.status);
        recorded.body = request.body;
        if let Some(log) = &self.log {
            log(&recorded);
        }
        if self.keep > 0 {
            let mut kept = lock(&self.recorded);
            if kept.len() >= self.keep {
                kept.pop_front();
            }
            kept.push_back(recorded);
        }
        reply
    }

    fn answer(&self, request: &Request, recorded: &mut Recorded) -> Reply {
        let (target, path_parameters) = match self.router.find(&request.method, &request.path) {
            Found::Operation(target, parameters) => (target, parameters),
            Found::WrongMethod(methods) => {
                let text = format!("the path has other methods: {}", methods.join(", "));
                let mut reply = error_reply(405, &text, None);
                reply.set_header("allow", &methods.join(", "));
                return reply;
            }
            Found::Nothing(near) => {
                let text = format!("no operation has this route: {}", request.method);
                return error_reply(404, &text, Some(&near));
            }
        };
        let (service, operation) = target.of(&self.api);
        recorded.service = Some(service.name.clone());
        recorded.operation = Some(operation.name.clone());

        let fault = match self.fault(request, service, operation) {
            Ok(fault) => fault,
            Err(text) => {
                recorded.verdict = Verdict::UnknownFault;
                return error_reply(400, &text, None);
            }
        };
        recorded.fault = fault.as_ref().map(ToString::to_string);

        let inflated = inflate(operation, request);
        let request = match &inflated {
            Ok(Some(inflated)) => inflated,
            Ok(None) | Err(_) => request,
        };
        let none = Credentials::new();
        let credentials = self.credentials.get(&service.name).unwrap_or(&none);
        let (is_sealed, opened) = opened(service, operation, credentials, request);
        // What cannot be opened is answered without a look at what it asks for.
        let plain: &Request = opened.as_deref().unwrap_or(request);
        let judged = inflated.as_ref().and(opened.as_ref());
        let judged = judged.map_err(Clone::clone).and_then(|opened| {
            let case = Case {
                service,
                operation,
                credentials,
                request: opened,
                path_parameters: &path_parameters,
                tokens: &self.tokens.living(&service.name, recorded.time),
                now: recorded.time,
            };
            case.judge()
        });
        recorded.verdict = match judged {
            Ok(notes) => {
                recorded.notes = notes;
                Verdict::Accepted
            }
            Err(problem) => Verdict::Refused {
                meaning: problem.meaning,
                text: problem.text,
            },
        };
        let hands_out = |source: &&TokenSource| {
            source.operation == operation.name && recorded.verdict == Verdict::Accepted
        };
        let token = service.token.as_ref().filter(hands_out);
        let token = token.map(|it| self.tokens.hand_out(&service.name, it, recorded.time));
        let writer = Writer {
            service,
            operation,
            credentials,
            request,
            plain,
            path_parameters: &path_parameters,
            listing: self
                .listings
                .iter()
                .find(|it| it.is_about(&service.name, &operation.name))
                .map(|it| it.items),
            fresh_id: clock::fresh_id(),
            token,
            is_sealed,
            now: recorded.time,
        };
        recorded.request_id = Some(writer.request_id());
        writer.reply(&recorded.verdict, fault.as_ref())
    }

    /// The fault that the request asks for, or else the first that was ordered for its operation.
    fn fault(
        &self,
        request: &Request,
        service: &Service,
        operation: &Operation,
    ) -> Result<Option<Fault>, String> {
        if request.headers.contains_key(FAULT_HEADER) {
            let text = header(&request.headers, FAULT_HEADER).unwrap_or_default();
            let fault: Fault = text
                .parse()
                .map_err(|error| format!("header {FAULT_HEADER}: {error}"))?;
            return Ok(Some(fault));
        }
        let mut rules = lock(&self.rules);
        let rule = rules
            .iter_mut()
            .find(|rule| rule.is_about(&service.name, &operation.name) && rule.times != Some(0));
        Ok(rule.and_then(|rule| rule.take().then(|| rule.fault.clone())))
    }
}

/// Whether a request is encrypted, and what it says in plain text.
fn opened<'r>(
    service: &Service,
    operation: &Operation,
    credentials: &Credentials,
    request: &'r Request,
) -> (bool, Result<Cow<'r, Request>, Problem>) {
    let encryption = service.encryption.as_ref().filter(|encryption| {
        service.encrypts(operation) && encryption::is_sealed(encryption, request)
    });
    let Some(encryption) = encryption else {
        return (false, Ok(Cow::Borrowed(request)));
    };
    let opened = encryption::open(encryption, credentials, request);
    (
        true,
        opened
            .map(Cow::Owned)
            .map_err(|text| Problem::new(Meaning::WrongSignature, text)),
    )
}

/// What a panicking thread left behind is still a list.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
