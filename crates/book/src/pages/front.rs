//! The first page: what the programme is, what the child gets, who is responsible, what is checked.

use super::ages::{ages, total, ways_in};
use super::area::{legs, picture_of_all};
use super::checks::summary;
use crate::here::{Here, Kind, ids};
use crate::picture::Shown;
use crate::rules::Rules;
use crate::template::{Sheet, value};
use crate::usual;
use minijinja::context;
use stafett_model::{AreaId, Condition, FactId, FactRange, Visit, words};
use std::collections::BTreeSet;

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

/// What is so of the child by the visits that are counted for it: where it lives, what is assumed of it, and what it
/// becomes one after another.
fn usual(here: &Here<'_>) -> Vec<String> {
    let p = here.programme();
    let order = here.site.order.iter().filter_map(|id| p.visit(*id));
    let counted: Vec<&Visit> = order.filter(|visit| here.site.usually(visit)).collect();
    let named = counted.iter().flat_map(|visit| visit.condition.facts());
    let (places, others): (BTreeSet<FactId>, BTreeSet<FactId>) =
        named.partition(|fact| usual::is_place(p, *fact));
    let place = (!places.is_empty()).then(|| here.t().usual_place.to_owned());
    let others = others.into_iter().filter_map(|fact| {
        let assumed = p.fact(fact)?.if_unknown;
        match assumed {
            Some(value) => Some(said(here, fact, value)),
            None => one_after_another(here, fact, &counted),
        }
    });
    place.into_iter().chain(others).collect()
}

/// The values of a fact that visits ask for, in the order of the visits: "barnet går i grundskola, sedan gymnasieskola".
fn one_after_another(here: &Here<'_>, fact: FactId, counted: &[&Visit]) -> Option<String> {
    let asking = counted
        .iter()
        .filter(|visit| visit.condition.facts().contains(&fact));
    let child = &here.site.child;
    let mut values: Vec<i32> = asking
        .filter_map(|visit| usual::value(child, fact, usual::day_of(child, visit)))
        .collect();
    values.dedup();
    let (first, later) = values.split_first()?;
    let later = later.iter().map(|value| {
        let value = here.pick(&words::fact_value(here.programme(), fact, *value));
        here.t().usual_later.replace("{}", &value)
    });
    Some(said(here, fact, *first) + &later.collect::<String>())
}

/// That a fact has a value.
fn said(here: &Here<'_>, fact: FactId, value: i32) -> String {
    let allowed = vec![(value, value)];
    here.say()
        .condition(&Condition::Fact(FactRange { fact, allowed }))
}
