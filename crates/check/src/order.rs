//! The order in which the points of one child stand.

use crate::column::Away;

/// The order of one child's points, and whether another child's stand alike.
pub(crate) struct Ladder {
    kinds: Vec<Kind>,
    /// The first and last days of the points, in their order; how each follows the one before, the
    /// first of them the birth.
    rungs: Vec<(End, Step)>,
}

/// What kind of place a point has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Never,
    Settled,
    Open,
    OpenForEver,
}

/// An end of a point's place.
#[derive(Clone, Copy)]
enum End {
    First(usize),
    Last(usize),
}

/// How one day follows another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Same,
    NextDay,
    Later,
    Back,
}

fn kind(place: Away) -> Kind {
    match place {
        Away::NEVER => Kind::Never,
        _ if !place.is_open() => Kind::Settled,
        Away { last: i32::MAX, .. } => Kind::OpenForEver,
        _ => Kind::Open,
    }
}

impl End {
    /// Its day, in days from birth; days before birth count as birth.
    fn day(self, places: &[Away]) -> i32 {
        match self {
            End::First(at) => places[at].first.max(0),
            End::Last(at) => places[at].last.max(0),
        }
    }
}

fn step(from: i32, to: i32) -> Step {
    match to.wrapping_sub(from) {
        0 => Step::Same,
        1 => Step::NextDay,
        days if days < 0 => Step::Back,
        _ => Step::Later,
    }
}

impl Ladder {
    /// The order of a child's points.
    pub(crate) fn new(places: &[Away]) -> Ladder {
        let kinds: Vec<Kind> = places.iter().map(|place| kind(*place)).collect();
        let mut ends: Vec<End> = Vec::with_capacity(places.len() * 2);
        for (at, kind) in kinds.iter().enumerate() {
            match kind {
                Kind::Never => {}
                Kind::Settled | Kind::OpenForEver => ends.push(End::First(at)),
                Kind::Open => ends.extend([End::First(at), End::Last(at)]),
            }
        }
        ends.sort_by_key(|end| end.day(places));
        let mut before = 0;
        let rung = |end: End| {
            let day = end.day(places);
            (end, step(std::mem::replace(&mut before, day), day))
        };
        Ladder {
            kinds,
            rungs: ends.into_iter().map(rung).collect(),
        }
    }

    /// Whether another child's points stand in the same order, fall together on the same days and
    /// follow each other directly in the same places.
    pub(crate) fn fits(&self, places: &[Away]) -> bool {
        let same_kinds = self.kinds.iter().zip(places);
        if !same_kinds
            .into_iter()
            .all(|(known, place)| *known == kind(*place))
        {
            return false;
        }
        let mut before = 0;
        self.rungs.iter().all(|(end, known)| {
            let day = end.day(places);
            step(std::mem::replace(&mut before, day), day) == *known
        })
    }

    /// The order as numbers: equal for two children if and only if their points stand alike and the
    /// same of their open points rest on one variable. `variables` numbers the variables of points.
    pub(crate) fn numbers(&self, variables: &[usize]) -> Vec<u16> {
        let mut rank = 0_u16;
        let mut first = vec![u16::MAX; self.kinds.len()];
        let mut last = vec![u16::MAX; self.kinds.len()];
        let mut numbers = Vec::with_capacity(self.kinds.len() * 6);
        let mut next_days = Vec::new();
        for (end, step) in &self.rungs {
            if *step != Step::Same {
                rank = rank.saturating_add(1);
                next_days.push(u16::from(*step == Step::NextDay));
            }
            match end {
                End::First(at) => first[*at] = rank,
                End::Last(at) => last[*at] = rank,
            }
        }
        for (at, kind) in self.kinds.iter().enumerate() {
            let same = || {
                let alike = |other: &usize| {
                    matches!(self.kinds[*other], Kind::Open | Kind::OpenForEver)
                        && variables[*other] == variables[at]
                };
                let same = (0..=at).find(alike).and_then(|at| u16::try_from(at).ok());
                same.unwrap_or(u16::MAX)
            };
            match kind {
                Kind::Never => numbers.push(0),
                Kind::Settled => numbers.extend([1, first[at]]),
                Kind::Open => numbers.extend([2, first[at], last[at], same()]),
                Kind::OpenForEver => numbers.extend([3, first[at], same()]),
            }
        }
        numbers.extend(next_days);
        numbers
    }
}
