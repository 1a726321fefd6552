//! Faults on request: how they are written, and for which requests they are kept.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// Something that goes wrong on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `status:503`, `status:429;retry-after=1`: an HTTP status, with headers, in place of the answer.
    Status(u16, Vec<(String, String)>),
    /// `delay:500ms`: the answer comes later.
    Delay(Duration),
    /// `cut`: the connection is closed before anything is answered.
    Cut,
    /// `cut-body`: the connection is closed after half of the body.
    CutBody,
    /// `wrong-signature`: the answer is signed wrongly, if answers are signed.
    WrongSignature,
    /// `unsigned`: the answer has no signature.
    Unsigned,
    /// `garbage`: the body is no JSON.
    Garbage,
    /// `code:7`: a failure with this result code.
    Code(i64),
    /// `slow-body:3s`: the body takes this long, piece by piece.
    SlowBody(Duration),
    /// `large:5MB`: a valid answer of about this size.
    Large(usize),
}

/// A fault that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultError(String);

impl fmt::Display for FaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}; the faults are status:503, status:429;retry-after=1, delay:500ms, cut, cut-body, \
             wrong-signature, unsigned, garbage, code:7, slow-body:3s and large:5MB",
            self.0
        )
    }
}

impl std::error::Error for FaultError {}

/// More than this is not made: a test that asks for it has a typing mistake.
const LARGEST: usize = 256_000_000;

impl FromStr for Fault {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        let text = text.trim();
        let (word, rest) = match text.split_once(':') {
            Some((word, rest)) => (word, Some(rest)),
            None => (text, None),
        };
        let error = || FaultError(format!("{text:?} is no fault"));
        Ok(match (word, rest) {
            ("status", Some(rest)) => status(rest).ok_or_else(error)?,
            ("delay", Some(rest)) => Self::Delay(duration(rest).ok_or_else(error)?),
            ("slow-body", Some(rest)) => Self::SlowBody(duration(rest).ok_or_else(error)?),
            ("code", Some(rest)) => Self::Code(rest.parse().map_err(|_| error())?),
            ("large", Some(rest)) => Self::Large(size(rest).ok_or_else(error)?),
            ("cut", None) => Self::Cut,
            ("cut-body", None) => Self::CutBody,
            ("wrong-signature", None) => Self::WrongSignature,
            ("unsigned", None) => Self::Unsigned,
            ("garbage", None) => Self::Garbage,
            _ => return Err(error()),
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status, headers) => {
                write!(f, "status:{status}")?;
                headers
                    .iter()
                    .try_for_each(|(name, value)| write!(f, ";{name}={value}"))
            }
            Self::Delay(time) => write!(f, "delay:{}ms", time.as_millis()),
            Self::Cut => f.write_str("cut"),
            Self::CutBody => f.write_str("cut-body"),
            Self::WrongSignature => f.write_str("wrong-signature"),
            Self::Unsigned => f.write_str("unsigned"),
            Self::Garbage => f.write_str("garbage"),
            Self::Code(code) => write!(f, "code:{code}"),
            Self::SlowBody(time) => write!(f, "slow-body:{}ms", time.as_millis()),
            Self::Large(bytes) => write!(f, "large:{bytes}"),
        }
    }
}

fn status(text: &str) -> Option<Fault> {
    let mut parts = text.split(';');
    let status: u16 = parts.next()?.trim().parse().ok()?;
    let headers = parts.map(|part| {
        let (name, value) = part.split_once('=')?;
        let name = hyper::header::HeaderName::try_from(name.trim()).ok()?;
        let value = hyper::header::HeaderValue::try_from(value.trim()).ok()?;
        Some((name.to_string(), value.to_str().ok()?.to_owned()))
    });
    let headers = headers.collect::<Option<_>>()?;
    // Below 200 an answer is not the last one, and HTTP would wait for another.
    (200..600)
        .contains(&status)
        .then_some(Fault::Status(status, headers))
}

fn duration(text: &str) -> Option<Duration> {
    let (number, unit) = split_unit(text);
    let number: u64 = number.parse().ok()?;
    match unit {
        "ms" => Some(Duration::from_millis(number)),
        "s" => Some(Duration::from_secs(number)),
        _ => None,
    }
    .filter(|time| *time <= Duration::from_secs(3600))
}

fn size(text: &str) -> Option<usize> {
    let (number, unit) = split_unit(text);
    let number: usize = number.parse().ok()?;
    let factor = match unit {
        "" | "B" => 1,
        "kB" | "KB" => 1000,
        "MB" => 1_000_000,
        _ => return None,
    };
    number.checked_mul(factor).filter(|size| *size <= LARGEST)
}

fn split_unit(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.split_at(end)
}

/// A fault for some requests of one operation, written `OPERATION=FAULT` or `OPERATION=FAULT*N` (the next N only).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// `stopOrder`, `callbot.stopOrder`, or `*` for every operation.
    pub operation: String,
    /// What goes wrong.
    pub fault: Fault,
    /// For how many requests; without a number for all.
    pub times: Option<u64>,
}

impl FromStr for Rule {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        let error = || {
            FaultError(format!(
                "{text:?} is not of the form OPERATION=FAULT or OPERATION=FAULT*N"
            ))
        };
        let (operation, rest) = text.split_once('=').ok_or_else(error)?;
        let (fault, times) = match rest.rsplit_once('*') {
            Some((fault, times)) => (fault, Some(times.trim().parse().map_err(|_| error())?)),
            None => (rest, None),
        };
        Ok(Self {
            operation: operation.trim().to_owned(),
            fault: fault.parse()?,
            times,
        })
    }
}

impl Rule {
    /// Whether it is about an operation.
    pub(crate) fn is_about(&self, service: &str, operation: &str) -> bool {
        self.operation == "*"
            || self.operation == operation
            || self.operation.split_once('.') == Some((service, operation))
    }

    /// Uses it for one request; false if it is used up.
    pub(crate) fn take(&mut self) -> bool {
        match &mut self.times {
            None => true,
            Some(0) => false,
            Some(times) => {
                *times -= 1;
                true
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, Fault, Rule};

    #[test]
    fn every_fault_is_read_and_written() {
        for text in [
            "status:503",
            "status:429;retry-after=1",
            "delay:500ms",
            "cut",
            "cut-body",
            "wrong-signature",
            "unsigned",
            "garbage",
            "code:-7",
            "slow-body:20ms",
            "large:5000",
        ] {
            assert_eq!(text.parse::<Fault>().unwrap().to_string(), text);
        }
        assert_eq!("large:5MB".parse(), Ok(Fault::Large(5_000_000)));
        assert_eq!(
            "slow-body:2s".parse(),
            Ok(Fault::SlowBody(Duration::from_secs(2)))
        );
    }

    #[test]
    fn what_is_no_fault_is_refused() {
        for text in [
            "",
            "cut:1",
            "status",
            "status:99",
            "status:100",
            "status:600",
            "status:200;x",
            "delay:5",
            "delay:2h",
            "large:5TB",
            "large:99999999999MB",
            "code:x",
            "garbage:",
            "status:200;a b=1",
        ] {
            let error = text.parse::<Fault>().unwrap_err().to_string();
            assert!(error.contains("delay:500ms"), "{text}: {error}");
        }
    }

    #[test]
    fn rules_name_an_operation_and_count() {
        let mut rule: Rule = "callbot.stopOrder=status:429;retry-after=1*2"
            .parse()
            .unwrap();
        assert!(rule.is_about("callbot", "stopOrder") && !rule.is_about("nxcc", "stopOrder"));
        assert_eq!([rule.take(), rule.take(), rule.take()], [true, true, false]);
        let rule: Rule = "stopOrder=cut".parse().unwrap();
        assert!(rule.is_about("any", "stopOrder") && rule.times.is_none());
        for text in ["stopOrder", "stopOrder=cut*x", "stopOrder=nothing"] {
            assert!(text.parse::<Rule>().is_err(), "{text}");
        }
    }
}
