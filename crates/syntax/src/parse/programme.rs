use stafett_diag::Language;
use stafett_grammar::Rule;

use super::condition::{child_condition, child_guard};
use super::node::Node;
use super::time::{
    child_date_range, child_duration, child_end, child_from, child_reach, month_day, point,
    school_term, year,
};
use crate::tree::{CalendarField, GradeLabels, MonthEnd, PopulationField, ProgrammeField, Scheme};

pub(super) fn programme(node: &Node<'_>) -> Option<ProgrammeField> {
    match node.rule() {
        Rule::country => Some(ProgrammeField::Country(node.string()?)),
        Rule::language => {
            let swedish = node.child(Rule::kw_swedish);
            let language = if swedish.is_some() {
                Language::Swedish
            } else {
                Language::English
            };
            let word = swedish.or_else(|| node.child(Rule::kw_english))?;
            Some(ProgrammeField::Language(word.spanned(language)))
        }
        Rule::month_end => {
            let last = node.child(Rule::kw_last_day);
            let rule = if last.is_some() {
                MonthEnd::LastDay
            } else {
                MonthEnd::NextMonth
            };
            let word = last.or_else(|| node.child(Rule::kw_next_month))?;
            Some(ProgrammeField::MonthEnd(word.spanned(rule)))
        }
        Rule::release => Some(ProgrammeField::Release(node.string()?)),
        Rule::in_force_from => Some(ProgrammeField::InForceFrom(node.date()?)),
        Rule::draft => Some(ProgrammeField::Draft(node.string()?)),
        Rule::on_arrival => Some(ProgrammeField::OnArrival(child_duration(node)?)),
        _ => None,
    }
}

pub(super) fn population(node: &Node<'_>) -> Option<PopulationField> {
    match node.rule() {
        Rule::born => Some(PopulationField::Born(child_date_range(node)?)),
        Rule::always => Some(PopulationField::Always(
            child_condition(node)?,
            child_reach(node),
        )),
        Rule::due_date_range => {
            let mut points = node.all(Rule::point);
            Some(PopulationField::DueDate {
                from: point(&points.next()?)?,
                through: point(&points.next()?)?,
            })
        }
        _ => None,
    }
}

pub(super) fn calendar(node: &Node<'_>) -> Option<CalendarField> {
    match node.rule() {
        Rule::first_school_year => Some(CalendarField::SchoolStart {
            turning: node.child(Rule::turning)?.number()?,
            guard: child_guard(node),
        }),
        Rule::term_range => {
            let mut days = node.all(Rule::month_day);
            Some(CalendarField::TermRange {
                term: school_term(node)?,
                from: month_day(&days.next()?)?,
                through: month_day(&days.next()?)?,
            })
        }
        Rule::term_start => Some(CalendarField::TermStart {
            term: school_term(node)?,
            year: year(node)?,
            date: node.date()?,
        }),
        Rule::grades => grades(node),
        _ => None,
    }
}

fn grades(node: &Node<'_>) -> Option<CalendarField> {
    let scheme = node.child(Rule::scheme)?;
    let value = match scheme.first()?.rule() {
        Rule::kw_nine_year => Scheme::NineYear,
        Rule::kw_ten_year => Scheme::TenYear,
        _ => Scheme::UpperSecondary,
    };
    let labels = node.all(Rule::grade_label).map(|label| {
        let Some(range) = label.child(Rule::grade_range) else {
            return Some(label.spanned(GradeLabels::PreschoolClass));
        };
        let first = range.number()?;
        let last = range.numbers().nth(1).unwrap_or(first);
        Some(label.spanned(GradeLabels::Grades { first, last }))
    });
    Some(CalendarField::Grades {
        scheme: scheme.spanned(value),
        labels: labels.collect::<Option<Vec<_>>>()?,
        from: child_from(node),
        end: child_end(node),
    })
}
