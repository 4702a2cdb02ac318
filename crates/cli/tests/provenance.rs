//! `provenance`: the statements of a programme, counted by what they rest on.

mod support;

use std::fs;
use support::{Temp, run, run_in};

#[test]
fn statements_are_counted_by_the_weakest_that_they_rest_on() {
    let temp = Temp::with_small();
    let text = fs::read_to_string(temp.0.join("program.stafett")).unwrap();
    let sourced = text.replacen(
        "  innehåll   tillväxt\n",
        "  innehåll   tillväxt   källa boken \"s. 1\" antagande \"vårt\"\n  källa      boken \"s. 2\"\n",
        1,
    );
    let source = "källa boken \"Boken\" { utgivare \"Utgivaren\" säkerhet härledd }\n";
    temp.put("program.stafett", format!("{sourced}\n{source}"));
    let ran = run_in(&temp.0, &["provenance", ".", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let kinds = report["kinds"].as_array().unwrap();
    let visits = kinds
        .iter()
        .find(|kind| kind["kind"]["en"] == "Visits and contacts");
    let visits = visits.unwrap();
    // Two visits, and the field of one of them.
    assert_eq!(visits["statements"], 3);
    for (basis, count) in [
        ("inferred", 1),
        ("assumed", 1),
        ("nothing", 1),
        ("stated", 0),
    ] {
        assert_eq!(visits["on"][basis], count, "{basis}: {visits}");
    }
    let statements = report["statements"].as_array().unwrap();
    let field = statements
        .iter()
        .find(|one| one["about"] == "innehåll")
        .unwrap();
    assert_eq!(
        (field["id"].as_str(), field["basis"].as_str()),
        (Some("bhv.v4"), Some("assumed"))
    );
    assert_eq!(field["file"], "program.stafett");
    let of_kinds: u64 = kinds
        .iter()
        .map(|kind| kind["statements"].as_u64().unwrap())
        .sum();
    assert_eq!(of_kinds as usize, statements.len());
    assert!(kinds.iter().all(|kind| kind["kind"]["en"] != "Sources"));
}

#[test]
fn the_table_is_for_people_in_both_languages() {
    let ran = run(&["härkomst", "."]);
    assert!(
        ran.code == 0 && ran.out.contains("Besök och kontakter: 2; inget angivet 2"),
        "{}",
        ran.out
    );
    let ran = run(&["provenance", ".", "--language", "en"]);
    assert!(
        ran.out.contains("nothing stated:") && ran.out.contains("(100\u{a0}%)"),
        "{}",
        ran.out
    );
}
