//! What is checked, what was found, and what was not checked.

macro_rules! checks {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
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
    } };
}
