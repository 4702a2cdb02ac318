//! The indicators.

macro_rules! indicator {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
        counted_on: "Varje barn räknas", "Each child is counted";
        denominator: "Vilka barn som räknas (nämnaren)", "Which children are counted (the denominator)";
        numerator: "Vad som räknas (täljaren)", "What counts (the numerator)";
        numerator_done: "Det här är gjort den dagen eller tidigare", "This is done on that day or before";
        numerator_if: "Det här gäller den dagen", "This holds on that day";
        strata: "Uppdelat på", "Divided by";
        no_strata: "Redovisas inte uppdelat.", "Not divided.";
        smallest_group: "Minsta grupp som visas", "Smallest group that is shown";
        children_count: "{} barn", "{} children";
        better: "Riktning", "Direction";
        better_higher: "Högre är bättre", "Higher is better";
        better_lower: "Lägre är bättre", "Lower is better";
        indicator_unknown: "Det som är okänt räknas aldrig som nej. Barn för vilka det inte är känt om de hör till nämnaren eller täljaren räknas för sig, och ett okänt värde är en egen grupp.", "What is unknown never counts as no. Children of whom it is not known whether they belong to the denominator or the numerator are counted apart, and an unknown value is a group of its own.";
        indicator_small: "En grupp med färre barn visas inte, och inte heller det som skulle göra att den går att räkna ut.", "A group with fewer children is not shown, nor what would make it possible to compute it.";
    } };
}
