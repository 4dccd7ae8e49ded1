"use strict";
// Each line is a details element and works without this script. With it, evidence also opens on keyboard focus and in
// the margin of a wide page, Escape closes it, and a line's address opens its evidence.
(() => {
  const root = document.documentElement;
  const wide = matchMedia("(min-width: 75rem)");
  const lines = [...document.querySelectorAll("details.said")];
  let pointing = false;
  let closing = false;

  const sync = (line) => line.querySelector("summary").setAttribute("aria-expanded", String(line.open));
  const hide = (line) => {
    line.open = false;
    delete line.dataset.pinned;
    sync(line);
  };
  const show = (line, pinned) => {
    // in the margin there is room for one
    if (wide.matches) lines.forEach((other) => other !== line && hide(other));
    line.open = true;
    if (pinned) line.dataset.pinned = "";
    sync(line);
  };

  root.classList.add("js");
  addEventListener("pointerdown", () => { pointing = true; }, true);
  addEventListener("keydown", () => { pointing = false; }, true);

  for (const line of lines) {
    const button = line.querySelector("summary");
    sync(line);
    // the browser opens a line itself to show what was searched for in it
    line.addEventListener("toggle", () => sync(line));
    button.addEventListener("click", (event) => {
      event.preventDefault();
      if (line.open && "pinned" in line.dataset) hide(line);
      else show(line, true);
    });
    button.addEventListener("focus", () => {
      if (!closing && !line.open && button.matches(":focus-visible")) show(line, false);
    });
    line.addEventListener("focusout", (event) => {
      if ("pinned" in line.dataset || line.contains(event.relatedTarget)) return;
      // closing under a pressed pointer would move what it is about to click
      if (pointing && !wide.matches) line.dataset.pinned = "";
      else hide(line);
    });
  }

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const line = document.activeElement.closest("details.said[open]") || lines.find((one) => one.open);
    if (!line) return;
    const inside = line.contains(document.activeElement);
    hide(line);
    if (inside) {
      closing = true;
      line.querySelector("summary").focus();
      closing = false;
    }
  });

  const open = () => {
    const line = lines.find((one) => "#" + one.id === location.hash);
    if (line) show(line, true);
  };
  addEventListener("hashchange", open);
  open();
})();
