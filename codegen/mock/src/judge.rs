//! The verdict on a request for a known operation: headers, signature, parameters, body, in this order.

use hyper::HeaderMap;
use tablewright::model::{Field, Meaning, Operation, Placement, Recipe, Service};

use crate::check::{
    Content, Notes, Problem, check_body, check_parameters, read_body, unknown_member,
};
use crate::engine::Request;
use crate::recipe::{Credentials, Flaw, MessageValues, verify};

/// Everything that a verdict depends on.
pub(crate) struct Case<'a> {
    pub(crate) service: &'a Service,
    pub(crate) operation: &'a Operation,
    pub(crate) credentials: &'a Credentials,
    pub(crate) request: &'a Request,
    pub(crate) path_parameters: &'a [(String, String)],
    /// The tokens that live.
    pub(crate) tokens: &'a [String],
    pub(crate) now: u64,
}

impl Case<'_> {
    /// The first mistake, or notes on what is odd but accepted.
    pub(crate) fn judge(&self) -> Result<Notes, Problem> {
        let recipe = self.service.recipe_of(self.operation);
        self.headers(recipe)?;
        let content = read_body(
            self.service,
            self.operation,
            &self.request.headers,
            &self.request.body,
        );
        // With the signature inside, a body that cannot be read is the first mistake.
        let in_body = |recipe: &Recipe| matches!(recipe.signature, Placement::Field(_));
        let content = if recipe.is_some_and(in_body) {
            Ok(content?)
        } else {
            content
        };
        if let Some(recipe) = recipe {
            self.signature(recipe, content.as_ref().ok())?;
        }
        self.parameters()?;
        let mut notes = check_body(self.service, self.operation, &content?)?;
        if let Some(recipe) = recipe {
            // Pages rarely repeat in each table what the recipe puts into the body.
            notes.retain(|note| !filled_members(recipe).any(|name| *note == unknown_member(name)));
        }
        Ok(notes)
    }

    /// A missing signature has a code of its own with many vendors, so it is left to the check of signatures.
    fn headers(&self, recipe: Option<&Recipe>) -> Result<(), Problem> {
        let is_signature = |field: &Field| match recipe.map(|recipe| &recipe.signature) {
            Some(Placement::Header(name)) => name.eq_ignore_ascii_case(&field.wire),
            _ => false,
        };
        let declared = self.operation.request_headers.iter();
        // The body's check knows best what its type may look like.
        let checked = declared.filter(|field| {
            !is_signature(field) && !field.wire.eq_ignore_ascii_case("content-type")
        });
        let fields: Vec<Field> = checked.cloned().collect();
        check_parameters(self.service, "header", &fields, |name| {
            header(&self.request.headers, name).into_iter().collect()
        })
        .map_err(|problem| match problem.meaning {
            Meaning::MissingParameter => Problem::new(Meaning::MissingHeader, problem.text),
            _ => problem,
        })
    }

    fn signature(&self, recipe: &Recipe, content: Option<&Content>) -> Result<(), Problem> {
        let request = self.request;
        let is_multipart = self.operation.body == tablewright::model::Body::Multipart;
        let message = MessageValues {
            credentials: self.credentials,
            token: "",
            method: &request.method,
            path: &request.path,
            query: &request.query,
            headers: &request.headers,
            // A body of several parts counts as empty.
            body: if is_multipart { b"" } else { &request.body },
            json: content.and_then(Content::json),
        };
        if recipe.uses_token() {
            return self.token(recipe, &message);
        }
        verify(recipe, &message, self.now).map_err(|flaw| problem(&flaw))
    }

    /// One of the tokens that live must be the one that was put in.
    fn token(&self, recipe: &Recipe, message: &MessageValues<'_>) -> Result<(), Problem> {
        let verify = |token: &str| verify(recipe, &MessageValues { token, ..*message }, self.now);
        if verify("") == Err(Flaw::Missing) {
            let text = "there is no token".to_owned();
            return Err(Problem::new(Meaning::ExpiredToken, text));
        }
        if self.tokens.iter().any(|token| verify(token).is_ok()) {
            return Ok(());
        }
        let text = "it does not carry a token that lives".to_owned();
        Err(Problem::new(Meaning::ExpiredToken, text))
    }

    fn parameters(&self) -> Result<(), Problem> {
        let path = self.path_parameters;
        check_parameters(self.service, "parameter", &self.operation.path, |name| {
            let named = path.iter().filter(|(key, _)| key == name);
            named.map(|(_, text)| text.as_str()).collect()
        })?;
        let query: Vec<(String, String)> = form_urlencoded::parse(self.request.query.as_bytes())
            .into_owned()
            .collect();
        check_parameters(self.service, "parameter", &self.operation.query, |name| {
            let named = query.iter().filter(|(key, _)| key == name);
            named.map(|(_, text)| text.as_str()).collect()
        })
    }
}

/// The members of the body that a recipe fills in.
fn filled_members(recipe: &Recipe) -> impl Iterator<Item = &str> {
    let signature = match &recipe.signature {
        Placement::Field(name) => Some(name.as_str()),
        Placement::Header(_) | Placement::Query(_) => None,
    };
    let members = recipe.members.iter().map(|member| member.name.as_str());
    members.chain(signature)
}

/// A header as text, if it is that.
pub(crate) fn header<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let value = headers.get(name)?;
    std::str::from_utf8(value.as_bytes()).ok()
}

fn problem(flaw: &Flaw) -> Problem {
    let (meaning, text) = match flaw {
        Flaw::Missing => (
            Meaning::MissingSignature,
            "there is no signature".to_owned(),
        ),
        Flaw::Wrong => (
            Meaning::WrongSignature,
            "the signature is not the one that the recipe gives".to_owned(),
        ),
        Flaw::UnknownAccount(name) => (
            Meaning::UnknownAccount,
            format!("`{name}` is not the account that this server knows"),
        ),
        Flaw::UnknownDigest(name) => (
            Meaning::InvalidParameter,
            format!("`{name}` names no digest of the recipe"),
        ),
        Flaw::NoTime(name) => (Meaning::MalformedParameter, format!("`{name}` is no time")),
        Flaw::Expired(name, tolerance) => (
            Meaning::ExpiredTimestamp,
            format!("`{name}` is more than {tolerance} seconds off"),
        ),
    };
    Problem::new(meaning, text)
}
