//! Chance that is the same everywhere and for ever: `SplitMix64` (Steele, Lea and Flood, "Fast
//! Splittable Pseudorandom Number Generators", OOPSLA 2014), written out, so that no library's next
//! version changes a generated country.

/// A source of chance.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// The source that belongs to one child of a country: no child's depends on another's.
    pub(crate) fn of(seed: u64, child: u64) -> Random {
        Random(mixed(seed ^ mixed(child)))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed(self.0)
    }

    /// A number from 0 to below `end`; 0 where `end` is 0.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        // The high half of the product: as even as 64 bits can be.
        let product = u128::from(self.next()) * u128::from(end);
        u64::try_from(product >> 64).unwrap_or(0)
    }

    /// A number from `first` to `last`, both included; `first` where `last` is less.
    pub(crate) fn between(&mut self, first: i32, last: i32) -> i32 {
        let span = u64::try_from(i64::from(last) - i64::from(first)).map_or(1, |span| span + 1);
        let step = i64::try_from(self.below(span)).unwrap_or(0);
        i32::try_from(i64::from(first) + step).unwrap_or(first)
    }

    /// Whether something happens that happens `often` times in a thousand.
    pub(crate) fn chance(&mut self, often: u64) -> bool {
        self.below(1_000) < often
    }

    /// A place among `weights`, each as likely as its weight says; `None` where all are 0.
    pub(crate) fn weighted(&mut self, weights: &[u64]) -> Option<usize> {
        let all = weights.iter().sum();
        let mut left = self.below(all);
        weights.iter().position(|weight| {
            let here = left < *weight;
            left = left.saturating_sub(*weight);
            here
        })
    }
}

fn mixed(state: u64) -> u64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_algorithm() {
        // The first numbers of SplitMix64 from state 1234567, as in its reference implementation.
        let mut random = Random(1_234_567);
        let numbers: Vec<u64> = (0..5).map(|_| random.next()).collect();
        assert_eq!(
            numbers,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ]
        );
    }

    #[test]
    fn numbers_stay_between_their_ends_and_reach_them() {
        let mut random = Random::of(1, 2);
        let numbers: Vec<i32> = (0..1_000).map(|_| random.between(-2, 2)).collect();
        assert!((-2..=2).all(|number| numbers.contains(&number)));
        assert!(numbers.iter().all(|number| (-2..=2).contains(number)));
        assert_eq!(random.between(5, 5), 5);
        assert_eq!(random.weighted(&[0, 0]), None);
        assert!((0..100).all(|_| random.weighted(&[0, 3, 0]) == Some(1)));
    }
}
