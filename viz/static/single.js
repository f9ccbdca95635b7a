"use strict";
// All pages in one file: shows the sheet that the address points into.
(function () {
  const sheets = [...document.querySelectorAll(".sheet")];
  const links = [...document.querySelectorAll(".top nav a")];
  const show = () => {
    const key = decodeURIComponent(window.location.hash.slice(1));
    const path = key.split(":")[0] || "index.html";
    const target = document.getElementById(key);
    const sheet = (target && target.closest(".sheet")) || document.getElementById(path) || sheets[0];
    sheets.forEach((other) => other.classList.toggle("shown", other === sheet));
    links.forEach((link) => {
      if (link.hash.slice(1) === sheet.id) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    document.dispatchEvent(new CustomEvent("sheetchange"));
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    if (target && target !== sheet) target.scrollIntoView();
    else window.scrollTo(0, 0);
  };
  window.addEventListener("hashchange", show);
  show();
})();
