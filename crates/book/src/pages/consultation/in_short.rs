//! What an edition changes for each responsible body, in short: found by comparing what was theirs with what is.

use super::direction::Direction;
use super::duty::{self, Period};
use crate::here::{Actor, Here, Kind, Link};
use crate::pages::changes_summary::is_called;
use crate::phrase::lower;
use crate::recipient::Recipient;
use serde::Serialize;
use stafett_diff::{RuleChange, What};
use stafett_model::{Holder, Programme, Transition, Visit};
use std::collections::BTreeMap;

/// What changes for one body.
#[derive(Serialize)]
pub(crate) struct InShort {
    actor: Actor,
    /// The body's chapter.
    chapter: Option<Link>,
    duties: Vec<DutyChange>,
    rules: Vec<Rules>,
}

impl InShort {
    /// The same in one sentence, without names of visits and transitions; empty where nothing changes.
    pub(crate) fn sentence(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        for duty in &self.duties {
            let area = lower(&duty.area.title);
            match self.duties.iter().find(|one| one.what == duty.what) {
                Some(first) if std::ptr::eq(first, duty) => {
                    parts.push(format!("{}: {area}", lower(duty.what)));
                }
                _ => {
                    let same = |part: &&mut String| part.starts_with(&lower(duty.what));
                    if let Some(part) = parts.iter_mut().find(same) {
                        part.push_str(", ");
                        part.push_str(&area);
                    }
                }
            }
        }
        let rules = self.rules.iter().filter(|row| row.is_main);
        parts.extend(rules.map(|row| format!("{}: {}", lower(row.what), row.rules.len())));
        match parts.is_empty() {
            true => String::new(),
            false => format!("{} – {}", self.actor.link.title, parts.join("; ")),
        }
    }
}

/// What becomes of a body's responsibility for an area.
#[derive(Serialize)]
struct DutyChange {
    what: &'static str,
    area: Link,
    /// The periods that are theirs now and were not.
    now: Vec<Period>,
    /// The periods that were theirs and are no longer.
    was: Vec<String>,
    /// Why nothing of it is theirs any longer.
    reason: String,
}

/// Rules of which the same becomes.
#[derive(Serialize)]
struct Rules {
    what: &'static str,
    /// Whether they are new, gone or moved, and not only otherwise than before.
    #[serde(skip)]
    is_main: bool,
    rules: Vec<Link>,
}

/// What changes for each body; nothing where there is no earlier edition.
pub(crate) fn in_short(here: &Here<'_>) -> Vec<InShort> {
    let Some(earlier) = here.site.book.earlier else {
        return Vec::new();
    };
    let asked = Recipient::all(here.programme()).into_iter();
    let bodies = asked.filter(|who| matches!(who.holder, Holder::Body(_)));
    bodies.map(|who| of(here, &who, earlier)).collect()
}

fn of(here: &Here<'_>, who: &Recipient, earlier: &Programme) -> InShort {
    let before = who.in_other(here.programme(), earlier);
    let mut rules = visits(here, who, before.as_ref());
    rules.extend(transitions(here, who, before.as_ref()));
    rules.retain(|one| !one.rules.is_empty());
    InShort {
        actor: here.actor(who.holder),
        chapter: super::chapter_of(here, who.holder),
        duties: duties(here, who),
        rules,
    }
}

fn duties(here: &Here<'_>, who: &Recipient) -> Vec<DutyChange> {
    let t = here.t();
    let changed = duty::changed(here, who).into_iter();
    changed
        .map(|one| DutyChange {
            what: match (one.had, one.now.is_empty(), one.was.is_empty()) {
                (false, ..) => t.duty_new,
                (true, false, true) if one.alone => t.duty_alone,
                (true, true, _) if !one.has && one.takes_part => t.duty_shared,
                (true, true, _) if !one.has => t.duty_gone,
                (true, false, true) => t.duty_more,
                (true, true, false) => t.duty_less,
                _ => match one.direction {
                    Direction::More => t.duty_more,
                    Direction::Less => t.duty_less,
                    Direction::Both => t.duty_both,
                    Direction::Unclear => t.duty_other,
                },
            },
            area: one.area,
            now: one.now,
            was: one.was,
            reason: one.reason,
        })
        .collect()
}

/// The rules of a kind that differ, each with the link to its change.
fn differing<'h>(here: &'h Here<'_>, kind: Kind) -> Vec<(&'h RuleChange, Link)> {
    let groups = here.site.book.since.iter().flat_map(|all| &all.groups);
    let rules = groups.filter(|group| group.kind == kind);
    let linked = |rule: &'h RuleChange| {
        let change = here.site.changes.at(kind, &rule.id)?;
        let link = Link {
            title: rule.title.clone(),
            href: format!("{}{}#{}", here.root, crate::changes::PATH, change.anchor),
        };
        Some((rule, link))
    };
    rules
        .flat_map(|group| &group.rules)
        .filter_map(linked)
        .collect()
}

/// Sorts rules by what becomes of them.
fn sorted(
    rules: Vec<(&RuleChange, Link)>,
    what: impl Fn(&RuleChange) -> Option<&'static str>,
    order: &[(&'static str, bool)],
) -> Vec<Rules> {
    let mut of: BTreeMap<&'static str, Vec<Link>> = BTreeMap::new();
    for (rule, link) in rules {
        if let Some(what) = what(rule) {
            of.entry(what).or_default().push(link);
        }
    }
    let order = order.iter();
    order
        .map(|(what, is_main)| Rules {
            what,
            is_main: *is_main,
            rules: of.remove(what).unwrap_or_default(),
        })
        .collect()
}

fn visits(here: &Here<'_>, who: &Recipient, before: Option<&Recipient>) -> Vec<Rules> {
    let t = here.t();
    let makes = |p: Option<&Programme>, who: Option<&Recipient>, id: &str| {
        let (Some(p), Some(who)) = (p, who) else {
            return false;
        };
        let is_it = |visit: &&Visit| visit.overlay.is_none() && is_called(visit, id);
        p.visits.iter().filter(is_it).any(|visit| who.makes(visit))
    };
    let what = |rule: &RuleChange| {
        let is = makes(Some(here.programme()), Some(who), &rule.id);
        let was = makes(here.site.book.earlier, before, &rule.id);
        match (was, is) {
            (false, false) => None,
            (false, true) => Some(t.theirs_new),
            (true, false) => Some(t.theirs_gone),
            (true, true) if rule.is_moved() => Some(t.theirs_moved),
            (true, true) if rule.is_for_others() => Some(t.theirs_others),
            (true, true) => Some(t.theirs_other),
        }
    };
    let order = [
        (t.theirs_new, true),
        (t.theirs_gone, true),
        (t.theirs_moved, true),
        (t.theirs_others, false),
        (t.theirs_other, false),
    ];
    sorted(differing(here, Kind::Visit), what, &order)
}

fn transitions(here: &Here<'_>, who: &Recipient, before: Option<&Recipient>) -> Vec<Rules> {
    let t = here.t();
    let row = |p: Option<&Programme>, id: &str| -> Option<(Transition, bool)> {
        let row = p?.transitions.iter().find(|row| row.meta.id == id)?;
        let asked = row.handover.as_ref();
        let confirmed = asked.is_some_and(|one| one.confirmed_within_days.is_some());
        Some((row.clone(), confirmed))
    };
    let what = |rule: &RuleChange| {
        let is = row(Some(here.programme()), &rule.id);
        let was = row(here.site.book.earlier, &rule.id);
        let (receives, gives) = match (&is, &was, before) {
            (Some((is, _)), ..) => (who.receives(is), who.gives(is)),
            (None, Some((was, _)), Some(before)) => (before.receives(was), before.gives(was)),
            _ => (false, false),
        };
        let confirms = is.is_some_and(|(_, asked)| asked) && was.is_some_and(|(_, asked)| !asked);
        match rule.what {
            _ if !receives && !gives => None,
            What::New if receives => Some(t.receives_new),
            What::New => Some(t.gives_new),
            What::Gone => Some(t.passes_gone),
            What::Changed if receives && confirms => Some(t.confirms_new),
            What::Changed if receives => Some(t.receives_other),
            What::Changed => Some(t.gives_other),
        }
    };
    let order = [
        (t.receives_new, true),
        (t.gives_new, true),
        (t.confirms_new, false),
        (t.receives_other, false),
        (t.gives_other, false),
        (t.passes_gone, true),
    ];
    sorted(differing(here, Kind::Transition), what, &order)
}
