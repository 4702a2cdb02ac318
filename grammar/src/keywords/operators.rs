//! Words between values, points and units of time.

use super::{Keyword, Kind, keyword_rows};

keyword_rows! {
    kw_recommended: Operator
        &["rekommenderat"], &["recommended"],
        "den dag som helst väljs", "the day that is preferred";
    kw_valid_from: Operator
        &["giltig från"], &["valid from"],
        "första dagen då en given dos räknas", "the first day on which a given dose counts";
    kw_valid_at_least: Operator
        &["giltigt minst"], &["valid at least"],
        "kortaste avståndet för att en given dos ska räknas", "the shortest distance at which a given dose counts";
    kw_earliest: Operator
        &["tidigast"], &["earliest"],
        "första dagen", "the first day";
    kw_but_at_most: Operator
        &["dock längst"], &["but at most"],
        "slutar då även om händelsen inte har kommit", "ends then even if the event has not come";
    kw_latest: Operator
        &["senast"], &["latest"],
        "sista dagen, den dagen räknas med", "the last day, that day included";
    kw_from: Operator
        &["från"], &["from"],
        "från och med den dagen", "from that day on";
    kw_until: Operator
        &["fram till"], &["until"],
        "dagen själv räknas inte med", "the day itself is not included";
    kw_through: Operator
        &["till och med"], &["through"],
        "hela perioden räknas med", "the whole period is included";
    kw_to: Operator
        &["till"], &["to"],
        "från en verksamhet till en annan", "from one service to another";
    kw_after: Operator
        &["efter"], &["after"],
        "räknat framåt från en dag", "counted forward from a day";
    kw_before: Operator
        &["före"], &["before"],
        "räknat bakåt från en dag", "counted backward from a day";
    kw_same_year_as: Operator
        &["samma år som"], &["same year as"],
        "i samma kalenderår", "in the same calendar year";
    kw_at: Operator
        &["vid"], &["at"],
        "på den dagen, eller vid det besöket", "on that day, or at that visit";
    kw_if: Operator
        &["om"], &["if"],
        "ett villkor", "a condition";
    kw_unless: Operator
        &["om inte"], &["unless"],
        "ett villkor som inte ska gälla", "a condition that must not hold";
    kw_and: Operator
        &["och"], &["and"],
        "båda", "both";
    kw_or: Operator
        &["eller"], &["or"],
        "minst ett av dem", "at least one of them";
    kw_not: Operator
        &["inte"], &["not"],
        "motsatsen", "the opposite";
    kw_unknown: Operator
        &["okänt"], &["unknown"],
        "inget är noterat; det är aldrig nej", "nothing is recorded; never the same as no";
    kw_yes: Operator
        &["ja"], &["yes"],
        "ja", "yes";
    kw_no: Operator
        &["nej"], &["no"],
        "nej", "no";
    kw_at_least: Operator
        &["minst"], &["at least"],
        "så många eller fler", "that many or more";
    kw_at_most: Operator
        &["högst"], &["at most"],
        "så många eller färre", "that many or fewer";
    kw_once: Operator
        &["en gång"], &["once"],
        "ett besök och inte fler", "one visit and no more";
    kw_one_of: Operator
        &["en av"], &["one of"],
        "ett av värdena", "one of the values";
    kw_with: Operator
        &["med"], &["with"],
        "med vilka yrkesgrupper eller moment", "with which staff or items";
    kw_jointly_with: Operator
        &["tillsammans med"], &["jointly with"],
        "en verksamhet som deltar utan ansvar", "a service that takes part without responsibility";
    kw_on_behalf_of: Operator
        &["på uppdrag av"], &["on behalf of"],
        "den som har gett uppdraget", "the one that gave the task";
    kw_by: Operator
        &["av"], &["by"],
        "av vem", "by whom";
    kw_obtained_by: Operator
        &["inhämtas av"], &["obtained by"],
        "den som frågar om samtycke", "the one that asks for consent";
    kw_otherwise: Operator
        &["annars"], &["otherwise"],
        "om det inte sker", "if that does not happen";
    kw_within: Operator
        &["inom"], &["within"],
        "så lång tid får det ta", "so long may it take";
    kw_follows: Operator
        &["följer"], &["follows"],
        "följer … upp: verksamheten tar reda på vad som hände", "follows up: the service finds out what happened";
    kw_up: Operator
        &["upp"], &["up"],
        "följer … upp", "follows up";
    kw_keeps: Operator
        &["behåller"], &["keeps"],
        "behåller … ansvaret", "keeps responsibility";
    kw_responsibility: Operator
        &["ansvaret"], &["responsibility"],
        "behåller … ansvaret", "keeps responsibility";
    kw_visits: Operator
        &["besök"], &["visits"],
        "så många besök", "that many visits";
    kw_between_two_visits: Operator
        &["mellan två besök"], &["between two visits"],
        "från ett besök till nästa", "from one visit to the next";
    kw_everyone: Operator
        &["alla"], &["everyone"],
        "alla barn", "every child";
    kw_outstanding: Operator
        &["kvarstående"], &["outstanding"],
        "alla moment som inte är gjorda", "every item that is not done";
    kw_birth: Operator
        &["födseln"], &["birth"],
        "dagen då barnet föds", "the day the child is born";
    kw_due_date: Operator
        &["beräknat datum"], &["due date"],
        "beräknat förlossningsdatum", "the expected day of birth";
    kw_school_start: Operator
        &["skolstart"], &["school start"],
        "barnets första dag i skolan", "the child's first day in school";
    kw_of_age: Operator
        &["ålder"], &["of age"],
        "räknat från födseln", "counted from birth";
    kw_corrected_age: Operator
        &["korrigerad ålder"], &["corrected age"],
        "räknat från beräknat datum", "counted from the due date";
    kw_grade: Operator
        &["årskurs"], &["grade"],
        "en årskurs", "a grade";
    kw_preschool_class: Operator
        &["förskoleklass"], &["preschool class"],
        "året före årskurs 1 i den nioåriga skolan", "the year before grade 1 of the nine-year school";
    kw_upper_secondary: Operator
        &["gymnasiet"], &["upper secondary"],
        "gymnasieskolan", "upper secondary school";
    kw_nine_year: Operator
        &["nioårig"], &["nine-year"],
        "den nioåriga grundskolan", "the nine-year compulsory school";
    kw_ten_year: Operator
        &["tioårig"], &["ten-year"],
        "den tioåriga grundskolan", "the ten-year compulsory school";
    kw_autumn_term: Operator
        &["höstterminen"], &["autumn term"],
        "terminen som börjar på hösten", "the term that begins in autumn";
    kw_spring_term: Operator
        &["vårterminen"], &["spring term"],
        "terminen som börjar efter nyår", "the term that begins after New Year";
    kw_year_of_turning: Operator
        &["året barnet fyller"], &["year of turning"],
        "kalenderåret då barnet fyller så många år", "the calendar year in which the child turns that age";
    kw_days: Operator
        &["dagar", "dag", "dags", "dagars"], &["days", "day"],
        "dagar", "days";
    kw_weeks: Operator
        &["veckor", "vecka", "veckas", "veckors"], &["weeks", "week"],
        "veckor", "weeks";
    kw_months: Operator
        &["månader", "månad", "månads", "månaders"], &["months", "month"],
        "månader", "months";
    kw_years: Operator
        &["år", "års"], &["years", "year"],
        "år", "years";
    kw_minutes: Operator
        &["minuter", "minut"], &["minutes", "minute"],
        "minuter", "minutes";
}
