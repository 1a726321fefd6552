//! Type cells of many pages.

use super::*;

fn shown(ty: &DraftType) -> String {
    match ty {
        DraftType::List(inner) => format!("[{}]", shown(inner)),
        DraftType::Map(inner) => format!("map {}", shown(inner)),
        other => format!("{other:?}").to_lowercase(),
    }
}

#[test]
fn cells() {
    for (cell, expected) in [
        ("string", "string"),
        ("ISO-8601 String", "string"),
        ("String", "string"),
        ("integer(int32)", "integer"),
        ("Long", "integer"),
        ("bigDecimal", "number"),
        ("Double", "number"),
        ("bool", "boolean"),
        ("JsonObject", "object"),
        ("json", "object"),
        ("字符串", "string"),
        ("整型", "integer"),
        ("[string]", "[string]"),
        ("[string]¦null", "[string]"),
        ("string|null", "string"),
        ("string or null", "string"),
        ("[object]", "[object]"),
        ("object[]", "[object]"),
        ("[]Object", "[object]"),
        ("[]string", "[string]"),
        ("Array", "[any]"),
        ("list", "[any]"),
        ("Array of CallListItem", "[object]"),
        ("array of strings", "[string]"),
        ("Array of objects", "[object]"),
        ("array[business_phone object]", "[object]"),
        ("array<object{3}>", "[object]"),
        ("array [object {34}]", "[object]"),
        ("List<Integer>", "[integer]"),
        ("List<UserInfo>", "[object]"),
        ("Array(String)", "[string]"),
        ("String[]", "[string]"),
        ("string array", "[string]"),
        ("字符串数组", "[string]"),
        ("对象数组", "[object]"),
        ("array[array[string]]", "[[string]]"),
        ("Map<String, Object>", "map object"),
        ("String to string map", "map string"),
        ("String to Reference object map", "map object"),
        ("Map<String,Integer>", "map integer"),
        ("map", "map any"),
        ("enum<string>", "string"),
        ("enum(int)", "integer"),
        ("varchar(32)", "string"),
        ("int(11)", "integer"),
        ("string<date-time>", "string"),
        ("object {3}", "object"),
        ("unsigned int", "integer"),
        ("JSONArray", "[any]"),
    ] {
        let words = read(cell).unwrap_or_else(|| panic!("{cell} is a type"));
        assert_eq!(shown(&words.ty), expected, "{cell}");
    }
}

#[test]
fn other_cells() {
    for cell in [
        "",
        "Yes",
        "true",
        "none",
        "orderID",
        "The name of the user",
        "0",
        "header",
        "callId",
        "The list",
        "UserInfo",
        "Request ID",
    ] {
        assert_eq!(read(cell), None, "{cell}");
    }
}

#[test]
fn what_else_a_cell_says() {
    assert_eq!(
        read("Array of CallListItem").unwrap().element.as_deref(),
        Some("CallListItem")
    );
    assert_eq!(
        read("array[business_phone object]")
            .unwrap()
            .element
            .as_deref(),
        Some("business_phone")
    );
    assert_eq!(read("array [object {34}]").unwrap().members, Some(34));
    assert!(read("integer¦null").unwrap().nullable);
    assert!(read("enum<string>").unwrap().is_enum);
    assert_eq!(read("varchar(32)").unwrap().max_length, Some(32));
    assert_eq!(read("string(date)").unwrap().unit, Some(Unit::Date));
    let quoted = read("'Read' | 'Unread'").unwrap();
    assert_eq!(quoted.values.as_deref(), Some("Read | Unread"));
    assert_eq!(quoted.ty, DraftType::String);
    assert_eq!(read("'Read' | Unread"), None);
    assert!(read("string or null <uri>").unwrap().nullable);
    assert!(read("string|integer").unwrap().is_choice);
    assert_eq!(
        named("UserInfo").unwrap().element.as_deref(),
        Some("UserInfo")
    );
    assert_eq!(named("none"), None);
}
