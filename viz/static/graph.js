"use strict";
// The graph page: pyvis's nodes and edges drawn by vis-network at places worked out beforehand.
(function () {
  const { $, read, fold, make, suggest, rank, to } = window.herringbone;
  const data = read("graph-data");
  // Strings stand once in the data, called by their numbers; details by the letters that the code below goes by.
  const { strings, quotes } = data;
  const sorts = Object.keys(data.names);
  const byId = new Map();
  const details = Object.create(null);
  const ids = data.nodes.map((row) => row[0]);
  for (const [id, kind, label, weight, size, x, y, wideX, wideY, home, shown, first, last, facts, said, page, address] of data.nodes) {
    const k = sorts[kind];
    details[id] = {
      k, l: strings[label], w: weight, h: home ? ids[home - 1] : "", s: shown, y: [first, last], p: [wideX, wideY],
      f: facts.map((i) => strings[i]), q: said, a: strings[page], u: strings[address],
    };
    byId.set(id, { id, x, y, size, group: k, shape: data.shapes[k], physics: false });
  }
  const extra = data.edges.map((row) => [row[3], row.slice(4)]);
  const links = data.edges.map(([from, to_, relation, weight], i) => (
    { id: "e" + i, from: ids[from], to: ids[to_], title: strings[relation], width: data.widths[weight], arrows: "to" }
  ));
  const near = new Map(ids.map((id) => [id, []]));
  links.forEach((edge, i) => {
    near.get(edge.from).push([edge.to, i]);
    near.get(edge.to).push([edge.from, i]);
  });
  const kinds = [...document.querySelectorAll('input[name="kind"]')];
  const topicBox = $("topic-filter");
  const fromBox = $("year-from");
  const toBox = $("year-to");
  const weightBox = $("weight");
  const panel = $("panel");

  const state = { opened: new Set(), forced: new Set(), only: null, node: null, path: null, start: null };

  // Which nodes are in view ---------------------------------------------------------------------------------------
  const within = (id, topic) => {
    for (let at = id; at; at = details[at] && details[at].h) if (at === topic) return true;
    return false;
  };
  const wanted = () => {
    if (state.path) return new Set(state.path);
    if (state.only) return new Set([state.only, ...near.get(state.only).map((pair) => pair[0])]);
    const on = new Set(kinds.filter((box) => box.checked).map((box) => box.value));
    const topic = topicBox ? topicBox.value : "";
    const from = fromBox ? Number(fromBox.value) : 0;
    const to = toBox ? Number(toBox.value) : 9999;
    const all = fromBox && fromBox.selectedIndex === 0 && toBox.selectedIndex === toBox.options.length - 1;
    const weight = weightBox ? Number(weightBox.value) : 1;
    const chosen = new Set();
    for (const id of ids) {
      const d = details[id];
      if (state.forced.has(id)) {
        chosen.add(id);
        continue;
      }
      const unfolded = state.opened.has(d.h);
      if (!on.has(d.k) && !(unfolded && d.k === "paper")) continue;
      if (topic && !within(id, topic)) continue;
      if (!all && !(d.y[0] && d.y[0] <= to && d.y[1] >= from)) continue;
      if (d.k !== "topic" && d.k !== "paper" && d.w < weight) continue;
      if (!(d.s || unfolded || topic || (d.k === "paper" && on.has("paper")))) continue;
      chosen.add(id);
    }
    return chosen;
  };

  // Colours come from the page -----------------------------------------------------------------------------------
  const colours = () => {
    const take = window.herringbone.colour;
    return {
      ink: take("ink"), soft: take("soft"), paper: take("paper"), rule: take("rule"), accent: take("accent"), line: take("strong-rule"),
      topic: take("topic"), issue: take("issue"), method: take("method"), dataset: take("dataset"),
      modality: take("modality"), task: take("task"), metric: take("metric"),
    };
  };
  let c = colours();
  // Whether more is in view than at first, so that the roomier places are needed.
  let wide = false;
  // A node with its neighbours: around it, kind by kind. A path: side by side. Else where it was put beforehand.
  let spots = new Map();
  const place = (node) => {
    if (spots.has(node.id)) return spots.get(node.id);
    return wide ? { x: details[node.id].p[0], y: details[node.id].p[1] } : { x: node.x, y: node.y };
  };
  const arrange = (keep) => {
    spots = new Map();
    if (state.path) state.path.forEach((id, i) => spots.set(id, { x: i * 190, y: (i % 2) * 70 }));
    else if (state.only) {
      const kinds_ = Object.keys(data.names);
      const around = [...keep].filter((id) => id !== state.only);
      around.sort((a, b) => kinds_.indexOf(details[a].k) - kinds_.indexOf(details[b].k) || details[b].w - details[a].w);
      spots.set(state.only, { x: 0, y: 0 });
      const rings = Math.ceil(around.length / 28);
      around.forEach((id, i) => {
        const angle = (2 * Math.PI * i) / around.length - Math.PI / 2;
        const far = Math.max(150, Math.min(around.length, 28) * 16) + (i % rings) * 75;
        spots.set(id, { x: Math.round(1.35 * far * Math.cos(angle)), y: Math.round(far * Math.sin(angle)) });
      });
    }
  };
  const dress = (node) => {
    const kind = node.group;
    const fill = kind === "paper" ? c.paper : c[kind];
    const border = kind === "paper" ? c.soft : fill;
    const state_ = { background: fill, border: c.ink };
    return {
      ...node,
      ...place(node),
      group: undefined,
      title: undefined,
      label: undefined,
      color: { background: fill, border, highlight: state_, hover: state_ },
    };
  };
  const tint = (share) => {
    const read_ = (text, at) => parseInt(text.slice(at, at + 2), 16);
    const mix = (at) => Math.round(read_(c.line, at) * share + read_(c.paper, at) * (1 - share));
    return "rgb(" + [1, 3, 5].map(mix).join(",") + ")";
  };
  const line = (edge) => ({ ...edge, color: { color: tint(0.5), highlight: c.accent, hover: c.accent } });

  const box = $("network");
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(box, { nodes, edges }, data.options);

  // Labels are ours: the same size at every zoom, the weightiest first, none over another -----------------------
  const rows = new Map();
  const wrap = (label) => {
    const cut = label.lastIndexOf(" ", 33);
    if (label.length > 34) label = label.slice(0, cut > 17 ? cut : 33) + "…";
    const lines = [""];
    for (const word of label.split(" ")) {
      const last = lines[lines.length - 1];
      if (last && (last + " " + word).length > 18) lines.push(word);
      else lines[lines.length - 1] = last ? last + " " + word : word;
    }
    if (lines.length <= 3) return lines;
    return [...lines.slice(0, 2), lines[2] + "…"];
  };
  let order = [];
  const rank_ = (id) => {
    const d = details[id];
    if (id === state.node) return 0;
    if (d.k === "topic" && !d.h) return 1;
    return (d.k === "paper" ? 4 : 3) - Math.min(d.w, 999) / 1000;
  };
  network.once("afterDrawing", () => window.performance.mark("graph-drawn"));
  network.on("afterDrawing", (brush) => {
    const scale = network.getScale();
    const boxes = [];
    const linked = state.node ? new Set(near.get(state.node).map((pair) => pair[0])) : null;
    const first = linked ? [...order.filter((id) => id === state.node || linked.has(id)), ...order] : order;
    const done = new Set();
    const places = network.getPositions(order);
    const most = Math.max(24, (box.clientWidth * box.clientHeight) / 11000);
    brush.textAlign = "center";
    brush.textBaseline = "top";
    brush.lineJoin = "round";
    for (const id of first) {
      if (done.has(id) || !places[id]) continue;
      if (boxes.length > most) break;
      done.add(id);
      const d = details[id];
      if (d.k === "paper" && id !== state.node && scale < 0.9 && order.length > 30) continue;
      const main = d.k === "topic" && !d.h;
      const size = (main ? 15 : 12.5) / scale;
      const bold = main || id === state.node;
      brush.font = (bold ? "700 " : "") + size + "px Arial, 'Liberation Sans', Helvetica, sans-serif";
      if (!rows.has(id)) rows.set(id, wrap(details[id].l));
      const lines = rows.get(id);
      const wide_ = Math.max(...lines.map((row) => brush.measureText(row).width)) + 6 / scale;
      const tall = lines.length * size * 1.15 + 2 / scale;
      const { x, y } = places[id];
      const top = y + byId.get(id).size + 2 / scale;
      const frame = [x - wide_ / 2, top, x + wide_ / 2, top + tall];
      if (boxes.some((b) => frame[0] < b[2] && b[0] < frame[2] && frame[1] < b[3] && b[1] < frame[3])) continue;
      boxes.push(frame);
      brush.lineWidth = 3.5 / scale;
      brush.strokeStyle = c.paper;
      brush.fillStyle = d.k === "topic" ? c.topic : c.ink;
      lines.forEach((row, i) => {
        brush.strokeText(row, x, top + i * size * 1.15);
        brush.fillText(row, x, top + i * size * 1.15);
      });
    }
  });

  // Everything in view, with a margin for the labels.
  function fitAll(some) {
    network.fit({ ...(some ? { nodes: some } : {}), animation: false, maxZoomLevel: 1.3 });
    network.moveTo({ scale: network.getScale() * 0.88, animation: false });
  }

  function draw(fit) {
    const keep = wanted();
    wide = [...keep].some((id) => !details[id].s && !state.forced.has(id));
    arrange(keep);
    nodes.clear();
    edges.clear();
    nodes.add([...keep].map((id) => dress(byId.get(id))));
    // That an issue belongs to a topic is seen by where it lies; drawn, it would hide the rest.
    const all = state.only || state.path;
    edges.add(links.filter((edge) => keep.has(edge.from) && keep.has(edge.to) && (all || edge.title !== "has the issue")).map(line));
    order = [...keep].sort((a, b) => rank_(a) - rank_(b));
    for (const kindBox of kinds) {
      const n = [...keep].filter((id) => details[id].k === kindBox.value).length;
      $("n-" + kindBox.value).textContent = n ? String(n) : "";
    }
    $("graph-count").textContent = keep.size.toLocaleString("en") + " of " + ids.length.toLocaleString("en") + " nodes, " + edges.length.toLocaleString("en") + (edges.length === 1 ? " link" : " links");
    if (state.node && keep.has(state.node)) network.selectNodes([state.node]);
    if (fit && keep.size) fitAll();
  }

  // The panel -----------------------------------------------------------------------------------------------------
  const quote = (i) => {
    const [text, start, end, title, when, href, url] = quotes[i].map((v, at) => (at === 1 || at === 2 ? v : strings[v]));
    const figure = make("figure", null, "quote");
    const block = make("blockquote");
    block.dir = "auto";
    block.append(text.slice(0, start), make("mark", text.slice(start, end)), text.slice(end));
    const caption = make("figcaption");
    const link = make("a", title);
    link.href = to(href);
    caption.append(link, when ? ", " + when : "");
    if (url) {
      const out = make("a", "the paper");
      out.href = url;
      out.rel = "noreferrer noopener";
      caption.append(" · ", out);
    }
    figure.append(block, caption);
    return figure;
  };
  const button = (text, action) => {
    const made = make("button", text);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  };
  const block = (numbers) => {
    const box_ = make("div", null, "quotes");
    numbers.forEach((i) => box_.append(quote(i)));
    return box_;
  };
  const NAME = { topic: "Topic", issue: "Issue", method: "Method", dataset: "Data set", modality: "Kind of data", task: "Task", metric: "Metric", paper: "Paper" };

  function welcome() {
    panel.replaceChildren(
      make("p", "Nothing chosen", "what"),
      make("h2", "Choose a node"),
      make("p", "Click a node to see the words behind it and what it is linked with. Click a link for the sentence that it rests on. Double-click a topic to open or fold what belongs to it."),
    );
  }

  function tell(id) {
    const d = details[id];
    const parts = [make("p", NAME[d.k], "what")];
    const title = make("h2", d.l);
    title.dir = "auto";
    parts.push(title);
    d.f.forEach((fact) => parts.push(make("p", fact)));
    if (d.a) {
      const link = make("a", d.k === "topic" ? "Read the page of this topic" : d.k === "paper" ? "Read the abstract" : d.k === "issue" ? "See it in the tree" : "More");
      link.href = to(d.a);
      const p = make("p");
      p.append(link);
      parts.push(p);
    }
    const tools = make("div", null, "buttons");
    if (d.k === "topic") {
      tools.append(button(state.opened.has(id) ? "Fold this topic" : "Open this topic", () => toggle(id)));
    }
    tools.append(
      button(state.only === id ? "Show all again" : "Neighbours only", () => {
        state.only = state.only === id ? null : id;
        state.path = null;
        draw(true);
        tell(id);
      }),
    );
    if (state.start && state.start !== id) {
      tools.append(button("Path from “" + short(details[state.start].l) + "”", () => showPath(state.start, id)));
    }
    tools.append(
      button("Start a path here", () => {
        state.start = id;
        tell(id);
        panel.append(make("p", "Now choose the node where the path shall end."));
      }),
      button("Link to this view", keepView),
    );
    parts.push(tools);
    if (d.q.length) parts.push(make("h3", "In the papers’ words"), block(d.q));
    const groups = new Map();
    for (const [other, i] of near.get(id)) {
      const kind = details[other].k;
      if (!groups.has(kind)) groups.set(kind, new Map());
      const group = groups.get(kind);
      if (!group.has(other) || extra[i][0] > extra[group.get(other)][0]) group.set(other, i);
    }
    for (const kind of Object.keys(data.names)) {
      if (!groups.has(kind)) continue;
      const list = [...groups.get(kind)].sort(
        (a, b) => extra[b[1]][0] - extra[a[1]][0] || details[a[0]].l.localeCompare(details[b[0]].l),
      );
      parts.push(make("h3", data.names[kind] + " (" + list.length + ")"));
      const ul = make("ul");
      list.slice(0, 30).forEach(([other, i]) => {
        const li = make("li");
        const go = button(details[other].l, () => choose(other));
        go.dir = "auto";
        li.append(go, " ");
        li.append(make("span", links[i].title + (extra[i][0] > 1 ? ", " + extra[i][0] + " papers" : ""), "rel"));
        ul.append(li);
      });
      if (list.length > 30) ul.append(make("li", "and " + (list.length - 30) + " more"));
      parts.push(ul);
    }
    panel.replaceChildren(...parts);
    panel.scrollTop = 0;
  }

  function tellLink(key) {
    const i = Number(key.slice(1));
    const edge = links[i];
    const [weight, numbers] = extra[i];
    const p = make("p");
    p.append(
      button(details[edge.from].l, () => choose(edge.from)), " " + edge.title + " ",
      button(details[edge.to].l, () => choose(edge.to)),
    );
    const parts = [make("p", "Link", "what"), p, make("p", weight === 1 ? "In one paper." : "In " + weight + " papers.")];
    if (numbers.length) parts.push(make("h3", "In the papers’ words"), block(numbers));
    panel.replaceChildren(...parts);
  }

  const short = (text) => (text.length > 24 ? text.slice(0, 23) + "…" : text);

  function toggle(id) {
    if (state.opened.has(id)) state.opened.delete(id);
    else state.opened.add(id);
    state.only = state.path = null;
    draw(false);
    if (state.opened.has(id)) {
      const inside = ids.filter((other) => nodes.get(other) && within(other, id));
      fitAll(inside);
    }
    tell(id);
  }

  function choose(id) {
    state.node = id;
    if (!nodes.get(id)) {
      state.only = state.path = null;
      state.forced.add(id);
      draw(false);
    }
    network.selectNodes([id]);
    network.focus(id, { scale: Math.max(network.getScale(), 0.6), animation: false });
    tell(id);
  }

  // The shortest path, breadth first; papers may lie on it ------------------------------------------------------
  function showPath(from, to) {
    const before = new Map([[from, null]]);
    const queue = [from];
    while (queue.length && !before.has(to)) {
      const at = queue.shift();
      for (const [other] of near.get(at)) {
        if (!before.has(other)) {
          before.set(other, at);
          queue.push(other);
        }
      }
    }
    if (!before.has(to)) {
      panel.append(make("p", "Nothing links the two."));
      return;
    }
    const path = [];
    for (let at = to; at; at = before.get(at)) path.unshift(at);
    state.path = path;
    state.only = null;
    state.start = null;
    state.node = to;
    draw(true);
    tell(to);
    panel.prepend(make("p", "Path: " + path.map((id) => details[id].l).join(" → ")));
  }

  // Events --------------------------------------------------------------------------------------------------------
  network.on("click", (event) => {
    if (event.nodes.length) {
      state.node = event.nodes[0];
      tell(state.node);
      network.redraw();
    } else if (event.edges.length) tellLink(event.edges[0]);
    else {
      state.node = null;
      welcome();
    }
  });
  network.on("doubleClick", (event) => {
    if (event.nodes.length && details[event.nodes[0]].k === "topic") toggle(event.nodes[0]);
  });
  const again = () => {
    state.only = state.path = null;
    if (weightBox) $("weight-out").textContent = weightBox.value;
    draw(true);
  };
  kinds.forEach((kindBox) => kindBox.addEventListener("change", again));
  [topicBox, fromBox, toBox].forEach((select) => select && select.addEventListener("change", again));
  if (weightBox) weightBox.addEventListener("input", again);
  $("reset").addEventListener("click", () => {
    state.opened.clear();
    state.forced.clear();
    state.only = state.path = state.node = state.start = null;
    kinds.forEach((kindBox) => (kindBox.checked = kindBox.value !== "paper"));
    if (topicBox) topicBox.value = "";
    if (fromBox) {
      fromBox.selectedIndex = 0;
      toBox.selectedIndex = toBox.options.length - 1;
    }
    if (weightBox) weightBox.value = "1";
    welcome();
    again();
  });
  $("unfold").addEventListener("click", () => {
    ids.filter((id) => details[id].k === "topic").forEach((id) => state.opened.add(id));
    again();
  });
  $("fit").addEventListener("click", () => fitAll());
  const zoom = (by) => network.moveTo({ scale: network.getScale() * by, animation: false });
  $("zoom-in").addEventListener("click", () => zoom(1.3));
  $("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  box.addEventListener("keydown", (event) => {
    const step = 60 / network.getScale();
    const at = network.getViewPosition();
    if (event.key === "+" || event.key === "=") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "ArrowLeft") network.moveTo({ position: { x: at.x - step, y: at.y } });
    else if (event.key === "ArrowRight") network.moveTo({ position: { x: at.x + step, y: at.y } });
    else if (event.key === "ArrowUp") network.moveTo({ position: { x: at.x, y: at.y - step } });
    else if (event.key === "ArrowDown") network.moveTo({ position: { x: at.x, y: at.y + step } });
    else return;
    event.preventDefault();
  });

  let folded = null;
  suggest($("node-search"), $("node-list"), $("node-status"), (words) => {
    if (!folded) folded = ids.map((id) => fold(details[id].l));
    return folded
      .map((text, i) => [text === words.join(" ") ? 0 : Math.min(rank(text, words), 1), -details[ids[i]].w, i])
      .filter((hit) => hit[0] >= 0)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
      .slice(0, 10)
      .map((hit) => ({ label: details[ids[hit[2]]].l, sort: NAME[details[ids[hit[2]]].k].toLowerCase(), id: ids[hit[2]] }));
  }, (hit) => choose(hit.id));

  // Saving --------------------------------------------------------------------------------------------------------
  const save = (name, href) => {
    const link = make("a");
    link.download = name;
    link.href = href;
    link.click();
  };
  $("save-png").addEventListener("click", () => {
    const drawn = box.querySelector("canvas");
    const copy = document.createElement("canvas");
    copy.width = drawn.width;
    copy.height = drawn.height;
    const brush = copy.getContext("2d");
    brush.fillStyle = c.paper;
    brush.fillRect(0, 0, copy.width, copy.height);
    brush.drawImage(drawn, 0, 0);
    save("graph.png", copy.toDataURL("image/png"));
  });
  $("save-svg").addEventListener("click", () => {
    const ns = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(ns, "svg");
    const put = (name, attributes, text, into) => {
      const node = document.createElementNS(ns, name);
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
      if (text) node.textContent = text;
      (into || svg).append(node);
      return node;
    };
    const shown = nodes.get();
    const xs = shown.map((n) => n.x);
    const ys = shown.map((n) => n.y);
    const [left, top] = [Math.min(...xs) - 120, Math.min(...ys) - 60];
    const [wide, tall] = [Math.max(...xs) - left + 120, Math.max(...ys) - top + 80];
    svg.setAttribute("xmlns", ns);
    svg.setAttribute("viewBox", [left, top, wide, tall].join(" "));
    put("rect", { x: left, y: top, width: wide, height: tall, fill: c.paper });
    const place = new Map(shown.map((n) => [n.id, n]));
    edges.get().forEach((edge) => {
      const [a, b] = [place.get(edge.from), place.get(edge.to)];
      put("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: edge.color.color, "stroke-width": edge.width });
    });
    shown.forEach((n) => {
      const r = n.size;
      const corners = {
        hexagon: [[-r / 2, -r], [r / 2, -r], [r, 0], [r / 2, r], [-r / 2, r], [-r, 0]],
        diamond: [[0, -r], [r, 0], [0, r], [-r, 0]],
        square: [[-r, -r], [r, -r], [r, r], [-r, r]],
        triangle: [[0, -r], [r, r], [-r, r]],
        triangleDown: [[0, r], [r, -r], [-r, -r]],
        star: [[0, -r], [r * 0.3, -r * 0.3], [r, -r * 0.2], [r * 0.45, r * 0.25], [r * 0.6, r], [0, r * 0.5], [-r * 0.6, r], [-r * 0.45, r * 0.25], [-r, -r * 0.2], [-r * 0.3, -r * 0.3]],
      }[n.shape];
      const ink = { fill: n.color.background, stroke: n.color.border };
      if (corners) put("polygon", { points: corners.map(([x, y]) => n.x + x + "," + (n.y + y)).join(" "), ...ink });
      else put("circle", { cx: n.x, cy: n.y, r, ...ink });
      if (details[n.id].k === "paper") return;
      wrap(details[n.id].l).forEach((row, i) => {
        put("text", { x: n.x, y: n.y + n.size + 16 + i * 16, "text-anchor": "middle", "font-family": "Arial, sans-serif", "font-size": 14, fill: c.ink }, row);
      });
    });
    const text = new XMLSerializer().serializeToString(svg);
    save("graph.svg", "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text));
  });

  document.addEventListener("themechange", () => {
    c = colours();
    draw(false);
  });
  // A link that brings a view back: what differs from the first view, as parts of the address -----------------------
  function keepView() {
    const parts = [];
    const off = kinds.filter((kindBox) => kindBox.checked === (kindBox.value === "paper")).map((kindBox) => kindBox.value);
    if (state.node) parts.push("n=" + state.node);
    if (state.only) parts.push("only=" + state.only);
    if (state.path) parts.push("path=" + state.path.join("."));
    if (state.opened.size) parts.push("open=" + [...state.opened].join("."));
    if (off.length) parts.push("turned=" + off.join("."));
    if (topicBox && topicBox.value) parts.push("topic=" + topicBox.value);
    if (fromBox) parts.push("years=" + fromBox.value + "." + toBox.value);
    if (weightBox && weightBox.value !== "1") parts.push("weight=" + weightBox.value);
    window.history.replaceState(null, "", to("#" + parts.join("&")).replace("#:", "#graph.html:"));
    panel.append(make("p", "The address of this page now leads to this view.", "what"));
  }
  const fromHash = () => {
    const text = window.location.hash.slice(1).replace(/^graph\.html:/, "");
    if (details[text]) {
      choose(text);
      return;
    }
    if (!text.includes("=")) return;
    const told = new Map(text.split("&").map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]));
    const known = (name) => (told.get(name) || "").split(".").filter((id) => details[id]);
    known("open").forEach((id) => state.opened.add(id));
    const turned = (told.get("turned") || "").split(".");
    kinds.forEach((kindBox) => (kindBox.checked = (kindBox.value !== "paper") !== turned.includes(kindBox.value)));
    if (topicBox && known("topic").length) topicBox.value = known("topic")[0];
    const [first, last] = (told.get("years") || "").split(".");
    if (fromBox && [...fromBox.options].some((o) => o.value === first)) fromBox.value = first;
    if (toBox && [...toBox.options].some((o) => o.value === last)) toBox.value = last;
    if (weightBox && Number(told.get("weight")) > 0) {
      weightBox.value = told.get("weight");
      $("weight-out").textContent = weightBox.value;
    }
    state.only = known("only")[0] || null;
    state.path = known("path").length ? known("path") : null;
    state.node = known("n")[0] || null;
    if (state.node && !state.only && !state.path) state.forced.add(state.node);
    draw(true);
    if (state.node) tell(state.node);
  };
  window.addEventListener("hashchange", fromHash);
  // In a file that holds the whole site, the drawing gets its size only when its sheet is shown.
  document.addEventListener("sheetchange", () => {
    if (box.clientWidth && !state.node) {
      network.setSize("100%", "100%");
      network.redraw();
      fitAll();
    }
  });
  if (window.matchMedia("(max-width: 700px)").matches) $("controls").open = false;
  welcome();
  draw(true);
  fromHash();
  window.herringbone.graph = { state, network, nodes, edges };
})();
