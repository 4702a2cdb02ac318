//! The search and the index.

macro_rules! search {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
        search: "Sök", "Search";
        search_about: "Allt i boken som har en egen plats, i bokstavsordning och att söka i.", "Everything in the book that has a place of its own, in alphabetical order and to search.";
        search_label: "Sök i boken", "Search the book";
        search_button: "Sök", "Search";
        index_title: "Register från A till Ö", "Index from A to Ö";
        nothing_found: "Inget i boken passar.", "Nothing in the book fits.";
        so_many_found: "Träffar: {}.", "Found: {}.";
        part_found: "Inget har alla orden. Det här har några av dem.", "Nothing has all the words. These have some of them.";
        most_words_found: "{} av dem har alla orden, de andra alla utom ett.", "{} of them have all the words, the others all but one.";
        nearest_word: "Inget har ordet. Det här gäller ”{}”.", "Nothing has the word. These are for “{}”.";
        more_found: "Träffar: {}. De {n} som passar bäst visas.", "Found: {}. The {n} that fit best are shown.";
        word: "ord", "word";
    } };
}
