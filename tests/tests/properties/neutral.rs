//! What may be written otherwise without changing a finding.

use crate::changed::{declarations, legs, renamed, within};
use crate::essence::{Essence, duty, duty_in_short, each, essences, of_sources, programme, proof};
use crate::support::{AS_OF, prove, source};
use stafett_diag::{FileId, Language};
use stafett_model::FactId;

const ALL: [&str; 4] = ["ages", "school", "everything", "visits"];
const RELAY: [&str; 3] = ["ages", "event", "school"];

fn same(text: &str, other: &str) {
    assert_eq!(
        essences(&proof(text)),
        essences(&proof(other)),
        "{text}\nand\n{other}"
    );
}

/// The same responsibility, whose regions may be cut otherwise.
fn same_duty(text: &str, other: &str) {
    assert_eq!(
        duty_in_short(&proof(text)),
        duty_in_short(&proof(other)),
        "{text}\nand\n{other}"
    );
}

/// Of two rules neither wins by order. Trap: the last leg to end and the first to begin, where two
/// end on one day.
#[test]
fn the_order_of_declarations_is_neutral() {
    each(&ALL, |text| {
        let mut backwards = declarations(text);
        backwards.reverse();
        same(text, &backwards.concat());
    });
}

/// A programme is the same in one file or in many. Trap: places in files decide between equals.
#[test]
fn the_order_of_files_is_neutral() {
    each(&ALL, |text| {
        let parts = declarations(text);
        let sources: Vec<_> = parts
            .iter()
            .rev()
            .enumerate()
            .map(|(place, part)| source(&format!("{place:03}.stafett"), part))
            .collect();
        let many = prove(&of_sources(&sources), AS_OF);
        assert_eq!(essences(&proof(text)), essences(&many), "{text}");
    });
}

const FACT: &str = "uppgift zz \"Z\" {\n  värden en av x, y, z\n  fast\n}\n";

/// A fact that no condition names concerns nobody. Trap: it multiplies combinations and parts.
#[test]
fn a_fact_that_no_condition_names_is_neutral() {
    each(&ALL, |text| same(text, &format!("{text}{FACT}")));
}

/// What holds of every child excludes nobody. Trap: the fact now stands in an invariant, and the
/// witness may be asked for its value.
#[test]
fn an_invariant_that_excludes_nothing_is_neutral() {
    each(&ALL, |text| {
        let other = within(text, "befolkning", "alltid zz x eller zz y eller zz z");
        same(text, &format!("{other}{FACT}"));
    });
}

/// A contributor never closes a gap nor makes an overlap. Trap: it leads elsewhere on the same day.
#[test]
fn a_contributor_is_neutral() {
    each(&RELAY, |text| {
        let contributed = legs(text, |line| {
            let (holder, rest) = line.split_once(" från ")?;
            let other = if holder.ends_with("s1") { "s2" } else { "s1" };
            Some(format!("{holder} tillsammans med {other} från {rest}"))
        });
        if let Some(other) = contributed {
            same(text, &other);
        }
    });
}

/// A deadline is never an end. Trap: the deadline lies before the leg begins.
#[test]
fn a_deadline_on_a_leg_that_ends_with_an_event_changes_no_duty() {
    each(&["event", "everything"], |text| {
        let late = legs(text, |line| {
            let ends = line.contains("fram till hemkomst") && !line.contains("dock");
            ends.then(|| line.replace("fram till hemkomst", "fram till hemkomst, senast 3 veckor"))
        });
        if let Some(other) = late {
            assert_eq!(duty(&proof(text)), duty(&proof(&other)), "{other}");
        }
    });
}

/// Names mean nothing. Trap: tables are in the order of names, so here the order is kept.
#[test]
fn renaming_is_neutral_up_to_the_names() {
    let longer = |word: &str| match word {
        "s1" => Some("s1_ny"),
        "s2" => Some("s2_ny"),
        "b1" => Some("b1_ny"),
        _ => None,
    };
    each(&RELAY, |text| {
        let mut expected = essences(&proof(text));
        for essence in &mut expected {
            for rule in &mut essence.key.rules {
                *rule = renamed(rule, longer);
            }
        }
        let mut found = essences(&proof(&renamed(text, longer)));
        expected.sort_by(|one, other| one.key.cmp(&other.key));
        found.sort_by(|one, other| one.key.cmp(&other.key));
        assert_eq!(expected, found, "{text}");
    });
}

/// Two bodies that change names everywhere change places in the findings and nothing else. Trap:
/// ties between equals are broken by the order of names.
#[test]
fn swapping_the_names_of_two_bodies_swaps_them_in_the_findings() {
    let swap = |word: &str| match word {
        "b1" => Some("b2"),
        "b2" => Some("b1"),
        _ => None,
    };
    // Those of an overlap have no order.
    let keys = |essences: &[Essence]| {
        let mut keys: Vec<_> = essences
            .iter()
            .map(|essence| {
                let mut key = essence.key.clone();
                if key.name.starts_with("two-") {
                    key.rules.sort();
                }
                let births = essence.region.as_ref().map(|region| region.birth_dates);
                (key, births)
            })
            .collect();
        keys.sort();
        keys
    };
    each(&RELAY, |text| {
        let mut swapped = duty(&proof(text));
        for essence in &mut swapped {
            for rule in &mut essence.key.rules {
                *rule = renamed(rule, swap);
            }
        }
        let found = duty(&proof(&renamed(text, swap)));
        assert_eq!(keys(&swapped), keys(&found), "{text}");
    });
}

/// A file translates without loss. Trap: a gap's key has the word for birth or for the end in the
/// programme's language, which the header says and which is not translated.
#[test]
fn english_and_swedish_text_of_one_programme_give_the_same_findings() {
    each(&ALL, |text| {
        let file = stafett_syntax::parse(FileId(0), "p.stafett", text).tree;
        let english = stafett_syntax::print(&file, text, Language::English);
        assert!(english.contains("responsibility for"), "{english}");
        same(text, &english);
    });
}

/// The formatter changes no meaning.
#[test]
fn formatting_is_neutral() {
    each(&ALL, |text| {
        let file = stafett_syntax::parse(FileId(0), "p.stafett", text).tree;
        same(text, &stafett_syntax::format(&file, text));
    });
}

/// A variant without differences is the base. Trap: its condition splits the children in two.
#[test]
fn the_base_and_an_empty_overlay_are_the_base() {
    each(&["ages", "visits"], |text| {
        let variant = "variant zz_variant \"Z\" {\n  om zz x\n}\n";
        same(text, &format!("{text}{FACT}{variant}"));
    });
}

/// A leg may be written in two pieces, whatever the day between them. Trap: the day of the cut is
/// in the second piece and not in the first; month ends.
#[test]
fn splitting_a_leg_of_one_holder_is_neutral() {
    each(&["ages"], |text| {
        let halved = |cut: &'static str| {
            legs(text, |line| {
                let (before, after) = line.split_once(" från födseln fram till 3 månader")?;
                Some(format!(
                    "{before} från födseln fram till {cut}{after}\n{before} från {cut} fram till 3 månader{after}"
                ))
            })
        };
        for cut in ["1 månad", "30 dagar", "9 veckor", "3 veckor 2 dagar"] {
            if let Some(other) = halved(cut) {
                same_duty(text, &other);
            }
        }
    });
}

/// Two pieces of a leg that touch are the leg: the other way, from two to one. Trap: the pieces touch
/// by a day that does not exist in every month.
#[test]
fn merging_two_pieces_that_touch_is_neutral() {
    each(&["ages"], |text| {
        let piece = |from: &str, until: &str| {
            within(
                text,
                "ansvar för",
                &format!("utförs av s2 från {from} fram till {until}"),
            )
        };
        let whole = piece("födseln", "3 månader");
        let second = piece("2 månader −2 dagar", "3 månader");
        let both = within(
            &second,
            "ansvar för",
            "utförs av s2 från födseln fram till 2 månader −2 dagar",
        );
        same_duty(&whole, &both);
    });
}

/// A rule for those with a fact and the same for those without it is one rule for all. Trap: the
/// fact may change on any day.
#[test]
fn a_condition_and_its_negation_on_two_copies_are_none() {
    each(&RELAY, |text| {
        let doubled = legs(text, |line| {
            (!line.contains(" om ")).then(|| format!("{line} om elev\n{line} om inte elev"))
        });
        if let Some(other) = doubled {
            same_duty(text, &other);
        }
    });
}

/// The same programme gives the same bytes.
#[test]
fn checking_twice_gives_equal_bytes() {
    each(&ALL, |text| {
        let bytes = || serde_json::to_string(&proof(text)).expect("a proof can be written");
        assert_eq!(bytes(), bytes(), "{text}");
    });
}

/// The facts that the texts declare keep their places when [`FACT`] is added: else the comparisons
/// above would compare nothing.
#[test]
fn the_added_fact_comes_last() {
    each(&["everything"], |text| {
        let with = programme(&format!("{text}{FACT}"));
        let last = u16::try_from(with.facts.len() - 1).expect("few facts");
        let name = with.fact(FactId(last)).map(|fact| fact.meta.id.as_str());
        assert_eq!(name, Some("zz"));
    });
}
