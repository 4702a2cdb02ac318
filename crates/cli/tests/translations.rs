//! From the table that a translator fills in to the English book of a Swedish programme.

mod support;

use std::fs;
use support::{Ran, Temp, files, run_in};

const TABLE: &str = "översättningar/engelska.csv";

fn read(temp: &Temp, name: &str) -> String {
    fs::read_to_string(temp.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn book(temp: &Temp, more: &[&str]) -> Ran {
    let given = ["book", ".", "--out", "out", "--as-of", "2026-11-22"];
    let ran = run_in(&temp.0, &[&given[..], more].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran
}

/// The small programme with a table in which each text is translated into itself between marks.
fn translated() -> Temp {
    let temp = Temp::with_small();
    book(&temp, &["--translations", TABLE]);
    let table = read(&temp, TABLE);
    let rows = table.lines().enumerate().map(|(at, line)| {
        let cells: Vec<&str> = line.split(';').collect();
        match at {
            0 => line.to_owned(),
            _ => format!(
                "{};\"⟦{}⟧\"",
                cells[..3].join(";"),
                cells[2].trim_matches('"')
            ),
        }
    });
    temp.put(TABLE, rows.collect::<Vec<_>>().join("\r\n"));
    temp
}

/// The plan of one of the small programme's children.
fn plan(temp: &Temp, more: &[&str]) -> Ran {
    let given = [
        "plan",
        "--programme",
        ".",
        "--child",
        "children/ada.yaml",
        "--as-of",
        "2026-11-22",
    ];
    run_in(&temp.0, &[&given[..], more].concat())
}

#[test]
fn a_plan_in_the_other_language_has_the_titles_that_are_translated() {
    let temp = translated();
    let english = plan(&temp, &["--language", "en"]);
    assert!(
        english.out.contains("⟦Besök vid 4 veckor⟧"),
        "{}",
        english.out
    );
    let swedish = plan(&temp, &[]);
    assert!(!swedish.out.contains('⟦'), "{}", swedish.out);
    // Programs read the programme's own titles, whatever is printed for people.
    let json = |more: &[&str]| plan(&temp, &[&["--format", "json"], more].concat()).out;
    assert_eq!(json(&["--language", "en"]), json(&[]));
    let bundle = plan(&temp, &["--language", "en", "--format", "fhir"]).out;
    assert!(bundle.contains("⟦Besök vid 4 veckor⟧"), "{bundle}");
    // A line can be asked for by either title.
    for title in ["Besök vid 4 veckor", "⟦Besök vid 4 veckor⟧"] {
        let why = plan(&temp, &["--language", "en", "--why", title]);
        assert_eq!(why.code, 0, "{}", why.err);
        assert!(why.out.starts_with("⟦Besök vid 4 veckor⟧"), "{}", why.out);
    }
}

#[test]
fn a_plan_takes_the_table_that_it_is_given_and_tells_what_is_wrong_with_it() {
    let temp = translated();
    let table = read(&temp, TABLE).replace('⟦', "<");
    fs::remove_file(temp.0.join(TABLE)).unwrap();
    temp.put("other.csv", format!("{table}\r\nnothing"));
    let more = ["--language", "en", "--translations", "other.csv"];
    let ran = plan(&temp, &more);
    assert!(ran.out.contains("<Besök vid 4 veckor⟧"), "{}", ran.out);
    assert!(ran.err.contains("other.csv"), "{}", ran.err);
    let without = plan(&temp, &more[..2]).out;
    assert!(without.contains(" Besök vid 4 veckor"), "{without}");
}

#[test]
fn a_table_that_is_filled_in_gives_the_english_book_its_titles() {
    let temp = translated();
    let ran = book(&temp, &["--language", "en"]);
    assert!(
        !ran.err.contains("translation") && !ran.err.contains("table"),
        "{}",
        ran.err
    );
    let page = read(&temp, "out/besok/bhv-v4.html");
    assert!(page.contains("<h1>⟦Besök vid 4 veckor⟧</h1>"), "{page}");
    book(&temp, &[]);
    let page = read(&temp, "out/en/besok/bhv-v4.html");
    assert!(page.contains("<h1>⟦Besök vid 4 veckor⟧</h1>"), "{page}");
    let swedish = files(&temp.0.join("out/sv"));
    let swedish = swedish
        .iter()
        .map(|(_, bytes)| String::from_utf8_lossy(bytes));
    assert!(swedish.into_iter().all(|text| !text.contains('⟦')));
    // The child's plan and the search speak of the visit too.
    assert!(read(&temp, "out/en/barn/ada.html").contains("⟦Besök vid 4 veckor⟧"));
    assert!(read(&temp, "out/en/barn/ada.html").contains("<h1>⟦"));
    assert!(read(&temp, "out/en/sok.html").contains("⟦Besök vid 4 veckor⟧"));
    assert!(read(&temp, "out/en/kontroll.html").contains("⟦"));
    let first = files(&temp.0.join("out"));
    book(&temp, &[]);
    assert_eq!(first, files(&temp.0.join("out")));
}

#[test]
fn a_title_that_has_changed_is_told_and_shown_untranslated() {
    let temp = translated();
    let text = read(&temp, "program.stafett");
    temp.put(
        "program.stafett",
        text.replace("Besök vid 4 veckor", "Besök i vecka 4"),
    );
    let ran = book(&temp, &["--language", "en"]);
    let says = "bhv.v4: the text has changed since it was translated (title)";
    assert!(
        ran.err.contains("translation-adrift") && ran.err.contains(says),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("engelska.csv:") && ran.err.contains("Besök i vecka 4"),
        "{}",
        ran.err
    );
    let page = read(&temp, "out/besok/bhv-v4.html");
    assert!(
        page.contains("<h1 lang=\"sv\">Besök i vecka 4</h1>"),
        "{page}"
    );
    // The translator's table then has both.
    book(&temp, &["--översättningar", TABLE]);
    let table = read(&temp, TABLE);
    assert!(
        table.contains("\"Besök i vecka 4\";\"\"") && table.contains("⟦Besök vid 4 veckor⟧"),
        "{table}"
    );
    let again = table.clone();
    book(&temp, &["--translations", TABLE]);
    assert_eq!(read(&temp, TABLE), again);
}

#[test]
fn a_bad_table_never_stops_the_book() {
    for (bytes, says) in [
        (&b"a;b\n1;2\n"[..], "engelska.csv:1"),
        (&b"regel;text;lydelse;\xf6vers\xe4ttning\n"[..], "not-utf8"),
        (
            "regel;text;lydelse;översättning\nbhv.v5;titel;Besök vid 4 veckor;Visit\n".as_bytes(),
            "bhv.v4",
        ),
        (
            "regel;text;lydelse;översättning\nbhv.v4;titel;Besök vid 4 veckor;\n".as_bytes(),
            "engelska.csv:2",
        ),
    ] {
        let temp = Temp::with_small();
        temp.put(TABLE, bytes);
        let ran = book(&temp, &[]);
        assert!(ran.err.contains(says), "{says}: {}", ran.err);
        assert!(read(&temp, "out/en/besok/bhv-v4.html").contains("Besök vid 4 veckor"));
    }
}

#[test]
fn a_row_may_speak_of_another_edition() {
    let temp = Temp::with_small();
    temp.put(
        "stafett.yaml",
        "default: nytt\neditions: [gammalt, nytt]\ntranslations: ord\n",
    );
    let text = read(&temp, "program.stafett");
    temp.put("gammalt/program.stafett", &text);
    fs::remove_file(temp.0.join("program.stafett")).unwrap();
    temp.put("nytt/stafett.yaml", "builds_on: ../gammalt\n");
    let edition = "program liten \"Ett nytt program\" {\n  land \"SE\"\n  språk svenska\n  månadsslut sista dagen\n  utgåva \"2\"\n  gäller från 2027-01-01\n}\n";
    temp.put("nytt/program.stafett", edition);
    temp.put(
        "ord/en.csv",
        "regel;text;lydelse;översättning\nliten;titel;Ett litet program;A small one\nliten;titel;Ett nytt program;A new one\nliten;titel;Ett annat program;Another\n",
    );
    for folder in [".", "gammalt", "nytt"] {
        let ran = run_in(
            &temp.0,
            &[
                "book",
                folder,
                "--out",
                "out",
                "--language",
                "en",
                "--as-of",
                "2026-11-22",
            ],
        );
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(
            ran.err.matches("has changed since").count(),
            1,
            "{folder}: {}",
            ran.err
        );
        assert!(ran.err.contains("en.csv:4"), "{folder}: {}", ran.err);
        let title = if folder == "gammalt" {
            "A small one"
        } else {
            "A new one"
        };
        assert!(
            read(&temp, "out/index.html").contains(&format!("<h1>{title}</h1>")),
            "{folder}"
        );
    }
}

#[test]
fn a_note_may_quote_what_is_translated() {
    let temp = translated();
    let note =
        "---\nfrån: Region Norr\nregel: bhv.v4\ncitat: \"⟦Besök vid 4 veckor⟧\"\n---\n\nText.\n";
    temp.put("synpunkter/a.md", note);
    let check = || run_in(&temp.0, &["check", ".", "--as-of", "2026-11-22"]).err;
    assert!(!check().contains("note-adrift"), "{}", check());
    fs::remove_file(temp.0.join(TABLE)).unwrap();
    assert!(check().contains("note-adrift"), "{}", check());
}
