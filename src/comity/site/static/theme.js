// Before the page is drawn: the colours that were chosen in this browser, unless the address chooses.
"use strict";
try {
  const theme = localStorage.getItem("comity-theme");
  if (theme && !document.documentElement.dataset.theme) document.documentElement.dataset.theme = theme;
} catch { /* a private window keeps nothing */ }
