//! Folders of editions: which text a folder stands for, and how it is named.

mod support;

use std::path::Path;
use support::{Ran, Temp, run_in, small};

const OVER: &str = "\
program ny \"Den nya\" {
  land        \"SE\"
  språk       svenska
  månadsslut  sista dagen
  utgåva      \"2\"
}
";

/// The small programme as one edition, and another that is laid over it.
fn family() -> Temp {
    let temp = Temp::new();
    let text = std::fs::read(small().join("program.stafett")).unwrap();
    temp.put("p/gammalt/program.stafett", text);
    temp.put("p/nytt/program.stafett", OVER);
    temp.put("p/nytt/stafett.yaml", "builds_on: ../gammalt\n");
    temp.put(
        "p/stafett.yaml",
        "default: nytt\neditions: [gammalt, nytt]\nscenarios: scenarier\n",
    );
    for name in ["children/ada.yaml", "scenarier/ada.yaml"] {
        temp.put(
            &format!("p/{name}"),
            std::fs::read(small().join(name)).unwrap(),
        );
    }
    temp
}

/// The programme that a folder stands for, as it is compiled.
fn compiled(dir: &Path, folder: &str) -> serde_json::Value {
    let ran = run_in(dir, &["compile", folder, "--out", "out.json"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let text = std::fs::read_to_string(dir.join("out.json")).unwrap();
    serde_json::from_str::<serde_json::Value>(&text).unwrap()["programme"].take()
}

#[test]
fn a_folder_of_editions_means_its_default() {
    let temp = family();
    let programme = compiled(&temp.0, "p");
    assert_eq!(programme["meta"]["title"], "Den nya");
    assert_eq!(
        programme["files"],
        serde_json::json!(["gammalt/program.stafett", "nytt/program.stafett"])
    );
    assert_eq!(programme["edition"]["changes"][0]["kind"], "programme");
}

#[test]
fn an_edition_is_the_same_however_it_is_named() {
    let temp = family();
    let by_default = compiled(&temp.0, "p");
    assert_eq!(compiled(&temp.0, "p/nytt"), by_default);
    assert_eq!(compiled(&temp.0.join("p"), "nytt"), by_default);
    assert_eq!(compiled(&temp.0.join("p/nytt"), "."), by_default);
    assert_eq!(compiled(&temp.0.join("p/gammalt"), "../nytt/"), by_default);
    let old = compiled(&temp.0, "p/gammalt");
    assert_eq!(old["files"], serde_json::json!(["gammalt/program.stafett"]));
    assert!(old.get("edition").is_none());
}

#[test]
fn an_edition_without_a_family_is_named_below_what_both_have_in_common() {
    let temp = family();
    std::fs::remove_file(temp.0.join("p/stafett.yaml")).unwrap();
    let programme = compiled(&temp.0, "p/nytt");
    assert_eq!(
        programme["files"],
        serde_json::json!(["gammalt/program.stafett", "nytt/program.stafett"])
    );
}

#[test]
fn what_is_told_names_files_that_can_be_opened() {
    let temp = family();
    temp.put("p/nytt/fel.stafett", "utgår inget \"finns inte\"\n");
    let told = |dir: &str, folder: &str| run_in(&temp.0.join(dir), &["check", folder]).err;
    assert!(
        told("", "p").contains("p/nytt/fel.stafett"),
        "{}",
        told("", "p")
    );
    let inside = told("p/nytt", ".");
    assert!(inside.contains("../nytt/fel.stafett"), "{inside}");
}

#[test]
fn children_and_scenarios_are_the_familys() {
    let temp = family();
    let ran = run_in(&temp.0, &["test", "--programme", "p"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("1 håller, 0 håller inte"), "{}", ran.out);
    let other = run_in(&temp.0, &["test", "--programme", "p/gammalt"]);
    assert!(
        other.out.contains("0 håller, 0 håller inte"),
        "{}",
        other.out
    );
    let ran = run_in(&temp.0, &["build", "p", "--out", "dist"]);
    assert!(
        ran.out.contains("p/children/ada.yaml"),
        "{}{}",
        ran.out,
        ran.err
    );
}

#[test]
fn the_one_form_is_given_to_the_folder_that_is_named_alone() {
    let temp = family();
    let crooked = OVER.replace("  land        ", "  land ");
    let old = temp.put("p/gammalt/mer.stafett", "roll   extra \"Extra\" { }\n");
    let new = temp.put("p/nytt/program.stafett", &crooked);
    let before = std::fs::read_to_string(&old).unwrap();
    assert_eq!(run_in(&temp.0, &["fmt", "p/nytt"]).code, 0);
    assert_eq!(std::fs::read_to_string(&old).unwrap(), before);
    temp.put("p/nytt/program.stafett", "roll   ny \"Ny\" { }\n");
    assert_eq!(run_in(&temp.0, &["fmt", "p/nytt"]).code, 0);
    assert_eq!(
        std::fs::read_to_string(&new).unwrap(),
        "roll ny \"Ny\" { }\n"
    );
}

fn refused(ran: &Ran, says: &str) {
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    assert!(
        ran.err.contains("manifest-unreadable") && ran.err.contains(says),
        "{}",
        ran.err
    );
}

#[test]
fn a_manifest_that_cannot_be_meant_is_refused() {
    let temp = family();
    let check = |text: &str| {
        temp.put("p/stafett.yaml", text);
        run_in(&temp.0, &["check", "p"])
    };
    refused(&check("default: nytta\n"), "finns ingen mapp");
    refused(&check("utgåva: nytt\n"), "utgåva");
    refused(&check("default: [\n"), "YAML");
    temp.put("p/gammalt/stafett.yaml", "builds_on: ../nytt\n");
    refused(&check("default: nytt\n"), "cirkel");
    temp.put("p/gammalt/stafett.yaml", "builds_on: ../inget\n");
    refused(&check("default: nytt\n"), "inget");
}

/// A scenario of the small programme with these lines before and behind its child.
fn scenario(temp: &Temp, name: &str, head: &str, expect: &str) {
    let text = format!("{head}id: bo\nborn: 2026-01-15\nas_of: 2026-02-12\nexpect:\n{expect}");
    temp.put(&format!("p/scenarier/{name}.yaml"), text);
}

#[test]
fn each_scenario_is_run_on_its_own_edition() {
    let temp = family();
    temp.put(
        "p/nytt/ändrat.stafett",
        "utgår bhv.tvilling \"behövs inte\"\nutgår samtal \"behövs inte\"\n",
    );
    scenario(&temp, "nytt", "", "  - absent: bhv.tvilling\n");
    scenario(
        &temp,
        "gammalt",
        "edition: gammalt\n",
        "  - question: tvilling\n",
    );
    std::fs::remove_file(temp.0.join("p/scenarier/ada.yaml")).unwrap();
    let test = |args: &[&str]| run_in(&temp.0, &[&["test", "--programme"], args].concat());
    let ran = test(&["p"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("2 håller, 0 håller inte"), "{}", ran.out);
    assert!(
        ran.out.contains("i upplagan gammalt: 2 av 2 besök"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("i upplagan nytt: 1 av 1 besök"),
        "{}",
        ran.out
    );
    let ran = test(&["p/gammalt", "--coverage"]);
    assert!(ran.out.contains("1 håller, 0 håller inte"), "{}", ran.out);
    assert!(
        ran.out.contains("    Besök vid 4 veckor  bhv.v4\n"),
        "{}",
        ran.out
    );
}

#[test]
fn a_scenario_of_no_edition_and_a_line_of_none_are_told() {
    let temp = family();
    scenario(&temp, "fel", "", "  - absent: bhv.tviling\n");
    let ran = run_in(&temp.0, &["test", "--programme", "p"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(
        ran.err.contains("ingen upplaga av programmet har en rad"),
        "{}",
        ran.err
    );
    scenario(
        &temp,
        "fel",
        "edition: gamalt\n",
        "  - absent: bhv.tvilling\n",
    );
    let ran = run_in(&temp.0, &["test", "--programme", "p"]);
    assert!(
        ran.code == 2 && ran.err.contains("menade du \"gammalt\"?"),
        "{}",
        ran.err
    );
    let alone = Temp::with_small();
    alone.put(
        "scenarier/ada.yaml",
        "edition: idag\nborn: 2026-01-15\nas_of: 2026-02-12\n",
    );
    let ran = run_in(&alone.0, &["test", "--programme", "."]);
    assert!(
        ran.code == 2 && ran.err.contains("scenariot hör till upplagan"),
        "{}",
        ran.err
    );
}

#[test]
fn two_editions_are_compared_in_sentences() {
    let temp = family();
    temp.put(
        "p/nytt/ändrat.stafett",
        "byter ut besök bhv.v4 \"Besök vid 4 veckor\" {
  när        4 veckor, tidigast 3 veckor, senast 5 veckor
  därefter   bortfaller
  utförs av  bhv med sjuksköterska
  plats      mottagning
  innehåll   tillväxt
  förslag    \"tätare i början\"
}
utgår bhv.tvilling \"behövs inte\"
utgår samtal \"behövs inte\"
",
    );
    let ran = run_in(&temp.0, &["jämför", "p/gammalt", "p/nytt"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    insta::assert_snapshot!("diff_sv", ran.out);
    let english = ["diff", "p/gammalt", "p", "--language", "en"];
    let ran = run_in(&temp.0, &english);
    insta::assert_snapshot!("diff_en", ran.out);
    let same = run_in(&temp.0, &["diff", "p", "p/nytt"]);
    assert!(same.out.contains("Reglerna är desamma."), "{}", same.out);
    let json = run_in(&temp.0, &["diff", "p/gammalt", "p", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(value["stafett"], "comparison");
    assert_eq!(value["groups"][0]["kind"], "programme");
}
