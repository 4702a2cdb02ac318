//! A run that is killed, and one that goes on where it ended.
#![allow(missing_docs)]

mod support;

use stafett_population::{BadRow, Job, Watch, run};
use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use support::{Temp, children, done, job, programme, refused};

/// Ends the process at once, as a loss of power would, when so many children have been done.
struct Killed(u64);

impl Watch for Killed {
    fn bad_row(&mut self, _: &BadRow) {}

    fn reached(&mut self, children: u64) {
        if children >= self.0 {
            std::process::abort();
        }
    }
}

/// The variable by which the test tells its own process, started again, what to do.
const WISH: &str = "STAFETT_POPULATION_KILLED";

/// Not a test of its own: what the process that is killed does.
#[test]
fn run_until_killed() {
    let Ok(wish) = env::var(WISH) else { return };
    let (folder, name) = wish.split_once('|').unwrap();
    let (from, out) = (
        Path::new(folder).join(name),
        Path::new(folder).join("plan.parquet"),
    );
    let out = if name.ends_with("ndjson") {
        out.with_extension("ndjson")
    } else {
        out
    };
    let _ = run(&job(&programme(), &from, &out), &mut Killed(150));
}

fn killed(temp: &Temp, name: &str) {
    let status = Command::new(env::current_exe().unwrap())
        .args(["--exact", "run_until_killed"])
        .env(WISH, format!("{}|{name}", temp.0.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(!status.success(), "the process was to be killed");
}

#[test]
fn after_a_kill_the_final_bytes_are_those_of_an_uninterrupted_run() {
    let programme = programme();
    for ending in ["ndjson", "parquet"] {
        let temp = Temp::new();
        let name = format!("children.{ending}");
        let from = temp.path(&name);
        children(&programme, &from, 400);
        let whole = temp.path(&format!("whole.{ending}"));
        let (summary, _) = done(&job(&programme, &from, &whole));
        let out = temp.path(&format!("plan.{ending}"));
        killed(&temp, &name);
        assert!(!out.exists(), "an unfinished table has no name");
        let part = temp.path(&format!(".plan.{ending}.part"));
        let before = fs::metadata(&part).unwrap().len();
        assert!(before > 0);
        let resumed = Job {
            resume: true,
            ..job(&programme, &from, &out)
        };
        let (again, told) = done(&resumed);
        assert_eq!((again, told.reached), (summary, 400));
        assert!(
            fs::read(&out).unwrap() == fs::read(&whole).unwrap(),
            "{ending}"
        );
        let left = [name, format!("plan.{ending}"), format!("whole.{ending}")];
        assert_eq!(temp.names(), left);
    }
}

#[test]
fn what_is_already_done_is_not_done_again() {
    let (programme, temp) = (programme(), Temp::new());
    let from = temp.path("children.ndjson");
    children(&programme, &from, 400);
    killed(&temp, "children.ndjson");
    let out = temp.path("plan.ndjson");
    let part = temp.path(".plan.ndjson.part");
    // What the first chunks came to is taken as it stands.
    let mut bytes = fs::read(&part).unwrap();
    let place = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 3;
    bytes[place] = b'X';
    fs::write(&part, &bytes).unwrap();
    let resumed = Job {
        resume: true,
        ..job(&programme, &from, &out)
    };
    done(&resumed);
    assert_eq!(fs::read(&out).unwrap()[place], b'X');
}

#[test]
fn a_run_over_something_else_is_not_continued() {
    let (programme, temp) = (programme(), Temp::new());
    let (from, out) = (temp.path("children.ndjson"), temp.path("plan.ndjson"));
    children(&programme, &from, 400);
    killed(&temp, "children.ndjson");
    let resumed = Job {
        resume: true,
        ..job(&programme, &from, &out)
    };
    let other = Job {
        digest: "another",
        ..resumed
    };
    assert!(refused(&other).ends_with("the programme is another"));
    let other = Job {
        as_of: support::as_of().before().into(),
        ..resumed
    };
    assert!(refused(&other).ends_with("the days are others"));
    let mut text = fs::read_to_string(&from).unwrap();
    text.push_str("{}\n");
    fs::write(&from, text).unwrap();
    assert!(refused(&resumed).ends_with("the table of children is another"));
    // Without the wish to go on, the run begins anew.
    let (summary, told) = done(&job(&programme, &from, &out));
    assert_eq!((summary.children, told.bad.len()), (400, 1));
}
