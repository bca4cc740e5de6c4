// Days on the page of measures and the timeline: a slider beside the date, and a span drawn with the pointer or the keyboard.
"use strict";
(() => {
  const DAY = 86400000;
  const at = (text) => Date.parse(`${text}T00:00:00Z`);
  const text = (time) => new Date(time).toISOString().slice(0, 10);

  // "In force on": the slider moves the date, and the page is asked for when it is let go.
  document.querySelectorAll("form[data-days]").forEach((form) => {
    const day = form.querySelector('input[type="date"]');
    const slide = form.querySelector(".slide");
    const range = slide.querySelector("input");
    const first = at(form.dataset.first);
    range.min = "0";
    range.max = String(Math.round((at(form.dataset.last) - first) / DAY));
    range.value = String(Math.round((at(day.value) - first) / DAY));
    const tell = () => range.setAttribute("aria-valuetext", day.value);
    tell();
    slide.hidden = false;
    range.addEventListener("input", () => { day.value = text(first + Number(range.value) * DAY); tell(); });
    range.addEventListener("change", () => form.requestSubmit());
  });

  // The strip of the timeline: drag over it, or Shift with the arrows, chooses the span that the form asks for.
  document.querySelectorAll("[data-strip]").forEach((strip) => {
    const form = document.getElementById(strip.dataset.strip);
    const since = form.querySelector('[name="since"]');
    const until = form.querySelector('[name="until"]');
    const chosen = strip.querySelector(".chosen");
    const first = Number(strip.dataset.first);
    const last = Number(strip.dataset.last);
    const [left, right] = [Number(strip.dataset.left), Number(strip.dataset.right)];
    const years = last - first + 1;
    const yearAt = (event) => {
      const box = strip.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * strip.viewBox.baseVal.width;
      return Math.min(last, Math.max(first, first + Math.floor(((x - left) / (right - left)) * years)));
    };
    const show = (one, other) => {
      const [from, to] = one < other ? [one, other] : [other, one];
      const step = (right - left) / years;
      chosen.setAttribute("x", String(left + (from - first) * step));
      chosen.setAttribute("width", String((to - from + 1) * step));
      since.value = `${String(from).padStart(4, "0")}-01-01`;
      until.value = `${String(to).padStart(4, "0")}-12-31`;
    };
    let start = null;
    let end = null;
    strip.addEventListener("pointerdown", (event) => { start = end = yearAt(event); });
    strip.addEventListener("pointermove", (event) => {
      if (start === null) return;
      const year = yearAt(event);
      if (year !== end) { end = year; show(start, end); }
    });
    strip.addEventListener("dragstart", (event) => event.preventDefault());
    window.addEventListener("pointerup", () => {
      if (start !== null && start !== end) form.requestSubmit();
      start = end = null;
    });
    strip.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      const links = [...strip.querySelectorAll("a[data-year]")];
      const here = links.indexOf(document.activeElement);
      const next = links[here + step];
      if (here < 0 || !next) return;
      event.preventDefault();
      if (event.shiftKey) {
        start ??= Number(links[here].dataset.year);
        end = Number(next.dataset.year);
        show(start, end);
      }
      next.focus();
    });
    strip.addEventListener("keyup", (event) => {
      if (event.key !== "Shift" || start === null) return;
      if (start !== end && end !== null) form.requestSubmit();
      start = end = null;
    });
  });
})();
