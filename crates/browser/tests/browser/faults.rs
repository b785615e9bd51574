//! What is wrong with a page as it stands in the browser: to axe, in the console, on a narrow screen.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::browser::{Browser, DESK, NARROWEST, PHONE};

const AXE: &str = include_str!("../../../../node_modules/axe-core/axe.min.js");

/// Every rule that axe has is switched on: those of level AAA, those it is still trying out, those it leaves off by itself,
/// and those it has given up.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const on = axe.getRules();
    axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'rule', values: on.map(rule => rule.ruleId) } })
        .then(found => done(found.violations.map(one =>
            `${one.id}: ${one.help}: ${one.nodes.map(node => node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')).join('; ')}`)))
        .catch(why => done([`axe failed: ${why}`]));
";

impl Browser<'_> {
    /// Looks at the page at every width and keeps its picture; gives everything that is wrong, in words.
    pub(crate) async fn faults(&self, name: &str) -> Vec<String> {
        let mut faults = Vec::new();
        for width in [DESK, PHONE] {
            self.width(width).await;
            faults.extend(self.axe().await.into_iter().map(|fault| format!("{name} at {width}: {fault}")));
            self.keeps_picture(name, width).await;
        }
        for width in [PHONE, NARROWEST] {
            self.width(width).await;
            faults.extend(self.too_wide().await.map(|fault| format!("{name} at {width}: {fault}")));
        }
        self.width(DESK).await;
        faults.extend(self.complaints().await.into_iter().map(|fault| format!("{name}: {fault}")));
        faults
    }

    async fn axe(&self) -> Vec<String> {
        if self.asks("return typeof axe").await != "object" {
            self.asks(AXE).await;
        }
        let found = self.client.execute_async(RUN, Vec::new()).await.expect("axe runs");
        found.as_array().expect("a list").iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// What stands out over the right edge.
    async fn too_wide(&self) -> Option<String> {
        let script = "
            const edge = innerWidth, page = document.documentElement.scrollWidth;
            if (page <= edge) return null;
            const out = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > edge + 1);
            return `scrolls sideways to ${page}: ` + out.slice(0, 5).map(one => `${one.tagName}.${one.getAttribute('class')}`).join(', ');";
        self.asks(script).await.as_str().map(str::to_owned)
    }

    /// Errors and warnings in the console. That the page itself is a 404 or a 422 is no complaint.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let here = self.client.current_url().await.expect("an address").to_string();
        let here = here.split('#').next().unwrap_or_default().to_owned();
        let itself = format!("{here} - Failed to load resource: the server responded with a status of 4");
        let text = |entry: &Value| {
            format!("{}: {}", entry["level"].as_str().unwrap_or("?"), entry["message"].as_str().unwrap_or("?"))
        };
        let said = self.console().await;
        said.iter().filter(|entry| !entry["message"].as_str().unwrap_or("").starts_with(&itself)).map(text).collect()
    }

    /// Keeps a picture of the whole page among the artefacts.
    pub(crate) async fn keeps_picture(&self, name: &str, width: u32) {
        let size = self.tools("Page.getLayoutMetrics", json!({})).await;
        let height = size["cssContentSize"]["height"].as_f64().expect("the page has a height");
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        let shot = self.tools("Page.captureScreenshot", json!({ "captureBeyondViewport": true, "clip": clip })).await;
        let path = screens().join(format!("{name}-{width}.png"));
        std::fs::write(path, base64(shot["data"].as_str().expect("a picture"))).expect("can write");
    }
}

/// Where pictures are kept; git does not see it.
fn screens() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../artefacts/screens");
    std::fs::create_dir_all(&folder).expect("can make a folder");
    folder
}

/// Bytes of base64 text (RFC 4648), as the browser hands over pictures.
fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut held, mut bytes) = (0_u32, 0, Vec::with_capacity(text.len() * 3 / 4));
    for letter in text.bytes() {
        let Some(value) = LETTERS.iter().position(|one| *one == letter) else { break };
        bits = bits << 6 | u32::try_from(value).expect("below 64");
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).expect("a byte"));
        }
    }
    bytes
}

#[test]
fn base64_reads_back() {
    for (text, bytes) in [("", &b""[..]), ("Zg==", b"f"), ("Zm8=", b"fo"), ("Zm9v", b"foo"), ("Zm9vYg==", b"foob")] {
        assert_eq!(base64(text), bytes);
    }
}
