//! The engine that goes into the book: a WebAssembly module, and the programme for it.

use crate::files;
use crate::opened::Opened;
use crate::trouble::Trouble;
use stafett_diag::Text;
use stafett_formats::artefact;
use stafett_model::proof::Proof;
use std::path::Path;

/// Greatest number of bytes of a module.
const BYTES_LIMIT: usize = 16 * 1024 * 1024;

/// How every WebAssembly module begins.
const MAGIC: &[u8] = b"\0asm";

/// What the engine needs.
pub(super) struct Engine {
    pub(super) wasm: Vec<u8>,
    pub(super) programme: String,
}

impl Engine {
    /// The module in a file, with the programme as an artefact.
    pub(super) fn read(path: &Path, opened: &Opened, proof: &Proof) -> Result<Self, Trouble> {
        let wasm = files::data(path, BYTES_LIMIT)?;
        if !wasm.starts_with(MAGIC) {
            return Err(no_module(path));
        }
        let programme = artefact::write(&opened.programme, Some(proof));
        Ok(Self { wasm, programme })
    }
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
