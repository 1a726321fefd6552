//! Nothing private is printed.

use crate::demo::{Demo, Done, ONCE, PHONE, READ, SECRET, call, core_with, ok, options};
use crate::runtime::{Secret, TransportError, TransportErrorKind, Unsigned};

fn assert_clean(text: &str) {
    for private in [SECRET, PHONE] {
        assert!(!text.contains(private), "{text}");
    }
}

#[test]
fn secrets_do_not_print() {
    let secret = Secret::new(SECRET);
    assert_eq!(format!("{secret:?}"), "***");
    assert_eq!(secret.expose(), SECRET);
}

#[test]
fn neither_requests_nor_clients_show_what_is_in_them() {
    let core = core_with(false, options());
    assert_clean(&format!("{core:?}"));
    let prepared = core.prepare::<Done>(&READ, &Demo::new()).unwrap();
    assert_clean(&format!("{prepared:?}"));
    let mut unsigned = Unsigned::new(http::Method::POST, "/", "", PHONE.into());
    unsigned.set_header("x-sign", SECRET).unwrap();
    assert_clean(&format!("{unsigned:?}"));
    assert_clean(&format!("{:?}", unsigned.headers));
}

#[test]
fn errors_show_neither_bodies_nor_the_vendors_words() {
    let body = format!(r#"{{"retCode":3,"retMsg":"no such number {PHONE}"}}"#);
    let (result, _) = call(&READ, options, || vec![Ok(ok(&body))]);
    let error = result.unwrap_err();
    assert_clean(&format!("{error} {error:?} {error:#?}"));
    assert!(
        error.api().unwrap().message.contains(PHONE),
        "but they can be had"
    );

    let body = format!(r#"{{"retCode":0,"data":[{{"phone":"{PHONE}"}}]}}"#);
    let (result, _) = call(&READ, options, || vec![Ok(ok(&body))]);
    let error = result.unwrap_err();
    assert_clean(&format!("{error} {error:?}"));

    let cut = || {
        Err(TransportError::maybe_sent(
            TransportErrorKind::Interrupted,
            "cut",
        ))
    };
    let (result, _) = call(&ONCE, options, || vec![cut()]);
    let error = result.unwrap_err();
    assert_clean(&format!("{error} {error:?}"));
}
