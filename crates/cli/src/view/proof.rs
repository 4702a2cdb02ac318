//! What was checked of a programme and what came of it, for people.

use crate::draw::{self, headline, paragraph};
use crate::language::{either, words};
use crate::output::{Output, To};
use crate::trouble::Shown;
use crate::view::{self, day, number};
use stafett_diag::Language;
use stafett_model::proof::{Claim, Finding, Proof, Verdict};
use stafett_model::{Day, Programme};

/// Prints the whole summary: what was checked, claims, findings, what stays in words.
pub(crate) fn summary(
    programme: &Programme,
    proof: &Proof,
    texts: &[Shown],
    as_of: Day,
    output: &mut Output,
) {
    heading(programme, proof, as_of, output);
    claims(&proof.claims, output);
    findings(programme, proof, texts, output);
    accepted(programme, proof, output);
    in_words(proof, output);
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

fn findings(programme: &Programme, proof: &Proof, texts: &[Shown], output: &mut Output) {
    let open: Vec<&Finding> = proof
        .findings
        .iter()
        .filter(|one| one.accepted.is_none())
        .collect();
    if open.is_empty() {
        match proof.findings.is_empty() {
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

/// Findings that share a reason stand together.
fn accepted(programme: &Programme, proof: &Proof, output: &mut Output) {
    let language = output.language();
    let mut groups: Vec<((&str, Day), Vec<String>)> = Vec::new();
    let mut count = 0;
    for finding in &proof.findings {
        let Some(acceptance) = finding.accepted.and_then(|id| programme.acceptance(id)) else {
            continue;
        };
        let reason = (acceptance.reason.as_str(), acceptance.review_by);
        let headline = headline(finding, programme, language);
        count += 1;
        match groups.iter_mut().find(|(shared, _)| *shared == reason) {
            Some((_, headlines)) => headlines.push(headline),
            None => groups.push((reason, vec![headline])),
        }
    }
    if count == 0 {
        return;
    }
    output.say(
        &format!("Godtagna fynd ({count})"),
        &format!("Accepted findings ({count})"),
    );
    for ((reason, review_by), headlines) in groups {
        for headline in headlines {
            output.print(To::Results, &paragraph("  ○ ", &headline));
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

fn verdict(proof: &Proof, output: &mut Output) {
    let failing = proof.findings.iter().filter(|one| one.fails()).count();
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
            "Resultat: allt kunde inte avgöras. Programmet är inte bevisat.",
            "Result: not everything could be decided. The programme is not proven.",
        );
    }
}
