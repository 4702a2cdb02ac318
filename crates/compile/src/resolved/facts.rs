//! Facts, named events and target groups.

use super::about;
use super::fields::{self, Fields, pick};
use super::points::Sense;
use super::room::Room;
use crate::named::{FactSource, Row};
use crate::words::Kind;
use stafett_diag::{Name, Span, Text};
use stafett_grammar::Rule;
use stafett_model::{
    Change, Clause, Condition, Fact, FactId, NamedEvent, Point, TargetGroup, Values,
};
use stafett_syntax::tree::{Declared, EventField, FactField, TargetGroupField};

impl<'a> Room<'a> {
    /// A row of the table of facts: a declared one, or one that a condition asks of a visit.
    pub(super) fn fact(&mut self, row: &'a Row<FactSource<'a>>) -> Option<Fact> {
        match row.value {
            FactSource::Declared(declared) => self.declared_fact(row, declared),
            FactSource::Result { item, visit } => self.result(row, item, visit),
            FactSource::Outcome(visit) => self.outcome(row, visit),
            FactSource::Given { series, number, at } => self.given(row, series, number, at),
            FactSource::Product { series, number } => self.given_product(row, series, number),
        }
    }

    fn declared_fact(
        &mut self,
        row: &'a Row<FactSource<'a>>,
        declared: &'a Declared<FactField>,
    ) -> Option<Fact> {
        let fields = Fields::of(Kind::Fact, declared);
        let id = self.named.facts.find(&row.name).map(FactId)?;
        let meta = self.meta(declared, about::fact);
        let change = self.change(&fields);
        let stated = fields.once(self, Rule::kw_if_unknown, pick!(FactField::IfUnknown));
        let if_unknown = stated.map(|value| self.fact_value(id, value));
        let values = self.values.get(id.index())?.clone()?;
        let if_unknown = match if_unknown {
            Some(value) => Some(value?),
            None => None,
        };
        let clause = self.clause(&fields, &values);
        Some(Fact {
            meta,
            values,
            change: change?,
            if_unknown,
            clause,
            made: None,
        })
    }

    /// How a condition on the fact is said. Of one with several values both texts say where the value stands.
    fn clause(&mut self, fields: &Fields<'a, FactField>, values: &Values) -> Option<Clause> {
        let written = fields.once(self, Rule::kw_in_words, pick!(FactField::InWords))?;
        for text in [&written.holds, &written.denied] {
            if *values == Values::YesNo || text.value.contains(Clause::VALUE) {
                continue;
            }
            return self.wrong(
                Name::MissingField,
                text.span,
                Text::new(
                    "texten säger inte var värdet står",
                    "the text does not say where the value stands",
                ),
                Text::new(
                    "skriv `…` i värdets ställe: \"barnet bor …\"",
                    "write `…` in the place of the value: \"the child lives …\"",
                ),
            );
        }
        Some(Clause {
            holds: written.holds.value.clone(),
            denied: written.denied.value.clone(),
            language: None,
        })
    }

    /// Whether and how the fact changes: exactly one of three lines.
    fn change(&mut self, fields: &Fields<'a, FactField>) -> Option<Change> {
        let lines = fields.every(|field| match field {
            FactField::Fixed => Some((Rule::kw_fixed, None)),
            FactField::MayChange => Some((Rule::kw_may_change, None)),
            FactField::RecordedAt(visit) => Some((Rule::kw_recorded_at, Some(visit))),
            FactField::Values(_) | FactField::IfUnknown(_) | FactField::InWords(_) => None,
        });
        let lines: Vec<((Rule, Option<_>), Span)> = lines;
        let Some(((rule, visit), first)) = lines.first().copied() else {
            return self.tell_no_change(fields);
        };
        for ((again, _), span) in lines.iter().skip(1) {
            let word = self.word(*again, *span);
            fields::repeated(self, word, first, *span);
        }
        match visit {
            Some(visit) => self.visit_id(visit).map(Change::RecordedAt),
            None if rule == Rule::kw_fixed => Some(Change::Fixed),
            None => Some(Change::MayChange),
        }
    }

    fn tell_no_change(&mut self, fields: &Fields<'a, FactField>) -> Option<Change> {
        let rules = [Rule::kw_fixed, Rule::kw_may_change, Rule::kw_recorded_at];
        let [fixed, may_change, recorded] = rules.map(|rule| self.word(rule, fields.at()));
        let help = Text::new(
            format!(
                "skriv `{fixed}` om uppgiften är densamma från födseln, `{may_change}` om den kan bli en annan, eller `{recorded}` och ett besök"
            ),
            format!(
                "write `{fixed}` if the fact is the same from birth, `{may_change}` if it can become another, or `{recorded}` and a visit"
            ),
        );
        fields.tell_missing_line(
            self,
            &format!("{fixed}` / `{may_change}` / `{recorded}"),
            help,
        );
        None
    }

    pub(super) fn event(&mut self, row: &'a Row<&'a Declared<EventField>>) -> Option<NamedEvent> {
        let meta = self.meta(row.value, about::event);
        let fields = Fields::of(Kind::Event, row.value);
        let earliest = fields.once(self, Rule::kw_earliest, pick!(EventField::Earliest));
        let earliest = match earliest {
            Some(point) => self.point(point, Sense::FIRST)?,
            None => Point::Birth,
        };
        let shown_by = fields.once(self, Rule::kw_shown_by, pick!(EventField::ShownBy));
        let shown_by = match shown_by {
            Some(services) => self.each(services, Self::service_id)?,
            None => Vec::new(),
        };
        Some(NamedEvent {
            meta,
            earliest,
            shown_by,
        })
    }

    /// The condition of a target group.
    pub(super) fn group_condition(
        &mut self,
        declared: &'a Declared<TargetGroupField>,
    ) -> Option<Condition> {
        let fields = Fields::of(Kind::Group, declared);
        let example = ("om nyanländ", "if newly_arrived");
        let guard = fields.needed(self, Rule::kw_if, example, pick!(TargetGroupField::If))?;
        self.guard(Some(guard))
    }

    pub(super) fn group(
        &mut self,
        row: &'a Row<&'a Declared<TargetGroupField>>,
    ) -> Option<TargetGroup> {
        let meta = self.meta(row.value, about::group);
        let id = self.named.groups.find(&row.name)?;
        let condition = self.conditions.get(usize::from(id)).cloned().flatten()?;
        Some(TargetGroup { meta, condition })
    }
}
