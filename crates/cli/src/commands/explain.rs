//! `explain`: a finding in plain words.

use crate::args::Explain;
use crate::output::{Output, To};
use crate::trouble::{Outcome, Trouble};
use stafett_diag::{Name, Text, closest};

/// Runs the command.
pub(crate) fn run(wish: &Explain, output: &mut Output) -> Result<Outcome, Trouble> {
    let Some(name) = Name::parse(wish.name.trim()) else {
        return Err(unknown(&wish.name));
    };
    let page = name.page().in_language(output.language());
    output.print(To::Results, page);
    if !page.ends_with('\n') {
        output.line("");
    }
    Ok(Outcome::Clean)
}

fn unknown(given: &str) -> Trouble {
    let names = || Name::ALL.iter().map(|name| name.as_str());
    let help = match closest(given, names()) {
        Some(meant) => Text::new(
            format!("menade du \"{meant}\"?"),
            format!("did you mean \"{meant}\"?"),
        ),
        None => {
            let all = names().collect::<Vec<_>>().join(", ");
            Text::new(
                format!("fynden heter: {all}"),
                format!("the findings are called: {all}"),
            )
        }
    };
    Trouble::usage(
        format!("inget fynd heter \"{given}\""),
        format!("no finding is called \"{given}\""),
        Some(help),
    )
}
