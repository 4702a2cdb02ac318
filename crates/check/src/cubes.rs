//! Sets of combinations as few products of sets: how a region says for whom it holds.

use crate::space::Space;
use stafett_model::FactRange;
use std::collections::BTreeSet;

type Cube = Vec<BTreeSet<u16>>;

/// The combinations as disjoint products, each a list of what facts must be; a fact that may be
/// anything is left out. Combinations that the population does not have may be taken in where that
/// makes a product simpler.
pub fn cubes(space: &Space, combinations: &BTreeSet<Vec<u16>>) -> Vec<Vec<FactRange>> {
    let mut cubes: Vec<Cube> = combinations
        .iter()
        .map(|combination| {
            combination
                .iter()
                .map(|cell| BTreeSet::from([*cell]))
                .collect()
        })
        .collect();
    while let Some((into, from, at)) = mergeable(&cubes) {
        let other = cubes.remove(from);
        cubes[into][at].extend(&other[at]);
    }
    for cube in &mut cubes {
        loosen(space, combinations, cube);
    }
    let mut parts: Vec<Vec<FactRange>> = cubes.iter().map(|cube| ranges(space, cube)).collect();
    parts.sort();
    parts.dedup();
    parts
}

/// Two products that differ in one fact only, and which.
fn mergeable(cubes: &[Cube]) -> Option<(usize, usize, usize)> {
    for into in 0..cubes.len() {
        for from in into + 1..cubes.len() {
            let mut differing =
                (0..cubes[into].len()).filter(|at| cubes[into][*at] != cubes[from][*at]);
            if let (Some(at), None) = (differing.next(), differing.next()) {
                return Some((into, from, at));
            }
        }
    }
    None
}

/// Lets a fact be anything where that takes in no child that is not meant.
fn loosen(space: &Space, meant: &BTreeSet<Vec<u16>>, cube: &mut Cube) {
    for at in 0..cube.len() {
        let all: BTreeSet<u16> = (0..space.cells[at].len())
            .filter_map(|c| u16::try_from(c).ok())
            .collect();
        let tight = std::mem::replace(&mut cube[at], all);
        let takes_in_others = space
            .combinations
            .iter()
            .any(|combination| within(cube, combination) && !meant.contains(combination));
        if takes_in_others {
            cube[at] = tight;
        }
    }
}

fn within(cube: &Cube, combination: &[u16]) -> bool {
    cube.iter()
        .zip(combination)
        .all(|(cells, cell)| cells.contains(cell))
}

fn ranges(space: &Space, cube: &Cube) -> Vec<FactRange> {
    (0..cube.len())
        .filter(|at| cube[*at].len() < space.cells[*at].len())
        .map(|at| space.range(at, &cube[at]))
        .collect()
}
