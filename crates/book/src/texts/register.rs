//! The registers.

macro_rules! register {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
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
    } };
}
