//! Measures for follow-up.

use super::about;
use super::fields::{Fields, pick};
use super::room::Room;
use crate::named::Row;
use crate::words::Kind;
use stafett_diag::{Name, Text};
use stafett_grammar::Rule;
use stafett_model::{Better, Condition, FactId, Indicator, ItemId, Numerator, Values};
use stafett_syntax::tree::{self, Counted, Declared, Identifier, IndicatorField, Spanned};

/// The greatest number that a smallest group can have.
const MOST_IN_SMALLEST: u32 = 10_000;

impl<'a> Room<'a> {
    pub(super) fn indicator(
        &mut self,
        row: &'a Row<&'a Declared<IndicatorField>>,
    ) -> Option<Indicator> {
        let fields = Fields::of(Kind::Indicator, row.value);
        let meta = self.meta(row.value, about::indicator);
        let at = fields.needed(
            self,
            Rule::kw_at,
            ("vid 1 år", "at 1 year"),
            pick!(IndicatorField::At),
        );
        let at = at.and_then(|at| self.point(at, super::points::Sense::FIRST));
        let denominator = fields.needed(
            self,
            Rule::kw_denominator,
            ("nämnare alla", "denominator everyone"),
            pick!(IndicatorField::Denominator),
        );
        let denominator = denominator.and_then(|of| self.counted(of));
        let numerator = fields.needed(
            self,
            Rule::kw_numerator,
            ("täljare genomfört epds", "numerator done epds"),
            pick!(IndicatorField::Numerator),
        );
        let numerator = numerator.and_then(|of| self.numerator(of));
        let strata = fields.once(self, Rule::kw_by_strata, pick!(IndicatorField::Strata));
        let strata = self.each(strata.map_or(&[], Vec::as_slice), Self::stratum);
        let smallest_group = self.smallest_group(&fields);
        let better = fields.needed(
            self,
            Rule::kw_direction,
            ("riktning högre", "direction higher"),
            pick!(IndicatorField::Direction),
        );
        Some(Indicator {
            meta,
            at: at?,
            denominator: denominator?,
            numerator: numerator?,
            strata: strata?,
            smallest_group: smallest_group?,
            better: match better?.value {
                tree::Better::Higher => Better::Higher,
                tree::Better::Lower => Better::Lower,
            },
        })
    }

    fn counted(&mut self, counted: &'a Spanned<Counted>) -> Option<Condition> {
        match &counted.value {
            Counted::Everyone => Some(Condition::Always),
            Counted::If(guard) => self.guard(Some(&Spanned::new(guard.clone(), counted.span))),
        }
    }

    fn numerator(&mut self, numerator: &'a tree::Numerator) -> Option<Numerator> {
        let done: Vec<Option<Vec<ItemId>>> = numerator
            .done
            .iter()
            .map(|content| self.items_of(content))
            .collect();
        let condition = self.guard(numerator.guard.as_ref());
        let done: Option<Vec<Vec<ItemId>>> = done.into_iter().collect();
        Some(Numerator {
            done: done?.concat(),
            condition: condition?,
        })
    }

    /// A fact whose values divide the children into groups.
    fn stratum(&mut self, name: &Spanned<Identifier>) -> Option<FactId> {
        let fact = self.fact_id(name)?;
        let values = self.values.get(fact.index())?.as_ref()?;
        if *values != Values::Date {
            return Some(fact);
        }
        let text = &name.value;
        self.wrong(
            Name::WrongKind,
            name.span,
            Text::new(
                format!("\"{text}\" är ett datum, och nästan varje barn skulle bli en egen grupp"),
                format!("\"{text}\" is a date, and almost every child would be a group of its own"),
            ),
            Text::new(
                "dela upp på en uppgift med få värden",
                "divide by a fact with few values",
            ),
        )
    }

    fn smallest_group(&mut self, fields: &Fields<'a, IndicatorField>) -> Option<u16> {
        let example = ("minsta grupp 5", "smallest group 5");
        let count = fields.needed(
            self,
            Rule::kw_smallest_group,
            example,
            pick!(IndicatorField::SmallestGroup),
        )?;
        let count = self.number(count.value, count.span, 1, MOST_IN_SMALLEST)?;
        u16::try_from(count).ok()
    }
}
