//! The children of the population, sorted by the answers to what a claim asked of them
//! ([`super::survey`]).

use crate::places::Places;
use crate::space::Space;
use stafett_model::{Day, FactId};

/// The answer to a question about points: whether something surely is so.
#[derive(Clone, Copy)]
pub struct Order(pub(super) usize);

/// The answer to whether a child meets a condition.
#[derive(Clone, Copy)]
pub struct Meets(pub(super) usize);

/// The answer to which facts a child can have between two points.
#[derive(Clone, Copy)]
pub struct Stretch(pub(super) usize);

/// The answer to whether a visit is meant for a child.
pub struct Meant {
    pub(super) meets: Meets,
    /// Whether its window surely never opens.
    pub(super) never: Order,
    /// Which birth dates: of each of these, one order is sure.
    pub(super) born: Vec<Vec<Order>>,
    /// Dated conditions: which, and whether the point must fall before its day.
    pub(super) dated: Vec<(usize, bool)>,
}

/// The children of the population, sorted by what a claim asked.
pub struct Children<'c, 'p> {
    /// Where points lie.
    pub places: &'c Places<'p>,
    /// The combinations of facts.
    pub space: Space,
    /// Children whose points stand in the same order.
    pub(super) classes: Vec<Class>,
    /// Facts that meet the same conditions.
    pub(super) groups: Vec<Group>,
    pub(super) in_force: Vec<Vec<Vec<Order>>>,
    /// How many conditions the claim asked for; those of the invariants follow.
    pub(super) own: usize,
}

/// Birth dates for which all orders are the same.
pub(super) struct Class {
    pub(super) start: Option<i32>,
    pub(super) births: Vec<(Day, Day)>,
    pub(super) orders: Vec<bool>,
    /// The ways in which the dated conditions can turn out.
    pub(super) dated: Vec<Vec<bool>>,
}

/// Facts of which all conditions make the same.
pub(super) struct Group {
    pub(super) start: Option<i32>,
    pub(super) fixed: Vec<(FactId, i32)>,
    pub(super) meets: Vec<bool>,
    /// The least combination.
    pub(super) least: Vec<u16>,
}

/// Children who are alike in everything that was asked.
#[derive(Clone, Copy)]
pub struct Child<'s> {
    class: &'s Class,
    group: &'s Group,
    dated: &'s [bool],
    in_force: &'s [Vec<Vec<Order>>],
    own: usize,
    /// Place of the group in the space.
    pub group_at: usize,
    /// Equal for children who differ in nothing but facts that may change.
    pub life: (usize, usize, usize),
}

impl Children<'_, '_> {
    /// How many classes of birth dates there are.
    pub fn classes(&self) -> usize {
        self.classes.len()
    }

    /// All children, in a fixed order.
    pub fn each(&self) -> impl Iterator<Item = Child<'_>> {
        self.classes
            .iter()
            .enumerate()
            .flat_map(move |(at, class)| {
                let groups = self.groups.iter().enumerate();
                let own = groups.filter(|(_, group)| group.start == class.start);
                own.flat_map(move |(group_at, group)| {
                    let same =
                        |other: &Group| other.fixed == group.fixed && other.start == group.start;
                    let first = self.groups.iter().position(same).unwrap_or(group_at);
                    class
                        .dated
                        .iter()
                        .enumerate()
                        .map(move |(case, dated)| Child {
                            class,
                            group,
                            dated,
                            in_force: &self.in_force,
                            own: self.own,
                            group_at,
                            life: (at, case, first),
                        })
                })
            })
    }
}

impl<'s> Child<'s> {
    /// The birth dates: closed intervals, ascending.
    pub fn births(&self) -> &'s [(Day, Day)] {
        &self.class.births
    }

    /// The least facts of such a child.
    pub fn least(&self) -> &'s [u16] {
        &self.group.least
    }

    /// Which way the dated conditions turn out.
    pub fn case(&self) -> usize {
        self.life.1
    }

    /// Value of the start fact, where a point depends on it.
    pub fn start(&self) -> Option<i32> {
        self.class.start
    }

    /// Whether an order is sure.
    pub fn sure(&self, order: Order) -> bool {
        self.class.orders[order.0]
    }

    /// Whether one of some orders is sure.
    pub fn any_sure(&self, orders: &[Order]) -> bool {
        orders.iter().any(|order| self.sure(*order))
    }

    /// Whether a condition is met.
    pub fn meets(&self, meets: Meets) -> bool {
        self.group.meets[meets.0]
    }

    /// Whether a visit is meant for the child.
    pub fn is_meant(&self, meant: &Meant) -> bool {
        let dated = |(at, before): &(usize, bool)| self.dated[*at] == *before;
        self.meets(meant.meets)
            && !self.sure(meant.never)
            && meant.born.iter().all(|any| self.any_sure(any))
            && meant.dated.iter().all(dated)
    }

    /// Whether the population has such a child whose facts do not change during a stretch.
    pub fn can_be(&self, stretch: Stretch) -> bool {
        let invariants = self.in_force[stretch.0].iter().enumerate();
        invariants
            .filter(|(_, shared)| shared.iter().all(|order| self.sure(*order)))
            .all(|(at, _)| self.group.meets[self.own + at])
    }
}
