//! Small random programmes: their text, and beside it what the text means, in the oracle's own
//! terms.

use crate::judge::almanac::{Almanac, Day, Length, MonthEnd, days, months, weeks};
use crate::judge::halves;
use crate::judge::point::{AUTUMN, At, End, PUBLISHED, SPRING, Said, School, Season};
use crate::judge::random::Random;
use std::fmt::Write;

/// For whom a leg holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum If {
    Always,
    /// The fact that may change is yes, or no.
    Fact(bool),
    /// The child starts school late, or not.
    Late(bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    Body,
    Service,
}

#[derive(Clone)]
pub struct Leg {
    pub layer: Layer,
    /// Its holder's name; the third of each layer is not everywhere.
    pub holder: &'static str,
    pub from: At,
    pub until: At,
    /// Where it ends even if `until` has not come.
    pub limit: Option<At>,
    pub condition: If,
    line: String,
}

impl Leg {
    pub fn everywhere(&self) -> bool {
        !self.holder.ends_with('3')
    }
}

/// A programme of one area.
#[derive(Clone)]
pub struct Programme {
    pub month_end: MonthEnd,
    pub born: (Day, Day),
    /// Days by which the due date may lie before and after birth.
    pub due_date: Option<(i32, i32)>,
    pub school: Option<School>,
    /// The first day on which the event can happen; `None` where no point rests on it.
    pub event: Option<Said>,
    /// The stretch on which the fact that may change is no for every child.
    pub never_yes: Option<(Said, Said)>,
    pub span: (At, At),
    /// For whom somebody must be responsible in the span.
    pub needed: If,
    pub legs: Vec<Leg>,
    span_text: String,
    needed_text: &'static str,
}

impl Programme {
    pub fn text(&self, almanac: &Almanac) -> String {
        let legs: String = self.legs.iter().map(|leg| leg.line.as_str()).collect();
        format!(
            "{}ansvar för området {}{} {{\n{legs}}}\n",
            head(almanac, self),
            self.span_text,
            self.needed_text
        )
    }

    /// The programme without one of its legs, with half of its birth dates, or for every child.
    pub fn smaller(&self) -> Vec<Programme> {
        let mut smaller: Vec<Programme> = (0..self.legs.len())
            .map(|leg| {
                let mut without = self.clone();
                without.legs.remove(leg);
                without
            })
            .collect();
        smaller.extend(halves(self.born).map(|born| Programme {
            born,
            ..self.clone()
        }));
        if self.needed != If::Always {
            smaller.push(Programme {
                needed: If::Always,
                needed_text: "",
                ..self.clone()
            });
        }
        smaller
    }
}

/// The bodies; the third is not everywhere.
pub const BODIES: [&str; 3] = ["b1", "b2", "b3"];
/// The services; the third is not everywhere.
pub const SERVICES: [&str; 3] = ["s1", "s2", "s3"];

/// Around month ends, leap days, New Year and the beginning of the autumn term.
const BIRTHS: [(&str, i32); 7] = [
    ("2024-01-26", 38),
    ("2023-01-27", 35),
    ("2023-10-27", 10),
    ("2023-12-24", 16),
    ("2024-02-26", 6),
    ("2024-08-10", 24),
    ("2024-05-29", 34),
];

/// Points of age, in months, weeks and days that are nearly the same.
fn ages() -> Vec<Said> {
    let age = |text, length| (text, At::Birth.after(length));
    vec![
        ("födseln", At::Birth),
        age("3 veckor", weeks(3)),
        age("4 veckor", weeks(4)),
        age("28 dagar", days(28)),
        age("1 månad", months(1)),
        age("30 dagar", days(30)),
        age("31 dagar", days(31)),
        age("1 månad 3 dagar", Length { months: 1, days: 3 }),
        age("2 månader", months(2)),
        age(
            "2 månader −2 dagar",
            Length {
                months: 2,
                days: -2,
            },
        ),
        age("60 dagar", days(60)),
        age("9 veckor", weeks(9)),
        age("3 månader", months(3)),
        ("2024-03-01", At::Date(0)),
        (
            "15 mars samma år som födseln",
            At::SameYear(Box::new(At::Birth), 3, 15),
        ),
        ("året barnet fyller 1", At::YearOfTurning(1, End::First)),
    ]
}

fn of_event() -> Vec<Said> {
    vec![
        ("hemkomst", At::Event),
        ("hemkomst", At::Event),
        ("1 vecka efter hemkomst", At::Event.after(weeks(1))),
        ("1 månad efter hemkomst", At::Event.after(months(1))),
    ]
}

/// Pairs of times after one event, or of corrected ages, whose order depends on the month.
fn crossing() -> Vec<Said> {
    vec![
        ("30 dagar efter hemkomst", At::Event.after(days(30))),
        ("1 månad efter hemkomst", At::Event.after(months(1))),
        ("30 dagar korrigerad ålder", At::DueDate.after(days(30))),
        ("1 månad korrigerad ålder", At::DueDate.after(months(1))),
    ]
}

fn of_due_date() -> Vec<Said> {
    vec![
        ("beräknat datum", At::DueDate),
        ("1 månad korrigerad ålder", At::DueDate.after(months(1))),
    ]
}

fn of_school() -> Vec<Said> {
    let start = || At::SchoolYear(0, End::First);
    vec![
        ("skolstart", start()),
        ("skolstart", start()),
        ("förskoleklass", start()),
        ("årskurs 1 (nioårig)", At::SchoolYear(1, End::First)),
        ("2 veckor efter skolstart", start().after(weeks(2))),
        ("2 dagar före skolstart", start().after(days(-2))),
        ("1 månad före skolstart", start().after(months(-1))),
        (
            "höstterminen året barnet fyller 1",
            At::Term(1, Season::Autumn, End::First),
        ),
        (
            "vårterminen året barnet fyller 1",
            At::Term(1, Season::Spring, End::First),
        ),
        (
            "17 augusti samma år som skolstart",
            At::SameYear(Box::new(start()), 8, 17),
        ),
    ]
}

/// What may stand behind `till och med`: the day after its last.
fn through(school: bool) -> Vec<Said> {
    let mut said = vec![
        (
            "till och med året barnet fyller 0",
            At::YearOfTurning(0, End::After),
        ),
        ("till och med 0 års ålder", At::YearOfAge(0, End::After)),
        ("till och med 2024-04-30", At::Date(1)),
    ];
    if school {
        said.push(("till och med förskoleklass", At::SchoolYear(0, End::After)));
        said.push((
            "till och med höstterminen året barnet fyller 0",
            At::Term(0, Season::Autumn, End::After),
        ));
        said.push((
            "till och med vårterminen året barnet fyller 1",
            At::Term(1, Season::Spring, End::After),
        ));
    }
    said
}

/// Which kinds of points a programme may use, beside ages and dates.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kinds {
    /// An event.
    pub event: bool,
    /// The due date, and corrected ages.
    pub due_date: bool,
    /// School start, grades and terms.
    pub school: bool,
    /// Pairs of points of one variable whose order changes with the variable.
    pub crossing: bool,
    /// An event that cannot happen before school start.
    pub event_after_school_start: bool,
}

struct Pool<'a> {
    almanac: &'a Almanac,
    kinds: Kinds,
    points: Vec<Said>,
    ends: Vec<Said>,
}

impl<'a> Pool<'a> {
    fn new(almanac: &'a Almanac, kinds: Kinds) -> Pool<'a> {
        let mut points = ages();
        let mut add = |kind: bool, said: Vec<Said>| {
            if kind {
                // As many as there are ages, so that each kind is met.
                let times = 12 / said.len();
                (0..=times).for_each(|_| points.extend(said.iter().cloned()));
            }
        };
        add(kinds.event, of_event());
        add(kinds.due_date, of_due_date());
        add(kinds.school, of_school());
        add(kinds.crossing, crossing());
        Pool {
            almanac,
            kinds,
            points,
            ends: through(kinds.school),
        }
    }

    fn dated(&self, (text, at): &Said) -> Said {
        let at = match at {
            At::Date(0) => At::Date(self.almanac.day(2024, 3, 1)),
            At::Date(_) => At::Date(self.almanac.day(2024, 5, 1)),
            other => other.clone(),
        };
        (text, at)
    }

    fn from(&self, random: &mut Random) -> Said {
        if random.once_in(4) {
            ("födseln", At::Birth)
        } else {
            self.dated(random.pick(&self.points))
        }
    }

    fn until(&self, random: &mut Random) -> (String, At) {
        if random.once_in(8) {
            let (text, at) = self.dated(random.pick(&self.ends));
            return (text.to_owned(), at);
        }
        let (text, at) = self.dated(random.pick(&self.points));
        (format!("fram till {text}"), at)
    }
}

pub fn random(almanac: &Almanac, random: &mut Random, kinds: Kinds) -> Programme {
    let pool = Pool::new(almanac, kinds);
    let month_end = if random.once_in(3) {
        MonthEnd::NextMonth
    } else {
        MonthEnd::LastDay
    };
    let (first, width) = *random.pick(&BIRTHS);
    let first = almanac.parse(first) + i32::try_from(random.below(5)).expect("small");
    let school = kinds.school.then(|| school(random, kinds));
    let mut programme = Programme {
        month_end,
        born: (first, first + width),
        due_date: (kinds.due_date || kinds.crossing).then(|| *random.pick(&[(6, 5), (0, 3)])),
        school,
        event: None,
        never_yes: None,
        span: (At::Birth, At::Birth),
        needed: If::Always,
        legs: Vec::new(),
        span_text: String::new(),
        needed_text: "",
    };
    if kinds.event || kinds.crossing {
        programme.event = Some(if kinds.event_after_school_start {
            ("skolstart", At::SchoolYear(0, End::First))
        } else {
            random
                .pick(&[
                    ("födseln", At::Birth),
                    ("1 vecka", At::Birth.after(weeks(1))),
                ])
                .clone()
        });
    }
    if random.once_in(3) {
        programme.never_yes = Some((pool.from(random), pool.from(random)));
    }
    (programme.span, programme.span_text) = spans(&pool, random);
    if !random.once_in(4) {
        // The lack of a service counts only while a body has the duty.
        programme.legs.push(whole());
    }
    for number in 0..2 + random.below(4) {
        programme
            .legs
            .push(leg(&pool, random, number, programme.school));
    }
    (programme.needed, programme.needed_text) = whom(random, programme.school);
    programme
}

fn school(random: &mut Random, kinds: Kinds) -> School {
    // An event that waits for school start shall not be able to come before birth.
    let turning = if kinds.event_after_school_start {
        1
    } else {
        u8::from(random.once_in(3))
    };
    School {
        turning,
        late: random.once_in(2).then_some(turning + 1),
        published: random.once_in(2),
    }
}

fn spans(pool: &Pool, random: &mut Random) -> ((At, At), String) {
    let (from_text, from) = if random.once_in(5) {
        pool.from(random)
    } else {
        ("födseln", At::Birth)
    };
    let (until_text, until) = match random.below(5) {
        0 => pool.until(random),
        1 | 2 if pool.kinds.school => (
            "fram till 1 månad efter skolstart".into(),
            At::SchoolYear(0, End::First).after(months(1)),
        ),
        _ => ("fram till 3 månader".into(), At::Birth.after(months(3))),
    };
    ((from, until), format!("från {from_text} {until_text}"))
}

/// A body for all of childhood.
fn whole() -> Leg {
    Leg {
        layer: Layer::Body,
        holder: "b1",
        from: At::Birth,
        until: At::Birth.after(months(24)),
        limit: None,
        condition: If::Always,
        line: "  huvudman b1 från födseln fram till 2 år\n".into(),
    }
}

fn leg(pool: &Pool, random: &mut Random, number: usize, school: Option<School>) -> Leg {
    // The first two legs are likely to meet.
    let layer = if number < 2 || !random.once_in(3) {
        Layer::Service
    } else {
        Layer::Body
    };
    let holder = match layer {
        Layer::Body => random.pick(&BODIES),
        Layer::Service => random.pick(&SERVICES),
    };
    let (from_text, from) = pool.from(random);
    let (until_text, until) = pool.until(random);
    let (condition, if_text) = whom(random, school);
    let (limit, limit_text) = match until.root() {
        At::Event if random.once_in(3) => {
            let (text, at) = pool.until(random);
            (Some(at), format!(", dock längst {text}"))
        }
        _ => (None, String::new()),
    };
    let word = if layer == Layer::Body {
        "huvudman"
    } else {
        "utförs av"
    };
    let line = format!("  {word} {holder} från {from_text} {until_text}{limit_text}{if_text}\n");
    Leg {
        layer,
        holder,
        from,
        until,
        limit,
        condition,
        line,
    }
}

/// A condition of a leg or of the area, and its text.
fn whom(random: &mut Random, school: Option<School>) -> (If, &'static str) {
    let late = school.is_some_and(|school| school.late.is_some());
    match random.below(6) {
        0 => (If::Fact(true), " om elev"),
        1 => (If::Fact(false), " om inte elev"),
        2 if late => (If::Late(true), " om skolstartstid sen"),
        3 if late => (If::Late(false), " om skolstartstid vanlig"),
        _ => (If::Always, ""),
    }
}

fn head(almanac: &Almanac, programme: &Programme) -> String {
    let mut text = String::from("program p \"P\" {\n  land \"SE\"\n  språk svenska\n");
    let rule = match programme.month_end {
        MonthEnd::LastDay => "sista dagen",
        MonthEnd::NextMonth => "nästa månad",
    };
    let (first, last) = (
        almanac.show(programme.born.0),
        almanac.show(programme.born.1),
    );
    let _ = writeln!(text, "  månadsslut {rule}\n  utgåva \"1\"\n}}");
    let _ = writeln!(
        text,
        "befolkning barn \"Barn\" {{\n  födda från {first} till och med {last}"
    );
    if let Some((before, after)) = programme.due_date {
        let _ = writeln!(
            text,
            "  beräknat datum från {before} dagar före födseln till och med {after} dagar efter födseln"
        );
    }
    if let Some(((from, _), (until, _))) = &programme.never_yes {
        let _ = writeln!(text, "  alltid inte elev från {from} fram till {until}");
    }
    text.push_str("}\nområde området \"Området\" { }\n");
    text.push_str("uppgift elev \"Elev\" {\n  värden ja eller nej\n  kan ändras\n}\n");
    if let Some(school) = programme.school {
        calendar(&mut text, school);
    }
    if let Some((earliest, _)) = programme.event {
        let _ = writeln!(
            text,
            "händelse hemkomst \"Hemkomst\" {{ tidigast {earliest} }}"
        );
    }
    for name in BODIES {
        let is = if name.ends_with('3') { "inte " } else { "" };
        let _ = writeln!(text, "huvudman {name} \"{name}\" {{ finns {is}överallt }}");
    }
    for name in SERVICES {
        let is = if name.ends_with('3') { "inte " } else { "" };
        let _ = writeln!(
            text,
            "verksamhet {name} \"{name}\" {{\n  huvudman b1\n  finns {is}överallt\n}}"
        );
    }
    text
}

fn calendar(text: &mut String, school: School) {
    let turning = school.turning;
    text.push_str("skolkalender skolan \"Skolan\" {\n");
    match school.late {
        Some(late) => {
            let _ = writeln!(
                text,
                "  skolstart året barnet fyller {turning} om skolstartstid vanlig"
            );
            let _ = writeln!(
                text,
                "  skolstart året barnet fyller {late} om skolstartstid sen"
            );
        }
        None => {
            let _ = writeln!(text, "  skolstart året barnet fyller {turning}");
        }
    }
    let (((am, ad), (bm, bd)), ((cm, cd), (dm, dd))) = (AUTUMN, SPRING);
    let month = |month: u32| if month == 8 { "augusti" } else { "januari" };
    let _ = writeln!(
        text,
        "  höstterminen från {ad} {} till och med {bd} {}",
        month(am),
        month(bm)
    );
    let _ = writeln!(
        text,
        "  vårterminen från {cd} {} till och med {dd} {}",
        month(cm),
        month(dm)
    );
    if school.published {
        let (year, month, day) = PUBLISHED;
        let _ = writeln!(text, "  höstterminen {year} {year}-{month:02}-{day:02}");
    }
    text.push_str("  nioårig förskoleklass, årskurs 1–9\n}\n");
    if school.late.is_some() {
        text.push_str("uppgift skolstartstid \"Tid\" {\n  värden en av vanlig, sen\n  fast\n}\n");
    }
}
