//! Try a child: the form, what can be chosen in it, and the children that are shown with their
//! plans.

use super::childs_plan::{self, PlanView};
use crate::here::{Actor, Here, Link, ids};
use crate::site::Site;
use crate::template::{Sheet, value};
use crate::trial::Shown;
use minijinja::context;
use serde::Serialize;
use stafett_model::{
    AreaId, Fact, FactId, Holder, ItemId, Made, Programme, ServiceId, Values, VisitId, words,
};

/// Path of the page with the form.
pub(crate) const PATH: &str = "prova.html";

/// The scripts of the page: the engine, and what makes plans with it.
pub(crate) const ENGINE: &str = "motor.js";
pub(crate) const SCRIPT: &str = "prova.js";

/// The longest list from which a number is chosen; beyond it, it is typed.
const NUMBERS: i32 = 40;

/// One thing to choose.
#[derive(Serialize)]
struct Choice {
    value: String,
    /// What the engine calls it, where it speaks in translated words; else empty.
    said: String,
    title: String,
    /// Whether the title is the programme's.
    as_written: bool,
}

/// A fact to choose a value of.
#[derive(Serialize)]
struct FactField {
    anchor: String,
    name: String,
    title: String,
    choices: Vec<Choice>,
    /// First and last number, where a number is typed.
    number: Option<(i32, i32)>,
    /// Whether the values are numbers.
    is_number: bool,
    is_date: bool,
}

/// A visit that can have been done, with the results that can have come of it.
#[derive(Serialize)]
struct VisitChoice {
    link: Link,
    name: String,
    place: usize,
    results: Vec<ResultField>,
}

#[derive(Serialize)]
struct ResultField {
    name: String,
    title: String,
    choices: Vec<Choice>,
}

/// Something that the page can lead to, by its name in the programme.
#[derive(Serialize)]
struct Ready<T> {
    name: String,
    shown: T,
}

#[derive(Serialize)]
struct ChildView {
    about: String,
    days: String,
    /// That the edition is not in force on the day of the plan; empty where it is.
    not_yet: String,
    facts: Vec<String>,
    events: Vec<String>,
    plan: PlanView,
}

/// What the page is called: without the engine nobody can make up a child in it.
pub(crate) fn title(site: &Site<'_>) -> &'static str {
    match site.book.engine {
        Some(_) => site.t.trial,
        None => site.t.example_children,
    }
}

/// The page with the form, and the page of each child that is shown.
pub(crate) fn sheets(top: &Here<'_>, below: &Here<'_>) -> Vec<Sheet> {
    let children = top.site.book.children.iter();
    let children: Vec<_> = children.zip(&top.site.slugs.children).collect();
    let mut sheets = vec![form(top)];
    sheets.extend(
        children
            .iter()
            .map(|(shown, slug)| child(below, shown, slug)),
    );
    sheets
}

fn form(here: &Here<'_>) -> Sheet {
    let p = here.programme();
    let (places, others) = facts(here);
    let listed = here.site.book.children.iter().enumerate();
    let listed = listed.map(|(place, shown)| {
        let link = here.shown_child(place, shown);
        context! { link => value(link), about => shown.about.as_str() }
    });
    let about = match here.site.book.engine {
        Some(_) => here.t().trial_about,
        None => here.t().examples_about,
    };
    Sheet {
        path: PATH.to_owned(),
        template: "trial.html",
        title: title(here.site).to_owned(),
        about: about.to_owned(),
        chapter: PATH,
        view: context! {
            lead => about,
            runs => here.site.book.engine.is_some(),
            children => listed.collect::<Vec<_>>(),
            born => here.site.child.born().to_string(),
            first => p.population.born_from.to_string(),
            last => p.population.born_through.to_string(),
            as_of => as_of(here),
            as_of_last => "2199-12-31",
            places => value(places),
            others => value(others),
            visits => value(visits(here)),
            doses => value(doses(p)),
            events => value(named(p.events.iter().map(|row| &row.meta))),
            transitions => value(named(p.transitions.iter().map(|row| &row.meta))),
            services => value(services(here)),
            areas => value(areas(here)),
            statuses => value(childs_plan::statuses(here)),
        },
    }
}

/// A day ten months after the birth of the book's example child.
fn as_of(here: &Here<'_>) -> String {
    let born = here.site.child.born();
    born.plus(305).unwrap_or(born).to_string()
}

fn named<'r>(rows: impl Iterator<Item = &'r stafett_model::Meta>) -> Vec<Choice> {
    let choice = |meta: &stafett_model::Meta| Choice {
        value: meta.id.clone(),
        said: String::new(),
        title: meta.title.clone(),
        as_written: true,
    };
    rows.map(choice).collect()
}

/// The facts that can be chosen: those of the place first, then the others.
fn facts(here: &Here<'_>) -> (Vec<FactField>, Vec<FactField>) {
    let p = here.programme();
    let of_place: Vec<FactId> = p
        .variants
        .iter()
        .flat_map(|variant| variant.condition.facts())
        .collect();
    let declared =
        ids!(p.facts, FactId).filter(|id| p.fact(*id).is_some_and(|row| row.made.is_none()));
    let (places, others): (Vec<FactId>, Vec<FactId>) =
        declared.partition(|id| of_place.contains(id));
    let fields = |ids: Vec<FactId>| {
        let fields = ids.into_iter().filter_map(|id| fact(here, id, p.fact(id)?));
        fields.collect()
    };
    (fields(places), fields(others))
}

fn fact(here: &Here<'_>, id: FactId, row: &Fact) -> Option<FactField> {
    let number = match row.values {
        Values::Whole { from, through } => Some((from, through)),
        _ => None,
    };
    Some(FactField {
        anchor: format!("val-{}", here.site.slugs.facts.get(id.index())?),
        name: row.meta.id.clone(),
        title: row.meta.title.clone(),
        choices: choices(here, id, &row.values),
        number: number.filter(|(from, through)| through.saturating_sub(*from) > NUMBERS),
        is_number: number.is_some(),
        is_date: row.values == Values::Date,
    })
}

/// The values of a fact as a child's file writes them, with their words.
fn choices(here: &Here<'_>, id: FactId, values: &Values) -> Vec<Choice> {
    let choice = |written: String, value: i32| {
        let says = words::fact_value(here.programme(), id, value);
        Choice {
            value: written,
            said: String::new(),
            title: here.pick(&says),
            as_written: says.sv == says.en,
        }
    };
    match values {
        Values::YesNo => {
            let [no, yes] = match here.programme().language {
                stafett_model::ProgrammeLanguage::Swedish => ["nej", "ja"],
                stafett_model::ProgrammeLanguage::English => ["no", "yes"],
            };
            vec![choice(yes.to_owned(), 1), choice(no.to_owned(), 0)]
        }
        Values::OneOf(names) => {
            let written = match here.original().fact(id).map(|row| &row.values) {
                Some(Values::OneOf(written)) => written,
                _ => names,
            };
            let places = (0_i32..).zip(names).zip(written);
            places
                .map(|((place, said), written)| Choice {
                    said: said.clone(),
                    ..choice(written.clone(), place)
                })
                .collect()
        }
        Values::Whole { from, through } if through.saturating_sub(*from) <= NUMBERS => {
            let numbers = *from..=*through;
            numbers
                .map(|number| choice(number.to_string(), number))
                .collect()
        }
        Values::Whole { .. } | Values::Date => Vec::new(),
    }
}

/// The visits of the base, as the child meets them.
fn visits(here: &Here<'_>) -> Vec<VisitChoice> {
    let p = here.programme();
    let rows = here
        .site
        .order
        .iter()
        .filter_map(|id| Some((*id, p.visit(*id)?)));
    let base = rows.filter(|(_, row)| row.stands_for.is_none());
    base.enumerate()
        .map(|(place, (id, row))| VisitChoice {
            link: here.visit(id),
            name: row.meta.id.clone(),
            place,
            results: results(here, id),
        })
        .collect()
}

/// The contents of a visit whose result some rule asks for.
fn results(here: &Here<'_>, visit: VisitId) -> Vec<ResultField> {
    let (p, original) = (here.programme(), here.original());
    let made = p.facts.iter().filter_map(|row| match row.made {
        Some(Made::Result { item, visit: of }) if of == visit => {
            Some((p.item(item)?, original.item(item)?))
        }
        _ => None,
    });
    let outcome = |(name, written): (&String, &String)| Choice {
        value: written.clone(),
        said: name.clone(),
        title: name.replace('_', " "),
        as_written: true,
    };
    made.map(|(item, original)| ResultField {
        name: item.meta.id.clone(),
        title: item.meta.title.clone(),
        choices: item
            .outcomes
            .iter()
            .zip(&original.outcomes)
            .map(outcome)
            .collect(),
    })
    .collect()
}

fn doses(p: &Programme) -> Vec<Choice> {
    let items = ids!(p.items, ItemId).filter_map(|id| p.item(id));
    let doses = items.filter(|item| item.dose.is_some());
    named(doses.map(|item| &item.meta))
}

fn services(here: &Here<'_>) -> Vec<Ready<Actor>> {
    let p = here.programme();
    let rows = ids!(p.services, ServiceId).filter_map(|id| Some((id, p.service(id)?)));
    rows.map(|(id, row)| Ready {
        name: row.meta.id.clone(),
        shown: here.actor(Holder::Service(id)),
    })
    .collect()
}

fn areas(here: &Here<'_>) -> Vec<Ready<Link>> {
    let p = here.programme();
    let rows = ids!(p.areas, AreaId).filter_map(|id| Some((id, p.area(id)?)));
    rows.map(|(id, row)| Ready {
        name: row.meta.id.clone(),
        shown: here.area(id),
    })
    .collect()
}

/// The page of a child.
fn child(here: &Here<'_>, shown: &Shown, slug: &str) -> Sheet {
    let (facts, events) = childs_plan::known(here, &shown.child);
    let as_of = shown.plan.receipt.as_of;
    Sheet {
        path: format!("barn/{slug}.html"),
        template: "child.html",
        title: shown.title.clone(),
        about: shown.about.clone(),
        chapter: PATH,
        view: value(ChildView {
            about: shown.about.clone(),
            days: childs_plan::days(here, &shown.child, as_of),
            not_yet: childs_plan::not_yet(here, &shown.plan),
            facts,
            events,
            plan: childs_plan::view(here, &shown.child, &shown.plan),
        }),
    }
}
