//! The engine and a plan written by hand for the same 48 rules say the same of ten thousand children.

#[path = "../benches/schedule/mod.rs"]
mod schedule;

use schedule::children::{Dice, children};
use schedule::straight::{Actor, Line, NONE, RULES};
use schedule::{TEXT, compiled, facts, straight};
use stafett_model::{Child, Day, Event, EventKind, Occurred, Programme, VisitId};
use stafett_plan::{Outline, PlannedDay, Planner};

#[test]
fn the_engine_plans_as_is_planned_by_hand() {
    let programme = compiled(TEXT);
    let facts = facts(&programme);
    let planner = Planner::new(&programme);
    let mut outline = Outline::default();
    for (child, as_of) in children(facts, 10_000) {
        let mut by_hand = [straight::EMPTY; straight::RULES];
        straight::plan(&child, as_of, facts, &mut by_hand);
        planner.outline(&child, as_of, &mut outline);
        let by_engine = lines(&programme, &outline);
        for (place, (hand, engine)) in by_hand.iter().zip(&by_engine).enumerate() {
            let rule = rule(&programme, place);
            assert_eq!(hand, engine, "{rule} on {as_of} of {child:#?}");
        }
    }
}

/// However few children share its birth date, an outline tells of one child what it told of it first.
#[test]
fn an_outline_that_is_used_again_forgets_the_child_before() {
    let programme = compiled(TEXT);
    let planner = Planner::new(&programme);
    let mut again = Outline::default();
    let mut dice = Dice(7);
    let all = children(facts(&programme), 300);
    for _ in 0..600 {
        let place = usize::try_from(dice.below(300)).unwrap_or(0);
        let (child, as_of) = &all[place];
        let mut first = Outline::default();
        planner.outline(child, *as_of, &mut first);
        planner.outline(child, *as_of, &mut again);
        assert_eq!(first.lines(), again.lines());
    }
}

/// The lines of an outline are the items of the plan and their contents.
#[test]
fn the_outline_says_what_the_plan_says() {
    let programme = compiled(TEXT);
    let planner = Planner::new(&programme);
    let mut outline = Outline::default();
    for (child, as_of) in children(facts(&programme), 100) {
        planner.outline(&child, as_of, &mut outline);
        says_what_the_plan_says(&planner, &outline, (&child, as_of));
    }
}

/// What an outline finds by a shorter way is what the plan finds, whatever is recorded.
#[test]
fn the_outline_says_what_the_plan_says_of_disturbed_histories() {
    let programme = compiled(TEXT);
    let planner = Planner::new(&programme);
    let mut outline = Outline::default();
    let mut dice = Dice(48);
    for (mut child, as_of) in children(facts(&programme), 1_500) {
        disturb(&programme, &mut child, &mut dice);
        planner.outline(&child, as_of, &mut outline);
        says_what_the_plan_says(&planner, &outline, (&child, as_of));
    }
}

/// Lets some of what is recorded of a child have been on other days, in part, otherwise or twice.
fn disturb(programme: &Programme, child: &mut Child, dice: &mut Dice) {
    let moved = |day: Day, by: i32| day.plus(by).unwrap_or(day);
    let often = dice.below(8) + 2;
    for event in &mut child.events {
        if dice.below(often) > 0 {
            continue;
        }
        let by = dice.below(300) - 150;
        match (dice.below(9), &event.kind) {
            (0..=3, _) => event.on = moved(event.on.first, by).into(),
            (4, _) => event.on = Occurred::between(event.on.first, moved(event.on.first, by)),
            (5, _) => event.recorded = Some(moved(event.on.first, by)),
            (6, EventKind::Done { visit, .. }) => event.kind = EventKind::Missed(*visit),
            (7, EventKind::Done { visit, .. }) => event.kind = EventKind::Declined(*visit),
            (_, EventKind::Done { visit, .. }) => {
                let row = programme.visit(*visit).unwrap();
                let item = row.items[0];
                event.kind = match dice.below(3) {
                    0 => EventKind::ItemDone(item),
                    1 => EventKind::ItemDeclined(item),
                    _ => EventKind::Done {
                        visit: *visit,
                        items: row.items.clone(),
                    },
                };
            }
            _ => {}
        }
    }
    if dice.below(3) == 0 {
        let again = child.events.clone().into_iter().step_by(5);
        child.events.extend(again.map(|event| Event {
            id: format!("z{}", event.id),
            on: moved(event.on.first, dice.below(40)).into(),
            ..event
        }));
    }
    if dice.below(4) == 0 {
        child.history_complete_from = Some(moved(child.born, dice.below(900)));
    }
}

fn says_what_the_plan_says(
    planner: &Planner<'_>,
    outline: &Outline,
    (child, as_of): (&Child, Day),
) {
    let programme = planner.programme();
    let mut items = planner.plan(child, as_of).items;
    items.sort_by_key(|item| item.visit);
    let mut lines = outline.lines().iter();
    for item in &items {
        let line = lines.next().unwrap();
        let of = format!("{} on {as_of} of {child:#?}", item.id);
        let body = line.body().and_then(|body| programme.body(body));
        assert_eq!((line.visit(), line.item()), (item.visit, None), "{of}");
        assert_eq!(
            (line.status, line.dates()),
            (item.status, item.window),
            "{of}"
        );
        assert_eq!(line.done_on, item.done_on, "{of}");
        let service = programme.service(line.service());
        assert_eq!(
            service.map(|row| &row.meta.id),
            Some(&item.service.id),
            "{of}"
        );
        assert_eq!(
            body.map(|row| row.meta.id.as_str()),
            item.body.as_ref().map(|body| body.id.as_str())
        );
        for entry in &item.contents {
            let line = lines.next().unwrap();
            assert_eq!((line.visit(), line.item()), (item.visit, Some(entry.item)));
            assert_eq!(
                (line.status, line.dates()),
                (entry.status, entry.window),
                "{of}"
            );
            assert_eq!(line.done_on, entry.done_on, "{of}");
        }
    }
    assert_eq!(lines.next(), None);
}

/// Those lines of an outline that the plan written by hand has: of a dose its own, of any other visit the
/// visit's.
fn lines(programme: &Programme, outline: &Outline) -> [Line; RULES] {
    let mut lines = [straight::EMPTY; RULES];
    for line in outline.lines() {
        let item = line.item().and_then(|item| programme.item(item));
        if line.item().is_some() && item.is_none_or(|item| item.dose.is_none()) {
            continue;
        }
        let day = |day: Option<PlannedDay>| day.map_or(NONE, |day| day.on.number());
        lines[line.visit().index()] = Line {
            status: line.status,
            earliest: day(line.dates().earliest),
            recommended: day(line.dates().recommended),
            latest: day(line.dates().latest),
            by: Actor {
                service: line.service().0,
                body: line.body().map_or(u16::MAX, |body| body.0),
            },
        };
    }
    lines
}

/// The name of a rule.
fn rule(programme: &Programme, place: usize) -> &str {
    let id = VisitId(u16::try_from(place).unwrap_or(u16::MAX));
    programme.visit(id).map_or("", |row| row.meta.id.as_str())
}
