//! What every page of one book shares: the programme, the words, the addresses, the marks.

use crate::Book;
use crate::address::slugs;
use crate::authored::{self, Chosen};
use crate::changes::Changes;
use crate::example::Example;
use crate::marks::{self, Mark};
use crate::pathway::{self, Pathway};
use crate::phrase::{self, Phrases};
use crate::reviewed::Reviewed;
use crate::rules::Rules;
use crate::texts::{self, Texts};
use crate::usual;
use stafett_model::{GroupId, Holder, Meta, Overlay, Programme, Transition, Visit, VisitId, words};
use stafett_plan::Planner;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// The shared parts of a book.
pub(crate) struct Site<'a> {
    pub(crate) book: &'a Book<'a>,
    pub(crate) programme: &'a Programme,
    pub(crate) t: &'static Texts,
    pub(crate) phrases: Phrases<'a>,
    pub(crate) child: Example<'a>,
    pub(crate) slugs: Slugs,
    /// What became of the rules since the earlier edition.
    pub(crate) changes: Changes<'a>,
    /// How reviewers' notes stand to their rules.
    pub(crate) reviewed: Reviewed,
    /// Where each rule is shown, as seen from the first page; made when it is first asked for.
    pub(crate) rules: OnceCell<Rules>,
    /// What visits are called where nothing else tells them apart.
    pub(crate) visit_titles: Vec<String>,
    /// Visits as the child meets them.
    pub(crate) order: Vec<VisitId>,
    /// The authors' own pages.
    pub(crate) authored: Vec<Chosen<'a>>,
    /// What results lead to.
    pub(crate) pathways: Vec<Pathway>,
    /// The programme made ready for planning.
    pub(crate) planner: Planner<'a>,
    /// The titles of target groups by their conditions in words, where book and programme have one language.
    groups: BTreeMap<String, GroupId>,
    services: Vec<Mark>,
    bodies: Vec<Mark>,
}

/// Address parts, by place in the programme's tables.
pub(crate) struct Slugs {
    pub(crate) visits: Vec<String>,
    pub(crate) areas: Vec<String>,
    pub(crate) transitions: Vec<String>,
    pub(crate) services: Vec<String>,
    pub(crate) bodies: Vec<String>,
    pub(crate) items: Vec<String>,
    pub(crate) series: Vec<String>,
    pub(crate) sources: Vec<String>,
    pub(crate) facts: Vec<String>,
    pub(crate) groups: Vec<String>,
    pub(crate) requirements: Vec<String>,
    pub(crate) indicators: Vec<String>,
    pub(crate) variants: Vec<String>,
    pub(crate) registers: Vec<String>,
    pub(crate) pathways: Vec<String>,
    /// Of the invented children that the book shows.
    pub(crate) children: Vec<String>,
}

fn of<'r, R: 'r>(table: &'r [R], meta: impl Fn(&'r R) -> &'r Meta) -> Vec<String> {
    slugs(table.iter().map(|row| meta(row).id.as_str()))
}

/// Of visits. A row that an overlay lays in the place of a rule is named by both: the page of the rule
/// itself is that of the base.
fn of_visits(programme: &Programme) -> Vec<String> {
    let overlay = |overlay| match overlay {
        Overlay::Variant(id) => programme.variant(id).map(|row| row.meta.id.as_str()),
        Overlay::Release(id) => programme.release_change(id).map(|row| row.meta.id.as_str()),
    };
    let name = |visit: &Visit| {
        let own = visit.overlay.filter(|_| visit.stands_for.is_some());
        match own.and_then(overlay) {
            Some(overlay) => format!("{} {overlay}", visit.meta.id),
            None => visit.meta.id.clone(),
        }
    };
    let names: Vec<String> = programme.visits.iter().map(name).collect();
    slugs(names.iter().map(String::as_str))
}

/// What visits are called: one of an overlay that has the title of another by both its own and the overlay's.
fn titles_of_visits(programme: &Programme) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for visit in &programme.visits {
        *counts.entry(visit.meta.title.as_str()).or_default() += 1;
    }
    let overlay = |overlay| match overlay {
        Overlay::Variant(id) => programme.variant(id).map(|row| row.meta.title.as_str()),
        Overlay::Release(id) => programme
            .release_change(id)
            .map(|row| row.meta.title.as_str()),
    };
    let title = |visit: &Visit| {
        let own = visit.meta.title.as_str();
        let shared = counts.get(own).is_some_and(|count| *count > 1);
        match visit.overlay.filter(|_| shared).and_then(overlay) {
            Some(overlay) => format!("{own} – {overlay}"),
            None => own.to_owned(),
        }
    };
    programme.visits.iter().map(title).collect()
}

/// Of transitions. One that a variant lays in the place of another is named by both, as with visits.
fn of_transitions(programme: &Programme) -> Vec<String> {
    let rows = || programme.transitions.iter();
    let stands_for_another = |row: &Transition| {
        rows().any(|other| other.variant.is_none() && other.meta.id == row.meta.id)
    };
    let name = |row: &Transition| {
        let variant = row.variant.filter(|_| stands_for_another(row));
        match variant.and_then(|id| programme.variant(id)) {
            Some(variant) => format!("{} {}", row.meta.id, variant.meta.id),
            None => row.meta.id.clone(),
        }
    };
    let names: Vec<String> = rows().map(name).collect();
    slugs(names.iter().map(String::as_str))
}

/// Of pathways: each is named by the first content item with which it begins.
fn of_pathways(programme: &Programme, pathways: &[Pathway]) -> Vec<String> {
    let first = |one: &Pathway| programme.item(*one.items.first()?);
    let name = |one| first(one).map_or("besök som inte blir av", |row| row.meta.id.as_str());
    slugs(pathways.iter().map(name))
}

impl Slugs {
    fn new(book: &Book<'_>, pathways: &[Pathway]) -> Self {
        let programme = book.programme;
        Self {
            visits: of_visits(programme),
            areas: of(&programme.areas, |row| &row.meta),
            transitions: of_transitions(programme),
            services: of(&programme.services, |row| &row.meta),
            bodies: of(&programme.bodies, |row| &row.meta),
            items: of(&programme.items, |row| &row.meta),
            series: of(&programme.series_table, |row| &row.meta),
            sources: of(&programme.sources, |row| &row.meta),
            facts: of(&programme.facts, |row| &row.meta),
            groups: of(&programme.groups, |row| &row.meta),
            requirements: of(&programme.requirements, |row| &row.meta),
            indicators: of(&programme.indicators, |row| &row.meta),
            variants: of(&programme.variants, |row| &row.meta),
            pathways: of_pathways(programme, pathways),
            children: slugs(book.children.iter().map(|shown| shown.name.as_str())),
            registers: slugs(book.registers.iter().map(|register| register.id.as_str())),
        }
    }
}

impl<'a> Site<'a> {
    pub(crate) fn new(book: &'a Book<'a>) -> Self {
        let programme = book.programme;
        let t = texts::of(book.language);
        let titles = |metas: Vec<&'a Meta>| -> Vec<&'a str> {
            metas.into_iter().map(|meta| meta.title.as_str()).collect()
        };
        let child = Example::new(programme);
        let order = in_age_order(programme, &child);
        let pathways = pathway::pathways(&pathway::steps(programme, &order));
        let services = programme.services.iter().map(|row| &row.meta).collect();
        let services = marks::of_services(&titles(services));
        let bodies = programme.bodies.iter().map(|row| &row.meta).collect();
        let bodies = marks::of_bodies(&titles(bodies), &services);
        Self {
            book,
            programme,
            t,
            phrases: Phrases {
                programme,
                language: book.language,
                t,
            },
            child,
            slugs: Slugs::new(book, &pathways),
            visit_titles: titles_of_visits(programme),
            pathways,
            changes: Changes::of(book.since),
            reviewed: Reviewed::of(book),
            rules: OnceCell::new(),
            order,
            authored: authored::chosen(book),
            planner: Planner::new(programme),
            groups: by_condition(book),
            services,
            bodies,
        }
    }

    /// The mark of a service or body.
    pub(crate) fn mark(&self, holder: Holder) -> Mark {
        let mark = match holder {
            Holder::Body(body) => self.bodies.get(body.index()),
            Holder::Service(service) => self.services.get(service.index()),
        };
        mark.cloned().unwrap_or(Mark {
            letters: "?".to_owned(),
            class: "body".to_owned(),
        })
    }

    /// Whether a visit is offered, without need, to the child of the usual case.
    pub(crate) fn usually(&self, visit: &Visit) -> bool {
        let on = usual::day_of(&self.child, visit);
        !visit.as_needed && usual::holds(&self.child, &visit.condition, on) == Some(true)
    }

    /// The target group of just those children of whom a condition in words holds.
    pub(crate) fn group_of(&self, condition: &str) -> Option<GroupId> {
        self.groups.get(condition).copied()
    }

    /// What the book says of itself as a draft, where it is one.
    pub(crate) fn draft(&self) -> Option<&'a str> {
        self.programme.draft.as_deref()
    }

    /// Where a declaration is written, in an edition that its authors read with their reviewers' notes:
    /// "programme/besök.stafett:12"; empty in any other, whose readers have no use for it.
    pub(crate) fn authors_place(&self, meta: &Meta) -> String {
        if self.book.notes.is_none() {
            return String::new();
        }
        let file = self.programme.files.get(usize::from(meta.origin.file));
        format!("{}:{}", file.map_or("?", String::as_str), meta.origin.line)
    }
}

/// Target groups by their conditions in words; of two alike the first. In a book in another language than its programme
/// only those whose titles are translated: there are words for the condition of the others, and none for the title.
fn by_condition(book: &Book<'_>) -> BTreeMap<String, GroupId> {
    let mut groups = BTreeMap::new();
    let own = texts::code(book.language) == texts::programme_code(book.programme.language);
    for id in crate::here::ids!(book.programme.groups, GroupId) {
        let Some(row) = book.programme.group(id) else {
            continue;
        };
        if !own && !book.has_translated(&row.meta.title) {
            continue;
        }
        let words = words::condition(book.programme, &row.condition);
        let words = phrase::pick(words, book.language);
        groups.entry(words).or_insert(id);
    }
    groups
}

fn in_age_order(programme: &Programme, child: &Example<'_>) -> Vec<VisitId> {
    let ids =
        (0..programme.visits.len()).filter_map(|place| u16::try_from(place).ok().map(VisitId));
    let mut dated: Vec<_> = ids
        .map(|id| {
            let window = programme.visit(id).map(|visit| &visit.window);
            let day = |point| window.and_then(|window| child.first(point_of(window, point)));
            (
                day(0).or_else(|| day(1)).is_none(),
                day(0).or_else(|| day(1)),
                day(2),
                id,
            )
        })
        .collect();
    dated.sort();
    dated.into_iter().map(|(.., id)| id).collect()
}

fn point_of(window: &stafett_model::Window, which: u8) -> &stafett_model::Point {
    match which {
        0 => &window.recommended,
        1 => &window.earliest,
        _ => &window.latest,
    }
}
