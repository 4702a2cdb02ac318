//! Every declaration under its name, with its id: its place in the order of names.

mod asked;
mod duplicates;
mod from_syntax;
mod table;

pub(crate) use from_syntax::{from_syntax, language};
pub(crate) use table::{Row, Table};

use crate::overlaid::{LaidTransition, LaidVisit, Plan};
use crate::repeated::Occurrences;
use crate::words::{self, Kind};
use stafett_diag::{Language, Span};
use stafett_grammar::Rule;
use stafett_model::{Force, VisitKind};
use stafett_syntax::tree::{
    AcceptanceField, BodyField, CalendarField, Declared, Demand, Direction, EventField, FactField,
    IndicatorField, ItemField, NoField, NormField, Point, PopulationField, Product, ProgrammeField,
    ReleaseField, ReprioritisationField, ResponsibilityField, SeriesField, ServiceField,
    SourceField, Spanned, TargetGroupField, TransitionField, VariantField, VisitField, WindowField,
};
use std::collections::BTreeMap;

/// The declarations by kind and name.
#[derive(Default)]
pub(crate) struct Named<'a> {
    pub(crate) programme: Option<&'a Declared<ProgrammeField>>,
    pub(crate) population: Option<&'a Declared<PopulationField>>,
    pub(crate) calendar: Option<&'a Declared<CalendarField>>,
    pub(crate) bodies: Table<&'a Declared<BodyField>>,
    pub(crate) roles: Table<&'a Declared<NoField>>,
    pub(crate) services: Table<&'a Declared<ServiceField>>,
    pub(crate) areas: Table<&'a Declared<NoField>>,
    pub(crate) facts: Table<FactSource<'a>>,
    pub(crate) events: Table<&'a Declared<EventField>>,
    pub(crate) groups: Table<&'a Declared<TargetGroupField>>,
    pub(crate) items: Table<ItemSource<'a>>,
    pub(crate) series: Table<&'a Declared<SeriesField>>,
    /// By the name of the series and their own, see [`Named::product_of`].
    pub(crate) products: Table<(&'a str, &'a Product)>,
    pub(crate) windows: Table<&'a Declared<WindowField>>,
    pub(crate) visits: Table<(VisitKind, &'a Declared<VisitField>)>,
    /// By the name of the area.
    pub(crate) responsibilities: Table<&'a Declared<ResponsibilityField, Box<Demand>>>,
    pub(crate) transitions: Table<&'a Declared<TransitionField, Direction>>,
    pub(crate) norms: Table<(Force, &'a Declared<NormField>)>,
    pub(crate) sources: Table<&'a Declared<SourceField>>,
    pub(crate) acceptances: Table<&'a Declared<AcceptanceField>>,
    pub(crate) variants: Table<&'a Declared<VariantField>>,
    pub(crate) releases: Table<&'a Declared<ReleaseField>>,
    pub(crate) reprioritisations: Table<&'a Declared<ReprioritisationField>>,
    pub(crate) indicators: Table<&'a Declared<IndicatorField>>,
    /// Visits that come from overlays, by their name in the table.
    pub(crate) laid_visits: BTreeMap<&'a str, &'a LaidVisit>,
    /// Transitions that come from variants, by their name in the table.
    pub(crate) laid_transitions: BTreeMap<&'a str, &'a LaidTransition>,
    /// The variant of each requirement that comes from one, by name.
    pub(crate) laid_norms: BTreeMap<&'a str, &'a str>,
    /// Who changes what.
    pub(crate) plan: Option<&'a Plan>,
    /// The visits that one declaration makes.
    pub(crate) occurrences: Occurrences,
    /// Whatever is declared under a name, in the order of the text.
    pub(crate) everything: BTreeMap<&'a str, Vec<(Span, Kind)>>,
    /// The word between a series and a dose's number, in the programme's language.
    pub(crate) dose_word: &'static str,
}

/// From what a row of the table of facts is made.
#[derive(Clone, Copy)]
pub(crate) enum FactSource<'a> {
    /// A declared fact.
    Declared(&'a Declared<FactField>),
    /// The result of a content item at a visit, for which a condition asks.
    Result {
        /// Name of the content item.
        item: &'a str,
        /// Name of the visit.
        visit: &'a str,
    },
    /// How the visit of this name went, for which a condition asks.
    Outcome(&'a str),
    /// When a dose was given, for which a condition asks.
    Given {
        /// Name of the series.
        series: &'a str,
        /// Number of the dose.
        number: &'a Spanned<u32>,
        /// Before this point, or on it or after it.
        at: &'a Spanned<Point>,
    },
    /// With which product a dose was given, for which a condition asks.
    Product {
        /// Name of the series.
        series: &'a str,
        /// Number of the dose.
        number: &'a Spanned<u32>,
    },
}

/// From what a row of the table of content items is made.
#[derive(Clone, Copy)]
pub(crate) enum ItemSource<'a> {
    /// A declared content item.
    Item(&'a Declared<ItemField>),
    /// A dose of a series: the series and the number.
    Dose(&'a Declared<SeriesField>, u32),
}

impl<'a> Named<'a> {
    /// The place of what is declared under `name` as `kind`.
    pub(crate) fn find(&self, kind: Kind, name: &str) -> Option<u16> {
        match kind {
            Kind::Body => self.bodies.find(name),
            Kind::Role => self.roles.find(name),
            Kind::Service => self.services.find(name),
            Kind::Area => self.areas.find(name),
            Kind::Fact => self.facts.find(name),
            Kind::Event => self.events.find(name),
            Kind::Group => self.groups.find(name),
            Kind::Item => self.items.find(name),
            Kind::Series => self.series.find(name),
            Kind::Window => self.windows.find(name),
            Kind::Visit | Kind::Contact => self.visits.find(name),
            Kind::Transition => self.transitions.find(name),
            Kind::Requirement | Kind::Recommendation => self.norms.find(name),
            Kind::Source => self.sources.find(name),
            Kind::Acceptance => self.acceptances.find(name),
            Kind::Responsibility => self.responsibilities.find(name),
            Kind::Variant => self.variants.find(name),
            Kind::Release => self.releases.find(name),
            Kind::Reprioritisation => self.reprioritisations.find(name),
            Kind::Indicator => self.indicators.find(name),
            Kind::Programme | Kind::Population | Kind::Calendar | Kind::Handover => None,
        }
    }

    /// The declared names of a kind, in order.
    pub(crate) fn names(&self, kind: Kind) -> Vec<&'a str> {
        let of_kind = |declared: &Vec<(Span, Kind)>| declared.iter().any(|(_, is)| *is == kind);
        self.everything
            .iter()
            .filter(|(_, of)| of_kind(of))
            .map(|(name, _)| *name)
            .collect()
    }

    /// The language of the programme's titles and of the keys of its findings.
    pub(crate) fn language(&self) -> Language {
        from_syntax::language(self.programme)
    }

    /// The name under which the result of a content item at a visit stands in the table of facts.
    pub(crate) fn result_name(&self, item: &str, visit: &str) -> String {
        let at = words::keyword(Rule::kw_at, self.language());
        format!("{item} {at} {visit}")
    }

    /// The name under which it stands in the table of facts when a dose was given.
    pub(crate) fn given_name(&self, series: &str, number: u32, at: &Point) -> String {
        let from = words::keyword(Rule::kw_from, self.language());
        let at = stafett_syntax::point(at, self.language());
        format!("{} {from} {at}", self.dose_name(series, number))
    }

    /// The name under which the product of a dose stands in the table of facts.
    pub(crate) fn product_name(&self, series: &str, number: u32) -> String {
        let with = words::keyword(Rule::kw_with, self.language());
        format!("{} {with}", self.dose_name(series, number))
    }

    /// The name under which a product stands in the table of products.
    pub(crate) fn product_of(series: &str, product: &str) -> String {
        format!("{series}/{product}")
    }

    /// The name under which a dose stands in the table of content items.
    pub(crate) fn dose_name(&self, series: &str, number: u32) -> String {
        format!("{series} {} {number}", self.dose_word)
    }
}
