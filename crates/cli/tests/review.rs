//! From the form for comments to the edition that shows them.

mod support;

use std::fs;
use support::{Temp, run_in};

fn read(temp: &Temp, name: &str) -> String {
    fs::read_to_string(temp.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn consulted() -> Temp {
    let temp = Temp::with_small();
    temp.put(
        "stafett.yaml",
        "consultation:\n  sender: Myndigheten\n  reply_by: 2027-03-31\n",
    );
    temp
}

fn book(temp: &Temp, more: &[&str]) -> support::Ran {
    let given = ["bok", ".", "--out", "out", "--as-of", "2026-11-22"];
    let ran = run_in(&temp.0, &[&given[..], more].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran
}

/// The form of the whole programme as the book gives it, filled in at one visit.
fn filled_in(temp: &Temp) -> String {
    book(temp, &[]);
    let form = read(temp, "out/sv/remiss/programmet.md");
    assert!(form.contains("Sista svarsdag: 2027-03-31"), "{form}");
    let (before, section) = form.split_once("\n## bhv.v4\n").expect("the visit");
    let section = section.replacen(
        "### Vår synpunkt\n",
        "### Vår synpunkt\n\nFör *kort* tid.\n",
        1,
    );
    let head = before.replacen("från:", "från: Region Norr", 1);
    format!("{head}\n## bhv.v4\n{section}")
}

#[test]
fn a_form_that_is_filled_in_and_laid_beside_the_programme_is_shown() {
    let temp = consulted();
    let form = filled_in(&temp);
    temp.put("synpunkter/region_norr.md", &form);
    let ran = book(&temp, &["--granskning"]);
    assert!(!ran.err.contains("note-"), "{}", ran.err);
    let page = read(&temp, "out/sv/synpunkter.html");
    assert!(page.contains("<code>bhv.v4</code>") && page.contains("För <em>kort</em> tid."));
    assert!(page.contains("Region Norr") && !page.contains("Regeln har ändrats sedan dess"));
    assert_eq!(
        page.matches("class=\"entry\"").count(),
        1,
        "what is empty is no note"
    );
    assert!(read(&temp, "out/en/index.html").contains("Review edition"));
    book(&temp, &[]);
    assert!(!read(&temp, "out/sv/index.html").contains("Granskningsutgåva"));
}

#[test]
fn a_note_on_words_that_are_gone_is_told_and_shown_as_such() {
    let temp = consulted();
    let form = filled_in(&temp);
    temp.put("synpunkter/region_norr.md", &form);
    let text = read(&temp, "program.stafett");
    let later = text.replacen("senast 6 veckor", "senast 7 veckor", 1);
    temp.put("program.stafett", &later);
    let ran = book(&temp, &["--review"]);
    assert!(
        ran.err.contains("note-adrift") && ran.err.contains("region_norr.md"),
        "{}",
        ran.err
    );
    assert!(read(&temp, "out/sv/synpunkter.html").contains("Regeln har ändrats sedan dess"));
    let built = run_in(
        &temp.0,
        &["build", ".", "--out", "dist", "--as-of", "2026-11-22"],
    );
    assert!(
        built.err.contains("note-adrift") && built.err.contains("region_norr.md"),
        "{}",
        built.err
    );
}

#[test]
fn a_note_without_its_rule_is_told_with_file_line_and_the_nearest_name() {
    let temp = consulted();
    temp.put(
        "synpunkter/a.md",
        "---\nfrån: Region Norr\nregel: bhv.tem_4v\n---\n\nText.\n",
    );
    let ran = run_in(
        &temp.0,
        &["check", ".", "--as-of", "2026-11-22", "--language", "en"],
    );
    assert!(
        ran.err.contains("note-adrift") && ran.err.contains("a.md:3:8"),
        "{}",
        ran.err
    );
    temp.put("synpunkter/a.md", "---\nregel: x\n---\n\nText.\n");
    let ran = run_in(
        &temp.0,
        &["check", ".", "--as-of", "2026-11-22", "--language", "en"],
    );
    assert!(
        ran.err.contains("note-unreadable") && ran.code != 0,
        "{}",
        ran.err
    );
}
