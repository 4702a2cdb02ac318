//! A witness told as a child: birth date, facts, events, days.

use stafett_model::proof::{Region, Witness, Words};
use stafett_model::{FactRange, Programme, words};

/// "Ett barn fött 31 december 2020 (Skolstart: vanlig)" and the English of it.
pub fn child(programme: &Programme, witness: &Witness, region: Option<&Region>) -> Words {
    let born = words::day(witness.born);
    let mut details = Words::default();
    let mut add = |detail: Words| {
        let comma = if details.sv.is_empty() { "" } else { "; " };
        details.sv = format!("{}{comma}{}", details.sv, detail.sv);
        details.en = format!("{}{comma}{}", details.en, detail.en);
    };
    for (fact, value) in &witness.facts {
        let matters = region.is_none_or(|region| {
            region
                .parts
                .iter()
                .any(|part| part.facts.iter().any(|range| range.fact == *fact))
        });
        if matters {
            let range = FactRange {
                fact: *fact,
                allowed: vec![(*value, *value)],
            };
            add(words::fact_range(programme, &range));
        }
    }
    for (event, day) in &witness.events {
        let title = programme
            .event(*event)
            .map_or("?", |event| &event.meta.title);
        let day = words::day(*day);
        add(Words::new(
            format!("{title}: {}", day.sv),
            format!("{title}: {}", day.en),
        ));
    }
    let (sv, en) = (
        format!("Ett barn fött {}", born.sv),
        format!("A child born {}", born.en),
    );
    let visits = witness
        .visits
        .iter()
        .map(|(id, day)| (programme.visit(*id).map(|row| &row.meta), day));
    let items = witness
        .items
        .iter()
        .map(|(id, day)| (programme.item(*id).map(|row| &row.meta), day));
    for (meta, day) in visits.chain(items) {
        let (title, day) = (
            meta.map_or("?", |meta| meta.title.as_str()),
            words::day(*day),
        );
        add(Words::new(
            format!("{title}: {}", day.sv),
            format!("{title}: {}", day.en),
        ));
    }
    if details.sv.is_empty() {
        return Words::new(sv, en);
    }
    Words::new(
        format!("{sv} ({})", details.sv),
        format!("{en} ({})", details.en),
    )
}

/// "från 18 augusti 2026 till och med 16 augusti 2027", or without an end.
pub fn days(witness: &Witness) -> Words {
    let from = words::day(witness.day);
    match witness
        .until
        .filter(|until| *until > witness.day)
        .map(|until| until.before())
    {
        Some(last) if last == witness.day => {
            Words::new(format!("den {}", from.sv), format!("on {}", from.en))
        }
        Some(last) => {
            let last = words::day(last);
            Words::new(
                format!("från {} till och med {}", from.sv, last.sv),
                format!("from {} through {}", from.en, last.en),
            )
        }
        None => Words::new(format!("från {}", from.sv), format!("from {}", from.en)),
    }
}

/// "Alla födelsedatum berörs." or how many of them.
pub fn extent(programme: &Programme, region: &Region) -> Words {
    let population = &programme.population;
    let all = population
        .born_through
        .since(population.born_from)
        .unsigned_abs()
        + 1;
    if region.birth_dates == all {
        return Words::new(
            "Alla födelsedatum i befolkningen berörs.",
            "Every birth date of the population is concerned.",
        );
    }
    let some = region.birth_dates;
    Words::new(
        format!("{some} av {all} födelsedatum berörs."),
        format!("{some} of {all} birth dates are concerned."),
    )
}

/// Sentences one after another.
pub fn sentences(parts: &[Words]) -> Words {
    let join = |pick: fn(&Words) -> &str| parts.iter().map(pick).collect::<Vec<_>>().join(" ");
    Words::new(join(|words| &words.sv), join(|words| &words.en))
}
