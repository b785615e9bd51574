//! Serving the pages on an address, until told to stop.

use std::convert::Infallible;
use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::middleware::map_request;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::{From, House, router};

/// Within which a request's first lines must have arrived, and within which an open connection must ask for more: half a
/// request holds a connection, and connections are what a server runs out of first.
const HEADERS_WITHIN: Duration = Duration::from_secs(30);

/// How long nothing is accepted after that failed, for want of file handles as a rule.
const BREATH: Duration = Duration::from_secs(1);

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
    connections(listener, app, HEADERS_WITHIN, stopped).await;
    Ok(())
}

/// Takes connections until `stopped` is ready, and returns once the last has ended.
async fn connections(listener: TcpListener, app: Router, headers_within: Duration, stopped: impl Future<Output = ()>) {
    let (stop, stopping) = watch::channel(());
    let mut open = JoinSet::new();
    let mut stopped = pin!(stopped);
    loop {
        tokio::select! {
            () = &mut stopped => break,
            Some(_) = open.join_next() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, from)) => {
                    open.spawn(connection(stream, from, app.clone(), headers_within, stopping.clone()));
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(BREATH).await;
                }
            },
        }
    }
    drop(listener);
    let _ = stop.send(());
    while open.join_next().await.is_some() {}
}

/// Answers the requests of one connection, one after the other. What goes wrong with it concerns nobody else.
async fn connection(
    stream: TcpStream,
    from: SocketAddr,
    app: Router,
    headers_within: Duration,
    mut stopping: watch::Receiver<()>,
) {
    // Small answers are not held back to be sent with more.
    let _ = stream.set_nodelay(true);
    let pages = TowerToHyperService::new(app);
    let answers = service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(ConnectInfo(from));
        let answer = pages.call(request);
        async move { Ok::<_, Infallible>(answer.await.unwrap_or_else(|never| match never {})) }
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(headers_within);
    let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), answers));
    tokio::select! {
        ended = connection.as_mut() => return told(ended),
        _ = stopping.changed() => connection.as_mut().graceful_shutdown(),
    }
    told(connection.await);
}

fn told(ended: hyper::Result<()>) {
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection broke off");
    }
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
    use axum::routing::get;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::sync::oneshot;
    use tokio::time::timeout;

    /// Longer than anything here takes.
    const PATIENCE: Duration = Duration::from_secs(20);

    /// A site of one page that says where it was asked from; and what stops it.
    async fn site(headers_within: Duration) -> (SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let page = async |ConnectInfo(from): ConnectInfo<SocketAddr>| format!("from {}", from.ip());
        let app = Router::new().route("/", get(page));
        let (stop, stopped) = oneshot::channel();
        let stopped = async move { drop(stopped.await) };
        (address, stop, tokio::spawn(connections(listener, app, headers_within, stopped)))
    }

    /// Sends this and reads until the other side ends.
    async fn sends(address: SocketAddr, text: &str) -> String {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        let mut answer = String::new();
        timeout(PATIENCE, stream.read_to_string(&mut answer)).await.expect("it goes on waiting").unwrap();
        answer
    }

    #[tokio::test]
    async fn half_a_request_is_not_waited_for() {
        let (address, stop, serving) = site(Duration::from_millis(50)).await;
        let whole = sends(address, "GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
        assert!(whole.starts_with("HTTP/1.1 200") && whole.ends_with("from 127.0.0.1"), "{whole}");
        for half in ["", "GET / HT", "GET / HTTP/1.1\r\nhost: x\r\n", "GET / HTTP/1.1\r\nhost: x\r\nx-slow: "] {
            let answer = sends(address, half).await;
            assert!(!answer.contains("from 127.0.0.1"), "{half:?}: {answer}");
        }
        // An answered connection is let go too, once nothing more is asked.
        let kept = sends(address, "GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
        assert!(kept.ends_with("from 127.0.0.1"), "{kept}");
        stop.send(()).unwrap();
        timeout(PATIENCE, serving).await.expect("it stops").unwrap();
    }

    #[tokio::test]
    async fn stopping_lets_go_of_connections_that_wait() {
        let (address, stop, serving) = site(PATIENCE).await;
        let mut idle = TcpStream::connect(address).await.unwrap();
        idle.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
        let mut first = [0; 12];
        idle.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        stop.send(()).unwrap();
        timeout(PATIENCE / 2, serving).await.expect("it stops").unwrap();
        assert!(TcpStream::connect(address).await.is_err(), "nobody is let in any more");
    }

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
