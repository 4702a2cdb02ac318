//! The words of the language in both languages, for readers of the book.

/// A word and what it means here.
pub(crate) struct Term {
    pub(crate) sv: &'static str,
    pub(crate) en: &'static str,
    pub(crate) means_sv: &'static str,
    pub(crate) means_en: &'static str,
}

macro_rules! terms {
    ($($sv:literal = $en:literal: $means_sv:literal, $means_en:literal;)*) => {
        /// The words, in Swedish alphabetical order.
        pub(crate) const TERMS: &[Term] = &[
            $(Term { sv: $sv, en: $en, means_sv: $means_sv, means_en: $means_en },)*
        ];
    };
}

terms! {
    "ansvarsperiod" = "period of responsibility": "En tid då en huvudman eller verksamhet har ansvaret för ett område.", "A time during which a body or service is responsible for an area.";
    "besök" = "visit": "Ett planerat möte med barnet eller föräldrarna, på plats eller på distans.", "A planned meeting with child or parents, in the room or at a distance.";
    "bortfaller" = "lapses": "Erbjudandet upphör när tiden har gått ut.", "The offer ends when the time is over.";
    "det vanliga fallet" = "the usual case": "Ett barn som bor där inga särskilda regler gäller för orten, som går i de skolor som programmet ställer krav på och om vilket allt annat är som programmet antar. Det som antas står på första sidan.", "A child who lives where no rules of the place’s own apply, goes through the schools of which the programme demands something, and of whom everything else is as the programme assumes. What is assumed is on the first page.";
    "därefter" = "afterwards": "Vad som följer när tiden för ett besök har gått ut utan att det har blivit av.", "What follows when the time of a visit is over and it has not taken place.";
    "erbjuds" = "offered": "Skyldigheten gäller att erbjuda. Familjen väljer.", "The duty is to offer. The family chooses.";
    "fram till" = "until": "Dagen som nämns ingår inte.", "The named day is not included.";
    "fynd" = "finding": "Något i reglerna som inte går ihop, visat med ett barn som drabbas.", "Something in the rules that does not fit, shown by one child who is affected.";
    "förs vidare" = "is carried over": "Det ogjorda lämnas till nästa verksamhet vid överlämningen.", "What is undone goes to the next service at the handover.";
    "godtaget fynd" = "accepted finding": "Ett fynd som programmets ägare känner till och godtar för en tid, med skäl.", "A finding that the programme’s owner knows of and accepts for a time, with a reason.";
    "huvudman" = "responsible body": "Den som har skyldigheten enligt lag: region, kommun, skolhuvudman eller stat.", "Who has the duty by law: region, municipality, the school’s principal body or the state.";
    "inhämtas av" = "obtained by": "Den verksamhet som frågar om samtycke.", "The service that asks for consent.";
    "kontakt" = "contact": "Ett samtal, brev eller meddelande.", "A call, letter or message.";
    "korrigerad ålder" = "corrected age": "Ålder räknad från beräknad förlossning i stället för från födseln.", "Age counted from the due date instead of from birth.";
    "krav" = "requirement": "Det som ska göras enligt lag, förordning, föreskrift eller avtal.", "What must be done by statute, ordinance, regulation or agreement.";
    "kvarstående" = "outstanding": "Allt som inte är gjort vid överlämningen.", "Everything that is undone at the handover.";
    "menprövning" = "harm test": "En bedömning av om uppgifter kan lämnas ut utan att barnet eller någon närstående tar skada.", "A judgement of whether information can be passed on without harm to the child or those close to it.";
    "moment" = "content item": "En sak som görs eller tas upp vid ett besök.", "One thing done or talked about at a visit.";
    "målgrupp" = "target group": "De barn som ett besök är till för, när det inte är till för alla.", "The children for whom a visit is meant, where that is not everyone.";
    "nioårig" = "nine-year": "Grundskolan med förskoleklass och årskurs 1–9.", "The compulsory school with a preschool class and grades 1–9.";
    "nivå" = "tier": "Nivå 1–3 i Rikshandbokens trestegsmodell.", "Tiers 1–3 of the three-step model of Rikshandboken.";
    "område" = "area": "Det som någon har ansvaret för: hälsoövervakning, vaccination, tandvård.", "What somebody is responsible for: health surveillance, vaccination, dental care.";
    "rekommendation" = "recommendation": "Det som bör göras enligt allmänna råd, vägledning eller vårdprogram.", "What should be done by general advice, guidance or care programme.";
    "rekommenderat" = "recommended": "Den dag eller tid som man siktar på.", "The day or time that is aimed at.";
    "samtycke" = "consent": "Ett ja till att uppgifter lämnas över, till alla eller till en del av dem.", "A yes to information being passed on, to all of it or to a part.";
    "senast" = "latest": "Dagen som nämns ingår.", "The named day is included.";
    "skolstart" = "school start": "Barnets första dag i förskoleklass eller, i den tioåriga skolan, i årskurs 1.", "The child’s first day in preschool class or, in the ten-year school, in grade 1.";
    "tas igen" = "is caught up": "Görs senare än tiden anger, med en gräns.", "Done later than the time says, within a limit.";
    "till och med" = "through": "Hela den namngivna perioden ingår.", "The whole of the named period is included.";
    "tillsammans med" = "jointly with": "En annan verksamhet medverkar utan att ha ansvaret.", "Another service takes part without being responsible.";
    "tioårig" = "ten-year": "Grundskolan med årskurs 1–10. Det som var förskoleklass är där årskurs 1, och varje årskurs har ett nummer som är ett högre.", "The compulsory school with grades 1–10. What was the preschool class is grade 1 there, and each grade has a number that is one higher.";
    "utfall" = "outcome": "Ett möjligt resultat av ett moment.", "A possible result of a content item.";
    "utgåva" = "release": "En daterad och numrerad version av programmet.", "A dated, numbered issue of the programme.";
    "verksamhet" = "service": "Den som möter barnet: barnavårdscentral, elevhälsa, folktandvård.", "Who meets the child: child health centre, school health, dental care.";
    "vid behov" = "as needed": "Får göras, men måste inte erbjudas alla.", "May be done, but need not be offered to everyone.";
    "vårdnadshavare" = "guardian": "Barnets rättsliga vårdnadshavare, en eller två.", "The child’s legal custodians, one or two.";
    "övergång" = "transition": "När ansvaret går från en verksamhet till en annan.", "When responsibility passes from one service to another.";
    "överlämning" = "handover": "Informationen som följer med vid en övergång.", "The information that follows along at a transition.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_swedish_order() {
        let place = |letter| {
            " abcdefghijklmnopqrstuvwxyzåäö"
                .chars()
                .position(|c| c == letter)
        };
        let key = |term: &Term| term.sv.chars().map(place).collect::<Vec<_>>();
        assert!(TERMS.is_sorted_by_key(key));
    }
}
