//! The texts for those who are asked in a consultation.

use serde::Serialize;
use stafett_diag::Language;

/// The texts in `language`.
pub(crate) fn of(language: Language) -> &'static Texts {
    match language {
        Language::Swedish => &SWEDISH,
        Language::English => &ENGLISH,
    }
}

texts! {
    ;
    // The chapters.
    chapter: "Vad gäller oss?", "What concerns us?";
    chapter_whose: "{}: vad gäller oss?", "{}: what concerns us?";
    chapter_about: "Ett kapitel för varje huvudman och verksamhet: besök, ansvar, överlämningar, förslag och öppna fynd.", "A chapter for each responsible body and service: visits, responsibility, handovers, proposals and open findings.";
    chapter_changes: "Ett kapitel för varje huvudman och verksamhet: vad som är nytt, ändrat och borttaget, vad som tas emot och lämnas över, och vilka förslag det vilar på.", "A chapter for each responsible body and service: what is new, changed and dropped, what is received and handed over, and on which proposals it rests.";
    recipient_about: "Det som gäller {}: besök, ansvar, överlämningar, förslag och öppna fynd.", "What concerns {}: visits, responsibility, handovers, proposals and open findings.";
    concerns_link: "Allt som gäller oss, och vad som ändras", "All that concerns us, and what changes";
    to_chapters: "Vad som gäller er: ett kapitel för varje huvudman och verksamhet", "What concerns you: a chapter for each responsible body and service";
    bodies_first: "Huvudmän", "Responsible bodies";
    then_services: "Verksamheter", "Services";
    chapters_of: "Verksamheter som gör detta för oss", "Services that do this for us";
    compared_before: "Jämfört med", "Compared with";
    concerns_lead: "Vad som är ert, vad som ändras för er och vad det vilar på. Varje regel har ett fast namn: ange det när ni lämnar synpunkter.", "What is yours, what changes for you and on what it rests. Every rule has a permanent name: quote it when you comment.";
    no_proposals: "Inga förslag i de regler som rör oss.", "No proposals in the rules that concern us.";
    not_compared: "Programmet jämförs inte med någon tidigare utgåva. Här står det som gäller nu.", "The programme is not compared with an earlier edition. Here is what holds now.";

    // In figures.
    in_brief: "I korthet", "In brief";
    fresh: "Nya besök", "New visits";
    changed: "Ändrade besök", "Changed visits";
    gone: "Besök som utgår", "Visits removed";
    duties: "Nytt eller ändrat ansvar", "New or changed responsibility";
    same: "Oförändrade", "Unchanged";
    count_fresh: "Besök som är nya för oss", "Visits that are new to us";
    count_changed: "Besök som ändras", "Visits that change";
    count_gone: "Besök som inte längre är våra", "Visits that are no longer ours";
    count_same: "Besök som är som förut", "Visits that are as before";
    count_regional: "Besök bara i vissa regioner", "Visits in some regions only";
    duties_fresh: "Ansvarsperioder som är nya eller ändrade", "Periods of responsibility that are new or changed";
    visits_of_ours: "Besök och kontakter", "Visits and contacts";
    visits_in_all: "Besök och kontakter i hela landet", "Visits and contacts in the whole country";
    received: "Överlämningar att ta emot", "Handovers to receive";
    given: "Överlämningar att lämna", "Handovers to give";
    minutes_of_child: "Tid per barn i det vanliga fallet", "Time per child in the usual case";
    minutes_note: "Summan av den tid som programmet anger för besök som erbjuds alla barn i det vanliga fallet och som vi själva utför. Förberedelser, resor och dokumentation ingår inte.", "The sum of the time that the programme states for visits which are offered to every child in the usual case and which we make ourselves. Preparation, travel and records are not in it.";
    span_note: "Där tiden är ett spann räknar det högre talet in besök som beror på uppgifter om barnet som programmet inte antar något om.", "Where the time is a span, the higher figure counts in visits that depend on facts about the child of which the programme assumes nothing.";
    hours: "{a} h {b} min", "{a} h {b} min";
    only_hours: "{a} h", "{a} h";
    only_minutes: "{} min", "{} min";
    from_to: "{a} till {b}", "{a} to {b}";
    was: "förut {}", "previously {}";
    untimed: "Utan angiven tid: {} besök.", "Without a stated time: {} visits.";

    // The visits.
    our_visits: "Våra besök och kontakter", "Our visits and contacts";
    visits_fresh: "Nya för oss", "New to us";
    visits_changed: "Ändrade", "Changed";
    visits_gone: "Inte längre våra", "No longer ours";
    visits_same: "Oförändrade", "Unchanged";
    only_in_places: "Bara i vissa regioner", "Only in some regions";
    only_in_places_lead: "Besöken ovan görs i hela landet. De här görs bara på de platser som anges, eller i en variant av programmet.", "The visits above are made in the whole country. These are made only in the places stated, or in a variant of the programme.";
    takes_part: "medverkar", "takes part";
    now_with: "går över till", "passes to";
    is_dropped: "utgår", "is dropped";
    no_visits: "Inga besök eller kontakter.", "No visits or contacts.";
    all_same: "Inget besök är nytt, ändrat eller borttaget.", "No visit is new, changed or dropped.";
    what_changed: "Vad som ändras", "What changes";
    rule_id: "Regel", "Rule";

    // Responsibility.
    our_duty: "Vårt ansvar", "Our responsibility";
    duty_changed: "Ansvaret är ändrat eller nytt inom:", "Responsibility is changed or new for:";
    duty_fresh: "Nytt eller ändrat ansvar", "New or changed responsibility";
    duty_was: "Så var det förut", "What it was before";
    duty_same: "Oförändrat ansvar", "Unchanged responsibility";

    // Handovers.
    we_receive: "Vi tar emot", "We receive";
    we_give: "Vi lämnar över", "We hand over";
    among_us: "Mellan våra egna verksamheter", "Among our own services";
    from_whom: "Från", "From";
    to_whom: "Till", "To";
    no_exchanges: "Inga överlämningar.", "No handovers.";
    exchanges_gone: "Överlämningar som utgår:", "Handovers that are dropped:";
    last_day: "Sista dag", "Last day";
    day_of_passing: "Ansvaret går över", "Responsibility passes";

    // Law and proposals.
    law: "Lag, krav och rekommendationer", "Law, requirements and recommendations";
    law_lead: "Krav och rekommendationer som våra besök bidrar till, eller som nämner oss.", "Requirements and recommendations to which our visits contribute, or which name us.";
    binding: "krav", "requirement";
    advised: "rekommendation", "recommendation";
    none_of_law: "Inga krav eller rekommendationer berör oss.", "No requirements or recommendations concern us.";
    proposals: "Förslag", "Proposals";
    proposals_lead: "Det här är inte beslutat. Förslagen bygger på de lagändringar som de själva nämner.", "None of this is decided. The proposals assume the changes of law that they name themselves.";
    disagreements: "Det som källorna inte är eniga om", "What the sources disagree on";
    assumptions: "Antaganden", "Assumptions";
    assumptions_lead: "Uppgifter utan källa, som programmets författare har antagit. Rätta oss gärna.", "Statements without a source that the programme’s authors have assumed. Please correct us.";
    interpretations: "Tolkningar", "Interpretations";

    // Findings.
    findings: "Öppna fynd som rör oss", "Open findings that concern us";
    no_findings: "Inga öppna fynd rör oss.", "No open findings concern us.";

    // The consultation.
    answer: "Lämna synpunkter", "Give your comments";
    answer_how: "Hämta formuläret, skriv vid de regler som ni vill säga något om, och låt resten vara tomt.", "Fetch the form, write at the rules on which you have something to say, and leave the rest empty.";
    not_asked: "Programmet är inte på remiss: det anger ingen mottagare och ingen sista svarsdag. Formulären är till för den som ändå vill samla sina synpunkter.", "The programme is not out for consultation: it names no recipient and no last day. The forms are for those who want to gather their comments all the same.";
    form_csv: "Formulär för kalkylprogram (CSV)", "Form for a spreadsheet (CSV)";
    form_md: "Formulär som text (Markdown)", "Form as text (Markdown)";
    form_whole_csv: "Hela programmet: formulär för kalkylprogram (CSV)", "The whole programme: form for a spreadsheet (CSV)";
    form_whole_md: "Hela programmet: formulär som text (Markdown)", "The whole programme: form as text (Markdown)";
    sender: "Remissen kommer från", "Consultation by";
    reply_to: "Svar till", "Answers to";
    reply_by: "Sista svarsdag", "Last day for answers";
    reference: "Diarienummer", "Reference";

    // The forms.
    form_title: "Synpunkter", "Comments";
    form_programme: "Program", "Programme";
    form_from: "Från (organisation)", "From (organisation)";
    form_role: "Roll", "Role";
    form_day: "Dag", "Day";
    form_no_persons: "Skriv organisation och roll, inte någon persons namn.", "Write organisation and role, not a person’s name.";
    form_how: "Skriv under rubrikerna vid de regler som ni vill säga något om. Låt resten stå tomt, och låt reglernas namn och citaten stå kvar som de är.", "Write under the headings at the rules on which you have something to say. Leave the rest empty, and leave the names of the rules and the quotations as they are.";
    form_rule: "Regel", "Rule";
    form_page: "Sida", "Page";
    form_heading: "Rubrik", "Heading";
    form_quote: "Lydelse", "Wording";
    form_comment: "Vår synpunkt", "Our comment";
    form_proposal: "Förslag", "Proposal";
    form_importance: "Hur viktigt är det?", "How important is it?";
    said_importance: "Hur viktigt", "How important";
    key_programme: "program", "programme";
    key_release: "utgåva", "release";
    key_from: "från", "from";
    key_role: "roll", "role";
    key_day: "dag", "day";

    // The review edition.
    review_edition: "Granskningsutgåva", "Review edition";
    review_edition_is: "Den visar vad granskare har sagt om reglerna.", "It shows what reviewers have said of the rules.";
    notes: "Synpunkter", "Reviewers’ notes";
    notes_about: "Vad granskare har sagt om reglerna, regel för regel.", "What reviewers have said of the rules, rule by rule.";
    no_notes: "Ingen har lämnat någon synpunkt.", "Nobody has left a note.";
    notes_of_rule: "Vad granskare säger", "What reviewers say";
    note_says: "Säger", "Says";
    note_proposes: "Föreslår", "Proposes";
    note_quotes: "Om lydelsen", "On the wording";
    note_changed: "Regeln har ändrats sedan dess: det som citeras står inte längre där.", "The rule has changed since: what is quoted no longer stands there.";
    notes_adrift: "Synpunkter på regler som inte finns", "Notes on rules that do not exist";
    notes_outdated: "Synpunkter på regler som har ändrats", "Notes on rules that have changed";
    notes_count: "Synpunkter i allt", "Notes in all";
    notes_rules: "Regler med synpunkter", "Rules with notes";
    kept_in: "Ur", "From";

    // Variants.
    variants: "Regionala skillnader", "Regional differences";
    variants_about: "Vad regioner, kommuner och andra gör annorlunda, var för sig som skillnad från det som gäller i övrigt.", "What regions, municipalities and others do differently, each as its difference from what holds elsewhere.";
    variants_lead: "Varje rad säger från vilket år underlaget är och om någon har bekräftat det.", "Each row says of which year the information is and whether anybody has confirmed it.";
    variant_about: "Vad {} gör annorlunda, regel för regel.", "What {} does differently, rule by rule.";
    variant: "Variant", "Variant";
    variant_of: "Gäller bara:", "Only for:";
    information_from: "Underlag från", "Information from";
    confirmed: "Bekräftat av", "Confirmed by";
    not_confirmed: "ingen", "nobody";
    nobody_confirmed: "Ingen har bekräftat uppgifterna.", "Nobody has confirmed the information.";
    builds_on: "Bygger på", "Builds on";
    arrivals: "Inflyttade tas igen inom", "Arrivals are caught up within";
    differences: "Skillnader", "Differences";
    elsewhere: "I övrigt", "Elsewhere";
    here: "Här", "Here";
    adds: "Tillkommer", "Added";
    narrows: "Snävare", "Narrower";
    substitutes: "Annorlunda", "Different";
    drops: "Utgår", "Dropped";
    see_variants: "Vad regioner, kommuner och andra gör annorlunda", "What regions, municipalities and others do differently";
}
