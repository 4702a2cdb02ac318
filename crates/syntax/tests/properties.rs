//! What holds of every text.

use proptest::prelude::*;
use stafett_diag::{FileId, Language};
use stafett_syntax::{Parsed, format, parse, print};

const SAMPLE: &str = include_str!("samples/everything.stafett");

fn read(text: &str) -> Parsed {
    let parsed = parse(FileId(0), "any.stafett", text);
    for diagnostic in &parsed.diagnostics {
        for label in &diagnostic.labels {
            let range = label.span.start as usize..label.span.end as usize;
            assert!(
                text.get(range).is_some(),
                "{diagnostic:?} points into the text"
            );
        }
    }
    // Unread text always has its diagnostic.
    assert_eq!(parsed.tree.unread.is_empty(), read_wholly(&parsed));
    parsed
}

fn read_wholly(parsed: &Parsed) -> bool {
    use stafett_diag::Name;
    // These two are said of text that was read.
    let said_of_read = |name: Name| matches!(name, Name::MixedLanguages | Name::OutOfRange);
    parsed
        .diagnostics
        .iter()
        .all(|diagnostic| said_of_read(diagnostic.name))
}

/// Words of the sample, shuffled, with some noise.
fn words() -> impl Strategy<Value = String> {
    let known: Vec<&'static str> = SAMPLE.split_whitespace().collect();
    let word = prop_oneof![
        8 => proptest::sample::select(known).prop_map(str::to_string),
        1 => "[a-zåäö_.0-9]{1,6}",
        1 => proptest::sample::select(vec!["\n", "\n  ", "{", "}", "(", ")", "\"", "//", ",", "inte"]).prop_map(str::to_string),
    ];
    proptest::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

/// The sample with some stretches cut out or replaced.
fn mutated() -> impl Strategy<Value = String> {
    let cut = (any::<proptest::sample::Index>(), 0_usize..12, words());
    proptest::collection::vec(cut, 1..4).prop_map(|cuts| {
        let mut characters: Vec<char> = SAMPLE.chars().collect();
        for (at, length, put) in cuts {
            let at = at.index(characters.len());
            let end = (at + length).min(characters.len());
            let put = if put.len() > 60 {
                Vec::new()
            } else {
                put.chars().collect()
            };
            characters.splice(at..end, put);
        }
        characters.into_iter().collect()
    })
}

/// Whole lines of the sample's bodies in another order, with comments among them: mostly good text.
fn reordered() -> impl Strategy<Value = String> {
    let chunks: Vec<&'static str> = SAMPLE.split("\n}").collect();
    let piece = (
        proptest::sample::select(chunks),
        any::<proptest::sample::Index>(),
        "//[ a-zåäö]{0,12}",
    );
    proptest::collection::vec(piece, 1..5).prop_map(|pieces| {
        let mut out = String::new();
        for (chunk, at, comment) in pieces {
            let mut lines: Vec<String> = chunk.lines().map(str::to_string).collect();
            let at = at.index(lines.len().max(1));
            if let Some(line) = lines.get_mut(at) {
                if comment.len() % 2 == 0 {
                    line.push(' ');
                    line.push_str(&comment);
                } else {
                    line.insert_str(0, &format!("    {comment}\n"));
                }
            }
            out.push_str(&lines.join("\n"));
            out.push_str("\n}\n");
        }
        out
    })
}

/// A visit, a transition or legs, with doc comments, comments and empty lines among their lines, as
/// the changes of a variant.
fn changes() -> impl Strategy<Value = String> {
    let doc = proptest::sample::select(vec!["", "/// Mer.\n///\n/// Ännu mer.\n", "/// Mer.\n\n"]);
    let comment = proptest::sample::select(vec!["", "// sen\n", "\n", "\n// sen\n\n"]);
    let behind = proptest::sample::select(vec!["", " // nu"]);
    let change = proptest::sample::select(vec![
        ("lägger till besök b1 \"B\" {", "när 4 veckor"),
        (
            "lägger till kontakt b2 {",
            "källa a \"s. 1\"\nom inte (a och b)",
        ),
        (
            "lägger till övergång ö från a till b {",
            "överlämning {\n// i\nsamtycke av barnet\n}",
        ),
        (
            "lägger till krav k \"K\" {",
            "erbjuds en gång besök med a från födseln fram till 1 år",
        ),
        (
            "begränsar besök b3 {",
            "när 4 veckor, tidigast 3 veckor,\n  senast 5 veckor",
        ),
        ("byter ut kontakt b4 \"B\" {", "plats hem"),
        ("byter ut övergång ö från a till b {", ""),
        (
            "byter ut ansvar för a {",
            "huvudman h från födseln fram till 18 år   förslag",
        ),
        ("utgår b5 \"skäl\"", ""),
        ("utgår v dos 3   antagande", ""),
    ]);
    let one = (doc, comment, change, behind.clone(), behind);
    proptest::collection::vec(one, 0..6).prop_map(|changes| {
        let mut out = String::from("variant v \"V\" {\n");
        for (doc, comment, (head, line), behind_head, behind) in changes {
            let block = head
                .ends_with('{')
                .then(|| format!("\n{comment}{line}{behind}\n}}"));
            let block = block.unwrap_or_default();
            out.push_str(&format!(
                "{comment}{doc}{head}{behind_head}{block}{behind}\n"
            ));
        }
        out.push_str("}\n");
        out
    })
}

/// A condition without parts.
fn tests() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("a"),
        Just("b"),
        Just("a x"),
        Just("b x, y eller z"),
        Just("a x eller y"),
        Just("c minst 3"),
        Just("c högst −3"),
        Just("c 3–5"),
        Just("c −5–−3"),
        Just("c 4"),
        Just("a okänt"),
        Just("a nej"),
        Just("a vid v1 x"),
        Just("a vid v1 x, y eller z"),
        Just("a vid v1 okänt"),
        Just("a vid v1"),
        Just("d 2026-08-18"),
    ]
    .prop_map(str::to_string)
}

/// Conditions of every shape.
fn conditions() -> impl Strategy<Value = String> {
    let condition = tests().prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} och {b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} eller {b}")),
            inner.clone().prop_map(|a| format!("inte {a}")),
            inner.prop_map(|a| format!("({a})")),
        ]
    });
    let guard = (condition, tests()).prop_flat_map(|(condition, test)| {
        let begins_with_not = condition.starts_with("inte ");
        let bare = if begins_with_not { &test } else { &condition };
        proptest::sample::select(vec![
            format!("om {bare}"),
            format!("om ({condition})"),
            format!("om inte ({condition})"),
            format!("om inte {test}"),
        ])
    });
    guard.prop_map(|guard| format!("målgrupp m \"M\" {{ {guard} }}\n"))
}

fn formatting_holds(text: &str) {
    let parsed = read(text);
    if !parsed.tree.unread.is_empty() || !parsed.diagnostics.is_empty() {
        assert!(parsed.tree.unread.is_empty() || format(&parsed.tree, text) == text);
        return;
    }
    let once = format(&parsed.tree, text);
    let again = read(&once);
    assert_eq!(again.diagnostics, [], "formatted text is good:\n{once}");
    assert_eq!(
        again.tree, parsed.tree,
        "formatting keeps the tree:\n{once}"
    );
    assert_eq!(format(&again.tree, &once), once, "formatting settles");
    let other = match parsed.tree.language {
        Language::Swedish => Language::English,
        Language::English => Language::Swedish,
    };
    let translated = print(&parsed.tree, text, other);
    let read_back = read(&translated);
    assert_eq!(
        read_back.diagnostics,
        [],
        "translated text is good:\n{translated}"
    );
    assert_eq!(
        read_back.tree, parsed.tree,
        "translation keeps the tree:\n{translated}"
    );
    if !parsed.tree.declarations.is_empty() {
        let back = print(&read_back.tree, &translated, parsed.tree.language);
        // A block that its author broke stays broken. One that fits its line
        // in one language and not in the other comes back broken, with the
        // same words; everything else comes back as it was.
        if translated.lines().count() == once.lines().count() {
            assert_eq!(back, once, "there and back again");
        } else {
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(words(&back), words(&once), "there and back again");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn any_text_gives_a_tree(text in "\\PC{0,200}") {
        read(&text);
    }

    #[test]
    fn any_lines_give_a_tree(text in "([a-zåäö{}()\"/ \n.,0-9–-]|\u{308}|\r|\t){0,200}") {
        read(&text);
    }

    #[test]
    fn shuffled_words_give_a_tree(text in words()) {
        formatting_holds(&text);
    }

    #[test]
    fn mutated_text_gives_a_tree(text in mutated()) {
        formatting_holds(&text);
    }

    #[test]
    fn conditions_keep_their_meaning(text in conditions()) {
        prop_assert!(read(&text).diagnostics.is_empty(), "{}", text);
        formatting_holds(&text);
    }

    #[test]
    fn a_negation_of_several_parts_is_refused_and_both_readings_are_offered(
        first in tests(), second in tests(), third in conditions(),
    ) {
        use stafett_diag::Name;
        let text = format!("målgrupp m \"M\" {{ om inte {first} och {second} }}\n{third}");
        let parsed = read(&text);
        let [refused] = &parsed.diagnostics[..] else {
            panic!("one thing is told: {:?}", parsed.diagnostics);
        };
        prop_assert_eq!(refused.name, Name::RefusedWord);
        prop_assert_eq!(parsed.tree.declarations.len(), 2);
        let readings = refused.help.iter().map(|help| {
            let right = help.sv.split('`').nth(1).expect("a quoted text");
            let parsed = read(&format!("målgrupp m \"M\" {{ {right} }}\n"));
            assert_eq!(parsed.diagnostics, [], "{right}");
            parsed.tree.declarations
        });
        let readings: Vec<_> = readings.collect();
        prop_assert_eq!(readings.len(), 2);
        prop_assert_ne!(&readings[0], &readings[1]);
    }

    #[test]
    fn changes_keep_their_prose_and_comments(text in changes()) {
        prop_assert!(read(&text).diagnostics.is_empty(), "{}\n{:?}", text, read(&text).diagnostics);
        formatting_holds(&text);
    }

    #[test]
    fn formatting_keeps_everything(text in reordered()) {
        formatting_holds(&text);
    }
}

#[test]
fn limits_are_errors_and_never_crashes() {
    use stafett_diag::Name;
    let nested = format!(
        "målgrupp m \"M\" {{ om {}a{} }}\n",
        "(".repeat(5_000),
        ")".repeat(5_000)
    );
    let chained = format!(
        "besök b \"B\" {{ när {} födseln }}\n",
        "1 dag efter ".repeat(5_000)
    );
    let negated = format!("målgrupp m \"M\" {{ om {} a }}\n", "inte ".repeat(5_000));
    let braces = format!("besök b \"B\" {}\n", "{ a ".repeat(5_000));
    for text in [nested, chained, negated, braces] {
        let names: Vec<Name> = read(&text).diagnostics.iter().map(|d| d.name).collect();
        assert!(names.contains(&Name::NestedTooDeep), "{names:?}");
    }
    let large = "x".repeat(stafett_syntax::SIZE_LIMIT + 1);
    assert_eq!(
        parse(FileId(0), "x", &large).diagnostics[0].name,
        Name::FileTooLarge
    );
    let many = "roll r \"R\" { }\n".repeat(stafett_syntax::DECLARATION_LIMIT + 5);
    let parsed = read(&many);
    assert_eq!(
        parsed.tree.declarations.len(),
        stafett_syntax::DECLARATION_LIMIT
    );
    assert_eq!(parsed.diagnostics.len(), 1);
    assert_eq!(parsed.diagnostics[0].name, Name::TooMany);
}

#[test]
fn junk_is_read_in_reasonable_time() {
    let junk = "skräp { \"x } ( inte\n".repeat(50_000);
    let parsed = read(&junk);
    assert!(parsed.diagnostics.len() <= stafett_syntax::DIAGNOSTIC_LIMIT + 1);
}
