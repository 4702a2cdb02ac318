//! Addresses of pages and anchors. An address follows from the rule's own name and from nothing
//! else, so that it stays the same when other rules come and go.

use std::collections::BTreeMap;

/// One address part per name, in order: lower-case ASCII letters, digits and hyphens. Names that
/// would share one are told apart by a checksum of the name, each of them, whatever their order.
pub(crate) fn slugs<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let names: Vec<&str> = names.collect();
    let mut uses: BTreeMap<String, u32> = BTreeMap::new();
    for name in &names {
        *uses.entry(plain(name)).or_default() += 1;
    }
    let unique = |name: &&str| {
        let plain = plain(name);
        if uses.get(&plain) == Some(&1) {
            plain
        } else {
            format!("{plain}-{:08x}", checksum(name))
        }
    };
    names.iter().map(unique).collect()
}

fn plain(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            'å' | 'ä' | 'à' | 'á' => slug.push('a'),
            'ö' | 'ø' | 'ó' => slug.push('o'),
            'é' | 'è' | 'ë' => slug.push('e'),
            'ü' | 'ú' => slug.push('u'),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "x".to_owned()
    } else {
        slug.to_owned()
    }
}

/// FNV-1a, 32 bits.
fn checksum(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// The address if a reader may be sent there: http and https only.
pub(crate) fn web(link: &str) -> Option<String> {
    let link = link.trim();
    let lower = link.to_ascii_lowercase();
    let known = lower.starts_with("https://") || lower.starts_with("http://");
    let clean = !link.chars().any(|c| c.is_whitespace() || c.is_control());
    (known && clean).then(|| link.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ascii_and_stay_apart() {
        let of = |names: &[&str]| slugs(names.iter().copied());
        assert_eq!(
            of(&["bhv.team_4v", "hälsoövervakning"]),
            ["bhv-team-4v", "halsoovervakning"]
        );
        let twins = of(&["år", "ar"]);
        assert_ne!(twins[0], twins[1]);
        assert_eq!(of(&["ar", "år"]), [twins[1].clone(), twins[0].clone()]);
        assert_eq!(of(&["../.."]), ["x"]);
    }

    #[test]
    fn only_web_addresses_are_links() {
        assert!(web("https://example.org/a?b=c").is_some());
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            " java\nscript:x",
            "//x",
            "file:///x",
            "http s://x",
        ] {
            assert_eq!(web(bad), None, "{bad}");
        }
    }
}
