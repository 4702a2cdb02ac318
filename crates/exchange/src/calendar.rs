//! A plan as iCalendar (RFC 5545), for a family's phone or a clinic's calendar: what is to come as
//! whole days. Why it says what it says, and what it keeps silent about, stands in `CALENDAR.md`.

mod entries;
mod words;
mod write;

use crate::ids::Ids;
use crate::say::Say;
use stafett_model::ProgrammeLanguage;
use stafett_plan::Plan;

/// How a plan is written as a calendar. The default is a family's, in Swedish, without the names of
/// visits in what a phone shows unasked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language of what is written. Titles are in the programme's own.
    pub language: ProgrammeLanguage,
    /// Whose calendar it is.
    pub whose: Whose,
    /// What an entry's line says.
    pub titles: Titles,
    /// What the family calls the child, before each entry's line; it is written nowhere else.
    pub label: Option<String>,
    /// The identifier system of the child's id, so that entries have the ids of the tasks in a
    /// [FHIR bundle](crate::fhir) with the same system.
    pub child_system: Option<String>,
}

/// Whose calendar it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The family's: everything that is to come.
    Family,
    /// A service's, by its name in the programme: its own visits and its handovers.
    Service(String),
}

/// What an entry's line says: the line that a phone shows on its locked screen, and that everybody
/// sees with whom a calendar is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Titles {
    /// That there is a visit, and where: "Besök, Barnavårdscentral". What it is about is in the
    /// description.
    #[default]
    Service,
    /// The visit's own title: "Besök vid 10 månader, Barnavårdscentral".
    Visit,
    /// Nothing but that there is something to remember, also in the description.
    Discreet,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            language: ProgrammeLanguage::Swedish,
            whose: Whose::Family,
            titles: Titles::default(),
            label: None,
            child_system: None,
        }
    }
}

/// The plan as a calendar, with the line ends that iCalendar wants.
pub fn ics(plan: &Plan, settings: &Settings) -> String {
    let say = Say(settings.language);
    let ids = Ids::of(plan, settings.child_system.as_deref());
    let entries = entries::of(plan, settings);
    let events = entries.iter().map(|entry| write::Event {
        uid: entry.uid(&ids),
        day: entry.day,
        summary: words::summary(entry, plan, settings),
        description: words::description(entry, settings),
    });
    write::calendar(&words::name(settings), say, plan.receipt.as_of, events)
}
