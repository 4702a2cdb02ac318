//! No panic leaves the library. The rooms behind it have none by lint; this is for the one that
//! nobody has thought of, because a panic that reaches a caller in another language is undefined
//! behaviour. (In wasm a panic ends the instance instead; the caller makes a new one.)

use crate::refusal::{Argument, Name, Problem, Refusal};
use stafett_model::proof::Words;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What `work` came to; a refusal of the name [`Name::Internal`] where it panicked.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    // Unwind safe: nothing is shared but programmes, and they never change.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(internal().into()))
}

fn internal() -> Problem {
    let message = Words::new(
        "ett fel i Stafett gjorde att det inte blev något svar",
        "an error in Stafett kept the answer from being made",
    );
    Problem::new(Name::Internal, Argument::None, message).help(Words::new(
        "felet är vårt: spara programmet, barnets uppgifter och dagarna, och rapportera det utan uppgifter om ett verkligt barn",
        "the error is ours: keep the programme, the child's text and the days, and report it without data of a real child",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_refusal() {
        let refused = guarded::<String>(|| panic!("on purpose")).unwrap_err();
        assert_eq!(refused.problems[0].name, Name::Internal);
        assert!(refused.is_internal());
    }

    #[test]
    fn what_does_not_panic_goes_through() {
        assert_eq!(guarded(|| Ok(7)).unwrap(), 7);
    }
}
