//! The engine and a plan written by hand for the same 48 rules say the same of ten thousand children.

#[path = "../benches/schedule/mod.rs"]
mod schedule;

use schedule::children::children;
use schedule::{TEXT, compiled, facts, lines, rule, straight};
use stafett_plan::{Outline, Planner};

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
    let mut dice = schedule::children::Dice(7);
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
