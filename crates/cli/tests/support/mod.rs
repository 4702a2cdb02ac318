//! Running the command, and folders that go away again.
#![allow(dead_code)] // each test file uses its part

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// What a run of the command came to.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// The folder with the small programme.
pub fn small() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/small")
}

/// Runs the command with these arguments in `dir`.
pub fn run_in(dir: &Path, args: &[&str]) -> Ran {
    ran(command(dir, args).stdin(Stdio::null()).output().unwrap())
}

/// Runs the command with these arguments, beside the small programme.
pub fn run(args: &[&str]) -> Ran {
    run_in(&small(), args)
}

pub fn command(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stafett"));
    command.current_dir(dir).args(args);
    command
}

pub fn ran(output: Output) -> Ran {
    let ran = Ran {
        code: output.status.code().expect("the command was killed"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    ran
}

/// A folder that goes away with its value.
pub struct Temp(pub PathBuf);

impl Temp {
    pub fn new() -> Temp {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("stafett-test-{}-{number}", std::process::id());
        let dir = std::env::temp_dir().join(name);
        fs::create_dir_all(&dir).unwrap();
        Temp(dir)
    }

    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The small programme, to be changed.
    pub fn with_small() -> Temp {
        let temp = Temp::new();
        for name in [
            "program.stafett",
            "children/ada.yaml",
            "children/bo.yaml",
            "scenarier/ada.yaml",
        ] {
            temp.put(name, fs::read(small().join(name)).unwrap());
        }
        temp
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A programme with many faults, in a folder of its own.
pub fn faulty() -> Temp {
    let temp = Temp::new();
    let text = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faulty/program.stafett");
    temp.put("program.stafett", fs::read(text).unwrap());
    temp
}

/// What the examples of the explanation pages take for granted.
pub fn preamble(language: &str) -> String {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = here.join(format!("../../tests/pages/preamble.{language}.stafett"));
    fs::read_to_string(path).unwrap()
}

/// The first example of a finding's page whose fence says `word`.
pub fn example(name: &str, language: &str, word: &str) -> String {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = here.join(format!("../diag/pages/{name}.{language}.md"));
    let page = fs::read_to_string(path).unwrap();
    let fence = format!("```stafett {word}");
    let (_, rest) = page.split_once(&fence).unwrap();
    let (_, rest) = rest.split_once('\n').unwrap();
    rest.split("```").next().unwrap().to_owned()
}

/// Every file below `dir`, with its bytes.
pub fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(dir)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                all.push((name, fs::read(path).unwrap()));
            }
        }
    }
    all.sort();
    all
}
