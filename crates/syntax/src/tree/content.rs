use super::{Afterwards, Duration, Guard, Identifier, Point, Spanned, When};

/// A field of `moment`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemField {
    /// `område hälsoövervakning`.
    Area(Spanned<Identifier>),
    /// `gäller barnet`.
    Concerns(Spanned<Person>),
    /// `ålder korrigerad`.
    Age(Spanned<Clock>),
    /// `nivå 1`.
    Tier(Spanned<u32>),
    /// `instrument "EPDS"`.
    Instrument(Spanned<String>),
    /// `utfall a, b, c`.
    Outcomes(Vec<Spanned<Identifier>>),
    /// `minst 6 månader mellan två besök`: the item is not offered again sooner.
    Spacing(Spanned<Duration>),
}

/// Whom something concerns, or whose consent is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Person {
    /// `barnet`.
    Child,
    /// `födande förälder`.
    BirthingParent,
    /// `andra föräldern`.
    OtherParent,
    /// `vårdnadshavarna`.
    Guardians,
}

/// The clock that ages are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clock {
    /// `kronologisk`: from birth.
    Chronological,
    /// `korrigerad`: from the due date.
    Corrected,
}

/// A field of `vaccinserie`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeriesField {
    /// `område vaccination`.
    Area(Spanned<Identifier>),
    /// `dos 1 rekommenderat 6 veckor, tidigast 6 veckor`.
    Dose {
        /// The dose's number.
        number: Spanned<u32>,
        /// When it is given. Every part carries its word; none is bare.
        when: Spanned<When>,
        /// From when a dose that was given counts, where that is less than what it is planned by.
        valid: Vec<Spanned<Validity>>,
        /// `om COND` or `om inte COND`: for whom the dose is.
        guard: Option<Spanned<Guard>>,
    },
    /// `produkter rotarix "Rotarix", rotateq "RotaTeq"`.
    Products(Vec<Product>),
    /// `tolerans 4 dagar`: how much too early a given dose may be and still count.
    Grace(Spanned<Duration>),
    /// `påbörjas senast 15 veckor`: the last day for the first dose.
    BegunBy(Spanned<Point>),
    /// `avstånd även efter ogiltig dos`.
    AfterInvalid,
    /// `därefter bortfaller`, for each dose.
    Afterwards(Spanned<Afterwards>),
}

/// A vaccine with which a series can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Its name, within the series.
    pub name: Spanned<Identifier>,
    /// Its title.
    pub title: Option<Spanned<String>>,
}

/// From when a given dose counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Validity {
    /// `giltig från 6 veckor`.
    From(Spanned<Point>),
    /// `giltigt minst 4 veckor efter dos 1`.
    AtLeast {
        /// The least distance.
        duration: Spanned<Duration>,
        /// What it is counted from.
        after: Spanned<Point>,
    },
}

/// A field of `tidsfönster`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WindowField {
    /// `när 4 veckor, tidigast 3 veckor`.
    When(Spanned<When>),
}
