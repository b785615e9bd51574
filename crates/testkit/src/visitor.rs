//! A browser without a window: asks for pages, posts forms, keeps its cookies.

use std::collections::BTreeMap;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use tower::ServiceExt as _;

use crate::app::TestApp;

/// A browser.
#[derive(Debug)]
pub struct Visitor<'a> {
    app: &'a TestApp,
    /// Whose it is, for messages.
    pub who: &'static str,
    cookies: BTreeMap<String, String>,
    /// The last page.
    pub page: Page,
}

/// What came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Status code.
    pub status: u16,
    /// Where a redirect leads.
    pub location: Option<String>,
    /// The text; of a file that is no text, what of it is.
    pub body: String,
    /// The very bytes.
    pub bytes: Vec<u8>,
}

impl Page {
    /// The text without markup, with single spaces: what a reader reads.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut inside = false;
        for c in self.body.chars() {
            match c {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    text.push(' ');
                }
                _ if !inside => text.push(c),
                _ => {}
            }
        }
        let plain = [("&#39;", "'"), ("&#x27;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
            .iter()
            .fold(text, |text, (entity, c)| text.replace(entity, c));
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The value of the first `name="value"` attribute after `marker`.
    pub fn attribute_after(&self, marker: &str, name: &str) -> Option<String> {
        let (_, after) = self.body.split_once(marker)?;
        let (_, value) = after.split_once(&format!("{name}=\""))?;
        value.split_once('"').map(|(value, _)| value.to_owned())
    }
}

impl<'a> Visitor<'a> {
    pub(crate) fn new(app: &'a TestApp, who: &'static str) -> Self {
        Self { app, who, cookies: BTreeMap::new(), page: Page::default() }
    }

    /// Asks for a page; redirects are not followed.
    pub async fn get(&mut self, path: &str) -> &Page {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Posts a form as its own page would.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> &Page {
        let body = fields.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect::<Vec<_>>().join("&");
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }

    /// Asks for a page and follows redirects to the end.
    pub async fn opens(&mut self, path: &str) -> &Page {
        self.get(path).await;
        self.follow().await
    }

    /// Follows redirects from the last page to the end.
    pub async fn follow(&mut self) -> &Page {
        for _ in 0..5 {
            let Some(to) = self.page.location.clone() else { break };
            self.get(&to).await;
        }
        &self.page
    }

    /// Sends any request with this browser's cookies.
    pub async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> &Page {
        let cookies = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
        let request = request.header(header::COOKIE, cookies).header(header::HOST, "test").body(body).expect("request");
        let response = self.app.router().oneshot(request).await.expect("the router always answers");
        let status = response.status();
        let headers = response.headers().clone();
        for line in headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("cookie is text");
            let (pair, rest) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').expect("a cookie has a name");
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let location = headers.get(header::LOCATION).map(|to| to.to_str().expect("address").to_owned());
        let bytes = to_bytes(response.into_body(), 64 << 20).await.expect("body");
        let is_text = headers.get(header::CONTENT_TYPE).is_none_or(|kind| kind != "application/pdf");
        let body = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!is_text || std::str::from_utf8(&bytes).is_ok(), "pages are text");
        assert_ne!(status, StatusCode::INTERNAL_SERVER_ERROR, "{} met a fault of ours: {body}", self.who);
        self.page = Page { status: status.as_u16(), location, body, bytes: bytes.to_vec() };
        &self.page
    }

    /// Signs in with a name and a secret, through the page.
    pub async fn signs_in(&mut self, name: &str, secret: &str) {
        self.post("/sign-in", &[("name", name), ("password", secret)]).await;
        assert_eq!((self.page.status, self.page.location.as_deref()), (303, Some("/home")), "{} signs in", self.who);
    }

    /// Asserts that the last page shows this text.
    pub fn sees(&self, text: &str) -> &Self {
        let shown = self.page.text();
        assert!(shown.contains(text), "{} does not see {text:?} in: {shown}", self.who);
        self
    }

    /// Asserts that the last page does not show this text.
    pub fn does_not_see(&self, text: &str) -> &Self {
        let shown = self.page.text();
        assert!(!shown.contains(text), "{} sees {text:?}", self.who);
        self
    }

    /// The one-time key of the form on the last page.
    pub fn form_key(&self) -> String {
        self.page.attribute_after("name=\"form_key\"", "value").expect("the page has a form")
    }
}

/// Percent-encodes text for a form.
fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
