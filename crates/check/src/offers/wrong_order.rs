//! **Claim.** What a requirement wants first comes first: a visit with something of the second kind can
//! be made on no day on which something of the first kind, offered to the child, may still be to come.
//!
//! A child keeps its facts. What is not offered to the child at all need not come first.

use super::children::{Child, Meant, Order as Sure};
use super::draft::{Draft, listed, rule};
use super::faults::Faults;
use super::obligatory;
use super::opening::{Opening, only_carrier};
use super::requirements::weight;
use super::survey::Survey;
use crate::places::Places;
use crate::{Options, Report};
use stafett_diag::Name;
use stafett_model::proof::Words;
use stafett_model::{Duration, ItemId, Order, Point, Programme, Requirement, Visit, VisitId};

const NAME: Name = Name::WrongOrder;

/// Decides the claim for every order that a requirement demands.
pub fn check(places: &Places, options: &Options, report: &mut Report) {
    report.claim(
        NAME,
        Words::new(
            "det som ett krav vill ha först kommer först",
            "what a requirement wants first comes first",
        ),
    );
    for requirement in &places.programme.requirements {
        for order in &requirement.orders {
            for second in &order.second {
                for visit in carriers(places.programme, *second) {
                    let late = Late {
                        places,
                        requirement,
                        order,
                        second: *second,
                        visit,
                    };
                    late.decide(options, report);
                }
            }
        }
    }
}

/// The visits that must be offered and carry an item.
fn carriers(programme: &Programme, item: ItemId) -> Vec<(VisitId, &Visit)> {
    obligatory(programme)
        .filter(|(_, visit)| visit.items.contains(&item))
        .collect()
}

/// A visit with something that must not come first.
struct Late<'c, 'p> {
    places: &'c Places<'p>,
    requirement: &'p Requirement,
    order: &'p Order,
    second: ItemId,
    visit: (VisitId, &'p Visit),
}

/// A visit with something that must come first, and the orders each of which makes sure that it does.
struct First {
    meant: Meant,
    before: Vec<Sure>,
}

impl<'p> Late<'_, 'p> {
    fn decide(&self, options: &Options, report: &mut Report) {
        let visit = self.visit.1;
        let mut survey = Survey::new(self.places);
        let meant = survey.meant(visit);
        let until = visit.window.latest.clone().plus(Duration::days(1));
        let stretch = survey.stretch(&visit.window.earliest, &until);
        let no_day = survey.never_after(&until, &visit.window.earliest);
        let items: Vec<Vec<First>> = self
            .order
            .first
            .iter()
            .map(|item| self.firsts(&mut survey, *item))
            .collect();
        let Ok(children) = survey.children(options.combinations) else {
            report.not_decided(NAME, &self.requirement.meta);
            return;
        };
        report.decided(NAME, children.classes());
        let mut faults = Faults::default();
        for child in children.each() {
            let concerned = child.is_meant(&meant) && child.can_be(stretch) && !child.sure(no_day);
            if concerned && items.iter().any(|firsts| may_come_later(&child, firsts)) {
                faults.add(&child, &visit.window.earliest, &until);
            }
        }
        if !faults.is_empty() {
            let mut finding = self.told().about(&children, &faults);
            finding.weight = weight(self.requirement);
            report.add(finding);
        }
    }

    fn firsts(&self, survey: &mut Survey<'_, 'p>, item: ItemId) -> Vec<First> {
        let programme = self.places.programme;
        let opens = Opening::of_item(programme, &self.visit.1.window, self.second).opens;
        let mut firsts = Vec::new();
        for (id, first) in carriers(programme, item) {
            let mut made = Opening::of_item(programme, &first.window, item).closes;
            made.push(Point::Visit(id));
            if only_carrier(programme, item) == Some(id) {
                made.push(Point::Item(item));
            }
            let mut before = Vec::new();
            for day in &made {
                before.extend(opens.iter().map(|open| survey.never_after(day, open)));
            }
            if id == self.visit.0 {
                before = vec![survey.never_after(&Point::Birth, &Point::Birth)];
            }
            firsts.push(First {
                meant: survey.meant(first),
                before,
            });
        }
        firsts
    }

    fn told(&self) -> Draft {
        let programme = self.places.programme;
        let title = |item: &ItemId| programme.item(*item).map_or("?", |row| &row.meta.title);
        let first: Vec<&str> = self.order.first.iter().map(title).collect();
        let (first, second) = (listed(&first), title(&self.second));
        let (visit, norm) = (self.visit.1, &self.requirement.meta);
        let mut concerned = vec![
            rule(norm, Words::new("det som ska hållas", "what must be kept")),
            rule(
                &visit.meta,
                Words::new(
                    format!("erbjuder \"{second}\""),
                    format!("offers \"{second}\""),
                ),
            ),
        ];
        for item in &self.order.first {
            for (_, row) in carriers(programme, *item) {
                let says = Words::new(
                    format!("erbjuder \"{}\"", title(item)),
                    format!("offers \"{}\"", title(item)),
                );
                concerned.push(rule(&row.meta, says));
            }
        }
        Draft {
            name: NAME,
            rules: vec![norm.id.clone(), visit.meta.id.clone()],
            headline: Words::new(
                format!("\"{second}\" kan komma före {}", first.sv),
                format!("\"{second}\" may come before {}", first.en),
            ),
            story: Words::new(
                format!(
                    ": \"{}\" får göras innan {} säkert är erbjudet, men \"{}\" vill ha det först.",
                    visit.meta.title, first.sv, norm.title
                ),
                format!(
                    ": \"{}\" may be made before {} has surely been offered, but \"{}\" wants that first.",
                    visit.meta.title, first.en, norm.title
                ),
            ),
            concerned,
            help: Words::new(
                "flytta isär tidsfönstren, eller skriv ett `minst … efter` i det senare besöket",
                "move the windows apart, or write an `at least … after` in the later visit",
            ),
        }
    }
}

/// Whether an item is offered to the child, but at no visit that surely comes before.
fn may_come_later(child: &Child, firsts: &[First]) -> bool {
    let mut offered = firsts.iter().filter(|first| child.is_meant(&first.meant));
    let any = offered.clone().next().is_some();
    any && !offered.any(|first| child.any_sure(&first.before))
}
