//! Points of time in words, with the titles that they name in quotation marks: a title is written to stand
//! alone, and bends to no sentence.

use stafett_model::proof::Words;
use stafett_model::{Point, Programme, words};

/// A point as a noun phrase: "2 veckor efter ”Besök vid 4 år”".
pub(super) fn point(programme: &Programme, at: &Point) -> Words {
    let plain = words::point(programme, at);
    let meta = match at.root() {
        Point::Event(id) => programme.event(*id).map(|row| &row.meta),
        Point::Visit(id) => programme.visit(*id).map(|row| &row.meta),
        Point::Item(id) => programme.item(*id).map(|row| &row.meta),
        _ => None,
    };
    let title = meta.map(|meta| meta.title.as_str());
    match title.filter(|title| !title.is_empty()) {
        None => plain,
        Some(title) => Words::new(
            plain.sv.replacen(title, &format!("”{title}”"), 1),
            plain.en.replacen(title, &format!("“{title}”"), 1),
        ),
    }
}
