//! On what the programme's statements rest, counted kind by kind.

use crate::here::Here;
use crate::phrase::{capital, number};
use crate::template::{Sheet, value};
use minijinja::context;
use serde::Serialize;
use stafett_diag::Language;
use stafett_model::declared::Kind;
use stafett_model::provenance::{Basis, Counts, by_kind, in_all, statements};

#[derive(Serialize)]
struct KindView {
    title: &'static str,
    statements: u32,
    /// In the order of the bases.
    on: Vec<u32>,
}

#[derive(Serialize)]
struct ShareView {
    title: String,
    count: u32,
    /// Per cent, rounded to whole ones.
    percent: u64,
}

/// The same in one line: "Utsagor i programmet: 1 962. Med källa: 702; antagande: 794 …" by the bases that occur.
pub(crate) fn in_short(here: &Here<'_>) -> String {
    let counts = in_all(&statements(here.programme()));
    let say = |title: &str, count: u32| format!("{}: {}", title.to_lowercase(), number(count));
    let own = [
        Basis::Interpreted,
        Basis::Assumed,
        Basis::Proposed,
        Basis::Nothing,
    ];
    let own = own.into_iter().filter(|basis| counts.on(*basis) > 0);
    let own = own.map(|basis| say(word(here, basis.words()), counts.on(basis)));
    let sourced = say(here.t().provenance_sourced, counts.sourced());
    let all: Vec<String> = std::iter::once(sourced).chain(own).collect();
    let says = here
        .t()
        .provenance_short
        .replace("{n}", &number(counts.total()));
    says.replace("{}", &capital(&all.join("; ")))
}

/// The page of what the statements rest on.
pub(crate) fn sheet(here: &Here<'_>) -> Sheet {
    let all = statements(here.programme());
    let counts = in_all(&all);
    let kinds = by_kind(&all).into_iter();
    let kinds: Vec<KindView> = kinds
        .map(|(kind, counts)| KindView {
            title: word(here, kind.plural()),
            statements: counts.total(),
            on: on(counts),
        })
        .collect();
    let bases = Basis::ALL.map(|basis| capital(word(here, basis.words())));
    let each = Basis::ALL.into_iter().zip(&bases);
    let each = each.map(|(basis, title)| share(title, counts.on(basis), counts));
    let sourced = share(here.t().provenance_sourced, counts.sourced(), counts);
    let shares: Vec<ShareView> = std::iter::once(sourced).chain(each).collect();
    Sheet {
        path: "ursprung.html".to_owned(),
        template: "provenance.html",
        title: here.t().provenance.to_owned(),
        about: here.t().provenance_about.to_owned(),
        chapter: "ursprung.html",
        view: context! {
            bases => value(&bases),
            kinds => value(kinds),
            total => counts.total(),
            on => on(counts),
            nothing => without(here, &by_kind(&all), counts),
            shares => value(shares),
        },
    }
}

/// Which statements state no origin, kind by kind, the most first; empty where all state one.
fn without(here: &Here<'_>, kinds: &[(Kind, Counts)], all: Counts) -> String {
    let count = |counts: &Counts| counts.on(Basis::Nothing);
    if count(&all) == 0 {
        return String::new();
    }
    let mut kinds: Vec<_> = kinds.iter().filter(|(_, of)| count(of) > 0).collect();
    kinds.sort_by_key(|(_, of)| std::cmp::Reverse(count(of)));
    let told = kinds.into_iter().map(|(kind, of)| {
        let title = word(here, kind.plural()).to_lowercase();
        format!("{title} ({})", number(count(of)))
    });
    let told: Vec<String> = told.collect();
    let says = here.t().provenance_without.replace("{}", &told.join(", "));
    let says = says.replace("{a}", &number(count(&all)));
    says.replace("{b}", &number(all.total()))
}

fn word(here: &Here<'_>, (sv, en): (&'static str, &'static str)) -> &'static str {
    match here.site.book.language {
        Language::Swedish => sv,
        Language::English => en,
    }
}

fn on(counts: Counts) -> Vec<u32> {
    Basis::ALL.map(|basis| counts.on(basis)).to_vec()
}

fn share(title: &str, count: u32, of: Counts) -> ShareView {
    let total = u64::from(of.total().max(1));
    ShareView {
        title: title.to_owned(),
        count,
        percent: (200 * u64::from(count) + total) / (2 * total),
    }
}
