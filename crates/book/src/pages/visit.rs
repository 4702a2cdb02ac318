//! The list of visits and the page of each.

mod duty;
mod orders;

use super::ages::by_age;
use super::pathways::{self, StepView};
use super::school_names;
use super::window::When;
use crate::here::{Actor, Address, Here, Kind, Link};
use crate::markdown::Prose;
use crate::notes::NoteView;
use crate::phrase;
use crate::picture::Strip;
use crate::template::{Sheet, value};
use crate::usual;
use minijinja::context;
use serde::Serialize;
use stafett_model::{
    Clock, Condition, ContentItem, GroupId, Holder, ItemId, Overlay, Subject, Visit, VisitId,
    VisitKind, words,
};

/// A visit in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Entry {
    pub(crate) link: Link,
    pub(crate) kind: &'static str,
    pub(crate) when: String,
    pub(crate) day: String,
    pub(crate) actor: Actor,
    pub(crate) with: Vec<Actor>,
    pub(crate) staff: String,
    pub(crate) place: String,
    /// For whom, where not for everyone.
    pub(crate) whom: String,
    pub(crate) as_needed: bool,
    pub(crate) items: usize,
}

/// The visit as a list's entry.
pub(crate) fn entry(here: &Here<'_>, id: VisitId, visit: &Visit) -> Entry {
    let say = here.say();
    Entry {
        link: here.visit(id),
        kind: kind(here, visit),
        when: say.recommended(&visit.window),
        day: say.located_in_short(here.site.child.locate(&visit.window.recommended)),
        actor: here.actor(Holder::Service(visit.performer)),
        with: here.actors(&visit.together_with),
        staff: here.roles(&visit.staff),
        place: here.pick(&words::setting(&visit.place)),
        whom: whom(here, visit),
        as_needed: visit.as_needed,
        items: visit.items.len(),
    }
}

/// The visit in brief, for another page: its entry and its contents.
pub(crate) fn brief(here: &Here<'_>, id: VisitId) -> Option<(Entry, Vec<Content>)> {
    let visit = here.programme().visit(id)?;
    Some((entry(here, id, visit), contents(here, id, visit)))
}

fn kind(here: &Here<'_>, visit: &Visit) -> &'static str {
    match visit.kind {
        VisitKind::Visit => here.t().visit,
        VisitKind::Contact => here.t().contact,
    }
}

/// For children born when, where not for all.
fn born(here: &Here<'_>, visit: &Visit) -> String {
    let words = visit.born.as_ref().map(words::born);
    words.map_or_else(String::new, |words| here.pick(&words))
}

/// For whom, where not for everyone: the target group's title or the condition, and the birth dates.
pub(crate) fn whom(here: &Here<'_>, visit: &Visit) -> String {
    let whom = match visit.group {
        Some(group) => {
            let besides = besides(here, visit, group);
            [here.group(group).title, besides]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("; ")
        }
        None => here.condition_in_short(&visit.condition),
    };
    let born = born(here, visit);
    match (whom.is_empty(), born.is_empty()) {
        (false, false) => format!("{whom}; {born}"),
        _ => whom + &born,
    }
}

/// What must be so of a child besides that it is of the target group: that another visit was missed, say. Where it lives
/// stands with the variants.
fn besides(here: &Here<'_>, visit: &Visit, group: GroupId) -> String {
    let p = here.programme();
    let of_group = p.group(group).map(|row| &row.condition);
    let is_of_group = |part: &Condition| {
        of_group.is_some_and(|group| parts(group).contains(&part) || usual::follows(p, group, part))
    };
    let is_place = |part: &Condition| {
        let facts = part.facts();
        facts.iter().all(|fact| usual::is_place(p, *fact))
    };
    let own = parts(&visit.condition).into_iter();
    let own = own.filter(|part| !is_of_group(part) && !is_place(part));
    let own: Vec<Condition> = own.cloned().collect();
    match here.site.child.telling(&Condition::All(own)) {
        Condition::Always => String::new(),
        rest => here.say().condition(&rest),
    }
}

/// The parts of a condition that must all hold.
fn parts(condition: &Condition) -> Vec<&Condition> {
    match condition {
        Condition::All(all) => all.iter().flat_map(parts).collect(),
        Condition::Always => Vec::new(),
        other => vec![other],
    }
}

/// Visits of an age in the list.
#[derive(Serialize)]
struct AgeView {
    title: String,
    anchor: String,
    visits: Vec<Listed>,
}

/// A visit in the list, with what follows from its results.
#[derive(Serialize)]
struct Listed {
    anchor: String,
    entry: Entry,
    leads: Vec<StepView>,
}

fn listed(here: &Here<'_>, id: VisitId) -> Option<Listed> {
    let visit = here.programme().visit(id)?;
    Some(Listed {
        anchor: here.site.slugs.visits.get(id.index())?.clone(),
        entry: entry(here, id, visit),
        leads: pathways::of_results(here, base(id, visit)),
    })
}

/// The visits in age order.
pub(crate) fn list(here: &Here<'_>) -> Sheet {
    let view = |(place, (title, visits)): (usize, (String, Vec<VisitId>))| AgeView {
        anchor: format!("alder-{place}"),
        visits: visits
            .into_iter()
            .filter_map(|id| listed(here, id))
            .collect(),
        title,
    };
    let ages: Vec<AgeView> = by_age(here).into_iter().enumerate().map(view).collect();
    let born = here.say().day(here.site.child.born());
    Sheet {
        path: "besok.html".to_owned(),
        template: "visits.html",
        title: here.t().visits.to_owned(),
        about: here.t().visits_about.to_owned(),
        chapter: "besok.html",
        view: context! {
            ages => value(ages),
            born,
            school_names => school_names::in_general(here),
        },
    }
}

#[derive(Serialize)]
struct View {
    entry: Entry,
    doc: Prose,
    born: String,
    when: Vec<When>,
    /// What the school years that its time names are called, and when.
    school_names: Vec<String>,
    distances: Vec<String>,
    picture: Option<Strip>,
    on_behalf_of: Option<Actor>,
    bodies: Vec<Actor>,
    place: String,
    channel: String,
    minutes: Option<u16>,
    group: Option<Link>,
    born_when: String,
    condition: String,
    /// Where it depends on how a place has arranged things: where it is made, and what is elsewhere.
    orders: Vec<orders::Order>,
    contents: Vec<Content>,
    /// What is the same of all its contents, where there are several.
    in_common: Option<InCommon>,
    /// The visits that follow where this one does not take place.
    missed: Vec<StepView>,
    /// What follows from all its results, and from those of other visits that are recommended at the same time.
    leads: Vec<StepView>,
    meanwhile: Vec<Meanwhile>,
    /// The results from which this visit follows.
    follows: Vec<StepView>,
    /// The pathways on which it lies.
    pathways: Vec<Link>,
    afterwards: String,
    times: Vec<Time>,
    duty: Vec<duty::DutyView>,
    requirements: Vec<Link>,
    /// The variant whose visit it is.
    variant: Option<Link>,
    /// The visit of the rest of the country, in whose place it is.
    elsewhere: Option<Link>,
    notes: Vec<NoteView>,
    /// The notes counted by what they are, where they are many: "förslag: 1, källa: 4".
    notes_counted: String,
    address: Address,
    before: Option<Link>,
    next: Option<Link>,
}

/// Another visit that is recommended at the same time, with what follows from its results.
#[derive(Serialize)]
struct Meanwhile {
    link: Link,
    whom: String,
    leads: Vec<StepView>,
    /// The pathways on which it lies.
    pathways: Vec<Link>,
}

/// One of the visits of a declaration that makes several.
#[derive(Serialize)]
struct Time {
    link: Link,
    when: String,
    /// Whether it is the one that the page is about.
    own: bool,
}

/// One line of the checklist.
#[derive(Serialize)]
pub(crate) struct Content {
    link: Link,
    area: Link,
    instrument: String,
    outcomes: String,
    subject: &'static str,
    corrected: bool,
    tier: Option<u8>,
    /// The visits that follow from a result.
    leads: Vec<StepView>,
}

/// What all lines of a checklist have in common: their area and tier, and perhaps whom they concern.
#[derive(Serialize)]
struct InCommon {
    area: Link,
    tier: Option<u8>,
    subject: Option<&'static str>,
}

impl InCommon {
    fn of(contents: &[Content]) -> Option<Self> {
        let [first, rest @ ..] = contents else {
            return None;
        };
        let is_alike = |other: &Content| (&other.area, other.tier) == (&first.area, first.tier);
        let one_subject = rest.iter().all(|other| other.subject == first.subject);
        (!rest.is_empty() && rest.iter().all(is_alike)).then(|| Self {
            area: first.area.clone(),
            tier: first.tier,
            subject: one_subject.then_some(first.subject),
        })
    }
}

/// The fewest notes that are counted and shown on demand.
const MANY_NOTES: usize = 4;

/// Notes counted by what they are; empty where they are few.
fn counted(notes: &[NoteView]) -> String {
    if notes.len() < MANY_NOTES {
        return String::new();
    }
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for note in notes {
        match counts.iter_mut().find(|(label, _)| *label == note.label) {
            Some((_, count)) => *count += 1,
            None => counts.push((note.label, 1)),
        }
    }
    let counts = counts
        .into_iter()
        .map(|(label, count)| format!("{}: {count}", label.to_lowercase()));
    counts.collect::<Vec<_>>().join(", ")
}

/// The page of a visit.
pub(crate) fn sheet(here: &Here<'_>, id: VisitId) -> Option<Sheet> {
    let visit = here.programme().visit(id)?;
    let slug = here.site.slugs.visits.get(id.index())?;
    let about = match here.first_sentence(&visit.meta.doc) {
        empty if empty.is_empty() => visit.meta.title.clone(),
        sentence => sentence,
    };
    Some(Sheet {
        path: format!("besok/{slug}.html"),
        template: "visit.html",
        title: here.visit(id).title,
        about,
        chapter: "besok.html",
        view: value(view(here, id, visit)),
    })
}

fn view(here: &Here<'_>, id: VisitId, visit: &Visit) -> View {
    let (say, site) = (here.say(), here.site);
    let mark = site.mark(Holder::Service(visit.performer));
    let title = format!("{}: {}", here.t().window_picture, visit.meta.title);
    let performer = here.programme().service(visit.performer);
    let bodies = performer
        .map(|service| service.bodies.as_slice())
        .unwrap_or_default();
    let (before, next) = neighbours(here, id);
    let condition = say.condition(&visit.condition);
    let of_condition = site.group_of(&condition);
    let group = visit.group.or(of_condition);
    let is_of_group = group.is_some() && group == of_condition;
    let (contents, notes) = (contents(here, id, visit), here.notes(&visit.meta.notes));
    View {
        entry: entry(here, id, visit),
        doc: here.prose(&visit.meta.doc),
        born: say.day(site.child.born()),
        when: here.when(&visit.window),
        school_names: school_names::of_window(here, &visit.window),
        distances: here.distances(&visit.window),
        picture: Strip::of_window(&say, &site.child, "tid", &visit.window, &mark.class, &title),
        on_behalf_of: visit.on_behalf_of.map(|holder| here.actor(holder)),
        bodies: bodies
            .iter()
            .map(|body| here.actor(Holder::Body(*body)))
            .collect(),
        place: here.pick(&words::setting(&visit.place)),
        channel: here.pick(&words::setting(&visit.channel)),
        minutes: visit.minutes,
        group: group.map(|group| here.group(group)),
        condition: match (is_of_group, group) {
            (true, _) => String::new(),
            (false, Some(_)) => phrase::capital(&condition),
            (false, None) => condition,
        },
        born_when: born(here, visit),
        orders: orders::of(here, visit),
        in_common: InCommon::of(&contents),
        contents,
        missed: pathways::after(here, base(id, visit), None),
        leads: pathways::of_results(here, base(id, visit)),
        meanwhile: meanwhile(here, id, visit),
        follows: pathways::before(here, id),
        pathways: pathways::of_visit(here, base(id, visit)),
        afterwards: here.afterwards(&visit.window.afterwards),
        times: times(here, id, visit),
        duty: duty::of(here, visit),
        requirements: requirements(here, visit),
        variant: match visit.overlay {
            Some(Overlay::Variant(id)) => Some(here.variant(id)),
            Some(Overlay::Release(_)) | None => None,
        },
        elsewhere: visit.stands_for.map(|base| here.visit(base)),
        notes_counted: counted(&notes),
        notes,
        address: here.address(Kind::Visit, &visit.meta),
        before,
        next,
    }
}

/// The other visits of the base that are recommended at the same time and from whose results something follows.
fn meanwhile(here: &Here<'_>, own: VisitId, visit: &Visit) -> Vec<Meanwhile> {
    let of_its_own = pathways::of_visit(here, own);
    let beside = |all: Vec<Link>| -> Vec<Link> {
        let others = all.into_iter().filter(|one| !of_its_own.contains(one));
        others.collect()
    };
    let other = |id: &VisitId| {
        let row = here.programme().visit(*id)?;
        let at_once = row.window.recommended == visit.window.recommended;
        if !at_once || *id == base(own, visit) || row.stands_for.is_some() {
            return None;
        }
        let child = here.site.child;
        let day = usual::day_of(&child, visit);
        let both = [&visit.condition, &row.condition];
        if !usual::may_all_hold(&child, &both, day) {
            return None;
        }
        Some(Meanwhile {
            link: here.visit(*id),
            whom: whom(here, row),
            leads: pathways::of_results(here, *id),
            pathways: beside(pathways::of_visit(here, *id)),
        })
    };
    let others = here.site.order.iter().filter_map(other);
    others.filter(|one| !one.leads.is_empty()).collect()
}

/// The visits of the same declaration, in the order of time, this one among them; none where it makes
/// this visit alone.
fn times(here: &Here<'_>, own: VisitId, visit: &Visit) -> Vec<Time> {
    let Some(occurrence) = &visit.occurrence else {
        return Vec::new();
    };
    let p = here.programme();
    let mut rows: Vec<(u16, VisitId, &Visit)> = crate::here::ids!(p.visits, VisitId)
        .filter_map(|id| Some((id, p.visit(id)?)))
        .filter(|(_, row)| row.overlay.is_none() || row.overlay == visit.overlay)
        .filter_map(|(id, row)| {
            let of = row.occurrence.as_ref()?;
            (of.rule == occurrence.rule).then_some((of.number, id, row))
        })
        .filter(|(number, id, _)| *number != occurrence.number || *id == own)
        .collect();
    rows.sort_by_key(|(number, id, _)| (*number, *id));
    rows.into_iter()
        .map(|(_, id, row)| Time {
            link: here.visit(id),
            when: here.say().recommended(&row.window),
            own: id == own,
        })
        .collect()
}

fn contents(here: &Here<'_>, id: VisitId, visit: &Visit) -> Vec<Content> {
    let of = base(id, visit);
    let items = visit.items.iter();
    items.filter_map(|item| content(here, of, *item)).collect()
}

/// The visit of the base in whose place a row stands: results are recorded at it.
fn base(id: VisitId, visit: &Visit) -> VisitId {
    visit.stands_for.unwrap_or(id)
}

fn content(here: &Here<'_>, visit: VisitId, id: ItemId) -> Option<Content> {
    let item = here.programme().item(id)?;
    Some(Content {
        link: here.item(id),
        area: here.area(item.area),
        instrument: item.instrument.clone(),
        outcomes: outcomes(item),
        subject: subject(here, item.subject),
        corrected: item.clock == Clock::Corrected,
        tier: item.tier,
        leads: pathways::after(here, visit, Some(id)),
    })
}

/// Possible results, as a list in one line.
pub(crate) fn outcomes(item: &ContentItem) -> String {
    results(item).join(", ")
}

/// Possible results.
pub(crate) fn results(item: &ContentItem) -> Vec<String> {
    let names = item.outcomes.iter();
    names.map(|name| name.replace('_', " ")).collect()
}

/// Whom a content item concerns, as a word.
pub(crate) fn subject(here: &Here<'_>, subject: Subject) -> &'static str {
    let t = here.t();
    match subject {
        Subject::Child => t.the_child,
        Subject::BirthingParent => t.birthing_parent,
        Subject::OtherParent => t.other_parent,
        Subject::Guardians => t.guardians,
    }
}

/// The requirements and recommendations that the visit helps to meet.
fn requirements(here: &Here<'_>, visit: &Visit) -> Vec<Link> {
    let p = here.programme();
    let meets = |offer: &_| super::requirements::contribution(here, offer, visit).is_some();
    crate::here::ids!(p.requirements, stafett_model::RequirementId)
        .filter(|id| {
            p.requirement(*id)
                .is_some_and(|row| row.offers.iter().any(meets))
        })
        .map(|id| here.requirement(id))
        .collect()
}

fn neighbours(here: &Here<'_>, id: VisitId) -> (Option<Link>, Option<Link>) {
    let order = &here.site.order;
    let place = order.iter().position(|other| *other == id);
    let at = |place: Option<usize>| place.and_then(|at| order.get(at)).map(|id| here.visit(*id));
    (
        at(place.and_then(|at| at.checked_sub(1))),
        at(place.and_then(|at| at.checked_add(1))),
    )
}
