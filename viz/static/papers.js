"use strict";
// What the list of papers can do besides: a filter, another order, marks of one kind.
(function () {
  const { fold, make, plain, pointed, nothing } = window.herringbone;

  // The list of papers: those with certain words, in another order ------------------------------------------------
  for (const box of document.querySelectorAll("input[data-filters]")) {
    const whole = box.closest(".body");
    const part = (name) => whole.querySelector('[data-part="' + name + '"]');
    const [order, status] = [part("order"), part("status")];
    const items = [...whole.querySelectorAll(box.dataset.filters)];
    const homes = items.map((item) => item.closest("section"));
    const sections = [...new Set(homes)];
    const contents = whole.querySelector(".contents ol");
    const years = contents ? [...contents.children] : [];
    const read_ = (item, name) => (item.querySelector(name) ? item.querySelector(name).textContent : "");
    const none = sections.length ? nothing(box, sections[0], "paper") : () => {};
    let texts = null;
    let made = [];
    const narrow = () => {
      if (!texts) texts = items.map((item) => " " + fold(item.textContent));
      const words = fold(box.value).split(/\s+/).filter(Boolean);
      let left = 0;
      items.forEach((item, i) => {
        item.hidden = !words.every((word) => texts[i].includes(word));
        if (!item.hidden) left += 1;
      });
      const shown = made.length ? made : sections;
      shown.forEach((section) => (section.hidden = !section.querySelector(".paper:not([hidden])")));
      if (contents) [...contents.children].forEach((entry, i) => shown[i] && (entry.hidden = shown[i].hidden));
      const all = items.length.toLocaleString("en") + (items.length === 1 ? " paper" : " papers");
      none(words.length > 0 && !left);
      status.textContent = words.length ? (left ? left.toLocaleString("en") : "none") + " of " + all : all;
    };
    const group = () => {
      made.forEach((section) => section.remove());
      made = [];
      const by = order.value;
      sections.forEach((section) => (section.hidden = by !== "year"));
      if (by === "year") {
        items.forEach((item, i) => homes[i].append(item));
        if (contents) contents.replaceChildren(...years);
        narrow();
        return;
      }
      const titles = new Map(items.map((item) => [item, read_(item, "h3")]));
      const key = (item) => {
        const letter = fold(titles.get(item)).match(/\p{L}|\p{N}/u);
        if (by === "topic") return read_(item, ".home") || "No topic";
        return letter ? (/\p{N}/u.test(letter[0]) ? "0–9" : letter[0].toUpperCase()) : "…";
      };
      const groups = new Map();
      [...items]
        .sort((a, b) => titles.get(a).localeCompare(titles.get(b), "en"))
        .forEach((item) => groups.set(key(item), [...(groups.get(key(item)) || []), item]));
      const entries = [];
      for (const name of [...groups.keys()].sort((a, b) => a.localeCompare(b, "en"))) {
        const section = make("section");
        section.id = box.id + "-by-" + made.length;
        const head = make("h2", name);
        head.id = section.id + "-h";
        section.setAttribute("aria-labelledby", head.id);
        section.append(head, ...groups.get(name));
        sections[0].parentElement.append(section);
        made.push(section);
        const link = make("a", name + " (" + groups.get(name).length + ")");
        link.href = "#" + section.id;
        const entry = make("li");
        entry.append(link);
        entries.push(entry);
      }
      if (contents) contents.replaceChildren(...entries);
      narrow();
    };
    box.addEventListener("input", narrow);
    order.addEventListener("change", group);
    // Whoever is led to a paper that the words leave out sees it all the same; an address can ask for words.
    const heed = () => {
      const asked = /(?:^#|:)find=(.*)$/.exec(window.location.hash);
      const target = asked ? null : pointed();
      const lost = target && whole.contains(target) && target.closest("[hidden]");
      if (asked) box.value = plain(asked[1]);
      else if (lost) box.value = "";
      else return;
      narrow();
      if (lost) target.scrollIntoView();
    };
    window.addEventListener("hashchange", heed);
    narrow();
    heed();
  }

  // The key of the marks: it stands in every abstract that is opened, and a mark in it can be had alone -------------
  for (const key of document.querySelectorAll(".key")) {
    for (const entry of key.querySelectorAll("li[data-kind]")) {
      const button = make("button");
      button.type = "button";
      button.dataset.kind = entry.dataset.kind;
      button.setAttribute("aria-pressed", "false");
      button.append(...entry.childNodes);
      entry.append(button);
    }
    const list = key.closest(".body");
    list.addEventListener("click", (event) => {
      const button = event.target.closest(".key button");
      if (!button) return;
      const only = list.dataset.only === button.dataset.kind ? "" : button.dataset.kind;
      if (only) list.dataset.only = only;
      else delete list.dataset.only;
      list.querySelectorAll(".key button").forEach((other) => other.setAttribute("aria-pressed", String(other.dataset.kind === only)));
    });
    list.addEventListener(
      "toggle",
      (event) => {
        const reading = event.target;
        if (!reading.matches("details.reading[open]") || reading.querySelector(".key")) return;
        const copy = key.cloneNode(true);
        for (const entry of copy.querySelectorAll("li[data-kind]")) {
          const mark = entry.querySelector("span").className.replace(/ /g, ".");
          if (!reading.querySelector(".abstract ." + mark)) entry.remove();
        }
        if (copy.querySelector("li[data-kind]")) reading.querySelector("summary").after(copy);
      },
      true,
    );
  }
})();
