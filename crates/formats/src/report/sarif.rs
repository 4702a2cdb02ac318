//! The report as SARIF 2.1.0, which code hosts and editors read.

use super::{Checked, Message, Place, Writer, said, severity, text};
use serde::Serialize;
use stafett_model::ProgrammeLanguage;
use stafett_model::proof::Finding;
use std::collections::BTreeSet;

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'static str,
    language: &'static str,
    results: Vec<SarifResult<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Text<'a>>,
}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

#[derive(Serialize)]
struct Said {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a str,
    level: &'static str,
    message: Said,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Said>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<u32>,
}

#[derive(Serialize)]
struct Suppression<'a> {
    kind: &'static str,
    justification: &'a str,
}

/// The report as one SARIF run, its messages in one language. An accepted finding is suppressed,
/// with its reason.
pub fn sarif<'a>(checked: &'a Checked<'a>, language: ProgrammeLanguage) -> String {
    let writer = Writer::of(checked);
    let findings = checked.proof.map_or(&[][..], |proof| &proof.findings);
    let of_findings = |writer: &Writer<'a>| -> Vec<SarifResult<'a>> {
        let result = |finding| of_finding(writer, finding, language);
        findings.iter().map(result).collect()
    };
    let messages = checked.messages.iter();
    let mut results: Vec<SarifResult<'_>> = messages
        .map(|message| of_message(message, language))
        .collect();
    results.extend(writer.iter().flat_map(of_findings));
    text(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "stafett",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: rules(checked, &results, language),
                },
            },
            column_kind: "unicodeCodePoints",
            language: match language {
                ProgrammeLanguage::Swedish => "sv",
                ProgrammeLanguage::English => "en",
            },
            results,
        }],
    })
}

/// The rules that have results, with what each claims.
fn rules<'a>(
    checked: &Checked<'a>,
    results: &[SarifResult<'a>],
    language: ProgrammeLanguage,
) -> Vec<Rule<'a>> {
    let named: BTreeSet<&str> = results.iter().map(|result| result.rule_id).collect();
    let claims = checked.proof.map_or(&[][..], |proof| &proof.claims);
    let claim = |id: &str| {
        let claim = claims.iter().find(|claim| claim.name == id)?;
        Some(Text {
            text: said(&claim.says, language),
        })
    };
    let rule = |id| Rule {
        id,
        short_description: claim(id),
    };
    named.into_iter().map(rule).collect()
}

fn of_message(message: &Message, language: ProgrammeLanguage) -> SarifResult<'_> {
    let location = |place: &Place| location(place, language);
    let help = message.help.iter().map(|help| said(help, language));
    let says: Vec<&str> = std::iter::once(said(&message.message, language))
        .chain(help)
        .collect();
    let mut places = message.places.iter().map(location);
    SarifResult {
        rule_id: &message.name,
        level: match message.severity {
            "info" => "note",
            level => level,
        },
        message: Said {
            text: says.join("\n"),
        },
        locations: places.next().into_iter().collect(),
        related_locations: places.collect(),
        suppressions: Vec::new(),
    }
}

fn of_finding<'a>(
    writer: &Writer<'a>,
    finding: &'a Finding,
    language: ProgrammeLanguage,
) -> SarifResult<'a> {
    let rules = finding.rules.iter();
    let mut places =
        rules.map(|rule| location(&writer.place(rule.origin, rule.says.clone()), language));
    let says = [&finding.headline, &finding.story].map(|words| said(words, language));
    let says: Vec<&str> = says.into_iter().filter(|text| !text.is_empty()).collect();
    let accepted = finding.accepted.and_then(|id| writer.accepted(id));
    SarifResult {
        rule_id: &finding.key.name,
        level: severity(finding),
        message: Said {
            text: says.join("\n"),
        },
        locations: places.next().into_iter().collect(),
        related_locations: places.collect(),
        suppressions: accepted
            .map(|accepted| Suppression {
                kind: "external",
                justification: accepted.reason,
            })
            .into_iter()
            .collect(),
    }
}

fn location(place: &Place, language: ProgrammeLanguage) -> Location {
    let says = said(&place.says, language);
    Location {
        physical_location: Physical {
            artifact_location: Artifact {
                uri: uri(&place.file),
            },
            region: Region {
                start_line: place.line,
                start_column: place.column,
            },
        },
        message: (!says.is_empty()).then(|| Said {
            text: says.to_owned(),
        }),
    }
}

/// A path as a relative reference: what is not an unreserved letter or a slash is written in bytes.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_of_any_letters_is_a_reference() {
        assert_eq!(super::uri("p/å b.x"), "p/%C3%A5%20b.x");
    }
}
