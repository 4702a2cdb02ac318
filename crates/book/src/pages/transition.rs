//! Transitions: who gives, who receives, what follows along.

mod requirements;

pub(crate) use requirements::concerned;

use crate::here::{Actor, Address, Here, Kind, Link, ids};
use crate::markdown::Prose;
use crate::notes::NoteView;
use crate::phrase::{self, sentence};
use crate::picture::{Row, Strip};
use crate::template::{Sheet, value};
use crate::trial::Shown;
use minijinja::context;
use serde::Serialize;
use stafett_model::{
    AreaId, Consent, EventKind, Fallback, Handover, Holder, Note, NoteKind, Payload, Point,
    Transition, TransitionId, calendar::add, words,
};

/// A transition as its page and the list show it.
#[derive(Serialize)]
pub(crate) struct View {
    link: Link,
    doc: Prose,
    giver: Actor,
    receiver: Actor,
    /// Whether both are one service, in two places.
    within: bool,
    /// Areas named; empty for every area.
    areas: Vec<Link>,
    when: String,
    when_day: String,
    born: String,
    handover: Option<HandoverView>,
    /// Example children of whom it was refused.
    refused: Vec<Link>,
    picture: Option<Strip>,
    /// The event from which the time of the picture is counted; empty where that is the birth.
    counted_from: String,
    notes: Vec<NoteView>,
    /// The requirements and recommendations that are about it.
    requirements: Vec<Link>,
    /// Whether any section of a statute is cited.
    cites_statute: bool,
    address: Address,
}

/// What is handed over, and what is agreed on it.
#[derive(Serialize)]
pub(crate) struct HandoverView {
    earliest: String,
    earliest_day: String,
    latest: String,
    latest_day: String,
    /// The channels in order, the first choice first.
    channels: String,
    payload: Vec<Thing>,
    /// Whose consent; empty where none is needed or nothing is said.
    consent: String,
    /// Whether it is as the programme writes it, and not in the book's words.
    consent_as_written: bool,
    obtained_by: Option<Actor>,
    /// What holds without consent, or with consent to a part, in words; empty where nothing is said.
    without_full: String,
    without_under: String,
    /// The same where it stands by itself.
    without_under_alone: String,
    /// On what the words on consent rest.
    consent_notes: Vec<NoteView>,
    confirmed: String,
    fallback: String,
    notes: Vec<NoteView>,
}

#[derive(Serialize)]
struct Thing {
    /// What stands before the link: an area itself is not handed over, but what is known within it.
    before: &'static str,
    link: Option<Link>,
    text: String,
    /// Whether the text is as the programme writes it, and not in the book's words.
    as_written: bool,
}

/// All transitions.
pub(crate) fn list(here: &Here<'_>) -> Sheet {
    let p = here.programme();
    let rows = ids!(p.transitions, TransitionId).filter_map(|id| Some((id, p.transition(id)?)));
    let views: Vec<View> = rows.map(|(id, row)| view(here, id, row)).collect();
    Sheet {
        path: "overgangar.html".to_owned(),
        template: "transitions.html",
        title: here.t().transitions.to_owned(),
        about: here.t().transitions_about.to_owned(),
        chapter: "overgangar.html",
        view: context! { transitions => value(views) },
    }
}

/// The transition, for another page.
pub(crate) fn brief(here: &Here<'_>, id: TransitionId) -> Option<View> {
    let row = here.programme().transition(id)?;
    Some(view(here, id, row))
}

/// The page of a transition.
pub(crate) fn sheet(here: &Here<'_>, id: TransitionId) -> Option<Sheet> {
    let row = here.programme().transition(id)?;
    let slug = here.site.slugs.transitions.get(id.index())?;
    Some(Sheet {
        path: format!("overgang/{slug}.html"),
        template: "transition.html",
        title: row.meta.title.clone(),
        about: here.t().transitions_about.to_owned(),
        chapter: "overgangar.html",
        view: value(view(here, id, row)),
    })
}

fn view(here: &Here<'_>, id: TransitionId, row: &Transition) -> View {
    let (say, child) = (here.say(), here.site.child);
    let when = row.when.as_ref();
    View {
        link: here.transition(id),
        doc: here.prose(&row.meta.doc),
        giver: here.actor(Holder::Service(row.from)),
        receiver: here.actor(Holder::Service(row.to)),
        within: row.from == row.to,
        areas: row
            .areas
            .iter()
            .map(|area: &AreaId| here.area(*area))
            .collect(),
        when: when.map(|point| say.point(point)).unwrap_or_default(),
        when_day: when
            .map(|point| say.located(child.locate(point)))
            .unwrap_or_default(),
        born: say.day(child.born()),
        handover: row
            .handover
            .as_ref()
            .map(|handover| handover_view(here, handover)),
        refused: refused(here, id),
        picture: picture(here, row),
        counted_from: event_of(row)
            .map(|event| say.point(event))
            .unwrap_or_default(),
        notes: here.notes(&row.meta.notes),
        requirements: requirements::about(here, row),
        cites_statute: cites_statute(row),
        address: here.address(Kind::Transition, &row.meta),
    }
}

/// Whether anything on which a transition rests names a section of a statute.
fn cites_statute(row: &Transition) -> bool {
    let of_handover = row.handover.iter().flat_map(|handover| &handover.notes);
    let mut notes = row.meta.notes.iter().chain(of_handover);
    let consent = row.handover.as_ref().and_then(|one| one.consent.as_ref());
    let says = |note: &Note| match &note.kind {
        NoteKind::Source { place, .. } => place.contains('§'),
        NoteKind::Assumption(text)
        | NoteKind::Interpretation(text)
        | NoteKind::Proposal(text)
        | NoteKind::Disagreement(text) => text.contains('§'),
    };
    matches!(consent, Some(Consent::WithoutUnder(provision)) if provision.contains('§'))
        || notes.any(says)
}

/// A handover.
pub(crate) fn handover_view(here: &Here<'_>, handover: &Handover) -> HandoverView {
    let (t, say, child) = (here.t(), here.say(), here.site.child);
    let (mut consent, mut obtained_by, mut without_under) = (String::new(), None, String::new());
    let (mut without_full, mut as_written) = (String::new(), false);
    match &handover.consent {
        Some(Consent::Of {
            holder,
            obtained_by: by,
            otherwise,
        }) => {
            let own = whose(here, holder);
            as_written = own.is_none();
            consent = own.unwrap_or(holder).to_owned();
            obtained_by = by.map(|service| here.actor(Holder::Service(service)));
            without_full = otherwise.as_deref().map(sentence).unwrap_or_default();
        }
        Some(Consent::WithoutUnder(provision)) => without_under.clone_from(provision),
        None => {}
    }
    let notes = handover.notes.iter().cloned();
    let (on_consent, others): (Vec<Note>, Vec<Note>) = notes.partition(is_on_consent);
    let days = handover.confirmed_within_days.map(|days| days.to_string());
    let fallback = |template: &str, service| template.replace("{}", &here.service(service).title);
    let words = |point: Option<&_>| point.map(|point| say.point(point)).unwrap_or_default();
    let day = |point: Option<&_>| {
        point
            .map(|point| say.located(child.locate(point)))
            .unwrap_or_default()
    };
    HandoverView {
        earliest: words(handover.earliest.as_ref()),
        earliest_day: day(handover.earliest.as_ref()),
        latest: handover
            .latest
            .as_ref()
            .map(|point| say.latest(point))
            .unwrap_or_default(),
        latest_day: day(handover.latest.as_ref()),
        channels: here.pick(&words::channels(
            handover.channels.iter().map(String::as_str),
        )),
        payload: handover
            .payload
            .iter()
            .map(|thing| payload(here, thing))
            .collect(),
        consent,
        consent_as_written: as_written,
        obtained_by,
        without_full,
        without_under_alone: alone(&without_under),
        without_under,
        consent_notes: here.notes(&on_consent),
        confirmed: days
            .map(|days| t.within_days.replace("{}", &days))
            .unwrap_or_default(),
        fallback: match handover.otherwise {
            Some(Fallback::FollowsUp(service)) => fallback(t.follows_up, service),
            Some(Fallback::KeepsResponsibility(service)) => fallback(t.keeps, service),
            None => String::new(),
        },
        notes: here.notes(&others),
    }
}

/// What a provision says by itself: as a sentence, unless it begins with the number of a chapter.
fn alone(provision: &str) -> String {
    if provision.starts_with(char::is_numeric) {
        provision.to_owned()
    } else {
        sentence(provision)
    }
}

/// The lines of a handover that speak of consent, as a note names the line on which it stands.
const ON_CONSENT: [&str; 4] = [
    "samtycke av",
    "utan samtycke enligt",
    "consent from",
    "without consent under",
];

/// A person of the language by the book's own words; nothing for anyone else.
fn whose(here: &Here<'_>, written: &str) -> Option<&'static str> {
    let t = here.t();
    Some(match written {
        "barnet" | "child" => t.the_child_itself,
        "födande förälder" | "birthing parent" => t.birthing_parent,
        "andra föräldern" | "other parent" => t.other_parent,
        "vårdnadshavarna" | "guardians" => t.guardians,
        _ => return None,
    })
}

fn is_on_consent(note: &Note) -> bool {
    let about = note.about.as_deref();
    about.is_some_and(|about| ON_CONSENT.contains(&about))
}

/// The example children to whom this happened: the handover was refused.
fn refused(here: &Here<'_>, id: TransitionId) -> Vec<Link> {
    let refused = |shown: &Shown| {
        let mut events = shown.child.events.iter();
        events.any(|event| event.kind == EventKind::HandoverRefused(id))
    };
    let shown = here.site.book.children.iter().enumerate();
    let shown = shown.filter(|(_, shown)| refused(shown));
    shown
        .map(|(place, shown)| here.shown_child(place, shown))
        .collect()
}

fn payload(here: &Here<'_>, thing: &Payload) -> Thing {
    let link = match thing {
        Payload::Item(id) => Some(here.item(*id)),
        Payload::Series(id) => Some(here.series(*id)),
        Payload::Area(id) => Some(here.area_within(*id)),
        Payload::Outstanding | Payload::Words(_) => None,
    };
    let text = match thing {
        Payload::Outstanding => here.t().outstanding.to_owned(),
        Payload::Words(words) => words.clone(),
        _ => String::new(),
    };
    let as_written = matches!(thing, Payload::Words(_));
    let before = match thing {
        Payload::Area(_) => here.t().information_within,
        _ => "",
    };
    Thing {
        before,
        link,
        text,
        as_written,
    }
}

/// What happens when, for the example child.
fn picture(here: &Here<'_>, row: &Transition) -> Option<Strip> {
    let (t, say, child) = (here.t(), here.say(), here.site.child);
    let handover = row.handover.as_ref();
    let class = here.site.mark(Holder::Service(row.from)).class;
    let receiver = here.site.mark(Holder::Service(row.to)).class;
    let mut rows = Vec::new();
    if let Some(handover) = handover {
        let (earliest, latest) = (handover.earliest.as_ref(), handover.latest.as_ref());
        rows.push(Row::between(&child, t.handover, earliest, latest, &class));
    }
    rows.push(Row::between(
        &child,
        t.passes,
        row.when.as_ref(),
        row.when.as_ref(),
        &receiver,
    ));
    let confirmed = handover.and_then(|handover| {
        let latest = child.locate(handover.latest.as_ref()?).last()?;
        let days = stafett_model::Duration::days(handover.confirmed_within_days?.into());
        add(latest, days, here.programme().month_end)
    });
    if let Some(day) = confirmed {
        rows.push(Row::day(t.confirmed_by, day, &receiver));
    }
    let (from, to) = (here.service(row.from).title, here.service(row.to).title);
    let desc = phrase::list(&[t.handover.to_owned(), t.passes.to_owned()], t.and);
    let title = format!("{}: {from} – {to}", t.transition_picture);
    let zero = event_of(row).and_then(|event| child.first(event));
    let zero = zero.unwrap_or_else(|| child.born());
    Strip::of_rows(&say, zero, "tid", &title, &desc, &rows)
}

/// The event with which all times of a transition are counted, where they are: it may happen at any age.
fn event_of(row: &Transition) -> Option<&Point> {
    let handover = row.handover.as_ref();
    let bounds = handover.map(|handover| [handover.earliest.as_ref(), handover.latest.as_ref()]);
    let times = bounds.into_iter().flatten().chain([row.when.as_ref()]);
    let mut roots = times.flatten().map(Point::root);
    let first = roots
        .next()
        .filter(|root| matches!(root, Point::Event(_)))?;
    roots.all(|root| root == first).then_some(first)
}
