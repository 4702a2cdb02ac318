//! Time, measured by turns.

use std::time::{Duration, Instant};

/// How long one round of plans took at the least.
#[derive(Clone, Copy)]
pub struct Times {
    fastest: Duration,
    plans: usize,
}

impl Times {
    /// Nanoseconds for each plan.
    pub fn each(self) -> f64 {
        self.fastest.as_nanos() as f64 / self.plans as f64
    }
}

/// Two ways of making so many plans, by turns, so that what else the machine does slows both.
pub fn by_turns(
    rounds: usize,
    plans: usize,
    one: &mut dyn FnMut(),
    other: &mut dyn FnMut(),
) -> [Times; 2] {
    let mut fastest = [Duration::MAX; 2];
    for _ in 0..rounds {
        fastest[0] = fastest[0].min(took(one));
        fastest[1] = fastest[1].min(took(other));
    }
    fastest.map(|fastest| Times { fastest, plans })
}

#[expect(clippy::disallowed_methods, reason = "a benchmark asks the clock")]
fn took(work: &mut dyn FnMut()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
