//! A whole population planned: a table of children in, a table of plan lines out.

use crate::checkpoint::{self, Made, Reached};
use crate::children::{self, BadRow, Chunk};
use crate::line::{Filter, Planner};
use crate::rows::{self, Names, Rows};
use crate::sink::{Encoded, Opening, Sink};
use crate::summary::Summary;
use crate::{Failure, TableForm, digest, pipeline};
use serde_json::json;
use stafett_model::{AsOf, Programme};
use std::num::NonZeroUsize;
use std::path::Path;

/// Children in a chunk. The chunks of a Parquet table are its row groups.
pub const CHUNK: usize = 4_096;

/// Chunks from one checkpoint to the next.
pub const CHECKPOINT_EVERY: u64 = 8;

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
    /// Children in a chunk; [`CHUNK`] but in tests.
    pub chunk: NonZeroUsize,
    /// Chunks from one checkpoint to the next; [`CHECKPOINT_EVERY`] but in tests.
    pub checkpoint_every: u64,
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
    let (mut sink, mut reached) = match resumed(job, &made)? {
        Some(found) => found,
        None => begun(job, &made)?,
    };
    let chunks = children::chunks(job.children, form, job.chunk.get(), reached.read)?;
    let worker = Worker {
        job,
        form: made.form,
        names: Names::of(job.programme),
        planner: Planner::new(job.programme),
    };
    let mut since = 0;
    pipeline::ordered(
        job.threads,
        chunks,
        |chunk| worker.done(&chunk),
        |done: Done| {
            done.bad.iter().for_each(|row| watch.bad_row(row));
            sink.append(&done.rows)?;
            reached.read = done.read;
            reached.summary.add(&done.summary);
            since += 1;
            if since >= job.checkpoint_every {
                since = 0;
                let (written, footer) = sink.kept()?;
                reached.written = written;
                checkpoint::leave(job.out, &made, &reached, &footer)?;
            }
            let seen = reached
                .summary
                .children
                .saturating_add(reached.summary.bad_rows);
            watch.reached(seen);
            Ok(())
        },
    )?;
    sink.finish()?;
    checkpoint::forget(job.out)?;
    Ok(reached.summary)
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
        chunk: job.chunk.get(),
    })
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
    read: children::Position,
    rows: Encoded,
    bad: Vec<BadRow>,
    summary: Summary,
}

struct Worker<'a> {
    job: &'a Job<'a>,
    form: TableForm,
    names: Names,
    planner: Planner<'a>,
}

impl Worker<'_> {
    fn done(&self, chunk: &Chunk) -> Result<Done, Failure> {
        let programme = self.job.programme;
        let (mut bad, mut summary) = (Vec::new(), Summary::default());
        let mut rows = Rows::new(&self.names, self.job.as_of);
        let mut lines = Vec::new();
        chunk.each(programme, |child| match child {
            Ok(child) => {
                self.planner.lines(&child, self.job.as_of, &mut lines);
                lines.retain(|line| self.job.filter.wants(line));
                lines.iter().for_each(|line| summary.count(programme, line));
                summary.children += 1;
                rows.add(&child.id, lines.drain(..));
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
