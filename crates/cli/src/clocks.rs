//! The points of a finding's rules, each with its day for the finding's child.

use stafett_formats::report::Clock;
use stafett_model::locate::{Known, View, known, locate, variable_of};
use stafett_model::proof::{Finding, Witness, Words};
use stafett_model::{
    Bound, Day, FactId, Leg, Located, Origin, Point, Programme, Season, Transition, Variable,
    Window, words,
};

/// Every point of the finding's rules, in the order of the rules; none without a child.
pub(crate) fn clocks(programme: &Programme, finding: &Finding) -> Vec<Clock> {
    let Some(witness) = &finding.witness else {
        return Vec::new();
    };
    let mut clocks: Vec<Clock> = Vec::new();
    for rule in &finding.rules {
        for (what, point) in points(programme, rule.origin) {
            let clock = clock(programme, witness, rule.origin, what, &point);
            if !clocks.contains(&clock) {
                clocks.push(clock);
            }
        }
    }
    clocks
}

/// What a rule names as points, and what each is to it.
fn points(programme: &Programme, rule: Origin) -> Vec<(Words, Point)> {
    let mut named: Vec<(Words, Point)> = Vec::new();
    for area in &programme.areas {
        if let Some((from, until)) = area
            .span
            .as_ref()
            .filter(|_| area.responsibility.origin == rule)
        {
            named.extend(span(from, until));
        }
        let own = area.legs.iter().filter(|leg| leg.origin == rule);
        named.extend(own.flat_map(of_leg));
    }
    let visits = programme.visits.iter();
    let of_visits = visits.filter(|visit| visit.meta.origin == rule);
    named.extend(of_visits.flat_map(|visit| of_window(&visit.window)));
    let items = programme
        .items
        .iter()
        .filter(|item| item.meta.origin == rule);
    let doses = items.filter_map(|item| item.dose.as_ref());
    named.extend(doses.flat_map(|dose| of_window(&dose.window)));
    let transitions = programme.transitions.iter();
    let own = transitions.filter(|row| row.meta.origin == rule);
    named.extend(own.flat_map(of_transition));
    named
}

fn span(from: &Point, until: &Point) -> [(Words, Point); 2] {
    [
        (Words::new("från", "from"), from.clone()),
        (Words::new("fram till", "until"), until.clone()),
    ]
}

fn latest(point: &Point) -> (Words, Point) {
    (Words::new("senast", "latest"), point.clone())
}

fn of_leg(leg: &Leg) -> Vec<(Words, Point)> {
    let mut named = Vec::from(span(&leg.from, &leg.until));
    let limit = leg.limit.as_ref();
    named.extend(limit.map(|point| {
        (
            Words::new("dock längst fram till", "but at most until"),
            point.clone(),
        )
    }));
    named.extend(leg.deadline.as_ref().map(latest));
    named
}

fn of_window(window: &Window) -> Vec<(Words, Point)> {
    let mut named = vec![
        (Words::new("tidigast", "earliest"), window.earliest.clone()),
        (
            Words::new("rekommenderat", "recommended"),
            window.recommended.clone(),
        ),
        latest(&window.latest),
    ];
    named.extend(window.distances.iter().map(|distance| {
        let what = match distance.bound {
            Bound::AtLeast => Words::new("inte före", "not before"),
            Bound::AtMost => Words::new("inte efter", "not after"),
        };
        (what, distance.from.clone().plus(distance.duration))
    }));
    named
}

fn of_transition(transition: &Transition) -> Vec<(Words, Point)> {
    let handover = transition.handover.as_ref();
    let when = transition.when.as_ref();
    let when = when.map(|point| (Words::new("när", "when"), point.clone()));
    let first = handover.and_then(|handover| handover.earliest.as_ref());
    let first = first.map(|point| {
        (
            Words::new("överlämning tidigast", "handover earliest"),
            point.clone(),
        )
    });
    let last = handover.and_then(|handover| handover.latest.as_ref());
    let last = last.map(|point| {
        (
            Words::new("överlämning senast", "handover latest"),
            point.clone(),
        )
    });
    [when, first, last].into_iter().flatten().collect()
}

fn clock(
    programme: &Programme,
    witness: &Witness,
    rule: Origin,
    what: Words,
    point: &Point,
) -> Clock {
    let child = Met(witness);
    let at = locate(programme, point, &child);
    let named = words::point(programme, point);
    let said = match at {
        Located::At(day) => {
            let day = words::day(day);
            Words::new(
                format!("{} är {}", named.sv, day.sv),
                format!("{} is {}", named.en, day.en),
            )
        }
        Located::Open { first, last, .. } => open(&named, first, last),
        Located::Never => Words::new(
            format!("{}: inträffar inte för det här barnet", named.sv),
            format!("{}: does not happen for this child", named.en),
        ),
    };
    let says = match basis(programme, point, &child) {
        Some(basis) => Words::new(
            format!("{} ({})", said.sv, basis.sv),
            format!("{} ({})", said.en, basis.en),
        ),
        None => said,
    };
    Clock {
        rule,
        what,
        says,
        at,
    }
}

fn open(named: &Words, first: Day, last: Option<Day>) -> Words {
    match last {
        Some(last) => {
            let days = days(first, last);
            Words::new(
                format!("{} är någon av dagarna {}", named.sv, days.sv),
                format!("{} is one of the days {}", named.en, days.en),
            )
        }
        None => {
            let first = words::day(first);
            Words::new(
                format!("{} är tidigast {}, kanske aldrig", named.sv, first.sv),
                format!(
                    "{} is {} at the earliest, perhaps never",
                    named.en, first.en
                ),
            )
        }
    }
}

/// "15–24 augusti 2026", both included; with both months where they differ.
fn days(first: Day, last: Day) -> Words {
    let (year, month, day) = first.ymd();
    let until = words::day(last);
    if (year, month) == (last.year(), last.ymd().1) {
        return Words::new(format!("{day}–{}", until.sv), format!("{day}–{}", until.en));
    }
    let from = words::day(first);
    Words::new(
        format!("{} – {}", from.sv, until.sv),
        format!("{} – {}", from.en, until.en),
    )
}

/// On what the day of a point rests, where that is more than the birth date.
fn basis(programme: &Programme, point: &Point, child: &Met<'_>) -> Option<Words> {
    match variable_of(programme, point, child)? {
        Variable::Term(year, season) => term(programme, year, season),
        Variable::DueDate => {
            let day = words::day(child.0.due_date?);
            Some(Words::new(
                format!("beräknat datum är {}", day.sv),
                format!("the due date is {}", day.en),
            ))
        }
        variable @ (Variable::Event(_) | Variable::Visit(_) | Variable::Item(_)) => {
            let Some(Known::On(day)) = known(programme, variable, child) else {
                return None;
            };
            let (of, day) = (title(programme, variable)?, words::day(day));
            let rests = point.root() != point;
            rests.then(|| Words::new(format!("{of}: {}", day.sv), format!("{of}: {}", day.en)))
        }
    }
}

fn title(programme: &Programme, variable: Variable) -> Option<&str> {
    let meta = match variable {
        Variable::Event(event) => &programme.event(event)?.meta,
        Variable::Visit(visit) => &programme.visit(visit)?.meta,
        Variable::Item(item) => &programme.item(item)?.meta,
        Variable::DueDate | Variable::Term(..) => return None,
    };
    Some(&meta.title)
}

/// "höstterminen börjar 15–24 augusti 2026", where its day is not published.
fn term(programme: &Programme, year: i32, season: Season) -> Option<Words> {
    let (first, last) = programme.school.as_ref()?.term_begins(year, season)?;
    let (sv, en) = match season {
        Season::Autumn => ("höstterminen", "the autumn term"),
        Season::Spring => ("vårterminen", "the spring term"),
    };
    if first == last {
        let day = words::day(first);
        return Some(Words::new(
            format!("{sv} börjar {}", day.sv),
            format!("{en} begins on {}", day.en),
        ));
    }
    let days = days(first, last);
    Some(Words::new(
        format!("{sv} börjar {}", days.sv),
        format!("{en} begins {}", days.en),
    ))
}

/// The child of a finding: what its witness does not name has not happened.
struct Met<'w>(&'w Witness);

impl View for Met<'_> {
    fn birth(&self) -> Day {
        self.0.born
    }

    fn fact(&self, fact: FactId, on: Day) -> Option<i32> {
        let value = |values: &[(FactId, i32)]| {
            let mut values = values.iter();
            values
                .find(|(known, _)| *known == fact)
                .map(|(_, value)| *value)
        };
        let before = value(&self.0.before).filter(|_| on < self.0.day);
        before.or_else(|| value(&self.0.facts))
    }

    fn variable(&self, variable: Variable) -> Option<Known> {
        let on = |day: Option<Day>| Some(day.map_or(Known::Never, Known::On));
        let Witness {
            events,
            visits,
            items,
            terms,
            ..
        } = self.0;
        match variable {
            Variable::DueDate => self.0.due_date.map(Known::On),
            Variable::Term(year, season) => {
                let mut terms = terms.iter();
                let term = terms.find(|term| (term.0, term.1) == (year, season));
                term.map(|term| Known::On(term.2))
            }
            Variable::Event(event) => on(day_of(events, &event)),
            Variable::Visit(visit) => on(day_of(visits, &visit)),
            Variable::Item(item) => on(day_of(items, &item)),
        }
    }
}

fn day_of<T: PartialEq>(happened: &[(T, Day)], of: &T) -> Option<Day> {
    let mut happened = happened.iter();
    happened.find(|(known, _)| known == of).map(|(_, day)| *day)
}
