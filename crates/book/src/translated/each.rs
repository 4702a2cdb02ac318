//! Every text that can be translated as it is written in a programme's text, with the name of its rule.

mod notes;

use super::What;
use stafett_model::{Consent, FactId, Handover, Made, Meta, Payload, Programme, Values, words};
use std::collections::BTreeMap;

/// Instead of the name of a rule, of what is the same for every rule.
const SHARED: &str = "";

/// Gives each text, with the name of its rule and which of its texts it is, to be read or changed. What the compiler makes
/// of others is none.
pub(super) fn text(programme: &mut Programme, write: &mut impl FnMut(&str, What, &mut String)) {
    macro_rules! tables {
        ($($table:ident)*) => {
            $(programme.$table.iter_mut().for_each(|row| of_rule(&mut row.meta, write));)*
        };
    }
    if let Some(draft) = &mut programme.draft {
        write(&programme.meta.id, What::Draft, draft);
    }
    // A number is the same in every language.
    if programme.release.contains(char::is_alphabetic) {
        write(&programme.meta.id, What::Words, &mut programme.release);
    }
    of_rule(&mut programme.meta, write);
    of_rule(&mut programme.population.meta, write);
    let school = programme.school.iter_mut();
    school.for_each(|row| of_rule(&mut row.meta, write));
    tables! { bodies services roles }
    for area in &mut programme.areas {
        of_rule(&mut area.meta, write);
        of_rule(&mut area.responsibility, write);
    }
    values(programme, write);
    let facts = programme.facts.iter_mut();
    let declared = facts.filter(|row| row.made.is_none());
    declared.for_each(|row| {
        of_rule(&mut row.meta, write);
        if let Some(clause) = &mut row.clause {
            write(&row.meta.id, What::Words, &mut clause.holds);
            write(&row.meta.id, What::Words, &mut clause.denied);
        }
    });
    tables! { events groups }
    for item in &mut programme.items {
        match item.dose {
            Some(_) => write(&item.meta.id, What::Description, &mut item.meta.doc),
            None => of_rule(&mut item.meta, write),
        }
    }
    tables! { series_table products }
    for visit in &mut programme.visits {
        match &mut visit.occurrence {
            Some(time) => {
                write(&time.rule, What::Title, &mut time.title);
                write(&time.rule, What::Description, &mut visit.meta.doc);
            }
            None => of_rule(&mut visit.meta, write),
        }
    }
    for row in &mut programme.transitions {
        of_rule(&mut row.meta, write);
        if let Some(handover) = &mut row.handover {
            of_handover(&row.meta.id, handover, write);
        }
    }
    for row in &mut programme.requirements {
        of_rule(&mut row.meta, write);
        let in_words = row.in_words.iter_mut();
        in_words.for_each(|text| write(&row.meta.id, What::Words, text));
    }
    tables! { indicators variants releases reprioritisations acceptances sources }
    shared(programme, write);
}

/// What a handover says in words: what is handed over, and what holds of the consent.
fn of_handover(
    rule: &str,
    handover: &mut Handover,
    write: &mut impl FnMut(&str, What, &mut String),
) {
    for payload in &mut handover.payload {
        if let Payload::Words(text) = payload {
            write(rule, What::Words, text);
        }
    }
    match &mut handover.consent {
        Some(Consent::Of { otherwise, .. }) => {
            let otherwise = otherwise.iter_mut();
            otherwise.for_each(|text| write(rule, What::Words, text));
        }
        Some(Consent::WithoutUnder(provision)) => write(rule, What::Words, provision),
        None => {}
    }
}

/// What is worded alike in many rules, and translated once for all of them.
fn shared(programme: &mut Programme, write: &mut impl FnMut(&str, What, &mut String)) {
    for item in &mut programme.items {
        write(SHARED, What::Instrument, &mut item.instrument);
    }
    for source in &mut programme.sources {
        write(SHARED, What::Publisher, &mut source.publisher);
    }
    for source in &mut programme.sources {
        write(SHARED, What::Words, &mut source.checked);
    }
    notes::shared(programme, &mut |text| write(SHARED, What::Words, text));
}

fn of_rule(meta: &mut Meta, write: &mut impl FnMut(&str, What, &mut String)) {
    write(&meta.id, What::Title, &mut meta.title);
    write(&meta.id, What::Description, &mut meta.doc);
}

/// The values of facts and the results of contents. A fact that the compiler made of a result has its values.
fn values(programme: &mut Programme, write: &mut impl FnMut(&str, What, &mut String)) {
    let plain = plain(programme);
    let items = programme.items.iter();
    let items: Vec<String> = items.map(|item| item.meta.id.clone()).collect();
    for (place, fact) in programme.facts.iter_mut().enumerate() {
        let rule = match &fact.made {
            None => Some(fact.meta.id.as_str()),
            Some(Made::Result { item, .. }) => items.get(item.index()).map(String::as_str),
            Some(_) => None,
        };
        let (Some(rule), Values::OneOf(names)) = (rule, &mut fact.values) else {
            continue;
        };
        let plain = plain.get(&place).map_or(&[][..], Vec::as_slice);
        let names = names.iter_mut().zip(plain);
        let names = names.filter(|(_, plain)| **plain);
        names.for_each(|(name, _)| write(rule, What::Value, name));
    }
    for item in &mut programme.items {
        let outcomes = item.outcomes.iter_mut();
        outcomes.for_each(|name| write(&item.meta.id, What::Value, name));
    }
}

/// Which values of each listed fact are words: the names of places are names in every language, and what stands for no
/// result has its words from the compiler.
fn plain(programme: &Programme) -> BTreeMap<usize, Vec<bool>> {
    let facts = (0_u16..).map(FactId).zip(&programme.facts);
    let listed = facts.filter_map(|(id, fact)| match &fact.values {
        Values::OneOf(names) => Some((id, fact, names.len())),
        _ => None,
    });
    let is_plain = |(id, fact, count): (FactId, &stafett_model::Fact, usize)| {
        let numbers = (0_i32..).take(count);
        let plain = numbers.map(|number| {
            words::fact_value(programme, id, number) == words::value(&fact.values, number)
        });
        (id.index(), plain.collect())
    };
    listed.map(is_plain).collect()
}
