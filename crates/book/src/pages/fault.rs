//! The timeline of the child by whom a finding is told: who is responsible for the area around the
//! days of the fault.

use crate::here::{Here, ids};
use crate::phrase::list;
use crate::picture::{Row, Strip};
use stafett_model::proof::{Finding, Witness};
use stafett_model::{AreaId, Day, Holder, ServiceId};
use stafett_plan::{Held, Stretch};

/// How many days around the fault are shown at least.
const AROUND: i32 = 60;
/// How many days a fault is drawn that has no end.
const WITHOUT_END: i32 = 365;

impl Here<'_> {
    /// The drawn timeline of a finding's child; nothing where the finding is not about an area, or
    /// shows by no child.
    pub(super) fn timeline(&self, anchor: &str, finding: &Finding) -> Option<Strip> {
        let witness = finding.witness.as_ref()?;
        let name = finding.key.area.as_ref()?;
        let p = self.programme();
        let area =
            ids!(p.areas, AreaId).find(|id| p.area(*id).is_some_and(|row| row.meta.id == *name))?;
        let fault = days(witness)?;
        let around = fault.1.since(fault.0).max(AROUND);
        let first = fault.0.plus(-around)?.max(witness.born);
        let shown = (first, fault.1.plus(around)?);
        let child = witness.child(p);
        let stretches = self.site.planner.timeline(&child, area, witness.day);
        let mut rows: Vec<Row> = Vec::new();
        let mut says: Vec<String> = Vec::new();
        for stretch in &stretches {
            let Some(days) = clipped(stretch, shown) else {
                continue;
            };
            for (title, class) in self.holders(&stretch.service) {
                says.push(format!("{title}: {}", self.span(days)));
                rows.push(Row::of_days(&title, days, &class));
            }
        }
        let lasts = self.t().fault_lasts;
        says.push(format!("{lasts}: {}", self.span(fault)));
        rows.push(Row::of_days(lasts, fault, "fault"));
        let born = self.say().day(witness.born);
        let title = self
            .t()
            .fault_picture
            .replace("{a}", &self.area(area).title);
        let child = self.site.child.born_on(witness.born);
        Strip::of_rows(
            &self.say(),
            &child,
            anchor,
            &title.replace("{b}", &born),
            &format!("{}.", list(&says, self.t().and)),
            &rows,
        )
    }

    /// Who meets the child: each with its mark's class.
    fn holders(&self, held: &Held) -> Vec<(String, String)> {
        let p = self.programme();
        let named = held.holder.iter().chain(&held.candidates);
        named
            .map(|named| {
                let is = |id: &ServiceId| p.service(*id).is_some_and(|row| row.meta.id == named.id);
                let service = ids!(p.services, ServiceId).find(is);
                let class = service.map(|id| self.site.mark(Holder::Service(id)).class);
                (named.title.clone(), class.unwrap_or_default())
            })
            .collect()
    }

    /// "1 mars 2026–4 maj 2026".
    fn span(&self, (first, last): (Day, Day)) -> String {
        format!("{}–{}", self.say().day(first), self.say().day(last))
    }
}

/// The days of a fault, both included.
fn days(witness: &Witness) -> Option<(Day, Day)> {
    let last = match witness.until {
        Some(until) => until.plus(-1)?.max(witness.day),
        None => witness.day.plus(WITHOUT_END)?,
    };
    Some((witness.day, last))
}

/// The days of a stretch that are shown, both included; nothing where none is.
fn clipped(stretch: &Stretch, (first, last): (Day, Day)) -> Option<(Day, Day)> {
    let end = stretch
        .until
        .and_then(|until| until.plus(-1))
        .unwrap_or(last);
    let (from, through) = (stretch.from.max(first), end.min(last));
    (from <= through).then_some((from, through))
}
