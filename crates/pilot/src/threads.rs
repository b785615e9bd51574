//! Work shared among threads whose answers come back in the order of the work, so that no number depends on who was first.

/// A piece of work.
pub(crate) type Work<'a, T> = Box<dyn FnOnce() -> T + Send + 'a>;

/// Does every piece on so many threads (one at least) and gives the answers in the pieces' order.
pub(crate) fn in_order<T: Send>(threads: usize, work: Vec<Work<'_, T>>) -> Vec<T> {
    let threads = threads.clamp(1, work.len().max(1));
    if threads == 1 {
        return work.into_iter().map(|piece| piece()).collect();
    }
    let mut hands: Vec<Vec<(usize, Work<'_, T>)>> = (0..threads).map(|_| Vec::new()).collect();
    for (at, piece) in work.into_iter().enumerate() {
        if let Some(hand) = hands.get_mut(at % threads) {
            hand.push((at, piece));
        }
    }
    let mut done: Vec<(usize, T)> = std::thread::scope(|scope| {
        let of =
            |hand: Vec<(usize, Work<'_, T>)>| hand.into_iter().map(|(at, piece)| (at, piece())).collect::<Vec<_>>();
        let running: Vec<_> = hands.into_iter().map(|hand| scope.spawn(move || of(hand))).collect();
        // A piece that panics panics here too: nothing is made up in its place.
        let joined =
            running.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        joined.flatten().collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, answer)| answer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_keep_the_order_of_the_work() {
        for threads in [0, 1, 2, 3, 50] {
            let work: Vec<Work<'_, u32>> =
                (0..7_u32).map(|piece| Box::new(move || piece * piece) as Work<'_, u32>).collect();
            assert_eq!(in_order(threads, work), [0, 1, 4, 9, 16, 25, 36]);
        }
        assert_eq!(in_order::<u32>(2, Vec::new()), [0_u32; 0]);
    }
}
