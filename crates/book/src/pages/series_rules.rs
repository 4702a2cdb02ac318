//! What a vaccine series and its doses say besides times: products, the last day to begin, from when a
//! given dose counts, and for whom a dose is. One sentence each.

use crate::here::Here;
use stafett_model::{Condition, ContentItem, Duration, Series};

/// The sentences of a series, in a fixed order.
pub(crate) fn of_series(here: &Here<'_>, row: &Series) -> Vec<String> {
    let (t, say, p) = (here.t(), here.say(), here.programme());
    let mut said = Vec::new();
    let products = row.products.iter().filter_map(|id| p.product(*id));
    let titles: Vec<&str> = products.map(|row| row.meta.title.as_str()).collect();
    if !titles.is_empty() {
        said.push(t.given_with.replace("{}", &titles.join(", ")));
    }
    if let Some(last) = &row.begun_by {
        said.push(t.begun_by.replace("{}", &say.point(last)));
    }
    if row.grace != Duration::ZERO {
        said.push(t.grace.replace("{}", &say.duration(row.grace)));
    }
    if row.after_invalid {
        said.push(t.after_invalid.to_owned());
    }
    let doses = row.doses.iter().filter_map(|id| p.item(*id));
    said.extend(doses.flat_map(|dose| of_dose(here, dose)));
    said
}

/// The sentences of a dose.
fn of_dose(here: &Here<'_>, item: &ContentItem) -> Vec<String> {
    let (t, say) = (here.t(), here.say());
    let Some(dose) = &item.dose else {
        return Vec::new();
    };
    let about = |text: &str, what: &str| {
        let numbered = text.replacen("{}", &dose.number.to_string(), 1);
        numbered.replacen("{}", what, 1)
    };
    let mut said = Vec::new();
    if dose.condition != Condition::Always {
        said.push(about(t.dose_for, &here.condition(&dose.condition)));
    }
    if let Some(from) = &dose.valid.from {
        said.push(about(t.dose_counts_from, &say.point(from)));
    }
    for distance in &dose.valid.distances {
        let (length, from) = (say.duration(distance.duration), say.point(&distance.from));
        let what = format!("{length} {} {from}", t.after);
        said.push(about(t.dose_counts_at_least, &what));
    }
    said
}
