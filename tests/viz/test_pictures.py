"""Pictures on invented records: every mark stands for a record, where and as large as it says, and its table agrees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from example_field import make_field
from hostile import PAYLOADS
from markupsafe import Markup

from extract.records import Paper
from kg.pages.issue_labels import category_label
from kg.pages.lookup import Lookup, Scope, Use, look_up, scope_of
from kg.pages.parts.about import papers_by_year
from kg.pages.parts.issues import issues_by_year
from kg.pages.parts.know import crossed, know
from kg.pages.parts.mapped import mapped
from kg.pages.parts.sidebyside import side_by_side
from kg.records import ClaimTable, Evidence, GraphClaim, GraphEntity, Topic
from kg.written import Written
from ontologies.vocabulary import Direction, EntityType
from viz.charts import Dot, dot_plot, matrix, year_bars, year_chart
from viz.page import Figure, Heading, Link, Section, Table
from viz.text import text_width
from viz.topicmap import Tile, topic_bars, topic_map

ALLOWED = {"svg", "title", "desc", "g", "a", "rect", "path", "circle", "text"}


@pytest.fixture(scope="module")
def look() -> Lookup:
    # The things below are made up for each test: no text of the field is searched for them.
    return replace(look_up(make_field(), "Listening to bee hives"), written=Written())


def parsed(picture: Markup) -> ElementTree.Element:
    """The drawing as XML, its elements and attributes checked: none that runs anything, names that are there."""
    drawing, end, _ = str(picture).partition("</svg>")
    root = ElementTree.fromstring(drawing + end)
    for e in root.iter():
        assert local(e) in ALLOWED
        assert not [key for key in e.attrib if key.startswith("on")]
    return root


def local(e: ElementTree.Element) -> str:
    return e.tag.rpartition("}")[2]


def marks(root: ElementTree.Element, name: str, css: str = "") -> list[ElementTree.Element]:
    return [e for e in root.iter() if local(e) == name and re.fullmatch(css or ".*", e.get("class", ""))]


def number(e: ElementTree.Element, key: str) -> float:
    return float(e.attrib[key])


def said_of(root: ElementTree.Element) -> tuple[str, str]:
    """Title and description, found by the names that the drawing gives for them."""
    names = root.attrib["aria-labelledby"].split()
    by_id = {e.get("id"): e.text or "" for e in root.iter() if e.get("id")}
    return by_id[names[0]], by_id[names[1]]


def words(parts: tuple[object, ...]) -> str:
    return "".join(p.text if isinstance(p, Link) else str(p) for p in parts)


def rows_of(table: Table | None) -> list[list[str]]:
    assert table is not None
    return [[words(c.parts) for c in row] for row in table.rows]


def figures(section: Section | None) -> Iterator[Figure]:
    assert section is not None
    yield from (b for b in section.blocks if isinstance(b, Figure))


# The map of topics ---------------------------------------------------------------------------------------------------


def nested(look: Lookup) -> Lookup:
    """The example with topics of two levels: the first one holds two of its papers' topics, and papers of its own."""
    root = look.field.topics
    first, *others = sorted(root.children, key=lambda t: -len(t.papers))
    assert len(first.papers) >= 4
    below = tuple(
        Topic(id=f"{first.id}/{n}", label=f"Hive part {n}", level=2, papers=first.papers[n : n + 1], children=())
        for n in range(2)
    )
    first = replace(first, children=below)
    return look_up(replace(look.field, topics=replace(root, children=(first, *others))), "Hives")


def test_each_tile_is_a_topic_as_large_as_its_papers(look: Lookup) -> None:
    here = nested(look)
    (figure,) = figures(mapped(here, scope_of(here, here.field.topics)))
    topics = here.field.topics.children
    assert len(figure.pictures) == 3
    for picture, narrow in zip(figure.pictures, (False, False, True), strict=True):
        root = parsed(picture)
        tiles = {}
        for link in marks(root, "a"):
            rect = marks(link, "rect")[0]
            (title,) = marks(link, "title")
            assert title.text
            tiles[title.text] = (
                link.attrib["href"],
                [number(rect, key) for key in ("x", "y", "width", "height")],
                link,
            )
        for topic in topics:
            n = len(topic.papers)
            href, _, link = tiles[f"{topic.label}: {n} papers"]
            assert href == here.topic_href(topic.id)
            told = " ".join(t.text or "" for t in marks(link, "text"))
            assert topic.label in told
            assert re.search(rf"\b{n}\b", told)
        boxes = [tiles[f"{t.label}: {len(t.papers)} papers"][1] for t in topics]
        assert not [1 for i, a in enumerate(boxes) for b in boxes[i + 1 :] if overlap(a, b) > 1]
        inner = [t for topic in topics for t in topic.children]
        assert inner
        if narrow:
            for topic in topics:
                (bar,) = marks(tiles[f"{topic.label}: {len(topic.papers)} papers"][2], "rect", "bar")
                longest = max(number(b, "width") for b in marks(root, "rect", "bar"))
                top = max(len(t.papers) for t in topics)
                assert number(bar, "width") == pytest.approx(longest * len(topic.papers) / top, abs=0.2)
        else:
            width, height = (float(n) for n in root.attrib["viewBox"].split()[2:])
            assert sum(b[2] * b[3] for b in boxes) > 0.93 * width * height, "the map has no empty corner"
            for topic in inner:
                mother = next(t for t in topics if topic in t.children)
                child = tiles[f"{topic.label}: 1 paper"][1]
                whole = tiles[f"{mother.label}: {len(mother.papers)} papers"][1]
                assert overlap(child, whole) == pytest.approx(child[2] * child[3], rel=0.02)
        title, description = said_of(root)
        assert title.endswith("by number of papers")
        assert description == "; ".join(
            f"{t.label}: {len(t.papers)} papers" for t in sorted(topics, key=lambda t: (-len(t.papers), t.label))
        )


def test_tiles_grow_with_their_papers_and_are_never_lower_than_their_names() -> None:
    inside = tuple(Tile(label=f"Part {n}", weight=n, href=f"{n}.html") for n in (40, 20, 10, 1))
    inside += (Tile(label="Swarms and other departures of whole colonies in spring", weight=1, href="s.html"),)
    root = parsed(topic_map([Tile(label="Bees", weight=72, href="b.html", tiles=inside)], 290, 2, "k"))
    tall = {a.attrib["href"]: number(marks(a, "rect")[0], "height") for a in marks(root, "a")}
    assert tall["40.html"] == pytest.approx(2 * tall["20.html"], abs=0.2)
    assert tall["20.html"] > 1.5 * tall["10.html"]
    assert tall["1.html"] >= 23.9, "a finger needs as much"
    assert tall["s.html"] > tall["1.html"]


@pytest.mark.parametrize("weights", [(74, 70, 32, 24), (9, 1), (30,) * 11, (53, 39, 32, 24, 18, 15, 15, 12, 12, 11, 4)])
@pytest.mark.parametrize(("width", "columns"), [(640, 2), (1054, 4)])
def test_columns_of_the_map_end_at_one_height_and_areas_are_numbers_of_papers(
    weights: tuple[int, ...], width: int, columns: int
) -> None:
    tiles = [Tile(label=f"Hives {i}", weight=w, href=f"{i}.html") for i, w in enumerate(weights)]
    root = parsed(topic_map(tiles, width, columns, "k"))
    height = float(root.attrib["viewBox"].split()[3])
    boxes = {
        a.attrib["href"]: [number(marks(a, "rect")[0], key) for key in ("x", "y", "width", "height")]
        for a in marks(root, "a")
    }
    feet: dict[float, float] = {}
    for x, y, _, tall in boxes.values():
        feet[x] = max(feet.get(x, 0.0), y + tall)
    assert list(feet.values()) == pytest.approx([height] * len(feet), abs=0.3)
    assert max(x + wide for x, _, wide, _ in boxes.values()) == pytest.approx(width, abs=0.3)
    paper = sum(b[2] * b[3] for b in boxes.values()) / sum(weights)
    for i, weight in enumerate(weights):
        x, _, wide, tall = boxes[f"{i}.html"]
        assert wide >= 148 or len(feet) == 1
        # A tile that is as low as its name allows may be larger than its papers.
        assert wide * tall == pytest.approx(weight * paper, rel=0.2) or tall < 25, (i, weight)


@pytest.mark.parametrize(("width", "columns"), [(420, 2), (640, 2), (960, 4)])
def test_every_name_stands_whole_in_its_tile_with_its_figure_beside_it(width: int, columns: int) -> None:
    names = ["Swarms", "Swarms and other departures of colonies", "Night-time recording of hives by microphones", "Wax"]
    inside = tuple(
        Tile(label=f"{name} {n}", weight=w, href="#") for name, n, w in zip(names, range(4), (9, 4, 2, 1), strict=True)
    )
    tiles = [Tile(label=f"{name} of all kinds", weight=16, href="#", tiles=inside) for name in names]
    root = parsed(topic_map(tiles, width, columns, "k"))
    told = [t for top in tiles for t in (top, *top.tiles)]
    links = marks(root, "a")
    assert len(links) == len(told)
    for link in links:
        *rows, figure = marks(link, "text")
        rect = marks(link, "rect")[0]
        title = (marks(link, "title")[0].text or "").rpartition(":")[0]
        assert " ".join(r.text or "" for r in rows).replace("- ", "-") == title.replace("- ", "-")
        size = {"s15 b": 15, "s13 b": 13, "s12 b": 12, "s13": 13, "s12": 12}
        edge = number(figure, "x") - text_width(figure.text or "", 12)
        for row in rows:
            css = row.attrib["class"]
            assert number(row, "x") + text_width(row.text or "", size[css], bold=" b" in css) < edge
            assert number(rect, "y") < number(row, "y") < number(rect, "y") + number(rect, "height")


def deep(tops: int, inner: int, most: int) -> list[Tile]:
    """Topics with topics within, and others within these."""
    lowest = tuple(Tile(label=f"Hives at dusk {n}", weight=3 + n, href=f"{n}.html") for n in range(most))
    mid = tuple(
        Tile(label=f"Bees {n}", weight=sum(t.weight for t in lowest), href=f"m{n}.html", tiles=lowest)
        for n in range(inner)
    )
    return [
        Tile(label=f"Swarms {n}", weight=sum(t.weight for t in mid), href=f"s{n}.html", tiles=mid) for n in range(tops)
    ]


@pytest.mark.parametrize(("width", "columns"), [(640, 2), (1054, 4)])
def test_a_map_of_few_topics_shows_what_stands_within_those_within(width: int, columns: int) -> None:
    few = parsed(topic_map(deep(2, 2, 8), width, columns, "k"))
    assert len(marks(few, "a")) == 2 + 4 + 32
    for link in marks(few, "a"):
        rect = marks(link, "rect")[0]
        for row in marks(link, "text"):
            assert number(rect, "y") < number(row, "y") < number(rect, "y") + number(rect, "height")
            assert number(rect, "x") < number(row, "x") < number(rect, "x") + number(rect, "width")
    # The rows of one topic never run into those of the next.
    boxes = [[number(marks(a, "rect")[0], key) for key in ("x", "y", "width", "height")] for a in marks(few, "a")]
    lowest = [b for b, a in zip(boxes, marks(few, "a"), strict=True) if a.attrib["href"][0].isdigit()]
    assert max(overlap(a, b) for n, a in enumerate(lowest) for b in lowest[:n]) < 0.2 * width  # figures are rounded
    # Where two levels fill the map, or three could not be read, two are drawn.
    assert len(marks(parsed(topic_map(deep(4, 4, 3), width, columns, "k")), "a")) == 4 + 16
    assert len(marks(parsed(topic_map(deep(2, 2, 20), width, columns, "k")), "a")) == 2 + 4


def test_a_map_that_is_too_high_for_a_sheet_says_so() -> None:
    assert parsed(topic_map(deep(2, 2, 8), 640, 2, "k")).attrib["class"] == "map tall"
    assert parsed(topic_map(deep(2, 2, 8), 1054, 4, "k")).attrib["class"] == "map"


def test_on_narrow_pages_bars_stand_below_names_and_say_what_lies_within() -> None:
    inside = (
        Tile(label="Queens", weight=2, href="q"),
        Tile(label="others", weight=1, href="o", alone="others in Bees"),
    )
    tiles = [Tile(label="Bees", weight=3, href="b", tiles=inside), Tile(label="Wax and honey", weight=1, href="w")]
    root = parsed(topic_bars(tiles, 358, "k"))
    told = [[t.text for t in marks(a, "text")] for a in marks(root, "a")]
    assert told == [["Bees", "3 papers, 1 topic"], ["Wax and honey", "1 paper"]]


def overlap(a: list[float], b: list[float]) -> float:
    x = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    y = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return max(x, 0.0) * max(y, 0.0)


def test_the_table_behind_the_map_says_the_same(look: Lookup) -> None:
    here = nested(look)
    (figure,) = figures(mapped(here, scope_of(here, here.field.topics)))
    expected = []
    for topic in sorted(here.field.topics.children, key=lambda t: (-len(t.papers), t.label)):
        years = sorted({y for p in topic.papers if (y := here.papers[p].year)})
        span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0]) if years else ""
        expected.append([topic.label, str(len(topic.papers)), span, ", ".join(t.label for t in topic.children)])
    assert rows_of(figure.table) == expected


# Matrices ------------------------------------------------------------------------------------------------------------


def use(name: str, kind: EntityType, papers: str) -> Use:
    entity = GraphEntity(id=f"entity/{kind}/{name}", type=kind, name=name, papers=tuple(papers), mentions=())
    return Use(entity=entity, papers=tuple(papers), mentions=())


METHODS = {"hum filter": "abcdefg", "wax net": "abc", "comb model": "dfg", "bee tree": "bh"}
HIVES = {"night recording": "abcd", "hive weight": "efg", "temperature of the brood nest": "ag", "rain": "xy"}


@pytest.mark.parametrize(
    ("column", "key", "title"),
    [
        (EntityType.MODALITY, "methods-by-modality", "Methods by kind of data"),
        (EntityType.DATASET, "methods-by-dataset", "Methods by data set"),
    ],
)
def test_each_square_of_a_matrix_counts_the_papers_that_name_both(
    look: Lookup, column: EntityType, key: str, title: str
) -> None:
    uses = {
        EntityType.METHOD: tuple(use(n, EntityType.METHOD, p) for n, p in METHODS.items()),
        column: tuple(use(n, column, p) for n, p in HIVES.items()),
    }
    scope: Scope = replace(scope_of(look, look.field.topics), uses=uses)
    figure = crossed(look, scope, EntityType.METHOD, column, key, title)
    assert figure is not None
    head = [c.label for c in figure.table.columns] if figure.table else []
    # What no method shares a paper with has no column, and what shares but one has no row.
    assert head == ["Method", "night recording", "hive weight", "temperature of the brood nest"]
    table = rows_of(figure.table)
    assert [row[0] for row in table] == ["hum filter", "comb model", "wax net"]
    for name, *cells in table:
        both = [len(set(METHODS[name]) & set(HIVES[h])) for h in head[1:]]
        assert cells == [str(n) if n else "" for n in both]
    for picture in figure.pictures:
        assert_matrix(parsed(picture), [row[0] for row in table], head[1:], [row[1:] for row in table])
        assert said_of(parsed(picture)) == (title, "3 rows by 3 columns; the table below holds the figures.")


def assert_matrix(root: ElementTree.Element, names: list[str], heads: list[str], values: list[list[str]]) -> None:
    """The squares stand in rows and columns; the figure in each is the table's, and a larger one is no lighter."""
    squares = marks(root, "rect")
    assert len(squares) == len(names) * len(heads)
    columns = sorted({number(s, "x") for s in squares})
    rows = sorted({number(s, "y") for s in squares})
    assert (len(columns), len(rows)) == (len(heads), len(names))
    inside = marks(root, "text", r"s11 on(?:-strong)?")
    drawn: dict[tuple[int, int], str] = {}
    for text in inside:
        x, y = number(text, "x"), number(text, "y")
        j = next(j for j, left in enumerate(columns) if left < x < left + number(squares[0], "width"))
        i = next(i for i, top in enumerate(rows) if top < y < top + number(squares[0], "height"))
        drawn[i, j] = text.text or ""
    expected = {(i, j): v for i, row in enumerate(values) for j, v in enumerate(row) if v}
    assert drawn == expected
    steps = [
        (
            int(v) if (v := drawn.get((rows.index(number(s, "y")), columns.index(number(s, "x"))))) else 0,
            s.attrib["class"],
        )
        for s in squares
    ]
    for (low, light), (high, dark) in pairwise(sorted(steps)):
        assert light <= dark
        assert (low == 0) == (light == "h0")
        assert high == 0 or dark != "h0"
    labels = [t.text or "" for t in marks(root, "text") if t not in inside]
    for name in [*names, *heads]:
        assert any(label.removesuffix("…") and name.startswith(label.removesuffix("…")) for label in labels), name


def test_kinds_of_issue_over_the_years_count_each_paper_once(look: Lookup, monkeypatch: pytest.MonkeyPatch) -> None:
    # As if the words of each phrase named its type.
    monkeypatch.setattr("kg.pages.parts.issues.is_clearly_of", lambda *_: True)
    scope = scope_of(look, look.field.topics)
    # One paper that raises two issues of a kind is one paper of that kind.
    first = scope.issues[0]
    doubled = replace(scope, issues=(*scope.issues, replace(first, id="again")))
    figure = issues_by_year(look, doubled)
    assert figure is not None
    expected: dict[str, Counter[int]] = {}
    for category in {i.category for i in scope.issues}:
        papers = {p for i in scope.issues if i.category == category for p in i.papers}
        expected[category_label(category)] = Counter(y for p in papers if (y := look.papers[p].year))
    expected = {kind: years for kind, years in expected.items() if years}
    head = [c.label for c in figure.table.columns] if figure.table else []
    all_years = sorted({y for years in expected.values() for y in years})
    assert head == ["Category", *map(str, range(all_years[0], all_years[-1] + 1))]
    table = rows_of(figure.table)
    assert {row[0]: {int(y): int(v) for y, v in zip(head[1:], row[1:], strict=True) if v} for row in table} == {
        kind: dict(years) for kind, years in expected.items()
    }
    assert len(figure.pictures) == 2
    for picture in figure.pictures:
        root = parsed(picture)
        squares = marks(root, "rect")
        assert len(squares) == len(table) * (len(head) - 1)
        shown = [int(t.text or "0") for t in marks(root, "text", r"s11 on(?:-strong)?")]
        assert shown == [int(v) for row in table for v in row[1:] if v]
        assert said_of(root)[0] == figure.caption.removesuffix(".")


def test_kinds_of_issue_are_not_drawn_from_a_handful_of_dates(look: Lookup) -> None:
    papers = {p: paper if n < 3 else replace(paper, date=None) for n, (p, paper) in enumerate(look.papers.items())}
    few = replace(look, papers=papers)
    assert issues_by_year(few, scope_of(few, few.field.topics)) is None


# Bars ----------------------------------------------------------------------------------------------------------------


def test_bars_over_the_years_are_as_tall_as_their_papers(look: Lookup) -> None:
    figure = papers_by_year(look, scope_of(look, look.field.topics))
    assert figure is not None
    counts = Counter(y for p in look.papers.values() if (y := p.year))
    assert rows_of(figure.table) == [[str(y), str(counts[y])] for y in sorted(counts)]
    for picture in figure.pictures:
        bars = marks(parsed(picture), "rect", "bar")
        heights = [number(bar, "height") for bar in bars]
        papers = [counts[y] for y in sorted(counts)]
        assert len(bars) == len(papers)
        for tall, n in zip(heights, papers, strict=True):
            assert tall == pytest.approx(max(heights) * n / max(papers), abs=0.1)
        feet = {round(number(bar, "y") + number(bar, "height"), 1) for bar in bars}
        assert max(feet) - min(feet) < 0.2
        assert [number(bar, "x") for bar in bars] == sorted(number(bar, "x") for bar in bars)


def test_of_a_single_year_no_bars_are_drawn(look: Lookup) -> None:
    papers = {p: replace(paper, date="2021") for p, paper in look.papers.items()}
    for here, drawn in ((look, True), (replace(look, papers=papers), False)):
        section = know(here, scope_of(here, here.field.topics))
        assert section is not None
        tables = [b for b in section.blocks if isinstance(b, Table)]
        assert len(tables) > 2
        assert any(re.match(r"\d{4}", c.label) for t in tables for c in t.columns) == drawn
        assert any(cell.picture for t in tables for row in t.rows for cell in row) == drawn


def test_small_bars_say_their_figures_their_years_and_their_most() -> None:
    root = parsed(year_bars({2020: 1, 2022: 4}, 2019, 2022, years=True))
    assert root.attrib["aria-label"] == "Papers by year, 2019 to 2022: 2020: 1, 2022: 4"
    assert [t.text for t in marks(root, "text")] == ["2019", "2022", "max. 4 (2022)"]
    # Few years are as broad as what stands below them.
    assert [number(b, "x") + number(b, "width") for b in marks(root, "rect", "bar")][-1] >= 2 * text_width("2019", 11)
    wide = number(root, "width")
    for text in marks(root, "text"):
        long = text_width(text.text or "", 11)
        low = number(text, "x") - (long if text.get("text-anchor") == "end" else 0)
        assert low >= 0
        assert low + long <= wide
    bars = marks(root, "rect", "bar")
    assert len(bars) == 2
    assert number(bars[1], "height") == 20
    assert len(marks(root, "rect", "bar-soft")) == 1
    assert not marks(parsed(year_bars({2020: 1, 2021: 4}, 2020, 2021)), "rect", "bar-soft")
    assert [t.text for t in marks(parsed(year_bars({2020: 2, 2021: 2}, 2020, 2021)), "text")] == ["max. 2"]
    assert parsed(year_bars({}, 2020, 2021)).attrib["aria-label"] == "no dates"
    # Where every bar is one paper there is nothing to say of the highest.
    assert not marks(parsed(year_bars({2020: 1, 2021: 1}, 2020, 2021)), "text")
    assert [t.text for t in marks(parsed(year_bars({2021: 1}, 2020, 2021)), "text")] == ["in 2021"]


def test_thin_bars_say_their_most_and_few_papers_are_no_towers() -> None:
    thin = parsed(year_chart({1990: 2, 2010: 7, 2019: 3}, "k", "Papers", 350))
    assert [t.text for t in marks(thin, "text") if not re.fullmatch(r"(?:19|20)\d\d", t.text or "")] == ["7"]
    few, many = (parsed(year_chart({2019: n, 2021: 1}, "k", "Papers")) for n in (1, 9))
    tallest = [max(number(b, "height") for b in marks(root, "rect", "bar")) for root in (few, many)]
    assert tallest[0] < 0.6 * tallest[1]
    for root in (few, many):
        assert all(number(text, "y") >= 9 for text in marks(root, "text"))


# Dots ----------------------------------------------------------------------------------------------------------------

FIGURES = (
    ("WaxNet", 0.81, "HumNet"),
    ("HumNet", 0.64, None),
    ("CombNet", 0.9, "WaxNet"),
    ("a long name of a hive", 0.7, None),
)


def dotted(look: Lookup, names: tuple[tuple[str, float, str | None], ...] = FIGURES) -> Lookup:
    """A field in which papers report on one data set: a figure each, compared with another one's or with none."""
    papers, claims = dict(look.papers), []
    for n, (name, value, baseline) in enumerate(names):
        text = f"{name} reaches {value}."
        papers[f"p{n}"] = Paper(id=f"p{n}", title=f"On {name}", abstract=text, date=str(2020 + n))
        start = len(papers[f"p{n}"].title) + 1
        evidence = Evidence(paper=f"p{n}", start=start, end=start + len(text), quote=text, rule="claim", score=1.0)
        claims.append(
            GraphClaim(
                id=f"c{n}", paper=f"p{n}", subject=name, metric="AUC", value=str(value), delta=None, dataset="HiveSet",
                baseline=baseline, direction=Direction.BETTER if baseline else Direction.ABSOLUTE, hedged=False,
                negated=False, evidence=evidence, number=value,
            )
        )  # fmt: skip
    table = ClaimTable(
        id="table/x", task=None, dataset="d", metric="m", label="HiveSet · AUC", rows=tuple(c.id for c in claims),
        ranked=True, reason="Higher is better.",
    )  # fmt: skip
    field = replace(look.field, tables=(table,), papers=tuple(papers.values()), claims=tuple(claims))
    return look_up(field, "Hives")


def test_each_dot_is_a_claim_at_its_value_with_its_baseline(look: Lookup) -> None:
    here = dotted(look)
    section = side_by_side(here, scope_of(here, here.field.topics))
    (figure,) = figures(section)
    assert section is not None
    assert [b.text for b in section.blocks if isinstance(b, Heading)] == ["HiveSet · AUC"]
    (table,) = (b for b in section.blocks if isinstance(b, Table))
    assert [row[:4] for row in rows_of(table)] == [
        ["WaxNet", "0.81", "HumNet (better)", "2020"],
        ["HumNet", "0.64", "", "2021"],
        ["CombNet", "0.9", "WaxNet (better)", "2022"],
        ["a long name of a hive", "0.7", "", "2023"],
    ]
    assert table.note == "Higher is better."
    for picture in figure.pictures:
        root = parsed(picture)
        dots = marks(root, "circle")
        assert len(dots) == len(FIGURES)
        for dot, (name, _, _) in zip(dots, FIGURES, strict=True):
            assert dot.attrib["class"] == ("dot base" if name in {"HumNet", "WaxNet"} else "dot")
        xs = [number(d, "cx") for d in dots]
        step = (xs[2] - xs[1]) / (0.9 - 0.64)
        assert step > 0
        for x, (_, value, _) in zip(xs, FIGURES, strict=True):
            assert x == pytest.approx(xs[1] + step * (value - 0.64), abs=0.2)
        axes = [re.fullmatch(r"M([\d.]+) ([\d.]+)H([\d.]+)", p.attrib["d"]) for p in marks(root, "path", "axis")]
        for dot, axis in zip(dots, axes, strict=True):
            assert axis is not None
            left, height, right = map(float, axis.groups())
            assert left < number(dot, "cx") < right
            assert number(dot, "cy") == pytest.approx(height, abs=0.6)
        assert said_of(root) == (
            "HiveSet · AUC", "WaxNet: 0.81; HumNet: 0.64; CombNet: 0.9; a long name of a hive: 0.7"
        )  # fmt: skip
        for dot, (name, value, _) in zip(dots, FIGURES, strict=True):
            # Before its line and behind it; where the drawing is narrow, above its line.
            near = [t.text or "" for t in marks(root, "text") if -21 < number(t, "y") - 4 - number(dot, "cy") < 1]
            assert near[0] == name
            assert near[1].startswith(str(value))
            assert len(near) == 2
    assert "does not begin at zero" in figure.caption
    assert "Hollow dots are what others of these compare with." in figure.caption


def test_claims_that_are_not_ranked_are_listed_and_not_drawn(look: Lookup) -> None:
    here = dotted(look)
    (table,) = here.field.tables
    here = replace(here, field=replace(here.field, tables=(replace(table, ranked=False, reason="Other tasks."),)))
    section = side_by_side(here, scope_of(here, here.field.topics))
    assert list(figures(section)) == []
    assert section is not None
    (listed,) = (b for b in section.blocks if isinstance(b, Table))
    assert len(listed.rows) == len(FIGURES)
    assert listed.note == "Other tasks."


def test_equal_figures_stand_in_one_place() -> None:
    root = parsed(dot_plot([Dot(label=n, value=0.5, shown="0.5") for n in "ab"], "k", "Equal"))
    assert len({number(c, "cx") for c in marks(root, "circle")}) == 1


# Hostile text --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", range(0, len(PAYLOADS), 12))
def test_hostile_text_stays_text_in_every_picture(turn: int) -> None:
    some = [PAYLOADS[(turn + n) % len(PAYLOADS)] for n in range(12)]
    inner = tuple(Tile(label=t, weight=3, href="topics/x.html") for t in some[:4])
    tiles = [Tile(label=t, weight=12 + n, href="topics/x.html", tiles=inner) for n, t in enumerate(some[:6])]
    values = [[(i * j) % 7 for j in range(6)] for i in range(6)]
    drawn = {
        "map": topic_map(tiles, 900, 4, "k"),
        "bars of topics": topic_bars(tiles, 358, "k"),
        "matrix": matrix(some[:6], some[6:], values, "k", some[0]),
        "dots": dot_plot(
            [Dot(label=t, value=float(n), shown=t, when=t, base=n == 1) for n, t in enumerate(some)], "k", some[1]
        ),
        "years": year_chart({2020: 3, 2022: 1}, "k", some[2]),
    }
    marks_of = {name: (len(marks(parsed(p), "rect")), len(marks(parsed(p), "circle"))) for name, p in drawn.items()}
    assert marks_of == {
        "map": (6 + 24, 0),
        "bars of topics": (12, 0),
        "matrix": (36, 0),
        "dots": (0, 12),
        "years": (2, 0),
    }
    for picture in drawn.values():
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", str(picture))
        assert said_of(parsed(picture))[0] is not None
