//! Words that begin a declaration or a field.

use super::{Keyword, Kind, keyword_rows};

keyword_rows! {
    kw_programme: Declaration
        &["program"], &["programme"],
        "programmets huvud: namn, land, språk och regler", "the programme's header: name, country, language and rules";
    kw_population: Declaration
        &["befolkning"], &["population"],
        "de barn som allt bevisas för", "the children that everything is proved for";
    kw_school_calendar: Declaration
        &["skolkalender"], &["school calendar"],
        "skolstart, terminer och årskurser", "school start, terms and grades";
    kw_body: Declaration
        &["huvudman"], &["responsible body", "responsible bodies"],
        "den som har ansvaret enligt lag", "the one that has the duty by law";
    kw_role: Declaration
        &["roll"], &["role"],
        "en yrkesgrupp", "a staff category";
    kw_service: Declaration
        &["verksamhet"], &["service"],
        "den verksamhet som möter barnet", "the service that meets the child";
    kw_area: Declaration
        &["område"], &["area"],
        "ett område av barnhälsan", "an area of child health";
    kw_fact: Declaration
        &["uppgift"], &["fact"],
        "en uppgift om ett barn", "a statement about a child";
    kw_event: Declaration
        &["händelse"], &["event"],
        "något som kan hända en gång", "something that may happen once";
    kw_target_group: Declaration
        &["målgrupp"], &["target group"],
        "ett villkor med namn", "a named condition";
    kw_item: Declaration
        &["moment"], &["content item"],
        "något som görs eller tas upp vid ett besök", "something done or talked about at a visit";
    kw_series: Declaration
        &["vaccinserie"], &["series"],
        "doser i ordning med avstånd", "doses in order with intervals";
    kw_window: Declaration
        &["tidsfönster"], &["window"],
        "ett tidsfönster med namn", "a named window of time";
    kw_visit: Declaration
        &["besök"], &["visit"],
        "ett planerat möte med barnet eller föräldern", "a planned meeting with the child or the parent";
    kw_contact: Declaration
        &["kontakt"], &["contact"],
        "ett samtal, brev eller meddelande", "a call, a letter or a message";
    kw_responsibility_for: Declaration
        &["ansvar för"], &["responsibility for"],
        "ett områdes ansvarsperioder", "the periods of one area";
    kw_transition: Declaration
        &["övergång"], &["transition"],
        "ansvaret går från en verksamhet till en annan", "responsibility passes from one service to another";
    kw_requirement: Declaration
        &["krav"], &["requirement"],
        "bindande: ska", "binding: shall";
    kw_recommendation: Declaration
        &["rekommendation"], &["recommendation"],
        "råd: bör", "advice: should";
    kw_source: Declaration
        &["källa"], &["source"],
        "var något står skrivet", "where something is written";
    kw_accepts: Declaration
        &["godtar"], &["accepts"],
        "ett fynd som någon har tagit ställning till", "a finding that somebody has taken a stand on";
    kw_variant: Declaration
        &["variant"], &["variant"],
        "det som en region eller kommun gör på annat sätt", "what a region or municipality does otherwise";
    kw_release: Declaration
        &["utgåva"], &["release"],
        "en daterad utgåva av programmet, eller det som ändras med den", "a dated issue of the programme, or what changes with it";
    kw_reprioritisation: Declaration
        &["omprioritering"], &["reprioritisation"],
        "en tillfällig ändring mellan två dagar", "a temporary change between two days";
    kw_indicator: Declaration
        &["indikator"], &["indicator"],
        "ett mått för uppföljning", "a measure for follow-up";
    kw_country: Field
        &["land"], &["country"],
        "landets kod", "the country's code";
    kw_language: Field
        &["språk"], &["language"],
        "programmets språk", "the programme's language";
    kw_month_end: Field
        &["månadsslut"], &["month end"],
        "vilken dag som gäller när månaden är för kort", "which day counts when the month is too short";
    kw_in_force_from: Field
        &["gäller från"], &["in force from"],
        "första dagen som det gäller", "the first day it is in force";
    kw_draft: Field
        &["utkast"], &["draft"],
        "text som säger att det är ett utkast", "the text that says it is a draft";
    kw_on_arrival: Field
        &["vid inflyttning"], &["on arrival"],
        "vad som gäller för ett barn som flyttar in", "what holds for a child who moves in";
    kw_born: Field
        &["födda"], &["born"],
        "födelsedagar", "birth dates";
    kw_always: Field
        &["alltid"], &["always"],
        "något som alltid stämmer", "something that always holds";
    kw_everywhere: Field
        &["finns överallt"], &["everywhere"],
        "varje ort har den", "every place has it";
    kw_not_everywhere: Field
        &["finns inte överallt"], &["not everywhere"],
        "vissa orter saknar den", "some places lack it";
    kw_roles: Field
        &["roller"], &["roles"],
        "verksamhetens yrkesgrupper", "the service's staff categories";
    kw_values: Field
        &["värden"], &["values"],
        "vilka värden uppgiften kan ha", "which values the fact can have";
    kw_fixed: Field
        &["fast"], &["fixed"],
        "ändras aldrig", "never changes";
    kw_may_change: Field
        &["kan ändras"], &["may change"],
        "kan ändras under barndomen", "may change during childhood";
    kw_recorded_at: Field
        &["noteras vid"], &["recorded at"],
        "vid vilket besök uppgiften noteras", "at which visit the fact is recorded";
    kw_shown_by: Field
        &["visas av besök hos"], &["shown by visits to"],
        "en verksamhet vars gjorda besök visar att händelsen har skett", "a service whose visits, once made, show that the event has happened";
    kw_if_unknown: Field
        &["om okänt"], &["if unknown"],
        "värdet när inget är noterat", "the value where nothing is recorded";
    kw_concerns: Field
        &["gäller"], &["concerns"],
        "vem momentet gäller", "whom the item concerns";
    kw_age: Field
        &["ålder"], &["age"],
        "hur åldern räknas", "how age is counted";
    kw_tier: Field
        &["nivå"], &["tier"],
        "nivå 1, 2 eller 3", "tier 1, 2 or 3";
    kw_instrument: Field
        &["instrument"], &["instrument"],
        "metod eller formulär", "method or form";
    kw_outcomes: Field
        &["utfall"], &["outcomes"],
        "möjliga resultat", "possible results";
    kw_dose: Field
        &["dos"], &["dose"],
        "en dos i en vaccinserie", "a dose of a series";
    kw_products: Field
        &["produkter"], &["products"],
        "vaccinen som serien kan ges med", "the vaccines with which the series can be given";
    kw_grace: Field
        &["tolerans"], &["grace"],
        "så mycket för tidigt får en given dos vara och ändå räknas", "so much too early may a given dose be and still count";
    kw_begun_by: Field
        &["påbörjas senast"], &["begun by"],
        "sista dagen för den första dosen", "the last day for the first dose";
    kw_after_invalid: Field
        &["avstånd även efter ogiltig dos"], &["distances also after invalid dose"],
        "avstånden mellan doser hålls också till doser som inte räknas", "distances between doses are kept also to doses that do not count";
    kw_when: Field
        &["när"], &["when"],
        "tiden för ett besök, en kontakt eller en övergång", "the time of a visit, a contact or a transition";
    kw_repeated: Field
        &["upprepas varje"], &["repeated every"],
        "ett besök som kommer tillbaka", "a visit that comes again";
    kw_count: Field
        &["antal"], &["number"],
        "hur många besök inom samma tid", "how many visits within one time";
    kw_afterwards: Field
        &["därefter"], &["afterwards"],
        "vad som händer när tiden har gått ut", "what happens when the time has passed";
    kw_performed_by: Field
        &["utförs av"], &["performed by"],
        "vilken verksamhet som möter barnet", "which service meets the child";
    kw_place: Field
        &["plats"], &["place"],
        "var besöket sker", "where the visit takes place";
    kw_channel: Field
        &["kontaktsätt"], &["channel"],
        "hur besöket sker", "how the visit is held";
    kw_duration: Field
        &["längd"], &["duration"],
        "besökets längd i minuter", "the visit's length in minutes";
    kw_contents: Field
        &["innehåll"], &["contents"],
        "besökets moment", "the visit's content items";
    kw_for: Field
        &["för"], &["for"],
        "för vilka barn", "for which children";
    kw_as_needed: Field
        &["vid behov"], &["as needed"],
        "får göras, måste inte", "may be done, need not be";
    kw_areas: Field
        &["områden"], &["areas"],
        "övergångens områden", "the transition's areas";
    kw_handover: Field
        &["överlämning"], &["handover"],
        "vad som lämnas över, när och med vems samtycke", "what is handed over, when and with whose consent";
    kw_hands_over: Field
        &["överlämnar"], &["hands over"],
        "det som lämnas över", "what is handed over";
    kw_consent_from: Field
        &["samtycke av"], &["consent from"],
        "vems samtycke som krävs", "whose consent is needed";
    kw_without_consent_under: Field
        &["utan samtycke enligt"], &["without consent under"],
        "lagrummet som tillåter det", "the statute that allows it";
    kw_confirmed_within: Field
        &["bekräftas inom"], &["confirmed within"],
        "hur snart mottagandet bekräftas", "how soon receipt is confirmed";
    kw_offered: Field
        &["erbjuds"], &["offered"],
        "det som ska eller bör erbjudas", "what shall or should be offered";
    kw_evenly_spread: Field
        &["jämnt fördelade"], &["evenly spread"],
        "hur långt det får vara mellan besöken", "how far apart the visits may be";
    kw_in_words: Field
        &["i ord"], &["in words"],
        "det som står i ord", "what stands in words";
    kw_publisher: Field
        &["utgivare"], &["publisher"],
        "vem som har gett ut källan", "who published the source";
    kw_link: Field
        &["länk"], &["link"],
        "källans adress", "the source's address";
    kw_date: Field
        &["datum"], &["date"],
        "en dag", "a day";
    kw_checked: Field
        &["kontrollerad"], &["checked"],
        "hur källan lästes", "how the source was read";
    kw_confidence: Field
        &["säkerhet"], &["confidence"],
        "hur säker uppgiften är", "how sure the statement is";
    kw_finding: Field
        &["fynd"], &["finding"],
        "fyndets namn", "the finding's name";
    kw_rules: Field
        &["regler"], &["rules"],
        "de regler som fyndet gäller", "the rules that the finding is about";
    kw_day_range: Field
        &["dagar"], &["days"],
        "vilka dagar det gäller", "which days it is about";
    kw_reason: Field
        &["skäl"], &["reason"],
        "varför", "why";
    kw_decided: Field
        &["beslutad"], &["decided"],
        "dagen för beslutet", "the day of the decision";
    kw_review_by: Field
        &["omprövas"], &["review by"],
        "dagen då beslutet ses över", "the day on which the decision is reviewed";
    kw_builds_on: Field
        &["bygger på"], &["builds on"],
        "den variant som denna läggs ovanpå", "the variant on which this one is laid";
    kw_information_from: Field
        &["underlag från"], &["information from"],
        "vilket år uppgifterna är från", "which year the information is from";
    kw_confirmed_by: Field
        &["bekräftad av"], &["confirmed by"],
        "vem som har bekräftat att det stämmer", "who has confirmed that it is right";
    kw_adds: Field
        &["lägger till"], &["adds"],
        "något som inte finns i grunden", "something that the base does not have";
    kw_narrows: Field
        &["begränsar"], &["narrows"],
        "ett snävare tidsfönster eller villkor", "a narrower window or condition";
    kw_substitutes: Field
        &["byter ut"], &["substitutes"],
        "det skrivna ersätter det som står i grunden", "what is written takes the place of what the base says";
    kw_drops: Field
        &["utgår"], &["drops"],
        "det erbjuds inte, och varför", "it is not offered, and why";
    kw_suspends: Field
        &["pausar"], &["suspends"],
        "det erbjuds inte under tiden", "it is not offered meanwhile";
    kw_switches_channel: Field
        &["byter kontaktsätt till"], &["switches channel to"],
        "hur besöken sker under tiden", "how the visits are held meanwhile";
    kw_switches_place: Field
        &["byter plats till"], &["switches place to"],
        "var besöken sker under tiden", "where the visits take place meanwhile";
    kw_assumption: Field
        &["antagande"], &["assumption"],
        "något vi antar", "something we assume";
    kw_interpretation: Field
        &["tolkning"], &["interpretation"],
        "vår läsning av en text", "our reading of a text";
    kw_proposal: Field
        &["förslag"], &["proposal"],
        "något vi föreslår", "something we propose";
    kw_disagreement: Field
        &["oenighet"], &["disagreement"],
        "källorna säger olika", "the sources disagree";
    kw_denominator: Field
        &["nämnare"], &["denominator"],
        "de barn som räknas", "the children who are counted";
    kw_numerator: Field
        &["täljare"], &["numerator"],
        "de av dem som räknas in", "those of them who are counted in";
    kw_by_strata: Field
        &["uppdelat på"], &["by strata"],
        "uppgifter som måttet delas upp på", "facts by which the measure is divided";
    kw_smallest_group: Field
        &["minsta grupp"], &["smallest group"],
        "mindre grupper visas inte", "smaller groups are not shown";
    kw_direction: Field
        &["riktning"], &["direction"],
        "vilket håll som är bättre", "which way is better";
}
