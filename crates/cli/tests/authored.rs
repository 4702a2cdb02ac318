//! The authors' own pages beside a programme: in the book, and what is told of them.

mod support;

use std::fs;
use support::{Temp, run_in};

fn read(temp: &Temp, name: &str) -> String {
    fs::read_to_string(temp.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn ran(temp: &Temp, args: &[&str]) -> support::Ran {
    let ran = run_in(&temp.0, &[args, &["--as-of", "2026-11-22"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran
}

/// The small programme, and an edition that is laid over it.
fn two_editions() -> Temp {
    let temp = Temp::new();
    let text = fs::read(support::small().join("program.stafett")).unwrap();
    temp.put("gammalt/program.stafett", text);
    let over = "program ny \"Den nya\" {\n  land \"SE\"\n  språk svenska\n  månadsslut sista dagen\n  utgåva \"2\"\n}\n";
    temp.put("nytt/program.stafett", over);
    temp.put("nytt/stafett.yaml", "builds_on: ../gammalt\n");
    temp
}

#[test]
fn pages_are_in_both_books_and_an_edition_lays_its_own_over_them() {
    let temp = two_editions();
    temp.put("gammalt/book/20_andra.md", "# Andra\n\nTvå.\n");
    temp.put(
        "gammalt/book/10_första.md",
        "# Första\n\n{{besök: bhv.v4}}\n",
    );
    temp.put(
        "gammalt/book/10_första.en.md",
        "# The first\n\n{{visit: bhv.v4}}\n",
    );
    ran(&temp, &["book", "gammalt", "--out", "out"]);
    let front = read(&temp, "out/sv/index.html");
    let at = |text: &str| front.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("sidor/forsta.html") < at("sidor/andra.html"));
    assert!(read(&temp, "out/en/sidor/forsta.html").contains("<h1>The first</h1>"));
    assert!(read(&temp, "out/en/sidor/andra.html").contains("<h1 lang=\"sv\">Andra</h1>"));
    temp.put("nytt/book/andra.md", "# Andra, på nytt\n");
    ran(&temp, &["book", "nytt", "--out", "ut"]);
    assert!(read(&temp, "ut/sv/sidor/andra.html").contains("<h1>Andra, på nytt</h1>"));
    assert!(read(&temp, "ut/sv/sidor/forsta.html").contains("<h1>Första</h1>"));
}

#[test]
fn what_is_wrong_with_a_page_is_told_with_file_line_and_the_nearest_name() {
    let temp = Temp::with_small();
    temp.put("book/a.md", "# A\n\nSe [[bhv.v5]].\n\n{{besk: bhv.v4}}\n");
    temp.put("book/b.en.md", "# B\n");
    let ran = run_in(
        &temp.0,
        &["check", ".", "--as-of", "2026-11-22", "--language", "en"],
    );
    for told in [
        "a.md:3:6",
        "did you mean \"bhv.v4\"?",
        "a.md:5:1",
        "no picture or table called \"besk\"",
        "did you mean \"besök\"?",
        "b.en.md:1:1",
        "a translation of b.md",
    ] {
        assert!(ran.err.contains(told), "no {told} in {}", ran.err);
    }
}
