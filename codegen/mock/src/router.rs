//! Finds the operation that a request is for, whatever host it was sent to.

use percent_encoding::percent_decode_str;
use tablewright::model::{Api, Operation, Service};

/// All routes.
#[derive(Debug)]
pub(crate) struct Router {
    routes: Vec<Route>,
    /// Services and the paths of their hosts: a client may be given a base URL with or without them.
    bases: Vec<(usize, String)>,
}

/// Where an operation is in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    service: usize,
    operation: usize,
}

impl Target {
    pub(crate) fn of(self, api: &Api) -> (&Service, &Operation) {
        let service = &api.services[self.service];
        (service, &service.operations[self.operation])
    }
}

#[derive(Debug)]
struct Route {
    method: String,
    path: String,
    segments: Vec<Segment>,
    name: String,
    target: Target,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    Literal(String),
    Parameter(String),
}

/// What a method and a path lead to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// An operation, with its path parameters decoded.
    Operation(Target, Vec<(String, String)>),
    /// The path exists, for other methods.
    WrongMethod(Vec<String>),
    /// Nothing; these are the routes that look most like it.
    Nothing(Vec<String>),
}

impl Router {
    /// The routes of the services that are kept. Two services cannot share a route, as a request could be for both.
    pub(crate) fn new(api: &Api, keep: impl Fn(&Service) -> bool) -> Result<Self, String> {
        let mut routes: Vec<Route> = Vec::new();
        for (s, service) in api.services.iter().enumerate().filter(|(_, it)| keep(it)) {
            for (o, operation) in service.operations.iter().enumerate() {
                let path = operation
                    .http
                    .path
                    .clone()
                    .unwrap_or_else(|| "/".to_owned());
                let route = Route {
                    method: operation.http.method.clone(),
                    segments: path.split('/').map(segment).collect(),
                    path,
                    name: format!("{} {}", service.name, operation.name),
                    target: Target {
                        service: s,
                        operation: o,
                    },
                };
                if let Some(same) = routes.iter().find(|other| {
                    other.target.service != s
                        && other.method == route.method
                        && other.segments == route.segments
                }) {
                    return Err(format!(
                        "{} {} is a route of both {} and {}; serve one service at a time",
                        route.method, route.path, same.name, route.name
                    ));
                }
                routes.push(route);
            }
        }
        // Literal segments win over parameters: /tasks/new before /tasks/{id}.
        routes.sort_by_key(|route| {
            let parameters = |it: &&Segment| matches!(it, Segment::Parameter(_));
            route.segments.iter().filter(parameters).count()
        });
        let bases = api.services.iter().enumerate().filter(|(_, it)| keep(it));
        let bases = bases.flat_map(|(s, service)| {
            let hosts = service.hosts.iter();
            hosts.filter_map(move |host| Some((s, base_path(&host.url)?)))
        });
        Ok(Self {
            routes,
            bases: bases.collect(),
        })
    }

    pub(crate) fn find(&self, method: &str, path: &str) -> Found {
        let mut methods = Vec::new();
        let below = self.bases.iter().filter_map(|(service, base)| {
            let rest = path.strip_prefix(base.as_str())?;
            rest.starts_with('/').then_some((Some(*service), rest))
        });
        for (only, path) in std::iter::once((None, path)).chain(below) {
            for route in &self.routes {
                let is_served = only.is_none_or(|only| route.target.service == only);
                let Some(parameters) = parameters(&route.segments, path).filter(|_| is_served)
                else {
                    continue;
                };
                if route.method == method {
                    return Found::Operation(route.target, parameters);
                }
                if !methods.contains(&route.method) {
                    methods.push(route.method.clone());
                }
            }
        }
        if methods.is_empty() {
            Found::Nothing(self.near(method, path))
        } else {
            Found::WrongMethod(methods)
        }
    }

    /// The three routes that look most like it, the nearest first.
    fn near(&self, method: &str, path: &str) -> Vec<String> {
        let start: String = path.chars().take(200).collect();
        let wanted = format!("{method} {start}");
        let mut rated: Vec<(f64, String)> = self
            .routes
            .iter()
            .map(|route| {
                let line = format!("{} {}", route.method, route.path);
                let likeness = strsim::jaro_winkler(&wanted.to_lowercase(), &line.to_lowercase());
                (likeness, format!("{line} ({})", route.name))
            })
            .collect();
        rated.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        rated.into_iter().take(3).map(|(_, line)| line).collect()
    }
}

/// The path of a base URL, if it has one.
fn base_path(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let (_, path) = rest.split_once('/')?;
    let path = path.trim_end_matches('/');
    (!path.is_empty()).then(|| format!("/{path}"))
}

fn segment(text: &str) -> Segment {
    match text
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
    {
        Some(name) => Segment::Parameter(name.to_owned()),
        None => Segment::Literal(text.to_owned()),
    }
}

fn parameters(segments: &[Segment], path: &str) -> Option<Vec<(String, String)>> {
    let given: Vec<&str> = path.split('/').collect();
    if given.len() != segments.len() {
        return None;
    }
    let mut found = Vec::new();
    for (segment, text) in segments.iter().zip(given) {
        let text = percent_decode_str(text).decode_utf8_lossy();
        match segment {
            Segment::Literal(literal) if *literal == text => {}
            Segment::Parameter(name) if !text.is_empty() => {
                found.push((name.clone(), text.into_owned()));
            }
            _ => return None,
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::{parameters, segment};

    #[test]
    fn path_parameters_are_decoded_and_never_empty() {
        let segments: Vec<_> = "/v1/tasks/{id}/calls".split('/').map(segment).collect();
        let found = parameters(&segments, "/v1/tasks/a%2Fb/calls").unwrap();
        assert_eq!(found, [("id".to_owned(), "a/b".to_owned())]);
        for other in [
            "/v1/tasks//calls",
            "/v1/tasks/a/calls/",
            "/v1/tasks/a",
            "",
            "/",
        ] {
            assert_eq!(parameters(&segments, other), None, "{other}");
        }
    }
}
