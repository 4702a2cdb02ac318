//! From the tree of a text to a child: every problem is noted, nothing stops at the first.

use super::{ChildFile, Expected, Names, expected, recorded};
use crate::fault::Problem;
use crate::fields::{Fields, Placed};
use crate::node::Node;
use crate::values::{self, Kind};
use stafett_model::child::TermRecord;
use stafett_model::proof::Words;
use stafett_model::{Child, Day, FactId, FactRecord, Programme, Season};

const FACT: Kind = Kind {
    sv: "ingen uppgift",
    en: "fact",
};

/// Years in which a child may be born.
const BIRTH_YEARS: std::ops::RangeInclusive<i32> = 1900..=2150;

/// The child that a tree states, and what is wrong with it.
pub(super) fn decode(
    root: &Node<'_>,
    programme: &Programme,
    names: &Names,
) -> (ChildFile, Vec<Problem>) {
    let mut decoder = Decoder {
        programme,
        names,
        problems: Vec::new(),
        results: Vec::new(),
    };
    let at = Placed::root(root);
    let file = decoder.file(&at);
    (file, decoder.problems)
}

/// The reading of one child: what it refers to, and what is wrong so far.
pub(super) struct Decoder<'p> {
    pub(super) programme: &'p Programme,
    pub(super) names: &'p Names,
    pub(super) problems: Vec<Problem>,
    /// What the results of events say of facts.
    pub(super) results: Vec<FactRecord>,
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
        let facts = recorded::with(facts, std::mem::take(&mut self.results));
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

    pub(super) fn day(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<Day> {
        fields
            .get(name)
            .and_then(|at| values::day(&at, &mut self.problems))
    }

    pub(super) fn text(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<String> {
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
        let id = self.text(&mut fields, "id");
        let recorded = self.day(&mut fields, "recorded");
        let corrects = self.text(&mut fields, "corrects");
        fields.finish(&mut self.problems);
        let rows = self.names.facts(self.programme);
        let fact = FactId(values::looked_up(&name?, FACT, rows, &mut self.problems)?);
        let value = values::of_fact(&given?, self.programme.fact(fact)?, &mut self.problems)?;
        Some(FactRecord {
            id: id.unwrap_or_default(),
            recorded,
            corrects,
            ..FactRecord::new(fact, value, from)
        })
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
