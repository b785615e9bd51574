//! A browser with a window of a chosen width, signed in as one of the cast.

use std::collections::BTreeMap;
use std::time::Duration;

use fantoccini::cookies::Cookie;
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::driver::Driver;
use crate::site::Site;

/// A desk screen, in CSS pixels.
pub(crate) const DESK: u32 = 1180;
/// A phone.
pub(crate) const PHONE: u32 = 390;
/// The narrowest that must work: 1280 pixels at four times the size (WCAG 2.2, 1.4.10).
pub(crate) const NARROWEST: u32 = 320;

/// Longest time that anything on a page may take, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(15);
const LOOK_EVERY: Duration = Duration::from_millis(25);

/// A browser. Its window is a desk screen until it is told otherwise.
#[derive(Debug)]
pub(crate) struct Browser<'s> {
    pub(crate) client: Client,
    pub(crate) site: &'s Site,
    /// Session cookie of everybody who has signed in here.
    signed_in: BTreeMap<String, Cookie<'static>>,
    // Dropped in this order: the driver closes the browser, then its folder goes.
    _driver: Driver,
    _folder: TempDir,
}

/// A command of Chromium's own.
#[derive(Debug)]
struct Chromium {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Chromium {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (axum::http::Method, Option<String>) {
        (axum::http::Method::POST, Some(self.body.to_string()))
    }
}

impl<'s> Browser<'s> {
    /// A browser as most people have it.
    pub(crate) async fn open(site: &'s Site) -> Self {
        Self::start(site, json!({})).await
    }

    /// A browser in which JavaScript is switched off.
    pub(crate) async fn without_script(site: &'s Site) -> Self {
        Self::start(site, json!({ "profile.managed_default_content_settings.javascript": 2 })).await
    }

    async fn start(site: &'s Site, prefs: Value) -> Self {
        let driver = Driver::start();
        let folder = tempfile::Builder::new().prefix("throughline-chromium-").tempdir().expect("a folder");
        let folder_flag = format!("--user-data-dir={}", folder.path().display());
        let flags = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--force-prefers-reduced-motion",
            &folder_flag,
        ];
        let wanted = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "args": flags, "prefs": prefs },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(serde_json::from_value(wanted).expect("capabilities"));
        let client = builder.connect(&driver.address()).await.expect("Chromium is installed: scripts/install.sh test");
        let browser = Self { client, site, signed_in: BTreeMap::new(), _driver: driver, _folder: folder };
        browser.width(DESK).await;
        browser
    }

    async fn chromium(&self, path: &'static str, body: Value) -> Value {
        self.client.issue_cmd(Chromium { path, body }).await.expect("Chromium does as it is told")
    }

    /// A command of the protocol of Chromium's developer tools.
    pub(crate) async fn tools(&self, command: &str, params: Value) -> Value {
        self.chromium("goog/cdp/execute", json!({ "cmd": command, "params": params })).await
    }

    /// Everything the browser's console says since it was last asked.
    pub(crate) async fn console(&self) -> Vec<Value> {
        let said = self.chromium("se/log", json!({ "type": "browser" })).await;
        said.as_array().cloned().unwrap_or_default()
    }

    /// Makes the window this wide; narrow ones are phones.
    pub(crate) async fn width(&self, width: u32) {
        let phone = width < 641;
        let (height, scale) = if phone { (844, 2) } else { (900, 1) };
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": phone });
        self.tools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Opens a page of the site, as one types an address.
    pub(crate) async fn opens(&self, path: &str) {
        self.client.goto(&self.site.page(path)).await.expect("the page opens");
    }

    /// Runs this in the page and gives what it returns.
    pub(crate) async fn asks(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.expect("the script runs")
    }

    /// Whether something is on the page.
    pub(crate) async fn has(&self, css: &str) -> bool {
        self.client.find(Locator::Css(css)).await.is_ok()
    }

    /// The element, once it is there.
    pub(crate) async fn finds(&self, css: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).every(LOOK_EVERY).for_element(Locator::Css(css)).await;
        found.unwrap_or_else(|why| panic!("{css} is not on the page: {why}"))
    }

    /// Waits until nothing fits any more.
    pub(crate) async fn gone(&self, css: &str) {
        let gone = tokio::time::timeout(PATIENCE, async {
            while self.has(css).await {
                tokio::time::sleep(LOOK_EVERY).await;
            }
        });
        assert!(gone.await.is_ok(), "{css} is still on the page");
    }

    /// What a field holds.
    pub(crate) async fn value(&self, css: &str) -> String {
        self.finds(css).await.prop("value").await.expect("it can be read").unwrap_or_default()
    }

    /// Clicks on an element and, where that leads to another page, waits for it.
    pub(crate) async fn clicks(&self, css: &str) {
        self.finds(css).await.click().await.expect("it can be clicked");
    }

    /// Clicks on a link with this text.
    pub(crate) async fn follows(&self, text: &str) {
        let link = self.client.find(Locator::LinkText(text)).await;
        link.unwrap_or_else(|why| panic!("no link {text:?}: {why}")).click().await.expect("it can be clicked");
    }

    /// Types into a field, over what is there.
    pub(crate) async fn types(&self, css: &str, text: &str) {
        let field = self.finds(css).await;
        field.clear().await.expect("it can be emptied");
        field.send_keys(text).await.expect("it takes keys");
    }

    /// Presses a key where the focus is.
    pub(crate) async fn presses(&self, key: Key) {
        self.writes(&String::from(char::from(key))).await;
    }

    /// Types where the focus is.
    pub(crate) async fn writes(&self, text: &str) {
        let active = self.client.active_element().await.expect("something has the focus");
        active.send_keys(text).await.expect("it takes keys");
    }

    /// The words on the page.
    pub(crate) async fn words(&self) -> String {
        let text = self.finds("body").await.text().await.expect("text");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits until the page says this.
    pub(crate) async fn sees(&self, text: &str) {
        let mut shown = String::new();
        let found = tokio::time::timeout(PATIENCE, async {
            loop {
                // Between two pages there is no body to read.
                if let Ok(body) = self.client.find(Locator::Css("body")).await {
                    shown = body.text().await.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
                }
                if shown.contains(text) {
                    break;
                }
                tokio::time::sleep(LOOK_EVERY).await;
            }
        });
        let found = found.await.is_ok();
        assert!(found, "{text:?} is not on the page: {shown}");
    }

    /// The page does not say this. For use after something that comes with the same page was seen.
    pub(crate) async fn does_not_see(&self, text: &str) {
        let shown = self.words().await;
        assert!(!shown.contains(text), "{text:?} is on the page: {shown}");
    }

    /// Waits until the address has this path.
    pub(crate) async fn arrives(&self, path: &str) {
        let wanted = self.site.page(path);
        let found = tokio::time::timeout(PATIENCE, async {
            while self
                .client
                .current_url()
                .await
                .map_or(true, |now| now.as_str().split(['?', '#']).next() != Some(&wanted))
            {
                tokio::time::sleep(LOOK_EVERY).await;
            }
        });
        let found = found.await.is_ok();
        assert!(found, "not at {path} but at {:?}", self.client.current_url().await);
    }

    /// A file of the site, as its link would fetch it for this reader.
    pub(crate) async fn downloads(&self, path: &str) -> Vec<u8> {
        let script = "
            const [address, done] = arguments;
            fetch(address).then(answer => answer.arrayBuffer()).then(bytes => done(Array.from(new Uint8Array(bytes))));";
        let arguments = vec![Value::from(self.site.page(path))];
        let bytes = self.client.execute_async(script, arguments).await.expect("the file comes");
        serde_json::from_value(bytes).expect("bytes")
    }

    /// Nobody is signed in any more; sessions stay alive on the server.
    pub(crate) async fn forgets(&self) {
        self.client.delete_all_cookies().await.expect("cookies can be deleted");
    }

    /// Signs in through the page the first time, with the same session again later.
    pub(crate) async fn becomes(&mut self, who: &str) {
        self.opens("/sign-in").await;
        self.forgets().await;
        if let Some(cookie) = self.signed_in.get(who) {
            self.client.add_cookie(cookie.clone()).await.expect("the cookie is taken");
            return;
        }
        self.signs_in(who).await;
        let cookie = self.client.get_named_cookie("throughline").await.expect("signed in");
        self.signed_in.insert(who.to_owned(), cookie);
    }

    /// Signs in through the page.
    pub(crate) async fn signs_in(&self, who: &str) {
        let (name, secret) = self.site.app.cast.sign_in(who);
        self.opens("/sign-in").await;
        self.types("#name", &name).await;
        self.types("#password", &secret).await;
        self.clicks("main form button[type=submit]").await;
        self.finds(".tl-who").await;
    }
}
