/// Number of a source file within one compilation, in the order in which the files were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u16);

/// A stretch of source text: bytes `start` (inclusive) to `end` (exclusive) of one file.
///
/// ```
/// use stafett_diag::{FileId, Span};
/// //  besök bhv.a
/// //  ^^^^^          a
/// //        ^^^^^    b
/// //  ^^^^^^^^^^^    a.merge(b)
/// let (a, b) = (Span::new(FileId(0), 0, 5), Span::new(FileId(0), 6, 11));
/// assert_eq!(a.merge(b), Span::new(FileId(0), 0, 11));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The file that the bytes are of.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end` of `file`.
    pub fn new(file: FileId, start: u32, end: u32) -> Self {
        Self { file, start, end }
    }

    /// The smallest span that holds both. Of spans in two files, the first is kept as it is.
    pub fn merge(self, other: Self) -> Self {
        if self.file != other.file {
            return self;
        }
        Self {
            file: self.file,
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}
