//! `population`: the plans of a whole population.

use super::{day_of, tell};
use crate::args::Population as Wish;
use crate::draw;
use crate::files;
use crate::language::{self, words};
use crate::opened;
use crate::output::{Output, To};
use crate::progress::Progress;
use crate::today::today;
use crate::trouble::{Outcome, Trouble};
use crate::view::{self, large};
use stafett_diag::{Diagnostic, Name, Text, closest};
use stafett_model::AsOf;
use stafett_model::proof::Words;
use stafett_population::{BadRow, Failure, Filter, Job, Summary, Watch};
use std::num::NonZeroUsize;
use std::path::Path;
use std::thread::available_parallelism;

/// Most bad rows that one run draws.
const DRAWN: u64 = 50;

/// Runs the command.
pub(crate) fn run(wish: &Wish, output: &mut Output) -> Result<Outcome, Trouble> {
    let as_of = day_of("--as-of", wish.as_of.as_deref())?.unwrap_or_else(today);
    let known = day_of("--known-at", wish.known_at.as_deref())?.unwrap_or(as_of);
    let filter = Filter {
        all: wish.all,
        due: wish.due,
        from: day_of("--from", wish.from.as_deref())?,
        through: day_of("--through", wish.through.as_deref())?,
    };
    let opened = opened::folder_or_artefact(&wish.programme, output)?;
    tell(&opened, output);
    let job = Job {
        programme: &opened.programme,
        digest: &opened.digest,
        children: &wish.children,
        out: &wish.out,
        as_of: AsOf { day: as_of, known },
        filter,
        threads: cores(wish.threads),
        resume: wish.resume,
        pace: None,
    };
    let mut teller = Teller {
        progress: Progress::begin(None, output),
        path: files::slashed(&wish.children),
        bad: 0,
        output,
    };
    let ran = stafett_population::run(&job, &mut teller);
    teller.progress.end();
    teller.left_out();
    let summary = ran.map_err(trouble)?;
    if let Some(path) = &wish.summary {
        summarise(path, &summary, &job, output)?;
    }
    said(&summary, &wish.out, output);
    Ok(match summary.bad_rows {
        0 => Outcome::Clean,
        _ => Outcome::Findings,
    })
}

/// The number of threads that was asked for, else one per core.
pub(super) fn cores(wish: Option<NonZeroUsize>) -> NonZeroUsize {
    wish.or_else(|| available_parallelism().ok())
        .unwrap_or(NonZeroUsize::MIN)
}

/// Why a table could not be read or written, as a trouble.
pub(super) fn trouble(failure: Failure) -> Trouble {
    match failure {
        Failure::Unreadable(path, error) => Trouble::new(files::unreadable(&path, &error)),
        Failure::Unwritable(path, error) => Trouble::new(files::unwritable(&path, &error)),
        Failure::Told { message, help } => {
            Trouble::usage(message.sv, message.en, Some(language::text(&help)))
        }
        other => {
            let shown = format!("{other:?}");
            Trouble::usage(shown.clone(), shown, None)
        }
    }
}

/// Tells of bad rows and of how far the run has come.
struct Teller<'o> {
    progress: Progress,
    path: String,
    bad: u64,
    output: &'o mut Output,
}

impl Watch for Teller<'_> {
    fn bad_row(&mut self, row: &BadRow) {
        self.bad = self.bad.saturating_add(1);
        if self.bad <= DRAWN {
            let told = [bad_row(&self.path, row)];
            let output = &mut *self.output;
            self.progress
                .aside(|| draw::diagnostics(&told, &[], To::Diagnostics, output));
        }
    }

    fn reached(&mut self, children: u64) {
        self.progress.reached(children);
    }
}

impl Teller<'_> {
    fn left_out(&mut self) {
        let more = self.bad.saturating_sub(DRAWN);
        if more > 0 {
            let line = match self.output.language() {
                stafett_diag::Language::Swedish => {
                    format!(
                        "… och ytterligare {} rader som inte kan användas\n",
                        large(more)
                    )
                }
                stafett_diag::Language::English => {
                    format!("… and {} more rows that cannot be used\n", large(more))
                }
            };
            self.output.print(To::Diagnostics, &line);
        }
    }
}

/// `children.ndjson:3: byte 61, events[0].visit: …`
fn bad_row(path: &str, bad: &BadRow) -> Diagnostic {
    let place = |byte: &str| {
        let byte = bad.byte.map(|at| format!("{byte} {at}"));
        let field = Some(bad.fault.path.clone()).filter(|path| !path.is_empty());
        let parts: Vec<String> = [byte, field].into_iter().flatten().collect();
        match parts.is_empty() {
            true => String::new(),
            false => format!("{}: ", parts.join(", ")),
        }
    };
    let (row, message) = (bad.row, &bad.fault.message);
    let text = Text::new(
        format!("{path}:{row}: {}{}", place("byte"), message.sv),
        format!("{path}:{row}: {}{}", place("byte"), message.en),
    );
    let mut told = Diagnostic::without_place(Name::ChildUnreadable, text);
    let unknown = bad.fault.unknown.as_ref();
    let meant = unknown.and_then(|one| closest(&one.given, one.known.iter().map(String::as_str)));
    told.help.extend(meant.map(|meant| {
        Text::new(
            format!("menade du \"{meant}\"?"),
            format!("did you mean \"{meant}\"?"),
        )
    }));
    told.help
        .extend(bad.fault.help.as_ref().map(language::text));
    told
}

fn summarise(
    path: &Path,
    summary: &Summary,
    job: &Job<'_>,
    output: &mut Output,
) -> Result<(), Trouble> {
    let table = view::population::text(job.programme, summary, job.as_of.day, output.language());
    if path == Path::new("-") {
        output.print(To::Results, &table);
        return Ok(());
    }
    let json = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    match json {
        true => files::put(path, &summary.json(job.programme)),
        false => files::put(path, &table),
    }
}

fn said(summary: &Summary, out: &Path, output: &mut Output) {
    let (children, rows) = (large(summary.children), large(summary.rows));
    let (bad, out) = (large(summary.bad_rows), files::slashed(out));
    let mut said = Words::new(
        format!("{children} barn, {rows} rader i {out}"),
        format!("{children} children, {rows} rows in {out}"),
    );
    match summary.bad_rows {
        0 => {}
        1 => {
            said.sv.push_str("; en rad om ett barn kunde inte användas");
            said.en.push_str("; one row of a child could not be used");
        }
        _ => {
            said.sv
                .push_str(&format!("; {bad} rader om barn kunde inte användas"));
            said.en
                .push_str(&format!("; {bad} rows of children could not be used"));
        }
    }
    let line = words(&said, output.language()).to_owned();
    output.line(&line);
}
