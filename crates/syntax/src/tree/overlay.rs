use stafett_diag::Span;

use super::{
    Afterwards, Channel, Content, Date, DateRange, Declaration, Duration, Field, Guard, Identifier,
    Place, Qualifier, ResponsibilityField, Spanned,
};

/// A field of `variant`: what a region or municipality does otherwise than the base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VariantField {
    /// `om region värmland`: where it holds.
    If(Spanned<Guard>),
    /// `bygger på värmland`: the variant of the layer above, on which this one is laid.
    BuildsOn(Spanned<Identifier>),
    /// `underlag från 2024`: the calendar year of the information.
    InformationFrom(Spanned<i32>),
    /// `bekräftad av "Region Värmland"`: who confirmed it. Without the line nobody has.
    ConfirmedBy(Spanned<String>),
    /// `vid inflyttning tas igen inom 60 dagar`: the rule for arrivals.
    OnArrival(Spanned<Duration>),
    /// One difference.
    Change(Change),
}

/// A field of the declaration `utgåva`: what changes from one day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReleaseField {
    /// `gäller från 2027-08-01`: the day of the switch.
    InForceFrom(Spanned<Date>),
    /// `för födda från 2021-01-01`: a switch by birth date instead.
    BornFrom(Spanned<Date>),
    /// One difference.
    Change(Change),
}

/// A field of `omprioritering`: a dated contingency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReprioritisationField {
    /// `gäller från 2020-04-03 till och med 2020-08-31`: both days included.
    InForce(DateRange),
    /// `om region värmland`: where it holds; everywhere, if absent.
    If(Spanned<Guard>),
    /// `pausar a, b`: visits and content items that are not offered meanwhile.
    Suspends(Vec<Spanned<Content>>),
    /// `byter kontaktsätt till video för a, b`.
    SwitchesChannel {
        /// The channel meanwhile.
        to: Vec<Spanned<Channel>>,
        /// Of which visits.
        of: Vec<Spanned<Identifier>>,
    },
    /// `byter plats till hem för a, b`.
    SwitchesPlace {
        /// The place meanwhile.
        to: Vec<Spanned<Place>>,
        /// Of which visits.
        of: Vec<Spanned<Identifier>>,
    },
    /// `därefter tas igen fram till 2021-06-30`: what follows for what was suspended.
    Afterwards(Spanned<Afterwards>),
}

/// One difference of a variant or release.
#[derive(Clone, Debug)]
pub struct Change {
    /// What it does.
    pub what: Changed,
    /// From its verb to its end.
    pub span: Span,
}

impl PartialEq for Change {
    fn eq(&self, other: &Self) -> bool {
        self.what == other.what
    }
}

impl Eq for Change {}

/// What a difference does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// `lägger till besök … { … }`: a whole declaration of a visit, a contact, a transition, a
    /// requirement or a recommendation.
    Adds(Box<Declaration>),
    /// `begränsar besök NAME { … }`: fields that make a visit or contact narrower: its window
    /// (`när`) and its condition (`om`).
    Narrows(Box<Declaration>),
    /// `byter ut besök NAME { … }` (or kontakt, övergång): the fields written take the place of the
    /// same fields; the others stay.
    Substitutes(Box<Declaration>),
    /// `byter ut ansvar för AREA { … }`: the legs take the place of the area's legs of the same
    /// layer. The span that the programme demands stays.
    SubstitutesLegs {
        /// The area.
        area: Spanned<Identifier>,
        /// The legs.
        fields: Vec<Field<ResponsibilityField>>,
        /// What qualifies them all.
        qualifiers: Vec<Qualifier>,
    },
    /// `utgår NAME "skäl"`: a visit, a contact, or a content item of every visit, that is not
    /// offered, and why.
    Drops {
        /// What; `rotavirus dos 3` for a dose.
        what: Spanned<Content>,
        /// Why.
        reason: Option<Spanned<String>>,
    },
}
