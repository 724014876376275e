//! Work side by side, results in the order of the items, and no more of either in memory than a
//! window holds.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

/// How many items are under way at most, for each thread.
const WINDOW: usize = 8;

/// Takes `items` one by one, does `work` on them in the threads of `pool`, and hands what they
/// give to `take`, in the order of the items, as soon as the items before are done. An item may
/// come late: what is ready is handed on all the same. Ends early where `take` says so or `stop`
/// is set; what is under way is finished. Gives how many items were taken up.
pub(super) fn in_order<Item: Send, Made: Send>(
    pool: &rayon::ThreadPool,
    items: impl Iterator<Item = Item>,
    stop: &AtomicBool,
    work: impl Fn(Item) -> Made + Sync,
    take: impl FnMut(Made) -> ControlFlow<()> + Send,
) -> usize {
    let window = WINDOW * pool.current_num_threads();
    let (permits, returned) = mpsc::sync_channel::<()>(window);
    let (done, results) = mpsc::channel();
    std::thread::scope(|threads| {
        threads.spawn(move || hand_on(&results, returned, take));
        let mut taken = 0;
        pool.in_place_scope(|scope| {
            for item in items {
                // The permit is waited for first: a reader that has gone is noticed before work.
                if stop.load(Ordering::SeqCst) || permits.send(()).is_err() {
                    break;
                }
                let (done, at, work) = (done.clone(), taken, &work);
                scope.spawn(move |_| {
                    let _ = done.send((at, work(item)));
                });
                taken += 1;
            }
            drop(done);
        });
        taken
    })
}

fn hand_on<Made>(
    results: &mpsc::Receiver<(usize, Made)>,
    returned: mpsc::Receiver<()>,
    mut take: impl FnMut(Made) -> ControlFlow<()>,
) {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    let mut returned = Some(returned);
    for (at, made) in results {
        waiting.insert(at, made);
        while let Some(made) = waiting.remove(&next) {
            next += 1;
            let _ = returned.as_ref().map(mpsc::Receiver::try_recv);
            // No new item is taken up without a permit. What is under way is still handed on.
            if take(made).is_break() {
                returned = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool() -> rayon::ThreadPool {
        rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap()
    }

    #[test]
    fn results_come_in_order() {
        let stop = AtomicBool::new(false);
        let mut seen = Vec::new();
        let slow = |item: u64| {
            std::thread::sleep(std::time::Duration::from_micros(item * 37 % 400));
            item
        };
        let taken = in_order(&pool(), 0..500, &stop, slow, |it| {
            seen.push(it);
            ControlFlow::Continue(())
        });
        assert_eq!(taken, 500);
        assert_eq!(seen, (0..500).collect::<Vec<u64>>());
    }

    #[test]
    fn an_endless_list_ends_where_the_taker_says_so() {
        let stop = AtomicBool::new(false);
        let mut seen = 0;
        let taken = in_order(
            &pool(),
            0_u64..,
            &stop,
            |it| it,
            |_| {
                seen += 1;
                if seen == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert!(seen >= 10 && taken < 200, "{seen} of {taken}");
    }

    #[test]
    fn nothing_is_taken_up_after_a_stop() {
        let stop = AtomicBool::new(true);
        assert_eq!(in_order(&pool(), 0..9, &stop, |it| it, |_| ControlFlow::Continue(())), 0);
    }
}
