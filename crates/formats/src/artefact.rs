//! The compiled programme as JSON, with the digest of its content.
//!
//! ```json
//! {"stafett":"programme","version":1,"digest":"sha256:…","proof":{…},"programme":{…}}
//! ```
//!
//! The same programme gives the same bytes. The digest is over the programme alone, so that it does
//! not change with what was proven of it or when.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use stafett_model::proof::{Proof, Words};
use stafett_model::{Day, Programme};

/// The version of the form that [`write()`] writes and [`read`] reads.
pub const VERSION: u32 = stafett_model::artefact::VERSION;

/// Greatest number of bytes of an artefact.
pub const BYTES_LIMIT: usize = 67_108_864;

/// A compiled programme with what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Artefact {
    /// The programme.
    pub programme: Programme,
    /// Digest of its content: `sha256:` and 64 hexadecimal digits.
    pub digest: String,
    /// What its proof came to, where it was checked.
    pub proof: Option<ProofSummary>,
}

/// What a proof came to, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProofSummary {
    /// Whether every claim was decided and no error stands unaccepted.
    pub proven: bool,
    /// How many findings stand because they were accepted.
    pub accepted: u32,
    /// How many statements stay in words and were not decided.
    pub in_words: u32,
    /// First birth date that the proof covers, included.
    pub born_from: Day,
    /// Last birth date that the proof covers, included.
    pub born_through: Day,
}

impl ProofSummary {
    /// The summary of `proof`.
    pub fn of(proof: &Proof) -> ProofSummary {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        ProofSummary {
            proven: proof.holds(),
            accepted: count(
                proof
                    .findings
                    .iter()
                    .filter(|one| one.accepted.is_some())
                    .count(),
            ),
            in_words: count(proof.in_words.len()),
            born_from: proof.born.0,
            born_through: proof.born.1,
        }
    }

    /// The mark that a plan carries.
    pub fn mark(self) -> stafett_plan::ProofMark {
        stafett_plan::ProofMark {
            proven: self.proven,
            accepted: self.accepted,
            in_words: self.in_words,
            born_from: self.born_from,
            born_through: self.born_through,
        }
    }
}

#[derive(Serialize)]
struct Out<'a> {
    stafett: &'static str,
    version: u32,
    digest: &'a str,
    proof: Option<ProofSummary>,
    programme: &'a Programme,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct In {
    stafett: String,
    version: u32,
    digest: String,
    proof: Option<ProofSummary>,
    programme: Programme,
}

/// An artefact whose programme is still text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unread<'a> {
    stafett: &'a str,
    version: u32,
    digest: &'a str,
    proof: Option<ProofSummary>,
    #[serde(borrow)]
    programme: &'a RawValue,
}

/// What the start of an artefact says of itself.
#[derive(Deserialize)]
struct Start {
    stafett: Option<String>,
    version: Option<u32>,
}

/// The digest of a programme's content.
pub fn digest(programme: &Programme) -> String {
    digest_of(&serde_json::to_vec(programme).unwrap_or_default())
}

fn digest_of(canonical: &[u8]) -> String {
    let hash = Sha256::digest(canonical);
    hash.iter().fold(String::from("sha256:"), |text, byte| {
        format!("{text}{byte:02x}")
    })
}

/// The artefact of a programme, one line of JSON.
pub fn write(programme: &Programme, proof: Option<&Proof>) -> String {
    let digest = digest(programme);
    let proof = proof.map(ProofSummary::of);
    let out = Out {
        stafett: "programme",
        version: VERSION,
        digest: &digest,
        proof,
        programme,
    };
    serde_json::to_string(&out)
        .map(|text| text + "\n")
        .unwrap_or_default()
}

/// The kinds of artefacts that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArtefactFault {
    /// It has more than [`BYTES_LIMIT`] bytes.
    TooLarge,
    /// It is no compiled programme.
    NotAProgramme,
    /// It was written in another version of the form.
    OtherVersion,
    /// Its content is not what its digest says.
    DigestDiffers,
}

/// Why an artefact cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArtefactError {
    /// Of what kind it is.
    pub fault: ArtefactFault,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
    /// What is wrong, one sentence without a full stop.
    pub message: Words,
    /// What to do about it.
    pub help: Words,
}

/// Reads an artefact.
///
/// # Errors
/// A text that is no artefact, one of another version, or one whose content is not what its digest
/// says.
pub fn read(text: &str) -> Result<Artefact, ArtefactError> {
    if text.len() > BYTES_LIMIT {
        let (sv, en) = (
            format!("filen är större än {BYTES_LIMIT} byte"),
            format!("the file has more than {BYTES_LIMIT} bytes"),
        );
        return Err(refused(ArtefactFault::TooLarge, (1, 1), Words::new(sv, en)));
    }
    let text = crate::node::unmarked(text);
    if let Some(artefact) = as_written(text) {
        return Ok(artefact);
    }
    let start: Start = serde_json::from_str(text).map_err(|error| unreadable(&error))?;
    if start.stafett.as_deref() != Some("programme") {
        let message = Words::new(
            "filen är inget kompilerat program",
            "the file is no compiled programme",
        );
        return Err(refused(ArtefactFault::NotAProgramme, (1, 1), message));
    }
    if start.version != Some(VERSION) {
        let found = start
            .version
            .map_or_else(|| "?".to_owned(), |version| version.to_string());
        let (sv, en) = (
            format!("filen har version {found}; det här programmet läser version {VERSION}"),
            format!("the file has version {found}; this command reads version {VERSION}"),
        );
        return Err(refused(
            ArtefactFault::OtherVersion,
            (1, 1),
            Words::new(sv, en),
        ));
    }
    let whole: In = serde_json::from_str(text).map_err(|error| unreadable(&error))?;
    debug_assert_eq!(
        (whole.stafett.as_str(), whole.version),
        ("programme", VERSION)
    );
    if digest(&whole.programme) != whole.digest {
        let message = Words::new(
            "innehållet stämmer inte med filens kontrollsumma",
            "the content is not what the file's digest says",
        );
        return Err(refused(ArtefactFault::DigestDiffers, (1, 1), message));
    }
    Ok(Artefact {
        programme: whole.programme,
        digest: whole.digest,
        proof: whole.proof,
    })
}

/// An artefact whose programme stands as [`write()`] writes it, byte for byte: the digest is then over the
/// text itself, and nothing is parsed twice. `None` for one that was written anew by something else, and
/// for one that cannot be used.
fn as_written(text: &str) -> Option<Artefact> {
    let unread: Unread<'_> = serde_json::from_str(text).ok()?;
    let canonical = unread.programme.get();
    let ours = (unread.stafett, unread.version) == ("programme", VERSION);
    if !ours || digest_of(canonical.as_bytes()) != unread.digest {
        return None;
    }
    Some(Artefact {
        programme: serde_json::from_str(canonical).ok()?,
        digest: unread.digest.to_owned(),
        proof: unread.proof,
    })
}

fn unreadable(error: &serde_json::Error) -> ArtefactError {
    let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX).max(1);
    let message = Words::new(
        "texten här är inte ett kompilerat program i JSON",
        format!("the text here is not a compiled programme in JSON: {error}"),
    );
    let at = (number(error.line()), number(error.column()));
    refused(ArtefactFault::NotAProgramme, at, message)
}

fn refused(fault: ArtefactFault, (line, column): (u32, u32), message: Words) -> ArtefactError {
    let help = Words::new(
        "kompilera om programmet med \"stafett compile\"",
        "compile the programme again with \"stafett compile\"",
    );
    ArtefactError {
        fault,
        line,
        column,
        message,
        help,
    }
}
