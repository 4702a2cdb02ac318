//! Reads the cases of `histories/*.txt`.

use stafett_model::child::{End, TermRecord};
use stafett_model::{
    AsOf, Child, Day, Event, EventId, EventKind, FactId, FactRecord, ItemId, Meta, Occurred,
    Programme, Season, TransitionId, Values, VisitId,
};

/// A child, and what its plan must be like on some days.
pub struct Case {
    /// The file and what the case is about.
    pub title: String,
    /// The child.
    pub child: Child,
    /// What is wanted of its plans.
    pub looks: Vec<Look>,
}

/// What a plan must be like on one day.
pub struct Look {
    /// The day, and the day by which it was known.
    pub as_of: AsOf,
    /// Lines of the plan, and what each is to be.
    pub lines: Vec<(String, Wanted)>,
    /// Areas, and who is to hold the child for each.
    pub holding: Vec<(String, Holds)>,
    /// Ids of questions that it asks.
    pub questions: Vec<String>,
    /// Every warning, kind and about, sorted.
    pub warnings: Vec<String>,
}

/// One thing that is wanted of a line.
#[derive(Debug)]
pub enum Wanted {
    /// Its status, as the plan's JSON spells it.
    Status(String),
    /// When it was done.
    DoneOn(String),
    /// One of its days.
    Day(String, String),
    /// Part of its reason, in Swedish.
    Says(String),
}

/// Who is to hold the child.
pub struct Holds {
    /// Service, state and first day, as written; `-` for a service that is none.
    pub who: String,
    /// The whole sentence in Swedish, where it matters.
    pub says: Option<String>,
}

/// The cases of one file.
pub fn read(programme: &Programme, file: &str, text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if line.starts_with('#') {
            continue;
        }
        if !line.starts_with(' ') {
            cases.push(Case {
                title: format!("{file}: {line}"),
                child: Child::born(day("2026-01-01")),
                looks: Vec::new(),
            });
            continue;
        }
        let case = cases.last_mut().expect("a case begins with its title");
        let place = format!("{}: {line}", case.title);
        let words: Vec<&str> = line.split_whitespace().collect();
        Reader { programme, place }.line(case, &words);
    }
    cases
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

struct Reader<'p> {
    programme: &'p Programme,
    place: String,
}

impl Reader<'_> {
    fn line(&self, case: &mut Case, words: &[&str]) {
        match words {
            ["born", on] => case.child.born = day(on),
            ["complete", on] => case.child.history_complete_from = Some(day(on)),
            ["term", year, season, on] => case.child.terms.push(TermRecord {
                year: year.parse().expect("a year"),
                season: match *season {
                    "autumn" => Season::Autumn,
                    _ => Season::Spring,
                },
                first_day: day(on),
            }),
            ["-", id, "fact", name, value, rest @ ..] => {
                case.child.facts.push(self.fact(id, name, value, rest));
            }
            ["-", id, kind, rest @ ..] => case.child.events.push(self.event(id, kind, rest)),
            ["as", "of", on] => case.looks.push(look(day(on).into())),
            ["as", "of", on, "known", known] => case.looks.push(look(AsOf {
                day: day(on),
                known: day(known),
            })),
            wanted => {
                let look = case
                    .looks
                    .last_mut()
                    .unwrap_or_else(|| panic!("{}", self.place));
                self.wanted(look, wanted);
            }
        }
    }

    fn wanted(&self, look: &mut Look, words: &[&str]) {
        match words {
            ["!", warning @ ..] => {
                look.warnings.push(warning.join(" "));
                look.warnings.sort();
            }
            ["@", area, who @ ..] => {
                let words = who.join(" ");
                let (who, says) = match words.split_once(" says ") {
                    Some((who, says)) => (who.to_owned(), Some(says.to_owned())),
                    None => (words, None),
                };
                look.holding.push((spaced(area), Holds { who, says }));
            }
            ["?", question] => look.questions.push(spaced(question)),
            [id, status, rest @ ..] => {
                let id = spaced(id);
                look.lines
                    .push((id.clone(), Wanted::Status((*status).to_owned())));
                self.more(look, &id, rest);
            }
            _ => panic!("{}", self.place),
        }
    }

    fn more(&self, look: &mut Look, id: &str, mut rest: &[&str]) {
        loop {
            let (wanted, after) = match rest {
                [] => return,
                ["says", words @ ..] => (Wanted::Says(words.join(" ")), &[][..]),
                ["on", on, after @ ..] => (Wanted::DoneOn((*on).to_owned()), after),
                [
                    which @ ("earliest" | "recommended" | "latest"),
                    on,
                    after @ ..,
                ] => (Wanted::Day((*which).to_owned(), (*on).to_owned()), after),
                _ => panic!("{}", self.place),
            };
            look.lines.push((id.to_owned(), wanted));
            rest = after;
        }
    }

    fn event(&self, id: &str, kind: &str, rest: &[&str]) -> Event {
        let (kind, rest) = match (kind, rest) {
            ("retracted", rest) => (EventKind::Retracted, rest),
            ("died", rest) => (EventKind::Ended(End::Died), rest),
            ("emigrated", rest) => (EventKind::Ended(End::Emigrated), rest),
            ("opted_out", rest) => (EventKind::Ended(End::OptedOut), rest),
            (kind, [of, rest @ ..]) => (self.of(kind, of), rest),
            _ => panic!("{}", self.place),
        };
        let (on, rest) = match (&kind, rest) {
            (EventKind::Retracted, rest) => (Day::FIRST.into(), rest),
            (_, [on, rest @ ..]) => (Occurred::parse(on).expect("a day"), rest),
            _ => panic!("{}", self.place),
        };
        let (from, recorded, corrects) = self.record(rest);
        assert!(from.is_none(), "{}", self.place);
        Event {
            recorded,
            corrects,
            ..Event::new(id, on, kind)
        }
    }

    fn of(&self, kind: &str, of: &str) -> EventKind {
        let visit = || VisitId(self.find(of, self.programme.visits.iter().map(|row| &row.meta)));
        let item = || ItemId(self.find(of, self.programme.items.iter().map(|row| &row.meta)));
        let rows = &self.programme.transitions;
        let transition = || TransitionId(self.find(of, rows.iter().map(|row| &row.meta)));
        match kind {
            "done" => EventKind::Done {
                visit: visit(),
                items: Vec::new(),
            },
            "given" => EventKind::ItemDone(item()),
            "declined" => EventKind::Declined(visit()),
            "refused" => EventKind::ItemDeclined(item()),
            "missed" => EventKind::Missed(visit()),
            "cancelled" => EventKind::Cancelled(visit()),
            "handover_sent" => EventKind::HandoverSent(transition()),
            "handover_received" => EventKind::HandoverReceived(transition()),
            "handover_refused" => EventKind::HandoverRefused(transition()),
            "happened" => EventKind::Happened(EventId(
                self.find(of, self.programme.events.iter().map(|row| &row.meta)),
            )),
            _ => panic!("{}", self.place),
        }
    }

    fn fact(&self, id: &str, name: &str, value: &str, rest: &[&str]) -> FactRecord {
        let fact = self.find(name, self.programme.facts.iter().map(|row| &row.meta));
        let row = &self.programme.facts[usize::from(fact)];
        let value = match (&row.values, value) {
            (Values::OneOf(names), value) => names.iter().position(|name| name == value),
            (_, "ja") => Some(1),
            (_, "nej") => Some(0),
            _ => None,
        };
        let value = value.unwrap_or_else(|| panic!("{}", self.place));
        let (from, recorded, corrects) = self.record(rest);
        FactRecord {
            id: id.to_owned(),
            recorded,
            corrects,
            ..FactRecord::new(FactId(fact), i32::try_from(value).unwrap(), from)
        }
    }

    /// What stands at the end of a record: from when, recorded when, in the place of what.
    fn record(&self, rest: &[&str]) -> (Option<Day>, Option<Day>, Option<String>) {
        let mut record = (None, None, None);
        for pair in rest.chunks(2) {
            match pair {
                ["from", on] => record.0 = Some(day(on)),
                ["recorded", on] => record.1 = Some(day(on)),
                ["corrects", id] => record.2 = Some((*id).to_owned()),
                _ => panic!("{}", self.place),
            }
        }
        record
    }

    fn find<'r>(&self, name: &str, mut rows: impl Iterator<Item = &'r Meta>) -> u16 {
        let place = rows.position(|meta| meta.id == name || meta.id == spaced(name));
        let place = place.unwrap_or_else(|| panic!("{}: no {name}", self.place));
        u16::try_from(place).unwrap()
    }
}

fn look(as_of: AsOf) -> Look {
    Look {
        as_of,
        lines: Vec::new(),
        holding: Vec::new(),
        questions: Vec::new(),
        warnings: Vec::new(),
    }
}

fn spaced(name: &str) -> String {
    name.replace('_', " ")
}
