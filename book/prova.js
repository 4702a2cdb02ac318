// Pröva ett barn: läser formuläret, låter motorn räkna i sidan och visar planen. Ingenting skickas.
// Try a child: reads the form, lets the engine compute in the page and shows the plan. Nothing is sent.
"use strict";

(() => {
  const form = document.getElementById("prova");
  const rows = document.getElementById("handelser");
  const shown = document.getElementById("plan");
  const says = document.getElementById("lage");
  const language = document.documentElement.lang;
  const words = form.dataset;
  const template = (id) => document.getElementById(id).content;
  /** The programme's language, where it is not the page's; and that of its titles, which may be translated. */
  const { own } = words;
  const titled = template("besok").firstElementChild?.lang;

  // ---- The engine: bytes in, JSON out; the module imports nothing. ----

  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

  class Engine {
    static async start() {
      const { instance } = await WebAssembly.instantiate(bytesOf(MOTOR.wasm), {});
      return new Engine(instance.exports);
    }

    constructor(wasm) {
      this.wasm = wasm;
      this.out = wasm.stafett_alloc(4);
      this.programme = wasm.stafett_programme_new(...this.given(bytesOf(MOTOR.program)), this.out);
      if (this.programme === 0) throw new Error(this.taken());
    }

    /** The plan as JSON, or what is wrong with the child. */
    plan(child, asOf) {
      return this.asked(this.wasm.stafett_plan, child, asOf);
    }

    /** How one line of the plan came about, as JSON; null where the engine cannot tell. */
    why(child, asOf, line) {
      const { refused, answer } = this.asked(this.wasm.stafett_why, child, asOf, line);
      return refused ? null : answer;
    }

    /** Who is responsible on each day, as JSON; null where the engine cannot tell. */
    responsibility(child, asOf) {
      const { refused, answer } = this.asked(this.wasm.stafett_responsibility, child, asOf);
      return refused ? null : answer;
    }

    /** What one of the module's functions answers about a child, on a day, with the texts that it also asks for. */
    asked(question, child, asOf, ...texts) {
      const [place, length] = this.given(encoder.encode(JSON.stringify(child)));
      const ended = [asOf, ...texts].map((text) => this.given(encoder.encode(`${text}\0`)));
      const [day, ...rest] = ended.map(([text]) => text);
      const status = question(this.programme, place, length, day, 0, ...rest, this.out);
      const answer = JSON.parse(this.taken());
      for (const [from, size] of [[place, length], ...ended]) this.wasm.stafett_dealloc(from, size);
      return { refused: status !== 0, answer };
    }

    given(bytes) {
      const place = this.wasm.stafett_alloc(bytes.length);
      new Uint8Array(this.wasm.memory.buffer).set(bytes, place);
      return [place, bytes.length];
    }

    taken() {
      const place = new DataView(this.wasm.memory.buffer).getUint32(this.out, true);
      const memory = new Uint8Array(this.wasm.memory.buffer);
      const text = decoder.decode(memory.subarray(place, memory.indexOf(0, place)));
      this.wasm.stafett_string_free(place);
      return text;
    }
  }

  // ---- The invented child: what is chosen in the form. ----

  /** What a kind of event is in a child's JSON, and from which list its thing is chosen. */
  const KINDS = {
    happened: { kind: "happened", field: "event" },
    done: { kind: "done", field: "visit" },
    given: { kind: "done", field: "item" },
    missed: { kind: "missed", field: "visit" },
    declined: { kind: "declined", field: "visit" },
    cancelled: { kind: "cancelled", field: "visit" },
    handover_sent: { kind: "handover_sent", field: "transition" },
    handover_received: { kind: "handover_received", field: "transition" },
    handover_refused: { kind: "handover_refused", field: "transition" },
    ended: { kind: "ended", field: "reason" },
  };

  /** What the engine calls the value that is chosen: the link keeps the programme's own name, whatever the language. */
  const said = (field) => field.selectedOptions?.[0]?.dataset.said ?? field.value;

  const factFields = [...form.querySelectorAll("[data-fact]")];
  const value = (name) => form.elements[name].value;

  function child() {
    const child = { born: value("born"), facts: [], events: [] };
    for (const field of factFields) {
      if (field.value === "" || !field.checkValidity()) continue;
      const given = field.type === "number" || "number" in field.dataset ? Number(field.value) : said(field);
      child.facts.push({ fact: field.dataset.fact, value: given });
    }
    for (const [place, row] of [...rows.children].entries()) {
      const { kind, thing, on, results } = read(row, said);
      if (!thing || !on) continue;
      const event = { id: `h${place + 1}`, kind: KINDS[kind].kind, [KINDS[kind].field]: thing, on };
      if (Object.keys(results).length > 0) event.results = results;
      child.events.push(event);
    }
    return child;
  }

  /** What a row of the events says, its results by their names in the programme or in the engine. */
  function read(row, named = (field) => field.value) {
    const results = {};
    for (const field of row.querySelectorAll("[data-result]")) {
      if (field.value !== "") results[field.dataset.result] = named(field);
    }
    const of = (name) => row.querySelector(`[name=${name}]`).value;
    return { kind: of("kind"), thing: of("thing"), on: of("on"), results };
  }

  function addRow(given = {}) {
    const row = template("rad").firstElementChild.cloneNode(true);
    const [kind, thing, on] = ["kind", "thing", "on"].map((name) => row.querySelector(`[name=${name}]`));
    const offer = () => {
      thing.replaceChildren(template(`val-${KINDS[kind.value].field}`).cloneNode(true));
    };
    const ask = () => {
      const asked = kind.value === "done" ? document.getElementById(`svar-${thing.selectedOptions[0]?.dataset.place}`) : null;
      row.querySelector(".svar").replaceChildren(asked ? asked.content.cloneNode(true) : "");
    };
    choose(kind, given.kind);
    offer();
    choose(thing, given.thing);
    ask();
    on.value = given.on ?? value("as_of");
    for (const field of row.querySelectorAll("[data-result]")) choose(field, given.results?.[field.dataset.result]);
    kind.addEventListener("change", () => { offer(); ask(); });
    thing.addEventListener("change", ask);
    row.querySelector("button").addEventListener("click", () => {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (next?.querySelector("select") ?? document.getElementById("lagg-till")).focus();
      changed();
    });
    rows.append(row);
    return row;
  }

  /** Chooses what was given, if the list has it. */
  function choose(select, given) {
    if (given !== undefined && [...select.options].some((option) => option.value === given)) select.value = given;
  }

  // ---- The link: the fragment holds what was chosen, and nothing else. ----

  function written() {
    const parts = new URLSearchParams({ born: value("born"), as_of: value("as_of") });
    for (const field of factFields) {
      if (field.value !== "") parts.append(`f.${field.dataset.fact}`, field.value);
    }
    for (const row of rows.children) {
      const { kind, thing, on, results } = read(row);
      const answers = Object.entries(results).map(([item, result]) => `${item}=${result}`);
      if (thing && on) parts.append("e", [kind, on, thing, ...answers].join("|"));
    }
    return parts.toString();
  }

  function restore(fragment) {
    const parts = new URLSearchParams(fragment);
    for (const name of ["born", "as_of"]) {
      if (/^\d{4}-\d\d-\d\d$/.test(parts.get(name) ?? "")) form.elements[name].value = parts.get(name);
    }
    for (const field of factFields) {
      const given = parts.get(`f.${field.dataset.fact}`);
      if (given === null) continue;
      if (field.options) choose(field, given); else field.value = given;
      field.closest("details")?.setAttribute("open", "");
    }
    for (const event of parts.getAll("e")) {
      const [kind, on, thing, ...answers] = event.split("|");
      if (!(kind in KINDS) || !/^\d{4}-\d\d-\d\d$/.test(on ?? "")) continue;
      const results = Object.fromEntries(answers.map((answer) => answer.split("=", 2)));
      addRow({ kind, on, thing, results });
    }
  }

  // ---- The plan. Everything is put in as text. ----

  const picked = (both) => both[language] ?? both.sv;
  const days = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "sv-SE", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const dayWords = (day) => days.format(new Date(`${day}T00:00:00Z`));

  function element(name, content = [], attributes = {}) {
    const made = document.createElement(name);
    for (const [key, of] of Object.entries(attributes)) made.setAttribute(key, of);
    made.append(...[content].flat());
    return made;
  }

  /** A link, or a service with its mark, that the page holds ready; its title as text if it does not. */
  function ready(list, named) {
    const known = [...template(list).children].find((one) => one.dataset.id === named.id);
    return known ? known.cloneNode(true) : element("span", named.title, titled ? { lang: titled } : {});
  }

  function when(dates) {
    const named = [["earliest", dates.earliest], ["recommended", dates.recommended], ["latest", dates.latest]];
    return named.filter(([, day]) => day)
      .map(([name, day]) => `${words[name]} ${dayWords(day.on)}${day.preliminary ? words.preliminary : ""}`)
      .join(", ");
  }

  function line(item) {
    const made = element("li", [], { class: "line", "data-rule": item.id, "data-status": item.status });
    const link = ready("besok", { id: item.rule, title: item.title });
    link.textContent = item.title;
    made.append(element("p", [link], { class: "head" }), element("p", picked(item.reason)));
    const dates = when(item.window);
    const fine = element("p", [], { class: "fine" });
    if (item.status !== "notApplicable" && dates) fine.append(dates, " · ");
    fine.append(ready("tjanster", item.service));
    if (item.body) fine.append(` · ${words.body}: ${item.body.title}`);
    made.append(fine);
    const others = item.contents.filter((entry) => entry.status !== item.status);
    if (others.length > 0) {
      const left = leftToDo(item);
      const alike = new Map();
      for (const entry of others) {
        const reason = picked(entry.reason);
        alike.set(reason, [...(alike.get(reason) ?? []), entry]);
      }
      const entries = [...alike].map(([reason, all]) => element("li", `${all.map((entry) => entry.title).join("; ")}: ${reason}`));
      made.append(element("ul", [...left.map((text) => element("li", text)), ...entries], { class: "fine" }));
    }
    made.append(steps(item));
    return made;
  }

  /** The contents of a visit that are still to be done, where it is: none or one line. */
  function leftToDo(item) {
    if (!["due", "pastItsTime", "upcoming", "undecided"].includes(item.status)) return [];
    const left = item.contents.filter((entry) => entry.status === item.status).map((entry) => entry.title);
    return left.length > 0 ? [words.leftToDo.replace("{}", left.join(", "))] : [];
  }

  /** How a line came about, computed when it is asked for. */
  function steps(item) {
    const made = element("details", [element("summary", words.why)], { class: "rests" });
    made.addEventListener("toggle", () => {
      if (made.open && made.children.length === 1) made.append(...explained(item));
    });
    return made;
  }

  function explained(item) {
    const why = engine.why(child(), value("as_of"), item.id);
    const because = item.because.map((text) => element("li", text));
    const said = why ? new Set([...why.facts.map(fact), ...why.dates.map(date)]) : [];
    const parts = [element("p", why ? condition(why) : words.broken), element("ul", [...said].map((text) => element("li", text)))];
    if (because.length > 0) parts.push(element("p", words.because), element("ul", because, own ? { lang: own } : {}));
    return parts;
  }

  const condition = (why) => {
    const holds = why.holds === null ? words.holdsOpen : why.holds ? words.holds : words.holdsNot;
    return `${words.forWhom}: ${picked(why.condition)} – ${holds}`;
  };
  const fact = (used) => `${used.fact.title}: ${used.value ? picked(used.value) : words.unknown}`;
  const date = (of) => {
    const name = words[of.what] ?? words[`step${of.what[0].toUpperCase()}${of.what.slice(1)}`];
    if (!name) return picked(of.says);
    return `${of.ofVisit ? words.stepOfVisit.replace("{}", name) : name}: ${picked(of.says)}`;
  };

  const lines = (items) => element("ul", items.map(line), { class: "lines" });
  const folded = (title, items, name) => element("details", [element("summary", `${title} (${items.length})`), lines(items)], { class: name });

  function group(code, items) {
    const title = words[`status${code[0].toUpperCase()}${code.slice(1)}`];
    if (code === "notApplicable") return folded(title, items, "group");
    const [asNeeded, rest] = [items.filter((item) => item.asNeeded), items.filter((item) => !item.asNeeded)];
    const parts = [element("h3", `${title} (${rest.length})`)];
    if (rest.length > 0) parts.push(lines(rest));
    if (asNeeded.length > 0) parts.push(folded(words.asNeeded, asNeeded, "rests"));
    return element("section", parts, { class: `group ${code}` });
  }

  /** Who has the duty and which service acts; in the engine's words where that is not one of each. */
  function duty({ body, service, reason }) {
    if (!body.holder || !service.holder) return picked(reason);
    return `${words.layerBody}: ${body.holder.title}. ${words.layerService}: ${service.holder.title}.`;
  }

  function responsible(rows) {
    const one = (row) => {
      const held = [duty(row)];
      if (row.holding.state !== "withDuty") held.push(element("br"), picked(row.holding.sentence));
      return element("div", [element("dt", ready("omraden", row.area)), element("dd", held)]);
    };
    const needed = rows.filter((row) => row.demanded !== false);
    const others = rows.filter((row) => row.demanded === false);
    const rest = others.flatMap((row, place) => [place === 0 ? " " : ", ", ready("omraden", row.area)]);
    const fine = others.length > 0 ? [element("p", [words.notNeeded, ...rest, "."], { class: "fine" })] : [];
    return element("section", [element("h3", words.responsible), element("dl", needed.map(one), { class: "brief" }), ...fine]);
  }

  /** Who is responsible over time, computed when it is asked for. */
  function overTime() {
    const made = element("details", [element("summary", words.overTime)], { class: "group over-time" });
    made.addEventListener("toggle", () => {
      if (!made.open || made.children.length > 1) return;
      const told = engine.responsibility(child(), value("as_of"));
      if (!told) return made.append(element("p", words.broken));
      made.append(element("p", words.overTimeLead, { class: "fine" }), ...told.areas.flatMap(areaOverTime));
    });
    return made;
  }

  function areaOverTime({ area, stretches }) {
    const asked = periods(stretches);
    if (asked.length === 0) return [];
    const row = (one) => element("tr", [
      element("th", period(one), { role: "rowheader", scope: "row" }),
      element("td", held(one.service), { role: "cell", "data-head": words.layerService }),
      element("td", held(one.body), { role: "cell", "data-head": words.layerBody }),
    ], { role: "row" });
    const heads = [words.period, words.layerService, words.layerBody];
    const head = element("thead", element("tr", heads.map((text) => element("th", text, { role: "columnheader", scope: "col" })), { role: "row" }), { role: "rowgroup" });
    const caption = element("caption", ready("omraden", area));
    const table = element("table", [caption, head, element("tbody", asked.map(row), { role: "rowgroup" })], { role: "table", class: "legs" });
    return [element("div", table, { class: "wide stacked", role: "region", tabindex: "0", "aria-label": area.title })];
  }

  const names = ({ holder, candidates }) => [holder, ...candidates].filter(Boolean).map((one) => one.id);
  const isNamed = (one) => names(one.body).length > 0 || names(one.service).length > 0;
  const isAlike = (one, other) => ["body", "service"].every((layer) =>
    one[layer].verdict === other[layer].verdict && names(one[layer]).join() === names(other[layer]).join());

  /** From the first day on which somebody is named to the last, those together that name the same. */
  function periods(stretches) {
    const named = stretches.slice(stretches.findIndex(isNamed), stretches.findLastIndex(isNamed) + 1);
    const joined = [];
    for (const one of named) {
      const last = joined.at(-1);
      if (last && isAlike(last, one)) last.until = one.until; else joined.push({ ...one });
    }
    return joined;
  }

  function period({ from, until, preliminary }) {
    const last = until && new Date(Date.parse(`${until}T00:00:00Z`) - 86400000).toISOString().slice(0, 10);
    const says = last ? `${dayWords(from)} – ${dayWords(last)}` : `${words.from} ${dayWords(from)}`;
    return preliminary ? says + words.preliminary : says;
  }

  /** Who holds a layer, or that nobody does, several do, or it is not known. */
  function held({ verdict, holder, candidates }) {
    if (holder) return ready("tjanster", holder);
    const named = candidates.map((one) => one.title).join(", ");
    const says = { undecided: words.unknown, several: words.several, notApplicable: words.notNeededHere }[verdict] ?? words.nobody;
    return named ? [`${says}: `, element("span", named, titled ? { lang: titled } : {})] : says;
  }

  function questions(all) {
    const most = [...all].sort((a, b) => b.wouldDecide.length - a.wouldDecide.length);
    const list = most.slice(0, 8).map((question) => element("li", picked(question.text)));
    const rest = most.length - list.length;
    const more = rest > 0 ? [element("p", words.more.replace("{}", rest), { class: "fine" })] : [];
    return element("section", [element("h3", words.questions), element("ul", list), ...more]);
  }

  function warnings(all) {
    return element("section", [element("h3", words.warnings), element("ul", all.map((one) => element("li", picked(one.text))))]);
  }

  /** That the edition comes into force after the day of the plan, where it does. */
  function notYet({ programme, release, asOf, editions }) {
    const from = editions.find((one) => one.id === programme.id && one.release === release)?.inForceFrom;
    if (!from || from <= asOf) return [];
    return [element("p", element("strong", words.notYet.replace("{}", dayWords(from))), { class: "not-yet" })];
  }

  function show(plan) {
    const parts = notYet(plan.receipt);
    if (plan.warnings.length > 0) parts.push(warnings(plan.warnings));
    parts.push(responsible(plan.responsibleNow), overTime());
    for (const code of words.statuses.split(" ")) {
      const items = plan.items.filter((item) => item.status === code);
      if (items.length > 0) parts.push(group(code, items));
    }
    if (plan.questions.length > 0) parts.push(questions(plan.questions));
    shown.replaceChildren(...parts);
    const count = (code) => plan.items.filter((item) => item.status === code && !item.asNeeded).length;
    says.textContent = words.made
      .replace("{a}", dayWords(value("born"))).replace("{b}", dayWords(value("as_of")))
      .replace("{n}", count("due")).replace("{m}", count("upcoming"));
  }

  function refuse(messages) {
    shown.replaceChildren();
    says.textContent = messages.join(" ");
  }

  // ---- From one to the other. ----

  let engine;

  function changed() {
    const bad = [form.elements.born, form.elements.as_of].find((field) => field.value === "" || !field.checkValidity());
    if (bad) return refuse([words.days]);
    const fragment = written();
    const link = document.getElementById("lank");
    link.href = `#${fragment}`;
    history.replaceState(null, "", `#${fragment}`);
    try {
      const { refused, answer } = engine.plan(child(), value("as_of"));
      if (refused) refuse(answer.errors.map((error) => picked(error.message)));
      else show(answer);
    } catch (trap) {
      refuse([words.broken]);
    }
  }

  async function start() {
    if (location.hash.length > 1) restore(location.hash.slice(1));
    try {
      engine = await Engine.start();
    } catch (fault) {
      return refuse([words.broken]);
    }
    document.getElementById("lagg-till").addEventListener("click", () => {
      addRow().querySelector("select").focus();
      changed();
    });
    document.getElementById("tom").addEventListener("click", () => {
      rows.replaceChildren();
      form.reset();
      changed();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", changed);
    changed();
  }

  start();
})();
