//! Every witness of a responsibility finding, given back to the planner, shows the fault on its day;
//! what its story says of the days that follow is so; and beside the finding's region the finding is
//! gone.
//!
//! Run over the conformance programmes and over the Swedish programme itself.
#![allow(missing_docs)]

mod support;

use stafett_model::locate::{Known, Located, View, locate};
use stafett_model::proof::{Finding, Part, Proof, Witness};
use stafett_model::{AreaId, Day, FactId, Holder, Layer, Leg, Point, Programme, Variable};
use support::{AS_OF, entries, file_name, here, sources_below};

/// A responsibility finding and where to look for it.
struct Case<'a> {
    programme: &'a Programme,
    finding: &'a Finding,
    witness: &'a Witness,
    area: AreaId,
    layer: Layer,
    gap: bool,
}

/// A witness, as points are located by it: an event that it does not name never happens, and a
/// visit or content item is never done.
struct Seen<'a>(&'a Witness);

impl View for Seen<'_> {
    fn birth(&self) -> Day {
        self.0.born
    }

    fn fact(&self, fact: FactId, _on: Day) -> Option<i32> {
        self.0
            .facts
            .iter()
            .find(|(known, _)| *known == fact)
            .map(|(_, value)| *value)
    }

    fn variable(&self, variable: Variable) -> Option<Known> {
        match variable {
            Variable::Term(year, season) => {
                let mut terms = self.0.terms.iter();
                terms
                    .find(|term| (term.0, term.1) == (year, season))
                    .map(|term| Known::On(term.2))
            }
            Variable::DueDate => self.0.due_date.map(Known::On),
            Variable::Event(event) => {
                let happened = self.0.events.iter().find(|(known, _)| *known == event);
                Some(happened.map_or(Known::Never, |(_, on)| Known::On(*on)))
            }
            Variable::Visit(visit) => {
                let done = self.0.visits.iter().find(|(known, _)| *known == visit);
                Some(done.map_or(Known::Never, |(_, on)| Known::On(*on)))
            }
            Variable::Item(item) => {
                let done = self.0.items.iter().find(|(known, _)| *known == item);
                Some(done.map_or(Known::Never, |(_, on)| Known::On(*on)))
            }
        }
    }
}

impl Case<'_> {
    fn place(&self, point: &Point) -> Located {
        locate(self.programme, point, &Seen(self.witness))
    }

    /// Whether a part of the region holds the witness on its day.
    fn holds(&self, part: &Part) -> bool {
        let Witness { born, day, .. } = self.witness;
        let come = |point: &Point| self.place(point).passed(*day) == Some(true);
        part.born
            .iter()
            .any(|(first, last)| first <= born && born <= last)
            && part.facts.iter().all(|range| {
                Seen(self.witness)
                    .fact(range.fact, *day)
                    .is_some_and(|value| range.allows(value))
            })
            && come(&part.from)
            && !come(&part.until)
            && part
                .given
                .iter()
                .all(|(point, wanted)| come(point) == *wanted)
    }

    fn everywhere(&self, holder: Holder) -> bool {
        match holder {
            Holder::Body(body) => self.programme.body(body).is_some_and(|row| row.everywhere),
            Holder::Service(service) => self
                .programme
                .service(service)
                .is_some_and(|row| row.everywhere),
        }
    }

    /// Whether the planner sees a fault of the finding's name on a day; `None` where the programme
    /// demands nothing then.
    fn fault(&self, day: Day) -> Option<bool> {
        let child = self.witness.child(self.programme);
        let of = |layer| stafett_plan::responsible(self.programme, &child, self.area, layer, day);
        let found = of(self.layer);
        // Two are two too many also for a child of whom the area is not demanded.
        let two_too_many = !self.gap && found.needed == Some(false);
        if found.demanded != Some(true) && !two_too_many {
            return None;
        }
        let names = |holders: &[Holder]| -> Vec<String> {
            holders
                .iter()
                .map(|holder| support::holder(self.programme, *holder))
                .collect()
        };
        let is_held = |holders: &[Holder]| holders.iter().any(|holder| self.everywhere(*holder));
        Some(if self.gap {
            // A service can be lacking only while a body has the duty.
            let could_lack = self.layer == Layer::Body || is_held(&of(Layer::Body).certain);
            could_lack && !is_held(&found.certain) && !is_held(&found.possible)
        } else {
            let certain = names(&found.certain);
            self.finding
                .key
                .rules
                .iter()
                .all(|rule| certain.contains(rule))
        })
    }

    /// Whether the finding, with its key, shows on a day.
    fn shows(&self, day: Day) -> Option<bool> {
        let fault = self.fault(day)?;
        Some(fault && (!self.gap || self.key(day) == self.finding.key.rules))
    }

    /// The key that a gap has on a day: the last leg to end and the first to begin, of those whose
    /// condition holds.
    fn key(&self, day: Day) -> Vec<String> {
        let area = self
            .programme
            .area(self.area)
            .expect("the area of the finding");
        let value = |fact| Seen(self.witness).fact(fact, day);
        let legs: Vec<&Leg> = area
            .legs
            .iter()
            .filter(|leg| leg.holder.layer() == self.layer && self.everywhere(leg.holder))
            .filter(|leg| leg.condition.holds(&value))
            .collect();
        let ends = |leg: &Leg| {
            let limit = leg
                .limit
                .as_ref()
                .and_then(|limit| self.place(limit).first());
            [self.place(&leg.until).first(), limit]
                .into_iter()
                .flatten()
                .min()
        };
        let begins = |leg: &Leg| self.place(&leg.from).first();
        let by = |day: Option<Day>, limit: Day| day.is_some_and(|day| day <= limit);
        let last = legs
            .iter()
            .enumerate()
            .filter(|(_, leg)| by(begins(leg), day) && by(ends(leg), day))
            .max_by_key(|(at, leg)| (ends(leg), *at));
        // A leg that waits for an event that never happens is still to come, after all others.
        let next = legs
            .iter()
            .enumerate()
            .filter(|(_, leg)| !by(begins(leg), day) && !by(ends(leg), day))
            .min_by_key(|(at, leg)| (begins(leg).is_none(), begins(leg), *at));
        let name = |leg: Option<(usize, &&Leg)>, none: [&str; 2]| {
            let swedish = self.programme.language == stafett_model::ProgrammeLanguage::Swedish;
            let none = if swedish { none[0] } else { none[1] };
            leg.map_or_else(
                || none.to_owned(),
                |(_, leg)| support::holder(self.programme, leg.holder),
            )
        };
        vec![
            name(last, ["födseln", "birth"]),
            name(next, ["slutet", "end"]),
        ]
    }
}

fn case<'a>(programme: &'a Programme, finding: &'a Finding) -> Option<Case<'a>> {
    let (layer, gap) = match finding.key.name.as_str() {
        "no-body-has-duty" => (Layer::Body, true),
        "no-service-named" => (Layer::Service, true),
        "two-bodies-have-duty" => (Layer::Body, false),
        "two-services-named" => (Layer::Service, false),
        _ => return None,
    };
    let area = finding.key.area.as_ref()?;
    let at = programme
        .areas
        .iter()
        .position(|row| row.meta.id == *area)?;
    let witness = finding.witness.as_ref()?;
    Some(Case {
        programme,
        finding,
        witness,
        area: AreaId(u16::try_from(at).ok()?),
        layer,
        gap,
    })
}

/// What is wrong with the witness of a finding.
fn faults(case: &Case) -> Vec<String> {
    let mut faults = Vec::new();
    let Witness { day, until, .. } = case.witness;
    let mut tell = |what: String| {
        faults.push(format!(
            "{:?}, {:?}: {what}",
            case.finding.key, case.witness
        ));
    };
    match case.shows(*day) {
        Some(true) => {}
        None => tell(format!("nothing is demanded on {day}")),
        Some(false) if case.fault(*day) == Some(true) => {
            tell(format!("on {day} the key is {:?}", case.key(*day)));
        }
        Some(false) => tell(format!("the planner sees no such fault on {day}")),
    }
    // The story says "from … through …".
    if let Some(last) = until.map(Day::before) {
        let calm = (0..=last.since(*day))
            .step_by(17)
            .filter_map(|later| day.plus(later))
            .chain([last])
            .find(|on| case.fault(*on) != Some(true));
        if let Some(on) = calm {
            tell(format!(
                "the story says through {last}, but there is no fault on {on}"
            ));
        }
    }
    if let Some(until) = until.filter(|until| case.shows(*until) == Some(true)) {
        tell(format!(
            "the story ends before {until}, but the fault goes on"
        ));
    }
    let region = case.finding.region.iter().flat_map(|region| &region.parts);
    let parts: Vec<&Part> = region.filter(|part| case.holds(part)).collect();
    if parts.is_empty() {
        tell("no part of the region holds the witness".to_owned());
    }
    let begins = parts
        .iter()
        .filter_map(|part| case.place(&part.from).first())
        .min();
    let ends = parts
        .iter()
        .map(|part| case.place(&part.until).first())
        .max();
    let before = begins
        .and_then(|begins| begins.plus(-1))
        .filter(|before| *before >= case.witness.born);
    for (what, on) in [("before", before), ("after", ends.flatten())] {
        if let Some(on) = on.filter(|on| case.shows(*on) == Some(true)) {
            tell(format!(
                "{on}, the day {what} the region's part, has the finding too"
            ));
        }
    }
    faults
}

/// The faults of all witnesses, and how many findings were replayed.
fn replay(programme: &Programme) -> (Vec<String>, usize) {
    let proof: Proof = support::prove(programme, AS_OF);
    let cases: Vec<Case> = proof
        .findings
        .iter()
        .filter_map(|finding| case(programme, finding))
        .collect();
    (cases.iter().flat_map(faults).collect(), cases.len())
}

#[test]
fn the_witnesses_of_the_conformance_programmes() {
    let mut told = Vec::new();
    let mut replayed = 0;
    for folder in entries(&here().join("conformance")) {
        if let (Some(programme), _) = support::compiled(&sources_below(&folder)) {
            let (faults, findings) = replay(&programme);
            replayed += findings;
            told.extend(
                faults
                    .into_iter()
                    .map(|fault| format!("{}: {fault}", file_name(&folder))),
            );
        }
    }
    assert!(replayed > 20, "only {replayed} findings");
    assert!(
        told.is_empty(),
        "{} of {replayed} findings:\n{}",
        told.len(),
        told.join("\n")
    );
}

/// A child who comes home on the day of birth has two services during the first week only.
#[test]
fn a_story_ends_with_the_first_of_two_ends() {
    let text = r#"
program prov "Prov" { land "SE" språk svenska månadsslut sista dagen utgåva "1" }
befolkning barnen "Barnen" { födda från 2020-01-01 till och med 2020-12-31 }
huvudman regionen "Regionen" { finns överallt }
verksamhet bb "BB" { huvudman regionen finns överallt }
verksamhet bvc "BVC" { huvudman regionen finns överallt }
område hälsa "Hälsa" { }
händelse hemkomst "Hemkomst" { }
ansvar för hälsa från födseln fram till 3 månader {
  huvudman  regionen  från födseln   fram till 3 månader
  utförs av bb        från födseln   fram till 1 vecka efter hemkomst, senast 3 veckor
  utförs av bvc       från hemkomst  fram till 3 månader
}
övergång t från bb till bvc { när hemkomst }
"#;
    let programme = support::programme(&[support::source("prov.stafett", text)]);
    let (faults, replayed) = replay(&programme);
    assert_eq!(replayed, 1);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_witnesses_of_the_swedish_programme() {
    let (programme, told) = support::compiled(&sources_below(&here().join("../programme/idag")));
    let programme =
        programme.unwrap_or_else(|| panic!("the programme should compile, but {told:#?}"));
    let (faults, replayed) = replay(&programme);
    assert!(replayed > 0, "the programme is known to have gaps");
    assert!(
        faults.is_empty(),
        "{} of {replayed} findings:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
