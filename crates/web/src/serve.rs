//! Serving the pages on an address, until told to stop.

use std::future::Future;
use std::net::SocketAddr;
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

/// The address a request came from. Of a forwarded list the last is the one that our own proxy has added.
fn from(request: &Request, behind_proxy: bool) -> String {
    let forwarded = request.headers().get("x-forwarded-for").filter(|_| behind_proxy);
    let last = forwarded.and_then(|value| value.to_str().ok()).and_then(|line| line.rsplit(',').next());
    match last {
        Some(last) => last.trim().to_owned(),
        None => request
            .extensions()
            .get::<ConnectInfo<SocketAddr>>()
            .map_or_else(String::new, |ConnectInfo(address)| address.ip().to_string()),
    }
}
