//! The target groups, and the facts and events of a child.

macro_rules! facts {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
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
    } };
}
