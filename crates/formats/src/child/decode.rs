//! From the tree of a text to a child: every problem is noted, nothing stops at the first.

use super::{ChildFile, Expected, expected, recorded};
use crate::fault::{Problem, path_text};
use crate::fields::{Fields, Placed};
use crate::node::Node;
use crate::values::{self, Kind};
use stafett_model::child::{End, TermRecord};
use stafett_model::proof::Words;
use stafett_model::{
    Child, Day, Event, EventId, EventKind, FactId, FactRecord, ItemId, Programme, Season, VisitId,
};

const FACT: Kind = Kind {
    sv: "ingen uppgift",
    en: "fact",
};
const VISIT: Kind = Kind {
    sv: "inget besök",
    en: "visit",
};
const ITEM: Kind = Kind {
    sv: "inget moment och ingen dos",
    en: "content item or dose",
};
const EVENT: Kind = Kind {
    sv: "ingen händelse",
    en: "event",
};

/// Years in which a child may be born.
const BIRTH_YEARS: std::ops::RangeInclusive<i32> = 1900..=2150;

/// The child that a tree states, and what is wrong with it.
pub(super) fn decode(root: &Node, programme: &Programme) -> (ChildFile, Vec<Problem>) {
    let mut decoder = Decoder {
        programme,
        problems: Vec::new(),
        results: Vec::new(),
    };
    let at = Placed {
        node: root,
        path: Vec::new(),
    };
    let file = decoder.file(&at);
    (file, decoder.problems)
}

struct Decoder<'p> {
    programme: &'p Programme,
    problems: Vec<Problem>,
    /// What the results of events say of facts.
    results: Vec<FactRecord>,
}

impl Decoder<'_> {
    fn file(&mut self, at: &Placed<'_>) -> ChildFile {
        let empty = ChildFile {
            child: Child::born(Day::FIRST),
            as_of: None,
            edition: None,
            title: None,
            note: None,
            expect: Vec::new(),
        };
        let Some(mut fields) = Fields::of(at, &mut self.problems) else {
            return empty;
        };
        let id = fields
            .get("id")
            .and_then(|id| values::text(&id, &mut self.problems));
        let born = fields
            .must("born", &mut self.problems)
            .and_then(|born| self.birth(&born));
        let as_of = self.day(&mut fields, "as_of");
        let due_date = self.day(&mut fields, "due_date");
        let history_complete_from = self.day(&mut fields, "history_complete_from");
        let facts = self.each(&mut fields, "facts", Self::fact);
        let events = self.each(&mut fields, "events", Self::event);
        let terms = self.each(&mut fields, "terms", Self::term);
        let edition = self.text(&mut fields, "edition");
        let title = self.text(&mut fields, "title");
        let note = self.text(&mut fields, "note");
        let expect = self.each(&mut fields, "expect", Self::expected);
        fields.finish(&mut self.problems);
        let mut said = std::mem::take(&mut self.results);
        said.extend(recorded::outcomes(self.programme, &events));
        let facts = recorded::with(facts, said);
        let id = id.unwrap_or_default();
        let born = born.unwrap_or(Day::FIRST);
        let child = Child {
            id,
            born,
            due_date,
            history_complete_from,
            facts,
            events,
            terms,
        };
        ChildFile {
            child,
            as_of,
            edition,
            title,
            note,
            expect,
        }
    }

    fn each<T>(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        decode: fn(&mut Self, &Placed<'_>) -> Option<T>,
    ) -> Vec<T> {
        let rows = fields.list(name, &mut self.problems);
        rows.iter().filter_map(|row| decode(self, row)).collect()
    }

    fn birth(&mut self, at: &Placed<'_>) -> Option<Day> {
        let born = values::day(at, &mut self.problems)?;
        if !BIRTH_YEARS.contains(&born.year()) {
            let (first, last) = (BIRTH_YEARS.start(), BIRTH_YEARS.end());
            let message = Words::new(
                format!("ett barn kan vara fött åren {first}–{last}, inte {born}"),
                format!("a child can be born in the years {first}–{last}, not {born}"),
            );
            self.problems.push(Problem::new(&at.path, message));
        }
        Some(born)
    }

    fn day(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<Day> {
        fields
            .get(name)
            .and_then(|at| values::day(&at, &mut self.problems))
    }

    fn text(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<String> {
        let at = fields.get(name)?;
        values::text(&at, &mut self.problems)
    }

    fn expected(&mut self, at: &Placed<'_>) -> Option<Expected> {
        expected::read(self.programme, at, &mut self.problems)
    }

    fn fact(&mut self, at: &Placed<'_>) -> Option<FactRecord> {
        let mut fields = Fields::of(at, &mut self.problems)?;
        let name = fields.must("fact", &mut self.problems);
        let given = fields.must("value", &mut self.problems);
        let from = self.day(&mut fields, "from");
        fields.finish(&mut self.problems);
        let rows = self.programme.facts.iter().map(|fact| &fact.meta);
        let fact = FactId(values::named(&name?, FACT, rows, &mut self.problems)?);
        let value = values::of_fact(&given?, self.programme.fact(fact)?, &mut self.problems)?;
        Some(FactRecord { fact, value, from })
    }

    fn event(&mut self, at: &Placed<'_>) -> Option<Event> {
        let mut fields = Fields::of(at, &mut self.problems)?;
        let id = fields
            .get("id")
            .and_then(|id| values::text(&id, &mut self.problems));
        let on = fields.must("on", &mut self.problems);
        let on = on.and_then(|on| values::day(&on, &mut self.problems));
        let kind = self.event_kind(&mut fields);
        if let (Some(on), Some(EventKind::Done { visit, items })) = (on, &kind) {
            self.results(&mut fields, (*visit, items), on);
        }
        fields.finish(&mut self.problems);
        Some(Event {
            id: id.unwrap_or_else(|| path_text(&at.path)),
            on: on?,
            kind: kind?,
        })
    }

    fn event_kind(&mut self, fields: &mut Fields<'_>) -> Option<EventKind> {
        const KINDS: [(&str, &str); 5] = [
            ("done", "done"),
            ("declined", "declined"),
            ("missed", "missed"),
            ("happened", "happened"),
            ("ended", "ended"),
        ];
        let kind = fields.must("kind", &mut self.problems);
        let kind = kind.and_then(|kind| values::choice(&kind, &KINDS, &mut self.problems));
        match kind {
            Some("happened") => self.named_event(fields),
            Some("ended") => self.end(fields),
            Some("missed") => {
                let at = fields.must("visit", &mut self.problems)?;
                self.visit(&at).map(EventKind::Missed)
            }
            Some(kind) => self.done_or_declined(fields, kind == "done"),
            None => {
                // So that the rest of the event is not called unknown on top.
                for name in ["visit", "item", "items", "results", "event", "reason"] {
                    let _ = fields.get(name);
                }
                None
            }
        }
    }

    fn named_event(&mut self, fields: &mut Fields<'_>) -> Option<EventKind> {
        let at = fields.must("event", &mut self.problems)?;
        let rows = self.programme.events.iter().map(|event| &event.meta);
        let place = values::named(&at, EVENT, rows, &mut self.problems)?;
        Some(EventKind::Happened(EventId(place)))
    }

    fn end(&mut self, fields: &mut Fields<'_>) -> Option<EventKind> {
        const REASONS: [(&str, End); 3] = [
            ("died", End::Died),
            ("emigrated", End::Emigrated),
            ("opted_out", End::OptedOut),
        ];
        let at = fields.must("reason", &mut self.problems)?;
        values::choice(&at, &REASONS, &mut self.problems).map(EventKind::Ended)
    }

    fn done_or_declined(&mut self, fields: &mut Fields<'_>, done: bool) -> Option<EventKind> {
        let (visit, item) = (fields.get("visit"), fields.get("item"));
        let items = if done && item.is_none() {
            fields.list("items", &mut self.problems)
        } else {
            Vec::new()
        };
        match (visit, item) {
            (Some(at), None) => {
                let visit = self.visit(&at);
                let items: Vec<Option<ItemId>> = items.iter().map(|at| self.item(at)).collect();
                let items = items.into_iter().collect::<Option<Vec<ItemId>>>();
                let visit = visit?;
                if done {
                    Some(EventKind::Done {
                        visit,
                        items: items?,
                    })
                } else {
                    Some(EventKind::Declined(visit))
                }
            }
            (None, Some(at)) => {
                let item = self.item(&at)?;
                Some(if done {
                    EventKind::ItemDone(item)
                } else {
                    EventKind::ItemDeclined(item)
                })
            }
            _ => {
                let message = Words::new(
                    "händelsen ska ha antingen \"visit\" eller \"item\"",
                    "the event must have either \"visit\" or \"item\"",
                );
                self.problems.push(Problem::new(fields.path(), message));
                None
            }
        }
    }

    /// Notes the results of a visit that was done.
    fn results(&mut self, fields: &mut Fields<'_>, done: (VisitId, &[ItemId]), on: Day) {
        for (name, at) in fields.entries("results", &mut self.problems) {
            let key = Node::Text(name.to_owned());
            let named = Placed {
                node: &key,
                path: at.path.clone(),
            };
            let Some(item) = self.item(&named) else {
                continue;
            };
            let Some(row) = self.programme.item(item) else {
                continue;
            };
            if !recorded::is_part(self.programme, done, item) {
                self.problems.push(recorded::not_done(&at.path, row));
            }
            if let Some(value) = values::result(&at, row, &mut self.problems) {
                let fact = recorded::result_fact(self.programme, item, done.0);
                let record = |fact| FactRecord {
                    fact,
                    value,
                    from: Some(on),
                };
                self.results.extend(fact.map(record));
            }
        }
    }

    fn visit(&mut self, at: &Placed<'_>) -> Option<VisitId> {
        let rows = self.programme.visits.iter().map(|visit| &visit.meta);
        values::named(at, VISIT, rows, &mut self.problems).map(VisitId)
    }

    fn item(&mut self, at: &Placed<'_>) -> Option<ItemId> {
        let rows = self.programme.items.iter().map(|item| &item.meta);
        values::named(at, ITEM, rows, &mut self.problems).map(ItemId)
    }

    fn term(&mut self, at: &Placed<'_>) -> Option<TermRecord> {
        const SEASONS: [(&str, Season); 2] =
            [("autumn", Season::Autumn), ("spring", Season::Spring)];
        let mut fields = Fields::of(at, &mut self.problems)?;
        let year = fields.must("year", &mut self.problems);
        let year = year.and_then(|at| values::whole(&at, 1900, 2200, &mut self.problems));
        let season = fields.must("season", &mut self.problems);
        let season = season.and_then(|at| values::choice(&at, &SEASONS, &mut self.problems));
        let first_day = fields.must("first_day", &mut self.problems);
        let first_day = first_day.and_then(|at| values::day(&at, &mut self.problems));
        fields.finish(&mut self.problems);
        Some(TermRecord {
            year: year?,
            season: season?,
            first_day: first_day?,
        })
    }
}
