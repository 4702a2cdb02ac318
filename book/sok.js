// Sök: visar av registret det som söks. Search: shows of the index what is sought.
"use strict";

(() => {
  const form = document.getElementById("sok");
  const field = document.getElementById("q");
  const found = document.getElementById("traffar");
  const says = document.getElementById("antal");
  const index = document.getElementById("register-a-o");

  /** How many entries are shown at once. */
  const SHOWN = 60;
  /** What may follow a stem for it to be the same word: endings of Swedish and English. */
  const ENDING = new RegExp(`^(?:${[
    "a|ad|ade|an|ande|andes|ans|ar|are|aren|arna|arnas|ars|as|ast|at|ats|d|de|e|en|ens|er|erna|ernas|ers|es|et|ets",
    "het|heten|heter|ig|iga|igt|it|na|nas|nde|ning|ningar|ningen|ns|or|orna|ornas|r|s|t|te|ts",
    "ed|ible|ibility|ied|ies|ing|ings|ion|ions|ation|ations|ly|ment|ments|y",
  ].join("|")})?$`, "u");
  /** Words that say nothing of what is sought. */
  const IDLE = new Set([
    "att av blir de den det en ett för från får gäller gör görs har hur händer i med min mitt när och om på ska som till vad vem vid vilka vilken är kräver krävs",
    "a about an and are at by can do does for from happens has how i if in is my of on or over that the to what when where which who with demand demands require requires",
  ].join(" ").split(" "));

  const lower = (text) => text.toLocaleLowerCase("sv");
  /** Numbers as words: whoever writes the one finds the other. "Sex" is left out, which in Swedish is no number alone. */
  const FIGURES = new Map([
    "noll - två tre fyra fem - sju åtta nio tio elva tolv".split(" "),
    "zero - two three four five - seven eight nine ten eleven twelve".split(" "),
  ].flatMap((words) => words.map((word, number) => [word, String(number)])));
  const wordsOf = (text) => lower(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((word) => FIGURES.get(word) ?? word);
  const listed = (text) => (text ?? "").split(" ").filter(Boolean);
  // For readers whose keyboard lacks the letters.
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "");

  const entries = [...index.querySelectorAll("li")].map((item) => {
    const title = lower(item.querySelector("a").textContent);
    const { id = "", weight = 0, stems, also, more } = item.dataset;
    return {
      item, id, title, weight: Number(weight), own: wordsOf(title), stems: listed(stems), also: listed(also), more: listed(more),
      text: new Set(wordsOf(item.textContent)), bare: wordsOf(bare(item.textContent)),
    };
  });

  /** The fewest letters that two forms of a word have in common where neither is the beginning of the other. */
  const SHARED = 5;

  /** Whether a word is a form of that of a stem: of what both begin with, they differ in endings alone. */
  function inflected(stem, word) {
    let shared = 0;
    while (shared < stem.length && stem[shared] === word[shared]) shared += 1;
    if (shared < Math.min(SHARED, stem.length)) return false;
    return ENDING.test(word.slice(shared)) && ENDING.test(stem.slice(shared));
  }

  /** A word as it is sought: whole, and as it begins a compound, where its last vowel may be another. */
  function wanted(word) {
    const number = /^\p{N}+$/u.test(word);
    return { word, number, root: word.length > 4 ? word.replace(/[aeou]$/u, "") : word, bare: bare(word) };
  }

  /** How well a title fits a word: 0 where it does not. */
  function inTitle(entry, { word, number, root }) {
    if (entry.own.includes(word)) return 12;
    if (number) return 0;
    if (entry.also.some((own) => own === word || inflected(own, word))) return 11;
    if (entry.stems.some((stem) => inflected(stem, word))) return 10;
    if (root.length > 1 && entry.own.some((own) => own.startsWith(root))) return 8;
    return root.length > 3 && entry.own.some((own) => own.includes(root)) ? 6 : 0;
  }

  /** How well fits what else is said of it. */
  function inText(entry, { word, number, root, bare: plain }) {
    if (entry.text.has(word)) return 4;
    if (number) return entry.more.includes(word) ? 4 : 0;
    if (entry.more.some((stem) => inflected(stem, word))) return 3;
    // In Swedish what a compound is stands last: a health visit is a visit.
    const begins = (stem) => stem.startsWith(root) || (root.length > 4 && stem.endsWith(root));
    if (root.length > 2 && entry.more.some(begins)) return 2;
    return plain.length > 2 && entry.bare.some((own) => own.startsWith(plain)) ? 1 : 0;
  }

  /** Whither, where a question says it: "to school health" of "what is handed over to school health". */
  const whither = (whole) => whole.match(/^.* ((?:till|to) .+)$/u)?.[1];

  /** What sort of thing, where a question says it: a law, of "which law demands health visits". */
  const sortOf = (whole) => whole.match(/^(?:vilken|vilket|vilka|which|what) (\p{L}+) /u)?.[1];

  function judged(entry, place, words, whole) {
    const titled = words.map((word) => inTitle(entry, word));
    const fits = words.map((word, at) => titled[at] || inText(entry, word));
    let fit = fits.reduce((sum, one) => sum + one, 0);
    // Of two titles the one that says less besides is meant; and one that says just this above all.
    fit += 4 * titled.filter(Boolean).length / Math.max(entry.own.length, 1);
    fit += entry.weight;
    if (entry.weight >= 0 && (entry.title === whole || entry.id === whole)) fit += 12;
    else if (entry.title.startsWith(whole) || (entry.id && entry.id.startsWith(whole))) fit += 3;
    const to = whither(whole);
    if (to && entry.title.endsWith(to)) fit += 3;
    const sort = sortOf(whole);
    if (sort && entry.also.some((own) => own === sort || inflected(own, sort))) fit += 12;
    return { entry, place, words: fits.filter(Boolean).length, fit };
  }

  /** So few that have every word of a question leave room for what has all but one of them. */
  const FEW = 5;

  /** What has all words; where nothing has, what has most of them. Of a question of several words that few have, also what
   *  has all but one, the better ones of these first. */
  function sought(words, whole) {
    const all = entries.map((entry, place) => judged(entry, place, words, whole));
    const most = Math.max(...all.map((one) => one.words), 1);
    const best = all.filter((one) => one.words === most);
    const beside = words.length > 2 && most === words.length && best.length < FEW
      ? all.filter((one) => one.words === most - 1) : [];
    const shown = [...best, ...beside].sort((a, b) => b.fit - a.fit || a.place - b.place);
    return { best: shown, whole: most === words.length, every: beside.length > 0 ? best.length : undefined };
  }

  /** The fewest letters of a word that may be meant by another. */
  const LONG = 6;

  /** Whether two words differ in one letter, which is another, is missing, or has changed places with the next. */
  function isNear(one, other) {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    const [rest, others] = [one.slice(at), other.slice(at)];
    const swapped = rest[0] === others[1] && rest[1] === others[0] && rest.slice(2) === others.slice(2);
    return swapped || rest.slice(1) === others.slice(1) || rest === others.slice(1) || rest.slice(1) === others;
  }

  const has = (entry, wish) => inTitle(entry, wish) > 0 || inText(entry, wish) > 0;

  /** The fewest letters of a part of a compound. */
  const PART = 3;

  /** The two words of which a compound is made, where something has both: school visit. */
  function parted(word) {
    for (let at = word.length - PART; at >= PART; at -= 1) {
      const first = word.slice(0, at);
      const firsts = first.length > PART && first.endsWith("s") ? [first.slice(0, -1), first] : [first];
      for (const one of firsts) {
        const parts = [wanted(one), wanted(word.slice(at))];
        if (entries.some((entry) => parts.every((part) => has(entry, part)))) return parts;
      }
    }
    return undefined;
  }

  /** A word as it is, where something has it; else the nearest of all words, or its parts. */
  function understood(wish) {
    if (wish.word.length < LONG || entries.some((entry) => has(entry, wish))) return { wishes: [wish] };
    for (const entry of entries) {
      const near = [...entry.text].find((word) => isNear(word, wish.word));
      if (near) return { wishes: [wanted(near)], near };
    }
    return { wishes: parted(wish.word) ?? [wish] };
  }

  /** The words that are sought; of a name with points in it all parts. */
  function asked() {
    const words = [...new Set(wordsOf(field.value))];
    const telling = words.filter((word) => !IDLE.has(word));
    return (telling.length > 0 ? telling : words).map(wanted);
  }

  function seek() {
    const meant = asked().map(understood);
    const words = meant.flatMap(({ wishes }) => wishes);
    const near = meant.flatMap((one) => one.near ?? []).join(" ");
    index.hidden = words.length > 0;
    if (words.length === 0) {
      found.replaceChildren();
      says.textContent = "";
      return;
    }
    const { best, whole, every } = sought(words, lower(field.value).trim());
    found.replaceChildren(...best.slice(0, SHOWN).map(({ entry }) => entry.item.cloneNode(true)));
    const { none, some, part, more, most, nearest } = form.dataset;
    const number = best.length > SHOWN ? more.replace("{n}", SHOWN) : some;
    const counted = number.replace("{}", best.length);
    if (best.length === 0) says.textContent = none;
    else if (near) says.textContent = `${nearest.replace("{}", near)} ${counted}`;
    else if (every !== undefined) says.textContent = `${counted} ${most.replace("{}", every)}`;
    else says.textContent = whole ? counted : `${part} ${counted}`;
  }

  field.addEventListener("input", seek);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    found.querySelector("a")?.focus();
  });
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  seek();
})();
