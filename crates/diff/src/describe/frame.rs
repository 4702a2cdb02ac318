//! The programme itself, its population and its school calendar.

use super::{Described, Sheet};
use stafett_model::proof::Words;
use stafett_model::school::{GradeScheme, MonthDay, SchoolCalendar};
use stafett_model::words::named;
use stafett_model::{
    DeclarationKind, MonthEnd, Population, Programme, ProgrammeLanguage, Season, words,
};

pub(super) fn describe(programme: &Programme, all: &mut Vec<(DeclarationKind, Described)>) {
    // A programme has one of each, whatever its name: they are the same rule in every programme.
    let mut one = |kind, mut described: Described| {
        described.id = String::new();
        all.push((kind, described));
    };
    one(DeclarationKind::Programme, header(programme));
    one(DeclarationKind::Population, population(programme));
    if let Some(calendar) = &programme.school {
        one(DeclarationKind::SchoolCalendar, school(programme, calendar));
    }
}

fn header(programme: &Programme) -> Described {
    let mut sheet = Sheet::new(programme);
    sheet.text("Namn", "Name", &programme.meta.id);
    sheet.text("Land", "Country", &programme.country);
    sheet.either(
        ("Språk", "Language"),
        programme.language == ProgrammeLanguage::Swedish,
        ("svenska", "Swedish"),
        ("engelska", "English"),
    );
    sheet.text("Utgåva", "Release", &programme.release);
    sheet.day("Gäller från", "In force from", programme.in_force_from);
    sheet.text("Utkast", "Draft", programme.draft.as_deref().unwrap_or(""));
    sheet.either(
        ("När månaden saknar dagen", "Where the month lacks the day"),
        programme.month_end == MonthEnd::LastDay,
        ("månadens sista dag", "the month's last day"),
        ("den första i nästa månad", "the first of the next month"),
    );
    sheet.duration(
        "Inflyttade tas igen inom",
        "Arrivals are caught up within",
        programme.arrival,
    );
    Described::of(&programme.meta, sheet)
}

fn population(programme: &Programme) -> Described {
    let Population {
        meta,
        born_from,
        born_through,
        always,
        during,
        due_date,
    } = &programme.population;
    let mut sheet = Sheet::new(programme);
    sheet.day("Födda från", "Born from", Some(*born_from));
    sheet.day("Födda till och med", "Born through", Some(*born_through));
    for condition in always {
        let says = words::condition(programme, condition);
        sheet.entry("Alltid", "Always", says);
    }
    for invariant in during {
        let holds = words::condition(programme, &invariant.condition);
        let says = match &invariant.days {
            None => holds,
            Some((from, until)) => {
                let (from, until) = (named(programme, from), named(programme, until));
                Words::new(
                    format!("{} från {} fram till {}", holds.sv, from.sv, until.sv),
                    format!("{} from {} until {}", holds.en, from.en, until.en),
                )
            }
        };
        sheet.entry("Alltid", "Always", says);
    }
    if let Some((earliest, latest)) = due_date {
        let (first, last) = (words::duration(*earliest), words::duration(*latest));
        sheet.say(
            "Beräknat datum, från födseln räknat",
            "Due date, counted from birth",
            Words::new(
                format!("{} till {}", first.sv, last.sv),
                format!("{} to {}", first.en, last.en),
            ),
        );
    }
    Described::of(meta, sheet)
}

fn school(programme: &Programme, calendar: &SchoolCalendar) -> Described {
    let SchoolCalendar {
        meta,
        start_fact,
        start_turning,
        autumn,
        spring,
        published,
        schemes,
        compulsory_years,
        upper_secondary_years,
    } = calendar;
    let mut sheet = Sheet::new(programme);
    let fact = start_fact.and_then(|fact| programme.fact(fact));
    for (value, turning) in (0..).zip(start_turning) {
        let whom = fact.map(|fact| words::value(&fact.values, value));
        let year = Words::new(
            format!("året barnet fyller {turning}"),
            format!("the year of turning {turning}"),
        );
        let says = match whom {
            Some(whom) => Words::new(
                format!("{} ({})", year.sv, whom.sv),
                format!("{} ({})", year.en, whom.en),
            ),
            None => year,
        };
        sheet.entry("Skolstart", "School start", says);
    }
    sheet.say(
        "Höstterminen börjar",
        "The autumn term begins",
        range(*autumn),
    );
    sheet.say(
        "Vårterminen börjar",
        "The spring term begins",
        range(*spring),
    );
    for term in published {
        let (sv, en) = match term.season {
            Season::Autumn => ("höstterminen", "autumn term"),
            Season::Spring => ("vårterminen", "spring term"),
        };
        let day = words::day(term.first_day);
        sheet.entry(
            "Känd terminsstart",
            "Published term",
            Words::new(
                format!("{sv} {}: {}", term.year, day.sv),
                format!("{en} {}: {}", term.year, day.en),
            ),
        );
    }
    for scheme in schemes {
        sheet.entry("Årskurser", "Grades", grades(scheme));
    }
    sheet.number(
        "Grundskolans år",
        "Years of compulsory school",
        Some(compulsory_years),
    );
    sheet.number(
        "Gymnasiets år",
        "Years of upper secondary school",
        Some(upper_secondary_years),
    );
    Described::of(meta, sheet)
}

fn range((first, last): (MonthDay, MonthDay)) -> Words {
    let day = |day: MonthDay| format!("{}/{}", day.day, day.month);
    let text = format!("{}–{}", day(first), day(last));
    Words::same(text)
}

fn grades(scheme: &GradeScheme) -> Words {
    let GradeScheme {
        name,
        first_grade,
        last_grade,
        from_year,
        until_year,
    } = scheme;
    let (mut sv, mut en) = (
        format!("{name}, {first_grade}–{last_grade}"),
        format!("{name}, {first_grade}–{last_grade}"),
    );
    if let Some(year) = from_year {
        sv.push_str(&format!(", från hösten {year}"));
        en.push_str(&format!(", from the autumn of {year}"));
    }
    if let Some(year) = until_year {
        sv.push_str(&format!(", före hösten {year}"));
        en.push_str(&format!(", before the autumn of {year}"));
    }
    Words::new(sv, en)
}
