use super::{Content, Guard, Identifier, Point, Spanned};

/// A field of `indikator`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndicatorField {
    /// `vid 1 år`: the day on which each child is counted.
    At(Spanned<Point>),
    /// `nämnare alla` or `nämnare om COND`: the children who are counted.
    Denominator(Spanned<Counted>),
    /// `täljare genomfört A och genomfört B om COND`: those of them who are counted in.
    Numerator(Numerator),
    /// `uppdelat på kommun, kön`.
    Strata(Vec<Spanned<Identifier>>),
    /// `minsta grupp 5`: smaller groups are not shown.
    SmallestGroup(Spanned<u32>),
    /// `riktning högre`: which way is better.
    Direction(Spanned<Better>),
}

/// Which children a measure counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// `alla`.
    Everyone,
    /// `om COND` or `om inte COND`, on the day on which the child is counted.
    If(Guard),
}

/// What a child must fulfil to be counted in. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numerator {
    /// `genomfört A och genomfört B`: contents that are done by the day.
    pub done: Vec<Spanned<Content>>,
    /// `om COND`, on the day.
    pub guard: Option<Spanned<Guard>>,
}

/// Which way of a measure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Better {
    /// `högre`.
    Higher,
    /// `lägre`.
    Lower,
}
