//! Lines of words, put together.

use crate::lines::Line;
use stafett_model::proof::Words;
use stafett_model::{
    Afterwards, Bound, Condition, Day, Duration, Holder, Meta, Point, Programme, Window, words,
};

/// For whom a rule is.
pub(crate) const FOR: (&str, &str) = ("Gäller för", "For");

/// The days of a window.
pub(crate) const WINDOW: [(&str, &str); 4] = [
    ("Tidigast", "Earliest"),
    ("Rekommenderat", "Recommended"),
    ("Rekommenderat till och med", "Recommended through"),
    ("Senast", "Latest"),
];

/// The lines of one rule.
pub(super) struct Sheet<'p> {
    pub(super) programme: &'p Programme,
    pub(super) lines: Vec<Line>,
    /// What stands before the name of each field.
    before: Option<String>,
}

/// The line of a title.
pub(super) fn title(title: &str) -> Line {
    Line {
        field: Words::new("Titel", "Title"),
        says: Words::same(title),
        entry: false,
    }
}

impl<'p> Sheet<'p> {
    pub(super) fn new(programme: &'p Programme) -> Self {
        Sheet {
            programme,
            lines: Vec::new(),
            before: None,
        }
    }

    /// What follows is about a part of the rule, which has this name.
    pub(super) fn about(&mut self, part: Option<&str>) {
        self.before = part.map(str::to_owned);
    }

    /// A field.
    pub(super) fn say(&mut self, sv: &str, en: &str, says: Words) {
        self.line(sv, en, says, false);
    }

    /// An entry of a field that is a list.
    pub(super) fn entry(&mut self, sv: &str, en: &str, says: Words) {
        self.line(sv, en, says, true);
    }

    fn line(&mut self, sv: &str, en: &str, says: Words, entry: bool) {
        let field = match &self.before {
            None => Words::new(sv, en),
            Some(part) => Words::new(
                format!("{part}, {}", sv.to_lowercase()),
                format!("{part}, {}", en.to_lowercase()),
            ),
        };
        self.lines.push(Line { field, says, entry });
    }

    /// A field with a text as written; nothing where it is empty.
    pub(super) fn text(&mut self, sv: &str, en: &str, text: &str) {
        if !text.is_empty() {
            self.say(sv, en, Words::same(text));
        }
    }

    /// A field with a place or a channel; nothing where there is none.
    pub(super) fn setting(&mut self, sv: &str, en: &str, written: &str) {
        if !written.is_empty() {
            self.say(sv, en, words::setting(written));
        }
    }

    /// A field with a number; nothing where there is none.
    pub(super) fn number(&mut self, sv: &str, en: &str, number: Option<impl ToString>) {
        if let Some(number) = number {
            self.say(sv, en, Words::same(number.to_string()));
        }
    }

    /// A field that holds or does not, with the words for both.
    pub(super) fn either(
        &mut self,
        field: (&str, &str),
        holds: bool,
        yes: (&str, &str),
        no: (&str, &str),
    ) {
        let (sv, en) = if holds { yes } else { no };
        self.say(field.0, field.1, Words::new(sv, en));
    }

    /// A point in a childhood.
    pub(super) fn point(&mut self, sv: &str, en: &str, point: &Point) {
        self.say(sv, en, words::named(self.programme, point));
    }

    /// A length of time.
    pub(super) fn duration(&mut self, sv: &str, en: &str, duration: Option<Duration>) {
        if let Some(duration) = duration {
            self.say(sv, en, words::duration(duration));
        }
    }

    /// A day.
    pub(super) fn day(&mut self, sv: &str, en: &str, day: Option<Day>) {
        if let Some(day) = day {
            self.say(sv, en, words::day(day));
        }
    }

    /// For whom; nothing where it is for everyone.
    pub(super) fn condition(&mut self, condition: &Condition) {
        if *condition != Condition::Always {
            let says = words::condition(self.programme, condition);
            self.say(FOR.0, FOR.1, says);
        }
    }

    /// A window, with what follows when it has closed.
    pub(super) fn window(&mut self, window: &Window) {
        let Window {
            earliest,
            recommended,
            recommended_through,
            latest,
            distances,
            afterwards,
        } = window;
        let days = [
            Some(earliest),
            Some(recommended),
            recommended_through.as_ref(),
            Some(latest),
        ];
        for ((sv, en), day) in WINDOW.into_iter().zip(days) {
            if let Some(day) = day {
                self.point(sv, en, day);
            }
        }
        for distance in distances {
            let (length, from) = (
                words::duration(distance.duration),
                words::named(self.programme, &distance.from),
            );
            let (sv, en) = match distance.bound {
                Bound::AtLeast => ("minst", "at least"),
                Bound::AtMost => ("högst", "at most"),
            };
            self.entry(
                "Avstånd",
                "Distance",
                Words::new(
                    format!("{sv} {} efter {}", length.sv, from.sv),
                    format!("{en} {} after {}", length.en, from.en),
                ),
            );
        }
        self.afterwards(afterwards);
    }

    fn afterwards(&mut self, afterwards: &Afterwards) {
        let says = match afterwards {
            Afterwards::Unsaid => return,
            Afterwards::Lapses => Words::new("bortfaller", "lapses"),
            Afterwards::CaughtUp { until } => {
                let until = words::named(self.programme, until);
                Words::new(
                    format!("tas igen fram till {}", until.sv),
                    format!("is caught up until {}", until.en),
                )
            }
            Afterwards::CarriedOver => Words::new("förs vidare", "is carried over"),
            Afterwards::OfferedAgain => Words::new("erbjuds igen", "is offered again"),
        };
        self.say("Därefter", "Afterwards", says);
    }

    /// The title of a row; its absence would be a fault of the compiler, and reads as a dash.
    pub(super) fn titled(&self, meta: Option<&Meta>) -> Words {
        Words::same(meta.map_or("–", |meta| meta.title.as_str()))
    }

    /// The title of who holds a duty.
    pub(super) fn holder(&self, holder: Holder) -> Words {
        self.titled(match holder {
            Holder::Body(body) => self.programme.body(body).map(|row| &row.meta),
            Holder::Service(service) => self.programme.service(service).map(|row| &row.meta),
        })
    }
}

/// Titles in a row: `A, B`.
pub(super) fn row(titles: &[Words]) -> Words {
    let of = |text: fn(&Words) -> &str| titles.iter().map(text).collect::<Vec<_>>().join(", ");
    Words::new(of(|words| &words.sv), of(|words| &words.en))
}
