"""Pictures as a real browser draws them: no text over another, none cut off, none outside what it names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from example_field import make_field
from example_papers import PAPERS
from hostile import hostile_field
from site_pages import write_site
from watch import Watch

from kg.pipeline import build
from kg.site import SiteSettings, build_site
from kg.written import Written
from viz.charts import year_chart
from viz.text import text_width

pytestmark = pytest.mark.browser
# Names as long as papers have them, in the place of the short ones of the example.
LONG = {
    "HumNet": "HumNet with spectral attention and hierarchical pooling (HumNet)",
    "QueenBench": "QueenBench, the extended multi-apiary edition of 2024",
    "transfer learning": "semi-supervised transfer learning with consistency regularisation",
    "hive audio": "hive audio at the entrance",
}

# Corners of each text as it stands on the screen, turned or not; two texts overlap where no line parts them.
MEASURE = """() => {
  const corners = (node, shrink) => {
    const box = node.getBBox(), m = node.getScreenCTM(), up = box.height * shrink;
    return [[box.x, box.y + up], [box.x + box.width, box.y + up], [box.x + box.width, box.y + box.height - up],
      [box.x, box.y + box.height - up]].map(([x, y]) => [m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f]);
  };
  const parted = (a, b) => [a, b].some((shape) => [0, 1].some((i) => {
    const [p, q] = [shape[i], shape[i + 1]], axis = [q[0] - p[0], q[1] - p[1]];
    const on = (s) => s.map((c) => c[0] * axis[0] + c[1] * axis[1]);
    const slack = Math.hypot(...axis) * 0.6;
    const [x, y] = [on(a), on(b)];
    return Math.max(...x) <= Math.min(...y) + slack || Math.max(...y) <= Math.min(...x) + slack;
  }));
  const over = [], out = [], left = [];
  let count = 0, smallest = 99;
  for (const svg of document.querySelectorAll("figure.picture svg")) {
    if (!svg.getClientRects().length || svg.classList.contains("fishbone")) continue;
    const frame = svg.getBoundingClientRect();
    // A line box is taller than its letters by about a sixth above and below.
    const texts = [...svg.querySelectorAll("text")].map((t) => [t, corners(t, 0.16)]);
    count += texts.length;
    texts.forEach(([t, a], i) => {
      const m = t.getScreenCTM();
      smallest = Math.min(smallest, parseFloat(getComputedStyle(t).fontSize) * Math.hypot(m.a, m.b));
      for (const [u, b] of texts.slice(i + 1)) if (!parted(a, b)) over.push([t.textContent, u.textContent]);
      const xs = a.map((c) => c[0]), ys = a.map((c) => c[1]);
      if (Math.min(...xs) < frame.left - 1 || Math.max(...xs) > frame.right + 1 || Math.min(...ys) < frame.top - 1
          || Math.max(...ys) > frame.bottom + 1) out.push(t.textContent);
      const tile = t.parentElement.querySelector(":scope > .tile");
      const box = tile && tile.getBoundingClientRect();
      const inside = !box || (Math.min(...xs) >= box.left - 1 && Math.max(...xs) <= box.right + 1);
      if (!inside || (box && Math.max(...ys) > box.bottom + 1)) left.push(t.textContent);
    });
  }
  return { count, over, out, left, smallest };
}"""


def long_specs() -> list[dict[str, Any]]:
    """The example with long names, found in titles, sentences and claims alike."""

    def renamed(value: Any) -> Any:
        if isinstance(value, str):
            for short, long in LONG.items():
                value = value.replace(short, long)
            return value
        if isinstance(value, dict):
            return {k: renamed(v) for k, v in value.items()}
        return type(value)(map(renamed, value)) if isinstance(value, list | tuple) else value

    specs: list[dict[str, Any]] = renamed(list(PAPERS))
    return specs


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {}
    topics = {
        "swarm": "Prediction of swarms and other departures of colonies",
        "queen": "Queens",
        "mites": "Mite counting",
    }
    for name, field in (("long", make_field(long_specs(), topics)), ("hostile", hostile_field(2))):
        with pytest.MonkeyPatch.context() as patch:
            # As if the words of each phrase named its type: then the types are drawn over the years.
            patch.setattr("kg.pages.parts.issues.is_clearly_of", lambda *_: True)
            # As if each name stood in the texts of its papers, which are hostile, too.
            if name == "hostile":
                patch.setattr("kg.pages.lookup.read_words", lambda *_: Written())
                patch.setattr("kg.pages.parts.kinds.recounted", lambda _look, _scope, use: use)
                patch.setattr("kg.pages.parts.kinds.is_known", lambda *_: True)
            files = build_site(field, SiteSettings(title="Listening to bee hives"))
        made[name] = write_site(files, tmp_path_factory.mktemp(name))
    return made


@pytest.mark.parametrize("name", ["long", "hostile"])
def test_the_site_has_every_kind_of_picture(browser: Any, sites: dict[str, Path], name: str) -> None:
    watch = Watch(browser)
    page = watch.open(sites[name], "index.html")
    found = page.evaluate("[...document.querySelectorAll('figure.picture')].map((f) => f.id)")
    assert {"papers-by-year", "topic-map", "issues-by-year", "methods-by-dataset"} <= set(found)
    if name == "long":
        assert page.locator("figure.picture svg.dots circle.dot.base").count() >= 2
        assert page.locator("figure.picture svg.dots circle.dot:not(.base)").count() >= 2
    watch.context.close()
    assert watch.trouble == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 800, 1400])
@pytest.mark.parametrize("name", ["long", "hostile"])
def test_no_text_of_a_picture_lies_over_another(
    browser: Any, sites: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    watch = Watch(browser, viewport={"width": width, "height": 900}, color_scheme=scheme)
    for path in ("index.html", "topics.html"):
        page = watch.open(sites[name], path)
        page.wait_for_load_state("load")
        told = page.evaluate(MEASURE)
        assert told["count"] > (30 if path == "index.html" else 3)
        assert told["over"] == []
        assert told["out"] == []
        assert told["left"] == []
        assert told["smallest"] >= 8.5
    watch.context.close()
    assert watch.trouble == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_stand_out_from_their_ground(browser: Any, sites: dict[str, Path], scheme: str) -> None:
    """Bars and dots by 3 to 1 (WCAG 1.4.11), figures on their squares by 4.5 to 1 (WCAG 1.4.3)."""
    watch = Watch(browser, viewport={"width": 1400, "height": 900}, color_scheme=scheme)
    page = watch.open(sites["long"], "index.html")
    page.wait_for_load_state("load")
    told = page.evaluate("""() => {
      const light = (rgb) => rgb.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255)
        .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
      const ratio = (a, b) => {
        const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
        return (x + 0.05) / (y + 0.05);
      };
      const ground = getComputedStyle(document.body).backgroundColor;
      const marks = [...document.querySelectorAll("figure.picture .bar, circle.dot")].map((m) => {
        const style = getComputedStyle(m);
        return Math.max(ratio(style.fill, ground), ratio(style.stroke === "none" ? ground : style.stroke, ground));
      });
      const drawn = [...document.querySelectorAll("svg.matrix")].filter((s) => s.getClientRects().length);
      const figures = drawn.flatMap((svg) => {
        const squares = [...svg.querySelectorAll("rect")];
        return [...svg.querySelectorAll("text.on, text.on-strong")].map((t) => {
          const x = Number(t.getAttribute("x")), y = Number(t.getAttribute("y"));
          const under = squares.find((r) => { const b = r.getBBox();
            return b.x < x && x < b.x + b.width && b.y < y && y < b.y + b.height; });
          return ratio(getComputedStyle(t).fill, getComputedStyle(under).fill);
        });
      });
      return [marks, figures];
    }""")
    marks, figures = told
    assert len(marks) > 10
    assert len(figures) > 10
    assert min(marks) >= 3
    assert min(figures) >= 4.5
    watch.context.close()


@pytest.mark.parametrize(
    ("second", "over", "out"),
    [
        ('<text x="60" y="42">wax</text>', 1, 0),
        ('<text x="60" y="60">wax</text>', 0, 0),
        ('<text transform="translate(20 70) rotate(-45)">a lot of wax</text>', 1, 0),
        ('<text transform="translate(110 90) rotate(-45)">wax</text>', 0, 0),
        ('<text x="170" y="90">a lot of wax</text>', 0, 1),
    ],
)
def test_the_measure_sees_what_overlaps(browser: Any, tmp_path: Path, second: str, over: int, out: int) -> None:
    svg = f'<svg width="200" height="100" font-size="12"><text x="10" y="40">a hum of hives</text>{second}</svg>'
    (tmp_path / "one.html").write_text(f'<!DOCTYPE html><figure class="picture">{svg}</figure>', encoding="utf-8")
    watch = Watch(browser)
    told = watch.open(tmp_path, "one.html").evaluate(MEASURE)
    assert (len(told["over"]), len(told["out"])) == (over, out)
    watch.context.close()


def test_pictures_and_the_words_beside_them_have_one_face(browser: Any, sites: dict[str, Path]) -> None:
    watch = Watch(browser)
    page = watch.open(sites["long"], "index.html")
    faces = page.evaluate("""() => [...document.querySelectorAll(
        "figure.picture svg text, figcaption, td, td svg text, .card header svg text, .quotes, .ev summary")]
        .filter((e) => e.matches("svg text, figcaption, td, summary")).map((e) => getComputedStyle(e).fontFamily)""")
    watch.context.close()
    assert len(faces) > 60
    assert len(set(faces)) == 1


def test_small_bars_say_when_and_how_many_within_their_own_width(browser: Any, sites: dict[str, Path]) -> None:
    watch = Watch(browser, viewport={"width": 390, "height": 900})
    page = watch.open(sites["long"], "index.html")
    told = page.evaluate("""() => [...document.querySelectorAll(".card header svg")].map((svg) => {
        const frame = svg.getBoundingClientRect();
        const texts = [...svg.querySelectorAll("text")].map((t) => [t.textContent, t.getBoundingClientRect()]);
        return { said: texts.map(([t]) => t), out: texts.some(([, b]) => b.right > frame.right + 1
          || b.left < frame.left - 1 || b.bottom > frame.bottom + 1) };
    })""")
    watch.context.close()
    assert len(told) > 1
    for bars in told:
        first, last, *most = bars["said"]
        assert 1990 < int(first) < int(last) < 2100
        assert all(text.startswith(("max. ", "in ")) for text in most)
        assert not bars["out"]


def test_quotes_in_the_head_of_a_row_are_no_louder_than_others(browser: Any, sites: dict[str, Path]) -> None:
    watch = Watch(browser)
    page = watch.open(sites["long"], "index.html")
    weights = page.evaluate("[...document.querySelectorAll('th .quotes')].map((q) => getComputedStyle(q).fontWeight)")
    watch.context.close()
    assert len(weights) > 5
    assert set(weights) == {"400"}


# Where the content of an element ends.
BELOW = """(cell) => { const all = document.createRange(); all.selectNodeContents(cell);
  return all.getBoundingClientRect().bottom }"""


@pytest.mark.parametrize(("width", "share"), [(800, 0.9), (1400, 0.45)])
def test_quotes_of_a_name_go_on_below_its_figures(
    browser: Any, sites: dict[str, Path], width: int, share: float
) -> None:
    watch = Watch(browser, viewport={"width": width, "height": 900})
    page = watch.open(sites["long"], "index.html")
    row = page.locator("table.sortable tr:has(> td > svg):has(> th details.ev)").first
    row.locator("th details.ev > summary").click()
    said, whole = row.locator(".quotes").bounding_box(), row.bounding_box()
    assert whole["x"] <= said["x"]
    assert share * whole["width"] < said["width"] <= whole["width"]
    # Nothing of the row lies below the words, and links in them can be reached.
    for cell in (row.locator("> td:nth-child(2)"), row.locator("> td > svg").first):
        words = cell.evaluate(BELOW)
        assert words <= said["y"] + 1
    row.locator(".quotes a").first.click(trial=True)
    watch.context.close()


# Two of these invented papers report one metric on one data set, and one of them sets its figure against the other's.
CORPUS = (
    (
        "WaxNet: listening to queens in winter hives",
        "2021",
        "Queen detection from hive audio is hard because labelled recordings are scarce. We propose WaxNet, a "
        "convolutional network for queen detection. On the HiveBench dataset, WaxNet achieves an F1 score of 81.2%.",
    ),
    (
        "CombFormer: attention over the hum of a hive",
        "2023",
        "Queen detection from hive audio suffers from noise at the entrance. We propose CombFormer, a transformer for "
        "queen detection. On the HiveBench dataset, CombFormer achieves an F1 score of 86.5%, outperforming WaxNet.",
    ),
    (
        "A survey of sensors in apiaries",
        "2022",
        "Sensors in hives are many. We review temperature and weight sensors in apiaries.",
    ),
)


@pytest.fixture(scope="module")
def read_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    lines = [json.dumps({"title": title, "date": date, "abstract": text}) for title, date, text in CORPUS]
    (folder / "hives.jsonl").write_text("\n".join(lines), encoding="utf-8")
    build([folder / "hives.jsonl"], reader="rules", output=folder / "run")
    return folder / "run" / "site"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 800, 1400])
def test_figures_read_from_abstracts_stand_on_one_scale(browser: Any, read_site: Path, width: int, scheme: str) -> None:
    watch = Watch(browser, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = watch.open(read_site, "index.html")
    drawing = page.locator("figure.picture svg.dots:visible")
    assert drawing.count() == 1
    # The text alternative: a title with data set and metric, each figure with whose it is.
    named = [page.locator(f"[id='{key}']").text_content() for key in drawing.get_attribute("aria-labelledby").split()]
    assert "HiveBench" in named[0]
    assert "F1" in named[0]
    assert sorted(named[1].split("; ")) == ["CombFormer: 86.5%", "WaxNet: 81.2%"]
    # What the other is set against is hollow, and the larger figure is farther to the right.
    dots = {
        css: drawing.locator(f"circle[class='{css}']").evaluate_all(
            "(all) => all.map((dot) => { const b = dot.getBoundingClientRect(); return b.x + b.width / 2; })"
        )
        for css in ("dot", "dot base")
    }
    assert [len(places) for places in dots.values()] == [1, 1]
    assert dots["dot"][0] > dots["dot base"][0] + 50
    # Names are whole however narrow the window, and nothing lies over anything.
    assert {"CombFormer", "WaxNet"} <= set(drawing.locator("text").all_text_contents())
    told = page.evaluate(MEASURE)
    assert (told["over"], told["out"], told["left"]) == ([], [], [])
    assert told["smallest"] >= 11
    # The table behind it says the same, and whose words the figures are.
    rows = page.locator("section:has(svg.dots) table tbody tr").all_text_contents()
    assert len(rows) == 2
    for name, figure in (("CombFormer", "86.5"), ("WaxNet", "81.2")):
        assert any(row.strip().startswith(name) and figure in row for row in rows)
    watch.context.close()
    assert watch.trouble == []


@pytest.mark.parametrize("width", [390, 800, 1400])
def test_maps_and_matrices_say_in_words_what_they_show(browser: Any, sites: dict[str, Path], width: int) -> None:
    watch = Watch(browser, viewport={"width": width, "height": 900})
    page = watch.open(sites["long"], "index.html")
    for figure in ("topic-map", "methods-by-dataset", "issues-by-year"):
        told = page.locator(f"#{figure} svg:visible").evaluate_all(
            """(all) => all.map((svg) => [svg.getAttribute("role"),
              svg.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id).textContent),
              svg.getBoundingClientRect().width, svg.getBoundingClientRect().height,
              svg.querySelectorAll("rect").length])"""
        )
        assert len(told) == 1, figure
        role, (title, words), wide, high, boxes = told[0]
        assert role in {"img", "group"}
        assert title
        assert len(words) > 20
        assert 200 < wide <= width
        assert high > 60
        table = page.locator(f"#{figure} > details.fold")
        table.locator("summary").click()
        rows = table.locator("tbody tr")
        assert rows.first.is_visible()
        # Each row of the table is there in the drawing: a tile or a bar for a topic, a row of squares for the others.
        assert boxes >= rows.count()
        labels = page.locator(f"#{figure} svg:visible text").all_text_contents()
        for name in rows.locator("th").all_text_contents():
            first = name.split()[0]
            assert any(label.startswith(first[:6]) for label in labels), (figure, name)
    watch.context.close()
    assert watch.trouble == []


@pytest.mark.parametrize("years", [(2001, 2025), (1999, 2024), (2020, 2025), (2024, 2024)])
@pytest.mark.parametrize("width", [358, 720])
def test_years_below_bars_stand_within_the_drawing(years: tuple[int, int], width: int) -> None:
    drawn = ElementTree.fromstring(str(year_chart({years[0]: 1, years[1]: 7}, "k", "Papers", width)))
    wide = float(drawn.attrib["width"])
    texts = [t for t in drawn.iter() if t.tag.endswith("text")]
    assert any(t.text == str(years[1]) for t in texts)
    for t in texts:
        half = text_width(t.text or "", 12) / 2
        assert half - 0.1 <= float(t.attrib["x"]) <= wide - half + 0.1
