//! The lines of a visit, or of a content item or series in it.

use super::Differs;
use crate::kid::Kid;
use stafett_model::proof::Words;
use stafett_model::{Condition, Day, ItemId, Programme, words};
use stafett_plan::{
    AwaitedKind, ContentEntry, Dates, Plan, PlannedDay, Planner, Status, VisitItem,
};
use std::collections::BTreeSet;

/// How often what a line waits for is taken for done, so that its days are known.
const STEPS: usize = 3;

/// The conditions of all rows of some visits.
pub(super) fn conditions(programme: &Programme, visits: &[String]) -> Vec<Condition> {
    let rows = programme.visits.iter();
    let of_visits = rows.filter(|row| visits.contains(&row.meta.id));
    of_visits.map(|row| row.condition.clone()).collect()
}

/// Whether an item is the content item of this name, or a dose of the series of this name.
pub(super) fn is_of(programme: &Programme, item: ItemId, id: &str) -> bool {
    programme.item(item).is_some_and(|row| {
        let series = row
            .dose
            .as_ref()
            .and_then(|dose| programme.series(dose.series));
        row.meta.id == id || series.is_some_and(|series| series.meta.id == id)
    })
}

/// Where the lines of a visit (or of the entries of `item` in it) differ, on the first day on which
/// its days are known, or on the day after its last.
pub(super) fn differs(
    planners: &[Planner<'_>; 2],
    kid: &Kid,
    visit: &str,
    item: Option<&str>,
) -> Option<Differs> {
    let programmes = planners.each_ref().map(Planner::programme);
    let [old, new] = programmes;
    let mut kid = kid.clone();
    let mut as_of = kid.born;
    for _ in 0..=STEPS {
        let plans = planned(planners, &kid, as_of);
        let lines = [
            said(old, &plans[0], visit, item),
            said(new, &plans[1], visit, item),
        ];
        if let Some(differs) = compared(&lines, as_of) {
            return Some(differs);
        }
        if !awaited(&mut kid, &plans, visit, programmes) {
            let last = plans
                .iter()
                .filter_map(|plan| find(plan, visit)?.window.latest);
            let after = last.max().and_then(|day| day.on.plus(1))?;
            let plans = planned(planners, &kid, after);
            let lines = [
                said(old, &plans[0], visit, item),
                said(new, &plans[1], visit, item),
            ];
            return compared(&lines, after);
        }
        as_of = kid.past.values().copied().max().unwrap_or(as_of);
    }
    None
}

fn planned(planners: &[Planner<'_>; 2], kid: &Kid, as_of: Day) -> [Plan; 2] {
    planners
        .each_ref()
        .map(|planner| planner.plan(&kid.child(planner.programme()), as_of))
}

/// Takes what the visit waits for as done or happened; false where it waits for nothing.
fn awaited(kid: &mut Kid, plans: &[Plan; 2], visit: &str, programmes: [&Programme; 2]) -> bool {
    let lines = plans.iter().rev().filter_map(|plan| find(plan, visit));
    let waits: Vec<(AwaitedKind, String)> = lines
        .flat_map(|line| &line.waits_for)
        .map(|awaited| (awaited.kind, awaited.id.clone()))
        .collect();
    let mut some = false;
    for (kind, name) in waits {
        let day = match kind {
            AwaitedKind::Event => kid.born.plus(3),
            AwaitedKind::Visit => recommended(plans, &name),
            AwaitedKind::Item => None,
        };
        let visit = match kind {
            AwaitedKind::Item => carrier(programmes, plans, &name),
            _ => day.map(|day| (name, day)),
        };
        if let Some((name, day)) = visit {
            some |= kid.past.insert(name, day).is_none();
        }
    }
    some
}

/// The first visit with a content item whose day is known, and that day.
fn carrier(programmes: [&Programme; 2], plans: &[Plan; 2], item: &str) -> Option<(String, Day)> {
    let of = |(programme, plan): (&&Programme, &Plan)| {
        let mut lines = plan.items.iter();
        lines.find_map(|line| {
            let row = programme.visit(line.visit)?;
            let mut items = row.items.iter();
            let has = items.any(|one| is_of(programme, *one, item));
            let day = line.window.recommended.or(line.window.earliest)?;
            has.then(|| (line.rule.clone(), day.on))
        })
    };
    programmes.iter().zip(plans).rev().find_map(of)
}

fn recommended(plans: &[Plan; 2], visit: &str) -> Option<Day> {
    let lines = plans.iter().rev().filter_map(|plan| find(plan, visit));
    let mut days = lines.filter_map(|line| line.window.recommended.or(line.window.earliest));
    days.next().map(|day| day.on)
}

fn find<'p>(plan: &'p Plan, visit: &str) -> Option<&'p VisitItem> {
    plan.items.iter().find(|line| line.rule == visit)
}

/// What one plan says of a visit: parts, in a fixed order, some of which may be empty.
struct Said {
    title: String,
    /// Where it stands, and when.
    when: Words,
    parts: Vec<Words>,
    /// Titles of its contents.
    contents: BTreeSet<String>,
}

fn said(programme: &Programme, plan: &Plan, visit: &str, item: Option<&str>) -> Option<Said> {
    let line = find(plan, visit)?;
    if let Some(item) = item {
        let entries = line.contents.iter();
        let mut entries = entries.filter(|entry| is_of(programme, entry.item, item));
        let entry = entries.next()?;
        return Some(of_entry(line, entry));
    }
    let bare = line.status == Status::NotApplicable;
    let parts = if bare { Vec::new() } else { of_visit(line) };
    let contents = line.contents.iter().map(|entry| entry.title.clone());
    Some(Said {
        title: line.title.clone(),
        when: when(line.status, &line.window),
        parts,
        contents: if bare {
            BTreeSet::new()
        } else {
            contents.collect()
        },
    })
}

fn of_entry(line: &VisitItem, entry: &ContentEntry) -> Said {
    Said {
        title: format!("{} ({})", entry.title, line.title),
        when: when(entry.status, &entry.window),
        parts: Vec::new(),
        contents: BTreeSet::new(),
    }
}

fn of_visit(line: &VisitItem) -> Vec<Words> {
    let service = &line.service.title;
    let staff: Vec<&str> = line.staff.iter().map(|role| role.title.as_str()).collect();
    let staff = staff.join(", ");
    let with = if staff.is_empty() {
        Words::default()
    } else {
        Words::new(format!("med {staff}"), format!("with {staff}"))
    };
    vec![
        Words::new(format!("hos {service}"), format!("at {service}")),
        with,
        Words::same(line.place.as_str()),
        Words::same(line.channel.as_str()),
        line.minutes.map_or_else(Words::default, |minutes| {
            Words::new(format!("{minutes} minuter"), format!("{minutes} minutes"))
        }),
        if line.as_needed {
            Words::new("vid behov", "as needed")
        } else {
            Words::default()
        },
    ]
}

fn when(status: Status, window: &Dates) -> Words {
    let of = Words::new(status.sv(), status.en());
    if status == Status::NotApplicable {
        return of;
    }
    let day = |sv: &str, en: &str, day: Option<PlannedDay>| {
        day.map(|day| {
            let day = words::day(day.on);
            Words::new(format!("{sv} {}", day.sv), format!("{en} {}", day.en))
        })
    };
    let days = [
        day("tidigast", "earliest", window.earliest),
        day("helst", "preferably", window.recommended),
        day("senast", "latest", window.latest),
        day(
            "erbjuds till och med",
            "offered through",
            window.offered_through,
        ),
    ];
    let days: Vec<Words> = days.into_iter().flatten().collect();
    joined(&[vec![of], days].concat())
}

/// The two lines in words, where they differ: when it is, and the other parts that differ.
fn compared(lines: &[Option<Said>; 2], as_of: Day) -> Option<Differs> {
    let [old, new] = lines;
    let (old, new) = match (old, new) {
        (None, None) => return None,
        (Some(old), None) => (whole(old), no_line()),
        (None, Some(new)) => (no_line(), whole(new)),
        (Some(old), Some(new)) => {
            let same =
                old.when == new.when && old.parts == new.parts && old.contents == new.contents;
            if same {
                return None;
            }
            (against(old, new), against(new, old))
        }
    };
    // A rule that is not for the child is no other plan than one that is not there.
    let nothing = |line: &Option<Said>| {
        line.as_ref()
            .is_none_or(|said| said.when.en == Status::NotApplicable.en())
    };
    (!lines.iter().all(nothing)).then_some(Differs { as_of, old, new })
}

fn no_line() -> Words {
    Words::new("finns inte i planen", "not in the plan")
}

fn whole(said: &Said) -> Words {
    let parts = said.parts.iter().filter(|part| !part.sv.is_empty());
    let mut all = vec![said.when.clone()];
    all.extend(parts.cloned());
    titled(&said.title, &joined(&all))
}

/// One line in words, with what the other does not say so.
fn against(said: &Said, other: &Said) -> Words {
    let mut all = vec![said.when.clone()];
    let pairs = said.parts.iter().zip(&other.parts);
    all.extend(
        pairs
            .filter(|(part, other)| part != other && !part.sv.is_empty())
            .map(|(part, _)| part.clone()),
    );
    let more: Vec<&str> = said
        .contents
        .difference(&other.contents)
        .map(String::as_str)
        .collect();
    if !more.is_empty() {
        let more = more.join(", ");
        all.push(Words::new(
            format!("därtill {more}"),
            format!("besides {more}"),
        ));
    }
    titled(&said.title, &joined(&all))
}

fn titled(title: &str, says: &Words) -> Words {
    Words::new(
        format!("{title}: {}", says.sv),
        format!("{title}: {}", says.en),
    )
}

fn joined(parts: &[Words]) -> Words {
    let of = |text: fn(&Words) -> &str| parts.iter().map(text).collect::<Vec<_>>().join(", ");
    Words::new(of(|words| &words.sv), of(|words| &words.en))
}
