//! Which records stand once corrections, retractions and contradictions are settled, as the documentation
//! of `stafett_plan::plan` has it. What stands in the place of an id is asked anew as often as it is needed.

use stafett_model::{Child, Event, EventKind, FactRecord, Programme};
use stafett_plan::WarningKind;

/// The records that stand.
pub struct Standing<'a> {
    pub events: Vec<&'a Event>,
    pub facts: Vec<&'a FactRecord>,
}

/// What there is to warn of corrections and contradictions among the records that were known by a day, each with what
/// it is about: the id of a record, or, of a fact without one, its name.
pub fn warnings(programme: &Programme, child: &Child, known: i32) -> Vec<(WarningKind, String)> {
    let said = Said::by(child, known);
    let about = |record: &Record| match record {
        Record::Fact(fact) if fact.id.is_empty() => {
            programme.facts[fact.fact.index()].meta.id.clone()
        }
        record => record.id().to_owned(),
    };
    let all = || said.all.iter();
    let is_correction = |record: &&Record| record.corrects().is_some() || record.is_retraction();
    let vain = all().filter(is_correction);
    let vain = vain.filter(|record| !said.corrects_something(**record));
    let vain = vain.map(|record| (WarningKind::UnknownCorrection, about(record)));
    let round = all().filter(|record| {
        let target = record
            .corrects()
            .filter(|_| said.corrects_something(**record));
        target.is_some_and(|id| said.leads_to_circle(id, &[]))
    });
    let round = round.map(|record| (WarningKind::CircularCorrections, about(record)));
    let named = || all().filter(|record| !record.id().is_empty());
    let unclear = named().filter(|record| said.place(record.id(), &[]) == Place::Unclear);
    let unclear = unclear.map(|record| (WarningKind::ConflictingCorrections, about(record)));
    let differ = named().filter(|record| {
        said.place(record.id(), &[]) == Place::Themselves
            && !said.corrects_something(**record)
            && said.is_contradicted(**record)
    });
    let differ = differ.map(|record| match record.is_event() {
        true => (WarningKind::ConflictingEvents, about(record)),
        false => (WarningKind::ConflictingFacts, about(record)),
    });
    vain.chain(round).chain(unclear).chain(differ).collect()
}

/// The records that were known by a day and stand.
pub fn standing(child: &Child, known: i32) -> Standing<'_> {
    let said = Said::by(child, known);
    let mut stand: Vec<Record> = Vec::new();
    for record in said
        .all
        .iter()
        .copied()
        .filter(|r| !said.corrects_something(*r))
    {
        stand.extend(said.in_place_of(record).filter(|by| !stand.contains(by)));
    }
    let is_event = |id: &str| child.events.iter().any(|event| event.id == id);
    let stands = |id: &str| {
        stand
            .iter()
            .any(|record| record.is_event() && record.id() == id)
    };
    // What was said with an event stands with it.
    let told = |record: &&Record| {
        let id = record.id();
        id.is_empty() || record.is_event() || !is_event(id) || stands(id)
    };
    let told: Vec<Record> = stand.iter().filter(told).copied().collect();
    Standing {
        events: told.iter().filter_map(|record| record.event()).collect(),
        facts: told.iter().filter_map(|record| record.fact()).collect(),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Record<'a> {
    Event(&'a Event),
    Fact(&'a FactRecord),
}

impl<'a> Record<'a> {
    fn event(self) -> Option<&'a Event> {
        match self {
            Record::Event(event) => Some(event),
            Record::Fact(_) => None,
        }
    }

    fn fact(self) -> Option<&'a FactRecord> {
        match self {
            Record::Fact(fact) => Some(fact),
            Record::Event(_) => None,
        }
    }

    fn is_event(self) -> bool {
        self.event().is_some()
    }

    fn is_retraction(self) -> bool {
        self.event()
            .is_some_and(|event| event.kind == EventKind::Retracted)
    }

    fn id(self) -> &'a str {
        match self {
            Record::Event(event) => &event.id,
            Record::Fact(fact) => &fact.id,
        }
    }

    fn corrects(self) -> Option<&'a str> {
        match self {
            Record::Event(event) => event.corrects.as_deref(),
            Record::Fact(fact) => fact.corrects.as_deref(),
        }
    }

    fn corrects_itself(self) -> bool {
        self.corrects() == Some(self.id())
    }

    fn recorded(self) -> Option<i32> {
        let day = match self {
            Record::Event(event) => event.recorded,
            Record::Fact(fact) => fact.recorded,
        };
        day.map(stafett_model::Day::number)
    }

    /// Whether both say the same, whenever it was recorded.
    fn says(self, other: Record) -> bool {
        match (self, other) {
            (Record::Event(one), Record::Event(two)) => {
                let both_retract = self.is_retraction() && other.is_retraction();
                let same = (&one.kind, one.on, &one.products) == (&two.kind, two.on, &two.products);
                both_retract || same
            }
            (Record::Fact(one), Record::Fact(two)) => {
                (one.fact, one.value, one.from) == (two.fact, two.value, two.from)
            }
            _ => false,
        }
    }
}

/// What stands in the place of the records of an id.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place<'a> {
    Themselves,
    Other(Record<'a>),
    Nothing,
    Unclear,
    /// Its corrections go round in a circle.
    Circle,
}

/// What was said of a child and known.
struct Said<'a> {
    all: Vec<Record<'a>>,
}

impl<'a> Said<'a> {
    /// What was known by a day: the same record twice is once.
    fn by(child: &'a Child, known: i32) -> Said<'a> {
        let events = child.events.iter().map(Record::Event);
        let facts = child.facts.iter().map(Record::Fact);
        let is_known = |record: &Record| record.recorded().is_none_or(|on| on <= known);
        // What was said with an event is known with it.
        let with_unknown = |record: &Record| {
            let mut of_id = child.events.iter().filter(|event| event.id == record.id());
            let mut others = of_id.clone();
            let said_with = !record.id().is_empty() && others.next().is_some();
            said_with && !of_id.any(|event| is_known(&Record::Event(event)))
        };
        let mut all: Vec<Record> = Vec::new();
        for record in events.chain(facts) {
            let known = is_known(&record) && !with_unknown(&record);
            if known && !all.contains(&record) {
                all.push(record);
            }
        }
        Said { all }
    }

    /// Whether the corrections of an id go round in a circle, or what has that id corrects, directly or not, what
    /// does; `asked` for in order to find that of these.
    fn leads_to_circle(&self, id: &'a str, asked: &[&'a str]) -> bool {
        if id.is_empty() || asked.contains(&id) {
            return false;
        }
        let asked = [asked, &[id]].concat();
        let corrections = self
            .of_id(id)
            .filter(|record| !record.corrects_itself() && self.corrects_something(*record));
        let mut corrected = corrections.filter_map(Record::corrects);
        self.place(id, &[]) == Place::Circle
            || corrected.any(|other| self.leads_to_circle(other, &asked))
    }

    fn of_id(&self, id: &str) -> impl Iterator<Item = Record<'a>> {
        self.all
            .iter()
            .copied()
            .filter(move |record| record.id() == id)
    }

    fn has_event(&self, id: &str) -> bool {
        self.of_id(id).any(Record::is_event)
    }

    /// Whether there is something that a record may correct: an event an event, a fact a fact of an id that has
    /// no event, and a retraction anything. What corrects its own id needs something that does not.
    fn corrects_something(&self, record: Record) -> bool {
        let Some(id) = record.corrects().filter(|id| !id.is_empty()) else {
            return false;
        };
        let others = || {
            let others = self.of_id(id).filter(move |other| *other != record);
            others.filter(move |other| !(other.corrects_itself() && record.corrects_itself()))
        };
        match record.is_event() {
            _ if record.is_retraction() => others().next().is_some(),
            true => others().any(Record::is_event),
            false => others().next().is_some() && !self.has_event(id),
        }
    }

    /// What stands in the place of a record that corrects nothing.
    fn in_place_of(&self, record: Record<'a>) -> Option<Record<'a>> {
        if record.id().is_empty() {
            return Some(record).filter(|record| !record.is_retraction());
        }
        let stands = match self.place(record.id(), &[]) {
            Place::Themselves => Some(record).filter(|record| !self.is_contradicted(*record)),
            // What was only said with an event has no part in what becomes of that.
            Place::Other(by) => {
                Some(by).filter(|_| record.is_event() == self.has_event(record.id()))
            }
            Place::Nothing | Place::Unclear | Place::Circle => None,
        };
        stands.filter(|record| !record.is_retraction())
    }

    /// Whether another uncorrected record of the id says something else of the same thing.
    fn is_contradicted(&self, record: Record) -> bool {
        let others = self.of_id(record.id()).filter(|other| *other != record);
        let mut others = others.filter(|other| !self.corrects_something(*other));
        others.any(|other| match (record, other) {
            (Record::Event(_), Record::Event(_)) => true,
            (Record::Fact(one), Record::Fact(two)) => {
                one.fact == two.fact || !self.has_event(record.id())
            }
            _ => false,
        })
    }

    /// What stands in the place of the records of an id; `asked` for in order to find that of these.
    fn place(&self, id: &'a str, asked: &[&'a str]) -> Place<'a> {
        if asked.contains(&id) {
            return Place::Circle;
        }
        let asked = [asked, &[id]].concat();
        let corrections = self.all.iter().copied();
        let corrections =
            corrections.filter(|r| r.corrects() == Some(id) && self.corrects_something(*r));
        let stands_for = |correction: Record<'a>| match correction.id() {
            own if own.is_empty() || own == id => (correction, Place::Themselves),
            own => (correction, self.place(own, &asked)),
        };
        let mut live: Vec<(Record, Place)> = corrections.map(stands_for).collect();
        if live.iter().any(|(_, place)| *place == Place::Circle) {
            return Place::Circle;
        }
        live.retain(|(_, place)| *place != Place::Nothing);
        if live.is_empty() {
            return Place::Themselves;
        }
        let stands = match self.last(&live) {
            Some((correction, Place::Themselves)) => correction,
            Some((_, Place::Other(by))) => by,
            _ => return Place::Unclear,
        };
        match stands.is_retraction() {
            true => Place::Nothing,
            false => Place::Other(stands),
        }
    }

    /// Of several corrections the one that counts: those that say the same are one; else the one recorded last.
    fn last(&self, live: &[(Record<'a>, Place<'a>)]) -> Option<(Record<'a>, Place<'a>)> {
        if let Some(only) = self.one_of(live) {
            return Some(only);
        }
        let recorded: Option<Vec<i32>> = live.iter().map(|(record, _)| record.recorded()).collect();
        let last = recorded?.into_iter().max();
        let of_last = live.iter().filter(|(record, _)| record.recorded() == last);
        self.one_of(&of_last.copied().collect::<Vec<_>>())
    }

    /// The one that all of them are, as they say the same; rather one that was not said with an event, for that may not
    /// stand.
    fn one_of(&self, live: &[(Record<'a>, Place<'a>)]) -> Option<(Record<'a>, Place<'a>)> {
        let (first, others) = live.split_first()?;
        let same = |other: &(Record, Place)| {
            let plain = first.1 == Place::Themselves && other.1 == Place::Themselves;
            plain && first.0.says(other.0)
        };
        let alone =
            |(record, _): &&(Record, Place)| record.is_event() || !self.has_event(record.id());
        let chosen = live.iter().find(alone).unwrap_or(first);
        others.iter().all(same).then_some(*chosen)
    }
}
