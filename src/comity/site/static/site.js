// The site works without this script; with it, colours are remembered and charts answer the pointer.
"use strict";
(() => {
  const root = document.documentElement;

  // Colours: the switch keeps the choice in this browser; theme.js puts it to use before the page is drawn.
  const keep = (theme) => { try { localStorage.setItem("comity-theme", theme); } catch { /* a private window keeps nothing */ } };
  document.querySelectorAll("form.theme").forEach((form) => {
    for (const theme of form.elements.length ? [] : ["light", "dark"]) {  // a page of a folder, where only a script can switch
      const button = document.createElement("button");
      [button.value, button.className, button.textContent] = [theme, `to-${theme}`, form.dataset[theme]];
      form.append(button);
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      root.dataset.theme = event.submitter.value;
      keep(event.submitter.value);
    });
  });

  // Charts: drawn live when a pointer turns to one; for the keyboard the picture has links, which the live one lacks. The script that draws them interprets expressions, so that none is compiled.
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
    ["pointerenter", "touchstart"].forEach((kind) => figure.addEventListener(kind, () => {
      if (begun || figure.contains(document.activeElement)) return;
      begun = true;
      once();
    }, { passive: true }));
  };
  document.querySelectorAll("[data-chart]").forEach(listen);

  // Citations are copied with a button each.
  document.querySelectorAll("[data-copy]").forEach((words) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.dataset.copy;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(words.textContent);
        button.textContent = words.dataset.copied;
      } catch {
        getSelection().selectAllChildren(words);
      }
    });
    words.after(button);
  });

  // Links that only change what is supposed: the page is put in place without leaving it, and the focus stays where it was.
  let shown = location.pathname + location.search;
  const swap = async (link) => {
    const key = link.dataset.key;
    const answer = await fetch(link.href, { credentials: "same-origin" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = fresh.getElementById("main");
    if (!answer.ok || !main) { location.assign(link.href); return; }
    document.getElementById("main").replaceWith(main);
    document.title = fresh.title;
    history.pushState(null, "", link.href);
    shown = location.pathname + location.search;
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
    // Going back to a page that was swapped loads it; going to a place of the same page, which is told here too, does not.
    window.addEventListener("popstate", () => { if (location.pathname + location.search !== shown) location.reload(); });
  }
  document.addEventListener("keydown", (event) => {
    const box = event.target.closest?.('a[role="checkbox"]');
    if (event.key !== " " || !box) return;
    event.preventDefault();
    box.click();
  });

  // Why: what stands behind an id opens beside the page. Without this it is a page of its own.
  const drawer = document.querySelector("dialog.drawer");
  const show = async (href) => {
    const answer = await fetch(href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = page.querySelector("main");
    main.removeAttribute("id");
    drawer.querySelector("a").href = href;
    drawer.querySelector(".drawer-body").replaceChildren(...main.childNodes);
    if (!drawer.open) drawer.showModal();
    drawer.scrollTop = 0;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-why], .drawer a[href*='/why/']");
    if (!link || !drawer || event.ctrlKey || event.metaKey || event.shiftKey || location.protocol === "file:") return;
    event.preventDefault();
    show(link.href).catch(() => { location.href = link.href; });
  });
  drawer?.addEventListener("click", (event) => { if (event.target === drawer) drawer.close(); });

  // "/" goes to the search box, where there is one.
  document.addEventListener("keydown", (event) => {
    const box = document.querySelector('input[type="search"]');
    if (event.key === "/" && box && !event.target.closest("input, textarea, select")) {
      event.preventDefault();
      box.focus();
    }
  });
})();
