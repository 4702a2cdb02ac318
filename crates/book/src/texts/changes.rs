//! What has changed since an earlier edition.

macro_rules! changes {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
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
        sum_usual: "Ett barn i det vanliga fallet erbjuds {a} besök, mot {b} i den tidigare utgåvan", "A child in the usual case is offered {a} visits, against {b} in the earlier edition";
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
        sum_places: "Regioner och kommuner avviker från det gemensamma i {a} regler, mot {b} i den tidigare utgåvan", "Regions and municipalities differ from what is common in {a} rules, against {b} in the earlier edition";
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
        before: "Tidigare utgåva", "Earlier edition";
        now: "Den här utgåvan", "This edition";
        child_born: "Fött {}", "Born {}";
        on_the_day: "Planen gäller den {}.", "The plan is for {}.";
        no_plan_made: "Ändrar ingen plan: planer görs utan den.", "Changes no plan: plans are made without it.";
        no_plan_changed: "Ändrar ingen plan för de {} barn som prövades.", "Changes no plan of the {} children tried.";
    } };
}
