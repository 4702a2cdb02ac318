//! The frame of every page: menu, footers and the names of the chapters.

macro_rules! frame {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
        ways_in: "Vad händer när barnet är …?", "What happens when the child is …?";
        newborn: "nyfött", "newborn";
        skip: "Hoppa till innehållet", "Skip to content";
        menu: "Innehåll", "Contents";
        menu_label: "Kapitel", "Chapters";
        other_language: "In English", "På svenska";
        draft: "Utkast", "Draft";
        draft_footer: "Utkast. Inget beslut av någon myndighet.", "A draft. No authority’s decision.";
        release: "Utgåva", "Edition";
        digest: "Kontrollsumma", "Digest";
        in_force_from: "gäller från", "in force from";
        laid_over: "Utgår från {}. Det som inte ändras här gäller som där.", "Based on {}. Whatever is not changed here stays as it is there.";
        permanent: "Fast adress", "Permanent address";
        permanent_help: "Varje regel har en fast adress, längst ned på sin sida. Ange den när du lämnar synpunkter. Den är densamma i nästa utgåva.", "Each rule has a permanent address, at the foot of its page. Quote it when you comment. It stays the same in the next release.";
        written_in: "Skriven i", "Written in";
        page_short: "s.", "p.";
        as_of_day: "Läget den {}", "As of {}";
        years_of_age: "Ålder i år", "Age in years";
        in_words: "Tid", "Time";
        as_pdf: "Ladda ner som PDF", "Download as PDF";
        previous: "Föregående", "Previous";
        next: "Nästa", "Next";
        and: "och", "and";
        or: "eller", "or";

        // The chapters, and the parts of the menu in which they stand.
        part_read: "Läs", "Read";
        part_answer: "Ta ställning", "Have your say";
        part_who: "Vem gör vad", "Who does what";
        part_check: "Granska", "Check";
        part_look_up: "Slå upp", "Look up";
        overview: "Översikt", "Overview";
        authored: "Om programmet", "About the programme";
        visits: "Besök och kontakter", "Visits and contacts";
        matrix: "Allt på ett blad", "All on one sheet";
        pathways: "Vad svaren leder till", "What results lead to";
        vaccines: "Vaccinationer", "Vaccinations";
        responsibility: "Vem har ansvaret när", "Who is responsible when";
        transitions: "Övergångar", "Transitions";
        services: "Verksamheter och huvudmän", "Services and responsible bodies";
        items: "Moment", "Content items";
        requirements: "Krav och rekommendationer", "Requirements and recommendations";
        indicators: "Indikatorer", "Indicators";
        groups: "Målgrupper och uppgifter", "Target groups and facts";
        sources: "Källor", "Sources";
        provenance: "Vad uppgifterna vilar på", "What the statements rest on";
        checks: "Vad som är kontrollerat", "What has been checked";
        registers: "Register", "Registers";
        glossary: "Ord och märkningar", "Words and labels";
    } };
}
