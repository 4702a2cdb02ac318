use crate::{Language, Severity};

/// What a reader needs to understand a finding: what, why it matters for the child, a failing
/// example and the corrected one. Markdown, with the examples in fenced `stafett` blocks marked
/// `fails` and `passes`; both are run as tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The Swedish page.
    pub sv: &'static str,
    /// The English page.
    pub en: &'static str,
}

impl Page {
    /// The page in `language`.
    pub fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::Swedish => self.sv,
            Language::English => self.en,
        }
    }
}

macro_rules! names {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $severity:ident;)*) => {
        /// The readable name of a kind of finding. One name, one explanation page: a name without
        /// its pages under `pages/` does not compile.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Name { $($(#[$doc])* $variant,)* }

        impl Name {
            /// Every name, in the order of the table.
            pub const ALL: &'static [Name] = &[$(Name::$variant,)*];

            /// The name as it is printed and typed.
            pub fn as_str(self) -> &'static str {
                match self { $(Name::$variant => $name,)* }
            }

            /// The severity that a finding of this name has unless it says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Name::$variant => Severity::$severity,)* }
            }

            /// The explanation page.
            pub fn page(self) -> Page {
                match self {
                    $(Name::$variant => Page {
                        sv: include_str!(concat!("../pages/", $name, ".sv.md")),
                        en: include_str!(concat!("../pages/", $name, ".en.md")),
                    },)*
                }
            }
        }
    };
}

impl Name {
    /// The name that is printed as `text`.
    ///
    /// ```
    /// use stafett_diag::Name;
    /// assert_eq!(Name::parse("no-service-named"), Some(Name::NoServiceNamed));
    /// ```
    pub fn parse(text: &str) -> Option<Name> {
        Name::ALL.iter().copied().find(|name| name.as_str() == text)
    }
}

names! {
    // Reading files.
    /// A file that cannot be opened or read.
    UnreadableFile = "unreadable-file", Error;
    /// Bytes that are not UTF-8 text.
    NotUtf8 = "not-utf8", Error;
    /// A file over the size limit.
    FileTooLarge = "file-too-large", Error;
    /// A folder without any programme text.
    EmptyProgramme = "empty-programme", Error;
    /// A file `stafett.yaml` that cannot be used, or that names folders that do not fit.
    ManifestUnreadable = "manifest-unreadable", Error;
    /// A file or folder that cannot be written.
    UnwritableFile = "unwritable-file", Error;
    /// A compiled programme that cannot be used.
    ArtefactUnreadable = "artefact-unreadable", Error;
    // Text to tree.
    /// Text that fits nothing that may stand there.
    UnexpectedText = "unexpected-text", Error;
    /// A word where a keyword should stand that is none.
    UnknownKeyword = "unknown-keyword", Error;
    /// A word that the language refuses because it is ambiguous.
    RefusedWord = "refused-word", Error;
    /// Keywords of both languages in one file.
    MixedLanguages = "mixed-languages", Error;
    /// Brackets nested over the limit.
    NestedTooDeep = "nested-too-deep", Error;
    /// A block or string that is not closed.
    NotClosed = "not-closed", Error;
    // Tree to programme.
    /// No programme header, or two.
    ProgrammeHeader = "programme-header", Error;
    /// A field that must be there and is not.
    MissingField = "missing-field", Error;
    /// A field that may stand once and stands twice.
    RepeatedField = "repeated-field", Error;
    /// Two declarations of one name.
    DuplicateName = "duplicate-name", Error;
    /// A reference to nothing.
    UnknownName = "unknown-name", Error;
    /// A reference to something of the wrong kind.
    WrongKind = "wrong-kind", Error;
    /// A value that the fact cannot have.
    UnknownValue = "unknown-value", Error;
    /// A number or date outside what the language speaks of.
    OutOfRange = "out-of-range", Error;
    /// A day that the calendar does not have.
    NoSuchDay = "no-such-day", Error;
    /// More declarations than the limit.
    TooMany = "too-many", Error;
    /// Points, visits or doses that wait for each other in a circle.
    CyclicDependency = "cyclic-dependency", Error;
    // The proofs.
    /// On some day no body has the duty for an area.
    NoBodyHasDuty = "no-body-has-duty", Error;
    /// On some day a body has the duty but no service is named.
    NoServiceNamed = "no-service-named", Error;
    /// On some day two bodies have the duty for one area.
    TwoBodiesHaveDuty = "two-bodies-have-duty", Error;
    /// On some day two services are responsible for one area.
    TwoServicesNamed = "two-services-named", Error;
    /// A leg that ends with an event and says no latest day.
    EventEndWithoutDeadline = "event-end-without-deadline", Warning;
    /// A leg that no child ever enters.
    LegNeverBegins = "leg-never-begins", Error;
    /// A visit whose window has days on which another service is responsible.
    VisitOutsideLeg = "visit-outside-leg", Error;
    /// A window without a day.
    EmptyWindow = "empty-window", Error;
    /// A recommended day before the first or after the last day of its window.
    RecommendedOutsideWindow = "recommended-outside-window", Error;
    /// Windows and intervals that cannot all be kept.
    ContradictoryWindows = "contradictory-windows", Error;
    // The proofs: what is offered.
    /// A missed visit of which nobody says what follows, or whose recovery leads nowhere.
    MissedWithoutRecovery = "missed-without-recovery", Error;
    /// One content that two services may offer closer together than its spacing.
    ContentOfferedTwice = "content-offered-twice", Error;
    /// A content item that no visit ever offers.
    ContentNeverOffered = "content-never-offered", Warning;
    /// A visit that may fall on a day on which a dose that it carries may not be given.
    DoseOutsideItsWindow = "dose-outside-its-window", Warning;
    /// A requirement or recommendation that the visits do not meet.
    RequirementNotMet = "requirement-not-met", Error;
    /// Visits that may lie farther apart than a requirement allows.
    VisitsTooFarApart = "visits-too-far-apart", Error;
    /// Something that may be offered after what it must come before.
    WrongOrder = "wrong-order", Error;
    // The proofs: transitions.
    /// A transition that hands nothing over.
    NoHandover = "no-handover", Error;
    /// A handover that does not carry what the next service needs.
    HandoverIncomplete = "handover-incomplete", Error;
    /// A handover that names neither consent nor the statute that makes it unnecessary.
    HandoverWithoutConsent = "handover-without-consent", Error;
    /// A handover that says no time for itself or for its confirmation.
    HandoverWithoutTimeLimit = "handover-without-time-limit", Error;
    /// A handover that does not say who follows the child if it is not confirmed.
    HandoverWithoutFallback = "handover-without-fallback", Error;
    /// A service that keeps the responsibility without a law or agreement that says so.
    KeptWithoutLaw = "kept-without-law", Error;
    // The proofs: results and dates.
    /// A visit that waits for a result that may come too late or never.
    ResultTooLate = "result-too-late", Error;
    /// Days that depend on the month-end rule.
    MonthEndMatters = "month-end-matters", Info;
    /// Two days whose order depends on the birth date.
    OrderDependsOnBirth = "order-depends-on-birth", Info;
    /// A visit that must be made on one single day.
    NoTolerance = "no-tolerance", Warning;
    // The proofs: variants, moves, reprioritisations, releases.
    /// Two variants of one layer that change one thing for one child.
    VariantsCollide = "variants-collide", Error;
    /// A narrowing that is wider than what it narrows.
    NarrowingWidens = "narrowing-widens", Error;
    /// A content that a variant or release leaves out without saying so.
    DroppedSilently = "dropped-silently", Error;
    /// A content that a child who moves is offered in neither place.
    LostInAMove = "lost-in-a-move", Error;
    /// A suspended visit that is not caught up.
    LostInReprioritisation = "lost-in-reprioritisation", Error;
    /// A visit that falls between two releases.
    LostAtRelease = "lost-at-release", Error;
    /// A condition that no child can meet.
    UnreachableCondition = "unreachable-condition", Warning;
    /// A change of responsible service that no transition describes.
    ChangeWithoutTransition = "change-without-transition", Error;
    /// A transition between services that never follow each other.
    TransitionWithoutChange = "transition-without-change", Error;
    /// An accepted finding that does not occur any more.
    AcceptanceUnused = "acceptance-unused", Warning;
    /// An accepted finding whose review day has passed.
    AcceptanceExpired = "acceptance-expired", Error;
    /// A claim that was not decided within the analysis budget.
    NotDecided = "not-decided", Error;
    // A child's data.
    /// A child's file that does not have the form of one.
    ChildUnreadable = "child-unreadable", Error;
    /// A record of a child that contradicts the child's other records or the programme.
    DoubtfulRecord = "doubtful-record", Warning;
    /// A plan that does not have a line that its scenario expects.
    ScenarioFails = "scenario-fails", Error;
    // What lies beside the programme.
    /// A register, or a file of statistics, that does not have the form of one.
    TableUnreadable = "table-unreadable", Error;
    /// A row of a register that claims what is not so.
    RegisterRowFalse = "register-row-false", Error;
    /// A file of reviewers' notes that does not have the form of one.
    NoteUnreadable = "note-unreadable", Error;
    /// A reviewer's note on a rule that the programme does not have, or on words that it no longer says.
    NoteAdrift = "note-adrift", Warning;
    /// A translation of a text that the programme does not have, or no longer words so.
    TranslationAdrift = "translation-adrift", Warning;
    // The command.
    /// A wish that the command line cannot understand.
    Usage = "usage", Error;
    /// A file that is not written in the one form.
    NotFormatted = "not-formatted", Error;
}
