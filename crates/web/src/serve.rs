//! Serving the pages on an address, until told to stop.

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request};
use axum::middleware::map_request;
use tokio::net::TcpListener;

use crate::{From, House, router};

/// Serves until `stopped` is ready, then lets requests under way end. Behind our own proxy the address that it forwards
/// is believed; otherwise the connection's own.
pub async fn serve(
    listener: TcpListener,
    house: &Arc<House>,
    behind_proxy: bool,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let app = router(house).layer(map_request(move |mut request: Request| async move {
        let from = from(&request, behind_proxy);
        request.extensions_mut().insert(From(from));
        request
    }));
    axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>()).with_graceful_shutdown(stopped).await
}

/// The address a request came from. Of what was forwarded the very last is the one that our own proxy has added; all
/// before it, in one header or several, is the client's word.
fn from(request: &Request, behind_proxy: bool) -> String {
    let forwarded = request.headers().get_all("x-forwarded-for").iter().next_back().filter(|_| behind_proxy);
    let last = forwarded.and_then(|value| value.to_str().ok()).and_then(|line| line.rsplit(',').next());
    let last: Option<IpAddr> = last.and_then(|text| text.trim().parse().ok());
    let own = || request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
    last.or_else(own).map_or_else(String::new, |address| address.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[test]
    fn only_the_proxys_own_word_is_believed() {
        let request = |lines: &[&str]| {
            let request = lines.iter().fold(Request::builder(), |r, line| r.header("x-forwarded-for", *line));
            let mut request = request.body(Body::empty()).unwrap();
            request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 1))));
            request
        };
        for (lines, behind, expected) in [
            (&["203.0.113.9"][..], true, "203.0.113.9"),
            (&["198.51.100.7, 203.0.113.9"][..], true, "203.0.113.9"),
            (&["198.51.100.7", "203.0.113.9"][..], true, "203.0.113.9"),
            (&["nonsense"][..], true, "192.0.2.1"),
            (&[][..], true, "192.0.2.1"),
            (&["203.0.113.9"][..], false, "192.0.2.1"),
        ] {
            assert_eq!(from(&request(lines), behind), expected, "{lines:?} {behind}");
        }
    }
}
