//! **Claim.** No obligatory visit must be made on one single day.

use crate::Report;
use crate::places::{Alike, Places};
use crate::report::{self, Told};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Words};
use stafett_model::{Visit, VisitKind, words};

/// Decides the claim for every obligatory visit. A contact (a letter, a message) needs no tolerance.
pub(super) fn check(places: &Places, report: &mut Report) {
    let visits = places.programme.visits.iter();
    for visit in visits.filter(|visit| visit.kind == VisitKind::Visit && !visit.as_needed) {
        report.decided(Name::NoTolerance, 0);
        let mut points = vec![visit.window.earliest.clone(), visit.window.latest.clone()];
        // Most visits are for all birth dates, and have a day to spare for the first looked at.
        if visit.born.is_none() && !places.every(&points, |located| located[0] == located[1]) {
            continue;
        }
        points.extend(visit.birth_points());
        let mut children = places.alike(&points);
        children.retain(|child| visit.is_for_birth(child.births[0].0));
        if children
            .iter()
            .all(|child| child.located[0] == child.located[1])
        {
            report.add_all(finding(&children, visit));
        }
    }
}

fn finding(children: &[Alike], visit: &Visit) -> Option<Finding> {
    let least = children.iter().min_by_key(|alike| alike.births[0])?;
    let day = least.located[0].first()?;
    let (born, day) = (words::day(least.births[0].0), words::day(day));
    let title = &visit.meta.title;
    let told = Told {
        headline: Words::new(
            format!("\"{title}\" måste göras på en enda dag"),
            format!("\"{title}\" must be made on one single day"),
        ),
        story: Words::new(
            format!(
                "Ett barn fött {} måste komma den {}. Är barnet sjukt då, eller är det söndag, kan besöket inte göras i tid.",
                born.sv, day.sv
            ),
            format!(
                "A child born {} must come on {}. If the child is ill then, or it is a Sunday, the visit cannot be made in time.",
                born.en, day.en
            ),
        ),
        help: Words::new(
            "skriv `tidigast …, senast …` på raden `när`",
            "write `earliest …, latest …` on the line `when`",
        ),
    };
    let rule = (visit.meta.id.as_str(), visit.meta.origin);
    Some(report::about_text(Name::NoTolerance, None, rule, told))
}
