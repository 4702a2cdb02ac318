use stafett_diag::Language;
use stafett_grammar::Rule;

use super::words::{Print, Words};
use crate::tree::{
    CalendarField, Duration, GradeLabels, MonthEnd, PopulationField, ProgrammeField, Spanned,
};

impl Print for ProgrammeField {
    fn print(&self, words: &mut Words) {
        match self {
            ProgrammeField::Country(code) => words.keyword(Rule::kw_country).add(code),
            ProgrammeField::Language(language) => {
                words
                    .keyword(Rule::kw_language)
                    .keyword(match language.value {
                        Language::Swedish => Rule::kw_swedish,
                        Language::English => Rule::kw_english,
                    })
            }
            ProgrammeField::MonthEnd(rule) => {
                words.keyword(Rule::kw_month_end).keyword(match rule.value {
                    MonthEnd::LastDay => Rule::kw_last_day,
                    MonthEnd::NextMonth => Rule::kw_next_month,
                })
            }
            ProgrammeField::Release(name) => words.keyword(Rule::kw_release).add(name),
            ProgrammeField::InForceFrom(date) => words.keyword(Rule::kw_in_force_from).add(date),
            ProgrammeField::Draft(text) => words.keyword(Rule::kw_draft).add(text),
            ProgrammeField::OnArrival(within) => on_arrival(words, within),
        };
    }
}

/// The rule for arrivals, of a programme or a variant.
pub(super) fn on_arrival<'w>(words: &'w mut Words, within: &Spanned<Duration>) -> &'w mut Words {
    words
        .keyword(Rule::kw_on_arrival)
        .keyword(Rule::kw_caught_up)
        .keyword(Rule::kw_within)
        .add(within)
}

impl Print for PopulationField {
    fn print(&self, words: &mut Words) {
        match self {
            PopulationField::Born(range) => words.keyword(Rule::kw_born).add(range),
            PopulationField::Always(condition, reach) => {
                words.keyword(Rule::kw_always).add(condition).add(reach)
            }
            PopulationField::DueDate { from, through } => words
                .keyword(Rule::kw_due_date)
                .keyword(Rule::kw_from)
                .add(from)
                .keyword(Rule::kw_through)
                .add(through),
        };
    }
}

impl Print for CalendarField {
    fn print(&self, words: &mut Words) {
        match self {
            CalendarField::SchoolStart { turning, guard } => words
                .keyword(Rule::kw_school_start)
                .keyword(Rule::kw_year_of_turning)
                .add(turning)
                .add(guard),
            CalendarField::TermRange {
                term,
                from,
                through,
            } => words
                .add(term)
                .keyword(Rule::kw_from)
                .add(from)
                .keyword(Rule::kw_through)
                .add(through),
            CalendarField::TermStart { term, year, date } => {
                words.add(term).word(format!("{:04}", year.value)).add(date)
            }
            CalendarField::Grades {
                scheme,
                labels,
                from,
                end,
            } => {
                words.add(scheme).list(labels);
                if let Some(from) = from {
                    words.keyword(Rule::kw_from).add(from);
                }
                words.add(end)
            }
        };
    }
}

impl Print for GradeLabels {
    fn print(&self, words: &mut Words) {
        match self {
            GradeLabels::PreschoolClass => words.keyword(Rule::kw_preschool_class),
            GradeLabels::Grades { first, last } if first == last => {
                words.keyword(Rule::kw_grade).add(first)
            }
            GradeLabels::Grades { first, last } => words
                .keyword(Rule::kw_grade)
                .word(format!("{}–{}", first.value, last.value)),
        };
    }
}
