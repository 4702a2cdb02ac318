//! Which finding a reader means: its number in the list, or its name with as much of its area and
//! rules as tells it from others, in any of the forms in which they are printed.

use crate::draw::key;
use crate::trouble::Trouble;
use stafett_diag::{Text, closest};
use stafett_model::proof::{Finding, Proof};
use unicode_normalization::UnicodeNormalization;

/// Most findings that are named where a wish fits several.
const NAMED: usize = 10;

/// The place of the finding that is meant, counted from 0.
pub(crate) fn finding(proof: &Proof, wish: &str) -> Result<usize, Trouble> {
    if let Ok(number) = wish.trim().parse::<usize>() {
        let place = number.checked_sub(1);
        let place = place.filter(|place| *place < proof.findings.len());
        return place.ok_or_else(|| no_number(proof, number));
    }
    let wished = parts(wish);
    let all = || proof.findings.iter().enumerate();
    let fits = all().filter(|(_, one)| begins(&parts_of(one), &wished));
    let fitting: Vec<usize> = fits.map(|(place, _)| place).collect();
    let whole = all().find(|(_, one)| parts_of(one) == wished);
    if let Some((place, _)) = whole {
        return Ok(place);
    }
    match fitting.as_slice() {
        [place] => Ok(*place),
        [] => Err(none(proof, wish)),
        several => Err(ambiguous(proof, wish, several)),
    }
}

/// The words of a name, whatever stands between them.
fn parts(text: &str) -> Vec<String> {
    let text: String = text.nfc().collect();
    let words = text.split(|letter: char| letter.is_whitespace() || "/[]:,".contains(letter));
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn parts_of(finding: &Finding) -> Vec<String> {
    let key = &finding.key;
    let named = [Some(&key.name), key.area.as_ref()].into_iter().flatten();
    named
        .chain(&key.rules)
        .flat_map(|part| parts(part))
        .collect()
}

/// Whether the words begin with those that were wished for, the last of them perhaps cut short.
fn begins(words: &[String], wished: &[String]) -> bool {
    let Some((cut, whole)) = wished.split_last() else {
        return false;
    };
    words.starts_with(whole)
        && words
            .get(whole.len())
            .is_some_and(|word| word.starts_with(cut.as_str()))
}

fn no_number(proof: &Proof, number: usize) -> Trouble {
    let count = proof.findings.len();
    Trouble::usage(
        format!("det finns inget fynd {number}; kontrollen gav {count}"),
        format!("there is no finding {number}; the check gave {count}"),
        (count > 0).then(listing),
    )
}

fn none(proof: &Proof, wish: &str) -> Trouble {
    let names = || proof.findings.iter().map(|one| one.key.name.as_str());
    let help = match closest(wish, names()) {
        Some(meant) => Text::new(
            format!("menade du \"{meant}\"?"),
            format!("did you mean \"{meant}\"?"),
        ),
        None => listing(),
    };
    Trouble::usage(
        format!("kontrollen gav inget fynd som heter \"{wish}\""),
        format!("the check gave no finding called \"{wish}\""),
        Some(help),
    )
}

fn listing() -> Text {
    Text::new(
        "kör kontrollen utan --explain: fynden står där med nummer och namn",
        "run the check without --explain: it lists the findings by number and name",
    )
}

fn ambiguous(proof: &Proof, wish: &str, several: &[usize]) -> Trouble {
    let named = several.iter().take(NAMED).filter_map(|place| {
        let finding = proof.findings.get(*place)?;
        Some(format!("{}. {}", place + 1, key(finding)))
    });
    let named: Vec<String> = named.collect();
    let named = named.join("; ");
    let count = several.len();
    Trouble::usage(
        format!("\"{wish}\" passar på {count} fynd"),
        format!("\"{wish}\" fits {count} findings"),
        Some(Text::new(
            format!("skriv numret eller mer av namnet: {named}"),
            format!("write the number or more of the name: {named}"),
        )),
    )
}
