// The site works without this script; with it, colours are remembered and charts answer the pointer.
"use strict";
(() => {
  const root = document.documentElement;

  // Colours: the switch keeps the choice in this browser.
  const kept = () => { try { return localStorage.getItem("comity-theme"); } catch { return null; } };
  const keep = (theme) => { try { localStorage.setItem("comity-theme", theme); } catch { /* a private window keeps nothing */ } };
  if (!root.dataset.theme && kept()) root.dataset.theme = kept();
  document.querySelectorAll("[data-theme-switch]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      root.dataset.theme = event.submitter.value;
      keep(event.submitter.value);
    });
  });

  // Charts: drawn live when somebody turns to one. The script that draws them interprets expressions, so that none is compiled.
  let drawing = null;
  const loaded = () => {
    drawing ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL("vega.js", document.querySelector('script[src$="site.js"]').src).href;
      script.onload = () => done(window.vegaEmbed);
      script.onerror = failed;
      document.head.append(script);
    });
    return drawing;
  };
  const live = async (figure) => {
    const spec = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    const place = figure.querySelector(".drawing");
    const embed = await loaded();
    const fresh = document.createElement("div");
    await embed(fresh, spec, {
      actions: false, ast: true, defaultStyle: false, hover: true, mode: "vega-lite", renderer: "svg",
      tooltip: { disableDefaultStyle: true, theme: "ours" },
    });
    place.replaceChildren(fresh);
    figure.dataset.live = "yes";
  };
  const listen = (figure) => {
    const once = () => live(figure).catch((error) => console.error(error));
    let begun = false;
    ["pointerenter", "focusin", "touchstart"].forEach((kind) =>
      figure.addEventListener(kind, () => { if (!begun) { begun = true; once(); } }, { passive: true }));
  };
  document.querySelectorAll("[data-chart]").forEach(listen);

  // Links that only change what is supposed: the page is put in place without leaving it, and the focus stays where it was.
  const swap = async (link) => {
    const key = link.dataset.key;
    const answer = await fetch(link.href, { credentials: "same-origin" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = fresh.getElementById("main");
    if (!answer.ok || !main) { location.assign(link.href); return; }
    document.getElementById("main").replaceWith(main);
    document.title = fresh.title;
    history.pushState(null, "", link.href);
    main.querySelectorAll("[data-chart]").forEach(listen);
    document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
    say(main.querySelector("[role=status]")?.textContent ?? "");
  };
  const teller = document.createElement("p");
  teller.className = "unseen";
  teller.setAttribute("aria-live", "polite");
  document.body.append(teller);
  const say = (words) => { teller.textContent = ""; setTimeout(() => { teller.textContent = words; }, 50); };
  const isPlain = (event) => !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (location.protocol !== "file:") {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-swap]");
      if (!link || !isPlain(event)) return;
      event.preventDefault();
      swap(link).catch(() => location.assign(link.href));
    });
    window.addEventListener("popstate", () => location.reload());
  }
  document.addEventListener("keydown", (event) => {
    const box = event.target.closest?.('a[role="checkbox"]');
    if (event.key !== " " || !box) return;
    event.preventDefault();
    box.click();
  });

  // "/" goes to the search box, where there is one.
  document.addEventListener("keydown", (event) => {
    const box = document.querySelector('input[type="search"]');
    if (event.key === "/" && box && !event.target.closest("input, textarea, select")) {
      event.preventDefault();
      box.focus();
    }
  });
})();
