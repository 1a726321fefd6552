//! Credentials and recipes: a security scheme for each recipe, in words, with the whole recipe in `x-signing`.

use serde_json::{Value, json};

use super::{Object, Scope, put};
use crate::model::{
    Credential, Digest, Message, Placement, Recipe, RecipeHeader, Service, TokenSource, Vector,
    VectorSource,
};

/// A security scheme for each recipe of a service.
pub(super) fn schemes(scope: Scope<'_>) -> Object {
    let recipes = scope.service.recipes.iter();
    recipes
        .map(|recipe| (scheme_name(scope, recipe), scheme(scope.service, recipe)))
        .collect()
}

fn scheme_name(scope: Scope<'_>, recipe: &Recipe) -> String {
    scope.component(&recipe.name)
}

/// What an operation or a webhook is signed by.
pub(super) fn security(scope: Scope<'_>, recipe: Option<&Recipe>) -> Option<Value> {
    recipe.map(|recipe| json!([{ scheme_name(scope, recipe): [] }]))
}

/// What fills a header in, if a recipe does.
pub(super) fn filled_by(recipe: Option<&Recipe>, header: &str) -> Option<String> {
    let recipe = recipe?;
    if let Placement::Header(name) = &recipe.signature
        && name.eq_ignore_ascii_case(header)
    {
        return Some("signature".to_owned());
    }
    let filled = recipe
        .headers
        .iter()
        .find(|it| it.name.eq_ignore_ascii_case(header))?;
    Some(filled.written.clone())
}

fn scheme(service: &Service, recipe: &Recipe) -> Value {
    let mut out = Object::new();
    match &recipe.signature {
        Placement::Header(name) | Placement::Query(name) => {
            let place = match &recipe.signature {
                Placement::Query(_) => "query",
                _ => "header",
            };
            out.insert("type".to_owned(), "apiKey".into());
            out.insert("in".to_owned(), place.into());
            out.insert("name".to_owned(), name.as_str().into());
        }
        // OpenAPI knows no place in the body; `x-signing` names it.
        Placement::Field(_) => {
            out.insert("type".to_owned(), "http".into());
            out.insert("scheme".to_owned(), "signed-body".into());
        }
    }
    out.insert("description".to_owned(), in_words(recipe).into());
    let credentials = service.credentials.iter();
    let credentials: Object = credentials
        .map(|it| (it.name.clone(), credential(it)))
        .collect();
    out.insert("x-credentials".to_owned(), credentials.into());
    out.insert("x-signing".to_owned(), whole(recipe));
    let token = service.token.as_ref().filter(|_| recipe.uses_token());
    put(&mut out, "x-token", token.map(token_source));
    out.into()
}

fn in_words(recipe: &Recipe) -> String {
    let digest = match &recipe.digest {
        Digest::Fixed(algorithm) => format!("digested by {}", algorithm.word()),
        Digest::Plain => "sent as it is".to_owned(),
        Digest::Hmac { algorithm, key } => format!(
            "digested by HMAC with {} and the key `{key}`",
            algorithm.word()
        ),
        Digest::Chosen { by, default, of } => {
            let choices: Vec<String> = of
                .iter()
                .map(|(name, it)| format!("{} for {name}", it.word()))
                .collect();
            format!(
                "digested as `{by}` says ({}; {default} by default)",
                choices.join(", ")
            )
        }
    };
    let place = match &recipe.signature {
        Placement::Header(name) => format!("the header `{name}`"),
        Placement::Field(name) => format!("the member `{name}` of the body"),
        Placement::Query(name) => format!("the query parameter `{name}`"),
    };
    let mut text = format!(
        "The message `{}` is {digest}, written as {}, and goes into {place}.",
        recipe.template,
        recipe.output.word()
    );
    if let Some(doc) = &recipe.doc {
        text.push_str("\n\n");
        text.push_str(doc);
    }
    text
}

fn credential(credential: &Credential) -> Value {
    let mut out = Object::new();
    put(&mut out, "description", credential.doc.as_deref());
    put(&mut out, "secret", credential.secret.then_some(true));
    put(&mut out, "sensitive", credential.sensitive.then_some(true));
    put(&mut out, "default", credential.default.as_deref());
    put(&mut out, "optional", credential.optional.then_some(true));
    put(
        &mut out,
        "values",
        (!credential.values.is_empty()).then(|| credential.values.clone()),
    );
    out.into()
}

/// Where the token comes from that a recipe puts in.
fn token_source(token: &TokenSource) -> Value {
    json!({
        "operation": token.operation,
        "member": token.path.join("."),
        "lifetime": token.lifetime,
        "renew_before": token.renew_before,
    })
}

/// The whole recipe in the words of the schema language.
fn whole(recipe: &Recipe) -> Value {
    let mut out = Object::new();
    out.insert("message".to_owned(), recipe.template.as_str().into());
    let digest = match &recipe.digest {
        Digest::Fixed(algorithm) => json!(algorithm.word()),
        Digest::Plain => json!("none"),
        Digest::Hmac { algorithm, key } => json!({ "hmac": algorithm.word(), "key": key }),
        Digest::Chosen { by, default, of } => {
            let of: Object = of
                .iter()
                .map(|(name, it)| (name.clone(), it.word().into()))
                .collect();
            json!({ "by": by, "default": default, "of": of })
        }
    };
    out.insert("digest".to_owned(), digest);
    out.insert("output".to_owned(), recipe.output.word().into());
    let place = match &recipe.signature {
        Placement::Header(name) => json!({ "header": name }),
        Placement::Field(name) => json!({ "field": name }),
        Placement::Query(name) => json!({ "query": name }),
    };
    out.insert("place".to_owned(), place);
    put(&mut out, "headers", filled(&recipe.headers));
    put(&mut out, "members", filled(&recipe.members));
    put(
        &mut out,
        "timestamp",
        recipe.timestamp.as_ref().map(|timestamp| {
            let mut out = Object::new();
            out.insert("header".to_owned(), timestamp.header.as_str().into());
            put(&mut out, "tolerance", timestamp.tolerance);
            Value::from(out)
        }),
    );
    let applies_to: Vec<&str> = recipe
        .applies_to
        .iter()
        .copied()
        .map(Message::word)
        .collect();
    out.insert("applies_to".to_owned(), applies_to.into());
    put(&mut out, "doc", recipe.doc.as_deref());
    let vectors: Vec<Value> = recipe.vectors.iter().map(vector).collect();
    put(
        &mut out,
        "vectors",
        (!vectors.is_empty()).then_some(vectors),
    );
    out.into()
}

fn filled(values: &[RecipeHeader]) -> Option<Value> {
    let written = values
        .iter()
        .map(|it| (it.name.clone(), Value::from(it.written.as_str())));
    (!values.is_empty()).then(|| written.collect::<Object>().into())
}

fn vector(vector: &Vector) -> Value {
    let mut out = Object::new();
    out.insert("name".to_owned(), vector.name.as_str().into());
    out.insert("source".to_owned(), source(vector.source).into());
    let given: Object = vector
        .given
        .iter()
        .map(|(name, value)| (name.clone(), value.as_str().into()))
        .collect();
    out.insert("given".to_owned(), given.into());
    put(&mut out, "message", vector.message.as_deref());
    put(&mut out, "digest", vector.digest.as_deref());
    out.insert("signature".to_owned(), vector.signature.as_str().into());
    out.into()
}

/// Who vouches for a vector.
pub(super) fn source(source: VectorSource) -> &'static str {
    match source {
        VectorSource::Vendor => "vendor",
        VectorSource::Derived => "derived",
    }
}
