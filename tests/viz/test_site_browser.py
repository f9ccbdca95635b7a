"""The site in a real browser: every page, width and scheme; search, filters, panels, keys; nothing hostile runs."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from example_field import make_field
from hostile import FEWER_TURNS, TURNS, hostile_field
from site_pages import write_site
from test_fishbone_drawing import some_fish
from watch import Watch, wait_until

from kg.pyvis_export import to_pyvis
from kg.records import Field
from kg.site import build_single_file, build_site
from kg.tables import Table
from viz.fishbone import fishbone_file

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PAGES = (
    "index.html", "topics.html", "topics/queen-detection.html", "tree.html", "fishbones.html",
    "fishbones/queen-detection.html", "graph.html", "papers.html", "ontology.html",
)  # fmt: skip


# What is too small for a finger, which cells are too narrow for words, and where the bars of tables of names begin.
MEASURED = """() => {
    const seen = (e) => e.checkVisibility() && e.getClientRects().length > 0;
    const at = (e) => e.getBoundingClientRect();
    const targets = "main button, main summary, main select, main label.kind, nav a, .facts > a, svg.map a";
    return {
        small: [...document.querySelectorAll(targets)].filter((e) => seen(e) && !e.matches(".ev > summary"))
            .filter((e) => getComputedStyle(e).display !== "inline" || e.closest("svg"))
            .filter((e) => at(e).height < 23.5 || at(e).width < 23.5).map((e) => e.textContent.trim().slice(0, 40)),
        narrow: [...document.querySelectorAll("main td, main tbody th")]
            .filter((e) => seen(e) && e.textContent.trim().length > 12 && at(e).width < 64).map((e) => e.textContent),
        bars: [...new Set([...document.querySelectorAll("table.sortable td > svg")].filter(seen)
            .map((e) => Math.round(at(e).left)))],
    };
}"""


def test_the_first_screens_hold_a_picture_and_no_room_is_wasted(browser: Any, site: Path) -> None:
    watch = Watch(browser, viewport={"width": 1400, "height": 1000})
    page = watch.open(site, "index.html")
    years, words = page.locator("#papers-by-year svg:visible"), page.locator("#about > .st")
    picture, first = years.bounding_box(), words.first.bounding_box()
    assert picture["x"] >= first["x"] + first["width"]
    assert picture["y"] + picture["height"] < 1000
    # The main entries stand beside the first sentences, and lead to what they name.
    entries = page.locator(".glance li a")
    assert entries.count() >= 3
    lead, beside = page.locator("main .lead").bounding_box(), page.locator(".glance").bounding_box()
    assert lead["x"] + lead["width"] <= beside["x"]
    assert beside["y"] + beside["height"] < 1000
    inward = "[...document.querySelectorAll('.glance a[href^=\"#\"]')]"
    assert page.evaluate(f"{inward}.every((a) => document.getElementById(a.hash.slice(1)))")
    # What says how many quotes there are does not begin a line: the last word goes with it.
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.locator(".glance").is_hidden()
    assert page.evaluate("""[...document.querySelectorAll(".st > details.ev > summary")]
        .filter((mark) => mark.checkVisibility()).every((mark) => {
          const said = [...mark.parentElement.previousElementSibling.getClientRects()];
          return said.pop().bottom > mark.getBoundingClientRect().top;
        })""")
    page.set_viewport_size({"width": 1400, "height": 1000})
    # Topics of which there are few share the width of the page.
    page = watch.open(site, "topics.html")
    cards = [c.bounding_box() for c in page.locator("#each .card").all()]
    section = page.locator("#each").bounding_box()
    assert max(c["x"] + c["width"] for c in cards) > section["x"] + 0.9 * section["width"]
    # The buttons of a drawing stand beside its title.
    page = watch.open(site, "fishbones/queen-detection.html")
    title, button = page.locator("#drawing > h2").bounding_box(), page.locator(".zoom button").first.bounding_box()
    assert button["y"] + button["height"] <= title["y"] + title["height"] + 12
    assert button["x"] > title["x"] + title["width"] / 2
    # Nor do they stand over anything that is said before it.
    for wide in (1400, 1100, 1000, 800):
        page.set_viewport_size({"width": wide, "height": 1000})
        for name, before in (("fishbones/queen-detection.html", "#drawing > h2"), ("fishbones.html", "#whole > .st")):
            page = watch.open(site, name)
            first = page.locator(".zoom button").first.bounding_box()
            words = page.locator(f"{before} {'.say' if '.st' in before else ''}").last.evaluate(
                "(e) => { const r = document.createRange(); r.selectNodeContents(e);"
                " const b = r.getBoundingClientRect(); return [b.right, b.bottom]; }"
            )
            assert first["x"] > words[0] or first["y"] > words[1] - 1, (wide, name)
    page.set_viewport_size({"width": 1400, "height": 1000})
    # A topic's name of one word without end goes on in the next line.
    page = watch.open(site, "papers.html")
    page.evaluate("document.querySelectorAll('.facts .home bdi').forEach((b) => (b.textContent = 'hive'.repeat(60)))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1400
    watch.context.close()


@pytest.mark.parametrize("width", [390, 800, 1400])
def test_the_header_stands_over_nothing_that_a_link_leads_to(browser: Any, site: Path, width: int) -> None:
    watch = Watch(browser, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    key = watch.open(site, "papers.html").locator("article.paper").nth(4).get_attribute("id")
    page = watch.open(site, f"papers.html#{key}")
    page.wait_for_timeout(100)
    head = page.locator(".top").bounding_box()
    assert page.evaluate("window.scrollY") > 300
    assert page.locator(f"#{key} > h3").bounding_box()["y"] >= head["y"] + head["height"]
    page = watch.open(site, "graph.html")
    page.locator("#nodes tbody tr").nth(12).scroll_into_view_if_needed()
    page.mouse.wheel(0, 500)
    page.wait_for_timeout(100)
    cell, row = page.locator("#nodes thead th").first.bounding_box(), page.locator("#nodes tbody tr").first
    assert row.bounding_box()["y"] < head["height"]
    if width > 700:  # In a narrow window rows are stacked, and the head stays above the first.
        assert cell["y"] >= head["y"] + head["height"] - 2
    watch.context.close()


def test_on_a_phone_short_cells_of_a_row_share_a_line(browser: Any, site: Path) -> None:
    watch = Watch(browser, viewport={"width": 390, "height": 844})
    page = watch.open(site, "index.html")
    row = page.locator("table.stacked.sortable tr:has(td > svg)").first
    figure, bars = row.locator(".num").bounding_box(), row.locator("td > svg").bounding_box()
    assert figure["y"] < bars["y"] + bars["height"]
    assert bars["y"] < figure["y"] + figure["height"]
    page = watch.open(site, "graph.html")
    row = page.locator("#nodes tbody tr").first
    tops = {round(row.locator(f"td:nth-child({n})").bounding_box()["y"]) for n in (2, 3)}
    assert len(tops) == 1
    watch.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 800, 1400])
def test_every_page_at_every_width(browser: Any, site: Path, width: int, scheme: str) -> None:
    watch = Watch(browser, viewport={"width": width, "height": 900}, color_scheme=scheme)
    for name in PAGES:
        page = watch.open(site, name)
        page.wait_for_load_state("load")
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, (name, width, over)
        assert page.locator("h1").count() == 1
        assert page.locator("h1").is_visible(), (name, width)
        assert page.locator("main").bounding_box()["height"] > 300, (name, width)
        found = page.evaluate(MEASURED)
        assert found["small"] == [], (name, width)
        assert found["narrow"] == [], (name, width)
        assert width < 1400 or len(found["bars"]) <= 1, (name, found["bars"])
        for landmark in ("header", "main", "nav", "footer"):
            assert page.locator(landmark).count() >= 1, (name, landmark)
    watch.context.close()
    assert watch.trouble == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Any, site: Path, scheme: str) -> None:
    watch = Watch(browser, viewport={"width": 1100, "height": 900}, color_scheme=scheme, bypass_csp=True)
    found = []
    for name in PAGES:
        page = watch.open(site, name)
        page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        page.add_script_tag(path=str(AXE))
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for v in result["violations"]:
            if v["impact"] in {"serious", "critical"}:
                found.append((name, v["id"], [n["html"][:160] for n in v["nodes"][:3]]))
    watch.context.close()
    assert found == []


def try_everything(page: Any) -> None:
    """Open, focus and point at whatever might run something."""
    page.evaluate(
        """() => {
          document.querySelectorAll('details').forEach((d) => (d.open = true));
          for (const node of document.querySelectorAll('main *')) {
            for (const kind of ['mouseover', 'focus', 'pageshow', 'toggle']) node.dispatchEvent(new Event(kind));
          }
        }"""
    )


@pytest.mark.parametrize("turn", range(TURNS))
def test_nothing_hostile_runs(browser: Any, tmp_path: Path, turn: int) -> None:
    """All pages as sheets of one file, without the policy: what keeps strings from running is how they are escaped."""
    (tmp_path / "one.html").write_bytes(build_single_file(hostile_field(turn)))
    watch = Watch(browser, viewport={"width": 900, "height": 900}, bypass_csp=True)
    page = watch.open(tmp_path, "one.html")
    page.wait_for_load_state("load")
    try_everything(page)
    page.locator("#search").fill("window")
    page.locator("#search-list li .found").first.wait_for()
    page.keyboard.press("Escape")
    page.locator(".top nav a", has_text="Graph").click()
    wait_until(page, "Boolean(window.herringbone.graph)")
    page.locator("#node-search").fill("window")
    page.locator("#node-list li .found").first.wait_for()
    page.keyboard.press("Enter")
    for _ in range(2):
        page.evaluate("document.querySelectorAll('.panel button').forEach((b) => b.click())")
    page.locator(".top nav a", has_text="Fish-bones").click()
    page.evaluate("document.querySelectorAll('.fb-link').forEach((t) => t.dispatchEvent(new MouseEvent('click')))")
    page.wait_for_timeout(50)
    assert page.evaluate("window.pwned === undefined")
    links = page.evaluate(
        "[...document.querySelectorAll('a[href]')].map((a) => a.protocol ?? new URL(a.href.baseVal, "
        "location.href).protocol)"
    )
    assert set(links) <= {"file:", "http:", "https:", "mailto:"}
    watch.context.close()
    assert [t for t in watch.trouble if not t.startswith("request: data:image/svg")] == []


@pytest.mark.parametrize("turn", [0, 8])
def test_nothing_hostile_runs_on_any_page(browser: Any, tmp_path: Path, turn: int) -> None:
    site = write_site(build_site(hostile_field(turn)), tmp_path)
    watch = Watch(browser, viewport={"width": 900, "height": 900}, bypass_csp=True)
    for name in [p.relative_to(site).as_posix() for p in sorted(site.rglob("*.html"))]:
        page = watch.open(site, name)
        try_everything(page)
        page.keyboard.press("/")
        page.keyboard.type("window")
        page.locator("#search-list li .found").first.wait_for()
        if "/" in name and name.startswith("fishbones"):
            for twig in page.locator(".fb-link:visible").all()[:3]:
                twig.focus()
                page.keyboard.press("Enter")
            assert page.locator(".told h3").count() == 1
        assert page.evaluate("window.pwned === undefined"), name
    for drawing in sorted(site.rglob("*.svg")):
        page = watch.open(site, drawing.relative_to(site).as_posix())
        assert page.evaluate("window.pwned === undefined"), drawing
    watch.context.close()
    assert watch.trouble == []


def test_nothing_hostile_runs_in_notebooks_and_in_pages_of_pyvis(browser: Any, tmp_path: Path) -> None:
    tables: list[str] = []
    for turn in range(FEWER_TURNS):
        field = hostile_field(turn, 6)
        tables += [Table(r, columns=tuple(f.name for f in fields(r[0])))._repr_html_() for r in records_of(field)]
        to_pyvis(field).write_html(str(tmp_path / f"pyvis-{turn}.html"), notebook=False)
    assert len(tables) > 10 * FEWER_TURNS
    html = "<!DOCTYPE html><meta charset=utf-8>" + "".join(tables)
    (tmp_path / "tables.html").write_text(html, encoding="utf-8", errors="replace")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.route("http*://**", lambda route: route.abort())  # pyvis's own page asks the web for its style sheets
    for name in ("tables.html", *(f"pyvis-{turn}.html" for turn in range(FEWER_TURNS))):
        page.goto((tmp_path / name).as_uri())
        page.evaluate("document.querySelectorAll('*').forEach((n) => n.dispatchEvent(new Event('mouseover')))")
        assert page.evaluate("window.pwned === undefined"), name
    context.close()


def records_of(field: Field) -> list[tuple[Any, ...]]:
    """Every sequence of records in a field, as notebooks show them."""
    found = [getattr(field, f.name) for f in fields(field)]
    return [tuple(v) for v in found if isinstance(v, tuple) and v and not isinstance(v[0], tuple)]


MEASURE = """() => {
  const texts = [...document.querySelectorAll('.fishbone text, svg.fishbone text')];
  const boxes = texts.map((t) => [t.getBoundingClientRect(), t.textContent]);
  const found = [];
  for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
    const [a, b] = [boxes[i][0], boxes[j][0]];
    const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    // A line box is taller than its letters: ascent and descent may touch.
    if (x > 0.5 && y > 0.28 * Math.min(a.height, b.height)) found.push([boxes[i][1], boxes[j][1], x, y]);
  }
  return [boxes.length, found];
}"""


@pytest.mark.parametrize("issues", [5, 20, 60])
def test_fishbone_text_does_not_overlap_as_the_browser_draws_it(watch: Watch, tmp_path: Path, issues: int) -> None:
    for seed in range(3):
        (tmp_path / f"fish-{seed}.svg").write_bytes(fishbone_file(some_fish(issues, seed)))
        page = watch.open(tmp_path, f"fish-{seed}.svg")
        count, overlaps = page.evaluate(MEASURE)
        assert count > issues
        assert overlaps == []


def test_text_in_all_pictures_stays_apart(watch: Watch, site: Path) -> None:
    for name in ("index.html", "fishbones/listening-to-bee-hives.html"):
        page = watch.open(site, name)
        found = page.evaluate(
            MEASURE.replace(".fishbone text, svg.fishbone text", ".picture svg text:not([transform])")
        )[1]
        assert found == [], name


def test_search_finds_and_leads(watch: Watch, site: Path) -> None:
    page = watch.open(site, "topics/queen-detection.html")
    page.keyboard.press("/")
    page.keyboard.type("buzzm")
    first = page.locator("#search-list li").first
    first.wait_for()
    assert "BuzzMAE" in first.inner_text()
    assert page.locator("#search").get_attribute("aria-activedescendant") == "search-list-0"
    page.keyboard.press("ArrowDown")
    assert page.locator("#search").get_attribute("aria-activedescendant") == "search-list-1"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/graph.html#n-*")
    assert "BuzzMAE" in page.locator("#panel h2").inner_text()


def test_a_topic_is_found_first_by_any_word_of_its_name(watch: Watch, site: Path) -> None:
    page = watch.open(site, "index.html")
    page.locator("#search").fill("detection")  # the last word of "Queen detection"
    page.locator("#search-list li .found").first.wait_for()
    told = [line.split("\n") for line in page.locator("#search-list li").all_inner_texts()]
    topics = [n for n, line in enumerate(told) if line[-1] == "topic"]
    others = [
        n for n, line in enumerate(told) if line[-1] != "topic" and not line[0].casefold().startswith("detection")
    ]
    assert "Queen detection" in [told[n][0] for n in topics]
    assert max(topics) < min(others, default=len(told))


def test_the_search_list_lies_within_the_page_and_the_best_known_comes_first(browser: Any, site: Path) -> None:
    for width in (390, 800, 1400):
        watch = Watch(browser, viewport={"width": width, "height": 900})
        page = watch.open(site, "index.html")
        page.locator("#search").fill("hive")
        page.locator("#search-list li .found").first.wait_for()
        box, field = page.locator("#search-list").bounding_box(), page.locator("#search").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert field["y"] + field["height"] <= box["y"] <= field["y"] + field["height"] + 12
        told = page.locator("#search-list li").all_inner_texts()
        assert told[0].split("\n") == ["hive audio", "kind of data"]
        watch.context.close()
        assert watch.trouble == []


def test_the_search_index_is_read_once_and_only_when_it_is_asked(watch: Watch, site: Path) -> None:
    page = watch.open(site, "fishbones/queen-detection.html")
    page.wait_for_load_state("load")
    assert watch.read_index == 0
    page.locator("#search").fill("hum")
    page.locator("#search-list li .found").first.wait_for()
    page.locator("#search").fill("mite")
    page.locator("#search-list li .found").first.wait_for()
    assert watch.read_index == 1


def test_search_says_when_its_file_is_missing(watch: Watch, site: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes((site / "index.html").read_bytes())
    page = watch.open(tmp_path, "index.html")
    page.locator("#search").fill("hum")
    wait_until(page, "document.getElementById('search-status').textContent.includes('missing')")
    expected = ("request: file:", "error: Failed to load resource")
    watch.trouble[:] = [t for t in watch.trouble if not t.startswith(expected)]


@pytest.mark.parametrize("way", ["parsed", "from the web"])
def test_no_script_but_ours_gets_in(browser: Any, site: Path, tmp_path: Path, way: str) -> None:
    """Markup that got into a page could not run a file that lies beside it, and ours could ask the web for nothing."""
    watch = Watch(browser)
    html = (site / "index.html").read_text(encoding="utf-8")
    (tmp_path / "other.js").write_text("window.pwned = 1;", encoding="utf-8")
    if way == "parsed":
        html = html.replace("<main", '<script src="other.js"></script><script>window.pwned = 1</script><main', 1)
    else:
        html = html.replace('data-index="search-index.js"', 'data-index="https://example.org/x.js"', 1)
        assert "example.org" in html
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    page = watch.open(tmp_path, "index.html")
    page.locator("#search").fill("hum")
    page.wait_for_timeout(200)
    assert page.evaluate("window.pwned === undefined")
    assert any("Content Security Policy" in t for t in watch.trouble)
    watch.context.close()


def test_search_says_when_there_is_nothing(watch: Watch, site: Path) -> None:
    page = watch.open(site, "index.html")
    page.locator("#search").fill("zzzz")
    wait_until(page, "document.getElementById('search-status').textContent === 'Nothing is called “zzzz”.'")
    # What can be done all the same: look for the word in the abstracts.
    assert page.locator("#search-list [role=option]").all_inner_texts() == [
        "Papers with “zzzz” in title or abstract\nlist"
    ]
    page.keyboard.press("Escape")
    assert page.locator("#search-list").is_hidden()
    assert page.locator("#search").input_value() == "zzzz"
    page.keyboard.press("Escape")
    assert page.locator("#search").input_value() == ""
    page.keyboard.type("piezo sensors")
    page.locator("#search-list [role=option]").last.click()
    page.wait_for_url("**/papers.html#find=piezo%20sensors")
    assert page.locator("#filter").input_value() == "piezo sensors"


FOUND = "#search-list [role=option] .found"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("buzzmae", "BuzzMAE"),
        ("queenbenches", "QueenBench"),
        ("queen bench", "QueenBench"),
        ("what is buzzmae", "BuzzMAE"),
        ("glossary", "Glossary"),
        ("where to start", "Where to start reading"),
        ("queen", "Queen detection"),
    ],
)
def test_what_newcomers_type_finds_what_they_mean(watch: Watch, site: Path, typed: str, first: str) -> None:
    page = watch.open(site, "index.html")
    page.locator("#search").fill(typed)
    page.locator(FOUND).first.wait_for()
    assert page.locator(FOUND).first.inner_text().startswith(first)


def test_a_slip_of_the_pen_is_taken_for_the_nearest_word_and_told(watch: Watch, site: Path) -> None:
    page = watch.open(site, "index.html")
    page.locator("#search").fill("annottation")
    page.locator(FOUND).first.wait_for()
    told = "Nothing is called “annottation”; these are for “annotation”."
    assert page.locator("#search-list .none").inner_text() == told
    assert page.locator("#search-status").inner_text().startswith(told)
    assert "annotation" in page.locator(FOUND).first.inner_text().casefold()
    page.locator("#search").fill("annotation zzzz")
    wait_until(
        page, "document.getElementById('search-status').textContent.startsWith('Nothing has all of these words')"
    )
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.locator("#search-list [aria-selected=true]").get_attribute("id") == "search-list-0"


def test_a_quote_opens_in_place_and_leads_to_the_paper(watch: Watch, site: Path) -> None:
    page = watch.open(site, "index.html")
    evidence = page.locator("#issues details.ev").first
    assert evidence.locator("blockquote").first.is_hidden()
    evidence.locator("summary").focus()
    page.keyboard.press("Enter")
    assert evidence.locator("blockquote").first.is_visible()
    assert evidence.locator("mark").first.inner_text()
    evidence.locator("figcaption a").first.click()
    page.wait_for_url("**/papers.html#p-*")
    assert page.locator(":target").count() == 1


def test_the_theme_can_be_turned_and_is_kept(watch: Watch, site: Path) -> None:
    page = watch.open(site, "index.html")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert before != after
    page = watch.open(site, "graph.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after
    assert page.locator("#theme").get_attribute("aria-pressed") == "true"


def test_a_chosen_scheme_has_the_colours_of_the_systems(browser: Any, site: Path) -> None:
    names = ("paper", "ink", "accent", "issue-soft", "h3", "t5")
    told = []
    for system, chosen in (("light", ""), ("dark", "light"), ("dark", ""), ("light", "dark")):
        watch = Watch(browser, color_scheme=system)
        page = watch.open(site, "index.html")
        if chosen:
            page.locator("#theme").click()
            assert page.evaluate("document.documentElement.dataset.theme") == chosen
        told.append([page.evaluate(f"window.herringbone.colour('{name}')") for name in names])
        watch.context.close()
        assert watch.trouble == []
    light, light_too, dark, dark_too = told
    assert light == light_too
    assert dark == dark_too
    assert not set(light) & set(dark)
    assert all(len(colour) == 7 and colour[0] == "#" for colour in light + dark)


def test_tables_sort_by_a_click(watch: Watch, site: Path) -> None:
    page = watch.open(site, "graph.html")
    page.locator("#nodes thead button").first.click()
    names = page.locator("#nodes tbody th").all_inner_texts()
    assert names == sorted(names, key=str.casefold) or names[0].casefold() <= names[-1].casefold()
    assert page.locator("#nodes th[aria-sort=ascending]").count() == 1


def test_the_tree_answers_to_keys_and_search(watch: Watch, site: Path) -> None:
    page = watch.open(site, "tree.html")
    page.locator("#close-all").click()
    page.locator(".outline summary").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.parentElement.open")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.parentElement.classList.contains('issue')")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.parentElement.classList.contains('topic')")
    # Down goes past what a closed branch holds, to the last line that is seen.
    page.locator("#close-all").click()
    page.locator(".outline summary").first.focus()
    page.keyboard.press("ArrowDown")
    at = "[...document.querySelectorAll('.outline > ul > li')].findIndex((li) => li.contains(document.activeElement))"
    assert page.evaluate(at) == 1
    page.keyboard.press("End")
    last = page.locator(".outline > ul > li").count() - 1
    assert last > 1
    assert page.evaluate(at) == last
    page.keyboard.press("Home")
    assert page.evaluate(at) == 0
    page.locator("#outline-search").fill("buzzmae")
    assert page.locator(".outline .hit").count() >= 1
    assert page.locator(".outline .hit").first.is_visible()
    # What only leads there is told in one line.
    over = page.locator(".outline .branch.topic:not(.hit):has(.hit)").first
    assert over.locator("> summary").is_visible()
    assert over.locator("> .goto").is_hidden()
    page.locator("#outline-search").fill("")
    page.locator("#open-all").click()
    assert page.locator(".outline details:not([open]).branch").count() == 0


def test_a_twig_of_the_fishbone_tells_of_its_issue(watch: Watch, site: Path) -> None:
    page = watch.open(site, "fishbones/queen-detection.html")
    panel = page.locator(".told")
    # Before anything is chosen it tells of the issue of most papers, and the page keeps its place and its focus.
    assert panel.inner_text().startswith("Choose an issue")
    counts = page.locator(".outline .branch.issue > summary > .count").all_inner_texts()
    first = panel.locator("h3").inner_text()
    told = page.locator(".outline .branch.issue > summary", has_text=first).locator(".count").inner_text()
    assert int(told.split()[0]) == max(int(c.split()[0]) for c in counts)
    assert page.locator(".wide .fb-link.chosen").count() == 1
    assert page.evaluate("[scrollY, document.activeElement.tagName]") == [0, "BODY"]
    page.locator(".scroll > .wide .fb-link", has_text="Annotation is slow").click()
    assert page.url.endswith("queen-detection.html")
    assert panel.locator("h3").inner_text() == "Annotation is slow and costly"
    assert panel.locator("h4").all_inner_texts() == ["Named by", "Put forward against it"]
    assert panel.locator("blockquote mark").first.is_visible()
    assert panel.get_by_text("BuzzMAE").count() >= 1
    # With keys: from twig to twig, into the panel, and back to the twig.
    page.locator(".scroll > .wide .fb-link", has_text="Models degrade").focus()
    page.keyboard.press("Enter")
    assert panel.locator("h3").inner_text() == "Models degrade after a move"
    assert page.evaluate("document.activeElement.closest('.told') !== null")
    page.keyboard.press("Escape")
    assert "Choose an issue" in panel.inner_text()
    assert "Models degrade" in page.evaluate("document.activeElement.textContent")


def test_papers_can_be_filtered(watch: Watch, site: Path) -> None:
    page = watch.open(site, "papers.html")
    status = page.locator("[data-part=status]")
    assert status.inner_text() == "12 papers"
    page.locator("#filter").fill("piezo")
    assert page.locator("article.paper:visible").count() == 1
    assert status.inner_text() == "1 of 12 papers"
    # A year of which no paper is left goes too, from the page and from the list of contents.
    assert page.locator("main section:visible").count() == 1
    assert page.locator(".contents li:visible").count() == 1
    page.locator("#filter").fill("zzzz")
    assert status.inner_text() == "none of 12 papers"


def test_papers_stand_in_the_order_that_is_chosen(watch: Watch, site: Path) -> None:
    page = watch.open(site, "papers.html")
    heads, titles = page.locator("main section:visible > h2"), page.locator("article.paper h3")
    at_first = titles.all_inner_texts()
    years = heads.all_inner_texts()
    assert years == [*sorted(years[:-1], reverse=True), "No date"]
    page.locator("#order").select_option("title")
    named = titles.all_inner_texts()
    assert named == sorted(at_first, key=str.casefold)
    assert heads.all_inner_texts() == sorted({title[0].upper() for title in named})
    page.locator("#order").select_option("topic")
    for section in page.locator("main section:visible").all():
        found = section.locator(".home").all_inner_texts()
        assert set(found) == {section.locator("h2").inner_text()}
    assert len(page.locator(".contents li").all()) == heads.count() > 1
    page.locator(".contents a").last.click()
    assert page.locator(":target h2").inner_text() == heads.last.inner_text()
    page.locator("#order").select_option("year")
    assert (titles.all_inner_texts(), heads.all_inner_texts()) == (at_first, years)


def test_an_anchor_opens_its_paper(watch: Watch, site: Path) -> None:
    page = watch.open(site, "papers.html")
    paper = page.locator("article.paper").nth(4)
    assert paper.locator(".abstract").is_hidden()
    paper.locator("h3 a").click()
    assert paper.locator(".abstract").is_visible()
    assert page.locator(".abstract:visible").count() == 1
    key, sentence = paper.get_attribute("id"), paper.locator(".role").nth(1).get_attribute("id")
    # From elsewhere, to a sentence, and to one that the filter leaves out.
    page = watch.open(site, "index.html")
    page = watch.open(site, f"papers.html#{key}")
    assert page.locator(f"[id='{key}'] .abstract").is_visible()
    page = watch.open(site, "topics.html")
    page = watch.open(site, f"papers.html#{sentence}")
    assert page.locator(f"[id='{sentence}']").is_visible()
    page.locator("#filter").fill("zzzz")
    assert page.locator("article.paper:visible").count() == 0
    page.evaluate(f"location.hash = '#{key}'")
    wait_until(page, f"document.getElementById('{key}').getClientRects().length > 0")
    assert page.locator("#filter").input_value() == ""


def test_an_address_can_ask_for_papers_with_certain_words(watch: Watch, site: Path) -> None:
    page = watch.open(site, "papers.html#find=50%")
    assert page.locator("#filter").input_value() == "50%"
    page = watch.open(site, "index.html")
    page = watch.open(site, "papers.html#find=piezo")
    assert page.locator("#filter").input_value() == "piezo"
    assert page.locator("article.paper:visible").count() == 1


DRAWN = """(kinds) => {
  const found = [];
  for (const mark of document.querySelectorAll('details[open] .abstract .role > span')) {
    const style = getComputedStyle(mark);
    const tinted = style.backgroundColor !== 'rgba(0, 0, 0, 0)';
    const lined = style.textDecorationLine !== 'none';
    const heavy = Number(style.fontWeight) > 500;
    if (tinted || lined || heavy) found.push([mark.className.split(' '), tinted, lined]);
  }
  return found;
}"""


def test_one_kind_of_mark_can_be_had_alone(watch: Watch, site: Path) -> None:
    page = watch.open(site, "papers.html")
    page.evaluate("document.querySelectorAll('details.reading').forEach((d) => (d.open = true))")
    keys = page.locator("details.reading > .key")
    wait_until(page, "document.querySelectorAll('details.reading > .key').length > 10")
    everything = page.evaluate(DRAWN)
    kinds = {name for names, _, _ in everything for name in names}
    assert {"i", "s", "method", "dataset", "metric", "proposed"} <= kinds
    # The key in an abstract names what is marked in it, and no more.
    for key in keys.all()[:3]:
        abstract = key.locator("xpath=following-sibling::p").first
        for button in key.locator("button").all():
            mark = ".".join(button.locator("span").get_attribute("class").split())
            assert abstract.locator(f".{mark}").count() > 0
    for kind, css in (("issue", "i"), ("dataset", "dataset"), ("proposed", "proposed")):
        button = keys.locator(f"button[data-kind={kind}]").first
        button.click()
        assert button.get_attribute("aria-pressed") == "true"
        alone = page.evaluate(DRAWN)
        assert 0 < len(alone) < len(everything)
        assert all(css in names for names, _, _ in alone), kind
        button.click()
        assert page.evaluate(DRAWN) == everything


def test_kinds_of_marks_differ_by_more_than_colour(watch: Watch, site: Path) -> None:
    page = watch.open(site, "papers.html")
    looks = page.evaluate(
        """['method', 'dataset', 'modality', 'task', 'metric'].map((kind) =>
          getComputedStyle(document.querySelector(`.key .e.${kind}`)).textDecorationStyle)"""
    )
    assert len(set(looks)) == 5
    shadows = page.evaluate("['.i', '.s'].map((m) => getComputedStyle(document.querySelector('.key ' + m)).boxShadow)")
    assert shadows[0] == "none"
    assert shadows[1] != "none"


def test_papers_are_a_list_without_scripts(browser: Any, site: Path) -> None:
    watch = Watch(browser, viewport={"width": 900, "height": 900}, java_script_enabled=False)
    page = watch.open(site, "papers.html")
    assert page.locator("article.paper:visible").count() == 12
    assert page.locator("#filter").is_hidden()
    assert page.locator(".key .i").is_visible()
    page.locator("details.reading summary").first.click()
    assert page.locator(".abstract").first.is_visible()
    key = page.locator("article.paper").nth(3).get_attribute("id")
    page = watch.open(site, f"papers.html#{key}")
    assert page.locator(f"[id='{key}'] .abstract .role").first.is_visible()
    watch.context.close()
    assert watch.trouble == []


def test_pages_can_be_read_without_scripts(browser: Any, site: Path) -> None:
    watch = Watch(browser, viewport={"width": 900, "height": 900}, java_script_enabled=False)
    page = watch.open(site, "index.html")
    assert page.locator("#search").is_hidden()
    page.locator("#issues details.ev summary").first.click()
    assert page.locator("#issues blockquote").first.is_visible()
    page = watch.open(site, "graph.html")
    assert page.locator("#nodes tbody tr").count() > 20
    assert page.locator(".stage").is_hidden()
    page = watch.open(site, "tree.html")
    page.locator(".outline summary").first.click()
    watch.context.close()
    assert watch.trouble == []


def test_one_file_shows_one_page_at_a_time(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "one.html").write_bytes(build_single_file(make_field()))
    page = watch.open(tmp_path, "one.html")
    shown = "[...document.querySelectorAll('.sheet')].filter((s) => s.offsetParent !== null).map((s) => s.id)"
    wait_until(page, f"({shown}).join() === 'index.html'")
    page.locator(".top nav a", has_text="Tree").click()
    wait_until(page, f"({shown}).join() === 'tree.html'")
    # An address shows its sheet from the top, and a topic's sheet stands under "Topics".
    page.goto("about:blank")
    page.goto((tmp_path / "one.html").as_uri() + "#t2")
    wait_until(page, f"({shown}).join() === 't2'")
    assert page.evaluate("window.scrollY") == 0
    assert page.locator(".top nav a[aria-current]").inner_text() == "Topics"
    page.locator("#search").fill("buzzmae: learning")
    page.keyboard.press("Enter")
    wait_until(page, "location.hash.startsWith('#papers.html:p-')")
    wait_until(page, f"({shown}).join() === 'papers.html'")
    assert page.locator("#search").input_value() == ""
    page.locator(".top nav a", has_text="Graph").click()
    wait_until(page, "Boolean(window.herringbone.graph)")
    assert page.evaluate("window.herringbone.graph.nodes.length") > 10
    page.locator("#node-search").fill("queenbench")
    page.keyboard.press("Enter")
    page.locator("#panel figcaption a").first.click()
    wait_until(page, f"({shown}).join() === 'papers.html'")
    page.go_back()
    wait_until(page, f"({shown}).join() === 'graph.html'")


def test_one_file_holds_each_quote_once_and_shows_it_where_it_is_asked_for(watch: Watch, tmp_path: Path) -> None:
    field = make_field()
    (tmp_path / "one.html").write_bytes(build_single_file(field))
    page = watch.open(tmp_path, "one.html")
    first = page.locator("[id='index.html'] details.ev:has(blockquote, a[href^='#q'])").first
    first.locator("summary").click()
    quote = first.locator("figure.quote").first
    quote.locator("blockquote").wait_for()
    words = quote.locator("blockquote").inner_text()
    assert any(words in paper.text for paper in field.papers)
    assert page.locator("blockquote[id^='q']").count() > 20
    texts = page.locator("[id='quotes.html'] .by").all_inner_texts()
    assert len(set(texts)) == len(texts)
    quote.locator("figcaption a").first.click()
    wait_until(page, "location.hash.startsWith('#papers.html:p-')")
    assert words in page.locator(":target").inner_text()


def test_one_file_can_be_read_without_scripts(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "one.html").write_bytes(build_single_file(make_field()))
    watch = Watch(browser, viewport={"width": 900, "height": 900}, java_script_enabled=False)
    page = watch.open(tmp_path, "one.html")
    assert page.locator(".sheet:visible").count() == page.locator(".sheet").count()
    page.locator("[id='index.html'] details.ev:has(a[href^='#q']) summary").first.click()
    page.locator("[id='index.html'] details.ev a[href^='#q']").first.click()
    assert page.locator("[id='quotes.html'] blockquote:target").is_visible()
    watch.context.close()
    assert watch.trouble == []


def test_the_skip_link_and_the_order_of_focus(watch: Watch, site: Path) -> None:
    page = watch.open(site, "index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_printed_page_holds_the_text(watch: Watch, site: Path) -> None:
    page = watch.open(site, "index.html")
    page.emulate_media(media="print")
    assert page.locator("header.top").is_hidden()
    assert page.locator("#issues h3").first.is_visible()


def test_on_paper_quotes_are_told_in_short_and_what_was_opened_in_full(watch: Watch, site: Path) -> None:
    page = watch.open(site, "index.html")
    page.locator("#issues details.ev:has(blockquote) > summary").nth(1).click()
    page.emulate_media(media="print")
    closed, opened = (
        page.locator(f"#issues details.ev:has(blockquote){is_}").first for is_ in (":not([open])", "[open]")
    )
    assert closed.locator("blockquote").first.is_hidden()
    title = closed.locator("figcaption a").first
    assert title.is_visible()
    # In the line of its statement, or where that is full in the next: how many there are, and whose the first is.
    line, words = closed.locator("summary").bounding_box(), title.bounding_box()
    assert words["y"] < line["y"] + 3 * line["height"]
    joint = closed.locator("summary").evaluate("(summary) => getComputedStyle(summary, '::after').content")
    assert joint == '" from "'
    assert opened.locator("blockquote").first.is_visible()
    counted = page.locator(".lead details.ev:not(:has(blockquote))").first
    assert counted.locator("summary").is_hidden()
    assert counted.locator(".basis").is_visible()


def test_on_paper_the_list_of_papers_is_whole(watch: Watch, site: Path) -> None:
    page = watch.open(site, "papers.html")
    page.locator("details.reading > summary").nth(2).click()
    page.emulate_media(media="print")
    heights = page.evaluate(
        "[...document.querySelectorAll('article.paper h3')].map((h) => h.getBoundingClientRect().height)"
    )
    assert len(heights) == 12
    assert min(heights) > 8
    skipped = page.evaluate(
        """[...document.querySelectorAll('main *')]
          .filter((node) => getComputedStyle(node).contentVisibility !== 'visible').length"""
    )
    assert skipped == 0
    assert page.locator(".abstract:visible").count() == 1
    assert page.locator(".tool").is_hidden()


def test_a_table_told_row_by_row_is_not_said_to_be_wider_than_its_place(browser: Any, site: Path) -> None:
    """Though the place where a finger finds a count of quotes reaches beyond the end of a line."""
    watch = Watch(browser, viewport={"width": 390, "height": 844})
    page = watch.open(site, "index.html")
    scrolls = page.evaluate("""() => { const place = document.createElement("span");
      place.style.cssText = "position: absolute; right: -3px; width: 9px; height: 9px";
      const table = document.querySelector("#know-methods");
      table.style.position = "relative"; table.append(place);
      return table.parentElement.scrollWidth - table.parentElement.clientWidth; }""")
    assert scrolls == 3
    page.set_viewport_size({"width": 388, "height": 844})
    page.wait_for_timeout(200)
    assert page.locator(".scroll.cut > .stacked").count() == 0
    watch.context.close()


def test_pictures_of_years_stand_one_below_the_other_on_a_narrow_page(browser: Any, site: Path) -> None:
    watch = Watch(browser, viewport={"width": 390, "height": 844})
    page = watch.open(site, "index.html")
    lefts = page.locator("table.sortable:has(td > svg)").evaluate_all(
        """(all) => all.map((table) => [...table.querySelectorAll("tbody tr")].map(
          (row) => Math.round(row.querySelector("td > svg").getBoundingClientRect().left)))"""
    )
    figures = page.locator("table.sortable:has(td > svg) .num").all_inner_texts()
    assert len({len(f) for f in figures}) > 1
    assert all(len(set(table)) == 1 for table in lefts)
    watch.context.close()


def test_tables_on_a_narrow_page_are_told_row_by_row(browser: Any, site: Path) -> None:
    watch = Watch(browser, viewport={"width": 390, "height": 844})
    for name in ("index.html", "topics/queen-detection.html", "graph.html"):
        page = watch.open(site, name)
        page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        wide = page.evaluate(
            """[...document.querySelectorAll('.scroll > table.words')]
              .filter((t) => t.getClientRects().length && t.scrollWidth > t.parentElement.clientWidth + 1)
              .map((t) => t.id)"""
        )
        assert wide == [], name
    head = page.locator("#nodes thead th").nth(1).inner_text()
    assert page.locator("#nodes tbody td").first.get_attribute("data-label") == head != ""
    before = page.locator("#nodes tbody td").first.evaluate("(cell) => getComputedStyle(cell, '::before').content")
    assert before not in {"none", "normal"}
    # Its heads still sort it.
    page.locator("#nodes thead button", has_text="Papers").click()
    page.locator("#nodes thead button", has_text="Papers").click()
    counts = [int(n) for n in page.locator("#nodes tbody td:nth-child(3)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    watch.context.close()
    assert watch.trouble == []


def test_on_a_page_of_middle_width_names_stand_in_one_column_and_the_rest_below_them(browser: Any, site: Path) -> None:
    watch = Watch(browser, viewport={"width": 800, "height": 1000})
    page = watch.open(site, "index.html")
    rows = page.evaluate("""() => [...document.querySelectorAll("table.sortable:has(td > svg) tbody tr")].map((row) => {
      const at = (cell) => cell.getBoundingClientRect();
      const [name, figure, years, ...rest] = [...row.cells];
      return [at(figure).right, at(years).left, at(name).bottom,
        rest.filter((c) => c.getClientRects().length)
          .map((c) => [at(c).top, at(c).right, c.dataset.label, c.textContent])];
    })""")
    watch.context.close()
    assert len(rows) > 5
    assert len({round(right) for right, *_ in rows}) == 1
    assert len({round(left) for _, left, *_ in rows}) == 1
    told = [(bottom, *cell) for _, _, bottom, cells in rows for cell in cells]
    assert len(told) > 5
    for bottom, top, right, label, text in told:
        assert top >= bottom - 4
        assert right <= 800
        assert label
        assert text.strip()


@pytest.mark.parametrize("width", [390, 1400])
def test_only_what_can_be_scrolled_is_a_stop_of_the_keyboard(browser: Any, site: Path, width: int) -> None:
    watch = Watch(browser, viewport={"width": width, "height": 844})
    page = watch.open(site, "index.html")
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    page.wait_for_timeout(200)
    told = page.evaluate(
        """[...document.querySelectorAll('.scroll:has(> table)')].filter((s) => s.clientWidth).map((s) =>
          [s.scrollWidth > s.clientWidth + 1, s.tabIndex === 0, s.classList.contains('cut'), s.ariaLabel])"""
    )
    assert len(told) > 5
    assert all(stop == cut == wide for wide, stop, cut, _ in told), told
    assert all(name for *_, name in told)
    assert any(wide for wide, *_ in told) == (width == 390)
    watch.context.close()
    assert watch.trouble == []


@pytest.mark.parametrize("theme", ["system", "chosen"])
def test_paper_is_light_whatever_the_screen_is(browser: Any, site: Path, theme: str) -> None:
    watch = Watch(
        browser, viewport={"width": 800, "height": 900}, color_scheme="dark" if theme == "system" else "light"
    )
    page = watch.open(site, "index.html")
    if theme == "chosen":
        page.locator("#theme").click()
    colours = "['backgroundColor', 'color'].map((c) => getComputedStyle(document.body)[c])"
    ground, ink = page.evaluate(colours)
    assert (ground, ink) != ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    page.emulate_media(media="print")
    assert page.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert page.locator("details.fold:not([open])").first.is_hidden()
    watch.context.close()
    assert watch.trouble == []
