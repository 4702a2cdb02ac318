//! Requirements and recommendations.

use super::about;
use super::fields::{Fields, pick};
use super::room::Room;
use crate::named::{ItemSource, Row};
use crate::overlaid::Target;
use crate::words::Kind;
use stafett_diag::Text;
use stafett_grammar::Rule;
use stafett_model::{Force, ItemId, Offer, Order, Requirement, SeriesId};
use stafett_syntax::tree::{Content, Declared, Identifier, NormField, Offered, Spanned};

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
        let place = self.named.laid_norms.get(row.name.as_str()).copied();
        let offers: Vec<Option<Offer>> = offers
            .into_iter()
            .map(|(offered, _)| self.offer(&row.name, place, offered))
            .collect();
        let orders = self.orders(&fields);
        let in_words = fields.every(pick!(NormField::InWords));
        let orders_nothing = orders.as_ref().is_some_and(Vec::is_empty);
        if offers.is_empty() && in_words.is_empty() && orders_nothing {
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
            orders: orders?,
            in_words: in_words
                .into_iter()
                .map(|(words, _)| words.value.clone())
                .collect(),
        })
    }

    /// What must come before what.
    fn orders(&mut self, fields: &Fields<'a, NormField>) -> Option<Vec<Order>> {
        let stated = fields.every(|field| match field {
            NormField::OfferedBefore { first, second } => Some((first, second)),
            _ => None,
        });
        let orders: Vec<Option<Order>> = stated
            .into_iter()
            .map(|((first, second), _)| {
                let (first, second) = (self.items_of(first), self.items_of(second));
                Some(Order {
                    first: first?,
                    second: second?,
                })
            })
            .collect();
        orders.into_iter().collect()
    }

    /// A content item or dose; for a series, each of its doses.
    pub(super) fn items_of(&mut self, content: &'a Spanned<Content>) -> Option<Vec<ItemId>> {
        let name = &content.value.name;
        if let Some(number) = &content.value.dose {
            return self.dose_id(name, number).map(|dose| vec![dose]);
        }
        let (kind, id) = self.find_any(&[Kind::Item, Kind::Series], name)?;
        if kind == Kind::Item {
            return Some(vec![ItemId(id)]);
        }
        let named = self.named;
        let of_series = named.items.rows().iter().zip(0..=u16::MAX).filter(|(row, _)| {
            matches!(row.value, ItemSource::Dose(series, _) if series.name.value == name.value)
        });
        Some(of_series.map(|(_, id)| ItemId(id)).collect())
    }

    fn offer(&mut self, norm: &str, place: Option<&str>, offered: &'a Offered) -> Option<Offer> {
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
            at_most: offered.once.then_some(1),
            item,
            series,
            by: by?,
            from,
            until,
            condition: self.in_place(&Target::Norm(norm.to_owned()), place, condition?)?,
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
