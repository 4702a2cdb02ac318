//! The expected load of a year, for people.

use crate::draw::{paragraph, plain};
use crate::language::{either, words};
use crate::output::{Output, To};
use crate::view::number;
use stafett_diag::Language;
use stafett_figures::load::{Load, NotCounted, ServiceLoad, WhyNot, Work};
use stafett_figures::statistics::{Basis, Statistics};
use stafett_model::{FactId, Programme, VisitId};

/// Prints the load: services, what is not in it, and what it rests on.
pub(crate) fn print(
    programme: &Programme,
    statistics: &Statistics,
    load: &Load,
    output: &mut Output,
) {
    let print = Print {
        programme,
        statistics,
        load,
        language: output.language(),
    };
    for (first, text) in print.lines() {
        output.print(To::Results, &paragraph(&first, &plain(&text)));
    }
}

struct Print<'a> {
    programme: &'a Programme,
    statistics: &'a Statistics,
    load: &'a Load,
    language: Language,
}

/// A paragraph: what stands before its first line, and its text.
type Line = (String, String);

impl Print<'_> {
    fn lines(&self) -> Vec<Line> {
        let mut lines = vec![self.head()];
        lines.extend(self.load.services.iter().flat_map(|one| self.service(one)));
        lines.extend(self.newborns());
        lines.extend(self.without_length());
        lines.extend(self.not_counted());
        lines.extend(self.rests_on());
        lines
    }

    fn say(&self, sv: &str, en: &str) -> String {
        either(self.language, sv, en).to_owned()
    }

    fn heading(&self, sv: &str, en: &str) -> [Line; 2] {
        [Line::default(), (String::new(), self.say(sv, en))]
    }

    fn head(&self) -> Line {
        let (title, year) = (&self.programme.meta.title, self.load.year);
        let says = self.say("förväntade besök och timmar", "expected visits and hours");
        (String::new(), format!("{title}: {says} {year}"))
    }

    fn service(&self, one: &ServiceLoad) -> Vec<Line> {
        let service = self.programme.service(one.service);
        let title = service.map_or("?", |row| row.meta.title.as_str());
        let mut lines = vec![Line::default(), (format!("{title}: "), self.work(one.work))];
        lines.extend(one.roles.iter().map(|(role, work)| {
            let role = self.programme.role(*role);
            let title = role.map_or("?", |row| row.meta.title.as_str());
            (format!("  {title}: "), self.work(*work))
        }));
        lines
    }

    /// "98 000 besök, 49 000 timmar", and for how many of them a length is known.
    fn work(&self, work: Work) -> String {
        let (visits, hours) = (whole(work.visits), whole(work.hours));
        let timed = whole(work.timed);
        if work.timed == 0.0 {
            return match self.language {
                Language::Swedish => format!("{visits} besök, ingen längd angiven"),
                Language::English => format!("{visits} visits, no length stated"),
            };
        }
        match (self.language, timed == visits) {
            (Language::Swedish, true) => format!("{visits} besök, {hours} timmar"),
            (Language::English, true) => format!("{visits} visits, {hours} hours"),
            (Language::Swedish, false) => {
                format!("{visits} besök; {hours} timmar för de {timed} som anger längd")
            }
            (Language::English, false) => {
                format!("{visits} visits; {hours} hours for the {timed} that state a length")
            }
        }
    }

    fn newborns(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for one in &self.load.newborns {
            let Some(norm) = self.statistics.newborn_norms.get(one.norm) else {
                continue;
            };
            if lines.is_empty() {
                lines.extend(
                    self.heading("Nyfödda per heltidstjänst", "Newborns per full-time post"),
                );
            }
            let role = self.programme.role(norm.role);
            let role = role.map_or("?", |row| row.meta.title.as_str());
            let (born, staff, most) = (number(one.born), whole(one.staff.ceil()), norm.number);
            let rests = self.basis(&norm.basis);
            let text = match self.language {
                Language::Swedish => format!(
                    "{born} födda, högst {most} för var och en: minst {staff} heltidstjänster ({rests})"
                ),
                Language::English => format!(
                    "{born} births, at most {most} for each: at least {staff} full-time posts ({rests})"
                ),
            };
            lines.push((format!("  {role}: "), text));
        }
        lines
    }

    fn without_length(&self) -> Vec<Line> {
        let without = self.load.visits.iter().filter(|one| one.hours.is_none());
        let said: Vec<String> = without
            .map(|one| format!("{} {}", self.visit(one.visit), whole(one.number)))
            .collect();
        if said.is_empty() {
            return Vec::new();
        }
        let count = said.len();
        let mut lines = Vec::from(self.heading(
            &format!("Anger ingen längd och är inte med i timmarna ({count})"),
            &format!("State no length and are not in the hours ({count})"),
        ));
        lines.push(("  ".to_owned(), said.join(", ")));
        lines
    }

    fn not_counted(&self) -> Vec<Line> {
        let all = &self.load.not_counted;
        if all.is_empty() {
            return Vec::new();
        }
        let count = all.len();
        let mut lines = Vec::from(self.heading(
            &format!("Inte räknade ({count})"),
            &format!("Not counted ({count})"),
        ));
        lines.extend(all.iter().map(|one| {
            let first = format!("  {}: ", self.visit(one.visit));
            (first, self.why_not(one))
        }));
        lines
    }

    fn why_not(&self, one: &NotCounted) -> String {
        match &one.why {
            WhyNot::AsNeeded => self.say(
                "görs vid behov, och ingen vet hur ofta",
                "is made as needed, and nobody knows how often",
            ),
            WhyNot::NoShare(facts) => {
                let facts: Vec<&str> = facts.iter().map(|fact| self.fact(*fact)).collect();
                let facts = facts.join(", ");
                match self.language {
                    Language::Swedish => format!("statistiken säger ingen andel för {facts}"),
                    Language::English => format!("the statistics state no share of {facts}"),
                }
            }
            WhyNot::TooManyFacts => self.say(
                "villkoret har för många kombinationer av uppgifter",
                "its condition has too many combinations of facts",
            ),
            WhyNot::NoDay => self.say(
                "den rekommenderade dagen går inte att räkna ut för något barn",
                "its recommended day cannot be computed for any child",
            ),
        }
    }

    /// On what the figures rest, and what is taken for granted.
    fn rests_on(&self) -> Vec<Line> {
        let mut lines = Vec::from(self.heading("Vad talen vilar på", "What the figures rest on"));
        lines.extend(self.born());
        lines.extend(self.births());
        lines.extend(self.load.shares_used.iter().filter_map(|fact| {
            let shares = self.statistics.shares(*fact)?;
            Some((
                format!("  {}: ", self.fact(*fact)),
                self.basis(&shares.basis),
            ))
        }));
        let granted = self.say(
            "Alla kommer, på den rekommenderade dagen (den första i ett spann). Barnen föds på beräknat datum. \
             Uppgifterna är oberoende av varandra. Ett besök räknas för varje roll som deltar, hela tiden.",
            "Every child comes, on the recommended day (the first of a range). Children are born on the due \
             date. Facts are independent of each other. A visit counts for each role that takes part, all of \
             the time.",
        );
        lines.push(("  ".to_owned(), granted));
        lines
    }

    fn born(&self) -> Option<Line> {
        let (first, last) = self.load.born?;
        let text = match self.language {
            Language::Swedish => {
                format!(
                    "Barn födda {first} – {last}, varje födelsedatum för sig. Äldre barn hör inte till \
                 programmets befolkning och är inte räknade."
                )
            }
            Language::English => {
                format!(
                    "Children born {first} – {last}, each birth date by itself. Older children are not of the \
                 programme's population and are not counted."
                )
            }
        };
        Some(("  ".to_owned(), text))
    }

    fn births(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut say = |years: &[i32], sv: &str, en: &str, more: String| {
            if !years.is_empty() {
                let says = either(self.language, sv, en);
                lines.push(("  ".to_owned(), format!("{says} {}{more}", spans(years))));
            }
        };
        let load = self.load;
        say(
            &load.years_without_births,
            "Inga uppgifter om födda, barnen är inte räknade:",
            "No births known, the children are not counted:",
            String::new(),
        );
        let other = self.statistics.other_years.as_ref();
        let other = other.map_or_else(String::new, |other| {
            format!(": {} ({})", number(other.number), self.basis(&other.basis))
        });
        say(
            &load.years_by_default,
            "Samma antal födda som andra år:",
            "The same number of births as other years:",
            other,
        );
        say(
            &load.years_spread_evenly,
            "Jämnt fördelade på årets dagar, eftersom månaderna inte är kända:",
            "Spread evenly over the days of the year, because the months are not known:",
            String::new(),
        );
        for births in &self.statistics.births {
            let first = format!("  {}: ", births.year);
            let text = format!("{} ({})", number(births.number), self.basis(&births.basis));
            lines.push((first, text));
        }
        lines
    }

    fn basis(&self, basis: &Basis) -> String {
        let source = basis.source.as_ref();
        let source = source.map(|source| words(source, self.language).to_owned());
        let assumed = basis.assumed.as_ref().map(|assumed| {
            let says = self.say("antagande", "assumption");
            format!("{says}: {}", words(assumed, self.language))
        });
        let parts: Vec<String> = source.into_iter().chain(assumed).collect();
        parts.join("; ")
    }

    fn visit(&self, id: VisitId) -> &str {
        let row = self.programme.visit(id);
        row.map_or("?", |row| row.meta.id.as_str())
    }

    fn fact(&self, id: FactId) -> &str {
        let row = self.programme.fact(id);
        row.map_or("?", |row| row.meta.id.as_str())
    }
}

/// A number of visits or hours, rounded to a whole one.
fn whole(count: f64) -> String {
    // A figure is a sum of births, far below the greatest number; a negative one there is not.
    number(count.round() as u32)
}

/// Years in stretches: "2012–2022, 2024".
fn spans(years: &[i32]) -> String {
    let mut spans: Vec<(i32, i32)> = Vec::new();
    for year in years {
        match spans.last_mut() {
            Some((_, last)) if last.saturating_add(1) == *year => *last = *year,
            _ => spans.push((*year, *year)),
        }
    }
    let said = spans.iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    });
    said.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn years_are_told_in_stretches() {
        assert_eq!(super::spans(&[2012, 2013, 2014, 2016]), "2012–2014, 2016");
    }
}
