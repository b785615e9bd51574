//! Reading what a form brings: not more than it takes, and not for longer than it takes.

use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};

use crate::problem::Problem;

/// Longest form that is read, in bytes: a note of ten thousand characters with room to spare.
const FORM_BYTES_MAX: usize = 256 * 1024;

/// Within which a form must have arrived: a long one takes ten seconds on the slowest phone network.
const FORM_WITHIN: Duration = Duration::from_mins(1);

/// Within which files must have arrived.
const FILES_WITHIN: Duration = Duration::from_mins(15);

/// A form's bytes.
pub(crate) async fn form(body: Body) -> Result<Bytes, Problem> {
    let read = async {
        let longer = "What was sent did not arrive whole, or is longer than this form takes.";
        to_bytes(body, FORM_BYTES_MAX).await.map_err(|_| Problem::Refused(longer))
    };
    within(FORM_WITHIN, read).await
}

/// What comes of reading files.
pub(crate) async fn files<T>(read: impl Future<Output = Result<T, Problem>>) -> Result<T, Problem> {
    within(FILES_WITHIN, read).await
}

async fn within<T>(limit: Duration, read: impl Future<Output = Result<T, Problem>>) -> Result<T, Problem> {
    let late = "What was sent took too long to arrive. Nothing of it was kept.";
    tokio::time::timeout(limit, read).await.unwrap_or(Err(Problem::Refused(late)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_never_arrives_whole_is_not_waited_for() {
        let began = tokio::time::Instant::now();
        let never = std::future::pending::<Result<(), Problem>>;
        let refused = files(never()).await;
        assert!(matches!(refused, Err(Problem::Refused(why)) if why.contains("too long to arrive")));
        assert_eq!(began.elapsed(), FILES_WITHIN);
        let began = tokio::time::Instant::now();
        let refused = within(FORM_WITHIN, never()).await;
        assert!(matches!(refused, Err(Problem::Refused(_))));
        assert_eq!(began.elapsed(), FORM_WITHIN);
        assert!(form(Body::from("note=a")).await.is_ok_and(|bytes| bytes == "note=a"));
        assert!(form(Body::from("x".repeat(FORM_BYTES_MAX + 1))).await.is_err());
    }
}
