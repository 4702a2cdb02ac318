//! The school year and the names of the grades.

macro_rules! school {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
        school: "Skolans år", "The school year";
        school_starts: "Skolstart", "School start";
        year_of_turning: "det år barnet fyller {}", "the year of turning {}";
        autumn_begins: "Höstterminen börjar", "The autumn term begins";
        spring_begins: "Vårterminen börjar", "The spring term begins";
        published: "Publicerade terminsstarter", "Published first days";
        grades: "Årskurserna", "The grades";
        grades_from_to: "årskurs {a}–{b}", "grades {a}–{b}";
        preschool_class: "förskoleklass", "preschool class";
        grade_number: "årskurs {}", "grade {}";
        school_year_lasts: "En årskurs räknas till och med dagen innan nästa årskurs börjar, så den sista dagen ligger i augusti. Sommarlovet hör till årskursen.", "A school year is counted through the day before the next one begins, so its last day is in August. The summer holidays belong to it.";
        school_names: "Från höstterminen {n}, i den tioåriga skolan, heter {a} i stället {b}, {c} heter {d}, och så vidare.", "From the autumn term of {n}, in the ten-year school, {a} is called {b}, {c} is called {d}, and so on.";
        beginning_with: "med början i {}", "beginning with {}";
        school_year_called: "Skolår {i}, räknat från skolstarten, heter {a} fram till höstterminen {n} och {b} från och med då.", "School year {i}, counted from school start, is called {a} until the autumn term of {n}, and {b} from then on.";
        with_preschool: "förskoleklass och årskurs {a}–{b}", "preschool class and grades {a}–{b}";
    } };
}
