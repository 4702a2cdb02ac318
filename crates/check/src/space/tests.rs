//! The space against the plain product of all values, on small random conditions.

use super::{OverBudget, Space};
use crate::cubes::cubes;
use proptest::prelude::*;
use stafett_compile::{Source, compile};
use stafett_model::{Change, Condition, FactId, FactRange, Programme};
use std::collections::{BTreeMap, BTreeSet};

/// The values of all facts of one child.
type Child = Vec<i32>;

/// How many values each fact of [`programme`] has.
const VALUES: [i32; 5] = [2, 4, 6, 2, 3];
const PLENTY: usize = 1_000_000;

const TEXT: &str = r#"
program prov "Prov" { land "SE" språk svenska månadsslut sista dagen utgåva "1" }
befolkning barnen "Barnen" { födda från 2020-01-01 till och med 2020-12-31 }
uppgift a "A" { värden ja eller nej fast }
uppgift b "B" { värden en av p, q, r, s fast }
uppgift c "C" { värden heltal 0–5 kan ändras }
uppgift d "D" { värden ja eller nej kan ändras }
uppgift e "E" { värden en av p, q, r kan ändras }
"#;

/// Five facts, the last three of which may change.
fn programme(always: &[Condition]) -> Programme {
    let source = Source {
        path: "programme.stafett".into(),
        text: TEXT.into(),
    };
    let compiled = compile(&[source]);
    let mut programme = compiled
        .programme
        .unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
    programme.population.always = always.to_vec();
    programme
}

/// A condition over the first so many facts.
fn condition(facts: u16) -> impl Strategy<Value = Condition> {
    let value = |at: u16| 0..VALUES[usize::from(at)];
    let fact = (0..facts).prop_flat_map(move |at| {
        let values = proptest::collection::btree_set(value(at), 0..4);
        values.prop_map(move |values| {
            let allowed = values.into_iter().map(|value| (value, value)).collect();
            let fact = FactId(at);
            Condition::Fact(FactRange { fact, allowed })
        })
    });
    let leaf = prop_oneof![8 => fact, 1 => Just(Condition::Always), 1 => (0..facts).prop_map(|at| Condition::Unknown(FactId(at)))];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let parts = proptest::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            inner.prop_map(|inner| Condition::Not(Box::new(inner))),
            parts.clone().prop_map(Condition::All),
            parts.prop_map(Condition::Any),
        ]
    })
}

/// Conditions over the first four facts, and demands over all five that some child meets.
fn case() -> impl Strategy<Value = (Vec<Condition>, Vec<Condition>)> {
    (
        proptest::collection::vec(condition(4), 0..5),
        proptest::collection::vec(condition(5), 0..3),
    )
        .prop_filter("nobody is born", |(_, always)| !children(always).is_empty())
}

/// Every child of the population, one after another.
fn children(always: &[Condition]) -> Vec<Child> {
    let mut all = vec![Vec::new()];
    for values in VALUES {
        all = all
            .iter()
            .flat_map(|child: &Child| {
                (0..values).map(move |value| {
                    let mut longer = child.clone();
                    longer.push(value);
                    longer
                })
            })
            .collect();
    }
    all.retain(|child| always.iter().all(|condition| meets(condition, child)));
    all
}

fn meets(condition: &Condition, child: &Child) -> bool {
    condition.holds(&|fact: FactId| child.get(fact.index()).copied())
}

fn held(conditions: &[Condition], child: &Child) -> Vec<usize> {
    let all = 0..conditions.len();
    all.filter(|at| meets(&conditions[*at], child)).collect()
}

/// What a child has of some facts.
fn of(facts: &[FactId], child: &Child) -> Vec<(FactId, i32)> {
    facts
        .iter()
        .map(|fact| (*fact, child[fact.index()]))
        .collect()
}

fn built(
    programme: &Programme,
    conditions: &[Condition],
    limit: usize,
) -> Result<Space, OverBudget> {
    let conditions: Vec<&Condition> = conditions.iter().collect();
    Space::build(programme, &conditions, &[], limit)
}

/// The groups, each with the conditions that hold and its least child.
fn told(space: &Space) -> BTreeMap<Vec<usize>, Vec<(FactId, i32)>> {
    let groups = space.groups.iter();
    groups
        .map(|group| (group.holds.iter().collect(), space.values(&group.least)))
        .collect()
}

proptest! {
    #[test]
    fn groups_are_those_of_the_product((conditions, always) in case()) {
        let space = built(&programme(&always), &conditions, PLENTY).expect("few conditions");
        let mut plain: BTreeMap<Vec<usize>, Vec<(FactId, i32)>> = BTreeMap::new();
        for child in children(&always) {
            let own = of(&space.facts, &child);
            let least = plain.entry(held(&conditions, &child)).or_insert_with(|| own.clone());
            *least = own.min(least.clone());
        }
        prop_assert_eq!(told(&space), plain);
    }

    #[test]
    fn products_hold_the_children_of_their_groups_and_no_others(
        (conditions, always) in case(),
        chosen in proptest::collection::vec(any::<bool>(), 32),
    ) {
        let space = built(&programme(&always), &conditions, PLENTY).expect("few conditions");
        let groups: BTreeSet<usize> = (0..space.groups.len()).filter(|at| chosen[at % 32]).collect();
        let products = cubes(&space, &groups);
        let meant: BTreeSet<Vec<usize>> =
            groups.iter().map(|at| space.groups[*at].holds.iter().collect()).collect();
        for child in children(&always) {
            let inside = products.iter().any(|product| {
                product.iter().all(|range| range.allows(child[range.fact.index()]))
            });
            prop_assert_eq!(inside, meant.contains(&held(&conditions, &child)), "{:?}", child);
        }
    }

    #[test]
    fn some_child_is_the_least_of_the_product((conditions, always) in case(), wanted in 0..5_usize) {
        let (holds, fails) = conditions.split_at(wanted.min(conditions.len()));
        let [holding, failing]: [Vec<&Condition>; 2] =
            [holds, fails].map(|conditions| conditions.iter().collect());
        let found = Space::some_child(&programme(&always), &holding, &failing, PLENTY);
        let named: BTreeSet<FactId> = conditions.iter().flat_map(Condition::facts).collect();
        let named: Vec<FactId> = named.into_iter().collect();
        let fits = |child: &&Child| {
            holds.iter().all(|condition| meets(condition, child))
                && !fails.iter().any(|condition| meets(condition, child))
        };
        let all = children(&always);
        let least = all.iter().filter(fits).map(|child| of(&named, child)).min();
        prop_assert_eq!(found, Ok(least));
    }

    #[test]
    fn kin_agree_in_what_never_changes((conditions, always) in case()) {
        let programme = programme(&always);
        let space = built(&programme, &conditions, PLENTY).expect("few conditions");
        let is_fixed = |at: &usize| programme.facts[*at].change == Change::Fixed;
        let mut fixed_of: BTreeMap<Vec<usize>, BTreeSet<Vec<i32>>> = BTreeMap::new();
        for child in children(&always) {
            let fixed = (0..VALUES.len()).filter(is_fixed).map(|at| child[at]).collect();
            fixed_of.entry(held(&conditions, &child)).or_default().insert(fixed);
        }
        let key = |at: usize| space.groups[at].holds.iter().collect::<Vec<usize>>();
        for one in 0..space.groups.len() {
            let kin = space.kin(one, &mut 0).expect("few groups");
            for other in 0..space.groups.len() {
                let agree = !fixed_of[&key(one)].is_disjoint(&fixed_of[&key(other)]);
                prop_assert_eq!(kin.contains(other), agree);
            }
        }
    }

    #[test]
    fn a_small_budget_refuses_but_never_misleads((conditions, always) in case(), limit in 0..40_usize) {
        let programme = programme(&always);
        let plenty = built(&programme, &conditions, PLENTY).expect("few conditions");
        if let Ok(space) = built(&programme, &conditions, limit) {
            prop_assert_eq!(told(&space), told(&plenty));
        }
    }
}

#[test]
fn values_that_no_condition_names_are_one_cell() {
    let fact = FactId(1);
    let named = Condition::Fact(FactRange {
        fact,
        allowed: vec![(1, 2)],
    });
    let space = built(&programme(&[]), &[named], PLENTY).expect("one condition");
    assert_eq!(space.cells, [vec![vec![(0, 0), (3, 3)], vec![(1, 2)]]]);
}

#[test]
fn each_value_of_a_fact_that_matters_besides_is_told_apart() {
    let space = Space::build(&programme(&[]), &[], &[FactId(1)], PLENTY).expect("one fact");
    let values: Vec<_> = space
        .combinations()
        .map(|least| space.values(least))
        .collect();
    assert_eq!(values.len(), 4);
    assert_eq!(space.cells[0].len(), 4);
}

#[test]
fn over_the_budget_nothing_is_said() {
    let conditions: Vec<Condition> = (0..4)
        .map(|fact| {
            let allowed = vec![(1, 1)];
            let fact = FactId(fact);
            Condition::Fact(FactRange { fact, allowed })
        })
        .collect();
    assert_eq!(
        built(&programme(&[]), &conditions, 8).err(),
        Some(OverBudget)
    );
}
