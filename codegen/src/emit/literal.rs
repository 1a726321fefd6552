//! JSON values as Rust literals.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use serde_json::Value;

/// An integer with its sign as a token of its own, which is valid as a pattern too.
pub(super) fn integer(number: i64) -> TokenStream {
    let digits = Literal::u64_unsuffixed(number.unsigned_abs());
    if number < 0 {
        quote! { -#digits }
    } else {
        quote! { #digits }
    }
}

/// An HTTP method; POST, which all but a few operations use, if there is no such method.
pub(super) fn method(name: &str) -> TokenStream {
    match name {
        "DELETE" => quote! { http::Method::DELETE },
        "GET" => quote! { http::Method::GET },
        "HEAD" => quote! { http::Method::HEAD },
        "PATCH" => quote! { http::Method::PATCH },
        "PUT" => quote! { http::Method::PUT },
        _ => quote! { http::Method::POST },
    }
}

/// `Some(…)` or `None`.
pub(super) fn option(value: Option<impl ToTokens>) -> TokenStream {
    value.map_or_else(|| quote! { None }, |value| quote! { Some(#value) })
}

/// A text, an integer, a number or a boolean.
pub(super) fn scalar(value: &Value) -> Option<TokenStream> {
    match value {
        Value::String(text) => Some(quote! { #text }),
        Value::Bool(flag) => Some(quote! { #flag }),
        Value::Number(number) => match number.as_i64() {
            Some(number) => {
                let number = integer(number);
                Some(quote! { #number })
            }
            None => number.as_f64().map(float),
        },
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Any value, as an expression of type `serde_json::Value`.
pub(super) fn json(value: &Value) -> TokenStream {
    let body = json_body(value);
    quote! { serde_json::json!(#body) }
}

/// What `json!` takes.
fn json_body(value: &Value) -> TokenStream {
    match value {
        Value::Array(elements) => {
            let elements = elements.iter().map(json_body);
            quote! { [#(#elements),*] }
        }
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                let value = json_body(value);
                quote! { #name: #value }
            });
            quote! { {#(#members),*} }
        }
        other => scalar(other).unwrap_or_else(|| quote! { null }),
    }
}

/// The value of an integer enum.
pub(super) fn raw_integer(value: &Value) -> i64 {
    value
        .as_i64()
        .expect("the values of an integer enum are integers")
}

/// The value of a text enum.
pub(super) fn raw_text(value: &Value) -> &str {
    value.as_str().expect("the values of a text enum are texts")
}

/// A raw string literal, for text that should stay readable.
pub(super) fn raw_string(text: &str) -> TokenStream {
    // More `#` than follow any quote in the text.
    let hashes = |rest: &str| rest.len() - rest.trim_start_matches('#').len();
    let fence = text
        .split('"')
        .skip(1)
        .map(|rest| hashes(rest) + 1)
        .max()
        .unwrap_or(0);
    let fence = "#".repeat(fence);
    format!("r{fence}\"{text}\"{fence}")
        .parse()
        .expect("a raw string without its own end is a literal")
}

fn float(number: f64) -> TokenStream {
    let digits = Literal::f64_unsuffixed(number.abs());
    if number.is_sign_negative() {
        quote! { -#digits }
    } else {
        quote! { #digits }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{raw_string, scalar};

    #[test]
    fn constants() {
        for (value, expected) in [
            (json!("a\"b"), Some("\"a\\\"b\"")),
            (json!(-3), Some("- 3")),
            (json!(i64::MIN), Some("- 9223372036854775808")),
            (json!(1.5), Some("1.5")),
            (json!(true), Some("true")),
            (json!([]), None),
        ] {
            assert_eq!(
                scalar(&value).map(|tokens| tokens.to_string()).as_deref(),
                expected
            );
        }
    }

    #[test]
    fn raw_strings_have_just_enough_hashes() {
        for (text, literal) in [
            ("{}", "r\"{}\""),
            ("## \"a\"", "r#\"## \"a\"\"#"),
            ("a\"##b", "r###\"a\"##b\"###"),
        ] {
            assert_eq!(raw_string(text).to_string(), literal);
        }
    }
}
