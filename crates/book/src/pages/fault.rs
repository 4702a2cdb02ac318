//! The timeline of the child by whom a finding is told: who is responsible for the area around the
//! days of the fault.

use crate::here::{Here, ids};
use crate::picture::{Row, Strip};
use stafett_model::proof::{Finding, Witness};
use stafett_model::{Area, AreaId, Day, Holder, ServiceId};
use stafett_plan::{Held, Stretch};

/// How many days around the fault are shown at least.
const AROUND: i32 = 60;
/// How many days a fault is drawn that has no end.
const WITHOUT_END: i32 = 365;

/// The days of one holder, both included.
struct Lane {
    title: String,
    class: String,
    days: (Day, Day),
}

impl Here<'_> {
    /// The drawn timeline of a finding's child; nothing where the finding is not about an area, or
    /// shows by no child.
    pub(super) fn timeline(&self, anchor: &str, finding: &Finding) -> Option<Strip> {
        let witness = finding.witness.as_ref()?;
        let p = self.programme();
        let area = self.area_of(finding)?;
        let fault = days(witness)?;
        let around = fault.1.since(fault.0).max(AROUND);
        let first = fault.0.plus(-around)?.max(witness.born);
        let shown = (first, fault.1.plus(around)?);
        let child = witness.child(p);
        let stretches = self.site.planner.timeline(&child, area, witness.day);
        let mut lanes = self.lanes(&stretches, shown, |stretch| &stretch.body);
        lanes.extend(self.lanes(&stretches, shown, |stretch| &stretch.service));
        lanes.push(Lane {
            title: self.t().fault_lasts.to_owned(),
            class: "fault".to_owned(),
            days: fault,
        });
        let rows = lanes
            .iter()
            .map(|lane| Row::of_days(&lane.title, lane.days, &lane.class));
        let rows: Vec<Row> = rows.collect();
        let says = lanes
            .iter()
            .map(|lane| format!("{}: {}", lane.title, self.span(lane.days)));
        let says: Vec<String> = says.collect();
        let born = self.say().day(witness.born);
        let title = self
            .t()
            .fault_picture
            .replace("{a}", &self.area(area).title);
        Strip::of_rows(
            &self.say(),
            witness.born,
            anchor,
            &title.replace("{b}", &born),
            &format!("{}.", says.join("; ")),
            &rows,
        )
    }

    /// The area that a finding is about: the one that it names, or the first of whose periods it
    /// speaks.
    fn area_of(&self, finding: &Finding) -> Option<AreaId> {
        let p = self.programme();
        let named = |area: &Area| finding.key.area.as_ref() == Some(&area.meta.id);
        let speaks = |area: &Area| {
            let mut legs = area.legs.iter();
            legs.any(|leg| finding.rules.iter().any(|rule| rule.origin == leg.origin))
        };
        let first = |is: &dyn Fn(&Area) -> bool| {
            let mut areas = ids!(p.areas, AreaId);
            areas.find(|id| p.area(*id).is_some_and(is))
        };
        first(&named).or_else(|| first(&speaks))
    }

    /// The days of one layer's holders that are shown; days that follow on each other are one.
    fn lanes(
        &self,
        stretches: &[Stretch],
        shown: (Day, Day),
        layer: impl Fn(&Stretch) -> &Held,
    ) -> Vec<Lane> {
        let mut lanes: Vec<Lane> = Vec::new();
        for stretch in stretches {
            let Some(days) = clipped(stretch, shown) else {
                continue;
            };
            for (title, class) in self.holders(layer(stretch)) {
                let follows =
                    |lane: &&mut Lane| lane.title == title && lane.days.1.plus(1) == Some(days.0);
                match lanes.iter_mut().find(follows) {
                    Some(lane) => lane.days.1 = days.1,
                    None => lanes.push(Lane { title, class, days }),
                }
            }
        }
        lanes
    }

    /// Who holds a layer, certainly or perhaps: each title with its mark's class.
    fn holders(&self, held: &Held) -> Vec<(String, String)> {
        let p = self.programme();
        let named = held.holder.iter().chain(&held.candidates);
        let class = |id: &str| {
            let is = |of: &ServiceId| p.service(*of).is_some_and(|row| row.meta.id == id);
            let service = ids!(p.services, ServiceId).find(is);
            service.map(|of| self.site.mark(Holder::Service(of)).class)
        };
        let body = || "body".to_owned();
        named
            .map(|named| (named.title.clone(), class(&named.id).unwrap_or_else(body)))
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
