"""Pictures as a real browser draws them: no text over another, none cut off, none outside what it names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from example_field import make_field
from example_papers import PAPERS
from hostile import hostile_field
from site_pages import write_site
from watch import Watch

from kg.site import SiteSettings, build_site

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
    assert len(told) > 3
    for bars in told:
        first, last, most = bars["said"]
        assert 1990 < int(first) < int(last) < 2100
        assert most.startswith("max. ")
        assert not bars["out"]


def test_quotes_in_the_head_of_a_row_are_no_louder_than_others(browser: Any, sites: dict[str, Path]) -> None:
    watch = Watch(browser)
    page = watch.open(sites["long"], "index.html")
    weights = page.evaluate("[...document.querySelectorAll('th .quotes')].map((q) => getComputedStyle(q).fontWeight)")
    watch.context.close()
    assert len(weights) > 5
    assert set(weights) == {"400"}
