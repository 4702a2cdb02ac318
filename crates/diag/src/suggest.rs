/// The name among `known` that the author most likely meant by `typed`, if one is near enough.
///
/// Nearness is the Damerau–Levenshtein distance (optimal string alignment) over letters, with å ä ö
/// counted as near to a and o; ties are broken by the order of the names themselves, so that the
/// answer never wavers.
///
/// ```
/// use stafett_diag::closest;
/// assert_eq!(closest("besok", ["besök", "behov"]), Some("besök"));
/// assert_eq!(closest("tandvård", ["syn", "hörsel"]), None);
/// ```
pub fn closest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = letters(typed);
    let limit = (typed.len() / 3).max(1);
    known
        .into_iter()
        .map(|name| (distance(&typed, &letters(name)), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

fn letters(text: &str) -> Vec<char> {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            other => other,
        })
        .collect()
}

fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let substituted = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = substituted.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_are_broken_by_name() {
        assert_eq!(closest("syx", ["syz", "syn"]), Some("syn"));
    }

    #[test]
    fn swapped_letters_are_one_mistake() {
        assert_eq!(closest("bseök", ["besök"]), Some("besök"));
    }
}
