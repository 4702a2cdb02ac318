//! A small programme, tables of its children, and runs over them.
#![allow(dead_code)] // each test file uses its part

use stafett_compile::{Source, compile};
use stafett_figures::statistics::Statistics;
use stafett_model::{AsOf, Day, Programme};
use stafett_population::{
    BadRow, Country, Failure, Filter, Job, Pace, Summary, Watch, generate, run,
};
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// The small programme.
pub fn programme() -> Programme {
    programme_with("")
}

/// The small programme with more rules.
pub fn programme_with(more: &str) -> Programme {
    let compiled = compile(&[Source {
        path: "prov.stafett".to_owned(),
        text: format!("{}{more}", include_str!("prov.stafett")),
    }]);
    compiled
        .programme
        .unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}

/// The day of every test.
pub fn as_of() -> Day {
    Day::from_ymd(2026, 11, 22).unwrap()
}

pub fn threads(number: usize) -> NonZeroUsize {
    NonZeroUsize::new(number).unwrap()
}

/// A folder that goes away with its value.
pub struct Temp(pub PathBuf);

impl Temp {
    pub fn new() -> Temp {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("stafett-population-{}-{number}", std::process::id());
        let dir = std::env::temp_dir().join(name);
        fs::create_dir_all(&dir).unwrap();
        Temp(dir)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The names of what is in the folder.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap());
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Makes up `number` children.
pub fn children(programme: &Programme, out: &Path, number: u64) {
    let country = Country {
        programme,
        statistics: &Statistics::default(),
        number,
        seed: 7,
        as_of: as_of(),
        out,
        threads: threads(2),
    };
    generate(&country, |_| ()).unwrap();
}

/// A run in small chunks, with a checkpoint after every second.
pub fn job<'a>(programme: &'a Programme, children: &'a Path, out: &'a Path) -> Job<'a> {
    Job {
        programme,
        digest: "digest",
        children,
        out,
        as_of: AsOf::from(as_of()),
        filter: Filter::default(),
        threads: threads(2),
        resume: false,
        pace: Some(Pace {
            chunk: threads(16),
            checkpoint_every: 2,
        }),
    }
}

/// What a run told.
#[derive(Default)]
pub struct Told {
    pub bad: Vec<BadRow>,
    pub reached: u64,
}

impl Watch for Told {
    fn bad_row(&mut self, row: &BadRow) {
        self.bad.push(row.clone());
    }

    fn reached(&mut self, children: u64) {
        self.reached = children;
    }
}

/// A run that must succeed, and what it told.
pub fn done(job: &Job<'_>) -> (Summary, Told) {
    let mut told = Told::default();
    let summary = run(job, &mut told).unwrap();
    (summary, told)
}

/// What is said of a run that must fail.
pub fn refused(job: &Job<'_>) -> String {
    match run(job, &mut Told::default()) {
        Err(Failure::Told { message, .. }) => message.en,
        other => panic!("{other:?}"),
    }
}
