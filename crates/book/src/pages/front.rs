//! The first page: what the programme is, what the child gets, who is responsible, what is checked.

use super::ages::{ages, total, ways_in};
use super::area::{legs, picture_of_all};
use super::checks::summary;
use crate::here::{Here, Kind, ids};
use crate::picture::Shown;
use crate::rules::Rules;
use crate::template::{Sheet, value};
use minijinja::context;
use stafett_model::{AreaId, Condition, FactId, FactRange};

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
        ways_in => value(ways_in(here)),
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
        rests => super::provenance::in_short(here),
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

/// From which programme an edition sets out. How many rules it changes stands with the changes, and only there.
fn laid_over(here: &Here<'_>) -> Option<String> {
    let base = &here.programme().edition.as_ref()?.base;
    let base = format!("{} ({})", base.title, base.release);
    Some(here.t().laid_over.replace("{}", &base))
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
        Some(here.say().condition(&Condition::Fact(range)))
    };
    facts.into_iter().filter_map(assumed).collect()
}
