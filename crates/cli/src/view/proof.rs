//! What was checked of a programme and what came of it, for people.

use crate::decided::Decided;
use crate::draw::{self, Listed, headline, key, paragraph};
use crate::language::{either, words};
use crate::output::{Output, To};
use crate::trouble::Shown;
use crate::view::{self, day, number};
use stafett_diag::{Language, Name};
use stafett_model::proof::{Claim, Finding, Proof, Verdict, Weight};
use stafett_model::{Day, Programme};

/// Prints the whole summary: what was checked, claims, findings, what stays in words.
pub(crate) fn summary(
    programme: &Programme,
    decided: &Decided,
    texts: &[Shown],
    output: &mut Output,
) {
    let proof = &decided.proof;
    heading(programme, proof, decided.as_of, output);
    claims(&proof.claims, output);
    findings(programme, decided, texts, output);
    accepted(programme, proof, output);
    notes(programme, proof, output);
    in_words(proof, output);
    looked_at(decided, output);
    verdict(proof, output);
}

fn heading(programme: &Programme, proof: &Proof, as_of: Day, output: &mut Output) {
    let language = output.language();
    let title = &programme.meta.title;
    let release = format!(
        "{} {}",
        either(language, "utgåva", "release"),
        programme.release
    );
    output.line(&format!("{title}, {release}"));
    if let Some(draft) = &programme.draft {
        output.print(To::Results, &view::draft(draft, language));
    }
    let (first, last) = (day(proof.born.0, language), day(proof.born.1, language));
    let dates = number(proof.birth_dates);
    let line = match language {
        Language::Swedish => format!(
            "Kontrollerat för varje barn fött {first} till och med {last} ({dates} födelsedatum, vart och ett) \
             och för varje dag, per {as_of}. Kontrollerat är att reglerna går ihop; inte bemanning, \
             kvalitet eller om familjen kommer."
        ),
        Language::English => format!(
            "Checked for every child born {first} through {last} ({dates} birth dates, each of them) and for \
             every day, as of {as_of}. What was checked is that the rules fit together; not staffing, \
             quality, or whether the family comes."
        ),
    };
    output.print(To::Results, &paragraph("", &line));
    output.line("");
}

fn claims(claims: &[Claim], output: &mut Output) {
    let language = output.language();
    output.say("Påståenden", "Claims");
    for claim in claims {
        let (sign, word) = verdict_word(claim.verdict, language);
        let first = format!("  {sign} {word:<22}");
        let says = format!(
            "{} ({})",
            words(&claim.says, language),
            number(claim.decided_for)
        );
        output.print(To::Results, &paragraph(&first, &says));
    }
    output.line("");
}

fn verdict_word(verdict: Verdict, language: Language) -> (char, &'static str) {
    match verdict {
        Verdict::Proven => ('✓', either(language, "bevisat", "proven")),
        Verdict::ProvenButAccepted => (
            '○',
            either(language, "utom godtagna fynd", "but accepted findings"),
        ),
        Verdict::Refuted => ('×', either(language, "stämmer inte", "does not hold")),
        Verdict::NotDecided => ('?', either(language, "inte avgjort", "not decided")),
    }
}

/// All findings with their numbers, from 1.
fn numbered(proof: &Proof) -> impl Iterator<Item = (usize, &Finding)> {
    (1..).zip(&proof.findings)
}

fn findings(programme: &Programme, decided: &Decided, texts: &[Shown], output: &mut Output) {
    let proof = &decided.proof;
    let listed = numbered(proof).map(|(number, finding)| Listed {
        number,
        finding,
        edit: decided.edits.get(&(number - 1)),
    });
    let open: Vec<Listed> = listed
        .filter(|one| one.finding.accepted.is_none() && one.finding.weight != Weight::Note)
        .collect();
    if open.is_empty() {
        match proof.findings.iter().all(|one| one.weight == Weight::Note) {
            true => output.say("Fynd: inga", "Findings: none"),
            false => output.say(
                "Fynd utom de godtagna: inga",
                "Findings but the accepted: none",
            ),
        }
        output.line("");
        return;
    }
    output.say(
        &format!("Fynd ({})", open.len()),
        &format!("Findings ({})", open.len()),
    );
    output.line("");
    draw::findings(&open, programme, texts, output);
}

/// One line for each, with its child and days; findings that share a reason stand together.
fn accepted(programme: &Programme, proof: &Proof, output: &mut Output) {
    let language = output.language();
    let mut groups: Vec<((&str, Day), Vec<String>)> = Vec::new();
    let mut count = 0;
    for (number, finding) in numbered(proof) {
        let Some(acceptance) = finding.accepted.and_then(|id| programme.acceptance(id)) else {
            continue;
        };
        let reason = (acceptance.reason.as_str(), acceptance.review_by);
        let line = format!("{number}. {}{}", key(finding), child(finding, language));
        count += 1;
        match groups.iter_mut().find(|(shared, _)| *shared == reason) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((reason, vec![line])),
        }
    }
    if count == 0 {
        return;
    }
    output.say(
        &format!("Godtagna fynd ({count})"),
        &format!("Accepted findings ({count})"),
    );
    for ((reason, review_by), lines) in groups {
        for line in lines {
            output.line(&format!("  ○ {line}"));
        }
        let why = either(language, "skäl: ", "reason: ");
        let review = either(language, "omprövas senast", "review by");
        let line = format!(
            "{}; {review} {review_by}",
            reason.trim().trim_end_matches('.')
        );
        output.print(To::Results, &paragraph(&format!("      {why}"), &line));
    }
    output.line("");
}

/// A finding's child and the days on which the fault shows for it: ", barn fött 2012-01-01:
/// 2018-08-15 – 2019-08-14".
fn child(finding: &Finding, language: Language) -> String {
    let Some(witness) = &finding.witness else {
        return String::new();
    };
    let born = either(language, "barn fött", "child born");
    let last = witness.until.filter(|until| *until > witness.day);
    let last = last.map(|until| until.before());
    let days = match last {
        Some(last) if last > witness.day => format!("{} – {last}", witness.day),
        Some(_) => witness.day.to_string(),
        None => format!("{} –", witness.day),
    };
    format!(", {born} {}: {days}", witness.born)
}

/// Notes in a few lines each: the book has the whole of them.
fn notes(programme: &Programme, proof: &Proof, output: &mut Output) {
    let language = output.language();
    let open = |one: &Finding| one.weight == Weight::Note && one.accepted.is_none();
    let mut any = false;
    for (number, note) in numbered(proof).filter(|(_, note)| open(note)) {
        any = true;
        let says = format!(
            "{}. {} ({})",
            headline(note, programme, language),
            words(&note.story, language),
            note.key.name
        );
        let first = format!("{number}. {}", either(language, "notis: ", "note: "));
        output.print(To::Results, &paragraph(&first, &says));
    }
    if any {
        output.line("");
    }
}

fn in_words(proof: &Proof, output: &mut Output) {
    match proof.in_words.len() {
        0 => {}
        1 => output.say(
            "I ord och därför inte avgjort: 1 utsaga (står i boken)\n",
            "Left in words and therefore not decided: 1 statement (it stands in the book)\n",
        ),
        count => output.say(
            &format!("I ord och därför inte avgjort: {count} utsagor (de står i boken)\n"),
            &format!("Left in words and therefore not decided: {count} statements (they stand in the book)\n"),
        ),
    }
}

/// How much was decided, and at what cost.
fn looked_at(decided: &Decided, output: &mut Output) {
    let proof = &decided.proof;
    let all = proof.claims.len();
    let open = |claim: &&Claim| claim.verdict == Verdict::NotDecided;
    let settled = all - proof.claims.iter().filter(open).count();
    let (dates, classes) = (number(proof.birth_dates), number(proof.classes));
    let (count, took) = (proof.findings.len(), decided.took.as_millis());
    let (first, last) = proof.born;
    let line = match output.language() {
        Language::Swedish => format!(
            "{settled} av {all} påståenden, {count} fynd; födda {first} – {last}, {dates} \
             födelsedatum, {classes} klasser, {took} ms"
        ),
        Language::English => format!(
            "{settled} of {all} claims, {count} findings; births {first} – {last}, {dates} birth \
             dates, {classes} classes, {took} ms"
        ),
    };
    let first = either(output.language(), "Avgjort: ", "Decided: ");
    output.print(To::Results, &paragraph(first, &line));
}

fn verdict(proof: &Proof, output: &mut Output) {
    let undecided = |one: &Finding| one.key.name == Name::NotDecided.as_str();
    let failing = proof.findings.iter().filter(|one| one.fails());
    let failing = failing.filter(|one| !undecided(one)).count();
    if proof.holds() {
        output.say(
            "Resultat: inget fel som inte är godtaget.",
            "Result: no error that is not accepted.",
        );
    } else if failing > 0 {
        output.say(
            &format!("Resultat: {failing} fel som inte är godtagna. Programmet är inte bevisat."),
            &format!(
                "Result: {failing} errors that are not accepted. The programme is not proven."
            ),
        );
    } else {
        output.say(
            "Resultat: allt kunde inte avgöras inom gränsen (--budget). Programmet är inte bevisat.",
            "Result: not all could be decided within the budget. The programme is not proven.",
        );
    }
}
