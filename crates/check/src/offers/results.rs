//! **Claim.** Every result for which a visit waits can be known in time: the visit that records it is
//! offered to each child for whom the result decides, and its last day is no later than that of the
//! visit that waits.
//!
//! A fact that says what holds while nothing is recorded (`om okänt`) needs no visit to be offered, nor
//! does a result that a condition asks of a visit (`om epds vid bhv.v03_8v positiv`): a child for whom
//! that visit is not has none, and all claims know such children (`recorded`). A
//! visit whose window, or least distance, is counted from the recording visit waits for it anyway.
//!
//! A visit that records a result may wait for another result itself. Such a chain ends: what waits
//! for itself in a circle is refused before any proof (`cyclic-dependency`). Each link is judged here
//! by itself.

use super::children::{Child, Meant, Meets, Order, Stretch};
use super::draft::{Draft, rule};
use super::faults::Faults;
use super::obligatory;
use super::opening::Opening;
use super::survey::Survey;
use crate::places::Places;
use crate::space::{OverBudget, Space};
use crate::{Options, Report};
use stafett_diag::Name;
use stafett_model::proof::Words;
use stafett_model::{
    Bound, Change, Condition, Duration, Fact, FactId, Point, Programme, Visit, VisitId, words,
};
use std::collections::BTreeSet;

const NAME: Name = Name::ResultTooLate;

/// Decides the claim for every visit and each result that its condition names.
pub fn check(places: &Places, options: &Options, report: &mut Report) {
    report.claim(
        NAME,
        Words::new(
            "varje resultat som ett besök väntar på kan vara känt i tid",
            "every result for which a visit waits can be known in time",
        ),
    );
    for visit in &places.programme.visits {
        for fact in visit.condition.facts() {
            if let Some(wait) = Wait::of(places.programme, visit, fact)
                && wait.decide(places, options.combinations, report).is_err()
            {
                report.not_decided(NAME, &visit.meta);
            }
        }
    }
}

/// A visit that waits for a result.
struct Wait<'p> {
    programme: &'p Programme,
    visit: &'p Visit,
    id: FactId,
    fact: &'p Fact,
    /// The visit that records the result, as the base names it.
    recorder: (VisitId, &'p Visit),
}

/// What is asked of each child.
struct Asked<'p> {
    meant: Meant,
    /// Whether the visit is meant whatever the result.
    settled: Meets,
    stretch: Stretch,
    /// The visits that record the result.
    recorders: Vec<Recorder<'p>>,
}

/// One visit that records the result: the base's, or one that stands for it.
struct Recorder<'p> {
    row: &'p Visit,
    meant: Meant,
    /// That the result is known by the last day; one of these is enough.
    in_time: Vec<Order>,
    /// Whether the waiting visit is counted from this one.
    waited_for: bool,
}

/// Why the result may not be there.
#[derive(Clone, Copy)]
enum Why<'p> {
    /// Nobody offers the child the visit that records it.
    NotOffered,
    /// This visit may be made after the last day of the one that waits.
    Late(&'p Visit),
}

impl<'p> Wait<'p> {
    fn of(programme: &'p Programme, visit: &'p Visit, id: FactId) -> Option<Wait<'p>> {
        let fact = programme.fact(id)?;
        let Change::RecordedAt(at) = fact.change else {
            return None;
        };
        let base = programme.base_of(at);
        Some(Wait {
            programme,
            visit,
            id,
            fact,
            recorder: (base, programme.visit(base)?),
        })
    }

    fn decide(&self, places: &Places, limit: usize, report: &mut Report) -> Result<(), OverBudget> {
        let settled = self.whatever_the_result(limit)?;
        let mut survey = Survey::new(places);
        let asked = self.ask(&mut survey, &settled);
        let children = survey.children(limit)?;
        report.decided(NAME, children.classes());
        let mut faults = Faults::default();
        let mut told = None;
        for child in children.each() {
            let Some(why) = self.why(&asked, &child) else {
                continue;
            };
            let (from, until) = self.days(why);
            faults.add(&child, &from, &until);
            if faults.is_witness(&child) {
                told = Some(why);
            }
        }
        report.add_all(told.map(|why| self.draft(why).about(&children, &faults)));
        Ok(())
    }

    /// The condition under which the visit is meant whatever the result is.
    fn whatever_the_result(&self, limit: usize) -> Result<Condition, OverBudget> {
        let condition = &self.visit.condition;
        let space = Space::build(self.programme, &[condition], &[self.id], limit)?;
        let results: BTreeSet<i32> = space
            .combinations()
            .filter_map(|combination| space.value(combination, self.id))
            .collect();
        let each = results
            .into_iter()
            .map(|result| condition.knowing(&|fact| (fact == self.id).then_some(result)));
        Ok(Condition::All(each.collect()))
    }

    fn ask<'s>(&self, survey: &mut Survey<'_, 's>, settled: &'s Condition) -> Asked<'p>
    where
        'p: 's,
    {
        let rows = obligatory(self.programme)
            .filter(|(id, _)| self.programme.base_of(*id) == self.recorder.0);
        Asked {
            meant: survey.meant(self.visit),
            settled: survey.meets(settled),
            stretch: survey.stretch(&self.visit.window.earliest, &self.closes()),
            recorders: rows
                .map(|(id, row)| self.ask_recorder(survey, id, row))
                .collect(),
        }
    }

    fn ask_recorder<'s>(
        &self,
        survey: &mut Survey<'_, 's>,
        id: VisitId,
        row: &'p Visit,
    ) -> Recorder<'p>
    where
        'p: 's,
    {
        let latest = &self.visit.window.latest;
        let closes = Opening::of(self.programme, &row.window).closes;
        let own_day = [Point::Visit(id), Point::Visit(self.recorder.0)];
        let known_by = closes.iter().chain(&own_day);
        Recorder {
            row,
            meant: survey.meant(row),
            in_time: known_by
                .map(|point| survey.never_after(point, latest))
                .collect(),
            waited_for: self.is_counted_from(id),
        }
    }

    /// Whether the visit cannot be made before the recording one: its first day or a least distance
    /// is counted from it.
    fn is_counted_from(&self, id: VisitId) -> bool {
        let window = &self.visit.window;
        let least = window.distances.iter();
        let least = least.filter(|distance| distance.bound == Bound::AtLeast);
        let mut opens = least
            .map(|distance| &distance.from)
            .chain([&window.earliest]);
        opens.any(|point| match point.root() {
            Point::Visit(visit) => *visit == id || *visit == self.recorder.0,
            _ => false,
        })
    }

    /// The day after the last day of the visit.
    fn closes(&self) -> Point {
        next(&self.visit.window.latest)
    }

    /// Why the result may not be there for a child; `None` where it is there in time or decides
    /// nothing.
    fn why(&self, asked: &Asked<'p>, child: &Child) -> Option<Why<'p>> {
        if !child.is_meant(&asked.meant)
            || child.meets(asked.settled)
            || !child.can_be(asked.stretch)
        {
            return None;
        }
        let mut offered = asked
            .recorders
            .iter()
            .filter(|one| child.is_meant(&one.meant));
        let late = |one: &&Recorder<'p>| !one.waited_for && !child.any_sure(&one.in_time);
        match offered.clone().next() {
            Some(_) => offered.find(late).map(|one| Why::Late(one.row)),
            None => (!self.is_settled_without()).then_some(Why::NotOffered),
        }
    }

    /// Whether it is clear what holds for a child who is not offered the visit that records the
    /// result: the fact says so, or is made from that visit, so that there is none.
    fn is_settled_without(&self) -> bool {
        self.fact.if_unknown.is_some() || self.fact.made.is_some()
    }

    /// The days on which the fault shows.
    fn days(&self, why: Why<'p>) -> (Point, Point) {
        match why {
            Why::NotOffered => (self.visit.window.earliest.clone(), self.closes()),
            Why::Late(recorder) => (self.closes(), next(&recorder.window.latest)),
        }
    }

    fn draft(&self, why: Why<'p>) -> Draft {
        let recorder = self.recorder.1;
        let (headline, story, help) = match why {
            Why::NotOffered => self.not_offered(),
            Why::Late(recorder) => self.late(recorder),
        };
        Draft {
            name: NAME,
            rules: vec![self.visit.meta.id.clone(), self.fact.meta.id.clone()],
            headline,
            story,
            concerned: vec![
                rule(
                    &self.visit.meta,
                    Words::new("besöket som väntar", "the visit that waits"),
                ),
                rule(
                    &recorder.meta,
                    Words::new("här blir resultatet känt", "here the result becomes known"),
                ),
            ],
            help,
        }
    }

    /// Headline, story and help where the recording visit is not offered.
    fn not_offered(&self) -> (Words, Words, Words) {
        let visit = &self.visit.meta.title;
        let result = words::fact_title(self.programme, self.fact);
        let (records, id) = (&self.recorder.1.meta.title, &self.recorder.1.meta.id);
        (
            Words::new(
                format!(
                    "\"{visit}\" väntar på \"{}\", som inte tas reda på för alla",
                    result.sv
                ),
                format!(
                    "\"{visit}\" waits for \"{}\", which is not found out for everyone",
                    result.en
                ),
            ),
            Words::new(
                format!(
                    ": barnet erbjuds inte \"{records}\", och ingen får veta om \"{visit}\" behövs."
                ),
                format!(
                    ": the child is not offered \"{records}\", and nobody learns whether \"{visit}\" is needed."
                ),
            ),
            Words::new(
                format!("erbjud `{id}` till samma barn, eller skriv `om okänt …` vid uppgiften"),
                format!("offer `{id}` to the same children, or write `if unknown …` with the fact"),
            ),
        )
    }

    /// Headline, story and help where the result may come after the visit's last day.
    fn late(&self, recorder: &Visit) -> (Words, Words, Words) {
        let visit = &self.visit.meta.title;
        let result = words::fact_title(self.programme, self.fact);
        let (records, id) = (&recorder.meta.title, &recorder.meta.id);
        let says = |of: &Visit| words::point(self.programme, &of.window.latest);
        let (known, over) = (says(recorder), says(self.visit));
        (
            Words::new(
                format!(
                    "det kan vara för sent för \"{visit}\" när \"{}\" blir känt",
                    result.sv
                ),
                format!(
                    "it may be too late for \"{visit}\" when \"{}\" becomes known",
                    result.en
                ),
            ),
            Words::new(
                format!(
                    ": \"{records}\" får göras till och med {}, men \"{visit}\" senast {}.",
                    known.sv, over.sv
                ),
                format!(
                    ": \"{records}\" may be made through {}, but \"{visit}\" by {}.",
                    known.en, over.en
                ),
            ),
            Words::new(
                format!(
                    "låt `{id}` sluta tidigare, eller räkna tiden därifrån: `tidigast 1 vecka efter {id}`"
                ),
                format!(
                    "let `{id}` end earlier, or count the time from there: `earliest 1 week after {id}`"
                ),
            ),
        )
    }
}

fn next(point: &Point) -> Point {
    point.clone().plus(Duration::days(1))
}
