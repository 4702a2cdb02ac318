//! Time, measured by turns and in short pieces, so that what else the machine does disturbs it little.

use stafett_model::{Child, Day};
use std::time::{Duration, Instant};

/// How many children are planned in one piece.
const PIECE: usize = 20;

/// How long some plans took: of each piece its fastest turn.
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

/// A child with the day of its plan.
pub type Planned = (Child, Day);

/// Two ways of planning the same children, by turns.
pub fn by_turns(
    turns: usize,
    children: &[Planned],
    one: &mut dyn FnMut(&Planned),
    other: &mut dyn FnMut(&Planned),
) -> [Times; 2] {
    let mut total = [Duration::ZERO; 2];
    for piece in children.chunks(PIECE) {
        let mut fastest = [Duration::MAX; 2];
        for _ in 0..turns {
            fastest[0] = fastest[0].min(took(piece, one));
            fastest[1] = fastest[1].min(took(piece, other));
        }
        total[0] += fastest[0];
        total[1] += fastest[1];
    }
    let plans = children.len();
    total.map(|fastest| Times { fastest, plans })
}

/// How long two things took that are done once, by turns: each its fastest turn.
pub fn times(turns: usize, one: &mut dyn FnMut(), other: &mut dyn FnMut()) -> [Duration; 2] {
    let mut fastest = [Duration::MAX; 2];
    for _ in 0..turns {
        fastest[0] = fastest[0].min(elapsed(one));
        fastest[1] = fastest[1].min(elapsed(other));
    }
    fastest
}

fn took(piece: &[Planned], plan: &mut dyn FnMut(&Planned)) -> Duration {
    elapsed(&mut || piece.iter().for_each(&mut *plan))
}

#[expect(clippy::disallowed_methods, reason = "a benchmark asks the clock")]
fn elapsed(work: &mut dyn FnMut()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
