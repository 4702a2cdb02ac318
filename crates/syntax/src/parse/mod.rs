//! Text to tree. A file is split by its layout; each first line and each line of a body is read
//! alone by the grammar; the builders, one file per family as in [`crate::tree`], make the tree.

mod actors;
mod ambiguous;
mod condition;
mod content;
mod declaration;
mod edition;
mod expected;
mod explain;
mod facts;
mod indicator;
mod layout;
mod node;
mod norms;
mod overlay;
mod programme;
mod qualifier;
mod reader;
mod repetition;
mod responsibility;
mod source;
mod sources;
mod time;
mod transition;
mod visit;
mod words;

use stafett_diag::{Diagnostic, FileId, Language, Name, Span, Text};

use crate::tree::{Comment, File};

/// The greatest size of a file in bytes: 4 MiB.
pub const SIZE_LIMIT: usize = 4 * 1024 * 1024;
/// The greatest number of declarations in a file.
pub const DECLARATION_LIMIT: usize = 20_000;
/// The greatest number of parentheses, and of times counted from other times, inside each other in
/// one line, and of braces inside each other.
pub const NESTING_LIMIT: usize = layout::BRACE_LIMIT;
/// After so many diagnostics the rest of a file is not read.
pub const DIAGNOSTIC_LIMIT: usize = 1_000;

/// A file's tree and what is wrong with its text.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// What could be read.
    pub tree: File,
    /// What could not, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the text of one file. Any text gives a tree; what cannot be read gives diagnostics.
///
/// ```
/// use stafett_diag::FileId;
/// let text = "besök bhv.v4 \"Besök vid 4 veckor\" {\n  när 4 veckor\n}\n";
/// let parsed = stafett_syntax::parse(FileId(0), "besök.stafett", text);
/// assert!(parsed.diagnostics.is_empty());
/// assert_eq!(parsed.tree.declarations[0].name().value.as_str(), "bhv.v4");
/// ```
pub fn parse(file: FileId, path: &str, text: &str) -> Parsed {
    let mut tree = File {
        id: file,
        path: path.to_string(),
        language: Language::Swedish,
        declarations: Vec::new(),
        amendments: Vec::new(),
        comments: Vec::new(),
        unread: Vec::new(),
    };
    if text.len() > SIZE_LIMIT {
        tree.unread.push(Span::new(file, 0, u32::MAX));
        return Parsed {
            tree,
            diagnostics: vec![too_large(file, path)],
        };
    }
    let source = source::Source::new(file, text);
    let mut layout = layout::layout(&source.text);
    let masked = layout::masked(&source.text, &layout.comments);
    layout.settle_docs(&masked);
    tree.language = words::language(&masked, &layout.chunks);
    tree.comments = layout
        .comments
        .iter()
        .map(|comment| Comment {
            text: source.text[comment.range.clone()].trim_end().to_string(),
            span: source.span(comment.range.clone()),
            trailing: comment.trailing,
        })
        .collect();
    let mut reader = reader::Reader::new(&source, &masked, tree.language);
    reader.problems(layout.problems);
    for (number, chunk) in layout.chunks.iter().enumerate() {
        if number == DECLARATION_LIMIT {
            reader.too_many(chunk);
            break;
        }
        if edition::begins(&reader, chunk) {
            tree.amendments.extend(edition::read(&mut reader, chunk));
        } else {
            tree.declarations
                .extend(declaration::read(&mut reader, chunk));
        }
    }
    let (mut diagnostics, unread) = reader.finish();
    diagnostics.sort_by_key(|diagnostic| diagnostic.labels.first().map(|label| label.span));
    tree.unread = unread;
    Parsed { tree, diagnostics }
}

fn too_large(file: FileId, path: &str) -> Diagnostic {
    Diagnostic::new(
        Name::FileTooLarge,
        Span::new(file, 0, 0),
        Text::new(
            format!("filen {path} är större än 4 MiB"),
            format!("the file {path} is larger than 4 MiB"),
        ),
    )
    .help(Text::new(
        "dela den i flera filer",
        "divide it into several files",
    ))
}
