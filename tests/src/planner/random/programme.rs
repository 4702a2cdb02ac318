//! Texts of small random programmes that reach every kind of window, condition and period.

use crate::judge::Random;
use stafett_compile::{Source, compile};
use stafett_model::{Day, Programme};
use std::fmt::Write;

/// What the points of a programme may rest on.
#[derive(Clone, Copy, Debug)]
pub struct Kinds {
    /// Terms, grades and school start.
    pub school: bool,
    /// A vaccine series.
    pub doses: bool,
    /// Conditions on facts, and what the population says of them.
    pub facts: bool,
    /// Conditions on how visits went.
    pub results: bool,
    /// Periods of responsibility.
    pub legs: bool,
    /// Records that are known late, correct each other and are withdrawn.
    pub records: bool,
    /// Events of which only the month is known, or the year.
    pub months: bool,
    /// Reprioritisations. No visit shows an event then: the days on which such an event may have been, with those on
    /// which the due date may lie, are too many to look at each of them under each set of reprioritisations.
    pub modes: bool,
}

/// The services of every programme.
const SERVICES: [&str; 3] = ["s1", "s2", "s3"];

/// The events of every programme.
const EVENTS: [&str; 2] = ["e1", "e2"];

/// The first days on which an event can happen.
const EARLIEST: [&str; 8] = [
    "birth",
    "birth",
    "1 week before birth",
    "1 week",
    "1 month",
    "13 weeks",
    "2 weeks after v1",
    "1 month after e1",
];

/// Ages, about in order.
const AGES: [&str; 20] = [
    "birth",
    "1 week",
    "2 weeks",
    "4 weeks",
    "30 days",
    "1 month",
    "31 days",
    "8 weeks",
    "2 months",
    "9 weeks",
    "3 months −1 day",
    "13 weeks",
    "3 months",
    "3 months 3 days",
    "4 months",
    "6 months",
    "27 weeks",
    "1 year",
    "1 year 1 month −1 day",
    "2 years",
];

/// First days of reprioritisations, soon after the births.
const SUSPENDED: [&str; 8] = [
    "2022-05-01",
    "2023-01-10",
    "2023-03-01",
    "2023-06-15",
    "2023-11-01",
    "2024-02-10",
    "2024-03-05",
    "2024-06-01",
];

/// How many of them a window may begin with.
const BEGINNINGS: usize = 15;

const LENGTHS: [&str; 8] = [
    "2 weeks", "4 weeks", "30 days", "1 month", "31 days", "2 months", "1 week", "6 months",
];

const SCHOOL: [&str; 8] = [
    "school start",
    "preschool class",
    "grade 1 (nine-year)",
    "spring term year of turning 2",
    "autumn term year of turning 1",
    "2 weeks after school start",
    "1 month before school start",
    "17 August same year as school start",
];

const CONDITIONS: [&str; 14] = [
    "twin",
    "not twin",
    "sort a",
    "sort a or b",
    "not (sort a)",
    "home x",
    "home x or y",
    "twin and home x",
    "twin or (home z)",
    "preterm at least 2",
    "preterm 1–2",
    "twin or not twin",
    "(sort a) or twin and home y",
    "sort unknown",
];

const INVARIANTS: [&str; 8] = [
    "always not (twin and sort a)",
    "always (home x) or twin",
    "always not (sort b and preterm at least 1)",
    "always not (home z)   from birth until 2 months",
    "always not twin or preterm at least 1",
    "always home x   from birth until 1 month",
    "always (home x or y)   from 3 months until 6 months",
    "always not (home y and twin)   from 2 months until 5 months",
];

/// A random programme under construction.
struct Text<'r> {
    random: &'r mut Random,
    kinds: Kinds,
    text: String,
    /// Names of the visits written so far.
    visits: Vec<String>,
    /// How many doses the series has.
    doses: usize,
    /// Whether the series names products.
    products: bool,
}

/// What a text says, where the compiler takes it.
pub fn compiled(text: &str) -> Option<Programme> {
    let path = "p.stafett".into();
    let text = text.into();
    compile(&[Source { path, text }]).programme
}

/// The text of a random programme.
pub fn text(random: &mut Random, kinds: Kinds) -> String {
    let mut text = Text {
        random,
        kinds,
        text: String::new(),
        visits: Vec::new(),
        doses: 0,
        products: false,
    };
    text.head();
    text.population();
    text.facts();
    if kinds.school {
        text.school();
    }
    text.actors();
    text.items();
    for number in 1..=2 + text.random.below(4) {
        text.visit(number);
    }
    if kinds.legs {
        text.responsibility();
    }
    if kinds.modes {
        for number in 1..=1 + text.random.below(3) {
            text.reprioritisation(number);
        }
    }
    text.text
}

impl Text<'_> {
    fn pick(&mut self, of: &[&'static str]) -> &'static str {
        of[self.random.below(of.len())]
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "{line}");
    }

    fn head(&mut self) {
        let rule = self.pick(&["last day", "next month"]);
        self.line(&format!(
            "programme p \"P\" {{\n  country \"SE\"\n  language english\n  month end {rule}\n  release \"1\"\n}}"
        ));
    }

    fn population(&mut self) {
        self.line("population children \"Children\" {");
        self.line("  born from 2019-01-01 through 2025-12-31");
        if self.kinds.facts {
            for _ in 0..self.random.below(3) {
                let invariant = self.pick(&INVARIANTS);
                self.line(&format!("  {invariant}"));
            }
        }
        if self.random.once_in(3) {
            self.line("  due date from 1 week before birth through 10 days after birth");
        }
        self.line("}");
    }

    fn facts(&mut self) {
        let declared = [
            ("twin", "yes or no", "yes", "fixed"),
            ("sort", "one of a, b, c", "b", "fixed"),
            ("home", "one of x, y, z", "x", "may change"),
            ("preterm", "whole number 0–3", "1", "fixed"),
        ];
        for (name, values, value, change) in declared {
            self.line(&format!(
                "fact {name} \"{name}\" {{\n  values {values}\n  {change}"
            ));
            if self.random.once_in(3) {
                self.line(&format!("  if unknown {value}"));
            }
            self.line("}");
        }
        for event in EVENTS {
            self.event(event);
        }
    }

    /// Something that happens, and now and then whose visits show it.
    fn event(&mut self, name: &str) {
        // The first of them is counted from no other.
        let last = EARLIEST.len() - usize::from(name == EVENTS[0]);
        let earliest = self.pick(&EARLIEST[..last]);
        self.line(&format!(
            "event {name} \"{name}\" {{\n  earliest {earliest}"
        ));
        // What is suspended is looked at on each day on which any of what it rests on may have been: not on all those
        // by which a visit shows an event, too.
        if !self.kinds.modes && self.random.once_in(2) {
            let services = self.pick(&["s1", "s2", "s1, s2", "s3"]);
            self.line(&format!("  shown by visits to {services}"));
        }
        self.line("}");
    }

    fn school(&mut self) {
        if self.random.once_in(2) {
            self.line("fact entry \"Entry\" {\n  values one of regular, late\n  fixed");
            if self.random.once_in(3) {
                self.line("  if unknown regular");
            }
            self.line("}");
            self.line("school calendar c \"C\" {");
            self.line("  school start year of turning 1 if entry regular");
            self.line("  school start year of turning 2 if entry late");
        } else {
            self.line("school calendar c \"C\" {\n  school start year of turning 1");
        }
        self.line("  autumn term from 15 August through 17 August");
        self.line("  spring term from 7 January through 9 January");
        if self.random.once_in(2) {
            self.line("  autumn term 2024 2024-08-20");
        }
        self.line("  nine-year preschool class, grade 1–9\n}");
    }

    fn actors(&mut self) {
        self.line("responsible body b1 \"B1\" { everywhere }");
        self.line("responsible body b2 \"B2\" { everywhere }");
        for service in SERVICES {
            let bodies = self.pick(&["b1", "b2", "b1, b2"]);
            self.line(&format!(
                "service {service} \"{service}\" {{\n  responsible body {bodies}\n  everywhere\n}}"
            ));
        }
        self.line("area h \"H\" { }\narea d \"D\" { }");
    }

    fn items(&mut self) {
        self.line("content item m1 \"M1\" {\n  area h\n  outcomes good, bad\n}");
        self.line("content item m2 \"M2\" { area d }");
        if self.kinds.doses {
            self.series();
        }
    }

    fn series(&mut self) {
        self.doses = 1 + self.random.below(3);
        self.line("series r \"R\" {\n  area h");
        self.products = self.random.once_in(2);
        if self.products {
            self.line("  products p1 \"P1\", p2 \"P2\"");
        }
        if self.random.once_in(3) {
            let age = AGES[4 + self.random.below(10)];
            let point = self.point(age);
            self.line(&format!("  begun by {point}"));
        }
        if self.random.once_in(2) {
            let grace = self.pick(&["4 days", "1 week", "1 month"]);
            self.line(&format!("  grace {grace}"));
        }
        if self.random.once_in(4) {
            self.line("  distances also after invalid dose");
        }
        for number in 1..=self.doses {
            let dose = self.dose(number);
            self.line(&format!("  dose {number} {dose}"));
        }
        let afterwards = self.afterwards();
        self.line(&format!("{afterwards}}}"));
    }

    fn dose(&mut self, number: usize) -> String {
        let [earliest, recommended, latest] = self.ages();
        let mut when = format!("recommended {recommended}, earliest {earliest}, latest {latest}");
        let before = |random: &mut Random| 1 + random.below(number - 1);
        if number > 1 && !self.random.once_in(4) {
            let (length, from) = (self.pick(&LENGTHS), before(self.random));
            let _ = write!(when, ", at least {length} after dose {from}");
        }
        if number > 1 && self.random.once_in(6) {
            let (length, from) = (self.pick(&LENGTHS), before(self.random));
            let _ = write!(when, ", at most {length} after dose {from}");
        }
        if self.random.once_in(5) {
            let from = AGES[self.random.below(BEGINNINGS)];
            let from = self.point(from);
            let _ = write!(when, ", valid from {from}");
        }
        if number > 1 && self.random.once_in(4) {
            let (length, from) = (self.pick(&LENGTHS), before(self.random));
            let _ = write!(when, ", valid at least {length} after dose {from}");
        }
        if self.random.once_in(4) {
            let condition = self.dose_condition(number);
            let _ = write!(when, " if {condition}");
        }
        when
    }

    /// What a dose is for, by what was given of the doses before this number, or by a fact.
    fn dose_condition(&mut self, number: usize) -> String {
        if number == 1 || self.kinds.facts && self.random.once_in(3) {
            return match self.kinds.facts {
                true => self.pick(&CONDITIONS).to_owned(),
                false => "twin".to_owned(),
            };
        }
        let earlier = 1 + self.random.below(number - 1);
        let when = AGES[self.random.below(AGES.len())];
        match self.random.below(3) {
            0 if self.products => format!("r dose {earlier} with p1"),
            1 => format!("r dose {earlier} from {when}"),
            _ => format!("r dose {earlier} before {when}"),
        }
    }

    /// Three ages, about in order.
    fn ages(&mut self) -> [&'static str; 3] {
        let from = self.random.below(BEGINNINGS);
        let then = from + self.random.below(3);
        let until = then + 1 + self.random.below((AGES.len() - then - 1).min(6));
        [AGES[from], AGES[then], AGES[until]]
    }

    /// Such a day, or now and then one that rests on something else.
    fn point(&mut self, age: &str) -> String {
        let school = self.kinds.school && self.random.once_in(4);
        match self.random.below(14) {
            _ if school => self.pick(&SCHOOL).to_owned(),
            0 => self.pick(&EVENTS).to_owned(),
            1 => format!("{} after {}", self.pick(&LENGTHS), self.pick(&EVENTS)),
            2 => "due date".to_owned(),
            3 => format!("{} after due date", self.pick(&LENGTHS)),
            4 if !self.visits.is_empty() => {
                let visit = self.earlier();
                format!("{} after {visit}", self.pick(&LENGTHS))
            }
            5 => "year of turning 1".to_owned(),
            _ => age.to_owned(),
        }
    }

    fn later(&mut self) -> String {
        let age = AGES[9 + self.random.below(AGES.len() - 9)];
        self.point(age)
    }

    fn earlier(&mut self) -> String {
        let place = self.random.below(self.visits.len());
        self.visits[place].clone()
    }

    fn when(&mut self) -> String {
        if self.kinds.school && self.random.once_in(8) {
            return self
                .pick(&["grade 1 (nine-year)", "preschool class"])
                .to_owned();
        }
        if self.random.once_in(8) {
            return self
                .pick(&["6–8 weeks", "1–2 months", "6–8 weeks corrected age"])
                .to_owned();
        }
        let [earliest, recommended, latest] = self.ages();
        let (earliest, latest) = (self.point(earliest), self.point(latest));
        let mut when = match self.random.below(3) {
            0 => format!("recommended {earliest}, earliest {earliest}, latest {latest}"),
            1 => {
                let recommended = self.point(recommended);
                format!("recommended {recommended}, earliest {earliest}, latest {latest}")
            }
            _ => format!("recommended 5–7 weeks, earliest {earliest}, latest {latest}"),
        };
        if !self.visits.is_empty() && self.random.once_in(5) {
            let (length, from) = (self.pick(&LENGTHS), self.earlier());
            let bound = self.pick(&["at least", "at least", "at most"]);
            let _ = write!(when, ", {bound} {length} after {from}");
        }
        when
    }

    fn afterwards(&mut self) -> String {
        match self.random.below(8) {
            0 => String::new(),
            1 => "  afterwards is carried over\n".to_owned(),
            2 | 3 => "  afterwards is offered again\n".to_owned(),
            4 | 5 => format!("  afterwards is caught up until {}\n", self.later()),
            _ => "  afterwards lapses\n".to_owned(),
        }
    }

    fn contents(&mut self) -> String {
        let mut items: Vec<String> = Vec::new();
        for item in ["m1", "m2"] {
            if self.random.once_in(2) {
                items.push(item.to_owned());
            }
        }
        for dose in 1..=self.doses {
            if self.random.once_in(3) {
                items.push(format!("r dose {dose}"));
            }
        }
        items.join(", ")
    }

    fn condition(&mut self) -> String {
        let earlier = !self.visits.is_empty();
        if self.kinds.results && earlier && self.random.once_in(2) {
            let visit = self.earlier();
            let told = self.pick(&["missed", "declined", "done", "missed or declined"]);
            return format!("{visit} {told}");
        }
        self.pick(&CONDITIONS).to_owned()
    }

    fn visit(&mut self, number: usize) {
        let (when, afterwards) = (self.when(), self.afterwards());
        let service = self.pick(&SERVICES[..2]);
        self.line(&format!("visit v{number} \"V{number}\" {{\n  when {when}"));
        self.line(&format!("{afterwards}  performed by {service}"));
        let contents = self.contents();
        if !contents.is_empty() {
            self.line(&format!("  contents {contents}"));
        }
        if self.kinds.facts && self.random.once_in(3) {
            let condition = self.condition();
            self.line(&format!("  if {condition}"));
        } else if self.doses > 0 && self.random.once_in(5) {
            let condition = self.dose_condition(self.doses + 1);
            self.line(&format!("  if {condition}"));
        }
        if self.random.once_in(6) {
            self.line("  as needed");
        }
        if self.random.once_in(10) {
            let born = self.pick(&[
                "from 2022-03-01",
                "10 September–31 March",
                "1 March–30 June",
            ]);
            self.line(&format!("  for born {born}"));
        }
        self.line("}");
        self.visits.push(format!("v{number}"));
    }

    /// A time in which some visits or contents are not offered.
    fn reprioritisation(&mut self, number: usize) {
        let first = Day::parse(self.pick(&SUSPENDED)).expect("a day");
        let length = [10, 30, 60, 120, 300][self.random.below(5)];
        let last = first.plus(length).expect("a day");
        self.line(&format!(
            "reprioritisation o{number} \"O{number}\" {{\n  in force from {first} through {last}"
        ));
        let mut suspended = vec![self.earlier()];
        if self.random.once_in(2) {
            suspended.push(self.earlier());
        }
        if self.random.once_in(3) {
            suspended.push("m1".to_owned());
        }
        if self.doses > 0 && self.random.once_in(3) {
            suspended.push("r dose 1".to_owned());
        }
        suspended.dedup();
        self.line(&format!("  suspends {}", suspended.join(", ")));
        if self.kinds.facts && self.random.once_in(3) {
            let condition = self.pick(&CONDITIONS);
            self.line(&format!("  if {condition}"));
        }
        let follows = match self.random.below(3) {
            0 => String::new(),
            1 => "  afterwards lapses\n".to_owned(),
            _ => format!("  afterwards is caught up until {}\n", self.later()),
        };
        self.line(&format!("{follows}}}"));
    }

    fn responsibility(&mut self) {
        for area in ["h", "d"] {
            self.line(&format!(
                "responsibility for {area} from birth until 2 years {{"
            ));
            self.periods("responsible body", ["b1", "b2"]);
            self.periods("performed by", ["s1", "s2"]);
            self.line("}");
        }
        for number in 1..=self.random.below(4) {
            self.transition(number);
        }
    }

    /// The periods of two holders: one after the other, or anywhere.
    fn periods(&mut self, kind: &str, names: [&str; 2]) {
        let relay = self.random.once_in(2);
        let [_, passes, _] = self.ages();
        let passes = self.point(passes);
        for (place, name) in names.into_iter().enumerate() {
            let [from, _, until] = self.ages();
            let (mut from, mut until) = (self.point(from), self.point(until));
            if relay {
                let end = [("birth", passes.as_str()), (&passes, "2 years")][place];
                (from, until) = (end.0.to_owned(), end.1.to_owned());
            }
            let condition = match self.kinds.facts && self.random.once_in(3) {
                true => format!("   if {}", self.pick(&CONDITIONS)),
                false => String::new(),
            };
            self.line(&format!(
                "  {kind} {name} from {from} until {until}{condition}"
            ));
        }
    }

    fn transition(&mut self, number: usize) {
        let (from, to) = (self.pick(&SERVICES[..2]), self.pick(&SERVICES[..2]));
        self.line(&format!(
            "transition t{number} \"T{number}\" from {from} to {to} {{"
        ));
        if self.random.once_in(3) {
            self.line("  areas h");
        }
        if self.random.once_in(2) {
            let [_, when, _] = self.ages();
            let when = self.point(when);
            self.line(&format!("  when {when}"));
        }
        if !self.random.once_in(6) {
            self.line("  handover {");
            if self.random.once_in(2) {
                let [_, _, latest] = self.ages();
                let latest = self.point(latest);
                self.line(&format!("    when latest {latest}"));
            }
            self.line("    hands over outstanding\n    without consent under \"law\"");
            let days = self.pick(&["7 days", "20 days", "100 days"]);
            let otherwise = self.pick(&[
                "",
                ", otherwise s1 follows up",
                ", otherwise s2 keeps responsibility",
            ]);
            self.line(&format!("    confirmed within {days}{otherwise}\n  }}"));
        }
        self.line("}");
    }
}
