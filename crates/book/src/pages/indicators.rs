//! Indicators: how each measure for follow-up is counted.

use crate::here::{Here, Kind, Link, ids};
use crate::phrase::number;
use crate::template::{Sheet, value};
use minijinja::context;
use serde::Serialize;
use stafett_model::{Better, Condition, Indicator, IndicatorId};

#[derive(Serialize)]
struct ListView {
    link: Link,
    about: String,
}

/// The page that lists the indicators, and the page of each; nothing where there is none.
pub(crate) fn sheets(top: &Here<'_>, below: &Here<'_>) -> Vec<Sheet> {
    let p = top.programme();
    if p.indicators.is_empty() {
        return Vec::new();
    }
    let pages = ids!(p.indicators, IndicatorId).filter_map(|id| sheet(below, id));
    std::iter::once(list(top)).chain(pages).collect()
}

fn list(here: &Here<'_>) -> Sheet {
    let p = here.programme();
    let views = ids!(p.indicators, IndicatorId).filter_map(|id| {
        Some(ListView {
            link: here.indicator(id),
            about: here.first_sentence(&p.indicator(id)?.meta.doc),
        })
    });
    Sheet {
        path: "indikatorer.html".to_owned(),
        template: "indicators.html",
        title: here.t().indicators.to_owned(),
        about: here.t().indicators_about.to_owned(),
        chapter: "indikatorer.html",
        view: context! { indicators => value(views.collect::<Vec<_>>()) },
    }
}

fn sheet(here: &Here<'_>, id: IndicatorId) -> Option<Sheet> {
    let (row, t) = (here.programme().indicator(id)?, here.t());
    let slug = here.site.slugs.indicators.get(id.index())?;
    let better = match row.better {
        Better::Higher => t.better_higher,
        Better::Lower => t.better_lower,
    };
    Some(Sheet {
        path: format!("indikator/{slug}.html"),
        template: "indicator.html",
        title: row.meta.title.clone(),
        about: t.indicator_about.replace("{}", &row.meta.title),
        chapter: "indikatorer.html",
        view: context! {
            doc => here.prose(&row.meta.doc),
            at => here.say().point(&row.at),
            denominator => here.condition(&row.denominator),
            done => value(done(here, row)),
            holds => holds(here, row),
            strata => value(row.strata.iter().map(|fact| here.fact(*fact)).collect::<Vec<_>>()),
            smallest_group => t.children_count.replace("{}", &number(row.smallest_group.into())),
            better,
            notes => value(here.notes(&row.meta.notes)),
            address => value(here.address(Kind::Indicator, &row.meta)),
        },
    })
}

fn done(here: &Here<'_>, row: &Indicator) -> Vec<Link> {
    let done = row.numerator.done.iter();
    done.map(|item| here.item(*item)).collect()
}

/// What must hold for the numerator; empty where it asks for contents alone.
fn holds(here: &Here<'_>, row: &Indicator) -> String {
    match &row.numerator.condition {
        Condition::Always => String::new(),
        condition => here.condition(condition),
    }
}
