//! The forms on which comments are written: for each rule its name, page and wording, and room for an
//! answer. One for a spreadsheet, and one in Markdown, which can be laid beside the programme again.

use crate::Page;
use crate::csv;
use crate::here::{Here, Kind};
use crate::phrase::pick;
use crate::recipient::Recipient;
use crate::rules::Rules;
use stafett_diff::Wording;
use stafett_model::Holder;
use std::collections::BTreeSet;

/// Path of the form for the whole programme, without its ending.
pub(super) const WHOLE: &str = "remiss/programmet";

/// A form before it is written.
struct Form<'a> {
    /// Without its ending.
    path: &'a str,
    /// Of what it asks.
    title: &'a str,
    rows: Vec<Row<'a>>,
}

/// A rule in a form.
struct Row<'a> {
    id: &'a str,
    title: &'a str,
    /// The rule's page, from the book's folder; empty where it has none.
    page: String,
    says: String,
}

/// The rules of a recipient, by kind and name.
pub(super) type Own<'p> = BTreeSet<(Kind, &'p str)>;

/// The rules that a recipient is asked about.
pub(super) fn own_rules<'p>(here: &Here<'p>, who: &Recipient) -> Own<'p> {
    let p = here.programme();
    let mut own = Own::new();
    if let Holder::Body(_) = who.holder {
        own.insert((Kind::ResponsibleBody, who.id(p)));
    }
    let services = who.services.iter().filter_map(|id| p.service(*id));
    own.extend(services.map(|row| (Kind::Service, row.meta.id.as_str())));
    let visits = p
        .visits
        .iter()
        .filter(|row| row.overlay.is_none() && who.makes(row));
    own.extend(visits.map(|row| (Kind::Visit, row.meta.id.as_str())));
    let areas = p.areas.iter();
    let areas = areas.filter(|area| area.legs.iter().any(|leg| who.holds(leg)));
    own.extend(areas.map(|area| (Kind::Area, area.meta.id.as_str())));
    let transitions = p.transitions.iter();
    let transitions = transitions.filter(|row| who.gives(row) || who.receives(row));
    own.extend(transitions.map(|row| (Kind::Transition, row.meta.id.as_str())));
    let requirements = super::assumed::concerned(here, who).into_iter();
    let requirements = requirements.filter_map(|id| p.requirement(id));
    own.extend(requirements.map(|row| (Kind::Requirement, row.meta.id.as_str())));
    own
}

/// The two forms with these rules; of all rules where none are named.
pub(super) fn files(
    here: &Here<'_>,
    rules: &Rules,
    wordings: &[Wording],
    (path, title): (&str, &str),
    own: Option<&Own<'_>>,
) -> [Page; 2] {
    let asked = |one: &&Wording| own.is_none_or(|own| own.contains(&(one.kind, one.id.as_str())));
    let row = |one| row(here, rules, one);
    let form = Form {
        path,
        title,
        rows: wordings.iter().filter(asked).map(row).collect(),
    };
    let page = |ending: &str, content: String| Page {
        path: format!("{}.{ending}", form.path),
        content,
    };
    [
        page("csv", spreadsheet(here, &form)),
        page("md", markdown(here, &form)),
    ]
}

fn row<'a>(here: &Here<'_>, rules: &Rules, wording: &'a Wording) -> Row<'a> {
    let link = rules.of_kind(wording.kind, &wording.id);
    Row {
        id: &wording.id,
        title: &wording.title,
        page: link.map(|link| link.href).unwrap_or_default(),
        says: pick(wording.says.clone(), here.site.book.language),
    }
}

/// What the head of a form says of the consultation, name and value; what is not known is left out.
fn asked(here: &Here<'_>) -> Vec<(&'static str, String)> {
    let (c, p) = (here.c(), here.programme());
    let mut head = vec![
        (c.form_programme, p.meta.title.clone()),
        (here.t().release, p.release.clone()),
    ];
    if let Some(consultation) = here.site.book.consultation {
        head.extend([
            (c.sender, consultation.sender.clone()),
            (c.reply_to, consultation.reply_to.clone()),
            (c.reference, consultation.reference.clone()),
        ]);
        let last = consultation.reply_by.map(|day| day.to_string());
        head.push((c.reply_by, last.unwrap_or_default()));
    }
    head.retain(|(_, says)| !says.is_empty());
    head
}

fn spreadsheet(here: &Here<'_>, form: &Form<'_>) -> String {
    let c = here.c();
    let mut out = String::from(csv::BYTE_ORDER_MARK);
    out += &csv::row(&[c.form_title, form.title]);
    for (name, says) in asked(here) {
        out += &csv::row(&[name, &says]);
    }
    for name in [c.form_from, c.form_role, c.form_day] {
        out += &csv::row(&[name, ""]);
    }
    out += &csv::row(&[c.form_no_persons]);
    out += &csv::row(&[]);
    out += &csv::row(&[
        c.form_rule,
        c.form_page,
        c.form_heading,
        c.form_quote,
        c.form_comment,
        c.form_proposal,
        c.form_importance,
    ]);
    for row in &form.rows {
        out += &csv::row(&[row.id, &row.page, row.title, &row.says, "", "", ""]);
    }
    out
}

fn markdown(here: &Here<'_>, form: &Form<'_>) -> String {
    let (c, p) = (here.c(), here.programme());
    let mut out = format!(
        "---\n{}: {}\n{}: {}\n{}:\n{}:\n{}:\n---\n\n# {}: {}\n\n{}\n\n{}\n",
        c.key_programme,
        yaml(&p.meta.title),
        c.key_release,
        yaml(&p.release),
        c.key_from,
        c.key_role,
        c.key_day,
        c.form_title,
        escaped(form.title),
        c.form_how,
        c.form_no_persons,
    );
    for (name, says) in asked(here) {
        out += &format!("\n{name}: {}  ", escaped(&says));
    }
    out.push('\n');
    for row in &form.rows {
        out += &format!(
            "\n## {}\n\n{}: {}  \n",
            escaped(row.id),
            c.form_heading,
            escaped(row.title)
        );
        out += &format!("{}: {}\n", c.form_page, row.page);
        if !row.says.is_empty() {
            out += &format!("\n> {}\n", escaped(&row.says));
        }
        for heading in [c.form_comment, c.form_proposal, c.form_importance] {
            out += &format!("\n### {heading}\n");
        }
    }
    out
}

/// Text on one line as a value of YAML, without a tag for those who read the head as text.
fn yaml(text: &str) -> String {
    let text = on_one_line(text)
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('<', "\\u003c");
    format!("\"{text}\"")
}

fn on_one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Text on one line, in which Markdown sees nothing but text. An underscore inside a word is text
/// already, and names are full of them.
fn escaped(text: &str) -> String {
    let text = on_one_line(text);
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let inside =
            before.is_alphanumeric() && letters.peek().is_some_and(|c| c.is_alphanumeric());
        let special = "\\`*{}[]<>#|~&".contains(letter) || (letter == '_' && !inside);
        if special {
            out.push('\\');
        }
        out.push(letter);
        before = letter;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_sees_nothing_but_text() {
        assert_eq!(escaped("bhv.team_4v"), "bhv.team_4v");
        assert_eq!(
            escaped("_a_ *b* <script>\n## c"),
            "\\_a\\_ \\*b\\* \\<script\\> \\#\\# c"
        );
        assert_eq!(escaped("[x](y) & `z` \\"), "\\[x\\](y) \\& \\`z\\` \\\\");
    }

    #[test]
    fn a_value_of_yaml_stays_a_value() {
        assert_eq!(yaml("a: \"b\"\n---\nc\\"), "\"a: \\\"b\\\" --- c\\\\\"");
    }
}
