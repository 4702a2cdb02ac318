//! The explanation pages of the findings: every page has its parts, and every example on it does
//! what the page says of it, in both languages.
//!
//! An example is a fenced block. Its first line says how it is run:
//!
//! | fence | is |
//! | --- | --- |
//! | `stafett fails` | compiled and proved beside the preamble of its language; raises the page's finding and no other error |
//! | `stafett passes` | the same; raises no error, and not the page's finding |
//! | `stafett whole fails` | without the preamble |
//! | `stafett fails combinations 8` | with that limit for the analysis |
//! | `stafett given` | put before the child's files that follow it on the page |
//! | `yaml register fails` | a register, read and judged against the preamble |
//! | `markdown note fails` | a file of reviewers' notes, read and judged against the preamble |
//! | `csv translation fails` | a table of translated titles, read and judged against the preamble |
//! | `yaml fails` | a child's file, or a scenario, read against the preamble and planned for |
//! | `console` | not run |
#![allow(missing_docs)]

mod support;

use stafett_book::translated::{table, texts};
use stafett_check::Options;
use stafett_compile::Source;
use stafett_diag::{FileId, Language, Name, Severity};
use stafett_formats::{Fault, Form, child, register, review};
use std::collections::BTreeSet;
use support::{AS_OF, Told, day, entries, file_name, here, read, source};

/// The pages whose failing example cannot be run from the page, and why.
const NOT_RUN: &[(Name, &str)] = &[
    (Name::UnreadableFile, "only the command line opens files"),
    (Name::NotUtf8, "only the command line turns bytes into text"),
    (Name::UnwritableFile, "only the command line writes files"),
    (
        Name::ManifestUnreadable,
        "only the command line looks for folders",
    ),
    (
        Name::ArtefactUnreadable,
        "a compiled programme does not fit on a page",
    ),
    (
        Name::FileTooLarge,
        "four million characters do not fit on a page; made up below",
    ),
    (Name::EmptyProgramme, "no text is no example; made up below"),
    (
        Name::TooMany,
        "twenty thousand declarations do not fit on a page; made up below",
    ),
    (Name::Usage, "about the command line"),
];

/// The sections of a page, in order, and the fences that each must have.
const SECTIONS: [[&str; 4]; 2] = [
    [
        "Vad det är",
        "Varför det spelar roll för barnet",
        "Exempel som ger fyndet",
        "Rättat",
    ],
    [
        "What it is",
        "Why it matters for the child",
        "An example that raises it",
        "Corrected",
    ],
];

const LANGUAGES: [(Language, &str); 2] = [(Language::Swedish, "sv"), (Language::English, "en")];

/// A fenced block.
#[derive(Default)]
struct Fence {
    /// The words behind the three backticks.
    kind: Vec<String>,
    /// The heading above it.
    section: String,
    text: String,
    /// The texts above it that are given.
    given: String,
}

impl Fence {
    fn says(&self, word: &str) -> bool {
        self.kind.iter().any(|said| said == word)
    }

    /// The limit of combinations that it asks for.
    fn combinations(&self) -> Option<usize> {
        let at = self.kind.iter().position(|word| word == "combinations")?;
        self.kind.get(at + 1)?.parse().ok()
    }
}

fn fences(page: &str) -> Vec<Fence> {
    let mut fences: Vec<Fence> = Vec::new();
    let mut section = String::new();
    let mut open = false;
    let mut given = String::new();
    for line in page.lines() {
        if let Some(kind) = line.strip_prefix("```") {
            if !open {
                let kind = kind.split_whitespace().map(str::to_owned).collect();
                let section = section.clone();
                fences.push(Fence {
                    kind,
                    section,
                    text: String::new(),
                    given: given.clone(),
                });
            } else if let Some(fence) = fences.last().filter(|fence| fence.says("given")) {
                given.push_str(&fence.text);
            }
            open = !open;
        } else if let (true, Some(fence)) = (open, fences.last_mut()) {
            fence.text.push_str(line);
            fence.text.push('\n');
        } else if let Some(heading) = line.strip_prefix("## ") {
            section = heading.to_owned();
        }
    }
    assert!(!open, "a fence is not closed");
    fences
}

fn preamble(language: &str) -> String {
    read(&here().join(format!("pages/preamble.{language}.stafett")))
}

/// What an example of a page makes the tools tell.
fn run(fence: &Fence, name: Option<Name>, language: &str) -> Vec<Told> {
    let preamble = source("preamble.stafett", &preamble(language));
    if fence.says("register") {
        return of_register(&fence.text, &[preamble]);
    }
    if fence.says("note") {
        return of_notes(&fence.text, &[preamble]);
    }
    if fence.says("translation") {
        return of_translations(&fence.text, &[preamble]);
    }
    if fence.says("yaml") {
        return of_child(
            &fence.text,
            &[preamble, source("given.stafett", &fence.given)],
        );
    }
    let mut sources = vec![source("example.stafett", &fence.text)];
    if !fence.says("whole") {
        sources.push(preamble);
    }
    let (programme, mut told) = support::compiled(&sources);
    if let Some(programme) = programme {
        let mut options = Options::as_of(day(AS_OF));
        options.combinations = fence.combinations().unwrap_or(options.combinations);
        let proof = stafett_check::check(&programme, &options);
        let unaccepted = proof
            .findings
            .iter()
            .filter(|finding| finding.accepted.is_none());
        told.extend(unaccepted.map(support::of_finding));
    }
    if name == Some(Name::NotFormatted) {
        told.extend(of_form(&fence.text));
    }
    told
}

fn told(name: Name, says: String) -> Told {
    Told {
        name: name.as_str().into(),
        error: name.severity() == Severity::Error,
        says,
    }
}

/// What reading a child's file, planning for it and comparing with what it expects tell.
fn of_child(text: &str, sources: &[Source]) -> Vec<Told> {
    let programme = support::programme(sources);
    let scenario = match child::read(text, Form::Yaml, &programme) {
        Ok(scenario) => scenario,
        Err(errors) => {
            let says =
                |error: &child::ChildError| format!("line {}: {}", error.line, error.message.en);
            return errors
                .iter()
                .map(|error| told(Name::ChildUnreadable, says(error)))
                .collect();
        }
    };
    let plan = stafett_plan::plan(
        &programme,
        &scenario.child,
        scenario.as_of.unwrap_or(day(AS_OF)),
    );
    let doubts = plan
        .warnings
        .iter()
        .map(|doubt| told(Name::DoubtfulRecord, doubt.text.en.clone()));
    let failed = support::differences(&plan, &scenario.expect);
    doubts
        .chain(
            failed
                .into_iter()
                .map(|says| told(Name::ScenarioFails, says)),
        )
        .collect()
}

/// What reading a register and judging it against a programme and its proof tell.
fn of_register(text: &str, sources: &[Source]) -> Vec<Told> {
    let programme = support::programme(sources);
    let register = match register::read(text, Form::Yaml) {
        Ok(register) => register,
        Err(faults) => {
            let says = |fault: &Fault| format!("line {}: {}", fault.line, fault.message.en);
            return faults
                .iter()
                .map(|fault| told(Name::TableUnreadable, says(fault)))
                .collect();
        }
    };
    let proof = stafett_check::check(&programme, &Options::as_of(day(AS_OF)));
    stafett_check::registers::registers(&programme, &proof, &register)
        .into_iter()
        .map(|row| told(Name::RegisterRowFalse, row.says.en))
        .collect()
}

/// What reading reviewers' notes and judging them against a programme tell.
fn of_notes(text: &str, sources: &[Source]) -> Vec<Told> {
    let programme = support::programme(sources);
    match review::read(text) {
        Ok(notes) => stafett_book::review::adrift(&[&programme], &notes)
            .into_iter()
            .map(|adrift| told(Name::NoteAdrift, adrift.says.en))
            .collect(),
        Err(faults) => {
            let says = |fault: &Fault| format!("line {}: {}", fault.line, fault.message.en);
            let faults = faults.iter();
            faults
                .map(|fault| told(Name::NoteUnreadable, says(fault)))
                .collect()
        }
    }
}

/// What reading a table of translations and judging it against a programme tell.
fn of_translations(text: &str, sources: &[Source]) -> Vec<Told> {
    let known = texts(&support::programme(sources));
    let (rows, faults) = table::read(text);
    let adrift = table::adrift(&rows, &known).into_iter();
    let all = faults
        .into_iter()
        .chain(adrift)
        .map(|fault| match fault.adrift {
            true => told(Name::TranslationAdrift, fault.says.en),
            false => told(Name::TableUnreadable, fault.says.en),
        });
    all.collect()
}

/// What the form of a text tells.
fn of_form(text: &str) -> Option<Told> {
    let parsed = stafett_syntax::parse(FileId(0), "example.stafett", text);
    let formatted = stafett_syntax::format(&parsed.tree, text);
    (formatted != text).then(|| told(Name::NotFormatted, formatted))
}

/// What is wrong with an example; nothing if it does what it should.
fn judge(fence: &Fence, name: Name, language: &str) -> Option<String> {
    let told = run(fence, Some(name), language);
    let raised = told.iter().any(|told| told.name == name.as_str());
    let others: BTreeSet<&str> = told
        .iter()
        .filter(|told| told.error && told.name != name.as_str())
        .map(|told| told.name.as_str())
        .collect();
    let fault = match (fence.says("fails"), raised, others.is_empty()) {
        (true, true, true) | (false, false, true) => return None,
        (true, false, _) => format!("should raise {} and does not", name.as_str()),
        (true, true, false) => format!("raises other errors too: {others:?}"),
        (false, true, _) => format!("should not raise {} and does", name.as_str()),
        (false, false, false) => format!("should pass and raises {others:?}"),
    };
    let came: Vec<String> = told
        .iter()
        .map(|told| format!("      {}: {}", told.name, told.says))
        .collect();
    let came = if came.is_empty() {
        "      nothing".to_owned()
    } else {
        came.join("\n")
    };
    Some(format!(
        "{fault}\n    what came:\n{came}\n    the example:\n{}",
        fence.text
    ))
}

fn is_run(name: Name) -> bool {
    !NOT_RUN.iter().any(|(not_run, _)| *not_run == name)
}

#[test]
fn every_example_does_what_its_page_says() {
    let mut faults = Vec::new();
    let mut examples = 0;
    for name in Name::ALL {
        for (language, short) in LANGUAGES {
            let page = name.page().in_language(language);
            for fence in fences(page)
                .iter()
                .filter(|fence| fence.says("fails") || fence.says("passes"))
            {
                examples += 1;
                if let Some(fault) = judge(fence, *name, short) {
                    let kind = fence.kind.join(" ");
                    faults.push(format!(
                        "{}.{short}.md, example `{kind}`: {fault}",
                        name.as_str()
                    ));
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {examples} examples:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_page_has_its_parts() {
    let mut faults = Vec::new();
    for name in Name::ALL {
        for ((language, short), sections) in LANGUAGES.into_iter().zip(SECTIONS) {
            for fault in parts(name.page().in_language(language), *name, sections) {
                faults.push(format!("{}.{short}.md: {fault}", name.as_str()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a page lacks.
fn parts(page: &str, name: Name, sections: [&str; 4]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut lines = page.lines();
    if lines.next() != Some(format!("# {}", name.as_str()).as_str()) || lines.next() != Some("") {
        faults.push("the first line must be `# name`, the second empty".to_owned());
    }
    let title = lines.next().unwrap_or_default();
    let plain = title.chars().next().is_some_and(char::is_alphabetic) && !title.ends_with('.');
    if !plain || title.chars().count() > 90 || lines.next() != Some("") {
        faults.push(format!(
            "no one-line title without a full stop, but \"{title}\""
        ));
    }
    let headings: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    if headings != sections {
        faults.push(format!(
            "the sections must be {sections:?}, but are {headings:?}"
        ));
    }
    for (heading, body) in bodies(page) {
        if body
            .split("```")
            .step_by(2)
            .all(|prose| prose.trim().is_empty())
            && heading != sections[2]
        {
            faults.push(format!("nothing is said under \"{heading}\""));
        }
    }
    let fences = fences(page);
    for (section, word) in [(sections[2], "fails"), (sections[3], "passes")] {
        let of_section = fences
            .iter()
            .filter(|fence| fence.section == section && !fence.says("given"));
        let (fit, unfit): (Vec<_>, Vec<_>) = of_section
            .partition(|fence| fence.says(word) || !is_run(name) && fence.says("console"));
        if fit.is_empty() || !unfit.is_empty() {
            faults.push(format!(
                "under \"{section}\" there must be examples `{word}` and no others"
            ));
        }
    }
    if fences
        .iter()
        .any(|fence| !sections[2..].contains(&fence.section.as_str()))
    {
        faults.push("there is an example in another section".to_owned());
    }
    faults
}

/// The text under each heading.
fn bodies(page: &str) -> Vec<(&str, &str)> {
    let sections = page.split("\n## ").skip(1);
    sections
        .filter_map(|section| section.split_once('\n'))
        .collect()
}

#[test]
fn both_languages_have_the_same_examples() {
    let kinds = |page: &str| {
        fences(page)
            .into_iter()
            .map(|fence| fence.kind)
            .collect::<Vec<_>>()
    };
    for name in Name::ALL {
        let page = name.page();
        assert_eq!(kinds(page.sv), kinds(page.en), "{}", name.as_str());
    }
}

#[test]
fn the_files_are_those_of_the_names() {
    let folder = here().join("../crates/diag/pages");
    let files: BTreeSet<String> = entries(&folder)
        .iter()
        .map(|path| file_name(path))
        .collect();
    let names: BTreeSet<String> = Name::ALL
        .iter()
        .flat_map(|name| LANGUAGES.map(|(_, short)| format!("{}.{short}.md", name.as_str())))
        .collect();
    let stray: Vec<_> = files.difference(&names).collect();
    let missing: Vec<_> = names.difference(&files).collect();
    assert!(
        stray.is_empty() && missing.is_empty(),
        "stray: {stray:?}, missing: {missing:?}"
    );
}

#[test]
fn the_preambles_pass() {
    for (_, short) in LANGUAGES {
        let mut told = run(&Fence::default(), None, short);
        // A preamble has no visits; the examples offer its content items.
        told.retain(|told| told.name != Name::ContentNeverOffered.as_str());
        assert_eq!(told, Vec::new(), "preamble.{short}.stafett");
    }
}

fn names_told(sources: &[Source]) -> BTreeSet<String> {
    support::compiled(sources)
        .1
        .into_iter()
        .map(|told| told.name)
        .collect()
}

#[test]
fn no_text_is_an_empty_programme() {
    assert_eq!(
        names_told(&[]),
        BTreeSet::from([Name::EmptyProgramme.as_str().to_owned()])
    );
}

#[test]
fn too_large_a_file_and_too_many_declarations_are_told() {
    let preamble = || source("preamble.stafett", &preamble("sv"));
    let comment = "// en rad som inte säger något\n".repeat(140_000);
    assert!(comment.len() > 4 * 1024 * 1024);
    let told = names_told(&[preamble(), source("stor.stafett", &comment)]);
    assert_eq!(
        told,
        BTreeSet::from([Name::FileTooLarge.as_str().to_owned()])
    );

    let roles: String = (0..20_001)
        .map(|number| format!("roll roll_{number} {{ }}\n"))
        .collect();
    let told = names_told(&[preamble(), source("många.stafett", &roles)]);
    assert_eq!(told, BTreeSet::from([Name::TooMany.as_str().to_owned()]));
}

#[test]
fn what_is_not_run_is_in_the_console() {
    for (name, reason) in NOT_RUN {
        assert!(!reason.is_empty());
        for (language, _) in LANGUAGES {
            let page = name.page().in_language(language);
            let none_fails = fences(page).iter().all(|fence| !fence.says("fails"));
            assert!(
                none_fails,
                "{} has an example that can be run",
                name.as_str()
            );
        }
    }
}
