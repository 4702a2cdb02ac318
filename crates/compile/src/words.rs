//! The kinds of declarations and how each is called in a sentence.

use stafett_diag::{Language, Text};
use stafett_grammar::{Rule, keywords};
use stafett_syntax::tree::Declaration;

/// A kind of declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Programme,
    Population,
    Calendar,
    Body,
    Role,
    Service,
    Area,
    Fact,
    Event,
    Group,
    Item,
    Series,
    Window,
    Visit,
    Contact,
    Responsibility,
    Transition,
    Requirement,
    Recommendation,
    Source,
    Acceptance,
    Handover,
    Variant,
    Release,
    Reprioritisation,
    Indicator,
}

impl Kind {
    /// Every kind of declaration.
    pub(crate) const ALL: [Kind; 25] = [
        Kind::Programme,
        Kind::Population,
        Kind::Calendar,
        Kind::Body,
        Kind::Role,
        Kind::Service,
        Kind::Area,
        Kind::Fact,
        Kind::Event,
        Kind::Group,
        Kind::Item,
        Kind::Series,
        Kind::Window,
        Kind::Visit,
        Kind::Contact,
        Kind::Responsibility,
        Kind::Transition,
        Kind::Requirement,
        Kind::Recommendation,
        Kind::Source,
        Kind::Acceptance,
        Kind::Variant,
        Kind::Release,
        Kind::Reprioritisation,
        Kind::Indicator,
    ];

    /// The kind of a declaration.
    pub(crate) fn of(declaration: &Declaration) -> Kind {
        match declaration {
            Declaration::Programme(_) => Kind::Programme,
            Declaration::Population(_) => Kind::Population,
            Declaration::Calendar(_) => Kind::Calendar,
            Declaration::Body(_) => Kind::Body,
            Declaration::Role(_) => Kind::Role,
            Declaration::Service(_) => Kind::Service,
            Declaration::Area(_) => Kind::Area,
            Declaration::Fact(_) => Kind::Fact,
            Declaration::Event(_) => Kind::Event,
            Declaration::TargetGroup(_) => Kind::Group,
            Declaration::Item(_) => Kind::Item,
            Declaration::Series(_) => Kind::Series,
            Declaration::Window(_) => Kind::Window,
            Declaration::Visit(_) => Kind::Visit,
            Declaration::Contact(_) => Kind::Contact,
            Declaration::Responsibility(_) => Kind::Responsibility,
            Declaration::Transition(_) => Kind::Transition,
            Declaration::Requirement(_) => Kind::Requirement,
            Declaration::Recommendation(_) => Kind::Recommendation,
            Declaration::Source(_) => Kind::Source,
            Declaration::Acceptance(_) => Kind::Acceptance,
            Declaration::Variant(_) => Kind::Variant,
            Declaration::Release(_) => Kind::Release,
            Declaration::Reprioritisation(_) => Kind::Reprioritisation,
            Declaration::Indicator(_) => Kind::Indicator,
        }
    }
}

struct Noun {
    sv: &'static str,
    sv_the: &'static str,
    neuter: bool,
    en: &'static str,
}

const fn noun(sv: &'static str, sv_the: &'static str, neuter: bool, en: &'static str) -> Noun {
    Noun {
        sv,
        sv_the,
        neuter,
        en,
    }
}

impl Kind {
    fn noun(self) -> Noun {
        match self {
            Kind::Programme => noun("program", "programmet", true, "programme"),
            Kind::Population => noun("befolkning", "befolkningen", false, "population"),
            Kind::Calendar => noun("skolkalender", "skolkalendern", false, "school calendar"),
            Kind::Body => noun("huvudman", "huvudmannen", false, "responsible body"),
            Kind::Role => noun("roll", "rollen", false, "role"),
            Kind::Service => noun("verksamhet", "verksamheten", false, "service"),
            Kind::Area => noun("område", "området", true, "area"),
            Kind::Fact => noun("uppgift", "uppgiften", false, "fact"),
            Kind::Event => noun("händelse", "händelsen", false, "event"),
            Kind::Group => noun("målgrupp", "målgruppen", false, "target group"),
            Kind::Item => noun("moment", "momentet", true, "content item"),
            Kind::Series => noun("vaccinserie", "vaccinserien", false, "vaccine series"),
            Kind::Window => noun("tidsfönster", "tidsfönstret", true, "window"),
            Kind::Visit => noun("besök", "besöket", true, "visit"),
            Kind::Contact => noun("kontakt", "kontakten", false, "contact"),
            Kind::Responsibility => noun("ansvar", "ansvaret för", true, "responsibility for"),
            Kind::Transition => noun("övergång", "övergången", false, "transition"),
            Kind::Requirement => noun("krav", "kravet", true, "requirement"),
            Kind::Recommendation => noun(
                "rekommendation",
                "rekommendationen",
                false,
                "recommendation",
            ),
            Kind::Source => noun("källa", "källan", false, "source"),
            Kind::Acceptance => noun("godtagande", "godtagandet", true, "acceptance"),
            Kind::Handover => noun("överlämning", "överlämningen", false, "handover"),
            Kind::Variant => noun("variant", "varianten", false, "variant"),
            Kind::Release => noun("utgåva", "utgåvan", false, "release"),
            Kind::Reprioritisation => noun(
                "omprioritering",
                "omprioriteringen",
                false,
                "reprioritisation",
            ),
            Kind::Indicator => noun("indikator", "indikatorn", false, "indicator"),
        }
    }

    /// "ett besök", "a visit".
    pub(crate) fn a(self) -> Text {
        let noun = self.noun();
        let sv = if noun.neuter { "ett" } else { "en" };
        let en = if noun.en.starts_with(['a', 'e', 'i', 'o']) {
            "an"
        } else {
            "a"
        };
        Text::new(format!("{sv} {}", noun.sv), format!("{en} {}", noun.en))
    }

    /// "inget besök", "no visit".
    pub(crate) fn none(self) -> Text {
        let noun = self.noun();
        let sv = if noun.neuter { "inget" } else { "ingen" };
        Text::new(format!("{sv} {}", noun.sv), format!("no {}", noun.en))
    }

    /// "besöket", "the visit".
    pub(crate) fn the(self) -> Text {
        let noun = self.noun();
        Text::new(noun.sv_the, format!("the {}", noun.en))
    }

    /// `besöket "bhv.team_4v"`, `the visit "bhv.team_4v"`.
    pub(crate) fn called(self, name: &str) -> Text {
        let the = self.the();
        Text::new(
            format!("{} \"{name}\"", the.sv),
            format!("{} \"{name}\"", the.en),
        )
    }

    /// The keyword that begins such a declaration.
    pub(crate) fn rule(self) -> Rule {
        match self {
            Kind::Programme => Rule::kw_programme,
            Kind::Population => Rule::kw_population,
            Kind::Calendar => Rule::kw_school_calendar,
            Kind::Body => Rule::kw_body,
            Kind::Role => Rule::kw_role,
            Kind::Service => Rule::kw_service,
            Kind::Area => Rule::kw_area,
            Kind::Fact => Rule::kw_fact,
            Kind::Event => Rule::kw_event,
            Kind::Group => Rule::kw_target_group,
            Kind::Item => Rule::kw_item,
            Kind::Series => Rule::kw_series,
            Kind::Window => Rule::kw_window,
            Kind::Visit => Rule::kw_visit,
            Kind::Contact => Rule::kw_contact,
            Kind::Responsibility => Rule::kw_responsibility_for,
            Kind::Transition => Rule::kw_transition,
            Kind::Requirement => Rule::kw_requirement,
            Kind::Recommendation => Rule::kw_recommendation,
            Kind::Source => Rule::kw_source,
            Kind::Acceptance => Rule::kw_accepts,
            Kind::Handover => Rule::kw_handover,
            Kind::Variant => Rule::kw_variant,
            Kind::Release => Rule::kw_release,
            Kind::Reprioritisation => Rule::kw_reprioritisation,
            Kind::Indicator => Rule::kw_indicator,
        }
    }
}

/// The spelling of a keyword in `language`.
pub(crate) fn keyword(rule: Rule, language: Language) -> &'static str {
    let forms = keywords::of_rule(rule).map(|keyword| match language {
        Language::Swedish => keyword.sv,
        Language::English => keyword.en,
    });
    forms
        .and_then(|forms| forms.first().copied())
        .unwrap_or_default()
}

/// "a, b eller c", "a, b or c".
pub(crate) fn either(parts: &[Text]) -> Text {
    joined(parts, "eller", "or")
}

/// "a, b och c", "a, b and c".
pub(crate) fn both(parts: &[Text]) -> Text {
    joined(parts, "och", "and")
}

fn joined(parts: &[Text], sv: &str, en: &str) -> Text {
    let list = |last: &str, of: fn(&Text) -> &str| match parts.split_last() {
        None => String::new(),
        Some((only, [])) => of(only).to_owned(),
        Some((end, rest)) => {
            let rest: Vec<&str> = rest.iter().map(of).collect();
            format!("{} {last} {}", rest.join(", "), of(end))
        }
    };
    Text::new(list(sv, |text| &text.sv), list(en, |text| &text.en))
}

/// The same words in both languages: names and numbers.
pub(crate) fn same(text: impl Into<String>) -> Text {
    let sv = text.into();
    Text { en: sv.clone(), sv }
}

#[cfg(test)]
mod tests {
    use super::*;
    use stafett_model::words::{person, setting};

    #[test]
    fn the_model_has_words_for_each_place_channel_and_person_of_the_language() {
        let both = |rule| [Language::Swedish, Language::English].map(|of| keyword(rule, of));
        for rule in [
            Rule::kw_home,
            Rule::kw_clinic,
            Rule::kw_school,
            Rule::kw_hospital,
            Rule::kw_preschool,
            Rule::kw_online,
            Rule::kw_other,
            Rule::kw_in_person,
            Rule::kw_video,
            Rule::kw_telephone,
            Rule::kw_letter,
        ] {
            let [sv, en] = both(rule);
            let words = stafett_model::proof::Words::new(sv, en);
            assert_eq!((setting(sv), setting(en)), (words.clone(), words));
        }
        for rule in [
            Rule::kw_child,
            Rule::kw_birthing_parent,
            Rule::kw_other_parent,
            Rule::kw_guardians,
        ] {
            let [sv, en] = both(rule);
            assert_eq!(person(sv), person(en));
        }
    }
}
