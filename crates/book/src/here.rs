//! The place of one page: links as seen from it, and the views that many pages share.

use crate::address::web;
use crate::changes;
use crate::marks::Mark;
use crate::phrase::{self, Phrases, lower};
use crate::reviewed::NoteShown;
use crate::rules::Rules;
use crate::site::Site;
use crate::texts::{self, Texts, consultation};
use crate::trial::Shown;
use serde::Serialize;
use stafett_diff::What;
use stafett_model::proof::Words;
use stafett_model::{
    AreaId, BodyId, Condition, FactId, GroupId, Holder, IndicatorId, ItemId, Meta, Programme,
    RequirementId, SeriesId, ServiceId, SourceId, TransitionId, VariantId, VisitId,
};

pub(crate) use stafett_model::DeclarationKind as Kind;

/// A title and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Link {
    pub(crate) title: String,
    pub(crate) href: String,
}

/// A service or body as it is shown everywhere: link and mark.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Actor {
    pub(crate) link: Link,
    pub(crate) mark: Mark,
}

/// One page's place in the book.
#[derive(Clone, Copy)]
pub(crate) struct Here<'a> {
    pub(crate) site: &'a Site<'a>,
    /// From the page's folder to the book's: "" or "../".
    pub(crate) root: &'static str,
}

macro_rules! links {
    ($($name:ident, $id:ty, $lookup:ident, $slugs:ident, $before:literal, $after:literal;)*) => {
        $(
            pub(crate) fn $name(&self, id: $id) -> Link {
                let title = self.programme().$lookup(id).map_or("?", |row| row.meta.title.as_str());
                let slug = self.site.slugs.$slugs.get(id.index()).map_or("", String::as_str);
                Link {
                    title: title.to_owned(),
                    href: format!(concat!("{}", $before, "{}", $after), self.root, slug),
                }
            }
        )*
    };
}

impl<'a> Here<'a> {
    pub(crate) fn new(site: &'a Site<'a>, path: &str) -> Self {
        Self {
            site,
            root: if path.contains('/') { "../" } else { "" },
        }
    }

    pub(crate) fn programme(&self) -> &'a Programme {
        self.site.programme
    }

    /// The programme as its authors wrote it.
    pub(crate) fn original(&self) -> &'a Programme {
        let translated = self.site.book.translated;
        translated.map_or(self.site.programme, |(_, original)| original)
    }

    pub(crate) fn t(&self) -> &'static Texts {
        self.site.t
    }

    /// The texts of consultations.
    pub(crate) fn c(&self) -> &'static consultation::Texts {
        consultation::of(self.site.book.language)
    }

    pub(crate) fn say(&self) -> Phrases<'a> {
        self.site.phrases
    }

    pub(crate) fn pick(&self, words: &Words) -> String {
        phrase::pick(words.clone(), self.site.book.language)
    }

    links! {
        area, AreaId, area, areas, "omrade/", ".html";
        transition, TransitionId, transition, transitions, "overgang/", ".html";
        service, ServiceId, service, services, "verksamhet/", ".html";
        body, BodyId, body, bodies, "verksamheter.html#huvudman-", "";
        series, SeriesId, series, series, "vaccinationer.html#", "";
        source, SourceId, source, sources, "kallor.html#", "";
        fact, FactId, fact, facts, "malgrupper.html#uppgift-", "";
        group, GroupId, group, groups, "malgrupper.html#grupp-", "";
        requirement, RequirementId, requirement, requirements, "krav.html#", "";
        indicator, IndicatorId, indicator, indicators, "indikator/", ".html";
        variant, VariantId, variant, variants, "variant/", ".html";
        content, ItemId, item, items, "moment.html#", "";
    }

    /// A visit; one of a variant or release that has the title of another is named with it.
    pub(crate) fn visit(&self, id: VisitId) -> Link {
        let (titles, slugs) = (&self.site.visit_titles, &self.site.slugs.visits);
        Link {
            title: titles
                .get(id.index())
                .map_or("?", String::as_str)
                .to_owned(),
            href: format!(
                "{}besok/{}.html",
                self.root,
                slugs.get(id.index()).map_or("", String::as_str)
            ),
        }
    }

    /// An invented child that the book shows: the one at this place among them.
    pub(crate) fn shown_child(&self, place: usize, shown: &Shown) -> Link {
        let slug = self.site.slugs.children.get(place);
        let slug = slug.map_or("", String::as_str);
        Link {
            title: shown.title.clone(),
            href: format!("{}barn/{slug}.html", self.root),
        }
    }

    /// A content item; a dose leads to its series.
    pub(crate) fn item(&self, id: ItemId) -> Link {
        let content = self.content(id);
        match self
            .programme()
            .item(id)
            .and_then(|item| item.dose.as_ref())
        {
            Some(dose) => Link {
                href: self.series(dose.series).href,
                ..content
            },
            None => content,
        }
    }

    /// An area inside a sentence: without its capital, where the title is in the book's language.
    pub(crate) fn area_within(&self, id: AreaId) -> Link {
        let area = self.area(id);
        let book = self.site.book;
        let own = texts::code(book.language) == texts::programme_code(book.programme.language);
        match own || book.has_translated(&area.title) {
            true => Link {
                title: lower(&area.title),
                ..area
            },
            false => area,
        }
    }

    /// A body or service with its mark.
    pub(crate) fn actor(&self, holder: Holder) -> Actor {
        let link = match holder {
            Holder::Body(id) => self.body(id),
            Holder::Service(id) => self.service(id),
        };
        Actor {
            link,
            mark: self.site.mark(holder),
        }
    }

    /// Services with their marks.
    pub(crate) fn actors(&self, services: &[ServiceId]) -> Vec<Actor> {
        services
            .iter()
            .map(|id| self.actor(Holder::Service(*id)))
            .collect()
    }

    /// Titles of roles, as a list in words.
    pub(crate) fn roles(&self, roles: &[stafett_model::RoleId]) -> String {
        let title = |id: &stafett_model::RoleId| {
            self.programme()
                .role(*id)
                .map_or_else(|| "?".to_owned(), |row| lower(&row.meta.title))
        };
        phrase::list(&roles.iter().map(title).collect::<Vec<_>>(), self.t().and)
    }

    /// The rule of this name, as seen from this page.
    pub(crate) fn rule(&self, name: &str) -> Option<Link> {
        let rules = || Rules::new(&Here::new(self.site, ""));
        let link = self.site.rules.get_or_init(rules).named(name)?;
        Some(Link {
            href: format!("{}{}", self.root, link.href),
            ..link
        })
    }

    /// A condition in words, where just the children of a target group meet it by the group's title; empty where it
    /// holds for everyone.
    pub(crate) fn condition(&self, condition: &Condition) -> String {
        let words = self.say().condition(condition);
        match self.site.group_of(&words) {
            Some(group) => self.group(group).title,
            None => phrase::capital(&words),
        }
    }

    /// The same for a list, in which it is not said what a child is not; empty where it holds for everyone.
    pub(crate) fn condition_in_short(&self, condition: &Condition) -> String {
        if *condition == Condition::Always {
            return String::new();
        }
        match self.site.child.telling(condition) {
            Condition::Always => self.t().usual_whom.to_owned(),
            rest => self.condition(&rest),
        }
    }

    /// What stands with every rule: its permanent name, where it is written, and whether it is
    /// another than in the earlier edition.
    pub(crate) fn address(&self, kind: Kind, meta: &Meta) -> Address {
        let wording = self.site.book.wording(&meta.id, &meta.title);
        Address {
            id: meta.id.clone(),
            wording: wording.unwrap_or_default().to_owned(),
            place: self.site.authors_place(meta),
            changed: self.changed(kind, &meta.id),
            notes: self.notes_of_rule(&meta.id),
        }
    }

    /// The way to what became of a rule since the earlier edition.
    pub(crate) fn changed(&self, kind: Kind, id: &str) -> Option<Link> {
        let change = self.site.changes.at(kind, id)?;
        let says = match change.what {
            What::New => self.t().new_since,
            What::Changed | What::Gone => self.t().changed_since,
        };
        Some(Link {
            title: says.to_owned(),
            href: format!("{}{}#{}", self.root, changes::PATH, change.anchor),
        })
    }

    /// A web address that may be followed.
    pub(crate) fn web(&self, link: &str) -> Option<String> {
        web(link)
    }
}

/// The permanent name of a rule and where it is written.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Address {
    pub(crate) id: String,
    /// Its title in the programme's words, where the title shown is a translation.
    pub(crate) wording: String,
    pub(crate) place: String,
    pub(crate) changed: Option<Link>,
    /// What reviewers say of the rule, in their edition.
    pub(crate) notes: Vec<NoteShown>,
}

/// The ids of a table, in the order in which its rows are written in the programme's text.
macro_rules! ids {
    ($table:expr, $id:path) => {{
        let place = |place: usize| u16::try_from(place).ok().map($id);
        let rows = $table.iter().enumerate();
        let mut ids: Vec<_> = rows
            .filter_map(|(at, row)| Some((row.meta.origin, place(at)?)))
            .collect();
        ids.sort_by_key(|(origin, id)| (origin.file, origin.start, *id));
        ids.into_iter().map(|(_, id)| id)
    }};
}
pub(crate) use ids;
