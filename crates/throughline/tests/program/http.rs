//! The least of HTTP: one request a connection, so that a broken one is never taken for an answer.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: String,
    pub(crate) body: String,
}

impl Reply {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, v)| v)
    }
}

/// Asks, and gives nothing unless a whole answer came back.
pub(crate) fn ask(host: &str, method: &str, path: &str, cookie: &str, form: &str) -> Option<Reply> {
    let mut stream = TcpStream::connect(host).ok()?;
    stream.set_read_timeout(Some(Duration::from_mins(1))).ok()?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{form}",
        form.len()
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (headers, body) = text.split_once("\r\n\r\n")?;
    let status = headers.split(' ').nth(1)?.parse().ok()?;
    Some(Reply { status, headers: headers.to_owned(), body: body.to_owned() })
}

/// Signs in and gives the cookie.
pub(crate) fn sign_in(host: &str, name: &str, secret: &str) -> String {
    let form = format!("name={}&password={}", name.replace('@', "%40"), secret.replace(' ', "+"));
    let reply = ask(host, "POST", "/sign-in", "", &form).expect("answers");
    assert_eq!(reply.status, 303, "{}", reply.body);
    let line = reply.header("set-cookie").expect("a cookie");
    line.split(';').next().expect("a pair").to_owned()
}
