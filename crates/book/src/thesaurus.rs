//! Words of child health in Swedish and English, so that what is written in one language is found by who
//! seeks in the other.

use crate::stems::words;
use stafett_diag::Language;
use std::collections::BTreeSet;

/// Swedish parts of words, and the English words for them. A part before `*` begins a word, one between two
/// stands anywhere in it, and one without is a whole word.
const PAIRS: &[(&str, &str)] = &[
    ("*alkohol*", "alcohol"),
    ("*allergi*", "allergy"),
    ("amning* bröstmjölk*", "breastfeeding"),
    ("*anmäl* orosanmäl*", "report concern"),
    ("anknytning*", "attachment"),
    ("*ansvar*", "responsible responsibility"),
    ("*autis*", "autism"),
    ("avgift*", "fee charge"),
    ("avtal*", "agreement contract"),
    ("barn*", "child children"),
    ("*barnhälsoteam*", "child health team"),
    ("*barnhälsovård* bvc bhv", "child health centre services"),
    ("barnmorsk*", "midwife"),
    ("bcg *tuberkulos*", "bcg tuberculosis"),
    ("*behov*", "needs"),
    ("*beslut*", "decision decide"),
    ("*besök*", "visit"),
    ("bb *förlossning*", "maternity delivery birth"),
    ("bup *psykiatri*", "psychiatry psychiatric mental"),
    ("depression* epds", "depression postnatal"),
    ("*difteri* dtp", "diphtheria"),
    ("*dos*", "dose"),
    ("elev*", "pupil student"),
    ("*elevhäls* *skolhälsovård*", "school health"),
    ("*fetma* övervikt*", "obesity overweight"),
    ("*flerspråk* tvåspråk*", "bilingual multilingual"),
    ("fluor*", "fluoride"),
    ("*folkbokför*", "registered residence"),
    ("frånvaro*", "absence"),
    ("fysisk", "physical"),
    ("född* födsel* nyfödd*", "birth born newborn"),
    ("förebyggande", "preventive prevention"),
    ("*föräldra* *förälder*", "parent parents parental"),
    ("*förskola* *förskole*", "preschool"),
    ("*förskoleklass*", "preschool class"),
    ("förtidig* prematur*", "preterm premature"),
    ("*gravid*", "pregnancy pregnant antenatal"),
    ("*grupp*", "group"),
    ("*gymnasi*", "upper secondary"),
    ("hembesök*", "home visit"),
    ("hepatit*", "hepatitis"),
    ("hjärta* hjärt*", "heart"),
    ("*huvudman* *huvudmän*", "body principal"),
    ("hälso* hälsa*", "health"),
    ("höft*", "hip"),
    ("*hörsel* *audiometri*", "hearing"),
    ("hpv", "papilloma cervical"),
    ("*journal*", "records"),
    ("*kikhost* dtp", "whooping cough pertussis"),
    ("*kommun*", "municipality municipal"),
    ("*komplettering*", "catch up"),
    ("*könsstymp*", "genital mutilation"),
    ("*lagen* lag", "act law"),
    ("*logoped*", "speech language therapist"),
    ("*läkar*", "doctor physician"),
    ("längd*", "height length"),
    ("mat *matvan* kost*", "food diet nutrition"),
    ("mpr *mässling*", "mmr measles mumps rubella"),
    ("*månad*", "month"),
    ("mödra* mhv", "maternity antenatal pregnancy"),
    ("nyanländ* *asyl* *migra*", "newly arrived asylum migrant"),
    ("*neonatal*", "neonatal"),
    ("*olycks* *säkert* *säkerhet*", "safety accident injury"),
    ("placer* *familjehem*", "placed foster"),
    ("pku", "newborn screening blood"),
    ("*pneumokock*", "pneumococcal"),
    ("polio*", "polio"),
    ("psykisk*", "mental"),
    ("pubertet*", "puberty"),
    ("*region*", "region regional"),
    ("*remiss* remitter*", "referral refer"),
    ("*rotavirus*", "rotavirus"),
    ("rygg* skolios*", "back spine scoliosis"),
    ("*rökning* *tobak*", "smoking tobacco"),
    ("*samtal*", "talk conversation dialogue"),
    ("samtyck*", "consent"),
    ("*samverka* samordn*", "cooperation coordination"),
    ("*screening*", "screening"),
    ("sekretess*", "confidentiality secrecy"),
    ("*sexu*", "sexual"),
    ("sjuksköter*", "nurse"),
    (
        "skelning* *ögon* ögat synprövning* synskärpa* syn",
        "eye vision sight",
    ),
    ("skol*", "school"),
    ("*skollag*", "education act"),
    ("skolsköter*", "school nurse"),
    ("skärm*", "screen"),
    ("*smittskydd*", "communicable infectious disease"),
    ("*socialtjänst*", "social services"),
    ("*språk*", "language"),
    ("*stelkramp* dtp", "tetanus"),
    ("*suicid* *självmord*", "suicide"),
    ("sömn*", "sleep"),
    ("tal talet *språk*", "speech"),
    (
        "tand* *tandvård* *tänder* *karies*",
        "dental teeth tooth dentist",
    ),
    ("tillväxt*", "growth"),
    ("*tolk*", "interpreter"),
    ("*ungdoms*", "youth"),
    ("*ungdomsmottagning*", "youth clinic"),
    ("*utveckling*", "development"),
    ("*vaccin*", "vaccination vaccine immunisation immunization"),
    ("*vecka* *veckor*", "week"),
    ("vikt vikten viktkurva*", "weight"),
    ("vux*", "adult"),
    ("våld*", "violence abuse"),
    ("*vårdcentral*", "primary care"),
    ("vårdnadshavar*", "guardian custodian"),
    ("år *åring*", "year"),
    ("årskurs*", "grade year"),
    ("*överenskommelse*", "agreement"),
    ("*övergång*", "transition"),
    ("*överlämn*", "handover transfer"),
];

/// Parts of Swedish words that a title has, all of them, and what a reader may seek instead, in Swedish and English.
const ALIKE: &[(&str, &str, &str)] = &[
    (
        "annan huvudman*",
        "friskola fristående",
        "independent school",
    ),
    (
        "ändra*",
        "utgåva jämfört ändring nytt",
        "edition compared changes",
    ),
    ("*kari*", "tandrisk tandhälsa", "tooth risk"),
    ("*tand* risk*", "tandrisk", "tooth risk"),
    ("tandhälsan*", "tänder tandrisk risk riskzon", "teeth risk"),
    (
        "riskbedömning* tänder*",
        "tandrisk karies",
        "tooth risk caries",
    ),
    (
        "kom* sverige",
        "nyanländ flyttat flytt hit invandrat",
        "moved newly arrived",
    ),
    ("flyttade hit", "flyttat flytt inflyttad", "moved move"),
    (
        "nekad* överlämning*",
        "journal saknas samtycke",
        "records missing",
    ),
];

/// A sort of thing, or what it rests on, that a reader may name beside what it is about: "hälsobesök lag".
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// What a law demands.
    Law,
    /// Who is responsible.
    Duty,
    /// What passes from one service to another.
    Handover,
    /// On what statements rest.
    Source,
    /// What is proposed and in force nowhere.
    Proposal,
    /// How the authors read a text.
    Interpretation,
    /// What the authors assume.
    Assumption,
}

impl Sort {
    /// What readers call it.
    pub(crate) fn words(self, language: Language) -> &'static str {
        let (swedish, english) = match self {
            Sort::Law => (
                "lag lagkrav lagstöd författning skyldighet",
                "law act statute duty",
            ),
            Sort::Duty => ("ansvar ansvarig", "responsibility responsible duty"),
            Sort::Handover => ("överlämning överlämna övergång", "handover handed transfer"),
            Sort::Source => ("källa underlag referens", "source reference"),
            Sort::Proposal => ("förslag föreslagen", "proposal proposed"),
            Sort::Interpretation => ("tolkning", "interpretation"),
            Sort::Assumption => ("antagande", "assumption"),
        };
        match language {
            Language::Swedish => swedish,
            Language::English => english,
        }
    }
}

/// What a reader may seek instead of the words of a text, in the language of a book.
pub(crate) fn alike(text: &str, written: Language, sought: Language) -> BTreeSet<String> {
    if written == Language::English {
        return BTreeSet::new();
    }
    let own: BTreeSet<String> = words(text).collect();
    let is_there = |part: &str| own.iter().any(|word| has(word, part));
    let rows = ALIKE.iter();
    let rows = rows.filter(|(parts, ..)| parts.split(' ').all(is_there));
    let instead = rows.map(|(_, swedish, english)| match sought {
        Language::Swedish => *swedish,
        Language::English => *english,
    });
    instead.flat_map(words).collect()
}

/// Words in the language of a book for those of a text in another.
pub(crate) fn also(text: &str, written: Language, sought: Language) -> BTreeSet<String> {
    if written == sought {
        return BTreeSet::new();
    }
    let own: BTreeSet<String> = words(text).collect();
    let means = |(swedish, english): &&(&str, &str)| match written {
        Language::Swedish => swedish
            .split(' ')
            .any(|part| own.iter().any(|word| has(word, part))),
        Language::English => english.split(' ').any(|word| own.contains(word)),
    };
    let other = |(swedish, english): &(&'static str, &'static str)| match written {
        Language::Swedish => *english,
        Language::English => *swedish,
    };
    let found = PAIRS
        .iter()
        .filter(means)
        .flat_map(|pair| other(pair).split(' '));
    found.map(|word| word.replace('*', "")).collect()
}

/// Whether a word has a part.
fn has(word: &str, part: &str) -> bool {
    match (part.strip_prefix('*'), part.strip_suffix('*')) {
        (Some(_), Some(_)) => word.contains(part.trim_matches('*')),
        (None, Some(begins)) => word.starts_with(begins),
        _ => word == part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(text: &str) -> Vec<String> {
        let words = also(text, Language::Swedish, Language::English);
        words.into_iter().collect()
    }

    #[test]
    fn swedish_titles_have_english_words() {
        assert_eq!(english("Lekaudiometri"), ["hearing"]);
        assert_eq!(english("Frågor om hörseln"), ["hearing"]);
        assert_eq!(english("Viktigt"), [""; 0]);
        assert_eq!(english("Vikt"), ["weight"]);
        assert!(english("Vaccination i förskoleklass").contains(&"class".to_owned()));
    }

    #[test]
    fn english_titles_have_swedish_words() {
        let swedish = also("Consent", Language::English, Language::Swedish);
        assert!(swedish.contains("samtyck"));
    }

    #[test]
    fn a_title_is_found_by_what_readers_call_it() {
        let title = "Från elevhälsa till elevhälsa hos en annan huvudman";
        let swedish = alike(title, Language::Swedish, Language::Swedish);
        assert!(swedish.contains("friskola"));
        assert!(alike("Huvudman", Language::Swedish, Language::Swedish).is_empty());
        assert!(alike(title, Language::English, Language::English).is_empty());
    }

    #[test]
    fn a_text_in_the_language_of_the_book_needs_no_other_words() {
        assert!(also("Hörsel", Language::Swedish, Language::Swedish).is_empty());
    }

    #[test]
    fn parts_are_in_order_and_written_as_they_are_read() {
        for (swedish, english) in PAIRS {
            assert!(
                swedish
                    .split(' ')
                    .chain(english.split(' '))
                    .all(|word| !word.is_empty())
            );
            let starred = |part: &str| part.starts_with('*') && !part.ends_with('*');
            assert!(!swedish.split(' ').any(starred), "{swedish}");
            assert!(!english.contains('*'));
        }
    }
}
