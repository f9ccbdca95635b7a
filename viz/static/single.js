"use strict";
// All pages in one file: shows the sheet that the address points into.
(function () {
  // Quotes are held once: whoever asks for one sees it where it is asked for.
  const filled = (details) => {
    const links = [...details.querySelectorAll(':scope > a[href^="#q"]')];
    if (!links.length) return;
    const box = document.createElement("div");
    box.className = "quotes";
    for (const link of links) {
      const held = document.getElementById(link.hash.slice(1));
      if (!held) continue;
      const figure = document.createElement("figure");
      figure.className = "quote";
      const words = held.cloneNode(true);
      const whose = document.createElement("figcaption");
      whose.append(...held.parentElement.querySelector(".whose").cloneNode(true).childNodes);
      const first = whose.querySelector("a");
      if (first && held.dataset.at) first.hash += held.dataset.at;
      words.removeAttribute("id");
      words.removeAttribute("data-at");
      figure.append(words, whose);
      box.append(figure);
      link.remove();
    }
    box.append(...details.querySelectorAll(":scope > .more"));
    details.append(box);
  };
  document.addEventListener("toggle", (event) => event.target.matches("details.ev[open]") && filled(event.target), true);
  // The graph's data and code are packed; the page's policy names the code by its hash.
  const unpack = (id) => {
    const bytes = Uint8Array.from(window.atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  };
  const put = (type, id, text) => {
    const script = document.createElement("script");
    if (type) script.type = type;
    if (id) script.id = id;
    script.textContent = text;
    document.body.append(script);
  };
  if (document.getElementById("graph-pack")) {
    if (!("DecompressionStream" in window)) {
      document.getElementById("graph-count").textContent = "This browser cannot unpack the drawing; the table below holds the same.";
    } else {
      Promise.all([unpack("graph-pack"), unpack("graph-code")]).then(([data, code]) => {
        put("application/json", "graph-data", data);
        put("", "", code);
      });
    }
  }
  const sheets = [...document.querySelectorAll(".sheet")];
  const links = [...document.querySelectorAll(".top nav a")];
  const show = () => {
    const key = window.herringbone.plain(window.location.hash.slice(1));
    const path = key.split(":")[0] || "index.html";
    const target = document.getElementById(key);
    const sheet = (target && target.closest(".sheet")) || document.getElementById(path) || sheets[0];
    sheets.forEach((other) => other.classList.toggle("shown", other === sheet));
    // Pages below the first level go by the first letter of their folder and a number.
    const below = { t: "topics.html", f: "fishbones.html" }[sheet.id.replace(/\d+$/, "")];
    links.forEach((link) => {
      if (link.hash.slice(1) === (below || sheet.id)) link.setAttribute("aria-current", "page");
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
