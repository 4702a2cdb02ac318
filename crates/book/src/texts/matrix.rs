//! Visits and contents on one sheet.

macro_rules! matrix {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
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
    } };
}
