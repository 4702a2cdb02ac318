// Allt på ett blad: visar en del av det. All on one sheet: shows a part of it.
"use strict";

(() => {
  const form = document.getElementById("urval");
  const table = document.querySelector(".matrix");
  const heads = [...table.querySelectorAll("thead [data-of]")];
  const groups = [...table.querySelectorAll("thead [data-group]")];
  const rows = [...table.tBodies[0].rows];
  const says = document.getElementById("urval-antal");
  const chosen = (name) => document.getElementById(`urval-${name}`)?.value ?? "";
  // A rule of style for each column that is left out, rather than a change of each of its cells.
  const style = document.head.appendChild(document.createElement("style"));

  /** Leaves out columns, and shortens the heads above them. */
  function columns() {
    const [area, tier] = [chosen("omrade"), chosen("niva")];
    const shown = heads.map((head) => (area === "" || head.dataset.of === area) && (tier === "" || head.dataset.tier === tier));
    heads.forEach((head, place) => { head.hidden = !shown[place]; });
    for (const group of groups) {
      const count = heads.filter((head, place) => shown[place] && head.dataset.of === group.dataset.group).length;
      group.hidden = count === 0;
      group.colSpan = Math.max(count, 1);
    }
    const left = heads.flatMap((_, place) => (shown[place] ? [] : [`.matrix tbody tr > :nth-child(${place + 2})`]));
    style.textContent = left.length > 0 ? `${left.join(",")} { display: none; }` : "";
    return shown;
  }

  /** Leaves out rows: of other actors, of other places, and those of which no cell is left. */
  function lines(shown, narrowed) {
    const [who, place] = [chosen("vem"), chosen("plats")];
    let count = 0;
    for (const row of rows) {
      const here = place === "" || row.dataset.places === undefined || row.dataset.places.split(" ").includes(place);
      const some = !narrowed || shown.some((column, at) => column && row.cells[at + 1].firstElementChild);
      row.hidden = !(here && some && (who === "" || row.dataset.who === who));
      count += row.hidden ? 0 : 1;
    }
    return count;
  }

  function narrow() {
    const shown = columns();
    const count = lines(shown, shown.includes(false));
    says.textContent = form.dataset.says.replace("{n}", count).replace("{}", rows.length);
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", narrow);
  narrow();
})();
