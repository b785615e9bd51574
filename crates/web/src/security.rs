//! Headers of every answer, the cookie, and where a form may come from.

use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, COOKIE, HOST, HeaderMap, HeaderName, HeaderValue, ORIGIN, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::response::Response;

/// Nothing but our own files: no inline script, no inline style, no frame, no other host.
const POLICY: &str =
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

/// Every answer with the headers of [`harden`], also those that the router itself gives.
pub(crate) async fn hardened(mut response: Response) -> Response {
    harden(response.headers_mut());
    response
}

/// The headers of every page. Pages about people are never kept by a browser or between.
pub(crate) fn harden(headers: &mut HeaderMap) {
    let fixed = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

/// What a cookie is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// Being signed in.
    Session,
    /// Choosing a passphrase after using a printed code.
    SetUp,
}

impl Cookie {
    /// Its name: over TLS with the prefix that ties it to this host.
    const fn name(self, tls: bool) -> &'static str {
        match (self, tls) {
            (Self::Session, true) => "__Host-throughline",
            (Self::Session, false) => "throughline",
            (Self::SetUp, true) => "__Host-throughline-set-up",
            (Self::SetUp, false) => "throughline-set-up",
        }
    }
}

/// The token in the request's cookie.
pub(crate) fn token(headers: &HeaderMap, cookie: Cookie, tls: bool) -> Option<&str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == cookie.name(tls))
        .map(|(_, value)| value)
}

/// The header that sets a cookie, or takes it away (no token). It ends with the browser, and the server ends it sooner.
pub(crate) fn set_cookie(cookie: Cookie, token: Option<&str>, tls: bool) -> String {
    let secure = if tls { "; Secure" } else { "" };
    let (value, age) = token.map_or(("", "; Max-Age=0"), |token| (token, ""));
    format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", cookie.name(tls))
}

/// Whether a post comes from one of our own pages. Browsers say so themselves; where they say nothing there is no page.
pub(crate) fn from_our_page(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(&HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match (text(&ORIGIN), text(&HOST)) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        (Some(_), None) => false,
        (None, _) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(n, v)| (HeaderName::from_static(n), HeaderValue::from_static(v))).collect()
    }

    #[test]
    fn only_our_own_pages_post() {
        for (pairs, ours) in [
            (&[("sec-fetch-site", "same-origin")][..], true),
            (&[("sec-fetch-site", "cross-site")][..], false),
            (&[("sec-fetch-site", "same-site")][..], false),
            (&[("origin", "http://here:1"), ("host", "here:1")][..], true),
            (&[("origin", "http://there"), ("host", "here:1")][..], false),
            (&[("origin", "null"), ("host", "here:1")][..], false),
            (&[][..], true),
        ] {
            assert_eq!(from_our_page(&headers(pairs)), ours, "{pairs:?}");
        }
    }

    #[test]
    fn the_cookie_reads_back() {
        for (cookie, tls) in
            [(Cookie::Session, false), (Cookie::Session, true), (Cookie::SetUp, false), (Cookie::SetUp, true)]
        {
            let line = set_cookie(cookie, Some("abc"), tls);
            let pair = line.split(';').next().unwrap();
            let sent = HeaderMap::from_iter([(COOKIE, HeaderValue::from_str(&format!("other=1; {pair}")).unwrap())]);
            assert_eq!(token(&sent, cookie, tls), Some("abc"));
            assert_eq!(token(&sent, cookie, !tls), None);
            assert_eq!(line.contains("Secure"), tls);
            assert!(line.contains("HttpOnly") && line.contains("SameSite=Lax"));
        }
        assert!(set_cookie(Cookie::Session, None, true).contains("Max-Age=0"));
    }
}
