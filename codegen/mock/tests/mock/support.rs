//! What the tests share: the schemas, requests signed by hand, and a client that is nothing but a socket.
//!
//! The signatures here are string concatenations as the vendors' pages show them; no recipe is read.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use md5::{Digest, Md5};
use serde_json::Value;
use sha2::Sha256;
use tablewright::model::Api;
use tablewright_mock::{Mock, Running};

pub(crate) const UUID: &str = "Vh71ym3yQwWSYZFpqkFwTskGXUbSxDtR";
pub(crate) const SECRET: &str = "u7Mf3zUNOkg4lMV9a0E6cHSgIkK22GSr";
pub(crate) const ACCESS_KEY: &str = "fme2na3kdi3ki";
pub(crate) const ACCESS_SECRET: &str = "abciiiko2k3";

pub(crate) const STOP: &str = "/callcentre/api/v3/stopOrder";
pub(crate) const LIST: &str = "/callcentre/api/v3/listOrderDetail";
pub(crate) const STOP_BODY: &str =
    r#"{"productID":"callbot","userTaskID":"t-1","orderIDs":["o-1"]}"#;

fn compiled(directory: &str) -> Api {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let compiled = tablewright::compile(&root.join(directory), "mock");
    compiled.api.unwrap()
}

/// The repository's schemas.
pub(crate) fn api() -> Api {
    compiled("schemas")
}

/// A service made for these tests, with what no other one has.
pub(crate) fn acme() -> Api {
    compiled("codegen/mock/tests/schemas")
}

/// A page for each feature of the language.
pub(crate) fn cases() -> Api {
    compiled("tests/cases")
}

pub(crate) fn start() -> Running {
    Mock::builder(api()).start().unwrap()
}

pub(crate) fn now() -> u64 {
    let time = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    u64::try_from(time.as_millis()).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

pub(crate) fn md5_hex(text: &str) -> String {
    hex(&Md5::digest(text))
}

pub(crate) fn sha256_hex(text: &str) -> String {
    hex(&Sha256::digest(text))
}

/// The formula of Callbot's authorization page.
pub(crate) fn callbot_sign(algorithm: &str, body: &str, ts: &str, id: &str) -> String {
    let text = format!("{SECRET}&body={body}&createTs={ts}&requestID={id}&uuid={UUID}");
    match algorithm {
        "SHA256" => sha256_hex(&text).to_uppercase(),
        _ => md5_hex(&text).to_uppercase(),
    }
}

/// A request as it is written to a socket.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Raw {
    pub(crate) fn new(method: &str, target: &str, body: &str) -> Self {
        Self {
            method: method.to_owned(),
            target: target.to_owned(),
            headers: vec![("Content-Type".to_owned(), "application/json".to_owned())],
            body: body.as_bytes().to_vec(),
        }
    }

    pub(crate) fn callbot(target: &str, body: &str) -> Self {
        let ts = (now() / 1000).to_string();
        Self::new("POST", target, body)
            .with("requestID", "req-abc")
            .with("uuid", UUID)
            .with("createTs", &ts)
            .with("algorithm", "MD5")
            .with("sign", &callbot_sign("MD5", body, &ts, "req-abc"))
    }

    pub(crate) fn nxcc_at(target: &str, body: &str, ts: u64) -> Self {
        let middle = if body.is_empty() {
            String::new()
        } else {
            format!("&body={body}")
        };
        let text = format!(
            "accessKey={ACCESS_KEY}&action=cc&bizType=8&ts={ts}{middle}&accessSecret={ACCESS_SECRET}"
        );
        Self::new("POST", target, body)
            .with("accessKey", ACCESS_KEY)
            .with("ts", &ts.to_string())
            .with("bizType", "8")
            .with("action", "cc")
            .with("sign", &md5_hex(&text))
    }

    pub(crate) fn nxcc(target: &str, body: &str) -> Self {
        Self::nxcc_at(target, body, now())
    }

    /// Sets a header.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self = self.without(name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers
            .retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut head = format!(
            "{} {} HTTP/1.1\r\nHost: mock\r\nConnection: close\r\n",
            self.method, self.target
        );
        for (name, value) in &self.headers {
            head.push_str(name);
            head.push_str(": ");
            head.push_str(value);
            head.push_str("\r\n");
        }
        let mut bytes = format!("{head}Content-Length: {}\r\n\r\n", self.body.len()).into_bytes();
        bytes.extend_from_slice(&self.body);
        bytes
    }

    /// Sends it; what comes back until the connection is closed.
    pub(crate) fn send_raw(&self, server: &Running) -> Vec<u8> {
        send_bytes(server, &self.bytes())
    }

    pub(crate) fn send(&self, server: &Running) -> Answer {
        let bytes = self.send_raw(server);
        Answer::read(&bytes)
            .unwrap_or_else(|| panic!("no answer: {:?}", String::from_utf8_lossy(&bytes)))
    }
}

pub(crate) fn send_bytes(server: &Running, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(server.addr()).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let _ = stream.write_all(bytes); // the server may refuse before it has read everything
    let _ = stream.shutdown(std::net::Shutdown::Write);
    let mut received = Vec::new();
    let _ = stream.read_to_end(&mut received);
    received
}

/// What a server answered.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let head = std::str::from_utf8(&bytes[..end]).ok()?;
        let mut lines = head.lines();
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers = lines.filter_map(|line| line.split_once(": "));
        Some(Self {
            status,
            headers: headers
                .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
                .collect(),
            body: bytes[end + 4..].to_vec(),
        })
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut all = self.headers.iter();
        let found = all.find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// Whether the answer carries the signature that Callbot's formula gives for it.
    pub(crate) fn is_signed_by_callbot(&self) -> bool {
        let header = |name| self.header(name).unwrap_or_default();
        let expected = callbot_sign(
            header("algorithm"),
            &self.text(),
            header("createTs"),
            header("requestID"),
        );
        self.header("uuid") == Some(UUID) && header("sign") == expected
    }
}
