//! What the rows of a population come to: how many visits stand where, by rule, and by service and
//! month.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use stafett_model::{Programme, ServiceId, VisitId};
use stafett_plan::{Line, Status};
use std::collections::BTreeMap;

/// How many visits have each status, in the order of [`Status::ALL`].
pub type Counts = [u64; Status::ALL.len()];

/// A month of a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// The month, 1–12.
    pub month: u32,
}

/// A service and the month of recommended days; `None` for visits without such a day.
pub type Load = (ServiceId, Option<Month>);

/// What the rows come to. Visits are counted, not their contents, and only those whose rows are
/// wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Children that were planned.
    pub children: u64,
    /// Rows of children that could not be used.
    pub bad_rows: u64,
    /// Rows that were written.
    pub rows: u64,
    /// Visits by rule.
    #[serde(with = "pairs")]
    pub rules: BTreeMap<VisitId, Counts>,
    /// Visits by the service that performs them and the month of their recommended day.
    #[serde(with = "pairs")]
    pub load: BTreeMap<Load, Counts>,
}

impl Summary {
    /// Counts a line that is written.
    pub(crate) fn count(&mut self, programme: &Programme, line: &Line) {
        self.rows = self.rows.saturating_add(1);
        if line.item().is_some() {
            return;
        }
        let one = |counts: &mut Counts| {
            if let Some(count) = counts.get_mut(line.status as usize) {
                *count = count.saturating_add(1);
            }
        };
        one(self
            .rules
            .entry(programme.base_of(line.visit()))
            .or_default());
        let month = line.dates().recommended.map(|day| {
            let (year, month, _) = day.on.ymd();
            Month { year, month }
        });
        one(self.load.entry((line.service(), month)).or_default());
    }

    /// Adds what other rows come to.
    pub(crate) fn add(&mut self, other: &Summary) {
        self.children = self.children.saturating_add(other.children);
        self.bad_rows = self.bad_rows.saturating_add(other.bad_rows);
        self.rows = self.rows.saturating_add(other.rows);
        for (rule, counts) in &other.rules {
            sum(self.rules.entry(*rule).or_default(), counts);
        }
        for (load, counts) in &other.load {
            sum(self.load.entry(*load).or_default(), counts);
        }
    }

    /// As JSON, indented, with a line feed at the end.
    pub fn json(&self, programme: &Programme) -> String {
        let rules = self.rules.iter().map(|(rule, counts)| {
            let row = programme.visit(*rule);
            let mut one = statuses(counts);
            one.insert(
                "rule".to_owned(),
                row.map(|row| row.meta.id.as_str()).into(),
            );
            Value::Object(one)
        });
        let load = self.load.iter().map(|((service, month), counts)| {
            let row = programme.service(*service);
            let month = month.map(|Month { year, month }| format!("{year:04}-{month:02}"));
            let mut one = statuses(counts);
            one.insert(
                "service".to_owned(),
                row.map(|row| row.meta.id.as_str()).into(),
            );
            one.insert("month".to_owned(), month.into());
            Value::Object(one)
        });
        let whole = json!({
            "stafett": "populationSummary",
            "version": 1,
            "children": self.children,
            "badRows": self.bad_rows,
            "rows": self.rows,
            "rules": rules.collect::<Vec<Value>>(),
            "load": load.collect::<Vec<Value>>(),
        });
        format!("{whole:#}\n")
    }
}

fn sum(all: &mut Counts, more: &Counts) {
    for (one, more) in all.iter_mut().zip(more) {
        *one = one.saturating_add(*more);
    }
}

/// The counts that are not zero, by the names of statuses.
fn statuses(counts: &Counts) -> Map<String, Value> {
    let named = Status::ALL.iter().zip(counts);
    let some = named.filter(|(_, count)| **count > 0);
    some.map(|(status, count)| (status.code().to_owned(), Value::from(*count)))
        .collect()
}

/// A table as a list of pairs: JSON has no other keys than texts.
mod pairs {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::collections::BTreeMap;

    pub(super) fn serialize<K: Serialize, V: Serialize, S: Serializer>(
        table: &BTreeMap<K, V>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(table)
    }

    pub(super) fn deserialize<'de, K, V, D>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
    where
        K: Deserialize<'de> + Ord,
        V: Deserialize<'de>,
        D: Deserializer<'de>,
    {
        Ok(Vec::<(K, V)>::deserialize(deserializer)?
            .into_iter()
            .collect())
    }
}
