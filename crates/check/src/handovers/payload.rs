//! Whether what is handed over is all that the receiver needs.

use super::Exchange;
use super::needs::{self, Need};
use crate::places::Places;
use stafett_diag::Name;
use stafett_model::proof::{Finding, Rule, Words};
use stafett_model::{Handover, ItemId, Meta, Payload, Programme, VisitId};
use std::collections::BTreeMap;

/// The finding of a handover that lacks something.
pub(super) fn fault(places: &Places, exchange: &Exchange, handover: &Handover) -> Option<Finding> {
    let check = Check { exchange, handover };
    let missing: BTreeMap<Need, Rule> = needs::of(places, exchange)
        .into_iter()
        .filter(|(need, _)| !check.is_met(*need))
        .collect();
    (!missing.is_empty()).then(|| check.finding(&missing))
}

struct Check<'c, 'p> {
    exchange: &'c Exchange<'p>,
    handover: &'c Handover,
}

impl<'p> Check<'_, 'p> {
    fn programme(&self) -> &'p Programme {
        self.exchange.programme
    }

    fn has(&self, payload: &Payload) -> bool {
        self.handover.payload.contains(payload)
    }

    fn is_met(&self, need: Need) -> bool {
        match need {
            Need::Item(item) => self.tells(item),
            Need::Series(series) => {
                let area = self.programme().series(series).map(|row| row.area);
                self.has(&Payload::Series(series))
                    || area.is_some_and(|area| self.has(&Payload::Area(area)))
            }
            Need::Made(visit) => self.items(visit).any(|item| self.tells(item)),
            Need::Undone(visit) => {
                self.has(&Payload::Outstanding) || self.items(visit).all(|item| self.tells(item))
            }
        }
    }

    /// Whether an item is handed over, by itself or with its series or area.
    fn tells(&self, item: ItemId) -> bool {
        let Some(row) = self.programme().item(item) else {
            return false;
        };
        let series = row.dose.as_ref().map(|dose| dose.series);
        self.has(&Payload::Item(item))
            || self.has(&Payload::Area(row.area))
            || series.is_some_and(|series| self.has(&Payload::Series(series)))
    }

    /// The items of a visit that belong to the areas of the transition.
    fn items(&self, visit: VisitId) -> impl Iterator<Item = ItemId> {
        let areas = &self.exchange.transition.areas;
        let row = self.programme().visit(visit).into_iter();
        row.flat_map(|row| needs::items(self.programme(), areas, row))
            .map(|(id, _)| id)
    }

    fn finding(&self, missing: &BTreeMap<Need, Rule>) -> Finding {
        let to = self.exchange.title(self.exchange.transition.to);
        let said: Vec<Words> = distinct(missing.keys().map(|need| self.says(*need)));
        let list = |pick: fn(&Words) -> &str, and| listed(said.iter().map(pick).collect(), and);
        let (sv, en) = (
            list(|words| &words.sv, "och"),
            list(|words| &words.en, "and"),
        );
        let mut finding = self.exchange.finding(
            Name::HandoverIncomplete,
            Words::new(
                format!("överlämningen tar inte med allt som {to} behöver"),
                format!("the handover does not carry all that {to} needs"),
            ),
            Words::new(
                format!("{to} får inte veta {sv}."),
                format!("{to} is not told {en}."),
            ),
            self.help(missing),
        );
        finding.rules.extend(missing.values().cloned());
        finding
    }

    /// What the receiver is not told.
    fn says(&self, need: Need) -> Words {
        let programme = self.programme();
        let title = |meta: Option<&'p Meta>| meta.map_or("?", |meta| meta.title.as_str());
        match need {
            Need::Item(item) => {
                let title = title(programme.item(item).map(|row| &row.meta));
                Words::new(
                    format!("vad som kom fram vid \"{title}\""),
                    format!("what came of \"{title}\""),
                )
            }
            Need::Series(series) => {
                let title = title(programme.series(series).map(|row| &row.meta));
                Words::new(
                    format!("vilka doser av \"{title}\" som är givna"),
                    format!("which doses of \"{title}\" are given"),
                )
            }
            Need::Made(visit) => {
                let title = title(programme.visit(visit).map(|row| &row.meta));
                Words::new(
                    format!("när \"{title}\" gjordes"),
                    format!("when \"{title}\" was made"),
                )
            }
            Need::Undone(_) => Words::new("vad som inte blev gjort", "what was not done"),
        }
    }

    /// The line as it could read.
    fn help(&self, missing: &BTreeMap<Need, Rule>) -> Words {
        let own = self.handover.payload.iter().map(|part| self.payload(part));
        let more = missing.keys().map(|need| self.named(*need));
        let all: Vec<Words> = distinct(own.chain(more).flatten());
        let list = |pick: fn(&Words) -> &str| all.iter().map(pick).collect::<Vec<_>>().join(", ");
        Words::new(
            format!("skriv `överlämnar {}`", list(|words| &words.sv)),
            format!("write `hands over {}`", list(|words| &words.en)),
        )
    }

    /// A part of the payload as it is written; `None` for what stands in words.
    fn payload(&self, part: &Payload) -> Option<Words> {
        let programme = self.programme();
        let id = match part {
            Payload::Item(item) => &programme.item(*item)?.meta.id,
            Payload::Series(series) => &programme.series(*series)?.meta.id,
            Payload::Area(area) => &programme.area(*area)?.meta.id,
            Payload::Outstanding => return Some(Words::new("kvarstående", "outstanding")),
            Payload::Words(_) => return None,
        };
        Some(Words::same(id.as_str()))
    }

    /// What would meet a need, as it is written.
    fn named(&self, need: Need) -> Option<Words> {
        let part = match need {
            Need::Item(item) => Payload::Item(item),
            Need::Series(series) => Payload::Series(series),
            Need::Undone(_) => Payload::Outstanding,
            Need::Made(visit) => {
                let item = self.items(visit).next()?;
                let dose = self.programme().item(item)?.dose.as_ref();
                dose.map_or(Payload::Item(item), |dose| Payload::Series(dose.series))
            }
        };
        self.payload(&part)
    }
}

/// "A, B och C".
fn listed(parts: Vec<&str>, and: &str) -> String {
    match parts.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} {and} {last}", first.join(", ")),
        _ => parts.concat(),
    }
}

/// Each of these once, in the order in which they come first.
fn distinct(all: impl Iterator<Item = Words>) -> Vec<Words> {
    let mut once: Vec<Words> = Vec::new();
    for words in all {
        if !once.contains(&words) {
            once.push(words);
        }
    }
    once
}
