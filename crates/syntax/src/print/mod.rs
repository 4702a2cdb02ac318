//! Tree to text: the formatter and the translation between Swedish and English.

mod actors;
mod condition;
mod content;
mod declaration;
mod edition;
mod file;
mod indicator;
mod norms;
mod overlay;
mod programme;
mod qualifier;
mod repetition;
mod responsibility;
mod time;
mod transition;
mod visit;
mod words;

use stafett_diag::Language;

use crate::tree::{File, Point, ResponsibilityField, WhenPart};
use words::{Print, Words};

/// The text of `file` in its own language with regular space: one field on a line, two spaces of
/// indentation, lines of at most 100 characters where words allow. Comments, prose and order stay.
///
/// `text` is the text that `file` was read from. If some of it could not be read, it is given back
/// as it is: nothing is ever lost.
///
/// ```
/// use stafett_diag::FileId;
/// let text = "roll  läkare   \"Läkare\" {}";
/// let file = stafett_syntax::parse(FileId(0), "roller.stafett", text).tree;
/// assert_eq!(stafett_syntax::format(&file, text), "roll läkare \"Läkare\" { }\n");
/// ```
pub fn format(file: &File, text: &str) -> String {
    print(file, text, file.language)
}

/// The text of `file` with its keywords in `language`, formatted as by [`format()`]. Names, titles,
/// prose and comments stay as they are. If some of the text could not be read, or has keywords of
/// both languages, translate only after that is mended.
///
/// ```
/// use stafett_diag::{FileId, Language};
/// let text = "roll läkare \"Läkare\" { }\n";
/// let file = stafett_syntax::parse(FileId(0), "roller.stafett", text).tree;
/// let english = stafett_syntax::print(&file, text, Language::English);
/// assert_eq!(english, "role läkare \"Läkare\" { }\n");
/// ```
pub fn print(file: &File, text: &str, language: Language) -> String {
    if file.unread.is_empty() {
        file::render(file, text, language)
    } else {
        text.to_string()
    }
}

/// One part of a `när` line as a file with keywords in `language` has it: `senast 6 veckor`. A
/// recommended time carries its word.
///
/// ```
/// use stafett_diag::Language;
/// use stafett_syntax::tree::{Point, WhenPart};
/// let part = WhenPart::Latest(Point::SchoolStart);
/// assert_eq!(stafett_syntax::when_part(&part, Language::Swedish), "senast skolstart");
/// ```
pub fn when_part(part: &WhenPart, language: Language) -> String {
    let mut words = Words::new(language);
    time::when_part(&mut words, part, false);
    words.line()
}

/// A point as a file with keywords in `language` has it: `15 år`.
///
/// ```
/// use stafett_diag::Language;
/// use stafett_syntax::tree::Point;
/// assert_eq!(stafett_syntax::point(&Point::SchoolStart, Language::English), "school start");
/// ```
pub fn point(point: &Point, language: Language) -> String {
    let mut words = Words::new(language);
    point.print(&mut words);
    words.line()
}

/// A leg as a file with keywords in `language` has it, without what qualifies it:
/// `huvudman regionen från födseln fram till 18 år`.
pub fn leg(leg: &ResponsibilityField, language: Language) -> String {
    let mut words = Words::new(language);
    leg.print(&mut words);
    words.line()
}
