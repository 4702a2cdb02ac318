//! Which word may stand where, and whose language a word is of.

use stafett_diag::Language;
use stafett_grammar::{
    Rule,
    keywords::{self, Keyword, Kind},
};

use super::layout::Chunk;

/// Whether `text` begins with a keyword that begins a declaration.
pub(super) fn starts_declaration(text: &str) -> bool {
    declaration_keyword(text).is_some()
}

/// Whether `text` begins with a keyword that begins a declaration or a field.
pub(super) fn starts_field(text: &str) -> bool {
    keywords::all()
        .filter(|keyword| matches!(keyword.kind, Kind::Declaration | Kind::Field))
        .any(|keyword| begins_with_keyword(text, keyword))
}

/// The declaration keyword that `text` begins with.
pub(super) fn declaration_keyword(text: &str) -> Option<&'static Keyword> {
    keywords::all()
        .filter(|keyword| keyword.kind == Kind::Declaration)
        .find(|keyword| begins_with_keyword(text, keyword))
}

/// The first line of a block inside a `variant` or `utgåva`.
pub(super) struct ChangeHead {
    /// The rule of its verb.
    pub(super) verb: Rule,
    /// The rule of the declaration keyword behind the verb.
    pub(super) declaration: Rule,
    /// Where that keyword begins.
    pub(super) at: usize,
}

/// The verb and the declaration keyword that `text` begins with.
pub(super) fn change_head(text: &str) -> Option<ChangeHead> {
    let (verb, rest) = [Rule::kw_adds, Rule::kw_narrows, Rule::kw_substitutes]
        .into_iter()
        .find_map(|verb| Some((verb, rest_behind_keyword(text, keywords::of_rule(verb)?)?)))?;
    let rest = rest.trim_start();
    Some(ChangeHead {
        verb,
        declaration: declaration_keyword(rest)?.rule,
        at: text.len() - rest.len(),
    })
}

/// The verb by which an edition differs from what it is laid over that `text` begins with.
pub(super) fn amending_verb(text: &str) -> Option<&'static Keyword> {
    [Rule::kw_substitutes, Rule::kw_drops]
        .into_iter()
        .filter_map(keywords::of_rule)
        .find(|verb| begins_with_keyword(text, verb))
}

/// Whether `text` begins with a verb that only a `variant` or `utgåva` has.
pub(super) fn starts_change(text: &str) -> bool {
    const VERBS: [Rule; 4] = [
        Rule::kw_adds,
        Rule::kw_narrows,
        Rule::kw_substitutes,
        Rule::kw_drops,
    ];
    VERBS
        .into_iter()
        .filter_map(keywords::of_rule)
        .any(|verb| begins_with_keyword(text, verb))
}

fn begins_with_keyword(text: &str, keyword: &Keyword) -> bool {
    rest_behind_keyword(text, keyword).is_some()
}

/// What stands behind `keyword`, in either language, if `text` begins with it.
fn rest_behind_keyword<'a>(text: &'a str, keyword: &Keyword) -> Option<&'a str> {
    let mut forms = keyword.sv.iter().chain(keyword.en);
    forms.find_map(|form| rest_behind(text, form))
}

/// Whether `text` begins with the words of `form`, whatever the space between them.
pub(super) fn begins_with(text: &str, form: &str) -> bool {
    rest_behind(text, form).is_some()
}

/// What stands behind the words of `form`, if `text` begins with them.
pub(super) fn rest_behind<'a>(text: &'a str, form: &str) -> Option<&'a str> {
    let mut rest = text;
    for (i, word) in form.split(' ').enumerate() {
        let trimmed = rest.trim_start();
        if i > 0 && trimmed.len() == rest.len() {
            return None;
        }
        rest = trimmed.strip_prefix(word)?;
    }
    let goes_on = rest
        .chars()
        .next()
        .is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.');
    (!goes_on).then_some(rest)
}

/// The language of a file: that of its first declaration's keyword or, where no declaration begins
/// with one of a single language, that of the first line of a body.
pub(super) fn language(masked: &str, chunks: &[Chunk]) -> Language {
    let heads = chunks.iter().map(|chunk| &masked[chunk.head.clone()]);
    let lines = chunks
        .iter()
        .filter_map(|chunk| chunk.block.as_ref())
        .flat_map(|block| &block.lines)
        .map(|line| &masked[line.range.clone()]);
    heads
        .filter_map(|head| {
            let keyword = declaration_keyword(head).or_else(|| amending_verb(head));
            language_of(head, keyword.into_iter())
        })
        .chain(lines.filter_map(|line| language_of(line, keywords::all())))
        .next()
        .unwrap_or(Language::Swedish)
}

/// The language in which `text` begins with one of `keywords`; none where it does in both.
fn language_of(
    text: &str,
    keywords: impl Iterator<Item = &'static Keyword> + Clone,
) -> Option<Language> {
    let begins = |forms: &'static [&'static str]| forms.iter().any(|form| begins_with(text, form));
    let swedish = keywords.clone().any(|keyword| begins(keyword.sv));
    let english = keywords.clone().any(|keyword| begins(keyword.en));
    match (swedish, english) {
        (true, false) => Some(Language::Swedish),
        (false, true) => Some(Language::English),
        _ => None,
    }
}

/// The usual spelling of a keyword in `language`.
pub(super) fn spelling(keyword: &Keyword, language: Language) -> &'static str {
    let forms = match language {
        Language::Swedish => keyword.sv,
        Language::English => keyword.en,
    };
    forms.first().copied().unwrap_or_default()
}

/// The keywords that may begin a line of the kind that `line` reads, without the qualifiers.
pub(super) fn line_keywords(line: Rule) -> &'static [Rule] {
    use Rule::*;
    match line {
        programme_line => &[
            kw_country,
            kw_language,
            kw_month_end,
            kw_release,
            kw_in_force_from,
            kw_draft,
            kw_on_arrival,
        ],
        population_line => &[kw_born, kw_always, kw_due_date],
        calendar_line => &[
            kw_school_start,
            kw_autumn_term,
            kw_spring_term,
            kw_nine_year,
            kw_ten_year,
            kw_upper_secondary,
        ],
        body_line => &[kw_everywhere, kw_not_everywhere],
        service_line => &[kw_body, kw_roles, kw_everywhere, kw_not_everywhere],
        fact_line => &[
            kw_values,
            kw_fixed,
            kw_may_change,
            kw_recorded_at,
            kw_if_unknown,
            kw_in_words,
        ],
        event_line => &[kw_earliest, kw_shown_by],
        target_group_line => &[kw_if, kw_unless],
        variant_line => &[
            kw_if,
            kw_unless,
            kw_builds_on,
            kw_information_from,
            kw_confirmed_by,
            kw_on_arrival,
            kw_adds,
            kw_narrows,
            kw_substitutes,
            kw_drops,
        ],
        release_line => &[
            kw_in_force_from,
            kw_for,
            kw_adds,
            kw_narrows,
            kw_substitutes,
            kw_drops,
        ],
        reprioritisation_line => &[
            kw_in_force_from,
            kw_if,
            kw_unless,
            kw_suspends,
            kw_switches_channel,
            kw_switches_place,
            kw_afterwards,
        ],
        item_line => &[
            kw_area,
            kw_concerns,
            kw_age,
            kw_tier,
            kw_instrument,
            kw_outcomes,
            kw_at_least,
        ],
        series_line => &[
            kw_area,
            kw_dose,
            kw_afterwards,
            kw_products,
            kw_grace,
            kw_begun_by,
            kw_after_invalid,
        ],
        window_line => &[kw_when],
        visit_line => &[
            kw_when,
            kw_repeated,
            kw_count,
            kw_afterwards,
            kw_performed_by,
            kw_place,
            kw_channel,
            kw_duration,
            kw_contents,
            kw_for,
            kw_if,
            kw_unless,
            kw_as_needed,
        ],
        responsibility_line => &[kw_body, kw_performed_by],
        transition_line => &[kw_areas, kw_when, kw_handover],
        handover_line => &[
            kw_when,
            kw_channel,
            kw_hands_over,
            kw_consent_from,
            kw_without_consent_under,
            kw_confirmed_within,
        ],
        norm_line => &[kw_offered, kw_evenly_spread, kw_in_words],
        indicator_line => &[
            kw_at,
            kw_denominator,
            kw_numerator,
            kw_by_strata,
            kw_smallest_group,
            kw_direction,
        ],
        source_line => &[kw_publisher, kw_link, kw_date, kw_checked, kw_confidence],
        acceptance_line => &[
            kw_finding,
            kw_area,
            kw_rules,
            kw_day_range,
            kw_born,
            kw_reason,
            kw_by,
            kw_decided,
            kw_review_by,
        ],
        _ => &[],
    }
}

/// The keywords of qualifiers, which may begin a line of any body.
pub(super) const QUALIFIERS: &[Rule] = &[
    Rule::kw_source,
    Rule::kw_assumption,
    Rule::kw_interpretation,
    Rule::kw_proposal,
    Rule::kw_disagreement,
];
