//! Small random programmes with places that do things otherwise: their text, and beside it what each
//! place offers, with the differences applied.

use crate::judge::almanac::{Almanac, Day, Length, MonthEnd, days, months, weeks};
use crate::judge::halves;
use crate::judge::point::{At, Said};
use crate::judge::random::Random;
use std::fmt::Write;

/// The windows that are looked at; each visit has its own content, so that a visit is a slot.
pub const VISITS: [&str; 3] = ["v1", "v2", "v3"];
/// The variants, by the value of `region` for which they hold, and the base behind them.
pub const PLACES: [&str; 3] = ["vx", "vy", "p"];

/// When a visit is offered.
#[derive(Clone)]
pub struct Window {
    pub earliest: Said,
    pub latest: Said,
    /// The day from which a missed visit lapses, where it is caught up.
    pub caught_up_until: Option<Said>,
}

/// What a variant does with a visit.
#[derive(Clone)]
pub enum Difference {
    None,
    Substitutes(Window),
    Drops,
}

#[derive(Clone)]
pub struct Variant {
    pub visits: Vec<Difference>,
    /// Whether it says how arrivals catch up.
    pub arrival: bool,
}

#[derive(Clone)]
pub struct Programme {
    pub month_end: MonthEnd,
    pub born: (Day, Day),
    /// Whether the base says how arrivals catch up.
    pub arrival: bool,
    pub base: Vec<Window>,
    pub variants: [Variant; 2],
}

impl Programme {
    /// What a place offers for a visit; `None` where it leaves it out.
    pub fn offers(&self, place: usize, visit: usize) -> Option<&Window> {
        let base = &self.base[visit];
        match self
            .variants
            .get(place)
            .map(|variant| &variant.visits[visit])
        {
            None | Some(Difference::None) => Some(base),
            Some(Difference::Substitutes(window)) => Some(window),
            Some(Difference::Drops) => None,
        }
    }

    /// The place by whose rule a visit is offered: a variant that leaves it alone offers the base's.
    pub fn place_of(&self, place: usize, visit: usize) -> &'static str {
        let variant = self.variants.get(place);
        let own = variant.filter(|variant| !matches!(variant.visits[visit], Difference::None));
        own.map_or(PLACES[2], |_| PLACES[place])
    }

    /// Whether a place has a rule for arrivals: its own, or that of the base.
    pub fn catches_up_arrivals(&self, place: usize) -> bool {
        self.arrival
            || self
                .variants
                .get(place)
                .is_some_and(|variant| variant.arrival)
    }

    /// The programme without one difference, or with half of its birth dates.
    pub fn smaller(&self) -> Vec<Programme> {
        let mut smaller = Vec::new();
        for variant in 0..self.variants.len() {
            for visit in 0..VISITS.len() {
                let mut less = self.clone();
                let difference = &mut less.variants[variant].visits[visit];
                if !matches!(difference, Difference::None) {
                    *difference = Difference::None;
                    smaller.push(less);
                }
            }
        }
        smaller.extend(halves(self.born).map(|born| Programme {
            born,
            ..self.clone()
        }));
        smaller
    }
}

const BIRTHS: [&str; 5] = [
    "2024-01-26",
    "2023-01-27",
    "2023-12-24",
    "2024-02-26",
    "2024-05-29",
];

fn ages() -> Vec<Said> {
    let age = |text, length: Length| (text, At::Birth.after(length));
    vec![
        age("3 veckor", weeks(3)),
        age("4 veckor", weeks(4)),
        age("1 månad", months(1)),
        age("30 dagar", days(30)),
        age("31 dagar", days(31)),
        age("8 veckor", weeks(8)),
        age("2 månader", months(2)),
        age("60 dagar", days(60)),
        age("3 månader", months(3)),
        age("13 veckor", weeks(13)),
    ]
}

fn late() -> Vec<Said> {
    let age = |text, length: Length| (text, At::Birth.after(length));
    vec![
        age("14 veckor", weeks(14)),
        age("100 dagar", days(100)),
        age(
            "3 månader 10 dagar",
            Length {
                months: 3,
                days: 10,
            },
        ),
        age("4 månader", months(4)),
    ]
}

fn window(random: &mut Random) -> Window {
    let ages = ages();
    let first = random.below(ages.len() - 1);
    let later = first + 1 + random.below(ages.len() - 1 - first);
    Window {
        earliest: ages[first].clone(),
        latest: ages[later].clone(),
        // Ages that lie behind every last day: what is caught up before it is another fault.
        caught_up_until: random.once_in(3).then(|| random.pick(&late()).clone()),
    }
}

fn variant(random: &mut Random) -> Variant {
    let visits = VISITS.map(|_| match random.below(4) {
        0 => Difference::None,
        1 => Difference::Drops,
        _ => Difference::Substitutes(window(random)),
    });
    Variant {
        visits: visits.to_vec(),
        arrival: random.once_in(5),
    }
}

pub fn random(almanac: &Almanac, random: &mut Random, births: i32) -> Programme {
    let first = almanac.parse(random.pick(&BIRTHS));
    Programme {
        month_end: if random.once_in(3) {
            MonthEnd::NextMonth
        } else {
            MonthEnd::LastDay
        },
        born: (first, first + births - 1),
        arrival: random.once_in(8),
        base: VISITS.map(|_| window(random)).to_vec(),
        variants: [variant(random), variant(random)],
    }
}

impl Programme {
    pub fn text(&self, almanac: &Almanac) -> String {
        let rule = match self.month_end {
            MonthEnd::LastDay => "sista dagen",
            MonthEnd::NextMonth => "nästa månad",
        };
        let (first, last) = (almanac.show(self.born.0), almanac.show(self.born.1));
        let mut text = format!(
            "program p \"P\" {{\n  land \"SE\"\n  språk svenska\n  månadsslut {rule}\n  utgåva \"1\"\n{}}}\n\
             befolkning barn \"Barn\" {{\n  födda från {first} till och med {last}\n}}\n\
             område hälsa \"Hälsa\" {{ }}\n\
             uppgift region \"Region\" {{\n  värden en av x, y, z\n  kan ändras\n}}\n\
             huvudman h \"H\" {{ finns överallt }}\n\
             verksamhet s1 \"s1\" {{ huvudman h finns överallt }}\n\
             ansvar för hälsa från födseln fram till 2 år {{\n  huvudman h från födseln fram till 2 år\n  \
             utförs av s1 från födseln fram till 2 år\n}}\n",
            arrival(self.arrival)
        );
        for (visit, window) in VISITS.iter().zip(&self.base) {
            let _ = write!(
                text,
                "moment m_{visit} \"M\" {{ område hälsa }}\nbesök {visit} \"{visit}\" {{\n  \
                 utförs av s1\n  innehåll m_{visit}\n{}}}\n",
                window.text("  ")
            );
        }
        for (variant, (name, value)) in self.variants.iter().zip([("vx", "x"), ("vy", "y")]) {
            let _ = writeln!(text, "variant {name} \"{name}\" {{\n  om region {value}");
            text.push_str(arrival(variant.arrival));
            for (visit, difference) in VISITS.iter().zip(&variant.visits) {
                text.push_str(&difference.text(visit));
            }
            text.push_str("}\n");
        }
        text
    }
}

fn arrival(is_said: bool) -> &'static str {
    if is_said {
        "  vid inflyttning tas igen inom 60 dagar\n"
    } else {
        ""
    }
}

impl Window {
    fn text(&self, indent: &str) -> String {
        let after = match &self.caught_up_until {
            Some((until, _)) => format!("tas igen fram till {until}"),
            None => "bortfaller".to_owned(),
        };
        format!(
            "{indent}när tidigast {}, senast {}\n{indent}därefter {after}\n",
            self.earliest.0, self.latest.0
        )
    }
}

impl Difference {
    fn text(&self, visit: &str) -> String {
        match self {
            Difference::None => String::new(),
            Difference::Drops => format!("  utgår {visit} \"behövs inte här\"\n"),
            Difference::Substitutes(window) => {
                format!("  byter ut besök {visit} {{\n{}  }}\n", window.text("    "))
            }
        }
    }
}
