//! Registers beside a programme: judged with it, printed with it.

mod support;

use std::fs;
use support::{Ran, Temp, run_in};

const AS_OF: &str = "2026-11-21";

const REGISTER: &str = r#"id: luckor
title: { sv: "Kända luckor", en: "Known gaps" }
about: { sv: "Det vi vet inte går ihop.", en: "What we know does not fit." }
rows:
  - id: G1
    title: { sv: "Första besöket", en: "The first visit" }
    status: expressed
    rules: [bhv.v4, sjuksköterska]
  - id: G2
    title: { sv: "Bemanning", en: "Staffing" }
    status: explained
    note: { sv: "Språket handlar inte om den.", en: "The language does not speak of it." }
"#;

/// The small programme as the edition `idag` of a family, with this register.
fn beside(register: &str) -> Temp {
    let (temp, small) = (Temp::new(), support::small());
    temp.put(
        "idag/program.stafett",
        fs::read(small.join("program.stafett")).unwrap(),
    );
    temp.put("register/luckor.yaml", register);
    temp.put("stafett.yaml", "default: idag\neditions: [idag]\n");
    temp
}

fn check(temp: &Temp, more: &[&str]) -> Ran {
    let args = ["check", "idag", "--as-of", AS_OF];
    run_in(&temp.0, &[&args, more].concat())
}

/// A text without its line breaks.
fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_true_register_is_one_line_after_the_check() {
    let ran = check(&beside(REGISTER), &[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let line =
        "Kända luckor (luckor): 2 rader, uttryckt i regler 1, förklarat 1; alla rader stämmer";
    assert!(
        ran.out.ends_with(&format!("Register\n  {line}\n")),
        "{}",
        ran.out
    );
}

#[test]
fn a_false_row_is_an_error_at_its_line() {
    let wrong = REGISTER.replace("bhv.v4,", "bhv.v5,");
    let ran = check(&beside(&wrong), &[]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    for part in [
        "register-row-false",
        "bhv.v5",
        "register/luckor.yaml:8",
        "menade du \"bhv.v4\"?",
    ] {
        assert!(ran.err.contains(part), "no {part}: {}", ran.err);
    }
    assert!(ran.out.contains("1 fel"), "{}", ran.out);
    let ran = check(&beside(&wrong), &["--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let told = &report["diagnostics"][0];
    assert_eq!((ran.code, report["holds"].as_bool()), (1, Some(false)));
    assert_eq!(told["name"], "register-row-false");
    assert_eq!(told["places"][0]["line"], 8);
    assert_eq!(report["registers"][0]["holds"], false);
    assert_eq!(report["registers"][0]["counts"]["expressed"], 1);
}

#[test]
fn a_finding_must_be_raised() {
    let found = |findings: &str| {
        REGISTER.replace(
            "status: explained\n",
            &format!("status: found\n    findings: {findings}\n"),
        )
    };
    let temp = beside(&found("[no-service-named/hälsa]"));
    let ran = check(&temp, &[]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.err.contains("kontrollen ger inget fynd"), "{}", ran.err);
    let text = fs::read_to_string(temp.0.join("idag/program.stafett")).unwrap();
    let from_three = text.replace(
        "utförs av bhv      från födseln",
        "utförs av bhv      från 3 veckor",
    );
    temp.put("idag/program.stafett", &from_three);
    let ran = check(&temp, &["--register", "luckor"]);
    assert!(
        ran.out.contains("fynd: no-service-named/hälsa (1)"),
        "{}",
        ran.out
    );
    assert!(!ran.err.contains("register-row-false"), "{}", ran.err);
    temp.put("register/luckor.yaml", found("[]"));
    assert!(check(&temp, &[]).err.contains("men inget \"findings\""));
}

#[test]
fn an_acceptance_names_its_findings() {
    let temp = beside(&REGISTER.replace(
        "status: explained\n",
        "status: found\n    findings: [glapp]\n",
    ));
    let text = fs::read_to_string(temp.0.join("idag/program.stafett")).unwrap();
    let accepts = "godtar glapp \"Glappet\" {\n  fynd no-service-named\n  område hälsa\n  regler födseln, bhv\n  skäl \"känt\"\n  av \"ägaren\"\n  beslutad 2026-11-01\n  omprövas 2027-06-30\n}\n";
    let gap = text.replace(
        "utförs av bhv      från födseln",
        "utförs av bhv      från 3 veckor",
    );
    temp.put("idag/program.stafett", format!("{gap}\n{accepts}"));
    let ran = check(&temp, &[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    temp.put("idag/program.stafett", format!("{text}\n{accepts}"));
    let ran = check(&temp, &[]);
    assert!(
        ran.err.contains("godtagandet \"glapp\" finns, men"),
        "{}",
        ran.err
    );
}

#[test]
fn the_whole_of_one_register_is_printed_for_people_and_programs() {
    let temp = beside(REGISTER);
    let ran = check(&temp, &["--register", "luckor"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for part in [
        "G1  Första besöket",
        "regler: bhv.v4, sjuksköterska",
        "Språket handlar inte om den.",
    ] {
        assert!(ran.out.contains(part), "no {part}: {}", ran.out);
    }
    let ran = check(&temp, &["--register", "luckor", "--format", "json"]);
    let register: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(register["stafett"], "register");
    assert_eq!(register["rows"][0]["rules"][0], "bhv.v4");
    assert_eq!(register["counts"]["explained"], 1);
    let ran = check(&temp, &["--register", "luckar"]);
    assert!(
        ran.code == 2 && ran.err.contains("menade du \"luckor\"?"),
        "{}",
        ran.err
    );
    assert_eq!(
        check(&temp, &["--register", "luckor", "--format", "sarif"]).code,
        2
    );
}

#[test]
fn a_register_of_another_edition_is_not_judged() {
    let other = REGISTER.replace("rows:", "edition: nationellt\nrows:");
    let ran = check(&beside(&other.replace("bhv.v4", "bhv.v5")), &[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(
        in_one_line(&ran.out).contains("gäller utgåvan nationellt"),
        "{}",
        ran.out
    );
    let own = REGISTER.replace("rows:", "edition: idag\nrows:");
    assert_eq!(
        check(&beside(&own.replace("bhv.v4", "bhv.v5")), &[]).code,
        1
    );
}

#[test]
fn an_unreadable_register_is_told_with_its_lines() {
    let temp = beside(&REGISTER.replace("status: explained", "status: klart"));
    temp.put("register/två.yaml", REGISTER.replace("G2", "G1"));
    let ran = check(&temp, &[]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    for part in [
        "table-unreadable",
        "luckor.yaml:11",
        "\"klart\" kan inte stå här",
        "två rader heter \"G1\"",
    ] {
        assert!(ran.err.contains(part), "no {part}: {}", ran.err);
    }
}

#[test]
fn the_book_shows_the_registers() {
    let temp = beside(REGISTER);
    let ran = run_in(&temp.0, &["book", "idag", "--as-of", AS_OF]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let page = fs::read_to_string(temp.0.join("dist/book/en/register/luckor.html")).unwrap();
    assert!(page.contains("Known gaps") && page.contains("../besok/bhv-v4.html"));
}

#[test]
fn several_visits_of_one_declaration_go_by_their_common_name_and_by_their_own() {
    let temp = beside(&REGISTER.replace("[bhv.v4, ", "[bhv.flera, bhv.flera.2, "));
    let text = fs::read_to_string(temp.0.join("idag/program.stafett")).unwrap();
    let several = text.replacen(
        "besök bhv.v4 \"Besök vid 4 veckor\" {\n",
        "besök bhv.flera \"Besök vid 4 veckor\" {\n  antal      2\n",
        1,
    );
    temp.put("idag/program.stafett", several);
    let ran = check(&temp, &[]);
    assert!(!ran.err.contains("register-row-false"), "{}", ran.err);
    assert!(
        ran.out.contains("alla rader stämmer"),
        "{}{}",
        ran.out,
        ran.err
    );
    let ran = run_in(&temp.0, &["provenance", "idag"]);
    assert!(ran.out.contains("Besök och kontakter: 2;"), "{}", ran.out);
    let ran = run_in(&temp.0, &["book", "idag", "--as-of", AS_OF]);
    let page = fs::read_to_string(temp.0.join("dist/book/sv/register/luckor.html")).unwrap();
    assert!(
        page.contains("../besok/bhv-flera-1.html"),
        "{}{page}",
        ran.err
    );
    assert!(page.contains("../besok/bhv-flera-2.html"), "{page}");
}
