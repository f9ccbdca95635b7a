"use strict";
// The graph page: pyvis's nodes and edges drawn by vis-network at places worked out beforehand.
(function () {
  const { $, read, fold, make, suggest, rank, to, nothing } = window.herringbone;
  const data = read("graph-data");
  // Strings stand once in the data, called by their numbers; details by the letters that the code below goes by.
  const { strings, quotes } = data;
  const sorts = Object.keys(data.names);
  const byId = new Map();
  const details = Object.create(null);
  const ids = data.nodes.map((row) => row[0]);
  for (const [id, kind, label, weight, size, x, y, home, first, last, apart, facts, said, page, address] of data.nodes) {
    const k = sorts[kind];
    details[id] = {
      k, l: strings[label], w: weight, h: home ? ids[home - 1] : "", y: [first, last], x: strings[apart],
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
  const areasOf = (rows) => rows.map(([topic, x, y, w, h, level]) => ({ id: topic ? ids[topic - 1] : "", x, y, w, h, level }));
  const maps = data.maps.map(([w, h, rows, flat]) => {
    const places = new Map();
    for (let i = 0; i < flat.length; i += 3) places.set(ids[flat[i]], [flat[i + 1], flat[i + 2]]);
    return { w, h, areas: areasOf(rows), places };
  });
  const whole = areasOf(data.areas);
  // That something belongs to a topic is seen by where it stands; drawn as lines, it would hide the rest.
  const WITHIN = ["has the topic", "has the issue"];
  const ACROSS = "Across topics";
  const HEAD = 8;
  const NAME = (id) => { const text = data.ones[details[id].k]; return text[0].toUpperCase() + text.slice(1); };
  const hasTopics = ids.some((id) => details[id].k === "topic");
  const loose = (id) => hasTopics && details[id].k !== "topic" && !details[id].h;
  const many = (n, one, more) => n.toLocaleString("en") + " " + (n === 1 ? one : more || one + "s");

  const kinds = [...document.querySelectorAll('input[name="kind"]')];
  const topicBox = $("topic-filter");
  const fromBox = $("year-from");
  const toBox = $("year-to");
  const weightBox = $("weight");
  const panel = $("panel");
  const box = $("network");
  const tip = $("tip");
  const touch = window.matchMedia("(hover: none)").matches;

  // What is looked at: the map of all topics, or everything (``all``), or one topic (its box), a node with its
  // neighbours (``only``), or a path. ``node`` is what the panel tells of, ``start`` where a path shall begin.
  const state = { all: false, only: null, node: null, path: null, start: null };

  // Which nodes are in view ---------------------------------------------------------------------------------------
  const within = (id, topic) => {
    if (topic === "across") return loose(id);
    for (let at = id; at; at = details[at] && details[at].h) if (at === topic) return true;
    return false;
  };
  // Those with which a node is linked, papers last, the most linked first; more than this cannot be read around it.
  const AROUND = () => (box.clientWidth > 700 ? 40 : 24);
  const neighbours = (id) => {
    const best = new Map();
    for (const [other, i] of near.get(id)) best.set(other, Math.max(best.get(other) || 0, extra[i][0]));
    const late = (other) => (details[other].k === "paper" ? 1 : 0);
    return [...best.keys()].sort((a, b) => late(a) - late(b) || best.get(b) - best.get(a) || details[b].w - details[a].w);
  };
  const mapNow = () => maps.find((m) => box.clientWidth >= 0.93 * m.w) || maps[maps.length - 1];
  const wanted = () => {
    const on = new Set(kinds.filter((kindBox) => kindBox.checked).map((kindBox) => kindBox.value));
    if (state.path) return new Set(state.path);
    if (state.only) return new Set([state.only, ...neighbours(state.only).filter((id) => on.has(details[id].k)).slice(0, AROUND())]);
    const topic = topicBox ? topicBox.value : "";
    const [from, to_] = fromBox ? [Number(fromBox.value), Number(toBox.value)] : [0, 9999];
    const always = !fromBox || (fromBox.selectedIndex === 0 && toBox.selectedIndex === toBox.options.length - 1);
    const weight = weightBox ? Number(weightBox.value) : 1;
    const map = mapNow().places;
    return new Set(ids.filter((id) => {
      const d = details[id];
      if (!on.has(d.k)) return false;
      if (topic && !within(id, topic)) return false;
      if (!always && !(d.y[0] && d.y[0] <= to_ && d.y[1] >= from)) return false;
      if (d.k !== "topic" && d.k !== "paper" && d.w < weight) return false;
      return state.all || topic || map.has(id) || (d.k === "paper" && on.has("paper"));
    }));
  };

  // Colours come from the page -----------------------------------------------------------------------------------
  const probe = make("span");
  probe.hidden = true;
  document.body.append(probe);
  const colours = () => {
    const take = (name) => {
      probe.style.color = "var(--" + name + ")";
      return window.getComputedStyle(probe).color;
    };
    const names = ["ink", "soft", "paper", "raised", "sunk", "rule", "accent", "accent-soft", "topic", "issue", "method", "dataset", "modality", "task", "metric"];
    return { ...Object.fromEntries(names.map((name) => [name, take(name)])), line: take("strong-rule") };
  };
  let c = colours();

  // Where nodes stand ---------------------------------------------------------------------------------------------
  // ``spots`` has a place for every node in view, ``areas`` what lies behind them, ``frame`` what is to be seen of it
  // all; ``below`` are nodes whose labels stand below them, ``before_`` those
  // whose labels stand on their left.
  let spots = new Map();
  let areas = [];
  let frame = [0, 0, 1, 1];
  let below = new Set();
  let before_ = new Set();
  let longest = new Map();
  let onMap = false;
  let letters = 1;
  // So much of the drawing's right the panel covers; as a sheet at the foot of the window it covers none.
  const isSheet = () => window.innerWidth <= 1100;
  const covered = () => (panel.hidden || isSheet() ? 0 : panel.offsetWidth + 12);
  const arrange = (keep) => {
    spots = new Map();
    below = new Set();
    before_ = new Set();
    longest = new Map();
    const map = mapNow();
    onMap = !state.path && !state.only && [...keep].every((id) => map.places.has(id));
    letters = 1;
    // A map is given the height that it needs; on a phone one scrolls past it, and moves a finger sideways to push it.
    const tall = maps.length > 1 && map === maps[maps.length - 1];
    box.parentElement.style.setProperty("--map", onMap || !tall ? Math.ceil(map.h * (tall ? 1 : 0.85)) + "px" : "");
    // A handful of signs would be lost in a large window.
    box.parentElement.classList.toggle("few", onMap && keep.size <= 12);
    box.classList.toggle("scrolls", onMap);
    const [wide, high] = [Math.max(box.clientWidth, 200), Math.max(box.clientHeight, 200)];
    if (state.path) arrangePath(wide, high);
    else if (state.only) arrangeAround([...keep].filter((id) => id !== state.only), Math.max(wide - covered(), 200));
    else if (onMap) {
      // A map fills what is free of the canvas, whatever its shape: places move apart, letters keep their size.
      const [sx, sy] = [Math.max(wide - covered(), 200) / map.w, high / map.h];
      letters = Math.min(1.5, Math.max(0.92, Math.min(sx, sy)));
      for (const id of keep) {
        const [x, y] = map.places.get(id);
        spots.set(id, { x: x * sx, y: y * sy });
      }
      areas = map.areas.map((a) => ({ ...a, x: a.x * sx, y: a.y * sy, w: a.w * sx, h: a.h * sy }));
      // The name of an area stands at its head, however high it became.
      areas.forEach((a) => {
        if (spots.has(a.id)) spots.set(a.id, { x: a.x + 8 + HEAD, y: a.y + Math.min(map.places.get(a.id)[1] - map.areas.find((b) => b.id === a.id).y, 24) });
      });
      frame = [0, 0, wide - covered(), high];
      if (covered()) close_(map, keep);
      makeRoom(keep);
    } else {
      const inside = new Set();
      for (const id of keep) {
        const node = byId.get(id);
        spots.set(id, { x: node.x, y: node.y });
        if (loose(id)) inside.add("");
        for (let at = id; at; at = details[at].h) inside.add(at);
      }
      areas = whole.filter((a) => inside.has(a.id));
      const topic = topicBox ? topicBox.value : "";
      const shown = topic ? areas.filter((a) => a.id === (topic === "across" ? "" : topic)) : areas;
      frame = shown.length ? around(shown.map((a) => [a.x, a.y, a.x + a.w, a.y + a.h])) : around([...spots.values()].map((p) => [p.x - 40, p.y - 30, p.x + 170, p.y + 30]));
    }
  };
  // Beside the panel a row of a map has less room: its labels get shorter lines, and what stands in it moves up.
  const ruler = document.createElement("canvas").getContext("2d");
  const close_ = (map, keep) => {
    ruler.font = 12 * letters + "px " + FACE;
    const rows = new Map();
    for (const id of keep) {
      const [x, y] = map.places.get(id);
      const i = map.areas.findIndex((a) => a.id !== id && x >= a.x && x < a.x + a.w && y >= a.y && y < a.y + a.h);
      if (i < 0 || map.areas.some((a) => a.id === id)) continue;
      const key = i + "," + y;
      rows.set(key, [...(rows.get(key) || []), id]);
    }
    for (const [key, row] of rows) {
      const a = areas[parseInt(key, 10)];
      row.sort((one, other) => spots.get(one).x - spots.get(other).x);
      const size = (id) => byId.get(id).size * Math.min(letters, 1.3);
      const wide = (id, long) => 2 * size(id) + 4 + Math.max(...wrap(id, long).map((text) => ruler.measureText(text).width));
      const sum = (long) => row.reduce((all, id) => all + wide(id, long), 0);
      const free = a.w - 14;
      const long = [20, 16, 13].find((letters_) => sum(letters_) + 8 * (row.length - 1) <= free) || 13;
      const gap = Math.max(4, Math.min(60, (free - sum(long)) / row.length));
      const most = a.x + a.w - 7 - sum(long) - gap * (row.length - 1);
      let x = Math.max(a.x + 7, Math.min(spots.get(row[0]).x - size(row[0]), most));
      for (const id of row) {
        spots.get(id).x = x + size(id);
        longest.set(id, long);
        x += wide(id, long) + gap;
      }
    }
  };
  // Where the name of an area takes more lines than it had room for, what stands below it moves down, the last row least.
  const makeRoom = (keep) => {
    const size = Math.min(19, Math.max(11.5, 13.5 * letters));
    for (const a of areas) {
      const own = a.id && spots.get(a.id);
      if (!own) continue;
      ruler.font = "700 " + size + "px " + FACE;
      const tall = fill(ruler, details[a.id].l, a.x + a.w - own.x - HEAD - 9, 3).length * size * 1.17;
      const low = Math.max(own.y, a.y + tall / 2 + 7) + tall / 2;
      const inside = [...keep].filter((id) => {
        const { x, y } = spots.get(id);
        return id !== a.id && x >= a.x && x < a.x + a.w && y >= a.y && y < a.y + a.h;
      });
      const ys = inside.map((id) => spots.get(id).y);
      const [first, last] = [Math.min(...ys), Math.max(...ys)];
      const lines_ = Math.max(...inside.filter((id) => spots.get(id).y === first).map((id) => wrap(id, longest.get(id)).length));
      const need = Math.min(low + 3 + Math.min(lines_, 2) * 7 * letters, last);
      if (first < need && first < last) inside.forEach((id) => (spots.get(id).y = need + ((spots.get(id).y - first) * (last - need)) / (last - first)));
    }
  };
  const around = (boxes) => [0, 1, 2, 3].map((i) => boxes.reduce((most, b) => (i < 2 ? Math.min(most, b[i]) : Math.max(most, b[i])), i < 2 ? Infinity : -Infinity));
  // A path: one after the other, from left to right or, where it is narrow, from top to bottom.
  const arrangePath = (wide, high) => {
    const lying = wide > 700;
    // A lying one moves together, as far as its names can bear it, before its end would be out of view.
    const step = lying ? Math.max(130, Math.min(175, ((wide - covered()) / READ - 236) / (state.path.length - 1))) : 110;
    state.path.forEach((id, i) => spots.set(id, lying ? { x: i * step, y: 0 } : { x: 0, y: i * step }));
    if (lying) below = new Set(state.path);
    areas = [];
    const last = (state.path.length - 1) * step;
    frame = lying ? [-110, -120, last + 110, 150] : [-40, -40, Math.min(240, high), last + 40];
  };
  // A node with its neighbours: on both sides of it, or below it where it is narrow, an area for each kind.
  const arrangeAround = (others, wide) => {
    const beside = wide > 700;
    // Four columns and the middle: they give way before the last column would be out of view.
    const room = wide / READ - 16;
    const cell = beside ? Math.max(158, Math.min(176, (room - 130) / 4)) : 172;
    const middle = beside ? Math.max(124, Math.min(210, room - 4 * cell)) : 0;
    const [line_, head] = beside ? [38, 34] : [40, 34];
    const groups = sorts.map((kind) => others.filter((id) => details[id].k === kind)).filter((group) => group.length);
    // A few stand one below the other, so that no line to one runs through the name of another.
    const single = beside && groups.length < 3 && groups.every((group) => group.length < 14);
    const across = (group) => (beside && (single || group.length === 1) ? 1 : 2);
    const deep = (group) => Math.ceil(group.length / across(group));
    const tall = (some) => some.reduce((sum, group) => sum + head + deep(group) * line_ + 6, 0);
    let cut = groups.length;
    while (beside && cut > 1 && tall(groups.slice(0, cut - 1)) >= tall(groups.slice(cut - 1))) cut -= 1;
    areas = [];
    const put = (some, left, top, turned) => {
      let y = top;
      for (const group of some) {
        group.sort((a, b) => details[b].w - details[a].w || details[a].l.localeCompare(details[b].l));
        const cols = across(group);
        const high = head + deep(group) * line_;
        areas.push({ id: "", title: data.names[details[group[0]].k] + " (" + group.length + ")", x: left + (turned ? (2 - cols) * cell : 0), y, w: cols * cell - 6, h: high, level: 0 });
        group.forEach((id, i) => {
          const column = turned ? 1 - (i % cols) : i % cols;
          spots.set(id, { x: left + column * cell + (turned ? cell - 26 : 20), y: y + head + Math.floor(i / cols) * line_ + 14 });
          if (turned) before_.add(id);
        });
        y += high + 6;
      }
    };
    const [one, other] = [groups.slice(0, cut), groups.slice(cut)];
    const most = Math.max(tall(one), tall(other));
    put(one, 0, (most - tall(one)) / 2, beside);
    put(other, 2 * cell + middle, (most - tall(other)) / 2, false);
    const edge = areas.length ? around(areas.map((a) => [a.x, a.y, a.x + a.w, a.y + a.h])) : [0, 0, 0, 0];
    const centre = beside ? { x: 2 * cell + middle / 2 - 3, y: most / 2 - 20 } : { x: cell - 3, y: -64 };
    spots.set(state.only, centre);
    below.add(state.only);
    frame = around([edge, [centre.x - 100, centre.y - 30, centre.x + 100, centre.y + 60]]);
  };

  // How a node and a link look: what has to do with the chosen node stands out ------------------------------------
  let heads = new Set();
  let lit = null;
  const dress = (node) => {
    const kind = node.group;
    const fill = kind === "paper" ? c.paper : c[kind];
    const border = kind === "paper" ? c.soft : fill;
    const state_ = { background: fill, border: c.ink };
    const size = heads.has(node.id) && !state.only && !state.path ? HEAD : node.size;
    return {
      ...node,
      ...spots.get(node.id),
      size: size * (onMap ? Math.min(letters, 1.3) : state.path || node.id === state.only ? 1.5 : 1),
      group: undefined,
      title: undefined,
      label: undefined,
      opacity: !lit || lit.has(node.id) ? 1 : 0.25,
      color: { background: fill, border, highlight: state_, hover: state_ },
    };
  };
  const tint = (share) => {
    const [over_, ground] = [c.line, c.sunk].map((text) => text.match(/[\d.]+/g).map(Number));
    return "rgb(" + [0, 1, 2].map((i) => Math.round(over_[i] * share + ground[i] * (1 - share))).join(",") + ")";
  };
  // A link of the chosen node along its own row would strike the names between its ends through: it bends over them.
  const bend = (edge) => {
    const [from, to_] = [spots.get(edge.from), spots.get(edge.to)];
    if (!from || !to_ || Math.abs(to_.y - from.y) > 16 || Math.abs(to_.x - from.x) < 60) return false;
    const roundness = Math.min(0.35, 60 / Math.abs(to_.x - from.x));
    return { enabled: true, type: to_.x > from.x ? "curvedCW" : "curvedCCW", roundness };
  };
  const line = (edge) => {
    const share = state.only ? 0.45 : lit ? 0.08 : onMap ? 0.3 : 0.2;
    const told = Boolean(state.path) || (Boolean(state.node) && (edge.from === state.node || edge.to === state.node));
    // Which way a link goes is told where it matters; on the map heads of arrows would stand on one another.
    // Where a node's neighbours stand below it, that they do says it already.
    if (state.only && box.clientWidth <= 700) return { ...edge, width: 0.8, arrows: "", color: { color: tint(0.35), highlight: tint(0.5), hover: c.accent } };
    const plainly = !told && !state.only && !state.path;
    return {
      ...edge,
      width: plainly ? 0.8 : Math.min(edge.width, state.only ? 1.2 : 2),
      arrows: plainly || (state.only && !told) ? "" : "to",
      smooth: told && onMap ? bend(edge) : false,
      color: { color: told ? c.accent : tint(share), highlight: c.accent, hover: c.accent },
    };
  };

  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(box, { nodes, edges }, data.options);
  // The drawing is one stop of the keyboard: its frame, which shows that it is.
  box.querySelector(".vis-network").tabIndex = -1;

  // Labels are ours: measured, the weightiest first, none over another or over a node -----------------------------
  const FACE = "Arial, 'Liberation Sans', Helvetica, sans-serif";
  const pieces = new Map();
  // As the places were worked out for: three lines of twenty letters, or two around a node.
  // Where the panel leaves less room, lines may be shorter.
  const wrap = (id, long = 20) => {
    const most = long < 14 ? 4 : state.only && id !== state.only ? 2 : 3;
    const key = [most, long, id].join();
    if (pieces.has(key)) return pieces.get(key);
    const rows = [];
    for (const word of details[id].l.split(/\s+/).filter(Boolean)) {
      const last = rows.length - 1;
      if (rows.length && rows[last].length + 1 + word.length <= long) rows[last] += " " + word;
      else if (rows.length === most) {
        rows[last] += "…";
        break;
      } else rows.push(word);
    }
    pieces.set(key, rows.map((row) => (row.length <= long + 1 ? row : row.slice(0, long) + "…")));
    return pieces.get(key);
  };
  const fill = (brush, text, width, most) => {
    const rows = [];
    for (const word of text.split(" ")) {
      const last = rows.length - 1;
      if (rows.length && brush.measureText(rows[last] + " " + word).width <= width) rows[last] += " " + word;
      else rows.push(word);
    }
    return rows.slice(0, most).map((row, i) => {
      let kept = i === most - 1 && rows.length > most ? row + "…" : row;
      while (kept.length > 2 && brush.measureText(kept).width > width) kept = kept.replace(/.…?$/u, "") + "…";
      return kept;
    });
  };
  // Boxes that are taken, in a grid, so that asking for one does not look at all of them.
  const takenBoxes = (cell) => {
    const grid = new Map();
    const cells = (b, act) => {
      for (let x = Math.floor(b[0] / cell); x <= Math.floor(b[2] / cell); x++) {
        for (let y = Math.floor(b[1] / cell); y <= Math.floor(b[3] / cell); y++) if (act(x * 100003 + y)) return true;
      }
      return false;
    };
    return {
      add: (b) => cells(b, (key) => void (grid.has(key) ? grid.get(key).push(b) : grid.set(key, [b]))),
      hit: (b, own) => cells(b, (key) => (grid.get(key) || []).some((o) => o[4] !== own && b[0] < o[2] && o[0] < b[2] && b[1] < o[3] && o[1] < b[3])),
    };
  };
  let order = [];
  let labels = new Map();
  const rank_ = (id) => {
    const d = details[id];
    if (id === state.node || id === state.only) return 0;
    if (lit && lit.has(id)) return 2;
    return (d.k === "paper" ? 5 : d.k === "topic" ? 3.5 : 4) - Math.min(d.w, 999) / 2000;
  };
  const rounded = (brush, x, y, w, h, r) => {
    brush.beginPath();
    if (brush.roundRect) brush.roundRect(x, y, w, h, r);
    else brush.rect(x, y, w, h);
  };
  network.on("beforeDrawing", (brush) => {
    const scale = network.getScale();
    for (const a of areas) {
      rounded(brush, a.x, a.y, a.w, a.h, 6 / scale);
      brush.fillStyle = a.level % 2 ? c.paper : c.sunk;
      brush.fill();
      if (a.level % 2) {
        brush.strokeStyle = c.rule;
        brush.lineWidth = 1 / scale;
        brush.stroke();
      }
      if (!a.id && !a.title && !state.only) {
        brush.setLineDash([4 / scale, 4 / scale]);
        brush.strokeStyle = c.line;
        brush.lineWidth = 1 / scale;
        brush.stroke();
        brush.setLineDash([]);
      }
    }
  });
  network.once("afterDrawing", () => window.performance.mark("graph-drawn"));
  network.on("afterDrawing", (brush) => {
    const scale = network.getScale();
    const places = network.getPositions(order.filter((id) => nodes.get(id)));
    const taken = takenBoxes(80 / scale);
    const named_ = takenBoxes(80 / scale);
    labels = new Map();
    brush.textBaseline = "middle";
    brush.lineJoin = "round";
    const write = (rows, x, y, size, align) => {
      brush.textAlign = align;
      brush.lineWidth = 3 / scale;
      rows.forEach((row, i) => {
        const at = y + (i - (rows.length - 1) / 2) * size * 1.17;
        brush.strokeText(row, x, at);
        brush.fillText(row, x, at);
      });
    };
    for (const id of order.filter((key) => places[key])) {
      const { x, y } = places[id];
      const r = nodes.get(id).size;
      taken.add([x - r, y - r, x + r, y + r, id]);
    }
    // The names of areas, from the outermost in.
    const letter = Math.min(19, Math.max(11.5, 13.5 * (onMap ? letters * scale : scale * 1.15))) / scale;
    for (const a of areas) {
      const own = a.id && places[a.id] ? places[a.id] : null;
      const text = a.title || (a.id ? details[a.id].l : hasTopics ? ACROSS : "");
      if (!text || a.w * scale < 60) continue;
      const size = a.level > 1 ? letter * 0.9 : letter;
      brush.font = "700 " + size + "px " + FACE;
      const r = own ? HEAD : 0;
      const x = own ? own.x + HEAD + 5 : a.x + 9 / scale;
      const rows = fill(brush, text, a.x + a.w - x - 4 / scale, a.level > 1 && scale < 0.6 ? 2 : 3);
      const tall = rows.length * size * 1.17;
      if (tall + 4 / scale > a.h || (scale < 0.6 && a.level > 1 && rows[rows.length - 1].endsWith("…"))) continue;
      const y = Math.max(own ? own.y : 0, a.y + tall / 2 + 7 / scale);
      const wide = Math.max(...rows.map((row) => brush.measureText(row).width));
      const b = [x, y - tall / 2, x + wide, y + tall / 2, a.id || "across"];
      // A name goes before what lies in its area.
      if (named_.hit(b, "")) continue;
      named_.add(b);
      if (taken.hit(b, a.id)) {
        brush.globalAlpha = 0.85;
        brush.fillStyle = a.level % 2 ? c.paper : c.sunk;
        brush.fillRect(b[0] - 2 / scale, b[1] - 2 / scale, wide + 4 / scale, tall + 4 / scale);
        brush.globalAlpha = 1;
      }
      taken.add(b);
      if (a.id || !a.title) labels.set(a.id || "across", [b, rows, size, r, true]);
      brush.globalAlpha = lit && !lit.has(a.id) && a.id ? 0.55 : 1;
      brush.strokeStyle = a.level % 2 ? c.paper : c.sunk;
      brush.fillStyle = a.id ? c.topic : c.ink;
      write(rows, x, y, size, "left");
    }
    const least = Math.min(16, Math.max(11, 12 * (onMap ? letters * scale : scale))) / scale;
    for (const id of order) {
      if (labels.has(id) || !places[id]) continue;
      // Among so many so small, single names would stand there by chance.
      if (scale < 0.45 && !onMap && id !== state.node && !(lit && lit.has(id))) continue;
      const chosen = id === state.node;
      // On a map the letters of the chosen node stay as wide as its room; what stands in the middle of others has some.
      const bold = id === state.only;
      const size = bold ? least * 1.08 : least;
      brush.font = (bold ? "700 " : "") + size + "px " + FACE;
      const { x, y } = places[id];
      const r = nodes.get(id).size;
      const under = below.has(id);
      const set = (rows, left) => {
        const wide = Math.max(...rows.map((row) => brush.measureText(row).width));
        const tall = rows.length * size * 1.17;
        const from = under ? x - wide / 2 : left ? x - r - 4 - wide : x + r + 4;
        const top = under ? y + r + 4 / scale : y - tall / 2;
        return [from, top, from + wide, top + tall, id];
      };
      const lost = (b) => (onMap ? taken.hit([b[0], b[1], b[2] + 3, b[3]], id) || b[0] < 0 || b[2] > frame[2] : taken.hit(b, id));
      // Beside its node as on the map; where the panel has left too little room, narrower. The names of what is looked at
      // may stand on the other side, too.
      const near_ = lit && lit.has(id) ? [[20, true], [13, true]] : [];
      const lines_ = [20, 16, 13].filter((long) => long <= (longest.get(id) || 20));
      // Rather the beginning of a name than none.
      const begun = [...(covered() ? [] : [[20, false, 2], [20, false, 1]]), [13, false, 2], [13, false, 1]];
      const tries = onMap ? [...lines_.map((long) => [long, false]), ...near_, ...begun] : [[20, before_.has(id)]];
      const rows_ = (long, most) => {
        const all = wrap(id, long);
        return !most || all.length <= most ? all : all.slice(0, most).map((row, i) => (i === most - 1 ? row.replace(/…$/, "") + "…" : row));
      };
      const found = tries.find(([long, left, most]) => !lost(set(rows_(long, most), left)));
      // What was chosen is named whatever its name lies over.
      if (!found && !chosen) continue;
      const [long, left, most] = found || tries[0];
      const rows = rows_(long, most);
      const b = set(rows, left);
      if (onMap && left) before_.add(id);
      else if (onMap) before_.delete(id);
      taken.add(b);
      labels.set(id, [b, rows, size, r, false]);
      brush.globalAlpha = !lit || lit.has(id) ? 1 : 0.45;
      if (chosen) {
        const edge = 3 / scale;
        rounded(brush, b[0] - edge, b[1] - edge, b[2] - b[0] + 2 * edge, b[3] - b[1] + 2 * edge, 3 / scale);
        brush.fillStyle = c["accent-soft"];
        brush.fill();
      }
      brush.strokeStyle = chosen ? c["accent-soft"] : areas.length ? c.sunk : c.paper;
      brush.fillStyle = details[id].k === "topic" ? c.topic : c.ink;
      if (under) write(rows, x, (b[1] + b[3]) / 2, size, "center");
      else if (before_.has(id)) write(rows, b[2], y, size, "right");
      else write(rows, b[0], y, size, "left");
    }
    brush.globalAlpha = 1;
    // The words on the links of a path.
    if (state.path) {
      brush.font = "italic " + 12 / scale + "px " + FACE;
      brush.fillStyle = c.soft;
      brush.strokeStyle = c.paper;
      for (let i = 1; i < state.path.length; i++) {
        const [p, q] = [places[state.path[i - 1]], places[state.path[i]]];
        const link = between(state.path[i - 1], state.path[i]);
        if (p && q && link) {
          const flat = p.y === q.y;
          write([(link.from === state.path[i] ? "← " : "") + link.title + (link.from === state.path[i] ? "" : " →")], (p.x + q.x) / 2 + (flat ? 0 : 12), (p.y + q.y) / 2 - (flat ? 16 / scale : 0), 12 / scale, flat ? "center" : "left");
        }
      }
    }
    // A ring around what was chosen.
    const chosen = state.node && places[state.node];
    if (chosen) {
      brush.beginPath();
      const { size, shape } = nodes.get(state.node);
      brush.arc(chosen.x, chosen.y, size * (REACH[shape] || 1) + 4 / scale, 0, 2 * Math.PI);
      brush.lineWidth = 2.5 / scale;
      brush.strokeStyle = c.accent;
      brush.stroke();
    }
  });
  // How far the corners of a sign reach beyond its size.
  const REACH = { triangle: 1.25, triangleDown: 1.25, square: 1.4, star: 1.2 };
  const between = (a, b) => {
    const best = near.get(a).filter((pair) => pair[0] === b).sort((p, q) => extra[q[1]][0] - extra[p[1]][0])[0];
    return best ? links[best[1]] : null;
  };

  // Everything that is meant to be seen, as large as it gets.
  const READ = 0.9;
  // ``moved``: something was moved from under the panel; ``fitted``: nobody pushed the drawing or changed its size since.
  let moved = false;
  let fitted = true;
  function fitAll(read_) {
    const [wide, high] = [frame[2] - frame[0], frame[3] - frame[1]];
    const free = covered();
    const [top, low] = [box.getBoundingClientRect().top, panel.getBoundingClientRect().top];
    const seen = panel.hidden || !isSheet() || onMap ? box.clientHeight : Math.min(box.clientHeight, Math.max(180, low - top));
    const fitting = Math.min(1.4, (box.clientWidth - free) / (wide + 16), seen / (high + 16));
    // A topic that is too large to be read at once is seen from its beginning.
    const scale = onMap ? 1 : read_ && !state.all ? Math.max(READ, fitting) : fitting;
    moved = false;
    fitted = true;
    const centre = (low, most, room) => (!onMap && scale > fitting && most - low + 16 > room / scale ? low - 8 + room / 2 / scale : (low + most) / 2);
    const x = centre(frame[0], frame[2], box.clientWidth - free) + free / 2 / scale;
    const y = centre(frame[1], frame[3], seen) + (box.clientHeight - seen) / 2 / scale;
    network.moveTo({ scale, position: { x, y }, animation: false });
  }

  const count = (keep) => {
    const n = many(keep.size, "node") + ", " + many(edges.length, "link");
    const topic = topicBox && topicBox.value;
    if (state.path) return "A path of " + many(state.path.length - 1, "link");
    if (state.only) {
      const all = neighbours(state.only).length;
      return "“" + short(details[state.only].l) + "” and " + (keep.size - 1 < all ? keep.size - 1 + " of its " : "its ") + many(all, "neighbour");
    }
    if (topic) return (topic === "across" ? "What belongs to no single topic" : "“" + short(details[topic].l) + "”") + ": " + n;
    return (state.all ? "" : "The most named: ") + keep.size.toLocaleString("en") + " of " + many(ids.length, "node") + ", " + many(edges.length, "link");
  };
  function draw(fit) {
    const keep = wanted();
    arrange(keep);
    if (!keep.size) areas = [];
    drawnFor = covered();
    heads = new Set(areas.map((a) => a.id));
    lit = state.node && keep.has(state.node) && !state.path ? new Set([state.node, ...near.get(state.node).map((pair) => pair[0])]) : null;
    order = [];
    box.querySelectorAll("div.vis-tooltip").forEach((hint) => (hint.style.visibility = "hidden"));
    nodes.clear();
    edges.clear();
    nodes.add([...keep].map((id) => dress(byId.get(id))));
    const every = state.only || state.path;
    const among = (edge) => keep.has(edge.from) && keep.has(edge.to);
    // Around a node, what links its neighbours with each other would hide its own links.
    const drawn = state.only
      ? (edge) => among(edge) && (edge.from === state.only || edge.to === state.only)
      : state.path
        ? (edge) => state.path.some((id, i) => i && edge === between(state.path[i - 1], id))
        : (edge) => among(edge) && (every || !WITHIN.includes(edge.title));
    edges.add(links.filter(drawn).map(line));
    order = [...keep].sort((a, b) => rank_(a) - rank_(b));
    for (const kindBox of kinds) {
      const n = [...keep].filter((id) => details[id].k === kindBox.value).length;
      $("n-" + kindBox.value).textContent = n ? String(n) : "";
    }
    $("empty").hidden = keep.size > 0;
    told();
    if (state.node && keep.has(state.node)) network.selectNodes([state.node], false);
    if (fit && keep.size) fitAll(true);
  }
  // The chosen node changes: the same places, other colours.
  function paint() {
    const keep = new Set(nodes.getIds());
    lit = state.node && keep.has(state.node) && !state.path ? new Set([state.node, ...near.get(state.node).map((pair) => pair[0])]) : null;
    nodes.update([...keep].map((id) => ({ id, opacity: !lit || lit.has(id) ? 1 : 0.25 })));
    edges.update(edges.getIds().map((id) => { const { color, width, arrows, smooth } = line(links[Number(id.slice(1))]); return { id, color, width, arrows, smooth }; }));
    order = [...keep].sort((a, b) => rank_(a) - rank_(b));
    if (state.node && keep.has(state.node)) network.selectNodes([state.node], false);
    else network.unselectAll();
    told();
  }
  // What stands in the corner: what is seen, or what is to be done next.
  let saidFor = 0;
  function told(text) {
    const stop = $("stop");
    window.clearTimeout(saidFor);
    if (text) saidFor = window.setTimeout(() => told(), 6000);
    const path = state.start && !state.path;
    $("graph-count").textContent = text || (path ? "A path from “" + short(details[state.start].l) + "”: choose where it shall end" : count(new Set(nodes.getIds())));
    const home = atHome();
    stop.hidden = !path && !state.only && !state.path && !(topicBox && topicBox.value) && !state.all;
    stop.textContent = path ? "No path" : "Whole map";
    $("reset").disabled = home && !state.node && !state.start;
    $("back").disabled = !past.length;
  }

  // The panel -----------------------------------------------------------------------------------------------------
  const quote = (i) => {
    const [text, start, end, title, when, href, url] = quotes[i].map((v, at) => (at === 1 || at === 2 ? v : strings[v]));
    const figure = make("figure", null, "quote");
    const block_ = make("blockquote");
    block_.dir = "auto";
    block_.append(text.slice(0, start), make("mark", text.slice(start, end)), text.slice(end));
    const caption = make("figcaption");
    const link = make("a", title);
    link.href = to(href);
    caption.append(link, when ? ", " + when : "");
    if (url) {
      const out = make("a", "the paper", "out");
      out.href = url;
      out.rel = "noreferrer noopener";
      caption.append(" ", out);
    }
    figure.append(block_, caption);
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
  const named = (id) => details[id].l + (details[id].x ? " (" + details[id].x + ")" : "");
  const standing = (id) => {
    const d = details[id];
    if (d.h) return (d.k === "topic" ? "within the topic " : "topic: ") + named(d.h);
    return loose(id) && d.k !== "paper" ? "across topics: in the papers of several" : "";
  };
  const short = (text) => {
    if (text.length <= 30) return text;
    const cut = text.slice(0, 30).search(/\s+\S*$/u);
    return text.slice(0, cut > 12 ? cut : 29).replace(/[\s,;:(–-]+$/u, "") + "…";
  };

  function show(parts) {
    const inside = panel.contains(document.activeElement);
    const close = button("Close", leave);
    close.className = "close";
    panel.replaceChildren(close, ...parts);
    panel.hidden = false;
    panel.scrollTop = 0;
    // A sheet leaves the upper half of the window: there the drawing shall be.
    const head = document.querySelector(".top").offsetHeight;
    const at = box.getBoundingClientRect().top;
    if (isSheet() && !onMap && (at < head - 4 || panel.getBoundingClientRect().top - at < 260)) window.scrollBy({ top: at - head, behavior: "instant" });
    settle();
    // Whoever chose in the panel stays in it.
    if (inside) panel.focus({ preventScroll: true });
  }
  // The panel came or went: what is seen goes into the room that is free now, unless one has moved it oneself.
  let drawnFor = 0;
  function settle() {
    if (covered() === drawnFor) return;
    if ((onMap || state.only) && fitted) draw(false);
    drawnFor = covered();
    if (fitted && nodes.length) fitAll(true);
  }
  function leave() {
    const inside = panel.contains(document.activeElement);
    panel.hidden = true;
    state.node = null;
    paint();
    settle();
    // What was moved from under it goes back.
    if (moved) fitAll(true);
    if (inside) box.focus({ preventScroll: true });
  }

  function tell(id) {
    const d = details[id];
    const where = standing(id);
    const parts = [make("p", NAME(id) + (where ? " · " + where : ""), "what")];
    const title = make("h2", d.l);
    title.dir = "auto";
    parts.push(title);
    if (d.x && !(d.h && d.x === details[d.h].l)) parts.push(make("p", d.x));
    d.f.forEach((fact) => parts.push(make("p", fact)));
    if (d.a) {
      const link = make("a", d.k === "topic" ? "Read the page of this topic" : d.k === "paper" ? "Read the abstract" : d.k === "issue" ? "See it in the tree" : "More");
      link.href = to(d.a);
      const p = make("p");
      p.append(link);
      parts.push(p);
    }
    const tools = make("div", null, "buttons");
    if (d.k === "topic" && topicBox) {
      const open = topicBox.value === id && !state.only && !state.path;
      tools.append(open ? button("Fold this topic", reset) : button("Open this topic", () => open_(id)));
    }
    tools.append(state.only === id ? button("Show all again", past.length ? goBack : reset) : button("Neighbours only", () => only(id)));
    if (state.start && state.start !== id) tools.append(button("Path from “" + short(details[state.start].l) + "”", () => showPath(state.start, id)));
    else {
      tools.append(button("Start a path here", () => {
        state.start = id;
        told();
        tell(id);
        panel.querySelector(".buttons").after(make("p", "Now choose the node where the path shall end: on the drawing, in the lists below or by the search.", "next"));
      }));
    }
    parts.push(tools);
    if (d.q.length) parts.push(make("h3", "In the papers’ words"), block(d.q));
    const groups = new Map();
    for (const [other, i] of near.get(id)) {
      const kind = details[other].k;
      if (!groups.has(kind)) groups.set(kind, new Map());
      const group = groups.get(kind);
      if (!group.has(other) || extra[i][0] > extra[group.get(other)][0]) group.set(other, i);
    }
    for (const kind of sorts) {
      if (!groups.has(kind)) continue;
      // The words are said of what the panel tells of; those that are alike stand together, under one head.
      const words = (i) => (links[i].from === id ? links[i].title : data.back[links[i].title] || links[i].title);
      const heaviest = new Map();
      for (const [, i] of groups.get(kind)) heaviest.set(words(i), Math.max(heaviest.get(words(i)) || 0, extra[i][0]));
      const list = [...groups.get(kind)].sort(
        (a, b) =>
          heaviest.get(words(b[1])) - heaviest.get(words(a[1])) ||
          words(a[1]).localeCompare(words(b[1])) ||
          extra[b[1]][0] - extra[a[1]][0] ||
          details[a[0]].l.localeCompare(details[b[0]].l),
      );
      parts.push(make("h3", data.names[kind] + " (" + list.length + ")"));
      const ul = make("ul");
      const entry = ([other, i], at) => {
        const li = make("li");
        const go = button(named(other), () => choose(other));
        go.dir = "auto";
        const again = at > 0 && words(list[at - 1][1]) === words(i);
        li.append(make("span", words(i), again ? "rel vh" : "rel"), " ", go, " ");
        if (extra[i][0] > 1) li.append(make("span", many(extra[i][0], "paper"), "of"));
        return li;
      };
      list.slice(0, 12).forEach((pair, at) => ul.append(entry(pair, at)));
      if (list.length > 12) {
        const rest = make("li");
        rest.append(button("and " + (list.length - 12) + " more", () => {
          const first = entry(list[12], 12);
          rest.replaceWith(first, ...list.slice(13).map((pair, at) => entry(pair, at + 13)));
          first.querySelector("button").focus();
        }));
        ul.append(rest);
      }
      parts.push(ul);
    }
    if (!near.get(id).length) parts.push(make("p", "Nothing is linked with it."));
    show(parts);
  }

  function tellLink(key) {
    const i = Number(key.slice(1));
    const edge = links[i];
    const [weight, numbers] = extra[i];
    const p = make("p");
    p.append(
      button(named(edge.from), () => choose(edge.from)), " " + edge.title + " ",
      button(named(edge.to), () => choose(edge.to)),
    );
    const parts = [make("p", "Link", "what"), p, make("p", weight === 1 ? "In one paper." : "In " + weight + " papers.")];
    if (numbers.length) parts.push(make("h3", "In the papers’ words"), block(numbers));
    show(parts);
  }

  function tellAcross() {
    const inside = ids.filter((id) => loose(id) && details[id].k !== "paper");
    show([
      make("p", "Not a topic", "what"),
      make("h2", ACROSS),
      make("p", "Here stands what belongs to no single topic: no topic holds more than half of the papers that name it."),
      make("p", many(inside.length, "thing") + " in all."),
      ...(topicBox ? [button("Show all of them", () => open_("across"))] : []),
    ]);
  }

  // Steps from view to view, each of which can be taken back ------------------------------------------------------
  const past = [];
  const step = (change) => {
    past.push(encode());
    change();
    if (weightBox) {
      $("weight-out").textContent = weightBox.value;
      $("weight-unit").textContent = weightBox.value === "1" ? "paper" : "papers";
    }
    draw(false);
    if (state.node && nodes.get(state.node)) tell(state.node);
    if (nodes.length) fitAll(true);
  };
  function goBack() {
    if (past.length) decode(past.pop());
  }
  const paperBox = kinds.find((kindBox) => kindBox.value === "paper");
  const open_ = (topic) => step(() => {
    state.only = state.path = state.start = null;
    state.all = false;
    topicBox.value = topic;
    if (paperBox) paperBox.checked = true;
    if (topic === "across") {
      state.node = null;
      panel.hidden = true;
    }
  });
  const only = (id) => step(() => {
    state.only = state.node = id;
    state.path = state.start = null;
    if (paperBox) paperBox.checked = true;
  });
  const plain = () => {
    state.only = state.path = state.node = state.start = null;
    state.all = false;
    kinds.forEach((kindBox) => (kindBox.checked = kindBox.value !== "paper"));
    if (topicBox) topicBox.value = "";
    if (fromBox) {
      fromBox.selectedIndex = 0;
      toBox.selectedIndex = toBox.options.length - 1;
    }
    if (weightBox) weightBox.value = "1";
  };
  function reset() {
    step(() => {
      plain();
      panel.hidden = true;
    });
  }

  function choose(id) {
    if (state.start && state.start !== id) {
      showPath(state.start, id);
      return;
    }
    if (!nodes.get(id)) {
      only(id);
      return;
    }
    see(id);
  }
  function see(id) {
    state.node = id;
    paint();
    tell(id);
    reveal(id);
  }
  // From node to node by keys, as one reads: area by area, row by row.
  function stepTo(by) {
    const inside = (p, a) => p.x >= a.x && p.x < a.x + a.w && p.y >= a.y && p.y < a.y + a.h;
    const key = new Map([...spots].map(([id, p]) => [id, [areas.findIndex((a) => inside(p, a)), Math.round(p.y / 8), p.x]]));
    const read_ = order.filter((id) => key.has(id)).sort((a, b) => key.get(a)[0] - key.get(b)[0] || key.get(a)[1] - key.get(b)[1] || key.get(a)[2] - key.get(b)[2]);
    const at = read_.indexOf(state.node);
    if (read_.length) see(read_[at < 0 ? (by > 0 ? 0 : read_.length - 1) : (at + by + read_.length) % read_.length]);
  }
  // The chosen node is moved from under the panel, and into the window.
  function reveal(id) {
    const at = network.canvasToDOM(spots.get(id));
    // A map may be higher than what a sheet leaves of the window: then the page is moved.
    if (isSheet() && onMap) {
      const [top, low] = [document.querySelector(".top").getBoundingClientRect().bottom, panel.getBoundingClientRect().top];
      const place = box.getBoundingClientRect().top + at.y;
      if (place < top + 30 || place > low - 40) window.scrollBy({ top: place - (top + low) / 2, behavior: "instant" });
    }
    const [frame_, over] = [box.getBoundingClientRect(), panel.getBoundingClientRect()];
    const right = over.bottom > frame_.top && over.left < frame_.right && over.left > frame_.left + 40 ? over.left - frame_.left : frame_.width;
    const low = over.left <= frame_.left + 40 && over.top < frame_.bottom ? Math.max(80, over.top - frame_.top) : frame_.height;
    // A map that nobody moved has room for its names.
    const edge = isSheet() && onMap && fitted ? 0 : 120;
    const dx = at.x > right - edge ? at.x - right + edge + 40 : at.x < 0 ? at.x - 60 : 0;
    const dy = at.y > low - 30 ? at.y - low + 60 : at.y < 0 ? at.y - 60 : 0;
    if (!dx && !dy) return;
    const view = network.getViewPosition();
    const scale = network.getScale();
    moved = true;
    network.moveTo({ position: { x: view.x + dx / scale, y: view.y + dy / scale }, animation: false });
  }

  // The shortest path, breadth first; papers may lie on it ------------------------------------------------------
  function showPath(from, to_) {
    const before = new Map([[from, null]]);
    const queue = [from];
    while (queue.length && !before.has(to_)) {
      const at = queue.shift();
      for (const [other] of near.get(at)) {
        if (!before.has(other)) {
          before.set(other, at);
          queue.push(other);
        }
      }
    }
    if (!before.has(to_)) {
      state.start = null;
      told("Nothing links the two");
      return;
    }
    const path = [];
    for (let at = to_; at; at = before.get(at)) path.unshift(at);
    step(() => {
      state.path = path;
      state.only = state.start = null;
      state.node = to_;
    });
    wayTold();
  }
  function wayTold() {
    panel.querySelector(".what").before(make("p", "Path: " + state.path.map((id) => details[id].l).join(" → "), "path"));
  }

  // Events --------------------------------------------------------------------------------------------------------
  const labelAt = (dom) => {
    const at = network.DOMtoCanvas(dom);
    const slack = (touch ? 6 : 1) / network.getScale();
    for (const [id, [b]] of labels) if (at.x > b[0] - slack && at.x < b[2] + slack && at.y > b[1] - slack && at.y < b[3] + slack) return id;
    return null;
  };
  const hitAt = (dom) => network.getNodeAt(dom) || labelAt(dom);
  // The first click of two may make room for the panel: the second is meant for what the first one hit.
  let first = { x: 0, y: 0, when: -1e6, hit: null };
  const again = (x, y) => window.performance.now() - first.when < 500 && Math.hypot(x - first.x, y - first.y) < 9;
  network.on("click", (event) => {
    const { x, y } = event.event.center;
    if (again(x, y)) return;
    const hit = event.nodes[0] || labelAt(event.pointer.DOM);
    first = { x, y, when: window.performance.now(), hit };
    tip.hidden = true;
    if (hit === "across") {
      state.node = null;
      paint();
      tellAcross();
    } else if (hit) choose(hit);
    else if (event.edges.length) tellLink(event.edges[0]);
    else if (!panel.hidden) leave();
  });
  // A tap on the drawing may open the panel under the finger: what follows it at the same place is no tap on the panel.
  panel.addEventListener("click", (event) => {
    if (!again(event.clientX, event.clientY)) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  network.on("doubleClick", (event) => {
    const hit = again(event.event.center.x, event.event.center.y) ? first.hit : event.nodes[0] || labelAt(event.pointer.DOM);
    if (hit === "across") open_("across");
    else if (hit && details[hit].k === "topic" && topicBox && topicBox.value !== hit) open_(hit);
  });
  // What a sign or its label is, told beside the pointer.
  let over = null;
  box.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons) {
      tip.hidden = true;
      return;
    }
    const edge = box.getBoundingClientRect();
    const at = { x: event.clientX - edge.left, y: event.clientY - edge.top };
    const hit = hitAt(at);
    box.classList.toggle("pointing", Boolean(hit));
    if (!hit) {
      tip.hidden = true;
      over = null;
      return;
    }
    if (hit !== over) {
      over = hit;
      const rows = hit === "across" ? [ACROSS, "What belongs to no single topic"] : [named(hit), NAME(hit) + (details[hit].k === "paper" ? "" : ", " + many(details[hit].w, "paper")), standing(hit)];
      tip.replaceChildren(...rows.filter(Boolean).map((text, i) => make(i ? "span" : "b", text)));
      tip.hidden = false;
    }
    tip.hidden = false;
    const [w, h] = [tip.offsetWidth, tip.offsetHeight];
    tip.style.left = Math.max(4, Math.min(at.x + 14, edge.width - w - 4)) + "px";
    tip.style.top = (at.y + 18 + h > edge.height ? at.y - h - 10 : at.y + 18) + "px";
  });
  box.addEventListener("pointerleave", () => {
    tip.hidden = true;
    over = null;
  });

  // A filter holds for the map and in a topic; it ends a path or a look at neighbours, but not the choice of kinds.
  kinds.forEach((kindBox) => kindBox.addEventListener("change", () => {
    const now = kindBox.checked;
    kindBox.checked = !now;
    step(() => {
      kindBox.checked = now;
      state.path = null;
    });
  }));
  const before = new Map();
  [topicBox, fromBox, toBox, weightBox].forEach((field) => {
    if (!field) return;
    before.set(field, field.value);
    field.addEventListener(field === weightBox ? "input" : "change", () => {
      const now = field.value;
      field.value = before.get(field);
      step(() => {
        state.only = state.path = null;
        if (field === topicBox) {
          state.all = false;
          if (now && !field.value && paperBox) paperBox.checked = true;
          if (!now && paperBox) paperBox.checked = false;
        }
        field.value = now;
        // From a year on and up to an earlier one is nothing: the other end goes along.
        if (field === fromBox && Number(toBox.value) < Number(now)) toBox.value = now;
        if (field === toBox && Number(fromBox.value) > Number(now)) fromBox.value = now;
      });
    });
  });
  const noted = () => before.forEach((value, field) => before.set(field, field.value));
  nodes.on("add", noted);
  nodes.on("remove", noted);
  $("reset").addEventListener("click", reset);
  $("empty-reset").addEventListener("click", reset);
  $("back").addEventListener("click", goBack);
  $("stop").addEventListener("click", () => {
    if (state.start && !state.path) {
      state.start = null;
      told();
      if (state.node) tell(state.node);
    } else reset();
  });
  $("unfold").addEventListener("click", () => {
    step(() => {
      plain();
      state.all = true;
      if (paperBox) paperBox.checked = true;
      panel.hidden = true;
    });
    $("filters").open = false;
  });
  // What lies over the drawing closes when one goes on with something else.
  document.addEventListener("pointerdown", (event) => {
    if (!$("filters").contains(event.target) && box.contains(event.target)) $("filters").open = false;
  });
  $("filters").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    $("filters").open = false;
    $("filters").querySelector("summary").focus();
  });
  $("fit").addEventListener("click", () => fitAll());
  const move = (options) => {
    fitted = false;
    network.moveTo({ ...options, animation: false });
  };
  const zoom = (by) => move({ scale: network.getScale() * by });
  network.on("zoom", () => (fitted = false));
  network.on("dragEnd", () => (fitted = false));
  $("zoom-in").addEventListener("click", () => zoom(1.3));
  $("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  box.addEventListener("keydown", (event) => {
    const push = 60 / network.getScale();
    const at = network.getViewPosition();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "0") fitAll();
    else if (event.key === "n" || event.key === "p") stepTo(event.key === "n" ? 1 : -1);
    else if (event.key === "Enter" && state.node) {
      if (state.start && state.start !== state.node) showPath(state.start, state.node);
      else panel.focus({ preventScroll: true });
    }
    else if (event.key === "Escape") {
      if (!panel.hidden) leave();
      else goBack();
    } else if (event.key === "ArrowLeft") move({ position: { x: at.x - push, y: at.y } });
    else if (event.key === "ArrowRight") move({ position: { x: at.x + push, y: at.y } });
    else if (event.key === "ArrowUp") move({ position: { x: at.x, y: at.y - push } });
    else if (event.key === "ArrowDown") move({ position: { x: at.x, y: at.y + push } });
    else return;
    event.preventDefault();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
  });

  let folded = null;
  suggest($("node-search"), $("node-list"), $("node-status"), (words) => {
    if (!folded) folded = ids.map((id) => fold(details[id].l));
    return folded
      .map((text, i) => [rank(text, words), text, i])
      .filter((hit) => hit[0] >= 0)
      // The whole name first, then by papers; to begin with the words counts as thrice as many.
      .map(([score, text, i]) => [text === words.join(" ") ? Infinity : details[ids[i]].w * (score < 1 ? 3 : 1), i])
      .sort((a, b) => (a[0] === b[0] ? a[1] - b[1] : b[0] - a[0]))
      .slice(0, 10)
      .map((hit) => ids[hit[1]])
      .map((id) => ({ label: named(id), sort: data.ones[details[id].k], id }));
  }, (hit) => {
    choose(hit.id);
    $("node-search").value = "";
  });

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
    const put = (name, attributes, text) => {
      const node = document.createElementNS(ns, name);
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, typeof value === "number" ? String(Math.round(value * 10) / 10) : value);
      if (text) node.textContent = text;
      svg.append(node);
    };
    const shown = nodes.get();
    const boxes = [...shown.map((n) => [n.x - 20, n.y - 20, n.x + 20, n.y + 20]), ...[...labels.values()].map((label) => label[0]), ...areas.map((a) => [a.x, a.y, a.x + a.w, a.y + a.h])];
    // A topic is saved without what lies around it.
    const alone = topicBox && topicBox.value && !state.only && !state.path && !onMap;
    const [left, top, right, low] = alone ? frame : around(boxes.length ? boxes : [[0, 0, 1, 1]]);
    svg.setAttribute("xmlns", ns);
    svg.setAttribute("viewBox", [left - 10, top - 10, right - left + 20, low - top + 20].map(Math.round).join(" "));
    put("rect", { x: left - 10, y: top - 10, width: right - left + 20, height: low - top + 20, fill: c.paper });
    areas.forEach((a) => put("rect", { x: a.x, y: a.y, width: a.w, height: a.h, rx: 6, fill: a.level % 2 ? c.paper : c.sunk }));
    const place = new Map(shown.map((n) => [n.id, n]));
    edges.get().forEach((edge) => {
      const [a, b] = [place.get(edge.from), place.get(edge.to)];
      const over = edge.smooth ? Math.abs(b.x - a.x) * edge.smooth.roundness * 0.78 : 0;
      if (over) put("path", { d: "M" + [a.x, a.y, "Q", (a.x + b.x) / 2, Math.min(a.y, b.y) - over, b.x, b.y].join(" "), fill: "none", stroke: edge.color.color, "stroke-width": edge.width });
      else put("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: edge.color.color, "stroke-width": edge.width });
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
      const ink = { fill: n.color.background, stroke: n.color.border, opacity: n.opacity };
      if (corners) put("polygon", { points: corners.map(([x, y]) => Math.round(n.x + x) + "," + Math.round(n.y + y)).join(" "), ...ink });
      else put("circle", { cx: n.x, cy: n.y, r, ...ink });
    });
    for (const [id, [b, rows, size, , bold]] of labels) {
      const under = below.has(id);
      rows.forEach((row, i) => {
        put("text", { x: under ? (b[0] + b[2]) / 2 : before_.has(id) ? b[2] : b[0], y: b[1] + size * (0.95 + i * 1.17), "text-anchor": under ? "middle" : before_.has(id) ? "end" : "start", "font-family": "Arial, sans-serif", "font-size": size, "font-weight": bold ? "bold" : "normal", fill: details[id] && details[id].k === "topic" ? c.topic : c.ink }, row);
      });
    }
    areas.filter((a) => a.title).forEach((a) => put("text", { x: a.x + 9, y: a.y + 20, "font-family": "Arial, sans-serif", "font-size": 13.5, "font-weight": "bold", fill: c.ink }, a.title));
    const text = new XMLSerializer().serializeToString(svg);
    save("graph.svg", "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text));
  });

  document.addEventListener("themechange", () => {
    c = colours();
    draw(false);
  });
  // A link that brings a view back: what differs from the first view, as parts of the address -----------------------
  function encode() {
    const parts = [];
    const off = kinds.filter((kindBox) => kindBox.checked === (kindBox.value === "paper")).map((kindBox) => kindBox.value);
    if (state.node) parts.push("n=" + state.node);
    if (state.only) parts.push("only=" + state.only);
    if (state.path) parts.push("path=" + state.path.join("."));
    if (state.all) parts.push("all=1");
    if (off.length) parts.push("turned=" + off.join("."));
    if (topicBox && topicBox.value) parts.push("topic=" + topicBox.value);
    if (fromBox && (fromBox.selectedIndex || toBox.selectedIndex < toBox.options.length - 1)) parts.push("years=" + fromBox.value + "." + toBox.value);
    if (weightBox && weightBox.value !== "1") parts.push("weight=" + weightBox.value);
    return parts.join("&");
  }
  const atHome = () => encode().replace(/^n=[^&]*&?/, "") === "";
  function decode(text) {
    const told_ = new Map(text.split("&").map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]));
    const known = (name) => (told_.get(name) || "").split(".").filter((id) => details[id]);
    plain();
    state.all = told_.get("all") === "1";
    const turned = (told_.get("turned") || "").split(".");
    kinds.forEach((kindBox) => (kindBox.checked = (kindBox.value !== "paper") !== turned.includes(kindBox.value)));
    if (topicBox && [...topicBox.options].some((o) => o.value === told_.get("topic"))) topicBox.value = told_.get("topic");
    const [first, last] = (told_.get("years") || "").split(".");
    if (fromBox && [...fromBox.options].some((o) => o.value === first)) fromBox.value = first;
    if (toBox && [...toBox.options].some((o) => o.value === last)) toBox.value = last;
    if (weightBox) {
      if (Number(told_.get("weight")) > 0) weightBox.value = told_.get("weight");
      $("weight-out").textContent = weightBox.value;
      $("weight-unit").textContent = weightBox.value === "1" ? "paper" : "papers";
    }
    state.only = known("only")[0] || null;
    state.path = known("path").length ? known("path") : null;
    state.node = known("n")[0] || null;
    panel.hidden = true;
    if (state.node && !state.only && !state.path && !wanted().has(state.node)) state.only = state.node;
    draw(false);
    if (state.node) tell(state.node);
    if (state.node && state.path) wayTold();
    if (nodes.length) fitAll(true);
  }
  $("keep").addEventListener("click", () => {
    window.history.replaceState(null, "", to("#" + encode()).replace("#:", "#graph.html:"));
    told("The address of this page now leads to this view");
    if (window.isSecureContext && navigator.clipboard) navigator.clipboard.writeText(window.location.href).then(() => told("The link to this view is copied"), () => null);
  });
  const fromHash = () => {
    const text = window.location.hash.slice(1).replace(/^graph\.html:/, "");
    if (details[text]) {
      if (box.clientWidth) choose(text);
      else pending = text;
    } else if (text.includes("=")) decode(text);
  };
  let pending = null;
  window.addEventListener("hashchange", fromHash);
  // The canvas changes its size, or gets one only when its sheet is shown: another map may fit it.
  let [lastWide, lastHigh] = [box.clientWidth, box.clientHeight];
  const resized = () => {
    if (!box.clientWidth || (box.clientWidth === lastWide && box.clientHeight === lastHigh)) return;
    [lastWide, lastHigh] = [box.clientWidth, box.clientHeight];
    network.setSize("100%", "100%");
    network.redraw();
    draw(true);
    if (pending) choose(pending);
    pending = null;
  };
  document.addEventListener("sheetchange", resized);
  if ("ResizeObserver" in window) new ResizeObserver(resized).observe(box);

  // The table shows its head; the rest when one asks for it or for a word in it --------------------------------------
  const table = $("nodes");
  const rowFilter = $("row-filter");
  if (table && rowFilter) {
    const more = $("all-rows");
    const body = [...table.tBodies[0].rows];
    const none = nothing(rowFilter, table.parentElement, "row");
    let texts = null;
    const some = () => {
      const words = fold(rowFilter.value).split(/\s+/).filter(Boolean);
      if (words.length && !texts) texts = body.map((row) => fold(row.textContent));
      let left = 0;
      body.forEach((row, i) => {
        row.hidden = !words.every((word) => texts[i].includes(word));
        if (!row.hidden) left += 1;
      });
      $("row-filter-status").textContent = words.length ? (left ? left.toLocaleString("en") : "none") + " of " + body.length.toLocaleString("en") : "";
      none(words.length > 0 && !left);
      table.hidden = words.length > 0 && !left;
      const cut = body.length > 60 && !words.length && more.dataset.all !== "1";
      table.classList.toggle("some", cut);
      more.parentElement.hidden = !cut;
    };
    more.addEventListener("click", () => {
      more.dataset.all = "1";
      some();
    });
    rowFilter.addEventListener("input", some);
    some();
  }
  draw(true);
  fromHash();
  window.herringbone.graph = { state, network, nodes, edges, get labels() { return labels; }, get areas() { return areas; } };
})();
