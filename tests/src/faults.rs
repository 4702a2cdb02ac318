//! The fault corpus: two programmes, files that each change one thing in one of them, and the finding
//! that the change must raise.
//!
//! A fault must raise a finding that the programme did not have before. A twin looks like a fault and
//! is none: it must raise nothing new but notes. Both are written from the meaning of the change and
//! not from what the checker says.

mod corpus;
mod mutant;
mod raised;
mod table;

pub use corpus::Corpus;
pub use mutant::{Change, Expected, Mutant, Of};
pub use raised::{AS_OF, Raised, raised_by};
pub use table::table;

use std::collections::BTreeSet;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// What came of a mutant.
pub struct Verdict<'c> {
    /// The mutant.
    pub mutant: &'c Mutant,
    /// Why it is missed; `None` where what must come of it came of it.
    pub missed: Option<String>,
}

/// Compiles and checks every mutant once, on as many cores as there are. In the corpus' order.
pub fn judge(corpus: &Corpus) -> Vec<Verdict<'_>> {
    let changed = Of::ALL.into_iter().filter(|of| corpus.changes(*of));
    let before: Vec<_> = changed
        .map(|of| (of, raised_by(corpus.sources(of))))
        .collect();
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let mut verdicts = thread::scope(|scope| {
        let share = |first: usize| {
            let before = &before;
            scope.spawn(move || {
                let own = corpus.mutants.iter().enumerate().skip(first);
                own.step_by(workers)
                    .map(|(at, mutant)| (at, verdict(corpus, before, mutant)))
                    .collect::<Vec<_>>()
            })
        };
        let shares: Vec<_> = (0..workers).map(share).collect();
        let joined = shares.into_iter().map(|share| match share.join() {
            Ok(verdicts) => verdicts,
            Err(panic) => resume_unwind(panic),
        });
        joined.flatten().collect::<Vec<_>>()
    });
    verdicts.sort_by_key(|(at, _)| *at);
    verdicts.into_iter().map(|(_, verdict)| verdict).collect()
}

fn verdict<'c>(
    corpus: &Corpus,
    before: &[(Of, BTreeSet<Raised>)],
    mutant: &'c Mutant,
) -> Verdict<'c> {
    let missed = match mutant.applied(corpus.sources(mutant.of)) {
        Err(why) => Some(why),
        Ok(sources) => {
            let known = before.iter().find(|(of, _)| *of == mutant.of);
            let mut new = raised_by(&sources);
            new.retain(|raised| !known.is_some_and(|(_, known)| known.contains(raised)));
            missed(&mutant.expected, &new)
        }
    };
    Verdict { mutant, missed }
}

/// What is wrong with the findings that a change has raised.
fn missed(expected: &Expected, new: &BTreeSet<Raised>) -> Option<String> {
    let list = |raised: &mut dyn Iterator<Item = &Raised>| {
        let said: Vec<String> = raised.map(Raised::to_string).collect();
        if said.is_empty() {
            "nothing".to_owned()
        } else {
            said.join("; ")
        }
    };
    match expected {
        Expected::Finding { .. } if new.iter().any(|raised| expected.is_met_by(raised)) => None,
        Expected::Finding { .. } => Some(format!("raised {}", list(&mut new.iter()))),
        Expected::Nothing => {
            let mut grave = new.iter().filter(|raised| raised.is_grave()).peekable();
            grave.peek()?;
            Some(format!("raised {}", list(&mut grave)))
        }
    }
}
