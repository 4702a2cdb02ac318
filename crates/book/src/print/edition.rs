//! The data of the print edition: the pages' views, in the order in which they are read on paper.

use crate::here::{Actor, Here};
use crate::pages;
use crate::site::Site;
use crate::template::Sheet;
use crate::texts::{self, Texts, consultation};
use minijinja::Value;
use serde::Serialize;
use stafett_model::{Day, VisitId};
use std::collections::BTreeMap;

/// Finds a chapter's title among the book's texts.
type Title = fn(&Here<'_>) -> &'static str;

/// The chapters: the templates whose pages each holds, and its title. What is left out has no place on
/// paper: the search, the page on which children are invented, and lists of pages that all follow.
const CHAPTERS: [(&str, Title); 22] = [
    ("index", |here| here.t().overview),
    ("authored", |here| here.t().authored),
    ("matrix", |here| here.t().matrix),
    ("visit", |here| here.t().visits),
    ("pathway", |here| here.t().pathways),
    ("vaccines", |here| here.t().vaccines),
    ("area", |here| here.t().responsibility),
    ("transition", |here| here.t().transitions),
    ("requirements", |here| here.t().requirements),
    ("checks", |here| here.t().checks),
    ("changes", |here| here.t().changes),
    ("recipient", |here| here.c().chapter),
    ("services", |here| here.t().bodies),
    ("service", |here| here.t().services_acting),
    ("items", |here| here.t().items),
    ("groups", |here| here.t().groups),
    ("variant", |here| here.c().variants),
    ("indicator", |here| here.t().indicators),
    ("register", |here| here.t().registers),
    ("provenance", |here| here.t().provenance),
    ("sources", |here| here.t().sources),
    ("glossary", |here| here.t().glossary),
];

/// The whole of what is printed.
#[derive(Serialize)]
pub(super) struct Edition<'s> {
    language: &'static str,
    /// The language of the programme's titles and prose.
    programme_language: &'static str,
    /// The titles and values that are translated, to be looked up.
    translated: BTreeMap<&'s str, bool>,
    title: &'s str,
    release: &'s str,
    draft: Option<&'s str>,
    digest: Option<&'s str>,
    /// The day for which the book holds.
    as_of: Option<Date>,
    /// The services with their marks.
    services: Vec<Actor>,
    chapters: Vec<Chapter>,
    texts: &'static Texts,
    consultation: &'static consultation::Texts,
}

/// A day as a program reads it and as a reader does.
#[derive(Serialize)]
struct Date {
    year: i32,
    month: u32,
    day: u32,
    words: String,
}

#[derive(Serialize)]
struct Chapter {
    kind: &'static str,
    title: String,
    sections: Vec<Section>,
}

/// Pages that belong together; without a title where the chapter has one section.
#[derive(Serialize)]
struct Section {
    title: String,
    pages: Vec<Printed>,
}

#[derive(Serialize)]
struct Printed {
    /// The path of the page on the web: what links lead to.
    path: String,
    title: String,
    about: String,
    page: Value,
}

impl<'s> Edition<'s> {
    pub(super) fn new(site: &'s Site<'_>) -> Self {
        let here = Here::new(site, "");
        let programme = site.programme;
        let mut sheets = pages::sheets(site, &here);
        let chapter = |(kind, title): (&'static str, Title)| {
            let template = format!("{kind}.html");
            let own = sheets.extract_if(.., |sheet| sheet.template == template);
            let own: Vec<Sheet> = own.collect();
            (!own.is_empty()).then(|| Chapter {
                kind,
                title: title(&here).to_owned(),
                sections: match kind {
                    "visit" => by_age(&here, own),
                    _ => vec![section(String::new(), own)],
                },
            })
        };
        Self {
            language: texts::code(site.book.language),
            programme_language: texts::programme_code(programme.language),
            translated: translated(site),
            title: &programme.meta.title,
            release: &programme.release,
            draft: site.draft(),
            digest: site.book.digest,
            as_of: site.book.as_of.map(|day| date(&here, day)),
            services: pages::holders(&here),
            chapters: CHAPTERS.into_iter().filter_map(chapter).collect(),
            texts: site.t,
            consultation: here.c(),
        }
    }
}

fn translated<'s>(site: &'s Site<'_>) -> BTreeMap<&'s str, bool> {
    let titles = site.book.translated.into_iter();
    let titles = titles.flat_map(|(all, _)| all.short());
    titles.map(|title| (title, true)).collect()
}

fn date(here: &Here<'_>, day: Day) -> Date {
    let (year, month, of_month) = day.ymd();
    Date {
        year,
        month,
        day: of_month,
        words: here.say().day(day),
    }
}

fn section(title: String, sheets: Vec<Sheet>) -> Section {
    let printed = |sheet: Sheet| Printed {
        path: sheet.path,
        title: sheet.title,
        about: sheet.about,
        page: sheet.view,
    };
    Section {
        title,
        pages: sheets.into_iter().map(printed).collect(),
    }
}

/// Visits by the ages of the first page's table; those whose age is not settled last.
fn by_age(here: &Here<'_>, sheets: Vec<Sheet>) -> Vec<Section> {
    let ages = |id: &VisitId| pages::age_of(here, *id);
    let ages = here.site.order.iter().map(ages);
    let mut sections: Vec<(Option<String>, Vec<Sheet>)> = Vec::new();
    for (age, sheet) in ages.zip(sheets) {
        match sections.iter_mut().find(|(other, _)| *other == age) {
            Some((_, pages)) => pages.push(sheet),
            None => sections.push((age, vec![sheet])),
        }
    }
    sections.sort_by_key(|(age, _)| age.is_none());
    let title = |age: Option<String>| age.unwrap_or_else(|| here.t().age_not_settled.to_owned());
    let sections = sections.into_iter();
    sections
        .map(|(age, pages)| section(title(age), pages))
        .collect()
}
