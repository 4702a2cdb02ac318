use std::path::Path;
fn walk(dir: &Path, out: &mut Vec<stafett_compile::Source>) {
    for e in std::fs::read_dir(dir).unwrap() {
        let p = e.unwrap().path();
        if p.is_dir() { walk(&p, out) } else if p.extension().is_some_and(|x| x == "stafett") {
            out.push(stafett_compile::Source { path: p.display().to_string(), text: std::fs::read_to_string(&p).unwrap() });
        }
    }
}
fn main() {
    let mut s = Vec::new();
    walk(Path::new("/work/main/programme"), &mut s);
    let c = stafett_compile::compile(&s);
    for d in c.diagnostics.iter().take(10) { println!("{d:?}"); }
    let p = c.programme.expect("programme");
    let mut args = std::env::args().skip(1);
    let born = stafett_model::Day::parse(&args.next().unwrap_or("2024-01-01".into())).unwrap();
    let on = stafett_model::Day::parse(&args.next().unwrap_or("2024-03-01".into())).unwrap();
    let child = stafett_model::Child::born(born);
    let plan = stafett_plan::plan(&p, &child, on);
    let t = |d: Option<stafett_plan::PlannedDay>| d.map_or("?".to_string(), |d| format!("{}{}", if d.preliminary {"~"} else {""}, d.on));
    for r in &plan.responsible_now { println!("{} | {} | body {:?} {:?}..{} | service {:?} {:?}..{} late {} dl {} | next {:?}", r.area.id, r.reason.sv, r.body.verdict, r.body.since, t(r.body.until), r.service.verdict, r.service.since, t(r.service.until), r.service.late, t(r.service.deadline), r.handover.as_ref().map(|h| (&h.to.id, t(h.on), h.payload.iter().map(|e| (e.title.sv.clone(), e.missing.len())).collect::<Vec<_>>()))); }
    for i in &plan.items { println!("{:?} {} [{} {} {} +{}] {} waits {:?}", i.status, i.id, t(i.window.earliest), t(i.window.recommended), t(i.window.latest), t(i.window.offered_through), i.reason.sv, i.waits_for.iter().map(|w| &w.id).collect::<Vec<_>>());
        for c in &i.contents { println!("      {:?} {} [{} {} {} +{}] {}", c.status, c.id, t(c.window.earliest), t(c.window.recommended), t(c.window.latest), t(c.window.offered_through), c.reason.sv); } }
    for q in &plan.questions { println!("? {:?} {} {:?}", q.kind, q.text.sv, q.would_decide); }
    for w in &plan.warnings { println!("! {:?}", w); }
    let n = 2000; let start = std::time::Instant::now();
    for i in 0..n { std::hint::black_box(stafett_plan::plan(&p, &child, on.plus(i % 3).unwrap())); }
    println!("{} visits, {} areas: {:?} per plan", plan.items.len(), plan.responsible_now.len(), start.elapsed() / n as u32);
}
