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
  /** How many letters an ending may have. */
  const ENDING = 5;

  const lower = (text) => text.toLocaleLowerCase("sv");
  // For readers whose keyboard lacks the letters.
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "");

  const entries = [...index.querySelectorAll("li")].map((item) => {
    const title = lower(item.querySelector("a").textContent);
    const text = lower(`${item.textContent} ${item.dataset.id ?? ""}`);
    return { item, title, text, bare: bare(text), stems: (item.dataset.stems ?? "").split(" ").filter(Boolean) };
  });

  /** How well an entry fits a word: 0 where it does not. */
  function fit(entry, word) {
    if (entry.title.split(/[^\p{L}\p{N}]+/u).some((own) => own.startsWith(word))) return 8;
    if (entry.title.includes(word)) return 6;
    const inflected = (stem) => word.startsWith(stem) && word.length - stem.length <= ENDING;
    if (entry.stems.some(inflected)) return 4;
    if (entry.text.includes(word)) return 3;
    return entry.bare.includes(bare(word)) ? 1 : 0;
  }

  function sought(words) {
    const judged = entries.map((entry, place) => {
      const fits = words.map((word) => fit(entry, word));
      return { entry, place, fit: fits.includes(0) ? 0 : fits.reduce((sum, one) => sum + one, 0) };
    });
    return judged.filter((one) => one.fit > 0).sort((a, b) => b.fit - a.fit || a.place - b.place);
  }

  function seek() {
    const words = lower(field.value).split(/[^\p{L}\p{N}._]+/u).filter(Boolean);
    index.hidden = words.length > 0;
    if (words.length === 0) {
      found.replaceChildren();
      says.textContent = "";
      return;
    }
    const all = sought(words);
    found.replaceChildren(...all.slice(0, SHOWN).map(({ entry }) => entry.item.cloneNode(true)));
    const some = all.length > SHOWN ? form.dataset.more.replace("{n}", SHOWN) : form.dataset.some;
    says.textContent = all.length === 0 ? form.dataset.none : some.replace("{}", all.length);
  }

  field.addEventListener("input", seek);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    found.querySelector("a")?.focus();
  });
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  seek();
})();
