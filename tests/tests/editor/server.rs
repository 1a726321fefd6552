//! A yaml-language-server, spoken to as an editor does.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

pub(crate) struct Server {
    child: Child,
    output: BufReader<ChildStdout>,
    last: u64,
}

impl Server {
    /// Nothing if it is not installed.
    pub(crate) fn start() -> Option<Self> {
        let mut child = Command::new("yaml-language-server")
            .arg("--stdio")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut server = Self {
            child,
            output,
            last: 0,
        };
        let capabilities = json!({ "textDocument": { "completion": {} } });
        server.ask(
            "initialize",
            &json!({ "processId": null, "rootUri": null, "capabilities": capabilities }),
        );
        server.tell("initialized", &json!({}));
        Some(server)
    }

    pub(crate) fn open(&mut self, file: &Path, text: &str) {
        let document =
            json!({ "uri": uri(file), "languageId": "yaml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    pub(crate) fn change(&mut self, file: &Path, text: &str) {
        let document = json!({ "uri": uri(file), "version": 2 });
        let changes = json!([{ "text": text }]);
        let parameters = json!({ "textDocument": document, "contentChanges": changes });
        self.tell("textDocument/didChange", &parameters);
    }

    /// The labels that are offered at a line and a character, both from 0.
    pub(crate) fn complete(&mut self, file: &Path, line: usize, character: usize) -> Vec<String> {
        let position = json!({ "line": line, "character": character });
        let parameters = json!({ "textDocument": { "uri": uri(file) }, "position": position });
        let answer = self.ask("textDocument/completion", &parameters);
        let items = answer["items"].as_array().or(answer.as_array());
        let labels = items.into_iter().flatten().map(|item| &item["label"]);
        labels
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    }

    fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.last += 1;
        let id = self.last;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": parameters }));
        loop {
            let message = self.receive();
            match (message.get("method"), message.get("id")) {
                // What the server asks of an editor: there are no settings.
                (Some(method), Some(id)) => {
                    let result = match method.as_str() {
                        Some("workspace/configuration") => json!([{}, {}, {}, {}, {}, {}]),
                        _ => Value::Null,
                    };
                    self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": result }));
                }
                (None, Some(answered)) if *answered == id => return message["result"].clone(),
                _ => {}
            }
        }
    }

    fn tell(&mut self, method: &str, parameters: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": parameters }));
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        let input = self.child.stdin.as_mut().unwrap();
        write!(input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        input.flush().unwrap();
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(
                self.output.read_line(&mut line).unwrap() > 0,
                "the server has ended"
            );
            if line.trim().is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("Content-Length:") {
                length = value.trim().parse().unwrap();
            }
        }
        let mut bytes = vec![0; length];
        self.output.read_exact(&mut bytes).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it may have ended already
        let _ = self.child.wait();
    }
}

fn uri(file: &Path) -> String {
    let directory = file.parent().unwrap().canonicalize().unwrap();
    let path = directory.join(file.file_name().unwrap());
    format!("file://{}", path.display())
}
