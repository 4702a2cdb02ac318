//! Variants, releases and reprioritisations, and the conditions of the rows that they lay over the
//! base: a row of a variant holds where the variant does, the row under it where none over it does.

use super::about;
use super::fields::{Fields, pick};
use super::room::Room;
use crate::named::Row;
use crate::overlaid::Target;
use crate::words::Kind;
use stafett_diag::{Name, Text};
use stafett_grammar::Rule;
use stafett_model::{
    Condition, Duration, FactRange, ItemId, Overlay, Point, Release, ReleaseId, Reprioritisation,
    Variant, VariantId, VisitId, WaySwitch,
};
use stafett_syntax::tree::{
    self, Content, Declared, Guard, Identifier, ReleaseField, ReprioritisationField, Spanned,
    VariantField,
};

/// The latest that a rule for arrivals may reach.
const YEARS: (i32, i32) = (1990, 2150);

impl<'a> Room<'a> {
    /// The condition of each variant by id: its own and that of each it builds on.
    pub(super) fn variant_conditions(&mut self) -> Vec<Option<Condition>> {
        let named = self.named;
        let own: Vec<Option<Condition>> = named
            .variants
            .rows()
            .iter()
            .map(|row| self.own_condition(row.value))
            .collect();
        let whole = named.variants.rows().iter().map(|row| {
            let chain = named.plan.map(|plan| plan.chain(&row.name))?;
            let parts = chain.into_iter().rev().map(|name| {
                let id = named.variants.find(name)?;
                own.get(usize::from(id)).cloned().flatten()
            });
            parts.collect::<Option<Vec<Condition>>>().map(all)
        });
        whole.collect()
    }

    fn own_condition(&mut self, declared: &'a Declared<VariantField>) -> Option<Condition> {
        let fields = Fields::of(Kind::Variant, declared);
        let example = ("om region värmland", "if region varmland");
        let guard = fields.needed(self, Rule::kw_if, example, pick!(VariantField::If));
        self.guard(Some(guard?))
    }

    pub(super) fn variant(&mut self, row: &'a Row<&'a Declared<VariantField>>) -> Option<Variant> {
        let fields = Fields::of(Kind::Variant, row.value);
        let meta = self.meta(row.value, about::variant);
        let builds_on = fields.once(self, Rule::kw_builds_on, pick!(VariantField::BuildsOn));
        let builds_on = match builds_on {
            Some(name) => Some(self.find(Kind::Variant, name).map(VariantId)?),
            None => None,
        };
        let year = fields.once(
            self,
            Rule::kw_information_from,
            pick!(VariantField::InformationFrom),
        );
        let information_from = match year {
            Some(year) => Some(self.information_year(year)?),
            None => None,
        };
        let confirmed = fields.once(
            self,
            Rule::kw_confirmed_by,
            pick!(VariantField::ConfirmedBy),
        );
        let arrival = fields.once(self, Rule::kw_on_arrival, pick!(VariantField::OnArrival));
        let arrival = self.arrival(arrival)?;
        let id = usize::from(self.named.variants.find(&row.name)?);
        Some(Variant {
            meta,
            condition: self.places.get(id).cloned().flatten()?,
            builds_on,
            information_from,
            confirmed_by: confirmed.map(|text| text.value.clone()).unwrap_or_default(),
            arrival,
            changes: Vec::new(),
        })
    }

    fn information_year(&mut self, year: &Spanned<i32>) -> Option<i32> {
        if (YEARS.0..=YEARS.1).contains(&year.value) {
            return Some(year.value);
        }
        self.out_of_range(
            year.span,
            i64::from(year.value),
            i64::from(YEARS.0),
            i64::from(YEARS.1),
        )
    }

    /// Within how long after a move; `Some(None)` where nothing is said.
    pub(super) fn arrival(
        &mut self,
        line: Option<&Spanned<tree::Duration>>,
    ) -> Option<Option<Duration>> {
        match line {
            Some(duration) => self.forward(&duration.value, duration.span).map(Some),
            None => Some(None),
        }
    }

    pub(super) fn release(&mut self, row: &'a Row<&'a Declared<ReleaseField>>) -> Option<Release> {
        let fields = Fields::of(Kind::Release, row.value);
        let meta = self.meta(row.value, about::release);
        let in_force = fields.once(
            self,
            Rule::kw_in_force_from,
            pick!(ReleaseField::InForceFrom),
        );
        let in_force_from = match in_force {
            Some(date) => Some(self.day(date)?),
            None => None,
        };
        let born = fields.once(self, Rule::kw_for, pick!(ReleaseField::BornFrom));
        let born_from = match born {
            Some(date) => Some(self.day(date)?),
            None => None,
        };
        Some(Release {
            meta,
            in_force_from,
            born_from,
            changes: Vec::new(),
        })
    }

    pub(super) fn reprioritisation(
        &mut self,
        row: &'a Row<&'a Declared<ReprioritisationField>>,
    ) -> Option<Reprioritisation> {
        let fields = Fields::of(Kind::Reprioritisation, row.value);
        let meta = self.meta(row.value, about::reprioritisation);
        let example = (
            "gäller från 2020-04-03 till och med 2020-08-31",
            "in force from 2020-04-03 through 2020-08-31",
        );
        let range = fields.needed(
            self,
            Rule::kw_in_force_from,
            example,
            pick!(ReprioritisationField::InForce),
        );
        let in_force = range.and_then(|range| {
            let (first, last) = (self.day(&range.from)?, self.day(&range.through)?);
            if first <= last {
                return Some((first, last));
            }
            self.reversed(range.from.span.merge(range.through.span))
        });
        let guard = fields.once(self, Rule::kw_if, pick!(ReprioritisationField::If));
        let condition = self.guard(guard);
        let suspended: Vec<&Spanned<Content>> = fields
            .every(pick!(ReprioritisationField::Suspends))
            .into_iter()
            .flat_map(|(listed, _)| listed)
            .collect();
        let suspended: Vec<Option<Suspended>> = suspended
            .into_iter()
            .map(|what| self.suspended(what))
            .collect();
        let switches = self.way_switches(&fields);
        let afterwards = fields.once(
            self,
            Rule::kw_afterwards,
            pick!(ReprioritisationField::Afterwards),
        );
        let (caught_up_until, lapses) = match afterwards.map(|line| &line.value) {
            Some(tree::Afterwards::CaughtUpUntil(until)) => {
                (Some(self.point(until, super::points::Sense::FIRST)?), false)
            }
            Some(tree::Afterwards::Lapses) => (None, true),
            _ => (None, false),
        };
        let suspended: Option<Vec<Suspended>> = suspended.into_iter().collect();
        let suspended = suspended?;
        Some(Reprioritisation {
            meta,
            in_force: in_force?,
            condition: condition?,
            visits: suspended.iter().filter_map(Suspended::visit).collect(),
            items: suspended.iter().filter_map(Suspended::item).collect(),
            switches: switches?,
            caught_up_until,
            lapses,
        })
    }

    fn suspended(&mut self, what: &'a Spanned<Content>) -> Option<Suspended> {
        let name = &what.value.name;
        if let Some(number) = &what.value.dose {
            return self.dose_id(name, number).map(Suspended::Item);
        }
        match self.find_any(&[Kind::Visit, Kind::Item], name)? {
            (Kind::Visit, id) => Some(Suspended::Visit(VisitId(id))),
            (_, id) => Some(Suspended::Item(ItemId(id))),
        }
    }

    fn way_switches(
        &mut self,
        fields: &Fields<'a, ReprioritisationField>,
    ) -> Option<Vec<WaySwitch>> {
        let listed = fields.every(|field| match field {
            ReprioritisationField::SwitchesChannel { to, of } => Some((spans(to), Vec::new(), of)),
            ReprioritisationField::SwitchesPlace { to, of } => Some((Vec::new(), spans(to), of)),
            _ => None,
        });
        let switches: Vec<Option<WaySwitch>> = listed
            .into_iter()
            .map(|((channel, place, of), _)| {
                let visits = self.each(of, Self::visit_id)?;
                let said = |spans: Vec<stafett_diag::Span>| {
                    let words = spans.into_iter().map(|span| self.texts.slice(span).trim());
                    words.collect::<Vec<&str>>().join(", ")
                };
                Some(WaySwitch {
                    visits,
                    channel: said(channel),
                    place: said(place),
                })
            })
            .collect();
        switches.into_iter().collect()
    }

    /// The overlay of a row of the table of visits, and the visit of the base for which it stands.
    pub(super) fn overlay_of(&self, key: &str) -> (Option<Overlay>, Option<VisitId>) {
        let Some(laid) = self.named.laid_visits.get(key) else {
            return (None, None);
        };
        let base = laid.base.as_deref();
        let release = match (&laid.added_by, base, laid.era) {
            (Some(release), ..) => Some(release.as_str()),
            (None, Some(base), era) if era > 0 => {
                let eras = self.named.plan.map_or(&[][..], |plan| plan.eras(base));
                eras.get(era - 1).map(|era| era.release.as_str())
            }
            _ => None,
        };
        let overlay = match &laid.variant {
            Some(variant) => self.variant_id(variant).map(Overlay::Variant),
            None => release
                .and_then(|release| self.named.releases.find(release))
                .map(|id| Overlay::Release(ReleaseId(id))),
        };
        let stands_for = base
            .and_then(|base| self.named.visits.find(base))
            .map(VisitId);
        (overlay, stands_for)
    }

    pub(super) fn variant_id(&self, name: &str) -> Option<VariantId> {
        self.named.variants.find(name).map(VariantId)
    }

    /// The condition of a visit's row, its variants and what narrows it taken in.
    pub(super) fn visit_condition(&mut self, key: &'a str, own: Condition) -> Option<Condition> {
        let laid = self.named.laid_visits.get(key).copied();
        let base = laid.map_or(key, |laid| laid.base.as_deref().unwrap_or(key));
        let place = laid.and_then(|laid| laid.variant.as_deref());
        let guards: &'a [Spanned<Guard>] = laid.map_or(&[], |laid| laid.guards.as_slice());
        let mut parts = vec![own];
        for guard in guards {
            parts.push(self.guard(Some(guard))?);
        }
        self.in_place(&Target::Visit(base.to_owned()), place, all(parts))
    }

    /// A condition where it holds in one place only: where the variant `place` does and none that
    /// changes the thing over it.
    pub(super) fn in_place(
        &self,
        target: &Target,
        place: Option<&str>,
        own: Condition,
    ) -> Option<Condition> {
        let condition_of = |name: &str| {
            let id = self.named.variants.find(name)?;
            self.places.get(usize::from(id)).cloned().flatten()
        };
        let here = match place {
            Some(place) => condition_of(place)?,
            None => Condition::Always,
        };
        let over = self.named.plan.map(|plan| plan.over(target, place));
        let over = over.into_iter().flatten().map(condition_of);
        let over: Option<Vec<Condition>> = over.collect();
        Some(all(vec![own, here, none_of(over?)]))
    }

    /// Tells of a variant that changes the legs of an area that has none.
    pub(super) fn legs_of_no_area(&mut self) {
        let named = self.named;
        for row in named.variants.rows() {
            for field in &row.value.fields {
                if let VariantField::Change(change) = &field.value
                    && let tree::Changed::SubstitutesLegs { area, .. } = &change.what
                {
                    self.area_with_legs(area);
                }
            }
        }
    }

    fn area_with_legs(&mut self, area: &'a Spanned<Identifier>) {
        let name = area.value.as_str();
        if self.area_id(area).is_none() || self.named.responsibilities.find(name).is_some() {
            return;
        }
        self.wrong::<()>(
            Name::UnknownName,
            area.span,
            Text::new(
                format!("det gemensamma programmet säger inget om ansvaret för \"{name}\""),
                format!("the base says nothing of the responsibility for \"{name}\""),
            ),
            Text::new(
                "deklarera `ansvar för` området utanför varianten; där står den tid som ingen variant får korta",
                "declare `responsibility for` the area outside the variant; it has the time that no variant may shorten",
            ),
        );
    }
}

enum Suspended {
    Visit(VisitId),
    Item(ItemId),
}

impl Suspended {
    fn visit(&self) -> Option<VisitId> {
        match self {
            Suspended::Visit(id) => Some(*id),
            Suspended::Item(_) => None,
        }
    }

    fn item(&self) -> Option<ItemId> {
        match self {
            Suspended::Item(id) => Some(*id),
            Suspended::Visit(_) => None,
        }
    }
}

fn spans<T>(list: &[Spanned<T>]) -> Vec<stafett_diag::Span> {
    list.iter().map(|one| one.span).collect()
}

/// All of these, without what always holds and without one inside the other.
fn all(parts: Vec<Condition>) -> Condition {
    let mut flat = Vec::new();
    for part in parts {
        match part {
            Condition::Always => {}
            Condition::All(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    match flat.len() {
        0 => Condition::Always,
        1 => flat.remove(0),
        _ => Condition::All(flat),
    }
}

/// None of these; where all are values of one fact, that in one test.
fn none_of(parts: Vec<Condition>) -> Condition {
    let ranges: Option<Vec<&FactRange>> = parts
        .iter()
        .map(|part| match part {
            Condition::Fact(range) => Some(range),
            _ => None,
        })
        .collect();
    let one_fact = ranges.and_then(|ranges| {
        let fact = ranges.first()?.fact;
        let same = ranges.iter().all(|range| range.fact == fact);
        same.then(|| union(fact, &ranges))
    });
    match (one_fact, parts.len()) {
        (_, 0) => Condition::Always,
        (Some(range), _) => Condition::Not(Box::new(Condition::Fact(range))),
        (None, 1) => Condition::Not(Box::new(parts.into_iter().next().unwrap_or_default())),
        (None, _) => Condition::Not(Box::new(Condition::Any(parts))),
    }
}

fn union(fact: stafett_model::FactId, ranges: &[&FactRange]) -> FactRange {
    let mut allowed: Vec<(i32, i32)> = ranges
        .iter()
        .flat_map(|range| range.allowed.iter().copied())
        .collect();
    allowed.sort_unstable();
    let mut joined: Vec<(i32, i32)> = Vec::new();
    for (low, high) in allowed {
        match joined.last_mut() {
            Some((_, end)) if low <= end.saturating_add(1) => *end = (*end).max(high),
            _ => joined.push((low, high)),
        }
    }
    FactRange {
        fact,
        allowed: joined,
    }
}

/// The point by which a release tells old from new, and the day.
pub(super) fn begins(release: &Release, opens: &Point) -> Option<(Point, stafett_model::Day)> {
    match (release.in_force_from, release.born_from) {
        (Some(day), _) => Some((opens.clone(), day)),
        (None, Some(day)) => Some((Point::Birth, day)),
        (None, None) => None,
    }
}
