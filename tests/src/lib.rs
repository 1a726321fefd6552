//! Holds nothing: the tests of this package are in `tests/`, their schemas in `cases/`.
