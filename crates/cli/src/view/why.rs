//! How one line of a plan came about, for people.

use super::plan::{planned, status};
use crate::draw::paragraph;
use crate::language::{either, words};
use crate::output::{Output, To};
use stafett_diag::Language;
use stafett_model::{Clock, words::note_about};
use stafett_plan::arithmetic::Taken;
use stafett_plan::{DateStep, FactUsed, How, SourceUsed, Why};

/// Prints the derivation.
pub(crate) fn text(why: &Why, output: &mut Output) {
    let language = output.language();
    let standing = why
        .status
        .map(|one| format!(": {}", status(one, language)))
        .unwrap_or_default();
    put(output, "", &format!("{}{standing}", why.title));
    put(output, "  ", words(&why.reason, language));
    if !why.doc.trim().is_empty() {
        put(output, "  ", &why.doc);
    }
    if let Some(of) = why.clock {
        put(output, "  ", clock(of, language));
    }
    output.line("");
    condition(why, output);
    section(
        "I detalj",
        "In detail",
        why.details
            .iter()
            .map(|one| words(one, language).to_owned()),
        output,
    );
    section(
        "Dagar",
        "Days",
        why.dates.iter().map(|step| date_step(step, language)),
        output,
    );
    section(
        "I planen",
        "In the plan",
        why.taken.iter().map(|one| taken(one, language)),
        output,
    );
    section(
        "Historia",
        "History",
        why.history
            .iter()
            .map(|one| words(one, language).to_owned()),
        output,
    );
    section(
        "Vilar på",
        "Rests on",
        why.sources.iter().map(|one| source(one, language)),
        output,
    );
    if why.line > 0 {
        output.say(
            &format!("Skrivet i {}, rad {}", why.file, why.line),
            &format!("Written in {}, line {}", why.file, why.line),
        );
    }
}

fn condition(why: &Why, output: &mut Output) {
    let language = output.language();
    let holds = match why.holds {
        Some(true) => either(language, "gäller för barnet", "holds for the child"),
        Some(false) => either(
            language,
            "gäller inte för barnet",
            "does not hold for the child",
        ),
        None => either(language, "kan inte avgöras", "cannot be decided"),
    };
    let line = format!("{} – {holds}", words(&why.condition, language));
    let facts = why.facts.iter().map(|fact| fact_used(fact, language));
    section(
        "För vem",
        "For whom",
        std::iter::once(line).chain(facts),
        output,
    );
}

fn fact_used(fact: &FactUsed, language: Language) -> String {
    let value = fact
        .value
        .as_ref()
        .map_or(either(language, "okänt", "unknown"), |value| {
            words(value, language)
        });
    let how = match fact.how {
        How::Recorded => either(language, "noterat", "recorded"),
        How::Derived => either(language, "härlett", "derived"),
        How::Unknown if fact.earlier.is_some() => either(
            language,
            "inte noterat för den tiden",
            "not recorded of that time",
        ),
        How::Unknown => either(language, "inte noterat", "not recorded"),
    };
    let from = fact
        .from
        .map(|day| format!(" {} {day}", either(language, "från", "from")))
        .unwrap_or_default();
    let on = either(language, "bedömt", "judged");
    let earlier = fact.earlier.as_ref().map(|earlier| {
        let value = words(&earlier.value, language);
        let until = earlier.until;
        match language {
            Language::Swedish => {
                format!("; ”{value}” är noterat, men räknas bara fram till {until}")
            }
            Language::English => format!("; “{value}” is recorded, but counts only until {until}"),
        }
    });
    format!(
        "{}: {value} ({how}{from}; {on} {}{})",
        words(&fact.title, language),
        fact.judged_on,
        earlier.unwrap_or_default()
    )
}

fn date_step(step: &DateStep, language: Language) -> String {
    let what = named(&step.what, language);
    let whose = match step.of_visit {
        true => either(language, "besöket, ", "the visit, "),
        false => "",
    };
    // Of a content's day also which of its days it is.
    let day = step.of.as_ref().filter(|_| step.what == "content");
    let day = day.map(|of| format!(", {}", named(&of.what, language)));
    let day = day.unwrap_or_default();
    format!("{whose}{what}{day}: {}", words(&step.says, language))
}

/// A day of the plan as it was taken from those that bound it.
fn taken(taken: &Taken, language: Language) -> String {
    let what = named(&taken.what, language);
    format!("{what}: {}", planned(taken.day, language))
}

/// What a day is called.
fn named(what: &str, language: Language) -> &'static str {
    let (sv, en) = match what {
        "earliest" => ("tidigast", "earliest"),
        "recommended" => ("rekommenderat", "recommended"),
        "recommendedThrough" => ("rekommenderat till", "recommended through"),
        "latest" => ("senast", "latest"),
        "atLeast" => ("minsta avstånd", "least distance"),
        "atMost" => ("största avstånd", "greatest distance"),
        "offeredThrough" => ("erbjuds till och med", "offered through"),
        "resumed" => ("efter pausen", "after the pause"),
        "born" => ("dagen före födseln", "the day before the birth"),
        "content" => ("innehåll", "content"),
        "afterInvalid" => (
            "efter en dos som inte räknas",
            "after a dose that does not count",
        ),
        "begunBy" => ("serien börjad senast", "series begun by"),
        "seriesEnd" => ("serien tas igen till och med", "series made up through"),
        "validFrom" => ("en given dos räknas från", "a given dose counts from"),
        "validAtLeast" => (
            "en given dos räknas efter minst",
            "a given dose counts after at least",
        ),
        "from" => ("från", "from"),
        "until" => ("fram till", "until"),
        "passes" => ("ansvaret går över", "responsibility passes"),
        _ => ("dag", "day"),
    };
    either(language, sv, en)
}

/// The age by which a content item is judged.
fn clock(clock: Clock, language: Language) -> &'static str {
    match clock {
        Clock::Chronological => either(
            language,
            "Åldern räknas från födseln.",
            "Age is counted from the birth.",
        ),
        Clock::Corrected => either(
            language,
            "Åldern räknas från det beräknade datumet.",
            "Age is counted from the due date.",
        ),
    }
}

fn source(source: &SourceUsed, language: Language) -> String {
    let about = source
        .about
        .as_deref()
        .map(|about| format!("{}: ", words(&note_about(about), language)))
        .unwrap_or_default();
    let link = if source.link.is_empty() {
        String::new()
    } else {
        format!(" <{}>", source.link)
    };
    format!("{about}{}{link}", words(&source.says, language))
}

fn section(sv: &str, en: &str, lines: impl Iterator<Item = String>, output: &mut Output) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    output.say(sv, en);
    for line in lines {
        put(output, "  · ", &line);
    }
    output.line("");
}

fn put(output: &mut Output, first: &str, text: &str) {
    output.print(To::Results, &paragraph(first, text));
}
