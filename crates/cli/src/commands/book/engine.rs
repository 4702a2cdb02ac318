//! The engine that goes into the book: a WebAssembly module, and the programme for it.

use crate::files;
use crate::trouble::Trouble;
use stafett_diag::Text;
use stafett_formats::artefact;
use stafett_model::Programme;
use stafett_model::proof::Proof;
use std::path::Path;

/// Greatest number of bytes of a module.
const BYTES_LIMIT: usize = 16 * 1024 * 1024;

/// How every WebAssembly module begins.
const MAGIC: &[u8] = b"\0asm";

/// What the engine needs.
pub(super) struct Engine {
    wasm: Vec<u8>,
    programme: String,
}

impl Engine {
    /// A module with a programme as an artefact.
    pub(super) fn new(wasm: &[u8], programme: &Programme, proof: &Proof) -> Self {
        Self {
            wasm: wasm.to_owned(),
            programme: artefact::write(programme, Some(proof)),
        }
    }

    /// As the book takes it.
    pub(super) fn as_shown(&self) -> stafett_book::Engine<'_> {
        stafett_book::Engine {
            wasm: &self.wasm,
            programme: &self.programme,
        }
    }
}

/// The module in a file.
pub(super) fn module(path: &Path) -> Result<Vec<u8>, Trouble> {
    let wasm = files::data(path, BYTES_LIMIT)?;
    if !wasm.starts_with(MAGIC) {
        return Err(no_module(path));
    }
    Ok(wasm)
}

fn no_module(path: &Path) -> Trouble {
    let shown = files::slashed(path);
    Trouble::usage(
        format!("{shown} är ingen WebAssembly-modul"),
        format!("{shown} is no WebAssembly module"),
        Some(Text::new(
            "ange filen stafett.wasm; crates/ffi/README.md säger hur den görs",
            "name the file stafett.wasm; crates/ffi/README.md says how it is made",
        )),
    )
}
