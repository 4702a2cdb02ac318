//! The programme's header and its population.

use super::Header;
use super::about;
use super::fields::{Fields, pick};
use super::room::Room;
use super::time::rough_days;
use crate::words::Kind;
use stafett_diag::{Language, Text};
use stafett_grammar::Rule;
use stafett_model::{Duration, Invariant, MonthEnd, Population, ProgrammeLanguage};
use stafett_syntax::tree::{self, Declared, PopulationField, ProgrammeField, Spanned};

impl<'a> Room<'a> {
    pub(super) fn header(&mut self, declared: &'a Declared<ProgrammeField>) -> Option<Header> {
        let fields = Fields::of(Kind::Programme, declared);
        let meta = self.meta(declared, about::programme);
        let country = fields.needed(
            self,
            Rule::kw_country,
            ("land \"SE\"", "country \"SE\""),
            pick!(ProgrammeField::Country),
        );
        let language = fields.needed(
            self,
            Rule::kw_language,
            ("språk svenska", "language english"),
            pick!(ProgrammeField::Language),
        );
        let month_end = self.month_end(&fields);
        let release = fields.needed(
            self,
            Rule::kw_release,
            ("utgåva \"2026.1\"", "release \"2026.1\""),
            pick!(ProgrammeField::Release),
        );
        let in_force = fields.once(
            self,
            Rule::kw_in_force_from,
            pick!(ProgrammeField::InForceFrom),
        );
        let in_force_from = match in_force {
            Some(date) => Some(self.day(date)?),
            None => None,
        };
        let draft = fields.once(self, Rule::kw_draft, pick!(ProgrammeField::Draft));
        let arrival = fields.once(self, Rule::kw_on_arrival, pick!(ProgrammeField::OnArrival));
        let arrival = self.arrival(arrival)?;
        Some(Header {
            meta,
            country: country?.value.clone(),
            language: match language?.value {
                Language::Swedish => ProgrammeLanguage::Swedish,
                Language::English => ProgrammeLanguage::English,
            },
            release: release?.value.clone(),
            in_force_from,
            draft: draft.map(|text| text.value.clone()),
            month_end: month_end?,
            arrival,
        })
    }

    /// The month-end rule has no default: both are in use, and children's days differ by it.
    fn month_end(&mut self, fields: &Fields<'a, ProgrammeField>) -> Option<MonthEnd> {
        let stated = fields.once(self, Rule::kw_month_end, pick!(ProgrammeField::MonthEnd));
        if let Some(stated) = stated {
            return Some(match stated.value {
                tree::MonthEnd::LastDay => MonthEnd::LastDay,
                tree::MonthEnd::NextMonth => MonthEnd::NextMonth,
            });
        }
        let rules = [Rule::kw_month_end, Rule::kw_last_day, Rule::kw_next_month];
        let [line, last, next] = rules.map(|rule| self.word(rule, fields.at()));
        let help = Text::new(
            format!(
                "skriv `{line} {last}` om en månad från 31 januari är den 28 februari (så räknar lagen 1930:173), eller `{line} {next}` om den är den 1 mars"
            ),
            format!(
                "write `{line} {last}` if a month from 31 January is 28 February (so counts the Swedish law 1930:173), or `{line} {next}` if it is 1 March"
            ),
        );
        fields.tell_missing_line(self, line, help);
        None
    }

    pub(super) fn population(
        &mut self,
        declared: &'a Declared<PopulationField>,
    ) -> Option<Population> {
        let fields = Fields::of(Kind::Population, declared);
        let meta = self.meta(declared, about::population);
        let example = (
            "födda från 2020-01-01 till och med 2030-12-31",
            "born from 2020-01-01 through 2030-12-31",
        );
        let born = fields.needed(self, Rule::kw_born, example, pick!(PopulationField::Born));
        let born = born.and_then(|range| self.births(range));
        let stated = fields.every(|field| match field {
            PopulationField::Always(condition, reach) => Some((condition, reach)),
            _ => None,
        });
        let invariants: Vec<Option<Invariant>> = stated
            .into_iter()
            .map(|((condition, reach), _)| self.invariant(condition, reach.as_ref()))
            .collect();
        let due_date = fields.once(self, Rule::kw_due_date, |field| match field {
            PopulationField::DueDate { from, through } => Some((from, through)),
            _ => None,
        });
        let due_date = match due_date {
            Some((from, through)) => Some(self.due_date_range(from, through)?),
            None => None,
        };
        let (born_from, born_through) = born?;
        let invariants: Option<Vec<Invariant>> = invariants.into_iter().collect();
        let (during, always): (Vec<_>, Vec<_>) = invariants?
            .into_iter()
            .partition(|invariant| invariant.days.is_some());
        Some(Population {
            meta,
            born_from,
            born_through,
            always: always
                .into_iter()
                .map(|invariant| invariant.condition)
                .collect(),
            during,
            due_date,
        })
    }

    fn invariant(
        &mut self,
        condition: &Spanned<tree::Condition>,
        reach: Option<&tree::Reach>,
    ) -> Option<Invariant> {
        let condition = self.condition(condition);
        let days = match reach {
            Some(reach) => Some(self.reach(reach)?),
            None => None,
        };
        Some(Invariant {
            condition: condition?,
            days,
        })
    }

    fn due_date_range(
        &mut self,
        from: &Spanned<tree::Point>,
        through: &Spanned<tree::Point>,
    ) -> Option<(Duration, Duration)> {
        let (first, last) = (
            self.distance_from_birth(from),
            self.distance_from_birth(through),
        );
        let (first, last) = (first?, last?);
        if rough_days(first) > rough_days(last) {
            return self.reversed(from.span.merge(through.span));
        }
        Some((first, last))
    }
}
