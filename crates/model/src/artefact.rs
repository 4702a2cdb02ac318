//! A compiled programme from the bytes in which it is kept, the JSON that `stafett compile` writes.
//!
//! Reading is a feature (`json`), so that whoever gets a programme in another way carries no reader.
//! The digest of the content is not computed here: whoever takes artefacts from others checks it first
//! (`stafett-formats` does).

/// The version of the form that is written and read.
pub const VERSION: u32 = 1;

#[cfg(feature = "json")]
pub use reading::Unreadable;

#[cfg(feature = "json")]
mod reading {
    use super::VERSION;
    use crate::Programme;
    use alloc::string::String;
    use core::fmt;
    use serde::Deserialize;

    /// Why bytes are no compiled programme.
    #[derive(Debug)]
    pub enum Unreadable {
        /// They are not the JSON of a compiled programme of this version.
        Json(serde_json::Error),
        /// They are something else: a plan, say.
        Other,
        /// They were written in this version of the form, and another is read.
        Version(u32),
    }

    impl fmt::Display for Unreadable {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                Unreadable::Json(error) => write!(f, "no compiled programme in JSON: {error}"),
                Unreadable::Other => f.write_str("no compiled programme"),
                Unreadable::Version(found) => {
                    write!(f, "version {found} of the form; version {VERSION} is read")
                }
            }
        }
    }

    impl core::error::Error for Unreadable {}

    #[derive(Deserialize)]
    struct Start {
        stafett: Option<String>,
        version: Option<u32>,
    }

    #[derive(Deserialize)]
    struct Whole {
        stafett: Option<String>,
        version: Option<u32>,
        programme: Programme,
    }

    /// Whether bytes that begin so are read.
    fn is_read(stafett: Option<&str>, version: Option<u32>) -> Result<(), Unreadable> {
        match (stafett, version) {
            (Some("programme"), Some(VERSION)) => Ok(()),
            (Some("programme"), Some(found)) => Err(Unreadable::Version(found)),
            _ => Err(Unreadable::Other),
        }
    }

    impl Programme {
        /// The programme that `stafett compile` wrote. Its digest is not checked.
        ///
        /// # Errors
        /// Bytes that are no artefact, or one of another version.
        pub fn from_artefact(bytes: &[u8]) -> Result<Programme, Unreadable> {
            // Some tools write a byte-order mark before it.
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            // Whether it is text is found once, not for each of its strings.
            let whole: Result<Whole, _> = match core::str::from_utf8(bytes) {
                Ok(text) => serde_json::from_str(text),
                Err(_) => serde_json::from_slice(bytes),
            };
            match whole {
                Ok(whole) => {
                    is_read(whole.stafett.as_deref(), whole.version).map(|()| whole.programme)
                }
                // What is something else need not have the form of a programme.
                Err(error) => {
                    let start: Start = serde_json::from_slice(bytes).map_err(Unreadable::Json)?;
                    is_read(start.stafett.as_deref(), start.version)?;
                    Err(Unreadable::Json(error))
                }
            }
        }
    }
}
