//! Work side by side, results in the order of the items, and no more of either in memory than a
//! window holds.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};

/// How many items are under way at most, for each thread.
const WINDOW: usize = 8;

/// Takes `items` one by one, does `work` on them in the threads of `pool`, and hands what they
/// give to `take`, in the order of the items, as soon as the items before are done. An item may
/// come late: what is ready is handed on all the same. Ends early where `take` says so or `stop`
/// is set; what is under way is finished. Gives how many items were taken up.
///
/// What a thread made it also drops, before its next item: memory that another thread gives back
/// makes both wait for the allocator.
pub(super) fn in_order<Item: Send, Made: Send>(
    pool: &rayon::ThreadPool,
    items: impl Iterator<Item = Item>,
    stop: &AtomicBool,
    work: impl Fn(Item) -> Made + Sync,
    take: impl FnMut(&mut Made) -> ControlFlow<()> + Send,
) -> usize {
    let window = WINDOW * pool.current_num_threads();
    let (permits, returned) = mpsc::sync_channel::<()>(window);
    let (done, results) = mpsc::channel();
    let spent: Vec<Spent<Made>> = (0..pool.current_num_threads()).map(|_| Spent::new()).collect();
    let spent = spent.as_slice();
    std::thread::scope(|threads| {
        threads.spawn(move || hand_on(&results, returned, spent, take));
        let mut taken = 0;
        pool.in_place_scope(|scope| {
            for item in items {
                // The permit is waited for first: a reader that has gone is noticed before work.
                if stop.load(Ordering::SeqCst) || permits.send(()).is_err() {
                    break;
                }
                let (done, at, work) = (done.clone(), taken, &work);
                scope.spawn(move |_| {
                    let thread = rayon::current_thread_index().unwrap_or_default();
                    spent.get(thread).into_iter().for_each(Spent::drop_all);
                    let _ = done.send((at, (thread, work(item))));
                });
                taken += 1;
            }
            drop(done);
        });
        taken
    })
}

/// What one thread made and nobody needs any more.
struct Spent<Made>(Mutex<Vec<Made>>);

impl<Made> Spent<Made> {
    fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    fn add(&self, made: Made) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(made);
    }

    fn drop_all(&self) {
        let all = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        drop(all);
    }
}

fn hand_on<Made>(
    results: &mpsc::Receiver<(usize, (usize, Made))>,
    returned: mpsc::Receiver<()>,
    spent: &[Spent<Made>],
    mut take: impl FnMut(&mut Made) -> ControlFlow<()>,
) {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    let mut returned = Some(returned);
    for (at, made) in results {
        waiting.insert(at, made);
        while let Some((thread, mut made)) = waiting.remove(&next) {
            next += 1;
            let _ = returned.as_ref().map(mpsc::Receiver::try_recv);
            // No new item is taken up without a permit. What is under way is still handed on.
            if take(&mut made).is_break() {
                returned = None;
            }
            if let Some(spent) = spent.get(thread) {
                spent.add(made);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

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
            seen.push(*it);
            ControlFlow::Continue(())
        });
        assert_eq!(taken, 500);
        assert_eq!(seen, (0..500).collect::<Vec<u64>>());
    }

    /// What is dropped at the very end aside: of each thread no more than a window holds.
    #[test]
    fn what_a_thread_made_it_drops() {
        use std::thread::{ThreadId, current};

        struct Made<'a>(ThreadId, &'a AtomicUsize);
        impl Drop for Made<'_> {
            fn drop(&mut self) {
                self.1.fetch_add(usize::from(self.0 != current().id()), Ordering::SeqCst);
            }
        }
        let elsewhere = AtomicUsize::new(0);
        let (pool, stop) = (pool(), AtomicBool::new(false));
        let make = |_| Made(current().id(), &elsewhere);
        assert_eq!(in_order(&pool, 0..1000, &stop, make, |_| ControlFlow::Continue(())), 1000);
        let elsewhere = elsewhere.load(Ordering::SeqCst);
        assert!(elsewhere <= 4 * (4 * WINDOW + 1), "{elsewhere} of 1000");
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
