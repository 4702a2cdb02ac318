//! What may stand at a place, in the author's words.

use stafett_diag::{Language, Text};
use stafett_grammar::{Rule, keywords};

use super::words::{line_keywords, spelling};

/// The keywords among `rules`, those that the rules begin with included.
pub(super) fn keywords_of(rules: &[Rule]) -> Vec<Rule> {
    let mut found = Vec::new();
    for rule in rules {
        let beginnings: &[Rule] = match rule {
            Rule::unit => &[
                Rule::kw_days,
                Rule::kw_weeks,
                Rule::kw_months,
                Rule::kw_years,
            ],
            Rule::when_part => &[
                Rule::kw_recommended,
                Rule::kw_earliest,
                Rule::kw_latest,
                Rule::kw_at_least,
                Rule::kw_at_most,
                Rule::kw_window,
            ],
            Rule::point | Rule::bare_time => &[
                Rule::kw_birth,
                Rule::kw_due_date,
                Rule::kw_school_start,
                Rule::kw_grade,
                Rule::kw_upper_secondary,
                Rule::kw_preschool_class,
                Rule::kw_year_of_turning,
            ],
            Rule::from => &[Rule::kw_from],
            Rule::reach | Rule::date_range => &[Rule::kw_from],
            Rule::end => &[Rule::kw_until, Rule::kw_through],
            Rule::guard => &[Rule::kw_if, Rule::kw_unless],
            Rule::month => &[
                Rule::kw_january,
                Rule::kw_february,
                Rule::kw_march,
                Rule::kw_april,
                Rule::kw_may,
                Rule::kw_june,
                Rule::kw_july,
                Rule::kw_august,
                Rule::kw_september,
                Rule::kw_october,
                Rule::kw_november,
                Rule::kw_december,
            ],
            Rule::person => &[
                Rule::kw_child,
                Rule::kw_birthing_parent,
                Rule::kw_other_parent,
                Rule::kw_guardians,
            ],
            Rule::one_place => &[
                Rule::kw_clinic,
                Rule::kw_home,
                Rule::kw_school,
                Rule::kw_hospital,
                Rule::kw_preschool,
                Rule::kw_online,
                Rule::kw_other,
            ],
            Rule::one_channel => &[
                Rule::kw_in_person,
                Rule::kw_video,
                Rule::kw_telephone,
                Rule::kw_letter,
            ],
            Rule::confidence => &[
                Rule::kw_stated,
                Rule::kw_derived,
                Rule::kw_conflicting,
                Rule::kw_unverified,
            ],
            Rule::grade_scheme => &[Rule::kw_nine_year, Rule::kw_ten_year],
            Rule::contents_done => &[Rule::kw_done],
            Rule::scheme => &[
                Rule::kw_nine_year,
                Rule::kw_ten_year,
                Rule::kw_upper_secondary,
            ],
            Rule::school_term => &[Rule::kw_autumn_term, Rule::kw_spring_term],
            Rule::jointly_with => &[Rule::kw_jointly_with],
            Rule::with_roles => &[Rule::kw_with],
            Rule::on_behalf_of => &[Rule::kw_on_behalf_of],
            Rule::valid_from => &[Rule::kw_valid_from],
            Rule::valid_at_least => &[Rule::kw_valid_at_least],
            Rule::given_before => &[Rule::kw_before],
            Rule::given_from => &[Rule::kw_from],
            Rule::given_with => &[Rule::kw_with],
            Rule::counted_after => &[Rule::kw_after],
            Rule::counted_before => &[Rule::kw_before],
            Rule::caught_up => &[Rule::kw_caught_up],
            Rule::by_service => &[Rule::kw_by],
            Rule::yes_or_no => &[Rule::kw_yes],
            Rule::one_of_names => &[Rule::kw_one_of],
            Rule::whole_numbers => &[Rule::kw_whole_number],
            Rule::follows_up => &[Rule::kw_follows],
            Rule::keeps_responsibility => &[Rule::kw_keeps],
            Rule::grade_label => &[Rule::kw_preschool_class, Rule::kw_grade],
            other if keywords::of_rule(*other).is_some() => std::slice::from_ref(rule),
            _ => &[],
        };
        for keyword in beginnings {
            if !found.contains(keyword) {
                found.push(*keyword);
            }
        }
    }
    found
}

/// What else than keywords may stand there: names, numbers, times.
pub(super) fn things_of(rules: &[Rule]) -> Vec<Text> {
    let mut found = Vec::new();
    for rule in rules {
        let thing = match rule {
            Rule::name
            | Rule::names
            | Rule::named
            | Rule::one_of_names
            | Rule::payload
            | Rule::content => Text::new("ett namn", "a name"),
            Rule::string => Text::new("text inom citattecken", "text in quotation marks"),
            Rule::date => Text::new("en dag som `2026-08-18`", "a day such as `2026-08-18`"),
            Rule::date_range => Text::new(
                "två dagar som `från 2012-01-01 till och med 2031-12-31`",
                "two days such as `from 2012-01-01 through 2031-12-31`",
            ),
            Rule::number | Rule::integer => Text::new("ett tal", "a number"),
            Rule::year => Text::new("ett årtal", "a year"),
            Rule::point | Rule::bare_time | Rule::counted => {
                Text::new("en tid som `4 veckor`", "a time such as `4 weeks`")
            }
            Rule::through_time => Text::new(
                "en period som `årskurs 6 (nioårig)` eller `20 års ålder`",
                "a period such as `grade 6 (nine-year)` or `20 years of age`",
            ),
            Rule::duration | Rule::duration_term => {
                Text::new("en längd som `4 veckor`", "a length such as `4 weeks`")
            }
            Rule::born_dates => Text::new(
                "födelsedagar som `från 2022-01-01`",
                "birth dates such as `from 2022-01-01`",
            ),
            Rule::month_day | Rule::born_season => {
                Text::new("en dag som `15 augusti`", "a day such as `15 august`")
            }
            Rule::period => Text::new("en period", "a period"),
            Rule::turning => Text::new("`året barnet fyller 7`", "`year of turning 7`"),
            Rule::condition | Rule::all | Rule::atom | Rule::fact_test => {
                Text::new("ett villkor", "a condition")
            }
            Rule::test | Rule::value | Rule::value_list => Text::new("ett värde", "a value"),
            Rule::finding_name => Text::new(
                "ett fynds namn som `no-service-named`",
                "a finding's name such as `no-service-named`",
            ),
            Rule::comma => Text::new("ett kommatecken", "a comma"),
            Rule::colon => Text::new("ett kolon", "a colon"),
            Rule::dash => Text::new("ett streck som i `6–8`", "a dash as in `6–8`"),
            Rule::open => Text::new("`(`", "`(`"),
            Rule::close => Text::new("`)`", "`)`"),
            Rule::EOI => Text::new("radens slut", "the end of the line"),
            _ => continue,
        };
        if !found.contains(&thing) {
            found.push(thing);
        }
    }
    found
}

/// `here may stand: …`, at most eight of them.
pub(super) fn may_stand(rules: &[Rule], language: Language) -> Option<Text> {
    let mut all = things_of(rules);
    let quoted = |keyword: Rule| {
        let word = spelling(keywords::of_rule(keyword)?, language);
        Some(Text::new(format!("`{word}`"), format!("`{word}`")))
    };
    all.extend(keywords_of(rules).into_iter().filter_map(quoted));
    if all.is_empty() {
        return None;
    }
    let more = all.len() > 8;
    all.truncate(8);
    let mut sv: Vec<&str> = all.iter().map(|text| text.sv.as_str()).collect();
    let mut en: Vec<&str> = all.iter().map(|text| text.en.as_str()).collect();
    if more {
        sv.push("…");
        en.push("…");
    }
    Some(Text::new(
        format!("här kan stå: {}", sv.join(", ")),
        format!("here may stand: {}", en.join(", ")),
    ))
}

/// The words that may begin a line, as a help.
pub(super) fn line_may_begin(line: Rule, language: Language) -> Text {
    let words: Vec<String> = line_keywords(line)
        .iter()
        .chain(super::words::QUALIFIERS)
        .filter_map(|rule| keywords::of_rule(*rule))
        .map(|keyword| format!("`{}`", spelling(keyword, language)))
        .collect();
    let words = words.join(", ");
    Text::new(
        format!("raden kan börja med {words}"),
        format!("the line can begin with {words}"),
    )
}
