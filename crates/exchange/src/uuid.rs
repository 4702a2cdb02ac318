//! Ids that follow from names: the same names give the same id, on every machine and every day.

use sha2::{Digest, Sha256};

/// Between two names, so that `a`, `bc` and `ab`, `c` differ.
const SEPARATOR: u8 = 0x1f;

/// The UUID of these names, in its text form: version 8 of RFC 9562, made of the first bits of the
/// names' SHA-256 as in that document's appendix B.2. It hides the names from a casual eye only:
/// whoever can guess them can make it.
pub(crate) fn named(names: &[&str]) -> String {
    let mut hash = Sha256::new();
    for name in names {
        hash.update(name.as_bytes());
        hash.update([SEPARATOR]);
    }
    let mut text = String::with_capacity(36);
    for (place, byte) in hash.finalize().iter().take(16).enumerate() {
        let byte = match place {
            6 => (byte & 0x0f) | 0x80,
            8 => (byte & 0x3f) | 0x80,
            _ => *byte,
        };
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_follows_from_its_names_alone() {
        assert_eq!(named(&["a", "b"]), named(&["a", "b"]));
        assert_ne!(named(&["a", "bc"]), named(&["ab", "c"]));
        assert_ne!(named(&["a"]), named(&["a", ""]));
    }

    #[test]
    fn an_id_says_how_it_was_made() {
        for number in 0..100 {
            let id = named(&[&number.to_string()]);
            let at = |place: usize| id.as_bytes()[place];
            assert_eq!(id.len(), 36);
            assert_eq!([8, 13, 18, 23].map(at), [b'-'; 4]);
            assert_eq!(at(14), b'8', "the version");
            assert!(b"89ab".contains(&at(19)), "the variant");
        }
    }
}
