//! The rows of the tables: every name is an id, every word of time a point, every condition data.

mod about;
mod actors;
mod births;
mod conditions;
mod content;
mod facts;
mod fields;
mod from_named;
mod given;
mod grades;
mod header;
mod indicators;
mod laid;
mod meta;
mod names;
mod norms;
mod overlays;
mod points;
mod recorded;
mod records;
mod responsibility;
mod room;
mod school;
mod school_start;
mod time;
mod transitions;
mod values;
mod visits;
mod windows;

pub(crate) use from_named::from_named;
pub(crate) use time::{MOST_YEARS, TERM_YEARS};

use stafett_model::programme::Product;
use stafett_model::school::SchoolCalendar;
use stafett_model::{
    Acceptance, Area, Body, ContentItem, Day, Duration, Fact, Indicator, Meta, MonthEnd,
    NamedEvent, Population, ProgrammeLanguage, Release, Reprioritisation, Requirement, Role,
    Series, Service, Source, TargetGroup, Transition, Variant, Visit,
};

/// The rows of each table by id; `None` where a declaration is wrong, which was told.
pub(crate) struct Resolved {
    pub(crate) header: Option<Header>,
    pub(crate) population: Option<Population>,
    pub(crate) school: School,
    pub(crate) sources: Rows<Source>,
    pub(crate) facts: Rows<Fact>,
    pub(crate) events: Rows<NamedEvent>,
    pub(crate) bodies: Rows<Body>,
    pub(crate) services: Rows<Service>,
    pub(crate) roles: Rows<Role>,
    pub(crate) groups: Rows<TargetGroup>,
    pub(crate) areas: Rows<Area>,
    pub(crate) items: Rows<ContentItem>,
    pub(crate) series: Rows<Series>,
    pub(crate) products: Rows<Product>,
    pub(crate) visits: Rows<Visit>,
    pub(crate) transitions: Rows<Transition>,
    pub(crate) norms: Rows<Requirement>,
    pub(crate) acceptances: Rows<Acceptance>,
    pub(crate) variants: Rows<Variant>,
    pub(crate) releases: Rows<Release>,
    pub(crate) reprioritisations: Rows<Reprioritisation>,
    pub(crate) indicators: Rows<Indicator>,
    pub(crate) files: Vec<String>,
}

/// Rows by id.
pub(crate) type Rows<T> = Vec<Option<T>>;

/// What the programme says of itself.
pub(crate) struct Header {
    pub(crate) meta: Meta,
    pub(crate) country: String,
    pub(crate) language: ProgrammeLanguage,
    pub(crate) release: String,
    pub(crate) in_force_from: Option<Day>,
    pub(crate) draft: Option<String>,
    pub(crate) month_end: MonthEnd,
    pub(crate) arrival: Option<Duration>,
}

/// The school calendar.
pub(crate) enum School {
    /// None is declared.
    Absent,
    /// It is wrong, which was told.
    Broken,
    /// It is right.
    Whole(Box<SchoolCalendar>),
}
