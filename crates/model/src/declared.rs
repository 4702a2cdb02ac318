//! Every declaration of a programme, whatever its kind, with what its statements rest on.

use crate::{Meta, Note, Occurrence, Programme};
use alloc::vec::Vec;

/// The kinds of declarations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The programme's own header.
    Programme,
    /// The population.
    Population,
    /// The school calendar.
    School,
    /// A source.
    Source,
    /// A fact about a child.
    Fact,
    /// A named event.
    Event,
    /// A responsible body.
    Body,
    /// A service.
    Service,
    /// A role.
    Role,
    /// A target group.
    Group,
    /// An area.
    Area,
    /// The responsibility for an area: its periods.
    Responsibility,
    /// A content item that is no dose.
    Item,
    /// A vaccine series.
    Series,
    /// A dose of a series.
    Dose,
    /// A visit or contact.
    Visit,
    /// A transition with its handover.
    Transition,
    /// A requirement or recommendation.
    Requirement,
    /// A measure for follow-up.
    Indicator,
    /// An accepted finding.
    Acceptance,
    /// A variant.
    Variant,
    /// A release that changes the base.
    Release,
    /// A reprioritisation.
    Reprioritisation,
}

impl Kind {
    /// The kind in the plural, for the head of a table: Swedish and English.
    pub fn plural(self) -> (&'static str, &'static str) {
        match self {
            Kind::Programme => ("Programmets huvud", "The programme's header"),
            Kind::Population => ("Befolkning", "Population"),
            Kind::School => ("Skolkalender", "School calendar"),
            Kind::Source => ("Källor", "Sources"),
            Kind::Fact => ("Uppgifter", "Facts"),
            Kind::Event => ("Händelser", "Events"),
            Kind::Body => ("Huvudmän", "Responsible bodies"),
            Kind::Service => ("Verksamheter", "Services"),
            Kind::Role => ("Roller", "Roles"),
            Kind::Group => ("Målgrupper", "Target groups"),
            Kind::Area => ("Områden", "Areas"),
            Kind::Responsibility => ("Ansvarsperioder", "Periods of responsibility"),
            Kind::Item => ("Moment", "Content items"),
            Kind::Series => ("Vaccinserier", "Vaccine series"),
            Kind::Dose => ("Doser", "Doses"),
            Kind::Visit => ("Besök och kontakter", "Visits and contacts"),
            Kind::Transition => ("Övergångar och överlämningar", "Transitions and handovers"),
            Kind::Requirement => (
                "Krav och rekommendationer",
                "Requirements and recommendations",
            ),
            Kind::Indicator => ("Indikatorer", "Indicators"),
            Kind::Acceptance => ("Godtaganden", "Acceptances"),
            Kind::Variant => ("Varianter", "Variants"),
            Kind::Release => ("Utgåvor", "Releases"),
            Kind::Reprioritisation => ("Omprioriteringar", "Reprioritisations"),
        }
    }
}

/// A declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared<'p> {
    /// Its kind.
    pub kind: Kind,
    /// Its name, as declared.
    pub id: &'p str,
    /// Its title, as declared; the name where none was written.
    pub title: &'p str,
    /// Its row; where it makes several visits, the first of them.
    pub meta: &'p Meta,
    /// On what each of its parts rests: first the declaration with its fields, then each part that
    /// is a statement by itself (a period of responsibility, a handover).
    pub parts: Vec<&'p [Note]>,
}

fn plain(kind: Kind, meta: &Meta) -> Declared<'_> {
    Declared {
        kind,
        id: &meta.id,
        title: &meta.title,
        meta,
        parts: Vec::from([meta.notes.as_slice()]),
    }
}

impl Programme {
    /// Every declaration, kind by kind in the order of [`Kind`], in each the order of its table. What the
    /// compiler made by itself is none.
    pub fn declarations(&self) -> Vec<Declared<'_>> {
        let mut all = Vec::from([
            plain(Kind::Programme, &self.meta),
            plain(Kind::Population, &self.population.meta),
        ]);
        let school = self.school.as_ref().map(|school| &school.meta);
        all.extend(school.map(|meta| plain(Kind::School, meta)));
        let facts = self.facts.iter().filter(|fact| fact.made.is_none());
        all.extend(facts.map(|fact| plain(Kind::Fact, &fact.meta)));
        macro_rules! add {
            ($($table:ident, $kind:ident;)*) => {
                $(all.extend(self.$table.iter().map(|row| plain(Kind::$kind, &row.meta)));)*
            };
        }
        add! {
            sources, Source; events, Event; bodies, Body; services, Service;
            roles, Role; groups, Group; areas, Area; series_table, Series;
            requirements, Requirement; indicators, Indicator; acceptances, Acceptance; variants, Variant;
            releases, Release; reprioritisations, Reprioritisation;
        }
        all.extend(self.planned());
        all.extend(self.responsibilities());
        all.extend(self.contents());
        all.extend(self.exchanges());
        all.sort_by_key(|declared| declared.kind);
        all
    }

    /// Visits and contacts. A declaration that makes several is one.
    fn planned(&self) -> impl Iterator<Item = Declared<'_>> {
        self.visits.iter().filter_map(|visit| {
            let mut declared = plain(Kind::Visit, &visit.meta);
            if let Some(occurrence) = &visit.occurrence {
                (declared.id, declared.title) = (&occurrence.rule, &occurrence.title);
            }
            let first = |occurrence: &Occurrence| occurrence.number == 1;
            visit
                .occurrence
                .as_ref()
                .is_none_or(first)
                .then_some(declared)
        })
    }

    fn responsibilities(&self) -> impl Iterator<Item = Declared<'_>> {
        let stated = self.areas.iter().filter(|area| area.span.is_some());
        stated.map(|area| {
            let mut declared = plain(Kind::Responsibility, &area.responsibility);
            let legs = area.legs.iter().map(|leg| leg.notes.as_slice());
            declared.parts.extend(legs);
            declared
        })
    }

    fn contents(&self) -> impl Iterator<Item = Declared<'_>> {
        self.items.iter().map(|item| {
            let kind = if item.dose.is_some() {
                Kind::Dose
            } else {
                Kind::Item
            };
            plain(kind, &item.meta)
        })
    }

    fn exchanges(&self) -> impl Iterator<Item = Declared<'_>> {
        self.transitions.iter().map(|transition| {
            let mut declared = plain(Kind::Transition, &transition.meta);
            let handover = transition.handover.iter();
            declared
                .parts
                .extend(handover.map(|handover| handover.notes.as_slice()));
            declared
        })
    }
}
