//! Registers: one page for each, with what the programme answers to every row.

use crate::address::slugs;
use crate::here::{Here, Link};
use crate::phrase::{capital, sentence};
use crate::rules::Rules;
use crate::site::Site;
use crate::template::{Sheet, value};
use minijinja::context;
use serde::Serialize;
use stafett_model::NoteKind;
use stafett_model::register::{Register, Row, Status, raised};

#[derive(Serialize)]
struct ListView {
    anchor: String,
    link: Link,
    about: String,
    counts: Vec<CountView>,
}

#[derive(Serialize)]
struct CountView {
    says: String,
    rows: usize,
}

/// The reason for a proposal.
#[derive(Clone, PartialEq, Eq, Serialize)]
struct ReasonView {
    /// The title of the rule.
    of: String,
    /// What of the rule it is about; empty where it is about all of it.
    about: String,
    says: String,
}

#[derive(Serialize)]
struct RowView {
    anchor: String,
    id: String,
    title: String,
    status: String,
    /// Whether it says itself what became of it, by the rules that it names.
    expressed: bool,
    rules: Vec<NameView>,
    findings: Vec<NameView>,
    note: String,
    /// Why the rules that it names are as they are, where it is a row of proposals.
    reasons: Vec<ReasonView>,
}

/// A name that a row gives, and where it leads.
#[derive(Serialize)]
struct NameView {
    title: String,
    links: Vec<Link>,
    /// Whether the programme has what it names.
    known: bool,
}

/// Path of the page that lists the registers.
pub(crate) const PATH: &str = "register.html";

/// Whether there is a list of registers: proposals have their places in the menu and need none.
pub(crate) fn has_list(site: &Site<'_>) -> bool {
    site.book.registers.iter().any(|one| !one.proposals)
}

/// The list of the registers, and the page of each.
pub(crate) fn sheets(top: &Here<'_>, below: &Here<'_>) -> Vec<Sheet> {
    let registers = top.site.book.registers;
    let rules = Rules::new(below);
    let pages = registers.iter().zip(&top.site.slugs.registers);
    let pages = pages.map(|(register, slug)| sheet(below, &rules, register, slug));
    let list = has_list(top.site).then(|| list(top));
    list.into_iter().chain(pages).collect()
}

/// The registers of proposals, with where they lead.
pub(crate) fn proposals(here: &Here<'_>) -> Vec<Link> {
    let registers = here.site.book.registers.iter();
    let linked = registers.zip(links(here));
    linked
        .filter(|(register, _)| register.proposals)
        .map(|(_, link)| link)
        .collect()
}

/// The registers with where they lead.
pub(crate) fn links(here: &Here<'_>) -> Vec<Link> {
    let pages = here.site.book.registers.iter();
    pages
        .zip(&here.site.slugs.registers)
        .map(|(register, slug)| Link {
            title: here.pick(&register.title),
            href: format!("{}register/{slug}.html", here.root),
        })
        .collect()
}

/// A register as it is sought: where it is, and its rows with their notes.
pub(crate) struct Sought {
    pub(crate) link: Link,
    pub(crate) about: String,
    pub(crate) rows: Vec<(Link, String)>,
}

/// The registers as they are sought.
pub(crate) fn sought(here: &Here<'_>) -> Vec<Sought> {
    let registers = here.site.book.registers.iter().zip(links(here));
    let sought = registers.map(|(register, link)| {
        let rows = register.rows.iter().zip(anchors(register));
        let row = |(row, anchor): (&Row, String)| {
            let link = Link {
                title: here.pick(&row.title),
                href: format!("{}#{anchor}", link.href),
            };
            (link, here.pick(&row.note))
        };
        Sought {
            rows: rows.map(row).collect(),
            about: here.pick(&register.about),
            link,
        }
    });
    sought.collect()
}

/// The place of each row on its register's page.
fn anchors(register: &Register) -> impl Iterator<Item = String> {
    let slugs = slugs(register.rows.iter().map(|row| row.id.as_str()));
    slugs.into_iter().map(|slug| format!("rad-{slug}"))
}

fn list(here: &Here<'_>) -> Sheet {
    let rows = here.site.book.registers.iter().zip(links(here));
    let slugs = &here.site.slugs.registers;
    let view = |((register, link), slug): ((&Register, Link), &String)| ListView {
        anchor: slug.clone(),
        link,
        about: here.pick(&register.about),
        counts: counts(here, register),
    };
    let registers: Vec<ListView> = rows.zip(slugs).map(view).collect();
    Sheet {
        path: PATH.to_owned(),
        template: "registers.html",
        title: here.t().registers.to_owned(),
        about: here.t().registers_about.to_owned(),
        chapter: PATH,
        view: context! { registers => value(registers) },
    }
}

fn counts(here: &Here<'_>, register: &Register) -> Vec<CountView> {
    let counted = register.counts().into_iter().filter(|(_, rows)| *rows > 0);
    counted
        .map(|(status, rows)| CountView {
            says: capital(&here.pick(&status.words())),
            rows,
        })
        .collect()
}

fn sheet(here: &Here<'_>, rules: &Rules, register: &Register, slug: &str) -> Sheet {
    let rows = register.rows.iter().zip(anchors(register));
    let rows: Vec<RowView> = rows
        .map(|(row, anchor)| row_view(here, rules, (row, register.proposals), anchor))
        .collect();
    Sheet {
        path: format!("register/{slug}.html"),
        template: "register.html",
        title: here.pick(&register.title),
        about: here.pick(&register.about),
        chapter: if register.proposals { "" } else { PATH },
        view: context! {
            about => here.pick(&register.about),
            proposals => register.proposals,
            raises => register.rows.iter().any(|row| !row.findings.is_empty()),
            counts => value(counts(here, register)),
            rows => value(rows),
        },
    }
}

fn row_view(
    here: &Here<'_>,
    rules: &Rules,
    (row, proposals): (&Row, bool),
    anchor: String,
) -> RowView {
    RowView {
        anchor,
        id: row.id.clone(),
        title: here.pick(&row.title),
        status: capital(&here.pick(&row.status.words())),
        expressed: row.status == Status::Expressed,
        rules: row
            .rules
            .iter()
            .map(|name| rule(here, rules, name))
            .collect(),
        findings: row
            .findings
            .iter()
            .map(|name| finding(here, name))
            .collect(),
        note: here.pick(&row.note),
        reasons: if proposals {
            reasons(here, row)
        } else {
            Vec::new()
        },
    }
}

/// The reasons that stand with the proposals of the rules that a row names, each once. Those of the periods of
/// responsibility of an area are of many rows, and stay with the area.
fn reasons(here: &Here<'_>, row: &Row) -> Vec<ReasonView> {
    let p = here.programme();
    let mut all: Vec<ReasonView> = Vec::new();
    for name in &row.rules {
        let declared = p.declarations().into_iter().filter(|one| one.id == *name);
        let declared =
            declared.flat_map(|one| one.meta.notes.iter().map(move |note| (one.title, note)));
        let transitions = p.transitions.iter().filter(|one| one.meta.id == *name);
        let handovers = transitions.flat_map(|one| {
            let notes = one.handover.iter().flat_map(|of| &of.notes);
            notes.map(|note| (one.meta.title.as_str(), note))
        });
        for (of, note) in declared.chain(handovers) {
            if let NoteKind::Proposal(says) = &note.kind {
                let reason = ReasonView {
                    of: of.to_owned(),
                    about: here.note_about(note),
                    says: sentence(says),
                };
                if !all.contains(&reason) {
                    all.push(reason);
                }
            }
        }
    }
    all
}

/// A rule with its page, of several visits that of the first; one that has no page of its own (a role,
/// say) by its title.
fn rule(here: &Here<'_>, rules: &Rules, name: &str) -> NameView {
    let declared = here.programme().declarations();
    let declared = declared.iter().find(|one| one.id == name);
    let own = || rules.named(name);
    let first = || rules.named(&declared?.meta.id);
    let link = own().or_else(first).map(|link| Link {
        title: declared.map_or(link.title, |one| one.title.to_owned()),
        ..link
    });
    NameView {
        title: declared.map_or(name, |one| one.title).to_owned(),
        known: declared.is_some() || link.is_some(),
        links: link.into_iter().collect(),
    }
}

/// The findings that a name means, each with its place on the page of what has been checked.
fn finding(here: &Here<'_>, name: &str) -> NameView {
    let proof = here.site.book.proof;
    let link = |place: usize| {
        let finding = proof.findings.get(place)?;
        Some(Link {
            title: capital(&here.pick(&finding.headline)),
            href: format!("{}kontroll.html#fynd-{}", here.root, place + 1),
        })
    };
    let links: Vec<Link> = raised(here.programme(), proof, name)
        .into_iter()
        .filter_map(link)
        .collect();
    NameView {
        title: name.to_owned(),
        known: !links.is_empty(),
        links,
    }
}
