//! The conformance kit, as its README says to read it.
#![allow(
    dead_code,
    reason = "each test takes what it needs of what the tests share"
)]

use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// One call and what must come of it.
pub struct Case {
    pub name: String,
    pub request: Request,
    pub programme: Vec<u8>,
    pub child: Vec<u8>,
}

/// A request, as it stands in its file.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Request {
    pub about: String,
    pub call: Call,
    pub programme: String,
    pub child: String,
    #[serde(default)]
    pub as_of: Option<String>,
    #[serde(default)]
    pub known_at: Option<String>,
    #[serde(default)]
    pub rule: Option<String>,
    pub status: i32,
}

/// Which function is called.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub enum Call {
    Plan,
    Why,
}

/// The folder of the kit.
pub fn kit() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance")
}

/// Whether what is generated shall be written instead of compared.
pub fn updating() -> bool {
    std::env::var_os("UPDATE_KIT").is_some()
}

/// Every case, by name.
pub fn cases() -> Vec<Case> {
    let mut names: Vec<String> = fs::read_dir(kit().join("cases"))
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
        .filter_map(|file| file.strip_suffix(".request.json").map(str::to_owned))
        .collect();
    names.sort();
    names.into_iter().map(case).collect()
}

fn case(name: String) -> Case {
    let file = kit().join("cases").join(format!("{name}.request.json"));
    let text = fs::read_to_string(&file).unwrap();
    let request: Request =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    Case {
        programme: fs::read(kit().join(&request.programme)).unwrap(),
        child: fs::read(kit().join(&request.child)).unwrap(),
        request,
        name,
    }
}

impl Case {
    /// The file with what must come out.
    pub fn response_file(&self) -> PathBuf {
        kit()
            .join("cases")
            .join(format!("{}.response.json", self.name))
    }

    /// What must come out, without the line feed with which its file ends.
    pub fn response(&self) -> String {
        let text = fs::read_to_string(self.response_file())
            .unwrap_or_else(|error| panic!("{}: {error}", self.name));
        text.strip_suffix('\n')
            .expect("ends with a line feed")
            .to_owned()
    }

    /// Compares what came out.
    pub fn holds(&self, (status, answer): (i32, &str)) {
        let expected = self.response();
        let parts = || expected.chars().zip(answer.chars());
        let same = parts().take_while(|(one, other)| one == other).count();
        let part = |text: &str| -> String {
            let from = same.saturating_sub(60);
            text.chars().skip(from).take(160).collect()
        };
        assert!(
            answer == expected,
            "{}: expected …{}…\n got …{}…\n(see tests/kit.rs for how to write answers anew)",
            self.name,
            part(&expected),
            part(answer)
        );
        assert_eq!(status, self.request.status, "{}", self.name);
    }
}
