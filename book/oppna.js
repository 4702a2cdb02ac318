// Öppnar det som en länk leder till, och allt på en gång. Unfolds what a link leads to, and everything at once.
"use strict";

(() => {
  const folded = [...document.querySelectorAll("main details.fold")];
  const button = document.querySelector(".unfold button");

  /** Opens whatever the address leads into: browsers do so themselves, but for the older ones. */
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const around = target?.closest("details.fold");
    if (!around) return;
    around.open = true;
    target.scrollIntoView();
  };

  button?.addEventListener("click", () => {
    const open = folded.some((one) => !one.open);
    for (const one of folded) one.open = open;
    button.textContent = open ? button.dataset.close : button.dataset.open;
  });
  addEventListener("hashchange", follow);
  follow();
})();
