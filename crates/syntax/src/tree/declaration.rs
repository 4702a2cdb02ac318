use stafett_diag::Span;

use super::{
    AcceptanceField, BodyField, CalendarField, Demand, Direction, EventField, FactField,
    Identifier, IndicatorField, ItemField, NoField, NormField, PopulationField, ProgrammeField,
    Qualifier, ReleaseField, ReprioritisationField, ResponsibilityField, SeriesField, ServiceField,
    SourceField, Spanned, TargetGroupField, TransitionField, VariantField, VisitField, WindowField,
};

/// One declaration: its first line, its prose and its fields in the order written.
///
/// `F` is the type of its fields, `H` what its first line says besides name and title.
#[derive(Clone, Debug)]
pub struct Declared<F, H = ()> {
    /// The name. Of `ansvar för AREA` it is the area's name.
    pub name: Spanned<Identifier>,
    /// The title that people read. Of a requirement it is the citation.
    pub title: Option<Spanned<String>>,
    /// What the first line says besides.
    pub head: H,
    /// The doc comment above it: Markdown, one entry per line, without `///`.
    pub doc: Vec<Spanned<String>>,
    /// The fields in the order written. Whether one is missing or repeated is not asked here.
    pub fields: Vec<Field<F>>,
    /// What qualifies the whole declaration.
    pub qualifiers: Vec<Qualifier>,
    /// From the keyword to the closing brace.
    pub span: Span,
}

impl<F: PartialEq, H: PartialEq> PartialEq for Declared<F, H> {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && self.title == other.title
            && self.head == other.head
            && self.doc == other.doc
            && self.fields == other.fields
            && self.qualifiers == other.qualifiers
    }
}

impl<F: Eq, H: Eq> Eq for Declared<F, H> {}

/// One field with what qualifies it.
#[derive(Clone, Debug)]
pub struct Field<F> {
    /// What it says.
    pub value: F,
    /// What qualifies its value, in the order written.
    pub qualifiers: Vec<Qualifier>,
    /// From its keyword to the end of its value, without the qualifiers.
    pub span: Span,
}

impl<F: PartialEq> PartialEq for Field<F> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && self.qualifiers == other.qualifiers
    }
}

impl<F: Eq> Eq for Field<F> {}

macro_rules! declarations {
    ($($(#[$doc:meta])* $variant:ident($type:ty);)*) => {
        /// A declaration of any kind.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Declaration { $($(#[$doc])* $variant($type),)* }

        impl Declaration {
            /// Its name.
            pub fn name(&self) -> &Spanned<Identifier> {
                match self { $(Declaration::$variant(declared) => &declared.name,)* }
            }

            /// Its title.
            pub fn title(&self) -> Option<&Spanned<String>> {
                match self { $(Declaration::$variant(declared) => declared.title.as_ref(),)* }
            }

            /// The doc comment above it, one entry per line.
            pub fn doc(&self) -> &[Spanned<String>] {
                match self { $(Declaration::$variant(declared) => &declared.doc,)* }
            }

            /// What qualifies the whole declaration.
            pub fn qualifiers(&self) -> &[Qualifier] {
                match self { $(Declaration::$variant(declared) => &declared.qualifiers,)* }
            }

            /// From the keyword to the closing brace.
            pub fn span(&self) -> Span {
                match self { $(Declaration::$variant(declared) => declared.span,)* }
            }
        }
    };
}

declarations! {
    /// `program`.
    Programme(Declared<ProgrammeField>);
    /// `befolkning`.
    Population(Declared<PopulationField>);
    /// `skolkalender`.
    Calendar(Declared<CalendarField>);
    /// `huvudman`.
    Body(Declared<BodyField>);
    /// `roll`.
    Role(Declared<NoField>);
    /// `verksamhet`.
    Service(Declared<ServiceField>);
    /// `område`.
    Area(Declared<NoField>);
    /// `uppgift`.
    Fact(Declared<FactField>);
    /// `händelse`.
    Event(Declared<EventField>);
    /// `målgrupp`.
    TargetGroup(Declared<TargetGroupField>);
    /// `moment`.
    Item(Declared<ItemField>);
    /// `vaccinserie`.
    Series(Declared<SeriesField>);
    /// `tidsfönster`.
    Window(Declared<WindowField>);
    /// `besök`.
    Visit(Declared<VisitField>);
    /// `kontakt`.
    Contact(Declared<VisitField>);
    /// `ansvar för`; the head is the span that the programme demands, and for whom.
    Responsibility(Declared<ResponsibilityField, Box<Demand>>);
    /// `övergång`.
    Transition(Declared<TransitionField, Direction>);
    /// `krav`.
    Requirement(Declared<NormField>);
    /// `rekommendation`.
    Recommendation(Declared<NormField>);
    /// `källa`.
    Source(Declared<SourceField>);
    /// `godtar`.
    Acceptance(Declared<AcceptanceField>);
    /// `variant`.
    Variant(Declared<VariantField>);
    /// `utgåva` as a declaration of its own.
    Release(Declared<ReleaseField>);
    /// `omprioritering`.
    Reprioritisation(Declared<ReprioritisationField>);
    /// `indikator`.
    Indicator(Declared<IndicatorField>);
}
