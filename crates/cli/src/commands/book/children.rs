//! The programme's example children, and their plans, as the book shows them.

use crate::child;
use crate::commands::plan;
use crate::files;
use crate::opened::Opened;
use crate::trouble::Trouble;
use stafett_book::Shown;
use stafett_book::translated::{Text, Translations, What};
use stafett_formats::artefact::ProofSummary;
use stafett_formats::child::BYTES_LIMIT;
use stafett_model::{Child, Day, Programme};
use std::path::Path;

/// The folder, beside the text.
const FOLDER: &str = "children";
/// How its files end.
const ENDINGS: [&str; 3] = ["yaml", "yml", "json"];

/// A child whose plan is not made yet.
pub(super) struct Invented {
    name: String,
    title: String,
    about: String,
    child: Child,
    /// The day for which its plan holds, if it has one of its own.
    as_of: Option<Day>,
}

impl Invented {
    /// Its title and what its authors say of it, as texts that can be translated.
    pub(super) fn texts(&self) -> [Text; 2] {
        texts_of(&self.name, &self.title, &self.about)
    }

    /// The same child with its texts translated where they are.
    pub(super) fn translated(&self, translations: &Translations) -> Self {
        let [title, about] = self.texts();
        let said = |text: &Text, own: &str| translations.of(text).unwrap_or(own).to_owned();
        Self {
            name: self.name.clone(),
            title: said(&title, &self.title),
            about: said(&about, &self.about),
            child: self.child.clone(),
            as_of: self.as_of,
        }
    }

    /// With its plan on its own day, else on `as_of`.
    pub(super) fn shown(
        &self,
        programme: &Programme,
        digest: &str,
        proof: Option<ProofSummary>,
        as_of: Day,
    ) -> Shown {
        let day = self.as_of.unwrap_or(as_of);
        Shown {
            name: self.name.clone(),
            title: self.title.clone(),
            about: self.about.clone(),
            child: self.child.clone(),
            plan: plan::under(programme, digest, &self.child, day, proof),
        }
    }
}

/// The children in the folder beside the programme, by name. Those that name another edition are passed over.
pub(super) fn read(opened: &Opened) -> Result<Vec<Invented>, Trouble> {
    let Some(layers) = &opened.layers else {
        return Ok(Vec::new());
    };
    let folder = layers.home.join(FOLDER);
    if !files::is_folder(&folder) {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for path in files::names(&folder, &ENDINGS)? {
        let unread = child::open(&path)?;
        let edition = unread.edition();
        if edition.is_some() && edition != layers.edition {
            continue;
        }
        let child = unread.read(&opened.programme)?;
        all.push(of(&path, child));
    }
    Ok(all)
}

/// The texts of all children in the folder, whatever their edition, that can be translated.
pub(crate) fn texts(opened: &Opened) -> Vec<Text> {
    let folder = opened
        .layers
        .as_ref()
        .map(|layers| layers.home.join(FOLDER));
    let folder = folder.filter(|folder| files::is_folder(folder));
    let found = folder.and_then(|folder| files::below(&folder, &ENDINGS, BYTES_LIMIT).ok());
    let of = |file: &files::Named| {
        let (name, title, about) = said(&file.path, &file.text);
        texts_of(&name, &title, &about)
    };
    let texts = found.iter().flatten().flat_map(of);
    texts.filter(|text| !text.wording.is_empty()).collect()
}

/// A child is named by its place, which no rule is.
fn texts_of(name: &str, title: &str, about: &str) -> [Text; 2] {
    let rule = format!("{FOLDER}/{name}");
    [
        Text::new(&rule, What::Title, title),
        Text::new(&rule, What::Description, about),
    ]
}

/// Name, title and what is said of the child in a file.
fn said(path: &Path, text: &str) -> (String, String, String) {
    let name = path.file_stem().map(|stem| files::slashed(Path::new(stem)));
    let name = name.unwrap_or_default();
    let (title, about) = head(text).unwrap_or((name.replace('_', " "), String::new()));
    (name, title, about)
}

fn of(path: &Path, read: child::Read) -> Invented {
    let (name, title, about) = said(path, &read.shown.text);
    Invented {
        name,
        title,
        about,
        child: read.file.child,
        as_of: read.file.as_of,
    }
}

/// What its authors say of a child in the comment at the head of its file: a title, and after a colon
/// what the child shows.
fn head(text: &str) -> Option<(String, String)> {
    let lines = text.lines().map_while(|line| line.strip_prefix('#'));
    let comment = lines.map(str::trim).collect::<Vec<_>>().join(" ");
    let (title, about) = comment.split_once(": ").unwrap_or((&comment, ""));
    let mut letters = about.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    let about = first.unwrap_or_default() + letters.as_str();
    (!title.is_empty()).then(|| (title.to_owned(), about))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comment_at_the_head_says_what_the_child_shows() {
        let said = |text: &str| head(text).map(|(title, about)| format!("{title}|{about}"));
        let text = "# För tidig dos: andra dosen\n# räknas inte.\nid: x\n# senare\n";
        assert_eq!(
            said(text).unwrap(),
            "För tidig dos|Andra dosen räknas inte."
        );
        assert_eq!(said("# Skottdag\nid: x").unwrap(), "Skottdag|");
        assert_eq!(said("id: x\n# senare"), None);
        assert_eq!(said("{\"born\": \"2026-01-01\"}"), None);
    }
}
