//! What the statements rest on: sources and labels, one by one and counted.

macro_rules! rests {
    ($next:ident $($later:ident)*; $($said:tt)*) => { $next! { $($later)*; $($said)*
        publisher: "Utgivare", "Publisher";
        date: "Datum", "Date";
        how_read: "Så är den läst", "How it was read";
        confidence: "Säkerhet", "Confidence";
        cited_by: "Används av", "Cited by";
        cited_by_none: "Inget i programmet anger källan.", "Nothing in the programme cites it.";

        source: "Källa", "Source";
        assumption: "Antagande", "Assumption";
        interpretation: "Tolkning", "Interpretation";
        proposal: "Förslag", "Proposal";
        disagreement: "Oenighet", "Disagreement";
        source_means: "Programmet stöder sig på ett dokument. Var i dokumentet det står anges.", "The programme rests on a document. The place in it is given.";
        assumption_means: "Författarna antar något som källorna inte säger.", "The authors assume something that the sources do not say.";
        interpretation_means: "Författarna läser in något i en text som inte säger det rakt ut.", "The authors read something into a text that does not say so outright.";
        proposal_means: "Författarna föreslår något som inte gäller någonstans i dag.", "The authors propose something that is in force nowhere today.";
        disagreement_means: "Källorna säger olika. Vad var och en säger anges.", "The sources disagree. What each says is given.";
        stated: "angiven i källan", "stated in the source";
        inferred: "härledd ur källan", "inferred from the source";
        conflicting: "källorna motsäger varandra", "sources conflict";
        unverified: "inte bekräftad", "not verified";
        about_value: "om", "on";

        provenance_lead: "Här räknas vad programmets utsagor vilar på. En utsaga är en deklaration i sin helhet (ett besök, ett moment, en uppgift), ett fält i den som har egen källa eller märkning, en ansvarsperiod eller en överlämning. Varje utsaga räknas en gång, efter det svagaste den vilar på: en utsaga med både källa och antagande räknas som antagande. Källor och godtaganden räknas inte.", "Here is counted on what the programme’s statements rest. A statement is a declaration as a whole (a visit, a content item, a fact), a field of it that has a source or label of its own, a period of responsibility or a handover. Each statement counts once, by the weakest that it rests on: a statement with both a source and an assumption counts as an assumption. Sources and acceptances are not counted.";
        provenance_without: "{a} av {b} utsagor har inget angivet ursprung: {}. De är författarnas sätt att dela in och namnge det som andra regler säger, eller regler vars ursprung inte är utskrivet.", "{a} of {b} statements state no origin: {}. They are the authors’ way of dividing and naming what other rules say, or rules whose origin is not stated.";
        provenance_table: "Antal utsagor, slag för slag", "Number of statements, kind by kind";
        provenance_all: "Alla utsagor", "All statements";
        provenance_kind: "Slag", "Kind";
        provenance_statements: "Utsagor", "Statements";
        provenance_share: "Andel", "Share";
        provenance_short: "Utsagor i programmet: {n}. {}.", "Statements in the programme: {n}. {}.";
        see_provenance: "Vad utsagorna vilar på, slag för slag", "What the statements rest on, kind by kind";
        provenance_sourced: "Med källa", "With a source";
    } };
}
