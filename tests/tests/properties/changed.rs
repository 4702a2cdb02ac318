//! Texts with something written otherwise.

/// The declarations of a text, each with its body.
pub fn declarations(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in text.lines() {
        let begins = !line.starts_with(' ') && line != "}";
        if begins {
            found.push(String::new());
        }
        if let Some(last) = found.last_mut() {
            last.push_str(line);
            last.push('\n');
        }
    }
    found
}

/// The text with each line of a service's leg changed; `None` where no line was.
pub fn legs(text: &str, change: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut changed = false;
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            let leg = line.starts_with("  utförs av s") && line.contains(" från ");
            match leg.then(|| change(line)).flatten() {
                Some(other) => {
                    changed = true;
                    other
                }
                None => line.to_owned(),
            }
        })
        .collect();
    changed.then(|| lines.join("\n") + "\n")
}

/// The text with a line put behind the line that begins a declaration.
pub fn within(text: &str, declaration: &str, line: &str) -> String {
    let at = text
        .find(declaration)
        .unwrap_or_else(|| panic!("no {declaration} in\n{text}"));
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    format!("{}  {line}\n{}", &text[..end], &text[end..])
}

/// The text with one whole word for another.
pub fn renamed(text: &str, rename: impl Fn(&str) -> Option<&'static str>) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for letter in text.chars().chain(['\n']) {
        if letter.is_alphanumeric() || letter == '_' {
            word.push(letter);
            continue;
        }
        out.push_str(rename(&word).unwrap_or(&word));
        word.clear();
        out.push(letter);
    }
    out.pop();
    out
}
