//! The authors' own pages: prose, and the book's tables and pictures where the authors want them.

use super::ages::{Age, ages, total};
use super::legs::{LegView, holders};
use super::matrix::Table;
use crate::authored::{Block, Chosen, Figure};
use crate::here::{Actor, Here, Link, ids};
use crate::markdown::Prose;
use crate::picture::{LegsPicture, Shown};
use crate::template::{Sheet, value};
use minijinja::{Value, context};
use serde::Serialize;
use stafett_model::{Area, AreaId};

/// What stands on a page, with what it is.
#[derive(Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
enum BlockView {
    Prose {
        prose: Prose,
    },
    Heading {
        /// 2 or 3.
        level: u8,
        says: String,
        anchor: String,
    },
    /// A figure that there is not, as it is written.
    Unknown {
        says: String,
    },
    Matrix {
        /// The area, where it is of one.
        area: Option<Link>,
        groups: Value,
        lines: Value,
    },
    Timeline {
        picture: LegsPicture,
        legs: Vec<LegView>,
        born: String,
        /// Whether it shows the usual case alone.
        usual: bool,
    },
    Responsibility {
        legs: Vec<LegView>,
        area: Option<Link>,
    },
    Counts {
        ages: Vec<Age>,
        total: Age,
    },
    Visit {
        entry: Option<super::visit::Entry>,
        contents: Vec<super::visit::Content>,
    },
    Transition {
        transition: Value,
    },
    Checks {
        summary: Value,
    },
    Changes {
        changes: Option<Value>,
    },
    Letters {
        services: Vec<Actor>,
    },
}

/// The pages, in the authors' order.
pub(crate) fn sheets(here: &Here<'_>) -> Vec<Sheet> {
    let pages = here.site.authored.iter();
    pages.map(|page| sheet(here, page)).collect()
}

fn sheet(here: &Here<'_>, page: &Chosen<'_>) -> Sheet {
    let blocks = views(here, &page.blocks);
    Sheet {
        path: page.path.clone(),
        template: "authored.html",
        title: page.title.clone(),
        about: about(here, page),
        chapter: "",
        view: context! { foreign => page.foreign, blocks => value(blocks) },
    }
}

/// The first sentence of a page; its title where it has none.
pub(crate) fn about(here: &Here<'_>, page: &Chosen<'_>) -> String {
    let sentence = page.blocks.iter().find_map(|block| match block {
        Block::Prose(parts) => {
            let events = parts.iter().map(|(event, _)| event.clone());
            Some(here.first_sentence_of(events)).filter(|sentence| !sentence.is_empty())
        }
        _ => None,
    });
    sentence.unwrap_or_else(|| page.title.clone())
}

fn views(here: &Here<'_>, blocks: &[Block<'_>]) -> Vec<BlockView> {
    let anchors = anchors(blocks);
    let mut anchors = anchors.into_iter();
    let mut views = Vec::new();
    let mut deepest = 2;
    for (place, block) in blocks.iter().enumerate() {
        views.push(match block {
            Block::Heading { level, says } => {
                let level = (*level).clamp(2, deepest);
                deepest = 3;
                BlockView::Heading {
                    level,
                    says: says.clone(),
                    anchor: anchors.next().unwrap_or_default(),
                }
            }
            Block::Prose(parts) => BlockView::Prose {
                prose: here.prose_of(parts.iter().map(|(event, _)| event.clone())),
            },
            Block::Figure { says, .. } => match Figure::read(here.programme(), says) {
                Ok(figure) => figure_view(here, figure, place),
                Err(_) => BlockView::Unknown {
                    says: format!("{{{{{says}}}}}"),
                },
            },
        });
    }
    views
}

/// One anchor for each heading, apart from the book's own; the number tells headings alike apart.
fn anchors(blocks: &[Block<'_>]) -> Vec<String> {
    let says = blocks.iter().filter_map(|block| match block {
        Block::Heading { says, .. } => Some(says.as_str()),
        _ => None,
    });
    let slugs = crate::address::slugs(says).into_iter();
    slugs
        .zip(1..)
        .map(|(slug, number): (String, u32)| format!("avsnitt-{number}-{slug}"))
        .collect()
}

fn figure_view(here: &Here<'_>, figure: Figure, place: usize) -> BlockView {
    match figure {
        Figure::Matrix(area) => {
            let table = Table::of(here, area);
            BlockView::Matrix {
                area: area.map(|id| here.area(id)),
                groups: value(table.groups),
                lines: value(table.lines),
            }
        }
        Figure::Timeline(area) => timeline(here, area, place),
        Figure::Responsibility(area) => BlockView::Responsibility {
            legs: legs(here, area),
            area: area.map(|id| here.area(id)),
        },
        Figure::Counts => {
            let ages = ages(here);
            BlockView::Counts {
                total: total(&ages),
                ages,
            }
        }
        Figure::Visit(id) => {
            let (entry, contents) = super::visit::brief(here, id).unzip();
            BlockView::Visit {
                entry,
                contents: contents.unwrap_or_default(),
            }
        }
        Figure::Transition(id) => BlockView::Transition {
            transition: value(super::transition::brief(here, id)),
        },
        Figure::Checks => BlockView::Checks {
            summary: super::checks::summary(here),
        },
        Figure::Changes => BlockView::Changes {
            changes: super::changes::summary(here),
        },
        Figure::Letters => BlockView::Letters {
            services: holders(here),
        },
    }
}

/// The periods of an area, or of all.
fn legs(here: &Here<'_>, area: Option<AreaId>) -> Vec<LegView> {
    let p = here.programme();
    let areas = ids!(p.areas, AreaId).filter(|id| area.is_none_or(|area| area == *id));
    let areas = areas.filter_map(|id| Some((id, p.area(id)?)));
    areas
        .flat_map(|(id, row)| super::area::legs(here, id, row))
        .collect()
}

fn timeline(here: &Here<'_>, area: Option<AreaId>, place: usize) -> BlockView {
    let (p, t) = (here.programme(), here.t());
    let areas = ids!(p.areas, AreaId).filter(|id| area.is_none_or(|area| area == *id));
    let areas = areas.filter_map(|id| p.area(id));
    let areas: Vec<&Area> = areas.filter(|area| !area.legs.is_empty()).collect();
    let title = match area.and_then(|id| p.area(id)) {
        Some(area) => format!("{}: {}", t.legs_picture, area.meta.title),
        None => t.legs_picture.to_owned(),
    };
    let shown = match area {
        Some(_) => Shown::All,
        None => Shown::Usual,
    };
    let says = (title.as_str(), t.legs_picture_desc);
    BlockView::Timeline {
        picture: LegsPicture::new(here, &format!("figur-{place}"), &areas, shown, says),
        legs: legs(here, area),
        born: here.say().day(here.site.child.born()),
        usual: shown == Shown::Usual,
    }
}
