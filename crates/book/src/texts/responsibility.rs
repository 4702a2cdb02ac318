//! Who is responsible when.

macro_rules! responsibility {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
        from: "från", "from";
        until: "fram till", "until";
        layer_body: "Huvudman", "Responsible body";
        layer_service: "Verksamhet", "Service";
        responsible_brief: "Vem har ansvaret, i korthet", "Who is responsible, in short";
        responsible_brief_note: "Det vanliga fallet, med exempelbarnets ålder. Huvudmannen har skyldigheten; verksamheten möter barnet. Alla fall, med vad de vilar på, står i tabellerna längre ned.", "The usual case, with the example child’s age. The body has the duty; the service meets the child. All cases, with what they rest on, are in the tables further down.";
        years_old: "{} år", "{} years";
        layers_body: "Huvudmän: vem som har skyldigheten", "Responsible bodies: who has the duty";
        layers_service: "Verksamheter: vem som möter barnet", "Services: who meets the child";
        period: "Period", "Period";
        condition: "Villkor", "Condition";
        no_condition: "Alla barn", "Every child";
        demanded: "Programmet kräver att någon har ansvaret", "The programme demands that somebody is responsible";
        times: "Alla tillfällen", "All its times";
        demanded_of: "för barn som uppfyller detta: {}", "for children who meet this: {}";
        contributors: "medverkar", "taking part";
        first_day: "Första dag för exempelbarnet", "First day for the example child";
        no_legs: "Programmet anger inga ansvarsperioder för området.", "The programme states no periods of responsibility for the area.";
        visits_in_area: "Besök med moment i området", "Visits with content items of the area";
        items_in_area: "Moment i området", "Content items of the area";
    } };
}
