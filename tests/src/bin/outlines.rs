//! Holds outlines against plans: `outlines programme/idag programme/nationellt --children 3000 --seed 1`.
//!
//! Most lines of an outline are told a short way, those of a plan always the general one. Random children with random
//! histories are planned both ways, and those of whom the two say different things are printed. Each folder is laid over
//! the ones before it. The same seed gives the same children and days.
#![forbid(unsafe_code)]

use stafett_compile::{Source, compile_layers};
use stafett_model::{
    Child, Day, Event, EventId, EventKind, FactId, FactRecord, ItemId, Occurred, Programme, Values,
    VisitId,
};
use stafett_plan::{Dates, Outline, Planner, Status, VisitItem};
use stafett_tests::judge::Random;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// A childhood, in days.
const DAYS: usize = 18 * 365;

/// After so many children that differ, no more are looked for.
const ENOUGH: u64 = 3;

struct Wishes {
    seed: u64,
    children: u64,
    folders: Vec<String>,
}

impl Wishes {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Wishes, String> {
        let mut wishes = Wishes {
            seed: 1,
            children: 1_000,
            folders: Vec::new(),
        };
        while let Some(word) = words.next() {
            let mut number = || {
                let value = words.next().ok_or_else(|| format!("{word} of what?"))?;
                value.parse().map_err(|why| format!("{word}: {why}"))
            };
            match word.as_str() {
                "--seed" => wishes.seed = number()?,
                "--children" => wishes.children = number()?,
                _ => wishes.folders.push(word),
            }
        }
        match wishes.folders.is_empty() {
            true => Err("of which programme?".into()),
            false => Ok(wishes),
        }
    }

    fn programme(&self) -> Result<Programme, String> {
        let mut layers = Vec::new();
        for folder in &self.folders {
            let mut sources = Vec::new();
            sources_below(Path::new(folder), &mut sources)
                .map_err(|why| format!("{folder}: {why}"))?;
            layers.push(sources);
        }
        let layers: Vec<&[Source]> = layers.iter().map(Vec::as_slice).collect();
        let compiled = compile_layers(&layers);
        let refused = || format!("{:#?}", compiled.diagnostics);
        compiled.programme.ok_or_else(refused)
    }
}

fn sources_below(folder: &Path, sources: &mut Vec<Source>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources_below(&path, sources)?;
        } else if path.extension().is_some_and(|ending| ending == "stafett") {
            let text = std::fs::read_to_string(&path)?;
            let path = path.to_string_lossy().into_owned();
            sources.push(Source { path, text });
        }
    }
    Ok(())
}

/// What a line says, whichever way it was found: visit, content, where it stands, when, and who performs it.
#[derive(Debug, PartialEq)]
struct Says {
    of: (VisitId, Option<ItemId>),
    status: Status,
    dates: Dates,
    done_on: Option<Occurred>,
    by: Option<(String, Option<String>)>,
}

/// The lines of a plan, in the order of the programme's visits. Of contents it is not told who performs them.
fn in_plan(mut items: Vec<VisitItem>) -> Vec<Says> {
    items.sort_by_key(|item| item.visit);
    let of_item = |item: &VisitItem| {
        let visit = Says {
            of: (item.visit, None),
            status: item.status,
            dates: item.window,
            done_on: item.done_on,
            by: Some((
                item.service.id.clone(),
                item.body.as_ref().map(|body| body.id.clone()),
            )),
        };
        let contents = item.contents.iter().map(|content| Says {
            of: (item.visit, Some(content.item)),
            status: content.status,
            dates: content.window,
            done_on: content.done_on,
            by: None,
        });
        std::iter::once(visit).chain(contents).collect::<Vec<_>>()
    };
    items.iter().flat_map(of_item).collect()
}

fn in_outline(programme: &Programme, outline: &Outline) -> Vec<Says> {
    let by = |line: &stafett_plan::Line| {
        let service = programme.service(line.service())?.meta.id.clone();
        let body = line.body().and_then(|body| programme.body(body));
        Some((service, body.map(|body| body.meta.id.clone())))
    };
    let lines = outline.lines().iter();
    let says = lines.map(|line| Says {
        of: (line.visit(), line.item()),
        status: line.status,
        dates: line.dates(),
        done_on: line.done_on,
        by: by(line).filter(|_| line.item().is_none()),
    });
    says.collect()
}

/// Random children of a programme.
struct Nursery<'p> {
    programme: &'p Programme,
    random: Random,
}

impl Nursery<'_> {
    fn days(&mut self, below: usize) -> i32 {
        i32::try_from(self.random.below(below.max(1))).unwrap_or_default()
    }

    /// A child and the day of its plan; `planner` tells where its windows lie.
    fn child(&mut self, planner: &Planner<'_>, outline: &mut Outline) -> (Child, Day) {
        let population = &self.programme.population;
        let births = population.born_through.since(population.born_from);
        let born = after(
            population.born_from,
            self.days(usize::try_from(births).unwrap_or(1)),
        );
        let as_of = after(born, self.days(DAYS));
        let mut child = Child::born(born);
        self.draw_facts(&mut child, as_of);
        planner.outline(&child, as_of, outline);
        for kind in self.draw_events() {
            if let Some(on) = self.day_of(&kind, outline, (born, as_of)) {
                let id = format!("e{:04}", child.events.len());
                child.events.push(Event::new(id, on, kind));
            }
        }
        if self.random.once_in(5) {
            child.history_complete_from = Some(after(born, self.days(900)));
        }
        (child, as_of)
    }

    fn draw_facts(&mut self, child: &mut Child, as_of: Day) {
        let often = self.random.below(10);
        let rows = (0..=u16::MAX).map(FactId).zip(&self.programme.facts);
        for (fact, row) in rows {
            let value = match &row.values {
                Values::YesNo => self.days(2),
                Values::OneOf(names) => self.days(names.len()),
                Values::Whole { from, through } => {
                    let values = usize::try_from(through.saturating_sub(*from));
                    from.saturating_add(self.days(values.unwrap_or_default().saturating_add(1)))
                }
                Values::Date => child.born.number(),
            };
            // What visits and doses tell is mostly left to be told by them.
            let known = if row.made.is_some() { 3 } else { often };
            if self.random.below(10) < known {
                let days = usize::try_from(as_of.since(child.born)).unwrap_or_default();
                let from = self
                    .random
                    .once_in(2)
                    .then(|| after(child.born, self.days(days)));
                child.facts.push(FactRecord::new(fact, value, from));
            }
        }
    }

    /// What happened: of some visits one thing each, and some of the named events.
    fn draw_events(&mut self) -> Vec<EventKind> {
        let often = self.random.below(12) + 1;
        let kinds = if self.random.once_in(4) { 14 } else { 10 };
        let mut events = Vec::new();
        for (visit, row) in (0..=u16::MAX).map(VisitId).zip(&self.programme.visits) {
            if self.random.below(12) < often {
                let first = row.items.first().copied();
                let whole = EventKind::Done {
                    visit,
                    items: Vec::new(),
                };
                events.push(match (self.random.below(kinds), first) {
                    (0, _) => EventKind::Declined(visit),
                    (1, _) => EventKind::Missed(visit),
                    (10, _) => EventKind::Cancelled(visit),
                    (11, Some(item)) => EventKind::ItemDone(item),
                    (12, Some(item)) => EventKind::ItemDeclined(item),
                    (13, Some(item)) => EventKind::Done {
                        visit,
                        items: vec![item],
                    },
                    _ => whole,
                });
            }
        }
        for (event, _) in (0..=u16::MAX).map(EventId).zip(&self.programme.events) {
            if self.random.once_in(2) {
                events.push(EventKind::Happened(event));
            }
        }
        events
    }

    /// When that was: mostly near the first day of its visit, seldom known by some days only.
    fn day_of(
        &mut self,
        kind: &EventKind,
        outline: &Outline,
        (born, as_of): (Day, Day),
    ) -> Option<Occurred> {
        let visit = match kind {
            EventKind::Done { visit, .. }
            | EventKind::Declined(visit)
            | EventKind::Missed(visit) => Some(*visit),
            _ => None,
        };
        let of_visit = |line: &&stafett_plan::Line| Some(line.visit()) == visit;
        let line = outline.lines().iter().find(of_visit);
        let near = line.and_then(|line| line.dates().earliest);
        let on = match near.filter(|_| !self.random.once_in(8)) {
            Some(near) => after(near.on.max(born), self.days(80)),
            None => after(born, self.days(DAYS)),
        };
        let last = match self.random.once_in(30) {
            true => after(on, 20).min(as_of),
            false => on,
        };
        (on <= as_of).then_some(Occurred { first: on, last })
    }
}

fn after(day: Day, days: i32) -> Day {
    day.plus(days).unwrap_or(day)
}

/// Whether no child differs.
fn run(wishes: &Wishes, programme: &Programme, out: &mut dyn Write) -> io::Result<bool> {
    let planner = Planner::new(programme);
    let mut outline = Outline::default();
    let (mut lines, mut differ) = (0_usize, 0);
    for number in 0..wishes.children {
        let random = Random::of(wishes.seed, number);
        let mut nursery = Nursery { programme, random };
        let (child, as_of) = nursery.child(&planner, &mut outline);
        planner.outline(&child, as_of, &mut outline);
        let told = in_outline(programme, &outline);
        let planned = in_plan(planner.plan(&child, as_of).items);
        lines += told.len();
        if told != planned {
            let mut both = told.iter().zip(&planned);
            let first = both.find(|(told, planned)| told != planned);
            writeln!(out, "number {number} on {as_of}: {first:#?} of {child:#?}")?;
            differ += 1;
        }
        if differ == ENOUGH {
            break;
        }
    }
    writeln!(out, "{lines} lines, {differ} children of whom they differ")?;
    Ok(differ == 0)
}

fn main() -> ExitCode {
    let wishes = Wishes::read(std::env::args().skip(1));
    let read = wishes.and_then(|wishes| Ok((wishes.programme()?, wishes)));
    let agreed = read.and_then(|(programme, wishes)| {
        run(&wishes, &programme, &mut io::stdout().lock()).map_err(|why| why.to_string())
    });
    match agreed {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            let usage = "outlines FOLDER… [--children N] [--seed N]";
            // Nobody is left to tell where even this cannot be written.
            let _ = writeln!(io::stderr(), "{why}\n{usage}");
            ExitCode::from(2)
        }
    }
}
