//! The only place that asks the clock.

use stafett_model::Day;
use std::time::{Duration, Instant};

/// Today's date, in UTC. A programme counts in days, and what it says of a day never depends on the
/// hour; who needs another day than this says `--as-of`.
#[allow(clippy::disallowed_methods)] // the one place where the command meets the clock
pub(crate) fn today() -> Day {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let days = since.map_or(0, |since| since.as_secs() / 86_400);
    i32::try_from(days)
        .ok()
        .and_then(Day::from_number)
        .unwrap_or(Day::LAST)
}

/// How long something takes, for people who wait for it.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    /// Begins now.
    #[allow(clippy::disallowed_methods)] // printed for people, never part of a result
    pub(crate) fn start() -> Stopwatch {
        Stopwatch(Instant::now())
    }

    /// The time since it began.
    pub(crate) fn stop(&self) -> Duration {
        self.0.elapsed()
    }
}
