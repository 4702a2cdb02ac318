//! What indicators come to, as JSON. What is `null` is not shown, so that no small group can be seen or
//! computed.

use serde::Serialize;
use stafett_figures::indicators::{Cell, Outcome, Row, Shown};
use stafett_model::proof::Words;
use stafett_model::{Better, Day, Fact, Indicator, Programme, words};

/// The version of the form.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Out<'a> {
    stafett: &'static str,
    version: u32,
    programme: &'a str,
    release: &'a str,
    as_of: Day,
    indicators: Vec<IndicatorOut<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct IndicatorOut<'a> {
    id: &'a str,
    title: &'a str,
    better: &'static str,
    smallest_group: u16,
    total: Option<CellOut>,
    rows: Vec<RowOut<'a>>,
    /// Children of whom it is not known whether they belong to the denominator; `null` where there
    /// are some, but fewer than the smallest group.
    denominator_unknown: Option<u32>,
}

#[derive(Serialize)]
struct RowOut<'a> {
    strata: Vec<StratumOut<'a>>,
    cell: Option<CellOut>,
}

/// A fact and its value; `null` where that is unknown.
#[derive(Serialize)]
struct StratumOut<'a> {
    fact: &'a str,
    value: Option<Words>,
}

#[derive(Serialize)]
struct CellOut {
    denominator: u32,
    numerator: u32,
    unknown: u32,
    /// Of those of whom it is known; 0 through 1.
    share: Option<f64>,
}

/// The outcomes of `as_of` as indented JSON.
pub fn json(programme: &Programme, outcomes: &[Outcome], as_of: Day) -> String {
    let outcome = |outcome: &Outcome| {
        let indicator = programme.indicator(outcome.indicator)?;
        Some(indicator_out(programme, indicator, outcome))
    };
    crate::report::text(&Out {
        stafett: "indicators",
        version: VERSION,
        programme: &programme.meta.id,
        release: &programme.release,
        as_of,
        indicators: outcomes.iter().filter_map(outcome).collect(),
    })
}

fn indicator_out<'a>(
    programme: &'a Programme,
    indicator: &'a Indicator,
    outcome: &Outcome,
) -> IndicatorOut<'a> {
    let facts = indicator.strata.iter();
    let facts: Vec<&Fact> = facts.filter_map(|fact| programme.fact(*fact)).collect();
    let rows = outcome.rows.iter();
    IndicatorOut {
        id: &indicator.meta.id,
        title: &indicator.meta.title,
        better: match indicator.better {
            Better::Higher => "higher",
            Better::Lower => "lower",
        },
        smallest_group: indicator.smallest_group,
        total: outcome.total.map(cell),
        rows: match facts.is_empty() {
            true => Vec::new(),
            false => rows.map(|row| row_out(&facts, row)).collect(),
        },
        denominator_unknown: match outcome.denominator_unknown {
            Shown::Number(number) => Some(number),
            Shown::FewerThan(_) => None,
        },
    }
}

fn row_out<'a>(facts: &[&'a Fact], row: &Row) -> RowOut<'a> {
    let values = facts.iter().zip(&row.values);
    let stratum = |(fact, value): (&&'a Fact, &Option<i32>)| StratumOut {
        fact: &fact.meta.id,
        value: value.map(|value| words::value(&fact.values, value)),
    };
    RowOut {
        strata: values.map(stratum).collect(),
        cell: row.cell.map(cell),
    }
}

fn cell(cell: Cell) -> CellOut {
    CellOut {
        denominator: cell.all(),
        numerator: cell.yes,
        unknown: cell.unknown,
        share: cell.share(),
    }
}
