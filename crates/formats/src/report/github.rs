//! The report as workflow commands, which GitHub shows beside the lines that they are about.

use super::{Checked, Message, Place, Writer, said};
use stafett_model::ProgrammeLanguage;
use stafett_model::proof::{Finding, Weight, Words};

/// One line for each diagnostic and finding. An accepted finding is a notice.
pub fn github(checked: &Checked<'_>, language: ProgrammeLanguage) -> String {
    let mut lines: Vec<String> = checked
        .messages
        .iter()
        .map(|message| of_message(message, language))
        .collect();
    let findings = checked.proof.map_or(&[][..], |proof| &proof.findings);
    let of_finding = |writer: &Writer<'_>| -> Vec<String> {
        let command = |finding| of_finding(writer, finding, language);
        findings.iter().map(command).collect()
    };
    lines.extend(Writer::of(checked).iter().flat_map(of_finding));
    lines.concat()
}

fn of_message(message: &Message, language: ProgrammeLanguage) -> String {
    let level = match message.severity {
        "info" => "notice",
        level => level,
    };
    let help = message.help.iter().map(|help| said(help, language));
    let says = std::iter::once(said(&message.message, language)).chain(help);
    command(level, &message.name, message.places.first(), says)
}

fn of_finding(writer: &Writer<'_>, finding: &Finding, language: ProgrammeLanguage) -> String {
    let level = match (finding.weight, finding.accepted) {
        (_, Some(_)) | (Weight::Note, _) => "notice",
        (Weight::Error, None) => "error",
        (Weight::Warning, None) => "warning",
    };
    let place = finding.rules.first();
    let place = place.map(|rule| writer.place(rule.origin, Words::default()));
    let says = [&finding.headline, &finding.story].map(|words| said(words, language));
    command(level, &finding.key.name, place.as_ref(), says.into_iter())
}

fn command<'t>(
    level: &str,
    name: &str,
    place: Option<&Place>,
    says: impl Iterator<Item = &'t str>,
) -> String {
    let place = place.map(|place| {
        let column = place.column.map(|column| format!(",col={column}"));
        let (file, line) = (property(&place.file), place.line);
        format!("file={file},line={line}{},", column.unwrap_or_default())
    });
    let says: Vec<&str> = says.filter(|text| !text.is_empty()).collect();
    format!(
        "::{level} {}title={}::{}\n",
        place.unwrap_or_default(),
        property(name),
        data(&says.join("\n"))
    )
}

/// Text behind the command, in which a line feed would end it.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property, in which a comma or colon would end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_value_ends_the_command() {
        assert_eq!(property("a:b,c%\r\n"), "a%3Ab%2Cc%25%0D%0A");
        let line = command("error", "x", None, ["ett\ntvå"].into_iter());
        assert_eq!(line, "::error title=x::ett%0Atvå\n");
    }
}
