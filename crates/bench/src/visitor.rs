//! A browser without a window: over a real connection, or straight into the pages to count their SQL.

use std::io::Read as _;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context as _, bail};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, Response, header, request};
use http_body_util::BodyExt as _;
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tower::ServiceExt as _;

use crate::clock;

/// The password of everybody who signs in here: it guards invented people.
pub(crate) const PASSWORD: &str = "seven quiet herons wading";

/// No answer may take longer than this.
const PATIENCE: Duration = Duration::from_mins(1);

#[derive(Debug)]
enum Over {
    Wire(SendRequest<Body>),
    Router(Router),
}

#[derive(Debug)]
pub(crate) struct Visitor {
    over: Over,
    host: String,
    cookie: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: u16,
    /// The body as it was sent, packed where it was packed.
    pub(crate) sent: Bytes,
    packed: bool,
    pub(crate) took: Duration,
}

impl Page {
    /// The text, unpacked.
    pub(crate) fn text(&self) -> anyhow::Result<String> {
        let mut text = String::new();
        let mut bytes: &[u8] = &self.sent;
        if self.packed {
            flate2::read::GzDecoder::new(bytes).read_to_string(&mut text)?;
        } else {
            bytes.read_to_string(&mut text)?;
        }
        Ok(text)
    }

    /// The page, if it has this status.
    pub(crate) fn expect(self, status: u16, what: &str) -> anyhow::Result<Self> {
        if self.status != status {
            bail!("{what} answered {} instead of {status}: {}", self.status, self.text().unwrap_or_default());
        }
        Ok(self)
    }
}

/// The value of the field `name` of the form on a page.
pub(crate) fn field(text: &str, name: &str) -> anyhow::Result<String> {
    let (_, after) = text.split_once(&format!("name=\"{name}\"")).with_context(|| format!("no field {name}"))?;
    let (_, value) = after.split_once("value=\"").context("the field has no value")?;
    let (value, _) = value.split_once('"').context("the value has no end")?;
    Ok(value.to_owned())
}

impl Visitor {
    /// A browser that is connected to the server at `address`.
    pub(crate) async fn connect(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { over: Over::Wire(sender), host: address.to_string(), cookie: String::new() })
    }

    /// A browser inside this process.
    pub(crate) fn inside(router: Router) -> Self {
        Self { over: Over::Router(router), host: "bench".to_owned(), cookie: String::new() }
    }

    pub(crate) async fn get(&mut self, path: &str) -> anyhow::Result<Page> {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Posts a form as its own page would.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<Page> {
        let body = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&");
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }

    /// Signs in through the page.
    pub(crate) async fn signs_in(&mut self, name: &str) -> anyhow::Result<()> {
        self.post("/sign-in", &[("name", name), ("password", PASSWORD)]).await?.expect(303, "signing in")?;
        Ok(())
    }

    async fn send(&mut self, request: request::Builder, body: Body) -> anyhow::Result<Page> {
        let request = request
            .header(header::HOST, &self.host)
            .header(header::ACCEPT_ENCODING, "gzip")
            .header(header::COOKIE, &self.cookie)
            .body(body)?;
        let began = clock();
        let (head, sent) =
            tokio::time::timeout(PATIENCE, self.answer(request)).await.context("no answer in time")??;
        let took = began.elapsed();
        self.keep_cookies(&head);
        let text = |name| head.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
        Ok(Page { status: head.status().as_u16(), packed: text(header::CONTENT_ENCODING) == "gzip", sent, took })
    }

    async fn answer(&mut self, request: Request<Body>) -> anyhow::Result<(Response<()>, Bytes)> {
        match &mut self.over {
            Over::Wire(sender) => {
                sender.ready().await?;
                let (head, body) = sender.send_request(request).await?.into_parts();
                Ok((Response::from_parts(head, ()), body.collect().await?.to_bytes()))
            }
            Over::Router(router) => {
                let (head, body) = router.clone().oneshot(request).await?.into_parts();
                Ok((Response::from_parts(head, ()), body.collect().await?.to_bytes()))
            }
        }
    }

    fn keep_cookies(&mut self, head: &Response<()>) {
        if let Some(cookie) = set_cookie(head.headers()) {
            self.cookie = cookie;
        }
    }
}

fn set_cookie(headers: &HeaderMap) -> Option<String> {
    let line = headers.get(header::SET_COOKIE)?.to_str().ok()?;
    line.split(';').next().map(str::to_owned)
}

/// Percent-encodes text for a form or a query.
pub(crate) fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
