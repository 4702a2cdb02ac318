//! Words that stand as one of a few values.

use super::{Keyword, Kind, keyword_rows};

keyword_rows! {
    kw_swedish: Value
        &["svenska"], &["swedish", "Swedish"],
        "svenska", "Swedish";
    kw_english: Value
        &["engelska"], &["english", "English"],
        "engelska", "English";
    kw_last_day: Value
        &["sista dagen"], &["last day"],
        "månadens sista dag", "the month's last day";
    kw_next_month: Value
        &["nästa månad"], &["next month"],
        "första dagen i nästa månad", "the first day of the next month";
    kw_whole_number: Value
        &["heltal"], &["whole number"],
        "ett helt tal", "a whole number";
    kw_child: Value
        &["barnet"], &["child"],
        "barnet", "the child";
    kw_birthing_parent: Value
        &["födande förälder"], &["birthing parent"],
        "den förälder som födde barnet", "the parent who gave birth";
    kw_other_parent: Value
        &["andra föräldern"], &["other parent"],
        "den andra föräldern", "the other parent";
    kw_guardians: Value
        &["vårdnadshavarna"], &["guardians"],
        "en eller två vårdnadshavare", "one or two legal custodians";
    kw_chronological: Value
        &["kronologisk"], &["chronological"],
        "räknat från födseln", "counted from birth";
    kw_corrected: Value
        &["korrigerad"], &["corrected"],
        "räknat från beräknat datum", "counted from the due date";
    kw_lapses: Value
        &["bortfaller"], &["lapses"],
        "det görs inte senare", "it is not done later";
    kw_caught_up: Value
        &["tas igen"], &["is caught up"],
        "det görs senare", "it is done later";
    kw_carried_over: Value
        &["förs vidare"], &["is carried over"],
        "det lämnas vidare vid övergången", "it is passed on at the transition";
    kw_offered_again: Value
        &["erbjuds igen"], &["is offered again"],
        "det erbjuds en gång till", "it is offered once more";
    kw_done: Value
        &["genomfört"], &["done"],
        "det är gjort, eller blev av", "it is done, or took place";
    kw_declined: Value
        &["avböjt"], &["declined"],
        "familjen tackade nej", "the family said no";
    kw_missed: Value
        &["uteblivet"], &["missed"],
        "familjen kom inte", "the family did not come";
    kw_home: Value
        &["hem"], &["home"],
        "i hemmet", "in the home";
    kw_clinic: Value
        &["mottagning"], &["clinic"],
        "på mottagningen", "at the clinic";
    kw_school: Value
        &["skola"], &["school"],
        "i skolan", "at school";
    kw_hospital: Value
        &["sjukhus"], &["hospital"],
        "på sjukhus", "in hospital";
    kw_preschool: Value
        &["förskola"], &["preschool"],
        "på förskolan", "at preschool";
    kw_online: Value
        &["digitalt"], &["online"],
        "på nätet", "online";
    kw_other: Value
        &["annan"], &["other"],
        "någon annanstans", "somewhere else";
    kw_in_person: Value
        &["fysiskt"], &["in person"],
        "i samma rum", "in the same room";
    kw_video: Value
        &["video"], &["video"],
        "med bild", "with pictures";
    kw_telephone: Value
        &["telefon"], &["telephone"],
        "per telefon", "by telephone";
    kw_letter: Value
        &["brev"], &["letter"],
        "per brev", "by letter";
    kw_stated: Value
        &["angiven"], &["stated"],
        "det står i källan", "the source says it";
    kw_derived: Value
        &["härledd"], &["derived"],
        "det följer av källan", "it follows from the source";
    kw_conflicting: Value
        &["motstridig"], &["conflicting"],
        "källor säger olika", "sources disagree";
    kw_unverified: Value
        &["obestyrkt"], &["unverified"],
        "inte kontrollerat", "not checked";
    kw_the_end: Value
        &["slutet"], &["end"],
        "slutet på den tid som ansvaret ska täcka", "the end of the time that responsibility shall cover";
    kw_higher: Value
        &["högre"], &["higher"],
        "ju högre, desto bättre", "the higher, the better";
    kw_lower: Value
        &["lägre"], &["lower"],
        "ju lägre, desto bättre", "the lower, the better";
    kw_january: Value
        &["januari"], &["january", "January"],
        "januari", "January";
    kw_february: Value
        &["februari"], &["february", "February"],
        "februari", "February";
    kw_march: Value
        &["mars"], &["march", "March"],
        "mars", "March";
    kw_april: Value
        &["april"], &["april", "April"],
        "april", "April";
    kw_may: Value
        &["maj"], &["may", "May"],
        "maj", "May";
    kw_june: Value
        &["juni"], &["june", "June"],
        "juni", "June";
    kw_july: Value
        &["juli"], &["july", "July"],
        "juli", "July";
    kw_august: Value
        &["augusti"], &["august", "August"],
        "augusti", "August";
    kw_september: Value
        &["september"], &["september", "September"],
        "september", "September";
    kw_october: Value
        &["oktober"], &["october", "October"],
        "oktober", "October";
    kw_november: Value
        &["november"], &["november", "November"],
        "november", "November";
    kw_december: Value
        &["december"], &["december", "December"],
        "december", "December";
}
