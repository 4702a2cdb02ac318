//! One child's plan as the book shows it.

use crate::here::{Actor, Here, Link, ids};
use crate::phrase::{capital, lower};
use serde::Serialize;
use stafett_model::child::End;
use stafett_model::proof::Words;
use stafett_model::{AreaId, Child, Day, EventKind, FactRange, Holder, ServiceId, words};
use stafett_plan::{
    ContentEntry, Dates, Held, HeldVerdict, HoldingState, Plan, PlannedDay, ResponsibleNow, Status,
    Stretch, VisitItem,
};

/// Where something is still to be done.
const LEFT: [Status; 4] = [
    Status::Due,
    Status::PastItsTime,
    Status::Upcoming,
    Status::Undecided,
];

/// The groups of a plan, in the order in which they matter.
const GROUPS: [Status; 10] = [
    Status::Due,
    Status::PastItsTime,
    Status::Upcoming,
    Status::Undecided,
    Status::Done,
    Status::Declined,
    Status::Missed,
    Status::CarriedOver,
    Status::Lapsed,
    Status::NotApplicable,
];

/// How many questions are shown: those that decide most.
const ASKED: usize = 8;

/// A plan.
#[derive(Serialize)]
pub(crate) struct PlanView {
    groups: Vec<Group>,
    responsible: Vec<Responsible>,
    /// Who is responsible on each day of the child's life, by area.
    over_time: Vec<AreaOverTime>,
    /// The areas of which nobody has to be in charge for the child on the day.
    not_needed: Vec<Link>,
    questions: Vec<String>,
    /// How many questions are not shown.
    more_questions: usize,
    warnings: Vec<String>,
}

/// The lines of one status.
#[derive(Serialize)]
struct Group {
    code: String,
    title: String,
    /// Whether its lines are shown at once: what is not for the child is not.
    open: bool,
    lines: Vec<Line>,
    /// What the family may ask for and nobody has to offer: not shown at once.
    as_needed: Vec<Line>,
}

impl Group {
    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.as_needed.is_empty()
    }
}

#[derive(Serialize)]
struct Line {
    link: Link,
    reason: String,
    when: String,
    who: Option<Actor>,
    /// The contents that stand elsewhere than the visit, each with where.
    contents: Vec<String>,
}

#[derive(Serialize)]
struct Responsible {
    area: Link,
    says: String,
    holding: String,
}

/// Who is responsible for an area, in one period after another.
#[derive(Serialize)]
struct AreaOverTime {
    area: Link,
    periods: Vec<PeriodView>,
}

#[derive(Serialize)]
struct PeriodView {
    days: String,
    service: HeldView,
    body: HeldView,
}

/// Who holds a layer, or in words that nobody does, several do, or it is not known.
#[derive(Serialize)]
struct HeldView {
    actor: Option<Actor>,
    says: String,
}

/// What is said of a child: its facts and what has happened, as phrases.
pub(crate) fn known(here: &Here<'_>, child: &Child) -> (Vec<String>, Vec<String>) {
    let p = here.programme();
    let facts = child.facts.iter().filter_map(|record| {
        p.fact(record.fact)?;
        let range = FactRange {
            fact: record.fact,
            allowed: vec![(record.value, record.value)],
        };
        let says = capital(&here.pick(&words::fact_range(p, &range)));
        let from = record.from.filter(|from| *from != child.born);
        let from = from.map(|from| format!(" ({} {})", here.t().from, here.say().day(from)));
        Some(says + &from.unwrap_or_default())
    });
    let events = child.events.iter().map(|event| {
        let on = here.pick(&words::occurred(event.on));
        format!("{}: {}", capital(&on), happened(here, &event.kind))
    });
    (facts.collect(), events.collect())
}

fn happened(here: &Here<'_>, kind: &EventKind) -> String {
    let (p, t) = (here.programme(), here.t());
    let visit = |says: &str, id| says.replace("{}", &here.visit(id).title);
    let item = |says: &str, id| says.replace("{}", &here.content(id).title);
    let passing = |says: &str, id| says.replace("{}", &here.transition(id).title);
    match kind {
        EventKind::Done { visit: id, .. } => visit(t.event_done, *id),
        EventKind::ItemDone(id) => item(t.event_done, *id),
        EventKind::Declined(id) => visit(t.event_declined, *id),
        EventKind::ItemDeclined(id) => item(t.event_declined, *id),
        EventKind::Missed(id) => visit(t.event_missed, *id),
        EventKind::Cancelled(id) => visit(t.event_cancelled, *id),
        EventKind::Happened(id) => {
            let event = p.event(*id);
            event.map_or_else(String::new, |row| row.meta.title.clone())
        }
        EventKind::HandoverSent(id) => passing(t.event_sent, *id),
        EventKind::HandoverReceived(id) => passing(t.event_received, *id),
        EventKind::HandoverRefused(id) => passing(t.event_refused, *id),
        EventKind::Ended(End::Died) => t.event_died.to_owned(),
        EventKind::Ended(End::Emigrated) => t.event_emigrated.to_owned(),
        EventKind::Ended(End::OptedOut) => t.event_opted_out.to_owned(),
        EventKind::Retracted => t.event_retracted.to_owned(),
    }
}

/// A plan as the book shows it.
pub(crate) fn view(here: &Here<'_>, child: &Child, plan: &Plan) -> PlanView {
    let mut asked: Vec<_> = plan.questions.iter().collect();
    asked.sort_by_key(|question| std::cmp::Reverse(question.would_decide.len()));
    let rows = plan.responsible_now.iter();
    let (others, needed): (Vec<_>, Vec<_>) = rows.partition(|row| row.demanded == Some(false));
    PlanView {
        groups: groups(here, plan),
        responsible: needed.iter().map(|row| responsible(here, row)).collect(),
        over_time: over_time(here, child, plan.receipt.as_of),
        not_needed: others.iter().map(|row| here.area(row.area_id)).collect(),
        questions: asked
            .iter()
            .take(ASKED)
            .map(|question| here.pick(&question.text))
            .collect(),
        more_questions: asked.len().saturating_sub(ASKED),
        warnings: plan
            .warnings
            .iter()
            .map(|warning| here.pick(&warning.text))
            .collect(),
    }
}

/// Who is responsible over the child's life; areas in which nobody ever is are left out.
fn over_time(here: &Here<'_>, child: &Child, as_of: Day) -> Vec<AreaOverTime> {
    let area = |id: AreaId| {
        let stretches = here.site.planner.timeline(child, id, as_of);
        let periods = periods(stretches);
        AreaOverTime {
            area: here.area(id),
            periods: periods.iter().map(|one| period(here, one)).collect(),
        }
    };
    let areas = ids!(here.programme().areas, AreaId).map(area);
    areas.filter(|area| !area.periods.is_empty()).collect()
}

/// From the first day on which somebody is named to the last, those together that name the same.
fn periods(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let is_named = |layer: &Held| layer.holder.is_some() || !layer.candidates.is_empty();
    let nobody = |one: &Stretch| !is_named(&one.body) && !is_named(&one.service);
    let mut joined: Vec<Stretch> = Vec::new();
    for one in stretches.into_iter().skip_while(nobody) {
        match joined.last_mut().filter(|last| is_alike(last, &one)) {
            Some(last) => last.until = one.until,
            None => joined.push(one),
        }
    }
    while joined.last().is_some_and(nobody) {
        joined.pop();
    }
    joined
}

fn is_alike(one: &Stretch, other: &Stretch) -> bool {
    let layers = [(&one.body, &other.body), (&one.service, &other.service)];
    layers.into_iter().all(|(one, other)| {
        (one.verdict, &one.holder, &one.candidates)
            == (other.verdict, &other.holder, &other.candidates)
    })
}

fn period(here: &Here<'_>, stretch: &Stretch) -> PeriodView {
    let (t, say) = (here.t(), here.say());
    let from = say.day(stretch.from);
    let days = match stretch.until {
        Some(until) => format!("{from} – {}", say.day(until.before())),
        None => format!("{} {from}", t.from),
    };
    let moves = if stretch.preliminary {
        t.preliminary
    } else {
        ""
    };
    PeriodView {
        days: days + moves,
        service: held(here, &stretch.service),
        body: held(here, &stretch.body),
    }
}

fn held(here: &Here<'_>, held: &Held) -> HeldView {
    let t = here.t();
    let says = match held.verdict {
        HeldVerdict::One | HeldVerdict::Nobody => t.held_nobody,
        HeldVerdict::Several => t.held_several,
        HeldVerdict::Undecided => t.held_unknown,
        HeldVerdict::NotApplicable => t.held_not_needed,
    };
    let named: Vec<&str> = held
        .candidates
        .iter()
        .map(|one| one.title.as_str())
        .collect();
    HeldView {
        actor: held.holder_id.map(|holder| here.actor(holder)),
        says: match named.is_empty() {
            true => says.to_owned(),
            false => format!("{says}: {}", named.join(", ")),
        },
    }
}

fn groups(here: &Here<'_>, plan: &Plan) -> Vec<Group> {
    let of = |status: Status| {
        let items = plan.items.iter().filter(|item| item.status == status);
        let open = status != Status::NotApplicable;
        let (as_needed, rest): (Vec<_>, Vec<_>) = items.partition(|item| open && item.as_needed);
        let lines = |items: Vec<_>| items.into_iter().map(|item| line(here, item)).collect();
        Group {
            code: status.code().to_owned(),
            title: status_words(here, status),
            open,
            lines: lines(rest),
            as_needed: lines(as_needed),
        }
    };
    let groups = GROUPS.map(of).into_iter();
    groups.filter(|group| !group.is_empty()).collect()
}

/// The statuses with their headings, for the page that makes plans itself.
pub(crate) fn statuses(here: &Here<'_>) -> Vec<(&'static str, String)> {
    let with_words = |status: Status| (status.code(), status_words(here, status));
    GROUPS.map(with_words).to_vec()
}

fn status_words(here: &Here<'_>, status: Status) -> String {
    let words = Words::new(status.sv(), status.en());
    capital(&here.pick(&words))
}

fn line(here: &Here<'_>, item: &VisitItem) -> Line {
    let p = here.programme();
    let service = ids!(p.services, ServiceId).find(|id| {
        p.service(*id)
            .is_some_and(|row| row.meta.id == item.service.id)
    });
    let link = here.visit(item.visit);
    Line {
        link: Link {
            title: item.title.clone(),
            ..link
        },
        reason: here.pick(&item.reason),
        when: when(here, &item.window),
        who: service.map(|id| here.actor(Holder::Service(id))),
        contents: contents(here, item),
    }
}

/// Where some contents stand elsewhere than the visit: what is left to do, and each of the others with where it stands.
fn contents(here: &Here<'_>, item: &VisitItem) -> Vec<String> {
    let entries = item.contents.iter();
    let (left, others): (Vec<_>, Vec<_>) = entries.partition(|entry| entry.status == item.status);
    let titles: Vec<&str> = left.iter().map(|entry| entry.title.as_str()).collect();
    let to_do = LEFT.contains(&item.status) && !others.is_empty() && !titles.is_empty();
    let left = to_do.then(|| here.t().left_to_do.replace("{}", &titles.join(", ")));
    left.into_iter().chain(by_reason(here, &others)).collect()
}

/// Contents with where they stand; those of which the same is to be said in one line.
fn by_reason(here: &Here<'_>, entries: &[&ContentEntry]) -> Vec<String> {
    let mut alike: Vec<(String, Vec<&str>)> = Vec::new();
    for entry in entries {
        let reason = here.pick(&entry.reason);
        match alike.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, titles)) => titles.push(&entry.title),
            None => alike.push((reason, vec![&entry.title])),
        }
    }
    let alike = alike.into_iter();
    alike
        .map(|(reason, titles)| format!("{}: {reason}", titles.join("; ")))
        .collect()
}

/// "tidigast 12 februari 2026, rekommenderat 12 februari 2026, senast 26 februari 2026".
fn when(here: &Here<'_>, window: &Dates) -> String {
    let t = here.t();
    let day = |name: &str, day: Option<PlannedDay>| {
        let day = day?;
        let moves = if day.preliminary { t.preliminary } else { "" };
        Some(format!("{} {}{moves}", lower(name), here.say().day(day.on)))
    };
    let parts = [
        day(t.earliest, window.earliest),
        day(t.recommended, window.recommended),
        day(t.latest, window.latest),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn responsible(here: &Here<'_>, row: &ResponsibleNow) -> Responsible {
    Responsible {
        area: here.area(row.area_id),
        says: duty(here, row),
        holding: match row.holding.state {
            HoldingState::WithDuty => String::new(),
            _ => here.pick(&row.holding.sentence),
        },
    }
}

/// Who has the duty and which service acts; in the planner's words where that is not one of each.
fn duty(here: &Here<'_>, row: &ResponsibleNow) -> String {
    let t = here.t();
    match (&row.body.holder, &row.service.holder) {
        (Some(body), Some(service)) => format!(
            "{}: {}. {}: {}.",
            t.layer_body, body.title, t.layer_service, service.title
        ),
        _ => here.pick(&row.reason),
    }
}

/// "Fött 15 januari 2026. Planen gäller den 21 november 2026."
pub(crate) fn days(here: &Here<'_>, child: &Child, as_of: Day) -> String {
    let t = here.t();
    t.plan_as_of
        .replace("{a}", &here.say().day(child.born))
        .replace("{b}", &here.say().day(as_of))
}

/// That the programme's edition is not in force on the day of the plan; empty where it is.
pub(crate) fn not_yet(here: &Here<'_>, plan: &Plan) -> String {
    let from = plan.receipt.not_yet_in_force();
    from.map_or_else(String::new, |from| {
        here.t().not_yet.replace("{}", &here.say().day(from))
    })
}
