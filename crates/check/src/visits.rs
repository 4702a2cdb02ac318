//! **Claim.** On every day of a visit's window the service that performs it is the responsible one,
//! in each area to which its contents belong.
//!
//! Terms and due dates are taken at their worst. A named event is not: a visit that a service makes
//! is itself the contact with which its period begins, and a service does its visits before the
//! event with which its period ends. So a day is at fault only where no course of the events makes
//! the service responsible on it.

mod in_force;
mod plainly;

use crate::moments::Moment;
use crate::places::Places;
use crate::region::{Hit, Hits};
use crate::relay::{Group, Relay, title};
use crate::timeline::Class;
use crate::{Options, Report, report, story};
use stafett_diag::Name;
use stafett_model::locate::{Located, Variable};
use stafett_model::proof::{Finding, Key, Rule, Words};
use stafett_model::{AreaId, Duration, Holder, Point, Visit, words};
use std::collections::{BTreeMap, BTreeSet};

/// Decides the claim for every visit and area.
pub fn check(places: &Places, options: &Options, report: &mut Report) {
    let programme = places.programme;
    let name = Name::VisitOutsideLeg;
    report.claim(
        name,
        Words::new(
            "varje dag då ett besök får göras är den verksamhet som gör det ansvarig för innehållet",
            "on every day on which a visit may be made, the service that makes it is responsible for its contents",
        ),
    );
    for visit in &programme.visits {
        let areas: BTreeSet<AreaId> = visit
            .items
            .iter()
            .filter_map(|item| programme.item(*item))
            .map(|item| item.area)
            .collect();
        for area in areas {
            check_visit(places, visit, area, options, report);
        }
    }
}

/// Who must be responsible when the visit is made.
fn expected(visit: &Visit) -> Holder {
    visit
        .on_behalf_of
        .unwrap_or(Holder::Service(visit.performer))
}

fn check_visit(
    places: &Places,
    visit: &Visit,
    area: AreaId,
    options: &Options,
    report: &mut Report,
) {
    let Some(area) = places
        .programme
        .area(area)
        .filter(|area| area.span.is_some())
    else {
        return;
    };
    let layer = expected(visit).layer();
    let closes = visit.window.latest.clone().plus(Duration::days(1));
    if plainly::inside(places, visit, &closes, area, options) {
        return report.decided(Name::VisitOutsideLeg, 0);
    }
    let window = Some((&visit.window.earliest, &closes));
    match Relay::new(
        places,
        area,
        &[layer],
        window,
        &visit.condition,
        options.combinations,
    ) {
        Ok(relay) => {
            report.decided(Name::VisitOutsideLeg, relay.timeline.classes.len());
            let search = Search {
                relay: &relay,
                visit,
                closes: &closes,
            };
            let finding = if visit.switches.is_empty() && visit.born.is_none() {
                search.finding(&relay.timeline.classes)
            } else {
                search.finding(&in_force::classes(places, &relay.timeline, visit))
            };
            if let Some(finding) = finding {
                report.add(finding);
            }
        }
        Err(_) => report.not_decided(Name::VisitOutsideLeg, &visit.meta),
    }
}

struct Search<'s, 'p> {
    relay: &'s Relay<'p>,
    visit: &'s Visit,
    closes: &'s Point,
}

impl Search<'_, '_> {
    fn finding(&self, classes: &[Class]) -> Option<Finding> {
        let mut hits = Hits::default();
        let mut found: Option<BTreeSet<Holder>> = None;
        for class in classes {
            let moments = class.moments(&self.relay.timeline);
            for group in self.relay.groups_of(class).filter(|(_, group)| group.meant) {
                for run in runs(self.faults(class, &moments, group.1)) {
                    let (Some(first), Some(last)) = (run.first(), run.last()) else {
                        continue;
                    };
                    let from = self.point_at(class, Some(first.first));
                    let until = self.point_at(class, last.until);
                    found.get_or_insert_with(|| self.leading(first, group.1));
                    hits.add(Hit {
                        class,
                        group,
                        moment: first,
                        from,
                        until,
                        given: Vec::new(),
                        just_come: Vec::new(),
                        wait: 0,
                    });
                }
            }
        }
        found.map(|leading| self.describe(&hits, &leading))
    }

    /// The moments in which the window is open and no course of the events helps, in order.
    fn faults<'m>(&self, class: &Class, moments: &'m [Moment], group: &Group) -> Vec<&'m Moment> {
        let fixed: Vec<usize> = (0..class.located.len())
            .filter(|at| !rests_on_event(class.located[*at]))
            .collect();
        let mut courses: BTreeMap<(usize, Vec<bool>), Vec<&Moment>> = BTreeMap::new();
        for moment in moments
            .iter()
            .filter(|m| self.is_open(m) && self.relay.allows(m, group))
        {
            let settled = fixed.iter().map(|at| moment.passed[*at]).collect();
            courses
                .entry((moment.stretch, settled))
                .or_default()
                .push(moment);
        }
        courses
            .into_values()
            .filter(|course| {
                !course
                    .iter()
                    .any(|moment| self.leading(moment, group).contains(&expected(self.visit)))
            })
            .filter_map(|course| course.first().copied())
            .collect()
    }

    fn is_open(&self, moment: &Moment) -> bool {
        self.relay.has_come(moment, &self.visit.window.earliest)
            && !self.relay.has_come(moment, self.closes)
    }

    fn leading(&self, moment: &Moment, group: &Group) -> BTreeSet<Holder> {
        let leading = &self.relay.in_time(moment) & &group.legs;
        leading
            .iter()
            .map(|at| self.relay.legs[at].holder)
            .collect()
    }

    /// A point that lies on the day, of those of the claim; the window's own before others.
    fn point_at(&self, class: &Class, day: Option<stafett_model::Day>) -> &Point {
        let timeline = &self.relay.timeline;
        let own = [
            timeline.at(&self.visit.window.earliest),
            timeline.at(self.closes),
        ];
        let all = own.into_iter().chain(0..timeline.points.len());
        let on_day = |at: &usize| {
            let place = class.located[*at];
            day.is_some() && (place.first() == day || place.last() == day)
        };
        all.into_iter()
            .find(on_day)
            .map_or(self.closes, |at| &timeline.points[at])
    }

    fn describe(&self, hits: &Hits, leading: &BTreeSet<Holder>) -> Finding {
        let programme = self.relay.programme;
        let region = hits.region(self.relay);
        let witness = hits.witness(self.relay);
        let (visit, area) = (&self.visit.meta.title, &self.relay.area.meta.title);
        let service = title(programme, expected(self.visit));
        let others: Vec<&str> = leading
            .iter()
            .map(|holder| title(programme, *holder))
            .collect();
        let who = if others.is_empty() {
            Words::new("är ingen utpekad", "nobody is named")
        } else {
            let others = others.join(", ");
            Words::new(
                format!("är {others} ansvarig"),
                format!("{others} is responsible"),
            )
        };
        let story = witness.as_ref().map(|witness| {
            let child = story::child(programme, witness, Some(&region));
            let days = story::days(witness);
            story::sentences(&[
                Words::new(
                    format!(
                        "{}: {} får besöket göras av {service}, men då {} för {}.",
                        child.sv, days.sv, who.sv, area
                    ),
                    format!(
                        "{}: {} {service} may make the visit, but then {} for {}.",
                        child.en, days.en, who.en, area
                    ),
                ),
                story::extent(programme, &region),
            ])
        });
        let latest = words::point(programme, &self.visit.window.latest);
        Finding {
            key: Key {
                name: Name::VisitOutsideLeg.as_str().into(),
                area: Some(self.relay.area.meta.id.clone()),
                rules: vec![self.visit.meta.id.clone()],
            },
            weight: report::weight(Name::VisitOutsideLeg),
            headline: Words::new(
                format!("\"{visit}\" kan hamna utanför den tid då {service} ansvarar för {area}"),
                format!(
                    "\"{visit}\" may fall outside the time in which {service} is responsible for {area}"
                ),
            ),
            story: story.unwrap_or_default(),
            rules: self.rules(),
            help: vec![Words::new(
                format!(
                    "flytta tidsfönstret (nu senast {}), eller ändra ansvarsperioden i `ansvar för {}`",
                    latest.sv, self.relay.area.meta.id
                ),
                format!(
                    "move the window (now latest {}), or change the period in `responsibility for {}`",
                    latest.en, self.relay.area.meta.id
                ),
            )],
            region: Some(region),
            witness,
            accepted: None,
        }
    }

    fn rules(&self) -> Vec<Rule> {
        let mut rules = vec![Rule {
            origin: self.visit.meta.origin,
            says: Words::new("besöket", "the visit"),
        }];
        let own = self
            .relay
            .legs
            .iter()
            .filter(|leg| leg.holder == expected(self.visit));
        rules.extend(own.map(|leg| Rule {
            origin: leg.origin,
            says: Words::new(
                "den ansvarsperiod som besöket borde ligga i",
                "the period in which the visit should lie",
            ),
        }));
        rules
    }
}

fn rests_on_event(place: Located) -> bool {
    matches!(
        place,
        Located::Open {
            variable: Variable::Event(_) | Variable::Visit(_) | Variable::Item(_),
            ..
        }
    )
}

/// Moments of neighbouring stretches, together.
fn runs(faults: Vec<&Moment>) -> Vec<Vec<&Moment>> {
    let mut runs: Vec<Vec<&Moment>> = Vec::new();
    for moment in faults {
        match runs.last_mut().filter(|run| {
            run.last()
                .is_some_and(|last| last.stretch + 1 >= moment.stretch)
        }) {
            Some(run) => run.push(moment),
            None => runs.push(vec![moment]),
        }
    }
    runs
}
