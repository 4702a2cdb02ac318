//! In what order norms are read: statutes, ordinances, the regulations of authorities, and what is agreed.

/// What kind of text a norm stands in, by its title: the first goes before the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Statute,
    Ordinance,
    Regulation,
    Agreement,
}

/// The rank of a norm, by its title as its authors wrote it.
pub(super) fn rank(title: &str) -> Rank {
    let title = title.to_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| title.contains(part));
    let words = || title.split(|letter: char| !letter.is_alphanumeric());
    let ends_as_a_statute = |word: &str| {
        let ends = ["lagen", "balken"].iter().any(|end| word.ends_with(end));
        ends && word != "förslagen" || ["lag", "prop", "act", "code"].contains(&word)
    };
    if has(&["-fs ", "föreskrift", "regulation"]) {
        Rank::Regulation
    } else if has(&["förordning", "ordinance"]) {
        Rank::Ordinance
    } else if has(&["§"]) || words().any(ends_as_a_statute) {
        Rank::Statute
    } else {
        Rank::Agreement
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_norm_is_ranked_by_its_title() {
        let titles = [
            ("2 kap. 27 § skollagen (2010:800): sameskola", Rank::Statute),
            ("Lag (2012:453) om register", Rank::Statute),
            ("7 § tandvårdslagen (1985:125)", Rank::Statute),
            ("Den tioåriga grundskolan, prop. 2024/25:143", Rank::Statute),
            (
                "Smittskyddsförordningen (2004:255) bilaga 3",
                Rank::Ordinance,
            ),
            ("5 § HSLF-FS 2016:51: rotavirus", Rank::Regulation),
            ("Villkoren för statsbidrag till hembesök", Rank::Agreement),
            ("Överenskommelse mellan region och kommun", Rank::Agreement),
        ];
        for (title, wanted) in titles {
            assert_eq!(rank(title), wanted, "{title}");
        }
    }
}
