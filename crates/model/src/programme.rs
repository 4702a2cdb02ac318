//! The tables of a compiled programme. Everything is resolved, ordered and in one unit; each row
//! carries where it was written and on what it rests. Ids are places in the tables, and the tables
//! are in the order of their names, so that the order of declarations never matters.

mod actor;
mod content;
mod fact;
mod origin;
mod requirement;
mod transition;
mod visit;

pub use actor::*;
pub use content::*;
pub use fact::*;
pub use origin::*;
pub use requirement::*;
pub use transition::*;
pub use visit::*;

use crate::edition::Edition;
use crate::indicator::Indicator;
use crate::overlay::{Release, Reprioritisation, Variant};
use crate::{Day, Duration, MonthEnd, school::SchoolCalendar};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $lookup:ident, $table:ident, $row:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            #[serde(transparent)]
            pub struct $name(pub u16);

            impl $name {
                /// The place in the table.
                pub fn index(self) -> usize {
                    usize::from(self.0)
                }
            }
        )*

        impl Programme {
            $(
                /// The row of this id, which every id of a compiled programme has.
                pub fn $lookup(&self, id: $name) -> Option<&$row> {
                    self.$table.get(id.index())
                }
            )*
        }
    };
}

ids! {
    /// Place of a source.
    SourceId, source, sources, Source;
    /// Place of a fact.
    FactId, fact, facts, Fact;
    /// Place of a named event.
    EventId, event, events, NamedEvent;
    /// Place of a responsible body (huvudman).
    BodyId, body, bodies, Body;
    /// Place of a service (verksamhet).
    ServiceId, service, services, Service;
    /// Place of a role.
    RoleId, role, roles, Role;
    /// Place of a target group.
    GroupId, group, groups, TargetGroup;
    /// Place of an area.
    AreaId, area, areas, Area;
    /// Place of a content item or dose.
    ItemId, item, items, ContentItem;
    /// Place of a vaccine series.
    SeriesId, series, series_table, Series;
    /// Place of a vaccine with which a series can be given.
    ProductId, product, products, Product;
    /// Place of a visit or contact.
    VisitId, visit, visits, Visit;
    /// Place of a transition.
    TransitionId, transition, transitions, Transition;
    /// Place of a requirement or recommendation.
    RequirementId, requirement, requirements, Requirement;
    /// Place of an accepted finding.
    AcceptanceId, acceptance, acceptances, Acceptance;
    /// Place of a variant.
    VariantId, variant, variants, Variant;
    /// Place of a release that changes the base.
    ReleaseId, release_change, releases, Release;
    /// Place of a reprioritisation.
    ReprioritisationId, reprioritisation, reprioritisations, Reprioritisation;
    /// Place of a measure for follow-up.
    IndicatorId, indicator, indicators, Indicator;
}

/// A compiled programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Programme {
    /// Name, title, prose and origin of the programme itself.
    pub meta: Meta,
    /// ISO 3166 code of the country whose rules it states.
    pub country: String,
    /// The language in which its titles and prose are written.
    pub language: ProgrammeLanguage,
    /// The release, as its authors number it.
    pub release: String,
    /// First day on which the release is in force.
    pub in_force_from: Option<Day>,
    /// What is said of it as a draft, where it is one.
    pub draft: Option<String>,
    /// What a day of month stands for in a month that lacks it.
    pub month_end: MonthEnd,
    /// The children that claims quantify over.
    pub population: Population,
    /// The school calendar, where the programme speaks of school.
    pub school: Option<SchoolCalendar>,
    /// Sources cited.
    pub sources: Vec<Source>,
    /// Facts about a child.
    pub facts: Vec<Fact>,
    /// Named events.
    pub events: Vec<NamedEvent>,
    /// Responsible bodies.
    pub bodies: Vec<Body>,
    /// Services.
    pub services: Vec<Service>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Target groups.
    pub groups: Vec<TargetGroup>,
    /// Areas with their legs.
    pub areas: Vec<Area>,
    /// Content items, doses among them.
    pub items: Vec<ContentItem>,
    /// Vaccine series.
    pub series_table: Vec<Series>,
    /// Vaccines with which series can be given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<Product>,
    /// Visits and contacts.
    pub visits: Vec<Visit>,
    /// Visits so ordered that each stands after those whose day its window needs.
    pub visit_order: Vec<VisitId>,
    /// Transitions.
    pub transitions: Vec<Transition>,
    /// Requirements and recommendations.
    pub requirements: Vec<Requirement>,
    /// Accepted findings.
    pub acceptances: Vec<Acceptance>,
    /// The rule for arrivals where a variant has none: within how long after a move the new place
    /// catches up what it already expects to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival: Option<Duration>,
    /// Variants of regions and municipalities.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
    /// Releases that change the base from a day on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub releases: Vec<Release>,
    /// Reprioritisations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reprioritisations: Vec<Reprioritisation>,
    /// Measures for follow-up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// What it changes of another programme, where it is an edition that is laid over one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<Edition>,
    /// Paths of the source files, as [`Origin::file`] counts them.
    pub files: Vec<String>,
}

/// The language of a programme's titles and prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProgrammeLanguage {
    /// Swedish.
    #[serde(rename = "sv")]
    Swedish,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// What every declared thing has.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Meta {
    /// Its name in the programme text; permanent address of the rule.
    pub id: String,
    /// Its title, for people. Where none was written, the name.
    pub title: String,
    /// Prose of the doc comment, Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub doc: String,
    /// Where it was written.
    pub origin: Origin,
    /// On what it rests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

impl Programme {
    /// The visit of the base for which a row stands; itself where it stands for none.
    pub fn base_of(&self, visit: VisitId) -> VisitId {
        self.visit(visit)
            .and_then(|row| row.stands_for)
            .unwrap_or(visit)
    }
}
