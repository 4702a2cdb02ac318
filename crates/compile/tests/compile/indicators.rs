//! What measures for follow-up come to, and what is told of those that are wrong.

use crate::common::{programme, told, with};
use stafett_model::{Better, Condition, Duration, Indicator, Point};

const WHOLE: &str = "indikator andel \"Andel\" {
  vid           1 år
  nämnare       om elev
  täljare       genomfört tillväxt och genomfört mpr om inte elev
  uppdelat på   skolform, syskon
  minsta grupp  5
  riktning      lägre
}";

fn only(text: &str) -> Indicator {
    let mut indicators = programme(&with(text)).indicators;
    assert_eq!(indicators.len(), 1);
    indicators.remove(0)
}

/// Asserts that exactly one thing is told of the measure with `old` replaced by `new`.
#[track_caller]
fn tells(old: &str, new: &str, name: &str, piece: &str) {
    assert_eq!(WHOLE.matches(old).count(), 1);
    let told = told(&with(&WHOLE.replace(old, new)));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with(&format!("{name}: ")), "{told:#?}");
    assert!(told[0].contains(piece), "{piece:?} is not in {told:#?}");
}

#[test]
fn a_measure_has_its_day_its_children_and_its_contents() {
    let programme = programme(&with(WHOLE));
    let indicator = only(WHOLE);
    let one_year = Duration {
        years: 1,
        ..Duration::ZERO
    };
    assert_eq!(indicator.at, Point::age(one_year));
    assert!(matches!(indicator.denominator, Condition::Fact(_)));
    let done = indicator.numerator.done.iter();
    let done: Vec<&str> = done
        .map(|item| programme.item(*item).unwrap().meta.id.as_str())
        .collect();
    assert_eq!(done, ["tillväxt", "mpr dos 1", "mpr dos 2"]);
    assert!(matches!(indicator.numerator.condition, Condition::Not(_)));
    let strata = indicator.strata.iter();
    let strata: Vec<&str> = strata
        .map(|fact| programme.fact(*fact).unwrap().meta.id.as_str())
        .collect();
    assert_eq!(strata, ["skolform", "syskon"]);
    assert_eq!(indicator.smallest_group, 5);
    assert_eq!(indicator.better, Better::Lower);
}

#[test]
fn everyone_may_be_counted_and_a_condition_alone_may_count_in() {
    let text = WHOLE
        .replace("om elev\n", "alla\n")
        .replace("genomfört tillväxt och genomfört mpr ", "")
        .replace("  uppdelat på   skolform, syskon\n", "");
    let indicator = only(&text);
    assert_eq!(indicator.denominator, Condition::Always);
    assert!(indicator.numerator.done.is_empty() && indicator.strata.is_empty());
}

#[test]
fn what_is_missing_or_wrong_is_told() {
    tells("  vid           1 år\n", "", "missing-field", "vid 1 år");
    tells(
        "  riktning      lägre\n",
        "",
        "missing-field",
        "riktning högre",
    );
    tells("  minsta grupp  5\n", "", "missing-field", "minsta grupp 5");
    tells("grupp  5", "grupp  0", "out-of-range", "1 till 10000");
    tells("tillväxt", "tilväxt", "unknown-name", "tillväxt");
    tells("skolform, syskon", "skolfrom", "unknown-name", "skolform");
    let date = format!("uppgift dagen \"Dagen\" {{ värden datum\n fast }}\n{WHOLE}");
    let told = told(&with(&date.replace("skolform, syskon", "dagen")));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with("wrong-kind: "), "{told:#?}");
}
