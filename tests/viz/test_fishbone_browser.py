"""Fish-bones in a real browser: what one sees at first, how it is moved, and how it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from test_fishbone_drawing import some_fish
from watch import Watch

from viz.fishbone_views import fishbone_views
from viz.page import Branch, Figure, Frame, Outline, Page, Section
from viz.render import asset, render_page

pytestmark = pytest.mark.browser

LARGE, SMALL = 30, 6
# What one sees of the drawing: its letters' sizes on the screen, and how far it goes beyond its frame.
SEEN = """() => {
  const frame = document.querySelector('.beside > .scroll');
  const shown = [...frame.querySelectorAll('svg')].filter((s) => s.getClientRects().length);
  const scale = shown[0].getBoundingClientRect().width / Number(shown[0].getAttribute('width'));
  const sizes = [...shown[0].querySelectorAll('text')].map((t) => parseFloat(getComputedStyle(t).fontSize) * scale);
  const [box, inner] = [frame.getBoundingClientRect(), shown[0].getBoundingClientRect()];
  return {shown: shown.length, view: shown[0].parentElement.className, smallest: Math.min(...sizes), scale,
    wide: frame.scrollWidth - frame.clientWidth, high: frame.scrollHeight - frame.clientHeight,
    at: [frame.scrollLeft, frame.scrollTop], frame: [box.left, box.top, box.width, box.height],
    inner: [inner.left, inner.top, inner.width, inner.height], hint: document.querySelector('.zoom .more').textContent,
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth};
}"""


def fish_page(folder: Path, issues: int, *, seed: int = 4) -> Path:
    """A page with the drawing of an invented fish and an outline, as the site has them."""
    fish = some_fish(issues, seed)
    figure = Figure(
        key="fig-hives",
        caption="Numbers count papers.",
        pictures=(fishbone_views(fish),),
        scrolls=True,
        panel="Choose an issue.",
    )
    inner = tuple(
        Branch(
            key=f"t{n}", label=t.label, sort="issue", branches=(Branch(key=f"s{n}", label="a cure", sort="solution"),)
        )
        for n, t in enumerate(fish.bones[0].twigs)
    )
    outline = Outline(branches=(Branch(key="k", label="Data", sort="kind", branches=inner),))
    page = Page(
        path="fish.html",
        title="Listening to bee hives",
        sections=(
            Section(key="drawing", title="The drawing", blocks=(figure,)),
            Section(key="outline", title="The same as an outline", blocks=(outline,)),
        ),
        layout="wide",
    )
    html = render_page(page, Frame(name="Hives", links=()), styles=(asset("fishbone-page.css"),))
    (folder / "fish.html").write_bytes(html)
    return folder


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fish_page(tmp_path_factory.mktemp("large"), LARGE)


@pytest.fixture
def watch(browser: Any, request: pytest.FixtureRequest) -> Iterator[Watch]:
    made = Watch(browser, viewport={"width": getattr(request, "param", 1400), "height": 900})
    yield made
    made.context.close()
    assert [t for t in made.trouble if not t.startswith("request: data:")] == []


@pytest.mark.parametrize("issues", [SMALL, LARGE])
@pytest.mark.parametrize(
    ("watch", "view"),
    [(320, "narrow"), (390, "narrow"), (800, "middle"), (1100, "wide"), (1400, "wide"), (1800, "wide")],
    indirect=["watch"],
)
def test_the_drawing_opens_whole_and_can_be_read(watch: Watch, view: str, issues: int, tmp_path: Path) -> None:
    page = watch.open(fish_page(tmp_path, issues), "fish.html")
    seen = page.evaluate(SEEN)
    assert (seen["shown"], seen["view"], seen["over"]) == (1, view, 0)
    assert (seen["wide"], seen["high"], seen["hint"]) == (0, 0, "")
    # On the narrowest telephones letters may be a little smaller.
    assert seen["smallest"] >= (9 if page.viewport_size["width"] < 360 else 9.9)
    assert page.locator(f".scroll > .{view} .fb-plate").count() >= 3


def test_a_window_that_is_turned_gets_the_other_drawing(watch: Watch, large: Path) -> None:
    page = watch.open(large, "fish.html")
    for width, view in ((390, "narrow"), (1300, "wide"), (900, "middle")):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(60)
        seen = page.evaluate(SEEN)
        assert (seen["view"], seen["wide"], seen["high"]) == (view, 0, 0)


def test_all_solutions_are_a_button_away(watch: Watch, large: Path) -> None:
    page = watch.open(large, "fish.html")
    assert page.locator(".fb-solution:visible").count() == 0
    button = page.get_by_role("button", name="With solutions")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    seen = page.evaluate(SEEN)
    assert (seen["view"], seen["shown"]) == ("full", 1)
    assert seen["smallest"] >= 9.5
    assert page.locator(".full .fb-solution").first.is_visible()
    # What is beyond the edges is told, and the head with the fullest bones is in view.
    assert seen["wide"] > 100
    assert "beyond the edges" in seen["hint"]
    head = page.locator(".full .fb-head").bounding_box()
    left, top, width, height = seen["frame"]
    assert left <= head["x"] <= head["x"] + head["width"] <= left + width + 1
    assert top <= head["y"] <= head["y"] + head["height"] <= top + height
    page.get_by_role("button", name="Fit to the window").click()
    seen = page.evaluate(SEEN)
    assert (seen["wide"], seen["high"], seen["hint"]) == (0, 0, "")
    page.get_by_role("button", name="Actual size").click()
    assert page.evaluate(SEEN)["scale"] == pytest.approx(1, abs=0.002)
    button.click()
    seen = page.evaluate(SEEN)
    assert (seen["view"], seen["wide"]) == ("wide", 0)
    assert button.get_attribute("aria-pressed") == "false"


def test_buttons_and_keys_zoom_about_the_middle_and_the_frame_stays(watch: Watch, large: Path) -> None:
    page = watch.open(large, "fish.html")
    before = page.evaluate(SEEN)
    page.get_by_role("button", name="Larger").click()
    larger = page.evaluate(SEEN)
    assert larger["scale"] == pytest.approx(1.25 * before["scale"], rel=0.01)
    assert larger["frame"][2:] == pytest.approx(before["frame"][2:], abs=3)
    assert larger["hint"]
    frame = page.locator(".beside > .scroll")
    frame.focus()
    page.keyboard.press("-")
    assert page.evaluate(SEEN)["scale"] == pytest.approx(before["scale"], rel=0.01)
    page.keyboard.press("1")
    assert page.evaluate(SEEN)["scale"] == pytest.approx(1, abs=0.002)
    page.keyboard.press("+")
    page.keyboard.press("+")
    at = page.evaluate(SEEN)["at"]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(400)
    now = page.evaluate(SEEN)["at"]
    assert (now[0] > at[0], now[1] > at[1]) == (True, True)
    page.keyboard.press("0")
    seen = page.evaluate(SEEN)
    assert (seen["wide"], seen["hint"]) == (0, "")


def place_under(seen: dict[str, Any], x: float, y: float) -> tuple[float, float]:
    """The place of the drawing that is seen at this place of the window."""
    return (x - seen["inner"][0]) / seen["scale"], (y - seen["inner"][1]) / seen["scale"]


def test_the_wheel_zooms_only_with_a_key_and_keeps_the_place(watch: Watch, large: Path) -> None:
    page = watch.open(large, "fish.html")
    page.get_by_role("button", name="Larger").click()
    before = page.evaluate(SEEN)
    x, y = before["frame"][0] + 300, before["frame"][1] + 200
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_timeout(60)
    after = page.evaluate(SEEN)
    assert after["scale"] > 1.3 * before["scale"]
    assert place_under(after, x, y) == pytest.approx(place_under(before, x, y), abs=3)
    page.mouse.wheel(0, 40)
    page.wait_for_timeout(60)
    assert page.evaluate(SEEN)["scale"] == after["scale"]


@pytest.mark.parametrize("watch", [320, 390, 800], indirect=True)
def test_with_solutions_the_drawing_of_a_narrow_page_stands_and_is_not_cut(watch: Watch, large: Path) -> None:
    page = watch.open(large, "fish.html")
    brief = page.evaluate(SEEN)
    page.get_by_role("button", name="With solutions").click()
    seen = page.evaluate(SEEN)
    assert (seen["view"], seen["shown"]) == (f"full-{brief['view']}", 1)
    assert (seen["wide"], seen["high"], seen["hint"]) == (0, 0, "")
    assert seen["smallest"] >= 8.5
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    # Every issue of the short drawing is there, and what was put forward stands below its own.
    names = "(all) => all.map((e) => e.textContent)"
    twigs = page.locator(f".{brief['view']} .fb-twig")
    assert twigs.count() == page.locator(f".{seen['view']} .fb-twig").count() > 20
    assert set(page.locator(f".{brief['view']} .fb-issue").evaluate_all(names)) <= set(
        page.locator(f".{seen['view']} .fb-issue").evaluate_all(names)
    )
    assert page.locator(f".{seen['view']} .fb-solution").count() > 20


@pytest.mark.parametrize("view", ["narrow", "full-narrow"])
def test_two_fingers_zoom_and_one_moves(browser: Any, large: Path, view: str) -> None:
    watch = Watch(browser, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = watch.open(large, "fish.html")
    if view == "full-narrow":
        page.get_by_role("button", name="With solutions").click()
    page.locator(".beside > .scroll").evaluate("(f) => window.scrollBy(0, f.getBoundingClientRect().top - 120)")
    before = page.evaluate(SEEN)
    assert before["view"] == view
    session = watch.context.new_cdp_session(page)
    x, y = 200, before["frame"][1] + 150

    def touch(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": px, "y": py, "id": n} for n, (px, py) in enumerate(places)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", (x - 30, y), (x + 30, y))
    for n in range(1, 7):
        touch("touchMove", (x - 30 - 5 * n, y), (x + 30 + 5 * n, y))
    touch("touchEnd")
    page.wait_for_timeout(60)
    after = page.evaluate(SEEN)
    assert after["scale"] == pytest.approx(2 * before["scale"], rel=0.05)
    assert place_under(after, x, y) == pytest.approx(place_under(before, x, y), abs=12)
    assert page.evaluate("window.visualViewport.scale") == 1
    touch("touchStart", (x, y))
    for n in range(1, 8):
        touch("touchMove", (x + 12 * n, y))
    touch("touchEnd")
    page.wait_for_timeout(300)
    assert page.evaluate(SEEN)["at"][0] < after["at"][0] - 20
    watch.context.close()
    assert watch.trouble == []


def test_a_push_moves_the_drawing_and_chooses_nothing(watch: Watch, site: Path, tmp_path: Path) -> None:
    page = watch.open(site, "fishbones/listening-to-bee-hives.html")
    for _ in range(3):
        page.get_by_role("button", name="Larger").click()
    frame = page.locator(".beside > .scroll")
    frame.scroll_into_view_if_needed()
    at = frame.bounding_box()
    spots = page.locator(".scroll > .wide .fb-link").evaluate_all(
        "(all) => all.map((a) => a.querySelector('.fb-area').getBoundingClientRect()).map((b) => [b.x, b.y])"
    )
    x, y = next(
        (x + 5, y + 5)
        for x, y in spots
        if at["x"] < x < at["x"] + at["width"] - 40 and at["y"] < y < at["y"] + at["height"] - 20
    )
    begun = frame.evaluate("(f) => f.scrollLeft")
    assert begun > 100
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y, steps=4)
    page.mouse.up()
    assert frame.evaluate("(f) => f.scrollLeft") == pytest.approx(begun - 90, abs=2)
    # What began on a twig but was a push tells nothing; a click does.
    assert "Choose an issue" in page.locator(".told").inner_text()
    page.mouse.click(x + 90, y)
    assert page.locator(".told h3").count() == 1
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as SVG").click()
    assert waiting.value.suggested_filename == "listening-to-bee-hives.svg"
    waiting.value.save_as(tmp_path / "kept.svg")
    kept = ElementTree.parse(tmp_path / "kept.svg")
    assert not [e for e in kept.iter() if e.tag.endswith("}a") or e.get("class")]
    assert any(e.get("fill") not in {None, "none", "rgb(0, 0, 0)"} for e in kept.iter())


@pytest.mark.parametrize("watch", [390, 1200], indirect=True)
def test_what_is_told_of_an_issue_is_in_view_wherever_it_was_chosen(watch: Watch, site: Path) -> None:
    page = watch.open(site, "fishbones/listening-to-bee-hives.html")
    for twig in page.locator(".fb-link:visible").all():
        twig.scroll_into_view_if_needed()
        twig.click()
        page.wait_for_timeout(500)
        panel, place = page.locator(".told").bounding_box(), twig.bounding_box()
        assert place["y"] + place["height"] <= panel["y"] + 2 or place["y"] >= panel["y"] + panel["height"] - 2
        assert place["y"] + place["height"] > 0
        assert 0 <= panel["y"] < page.viewport_size["height"] - 100
        assert page.locator(".told h3").is_visible()
        page.get_by_role("button", name="Close", exact=True).click()


@pytest.mark.parametrize("issues", [SMALL, LARGE])
def test_on_paper_the_drawing_can_be_read_and_the_outline_is_open(browser: Any, tmp_path: Path, issues: int) -> None:
    # A sheet of A4 within its margins, in the pixels of a page.
    watch = Watch(browser, viewport={"width": 680, "height": 1000}, color_scheme="dark")
    page = watch.open(fish_page(tmp_path, issues), "fish.html")
    page.get_by_role("button", name="Larger").click()
    page.emulate_media(media="print")
    seen = page.evaluate(SEEN)
    assert (seen["shown"], seen["view"]) == (1, "middle")
    assert page.locator(".zoom").is_hidden()
    # In points; and the drawing with the title stands on one sheet.
    assert seen["scale"] * 13 * 0.75 >= 7
    assert seen["inner"][2] <= 680
    assert seen["inner"][1] + seen["inner"][3] <= 1000
    assert page.locator("details.branch:not([open])").count() >= 1
    assert page.locator("#t0 .leaf").evaluate("(leaf) => leaf.checkVisibility({contentVisibilityAuto: true})")
    assert page.locator("#t0 .leaf").bounding_box()["height"] > 5
    watch.context.close()
    assert watch.trouble == []


def test_without_scripts_the_drawing_is_whole(browser: Any, large: Path) -> None:
    for width, view in ((390, "narrow"), (800, "middle"), (1400, "wide")):
        watch = Watch(browser, viewport={"width": width, "height": 900}, java_script_enabled=False)
        page = watch.open(large, "fish.html")
        picture = page.locator(f".scroll > .{view} > svg")
        assert picture.is_visible()
        assert page.locator("svg.fishbone:visible").count() == 1
        box, frame = picture.bounding_box(), page.locator(".beside > .scroll").bounding_box()
        assert frame["x"] <= box["x"] <= box["x"] + box["width"] <= frame["x"] + frame["width"] + 1
        watch.context.close()
