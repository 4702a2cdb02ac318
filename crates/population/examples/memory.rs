//! How much memory a run takes at most: for a population, and for one ten times as large. Each run is
//! a process of its own, because a process's peak never falls again.
//!
//! `cargo run --release -p stafett-population --example memory -- ARTEFACT 20000`
#![allow(clippy::print_stdout, clippy::print_stderr)]

use stafett_figures::statistics::Statistics;
use stafett_formats::artefact;
use stafett_model::{AsOf, Day};
use stafett_population::{BadRow, Country, Filter, Job, Watch, generate, run};
use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

struct Silent;

impl Watch for Silent {
    fn bad_row(&mut self, _: &BadRow) {}
    fn reached(&mut self, _: u64) {}
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [programme, number] => {
            let number: u64 = number.parse()?;
            for number in [number, number * 10] {
                let status = Command::new(env::current_exe()?)
                    .args([programme, &number.to_string(), "alone"])
                    .status()?;
                if !status.success() {
                    return Err(format!("the run over {number} children failed").into());
                }
            }
            Ok(())
        }
        [programme, number, "alone"] => alone(Path::new(programme), number.parse()?),
        _ => Err("which compiled programme, and how many children?".into()),
    }
}

fn alone(programme: &Path, number: u64) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(programme)?;
    let artefact = artefact::read(&text).map_err(|error| error.message.en)?;
    let folder = env::temp_dir().join(format!("stafett-memory-{}", std::process::id()));
    let (children, out) = (folder.join("children.parquet"), folder.join("plan.parquet"));
    let as_of = Day::parse("2026-11-22")?;
    let threads = std::thread::available_parallelism()?;
    let country = Country {
        programme: &artefact.programme,
        statistics: &Statistics::default(),
        number,
        seed: 1,
        as_of,
        out: &children,
        threads,
    };
    generate(&country, |_| ()).map_err(|failure| format!("{failure:?}"))?;
    let generated = peak()?;
    let job = Job {
        programme: &artefact.programme,
        digest: &artefact.digest,
        children: &children,
        out: &out,
        as_of: AsOf::from(as_of),
        filter: Filter::default(),
        threads,
        resume: false,
        pace: None,
    };
    let summary = run(&job, &mut Silent).map_err(|failure| format!("{failure:?}"))?;
    let (planned, rows) = (peak()?, summary.rows);
    fs::remove_dir_all(&folder)?;
    println!("{number} children, {rows} rows: peak {generated} kB made up, {planned} kB planned");
    Ok(())
}

/// The most memory that this process has had, in kB, as Linux tells it.
fn peak() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(number.ok_or("no peak is told here")?.parse()?)
}
