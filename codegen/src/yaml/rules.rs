//! The ids of everything that reading a YAML file can report.

/// The file holds bytes that are not UTF-8.
pub const INVALID_UTF8: &str = "invalid-utf8";
/// The file is UTF-16 or UTF-32, as its first bytes say.
pub const NOT_UTF8: &str = "not-utf8";
/// The file is larger than [`MAX_BYTES`](super::MAX_BYTES).
pub const FILE_TOO_LARGE: &str = "file-too-large";
/// The file holds a character that YAML does not allow, or that YAML readers disagree about.
pub const CONTROL_CHARACTER: &str = "control-character";
/// The file holds a character that makes text read differently than it is stored.
pub const BIDI_CHARACTER: &str = "bidi-character";
/// A line is indented with a tab.
pub const TAB_INDENTATION: &str = "tab-indentation";
/// The text is no YAML.
pub const YAML_SYNTAX: &str = "yaml-syntax";
/// A `%YAML` or `%TAG` line.
pub const YAML_DIRECTIVE: &str = "yaml-directive";
/// The file holds no value.
pub const EMPTY_DOCUMENT: &str = "empty-document";
/// The file holds more than one document.
pub const SEVERAL_DOCUMENTS: &str = "several-documents";
/// A merge key `<<`.
pub const YAML_MERGE_KEY: &str = "yaml-merge-key";
/// A tag such as `!!str`.
pub const YAML_TAG: &str = "yaml-tag";
/// An anchor such as `&name`.
pub const YAML_ANCHOR: &str = "yaml-anchor";
/// An alias such as `*name`.
pub const YAML_ALIAS: &str = "yaml-alias";
/// A key that was used before in the same mapping.
pub const DUPLICATE_KEY: &str = "duplicate-key";
/// A list or mapping in the place of a key.
pub const COMPLEX_KEY: &str = "complex-key";
/// More levels than [`MAX_DEPTH`](super::MAX_DEPTH).
pub const TOO_DEEP: &str = "too-deep";
/// More values than [`MAX_NODES`](super::MAX_NODES).
pub const TOO_MANY_NODES: &str = "too-many-nodes";
/// An integer that 64 bits with a sign do not hold.
pub const INTEGER_OUT_OF_RANGE: &str = "integer-out-of-range";
/// Infinity or not-a-number.
pub const NUMBER_NOT_FINITE: &str = "number-not-finite";
/// Text that two YAML readers understand differently.
pub const YAML_AMBIGUOUS: &str = "yaml-ambiguous";
/// More problems than [`MAX_PROBLEMS`](super::MAX_PROBLEMS); the rest of the file was not looked at.
pub const TOO_MANY_PROBLEMS: &str = "too-many-problems";

/// Every rule of this module with what it means, for listings.
pub const RULES: &[(&str, &str)] = &[
    (INVALID_UTF8, "the file holds bytes that are not UTF-8"),
    (NOT_UTF8, "the file is UTF-16 or UTF-32 instead of UTF-8"),
    (FILE_TOO_LARGE, "the file is larger than 4 MiB"),
    (
        CONTROL_CHARACTER,
        "the file holds a control character or a line break that is none in every YAML reader",
    ),
    (
        BIDI_CHARACTER,
        "the file holds a character that reverses the direction of the text around it",
    ),
    (TAB_INDENTATION, "a line is indented with a tab"),
    (YAML_SYNTAX, "the text is no YAML"),
    (YAML_DIRECTIVE, "the file holds a %YAML or %TAG directive"),
    (EMPTY_DOCUMENT, "the file holds no value"),
    (
        SEVERAL_DOCUMENTS,
        "the file holds more than one YAML document",
    ),
    (YAML_MERGE_KEY, "a mapping is merged into another with `<<`"),
    (YAML_TAG, "a value has a tag such as `!!str`"),
    (YAML_ANCHOR, "a value has an anchor such as `&name`"),
    (YAML_ALIAS, "a value is an alias such as `*name`"),
    (DUPLICATE_KEY, "a mapping has a key twice"),
    (COMPLEX_KEY, "a list or a mapping is used as a key"),
    (TOO_DEEP, "values are nested deeper than 64 levels"),
    (TOO_MANY_NODES, "the file holds more than 200000 values"),
    (
        INTEGER_OUT_OF_RANGE,
        "an integer does not fit into 64 bits with a sign",
    ),
    (NUMBER_NOT_FINITE, "a number is infinite or not a number"),
    (
        YAML_AMBIGUOUS,
        "two YAML readers understand the text differently",
    ),
    (
        TOO_MANY_PROBLEMS,
        "the file has more than 100 problems, and the rest was not looked at",
    ),
];
