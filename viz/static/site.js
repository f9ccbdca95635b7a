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
  // A colour of the style sheet as it is drawn now, "#rrggbb": what has no style sheet, a canvas, can use it.
  const colour = (name) => {
    const probe = make("span");
    probe.style.color = "var(--" + name + ")";
    document.body.append(probe);
    const parts = window.getComputedStyle(probe).color.match(/\d+/g).slice(0, 3);
    probe.remove();
    return "#" + parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("");
  };
  // What is written in an address, whoever wrote it; and the element that the address of the page points to.
  const plain = (part) => {
    try {
      return decodeURIComponent(part);
    } catch (error) {
      return part;
    }
  };
  const pointed = () => (window.location.hash.length > 1 ? $(plain(window.location.hash.slice(1))) : null);
  // Where nothing has the words that were typed, the page says so and gives a way back; paper says of what is left which
  // words it has. ``what`` is what was looked for.
  const nothing = (field, place, what) => {
    const line = make("p", null, "nothing");
    const said = make("span");
    const back = make("button", "Show all again");
    back.type = "button";
    back.addEventListener("click", () => {
      field.value = "";
      field.dispatchEvent(new Event("input"));
      field.focus();
    });
    line.append(said, " ", back);
    line.hidden = true;
    const paper = make("p", null, "on-paper");
    place.before(line, paper);
    return (none) => {
      const words = field.value.trim();
      paper.textContent = words && !none ? "Only what has “" + words + "” is printed." : "";
      line.hidden = !none;
      said.textContent = none ? "No " + what + " here has “" + words + "”." : "";
    };
  };
  window.herringbone = { $, read, fold, make, to, colour, plain, pointed, nothing };

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
      const options = [...list.querySelectorAll("[role=option]")];
      options.forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
      if (options[active]) {
        field.setAttribute("aria-activedescendant", options[active].id);
        options[active].scrollIntoView({ block: "nearest" });
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
      // Hits, with a note of what they are where that is not plain; or in words why there are none yet.
      const found = find(words);
      const nothing = typeof found === "string" ? found : "Nothing found";
      shown = typeof found === "string" ? [] : found;
      const tell = (text) => {
        const line = make("li", text, "none");
        line.setAttribute("role", "presentation");
        list.append(line);
      };
      if (found.note) tell(found.note);
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
      // An offer to look elsewhere is no hit.
      const many = shown.filter((hit) => !hit.offer).length;
      const hits = many ? many + (many === 1 ? " hit" : " hits") : "";
      status.textContent = shown.length ? [found.note, hits].filter(Boolean).join(" ") : nothing;
      if (!shown.length) tell(nothing);
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
      mark(shown.length ? 0 : -1);
    };
    field.addEventListener("input", update);
    field.addEventListener("focus", () => field.value && update());
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && list.hidden) field.value = "";
      else if (event.key === "Escape") close();
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

  // How well a label fits, the lower the better, or -1: all words must begin a word of it. First come those that are
  // called just that, by their name or by another one in the brackets after it; then those that begin so.
  const bare = (word) => (word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word);
  const safe = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  function ranker(words) {
    const starts = words.map((word) => new RegExp("(?:^|[^\\p{L}\\p{N}])" + safe(bare(word)), "u"));
    const phrase = words.join(" ");
    const inside = new RegExp("(?:^|[^\\p{L}\\p{N}])" + safe(bare(phrase)) + "(?:e?s)?(?![\\p{L}\\p{N}])", "u");
    const begun = new RegExp("[^\\p{L}\\p{N}]" + safe(bare(phrase)), "u");
    const same = (name) => bare(name) === bare(phrase);
    return (text) => {
      if (!starts.every((start) => start.test(text))) return -1;
      const open = text.endsWith(")") ? text.lastIndexOf(" (") : -1;
      const name = open > 0 ? text.slice(0, open) : text;
      const others = open > 0 ? text.slice(open + 2, -1).split(", ") : [];
      const at = name.search(inside);
      let score = 3;
      if (same(name) || others.some(same)) score = 0;
      else if (at === 0) score = 1;
      else if (at > 0) score = 1.5;
      else if (name.startsWith(bare(phrase))) score = 2;
      else if (begun.test(name)) score = 2.5;
      else if (others.length && starts.every((start) => start.test(name))) score = 2.75;
      return score + Math.min(name.length, 200) / 1000;
    };
  }
  let [asked_, ranks] = [null, null];
  function rank(text, words) {
    if (asked_ !== words) [asked_, ranks] = [words, ranker(words)];
    return ranks(text);
  }
  window.herringbone.rank = rank;

  // Words that only join others; and how many letters one would have to change to make one word of another, up to a limit.
  const LITTLE = new Set("a an and are by do does for how in is of on or the to what which who why with about".split(" "));
  function apart(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let row = [...b, ""].map((_, i) => i);
    let above = row;
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], above[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [above, row] = [row, next];
    }
    return row[b.length];
  }

  // What can be searched stands in a file beside the overview and is read when the field is first used; a page that
  // travels alone holds it itself.
  const field = $("search");
  if (field) {
    const up = field.dataset.up || "";
    let entries = null;
    let folded = [];
    let asked = false;
    let failed = false;
    const take = (groups) => {
      entries = [];
      const many = new Map();
      for (const [sort, start, flat] of groups) {
        for (let i = 0; i < flat.length; i += 2) {
          many.set(sort, (many.get(sort) || 0) + 1);
          entries.push([flat[i], sort, start + flat[i + 1], many.get(sort)]);
        }
      }
      // Those of one sort stand in the order of their worth; the last one weighs as little as a far longer label. A
      // topic is what one looks for first, then a part of this site: a word of its name counts as its beginning does.
      const ahead = { topic: 1, overview: 0.4, page: 0.4 };
      for (const entry of entries) entry[3] = (0.3 * entry[3]) / many.get(entry[1]) - (ahead[entry[1]] || 0);
      folded = entries.map((entry) => fold(entry[0]).replace(/\bdata (?=sets?\b)/g, "data"));
    };
    const again = () => document.activeElement === field && field.dispatchEvent(new Event("input"));
    window.herringbone.searched = (groups) => {
      take(groups);
      again();
    };
    const ask = () => {
      if (asked) return;
      asked = true;
      if (!field.dataset.index) {
        take(read("search-index") || []);
        return;
      }
      const script = make("script");
      script.src = field.dataset.index;
      script.addEventListener("error", () => {
        failed = true;
        again();
      });
      document.head.append(script);
    };
    const find = (typed) => {
      const words = typed.join(" ").replace(/\bdata (?=sets?\b)/g, "data").split(" ");
      ask();
      if (!entries) return failed ? "The index of this site is missing: it is the file search-index.js beside the overview" : "Reading the index …";
      const text = field.value.trim();
      let [found, note] = [look(words), ""];
      const telling = words.filter((word) => !LITTLE.has(word));
      if (!found.length && telling.length && telling.length < words.length) found = look(telling);
      if (!found.length) found = close(telling.join(""));
      if (!found.length) {
        const meant = telling.map(nearest);
        if (meant.some((word, i) => word !== telling[i])) found = look(meant);
        if (found.length) note = "Nothing is called “" + text + "”; these are for “" + meant.join(" ") + "”.";
      }
      if (!found.length && telling.length > 1) {
        found = some(telling);
        if (found.length) note = "Nothing has all of these words; some of them:";
      }
      const hits = found
        .map(([score, i]) => [score + entries[i][3], i])
        .sort((a, b) => a[0] - b[0] || a[1] - b[1])
        .slice(0, 12)
        .map(([, i]) => ({ label: entries[i][0], sort: entries[i][1], href: entries[i][2] }));
      if (!hits.length) note = "Nothing is called “" + text + "”.";
      const href = "papers.html#find=" + encodeURIComponent(text);
      hits.push({ label: "Papers with “" + text + "” in title or abstract", sort: "list", href, offer: true });
      return Object.assign(hits, { note });
    };
    const look = (words) => folded.map((text, i) => [rank(text, words), i]).filter((hit) => hit[0] >= 0);
    // Names that are written together or apart otherwise.
    const tight = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");
    const close = (text) => (text.length < 3 ? [] : folded.map((name, i) => [tight(name).indexOf(text), i]).filter((hit) => hit[0] >= 0));
    // The word of the index that is nearest to one that is not in it: one letter off, or two where it is long.
    let vocabulary = null;
    const nearest = (word) => {
      if (!vocabulary) {
        vocabulary = new Map();
        for (const text of folded) for (const part of text.match(/\p{L}+/gu) || []) vocabulary.set(part, (vocabulary.get(part) || 0) + 1);
      }
      const most = word.length < 5 ? 0 : word.length < 9 ? 1 : 2;
      let best = [most, 0, word];
      for (const [part, often] of vocabulary) {
        if (part.startsWith(word)) return word;
        const off = apart(word, part, best[0]);
        if (off < best[0] || (off === best[0] && often > best[1])) best = [off, often, part];
      }
      return best[2];
    };
    const some = (words) => {
      const rankers = words.map((word) => ranker([word]));
      const hits = folded.map((text, i) => {
        const scores = rankers.map((one) => one(text)).filter((score) => score >= 0);
        return [scores.length ? 4 * (words.length - scores.length) + Math.min(...scores) : -1, i];
      });
      return hits.filter((hit) => hit[0] >= 0);
    };
    suggest(field, $("search-list"), $("search-status"), find, (hit) => {
      window.location.href = single ? to(hit.href) : up + hit.href;
      // One file stays open where another page would begin anew.
      if (single) field.value = "";
    });
    field.addEventListener("focus", ask);
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
    const target = pointed();
    if (!target) return;
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    const reading = target.matches(".paper") && target.querySelector("details.reading");
    if (reading) reading.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", unfold);

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

  // Tables on a narrow page: rows of words are told cell by cell; what is wider than its place can be scrolled to,
  // and is a stop of the keyboard only then ---------------------------------------------------------------------
  // Tables of names have more columns than a page of middle width or a sheet of paper has room for: always.
  const narrowed = window.matchMedia("(max-width: 640px)");
  const stack = () => {
    const which = narrowed.matches ? "table.words:not(.stacked)" : "table.words:has(td > svg):not(.stacked)";
    for (const table of document.querySelectorAll(which)) {
      const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent);
      for (const row of table.tBodies[0].rows) {
        for (const cell of row.cells) {
          if (cell.textContent.trim() || cell.firstElementChild) cell.dataset.label = heads[cell.cellIndex];
        }
      }
      table.classList.add("stacked");
    }
  };
  stack();
  narrowed.addEventListener("change", stack);
  const measured = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const scroll = target.closest(".scroll");
      // Where a finger finds a count of quotes may reach some points beyond the edge; nothing is to be seen there.
      const cut = scroll.scrollWidth > scroll.clientWidth + 5;
      scroll.classList.toggle("cut", cut);
      if (cut || scroll.scrollHeight > scroll.clientHeight + 1) scroll.tabIndex = 0;
      else scroll.removeAttribute("tabindex");
    }
  });
  document.querySelectorAll(".scroll > table").forEach((table) => {
    measured.observe(table);
    measured.observe(table.parentElement);
  });

  unfold();

  // A drawing as a file of its own: what the page's style sheet says of it is written into it -------------------------
  const DRAWN = ["fill", "stroke", "stroke-width", "stroke-linecap", "font-family", "font-size", "font-weight", "font-style", "text-anchor"];
  function saveDrawing(svg, name) {
    const copy = svg.cloneNode(true);
    const [from, into] = [svg, copy].map((root_) => [...root_.querySelectorAll("*")]);
    from.forEach((node, i) => {
      const style = window.getComputedStyle(node);
      if (node.namespaceURI === svg.namespaceURI) DRAWN.forEach((key) => into[i].setAttribute(key, style.getPropertyValue(key)));
    });
    ["style", "class"].forEach((key) => copy.removeAttribute(key));
    copy.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
    copy.querySelectorAll(".fb-area").forEach((area) => area.remove());
    copy.querySelectorAll("*").forEach((node) => node.removeAttribute("class"));
    const text = new XMLSerializer().serializeToString(copy);
    const link = make("a");
    link.download = name + ".svg";
    link.href = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
    link.click();
  }

  // Drawings: fitted to the window where they can be read like that, else as small as can be read, the head in view;
  // pushed by the pointer, larger and smaller by buttons, keys, two fingers and the wheel -------------------------------
  const READABLE = 10;
  for (const frame of document.querySelectorAll(".picture .beside > .scroll")) {
    const beside = frame.parentElement;
    const views = [...frame.children].map((view) => view.querySelector("svg"));
    let svg = views[0];
    let [full, tall, scale, fitted] = [1, 1, 1, 1];
    const standing = () => !svg.parentElement.matches(".wide, .full");
    // As large as the frame is wide, or as it takes to see all of the whole drawing.
    const fitting = () => {
      const most = standing() ? 1.3 : 1.15;
      const high = svg.parentElement.matches(".full") ? (window.innerHeight * 0.8) / tall : most;
      return Math.min(most, frame.clientWidth / full, high);
    };
    const more = make("span", "", "more");
    const edges = () => {
      const [x, y] = [frame.scrollWidth - frame.clientWidth, frame.scrollHeight - frame.clientHeight];
      const cut = { l: frame.scrollLeft > 2, r: frame.scrollLeft < x - 2, t: frame.scrollTop > 2, b: frame.scrollTop < y - 2 };
      for (const side in cut) frame.style.setProperty("--" + side, cut[side] ? "0" : "1");
      frame.classList.toggle("cut", x > 2 || y > 2);
      const text = x > 2 || y > 2 ? "There is more beyond the edges: drag the drawing, or move it with the arrow keys" : "";
      if (more.textContent !== text) more.textContent = text;
    };
    // ``x`` and ``y``: the place in the frame that stays where it is.
    const show = (next, x = frame.clientWidth / 2, y = frame.clientHeight / 2) => {
      const spot = [(frame.scrollLeft + x) / scale, (frame.scrollTop + y) / scale];
      scale = Math.min(2.5, Math.max(0.15, next));
      // The frame stays as it is while what is in it grows.
      const roams = scale > fitted * 1.01;
      const high = svg.parentElement.matches(".full") ? Math.min(tall * scale, window.innerHeight * 0.85) : tall * fitted;
      frame.style.height = roams ? Math.max(220, high + 2) + "px" : "";
      svg.style.maxWidth = "none";
      svg.style.width = full * scale + "px";
      svg.style.height = "auto";
      frame.scrollLeft = spot[0] * scale - x;
      frame.scrollTop = spot[1] * scale - y;
      edges();
    };
    let seen = null;
    const begin = () => {
      const now = views.find((view) => view.getClientRects().length);
      if (!now || !frame.clientWidth || (now === seen && scale !== fitted)) return;
      seen = svg = now;
      [full, tall] = [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
      fitted = fitting();
      const smallest = Math.min(...[...svg.querySelectorAll("text")].map((text) => parseFloat(window.getComputedStyle(text).fontSize)), 20);
      show(standing() || fitted * smallest > 0.96 * READABLE ? fitted : READABLE / smallest);
      if (scale <= fitted) return;
      // The bones with the most issues are next to the head.
      frame.scrollLeft = frame.scrollWidth;
      const line = svg.querySelector(".fb-spine").getBBox();
      frame.scrollTop = line.y * scale - frame.clientHeight / 2;
      // Where the head alone would fill the frame, its bones are what one came for.
      if (frame.clientWidth < 600) frame.scrollLeft = (line.x + line.width) * scale - frame.clientWidth + 24;
      edges();
    };
    const steps = [
      ["+", "Larger", () => scale * 1.25],
      ["−", "Smaller", () => scale / 1.25],
      ["Fit", "Fit to the window", fitting],
      ["Actual size", "Actual size", () => 1],
    ];
    const tools = make("div", null, "buttons zoom");
    for (const [label, said, next] of steps) {
      const button = make("button", label);
      button.type = "button";
      button.setAttribute("aria-label", said);
      button.addEventListener("click", () => show(next()));
      tools.append(button);
    }
    if (frame.querySelector(".full")) {
      const whole = make("button", "With solutions");
      whole.type = "button";
      whole.setAttribute("aria-pressed", "false");
      whole.addEventListener("click", () => {
        whole.setAttribute("aria-pressed", String(beside.classList.toggle("whole")));
        frame.style.height = "";
        seen = null;
        begin();
      });
      tools.append(whole);
    }
    const keep = make("button", "Save as SVG");
    keep.type = "button";
    keep.addEventListener("click", () => saveDrawing(svg, frame.dataset.name || "fish-bone"));
    tools.append(keep, more);
    beside.before(tools);
    begin();
    document.addEventListener("sheetchange", begin);
    window.addEventListener("resize", begin);
    frame.addEventListener("scroll", edges, { passive: true });
    frame.addEventListener("keydown", (event) => {
      const step = { "+": 0, "=": 0, "-": 1, "0": 2, "1": 3 }[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      show(steps[step][2]());
      event.preventDefault();
    });
    frame.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        const box = frame.getBoundingClientRect();
        show(scale * Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
        event.preventDefault();
      },
      { passive: false },
    );
    // Two fingers: as they part, the drawing grows about the place between them, and goes where they go.
    let pinch = null;
    const spread = ([one, other]) => {
      const box = frame.getBoundingClientRect();
      const [x, y] = [(one.clientX + other.clientX) / 2 - box.left, (one.clientY + other.clientY) / 2 - box.top];
      return { x, y, apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) };
    };
    frame.addEventListener(
      "touchstart",
      (event) => {
        if (event.touches.length !== 2) return;
        pinch = { ...spread(event.touches), scale };
        event.preventDefault();
      },
      { passive: false },
    );
    frame.addEventListener(
      "touchmove",
      (event) => {
        if (!pinch || event.touches.length !== 2) return;
        const now = spread(event.touches);
        frame.scrollLeft -= now.x - pinch.x;
        frame.scrollTop -= now.y - pinch.y;
        [pinch.x, pinch.y] = [now.x, now.y];
        show((pinch.scale * now.apart) / pinch.apart, now.x, now.y);
        event.preventDefault();
      },
      { passive: false },
    );
    ["touchend", "touchcancel"].forEach((name) => frame.addEventListener(name, () => (pinch = null)));
    // A push begins with the button down; what moved less than a few pixels was a click.
    let held = null;
    let pushed = false;
    frame.addEventListener("pointerdown", (event) => {
      pushed = false;
      if (event.button === 0 && event.pointerType === "mouse") held = [event.clientX, event.clientY, frame.scrollLeft, frame.scrollTop];
    });
    frame.addEventListener("dragstart", (event) => event.preventDefault());
    window.addEventListener("pointermove", (event) => {
      if (!held) return;
      const [x, y] = [event.clientX - held[0], event.clientY - held[1]];
      if (Math.abs(x) + Math.abs(y) > 4) pushed = true;
      if (!pushed) return;
      frame.classList.add("pushed");
      frame.scrollLeft = held[2] - x;
      frame.scrollTop = held[3] - y;
    });
    window.addEventListener("pointerup", () => {
      held = null;
      frame.classList.remove("pushed");
    });
    frame.addEventListener(
      "click",
      (event) => {
        if (!pushed) return;
        event.preventDefault();
        event.stopPropagation();
        pushed = false;
      },
      true,
    );

    // The panel beside a drawing tells what the outline holds of an issue.
    const panel = beside.querySelector(".told");
    if (!panel) continue;
    const twigs = [...frame.querySelectorAll("a.fb-link")];
    const branchOf = (twig) => {
      const href = twig.getAttribute("href");
      return $(decodeURIComponent(href.slice(href.indexOf("#") + 1)));
    };
    const hint = [...panel.childNodes];
    const leave = () => {
      panel.replaceChildren(...hint);
      beside.classList.remove("telling");
      const chosen = twigs.find((twig) => twig.classList.contains("chosen"));
      twigs.forEach((twig) => twig.classList.remove("chosen"));
      if (chosen) chosen.focus({ preventScroll: true });
    };
    const GROUPS = [["named", "Named by"], ["cause", "Causes given"], ["solution", "Put forward against it"], ["open", "Left open"]];
    const tellOf = (twig, asked = true) => {
      const branch = branchOf(twig);
      if (!branch) return false;
      twigs.forEach((other) => other.classList.toggle("chosen", other === twig));
      const title = make("h3", branch.querySelector(".label").textContent);
      title.dir = "auto";
      title.tabIndex = -1;
      const close = make("button", "Close");
      close.type = "button";
      close.addEventListener("click", leave);
      const parts = [close, title];
      for (const [name, head] of GROUPS) {
        const found = [...branch.children].filter((child) => child.classList.contains(name));
        if (found.length) parts.push(make("h4", head), ...found.map((child) => child.cloneNode(true)));
        else if (name === "solution") parts.push(make("h4", head), make("p", "Nothing, in the papers read here."));
      }
      const link = make("a", "See it in the outline below");
      link.href = "#" + branch.id;
      const last = make("p");
      last.append(link);
      panel.replaceChildren(...parts, last);
      beside.classList.add("telling");
      panel.querySelectorAll("details").forEach((quotes, i) => (quotes.open = i === 0));
      panel.scrollTop = 0;
      if (!asked) return true;
      title.focus({ preventScroll: true });
      const above = panel.getBoundingClientRect();
      if (above.bottom < 120 || above.top > window.innerHeight - 120) panel.scrollIntoView({ block: "nearest" });
      // A sheet at the foot of the window must not lie over what it tells of.
      const [place, sheet] = [twig.getBoundingClientRect(), panel.getBoundingClientRect()];
      if (window.getComputedStyle(panel).position === "sticky" && place.bottom > sheet.top - 8 && place.top < sheet.bottom) {
        window.scrollBy(0, place.bottom - sheet.top + 12);
      }
      return true;
    };
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") leave();
    });
    twigs.forEach((twig) => {
      twig.addEventListener("click", (event) => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
        if (tellOf(twig)) event.preventDefault();
      });
    });
    // Where the panel has a place of its own it is never empty: it begins with the issue of most papers.
    if (window.matchMedia("(min-width: 1400px)").matches) {
      const papers = (twig) => parseInt((branchOf(twig)?.querySelector(".count") || panel).textContent, 10) || 0;
      const shown = twigs.filter((twig) => twig.getClientRects().length);
      const most = shown.reduce((best, twig) => (best && papers(best) >= papers(twig) ? best : twig), null);
      if (most) tellOf(most, false);
      panel.prepend(...hint);
    }
  }

  // Outline: arrow keys, search, open and close all ---------------------------------------------------------------
  for (const outline of document.querySelectorAll(".outline")) {
    const part = (name) => outline.closest(".body").querySelector('[data-part="' + name + '"]');
    const folds = [...outline.querySelectorAll("details.branch")];
    // What stands in a closed branch may have a box, and yet it cannot be gone to.
    const seen = (node) => (node.checkVisibility ? node.checkVisibility() : node.offsetParent !== null);
    const heads = () => [...outline.querySelectorAll(".branch > summary, .leaf > .head")].filter(seen);
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
    // Paper cannot be opened: there all branches are.
    let closed = [];
    window.addEventListener("beforeprint", () => {
      closed = folds.filter((f) => !f.open);
      closed.forEach((f) => (f.open = true));
    });
    window.addEventListener("afterprint", () => closed.forEach((f) => (f.open = false)));
    const first = folds.map((fold_) => fold_.open);
    part("open").addEventListener("click", () => folds.forEach((f) => (f.open = true)));
    part("close").addEventListener("click", () => folds.forEach((f) => (f.open = false)));
    const nodes = [...outline.querySelectorAll(".branch, .leaf")];
    const labels = nodes.map((node) => " " + fold(node.querySelector(".label").textContent));
    const box = part("search");
    const none = nothing(box, outline, "branch");
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
      part("status").textContent = words.length ? (hits.size ? hits.size.toLocaleString("en") : "no") + (hits.size === 1 ? " hit" : " hits") : "";
      none(words.length > 0 && !hits.size);
    });
  }
})();
