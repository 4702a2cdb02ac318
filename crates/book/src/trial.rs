//! Invented children that the book shows, and the engine with which its readers invent others.

use data_encoding::BASE64;
use stafett_model::Child;
use stafett_plan::Plan;

/// An invented child with its plan.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The name of its file: the last part of its address.
    pub name: String,
    /// Its title, in the programme's language.
    pub title: String,
    /// What its authors say of it, in the programme's language; may be empty.
    pub about: String,
    /// The child.
    pub child: Child,
    /// Its plan under the book's programme.
    pub plan: Plan,
}

/// The engine that computes plans in the page.
#[derive(Clone, Copy, Debug)]
pub struct Engine<'a> {
    /// The WebAssembly module with the functions of `stafett.h`, which imports nothing.
    pub wasm: &'a [u8],
    /// The book's programme, compiled, as JSON.
    pub programme: &'a str,
}

impl Engine<'_> {
    /// The engine as a script that defines it: a page that is opened from a folder may run a script,
    /// but not read a file.
    pub(crate) fn script(&self) -> String {
        let wasm = BASE64.encode(self.wasm);
        let programme = BASE64.encode(self.programme.as_bytes());
        format!("const MOTOR = {{\n  wasm: \"{wasm}\",\n  program: \"{programme}\",\n}};\n")
    }
}
