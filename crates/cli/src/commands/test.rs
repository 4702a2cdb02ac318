//! `test`: the authors' scenarios: children, each with what its plan must be like, each on its
//! edition of the programme.

use super::{plan, tell};
use crate::args::Test;
use crate::child::{self, Read, Unread};
use crate::draw;
use crate::editions::Layers;
use crate::files;
use crate::opened::{self, Opened};
use crate::output::{Output, To};
use crate::trouble::{Outcome, Trouble};
use crate::view;
use stafett_diag::{Diagnostic, Name, Text, closest};
use stafett_formats::child::Expectation;
use stafett_formats::scenario::{self, Difference, coverage};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Runs the command.
pub(crate) fn run(wish: &Test, output: &mut Output) -> Result<Outcome, Trouble> {
    let asked = opened::folder_or_artefact(&wish.programme, output)?;
    tell(&asked, output);
    let mut tried = Tried::of(asked);
    for path in paths(wish, &tried)? {
        tried.scenario(&path, output)?;
    }
    let (kept, failed) = (tried.kept, tried.failed);
    output.say(
        &format!("Scenarier: {kept} håller, {failed} håller inte"),
        &format!("Scenarios: {kept} hold, {failed} do not"),
    );
    for (name, edition) in &tried.editions {
        let shown = tried.editions.len() > 1 || wish.coverage;
        let name = Some(name.as_str()).filter(|name| shown && !name.is_empty());
        let rules = coverage::rules(&edition.opened.programme);
        view::coverage::print(name, &rules, &edition.touched, wish.coverage, output);
    }
    Ok(if failed == 0 {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

fn paths(wish: &Test, tried: &Tried) -> Result<Vec<PathBuf>, Trouble> {
    let dir = wish.dir.clone().unwrap_or_else(|| {
        let layers = tried.layers.as_ref();
        layers.map_or_else(|| wish.programme.join("scenarier"), Layers::scenarios)
    });
    if files::is_folder(&dir) || wish.dir.is_some() {
        files::names(&dir, &["yaml", "yml", "json"])
    } else {
        Ok(Vec::new())
    }
}

/// The editions on which scenarios were run, and what came of it.
struct Tried {
    /// The folders of the programme that was asked for; none for an artefact.
    layers: Option<Layers>,
    /// By name; a programme without editions has the empty name.
    editions: BTreeMap<String, Edition>,
    kept: usize,
    failed: usize,
}

struct Edition {
    opened: Opened,
    touched: BTreeSet<coverage::Rule>,
}

impl Edition {
    fn of(opened: Opened) -> Edition {
        Edition {
            opened,
            touched: BTreeSet::new(),
        }
    }
}

impl Tried {
    fn of(asked: Opened) -> Tried {
        let layers = asked.layers.clone();
        let edition = layers.as_ref().and_then(|layers| layers.edition.clone());
        let name = edition.unwrap_or_default();
        Tried {
            layers,
            editions: BTreeMap::from([(name, Edition::of(asked))]),
            kept: 0,
            failed: 0,
        }
    }

    fn scenario(&mut self, path: &Path, output: &mut Output) -> Result<(), Trouble> {
        let unread = child::open(path)?;
        let Some(edition) = self.edition(&unread)? else {
            return Ok(());
        };
        self.open(&edition, output)?;
        let Some(on) = self.editions.get_mut(&edition) else {
            return Ok(());
        };
        let scenario = unread.read(&on.opened.programme)?;
        let as_of = plan::day(None, &scenario.file)?;
        let plan = plan::of(&on.opened, &scenario.file.child, as_of, None);
        let programme = &on.opened.programme;
        on.touched
            .extend(coverage::touched(programme, &scenario.file, &plan, as_of));
        let differences = scenario::differences(&scenario.file.expect, &plan);
        let mut told: Vec<Diagnostic> = differences
            .iter()
            .map(|difference| diagnostic(difference, &scenario))
            .collect();
        told.extend(self.never_there(&scenario, output));
        draw::diagnostics(
            &told,
            std::slice::from_ref(&scenario.shown),
            To::Diagnostics,
            output,
        );
        if told.is_empty() {
            self.kept += 1;
        } else {
            self.failed += 1;
        }
        Ok(())
    }

    /// The name of the edition on which a scenario is run; `None` where another was asked for.
    fn edition(&self, unread: &Unread) -> Result<Option<String>, Trouble> {
        let named = unread.edition();
        let family = self
            .layers
            .as_ref()
            .filter(|layers| layers.edition.is_some());
        let Some(layers) = family else {
            return match named {
                Some(name) => Err(unread.trouble(no_editions(&name), None)),
                None => Ok(Some(String::new())),
            };
        };
        let meant = named.or_else(|| layers.manifest.default.clone());
        let meant = meant.unwrap_or_default();
        if layers.sibling(&meant).is_none() {
            let known = layers.manifest.editions.iter().map(String::as_str);
            return Err(
                unread.trouble(no_edition(&meant), closest(&meant, known).map(did_you_mean))
            );
        }
        let asked = !layers.named || layers.edition.as_deref() == Some(meant.as_str());
        Ok(asked.then_some(meant))
    }

    /// Opens an edition, unless it is open.
    fn open(&mut self, edition: &str, output: &mut Output) -> Result<(), Trouble> {
        let folder = self
            .layers
            .as_ref()
            .and_then(|layers| layers.sibling(edition));
        if let Some(folder) = folder.filter(|_| !self.editions.contains_key(edition)) {
            let opened = opened::folder(&folder, output)?;
            tell(&opened, output);
            self.editions
                .insert(edition.to_owned(), Edition::of(opened));
        }
        Ok(())
    }

    /// What is expected to be absent although no edition has it: a name that was misspelt would
    /// otherwise hold for ever.
    fn never_there(&mut self, scenario: &Read, output: &mut Output) -> Vec<Diagnostic> {
        let mut told = Vec::new();
        for expected in &scenario.file.expect {
            let Expectation::Absent(id) = &expected.what else {
                continue;
            };
            if self.some_edition_has(id, output) {
                continue;
            }
            let says = Text::new(
                format!("ingen upplaga av programmet har en rad som heter \"{id}\""),
                format!("no edition of the programme has a line called \"{id}\""),
            );
            told.push(Diagnostic::new(
                Name::ScenarioFails,
                scenario.line(expected.line),
                says,
            ));
        }
        told
    }

    fn some_edition_has(&mut self, id: &str, output: &mut Output) -> bool {
        let layers = self.layers.iter();
        let all: Vec<String> = layers
            .flat_map(|layers| layers.manifest.editions.clone())
            .collect();
        let mut opened = self.editions.values();
        if opened.any(|edition| scenario::has_line(&edition.opened.programme, id)) {
            return true;
        }
        // An edition that cannot be opened has nothing; whoever asks for it is told why.
        let mut folders = all
            .iter()
            .filter(|name| !self.editions.contains_key(*name))
            .filter_map(|name| self.layers.as_ref()?.sibling(name));
        folders.any(|folder| {
            opened::folder(&folder, output)
                .is_ok_and(|opened| scenario::has_line(&opened.programme, id))
        })
    }
}

fn diagnostic(difference: &Difference, scenario: &Read) -> Diagnostic {
    let says = Text::new(difference.says.sv.clone(), difference.says.en.clone());
    let told = Diagnostic::new(Name::ScenarioFails, scenario.line(difference.line), says);
    let unknown = difference.unknown.as_ref();
    let meant = unknown.and_then(|one| closest(&one.given, one.known.iter().map(String::as_str)));
    match meant {
        Some(meant) => told.help(did_you_mean(meant)),
        None => told,
    }
}

fn no_editions(name: &str) -> Text {
    Text::new(
        format!("scenariot hör till upplagan \"{name}\", men programmet har inga upplagor"),
        format!(
            "the scenario belongs to the edition \"{name}\", but the programme has no editions"
        ),
    )
}

fn no_edition(name: &str) -> Text {
    Text::new(
        format!("programmet har ingen upplaga som heter \"{name}\""),
        format!("the programme has no edition called \"{name}\""),
    )
}

fn did_you_mean(near: &str) -> Text {
    Text::new(
        format!("menade du \"{near}\"?"),
        format!("did you mean \"{near}\"?"),
    )
}
