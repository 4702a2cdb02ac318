//! Sources and accepted findings.

use super::about;
use super::fields::{Fields, pick};
use super::meta::model_confidence;
use super::room::Room;
use crate::named::Row;
use crate::words::{self, Kind};
use stafett_diag::{Name, Span, Text, closest};
use stafett_grammar::Rule;
use stafett_model::{Acceptance, Confidence, Day, Source};
use stafett_syntax::tree::{
    AcceptanceField, Content, Declared, Identifier, RuleName, SourceField, Spanned,
};

impl<'a> Room<'a> {
    pub(super) fn source(&mut self, row: &'a Row<&'a Declared<SourceField>>) -> Option<Source> {
        let fields = Fields::of(Kind::Source, row.value);
        let meta = self.meta(row.value, about::source);
        let text = |text: Option<&Spanned<String>>| {
            text.map(|text| text.value.clone()).unwrap_or_default()
        };
        let publisher = text(fields.once(self, Rule::kw_publisher, pick!(SourceField::Publisher)));
        let link = text(fields.once(self, Rule::kw_link, pick!(SourceField::Link)));
        let checked = text(fields.once(self, Rule::kw_checked, pick!(SourceField::Checked)));
        let confidence = fields.once(self, Rule::kw_confidence, pick!(SourceField::Confidence));
        let date = match fields.once(self, Rule::kw_date, pick!(SourceField::Date)) {
            Some(date) => self.day(date)?.to_string(),
            None => String::new(),
        };
        let confidence =
            confidence.map_or(Confidence::Stated, |stated| model_confidence(stated.value));
        Some(Source {
            meta,
            publisher,
            link,
            date,
            checked,
            confidence,
        })
    }

    pub(super) fn acceptance(
        &mut self,
        row: &'a Row<&'a Declared<AcceptanceField>>,
    ) -> Option<Acceptance> {
        let fields = Fields::of(Kind::Acceptance, row.value);
        let meta = self.meta(row.value, about::acceptance);
        let finding = fields
            .needed(
                self,
                Rule::kw_finding,
                ("fynd no-service-named", "finding no-service-named"),
                pick!(AcceptanceField::Finding),
            )
            .and_then(|finding| self.finding_name(finding));
        let area = match fields.once(self, Rule::kw_area, pick!(AcceptanceField::Area)) {
            Some(name) => self.area_id(name).map(Some),
            None => Some(None),
        };
        let rules = self.rules(&fields);
        let days = match fields.once(self, Rule::kw_day_range, pick!(AcceptanceField::Days)) {
            Some(reach) => self.reach(reach).map(Some),
            None => Some(None),
        };
        let born = match fields.once(self, Rule::kw_born, pick!(AcceptanceField::Born)) {
            Some(range) => self.births(range).map(Some),
            None => Some(None),
        };
        let reason = fields.needed(
            self,
            Rule::kw_reason,
            ("skäl \"…\"", "reason \"…\""),
            pick!(AcceptanceField::Reason),
        );
        let by = fields.needed(
            self,
            Rule::kw_by,
            ("av \"programrådet\"", "by \"the programme board\""),
            pick!(AcceptanceField::By),
        );
        let decided = self.decided(&fields);
        let (decided, review_by) = decided?;
        Some(Acceptance {
            meta,
            finding: finding?.as_str().to_owned(),
            area: area?,
            rules: rules?,
            days: days?,
            born: born?,
            reason: reason?.value.clone(),
            by: by?.value.clone(),
            decided,
            review_by,
        })
    }

    fn decided(&mut self, fields: &Fields<'a, AcceptanceField>) -> Option<(Day, Day)> {
        let decided = fields.needed(
            self,
            Rule::kw_decided,
            ("beslutad 2026-11-21", "decided 2026-11-21"),
            pick!(AcceptanceField::Decided),
        );
        let review = fields.needed(
            self,
            Rule::kw_review_by,
            ("omprövas 2027-06-30", "review by 2027-06-30"),
            pick!(AcceptanceField::ReviewBy),
        );
        let first = decided.and_then(|date| self.day(date));
        let last = review.and_then(|date| self.day(date));
        let (first, last) = (first?, last?);
        if last >= first {
            return Some((first, last));
        }
        self.wrong(
            Name::OutOfRange,
            review?.span,
            Text::new(
                format!("omprövningen {last} kommer före beslutet {first}"),
                format!("the review {last} comes before the decision {first}"),
            ),
            Text::new("rätta någon av dagarna", "correct one of the days"),
        )
    }

    fn finding_name(&mut self, finding: &'a Spanned<String>) -> Option<Name> {
        let text = finding.value.as_str();
        if let Some(name) = Name::parse(text) {
            return Some(name);
        }
        let help = match closest(text, Name::ALL.iter().map(|name| name.as_str())) {
            Some(near) => Text::new(
                format!("menade du {near}?"),
                format!("did you mean {near}?"),
            ),
            None => Text::new(
                "skriv fyndets namn så som det står inom hakparentes i kontrollens utskrift",
                "write the finding's name as it stands in brackets in what the check prints",
            ),
        };
        self.wrong(
            Name::UnknownName,
            finding.span,
            Text::new(
                format!("det finns inget fynd som heter \"{text}\""),
                format!("there is no finding called \"{text}\""),
            ),
            help,
        )
    }

    /// The names that the finding's key lists, as it spells them.
    fn rules(&mut self, fields: &Fields<'a, AcceptanceField>) -> Option<Vec<String>> {
        let Some(rules) = fields.once(self, Rule::kw_rules, pick!(AcceptanceField::Rules)) else {
            return Some(Vec::new());
        };
        self.each(rules, Self::rule_name)
    }

    fn rule_name(&mut self, rule: &Spanned<RuleName>) -> Option<String> {
        let end = |rule: Rule| Some(words::keyword(rule, self.named.language()).to_owned());
        match &rule.value {
            RuleName::Birth => end(Rule::kw_birth),
            RuleName::End => end(Rule::kw_the_end),
            RuleName::Named(Content {
                name,
                dose: Some(number),
            }) => {
                self.dose_id(name, number)?;
                Some(self.named.dose_name(name.value.as_str(), number.value))
            }
            RuleName::Named(Content { name, dose: None }) => self.declared_rule(name),
        }
    }

    fn declared_rule(&mut self, name: &Spanned<Identifier>) -> Option<String> {
        let text = name.value.as_str();
        let comes_again = self.named.occurrences.count(text).is_some();
        if comes_again || self.named.everything.contains_key(text) {
            return Some(text.to_owned());
        }
        self.unknown_rule(text, name.span)
    }

    fn unknown_rule<T>(&mut self, name: &str, span: Span) -> Option<T> {
        if self.texts.unread_mentions(name) {
            return None;
        }
        let help = match closest(name, self.named.everything.keys().copied()) {
            Some(near) => Text::new(
                format!("menade du \"{near}\"?"),
                format!("did you mean \"{near}\"?"),
            ),
            None => Text::new(
                "skriv namnen så som de står i fyndets nyckel",
                "write the names as they stand in the finding's key",
            ),
        };
        self.wrong(
            Name::UnknownName,
            span,
            Text::new(
                format!("ingenting i programmet heter \"{name}\""),
                format!("nothing in the programme is called \"{name}\""),
            ),
            help,
        )
    }
}
