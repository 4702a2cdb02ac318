//! What each rule says, in one wording: the same words in which two programmes are compared.

use crate::describe;
use crate::lines::Line;
use stafett_model::proof::Words;
use stafett_model::{DeclarationKind, Programme};

/// A rule and its wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Its kind; contacts stand with visits, recommendations with requirements.
    pub kind: DeclarationKind,
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// All that it says besides its title: `Plats: hem; Längd: 60 minuter.` A wording ends with a full
    /// stop, and its fields with a semicolon, so that no wording is the beginning of a longer one. Empty
    /// where the rule says nothing but its title.
    pub says: Words,
}

/// The wording of every rule of a programme, by kind and name. Sources and accepted findings are no
/// rules.
pub fn wordings(programme: &Programme) -> Vec<Wording> {
    let described = describe::all(programme).into_iter();
    let wording = described.map(|(kind, rule)| Wording {
        kind,
        says: said(&rule.lines),
        id: rule.id,
        title: rule.title,
    });
    let mut all: Vec<Wording> = wording.collect();
    all.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
    all
}

/// The lines after the title, entries of one list as one field.
fn said(lines: &[Line]) -> Words {
    let mut fields: Vec<(&Words, Words)> = Vec::new();
    let mut listed = false;
    for line in lines.iter().skip(1) {
        match fields.last_mut() {
            Some((field, says)) if line.entry && listed && **field == line.field => {
                *says = Words::new(
                    format!("{}, {}", says.sv, line.says.sv),
                    format!("{}, {}", says.en, line.says.en),
                );
            }
            _ => fields.push((&line.field, line.says.clone())),
        }
        listed = line.entry;
    }
    let of = |text: fn(&Words) -> &str| {
        let fields = fields.iter();
        let fields: Vec<String> = fields
            .map(|(field, says)| format!("{}: {}", text(field), text(says)))
            .collect();
        match fields.is_empty() {
            true => String::new(),
            false => format!("{}.", fields.join("; ")),
        }
    };
    Words::new(of(|words| &words.sv), of(|words| &words.en))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_told_in_their_order_and_a_list_as_one() {
        let line = |field: &str, says: &str, entry| Line {
            field: Words::same(field),
            says: Words::same(says),
            entry,
        };
        let lines = [
            line("Titel", "Besöket", false),
            line("Plats", "hem", false),
            line("Innehåll", "a", true),
            line("Innehåll", "b", true),
            line("Längd", "5", false),
        ];
        assert_eq!(said(&lines).sv, "Plats: hem; Innehåll: a, b; Längd: 5.");
        assert_eq!(said(&lines[..1]).sv, "");
    }
}
