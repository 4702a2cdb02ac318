//! Just enough reading of the book's own HTML to check it.
#![allow(dead_code)]

/// Every value of an attribute, in order.
pub fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let before = format!(" {name}=\"");
    html.split(&before as &str)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

/// Levels of the headings, in order.
pub fn headings(html: &str) -> Vec<u8> {
    let levels = html.split("<h").skip(1).filter_map(|rest| {
        let mut letters = rest.bytes();
        let level = letters.next().filter(u8::is_ascii_digit)?;
        matches!(letters.next(), Some(b' ' | b'>')).then_some(level - b'0')
    });
    levels.collect()
}

/// Names of all elements that are opened.
pub fn elements(html: &str) -> Vec<&str> {
    let names = html
        .split('<')
        .skip(1)
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    names
        .filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next())
        .collect()
}

/// All tags, from `<` to `>`. In the book's own HTML no attribute holds a bare `>`.
pub fn tags(html: &str) -> Vec<&str> {
    html.split('<')
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .collect()
}
