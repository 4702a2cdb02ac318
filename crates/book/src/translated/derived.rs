//! What is made of several texts, made anew of their translations: titles that the compiler makes of others, and the
//! clauses of facts.

use super::Wordings;
use stafett_model::{Clause, Fact, Made, Programme, ProgrammeLanguage, words};

/// Names the times of visits, the doses of series, and what the compiler made of visits, contents and doses.
pub(super) fn name(programme: &mut Programme, original: &Programme, wordings: &mut Wordings) {
    number(programme, wordings);
    doses(programme, original, wordings);
    made(programme, wordings);
    clauses(programme, original);
}

/// The words that the compiler puts between the parts of titles, in the language into which one translates.
fn between(programme: &Programme) -> (&'static str, &'static str) {
    match programme.language {
        ProgrammeLanguage::Swedish => ("dose", "of"),
        ProgrammeLanguage::English => ("dos", "av"),
    }
}

/// Numbers the times of a visit that comes again.
fn number(programme: &mut Programme, wordings: &mut Wordings) {
    let (_, of) = between(programme);
    for visit in &mut programme.visits {
        let Some(time) = &visit.occurrence else {
            continue;
        };
        if wordings.wording(&time.rule, &time.title).is_none() {
            continue;
        }
        let title = format!("{} ({} {of} {})", time.title, time.number, time.of);
        wordings.add(&title, &visit.meta.id, &visit.meta.title);
        visit.meta.title = title;
    }
}

/// Names doses after their series.
fn doses(programme: &mut Programme, original: &Programme, wordings: &mut Wordings) {
    let (dose_word, _) = between(programme);
    for item in &mut programme.items {
        let Some(dose) = &item.dose else { continue };
        let Some(series) = programme.series_table.get(dose.series.index()) else {
            continue;
        };
        let was = original.series(dose.series).map(|row| &row.meta.title);
        if was == Some(&series.meta.title) && !wordings.has(&series.meta.title) {
            continue;
        }
        let title = format!("{} {dose_word} {}", series.meta.title, dose.number);
        wordings.add(&title, &item.meta.id, &item.meta.title);
        item.meta.title = title;
    }
}

/// Names what was made of visits, contents and doses after these.
fn made(programme: &mut Programme, wordings: &mut Wordings) {
    let named = |fact: &Fact| {
        let made = fact.made.as_ref()?;
        let visit = made.visit().map(|id| programme.visit(id));
        let item = match made {
            Made::Result { item, .. } => Some(*item),
            _ => made.dose(),
        };
        let item = item.map(|id| programme.item(id));
        let visit = visit.is_none_or(|row| row.is_some_and(|row| wordings.has(&row.meta.title)));
        let item = item.is_none_or(|row| row.is_some_and(|row| wordings.has(&row.meta.title)));
        let says = words::fact_title(programme, fact);
        let title = match programme.language {
            ProgrammeLanguage::Swedish => says.en,
            ProgrammeLanguage::English => says.sv,
        };
        (visit && item).then_some(title)
    };
    let named: Vec<Option<String>> = programme.facts.iter().map(named).collect();
    for (fact, title) in programme.facts.iter_mut().zip(named) {
        let Some(title) = title else { continue };
        wordings.add(&title, &fact.meta.id, &fact.meta.title);
        fact.meta.title = title;
    }
}

/// Says of clauses that are translated in which language they are. One of which a half is not stays the author's, and so
/// does one whose translation has lost the place of the value: in the other language the fact's title says it.
fn clauses(programme: &mut Programme, original: &Programme) {
    let into = match programme.language {
        ProgrammeLanguage::Swedish => ProgrammeLanguage::English,
        ProgrammeLanguage::English => ProgrammeLanguage::Swedish,
    };
    for (fact, was) in programme.facts.iter_mut().zip(&original.facts) {
        let (Some(clause), Some(was)) = (&mut fact.clause, &was.clause) else {
            continue;
        };
        if is_translated(&was.holds, &clause.holds) && is_translated(&was.denied, &clause.denied) {
            clause.language = Some(into);
        } else {
            clause.clone_from(was);
        }
    }
}

/// Whether a half of a clause is another than before, with a value where it had one.
fn is_translated(was: &str, is: &str) -> bool {
    was != is && was.contains(Clause::VALUE) == is.contains(Clause::VALUE)
}
