//! The sample that uses every construct, read, formatted and translated.

use stafett_diag::{FileId, Language};
use stafett_syntax::{Parsed, format, parse, print};

const SAMPLE: &str = include_str!("samples/everything.stafett");

fn read(text: &str) -> Parsed {
    let parsed = parse(FileId(0), "everything.stafett", text);
    assert_eq!(parsed.diagnostics, [], "{text}");
    assert_eq!(parsed.tree.unread, []);
    parsed
}

#[test]
fn reads_without_diagnostics() {
    let tree = read(SAMPLE).tree;
    assert_eq!(tree.language, Language::Swedish);
    let columns = SAMPLE
        .lines()
        .filter(|line| line.starts_with(char::is_alphabetic))
        .count();
    assert_eq!(tree.declarations.len(), columns);
}

#[test]
fn formatting_keeps_the_tree_and_settles() {
    let tree = read(SAMPLE).tree;
    let once = format(&tree, SAMPLE);
    let again = read(&once).tree;
    assert_eq!(tree, again);
    assert_eq!(format(&again, &once), once);
    insta::assert_snapshot!("everything_sv", once);
}

#[test]
fn translates_to_english_and_back() {
    let tree = read(SAMPLE).tree;
    let english = print(&tree, SAMPLE, Language::English);
    insta::assert_snapshot!("everything_en", english);
    let read_back = read(&english).tree;
    assert_eq!(read_back.language, Language::English);
    assert_eq!(tree, read_back);
    assert_eq!(
        print(&read_back, &english, Language::Swedish),
        format(&tree, SAMPLE)
    );
}

#[test]
fn uses_every_keyword() {
    let text: String = SAMPLE
        .lines()
        .filter(|line| !line.starts_with("//"))
        .collect();
    let english = print(&read(SAMPLE).tree, SAMPLE, Language::English);
    let unused: Vec<&str> = stafett_grammar::keywords::all()
        .filter(|keyword| {
            let month = keyword.id == keyword.en[0].replace(' ', "_").as_str();
            !month && !text.contains(keyword.sv[0]) && !english.contains(keyword.en[0])
        })
        .map(|keyword| keyword.sv[0])
        .filter(|word| !MONTHS_AND_OTHERS.contains(word))
        .collect();
    assert_eq!(unused, [] as [&str; 0]);
}

/// Words that stand for a whole group, one of which the sample uses.
const MONTHS_AND_OTHERS: [&str; 13] = [
    "engelska",
    "nästa månad",
    "obestyrkt",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "september",
    "oktober",
    "november",
    "december",
];

#[test]
fn line_ends_marks_and_spelling_of_letters_do_not_matter() {
    let tree = read(SAMPLE).tree;
    let windows = format!("\u{feff}{}", SAMPLE.replace('\n', "\r\n"));
    assert_eq!(read(&windows).tree, tree);
    let apart = SAMPLE
        .replace('ö', "o\u{308}")
        .replace('ä', "a\u{308}")
        .replace('å', "a\u{30a}");
    let read_apart = read(&apart).tree;
    assert_eq!(read_apart, tree);
    for (a, b) in read_apart.declarations.iter().zip(&tree.declarations) {
        assert!(apart[a.span().start as usize..a.span().end as usize].ends_with('}'));
        assert!(SAMPLE[b.span().start as usize..b.span().end as usize].ends_with('}'));
    }
}
