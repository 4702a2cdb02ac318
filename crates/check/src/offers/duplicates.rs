//! **Claim.** No dose is given at two visits of one child, and no two services offer one content closer
//! together than its spacing.
//!
//! Two rows that stand for one visit of the base never meet: their conditions exclude each other. Facts
//! that may change can differ between the two visits, the others cannot.

use super::children::{Child, Children, Meant, Order, Stretch};
use super::draft::{Draft, listed, rule};
use super::faults::Faults;
use super::obligatory;
use super::opening::{Opening, only_carrier};
use super::survey::Survey;
use crate::places::Places;
use crate::{Options, Report};
use stafett_diag::Name;
use stafett_model::proof::Words;
use stafett_model::{Duration, ItemId, Point, Programme, Visit, VisitId};
use std::collections::BTreeMap;

const NAME: Name = Name::ContentOfferedTwice;

/// Decides the claim for every two visits that share a dose or a content with a spacing.
pub fn check(places: &Places, options: &Options, report: &mut Report) {
    report.claim(
        NAME,
        Words::new(
            "ingen dos ges vid två besök, och inget innehåll erbjuds av två verksamheter tätare än sitt minsta avstånd",
            "no dose is given at two visits, and no content is offered by two services closer together than its spacing",
        ),
    );
    let all: Vec<(VisitId, &Visit)> = obligatory(places.programme).collect();
    for (at, one) in all.iter().enumerate() {
        for two in &all[at + 1..] {
            let pair = Pair::new(places, *one, *two);
            if !pair.shared.is_empty() {
                pair.decide(options, report);
            }
        }
    }
}

/// Two visits and what both offer.
struct Pair<'c, 'p> {
    places: &'c Places<'p>,
    visits: [(VisitId, &'p Visit); 2],
    /// The items that must not be offered at both, with the least time between them; without one, in
    /// any case.
    shared: Vec<(ItemId, Option<Duration>)>,
}

/// What a pair asks.
struct Asked {
    meant: [Meant; 2],
    stretches: [Stretch; 2],
    /// Whether the window of each surely has no day.
    no_day: [Order; 2],
    /// For each shared item the orders one of which keeps the two apart; `None` where nothing does.
    apart: Vec<Vec<Order>>,
}

impl<'c, 'p> Pair<'c, 'p> {
    fn new(
        places: &'c Places<'p>,
        one: (VisitId, &'p Visit),
        two: (VisitId, &'p Visit),
    ) -> Pair<'c, 'p> {
        let programme = places.programme;
        let mut shared = Vec::new();
        if programme.base_of(one.0) != programme.base_of(two.0) {
            for item in one.1.items.iter().filter(|item| two.1.items.contains(item)) {
                let row = programme.item(*item);
                let spacing = row.and_then(|row| row.spacing);
                if row.is_some_and(|row| row.dose.is_some()) {
                    shared.push((*item, None));
                } else if spacing.is_some() && one.1.performer != two.1.performer {
                    shared.push((*item, spacing));
                }
            }
        }
        Pair {
            places,
            visits: [one, two],
            shared,
        }
    }

    fn decide(&self, options: &Options, report: &mut Report) {
        let mut survey = Survey::new(self.places);
        survey.followed();
        survey.by_fixed_facts();
        let asked = self.ask(&mut survey);
        let Ok(children) = survey.children(options.combinations) else {
            report.not_decided(NAME, &self.visits[0].1.meta);
            return;
        };
        report.decided(NAME, children.classes());
        let faults = self.faults(&children, &asked);
        if !faults.is_empty() {
            report.add(self.told().about(&children, &faults));
        }
    }

    fn ask(&self, survey: &mut Survey<'_, 'p>) -> Asked {
        let [one, two] = self.visits;
        let apart = self.shared.iter().map(|(_, spacing)| match spacing {
            None => Vec::new(),
            Some(spacing) => {
                let mut apart = spaced(survey, self.places.programme, one, two, *spacing);
                apart.extend(spaced(survey, self.places.programme, two, one, *spacing));
                apart
            }
        });
        Asked {
            apart: apart.collect(),
            meant: self.visits.map(|(_, visit)| survey.meant(visit)),
            no_day: self.visits.map(|(_, visit)| {
                let (from, until) = ends(visit);
                survey.never_after(&until, &from)
            }),
            stretches: self.visits.map(|(_, visit)| {
                let (from, until) = ends(visit);
                survey.stretch(&from, &until)
            }),
        }
    }

    /// Children who have the first visit, and with the same fixed facts the second.
    fn faults(&self, children: &Children, asked: &Asked) -> Faults {
        let has = |child: &Child, at: usize| {
            child.is_meant(&asked.meant[at])
                && child.can_be(asked.stretches[at])
                && !child.sure(asked.no_day[at])
        };
        let mut lives: BTreeMap<_, (Vec<Child>, bool)> = BTreeMap::new();
        for child in children.each() {
            let life = lives.entry(child.life).or_default();
            life.1 |= has(&child, 1);
            if has(&child, 0) && asked.apart.iter().any(|orders| !child.any_sure(orders)) {
                life.0.push(child);
            }
        }
        let (from, until) = ends(self.visits[0].1);
        let mut faults = Faults::default();
        for (first, _) in lives.into_values().filter(|(_, second)| *second) {
            for child in first {
                faults.add(&child, &from, &until);
            }
        }
        faults
    }

    fn told(&self) -> Draft {
        let programme = self.places.programme;
        let [one, two] = self.visits.map(|(_, visit)| visit);
        let titles: Vec<&str> = self
            .shared
            .iter()
            .filter_map(|(item, _)| Some(programme.item(*item)?.meta.title.as_str()))
            .collect();
        let what = listed(&titles);
        let (a, b) = (&one.meta.title, &two.meta.title);
        let doses = self.shared.iter().all(|(_, spacing)| spacing.is_none());
        let (headline, story) = if doses {
            (
                Words::new(
                    format!("{} ges vid två besök", what.sv),
                    format!("{} is given at two visits", what.en),
                ),
                Words::new(
                    format!(
                        ": både \"{a}\" och \"{b}\" ska erbjudas, och båda ger {}.",
                        what.sv
                    ),
                    format!(
                        ": both \"{a}\" and \"{b}\" are to be offered, and both give {}.",
                        what.en
                    ),
                ),
            )
        } else {
            (
                Words::new(
                    format!("{} kan komma två gånger för tätt", what.sv),
                    format!("{} may come twice too close together", what.en),
                ),
                Words::new(
                    format!(
                        ": \"{a}\" och \"{b}\" kan komma så tätt att {} görs igen för tidigt.",
                        what.sv
                    ),
                    format!(
                        ": \"{a}\" and \"{b}\" may come so close together that {} is done again too soon.",
                        what.en
                    ),
                ),
            )
        };
        let says = Words::new("erbjuder det", "offers it");
        Draft {
            name: NAME,
            rules: vec![one.meta.id.clone(), two.meta.id.clone()],
            headline,
            story,
            concerned: vec![rule(&one.meta, says.clone()), rule(&two.meta, says)],
            help: Words::new(
                "låt besöken gälla olika barn (`om …`), flytta isär dem, eller ta bort innehållet ur det ena",
                "let the visits be for different children (`if …`), move them apart, or remove the contents from one of them",
            ),
        }
    }
}

/// The window of a visit: its first day, and the day after its last.
fn ends(visit: &Visit) -> (Point, Point) {
    let until = visit.window.latest.clone().plus(Duration::days(1));
    (visit.window.earliest.clone(), until)
}

/// The orders each of which makes sure that the second visit comes at least so long after the first.
fn spaced(
    survey: &mut Survey,
    programme: &Programme,
    first: (VisitId, &Visit),
    second: (VisitId, &Visit),
    spacing: Duration,
) -> Vec<Order> {
    let mut made = Opening::of(programme, &first.1.window).closes;
    made.push(Point::Visit(first.0));
    let own = first.1.items.iter().copied();
    let own = own.filter(|item| only_carrier(programme, *item) == Some(first.0));
    made.extend(own.map(Point::Item));
    let opens = Opening::of(programme, &second.1.window).opens;
    let mut orders = Vec::new();
    for day in &made {
        let again = day.clone().plus(spacing);
        orders.extend(opens.iter().map(|open| survey.never_after(&again, open)));
    }
    orders
}
