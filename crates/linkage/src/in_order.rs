//! Threads that share work and put the answers together in its order.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Does every piece of work on some threads and puts the answers together in order.
pub(crate) fn in_order<T: Send, W: Sync>(work: &[W], threads: usize, piece: impl Fn(&W) -> Vec<T> + Sync) -> Vec<T> {
    if threads <= 1 || work.len() <= 1 {
        return work.iter().flat_map(&piece).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Vec<T>)>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..threads.min(work.len()) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(work) = work.get(at) else { break };
                    let found = piece(work);
                    if !found.is_empty()
                        && let Ok(mut done) = done.lock()
                    {
                        done.push((at, found));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().flat_map(|(_, found)| found).collect()
}
