//! What was checked, what came of it, and what was not checked at all.

use crate::here::{Here, Link};
use crate::phrase::{self, number, sentence};
use crate::rules::Rules;
use crate::template::{Sheet, value};
use minijinja::{Value, context};
use serde::Serialize;
use stafett_model::proof::{Claim, Finding, InWords, Verdict, Weight};
use stafett_model::{Invariant, MonthEnd, words};

#[derive(Serialize)]
struct ClaimView {
    says: String,
    verdict: &'static str,
    class: &'static str,
    decided_for: u32,
}

#[derive(Serialize)]
struct WordsView {
    link: Option<Link>,
    title: String,
    text: String,
}

/// Counts for a reader in a hurry.
pub(crate) fn summary(here: &Here<'_>) -> Value {
    let proof = here.site.book.proof;
    let (tried, idle): (Vec<&Claim>, Vec<&Claim>) =
        proof.claims.iter().partition(|claim| is_tried(claim));
    let count = |verdict| {
        let tried = tried.iter();
        tried.filter(|claim| claim.verdict == verdict).count()
    };
    let to_do = |finding: &&Finding| finding.weight != Weight::Note;
    let to_do: Vec<&Finding> = proof.findings.iter().filter(to_do).collect();
    let accepted = to_do
        .iter()
        .filter(|finding| finding.accepted.is_some())
        .count();
    context! {
        claims => tried.len(),
        idle => idle.len(),
        hold => count(Verdict::Proven),
        but => count(Verdict::ProvenButAccepted),
        broken => count(Verdict::Refuted),
        undecided => count(Verdict::NotDecided),
        accepted,
        open => to_do.len() - accepted,
        words => proof.in_words.len(),
        birth_dates => number(proof.birth_dates),
        born_from => here.say().day(proof.born.0),
        born_through => here.say().day(proof.born.1),
    }
}

/// The page of what is checked.
pub(crate) fn sheet(here: &Here<'_>, rules: &Rules) -> Sheet {
    let proof = here.site.book.proof;
    let p = here.programme();
    let claims: Vec<ClaimView> = proof
        .claims
        .iter()
        .map(|claim| claim_view(here, claim))
        .collect();
    let words: Vec<WordsView> = proof
        .in_words
        .iter()
        .map(|row| in_words(rules, row))
        .collect();
    let always = p.population.always.iter();
    let always =
        always.map(|condition| phrase::capital(&here.pick(&words::invariant(p, condition))));
    let during = p.population.during.iter().map(|row| invariant(here, row));
    let always: Vec<String> = always.chain(during).collect();
    Sheet {
        path: "kontroll.html".to_owned(),
        template: "checks.html",
        title: here.t().checks.to_owned(),
        about: here.t().checks_about.to_owned(),
        chapter: "kontroll.html",
        view: context! {
            summary => summary(here),
            accepted => value(here.drawn_findings(rules, true)),
            open => value(here.drawn_findings(rules, false)),
            notes => value(here.notes_of_proof(rules)),
            claims => value(claims),
            words => value(words),
            untranslated => value(crate::translation::Untranslated::of(here.site)),
            registers => value(super::registers::links(here)),
            population => p.population.meta.title.as_str(),
            population_doc => here.prose(&p.population.meta.doc),
            population_notes => value(here.notes(&p.population.meta.notes)),
            always,
            assumptions => proof.assumptions.iter().map(|words| here.pick(words)).collect::<Vec<_>>(),
            month_end => match p.month_end {
                MonthEnd::LastDay => here.t().month_end_last,
                MonthEnd::NextMonth => here.t().month_end_next,
            },
        },
    }
}

fn invariant(here: &Here<'_>, row: &Invariant) -> String {
    let says = words::invariant(here.programme(), &row.condition);
    let (say, says) = (here.say(), phrase::capital(&here.pick(&says)));
    match &row.days {
        None => says,
        Some((from, until)) => format!("{says}, {} {}", say.from(from), say.until(until)),
    }
}

/// Whether the programme has anything of which the claim could be untrue.
fn is_tried(claim: &Claim) -> bool {
    claim.decided_for > 0 || claim.verdict != Verdict::Proven
}

fn claim_view(here: &Here<'_>, claim: &Claim) -> ClaimView {
    let t = here.t();
    let (verdict, class) = match claim.verdict {
        _ if !is_tried(claim) => (t.nothing_to_check, "idle"),
        Verdict::Proven => (t.holds, "holds"),
        Verdict::ProvenButAccepted => (t.holds_but, "but"),
        Verdict::Refuted => (t.broken, "broken"),
        Verdict::NotDecided => (t.not_decided, "undecided"),
    };
    ClaimView {
        says: sentence(&here.pick(&claim.says)),
        verdict,
        class,
        decided_for: claim.decided_for,
    }
}

fn in_words(rules: &Rules, row: &InWords) -> WordsView {
    let link = rules.named(&row.rule).or_else(|| rules.at(row.origin));
    WordsView {
        link,
        title: row.title.clone(),
        text: row.text.clone(),
    }
}
