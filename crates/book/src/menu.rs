//! The menu: the chapters, by what a reader comes for.

use crate::changes;
use crate::here::{Here, Link};
use crate::pages::{consultation, notes, pathways, registers, search, trial, variants};
use crate::site::Site;
use crate::texts;

/// Chapters that are read for the same.
pub(crate) struct Part {
    pub(crate) title: &'static str,
    pub(crate) chapters: Vec<Chapter>,
}

/// A chapter, with its path from the book's folder.
pub(crate) struct Chapter {
    pub(crate) link: Link,
    /// Whether its title is in the programme's language, and that is not the book's.
    pub(crate) foreign: bool,
    /// Whether the reader is asked to decide on what it says.
    pub(crate) asks: bool,
}

impl Chapter {
    fn new((path, title): (&str, &str)) -> Self {
        Self {
            link: Link {
                title: title.to_owned(),
                href: path.to_owned(),
            },
            foreign: false,
            asks: false,
        }
    }
}

/// The parts of the menu, in their order.
pub(crate) fn parts(site: &Site<'_>) -> Vec<Part> {
    let t = site.t;
    vec![
        Part {
            title: t.part_read,
            chapters: to_read(site),
        },
        Part {
            title: t.part_answer,
            chapters: to_answer(site),
        },
        part(
            t.part_who,
            &[
                Some(("omraden.html", t.responsibility)),
                Some(("overgangar.html", t.transitions)),
                Some(("verksamheter.html", t.services)),
                (!site.programme.variants.is_empty())
                    .then(|| (variants::PATH, words(site).variants)),
            ],
        ),
        part(
            t.part_check,
            &[
                Some(("kontroll.html", t.checks)),
                Some(("krav.html", t.requirements)),
                Some(("ursprung.html", t.provenance)),
                (!site.programme.indicators.is_empty())
                    .then_some(("indikatorer.html", t.indicators)),
            ],
        ),
        part(
            t.part_look_up,
            &[
                Some(("moment.html", t.items)),
                Some(("malgrupper.html", t.groups)),
                Some(("kallor.html", t.sources)),
                registers::has_list(site).then_some((registers::PATH, t.registers)),
                Some(("ordlista.html", t.glossary)),
                Some((search::PATH, t.search)),
            ],
        ),
    ]
}

fn words(site: &Site<'_>) -> &'static texts::consultation::Texts {
    texts::consultation::of(site.book.language)
}

/// A part of those of these chapters that there are.
fn part(title: &'static str, chapters: &[Option<(&str, &str)>]) -> Part {
    Part {
        title,
        chapters: chapters
            .iter()
            .flatten()
            .copied()
            .map(Chapter::new)
            .collect(),
    }
}

/// The programme itself; the authors' own pages follow the first page.
fn to_read(site: &Site<'_>) -> Vec<Chapter> {
    let t = site.t;
    let authored = site.authored.iter().map(|page| Chapter {
        foreign: page.foreign,
        ..Chapter::new((&page.path, &page.title))
    });
    let own = [
        Some(("besok.html", t.visits)),
        Some(("matris.html", t.matrix)),
        (!site.pathways.is_empty()).then_some((pathways::PATH, t.pathways)),
        Some(("vaccinationer.html", t.vaccines)),
        Some((trial::PATH, trial::title(site))),
    ];
    std::iter::once(Chapter::new(("index.html", t.overview)))
        .chain(authored)
        .chain(own.into_iter().flatten().map(Chapter::new))
        .collect()
}

/// What the reader is asked: the proposals first.
fn to_answer(site: &Site<'_>) -> Vec<Chapter> {
    let c = words(site);
    let proposals = registers::proposals(&Here::new(site, ""));
    let proposals = proposals.into_iter().map(|link| Chapter {
        link,
        foreign: false,
        asks: true,
    });
    let own = [
        Some((consultation::PATH, c.chapter)),
        Some((changes::PATH, site.t.changes)),
        site.book.notes.map(|_| (notes::PATH, c.notes)),
    ];
    proposals
        .chain(own.into_iter().flatten().map(Chapter::new))
        .collect()
}
