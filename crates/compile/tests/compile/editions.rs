//! Layers: what an edition makes of the programme over which it is laid.

use crate::common::SAMPLE;
use stafett_compile::{Compiled, Source, compile_layers};
use stafett_model::{DeclarationKind, EditionDeed, Programme};

fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}

fn laid(edition: &str) -> Compiled {
    let base = [source("grund/prov.stafett", SAMPLE)];
    let over = [source("över/prov.stafett", edition)];
    compile_layers(&[&base, &over])
}

fn programme(edition: &str) -> Programme {
    let compiled = laid(edition);
    assert!(
        compiled.diagnostics.is_empty(),
        "{:#?}",
        compiled.diagnostics
    );
    compiled.programme.expect("nothing is wrong")
}

fn told(edition: &str) -> Vec<(&'static str, String, String)> {
    let compiled = laid(edition);
    let line = |told: &stafett_diag::Diagnostic| {
        let help = told
            .help
            .first()
            .map_or(String::new(), |help| help.sv.clone());
        (told.name.as_str(), told.message.sv.clone(), help)
    };
    compiled.diagnostics.iter().map(line).collect()
}

const EARLIER: &str = "\
byter ut besök hembesök \"Tidigt hembesök\" {
  när        2 dagar, tidigast 1 dag, senast 3 dagar
  utförs av  barnhälsovården
  förslag    \"tidigare är bättre\"
}
";

#[test]
fn what_is_substituted_stands_whole_in_its_place() {
    let programme = programme(EARLIER);
    let mut visits = programme.visits.iter();
    let visit = visits
        .find(|visit| visit.meta.id == "hembesök")
        .expect("the visit");
    assert_eq!(visit.meta.title, "Tidigt hembesök");
    assert!(visit.items.is_empty(), "no line of the old one stays");
    let file = &programme.files[usize::from(visit.meta.origin.file)];
    assert_eq!(
        (file.as_str(), visit.meta.origin.line),
        ("över/prov.stafett", 1)
    );
    let edition = programme.edition.expect("an edition");
    assert_eq!(
        (
            edition.base.id.as_str(),
            edition.base.title.as_str(),
            edition.base.release.as_str()
        ),
        ("prov", "Provprogrammet", "2026.1")
    );
    let [change] = &edition.changes[..] else {
        panic!("one change: {:?}", edition.changes);
    };
    assert_eq!(
        (change.kind, change.id.as_str()),
        (DeclarationKind::Visit, "hembesök")
    );
    let EditionDeed::Substitutes { was } = change.what else {
        panic!("a substitution: {change:?}");
    };
    assert_eq!(programme.files[usize::from(was.file)], "grund/prov.stafett");
}

#[test]
fn what_is_dropped_is_gone_and_says_why() {
    let programme = programme("utgår ettårsbesök \"ersätts av ett brev\"\n");
    assert!(
        programme
            .visits
            .iter()
            .all(|visit| visit.meta.id != "ettårsbesök")
    );
    let edition = programme.edition.expect("an edition");
    assert!(
        matches!(&edition.changes[..], [change] if matches!(&change.what,
            EditionDeed::Drops { reason, .. } if reason == "ersätts av ett brev")
            && change.title == "Ettårsbesök"),
        "{:?}",
        edition.changes
    );
}

#[test]
fn a_new_header_and_population_take_the_place_of_the_bases() {
    let programme = programme(
        "program nytt \"Det nya\" {\n  land \"SE\"\n  språk svenska\n  månadsslut sista dagen\n  utgåva \"2\"\n}\nbefolkning nyfödda \"Nyfödda\" {\n  födda från 2026-01-01 till och med 2026-12-31\n  beräknat datum från 3 veckor före födseln till och med 18 veckor efter födseln\n}\nroll psykolog \"Psykolog\" { }\n",
    );
    assert_eq!(programme.meta.title, "Det nya");
    assert_eq!(programme.population.born_from.to_string(), "2026-01-01");
    let edition = programme.edition.expect("an edition");
    let kinds: Vec<DeclarationKind> = edition.changes.iter().map(|change| change.kind).collect();
    assert_eq!(
        kinds,
        [
            DeclarationKind::Programme,
            DeclarationKind::Population,
            DeclarationKind::Role
        ]
    );
    assert!(matches!(
        edition.changes[0].what,
        EditionDeed::Substitutes { .. }
    ));
    assert_eq!(edition.changes[2].what, EditionDeed::New);
}

#[test]
fn accepted_findings_are_never_taken_over() {
    let base = SAMPLE.matches("\ngodtar ").count();
    assert!(base > 0, "the sample accepts something");
    assert!(programme(EARLIER).acceptances.is_empty());
}

#[test]
fn an_edition_may_be_laid_over_an_edition() {
    let base = [source("a/prov.stafett", SAMPLE)];
    let first = [source("b/prov.stafett", EARLIER)];
    let second = [source(
        "c/prov.stafett",
        "utgår hembesök \"ett brev räcker\"\nutgår uppföljning \"ett brev räcker\"\nutgår oro \"frågas inte\"\nutgår ettårsbesök \"nej\"\n",
    )];
    let compiled = compile_layers(&[&base, &first, &second]);
    assert!(
        compiled.diagnostics.is_empty(),
        "{:#?}",
        compiled.diagnostics
    );
    let edition = compiled.programme.and_then(|programme| programme.edition);
    let edition = edition.expect("an edition");
    let home = edition
        .changes
        .iter()
        .find(|change| change.id == "hembesök");
    assert_eq!(
        home.map(|change| change.title.as_str()),
        Some("Tidigt hembesök")
    );
}

#[test]
fn a_mistake_is_told_with_what_to_write() {
    let visit =
        "{\n  när 4 veckor, tidigast 3 veckor, senast 6 veckor\n  utförs av barnhälsovården\n}\n";
    let cases = [
        (
            format!("besök hembesök \"Hembesök\" {visit}"),
            "duplicate-name",
            "besöket \"hembesök\" finns redan i det program som upplagan bygger på",
            "byter ut besök hembesök",
        ),
        (
            format!("byter ut besök hembesok \"Hembesök\" {visit}"),
            "unknown-name",
            "har inget besök som heter \"hembesok\"",
            "menade du \"hembesök\"?",
        ),
        (
            format!("byter ut kontakt hembesök \"Hembesök\" {visit}"),
            "wrong-kind",
            "\"hembesök\" är ett besök",
            "skriv `besök` i stället",
        ),
        (
            "utgår skolbrevet \"onödigt\"\n".to_owned(),
            "unknown-name",
            "har ingenting som heter \"skolbrevet\"",
            "menade du \"skolbrev\"?",
        ),
        (
            "utgår skolbrev\n".to_owned(),
            "missing-field",
            "det står inte varför \"skolbrev\" utgår",
            "utgår skolbrev \"",
        ),
        (
            "utgår skolbrev \"onödigt\"\nutgår skolbrev \"onödigt\"\n".to_owned(),
            "duplicate-name",
            "kontakten \"skolbrev\" ändras två gånger av upplagan",
            "en gång",
        ),
        (
            format!("utgår skolbrev \"onödigt\"\nkontakt skolbrev \"Brev\" {visit}"),
            "duplicate-name",
            "ändras två gånger",
            "en gång",
        ),
    ];
    for (edition, name, message, help) in cases {
        let told = told(&edition);
        let [(is, says, helps)] = &told[..] else {
            panic!("one thing is told of\n{edition}\n{told:#?}");
        };
        assert_eq!(*is, name, "{says}");
        assert!(
            says.contains(message) && helps.contains(help),
            "{says} | {helps}"
        );
    }
}

#[test]
fn a_name_of_several_kinds_needs_its_kind() {
    let both = format!("{SAMPLE}\nroll elevhälsan \"Elevhälsan\" {{ }}\n");
    let base = [source("a/prov.stafett", &both)];
    let drop = |line: &str| {
        let over = [source("b/prov.stafett", line)];
        compile_layers(&[&base, &over])
    };
    let compiled = drop("utgår elevhälsan \"fel\"\n");
    assert!(
        compiled.diagnostics.iter().any(|told| told.message.sv
            == "en roll och en verksamhet heter \"elevhälsan\""
            && told.help[0].sv.contains("`utgår roll elevhälsan`")),
        "{:#?}",
        compiled.diagnostics
    );
    assert!(drop("utgår roll elevhälsan \"fel\"\n").programme.is_some());
}

#[test]
fn nothing_can_be_changed_where_nothing_lies_below() {
    let told = crate::common::told(&crate::common::with("utgår hembesök \"onödigt\""));
    assert!(
        told.len() == 1
            && told[0].contains("bygger inte på något")
            && told[0].contains("builds_on"),
        "{told:?}"
    );
}

#[test]
fn a_rule_of_the_base_that_names_what_is_dropped_is_told_why() {
    let compiled = laid("utgår samtal \"talas inte om\"\n");
    let [told] = &compiled.diagnostics[..] else {
        panic!("one rule names it: {:#?}", compiled.diagnostics);
    };
    assert_eq!(told.name.as_str(), "unknown-name");
    let files: Vec<&str> = told
        .labels
        .iter()
        .map(|label| compiled.files[usize::from(label.span.file.0)].path.as_str())
        .collect();
    assert_eq!(files, ["grund/prov.stafett", "över/prov.stafett"]);
    assert!(
        told.help[0]
            .sv
            .contains("byt ut även den regel som nämner \"samtal\""),
        "{told:#?}"
    );
}
