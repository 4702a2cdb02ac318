//! Every text of the book, in both languages side by side, so that neither is forgotten. `{}`, `{n}`,
//! `{a}` and `{b}` stand for values.

use serde::Serialize;
use stafett_diag::Language;
use stafett_model::ProgrammeLanguage;

macro_rules! texts {
    ($($key:ident: $sv:literal, $en:literal;)*) => {
        /// The texts of one language.
        #[derive(Debug, Serialize)]
        pub(crate) struct Texts {
            $(pub(crate) $key: &'static str,)*
        }

        static SWEDISH: Texts = Texts { $($key: $sv,)* };
        static ENGLISH: Texts = Texts { $($key: $en,)* };
    };
}

pub(crate) mod consultation;

/// The texts in `language`.
pub(crate) fn of(language: Language) -> &'static Texts {
    match language {
        Language::Swedish => &SWEDISH,
        Language::English => &ENGLISH,
    }
}

/// The language's code for `lang`.
pub(crate) fn code(language: Language) -> &'static str {
    match language {
        Language::Swedish => "sv",
        Language::English => "en",
    }
}

/// The code of the language of a programme's titles and prose.
pub(crate) fn programme_code(language: ProgrammeLanguage) -> &'static str {
    match language {
        ProgrammeLanguage::Swedish => "sv",
        ProgrammeLanguage::English => "en",
    }
}

texts! {
    // The frame.
    ways_in: "Vad händer när barnet är …?", "What happens when the child is …?";
    newborn: "nyfött", "newborn";
    skip: "Hoppa till innehållet", "Skip to content";
    menu: "Innehåll", "Contents";
    menu_label: "Kapitel", "Chapters";
    other_language: "Read this page in English", "Läs den här sidan på svenska";
    draft: "Utkast", "Draft";
    draft_footer: "Utkast. Inget beslut av någon myndighet.", "A draft. No authority’s decision.";
    release: "Utgåva", "Release";
    digest: "Kontrollsumma", "Digest";
    in_force_from: "gäller från", "in force from";
    laid_over: "Utgår från {}. Det som inte ändras här gäller som där.", "Based on {}. Whatever is not changed here stays as it is there.";
    permanent: "Fast adress", "Permanent address";
    permanent_help: "Varje regel har en fast adress, längst ned på sin sida. Ange den när du lämnar synpunkter. Den är densamma i nästa utgåva.", "Each rule has a permanent address, at the foot of its page. Quote it when you comment. It stays the same in the next release.";
    written_in: "Skriven i", "Written in";
    page_short: "s.", "p.";
    as_of_day: "Läget den {}", "As of {}";
    years_of_age: "Ålder i år", "Age in years";
    in_words: "Tid", "Time";
    as_pdf: "Ladda ner som PDF", "Download as PDF";
    previous: "Föregående", "Previous";
    next: "Nästa", "Next";
    and: "och", "and";
    or: "eller", "or";

    // The chapters, and the parts of the menu in which they stand.
    part_read: "Läs", "Read";
    part_answer: "Ta ställning", "Have your say";
    part_who: "Vem gör vad", "Who does what";
    part_check: "Granska", "Check";
    part_look_up: "Slå upp", "Look up";
    overview: "Översikt", "Overview";
    authored: "Om programmet", "About the programme";
    visits: "Besök och kontakter", "Visits and contacts";
    matrix: "Allt på ett blad", "All on one sheet";
    pathways: "Vad svaren leder till", "What results lead to";
    vaccines: "Vaccinationer", "Vaccinations";
    responsibility: "Vem har ansvaret när", "Who is responsible when";
    transitions: "Övergångar", "Transitions";
    services: "Verksamheter och huvudmän", "Services and responsible bodies";
    items: "Moment", "Content items";
    requirements: "Krav och rekommendationer", "Requirements and recommendations";
    indicators: "Indikatorer", "Indicators";
    groups: "Målgrupper och uppgifter", "Target groups and facts";
    sources: "Källor", "Sources";
    provenance: "Vad uppgifterna vilar på", "What the statements rest on";
    checks: "Vad som är kontrollerat", "What has been checked";
    registers: "Register", "Registers";
    glossary: "Ord och märkningar", "Words and labels";

    // What pages say of themselves.
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

    // The first page.
    what_child_gets: "Vad barnet får", "What the child gets";
    child_gets_lead: "Det här erbjuds ett barn i det vanliga fallet, räknat på rekommenderad ålder. Allt är frivilligt.", "This is offered to a child in the usual case, counted at the recommended age. All of it is voluntary.";
    usual_place: "barnet bor där inga särskilda regler gäller för orten", "the child lives where no rules of the place’s own apply";
    usual_later: ", sedan {}", ", then {}";
    usual_is: "Det vanliga fallet:", "The usual case:";
    age: "Ålder", "Age";
    visits_count: "Besök", "Visits";
    contacts_count: "Andra kontakter", "Other contacts";
    doses_count: "Vaccindoser", "Vaccine doses";
    some_count: "För vissa barn", "For some children";
    some_note: "Besök i andra fall, eller vid behov. De ingår inte i de andra kolumnerna.", "Visits in other cases, or as needed. They are not in the other columns.";
    total: "Totalt", "In all";
    before_birth: "Före födseln", "Before birth";
    years_and_months: "{a} år {b} mån", "{a} y {b} mo";
    after_programme: "Efter {}-årsdagen", "After the day of turning {}";
    counts_all: "Tabellen räknar alla {} besök och kontakter i programmet, regionernas egna inräknade, vart och ett en gång. Doserna ges vid besöken.", "The table counts all {} visits and contacts of the programme, those of regions among them, each once. The doses are given at the visits.";
    counts_laid: "{} av dem ersätter i en viss region ett besök som ges i övriga landet.", "{} of them replace, in one region, a visit that the rest of the country has.";
    under_one: "Under 1 år", "Under 1 year";
    years_between: "{a}–{b} år", "{a}–{b} years";
    age_not_settled: "Åldern beror på barnet", "The age depends on the child";
    see_all_visits: "Alla besök i åldersordning", "All visits in age order";
    see_trial: "Pröva ett påhittat barn: dess plan, ansvar och skäl", "Try an invented child: its plan, who is responsible and why";
    see_pathways: "Vad ett svar vid ett besök leder till: nya kontroller och remisser", "What a result at a visit leads to: further checks and referrals";
    see_matrix: "Vad som görs vid varje besök, på ett blad", "What is done at each visit, on one sheet";
    who_when: "Vem har ansvaret när", "Who is responsible when";
    who_when_lead: "Den grå raden visar huvudmannen: den som har skyldigheten enligt lag. De färgade raderna visar verksamheten: den som möter barnet. Där en rad är streckad är ingen utpekad.", "The grey row shows the responsible body: the one that has the duty by law. The coloured rows show the service: the one that meets the child. Where a row is dashed, nobody is named.";
    legs_picture: "Vem har ansvaret när", "Who is responsible when";
    legs_picture_desc: "Ansvarsperioderna ritade i skala från födseln till 21-årsdagen. Samma uppgifter står i tabellen efter bilden.", "The periods of responsibility drawn to scale from birth to the 21st birthday. The same facts are in the table after the picture.";
    drawn_proposed: "En stjärna (*) betyder att ansvaret, helt eller delvis, är ett förslag och inte gäller i dag.", "A star (*) means that the responsibility is, wholly or in part, a proposal and not in force today.";
    drawn_for: "Ritat för ett barn fött {} som börjar skolan när de flesta gör det. En ofylld stapel gäller bara vissa barn. En stapel utan namn är för kort för ett: vems den är står i tabellen. Den tunna linjen under en gräns visar hur den flyttar sig mellan barn födda i januari och i december samma år. Nederst skolåren med de namn de har då: siffror för årskurserna, G för gymnasiet.", "Drawn for a child born {} who starts school when most do. A bar without filling is for some children only. A bar without a name is too short for one: the table says whose it is. The thin line below a boundary shows how it moves between children born in January and in December of the same year. At the foot the school years by the names they then have: numbers for grades, G for upper secondary school.";
    drawn_usual: "Bilden visar det vanliga fallet. Övriga fall står i tabellen.", "The picture shows the usual case. Other cases are in the table.";
    as_table: "Samma uppgifter som tabell", "The same as a table";
    state_of_check: "Vad som är kontrollerat", "What has been checked";
    check_means: "Kontrollen gäller att reglerna hänger ihop: att någon har ansvaret varje dag, att tiderna går att hålla och att varje byte av verksamhet är beskrivet. Den är gjord för varje barn fött {}.", "The check is that the rules fit together: that somebody is responsible every day, that the times can be kept and that each change of service is described. It was made for every child born {}.";
    claims_hold: "Påståenden som håller", "Claims that hold";
    claims_but: "Håller utom för godtagna fynd", "Hold but for accepted findings";
    claims_broken: "Påståenden som inte håller", "Claims that do not hold";
    claims_idle: "Påståenden där programmet inte har något att pröva", "Claims for which the programme has nothing to check";
    nothing_to_check: "Inget att pröva", "Nothing to check";
    claims_open: "Påståenden som inte är avgjorda", "Claims that are not decided";
    of_all: "{n} av {}", "{n} of {}";
    accepted_findings: "Godtagna fynd", "Accepted findings";
    accepted_lead: "Det här går inte ihop i dag. Programmets ägare känner till det och har godtagit det för en tid, av de skäl som anges.", "These do not fit today. The programme’s owner knows of them and has accepted them for a time, for the reasons given.";
    open_findings: "Öppna fynd", "Open findings";
    open_lead: "Det här går inte ihop och är inte godtaget. Varje fynd berättas med ett barn som drabbas.", "These do not fit and are not accepted. Each is told through one child who is affected.";
    no_open: "Det finns inga öppna fynd.", "There are no open findings.";
    no_accepted: "Det finns inga godtagna fynd.", "There are no accepted findings.";
    all_accepted: "Alla {} godtagna fynd", "All {} accepted findings";
    all_open: "Alla {} öppna fynd", "All {} open findings";
    more_about_checks: "Allt som är kontrollerat, påstående för påstående", "All that has been checked, claim by claim";
    not_checked: "Vad som inte har kontrollerats alls", "What has not been checked at all";
    not_checked_lead: "Kontrollen säger ingenting om det här:", "The check says nothing about these:";
    not_checked_staffing: "Bemanning: om det finns personal, tider och lokaler för det som erbjuds.", "Staffing: whether there are people, hours and rooms for what is offered.";
    not_checked_quality: "Kvalitet: om det som görs vid besöket görs väl, och om det är rätt saker som görs.", "Quality: whether what is done at a visit is done well, and whether it is the right thing to do.";
    not_checked_family: "Om familjen kommer. Allt är frivilligt, och reglerna säger bara vad som ska erbjudas.", "Whether the family comes. All of it is voluntary, and the rules only say what is to be offered.";
    not_checked_sources: "Om källorna är rätt lästa. Hur varje källa har lästs står i källförteckningen.", "Whether the sources were read correctly. How each was read is said in the list of sources.";
    on_what: "Vad det vilar på", "What it rests on";

    // The changes.
    changes: "Vad som har ändrats", "What has changed";
    changes_about: "Det nya jämfört med den tidigare utgåvan, regel för regel, med barn vars plan ändras.", "What is new since the earlier edition, rule by rule, with children whose plan changes.";
    changes_lead: "Varje regel står med det den sade förr och det den säger nu. Där en plan ändras visas ett påhittat barn, räknat enligt båda utgåvorna.", "Each rule stands with what it said before and what it says now. Where a plan changes, an invented child is shown, planned for under both editions.";
    changes_by_area: "Område för område", "Area by area";
    changes_by_area_note: "En regel som gäller flera områden räknas i vart och ett av dem.", "A rule of several areas is counted in each of them.";
    no_area: "Inget särskilt område", "No area in particular";
    changes_for_children: "Vilka barns planer som ändras", "Which children’s plans change";
    changes_for_children_lead: "För varje regel som ändrar en plan finns ett påhittat barn, räknat enligt båda utgåvorna. Här står vad de barnen har gemensamt, och reglerna som berör dem.", "For each rule that changes a plan there is an invented child, planned for under both editions. Below is what those children have in common, and the rules that concern them.";
    any_child: "Alla barn i det vanliga fallet", "Every child in the usual case";
    changes_by_rule: "Regel för regel", "Rule by rule";
    compared_with: "Jämfört med", "Compared with";
    no_earlier: "Boken jämför inte med någon tidigare utgåva.", "The book compares with no earlier edition.";
    rules_the_same: "Reglerna är desamma.", "The rules are the same.";
    rules_new: "Nya regler", "New rules";
    rules_changed: "Ändrade regler", "Changed rules";
    rules_gone: "Regler som utgår", "Rules removed";
    rules_with_child: "Regler som ändrar något barns plan, eller vem som har ansvaret", "Rules that change some child’s plan, or who is responsible";
    sum_usual: "Ett barn i det vanliga fallet erbjuds {a} besök. Förr var det {b}", "A child in the usual case is offered {a} visits. It used to be {b}";
    sum_usual_same: "Ett barn i det vanliga fallet erbjuds lika många besök som förr: {a}", "A child in the usual case is offered as many visits as before: {a}";
    sum_new_one: "Bland besöken och kontakterna är en ny", "Of the visits and contacts, one is new";
    sum_new_many: "Bland besöken och kontakterna är {} nya", "Of the visits and contacts, {} are new";
    sum_gone_one: "Bland besöken och kontakterna utgår en", "Of the visits and contacts, one is removed";
    sum_gone_many: "Bland besöken och kontakterna utgår {}", "Of the visits and contacts, {} are removed";
    sum_none_gone: "Inget besök och ingen kontakt utgår", "No visit or contact is removed";
    sum_moved_one: "Bland dem som fanns förr får en andra dagar", "Of those that already existed, one has other days";
    sum_moved_many: "Bland dem som fanns förr får {} andra dagar", "Of those that already existed, {} have other days";
    sum_others_one: "En gäller för andra barn än förr", "One is for other children than before";
    sum_others_many: "Dessutom gäller {} för andra barn än förr", "Another {} are for other children than before";
    sum_area_one: "Ansvaret ändras inom ett område", "Responsibility changes in one area";
    sum_area_many: "Ansvaret ändras inom {} områden", "Responsibility changes in {} areas";
    sum_gets: "Ansvaret är nytt för {}", "Responsibility is new for {}";
    sum_loses: "Ansvaret upphör för {}", "Responsibility ends for {}";
    sum_transitions: "Övergångar mellan verksamheter: {a} nya, {b} ändrade, {c} som utgår", "Transitions between services: {a} new, {b} changed, {c} removed";
    sum_confirmed: ". I {} som redan fanns ska mottagaren nu bekräfta att den har tagit emot barnet", ". In {} that already existed, the receiver must now confirm that it has taken over the child";
    sum_places: "Regioner och kommuner avviker från det gemensamma i {a} regler. Förr var det {b}", "Regions and municipalities differ from what is common in {a} rules. It used to be {b}";
    see_changes: "Alla ändringar, regel för regel", "All changes, rule by rule";
    rule_new: "Ny", "New";
    rule_changed: "Ändrad", "Changed";
    rule_gone: "Utgår", "Removed";
    rule_page: "Hela regeln:", "The whole rule:";
    fold_open_all: "Öppna alla", "Open all";
    fold_close_all: "Stäng alla", "Close all";
    rule_says: "Vad regeln säger", "What the rule says";
    rule_said: "Vad regeln sade", "What the rule said";
    new_since: "Ny i den här utgåvan", "New in this edition";
    changed_since: "Ändrad i den här utgåvan. Se vad som stod förut", "Changed in this edition. See what it said before";
    before: "Förr", "Previously";
    now: "Nu", "Now";
    child_born: "Fött {}", "Born {}";
    on_the_day: "Planen gäller den {}.", "The plan is for {}.";
    no_plan_made: "Ändrar ingen plan: planer görs utan den.", "Changes no plan: plans are made without it.";
    no_plan_changed: "Ändrar ingen plan för de {} barn som prövades.", "Changes no plan of the {} children tried.";

    // Try a child.
    trial: "Pröva ett barn", "Try a child";
    trial_about: "Hitta på ett barn och se vilken plan det får, vem som har ansvaret och varför.", "Invent a child and see which plan it gets, who is responsible and why.";
    no_real_children: "Inga verkliga barn.", "No real children.";
    no_real_children_why: "Sidan är till för att pröva reglerna. Hitta på barnet. Allt räknas ut här i webbläsaren och ingenting skickas.", "The page is for trying the rules. Make the child up. Everything is computed here in the browser, and nothing is sent.";
    examples_about: "Påhittade barn: vilken plan de får, vem som har ansvaret och varför.", "Invented children: which plan they get, who is responsible and why.";
    see_examples: "Läs planerna för påhittade barn", "Read the plans of invented children";
    trial_no_script: "För att räkna ut planen måste webbläsaren få köra skript. Utan skript kan du läsa exempelbarnen längre ned.", "To compute the plan the browser must be allowed to run scripts. Without them you can read the example children further down.";
    trial_days: "Välj en födelsedag och en dag för planen, båda inom programmets år.", "Choose a birth date and a day for the plan, both within the years of the programme.";
    trial_why: "Hur raden kom till", "How this line came about";
    trial_holds: "gäller för barnet", "holds for the child";
    trial_holds_not: "gäller inte för barnet", "does not hold for the child";
    trial_holds_open: "kan inte avgöras", "cannot be decided";
    trial_unknown: "okänt", "unknown";
    trial_broken: "Motorn kunde inte köras i den här webbläsaren. Läs exempelbarnen i stället.", "The engine could not run in this browser. Read the example children instead.";
    the_invented: "Det påhittade barnet", "The invented child";
    birth_date: "Födelsedag", "Birth date";
    plan_day: "Planen gäller dagen", "The plan is for the day";
    place_of_child: "Var barnet bor och går i skola", "Where the child lives and goes to school";
    not_said: "inte angivet", "not stated";
    what_is_known: "Vad som är känt om barnet", "What is known of the child";
    what_has_happened: "Vad som har hänt", "What has happened";
    add_event: "Lägg till en händelse", "Add an event";
    remove_event: "Ta bort", "Remove";
    start_over: "Börja om", "Start over";
    what_happened: "Vad som hände", "What happened";
    which: "Vilket", "Which";
    on_which_day: "Dag", "Day";
    kind_happened: "Händelse", "Event";
    kind_done: "Besök genomfört", "Visit done";
    kind_given: "Vaccindos given", "Vaccine dose given";
    kind_missed: "Familjen uteblev", "The family did not come";
    kind_declined: "Familjen tackade nej", "The family declined";
    kind_cancelled: "Verksamheten ställde in", "The service called it off";
    kind_sent: "Överlämning skickad", "Handover sent";
    kind_received: "Överlämning bekräftad", "Handover confirmed";
    kind_refused: "Överlämning nekad", "Handover refused";
    kind_ended: "Programmet upphör för barnet", "The programme ends for the child";
    event_done: "{}: genomfört", "{}: done";
    event_declined: "{}: avböjt", "{}: declined";
    event_missed: "{}: familjen uteblev", "{}: the family did not come";
    event_cancelled: "{}: inställt av verksamheten", "{}: called off by the service";
    event_sent: "{}: överlämningen skickad", "{}: handover sent";
    event_received: "{}: överlämningen bekräftad", "{}: handover confirmed";
    event_refused: "{}: överlämningen nekad", "{}: handover refused";
    event_died: "Barnet avled", "The child died";
    event_emigrated: "Familjen flyttade utomlands", "The family left the country";
    event_opted_out: "Familjen avstår från programmet", "The family opted out of the programme";
    event_retracted: "En tidigare notering togs bort", "An earlier record was removed";
    the_link: "Länken", "The link";
    link_to_child: "Länk till det här barnet", "Link to this child";
    link_holds: "Länken innehåller det du har valt: födelsedagen, dagen för planen, uppgifterna och händelserna. Inget annat. Den som öppnar länken ser samma påhittade barn.", "The link holds what you have chosen: the birth date, the day of the plan, the facts and the events. Nothing else. Whoever opens it sees the same invented child.";
    the_plan: "Planen", "The plan";
    computing: "Planen räknas ut …", "Computing the plan …";
    plan_made: "Barn fött {a}, plan för {b}. Aktuella nu: {n}. Kommande: {m}.", "Child born {a}, plan for {b}. Due now: {n}. Upcoming: {m}.";
    plan_as_of: "Fött {a}. Planen gäller den {b}.", "Born {a}. The plan is for {b}.";
    not_yet: "Utgåvan gäller från {}. Planen visas som om den redan gällde.", "The release is in force from {}. The plan is shown as if it already were.";
    invented: "Barnet är påhittat.", "The child is invented.";
    over_time: "Vem som har ansvaret över tid", "Who is responsible over time";
    over_time_lead: "Område för område, från födseln: så långt man vet på dagen som planen gäller.", "Area by area, from birth: as far as is known on the day of the plan.";
    held_nobody: "ingen är utpekad", "nobody is named";
    held_several: "flera", "several";
    held_unknown: "okänt", "unknown";
    held_not_needed: "behövs inte", "not needed";
    responsible_now: "Vem som har ansvaret den dagen", "Who is responsible on that day";
    left_to_do: "Återstår: {}.", "Left to do: {}.";
    not_needed: "Krävs inte för barnet den dagen:", "Not needed for the child on that day:";
    questions: "Vad som inte är känt och skulle avgöra mer", "What is not known and would decide more";
    more_questions: "och {} frågor till", "and {} further questions";
    doubtful: "Tveksamt i det som har hänt", "Doubtful in what has happened";
    preliminary: " (preliminärt)", " (preliminary)";
    example_children: "Exempelbarn", "Example children";
    example_children_lead: "Påhittade barn med sina planer, framräknade när boken gjordes.", "Invented children with their plans, computed when the book was made.";
    no_example_children: "Boken har inga exempelbarn.", "The book has no example children.";

    // Search.
    search: "Sök", "Search";
    search_about: "Allt i boken som har en egen plats, i bokstavsordning och att söka i.", "Everything in the book that has a place of its own, in alphabetical order and to search.";
    search_label: "Sök i boken", "Search the book";
    search_button: "Sök", "Search";
    index_title: "Register från A till Ö", "Index from A to Ö";
    nothing_found: "Inget i boken passar.", "Nothing in the book fits.";
    so_many_found: "Träffar: {}.", "Found: {}.";
    part_found: "Inget har alla orden. Det här har några av dem.", "Nothing has all the words. These have some of them.";
    nearest_word: "Inget har ordet. Det här gäller ”{}”.", "Nothing has the word. These are for “{}”.";
    more_found: "Träffar: {}. De {n} som passar bäst visas.", "Found: {}. The {n} that fit best are shown.";
    word: "ord", "word";

    // Visits.
    visit: "Besök", "Visit";
    contact: "Kontakt", "Contact";
    as_needed: "Vid behov", "As needed";
    as_needed_long: "Erbjuds när barnet eller familjen behöver det.", "Offered when the child or family needs it.";
    dates_for: "Datumen gäller ett exempelbarn fött {} på beräknat datum, där allt blir gjort på rekommenderad dag.", "The dates are for an example child born {} on the due date, with everything done on the recommended day.";
    when: "När", "When";
    who: "Vem", "Who";
    where_: "Var", "Where";
    where_and_how: "Var och hur", "Where and how";
    channel: "Kontaktsätt", "Channel";
    duration: "Längd", "Duration";
    minutes: "{} minuter", "{} minutes";
    for_whom: "För vilka", "For whom";
    everyone: "Alla barn", "Every child";
    usual_whom: "Alla barn i det vanliga fallet", "Every child in the usual case";
    children_born: "Barn {}", "Children {}";
    children_where: "Barn för vilka detta stämmer:", "Children of whom this is true:";
    together_with: "tillsammans med", "jointly with";
    on_behalf_of: "på uppdrag av", "on behalf of";
    responsible_body: "Huvudman", "Responsible body";
    contents: "Vad som görs", "What is done";
    instrument: "Metod", "Method";
    outcomes: "Utfall", "Outcomes";
    concerns: "Gäller", "Concerns";
    all_concern: "Allt gäller", "All of it concerns";
    area: "Område", "Area";
    the_child: "barnet", "the child";
    birthing_parent: "födande förälder", "the birthing parent";
    other_parent: "andra föräldern", "the other parent";
    guardians: "vårdnadshavarna", "the guardians";
    corrected_age: "korrigerad ålder", "corrected age";
    tier_of: "Nivå {}", "Tier {}";
    no_contents: "Inget moment är angivet.", "No content item is stated.";
    example_child: "Exempelbarnet", "The example child";
    earliest: "Tidigast", "Earliest";
    recommended: "Rekommenderat", "Recommended";
    latest: "Senast", "Latest";
    window_picture: "Tiden för besöket", "The time of the visit";
    window_key: "Hela stapeln är tiden från tidigast till senast. Den kraftiga delen eller strecket är det som rekommenderas. En streckad kant beror på när terminen börjar.", "The whole bar is the time from earliest to latest. The strong part or the line is what is recommended. A dashed edge depends on when the term begins.";
    distances: "Avstånd", "Intervals";
    given_with: "Kan ges med: {}.", "Can be given with: {}.";
    begun_by: "Den första dosen ges senast: {}.", "The first dose is given by: {}.";
    grace: "En given dos får vara {} för tidig, i ålder eller i avstånd, och ändå räknas.", "A given dose may be {} too early, by age or by interval, and still count.";
    after_invalid: "Avstånden hålls också till en given dos som inte räknas.", "The intervals are kept also to a given dose that does not count.";
    dose_for: "Dos {} är för barn där detta gäller: {}.", "Dose {} is for children of whom this holds: {}.";
    dose_counts_from: "Dos {} räknas när den har getts från och med: {}.", "Dose {} counts when it was given from: {}.";
    dose_counts_at_least: "Dos {} räknas när den har getts minst {}.", "Dose {} counts when it was given at least {}.";
    at_least: "minst", "at least";
    at_most: "högst", "at most";
    after: "efter", "after";
    afterwards: "Om det inte blir av", "If it does not take place";
    lapses: "Erbjudandet bortfaller när tiden har gått ut.", "The offer lapses when the time is over.";
    caught_up: "Det kan tas igen {}.", "It can be caught up {}.";
    carried_over: "Det förs vidare till nästa verksamhet vid överlämningen.", "It is carried over to the next service at the handover.";
    offered_again: "Det erbjuds igen vid följande besök.", "It is offered again at the following visit.";
    responsible_then: "Vem har ansvaret vid besöket", "Who is responsible at the visit";
    responsible_then_lead: "Räknat på exempelbarnets rekommenderade dag.", "Counted at the example child’s recommended day.";
    nobody_named: "Ingen är utpekad.", "Nobody is named.";
    contributes_to: "Bidrar till", "Contributes to";
    why: "Varför", "Why";
    no_notes: "Ingen källa är angiven.", "No source is stated.";
    between: "mellan", "between";
    not_before: "tidigast", "not before";
    depends_on: "beror på", "depends on";
    no_day: "ingen dag kan anges", "no day can be stated";
    day_child_turns: "den dag barnet blir", "the day the child turns";
    born_short: "0", "0";

    // Responsibility.
    from: "från", "from";
    until: "fram till", "until";
    layer_body: "Huvudman", "Responsible body";
    layer_service: "Verksamhet", "Service";
    responsible_brief: "Vem har ansvaret, i korthet", "Who is responsible, in short";
    responsible_brief_note: "Det vanliga fallet, med exempelbarnets ålder. Huvudmannen har skyldigheten; verksamheten möter barnet. Alla fall, med vad de vilar på, står i tabellerna längre ned.", "The usual case, with the example child’s age. The body has the duty; the service meets the child. All cases, with what they rest on, are in the tables further down.";
    years_old: "{} år", "{} years";
    layers_body: "Huvudmän: vem som har skyldigheten", "Responsible bodies: who has the duty";
    layers_service: "Verksamheter: vem som möter barnet", "Services: who meets the child";
    period: "Period", "Period";
    condition: "Villkor", "Condition";
    no_condition: "Alla barn", "Every child";
    demanded: "Programmet kräver att någon har ansvaret", "The programme demands that somebody is responsible";
    times: "Alla tillfällen", "All its times";
    demanded_of: "för barn som uppfyller detta: {}", "for children who meet this: {}";
    contributors: "medverkar", "taking part";
    first_day: "Första dag för exempelbarnet", "First day for the example child";
    no_legs: "Programmet anger inga ansvarsperioder för området.", "The programme states no periods of responsibility for the area.";
    visits_in_area: "Besök med moment i området", "Visits with content items of the area";
    items_in_area: "Moment i området", "Content items of the area";

    // Pathways.
    once_known: "när svaret finns", "once the result is there";
    meanwhile: "Samtidigt, för den som har besöket:", "At the same time, for whoever has the visit:";
    leads_to: "Leder till", "Leads to";
    where_result: "om", "if";
    the_visit: "Besöket", "The visit";
    quoted: "”{}”", "“{}”";
    gives_result: "ger svaret", "gives the result";
    is_done: "genomförs", "is done";
    is_declined: "avböjs", "is declined";
    is_missed: "uteblir", "is missed";
    is_not_for_child: "är inte aktuellt", "is not applicable";
    pathway_missed: "När ett besök inte blir av", "When a visit does not take place";
    pathway_picture: "Besöken under varandra i tidsordning. En linje leder från det besök där ett svar noteras till det besök som följer. Samma uppgifter står i tabellen efter bilden.", "The visits below each other in the order of time. A line leads from the visit at which a result is recorded to the visit that follows. The same facts are in the table after the picture.";
    pathway_key: "En pil leder från det besök där svaret noteras till det som följer. Villkoret står överst i rutan.", "An arrow leads from the visit at which the result is recorded to the one that follows. The condition stands at the top of the box.";
    pathway_for: "Kedjan gäller:", "The chain is for:";
    pathway_begins: "Börjar vid", "Begins at";
    result_recorded: "Noteras vid", "Recorded at";
    result_word: "Svar", "Result";
    follows_from: "Besöket följer av:", "The visit follows from:";
    pathways_of_visit: "Hela kedjan i bild:", "The whole chain in a picture:";

    // Transitions.
    gives: "Lämnar", "Gives";
    receives: "Tar emot", "Receives";
    handed_over: "Lämnas över", "Handed over";
    transition_lead: "Ansvaret går över enligt lag eller avtal, vare sig någon bekräftar det eller inte. Överlämningen är informationen som följer med.", "Responsibility passes by law or agreement, whether or not anybody confirms it. The handover is the information that follows along.";
    transition_picture: "Överlämning och övergång i tid", "Handover and transition in time";
    the_former: "(den tidigare)", "(the former)";
    the_new: "(den nya)", "(the new)";
    time_after: "Tiden räknas från: {}", "Time is counted from: {}";
    passes: "Ansvaret går över", "Responsibility passes";
    handover: "Överlämning", "Handover";
    confirmed_by: "Bekräftad senast", "Confirmed by";
    no_handover: "Ingen överlämning är beskriven.", "No handover is described.";
    no_transitions: "Inga övergångar är beskrivna.", "No transitions are described.";
    every_area: "alla områden", "every area";
    areas: "Områden", "Areas";
    consent: "Samtycke", "Consent";
    consent_of: "av {}", "from {}";
    obtained_by: "inhämtas av", "obtained by";
    without_under: "Behövs inte, enligt {}", "Not needed, under {}";
    consent_not_stated: "Inte angivet", "Not stated";
    the_child_itself: "barnet eller den unga själv", "the child or young person";
    consent_who: "Vem samtycker", "Who consents";
    consent_asked_by: "Vem frågar", "Who asks";
    consent_for: "Vad samtycket gäller", "What the consent is for";
    consent_short: "Vid nej, eller ja till bara en del", "If the answer is no, or yes to a part only";
    consent_needed: "Behövs samtycke?", "Is consent needed?";
    consent_not_needed: "Nej, uppgifterna får lämnas utan att någon tillfrågas.", "No, the information may be passed on without asking anyone.";
    consent_without_under: "Enligt", "Under";
    consent_without_for: "Vad som lämnas utan samtycke", "What is passed on without consent";
    consent_ground: "Lagstöd och källor", "Legal ground and sources";
    refused_children: "Ett barn där svaret blev nej", "A child for whom the answer was no";
    confirmation: "Bekräftelse", "Confirmation";
    within_days: "inom {} dagar", "within {} days";
    otherwise: "Om ingen bekräftar, eller om svaret är nej", "If nobody confirms, or the answer is no";
    follows_up: "{} följer upp", "{} follows up";
    keeps: "{} behåller ansvaret", "{} keeps the responsibility";
    not_stated: "Inte angivet", "Not stated";
    outstanding: "allt som inte är gjort", "everything that is not done";
    no_statute: "Programmet anger ingen paragraf som kräver överlämningen. Den vilar på det som står här och på det som står vid överlämningen och samtycket.", "The programme cites no section of a statute that demands this handover. It rests on what stands here and on what stands with the handover and the consent.";
    notes_on_handover: "Vad överlämningen vilar på", "What the handover rests on";

    // Services.
    acts_for: "Huvudman", "Acts for";
    roles: "Personal", "Staff";
    not_everywhere: "Finns inte överallt", "Not in every place";
    bodies: "Huvudmän", "Responsible bodies";
    our_visits: "Besök och kontakter", "Visits and contacts";
    takes_part_in: "Medverkar vid", "Takes part in";
    our_areas: "Ansvar", "Responsibility";
    no_own_legs: "Har inget eget ansvar i programmet.", "Has no responsibility of its own in the programme.";
    we_receive: "Tar emot från", "Receives from";
    we_give: "Lämnar över till", "Hands over to";
    none: "Inga.", "None.";
    services_acting: "Verksamheter", "Services";

    // Content items, vaccines, requirements, groups, sources.
    done_at: "Görs vid", "Done at";
    done_nowhere: "Ingår inte i något besök.", "Not part of any visit.";
    dose: "Dos", "Dose";
    binding: "Krav", "Requirements";
    proposed_norms: "Lagändringar som förslaget förutsätter", "Changes of law that the proposal presupposes";
    proposed_norms_lead: "De gäller inte i dag. Här står om utkastet skulle uppfylla dem.", "They are not law today. What stands here is whether the draft would meet them.";
    would_meet: "skulle uppfyllas", "would be met";
    would_meet_long: "Prövat mot utkastet: skulle uppfyllas för varje barn som det gäller.", "Tried against the draft: would be met for every child whom it concerns.";
    met_means: "”Uppfyllt” betyder att programmet uppfyller kravet så som det är skrivet här. Om det som är skrivet här är det som lagen säger är en annan fråga. Där det står att lagtexten inte är kontrollerad har ingen jämfört ordalydelsen med lagens.", "“Met” means that the programme meets the requirement as it is written here. Whether what is written here is what the statute says is another question. Where it says that the text of the law has not been checked, nobody has compared the wording with that of the statute.";
    binding_lead: "Det som ska göras: först lagar, sedan förordningar, myndigheters föreskrifter och sist avtal och villkor.", "What must be done: statutes first, then ordinances, authorities’ regulations, and last agreements and terms.";
    advisory: "Rekommendationer", "Recommendations";
    advisory_lead: "Allmänna råd, vägledningar och vårdprogram: det som bör göras.", "General advice, guidance and care programmes: what should be done.";
    offered_at_least: "Erbjuds minst", "Offered at least";
    visits_with: "besök med", "visits with";
    visit_with: "besök med", "visit with";
    by: "av", "by";
    spread_at_most: "Jämnt fördelade: högst {} mellan två besök.", "Evenly spread: at most {} between two visits.";
    stays_in_words: "Bara beskrivet i ord, inte prövat", "Described in words alone, not checked";
    contributing: "Besök som räknas", "Visits that count";
    perhaps_contributing: "Kan räknas, beroende på barnet och dagen", "May count, depending on the child and the day";
    is_met: "uppfyllt", "met";
    is_met_but_for: "uppfyllt utom i det som är godtaget", "met but for what is accepted";
    is_not_met: "inte uppfyllt", "not met";
    in_words_only: "går inte att räkna i besök", "cannot be counted in visits";
    demand_met: "Prövat: programmet uppfyller kravet, så som det är skrivet här, för varje barn som det gäller.", "Checked: the programme meets the requirement, as it is written here, for every child whom it concerns.";
    demand_met_but_for: "Prövat: programmet uppfyller kravet, så som det är skrivet här, utom i det som är godtaget:", "Checked: the programme meets the requirement, as it is written here, but for what is accepted:";
    demand_not_met: "Prövat: programmet uppfyller inte kravet, så som det är skrivet här:", "Checked: the programme does not meet the requirement, as it is written here:";
    demand_in_words: "Inte prövat: det är inget som besöken kan räknas mot.", "Not checked: it is nothing against which visits can be counted.";
    no_contributing: "inget besök", "no visit";
    no_requirements: "Inga är skrivna än.", "None is written yet.";
    target_groups: "Målgrupper", "Target groups";
    facts: "Uppgifter om barnet", "Facts about the child";
    events: "Händelser", "Events";
    values: "Värden", "Values";
    yes_or_no: "ja eller nej", "yes or no";
    a_date: "ett datum", "a date";
    change: "Ändras", "Changes";
    fixed: "nej, densamma från födseln", "no, the same from birth";
    may_change: "kan ändras", "may change";
    recorded_at: "noteras vid", "recorded at";
    if_unknown: "Om inget är noterat antas", "If nothing is recorded, assumed";
    unknown_stays: "Inget antas: är uppgiften okänd ställs frågan.", "Nothing is assumed: where the fact is unknown, the question is asked.";
    matters_for: "Har betydelse för", "Matters for";
    can_happen_from: "Kan inträffa från", "Can happen from";
    shown_by: "Visas av besök hos", "Shown by visits to";
    school: "Skolans år", "The school year";
    school_starts: "Skolstart", "School start";
    year_of_turning: "det år barnet fyller {}", "the year of turning {}";
    autumn_begins: "Höstterminen börjar", "The autumn term begins";
    spring_begins: "Vårterminen börjar", "The spring term begins";
    published: "Publicerade terminsstarter", "Published first days";
    grades: "Årskurserna", "The grades";
    grades_from_to: "årskurs {a}–{b}", "grades {a}–{b}";
    preschool_class: "förskoleklass", "preschool class";
    grade_number: "årskurs {}", "grade {}";
    school_year_lasts: "En årskurs räknas till och med dagen innan nästa årskurs börjar, så den sista dagen ligger i augusti. Sommarlovet hör till årskursen.", "A school year is counted through the day before the next one begins, so its last day is in August. The summer holidays belong to it.";
    school_names: "Från höstterminen {n}, i den tioåriga skolan, heter {a} i stället {b}, {c} heter {d}, och så vidare.", "From the autumn term of {n}, in the ten-year school, {a} is called {b}, {c} is called {d}, and so on.";
    beginning_with: "med början i {}", "beginning with {}";
    school_year_called: "Skolår {i}, räknat från skolstarten, heter {a} fram till höstterminen {n} och {b} från och med då.", "School year {i}, counted from school start, is called {a} until the autumn term of {n}, and {b} from then on.";
    with_preschool: "förskoleklass och årskurs {a}–{b}", "preschool class and grades {a}–{b}";
    publisher: "Utgivare", "Publisher";
    date: "Datum", "Date";
    how_read: "Så är den läst", "How it was read";
    confidence: "Säkerhet", "Confidence";
    cited_by: "Används av", "Cited by";
    cited_by_none: "Inget i programmet anger källan.", "Nothing in the programme cites it.";
    programme: "programmet", "the programme";
    population_word: "befolkning", "population";
    school_calendar: "skolkalender", "school calendar";
    event: "händelse", "event";
    page: "sida", "page";
    item: "moment", "content item";
    series: "vaccinserie", "vaccine series";
    requirement: "krav", "requirement";
    service: "verksamhet", "service";
    body: "huvudman", "responsible body";
    fact: "uppgift", "fact";
    group: "målgrupp", "target group";
    transition: "övergång", "transition";
    indicator: "indikator", "indicator";

    // What rules rest on.
    source: "Källa", "Source";
    assumption: "Antagande", "Assumption";
    interpretation: "Tolkning", "Interpretation";
    proposal: "Förslag", "Proposal";
    disagreement: "Oenighet", "Disagreement";
    source_means: "Programmet stöder sig på ett dokument. Var i dokumentet det står anges.", "The programme rests on a document. The place in it is given.";
    assumption_means: "Författarna antar något som källorna inte säger.", "The authors assume something that the sources do not say.";
    interpretation_means: "Författarna läser in något i en text som inte säger det rakt ut.", "The authors read something into a text that does not say so outright.";
    proposal_means: "Författarna föreslår något som inte gäller någonstans i dag.", "The authors propose something that is in force nowhere today.";
    disagreement_means: "Källorna säger olika. Vad var och en säger anges.", "The sources disagree. What each says is given.";
    stated: "angiven i källan", "stated in the source";
    inferred: "härledd ur källan", "inferred from the source";
    conflicting: "källorna motsäger varandra", "sources conflict";
    unverified: "inte bekräftad", "not verified";
    about_value: "om", "on";

    // Indicators.
    counted_on: "Varje barn räknas", "Each child is counted";
    denominator: "Vilka barn som räknas (nämnaren)", "Which children are counted (the denominator)";
    numerator: "Vad som räknas (täljaren)", "What counts (the numerator)";
    numerator_done: "Det här är gjort den dagen eller tidigare", "This is done on that day or before";
    numerator_if: "Det här gäller den dagen", "This holds on that day";
    strata: "Uppdelat på", "Divided by";
    no_strata: "Redovisas inte uppdelat.", "Not divided.";
    smallest_group: "Minsta grupp som visas", "Smallest group that is shown";
    children_count: "{} barn", "{} children";
    better: "Riktning", "Direction";
    better_higher: "Högre är bättre", "Higher is better";
    better_lower: "Lägre är bättre", "Lower is better";
    indicator_unknown: "Det som är okänt räknas aldrig som nej. Barn för vilka det inte är känt om de hör till nämnaren eller täljaren räknas för sig, och ett okänt värde är en egen grupp.", "What is unknown never counts as no. Children of whom it is not known whether they belong to the denominator or the numerator are counted apart, and an unknown value is a group of its own.";
    indicator_small: "En grupp med färre barn visas inte, och inte heller det som skulle göra att den går att räkna ut.", "A group with fewer children is not shown, nor what would make it possible to compute it.";

    // On what the statements rest, counted.
    provenance_lead: "Här räknas vad programmets utsagor vilar på. En utsaga är en deklaration i sin helhet (ett besök, ett moment, en uppgift), ett fält i den som har egen källa eller märkning, en ansvarsperiod eller en överlämning. Varje utsaga räknas en gång, efter det svagaste den vilar på: en utsaga med både källa och antagande räknas som antagande. Källor och godtaganden räknas inte.", "Here is counted on what the programme’s statements rest. A statement is a declaration as a whole (a visit, a content item, a fact), a field of it that has a source or label of its own, a period of responsibility or a handover. Each statement counts once, by the weakest that it rests on: a statement with both a source and an assumption counts as an assumption. Sources and acceptances are not counted.";
    provenance_table: "Antal utsagor, slag för slag", "Number of statements, kind by kind";
    provenance_all: "Alla utsagor", "All statements";
    provenance_kind: "Slag", "Kind";
    provenance_statements: "Utsagor", "Statements";
    provenance_share: "Andel", "Share";
    provenance_short: "Utsagor i programmet: {n}. {}.", "Statements in the programme: {n}. {}.";
    see_provenance: "Vad utsagorna vilar på, slag för slag", "What the statements rest on, kind by kind";
    provenance_sourced: "Med källa", "With a source";

    // What is checked.
    claims: "Påståenden", "Claims";
    claim: "Påstående", "Claim";
    verdict: "Resultat", "Result";
    decided_for: "Prövade regler", "Rules checked";
    holds: "Håller", "Holds";
    holds_but: "Håller, utom godtagna fynd", "Holds but for accepted findings";
    broken: "Håller inte", "Does not hold";
    not_decided: "Inte avgjort", "Not decided";
    population: "Vilka barn kontrollen gäller", "Which children the check is about";
    birth_dates_each: "Varje födelsedatum från och med {a} till och med {b}, {n} dagar, är prövat för sig. Inget är stickprov, medelvärde eller avrundat.", "Each birth date from {a} through {b}, {n} days, was decided. Nothing is sampled, averaged or rounded.";
    always_holds: "Det här tas för givet om barnens uppgifter:", "This is taken for granted of the children’s facts:";
    taken_for_granted: "Vad kontrollen tar för givet", "What the check takes for granted";
    month_end: "Ålder i månader", "Ages in months";
    month_end_last: "När en månad saknar dagen räknas månadens sista dag, enligt lagen (1930:173) om beräkning av lagstadgad tid.", "Where a month lacks the day, its last day counts (SFS 1930:173, 1 §).";
    month_end_next: "När en månad saknar dagen räknas den första dagen i nästa månad.", "Where a month lacks the day, the first of the next month counts.";
    left_in_words: "Vad som står i ord och inte är kontrollerat", "What stays in words and is not checked";
    left_in_words_none: "Inget står bara i ord.", "Nothing is left in words.";
    reason: "Skäl", "Reason";
    accepted_by: "Godtaget av", "Accepted by";
    decided: "Beslutat", "Decided";
    review_by: "Omprövas senast", "Review by";
    a_child: "Ett barn", "One child";
    fault_picture: "{a} för ett barn fött {b}", "{a} for a child born {b}";
    fault_lasts: "Så länge varar felet", "The fault lasts";
    concerned: "Vilka som berörs", "Who is concerned";
    all_birth_dates: "Alla {} födelsedatum berörs.", "All {} birth dates are concerned.";
    some_birth_dates: "{n} av {} födelsedatum berörs.", "{n} of {} birth dates are concerned.";
    more_parts: "och {} delar till", "and {} further parts";
    born: "födda", "born";
    in_stretches: "i {} sammanhängande perioder", "in {} stretches";
    rules_concerned: "Regler som berörs", "Rules concerned";
    what_to_do: "Vad som kan göras", "What can be done";
    error: "Fel", "Error";
    warning: "Varning", "Warning";
    note: "Notis", "Note";
    good_to_know: "Bra att veta", "Good to know";
    good_to_know_lead: "Det här är inga fel. Det är dagar som kan överraska den som räknar för hand.", "These are no faults. They are days that may surprise those who count by hand.";

    // What is not in the book's language.
    untranslated: "Vad som inte är översatt", "What is not translated";
    untranslated_here: "Texter på sidan som visas på engelska, programmets språk: {}. De är märkta med en prickad linje.", "Texts on this page that are shown in Swedish, the programme’s language: {}. They are marked with a dotted line.";
    untranslated_more: "Hur mycket som inte är översatt", "How much is not translated";
    untranslated_lead: "Programmet är skrivet på engelska. Bokens egna texter, tider, villkor och fynd är på svenska. Det här visas på engelska:", "The programme is written in Swedish. The book’s own texts, the times, conditions and findings are in English. These are shown in Swedish:";
    note_in_other: "Anteckningen, på engelska", "The note, in Swedish";
    untranslated_wording: "På engelska", "In Swedish";
    untranslated_whose: "{} titlar och beskrivningar är översatta i arbetet med programmet, inte av en myndighet. Det är programmets egen lydelse som gäller. Titelns står vid varje regels fasta adress.", "{} titles and descriptions are translated by those who work on the programme, not by an authority. What holds is the programme’s own wording. That of each title stands at the rule’s permanent address.";
    untranslated_titles: "Reglernas titlar", "Titles of rules";
    untranslated_docs: "Reglernas beskrivningar", "Descriptions of rules";
    untranslated_notes: "Ställen i källor, antaganden, tolkningar, förslag och oenigheter", "Places in sources, assumptions, interpretations, proposals and disagreements";
    untranslated_pages: "Författarnas egna sidor", "The authors’ own pages";

    // Registers.
    register_rows: "Rader", "Rows";
    register_row: "Rad", "Row";
    register_status: "Vad det har blivit av den", "What became of it";
    register_where: "Var i programmet", "Where in the programme";
    register_shown: "Fynd", "Findings";
    register_reasons: "Skälen, så som de står vid reglerna", "The reasons, as they stand with the rules";
    register_proposal: "Förslaget, och vad som måste ändras", "The proposal, and what must change";
    register_note: "Notering", "Note";
    register_unknown: "finns inte i den här utgåvan", "not in this edition";
    register_counts: "Så många rader har varje status", "How many rows have each status";
    registers_lead: "Registren håller reda på sådant som programmet ska svara på. Varje rad är prövad mot reglerna och mot kontrollens fynd.", "The registers keep account of what the programme must answer. Each row has been tried against the rules and the findings of the check.";

    // The glossary.
    labels: "Märkningar", "Labels";
    labels_lead: "Varje uppgift i boken har sitt ursprung utskrivet. Så läser du märkningarna:", "Each statement in the book says where it comes from. How to read the labels:";
    letters: "Bokstäver och färger", "Letters and colours";
    letters_lead: "Varje verksamhet har samma bokstäver, färg och mönster i hela boken.", "Each service has the same letters, colour and pattern throughout the book.";
    words_title: "Ord", "Words";
    swedish: "Svenska", "Swedish";
    english: "Engelska", "English";
    meaning: "Betydelse", "Meaning";

    // The matrix.
    matrix_lead: "Raderna är besöken i åldersordning, kolumnerna det som görs. Bokstäverna säger vilken verksamhet som gör det; en siffra är dosens nummer. Varje ruta leder till besökets sida.", "Rows are visits in age order, columns what is done. The letters say which service does it; a number is that of the dose. Each cell leads to the visit’s page.";
    matrix_on_paper: "Raderna är det som görs, område för område; kolumnerna är besöken i åldersordning, i det vanliga fallet. Bokstäverna säger vilken verksamhet som gör det; en siffra är dosens nummer. Besök för vissa barn, eller vid behov, står i kapitlet om besöken.", "Rows are what is done, area by area; columns are the visits in age order, in the usual case. The letters say which service does it; a number is that of the dose. Visits for some children, or as needed, stand in the chapter of visits.";
    item_and_area: "Moment", "Content item";
    matrix_some: "Besök för vissa barn, eller vid behov, är märkta med", "Visits for some children, or as needed, are marked with";
    show_part: "Visa en del", "Show a part";
    part_shown: "{n} av {} besök visas.", "{n} of {} visits are shown.";
    all: "alla", "all";
    usual_children: "alla barn i det vanliga fallet", "all children in the usual case";
    tier: "Nivå", "Tier";
    matrix_caption: "Besök och moment", "Visits and content items";
    some_mark: "*", "*";
    some_mark_says: "för vissa barn eller vid behov", "for some children or as needed";
}
