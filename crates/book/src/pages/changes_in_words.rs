//! The changes in a few sentences, made of the two programmes and of nothing else.

use super::consultation::in_short;
use crate::example::Example;
use crate::here::{Here, Kind, Link};
use crate::usual;
use serde::Serialize;
use stafett_diff::{Comparison, RuleChange, What};
use stafett_model::{Programme, Visit, VisitKind};
use std::collections::BTreeSet;

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

/// In which areas responsibility is another, and what changes for each responsible body.
fn responsibility(here: &Here<'_>, compared: &Comparison) -> Vec<Sentence> {
    let t = here.t();
    let rules: Vec<&RuleChange> = of_kind(compared, Kind::Area)
        .into_iter()
        .filter(|rule| rule.what != What::Gone)
        .collect();
    let texts = (t.sum_area_one, t.sum_area_many);
    let areas = (!rules.is_empty()).then(|| counted(here, Kind::Area, texts, &rules, true));
    let bodies = in_short(here).into_iter().map(|one| one.sentence());
    let bodies = bodies.filter(|says| !says.is_empty());
    let bodies = bodies.map(|says| Sentence {
        first: true,
        ..plain(says)
    });
    areas.into_iter().chain(bodies).collect()
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
