//! The keyword of each line: what a note on the line is about. `None` where the note belongs to a
//! thing of its own (a leg, a dose, a handover).

use stafett_grammar::Rule;
use stafett_syntax::tree::{
    AcceptanceField, BodyField, CalendarField, EventField, FactField, Guard, HandoverField,
    IndicatorField, ItemField, NoField, NormField, PopulationField, ProgrammeField, ReleaseField,
    ReprioritisationField, ResponsibilityField, Scheme, SchoolTerm, SeriesField, ServiceField,
    SourceField, Spanned, TargetGroupField, TransitionField, VariantField, VisitField, WindowField,
};

pub(super) fn programme(field: &ProgrammeField) -> Option<Rule> {
    Some(match field {
        ProgrammeField::Country(_) => Rule::kw_country,
        ProgrammeField::Language(_) => Rule::kw_language,
        ProgrammeField::MonthEnd(_) => Rule::kw_month_end,
        ProgrammeField::Release(_) => Rule::kw_release,
        ProgrammeField::InForceFrom(_) => Rule::kw_in_force_from,
        ProgrammeField::Draft(_) => Rule::kw_draft,
        ProgrammeField::OnArrival(_) => Rule::kw_on_arrival,
    })
}

pub(super) fn population(field: &PopulationField) -> Option<Rule> {
    Some(match field {
        PopulationField::Born(_) => Rule::kw_born,
        PopulationField::Always(..) => Rule::kw_always,
        PopulationField::DueDate { .. } => Rule::kw_due_date,
    })
}

pub(super) fn calendar(field: &CalendarField) -> Option<Rule> {
    Some(match field {
        CalendarField::SchoolStart { .. } => Rule::kw_school_start,
        CalendarField::TermRange { term, .. } | CalendarField::TermStart { term, .. } => {
            term_rule(*term)
        }
        CalendarField::Grades { scheme, .. } => scheme_rule(scheme.value),
    })
}

pub(super) fn term_rule(term: SchoolTerm) -> Rule {
    match term {
        SchoolTerm::Autumn => Rule::kw_autumn_term,
        SchoolTerm::Spring => Rule::kw_spring_term,
    }
}

pub(super) fn scheme_rule(scheme: Scheme) -> Rule {
    match scheme {
        Scheme::NineYear => Rule::kw_nine_year,
        Scheme::TenYear => Rule::kw_ten_year,
        Scheme::UpperSecondary => Rule::kw_upper_secondary,
    }
}

fn everywhere(everywhere: bool) -> Rule {
    if everywhere {
        Rule::kw_everywhere
    } else {
        Rule::kw_not_everywhere
    }
}

pub(super) fn body(field: &BodyField) -> Option<Rule> {
    let BodyField::Everywhere(is) = field;
    Some(everywhere(*is))
}

pub(super) fn service(field: &ServiceField) -> Option<Rule> {
    Some(match field {
        ServiceField::Bodies(_) => Rule::kw_body,
        ServiceField::Roles(_) => Rule::kw_roles,
        ServiceField::Everywhere(is) => everywhere(*is),
    })
}

pub(super) fn none(field: &NoField) -> Option<Rule> {
    match *field {}
}

pub(super) fn fact(field: &FactField) -> Option<Rule> {
    Some(match field {
        FactField::Values(_) => Rule::kw_values,
        FactField::Fixed => Rule::kw_fixed,
        FactField::MayChange => Rule::kw_may_change,
        FactField::RecordedAt(_) => Rule::kw_recorded_at,
        FactField::IfUnknown(_) => Rule::kw_if_unknown,
        FactField::InWords(_) => Rule::kw_in_words,
    })
}

pub(super) fn event(field: &EventField) -> Option<Rule> {
    Some(match field {
        EventField::Earliest(_) => Rule::kw_earliest,
        EventField::ShownBy(_) => Rule::kw_shown_by,
    })
}

fn guard(guard: &Spanned<Guard>) -> Rule {
    if guard.value.negated {
        Rule::kw_unless
    } else {
        Rule::kw_if
    }
}

pub(super) fn group(field: &TargetGroupField) -> Option<Rule> {
    let TargetGroupField::If(condition) = field;
    Some(guard(condition))
}

pub(super) fn item(field: &ItemField) -> Option<Rule> {
    Some(match field {
        ItemField::Area(_) => Rule::kw_area,
        ItemField::Concerns(_) => Rule::kw_concerns,
        ItemField::Age(_) => Rule::kw_age,
        ItemField::Tier(_) => Rule::kw_tier,
        ItemField::Instrument(_) => Rule::kw_instrument,
        ItemField::Outcomes(_) => Rule::kw_outcomes,
        ItemField::Spacing(_) => Rule::kw_at_least,
    })
}

pub(super) fn series(field: &SeriesField) -> Option<Rule> {
    match field {
        SeriesField::Area(_) => Some(Rule::kw_area),
        SeriesField::Dose { .. } => None,
        SeriesField::Products(_) => Some(Rule::kw_products),
        SeriesField::Grace(_) => Some(Rule::kw_grace),
        SeriesField::BegunBy(_) => Some(Rule::kw_begun_by),
        SeriesField::AfterInvalid => Some(Rule::kw_after_invalid),
        SeriesField::Afterwards(_) => Some(Rule::kw_afterwards),
    }
}

pub(super) fn window(field: &WindowField) -> Option<Rule> {
    let WindowField::When(_) = field;
    Some(Rule::kw_when)
}

pub(super) fn visit(field: &VisitField) -> Option<Rule> {
    Some(match field {
        VisitField::When(_) => Rule::kw_when,
        VisitField::Repeated(_) => Rule::kw_repeated,
        VisitField::Count(_) => Rule::kw_count,
        VisitField::Afterwards(_) => Rule::kw_afterwards,
        VisitField::PerformedBy(_) => Rule::kw_performed_by,
        VisitField::Place(_) => Rule::kw_place,
        VisitField::Channel(_) => Rule::kw_channel,
        VisitField::Length(_) => Rule::kw_duration,
        VisitField::Contents(_) => Rule::kw_contents,
        VisitField::For(_) | VisitField::Born(_) => Rule::kw_for,
        VisitField::If(condition) => guard(condition),
        VisitField::AsNeeded => Rule::kw_as_needed,
    })
}

pub(super) fn responsibility(_: &ResponsibilityField) -> Option<Rule> {
    None
}

pub(super) fn transition(field: &TransitionField) -> Option<Rule> {
    match field {
        TransitionField::Areas(_) => Some(Rule::kw_areas),
        TransitionField::When(_) => Some(Rule::kw_when),
        TransitionField::Handover(_) => None,
    }
}

pub(super) fn handover(field: &HandoverField) -> Option<Rule> {
    Some(match field {
        HandoverField::When(_) => Rule::kw_when,
        HandoverField::Channels(_) => Rule::kw_channel,
        HandoverField::HandsOver(_) => Rule::kw_hands_over,
        HandoverField::Consent(consent) => match consent.value {
            stafett_syntax::tree::Consent::From { .. } => Rule::kw_consent_from,
            stafett_syntax::tree::Consent::WithoutUnder(_) => Rule::kw_without_consent_under,
        },
        HandoverField::Confirmed { .. } => Rule::kw_confirmed_within,
    })
}

pub(super) fn norm(field: &NormField) -> Option<Rule> {
    Some(match field {
        NormField::Offered(_) | NormField::OfferedBefore { .. } => Rule::kw_offered,
        NormField::EvenlySpread(_) => Rule::kw_evenly_spread,
        NormField::InWords(_) => Rule::kw_in_words,
    })
}

pub(super) fn variant(field: &VariantField) -> Option<Rule> {
    match field {
        VariantField::If(condition) => Some(guard(condition)),
        VariantField::BuildsOn(_) => Some(Rule::kw_builds_on),
        VariantField::InformationFrom(_) => Some(Rule::kw_information_from),
        VariantField::ConfirmedBy(_) => Some(Rule::kw_confirmed_by),
        VariantField::OnArrival(_) => Some(Rule::kw_on_arrival),
        VariantField::Change(_) => None,
    }
}

pub(super) fn release(field: &ReleaseField) -> Option<Rule> {
    match field {
        ReleaseField::InForceFrom(_) => Some(Rule::kw_in_force_from),
        ReleaseField::BornFrom(_) => Some(Rule::kw_for),
        ReleaseField::Change(_) => None,
    }
}

pub(super) fn reprioritisation(field: &ReprioritisationField) -> Option<Rule> {
    Some(match field {
        ReprioritisationField::InForce(_) => Rule::kw_in_force_from,
        ReprioritisationField::If(condition) => guard(condition),
        ReprioritisationField::Suspends(_) => Rule::kw_suspends,
        ReprioritisationField::SwitchesChannel { .. } => Rule::kw_switches_channel,
        ReprioritisationField::SwitchesPlace { .. } => Rule::kw_switches_place,
        ReprioritisationField::Afterwards(_) => Rule::kw_afterwards,
    })
}

pub(super) fn indicator(field: &IndicatorField) -> Option<Rule> {
    Some(match field {
        IndicatorField::At(_) => Rule::kw_at,
        IndicatorField::Denominator(_) => Rule::kw_denominator,
        IndicatorField::Numerator(_) => Rule::kw_numerator,
        IndicatorField::Strata(_) => Rule::kw_by_strata,
        IndicatorField::SmallestGroup(_) => Rule::kw_smallest_group,
        IndicatorField::Direction(_) => Rule::kw_direction,
    })
}

pub(super) fn source(field: &SourceField) -> Option<Rule> {
    Some(match field {
        SourceField::Publisher(_) => Rule::kw_publisher,
        SourceField::Link(_) => Rule::kw_link,
        SourceField::Date(_) => Rule::kw_date,
        SourceField::Checked(_) => Rule::kw_checked,
        SourceField::Confidence(_) => Rule::kw_confidence,
    })
}

pub(super) fn acceptance(field: &AcceptanceField) -> Option<Rule> {
    Some(match field {
        AcceptanceField::Finding(_) => Rule::kw_finding,
        AcceptanceField::Area(_) => Rule::kw_area,
        AcceptanceField::Rules(_) => Rule::kw_rules,
        AcceptanceField::Days(_) => Rule::kw_day_range,
        AcceptanceField::Born(_) => Rule::kw_born,
        AcceptanceField::Reason(_) => Rule::kw_reason,
        AcceptanceField::By(_) => Rule::kw_by,
        AcceptanceField::Decided(_) => Rule::kw_decided,
        AcceptanceField::ReviewBy(_) => Rule::kw_review_by,
    })
}

#[cfg(test)]
mod tests {
    use stafett_model::words::note_about;

    #[test]
    fn readers_are_told_in_words_what_every_note_is_about() {
        let names = include_str!("about.rs").split("Rule::kw_").skip(1);
        let ids = names.map(|rest| {
            let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
            format!("kw_{}", rest.split_at(end.unwrap_or(rest.len())).0)
        });
        for id in ids.filter(|id| id != "kw_") {
            let keyword = stafett_grammar::keywords::all().find(|one| one.id == id);
            let keyword = keyword.unwrap_or_else(|| panic!("{id}"));
            let (sv, en) = (note_about(keyword.sv[0]), note_about(keyword.en[0]));
            assert_eq!(sv, en, "{id}");
            assert_ne!(sv.sv, sv.en, "{id}");
        }
    }
}
