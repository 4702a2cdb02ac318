//! The pages: for each kind, what the template shows.

mod ages;
mod area;
mod area_brief;
mod authored;
mod changes;
mod changes_in_words;
mod changes_summary;
mod checks;
mod childs_plan;
pub(crate) mod consultation;
mod fault;
mod findings;
mod front;
mod glossary;
mod groups;
mod indicators;
mod items;
mod legs;
mod matrix;
pub(crate) mod notes;
pub(crate) mod pathways;
pub(crate) mod places;
mod provenance;
pub(crate) mod registers;
mod requirements;
mod school;
mod school_names;
pub(crate) mod search;
mod series_rules;
mod service;
mod sources;
mod transition;
pub(crate) mod trial;
mod vaccines;
pub(crate) mod variants;
mod visit;
mod window;

pub(crate) use ages::age_of;
pub(crate) use legs::holders;

use crate::here::{Here, ids};
use crate::rules::Rules;
use crate::site::Site;
use crate::template::{FILTER, Press, SEARCH, STYLE, Sheet, TRIAL, UNFOLD};
use crate::{BookError, Page};
use stafett_model::{AreaId, ServiceId, TransitionId};

/// Every page of the book, the style sheet and the scripts first.
pub(crate) fn all(site: &Site<'_>, press: &Press) -> Result<Vec<Page>, BookError> {
    let file = |path: &str, content: String| Page {
        path: path.to_owned(),
        content,
    };
    let mut pages = vec![
        file("stil.css", STYLE.to_owned()),
        file(search::SCRIPT, SEARCH.to_owned()),
        file(matrix::SCRIPT, FILTER.to_owned()),
        file("oppna.js", UNFOLD.to_owned()),
    ];
    if let Some(engine) = site.book.engine {
        pages.push(file(trial::ENGINE, engine.script()));
        pages.push(file(trial::SCRIPT, TRIAL.to_owned()));
    }
    pages.extend(consultation::files(&Here::new(site, "")));
    for sheet in sheets(site, &Here::new(site, "below/")) {
        pages.push(press.print(site, sheet)?);
    }
    Ok(pages)
}

/// Every page before it is printed, with links as seen from `below` on the pages that lie in a folder.
pub(crate) fn sheets(site: &Site<'_>, below: &Here<'_>) -> Vec<Sheet> {
    let p = site.programme;
    let top = Here::new(site, "");
    let rules = Rules::new(&top);
    let mut sheets = vec![front::sheet(&top, &rules)];
    sheets.extend(authored::sheets(below));
    sheets.push(changes::sheet(&top, &rules));
    sheets.extend(consultation::sheets(&top, below));
    sheets.extend(notes::sheet(&top, &rules));
    sheets.extend(trial::sheets(&top, below));
    sheets.push(visit::list(&top));
    sheets.extend(site.order.iter().filter_map(|id| visit::sheet(below, *id)));
    sheets.extend(pathways::sheets(&top, below));
    sheets.extend([matrix::sheet(&top), vaccines::sheet(&top), area::list(&top)]);
    sheets.extend(ids!(p.areas, AreaId).filter_map(|id| area::sheet(below, id)));
    sheets.push(transition::list(&top));
    sheets.extend(ids!(p.transitions, TransitionId).filter_map(|id| transition::sheet(below, id)));
    sheets.push(service::list(&top));
    sheets.extend(ids!(p.services, ServiceId).filter_map(|id| service::sheet(below, id)));
    sheets.extend([items::sheet(&top), requirements::sheet(&top)]);
    sheets.extend(indicators::sheets(&top, below));
    sheets.push(groups::sheet(&top));
    sheets.extend(variants::sheets(&top, below));
    sheets.extend([
        sources::sheet(&top),
        provenance::sheet(&top),
        checks::sheet(&top, &rules),
    ]);
    sheets.extend(registers::sheets(&top, below));
    sheets.extend([glossary::sheet(&top), search::sheet(&top)]);
    sheets
}
