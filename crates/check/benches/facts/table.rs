//! Programme texts of one area whose responsibility is told apart by facts alone.

use std::collections::VecDeque;
use std::fmt::Write;

/// A decision table of so many conditional legs over so many facts: every child falls under one,
/// but for a gap or an overlap at every fiftieth.
pub fn table(rows: usize, facts: usize) -> String {
    let kinds: Vec<Kind> = (0..facts).map(|at| KINDS[at % KINDS.len()]).collect();
    let whole = kinds.iter().map(|kind| (0, kind.count() - 1)).collect();
    let mut dice = Dice(0x5eed);
    let mut open: VecDeque<Row> = VecDeque::from([whole]);
    while open.len() < rows {
        let Some(row) = open.pop_front() else { break };
        open.extend(halves(row, &mut dice));
    }
    for row in open.iter_mut().step_by(50) {
        disturb(row, &kinds, &mut dice);
    }
    let mut legs = String::new();
    for (at, row) in open.iter().enumerate() {
        leg(&mut legs, at % SERVICES, &condition(row, &kinds));
    }
    programme(&declared(&kinds), &legs)
}

/// Six facts on which the responsibility rests, and so many regions that each have a service of their
/// own in its place for one of the cases.
pub fn variants(regions: usize) -> String {
    let mut facts = String::from("uppgift region \"Region\" { värden en av övrig");
    (0..regions).for_each(|at| put(&mut facts, format_args!(", r{at}")));
    facts.push_str(" fast }\n");
    for at in 0..6 {
        put(
            &mut facts,
            format_args!("uppgift u{at} \"u{at}\" {{ värden ja eller nej kan ändras }}\n"),
        );
    }
    let mut legs = String::new();
    for at in 0..6 {
        let earlier = (0..at).map(|earlier| format!("(inte u{earlier}) och "));
        let case: String = earlier.chain([format!("u{at}")]).collect();
        if at > 0 {
            leg(&mut legs, at, &case);
            continue;
        }
        for region in 0..regions {
            leg(
                &mut legs,
                6 + region,
                &format!("{case} och region r{region}"),
            );
        }
        leg(&mut legs, 0, &format!("{case} och region övrig"));
    }
    let none: Vec<String> = (0..6).map(|at| format!("(inte u{at})")).collect();
    leg(&mut legs, 0, &none.join(" och "));
    programme(&facts, &legs)
}

const SERVICES: usize = 96;

/// For each fact the first and last of the values that a leg has, by place, both included.
type Row = Vec<(usize, usize)>;

#[derive(Clone, Copy)]
enum Kind {
    YesNo,
    OneOf(usize),
    Whole(usize),
    /// A day that is one of so many, or none of them.
    Date(usize),
}

const KINDS: [Kind; 7] = [
    Kind::Whole(6_000),
    Kind::OneOf(21),
    Kind::YesNo,
    Kind::Whole(43),
    Kind::OneOf(6),
    Kind::Date(12),
    Kind::YesNo,
];

impl Kind {
    fn count(self) -> usize {
        match self {
            Kind::YesNo => 2,
            Kind::OneOf(count) | Kind::Whole(count) => count,
            Kind::Date(count) => count + 1,
        }
    }

    fn values(self) -> String {
        match self {
            Kind::YesNo => "ja eller nej".into(),
            Kind::OneOf(count) => format!("en av {}", list(0..count, |at| format!("v{at}"), ", ")),
            Kind::Whole(count) => format!("heltal 0–{}", count - 1),
            Kind::Date(_) => "datum".into(),
        }
    }

    /// The condition that fact `at` has one of these values. A negation stands in brackets: `om inte`
    /// negates all that follows.
    fn test(self, at: usize, (first, last): (usize, usize)) -> String {
        let day = |at: usize| format!("2024-{:02}-01", at + 1);
        match self {
            Kind::YesNo if first == 0 => format!("(inte f{at})"),
            Kind::YesNo => format!("f{at}"),
            Kind::OneOf(_) => format!("f{at} {}", values(first..last + 1, |at| format!("v{at}"))),
            Kind::Whole(_) => format!("f{at} {first}–{last}"),
            Kind::Date(count) if last == count => {
                format!("(inte (f{at} {}))", values(0..first, day))
            }
            Kind::Date(_) => format!("f{at} {}", values(first..last + 1, day)),
        }
    }
}

fn list(of: std::ops::Range<usize>, name: impl Fn(usize) -> String, between: &str) -> String {
    of.map(name).collect::<Vec<_>>().join(between)
}

/// "a", "a eller b", "a, b eller c".
fn values(of: std::ops::Range<usize>, name: impl Fn(usize) -> String) -> String {
    let last = name(of.end - 1);
    match of.len() {
        1 => last,
        _ => format!("{} eller {last}", list(of.start..of.end - 1, &name, ", ")),
    }
}

/// A row cut in two by a fact that still has several values.
fn halves(row: Row, dice: &mut Dice) -> Vec<Row> {
    let free: Vec<usize> = (0..row.len())
        .filter(|at| row[*at].0 < row[*at].1)
        .collect();
    if free.is_empty() {
        return vec![row];
    }
    let at = free[dice.below(free.len())];
    let (first, last) = row[at];
    let cut = first + dice.below(last - first);
    let (mut low, mut high) = (row.clone(), row);
    low[at].1 = cut;
    high[at].0 = cut + 1;
    vec![low, high]
}

/// Moves one end of a row: a gap, or an overlap with its neighbours.
fn disturb(row: &mut Row, kinds: &[Kind], dice: &mut Dice) {
    let held: Vec<usize> = (0..row.len())
        .filter(|at| row[*at].1 + 1 < kinds[*at].count())
        .collect();
    if held.is_empty() {
        return;
    }
    let (first, last) = &mut row[held[dice.below(held.len())]];
    if *first < *last && dice.below(2) == 0 {
        *last -= 1;
    } else {
        *last += 1;
    }
}

fn condition(row: &Row, kinds: &[Kind]) -> String {
    let facts = row.iter().zip(kinds).enumerate();
    let held = facts.filter(|(_, ((first, last), kind))| last + 1 - first < kind.count());
    let tests: Vec<String> = held
        .map(|(at, (ends, kind))| kind.test(at, *ends))
        .collect();
    tests.join(" och ")
}

fn declared(kinds: &[Kind]) -> String {
    let declare = |(at, kind): (usize, &Kind)| {
        format!(
            "uppgift f{at} \"f{at}\" {{ värden {} fast }}\n",
            kind.values()
        )
    };
    kinds.iter().enumerate().map(declare).collect()
}

fn leg(legs: &mut String, service: usize, condition: &str) {
    put(
        legs,
        format_args!("  utförs av s{service} från födseln fram till 18 år om {condition}\n"),
    );
}

fn put(text: &mut String, more: std::fmt::Arguments) {
    text.write_fmt(more)
        .expect("a text takes all that is written");
}

fn programme(facts: &str, legs: &str) -> String {
    let services: String = (0..SERVICES)
        .map(|at| format!("verksamhet s{at} \"s{at}\" {{ huvudman regionen finns överallt }}\n"))
        .collect();
    format!(
        "program prov \"Prov\" {{ land \"SE\" språk svenska månadsslut sista dagen utgåva \"1\" }}\n\
         befolkning barnen \"Barnen\" {{ födda från 2020-01-01 till och med 2020-12-31 }}\n\
         huvudman regionen \"Regionen\" {{ finns överallt }}\n{services}\
         område hälsa \"Hälsa\" {{ }}\n{facts}\
         ansvar för hälsa från födseln fram till 18 år {{\n\
         \x20 huvudman regionen från födseln fram till 18 år\n{legs}}}\n"
    )
}

/// Numbers that look random and are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}
