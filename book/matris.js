// Allt på ett blad: visar en del av det. All on one sheet: shows a part of it.
"use strict";

(() => {
  const form = document.getElementById("urval");
  const table = document.querySelector(".matrix");
  const heads = [...table.querySelectorAll("thead [data-of]")];
  const groups = [...table.querySelectorAll("thead [data-group]")];
  const rows = [...table.tBodies[0].rows];
  const visits = [...document.querySelectorAll(".by-age [data-at]")];
  const says = document.getElementById("urval-antal");
  const chosen = (name) => document.getElementById(`urval-${name}`)?.value ?? "";
  // A rule of style for each column that is left out, rather than a change of each of its cells.
  const style = document.head.appendChild(document.createElement("style"));

  const filled = rows.map((row) => heads.map((_, place) => row.cells[place + 1].firstElementChild !== null));

  /** Whether a content is chosen, by area and tier. */
  function wants({ dataset }) {
    const [area, tier] = ["omrade", "niva"].map(chosen);
    return (area === "" || dataset.of === area) && (tier === "" || dataset.tier === tier);
  }

  /** Which columns and rows are chosen: by area and tier; by children, actor and place. */
  function wished() {
    const [whom, who, place] = ["vilka", "vem", "plats"].map(chosen);
    const columns = heads.map(wants);
    const lines = rows.map(({ dataset }) => (whom === "" || !("some" in dataset)) && (who === "" || dataset.who === who)
      && (place === "" || dataset.places === undefined || dataset.places.split(" ").includes(place)));
    return { columns, lines };
  }

  /** Of a part of the sheet, leaves out what is empty in it. */
  function kept({ columns, lines }) {
    const part = columns.includes(false) || lines.includes(false);
    if (!part) return { columns, lines };
    return {
      columns: columns.map((is, place) => is && lines.some((line, at) => line && filled[at][place])),
      lines: lines.map((is, at) => is && columns.some((column, place) => column && filled[at][place])),
    };
  }

  /** Shows these columns, with the heads above them as wide as what is left of them, and these rows. */
  function show({ columns, lines }) {
    heads.forEach((head, place) => { head.hidden = !columns[place]; });
    for (const group of groups) {
      const count = heads.filter((head, place) => columns[place] && head.dataset.of === group.dataset.group).length;
      group.hidden = count === 0;
      group.colSpan = Math.max(count, 1);
    }
    const left = heads.flatMap((_, place) => (columns[place] ? [] : [`.matrix tbody tr > :nth-child(${place + 2})`]));
    style.textContent = left.length > 0 ? `${left.join(",")} { display: none; }` : "";
    rows.forEach((row, at) => { row.hidden = !lines[at]; });
  }

  /** Shows the same in the list, with the ages that have any of it. */
  function list(lines) {
    for (const visit of visits) {
      visit.hidden = !lines[visit.dataset.at];
      for (const one of visit.querySelectorAll("[data-of]")) one.hidden = !wants(one);
    }
    for (const age of document.querySelectorAll(".by-age > section")) age.hidden = !age.querySelector("[data-at]:not([hidden])");
  }

  function narrow() {
    const left = kept(wished());
    show(left);
    list(left.lines);
    const count = left.lines.filter((line) => line).length;
    says.textContent = form.dataset.says.replace("{n}", count).replace("{}", rows.length);
  }

  // What every child gets comes first; the whole sheet is one choice away.
  form.querySelector("[data-first]").selected = true;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", narrow);
  narrow();
  for (const shown of document.querySelectorAll(".matrix, .by-age")) shown.classList.add("chosen");
})();
