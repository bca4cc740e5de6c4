// The review queue with single keys. Without this every answer is a button; the keys can be switched off.
"use strict";
(() => {
  const store = {
    get: (name) => { try { return localStorage.getItem(name); } catch { return null; } },
    set: (name, value) => { try { localStorage.setItem(name, value); } catch { /* a private window keeps nothing */ } },
  };

  // The name is asked once in a browser.
  const naming = document.querySelector("form[data-analyst]");
  if (naming) {
    const name = naming.querySelector('[name="actor"]');
    name.value ||= store.get("comity-analyst") ?? "";
    naming.addEventListener("submit", () => store.set("comity-analyst", name.value));
  }

  const review = document.querySelector("[data-review]");
  if (!review) return;
  const single = review.querySelector("[data-single]");
  if (single) {
    single.closest("label").hidden = false;
    single.checked = store.get("comity-keys") !== "off";
    single.addEventListener("change", () => store.set("comity-keys", single.checked ? "on" : "off"));
  }
  review.querySelector("[data-first]")?.focus();
  review.querySelector("[role=alert]") && review.querySelector("details[open] input[name=q]")?.focus();

  let taken = false; // a key that is held down answers once
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || taken) return;
    if (event.target.closest('input[type="text"], input[type="search"], input[type="date"], textarea, select, dialog')) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (single && !single.checked) return;
    const control = [...review.querySelectorAll("[data-press]")].find((one) => one.dataset.press === event.key);
    if (!control) return;
    event.preventDefault();
    taken = control.matches("button, a");
    control.click();
    const details = control.matches("summary") ? control.parentElement : null;
    if (details?.open) details.querySelector("input[name=q]")?.focus();
  });
  window.addEventListener("pageshow", () => { taken = false; });
})();
