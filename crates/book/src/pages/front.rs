//! The first page: what the programme is, what the child gets, who is responsible, what is checked.

use super::area::{legs, picture_of_all};
use super::checks::summary;
use crate::here::{Here, Kind, ids};
use crate::picture::Shown;
use crate::rules::Rules;
use crate::template::{Sheet, value};
use minijinja::context;
use serde::Serialize;
use stafett_model::{
    AreaId, Condition, Day, Duration, EditionChange, EditionDeed, FactId, FactRange, Visit,
    VisitId, VisitKind, calendar::add,
};

/// Ages at which a row of the table of counts begins, in years.
const AGES: [i32; 8] = [0, 1, 3, 6, 10, 13, 16, 18];
/// The birthday with which the programme ends.
const END: i32 = 21;

/// What a child is offered in a span of ages.
#[derive(Default, Serialize)]
pub(crate) struct Age {
    title: String,
    visits: usize,
    contacts: usize,
    doses: usize,
    /// Visits for some children or as needed.
    some: usize,
}

impl Age {
    fn add(&mut self, here: &Here<'_>, visit: &Visit) {
        let p = here.programme();
        if !here.site.usually(visit) {
            self.some += 1;
            return;
        }
        match visit.kind {
            VisitKind::Visit => self.visits += 1,
            VisitKind::Contact => self.contacts += 1,
        }
        let is_dose = |id: &&_| p.item(**id).is_some_and(|item| item.dose.is_some());
        self.doses += visit.items.iter().filter(is_dose).count();
    }

    fn is_empty(&self) -> bool {
        self.visits + self.contacts + self.doses + self.some == 0
    }
}

/// The first page.
pub(crate) fn sheet(here: &Here<'_>, rules: &Rules) -> Sheet {
    let p = here.programme();
    let ages = ages(here);
    let areas = ids!(p.areas, AreaId).filter_map(|id| Some((id, p.area(id)?)));
    let legs: Vec<_> = areas.flat_map(|(id, area)| legs(here, id, area)).collect();
    let view = context! {
        doc => here.prose(&p.meta.doc),
        laid_over => laid_over(here),
        in_force_from => p.in_force_from.map(|day| here.say().day(day)),
        total => value(total(&ages)),
        ages => value(&ages),
        picture => value(picture_of_all(here, Shown::Usual)),
        legs => value(legs),
        proposals => value(super::registers::proposals(here)),
        pathways => !here.site.pathways.is_empty(),
        runs => here.site.book.engine.is_some(),
        usual => usual(here),
        born => here.say().day(here.site.child.born()),
        changes => super::changes::summary(here),
        summary => summary(here),
        accepted => value(here.findings(rules, true)),
        open => value(here.findings(rules, false)),
        address => value(here.address(Kind::Programme, &p.meta)),
        notes => value(here.notes(&p.meta.notes)),
    };
    Sheet {
        path: "index.html".to_owned(),
        template: "index.html",
        title: p.meta.title.clone(),
        about: here.first_sentence(&p.meta.doc),
        chapter: "index.html",
        view,
    }
}

/// Over which programme an edition is laid, and how many declarations it changes.
fn laid_over(here: &Here<'_>) -> Option<String> {
    let edition = here.programme().edition.as_ref()?;
    let drops = |change: &&EditionChange| matches!(change.what, EditionDeed::Drops { .. });
    let dropped = edition.changes.iter().filter(drops).count();
    let base = format!("{} ({})", edition.base.title, edition.base.release);
    let text = here.t().laid_over.replace("{a}", &base);
    let text = text.replace("{n}", &(edition.changes.len() - dropped).to_string());
    Some(text.replace("{b}", &dropped.to_string()))
}

/// The sums of what is offered.
pub(crate) fn total(ages: &[Age]) -> Age {
    let sum = |count: fn(&Age) -> usize| ages.iter().map(count).sum();
    Age {
        title: String::new(),
        visits: sum(|age| age.visits),
        contacts: sum(|age| age.contacts),
        doses: sum(|age| age.doses),
        some: sum(|age| age.some),
    }
}

/// What is offered by age, at the recommended days of the example child.
pub(crate) fn ages(here: &Here<'_>) -> Vec<Age> {
    let child = here.site.child;
    let mut ages: Vec<Age> = Vec::new();
    for (place, from) in AGES.iter().enumerate() {
        let until = AGES.get(place + 1).copied().unwrap_or(END);
        let (first, end) = (birthday(here, *from), birthday(here, until));
        let mut age = Age {
            title: age_title(here, *from, until),
            ..Age::default()
        };
        for visit in &here.programme().visits {
            let day = child.first(&visit.window.recommended);
            if day.is_some_and(|day| first <= day && day < end) {
                age.add(here, visit);
            }
        }
        if !age.is_empty() {
            ages.push(age);
        }
    }
    ages
}

/// The age at which a visit is recommended, by the rows of the table; nothing where no day is settled.
pub(crate) fn age_of(here: &Here<'_>, id: VisitId) -> Option<String> {
    let window = &here.programme().visit(id)?.window;
    let day = here.site.child.first(&window.recommended)?;
    if day < here.site.child.born() {
        return Some(here.t().before_birth.to_owned());
    }
    let begun = |from: &&i32| birthday(here, **from) <= day;
    let from = AGES.iter().rev().find(begun)?;
    let until = AGES.iter().find(|age| *age > from).unwrap_or(&END);
    Some(age_title(here, *from, *until))
}

/// What is assumed of the child by the visits that are counted for it.
fn usual(here: &Here<'_>) -> Vec<String> {
    let p = here.programme();
    let counted = p.visits.iter().filter(|visit| here.site.usually(visit));
    let mut facts: Vec<FactId> = counted.flat_map(|visit| visit.condition.facts()).collect();
    facts.sort();
    facts.dedup();
    let assumed = |fact: FactId| {
        let value = p.fact(fact)?.if_unknown?;
        let range = FactRange {
            fact,
            allowed: vec![(value, value)],
        };
        Some(here.condition(&Condition::Fact(range)))
    };
    facts.into_iter().filter_map(assumed).collect()
}

fn birthday(here: &Here<'_>, years: i32) -> Day {
    let years = Duration {
        years,
        ..Duration::ZERO
    };
    add(here.site.child.born(), years, here.programme().month_end).unwrap_or(Day::LAST)
}

fn age_title(here: &Here<'_>, from: i32, until: i32) -> String {
    let t = here.t();
    let last = until - 1;
    if from == 0 {
        t.under_one.to_owned()
    } else {
        t.years_between
            .replace("{a}", &from.to_string())
            .replace("{b}", &last.to_string())
    }
}
