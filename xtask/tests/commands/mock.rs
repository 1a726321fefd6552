//! `cargo xtask mock`, from the outside.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};

use super::support::xtask;

/// A server that is killed at the end of a test, whatever becomes of it.
struct Server {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["mock", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, output }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it may have ended already
        let _ = self.child.wait();
    }
}

fn post(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn it_says_where_it_is_what_it_accepts_and_what_it_saw() {
    let mut server = Server::start(&["--service", "callbot", "--fault", "stopOrder=status:503*1"]);
    let first = server.line();
    let address = first
        .strip_prefix("listening on http://")
        .unwrap()
        .to_owned();
    assert!(!address.ends_with(":0"), "the real port: {address}");
    let accepts = server.line();
    assert!(
        accepts.starts_with("accepts callbot: uuid=Vh71ym3yQ"),
        "{accepts}"
    );

    let failed = post(&address, "/callcentre/api/v3/stopOrder");
    assert!(failed.starts_with("HTTP/1.1 503"), "{failed}");
    assert!(server.line().ends_with(" fault=status:503"));
    let refused = post(&address, "/callcentre/api/v3/stopOrder");
    assert!(refused.contains(r#""retCode":2"#), "{refused}");
    let line = server.line();
    assert!(
        line.contains(" callbot stopOrder missing-header ("),
        "{line}"
    );
    assert!(post(&address, "/elsewhere").starts_with("HTTP/1.1 404"));
    assert!(server.line().contains(" - - no-route 404 -"));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_cleanly() {
    let mut server = Server::start(&["--service", "nxcc"]);
    let address = server.line().replace("listening on http://", "");
    server.line();
    // Once it answers, it also listens to signals.
    post(&address, "/");
    server.line();
    std::thread::sleep(std::time::Duration::from_millis(100));
    let id = server.child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(server.line(), "stopped");
    assert!(server.child.wait().unwrap().success());
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn a_webhook_is_sent_and_its_answer_judged() {
    for (answer, code, words) in [
        (
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
            0,
            "as the page demands",
        ),
        (
            "HTTP/1.1 500 Oh\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno",
            1,
            "not as it should be: the page demands status 200",
        ),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let receiver = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut buffer = [0; 8192];
            let mut received = String::new();
            while !received.ends_with("]}") {
                let count = stream.read(&mut buffer).unwrap();
                assert!(count > 0, "the request broke off: {received}");
                received.push_str(std::str::from_utf8(&buffer[..count]).unwrap());
            }
            stream.write_all(answer.as_bytes()).unwrap();
            received
        });
        let ran = xtask(&[
            "mock",
            "--send-webhook",
            "callFinished",
            &url,
            "--credential",
            "airudder.key=secret",
        ]);
        assert_eq!(ran.code, Some(code), "{}", ran.stderr);
        assert!(ran.stdout.contains(words), "{}", ran.stdout);
        let received = receiver.join().unwrap();
        assert!(
            received.contains("72b2aa15eca2531577afa74927167a29"),
            "{received}"
        );
    }
}

#[test]
fn what_cannot_be_is_said() {
    for (arguments, words) in [
        (
            &["mock", "--service", "other", "--listen", "127.0.0.1:0"][..],
            "there is no service `other`",
        ),
        (
            &["mock", "--fault", "stopOrder=explode"][..],
            "the faults are",
        ),
        (
            &["mock", "--fault", "stop=cut", "--listen", "127.0.0.1:0"][..],
            "no operation `stop`",
        ),
        (
            &["mock", "--credential", "callbot.secret"][..],
            "SERVICE.NAME=VALUE",
        ),
        (
            &["mock", "--send-webhook", "other", "http://127.0.0.1:1"][..],
            "airudder.callFinished",
        ),
    ] {
        let ran = xtask(arguments);
        assert_ne!(ran.code, Some(0));
        assert!(ran.stderr.contains(words), "{}", ran.stderr);
    }
}
