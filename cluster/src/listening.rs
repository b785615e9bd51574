//! Where the roles listen: on this machine unless told otherwise, and then not without a word.

use std::net::IpAddr;

use anyhow::Context as _;

/// Says what an open port means.
pub(crate) fn warn_if_open(listen: IpAddr, out: &dyn Fn(&str)) {
    if !listen.is_loopback() {
        out(&format!(
            "Warning: {listen} is not this machine alone. The ports are neither encrypted nor guarded: whoever reaches them \
             can have this program read and write files. Use a network that only the machines of this run are on."
        ));
    }
}

/// Host and port of a scheduler.
pub(crate) fn host_and_port(text: &str) -> anyhow::Result<(String, u16)> {
    let way_on = || format!("{text:?} is no scheduler: HOST:PORT is wanted, such as 127.0.0.1:50050");
    let (host, port) = text.rsplit_once(':').with_context(way_on)?;
    anyhow::ensure!(!host.is_empty(), way_on());
    Ok((host.to_owned(), port.parse().with_context(way_on)?))
}

/// Says so at once when nobody listens there.
pub(crate) async fn must_answer(text: &str) -> anyhow::Result<(String, u16)> {
    let (host, port) = host_and_port(text)?;
    let limit = std::time::Duration::from_secs(10);
    let connected = tokio::time::timeout(limit, tokio::net::TcpStream::connect((host.as_str(), port))).await;
    let way_on = || {
        format!(
            "no scheduler answers at {text}: start one with `throughline-cluster scheduler --port {port}`, or give its place with --scheduler"
        )
    };
    connected.with_context(way_on)?.with_context(way_on)?;
    Ok((host, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheduler_has_a_host_and_a_port() {
        assert_eq!(host_and_port("127.0.0.1:50050").unwrap(), ("127.0.0.1".to_owned(), 50050));
        for wrong in ["127.0.0.1", ":50050", "here:there", ""] {
            assert!(host_and_port(wrong).unwrap_err().to_string().contains("HOST:PORT"), "{wrong}");
        }
    }

    #[test]
    fn an_open_port_is_told() {
        let said = std::cell::RefCell::new(Vec::new());
        for address in ["127.0.0.1", "10.0.0.5"] {
            warn_if_open(address.parse().unwrap(), &|line| said.borrow_mut().push(line.to_owned()));
        }
        assert!(matches!(said.into_inner().as_slice(), [one] if one.contains("10.0.0.5")));
    }
}
