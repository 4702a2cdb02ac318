use super::{Count, Date, Guard, Identifier, MonthDay, Point, Repetition, Spanned, When};

/// A field of `besök` or `kontakt`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VisitField {
    /// `när 4 veckor, tidigast 3 veckor, senast 6 veckor`.
    When(Spanned<When>),
    /// `upprepas varje 2 år från 3 år fram till året barnet fyller 20`, instead of `när`.
    Repeated(Spanned<Repetition>),
    /// `antal 2–3`, beside `när`.
    Count(Spanned<Count>),
    /// `därefter bortfaller`.
    Afterwards(Spanned<Afterwards>),
    /// `utförs av SERVICE med ROLE och ROLE`.
    PerformedBy(Performer),
    /// `plats mottagning`.
    Place(Vec<Spanned<Place>>),
    /// `kontaktsätt fysiskt`.
    Channel(Vec<Spanned<Channel>>),
    /// `längd 60 minuter`: minutes.
    Length(Spanned<u32>),
    /// `innehåll tillväxt, rotavirus dos 1`.
    Contents(Vec<Spanned<Content>>),
    /// `för alla` or `för TARGETGROUP`.
    For(Spanned<Audience>),
    /// `för födda från 2022-01-01`, `för födda 10 september–31 mars`.
    Born(Spanned<Births>),
    /// `om COND`.
    If(Spanned<Guard>),
    /// `vid behov`: permission, no duty.
    AsNeeded,
}

/// What happens when the window has closed, was declined or missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Afterwards {
    /// `bortfaller`.
    Lapses,
    /// `tas igen fram till POINT`.
    CaughtUpUntil(Spanned<Point>),
    /// `förs vidare`.
    CarriedOver,
    /// `erbjuds igen`.
    OfferedAgain,
}

/// Who performs a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Performer {
    /// The service.
    pub service: Spanned<Identifier>,
    /// `med`: its staff.
    pub roles: Vec<Spanned<Identifier>>,
    /// `tillsammans med`: services that take part without responsibility.
    pub jointly_with: Vec<Spanned<Identifier>>,
    /// `på uppdrag av`: the service or body on whose behalf it is done.
    pub on_behalf_of: Option<Spanned<Identifier>>,
}

/// Where a visit takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// `hem`.
    Home,
    /// `mottagning`.
    Clinic,
    /// `skola`.
    School,
    /// `sjukhus`.
    Hospital,
    /// `förskola`.
    Preschool,
    /// `digitalt`.
    Online,
    /// `annan`.
    Other,
}

/// How a visit is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// `fysiskt`.
    InPerson,
    /// `video`.
    Video,
    /// `telefon`.
    Telephone,
    /// `brev`.
    Letter,
}

/// One of a visit's contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The content item or series.
    pub name: Spanned<Identifier>,
    /// `dos 1`, of a series.
    pub dose: Option<Spanned<u32>>,
}

/// Children born when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Births {
    /// `från DATE`, perhaps `till och med DATE`: both included.
    Dates {
        /// The first birth date.
        from: Spanned<Date>,
        /// The last birth date.
        through: Option<Spanned<Date>>,
    },
    /// `10 september–31 mars`: every year, both days included; may go over New Year.
    Season {
        /// The first day.
        from: Spanned<MonthDay>,
        /// The last day.
        through: Spanned<MonthDay>,
    },
}

/// Which children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// `alla`.
    Everyone,
    /// A target group.
    Group(Identifier),
}
