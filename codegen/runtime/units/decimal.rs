//! Decimal numbers as text.

/// A decimal number that is sent as text, such as `0.0520`, so that no digit is lost.
///
/// There is no order, and equality is that of the text: `0.5` is not `0.50`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal(String);

super::textual!(Decimal);

impl Decimal {
    /// The nearest float; `None` if the text is no number.
    pub fn to_f64(&self) -> Option<f64> {
        // Rust also reads "inf" and "NaN".
        self.0
            .trim()
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite())
    }
}
