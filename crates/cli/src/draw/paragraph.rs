//! Text in lines of a fixed greatest width.

/// Greatest width of a line, in characters.
pub(crate) const WIDTH: usize = 90;

/// `text` in lines: the first after `first`, the others after as many spaces.
pub(crate) fn paragraph(first: &str, text: &str) -> String {
    let indent = first.chars().count();
    let mut lines = first.to_owned();
    let mut used = indent;
    let mut fresh = true;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if !fresh && used + 1 + length > WIDTH {
            lines.push('\n');
            lines.push_str(&" ".repeat(indent));
            used = indent;
            fresh = true;
        }
        if !fresh {
            lines.push(' ');
            used += 1;
        }
        lines.push_str(word);
        used += length;
        fresh = false;
    }
    lines.push('\n');
    lines
}

/// `text` without what would steer a terminal. No byte moves.
pub(crate) fn plain(text: &str) -> String {
    let plain = |letter: char| match letter {
        '\n' | '\t' => letter,
        _ if letter.is_control() && letter.len_utf8() == 1 => ' ',
        _ if letter.is_control() => '\u{b7}',
        // Marks that turn the direction of writing make a line read otherwise than it is.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => letter,
    };
    text.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_no_wider_than_the_width() {
        let text = paragraph("  hjälp: ", &"ord och ord ".repeat(40));
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
        assert!(
            text.lines()
                .skip(1)
                .all(|line| line.starts_with("         ord") || line.starts_with("         och"))
        );
    }

    #[test]
    fn no_byte_moves_when_a_text_is_made_plain() {
        let text = "a\u{1b}[31mö\u{9b}\u{202e}b\nc";
        assert_eq!(plain(text).len(), text.len());
        assert!(!plain(text).contains('\u{1b}'));
    }
}
