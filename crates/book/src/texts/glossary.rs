//! The words and labels, and what kinds of rules are called.

macro_rules! glossary {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
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

        labels: "Märkningar", "Labels";
        labels_lead: "Vid uppgifterna i boken står var de kommer ifrån. Vad som inte har något angivet ursprung räknas på sidan ”Vad uppgifterna vilar på”. Så läser du märkningarna:", "The statements in the book say where they come from. What states no origin is counted on the page “What the statements rest on”. How to read the labels:";
        letters: "Bokstäver och färger", "Letters and colours";
        letters_lead: "Varje verksamhet har samma bokstäver, färg och mönster i hela boken.", "Each service has the same letters, colour and pattern throughout the book.";
        words_title: "Ord", "Words";
        swedish: "Svenska", "Swedish";
        english: "Engelska", "English";
        meaning: "Betydelse", "Meaning";
    } };
}
