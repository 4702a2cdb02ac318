//! Small random programmes of visits: their text, and beside it what the text means.

use crate::judge::almanac::{Almanac, Day, Length, MonthEnd, days, months, weeks};
use crate::judge::halves;
use crate::judge::point::{AUTUMN, At, End, SPRING, Said, School};
use crate::judge::random::Random;
use std::fmt::Write;

/// A set of children by their facts: one bit for each combination of `tvilling` (no, yes) and `sort`
/// (a, b, c).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who(pub u8);

/// How many combinations of facts there are.
pub const COMBINATIONS: u8 = 6;
/// The values of `sort`.
pub const SORTS: u8 = 3;

impl Who {
    pub const EVERYONE: Who = Who((1 << COMBINATIONS) - 1);

    pub fn has(self, combination: u8) -> bool {
        self.0 >> combination & 1 == 1
    }

    pub fn and(self, other: Who) -> Who {
        Who(self.0 & other.0)
    }

    pub fn not(self) -> Who {
        Who(!self.0 & Who::EVERYONE.0)
    }
}

/// A set of children and how it is written behind `om`.
pub type Meant = (&'static str, Who);

/// The twins, and those of each sort.
const TWINS: Who = Who(0b111_000);
const A: Who = Who(0b001_001);
const B: Who = Who(0b010_010);

const CONDITIONS: [(&str, Who); 8] = [
    ("tvilling", TWINS),
    ("inte tvilling", Who(0b000_111)),
    ("sort a", A),
    ("sort b", B),
    ("sort a eller b", Who(0b011_011)),
    ("inte (sort a)", Who(0b110_110)),
    ("tvilling och sort c", Who(0b100_000)),
    ("tvilling eller sort b", Who(0b111_010)),
];

pub const SERVICES: [&str; 3] = ["s1", "s2", "s3"];
pub const ITEMS: [&str; 2] = ["m1", "m2"];

#[derive(Clone)]
pub struct Leg {
    pub service: &'static str,
    pub from: Said,
    pub until: Said,
    pub who: Meant,
}

/// What follows when a visit was missed.
#[derive(Clone, PartialEq)]
pub enum After {
    Unsaid,
    Lapses,
    CaughtUpUntil(Said),
    CarriedOver,
    OfferedAgain,
}

/// A distance from an earlier visit of the list.
#[derive(Clone)]
pub struct Distance {
    pub at_least: bool,
    pub length: (&'static str, Length),
    pub from: String,
}

#[derive(Clone)]
pub struct Visit {
    pub name: String,
    pub service: &'static str,
    pub earliest: Said,
    pub latest: Said,
    /// `None`: the first day, as the language has it where nothing is written.
    pub recommended: Option<Said>,
    pub distance: Option<Distance>,
    pub who: Meant,
    pub as_needed: bool,
    pub items: Vec<&'static str>,
    pub after: After,
}

/// What a requirement asks for.
#[derive(Clone)]
pub struct Requirement {
    pub at_least: usize,
    /// `en gång`: at least one and at most one.
    pub once: bool,
    pub item: &'static str,
    pub by: Option<&'static str>,
    pub from: Said,
    pub until: Said,
    pub who: Meant,
    pub spread: Option<(&'static str, Length)>,
}

/// A transition, and whether it hands over what is undone.
#[derive(Clone)]
pub struct Transition {
    pub name: String,
    pub from: &'static str,
    pub to: &'static str,
    pub outstanding: bool,
}

/// A programme of one area.
#[derive(Clone)]
pub struct Programme {
    pub month_end: MonthEnd,
    pub born: (Day, Day),
    pub school: Option<School>,
    /// Children whom the population does not have.
    pub never: Option<Meant>,
    /// The least time between two offerings of the first item.
    pub spacing: Option<(&'static str, Length)>,
    pub legs: Vec<Leg>,
    pub transitions: Vec<Transition>,
    pub visits: Vec<Visit>,
    pub requirement: Option<Requirement>,
    /// `m1 före m2` is demanded.
    pub ordered: bool,
}

impl Programme {
    /// The children of the population.
    pub fn population(&self) -> Who {
        self.never.map_or(Who::EVERYONE, |(_, never)| never.not())
    }

    /// Every point that is written.
    pub fn points(&self) -> impl Iterator<Item = &At> {
        let legs = self.legs.iter().flat_map(|leg| [&leg.from, &leg.until]);
        let visits = self
            .visits
            .iter()
            .flat_map(|visit| [&visit.earliest, &visit.latest])
            .chain(
                self.visits
                    .iter()
                    .filter_map(|visit| visit.recommended.as_ref()),
            );
        let after = self.visits.iter().filter_map(|visit| match &visit.after {
            After::CaughtUpUntil(until) => Some(until),
            _ => None,
        });
        let spans = self
            .requirement
            .iter()
            .flat_map(|asked| [&asked.from, &asked.until]);
        legs.chain(visits)
            .chain(after)
            .chain(spans)
            .map(|(_, at)| at)
    }

    /// The programme without one of its parts, or with half of its birth dates.
    pub fn smaller(&self) -> Vec<Programme> {
        let mut smaller = Vec::new();
        let mut without = |change: &dyn Fn(&mut Programme)| {
            let mut less = self.clone();
            change(&mut less);
            smaller.push(less);
        };
        for visit in 0..self.visits.len() {
            let name = &self.visits[visit].name;
            let counts = |other: &Visit| {
                let distance = other.distance.as_ref();
                distance.is_some_and(|distance| distance.from == *name)
            };
            if !self.visits.iter().any(counts) {
                without(&|less| drop(less.visits.remove(visit)));
            }
        }
        for leg in 0..self.legs.len() {
            without(&|less| drop(less.legs.remove(leg)));
        }
        for transition in 0..self.transitions.len() {
            without(&|less| drop(less.transitions.remove(transition)));
        }
        if self.requirement.is_some() {
            without(&|less| less.requirement = None);
        }
        if self.never.is_some() {
            without(&|less| less.never = None);
        }
        for born in halves(self.born) {
            without(&|less| less.born = born);
        }
        smaller
    }
}

/// Around month ends, leap days, New Year and the beginning of the autumn term.
const BIRTHS: [&str; 8] = [
    "2024-01-26",
    "2023-01-27",
    "2023-10-27",
    "2023-12-24",
    "2024-02-26",
    "2023-02-25",
    "2024-08-10",
    "2024-05-29",
];

fn age(text: &'static str, length: Length) -> Said {
    (text, At::Birth.after(length))
}

fn earliest() -> Vec<Said> {
    vec![
        ("födseln", At::Birth),
        age("3 veckor", weeks(3)),
        age("4 veckor", weeks(4)),
        age("1 månad", months(1)),
        age("30 dagar", days(30)),
        age("8 veckor", weeks(8)),
        age("2 månader", months(2)),
        ("året barnet fyller 1", At::YearOfTurning(1, End::First)),
    ]
}

fn latest() -> Vec<Said> {
    vec![
        age("4 veckor", weeks(4)),
        age("1 månad", months(1)),
        age("31 dagar", days(31)),
        age("1 månad 3 dagar", Length { months: 1, days: 3 }),
        age("2 månader", months(2)),
        age("60 dagar", days(60)),
        age("9 veckor", weeks(9)),
        age("3 månader", months(3)),
        age("13 veckor", weeks(13)),
    ]
}

fn of_school() -> Vec<Said> {
    let start = || At::SchoolYear(0, End::First);
    vec![
        ("skolstart", start()),
        ("2 veckor efter skolstart", start().after(weeks(2))),
        ("2 dagar före skolstart", start().after(days(-2))),
        ("1 månad före skolstart", start().after(months(-1))),
        (
            "17 augusti samma år som skolstart",
            At::SameYear(Box::new(start()), 8, 17),
        ),
    ]
}

const LENGTHS: [(&str, Length); 6] = [
    ("4 veckor", weeks(4)),
    ("1 månad", months(1)),
    ("30 dagar", days(30)),
    ("31 dagar", days(31)),
    ("2 månader", months(2)),
    ("2 veckor", weeks(2)),
];

/// What random programmes are made of.
struct Pool {
    school: bool,
    earliest: Vec<Said>,
    latest: Vec<Said>,
}

impl Pool {
    fn new(school: bool) -> Pool {
        let (mut earliest, mut latest) = (earliest(), latest());
        if school {
            earliest.extend(of_school());
            latest.extend(of_school());
        }
        Pool {
            school,
            earliest,
            latest,
        }
    }

    fn leg(&self, random: &mut Random) -> Leg {
        let from = if random.once_in(2) {
            ("födseln", At::Birth)
        } else {
            random.pick(&self.latest).clone()
        };
        let until = if random.once_in(3) {
            age("2 år", months(24))
        } else {
            random.pick(&self.latest).clone()
        };
        Leg {
            service: name(random, &SERVICES),
            from,
            until,
            who: who(random, 2),
        }
    }

    fn visit(&self, random: &mut Random, before: &[Visit]) -> Visit {
        // In school windows may last for years: too many days to try all.
        let distant = !self.school && !before.is_empty() && random.once_in(4);
        let distance = distant.then(|| Distance {
            at_least: !random.once_in(3),
            length: *random.pick(&LENGTHS),
            from: random.pick(before).name.clone(),
        });
        let mut items = vec![*random.pick(&ITEMS)];
        if random.once_in(4) {
            items = ITEMS.to_vec();
        }
        let after = match random.below(8) {
            0 => After::Unsaid,
            1 => After::CarriedOver,
            2 | 3 => After::OfferedAgain,
            4 | 5 => After::CaughtUpUntil(random.pick(&self.latest).clone()),
            _ => After::Lapses,
        };
        Visit {
            name: format!("v{}", before.len() + 1),
            service: name(random, &SERVICES[..2]),
            earliest: random.pick(&self.earliest).clone(),
            latest: random.pick(&self.latest).clone(),
            recommended: None,
            distance,
            who: who(random, 3),
            as_needed: random.once_in(6),
            items,
            after,
        }
    }

    fn requirement(&self, random: &mut Random) -> Requirement {
        let once = random.once_in(5);
        let at_least = if once { 1 } else { 1 + random.below(3) };
        let from = if random.once_in(2) {
            ("födseln", At::Birth)
        } else {
            random.pick(&self.earliest).clone()
        };
        let until = if random.once_in(2) {
            age("6 månader", months(6))
        } else {
            random.pick(&self.latest).clone()
        };
        Requirement {
            at_least,
            once,
            item: name(random, &ITEMS),
            by: random.once_in(3).then(|| *random.pick(&SERVICES[..2])),
            from,
            until,
            who: who(random, 2),
            spread: (at_least > 1).then(|| *random.pick(&LENGTHS)),
        }
    }
}

fn name(random: &mut Random, of: &[&'static str]) -> &'static str {
    of[random.below(of.len())]
}

fn who(random: &mut Random, once_in: usize) -> Meant {
    if random.once_in(once_in) {
        *random.pick(&CONDITIONS)
    } else {
        ("", Who::EVERYONE)
    }
}

pub fn random(almanac: &Almanac, random: &mut Random, school: bool, births: i32) -> Programme {
    let pool = Pool::new(school);
    let first = almanac.parse(random.pick(&BIRTHS)) + i32::try_from(random.below(5)).unwrap_or(0);
    let mut visits: Vec<Visit> = Vec::new();
    for _ in 0..1 + random.below(4) {
        let visit = pool.visit(random, &visits);
        visits.push(visit);
    }
    let mut programme = Programme {
        month_end: if random.once_in(3) {
            MonthEnd::NextMonth
        } else {
            MonthEnd::LastDay
        },
        born: (first, first + births - 1),
        school: pool.school.then(|| School {
            turning: u8::from(random.once_in(2)),
            late: None,
            published: random.once_in(2),
        }),
        never: random.once_in(3).then(|| *random.pick(&CONDITIONS)),
        spacing: (!random.once_in(3)).then(|| *random.pick(&LENGTHS)),
        legs: (0..1 + random.below(4)).map(|_| pool.leg(random)).collect(),
        transitions: (0..random.below(3))
            .map(|number| transition(random, number))
            .collect(),
        visits,
        requirement: (!random.once_in(4)).then(|| pool.requirement(random)),
        ordered: random.once_in(3),
    };
    // Drawn last, so that what a seed drew before there were recommended days stays as it was.
    for visit in &mut programme.visits {
        visit.recommended = random.once_in(3).then(|| {
            let days = match random.once_in(2) {
                true => &pool.earliest,
                false => &pool.latest,
            };
            random.pick(days).clone()
        });
    }
    programme
}

fn transition(random: &mut Random, number: usize) -> Transition {
    let from = random.below(SERVICES.len());
    let to = (from + 1 + random.below(2)) % SERVICES.len();
    Transition {
        name: format!("t{}", number + 1),
        from: SERVICES[from],
        to: SERVICES[to],
        outstanding: random.once_in(2),
    }
}

impl Programme {
    pub fn text(&self, almanac: &Almanac) -> String {
        let mut text = self.head(almanac);
        self.write_legs(&mut text);
        self.write_items(&mut text);
        for visit in &self.visits {
            visit.write(&mut text);
        }
        if let Some(asked) = &self.requirement {
            asked.write(&mut text);
        }
        if self.ordered {
            text.push_str("krav ordningen \"Ordningen\" {\n  erbjuds m1 före m2\n}\n");
        }
        text
    }

    fn head(&self, almanac: &Almanac) -> String {
        let rule = match self.month_end {
            MonthEnd::LastDay => "sista dagen",
            MonthEnd::NextMonth => "nästa månad",
        };
        let (first, last) = (almanac.show(self.born.0), almanac.show(self.born.1));
        let mut text = format!(
            "program p \"P\" {{\n  land \"SE\"\n  språk svenska\n  månadsslut {rule}\n  utgåva \"1\"\n}}\n\
             befolkning barn \"Barn\" {{\n  födda från {first} till och med {last}\n"
        );
        if let Some((never, _)) = self.never {
            let _ = writeln!(text, "  alltid inte ({never})");
        }
        text.push_str(
            "}\nområde hälsa \"Hälsa\" { }\n\
             uppgift tvilling \"Tvilling\" {\n  värden ja eller nej\n  fast\n}\n\
             uppgift sort \"Sort\" {\n  värden en av a, b, c\n  fast\n}\n\
             huvudman h \"H\" { finns överallt }\n",
        );
        for service in SERVICES {
            let _ = writeln!(
                text,
                "verksamhet {service} \"{service}\" {{ huvudman h finns överallt }}"
            );
        }
        if let Some(school) = self.school {
            school.write(&mut text);
        }
        text
    }

    fn write_legs(&self, text: &mut String) {
        text.push_str(
            "ansvar för hälsa från födseln fram till 2 år {\n  huvudman h från födseln fram till 2 år\n",
        );
        for leg in &self.legs {
            let _ = writeln!(
                text,
                "  utförs av {} från {} fram till {}{}",
                leg.service,
                leg.from.0,
                leg.until.0,
                om(leg.who)
            );
        }
        text.push_str("}\n");
        for transition in &self.transitions {
            let Transition { name, from, to, .. } = transition;
            let handover = if transition.outstanding {
                "  överlämning {\n    överlämnar kvarstående\n  }\n"
            } else {
                "  när 1 månad\n"
            };
            let _ = writeln!(
                text,
                "övergång {name} \"{name}\" från {from} till {to} {{\n{handover}}}"
            );
        }
    }

    fn write_items(&self, text: &mut String) {
        for item in ITEMS {
            let _ = writeln!(text, "moment {item} \"{item}\" {{\n  område hälsa");
            if let (Some((length, _)), "m1") = (self.spacing, item) {
                let _ = writeln!(text, "  minst {length} mellan två besök");
            }
            text.push_str("}\n");
        }
    }
}

impl School {
    fn write(&self, text: &mut String) {
        let (((_, from), (_, through)), ((_, spring), (_, spring_through))) = (AUTUMN, SPRING);
        let _ = write!(
            text,
            "skolkalender skolan \"Skolan\" {{\n  skolstart året barnet fyller {}\n  \
             höstterminen från {from} augusti till och med {through} augusti\n  \
             vårterminen från {spring} januari till och med {spring_through} januari\n",
            self.turning
        );
        if self.published {
            text.push_str("  höstterminen 2024 2024-08-20\n");
        }
        text.push_str("  nioårig förskoleklass, årskurs 1–9\n}\n");
    }
}

fn om((text, _): Meant) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!(" om {text}")
    }
}

impl Visit {
    fn write(&self, text: &mut String) {
        let _ = write!(
            text,
            "besök {} \"{}\" {{\n  när {}tidigast {}, senast {}",
            self.name,
            self.name,
            self.recommended
                .as_ref()
                .map_or_else(String::new, |(said, _)| format!("{said}, ")),
            self.earliest.0,
            self.latest.0
        );
        if let Some(distance) = &self.distance {
            let word = if distance.at_least { "minst" } else { "högst" };
            let _ = write!(
                text,
                ", {word} {} efter {}",
                distance.length.0, distance.from
            );
        }
        let _ = write!(
            text,
            "\n  utförs av {}\n  innehåll {}\n",
            self.service,
            self.items.join(", ")
        );
        if !self.who.0.is_empty() {
            let _ = writeln!(text, " {}", om(self.who));
        }
        if self.as_needed {
            text.push_str("  vid behov\n");
        }
        let after = match &self.after {
            After::Unsaid => String::new(),
            After::Lapses => "  därefter bortfaller\n".into(),
            After::CaughtUpUntil((until, _)) => {
                format!("  därefter tas igen fram till {until}\n")
            }
            After::CarriedOver => "  därefter förs vidare\n".into(),
            After::OfferedAgain => "  därefter erbjuds igen\n".into(),
        };
        text.push_str(&after);
        text.push_str("}\n");
    }
}

impl Requirement {
    fn write(&self, text: &mut String) {
        let count = if self.once {
            "en gång".to_owned()
        } else {
            format!("minst {}", self.at_least)
        };
        let by = self.by.map_or(String::new(), |by| format!(" av {by}"));
        let _ = writeln!(
            text,
            "krav r \"R\" {{\n  erbjuds {count} besök med {}{by} från {} fram till {}{}",
            self.item,
            self.from.0,
            self.until.0,
            om(self.who)
        );
        if let Some((length, _)) = self.spread {
            let _ = writeln!(text, "  jämnt fördelade: högst {length} mellan två besök");
        }
        text.push_str("}\n");
    }
}
