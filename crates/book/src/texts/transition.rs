//! The transitions with their handovers and consents.

macro_rules! transition {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
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
        without_under: "Behövs inte: {}", "Not needed: {}";
        consent_not_stated: "Inte angivet", "Not stated";
        the_child_itself: "barnet eller den unga själv", "the child or young person";
        consent_who: "Vem samtycker", "Who consents";
        consent_asked_by: "Vem frågar", "Who asks";
        consent_for: "Vad samtycket gäller", "What the consent is for";
        consent_short: "Vid nej, eller ja till bara en del", "If the answer is no, or yes to a part only";
        consent_needed: "Behövs samtycke?", "Is consent needed?";
        consent_not_needed: "Nej, uppgifterna får lämnas utan att någon tillfrågas.", "No, the information may be passed on without asking anyone.";
        consent_without_under: "Skäl eller lagrum", "Reason or provision";
        consent_without_for: "Vad som lämnas utan samtycke", "What is passed on without consent";
        consent_ground: "Lagstöd och källor", "Legal ground and sources";
        refused_children: "Ett barn där svaret blev nej", "A child for whom the answer was no";
        confirmation: "Bekräftelse", "Confirmation";
        within_days: "inom {} dagar", "within {} days";
        otherwise: "Om ingen bekräftar, eller om svaret är nej", "If nobody confirms, or the answer is no";
        follows_up: "{} följer upp", "{} follows up";
        keeps: "{} behåller ansvaret", "{} keeps the responsibility";
        not_stated: "Inte angivet", "Not stated";
        information_within: "uppgifter inom", "information within";
        outstanding: "allt som inte är gjort", "everything that is not done";
        requirements_of_handover: "Krav och rekommendationer om överlämningen", "Requirements and recommendations on the handover";
        no_requirement: "Inget av kraven och ingen av rekommendationerna i programmet gäller just den här överlämningen.", "None of the programme’s requirements and recommendations is about this very handover.";
        no_statute: "Programmet anger inte heller någon paragraf som kräver den. Den vilar på det som står här och på det som står vid överlämningen och samtycket.", "Nor does the programme cite a section of a statute that demands it. It rests on what stands here and on what stands with the handover and the consent.";
        notes_on_handover: "Vad överlämningen vilar på", "What the handover rests on";
    } };
}
