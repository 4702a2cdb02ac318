//! Judges many random programmes: `judge --programmes 1000000 --seed 1`.
//!
//! Prints how many programmes had each finding, and of each disagreement the programme that shows it.
//! The same seed gives the same programmes; `--from N --programmes 1` judges one of them again.
#![forbid(unsafe_code)]

use stafett_tests::judge::{Family, Judge};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::process::ExitCode;

/// Birth dates are left out where a programme has more histories than this.
const HISTORIES: usize = 300;
/// After so many programmes the counts are printed.
const STRIDE: u64 = 10_000;
/// After so many disagreements there is no point in going on.
const ENOUGH: u64 = 20;

struct Wishes {
    seed: u64,
    from: u64,
    programmes: u64,
    histories: usize,
    families: Vec<(&'static str, Family)>,
}

impl Wishes {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Wishes, String> {
        let mut wishes = Wishes {
            seed: 1,
            from: 0,
            programmes: 10_000,
            histories: HISTORIES,
            families: Family::ALL.to_vec(),
        };
        while let Some(word) = words.next() {
            let value = words.next().ok_or_else(|| format!("{word} of what?"))?;
            let number = || value.parse::<u64>().map_err(|why| format!("{word}: {why}"));
            match word.as_str() {
                "--seed" => wishes.seed = number()?,
                "--from" => wishes.from = number()?,
                "--programmes" => wishes.programmes = number()?,
                "--histories" => {
                    wishes.histories = usize::try_from(number()?).map_err(|why| why.to_string())?;
                }
                "--family" => wishes.families.retain(|(name, _)| *name == value),
                _ => return Err(format!("{word} is no option")),
            }
        }
        if wishes.families.is_empty() {
            let names: Vec<&str> = Family::ALL.iter().map(|(name, _)| *name).collect();
            return Err(format!("the families are {}", names.join(", ")));
        }
        Ok(wishes)
    }
}

/// What came of the programmes so far.
#[derive(Default)]
struct Counts {
    judged: u64,
    disagreements: u64,
    faulty: u64,
    names: BTreeMap<&'static str, u64>,
}

impl Counts {
    fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "{} programmes, {} of them with findings, {} disagreements",
            self.judged, self.faulty, self.disagreements,
        )?;
        for (name, count) in &self.names {
            writeln!(out, "  {count:>8} {name}")?;
        }
        out.flush()
    }
}

fn run(wishes: &Wishes, out: &mut dyn Write) -> io::Result<Counts> {
    let judge = Judge::new(wishes.histories);
    let mut counts = Counts::default();
    let families = wishes.families.iter().cycle();
    // The family follows from the number, so that one number is one programme.
    let skipped = usize::try_from(wishes.from).unwrap_or_default() % wishes.families.len();
    let numbers = wishes.from..wishes.from.saturating_add(wishes.programmes);
    for (number, (name, family)) in numbers.zip(families.skip(skipped)) {
        let trial = judge.trial(*family, wishes.seed, number);
        counts.judged += 1;
        counts.faulty += u64::from(!trial.names.is_empty());
        for name in trial.names {
            *counts.names.entry(name).or_default() += 1;
        }
        if let Some(says) = trial.disagreement {
            counts.disagreements += 1;
            writeln!(out, "{name}, seed {}, number {number}: {says}", wishes.seed)?;
        }
        if counts.disagreements >= ENOUGH {
            break;
        }
        if counts.judged.is_multiple_of(STRIDE) {
            counts.print(out)?;
        }
    }
    counts.print(out)?;
    Ok(counts)
}

fn main() -> ExitCode {
    let wishes = match Wishes::read(std::env::args().skip(1)) {
        Ok(wishes) => wishes,
        Err(why) => return refuse(&why),
    };
    match run(&wishes, &mut io::stdout().lock()) {
        Ok(counts) if counts.disagreements == 0 => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(why) => refuse(&why.to_string()),
    }
}

fn refuse(why: &str) -> ExitCode {
    let usage = "judge [--programmes N] [--seed N] [--from N] [--histories N] [--family NAME]";
    // Nobody is left to tell where even this cannot be written.
    let _ = writeln!(io::stderr(), "{why}\n{usage}");
    ExitCode::from(2)
}
