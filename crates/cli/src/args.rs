//! What can be asked for. Verbs have Swedish aliases.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Sweden's child-health programme, written down: check it, read it, plan by it.
///
/// Without a command: `build`. Exit codes: 0 clean, 1 findings at error level, 2 could not run.
#[derive(Parser)]
#[command(name = "stafett", version, disable_help_subcommand = true)]
pub(crate) struct Wish {
    /// Language of what is printed [default: the programme's own]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(crate) language: Option<Tongue>,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// A language to print in.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Tongue {
    /// Swedish
    Sv,
    /// English
    En,
}

/// The commands.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Check the programme and write artefact, schemas and book: the main job
    #[command(visible_alias = "bygg")]
    Build(Build),
    /// Decide every claim about the programme
    #[command(visible_alias = "kontrollera")]
    Check(Check),
    /// One child's plan
    #[command(visible_alias = "planera")]
    Plan(Plan),
    /// Write the book
    #[command(visible_alias = "bok")]
    Book(Book),
    /// Explain a finding in plain words
    #[command(visible_alias = "förklara")]
    Explain(Explain),
    /// Write programme text in its one form
    #[command(visible_alias = "formatera")]
    Fmt(Fmt),
    /// Write the compiled programme
    #[command(visible_alias = "kompilera")]
    Compile(Compile),
    /// Compare two programmes, rule by rule, with the children whose plans change
    #[command(visible_alias = "jämför")]
    Diff(Diff),
    /// Run the authors' scenarios: children with plan lines that are expected
    #[command(visible_alias = "testa")]
    Test(Test),
    /// On what the programme's statements rest: sources, assumptions, nothing
    #[command(visible_alias = "härkomst")]
    Provenance(Provenance),
    /// Expected visits and hours of a year, per service and role
    #[command(visible_alias = "belastning")]
    Load(Load),
    /// What the programme's indicators come to for a group of children
    #[command(visible_alias = "indikatorer")]
    Indicators(Indicators),
    /// The plans of a whole population: a table of children in, a table of plan lines out
    #[command(visible_alias = "befolkning")]
    Population(Population),
    /// Make up the children of a synthetic country, for tests and measurements
    #[command(visible_alias = "generera")]
    Generate(Generate),
}

/// Arguments of `build`.
#[derive(Args)]
pub(crate) struct Build {
    /// Folder of the programme text
    #[arg(default_value = "programme")]
    pub(crate) dir: PathBuf,
    /// Folder to write to
    #[arg(long, default_value = "dist")]
    pub(crate) out: PathBuf,
    /// Day by which review days are judged [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
}

/// Arguments of `check`.
#[derive(Args)]
pub(crate) struct Check {
    /// Folder of the programme text
    #[arg(default_value = "programme")]
    pub(crate) dir: PathBuf,
    /// Form of what is printed
    #[arg(long, default_value = "human")]
    pub(crate) format: CheckFormat,
    /// Day by which review days are judged [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Tell the whole story of one finding: its number in the list, or its name, as
    /// `no-service-named` or `no-service-named/vaccination`
    #[arg(long, value_name = "FINDING")]
    pub(crate) explain: Option<String>,
    /// Print one register, row by row: where the programme expresses each, or which finding shows it
    #[arg(long, value_name = "ID", conflicts_with = "explain")]
    pub(crate) register: Option<String>,
    /// Save the child of each error as a scenario in this folder, for `stafett test`
    #[arg(long, value_name = "DIR")]
    pub(crate) save_witness: Option<PathBuf>,
    /// How many combinations of facts one claim may look at; a claim that needs more is not decided
    #[arg(long, value_name = "N", default_value_t = stafett_check::Options::COMBINATIONS)]
    pub(crate) budget: usize,
    /// Exit with 0 although a claim is not decided, if nothing else is wrong
    #[arg(long)]
    pub(crate) allow_undecided: bool,
}

/// Forms in which `check` prints.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Workflow commands, for GitHub Actions
    Github,
}

/// Arguments of `plan`.
#[derive(Args)]
pub(crate) struct Plan {
    /// Folder of the programme text, or a compiled programme
    #[arg(long, default_value = "programme", value_name = "DIR|FILE")]
    pub(crate) programme: PathBuf,
    /// The child, YAML or JSON; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) child: PathBuf,
    /// Day for which the plan holds [default: the child's as_of, else today]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Plan by what was recorded until this day [default: the day for which the plan holds]
    #[arg(long, value_name = "DATE")]
    pub(crate) known_at: Option<String>,
    /// Form of what is printed
    #[arg(long, default_value = "text")]
    pub(crate) format: PlanFormat,
    /// Print how this line came about: a visit, `visit/item`, an area or a transition, by name or by title
    #[arg(long, value_name = "RULE", conflicts_with = "responsibility")]
    pub(crate) why: Option<String>,
    /// Print who is responsible on each day of the childhood, for one area or for all
    #[arg(long, value_name = "AREA", num_args = 0..=1)]
    pub(crate) responsibility: Option<Option<String>>,
    /// Print the vaccinations alone, dose by dose: given, due, to come, and no longer given
    #[arg(long, visible_alias = "vaccinationer", conflicts_with_all = ["why", "responsibility"])]
    pub(crate) vaccinations: bool,
    /// Print what each answer to a question would give: the questions that somebody can answer today
    #[arg(long, visible_alias = "svar", conflicts_with_all = ["why", "responsibility", "vaccinations"])]
    pub(crate) answers: bool,
    /// A table of translations of the programme's titles, used where --language is not the programme's own
    /// [default: those beside its text]
    #[arg(long, visible_alias = "översättningar", value_name = "FILE")]
    pub(crate) translations: Option<PathBuf>,
    /// The part of the plan that is wanted.
    #[command(flatten)]
    pub(crate) part: PlanPart,
    /// What only FHIR and iCalendar ask for.
    #[command(flatten)]
    pub(crate) exchange: Exchange,
}

/// What only FHIR and iCalendar ask for.
#[derive(Args)]
#[command(next_help_heading = "FHIR and iCalendar")]
pub(crate) struct Exchange {
    /// The identifier system in which the child's id is unique, written beside it
    #[arg(long, value_name = "URI")]
    pub(crate) child_system: Option<String>,
    /// FHIR: a bundle that a server can be sent, which creates or updates each resource
    #[arg(long)]
    pub(crate) transaction: bool,
    /// FHIR: what is not for the child as well, written like everything else
    #[arg(long)]
    pub(crate) all: bool,
    /// FHIR: HSA ids and organisation numbers of services and bodies, YAML or JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) organisations: Option<PathBuf>,
    /// iCalendar: what the family calls the child, before each line
    #[arg(long, value_name = "TEXT", conflicts_with = "service")]
    pub(crate) name: Option<String>,
    /// iCalendar: the titles of visits in the line that a phone shows unasked
    #[arg(long, conflicts_with = "discreet")]
    pub(crate) titles: bool,
    /// iCalendar: nothing that tells what it is about, for a calendar that others read
    #[arg(long)]
    pub(crate) discreet: bool,
}

/// Which part of a plan is wanted.
#[derive(Args)]
pub(crate) struct PlanPart {
    /// Only what can be done on this day or later
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Only what can be done on this day or sooner
    #[arg(long, value_name = "DATE")]
    pub(crate) through: Option<String>,
    /// Only the next so many visits, without those that are made as needed
    #[arg(long, value_name = "N")]
    pub(crate) next: Option<usize>,
    /// With --next: also visits that are made as needed
    #[arg(long, requires = "next")]
    pub(crate) as_needed: bool,
    /// Only the visits of this service, by name or by title
    #[arg(long, value_name = "SERVICE")]
    pub(crate) service: Option<String>,
    /// Only the visits with a content of this area, by name or by title
    #[arg(long, value_name = "AREA")]
    pub(crate) area: Option<String>,
}

/// Forms in which `plan` prints.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlanFormat {
    /// For people
    Text,
    /// JSON
    Json,
    /// YAML
    Yaml,
    /// A FHIR R4 bundle
    Fhir,
    /// iCalendar: the family's or, with --service, a service's
    Ics,
}

/// Arguments of `book`.
#[derive(Args)]
pub(crate) struct Book {
    /// Folder of the programme text
    #[arg(default_value = "programme")]
    pub(crate) dir: PathBuf,
    /// Folder to write to: one folder per language in it, or, with --language, the one book
    #[arg(long, default_value = "dist/book")]
    pub(crate) out: PathBuf,
    /// Day by which review days are judged [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// The earlier edition with which the book compares: its folder, or it compiled [default: the
    /// programme over which this one is laid]
    #[arg(long, visible_alias = "jämför-med", value_name = "DIR|FILE")]
    pub(crate) since: Option<PathBuf>,
    /// Show what reviewers have said of the rules: the notes in the folder synpunkter beside the text
    #[arg(long, visible_alias = "granskning")]
    pub(crate) review: bool,
    /// Write the table of the programme's texts with their translations, with a row for each that has none,
    /// for a translator
    #[arg(long, visible_alias = "översättningar", value_name = "FILE")]
    pub(crate) translations: Option<PathBuf>,
    /// The engine as a WebAssembly module, with which readers try children of their own
    #[arg(long, visible_alias = "motor", value_name = "FILE")]
    pub(crate) engine: Option<PathBuf>,
    /// Typeset the book as a PDF too, with the program Typst
    #[arg(long)]
    pub(crate) pdf: bool,
    /// The program Typst [default: the one that is found by its name]
    #[arg(long, value_name = "FILE", requires = "pdf")]
    pub(crate) typst: Option<PathBuf>,
}

/// Arguments of `explain`.
#[derive(Args)]
pub(crate) struct Explain {
    /// Name of a finding, as it is printed: no-service-named
    pub(crate) name: String,
}

/// Arguments of `fmt`.
#[derive(Args)]
pub(crate) struct Fmt {
    /// Files, or folders with files
    #[arg(default_value = "programme")]
    pub(crate) files: Vec<PathBuf>,
    /// Write nothing; exit 1 if a file is not in its one form
    #[arg(long)]
    pub(crate) check: bool,
}

/// Arguments of `compile`.
#[derive(Args)]
pub(crate) struct Compile {
    /// Folder of the programme text
    #[arg(default_value = "programme")]
    pub(crate) dir: PathBuf,
    /// File to write
    #[arg(long, default_value = "dist/programme.json")]
    pub(crate) out: PathBuf,
}

/// Arguments of `test`.
#[derive(Args)]
pub(crate) struct Test {
    /// Folder of scenarios [default: scenarier in the programme's folder]
    pub(crate) dir: Option<PathBuf>,
    /// Folder of the programme text, or a compiled programme. Of a programme with editions each
    /// scenario is run on its own, unless this is the folder of one edition
    #[arg(long, default_value = "programme", value_name = "DIR|FILE")]
    pub(crate) programme: PathBuf,
    /// List the rules that no scenario touches
    #[arg(long)]
    pub(crate) coverage: bool,
}

/// Arguments of `diff`.
#[derive(Args)]
pub(crate) struct Diff {
    /// Folder of the old programme's text, or that programme compiled
    pub(crate) old: PathBuf,
    /// Folder of the new programme's text, or that programme compiled
    pub(crate) new: PathBuf,
    /// Form of what is printed
    #[arg(long, default_value = "human")]
    pub(crate) format: DiffFormat,
}

/// Forms in which `diff` prints.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For people
    Human,
    /// For programs
    Json,
}

/// Arguments of `provenance`.
#[derive(Args)]
pub(crate) struct Provenance {
    /// Folder of the programme text, or a compiled programme
    #[arg(default_value = "programme", value_name = "DIR|FILE")]
    pub(crate) dir: PathBuf,
    /// Form of what is printed
    #[arg(long, default_value = "human")]
    pub(crate) format: DataFormat,
}

/// Arguments of `load`.
#[derive(Args)]
pub(crate) struct Load {
    /// Folder of the programme text, or a compiled programme
    #[arg(default_value = "programme", value_name = "DIR|FILE")]
    pub(crate) dir: PathBuf,
    /// Calendar year
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1900..=2150))]
    pub(crate) year: i32,
    /// Folder of statistics: births, shares of facts, norms [default: statistik beside the programme]
    #[arg(long, value_name = "DIR")]
    pub(crate) statistics: Option<PathBuf>,
    /// Form of what is printed
    #[arg(long, default_value = "human")]
    pub(crate) format: DataFormat,
}

/// Arguments of `indicators`.
#[derive(Args)]
pub(crate) struct Indicators {
    /// Folder of the programme text, or a compiled programme
    #[arg(default_value = "programme", value_name = "DIR|FILE")]
    pub(crate) dir: PathBuf,
    /// The children: a folder of YAML and JSON, a file with one child, or NDJSON with one on each line
    #[arg(long, value_name = "DIR|FILE")]
    pub(crate) children: PathBuf,
    /// Day by which a child's own day must have come [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Form of what is printed
    #[arg(long, default_value = "human")]
    pub(crate) format: DataFormat,
}

/// Forms in which a computation prints.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DataFormat {
    /// For people
    Human,
    /// For programs
    Json,
}

/// Arguments of `population`.
#[derive(Args)]
pub(crate) struct Population {
    /// Folder of the programme text, or a compiled programme
    #[arg(long, default_value = "programme", value_name = "DIR|FILE")]
    pub(crate) programme: PathBuf,
    /// The children: NDJSON with one on each line, or Parquet, by the ending of the name
    #[arg(long, value_name = "FILE")]
    pub(crate) children: PathBuf,
    /// The table of plan lines to write: .parquet or .ndjson
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Day for which the plans hold [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Leave out records that became known after this day [default: the day of the plans]
    #[arg(long, value_name = "DATE")]
    pub(crate) known_at: Option<String>,
    /// How many children to plan at once; the result is the same [default: one per core]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
    /// Write what the plans come to, per service and month and per rule: JSON into a file that ends
    /// in .json, else a table; `-` prints the table
    #[arg(long, value_name = "FILE")]
    pub(crate) summary: Option<PathBuf>,
    /// Only what is open and may be done on this day or later
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Only what is open and may be done on this day or earlier
    #[arg(long, value_name = "DATE")]
    pub(crate) through: Option<String>,
    /// Only what can be done on the day of the plans
    #[arg(long)]
    pub(crate) due: bool,
    /// Also what is not for the child
    #[arg(long, conflicts_with_all = ["due", "from", "through"])]
    pub(crate) all: bool,
    /// Go on where an earlier run over the same tables ended
    #[arg(long)]
    pub(crate) resume: bool,
}

/// Arguments of `generate`.
#[derive(Args)]
pub(crate) struct Generate {
    /// Folder of the programme text, or a compiled programme
    #[arg(long, default_value = "programme", value_name = "DIR|FILE")]
    pub(crate) programme: PathBuf,
    /// How many children
    #[arg(long, value_name = "N")]
    pub(crate) children: u64,
    /// Another seed, other children
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(crate) seed: u64,
    /// The table of children to write: .parquet or .ndjson
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Day on which the children are as they are written down [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Folder of statistics: births, shares of facts [default: statistik beside the programme]
    #[arg(long, value_name = "DIR")]
    pub(crate) statistics: Option<PathBuf>,
    /// How many children to make up at once; the result is the same [default: one per core]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
}
