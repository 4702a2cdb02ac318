use super::{End, Guard, Identifier, Point, Reach, Spanned};

/// What the first line of `ansvar för` demands: `från … fram till … om …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The days on which somebody shall be responsible.
    pub reach: Reach,
    /// For which children; without one, for every child.
    pub guard: Option<Spanned<Guard>>,
}

/// A field of `ansvar för`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponsibilityField {
    /// `huvudman BODY från … fram till …`: a leg of the duty by law.
    Body(Leg),
    /// `utförs av SERVICE från … fram till …`: a leg of the service that meets the child.
    Service(Leg),
}

/// A period in which one body or service is responsible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// The body or service.
    pub holder: Spanned<Identifier>,
    /// `tillsammans med`: services that take part without responsibility. Empty for bodies.
    pub jointly_with: Vec<Spanned<Identifier>>,
    /// From when until when.
    pub reach: Reach,
    /// `, dock längst fram till POINT`: where the leg ends even if the event has not come.
    pub limit: Option<Spanned<End>>,
    /// `, senast POINT`: the day by which an event that ends the leg should have come.
    pub deadline: Option<Spanned<Point>>,
    /// For whom.
    pub guard: Option<Spanned<Guard>>,
}
