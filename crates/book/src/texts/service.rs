//! The services and responsible bodies.

macro_rules! service {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
        acts_for: "Huvudman", "Acts for";
        roles: "Personal", "Staff";
        not_everywhere: "Finns inte överallt", "Not in every place";
        bodies: "Huvudmän", "Responsible bodies";
        our_visits: "Besök och kontakter", "Visits and contacts";
        takes_part_in: "Medverkar vid", "Takes part in";
        our_areas: "Ansvar", "Responsibility";
        no_own_legs: "Har inget eget ansvar i programmet.", "Has no responsibility of its own in the programme.";
        we_receive: "Tar emot från", "Receives from";
        we_give: "Lämnar över till", "Hands over to";
        none: "Inga.", "None.";
        services_acting: "Verksamheter", "Services";
    } };
}
