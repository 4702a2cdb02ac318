//! The tables of a compiled programme. Everything is resolved, ordered and in one unit; each row
//! carries where it was written and on what it rests. Ids are places in the tables, and the tables
//! are in the order of their names, so that the order of declarations never matters.

use crate::edition::Edition;
use crate::indicator::Indicator;
use crate::occurrence::Occurrence;
use crate::overlay::{Overlay, Release, Reprioritisation, Switch, Variant};
use crate::{Born, Condition, Day, Duration, MonthEnd, Point, school::SchoolCalendar};
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

/// A place in the programme text.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Origin {
    /// Place of the file in [`Programme::files`].
    pub file: u16,
    /// Line, counted from 1.
    pub line: u32,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// On what a statement, or one value of it, rests.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// The keyword of the field that it qualifies, as written; `None` for the whole declaration.
    pub about: Option<String>,
    /// What it says.
    pub kind: NoteKind,
}

/// The kinds of notes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NoteKind {
    /// A source and the place in it.
    Source {
        /// Which source.
        source: SourceId,
        /// Place in it: a section, a heading.
        place: String,
        /// How sure it is; where not written, the source's own.
        confidence: Confidence,
    },
    /// Assumed by the programme's authors.
    Assumption(String),
    /// The authors' reading of a text that does not say so itself.
    Interpretation(String),
    /// Proposed by the authors; in force nowhere.
    Proposal(String),
    /// Sources disagree; what they say.
    Disagreement(String),
}

/// How sure a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Confidence {
    /// Stated in the source (angiven).
    Stated,
    /// Inferred from the source (härledd).
    Inferred,
    /// Sources conflict (motstridig).
    Conflicting,
    /// Background that was not checked (obestyrkt).
    Unverified,
}

/// The children that claims quantify over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Population {
    /// Name, title, origin.
    pub meta: Meta,
    /// First birth date, included.
    pub born_from: Day,
    /// Last birth date, included.
    pub born_through: Day,
    /// What holds between the facts of a child on every day.
    pub always: Vec<Condition>,
    /// What holds between the facts of a child on some days of its childhood only.
    #[serde(default)]
    pub during: Vec<Invariant>,
    /// How far from birth the due date may lie: earliest and latest, both included.
    pub due_date: Option<(Duration, Duration)>,
}

/// What holds between the facts of a child.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Invariant {
    /// What holds.
    pub condition: Condition,
    /// On which days: from the first point (included) until the second (not included); `None` for
    /// every day.
    pub days: Option<(Point, Point)>,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Name, title, origin.
    pub meta: Meta,
    /// Who published it.
    pub publisher: String,
    /// Its address, where one is known.
    pub link: String,
    /// Its date, as given.
    pub date: String,
    /// How it was read.
    pub checked: String,
    /// How sure a statement from it is unless it says otherwise.
    pub confidence: Confidence,
}

/// A fact about a child: what it may be, and how it comes to be known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// Name, title, origin.
    pub meta: Meta,
    /// Its values.
    pub values: Values,
    /// Whether and how it changes.
    pub change: Change,
    /// The value that is derived where nothing is recorded.
    pub if_unknown: Option<i32>,
    /// Of what the compiler made it; `None` for a declared fact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<Made>,
}

/// Of what the compiler makes a fact, so that conditions can ask for it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Made {
    /// Of the result of a content item at a visit: the item's results in their order, then one value
    /// for no result.
    Result {
        /// The content item.
        item: ItemId,
        /// The visit of the base at which it is done.
        visit: VisitId,
    },
    /// Of how a visit of the base went: done, declined, missed, then one value for a visit that is
    /// not for the child.
    Outcome(VisitId),
    /// Of when a dose was validly given: before a point, on it or after it, not at all. The planner
    /// finds the value in what it has judged of the child's history.
    Given {
        /// The dose.
        dose: ItemId,
        /// The point; its first day is the first of "on it or after it".
        at: Point,
    },
    /// Of the product with which a dose was validly given: the products of its series in their
    /// order, then one value for a dose that was not given. Found by the planner as above.
    Product(ItemId),
}

/// What [`Made::Given`] says of a dose that was given before the point.
pub const GIVEN_BEFORE: i32 = 0;
/// What [`Made::Given`] says of a dose that was given on the point's day or after it.
pub const GIVEN_FROM: i32 = 1;

impl Made {
    /// The visit of the base at which it is recorded; `None` for what is made of a dose.
    pub fn visit(&self) -> Option<VisitId> {
        match self {
            Made::Result { visit, .. } | Made::Outcome(visit) => Some(*visit),
            Made::Given { .. } | Made::Product(_) => None,
        }
    }

    /// The dose of which it is made; `None` for what is recorded at a visit.
    pub fn dose(&self) -> Option<ItemId> {
        match self {
            Made::Given { dose, .. } | Made::Product(dose) => Some(*dose),
            Made::Result { .. } | Made::Outcome(_) => None,
        }
    }
}

impl Fact {
    /// The value that says that nothing was recorded and nothing will be, of a fact that the
    /// compiler made: its last.
    pub fn nothing(&self) -> Option<i32> {
        match (&self.values, &self.made) {
            (Values::OneOf(names), Some(_)) => i32::try_from(names.len()).ok()?.checked_sub(1),
            _ => None,
        }
    }
}

/// The values of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Values {
    /// No (0) and yes (1).
    YesNo,
    /// One of these, by place.
    OneOf(Vec<String>),
    /// A whole number, both ends included.
    Whole {
        /// Least.
        from: i32,
        /// Greatest.
        through: i32,
    },
    /// A day, as its number.
    Date,
}

/// Whether and how a fact changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Change {
    /// The same from birth.
    Fixed,
    /// May change on any day.
    MayChange,
    /// Unknown until it is recorded at a visit.
    RecordedAt(VisitId),
}

/// A named event that may happen once, or never.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NamedEvent {
    /// Name, title, origin.
    pub meta: Meta,
    /// The first day on which it can happen.
    pub earliest: Point,
}

/// Who has the duty by law (huvudman).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Body {
    /// Name, title, origin.
    pub meta: Meta,
    /// Whether every place has one.
    pub everywhere: bool,
}

/// A service that meets the child (verksamhet).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Service {
    /// Name, title, origin.
    pub meta: Meta,
    /// The bodies for which it acts.
    pub bodies: Vec<BodyId>,
    /// The roles that it has.
    pub roles: Vec<RoleId>,
    /// Whether every place has one. One that is not everywhere never closes a gap alone.
    pub everywhere: bool,
}

/// A staff category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Role {
    /// Name, title, origin.
    pub meta: Meta,
}

/// A named condition under which children are meant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TargetGroup {
    /// Name, title, origin.
    pub meta: Meta,
    /// Which children.
    pub condition: Condition,
}

/// An area of responsibility: the span that the programme demands, and its legs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Area {
    /// Name, title, origin.
    pub meta: Meta,
    /// First day of the demanded span, and the day after its last; `None` where the programme
    /// states no responsibility for the area.
    pub span: Option<(Point, Point)>,
    /// For which children the programme demands it: on a day on which it does not hold, nobody has
    /// to be responsible.
    #[serde(default, skip_serializing_if = "is_always")]
    pub condition: Condition,
    /// Origin of the responsibility declaration.
    pub responsibility: Meta,
    /// The legs, in written order.
    pub legs: Vec<Leg>,
}

/// Who holds a leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Holder {
    /// A responsible body: the duty by law.
    Body(BodyId),
    /// A service: who is named to meet the child.
    Service(ServiceId),
}

/// The two layers of responsibility.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Layer {
    /// Responsible body (huvudman).
    Body,
    /// Service (verksamhet).
    Service,
}

impl Holder {
    /// The layer of which this is a holder.
    pub fn layer(self) -> Layer {
        match self {
            Holder::Body(_) => Layer::Body,
            Holder::Service(_) => Layer::Service,
        }
    }
}

/// A period of responsibility: from `from` (included) until `until` (not included), for the children
/// for whom the condition holds on the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Leg {
    /// The lead.
    pub holder: Holder,
    /// Services that take part without responsibility.
    pub contributors: Vec<ServiceId>,
    /// First day.
    pub from: Point,
    /// The day after the last. Where it is an event, the leg lasts until the event, for ever if
    /// need be.
    pub until: Point,
    /// Where the leg ends even if `until` has not come: the day after its last.
    #[serde(default)]
    pub limit: Option<Point>,
    /// The latest day on which the ending event should have happened: a deadline, never an end.
    pub deadline: Option<Point>,
    /// For which children.
    pub condition: Condition,
    /// The variant from which it comes; `None` for one of the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<VariantId>,
    /// Where it was written.
    pub origin: Origin,
    /// On what it rests.
    pub notes: Vec<Note>,
}

/// Whom a content item concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Subject {
    /// The child.
    Child,
    /// The parent who gave birth.
    BirthingParent,
    /// The other parent.
    OtherParent,
    /// The guardians.
    Guardians,
}

/// The age by which a content item is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Clock {
    /// Age from birth.
    Chronological,
    /// Age from the due date.
    Corrected,
}

/// One thing done or talked about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContentItem {
    /// Name, title, origin. A dose is named `series dos n` in the programme's language.
    pub meta: Meta,
    /// Its area.
    pub area: AreaId,
    /// Whom it concerns.
    pub subject: Subject,
    /// Its clock.
    pub clock: Clock,
    /// Tier of the three-step model, 1–3.
    pub tier: Option<u8>,
    /// Method or form.
    pub instrument: String,
    /// Possible results.
    pub outcomes: Vec<String>,
    /// The least time from one offering of it to the next, where it states one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spacing: Option<Duration>,
    /// What makes it a dose.
    pub dose: Option<Dose>,
}

/// What makes a content item a dose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Dose {
    /// Its series.
    pub series: SeriesId,
    /// Its number, from 1.
    pub number: u8,
    /// When it may be given: by this it is planned.
    pub window: Window,
    /// From when a dose that was given counts, where that is less than what it is planned by.
    #[serde(default, skip_serializing_if = "Validity::is_planned")]
    pub valid: Validity,
    /// For which children, given what they have been given: everyone unless it says so. A dose that
    /// is not for a child is neither demanded nor waited for.
    #[serde(default, skip_serializing_if = "is_always")]
    pub condition: Condition,
}

impl Dose {
    /// A dose for everyone that counts by what it is planned by.
    pub fn new(series: SeriesId, number: u8, window: Window) -> Dose {
        Dose {
            series,
            number,
            window,
            valid: Validity::default(),
            condition: Condition::Always,
        }
    }
}

/// From when a dose that was given counts. Judges the past only; nothing is planned by it.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Validity {
    /// First day; `None` for the first day of its window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Point>,
    /// Least distances; to what none is stated here, that of its window is kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub distances: Vec<Distance>,
}

impl Validity {
    /// Whether nothing is stated, so that the window judges too.
    fn is_planned(&self) -> bool {
        *self == Validity::default()
    }
}

/// A vaccine with which a series can be given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Product {
    /// Name within its series, title, origin.
    pub meta: Meta,
    /// Its series.
    pub series: SeriesId,
}

/// A vaccine series: doses in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Series {
    /// Name, title, origin.
    pub meta: Meta,
    /// Its area.
    pub area: AreaId,
    /// Its doses, in order.
    pub doses: Vec<ItemId>,
    /// The products with which it can be given, in written order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<ProductId>,
    /// How much too early, by age or by distance, a given dose may be and still count. It is taken
    /// off what the dose is planned by, never off a [`Validity`], and nothing is planned by it.
    #[serde(default, skip_serializing_if = "is_no_time")]
    pub grace: Duration,
    /// The last day on which its first dose may be given, where the series must have begun by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun_by: Option<Point>,
    /// Whether distances between its doses are kept also to given doses that do not count.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub after_invalid: bool,
}

impl Series {
    /// A series of these doses and nothing more.
    pub fn new(meta: Meta, area: AreaId, doses: Vec<ItemId>) -> Series {
        Series {
            meta,
            area,
            doses,
            products: Vec::new(),
            grace: Duration::ZERO,
            begun_by: None,
            after_invalid: false,
        }
    }
}

/// When something should happen. All named days are included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Window {
    /// First day.
    pub earliest: Point,
    /// The day that is aimed at; the first of them where a range is recommended.
    pub recommended: Point,
    /// Last day of the recommended range, where it is a range.
    pub recommended_through: Option<Point>,
    /// Last day.
    pub latest: Point,
    /// Distances that must be kept to other points.
    pub distances: Vec<Distance>,
    /// What follows when the window has closed.
    pub afterwards: Afterwards,
}

/// A distance to another point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Distance {
    /// At least or at most.
    pub bound: Bound,
    /// Counted forward from `from`.
    pub duration: Duration,
    /// The point that it is counted from.
    pub from: Point,
}

/// Which side a distance bounds; the day itself is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Bound {
    /// Not before.
    AtLeast,
    /// Not after.
    AtMost,
}

/// What follows when a window has closed without the thing being done.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Afterwards {
    /// Nothing is said. A plan lets it lapse; a proof asks for a word.
    #[default]
    Unsaid,
    /// It lapses.
    Lapses,
    /// It is caught up; from `until` on it lapses.
    CaughtUp {
        /// The day from which it lapses.
        until: Point,
    },
    /// It is carried over to the next service at the handover.
    CarriedOver,
    /// It is offered again at the following visit.
    OfferedAgain,
}

/// Meeting or other contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum VisitKind {
    /// A planned meeting (besök).
    Visit,
    /// A call, letter or message (kontakt).
    Contact,
}

/// A planned meeting with the child or parents, or another contact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Visit {
    /// Name, title, origin.
    pub meta: Meta,
    /// Meeting or other contact.
    pub kind: VisitKind,
    /// When.
    pub window: Window,
    /// Service that performs it.
    pub performer: ServiceId,
    /// Staff of the performing service.
    pub staff: Vec<RoleId>,
    /// Services that take part without responsibility.
    pub together_with: Vec<ServiceId>,
    /// Whose responsibility it is where that is not the performer's.
    pub on_behalf_of: Option<Holder>,
    /// Where, as written.
    pub place: String,
    /// Channel, as written.
    pub channel: String,
    /// Planned length in minutes.
    pub minutes: Option<u16>,
    /// Its contents, in written order.
    pub items: Vec<ItemId>,
    /// The target group that it names.
    pub group: Option<GroupId>,
    /// For which children; the target group's condition is part of it.
    pub condition: Condition,
    /// For children born on which days; `None` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<Born>,
    /// Permission, no duty (vid behov).
    pub as_needed: bool,
    /// Which of the visits of its declaration it is, where that makes several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<Occurrence>,
    /// The visit of the base for which this row stands in its overlay: the same rule, with the same
    /// name. `None` for a visit of the base and for one that an overlay adds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<VisitId>,
    /// The overlay from which the row comes; `None` for one of the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overlay: Option<Overlay>,
    /// Dated conditions, all of which must hold, by which releases begin and end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub switches: Vec<Switch>,
}

/// The exchange between two services.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Transition {
    /// Name, title, origin.
    pub meta: Meta,
    /// Who gives.
    pub from: ServiceId,
    /// Who receives.
    pub to: ServiceId,
    /// Areas concerned; empty means every area.
    pub areas: Vec<AreaId>,
    /// When responsibility passes.
    pub when: Option<Point>,
    /// What follows along.
    pub handover: Option<Handover>,
    /// For which children: everyone but for the differences of variants.
    #[serde(default, skip_serializing_if = "is_always")]
    pub condition: Condition,
    /// The variant from which it comes; `None` for one of the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<VariantId>,
}

/// The handover of information inside a transition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Handover {
    /// First day.
    pub earliest: Option<Point>,
    /// Last day.
    pub latest: Option<Point>,
    /// How it is handed over, as written, the first choice first; each of the others is taken where
    /// those before it cannot be had.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
    /// What is handed over.
    pub payload: Vec<Payload>,
    /// Whose consent, and under what.
    pub consent: Option<Consent>,
    /// Days within which the receiver confirms.
    pub confirmed_within_days: Option<u16>,
    /// What happens without confirmation.
    pub otherwise: Option<Fallback>,
    /// On what it rests.
    pub notes: Vec<Note>,
}

/// One thing handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Payload {
    /// A content item's results.
    Item(ItemId),
    /// A vaccine series.
    Series(SeriesId),
    /// Everything of an area.
    Area(AreaId),
    /// Every undone item (kvarstående).
    Outstanding,
    /// Something in words.
    Words(String),
}

/// Consent to a handover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Consent {
    /// Someone's consent, obtained by a service.
    Of {
        /// Whose, as written.
        holder: String,
        /// Who obtains it.
        obtained_by: Option<ServiceId>,
    },
    /// None is needed, by this provision.
    WithoutUnder(String),
}

/// What happens when a handover is not confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Fallback {
    /// This service follows up.
    FollowsUp(ServiceId),
    /// This service keeps the responsibility.
    KeepsResponsibility(ServiceId),
}

/// How binding a norm is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Force {
    /// Statute, ordinance, regulation or agreement (krav).
    Binding,
    /// General advice, guidance or care programme (rekommendation).
    Recommended,
}

/// A requirement or recommendation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Requirement {
    /// Name, citation as title, origin.
    pub meta: Meta,
    /// How binding it is.
    pub force: Force,
    /// What must be offered.
    pub offers: Vec<Offer>,
    /// The greatest distance between two neighbouring offers.
    pub spread_at_most: Option<Duration>,
    /// What must come before what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<Order>,
    /// What it says in words only, and is therefore not decided.
    pub in_words: Vec<String>,
}

/// A demand that one content is offered before another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// What comes first: one item, or the doses of a series.
    pub first: Vec<ItemId>,
    /// What must not come earlier than any of the first.
    pub second: Vec<ItemId>,
}

/// A demand that visits with a content item are offered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// At least how many visits.
    pub at_least: u16,
    /// No more than this many, where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u16>,
    /// With which content item; where a series is named, its first dose.
    pub item: ItemId,
    /// The series of which any dose counts, where one is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<SeriesId>,
    /// By which service, where it says.
    pub by: Option<ServiceId>,
    /// First day of the span.
    pub from: Point,
    /// The day after the span's last.
    pub until: Point,
    /// For which children.
    pub condition: Condition,
}

impl Offer {
    /// Whether a visit with `item` counts: the item that is asked for, or any dose of the series.
    pub fn counts(&self, programme: &Programme, item: ItemId) -> bool {
        let dose = || programme.item(item)?.dose.as_ref().map(|dose| dose.series);
        self.item == item || self.series.is_some_and(|series| dose() == Some(series))
    }
}

/// A finding that the programme's owner accepts for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Acceptance {
    /// Name, title, origin.
    pub meta: Meta,
    /// Name of the finding.
    pub finding: String,
    /// Its area, where its key has one.
    pub area: Option<AreaId>,
    /// The names of the rules in its key, in the key's order.
    pub rules: Vec<String>,
    /// Days that the acceptance covers: from (included) and until (not included).
    pub days: Option<(Point, Point)>,
    /// Birth dates that it covers, both included.
    pub born: Option<(Day, Day)>,
    /// Why it is accepted.
    pub reason: String,
    /// By which role.
    pub by: String,
    /// Day of the decision.
    pub decided: Day,
    /// Day by which it must be reviewed, included.
    pub review_by: Day,
}

fn is_always(condition: &Condition) -> bool {
    *condition == Condition::Always
}

fn is_no_time(duration: &Duration) -> bool {
    *duration == Duration::ZERO
}

impl Programme {
    /// The visit of the base for which a row stands; itself where it stands for none.
    pub fn base_of(&self, visit: VisitId) -> VisitId {
        self.visit(visit)
            .and_then(|row| row.stands_for)
            .unwrap_or(visit)
    }
}
