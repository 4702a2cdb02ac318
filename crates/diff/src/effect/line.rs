//! The lines of a visit, or of a content item or series in it.

use super::Differs;
use crate::kid::Kid;
use stafett_model::proof::Words;
use stafett_model::{Child, Condition, Day, ItemId, Programme, Visit, words};
use stafett_plan::{
    AwaitedKind, ContentEntry, Dates, PlannedDay, Planner, Status, Told, VisitItem,
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
    let mut kid = kid.clone();
    let mut as_of = kid.born;
    let mut waited = BTreeSet::new();
    for _ in 0..=STEPS {
        let children = children(planners, &kid);
        let mut plans = Plans::of(planners, &children, as_of);
        let lines = plans.lines(visit);
        match plans.compared(&lines, item, as_of) {
            Some(differs) if differs.certain => return Some(differs),
            Some(differs) => {
                let kid = kid.come_home(programmes);
                let in_time = in_time(planners, &kid, &lines, (visit, item));
                return in_time.filter(|other| other.certain).or(Some(differs));
            }
            None => {}
        }
        let came = awaited(&mut kid, &mut plans, &lines, &mut waited);
        // From here on time passes, and the child is not left with those who were there at birth.
        kid = kid.come_home(programmes);
        match came {
            Some(day) => as_of = as_of.max(day),
            None => return afterwards(planners, &kid, &lines, (visit, item)),
        }
    }
    None
}

/// Where they differ on the day on which the visit is recommended: much that is open long before is known by then.
fn in_time(
    planners: &[Planner<'_>; 2],
    kid: &Kid,
    lines: &[Option<VisitItem>; 2],
    (visit, item): (&str, Option<&str>),
) -> Option<Differs> {
    let mut windows = lines.iter().rev().flatten().map(|line| &line.window);
    let day = windows.find_map(|window| window.recommended.or(window.earliest))?;
    let children = children(planners, kid);
    let mut plans = Plans::of(planners, &children, day.on);
    let lines = plans.lines(visit);
    plans.compared(&lines, item, day.on)
}

/// Where they differ on the day after the last on which the visit may be made.
fn afterwards(
    planners: &[Planner<'_>; 2],
    kid: &Kid,
    lines: &[Option<VisitItem>; 2],
    (visit, item): (&str, Option<&str>),
) -> Option<Differs> {
    let last = lines.iter().flatten().filter_map(|line| line.window.latest);
    let after = last.max().and_then(|day| day.on.plus(1))?;
    let children = children(planners, kid);
    let mut plans = Plans::of(planners, &children, after);
    let lines = plans.lines(visit);
    plans.compared(&lines, item, after)
}

/// The child as each of the two programmes knows it.
fn children(planners: &[Planner<'_>; 2], kid: &Kid) -> [Child; 2] {
    let programmes = planners.each_ref().map(Planner::programme);
    programmes.map(|programme| kid.child(programme))
}

/// The two plans of a child as of a day.
struct Plans<'c> {
    programmes: [&'c Programme; 2],
    told: [Told<'c>; 2],
}

impl<'c> Plans<'c> {
    fn of(planners: &'c [Planner<'c>; 2], children: &'c [Child; 2], as_of: Day) -> Self {
        let [old, new] = planners;
        Self {
            programmes: planners.each_ref().map(Planner::programme),
            told: [old.told(&children[0], as_of), new.told(&children[1], as_of)],
        }
    }

    /// The lines of the visit of this name.
    fn lines(&mut self, visit: &str) -> [Option<VisitItem>; 2] {
        let told = self.told.each_mut();
        told.map(|plan| plan.items(|row| row.meta.id == visit).next())
    }

    /// Where two lines differ.
    fn compared(
        &self,
        lines: &[Option<VisitItem>; 2],
        item: Option<&str>,
        as_of: Day,
    ) -> Option<Differs> {
        let [old, new] = self.programmes;
        let said = [
            said(old, lines[0].as_ref(), item),
            said(new, lines[1].as_ref(), item),
        ];
        compared(&said, as_of)
    }

    /// The day on which a visit is recommended, or may be made first.
    fn day_of(&mut self, visit: &str) -> Option<Day> {
        let lines = self.lines(visit).into_iter().rev().flatten();
        let mut days = lines.filter_map(|line| line.window.recommended.or(line.window.earliest));
        days.next().map(|day| day.on)
    }

    /// The first visit with a content item whose day is known, and that day.
    fn carrier(&mut self, item: &str) -> Option<(String, Day)> {
        let of = |(programme, plan): (&Programme, &mut Told<'_>)| {
            let has = |row: &Visit| row.items.iter().any(|one| is_of(programme, *one, item));
            plan.items(has).find_map(|line| {
                let day = line.window.recommended.or(line.window.earliest)?;
                Some((line.rule, day.on))
            })
        };
        let programmes = self.programmes.into_iter();
        programmes.zip(&mut self.told).rev().find_map(of)
    }
}

/// Takes what the visit waits for as done or happened, and gives the day on which all of it has; `None`
/// where it waits for nothing that it has not waited for before.
fn awaited(
    kid: &mut Kid,
    plans: &mut Plans<'_>,
    lines: &[Option<VisitItem>; 2],
    waited: &mut BTreeSet<String>,
) -> Option<Day> {
    let lines = lines.iter().rev().flatten();
    let mut latest = None;
    for awaited in lines.flat_map(|line| &line.waits_for) {
        let name = &awaited.id;
        let came = match awaited.kind {
            AwaitedKind::Event => kid
                .event_day(plans.programmes, name)
                .map(|day| (name.clone(), day)),
            AwaitedKind::Visit => plans.day_of(name).map(|day| (name.clone(), day)),
            AwaitedKind::Item => plans.carrier(name),
        };
        let Some((name, day)) = came else { continue };
        if waited.insert(name.clone()) {
            kid.past.insert(name, day);
            latest = latest.max(Some(day));
        }
    }
    latest
}

/// What one plan says of a visit: parts, in a fixed order, some of which may be empty.
struct Said {
    title: String,
    /// Whether it cannot be decided for want of a fact.
    undecided: bool,
    /// Where it stands, and when.
    when: Words,
    parts: Vec<Words>,
    /// Titles of its contents.
    contents: BTreeSet<String>,
}

fn said(programme: &Programme, line: Option<&VisitItem>, item: Option<&str>) -> Option<Said> {
    let line = line?;
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
        undecided: line.status == Status::Undecided,
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
        undecided: entry.status == Status::Undecided,
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
        words::setting(&line.place),
        words::setting(&line.channel),
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
    let undecided = |line: &Option<Said>| line.as_ref().is_some_and(|said| said.undecided);
    let certain = !lines.iter().any(undecided);
    // A rule that is not for the child is no other plan than one that is not there.
    let nothing = |line: &Option<Said>| {
        line.as_ref()
            .is_none_or(|said| said.when.en == Status::NotApplicable.en())
    };
    (!lines.iter().all(nothing)).then_some(Differs {
        as_of,
        old,
        new,
        certain,
    })
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
