//! What the young adult's first view costs on a prepaid phone.

use crate::browser::{Browser, PHONE};
use crate::site::Site;

/// Everything the first view fetches, compressed, in bytes.
const BYTES_MAX: u64 = 100_000;

const SIZES: &str = "
    const parts = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return parts.map(part => [new URL(part.name).pathname, part.encodedBodySize]);";

#[tokio::test]
async fn the_first_view_of_the_young_adult_is_light() {
    let site = Site::open().await;
    let mut wren = Browser::open(&site).await;
    wren.width(PHONE).await;
    wren.becomes("wren").await;
    wren.opens("/me").await;
    wren.finds("body.js-enabled").await;
    let parts = wren.asks(SIZES).await;
    let parts: Vec<(&str, u64)> = parts
        .as_array()
        .expect("a list")
        .iter()
        .map(|part| (part[0].as_str().unwrap_or_default(), part[1].as_u64().unwrap_or_default()))
        .collect();
    let total: u64 = parts.iter().map(|(_, bytes)| bytes).sum();
    println!("The young adult's first view: {total} bytes compressed, of {BYTES_MAX}. {parts:?}");
    for kind in ["/me", ".css", ".js", ".woff2"] {
        assert!(
            parts.iter().any(|(name, bytes)| name.ends_with(kind) && *bytes > 0),
            "{kind} was not weighed: {parts:?}"
        );
    }
    assert!(total <= BYTES_MAX, "{total} bytes: {parts:?}");
    drop(wren);
    site.close().await;
}
