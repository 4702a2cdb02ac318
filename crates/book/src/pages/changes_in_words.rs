//! The changes in a few sentences, made of the two programmes and of nothing else.

use crate::example::Example;
use crate::here::{Here, Kind, Link, ids};
use crate::phrase::lower;
use crate::usual;
use serde::Serialize;
use stafett_diff::{Comparison, RuleChange, What};
use stafett_model::{Area, AreaId, Holder, Programme, Visit, VisitKind};
use std::collections::{BTreeMap, BTreeSet};

/// A sentence, and the rules of which it speaks.
#[derive(Serialize)]
pub(crate) struct Sentence {
    /// Without the full stop; a colon follows where rules are named.
    says: String,
    rules: Vec<Link>,
    /// Whether the first page says it too.
    first: bool,
}

/// How many rules of a kind are new, gone or otherwise: two texts, of one and of several.
type Counted = (&'static str, &'static str);

/// The main changes in words.
pub(crate) fn sentences(here: &Here<'_>, compared: &Comparison) -> Vec<Sentence> {
    let t = here.t();
    let visits = of_kind(compared, Kind::Visit);
    let mut all: Vec<Sentence> = Vec::new();
    all.extend(usual_child(here));
    let mut told = |texts: Counted, first: bool, is_meant: &dyn Fn(&RuleChange) -> bool| {
        let rules: Vec<&RuleChange> = visits.iter().copied().filter(|one| is_meant(one)).collect();
        let none = rules.is_empty();
        all.extend((!none).then(|| counted(here, Kind::Visit, texts, &rules, first)));
        none
    };
    told((t.sum_new_one, t.sum_new_many), true, &|rule| {
        rule.what == What::New
    });
    let none_gone = told((t.sum_gone_one, t.sum_gone_many), true, &|rule| {
        rule.what == What::Gone
    });
    told((t.sum_moved_one, t.sum_moved_many), false, &|rule| {
        rule.what == What::Changed && rule.is_moved()
    });
    told((t.sum_others_one, t.sum_others_many), false, &|rule| {
        rule.what == What::Changed && !rule.is_moved() && rule.is_for_others()
    });
    if none_gone {
        all.push(plain(t.sum_none_gone.to_owned()));
    }
    all.extend(responsibility(here, compared));
    all.extend(transitions(here, compared));
    all.extend(places(here));
    all
}

fn of_kind(compared: &Comparison, kind: Kind) -> Vec<&RuleChange> {
    let groups = compared.groups.iter().filter(|group| group.kind == kind);
    groups.flat_map(|group| &group.rules).collect()
}

fn plain(says: String) -> Sentence {
    Sentence {
        says,
        rules: Vec::new(),
        first: false,
    }
}

/// How many there are, and which.
fn counted(
    here: &Here<'_>,
    kind: Kind,
    (one, many): Counted,
    rules: &[&RuleChange],
    first: bool,
) -> Sentence {
    let text = if rules.len() == 1 { one } else { many };
    let link = |rule: &&RuleChange| {
        let change = here.site.changes.at(kind, &rule.id)?;
        Some(Link {
            title: rule.title.clone(),
            href: format!("#{}", change.anchor),
        })
    };
    Sentence {
        says: text.replace("{}", &rules.len().to_string()),
        rules: rules.iter().filter_map(link).collect(),
        first,
    }
}

/// To how many visits the child of the usual case is asked, now and before.
fn usual_child(here: &Here<'_>) -> Option<Sentence> {
    let t = here.t();
    let earlier = here.site.book.earlier?;
    let (now, before) = (
        visits_of(&here.site.child),
        visits_of(&Example::new(earlier)),
    );
    let text = if now == before {
        t.sum_usual_same
    } else {
        t.sum_usual
    };
    let says = text
        .replace("{a}", &now.to_string())
        .replace("{b}", &before.to_string());
    Some(Sentence {
        first: true,
        ..plain(says)
    })
}

fn visits_of(child: &Example<'_>) -> usize {
    let offered = |visit: &&Visit| {
        let on = usual::day_of(child, visit);
        visit.kind == VisitKind::Visit
            && !visit.as_needed
            && usual::holds(child, &visit.condition, on) == Some(true)
    };
    child.programme().visits.iter().filter(offered).count()
}

/// In which areas responsibility is another, and who has some where it had none, or has none where it had some.
fn responsibility(here: &Here<'_>, compared: &Comparison) -> Vec<Sentence> {
    let t = here.t();
    let rules: Vec<&RuleChange> = of_kind(compared, Kind::Area)
        .into_iter()
        .filter(|rule| rule.what != What::Gone)
        .collect();
    if rules.is_empty() {
        return Vec::new();
    }
    let texts = (t.sum_area_one, t.sum_area_many);
    let mut all = vec![counted(here, Kind::Area, texts, &rules, true)];
    if let Some(earlier) = here.site.book.earlier {
        let (now, before) = (leading(here.programme()), leading(earlier));
        let partners = partners(here.programme());
        let gets = now.iter().filter(|(duty, _)| !before.contains_key(*duty));
        let loses = before
            .iter()
            .filter(|(duty, _)| !now.contains_key(*duty) && !partners.contains_key(*duty));
        let (gets, loses): (Vec<_>, Vec<_>) = (gets.collect(), loses.collect());
        for (text, duties) in [(t.sum_gets, gets), (t.sum_loses, loses)] {
            if !duties.is_empty() {
                let told = duties.into_iter().map(|(_, told)| *told);
                all.push(plain(text.replace("{}", &by_holder(told).join("; "))));
            }
        }
    }
    all
}

/// Holders and areas by name, with the titles by which they are told.
type Duties<'p> = BTreeMap<(&'p str, &'p str), (&'p str, &'p str)>;

/// Who leads an area at any time.
fn leading(p: &Programme) -> Duties<'_> {
    duties(p, |area| area.legs.iter().map(|leg| leg.holder).collect())
}

/// Who takes part in an area that another leads.
fn partners(p: &Programme) -> Duties<'_> {
    duties(p, |area| {
        let legs = area.legs.iter();
        let partners = legs.flat_map(|leg| leg.contributors.iter().copied());
        partners.map(Holder::Service).collect()
    })
}

fn duties(p: &Programme, holders: impl Fn(&Area) -> Vec<Holder>) -> Duties<'_> {
    let areas = ids!(p.areas, AreaId).filter_map(|id| p.area(id));
    let duties = areas.flat_map(|area| {
        let duty = |holder| {
            let meta = match holder {
                Holder::Body(body) => &p.body(body)?.meta,
                Holder::Service(service) => &p.service(service)?.meta,
            };
            let (id, title) = (meta.id.as_str(), meta.title.as_str());
            Some((
                (id, area.meta.id.as_str()),
                (title, area.meta.title.as_str()),
            ))
        };
        holders(area)
            .into_iter()
            .filter_map(duty)
            .collect::<Vec<_>>()
    });
    duties.collect()
}

/// "vårdcentralen (hälsoövervakning, vaccination)".
fn by_holder<'p>(told: impl Iterator<Item = (&'p str, &'p str)>) -> Vec<String> {
    let mut holders: Vec<(&str, Vec<String>)> = Vec::new();
    for (holder, area) in told {
        match holders.last_mut().filter(|(last, _)| *last == holder) {
            Some((_, areas)) => areas.push(lower(area)),
            None => holders.push((holder, vec![lower(area)])),
        }
    }
    let holders = holders.into_iter();
    holders
        .map(|(holder, areas)| format!("{} ({})", lower(holder), areas.join(", ")))
        .collect()
}

/// How many transitions are new, changed or gone, and in how many the receiver is asked to confirm and was not.
fn transitions(here: &Here<'_>, compared: &Comparison) -> Option<Sentence> {
    let t = here.t();
    let rules = of_kind(compared, Kind::Transition);
    if rules.is_empty() {
        return None;
    }
    let count = |what| rules.iter().filter(|rule| rule.what == what).count();
    let mut says = t.sum_transitions.to_owned();
    for (mark, what) in [
        ("{a}", What::New),
        ("{b}", What::Changed),
        ("{c}", What::Gone),
    ] {
        says = says.replace(mark, &count(what).to_string());
    }
    let asked = here.site.book.earlier.map_or(0, |earlier| {
        let (now, before) = (confirmed(here.programme()), confirmed(earlier));
        let known: BTreeSet<&str> = earlier
            .transitions
            .iter()
            .map(|row| row.meta.id.as_str())
            .collect();
        now.difference(&before)
            .filter(|id| known.contains(*id))
            .count()
    });
    if asked > 0 {
        says.push_str(&t.sum_confirmed.replace("{}", &asked.to_string()));
    }
    Some(plain(says))
}

/// The transitions of which the receiver is to confirm that it has the child.
fn confirmed(p: &Programme) -> BTreeSet<&str> {
    let rows = p.transitions.iter();
    let asked = rows.filter(|row| {
        let handover = row.handover.as_ref();
        handover.is_some_and(|one| one.confirmed_within_days.is_some())
    });
    asked.map(|row| row.meta.id.as_str()).collect()
}

/// In how many places variants differ from what is common, now and before.
fn places(here: &Here<'_>) -> Option<Sentence> {
    let differences = |p: &Programme| {
        p.variants
            .iter()
            .map(|one| one.changes.len())
            .sum::<usize>()
    };
    let (now, before) = (
        differences(here.programme()),
        differences(here.site.book.earlier?),
    );
    let text = here.t().sum_places;
    let says = text
        .replace("{a}", &now.to_string())
        .replace("{b}", &before.to_string());
    (now != before).then(|| plain(says))
}
