//! What results lead to.

macro_rules! pathway {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
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
        other_results: "Av övriga utfall följer inget mer i programmet.", "Nothing more in the programme follows from the other outcomes.";
        no_results_lead: "Av utfallen här följer inget mer i programmet.", "Nothing more in the programme follows from the outcomes here.";
        pathways_of_visit: "Hela kedjan i bild:", "The whole chain in a picture:";
    } };
}
