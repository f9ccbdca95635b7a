"use strict";
// What every page can do: theme, search over everything, sortable tables, keys in the outline.
(function () {
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const read = (id) => {
    const block = $(id);
    return block ? JSON.parse(block.textContent) : null;
  };
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase();
  const make = (name, text, css) => {
    const node = document.createElement(name);
    if (text !== undefined && text !== null) node.textContent = text;
    if (css) node.className = css;
    return node;
  };
  // In a file that holds the whole site, addresses of pages are anchors.
  const single = document.body.classList.contains("single");
  const to = (href) => (single ? "#" + href.replace("#", ":") : href);
  window.herringbone = { $, read, fold, make, to };

  // On a narrow page the list of contents would stand in the way ---------------------------------------------------
  if (window.matchMedia("(max-width: 1119px)").matches) {
    document.querySelectorAll(".contents > details").forEach((contents) => (contents.open = false));
  }

  // Theme -----------------------------------------------------------------------------------------------------
  const toggle = $("theme");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const tell = () => {
    toggle.setAttribute("aria-pressed", String(isDark()));
    document.dispatchEvent(new CustomEvent("themechange"));
  };
  toggle.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      window.localStorage.setItem("herringbone-theme", root.dataset.theme);
    } catch (error) {
      // Kept for this page only.
    }
    tell();
  });
  dark.addEventListener("change", tell);
  toggle.setAttribute("aria-pressed", String(isDark()));

  // Search ----------------------------------------------------------------------------------------------------
  // A list of suggestions under a text field, for the whole site here and for the nodes on the graph page.
  function suggest(field, list, status, find, choose) {
    const nothing = field.dataset.nothing || "Nothing found";
    let shown = [];
    let active = -1;
    const close = () => {
      list.hidden = true;
      active = -1;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    };
    const mark = (next) => {
      active = next;
      [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
      if (active >= 0 && list.children[active]) {
        field.setAttribute("aria-activedescendant", list.children[active].id);
        list.children[active].scrollIntoView({ block: "nearest" });
      }
    };
    const update = () => {
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      list.replaceChildren();
      if (!words.length) {
        status.textContent = "";
        close();
        return;
      }
      shown = find(words);
      shown.forEach((hit, i) => {
        const item = make("li");
        item.id = list.id + "-" + i;
        item.setAttribute("role", "option");
        const label = make("span", hit.label, "found");
        label.dir = "auto";
        item.append(label, make("span", hit.sort, "sort"));
        item.addEventListener("mousedown", (event) => {
          event.preventDefault();
          choose(hit);
          close();
        });
        list.append(item);
      });
      status.textContent = shown.length ? shown.length + (shown.length === 1 ? " hit" : " hits") : nothing;
      if (!shown.length) list.append(make("li", nothing, "none"));
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
      mark(shown.length ? 0 : -1);
    };
    field.addEventListener("input", update);
    field.addEventListener("focus", () => field.value && update());
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      else if (list.hidden) return;
      else if (event.key === "ArrowDown" && shown.length) mark((active + 1) % shown.length);
      else if (event.key === "ArrowUp" && shown.length) mark((active + shown.length - 1) % shown.length);
      else if (event.key === "Enter" && shown[active]) {
        choose(shown[active]);
        close();
      } else return;
      event.preventDefault();
    });
  }
  window.herringbone.suggest = suggest;

  // How well a label fits: all words must begin a word of it; whole labels and beginnings come first.
  function rank(text, words) {
    let score = 0;
    for (const word of words) {
      const at = (" " + text).search(new RegExp("[^\\p{L}\\p{N}]" + word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "u"));
      if (at < 0) return -1;
      score += at === 0 ? 0 : 1;
    }
    return score + Math.min(text.length, 200) / 1000;
  }
  window.herringbone.rank = rank;

  const index = read("search-index");
  const field = $("search");
  if (index && field) {
    const [up, groups] = index;
    const entries = [];
    for (const [sort, start, flat] of groups) {
      for (let i = 0; i < flat.length; i += 2) entries.push([flat[i], sort, start + flat[i + 1]]);
    }
    let folded = null;
    const find = (words) => {
      if (!folded) folded = entries.map((entry) => fold(entry[0]));
      return folded
        .map((text, i) => [rank(text, words), i])
        .filter((hit) => hit[0] >= 0)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1])
        .slice(0, 12)
        .map(([, i]) => ({ label: entries[i][0], sort: entries[i][1], href: entries[i][2] }));
    };
    suggest(field, $("search-list"), $("search-status"), find, (hit) => {
      window.location.href = single ? to(hit.href) : up + hit.href;
    });
    document.addEventListener("keydown", (event) => {
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        field.focus();
      }
    });
  }

  // Whatever an address points into is opened ------------------------------------------------------------------
  const unfold = () => {
    const target = window.location.hash.length > 1 && $(decodeURIComponent(window.location.hash.slice(1)));
    if (!target) return;
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", unfold);
  unfold();

  // Tables sorted by a click on a head --------------------------------------------------------------------------
  for (const table of document.querySelectorAll("table.sortable")) {
    table.querySelectorAll("thead th").forEach((head, column) => {
      const label = head.textContent;
      const button = make("button", label);
      button.type = "button";
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        const key = (row) => {
          const cell = row.children[column];
          return cell.dataset.sort !== undefined ? cell.dataset.sort : cell.textContent;
        };
        const body = table.tBodies[0];
        const rows = [...body.rows].map((row, i) => [key(row), i, row]);
        rows.sort((a, b) => {
          const [x, y] = [Number(a[0]), Number(b[0])];
          const by = Number.isNaN(x) || Number.isNaN(y) ? a[0].localeCompare(b[0]) : x - y;
          return (up ? by : -by) || a[1] - b[1];
        });
        body.replaceChildren(...rows.map((row) => row[2]));
        table.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
      });
    });
  }

  // A filter over a list of entries -----------------------------------------------------------------------------
  for (const box of document.querySelectorAll("input[data-filters]")) {
    const items = [...document.querySelectorAll(box.dataset.filters)];
    const status = $(box.id + "-status");
    let texts = null;
    box.addEventListener("input", () => {
      if (!texts) texts = items.map((item) => " " + fold(item.textContent));
      const words = fold(box.value).split(/\s+/).filter(Boolean);
      let left = 0;
      items.forEach((item, i) => {
        item.hidden = !words.every((word) => texts[i].includes(word));
        if (!item.hidden) left += 1;
      });
      status.textContent = words.length ? left + " of " + items.length : "";
    });
  }

  // Wide drawings: as large as can be read, the head in view, larger and smaller by buttons ----------------------------
  for (const figure of document.querySelectorAll(".picture > .scroll")) {
    const svg = figure.querySelector("svg");
    const full = Number(svg.getAttribute("width"));
    let scale = 1;
    const show = (next) => {
      const middle = (figure.scrollLeft + figure.clientWidth / 2) / (full * scale);
      scale = Math.min(2.5, Math.max(0.15, next));
      svg.style.width = full * scale + "px";
      svg.style.height = "auto";
      figure.scrollLeft = middle * full * scale - figure.clientWidth / 2;
    };
    let begun = false;
    const begin = () => {
      if (begun || !figure.clientWidth) return;
      begun = true;
      show(Math.min(1, Math.max(0.62, figure.clientWidth / full)));
      figure.scrollLeft = figure.scrollWidth;
    };
    begin();
    document.addEventListener("sheetchange", begin);
    const tools = make("div", null, "buttons zoom");
    for (const [label, said, next] of [
      ["+", "Larger", () => scale * 1.25],
      ["−", "Smaller", () => scale / 1.25],
      ["Fit", "Fit to the window", () => figure.clientWidth / full],
      ["Full size", "Full size", () => 1],
    ]) {
      const button = make("button", label);
      button.type = "button";
      button.setAttribute("aria-label", said);
      button.addEventListener("click", () => show(next()));
      tools.append(button);
    }
    figure.before(tools);
    let held = null;
    figure.addEventListener("pointerdown", (event) => {
      if (event.button === 0 && event.pointerType === "mouse") held = [event.clientX, event.clientY, figure.scrollLeft, figure.scrollTop];
    });
    window.addEventListener("pointermove", (event) => {
      if (!held) return;
      figure.scrollLeft = held[2] - (event.clientX - held[0]);
      figure.scrollTop = held[3] - (event.clientY - held[1]);
    });
    window.addEventListener("pointerup", () => (held = null));
  }

  // Outline: arrow keys, search, open and close all ---------------------------------------------------------------
  for (const outline of document.querySelectorAll(".outline")) {
    const part = (name) => outline.closest(".body").querySelector('[data-part="' + name + '"]');
    const folds = [...outline.querySelectorAll("details.branch")];
    const heads = () =>
      [...outline.querySelectorAll(".branch > summary, .leaf > .head")].filter((node) => node.offsetParent !== null);
    outline.querySelectorAll(".leaf > .head").forEach((node) => node.setAttribute("tabindex", "-1"));
    outline.addEventListener("keydown", (event) => {
      const head = event.target.closest(".branch > summary, .leaf > .head");
      if (!head || event.target !== head) return;
      const all = heads();
      const at = all.indexOf(head);
      const go = (node) => {
        if (node) {
          node.focus();
          node.scrollIntoView({ block: "nearest" });
        }
      };
      const branch = head.parentElement.tagName === "DETAILS" ? head.parentElement : null;
      if (event.key === "ArrowDown") go(all[at + 1]);
      else if (event.key === "ArrowUp") go(all[at - 1]);
      else if (event.key === "Home") go(all[0]);
      else if (event.key === "End") go(all[all.length - 1]);
      else if (event.key === "ArrowRight" && branch && !branch.open) branch.open = true;
      else if (event.key === "ArrowRight") go(all[at + 1]);
      else if (event.key === "ArrowLeft" && branch && branch.open) branch.open = false;
      else if (event.key === "ArrowLeft") {
        const above = head.parentElement.parentElement.closest("details.branch");
        go(above && above.firstElementChild);
      } else return;
      event.preventDefault();
    });
    const first = folds.map((fold_) => fold_.open);
    part("open").addEventListener("click", () => folds.forEach((f) => (f.open = true)));
    part("close").addEventListener("click", () => folds.forEach((f) => (f.open = false)));
    const nodes = [...outline.querySelectorAll(".branch, .leaf")];
    const labels = nodes.map((node) => " " + fold(node.querySelector(".label").textContent));
    const box = part("search");
    box.addEventListener("input", () => {
      const words = fold(box.value).split(/\s+/).filter(Boolean);
      const hits = new Set();
      nodes.forEach((node, i) => {
        const hit = words.length > 0 && words.every((word) => labels[i].includes(word));
        node.classList.toggle("hit", hit);
        if (hit) hits.add(node);
      });
      const kept = new Set();
      for (const hit of hits) for (let n = hit; n && n !== outline; n = n.parentElement) kept.add(n);
      nodes.forEach((node) => {
        const inside = hits.size && [...hits].some((hit) => hit !== node && hit.contains(node));
        node.parentElement.hidden = words.length > 0 && !kept.has(node) && !inside;
      });
      folds.forEach((f, i) => {
        f.open = words.length ? kept.has(f) && [...hits].some((hit) => hit !== f && f.contains(hit)) : first[i];
      });
      part("status").textContent = words.length ? hits.size + (hits.size === 1 ? " hit" : " hits") : "";
    });
  }
})();
