//! Requirements and recommendations.

use super::about;
use super::fields::{Fields, pick};
use super::room::Room;
use crate::named::Row;
use crate::words::Kind;
use stafett_diag::Text;
use stafett_grammar::Rule;
use stafett_model::{Force, ItemId, Offer, Requirement, SeriesId};
use stafett_syntax::tree::{Declared, Identifier, NormField, Offered, Spanned};

/// The most visits that a norm can ask for.
const MOST_VISITS: u32 = 1_000;

impl<'a> Room<'a> {
    pub(super) fn norm(
        &mut self,
        row: &'a Row<(Force, &'a Declared<NormField>)>,
    ) -> Option<Requirement> {
        let (force, declared) = row.value;
        let kind = match force {
            Force::Binding => Kind::Requirement,
            Force::Recommended => Kind::Recommendation,
        };
        let fields = Fields::of(kind, declared);
        let meta = self.meta(declared, about::norm);
        let offers = fields.every(pick!(NormField::Offered));
        let offers: Vec<Option<Offer>> = offers
            .into_iter()
            .map(|(offered, _)| self.offer(offered))
            .collect();
        let in_words = fields.every(pick!(NormField::InWords));
        if offers.is_empty() && in_words.is_empty() {
            let help = Text::new(
                "skriv `erbjuds minst …`, eller `i ord \"…\"` om det inte går att skriva som en regel",
                "write `offered at least …`, or `in words \"…\"` if it cannot be written as a rule",
            );
            return self.empty(declared.span, &fields.called(), help);
        }
        let spread = match fields.once(self, Rule::kw_evenly_spread, pick!(NormField::EvenlySpread))
        {
            Some(spread) => Some(self.forward(&spread.value, spread.span)?),
            None => None,
        };
        let offers: Option<Vec<Offer>> = offers.into_iter().collect();
        Some(Requirement {
            meta,
            force,
            offers: offers?,
            spread_at_most: spread,
            in_words: in_words
                .into_iter()
                .map(|(words, _)| words.value.clone())
                .collect(),
        })
    }

    fn offer(&mut self, offered: &'a Offered) -> Option<Offer> {
        let at_least = self.number(offered.count.value, offered.count.span, 1, MOST_VISITS);
        let item = self.offered_item(&offered.item);
        let by = match &offered.by {
            Some(service) => self.service_id(service).map(Some),
            None => Some(None),
        };
        let reach = self.reach(&offered.reach);
        let condition = self.guard(offered.guard.as_ref());
        let (from, until) = reach?;
        let (item, series) = item?;
        Some(Offer {
            at_least: u16::try_from(at_least?).ok()?,
            item,
            series,
            by: by?,
            from,
            until,
            condition: condition?,
        })
    }

    /// A content item; or a series, any dose of which counts, with its first dose.
    fn offered_item(
        &mut self,
        name: &'a Spanned<Identifier>,
    ) -> Option<(ItemId, Option<SeriesId>)> {
        match self.find_any(&[Kind::Item, Kind::Series], name)? {
            (Kind::Series, id) => {
                let first = self.dose_of(name.value.as_str(), &Spanned::new(1, name.span))?;
                Some((first, Some(SeriesId(id))))
            }
            (_, id) => Some((ItemId(id), None)),
        }
    }
}
