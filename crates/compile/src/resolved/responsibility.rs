//! Areas with the span that the programme demands, and their legs.

use super::about;
use super::points::Sense;
use super::room::Room;
use crate::named::Row;
use crate::overlaid::Target;
use crate::words::Kind;
use stafett_model::{Area, Condition, Holder, Leg, Meta, Point};
use stafett_syntax::tree::{
    self, Declared, Demand, Field, NoField, ResponsibilityField, VariantField,
};

/// The span that an area demands, its first day and the day after its last, and for whom.
type Demanded = ((Point, Point), Condition);

impl<'a> Room<'a> {
    pub(super) fn area(&mut self, row: &'a Row<&'a Declared<NoField>>) -> Option<Area> {
        let meta = self.meta(row.value, about::none);
        let named = self.named;
        let stated = named.responsibilities.find(&row.name);
        let Some(declared) = stated.and_then(|id| named.responsibilities.row(id)) else {
            return Some(Area {
                meta,
                span: None,
                condition: Condition::Always,
                responsibility: Meta::default(),
                legs: Vec::new(),
            });
        };
        let (responsibility, demand, legs) = self.responsibility(declared.value, &meta);
        let (span, condition) = demand?;
        Some(Area {
            meta,
            span: Some(span),
            condition,
            responsibility,
            legs: legs?,
        })
    }

    /// Where a responsibility is declared, what it demands, and its legs.
    fn responsibility(
        &mut self,
        declared: &'a Declared<ResponsibilityField, Box<Demand>>,
        area: &Meta,
    ) -> (Meta, Option<Demanded>, Option<Vec<Leg>>) {
        let mut meta = self.meta(declared, about::responsibility);
        if declared.title.is_none() {
            meta.title.clone_from(&area.title);
        }
        let span = self.reach(&declared.head.reach);
        let condition = self.guard(declared.head.guard.as_ref());
        let demand = span.zip(condition);
        let name = declared.name.value.as_str();
        let mut legs: Vec<Option<Leg>> = declared
            .fields
            .iter()
            .map(|field| self.leg(name, None, field))
            .collect();
        legs.extend(self.legs_of_variants(name));
        (meta, demand, legs.into_iter().collect())
    }

    /// The legs that variants put in the place of the area's own.
    fn legs_of_variants(&mut self, area: &'a str) -> Vec<Option<Leg>> {
        let named = self.named;
        let mut legs = Vec::new();
        for row in named.variants.rows() {
            for field in &row.value.fields {
                if let VariantField::Change(change) = &field.value
                    && let tree::Changed::SubstitutesLegs {
                        area: of, fields, ..
                    } = &change.what
                    && of.value.as_str() == area
                {
                    let of_variant = fields
                        .iter()
                        .map(|field| self.leg(area, Some(&row.name), field));
                    legs.extend(of_variant.collect::<Vec<_>>());
                }
            }
        }
        legs
    }

    fn leg(
        &mut self,
        area: &str,
        variant: Option<&str>,
        field: &'a Field<ResponsibilityField>,
    ) -> Option<Leg> {
        let (holder, leg) = match &field.value {
            ResponsibilityField::Body(leg) => (self.body_id(&leg.holder).map(Holder::Body), leg),
            ResponsibilityField::Service(leg) => {
                (self.service_id(&leg.holder).map(Holder::Service), leg)
            }
        };
        let tree::Leg {
            jointly_with,
            reach,
            limit,
            deadline,
            guard,
            ..
        } = leg;
        let contributors = self.each(jointly_with, Self::service_id);
        let span = self.reach(reach);
        let condition = self.guard(guard.as_ref());
        let limit = match limit {
            Some(end) => Some(self.end(end)?),
            None => None,
        };
        let deadline = match deadline {
            Some(point) => Some(self.point(point, Sense::LAST)?),
            None => None,
        };
        let notes = self.notes(&field.qualifiers, None);
        let (from, until) = span?;
        let of_bodies = matches!(field.value, ResponsibilityField::Body(_));
        let target = Target::Legs(area.to_owned(), of_bodies);
        let condition = self.in_place(&target, variant, condition?)?;
        Some(Leg {
            holder: holder?,
            contributors: contributors?,
            from,
            until,
            limit,
            deadline,
            condition,
            variant: variant.and_then(|variant| self.variant_id(variant)),
            origin: self.texts.origin(field.span),
            notes,
        })
    }

    /// Tells of responsibilities for areas that are not declared, and of what is wrong in them.
    pub(super) fn responsibilities_without_area(&mut self) {
        let named = self.named;
        for row in named.responsibilities.rows() {
            if named.areas.find(&row.name).is_none() {
                self.not_found(&[Kind::Area], &row.name, row.span);
                self.responsibility(row.value, &Meta::default());
            }
        }
    }
}
