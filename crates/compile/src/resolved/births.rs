//! For children born when a visit is: cohorts and seasons.

use super::fields::{Fields, pick, repeated};
use super::room::Room;
use stafett_grammar::Rule;
use stafett_model::{BirthSeason, Born};
use stafett_syntax::tree::{Births, VisitField};

/// A year that has every day of the year.
const LEAP_YEAR: i32 = 2000;

impl<'a> Room<'a> {
    /// The birth dates of a visit: one cohort and one season at most. `Some(None)` where nothing is
    /// said of them.
    pub(super) fn born(&mut self, fields: &Fields<'a, VisitField>) -> Option<Option<Born>> {
        let mut cohort = None;
        let mut season = None;
        let mut born = Born::default();
        let lines = fields.every(pick!(VisitField::Born));
        let said = !lines.is_empty();
        for (births, span) in lines {
            let is_cohort = matches!(births.value, Births::Dates { .. });
            let known = if is_cohort { &mut cohort } else { &mut season };
            if let Some(first) = known.replace(span) {
                let word = self.word(Rule::kw_for, span);
                repeated(self, word, first, span);
            }
            self.take_births(&births.value, &mut born)?;
        }
        Some(said.then_some(born))
    }

    fn take_births(&mut self, births: &Births, born: &mut Born) -> Option<()> {
        match births {
            Births::Dates { from, through } => {
                let first = self.birth(from);
                let last = match through {
                    Some(through) => Some(self.birth(through)?),
                    None => None,
                };
                let first = first?;
                if let (Some(last), Some(through)) = (last, through)
                    && last < first
                {
                    return self.reversed(from.span.merge(through.span));
                }
                (born.from, born.through) = (Some(first), last);
            }
            Births::Season { from, through } => {
                let (from, through) = (
                    self.month_day(from, LEAP_YEAR),
                    self.month_day(through, LEAP_YEAR),
                );
                born.season = Some(BirthSeason {
                    from: from?,
                    through: through?,
                });
            }
        }
        Some(())
    }
}
