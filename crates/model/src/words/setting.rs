//! Where a visit takes place, by which channel, and whose consent is asked for: the language's own words, in both
//! languages.

use crate::proof::Words;

/// The words of the language for places and channels.
const WORDS: [(&str, &str); 11] = [
    ("hem", "home"),
    ("mottagning", "clinic"),
    ("skola", "school"),
    ("sjukhus", "hospital"),
    ("förskola", "preschool"),
    ("digitalt", "online"),
    ("annan", "other"),
    ("fysiskt", "in person"),
    ("video", "video"),
    ("telefon", "telephone"),
    ("brev", "letter"),
];

/// The words of the language for those who consent, as a programme writes them, and as a sentence says them.
const PERSONS: [([&str; 2], &str, &str); 4] = [
    (["barnet", "child"], "barnet", "the child"),
    (
        ["födande förälder", "birthing parent"],
        "den födande föräldern",
        "the birthing parent",
    ),
    (
        ["andra föräldern", "other parent"],
        "den andra föräldern",
        "the other parent",
    ),
    (
        ["vårdnadshavarna", "guardians"],
        "vårdnadshavarna",
        "the guardians",
    ),
];

/// Who consents, in a sentence: "vårdnadshavarna", "the guardians". What is not the language's word stays as it is.
pub fn person(written: &str) -> Words {
    let known = PERSONS
        .iter()
        .find(|(as_written, ..)| as_written.contains(&written));
    match known {
        Some((_, sv, en)) => Words::new(*sv, *en),
        None => Words::same(written),
    }
}

/// Places or channels as a programme writes them, in both languages: "mottagning, hem", "clinic, home". What is not
/// the language's word stays as it is.
pub fn setting(written: &str) -> Words {
    let mut both = Words::default();
    for one in written.split(", ").filter(|one| !one.is_empty()) {
        let known = WORDS.iter().find(|(sv, en)| *sv == one || *en == one);
        let (sv, en) = known.copied().unwrap_or((one, one));
        super::push(&mut both.sv, ", ", sv);
        super::push(&mut both.en, ", ", en);
    }
    both
}

/// Channels in their order, the first choice first: "fysiskt, annars telefon", "in person, otherwise telephone".
pub fn channels<'c>(all: impl IntoIterator<Item = &'c str>) -> Words {
    let mut both = Words::default();
    for one in all {
        let one = setting(one);
        super::push(&mut both.sv, ", annars ", &one.sv);
        super::push(&mut both.en, ", otherwise ", &one.en);
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_either_language_are_told_in_both_and_others_stay() {
        for written in ["mottagning, hem", "clinic, home"] {
            assert_eq!(
                setting(written),
                Words::new("mottagning, hem", "clinic, home")
            );
        }
        assert_eq!(setting("båt"), Words::same("båt"));
        assert_eq!(setting(""), Words::default());
        assert_eq!(
            person("guardians"),
            Words::new("vårdnadshavarna", "the guardians")
        );
        assert_eq!(person("elev"), Words::same("elev"));
        assert_eq!(
            channels(["fysiskt", "telefon"]),
            Words::new("fysiskt, annars telefon", "in person, otherwise telephone")
        );
    }
}
