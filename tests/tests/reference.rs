//! The language reference: every example in it does what it says, every answer in it is the one the
//! tools give, and its tables are those of the code; in both languages.
//!
//! | fence | is |
//! | --- | --- |
//! | `stafett` | declarations, compiled and proved beside the preamble of its language; nothing is told |
//! | `stafett program` | a whole programme; nothing is told |
//! | `stafett edition` | an edition, laid over the last example of declarations and the preamble; nothing is told |
//! | `stafett fails NAME` | tells that and nothing else; `program` or `edition` may stand before |
//! | `svar`, `answer` | what the example above it makes the tools say |
//!
//! A declaration of the preamble gives way to one of the same kind and name in the example, its
//! programme, population and school calendar to any. Answers and the tables between `<!-- name -->`
//! and `<!-- end -->` are written by
//! `UPDATE_REFERENCE=1 cargo test -p stafett-tests --test reference`.
#![allow(missing_docs)]

mod support;

use stafett_check::Options;
use stafett_compile::Source;
use stafett_diag::{FileId, Language, Severity, Text};
use stafett_grammar::keywords::{self, Kind, REFUSED, Remark};
use stafett_model::proof::{Weight, Words};
use stafett_model::{Duration, MonthEnd, calendar};
use stafett_syntax::tree::Declaration;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::mem::discriminant;
use std::path::PathBuf;
use support::{AS_OF, day, here, read, source};

const LANGUAGES: [(Language, &str); 2] = [(Language::Swedish, "sv"), (Language::English, "en")];

fn path(short: &str) -> PathBuf {
    here().join(format!("../grammar/reference.{short}.md"))
}

fn say(language: Language, sv: &str, en: &str) -> String {
    match language {
        Language::Swedish => sv.to_owned(),
        Language::English => en.to_owned(),
    }
}

// ---------------------------------------------------------------- the page

/// A stretch of a page: lines outside of what is run or written here, or a fenced block.
enum Part {
    Lines(String),
    Fence { kind: String, text: String },
    Table { name: String },
}

fn parts(page: &str) -> Vec<Part> {
    let mut parts = vec![Part::Lines(String::new())];
    let mut fence: Option<(String, String)> = None;
    let mut table = false;
    for line in page.lines() {
        let name = line
            .strip_prefix("<!-- ")
            .and_then(|rest| rest.strip_suffix(" -->"));
        if let Some((kind, mut text)) = fence.take() {
            if line == "```" {
                parts.push(Part::Fence { kind, text });
            } else {
                text.push_str(line);
                text.push('\n');
                fence = Some((kind, text));
            }
        } else if let Some(kind) = line.strip_prefix("```") {
            fence = Some((kind.to_owned(), String::new()));
        } else if let Some(name) = name {
            if !table {
                parts.push(Part::Table {
                    name: name.to_owned(),
                });
            }
            assert_eq!(table, name == "end", "tables begin and end in turn");
            table = !table;
        } else if !table {
            match parts.last_mut() {
                Some(Part::Lines(lines)) => lines.push_str(&format!("{line}\n")),
                _ => parts.push(Part::Lines(format!("{line}\n"))),
            }
        }
    }
    assert!(
        fence.is_none() && !table,
        "a fence or a table is not closed"
    );
    parts
}

/// The page as it should be, and what is wrong with its examples.
fn as_it_should_be(page: &str, language: Language, short: &str) -> (String, Vec<String>) {
    let mut out = String::new();
    let mut faults = Vec::new();
    let mut last: Option<Vec<Told>> = None;
    let mut base = String::new();
    for part in parts(page) {
        match part {
            Part::Lines(lines) => out.push_str(&lines),
            Part::Table { name } => {
                let table = table(&name, language);
                let _ = write!(out, "<!-- {name} -->\n{table}<!-- end -->\n");
            }
            Part::Fence { kind, text } if ["svar", "answer"].contains(&kind.as_str()) => {
                let told = last.take().unwrap_or_default();
                if told.is_empty() {
                    faults.push(format!("an answer without a question:\n{text}"));
                }
                let _ = write!(out, "```{kind}\n{}```\n", answer(&told, language));
            }
            Part::Fence { kind, text } => {
                if kind.starts_with("stafett") {
                    let told = run(&kind, &text, &base, short);
                    faults.extend(judge(&kind, &text, &told));
                    if kind == "stafett" {
                        base.clone_from(&text);
                    }
                    last = Some(told);
                } else if !["console", "yaml"].contains(&kind.as_str()) {
                    faults.push(format!("nobody runs the fence `{kind}`"));
                }
                let _ = write!(out, "```{kind}\n{text}```\n");
            }
        }
    }
    (out, faults)
}

// ---------------------------------------------------------------- running an example

struct Told {
    name: String,
    error: bool,
    says: Vec<Text>,
    help: Vec<Text>,
}

/// What an example tells; `base` is the last example of declarations.
fn run(kind: &str, text: &str, base: &str, short: &str) -> Vec<Told> {
    let mut sources = vec![source("example.stafett", text)];
    let mut below = Vec::new();
    if kind.contains("edition") {
        below = vec![source("base.stafett", base), preamble(base, short)];
    } else if !kind.contains("program") {
        sources.push(preamble(text, short));
    }
    let layers: &[&[Source]] = if below.is_empty() {
        &[&sources]
    } else {
        &[&below, &sources]
    };
    let compiled = stafett_compile::compile_layers(layers);
    let mut told: Vec<Told> = compiled
        .diagnostics
        .iter()
        .map(|told| Told {
            name: told.name.as_str().to_owned(),
            error: told.severity == Severity::Error,
            says: vec![told.message.clone()],
            help: told.help.clone(),
        })
        .collect();
    if let Some(programme) = compiled.programme {
        let proof = stafett_check::check(&programme, &Options::as_of(day(AS_OF)));
        let open = proof
            .findings
            .into_iter()
            .filter(|finding| finding.accepted.is_none() && finding.weight != Weight::Note)
            // The preamble has no visits that would offer its content items.
            .filter(|finding| finding.key.name != "content-never-offered");
        told.extend(open.map(|finding| Told {
            name: finding.key.name,
            error: finding.weight == Weight::Error,
            says: vec![text_of(finding.headline), text_of(finding.story)],
            help: finding.help.into_iter().map(text_of).collect(),
        }));
    }
    told
}

fn text_of(words: Words) -> Text {
    Text::new(words.sv, words.en)
}

/// The preamble without what the example declares itself.
fn preamble(example: &str, short: &str) -> Source {
    let text = read(&here().join(format!("pages/preamble.{short}.stafett")));
    let own = stafett_syntax::parse(FileId(0), "example.stafett", example)
        .tree
        .declarations;
    let given = stafett_syntax::parse(FileId(0), "preamble.stafett", &text)
        .tree
        .declarations;
    let kept: String = given
        .iter()
        .filter(|given| !own.iter().any(|own| gives_way(given, own)))
        .map(|kept| {
            format!(
                "{}\n",
                &text[kept.span().start as usize..kept.span().end as usize]
            )
        })
        .collect();
    source("preamble.stafett", &kept)
}

fn gives_way(given: &Declaration, own: &Declaration) -> bool {
    let once = matches!(
        given,
        Declaration::Programme(_) | Declaration::Population(_) | Declaration::Calendar(_)
    );
    let same_name = given.name().value.as_str() == own.name().value.as_str();
    discriminant(given) == discriminant(own) && (once || same_name)
}

/// What is wrong with what an example makes the tools say.
fn judge(kind: &str, text: &str, told: &[Told]) -> Option<String> {
    let wanted: BTreeSet<&str> = kind
        .split_once("fails ")
        .map(|(_, name)| name)
        .into_iter()
        .collect();
    let came: BTreeSet<&str> = told.iter().map(|told| told.name.as_str()).collect();
    (wanted != came).then(|| {
        let says = answer(told, Language::English);
        format!("`{kind}` should tell {wanted:?} and tells {came:?}\n{says}\n{text}")
    })
}

fn answer(told: &[Told], language: Language) -> String {
    let mut out = String::new();
    for (at, told) in told.iter().enumerate() {
        let sign = if told.error { "×" } else { "⚠" };
        let in_language = |text: &Text| say(language, &text.sv, &text.en);
        let says: Vec<String> = told.says.iter().map(in_language).collect();
        let help = say(language, "hjälp", "help");
        let helps = told
            .help
            .iter()
            .map(|text| format!("  {help}: {}", in_language(text)));
        let first = format!("{sign} {}", says.first().cloned().unwrap_or_default());
        let rest = says.iter().skip(1).filter(|text| !text.is_empty());
        if at > 0 {
            out.push('\n');
        }
        out.push_str(&wrapped(&told.name, ""));
        out.push_str(&wrapped(&first, "  "));
        rest.for_each(|text| out.push_str(&wrapped(&format!("  {text}"), "  ")));
        helps.for_each(|text| out.push_str(&wrapped(&text, "    ")));
    }
    out
}

/// Lines of at most 92 characters, the second and later ones after `indent`.
fn wrapped(line: &str, indent: &str) -> String {
    let mut out = line[..line.len() - line.trim_start().len()].to_owned();
    let mut width = out.len();
    for (at, word) in line.split_whitespace().enumerate() {
        let length = word.chars().count();
        if at > 0 && width + 1 + length > 92 {
            let _ = write!(out, "\n{indent}");
            width = indent.len();
        } else if at > 0 {
            out.push(' ');
            width += 1;
        }
        out.push_str(word);
        width += length;
    }
    out.push('\n');
    out
}

// ---------------------------------------------------------------- tables from the code

fn table(name: &str, language: Language) -> String {
    match name {
        "keywords" => keyword_table(language),
        "refused" => remarks(REFUSED, language),
        "month-ends" => month_ends(language),
        "text-limits" => text_limits(language),
        other => panic!("there is no table {other}"),
    }
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn head(cells: &[String]) -> String {
    format!(
        "{}{}",
        row(cells),
        row(&vec!["---".to_owned(); cells.len()])
    )
}

fn ticked(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

fn keyword_table(language: Language) -> String {
    let mut rows: Vec<(Vec<u32>, String)> = Vec::new();
    for keyword in keywords::all() {
        let kind = match keyword.kind {
            Kind::Declaration => say(language, "deklaration", "declaration"),
            Kind::Field => say(language, "rad", "line"),
            Kind::Operator => say(language, "mellanord", "operator"),
            Kind::Value => say(language, "värde", "value"),
        };
        let (own, other, meaning) = match language {
            Language::Swedish => (keyword.sv, keyword.en, keyword.meaning_sv),
            Language::English => (keyword.en, keyword.sv, keyword.meaning_en),
        };
        let cells = [ticked(own), ticked(&other[..1]), kind, meaning.to_owned()];
        let first = own.first().copied().unwrap_or_default();
        rows.push((alphabetical(first), row(&cells)));
    }
    rows.sort();
    let (own, other) = match language {
        Language::Swedish => ("Svenska", "Engelska"),
        Language::English => ("English", "Swedish"),
    };
    let titles = [
        own.to_owned(),
        other.to_owned(),
        say(language, "Slag", "Kind"),
        say(language, "Betyder", "Means"),
    ];
    head(&titles) + &rows.into_iter().map(|(_, row)| row).collect::<String>()
}

/// The order of the Swedish alphabet: å, ä and ö last.
fn alphabetical(word: &str) -> Vec<u32> {
    let place = |letter: char| match letter {
        'å' => 0x1000,
        'ä' => 0x1001,
        'ö' => 0x1002,
        other => u32::from(other),
    };
    word.to_lowercase().chars().map(place).collect()
}

fn remarks(remarks: &[Remark], language: Language) -> String {
    let titles = [
        say(language, "Ord", "Word"),
        say(language, "I stället", "Instead"),
    ];
    let rows = remarks.iter().map(|remark| {
        let word = format!("`{}`", say(language, remark.sv, remark.en));
        row(&[word, say(language, remark.hint_sv, remark.hint_en)])
    });
    head(&titles) + &rows.collect::<String>()
}

fn month_ends(language: Language) -> String {
    let months = |months| Duration {
        months,
        ..Duration::ZERO
    };
    let years = |years| Duration {
        years,
        ..Duration::ZERO
    };
    let cases = [
        ("2026-01-31", months(1), "1 månad", "1 month"),
        ("2024-01-31", months(1), "1 månad", "1 month"),
        ("2026-01-31", months(2), "2 månader", "2 months"),
        ("2026-08-31", months(6), "6 månader", "6 months"),
        ("2026-03-31", months(-1), "−1 månad", "−1 month"),
        ("2024-02-29", years(1), "1 år", "1 year"),
        ("2024-02-29", years(4), "4 år", "4 years"),
    ];
    let titles = [
        say(language, "Från", "From"),
        say(language, "Längd", "Duration"),
        say(language, "`sista dagen`", "`last day`"),
        say(language, "`nästa månad`", "`next month`"),
    ];
    let rows = cases.map(|(from, duration, sv, en)| {
        let reach = |rule| {
            calendar::add(day(from), duration, rule)
                .map_or_else(String::new, |reached| reached.to_string())
        };
        row(&[
            from.to_owned(),
            say(language, sv, en),
            reach(MonthEnd::LastDay),
            reach(MonthEnd::NextMonth),
        ])
    });
    head(&titles) + &rows.concat()
}

fn text_limits(language: Language) -> String {
    let mebibytes = stafett_syntax::SIZE_LIMIT / 1024 / 1024;
    let grouped = |number: usize| match language {
        _ if number < 1_000 => number.to_string(),
        Language::Swedish => format!("{} {:03}", number / 1_000, number % 1_000),
        Language::English => format!("{},{:03}", number / 1_000, number % 1_000),
    };
    let limits = [
        (
            "en fils storlek",
            "size of a file",
            format!("{mebibytes} MiB"),
        ),
        (
            "deklarationer i en fil",
            "declarations in a file",
            grouped(stafett_syntax::DECLARATION_LIMIT),
        ),
        (
            "klamrar, parenteser, `inte`, `efter`, `före` och `samma år som` inuti varandra",
            "braces, parentheses, `not`, `after`, `before` and `same year as` inside each other",
            grouped(stafett_syntax::NESTING_LIMIT),
        ),
        (
            "fel som skrivs ut för en fil",
            "errors told of one file",
            grouped(stafett_syntax::DIAGNOSTIC_LIMIT),
        ),
    ];
    let titles = [
        say(language, "Vad", "What"),
        say(language, "Högst", "At most"),
    ];
    let rows = limits.map(|(sv, en, limit)| row(&[say(language, sv, en), limit]));
    head(&titles) + &rows.concat()
}

// ---------------------------------------------------------------- the tests

#[test]
fn every_example_does_what_the_reference_says() {
    let mut faults = Vec::new();
    for (language, short) in LANGUAGES {
        let page = read(&path(short));
        let (right, found) = as_it_should_be(&page, language, short);
        faults.extend(
            found
                .into_iter()
                .map(|fault| format!("reference.{short}.md: {fault}")),
        );
        if right != page && std::env::var_os("UPDATE_REFERENCE").is_some() {
            std::fs::write(path(short), &right).expect("the reference can be written");
        } else if let Some((is, should)) = page
            .lines()
            .zip(right.lines())
            .find(|(is, should)| is != should)
        {
            faults.push(format!(
                "reference.{short}.md says\n    {is}\n  where it should say\n    {should}"
            ));
        } else if right != page {
            faults.push(format!("reference.{short}.md ends too soon or too late"));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn both_languages_have_the_same_examples_and_tables() {
    let shape = |short: &str| -> Vec<String> {
        let page = read(&path(short));
        let kinds = parts(&page).into_iter().filter_map(|part| match part {
            Part::Lines(_) => None,
            Part::Fence { kind, .. } => Some(kind.replace("svar", "answer")),
            Part::Table { name } => Some(name),
        });
        let headings = page
            .lines()
            .filter(|line| line.starts_with("## "))
            .map(|_| "##".to_owned());
        kinds.chain(headings).collect()
    };
    assert_eq!(shape("sv"), shape("en"));
}

#[test]
fn the_reference_speaks_of_every_keyword_outside_its_table() {
    for (language, short) in LANGUAGES {
        let page = read(&path(short));
        let text: String = parts(&page)
            .into_iter()
            .map(|part| match part {
                Part::Lines(text) | Part::Fence { text, .. } => text,
                Part::Table { .. } => String::new(),
            })
            .collect();
        let text = text.to_lowercase();
        let missing: Vec<&str> = keywords::all()
            .map(|keyword| match language {
                Language::Swedish => keyword.sv[0],
                Language::English => keyword.en[0],
            })
            .filter(|word| !text.contains(&word.to_lowercase()))
            .filter(|word| !MONTHS.contains(word))
            .collect();
        assert_eq!(missing, [] as [&str; 0], "reference.{short}.md");
    }
}

/// Months of which the reference does not speak, in both languages: it uses a few for all.
const MONTHS: [&str; 18] = [
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "oktober",
    "november",
    "december",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "september",
    "october",
    "november",
    "december",
];

#[test]
fn every_table_of_the_code_is_in_the_reference() {
    for (_, short) in LANGUAGES {
        let page = read(&path(short));
        let tables: Vec<String> = parts(&page)
            .into_iter()
            .filter_map(|part| match part {
                Part::Table { name } => Some(name),
                _ => None,
            })
            .collect();
        assert_eq!(tables, ["month-ends", "refused", "text-limits", "keywords"]);
    }
}
