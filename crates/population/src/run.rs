//! A whole population planned: a table of children in, a table of plan lines out.

use crate::checkpoint::{self, Made, Reached};
use crate::children::{self, BadRow, Chunk, Position, Reader};
use crate::line::{Desk, Filter, Lines};
use crate::rows::{self, Names, Rows};
use crate::sink::{Encoded, Opening, Sink};
use crate::summary::Summary;
use crate::{Failure, TableForm, digest, pipeline};
use serde_json::json;
use stafett_formats::child;
use stafett_model::{AsOf, Programme};
use std::num::NonZeroUsize;
use std::path::Path;

/// In which steps a run goes on. A child has hundreds of rows, so small chunks keep memory small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Children in a chunk. The chunks of a Parquet table are its row groups.
    pub chunk: NonZeroUsize,
    /// Chunks from one checkpoint to the next.
    pub checkpoint_every: u64,
}

impl Pace {
    /// The pace at which tables of a form are written: a checkpoint after every 32 768 children.
    pub fn of(form: TableForm) -> Pace {
        let (chunk, checkpoint_every) = match form {
            TableForm::Ndjson => (128, 256),
            TableForm::Parquet => (1_024, 32),
        };
        Pace {
            chunk: NonZeroUsize::new(chunk).unwrap_or(NonZeroUsize::MIN),
            checkpoint_every,
        }
    }
}

/// A population to plan.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Digest of its content.
    pub digest: &'a str,
    /// The table of children.
    pub children: &'a Path,
    /// The table of plan lines that is written.
    pub out: &'a Path,
    /// The day for which the plans hold, and the day by which things were known.
    pub as_of: AsOf,
    /// Which lines are wanted.
    pub filter: Filter,
    /// How many children are planned at once. What is written does not depend on it.
    pub threads: NonZeroUsize,
    /// Whether to go on where an earlier run ended. Without one, the run begins at the beginning.
    pub resume: bool,
    /// In which steps; `None` for those of the form that is written.
    pub pace: Option<Pace>,
}

/// Who is told how a run goes.
pub trait Watch {
    /// A row could not be used. Rows are told in the order of the table.
    fn bad_row(&mut self, row: &BadRow);
    /// So many children of the table have been done, in this run and the one that it continues.
    fn reached(&mut self, children: u64);
}

/// Plans a population. The table gets its name when it is whole; a run that ends before leaves what
/// another can continue.
///
/// The bytes of the table depend on the job's programme, children, days, filter, form and chunk, and on
/// nothing else.
///
/// # Errors
/// A file that cannot be read or written, a table without a child's columns, an earlier run that
/// cannot be continued. Rows that cannot be used are no error: see [`Watch::bad_row`].
pub fn run(job: &Job<'_>, watch: &mut dyn Watch) -> Result<Summary, Failure> {
    let form = TableForm::of_path(job.children)?;
    let made = made(job)?;
    let found = resumed(job, &made)?;
    let start = found
        .as_ref()
        .map_or(Position::default(), |(_, reached)| reached.read);
    // Opened before anything is written: a table that cannot be read leaves nothing behind.
    let chunks = children::chunks(job.children, form, made.chunk, start)?;
    let (sink, reached) = match found {
        Some(found) => found,
        None => begun(job, &made)?,
    };
    let worker = Worker {
        job,
        form: made.form,
        known: child::Names::of(job.programme),
        names: Names::of(job.programme),
        lines: Lines::new(job.programme),
    };
    let mut table = Unfinished {
        job,
        made,
        sink,
        reached,
        checkpoint_every: pace(job)?.checkpoint_every,
        since: 0,
    };
    let work = |chunk| worker.done(&chunk);
    pipeline::ordered(job.threads, chunks, work, |done: Done| {
        done.bad.iter().for_each(|row| watch.bad_row(row));
        table.take(&done)?;
        watch.reached(table.children());
        Ok(())
    })?;
    table.finish()
}

/// The table of plan lines while it is written.
struct Unfinished<'a> {
    job: &'a Job<'a>,
    made: Made,
    sink: Sink,
    reached: Reached,
    checkpoint_every: u64,
    /// Chunks since the last checkpoint.
    since: u64,
}

impl Unfinished<'_> {
    /// Adds what a chunk came to, and leaves a checkpoint when it is time.
    fn take(&mut self, done: &Done) -> Result<(), Failure> {
        self.sink.append(&done.rows)?;
        self.reached.read = done.read;
        self.reached.summary.add(&done.summary);
        self.since += 1;
        if self.since >= self.checkpoint_every {
            self.since = 0;
            let (written, footer) = self.sink.kept()?;
            self.reached.written = written;
            checkpoint::leave(self.job.out, &self.made, &self.reached, &footer)?;
        }
        Ok(())
    }

    /// How many children of the table have been done.
    fn children(&self) -> u64 {
        let summary = &self.reached.summary;
        summary.children.saturating_add(summary.bad_rows)
    }

    fn finish(self) -> Result<Summary, Failure> {
        self.sink.finish()?;
        checkpoint::forget(self.job.out)?;
        Ok(self.reached.summary)
    }
}

fn made(job: &Job<'_>) -> Result<Made, Failure> {
    Ok(Made {
        children: digest::of_file(job.children)?,
        programme: job.digest.to_owned(),
        engine: stafett_plan::ENGINE.to_owned(),
        as_of: job.as_of.day,
        known_at: job.as_of.known,
        filter: job.filter,
        form: TableForm::of_path(job.out)?,
        chunk: pace(job)?.chunk.get(),
    })
}

fn pace(job: &Job<'_>) -> Result<Pace, Failure> {
    let form = TableForm::of_path(job.out)?;
    Ok(job.pace.unwrap_or_else(|| Pace::of(form)))
}

fn begun(job: &Job<'_>, made: &Made) -> Result<(Sink, Reached), Failure> {
    // What an earlier run left belongs to a table that is about to be overwritten.
    checkpoint::forget(job.out)?;
    let sink = Sink::begin(job.out, opening(job, made)?)?;
    Ok((sink, Reached::default()))
}

fn resumed(job: &Job<'_>, made: &Made) -> Result<Option<(Sink, Reached)>, Failure> {
    if !job.resume {
        return Ok(None);
    }
    let Some(found) = checkpoint::find(job.out, made)? else {
        return Ok(None);
    };
    let (opening, written) = (opening(job, made)?, found.reached.written);
    let sink = Sink::continued(job.out, opening, written, &found.footer)?;
    Ok(sink.map(|sink| (sink, found.reached)))
}

/// How the table begins: with what it was made from.
fn opening(job: &Job<'_>, made: &Made) -> Result<Opening, Failure> {
    let programme = job.programme;
    let about = [
        ("stafett", "populationPlan".to_owned()),
        ("version", VERSION.to_owned()),
        ("programme", programme.meta.id.clone()),
        ("release", programme.release.clone()),
        ("digest", made.programme.clone()),
        ("engine", made.engine.clone()),
        ("children", made.children.clone()),
        ("as_of", made.as_of.to_string()),
        ("known_at", made.known_at.to_string()),
    ];
    match made.form {
        TableForm::Ndjson => {
            let mut head = json!({});
            for (name, value) in about {
                head[name] = value.into();
            }
            Ok(Opening::text(format!("{head}\n").into_bytes()))
        }
        TableForm::Parquet => {
            let about = about.map(|(name, value)| (format!("stafett.{name}"), value));
            Opening::parquet(&rows::schema()?, &about)
        }
    }
}

/// The version of the table's form.
pub const VERSION: &str = "1";

/// What one chunk came to.
struct Done {
    read: Position,
    rows: Encoded,
    bad: Vec<BadRow>,
    summary: Summary,
}

struct Worker<'a> {
    job: &'a Job<'a>,
    form: TableForm,
    /// The names that children's rows use.
    known: child::Names,
    /// The names that rows of plans are written with.
    names: Names,
    lines: Lines<'a>,
}

impl Worker<'_> {
    fn done(&self, chunk: &Chunk) -> Result<Done, Failure> {
        let programme = self.job.programme;
        let (mut bad, mut summary) = (Vec::new(), Summary::default());
        let mut rows = Rows::new(&self.names, self.job.as_of);
        let mut desk = Desk::default();
        let reader = Reader {
            programme,
            names: &self.known,
        };
        chunk.each(reader, |child| match child {
            Ok(child) => {
                summary.children += 1;
                rows.child(&child.id);
                self.lines.each(&child, self.job.as_of, &mut desk, |lines| {
                    for line in self.job.filter.of(lines) {
                        summary.count(programme, line);
                        rows.line(*line);
                    }
                });
            }
            Err(row) => bad.push(row),
        });
        summary.bad_rows = u64::try_from(bad.len()).unwrap_or(u64::MAX);
        Ok(Done {
            read: chunk.after,
            rows: rows.encode(self.form)?,
            bad,
            summary,
        })
    }
}
