//! What a note is about. A note names the line on which it stands by the keyword of that line; a reader who does not
//! know the language is told what the line says instead: "fristen för bekräftelse" for `bekräftas inom`.

use crate::proof::Words;

/// The keyword of a line in both languages, and what the line is about, as it stands after "om" and "on".
const ABOUT: [([&str; 2], &str, &str); 83] = [
    (
        ["alltid", "always"],
        "vad som alltid gäller",
        "what always holds",
    ),
    (
        ["antal", "number"],
        "antalet tillfällen",
        "the number of times",
    ),
    (["av", "by"], "vem som har beslutat", "who decided"),
    (
        [
            "avstånd även efter ogiltig dos",
            "distances also after invalid dose",
        ],
        "avstånden efter en dos som inte räknas",
        "the intervals after a dose that does not count",
    ),
    (
        ["bekräftas inom", "confirmed within"],
        "fristen för bekräftelse",
        "the time limit for confirmation",
    ),
    (
        ["bekräftad av", "confirmed by"],
        "vem som har bekräftat",
        "who confirmed it",
    ),
    (
        ["beräknat datum", "due date"],
        "beräknad förlossning",
        "the due date",
    ),
    (
        ["beslutad", "decided"],
        "dagen för beslutet",
        "the day of the decision",
    ),
    (
        ["bygger på", "builds on"],
        "vad det bygger på",
        "what it builds on",
    ),
    (
        ["byter kontaktsätt till", "switches channel to"],
        "det nya kontaktsättet",
        "the new channel",
    ),
    (
        ["byter plats till", "switches place to"],
        "den nya platsen",
        "the new place",
    ),
    (["dagar", "days"], "dagarna", "the days"),
    (["datum", "date"], "datumet", "the date"),
    (
        ["därefter", "afterwards"],
        "vad som följer om det inte blir av",
        "what follows if it does not take place",
    ),
    (
        ["erbjuds", "offered"],
        "vad som ska erbjudas",
        "what is to be offered",
    ),
    (
        ["fast", "fixed"],
        "att uppgiften aldrig ändras",
        "the fact never changing",
    ),
    (
        ["finns inte överallt", "not everywhere"],
        "var det inte finns",
        "where there is none",
    ),
    (
        ["finns överallt", "everywhere"],
        "att det finns överallt",
        "there being one everywhere",
    ),
    (["fynd", "finding"], "fyndet", "the finding"),
    (["födda", "born"], "födelsedagarna", "the birth dates"),
    (["för", "for"], "för vilka det är", "for whom it is"),
    (
        ["gymnasiet", "upper secondary"],
        "gymnasiets årskurser",
        "the grades of upper secondary school",
    ),
    (["gäller", "concerns"], "vem det gäller", "whom it concerns"),
    (
        ["gäller från", "in force from"],
        "från vilken dag det gäller",
        "the day from which it is in force",
    ),
    (
        ["höstterminen", "autumn term"],
        "höstterminen",
        "the autumn term",
    ),
    (
        ["huvudman", "responsible body"],
        "huvudmannen",
        "the responsible body",
    ),
    (
        ["i ord", "in words"],
        "det som står i ord",
        "what is said in words",
    ),
    (["innehåll", "contents"], "innehållet", "the contents"),
    (["instrument", "instrument"], "metoden", "the method"),
    (
        ["jämnt fördelade", "evenly spread"],
        "hur besöken fördelas",
        "how the visits are spread",
    ),
    (
        ["kan ändras", "may change"],
        "att uppgiften kan ändras",
        "the fact changing",
    ),
    (["kontaktsätt", "channel"], "kontaktsättet", "the channel"),
    (
        ["kontrollerad", "checked"],
        "när källan lästes",
        "when the source was read",
    ),
    (["land", "country"], "landet", "the country"),
    (["länk", "link"], "länken", "the link"),
    (["längd", "duration"], "längden", "the duration"),
    (
        ["minst", "at least"],
        "minsta avståndet",
        "the least interval",
    ),
    (
        ["minsta grupp", "smallest group"],
        "den minsta grupp som visas",
        "the smallest group shown",
    ),
    (
        ["månadsslut", "month end"],
        "hur månader räknas",
        "how months are counted",
    ),
    (
        ["nioårig", "nine-year"],
        "den nioåriga skolans årskurser",
        "the grades of the nine-year school",
    ),
    (
        ["tioårig", "ten-year"],
        "den tioåriga skolans årskurser",
        "the grades of the ten-year school",
    ),
    (["nivå", "tier"], "nivån", "the tier"),
    (
        ["noteras vid", "recorded at"],
        "var det noteras",
        "where it is recorded",
    ),
    (["när", "when"], "tiden", "the time"),
    (
        ["nämnare", "denominator"],
        "vilka barn som räknas",
        "which children are counted",
    ),
    (["täljare", "numerator"], "vad som räknas", "what counts"),
    (["om", "if"], "villkoret", "the condition"),
    (["om inte", "unless"], "undantaget", "the exception"),
    (
        ["om okänt", "if unknown"],
        "vad som antas när det är okänt",
        "what is assumed when it is unknown",
    ),
    (["område", "area"], "området", "the area"),
    (["områden", "areas"], "områdena", "the areas"),
    (
        ["omprövas", "review by"],
        "dagen för omprövning",
        "the day of review",
    ),
    (
        ["pausar", "suspends"],
        "vad som pausas",
        "what is suspended",
    ),
    (["plats", "place"], "platsen", "the place"),
    (["produkter", "products"], "vaccinerna", "the vaccines"),
    (
        ["påbörjas senast", "begun by"],
        "när den första dosen ges senast",
        "when the first dose is given at the latest",
    ),
    (["regler", "rules"], "reglerna", "the rules"),
    (["riktning", "direction"], "riktningen", "the direction"),
    (["roller", "roles"], "personalen", "the staff"),
    (["samtycke av", "consent from"], "samtycket", "the consent"),
    (["skolstart", "school start"], "skolstarten", "school start"),
    (["skäl", "reason"], "skälet", "the reason"),
    (["språk", "language"], "språket", "the language"),
    (
        ["säkerhet", "confidence"],
        "hur säker källan är",
        "how sure the source is",
    ),
    (
        ["tidigast", "earliest"],
        "när det tidigast sker",
        "when it happens at the earliest",
    ),
    (
        ["tolerans", "grace"],
        "hur mycket för tidig en dos får vara",
        "how much too early a dose may be",
    ),
    (
        ["underlag från", "information from"],
        "varifrån underlaget kommer",
        "where the information comes from",
    ),
    (["uppdelat på", "by strata"], "uppdelningen", "the division"),
    (
        ["upprepas varje", "repeated every"],
        "hur ofta det upprepas",
        "how often it comes again",
    ),
    (
        ["utan samtycke enligt", "without consent under"],
        "varför samtycke inte behövs",
        "why consent is not needed",
    ),
    (["utfall", "outcomes"], "utfallen", "the outcomes"),
    (
        ["utförs av", "performed by"],
        "vem som utför det",
        "who performs it",
    ),
    (["utgivare", "publisher"], "utgivaren", "the publisher"),
    (["utgåva", "release"], "utgåvan", "the release"),
    (
        ["utkast", "draft"],
        "att det är ett utkast",
        "its being a draft",
    ),
    (
        ["vid", "at"],
        "när barnen räknas",
        "when the children are counted",
    ),
    (["vid behov", "as needed"], "behovet", "the need"),
    (
        ["vid inflyttning", "on arrival"],
        "barn som flyttar in",
        "children who move in",
    ),
    (
        ["visas av besök hos", "shown by visits to"],
        "vad som visar det",
        "what shows it",
    ),
    (
        ["vårterminen", "spring term"],
        "vårterminen",
        "the spring term",
    ),
    (["värden", "values"], "värdena", "the values"),
    (["ålder", "age"], "hur åldern räknas", "how age is counted"),
    (
        ["överlämnar", "hands over"],
        "vad som lämnas över",
        "what is handed over",
    ),
];

/// What a note on a line is about, in words. What is no keyword stays as it is.
pub fn note_about(keyword: &str) -> Words {
    let known = ABOUT
        .iter()
        .find(|(written, ..)| written.contains(&keyword));
    match known {
        Some((_, sv, en)) => Words::new(*sv, *en),
        None => Words::same(keyword),
    }
}
