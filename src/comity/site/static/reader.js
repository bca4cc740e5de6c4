// Single keys for the reader, and cards level with the lines they belong to. Without this the cards stand beside their paragraph.
"use strict";
(() => {
  const reader = document.querySelector("[data-reader]");
  if (!reader) return;
  const wide = matchMedia("(min-width: 901px)");
  const marksOf = (id) => [...reader.querySelectorAll(`[data-claims~="${CSS.escape(id)}"]`)];
  const cards = [...reader.querySelectorAll("[data-claim]")];
  let now = -1;

  // Level: a card starts at the line where its claim begins, or below the card before it.
  const level = () => {
    reader.querySelectorAll(".margin").forEach((margin) => {
      [...margin.children].forEach((each) => { each.style.marginTop = ""; });
      if (!wide.matches) return;
      margin.querySelectorAll("[data-claim]").forEach((card) => {
        const line = marksOf(card.dataset.claim)[0]?.getClientRects()[0];
        const gap = line ? line.top - card.getBoundingClientRect().top - 4 : 0;
        if (gap > 0) card.style.marginTop = `${gap}px`;
      });
    });
  };
  let waiting = 0;
  const relevel = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(level); };
  addEventListener("resize", relevel);
  document.fonts?.ready.then(relevel);
  reader.addEventListener("toggle", relevel, true);
  relevel();

  const show = (place, options = {}) => {
    if (!cards.length) return;
    const before = cards[now];
    if (before) {
      before.classList.remove("is-current");
      if (before.dataset.opened) { before.open = false; delete before.dataset.opened; }
      marksOf(before.dataset.claim).forEach((mark) => mark.classList.remove("is-current"));
    }
    now = place;
    const card = cards[now];
    card.classList.add("is-current");
    if (!card.open) { card.open = true; card.dataset.opened = "yes"; }
    const marks = marksOf(card.dataset.claim);
    marks.forEach((mark) => mark.classList.add("is-current"));
    if (marks[0] && !options.still) {
      marks[0].tabIndex = -1;
      marks[0].focus({ preventScroll: true });
      marks[0].scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    }
    history.replaceState(null, "", `#${card.dataset.claim}`);
    teller.textContent = card.querySelector("summary").textContent.trim().replace(/\s+/g, " ");
  };
  const teller = document.createElement("p");
  teller.className = "unseen";
  teller.setAttribute("aria-live", "polite");
  document.body.append(teller);

  const step = (by) => {
    const next = now < 0 ? (by > 0 ? 0 : cards.length - 1) : now + by;
    if (next >= 0 && next < cards.length) { show(next); return; }
    const on = by > 0 ? reader.dataset.next : reader.dataset.previous;
    if (on) location.assign(on);
  };
  const follow = (selector) => cards[now]?.querySelector(selector)?.click();

  // A click on marked words shows the shortest claim that they carry.
  reader.addEventListener("click", (event) => {
    const ref = event.target.closest("[data-ref]");
    const mark = event.target.closest("[data-claims]");
    if (!ref && (!mark || String(getSelection()))) return;
    const sizes = (id) => marksOf(id).reduce((sum, one) => sum + one.textContent.length, 0);
    const id = ref ? ref.dataset.ref : mark.dataset.claims.split(" ").sort((a, b) => sizes(a) - sizes(b))[0];
    const place = cards.findIndex((card) => card.dataset.claim === id);
    if (place < 0) return;
    event.preventDefault();
    show(place, { still: true });
    cards[place].scrollIntoView({ block: "nearest" });
  });

  // Keys, listed under "?", which can be switched off.
  const keys = reader.querySelector("[data-keys]");
  const box = reader.querySelector("[data-keys-on]");
  const kept = () => { try { return localStorage.getItem("comity-keys"); } catch { return null; } };
  const keep = (value) => { try { localStorage.setItem("comity-keys", value); } catch { /* a private window keeps nothing */ } };
  keys.hidden = false;
  box.checked = kept() !== "off";
  box.addEventListener("change", () => keep(box.checked ? "on" : "off"));
  const acts = {
    j: () => step(1), k: () => step(-1), o: () => follow("a.original"), Enter: () => follow("a.record"),
    "[": () => follow("a.same-before"), "]": () => follow("a.same-after"),
    "?": () => { keys.open = !keys.open; if (keys.open) keys.scrollIntoView({ block: "nearest" }); },
  };
  document.addEventListener("keydown", (event) => {
    const act = acts[event.key];
    if (!act || !box.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, dialog")) return;
    if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
    event.preventDefault();
    act();
  });

  const opened = () => {
    const id = decodeURIComponent(location.hash.slice(1)).replace(/^card-/, "");
    const place = cards.findIndex((card) => card.dataset.claim === id);
    if (place >= 0 && place !== now) show(place);
  };
  addEventListener("hashchange", opened);
  opened();
})();
