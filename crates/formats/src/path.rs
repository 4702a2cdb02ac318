//! Where in a tree a value stands. A path is looked at only when something is wrong there, so that going
//! down costs nothing: each place knows the one above it.

use crate::node::Step;

/// The way from the root of a tree to a value.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Path<'n> {
    above: Option<&'n Path<'n>>,
    last: Last<'n>,
}

/// The last steps of a path.
#[derive(Clone, Copy, Debug, Default)]
enum Last<'n> {
    #[default]
    Root,
    Field(&'n str),
    Element(&'n str, usize),
    Entry(&'n str, &'n str),
}

impl<'n> Path<'n> {
    /// To a field of what stands here.
    pub(crate) fn field(&'n self, name: &'n str) -> Path<'n> {
        self.then(Last::Field(name))
    }

    /// To an element, counted from 0, of the list that a field of what stands here is.
    pub(crate) fn element(&'n self, list: &'n str, place: usize) -> Path<'n> {
        self.then(Last::Element(list, place))
    }

    /// To a field of the map that a field of what stands here is.
    pub(crate) fn entry(&'n self, map: &'n str, key: &'n str) -> Path<'n> {
        self.then(Last::Entry(map, key))
    }

    fn then(&'n self, last: Last<'n>) -> Path<'n> {
        let above = Some(self);
        Path { above, last }
    }

    /// Its steps, from the root.
    pub(crate) fn steps(&self) -> Vec<Step> {
        let mut steps = self.above.map_or_else(Vec::new, Path::steps);
        match self.last {
            Last::Root => {}
            Last::Field(name) => steps.push(name.into()),
            Last::Element(list, place) => steps.extend([list.into(), place.into()]),
            Last::Entry(map, key) => steps.extend([Step::from(map), key.into()]),
        }
        steps
    }
}
