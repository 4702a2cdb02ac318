//! What each kind of page says of itself.

macro_rules! about {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
        visits_about: "Alla besök och kontakter i den ordning som barnet möter dem.", "All visits and contacts in the order in which the child meets them.";
        matrix_about: "Vad som görs vid vilket besök, och av vem.", "What is done at which visit, and by whom.";
        pathways_about: "Resultat och svar vid besöken, och de nya besök, kontroller och remisser som följer av dem.", "Results and answers at the visits, and the further visits, checks and referrals that follow from them.";
        vaccines_about: "Vaccinserierna med doser, tider och avstånd.", "The vaccine series with doses, times and intervals.";
        responsibility_about: "Vilken huvudman som har skyldigheten och vilken verksamhet som möter barnet, från födseln till och med 20 års ålder.", "Which body has the duty and which service meets the child, from birth through 20 years of age.";
        area_about: "Vem som har ansvaret för {}, och när.", "Who is responsible for {}, and when.";
        transitions_about: "När ansvaret går från en verksamhet till en annan, och vad som lämnas över.", "When responsibility passes from one service to another, and what is handed over.";
        services_about: "Vem som har skyldigheten och vem som möter barnet.", "Who has the duty and who meets the child.";
        service_about: "Besök, ansvarsperioder och överlämningar för {}.", "Visits, periods of responsibility and handovers of {}.";
        items_about: "Det som görs eller tas upp vid besöken, område för område.", "What is done or talked about at the visits, area by area.";
        requirements_about: "Vad lagar, föreskrifter och vägledningar säger, hur kontrollen har prövat det och vilka besök som räknas. Besöken är det vanliga barnets; prövningen gäller alla barn.", "What statutes, regulations and guidance say, how it came out of the check, and the visits that count. The visits are the usual child’s; the check is of every child.";
        indicators_about: "Måtten som programmet ska följas upp med: vilka barn som räknas, när, och vad som räknas.", "The measures by which the programme is to be followed up: which children are counted, when, and what counts.";
        indicator_about: "Så räknas måttet {}.", "How the measure {} is counted.";
        groups_about: "Vilka barn reglerna skiljer mellan, och vad man behöver veta om barnet för att tillämpa dem.", "Which children the rules tell apart, and what must be known of a child to apply them.";
        sources_about: "Vad programmet stöder sig på, hur det är läst och var det används.", "What the programme rests on, how it was read and where it is used.";
        provenance_about: "Hur stor del av programmets uppgifter som har en källa, är antagna, tolkade eller föreslagna, eller saknar angivet ursprung.", "How many of the programme’s statements have a source, are assumed, interpreted or proposed, or state no origin.";
        checks_about: "Vad som är kontrollerat, vad som återstår och vad som inte har kontrollerats alls.", "What has been checked, what is open and what has not been checked at all.";
        registers_about: "Det som programmet ska svara på, rad för rad: var det uttrycks, vilket fynd som visar det, eller varför inte.", "What the programme must answer, row by row: where it is expressed, which finding shows it, or why not.";
        glossary_about: "Hur boken ska läsas: orden, märkningarna och bokstäverna.", "How to read the book: its words, labels and letters.";
    } };
}
