//! The requirements, and whether they are met.

macro_rules! requirement {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
        binding: "Krav", "Requirements";
        proposed_norms: "Lagändringar som förslaget förutsätter", "Changes of law that the proposal presupposes";
        proposed_norms_lead: "De gäller inte i dag. Här står om utkastet skulle uppfylla dem.", "They are not law today. What stands here is whether the draft would meet them.";
        would_meet: "skulle uppfyllas", "would be met";
        would_meet_long: "Prövat mot utkastet: skulle uppfyllas för varje barn som det gäller.", "Tried against the draft: would be met for every child whom it concerns.";
        would_meet_part: "skulle uppfyllas i den del som prövas", "would be met in the part that is checked";
        would_meet_part_long: "Prövat mot utkastet: den del som kan räknas i besök skulle uppfyllas för varje barn som det gäller. Det som bara står i ord nedan är inte prövat.", "Tried against the draft: the part that can be counted in visits would be met for every child whom it concerns. What stands below in words alone is not checked.";
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
        not_after: "Gäller inte när dessa besök uteblir", "Does not apply when these visits are missed";
        yet_followed: "följs ändå upp med", "is followed up nevertheless by";
        is_met: "uppfyllt", "met";
        is_met_in_part: "uppfyllt i den del som prövas", "met in the part that is checked";
        is_met_but_for: "uppfyllt utom i det som är godtaget", "met but for what is accepted";
        is_not_met: "inte uppfyllt", "not met";
        in_words_only: "går inte att räkna i besök", "cannot be counted in visits";
        demand_met: "Prövat: programmet uppfyller kravet, så som det är skrivet här, för varje barn som det gäller.", "Checked: the programme meets the requirement, as it is written here, for every child whom it concerns.";
        demand_met_in_part: "Prövat: programmet uppfyller den del av kravet som kan räknas i besök, så som den är skriven här, för varje barn som den gäller. Det som bara står i ord nedan är inte prövat.", "Checked: the programme meets the part of the requirement that can be counted in visits, as it is written here, for every child whom it concerns. What stands below in words alone is not checked.";
        demand_met_but_for: "Prövat: programmet uppfyller kravet, så som det är skrivet här, utom i det som är godtaget:", "Checked: the programme meets the requirement, as it is written here, but for what is accepted:";
        demand_not_met: "Prövat: programmet uppfyller inte kravet, så som det är skrivet här:", "Checked: the programme does not meet the requirement, as it is written here:";
        demand_in_words: "Inte prövat: det är inget som besöken kan räknas mot.", "Not checked: it is nothing against which visits can be counted.";
        no_contributing: "inget besök", "no visit";
        no_requirements: "Inga är skrivna än.", "None is written yet.";
    } };
}
