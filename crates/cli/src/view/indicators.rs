//! What indicators come to, for people.

use crate::draw::{paragraph, plain};
use crate::language::{either, words};
use crate::output::{Output, To};
use crate::view::number;
use stafett_diag::Language;
use stafett_figures::indicators::{Cell, Outcome, Row, Shown};
use stafett_model::words as model;
use stafett_model::{Better, Day, Indicator, Programme};

/// Prints every indicator: its title, all children, and its rows.
pub(crate) fn print(programme: &Programme, outcomes: &[Outcome], as_of: Day, output: &mut Output) {
    let language = output.language();
    let title = plain(&programme.meta.title);
    let word = either(language, "indikatorer per", "indicators as of");
    output.line(&format!("{title}: {word} {as_of}"));
    if outcomes.is_empty() {
        output.say(
            "Programmet har inga indikatorer.",
            "The programme has no indicators.",
        );
    }
    for outcome in outcomes {
        let Some(indicator) = programme.indicator(outcome.indicator) else {
            continue;
        };
        let print = Print {
            programme,
            indicator,
            language,
        };
        output.line("");
        for (first, text) in print.lines(outcome) {
            output.print(To::Results, &paragraph(&plain(&first), &plain(&text)));
        }
    }
}

struct Print<'a> {
    programme: &'a Programme,
    indicator: &'a Indicator,
    language: Language,
}

impl Print<'_> {
    fn lines(&self, outcome: &Outcome) -> Vec<(String, String)> {
        let say = |sv, en| either(self.language, sv, en).to_owned();
        let meta = &self.indicator.meta;
        let better = match self.indicator.better {
            Better::Higher => say("högre är bättre", "higher is better"),
            Better::Lower => say("lägre är bättre", "lower is better"),
        };
        let head = format!("{} ({better})", meta.title);
        let mut lines = vec![(format!("{}  ", meta.id), head)];
        lines.push((
            format!("  {}: ", say("alla", "all")),
            self.cell(outcome.total),
        ));
        if !self.indicator.strata.is_empty() {
            let row = |row| (format!("  {}: ", self.values(row)), self.cell(row.cell));
            lines.extend(outcome.rows.iter().map(row));
        }
        let unknown = match outcome.denominator_unknown {
            Shown::Number(0) => return lines,
            Shown::Number(count) => number(count),
            Shown::FewerThan(limit) => format!("{} {limit}", say("färre än", "fewer than")),
        };
        let first = say(
            "okänt om de hör till nämnaren",
            "unknown whether in the denominator",
        );
        lines.push((format!("  {first}: "), unknown));
        lines
    }

    /// "45 av 60 (75,0 %), okänt för 3".
    fn cell(&self, cell: Option<Cell>) -> String {
        let Some(cell) = cell else {
            return match self.language {
                Language::Swedish => format!(
                    "visas inte, för att ingen grupp mindre än {} ska synas",
                    self.indicator.smallest_group
                ),
                Language::English => format!(
                    "not shown, so that no group smaller than {} is seen",
                    self.indicator.smallest_group
                ),
            };
        };
        let of = either(self.language, "av", "of");
        let known = cell.yes.saturating_add(cell.no);
        let mut text = format!("{} {of} {}", number(cell.yes), number(known));
        if let Some(share) = cell.share() {
            let percent = format!("{:.1}", share * 100.0);
            let percent = match self.language {
                Language::Swedish => percent.replace('.', ","),
                Language::English => percent,
            };
            text = format!("{text} ({percent} %)");
        }
        if cell.unknown > 0 {
            let unknown = either(self.language, "okänt för", "unknown of");
            text = format!("{text}, {unknown} {}", number(cell.unknown));
        }
        text
    }

    /// "Kommun lund, Kön okänt".
    fn values(&self, row: &Row) -> String {
        let named = self.indicator.strata.iter().zip(&row.values);
        let said = named.filter_map(|(fact, value)| {
            let fact = self.programme.fact(*fact)?;
            let unknown = either(self.language, "okänt", "unknown").to_owned();
            let value = value.map_or(unknown, |value| {
                words(&model::value(&fact.values, value), self.language).to_owned()
            });
            Some(format!("{} {value}", fact.meta.title))
        });
        said.collect::<Vec<_>>().join(", ")
    }
}
