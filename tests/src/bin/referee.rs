//! Holds the planner against the reference planner: `referee --programmes 30000 --seed 1`.
//!
//! Prints how many plans were compared and how often what differs, and of each kind of difference the
//! smallest case found. The same seed gives the same programmes, children and days. A printed case, put
//! into a file, is judged again by `referee --case FILE`.
#![forbid(unsafe_code)]

use stafett_tests::planner::{Case, Depth, Difference, Excuse, FAMILIES, Kinds, Referee};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::process::ExitCode;

/// After so many programmes the counts are printed.
const STRIDE: u64 = 5_000;

struct Wishes {
    seed: u64,
    from: u64,
    programmes: u64,
    /// Of so many kinds of differences a case is printed.
    cases: usize,
    depth: Depth,
    families: Vec<(&'static str, Kinds)>,
    case: Option<String>,
}

impl Wishes {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Wishes, String> {
        let mut wishes = Wishes {
            seed: 1,
            from: 0,
            programmes: 1_000,
            cases: 3,
            depth: Depth {
                children: 6,
                days: 6,
            },
            families: FAMILIES.to_vec(),
            case: None,
        };
        while let Some(word) = words.next() {
            let value = words.next().ok_or_else(|| format!("{word} of what?"))?;
            let number = || value.parse::<u64>().map_err(|why| format!("{word}: {why}"));
            let count = || {
                value
                    .parse::<usize>()
                    .map_err(|why| format!("{word}: {why}"))
            };
            match word.as_str() {
                "--seed" => wishes.seed = number()?,
                "--from" => wishes.from = number()?,
                "--programmes" => wishes.programmes = number()?,
                "--cases" => wishes.cases = count()?,
                "--children" => wishes.depth.children = count()?,
                "--days" => wishes.depth.days = count()?,
                "--family" => {
                    wishes.families.retain(|(name, _)| *name == value);
                }
                "--case" => wishes.case = Some(value),
                _ => return Err(format!("{word} is no option")),
            }
        }
        if wishes.families.is_empty() {
            let names: Vec<&str> = FAMILIES.iter().map(|(name, _)| *name).collect();
            return Err(format!("the families are {}", names.join(", ")));
        }
        Ok(wishes)
    }
}

/// How often each kind of difference was found, and the first case of it.
type Found = BTreeMap<String, (u64, String, Difference, Case)>;

fn run(wishes: &Wishes, out: &mut dyn Write) -> io::Result<bool> {
    let referee = Referee::new(wishes.depth);
    let mut found = Found::new();
    let (mut plans, mut too_open, mut lines, mut refused) = (0, 0, 0, 0);
    let mut excused: BTreeMap<Excuse, u64> = BTreeMap::new();
    for number in wishes.from..wishes.from.saturating_add(wishes.programmes) {
        let place = usize::try_from(number).unwrap_or_default() % wishes.families.len();
        let (name, kinds) = wishes.families[place];
        let bout = referee.bout(kinds, wishes.seed, number);
        plans += bout.plans;
        too_open += bout.too_open;
        lines += bout.lines;
        for (excuse, times) in bout.excused {
            *excused.entry(excuse).or_default() += times;
        }
        refused += u64::from(bout.plans + bout.too_open == 0);
        for (difference, case) in bout.found {
            let at = format!("{name}, seed {}, number {number}", wishes.seed);
            let kind = difference.kind.clone();
            let of = found.entry(kind).or_insert((0, at, difference, case));
            of.0 += 1;
        }
        if number % STRIDE == STRIDE - 1 {
            writeln!(
                out,
                "{plans} plans so far, {} kinds of differences",
                found.len()
            )?;
            out.flush()?;
        }
    }
    writeln!(
        out,
        "{plans} plans with {lines} lines, {refused} programmes refused by the compiler"
    )?;
    if too_open > 0 {
        writeln!(
            out,
            "{too_open} more not compared: more is open in them than can be listed"
        )?;
    }
    for (excuse, times) in excused {
        let share = times * 1_000 / lines.max(1);
        let says = excuse.says();
        writeln!(
            out,
            "{}.{} % of lines excused: {says}",
            share / 10,
            share % 10
        )?;
    }
    let agreed = found.is_empty();
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(_, (times, ..))| std::cmp::Reverse(*times));
    for (kind, (times, ..)) in &found {
        writeln!(out, "{times:>8} {kind}")?;
    }
    for (_, (_, at, difference, case)) in found.iter().take(wishes.cases) {
        writeln!(out, "\n{at}: {}", referee.told(difference, case))?;
    }
    Ok(agreed)
}

/// One case that was printed before, side by side.
fn again(path: &str, out: &mut dyn Write) -> Result<bool, String> {
    let text = std::fs::read_to_string(path).map_err(|why| format!("{path}: {why}"))?;
    let case = Case::read(&text)?;
    let referee = Referee::new(Depth {
        children: 1,
        days: 1,
    });
    let says = referee.differences(&case);
    writeln!(out, "{}{}", referee.beside(&case), says.join("\n")).map_err(|why| why.to_string())?;
    Ok(says.is_empty())
}

fn main() -> ExitCode {
    let mut out = io::stdout().lock();
    let agreed = Wishes::read(std::env::args().skip(1)).and_then(|wishes| match &wishes.case {
        Some(path) => again(path, &mut out),
        None => run(&wishes, &mut out).map_err(|why| why.to_string()),
    });
    match agreed {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            let usage = "referee [--programmes N] [--seed N] [--from N] [--family NAME] \
                         [--children N] [--days N] [--cases N] | --case FILE";
            // Nobody is left to tell where even this cannot be written.
            let _ = writeln!(io::stderr(), "{why}\n{usage}");
            ExitCode::from(2)
        }
    }
}
