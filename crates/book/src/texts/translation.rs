//! What is not in the book’s language.

macro_rules! translation {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
        untranslated: "Vad som inte är översatt", "What is not translated";
        untranslated_here: "Texter på sidan som visas på engelska, programmets språk: {}. De är märkta med en prickad linje.", "Texts on this page that are shown in Swedish, the programme’s language: {}. They are marked with a dotted line.";
        untranslated_more: "Hur mycket som inte är översatt", "How much is not translated";
        untranslated_lead: "Programmet är skrivet på engelska. Bokens egna texter, tider, villkor och fynd är på svenska. Det här visas på engelska:", "The programme is written in Swedish. The book’s own texts, the times, conditions and findings are in English. These are shown in Swedish:";
        note_in_other: "Anteckningen, på engelska", "The note, in Swedish";
        untranslated_wording: "På engelska", "In Swedish";
        untranslated_whose: "{} titlar och beskrivningar är översatta i arbetet med programmet, inte av en myndighet. Det är programmets egen lydelse som gäller. Titelns står vid varje regels fasta adress.", "{} titles and descriptions are translated by those who work on the programme, not by an authority. What holds is the programme’s own wording. That of each title stands at the rule’s permanent address.";
        untranslated_titles: "Reglernas titlar", "Titles of rules";
        untranslated_docs: "Reglernas beskrivningar", "Descriptions of rules";
        untranslated_notes: "Ställen i källor, antaganden, tolkningar, förslag och oenigheter", "Places in sources, assumptions, interpretations, proposals and disagreements";
        untranslated_pages: "Författarnas egna sidor", "The authors’ own pages";
    } };
}
