//! What the file `stafett.yaml` of a folder says: which editions a programme has, and over which
//! folder an edition is laid.
//!
//! ```yaml
//! default: nationellt                  # the edition that is meant where none is named
//! editions: [idag, nationellt]         # folders beside this file
//! scenarios: scenarier                 # folder of the authors' scenarios
//! registers: register                  # folder of registers
//! statistics: statistik                # folder of statistics
//! translations: översättningar         # folder of translated texts
//! ```
//!
//! In an edition's own folder:
//!
//! ```yaml
//! builds_on: ../idag
//! notes: synpunkter                    # folder of reviewers' notes on the edition
//! consultation:                        # where the edition is out for consultation; each field may be left out
//!   sender: Myndigheten
//!   reply_to: remiss@example.org
//!   reply_by: 2027-03-31
//!   reference: "Dnr 1.2-345/2027"
//! ```

use crate::child;
use crate::fault::{self, Fault, Problem};
use crate::fields::{Fields, Placed};
use crate::node::Form;
use crate::values;
use stafett_model::proof::Words;
use stafett_model::review::Consultation;

/// The name of the file.
pub const FILE: &str = "stafett.yaml";

/// Greatest number of bytes of its text.
pub const BYTES_LIMIT: usize = child::BYTES_LIMIT;

/// What a folder's manifest says. What it leaves out is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The edition that is meant where none is named: the name of a folder beside the file.
    pub default: Option<String>,
    /// Every edition: names of folders beside the file. Where none is listed, the default alone.
    pub editions: Vec<String>,
    /// The folder of the programme over which this folder's text is laid, from this folder.
    pub builds_on: Option<String>,
    /// The folder of the authors' scenarios.
    pub scenarios: Option<String>,
    /// The folder of registers.
    pub registers: Option<String>,
    /// The folder of statistics.
    pub statistics: Option<String>,
    /// The folder of translations.
    pub translations: Option<String>,
    /// The folder of reviewers' notes, from this folder.
    pub notes: Option<String>,
    /// The consultation on what is in this folder.
    pub consultation: Option<Consultation>,
}

impl Manifest {
    /// Whether it counts a folder of this name among its editions.
    pub fn has_edition(&self, name: &str) -> bool {
        self.default.as_deref() == Some(name) || self.editions.iter().any(|one| one == name)
    }
}

/// Reads a manifest.
///
/// # Errors
/// Everything that is wrong with the text, in its order.
pub fn read(text: &str) -> Result<Manifest, Vec<Fault>> {
    if text.len() > BYTES_LIMIT {
        return Err(vec![fault::too_large(text.len(), BYTES_LIMIT)]);
    }
    let node = fault::tree(text, Form::Yaml)?;
    let mut problems = Vec::new();
    let at = Placed::root(&node);
    let manifest = decode(&at, &mut problems).unwrap_or_default();
    if problems.is_empty() {
        return Ok(manifest);
    }
    Err(fault::placed(problems, text))
}

fn decode(at: &Placed<'_>, problems: &mut Vec<Problem>) -> Option<Manifest> {
    let mut fields = Fields::of(at, problems)?;
    let default = fields.get("default");
    let default = default.and_then(|at| folder(&at, problems));
    let editions = fields.list("editions", problems);
    let editions: Vec<String> = editions
        .iter()
        .filter_map(|at| folder(at, problems))
        .collect();
    let builds_on = fields.get("builds_on");
    let builds_on = builds_on.and_then(|at| values::text(&at, problems));
    let manifest = Manifest {
        builds_on,
        scenarios: path(&mut fields, "scenarios", problems),
        registers: path(&mut fields, "registers", problems),
        statistics: path(&mut fields, "statistics", problems),
        translations: path(&mut fields, "translations", problems),
        notes: path(&mut fields, "notes", problems),
        consultation: consultation(&mut fields, problems),
        default,
        editions,
    };
    fields.finish(problems);
    let listed = manifest.editions.is_empty()
        || manifest
            .default
            .as_ref()
            .is_none_or(|default| manifest.editions.contains(default));
    if !listed {
        let message = Words::new(
            "den upplaga som gäller om ingen nämns finns inte bland upplagorna",
            "the edition that is meant where none is named is not among the editions",
        );
        let help = Words::new(
            "skriv den även under editions",
            "write it under editions too",
        );
        problems.push(Problem::new(&at.path.field("default"), message).help(help));
    }
    of_an_edition(at, &manifest, problems);
    Some(manifest)
}

/// What may stand in the folder of an edition alone.
fn of_an_edition(at: &Placed<'_>, manifest: &Manifest, problems: &mut Vec<Problem>) {
    if manifest.default.is_none() {
        return;
    }
    if manifest.builds_on.is_some() {
        let message = Words::new(
            "en mapp med flera upplagor läggs inte själv över något",
            "a folder with several editions is not itself laid over anything",
        );
        let help = Words::new(
            "skriv builds_on i upplagans egen mapp, i en fil stafett.yaml där",
            "write builds_on in the edition's own folder, in a file stafett.yaml there",
        );
        problems.push(Problem::new(&at.path.field("builds_on"), message).help(help));
    }
    let own = [
        ("notes", manifest.notes.is_some()),
        ("consultation", manifest.consultation.is_some()),
    ];
    for (name, _) in own.into_iter().filter(|(_, there)| *there) {
        let message = Words::new(
            format!("\"{name}\" gäller en upplaga, inte alla"),
            format!("\"{name}\" is about one edition, not about all"),
        );
        let help = Words::new(
            "skriv fältet i upplagans egen mapp, i en fil stafett.yaml där",
            "write the field in the edition's own folder, in a file stafett.yaml there",
        );
        problems.push(Problem::new(&at.path.field(name), message).help(help));
    }
}

fn consultation(fields: &mut Fields<'_>, problems: &mut Vec<Problem>) -> Option<Consultation> {
    let at = fields.get("consultation")?;
    let mut fields = Fields::of(&at, problems)?;
    let mut text = |name| path(&mut fields, name, problems).unwrap_or_default();
    let (sender, reply_to, reference) = (text("sender"), text("reply_to"), text("reference"));
    let reply_by = fields.get("reply_by");
    let reply_by = reply_by.and_then(|at| values::day(&at, problems));
    fields.finish(problems);
    Some(Consultation {
        sender,
        reply_to,
        reply_by,
        reference,
    })
}

fn path(
    fields: &mut Fields<'_>,
    name: &'static str,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    let at = fields.get(name)?;
    values::text(&at, problems)
}

/// The name of a folder beside the file.
fn folder(at: &Placed<'_>, problems: &mut Vec<Problem>) -> Option<String> {
    let name = values::text(at, problems)?;
    if name.is_empty() || name.starts_with('.') || name.contains(['/', '\\']) {
        let message = Words::new(
            "en upplaga är namnet på en mapp som ligger bredvid filen",
            "an edition is the name of a folder that lies beside the file",
        );
        problems.push(Problem::new(&at.path, message));
        return None;
    }
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<(u32, String)> {
        let errors = read(text).expect_err("something is wrong");
        errors
            .into_iter()
            .map(|error| (error.line, error.message.en))
            .collect()
    }

    #[test]
    fn a_manifest_says_what_stands_in_it() {
        let text = "default: nytt\neditions: [gammalt, nytt]\nscenarios: scenarier\n";
        let manifest = read(text).expect("a manifest");
        assert_eq!(manifest.default.as_deref(), Some("nytt"));
        assert!(manifest.has_edition("gammalt") && !manifest.has_edition("annat"));
        assert_eq!(manifest.scenarios.as_deref(), Some("scenarier"));
        assert_eq!(manifest.builds_on, None);
        let edition = read("builds_on: ../gammalt\n").expect("a manifest");
        assert_eq!(edition.builds_on.as_deref(), Some("../gammalt"));
    }

    #[test]
    fn a_consultation_says_who_asks_and_until_when() {
        let text = "notes: svar\nconsultation:\n  sender: Myndigheten\n  reply_by: 2027-03-31\n";
        let manifest = read(text).expect("a manifest");
        let consultation = manifest.consultation.expect("a consultation");
        assert_eq!(consultation.sender, "Myndigheten");
        assert_eq!(
            consultation.reply_by.map(|day| day.to_string()).as_deref(),
            Some("2027-03-31")
        );
        assert_eq!(consultation.reply_to, "");
        assert_eq!(manifest.notes.as_deref(), Some("svar"));
        let told = wrong("default: a\nconsultation:\n  sender: b\n");
        assert!(told[0].1.contains("one edition"), "{told:?}");
        let told = wrong("consultation:\n  sändare: b\n");
        assert!(told[0].0 == 2 && told[0].1.contains("sändare"), "{told:?}");
        assert!(wrong("consultation:\n  reply_by: snart\n")[0].0 == 2);
    }

    #[test]
    fn what_it_cannot_mean_is_told_at_its_line() {
        assert_eq!(
            wrong("default: nytt\nedition: [nytt]\n"),
            [(2, "there is no field called \"edition\" here".to_owned())]
        );
        let told = wrong("default: nytt\neditions: [gammalt]\n");
        assert_eq!(told.len(), 1);
        assert!(
            told[0].0 == 1 && told[0].1.contains("not among"),
            "{told:?}"
        );
        let told = wrong("editions: [../gammalt]\n");
        assert!(told[0].1.contains("beside the file"), "{told:?}");
        let told = wrong("default: a\nbuilds_on: ../b\n");
        assert!(told[0].0 == 2 && told[0].1.contains("several"), "{told:?}");
        assert_eq!(wrong("- a\n").len(), 1);
    }
}
