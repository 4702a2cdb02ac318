//! The table of children of a synthetic country.

use super::Children;
use crate::children;
use crate::sink::{Opening, Sink};
use crate::{Failure, TableForm, pipeline};
use stafett_figures::statistics::Statistics;
use stafett_model::proof::Words;
use stafett_model::{Child, Day, Programme};
use std::num::NonZeroUsize;
use std::path::Path;

/// Children in a chunk. The chunks of a Parquet table are its row groups.
const CHUNK: u64 = 4_096;

/// A country to make up.
#[derive(Clone, Copy, Debug)]
pub struct Country<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// What is known of its population.
    pub statistics: &'a Statistics,
    /// How many children.
    pub number: u64,
    /// The seed: another seed, other children.
    pub seed: u64,
    /// The day on which the children are as they are written down. Nobody is born after it.
    pub as_of: Day,
    /// The table of children that is written.
    pub out: &'a Path,
    /// How many children are made up at once. What is written does not depend on it.
    pub threads: NonZeroUsize,
}

/// Writes the table of a synthetic country, and tells `reached` how many children it has so far.
///
/// # Errors
/// The file cannot be written; the programme's population has nobody born until the as-of day.
pub fn generate(country: &Country<'_>, mut reached: impl FnMut(u64)) -> Result<(), Failure> {
    let form = TableForm::of_path(country.out)?;
    let (programme, as_of) = (country.programme, country.as_of);
    let made_up = Children::new(programme, country.statistics, country.seed, as_of);
    if made_up.child(0).is_none() {
        return Err(nobody(programme, as_of));
    }
    let opening = match form {
        TableForm::Ndjson => Opening::text(Vec::new()),
        TableForm::Parquet => Opening::parquet(&children::schema()?, &about(country))?,
    };
    let mut sink = Sink::begin(country.out, opening)?;
    let chunks = (0..country.number.div_ceil(CHUNK)).map(|chunk| {
        let first = chunk * CHUNK;
        Ok(first..(first + CHUNK).min(country.number))
    });
    pipeline::ordered(
        country.threads,
        chunks,
        |numbers| {
            let last = numbers.end;
            let rows: Vec<Child> = numbers.filter_map(|number| made_up.child(number)).collect();
            Ok((last, children::encode(programme, &rows, form)?))
        },
        |(last, rows)| {
            sink.append(&rows)?;
            reached(last);
            Ok(())
        },
    )?;
    sink.finish()
}

fn about(country: &Country<'_>) -> [(String, String); 5] {
    let told = [
        ("stafett", "syntheticChildren".to_owned()),
        ("programme", country.programme.meta.id.clone()),
        ("release", country.programme.release.clone()),
        ("seed", country.seed.to_string()),
        ("as_of", country.as_of.to_string()),
    ];
    told.map(|(name, value)| (format!("stafett.{name}"), value))
}

fn nobody(programme: &Programme, as_of: Day) -> Failure {
    let population = &programme.population;
    let (first, last) = (population.born_from, population.born_through);
    Failure::told(
        Words::new(
            format!("till och med {as_of} föds inget av programmets barn"),
            format!("until {as_of} none of the programme's children is born"),
        ),
        Words::new(
            format!(
                "programmet gäller barn födda {first}–{last}: välj en senare dag med --as-of, eller ge statistiken födda för de åren"
            ),
            format!(
                "the programme is for children born {first}–{last}: choose a later day with --as-of, or give the statistics births of those years"
            ),
        ),
    )
}
