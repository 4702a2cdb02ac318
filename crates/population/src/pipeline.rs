//! Work on all cores, results in the order of the input: what comes out never depends on how many
//! threads there are.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Does `work` on everything that `source` gives, on `threads` threads, and hands the results to
/// `sink` in the order of the source. At most a few results per thread exist at once, however long
/// the source is.
///
/// # Errors
/// The first error in the order of the source, after everything before it has been handed over; or
/// an error of the sink, which ends the work.
pub(crate) fn ordered<I, O, E>(
    threads: NonZeroUsize,
    source: impl Iterator<Item = Result<I, E>> + Send,
    work: impl Fn(I) -> Result<O, E> + Sync,
    mut sink: impl FnMut(O) -> Result<(), E>,
) -> Result<(), E>
where
    I: Send,
    O: Send,
    E: Send,
{
    let at_once = threads.get().saturating_mul(2).saturating_add(1);
    let (place, placed) = sync_channel::<()>(at_once);
    let (job, jobs) = sync_channel::<(u64, I)>(at_once);
    let (result, results) = channel::<(u64, Result<O, E>)>();
    let jobs = Mutex::new(jobs);
    thread::scope(|scope| {
        for _ in 0..threads.get() {
            let (result, jobs, work) = (result.clone(), &jobs, &work);
            scope.spawn(move || labour(jobs, &result, work));
        }
        scope.spawn(move || feed(source, &place, &job, &result));
        // Both are given away, so that the others see when nobody listens any more.
        hand_over(results, placed, &mut sink)
    })
}

/// Gives out numbered jobs, each when there is a place for its result; ends with the source, with its
/// first error, or when nobody wants more.
fn feed<I, O, E>(
    source: impl Iterator<Item = Result<I, E>>,
    place: &SyncSender<()>,
    job: &SyncSender<(u64, I)>,
    result: &Sender<(u64, Result<O, E>)>,
) {
    for (number, next) in (0_u64..).zip(source) {
        if place.send(()).is_err() {
            return;
        }
        match next {
            Ok(next) => {
                if job.send((number, next)).is_err() {
                    return;
                }
            }
            Err(error) => {
                // If nobody listens, an earlier error has already ended the work.
                let _ = result.send((number, Err(error)));
                return;
            }
        }
    }
}

fn labour<I, O, E>(
    jobs: &Mutex<Receiver<(u64, I)>>,
    result: &Sender<(u64, Result<O, E>)>,
    work: &impl Fn(I) -> Result<O, E>,
) {
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, job)) = next else { return };
        if result.send((number, work(job))).is_err() {
            return;
        }
    }
}

fn hand_over<O, E>(
    results: Receiver<(u64, Result<O, E>)>,
    placed: Receiver<()>,
    sink: &mut impl FnMut(O) -> Result<(), E>,
) -> Result<(), E> {
    let (mut waiting, mut next) = (BTreeMap::new(), 0_u64);
    for (number, result) in results {
        waiting.insert(number, result);
        while let Some(result) = waiting.remove(&next) {
            sink(result?)?;
            next = next.saturating_add(1);
            // Each result that was handed over makes place for a new one.
            let _ = placed.try_recv();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn threads(number: usize) -> NonZeroUsize {
        NonZeroUsize::new(number).unwrap()
    }

    #[test]
    fn results_come_in_the_order_of_the_source() {
        for number in [1, 2, 7] {
            let mut seen = Vec::new();
            let work = |one: u64| {
                // The first of each ten takes longest.
                let turns = if one.is_multiple_of(10) { 200_000 } else { 10 };
                Ok::<_, ()>((one, (0..turns).fold(one, |sum, turn| sum ^ (turn * 31))))
            };
            let sink = |(one, _)| {
                seen.push(one);
                Ok(())
            };
            ordered(threads(number), (0..500).map(Ok), work, sink).unwrap();
            assert_eq!(seen, (0..500).collect::<Vec<u64>>(), "{number} threads");
        }
    }

    #[test]
    fn everything_before_an_error_is_handed_over() {
        let mut seen = Vec::new();
        let source = (0..100).map(|one| if one == 40 { Err("broken") } else { Ok(one) });
        let ended = ordered(threads(3), source, Ok, |one: u64| {
            seen.push(one);
            Ok(())
        });
        assert_eq!(ended, Err("broken"));
        assert_eq!(seen, (0..40).collect::<Vec<u64>>());
    }

    #[test]
    fn a_sink_that_fails_ends_the_work_though_the_source_is_endless() {
        let sink = |one: u64| if one < 10 { Ok(()) } else { Err("full") };
        assert_eq!(ordered(threads(2), (0..).map(Ok), Ok, sink), Err("full"));
    }
}
