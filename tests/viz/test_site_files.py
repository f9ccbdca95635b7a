"""What the files of a site must be, without a browser: linked, self-contained, deterministic, harmless."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pytest
from example_field import make_field
from hostile import FEWER_TURNS, PAYLOADS, TURNS, hostile_field
from site_pages import broken_links, pages_of, take_apart

from kg.pages.lookup import look_up, scope_of
from kg.pages.overview import overview_page
from kg.rdf.ontology_page import read_ontology
from kg.records import Field, Topic, TreeNode
from kg.site import SiteSettings, build_single_file, build_site
from ontologies.vocabulary import NodeKind
from viz.page import Block, Found, Frame, Link, Page, Statement
from viz.render import INDEX_FILE, INLINE_ENTRIES, asset, index_file, render_page
from viz.text import wrap_text

HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def field() -> Field:
    return make_field()


@pytest.fixture(scope="module")
def files(field: Field) -> dict[str, bytes]:
    return build_site(field, SiteSettings(title="Listening to bee hives"))


def empty_field() -> Field:
    root = Topic(id="topic/all", label="All papers", level=0, papers=())
    return Field(
        papers=(), extractions=(), rejects=(), entities=(), edges=(), claims=(), topics=root, issues=(),
        tree=TreeNode(id="corpus", kind=NodeKind.CORPUS, label="All papers", papers=()),
        fishbones=(), chains=(), glossary=(),
    )  # fmt: skip


def test_the_promised_pages_are_there(files: dict[str, bytes]) -> None:
    names = set(files)
    assert {f"site/{n}.html" for n in ("index", "graph", "tree", "papers", "fishbones", "topics")} <= names
    assert "site/topics/queen-detection.html" in names
    assert "site/fishbones/queen-detection.svg" in names
    assert list(files) == sorted(files)


def test_every_link_within_the_site_leads_somewhere(files: dict[str, bytes]) -> None:
    assert broken_links(files) == []


def test_a_fish_bone_says_where_it_stands_down_to_its_own_topic(files: dict[str, bytes]) -> None:
    ways = {}
    for path, data in files.items():
        if re.fullmatch(r"site/fishbones/[a-z0-9-]+\.html", path):
            found = re.search(r'<nav class="crumbs".*?</nav>', data.decode())
            assert found, path
            title = re.search(r"<h1[^>]*>(.*?)</h1>", data.decode())
            assert title
            ways[title[1]] = re.sub(r"<[^>]+>", "", found[0].replace("</li>", "|")).split("|")[:-1]
            assert found[0].count("aria-current") == (ways[title[1]][-1] == "Fish-bone")
    assert len(ways) > 2
    for title, way in ways.items():
        assert way[0] == "Overview"
        assert way[-2:] == [title, "Fish-bone"] or way == ["Overview", "Fish-bones"], (title, way)


def test_no_line_breaks_within_a_name() -> None:
    told = Statement(parts=("Hive-100 & the <b> of bee-keeping, on ", Link(text="F1-score", href="a.html"), "."))
    page = Page(path="x.html", title="On Hive-100", lead=(told,))
    html = render_page(page, Frame(name="Bees", links=())).decode()
    assert html.count('<span class="nb">Hive-100</span>') == 2
    assert (
        '</span> &amp; the &lt;b&gt; of bee-keeping, on <a href="a.html"><span class="nb">F1-score</span></a>.' in html
    )
    assert "<title>On Hive-100 · Bees</title>" in html
    assert wrap_text("swarms on Hive-100", 10, 70, lines=3) == ("swarms on", "Hive-100")
    # Where no line can hold it, it is parted after all.
    assert wrap_text("on Hive-100", 10, 30, lines=3) == ("on", "Hive-", "100")


def test_no_id_stands_twice_on_a_page(files: dict[str, bytes]) -> None:
    for path, parts in pages_of(files).items():
        twice = {i for i in parts.ids if parts.ids.count(i) > 1}
        assert not twice, path


@pytest.mark.parametrize("turn", range(TURNS))
def test_hostile_strings_stay_text(files: dict[str, bytes], turn: int) -> None:
    ours = {tag for parts in pages_of(files).values() for tag, _ in parts.tags}
    files = build_site(hostile_field(turn))
    for path, parts in pages_of(files).items():
        assert {tag for tag, _ in parts.tags} <= ours, path
        for tag, attributes in parts.tags:
            assert not [a for a in attributes if a.startswith("on") or a in {"style", "src", "srcdoc"}], (path, tag)
        for href in parts.hrefs:
            assert re.match(r"(https?:|mailto:)", href) or ":" not in href.split("#")[0].split("/")[0], (path, href)
        # The scripts are left out: vis-network's source itself holds such characters.
        data = [x for x in parts.scripts if x.startswith(("{", "["))]
        values = [v or "" for _, attributes in parts.tags for v in attributes.values()]
        for text in (*parts.text, *data, *values):
            assert not HIDDEN.search(text), (path, text[:200])
    assert broken_links(files) == []
    for path, data in files.items():
        assert path == f"site/{INDEX_FILE}" or re.fullmatch(r"site/(?:[a-z]+/)?[a-z0-9-]+\.(?:html|svg)", path), path
        if path.endswith(".svg"):
            drawn = ElementTree.fromstring(data)
            assert not [e for e in drawn.iter() if "script" in e.tag or any(a.startswith("on") for a in e.attrib)]


def test_there_are_enough_hostile_strings() -> None:
    assert len(PAYLOADS) >= 200
    assert len(PAYLOADS) <= TURNS * 4 * 3 == FEWER_TURNS * 4 * 6
    assert len(set(PAYLOADS)) == len(PAYLOADS)


def test_the_policy_names_exactly_the_scripts_and_styles_of_the_page(files: dict[str, bytes]) -> None:
    for path, parts in pages_of(files).items():
        policies = [
            a["content"] or ""
            for t, a in parts.tags
            if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 2, path
        policy = policies[0]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        kinds = [a.get("type") for t, a in parts.tags if t == "script"]
        code = [s for s, kind in zip(parts.scripts, kinds, strict=True) if kind is None]
        hashes = {"'sha256-" + b64encode(sha256(s.encode()).digest()).decode() + "'" for s in code}
        named = re.search(r"script-src ([^;]*)", policy)  # without one, `default-src 'none'` forbids all scripts
        assert (set(named[1].split()) if named else set()) - {"'strict-dynamic'"} == hashes, path
        if hashes:
            assert policies[1].startswith("script-src ")
            assert set(policies[1].split()[1:]) == {*hashes, "'self'", "file:"}, path
        for data in (s for s, kind in zip(parts.scripts, kinds, strict=True) if kind == "application/json"):
            json.loads(data)


def test_nothing_is_fetched_from_anywhere(files: dict[str, bytes]) -> None:
    for path, parts in pages_of(files).items():
        for tag, attributes in parts.tags:
            assert tag not in {"link", "iframe", "img", "object", "embed", "base", "form"}, path
            assert "src" not in attributes, path
    for path, data in files.items():
        if path.endswith(".svg"):
            assert b"url(" not in data
            assert b"href" not in data


def test_bytes_depend_on_nothing_but_the_field(tmp_path: Path) -> None:
    script = (
        "import hashlib, sys\n"
        f"sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tests' / 'viz')!r}]\n"
        "from example_field import make_field\n"
        "from kg.site import build_site\n"
        "print(hashlib.sha256(repr(sorted(build_site(make_field()).items())).encode()).hexdigest())\n"
    )
    seen = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Kathmandu"), ("77", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        )
        seen.add(done.stdout)
    assert len(seen) == 1


def test_the_order_of_edges_and_entities_does_not_matter(field: Field, files: dict[str, bytes]) -> None:
    shuffled = list(field.entities), list(field.edges), list(field.chains)
    for part in shuffled:
        random.Random(5).shuffle(part)
    turned = replace(field, entities=tuple(shuffled[0]), edges=tuple(shuffled[1]), chains=tuple(shuffled[2]))
    assert build_site(turned, SiteSettings(title="Listening to bee hives")) == files


def test_a_field_of_nothing_still_has_its_pages() -> None:
    files = build_site(empty_field())
    assert b"No papers are read here" in files["site/index.html"]
    assert broken_links(files) == []


def test_a_single_paper_has_its_pages(field: Field) -> None:
    from example_papers import PAPERS

    files = build_site(make_field(PAPERS[:1]))
    assert b"One paper is read here" in files["site/index.html"]
    assert broken_links(files) == []


def test_papers_without_dates_are_told_without_years() -> None:
    from example_papers import PAPERS

    files = build_site(make_field([{**p, "date": None} for p in PAPERS]))
    text = " ".join(pages_of(files)["site/index.html"].text)
    assert "since" not in text.split("Made by Herringbone")[0].split("Where to start")[0]
    assert broken_links(files) == []


def test_titles_of_six_hundred_characters_and_right_to_left_text() -> None:
    from example_papers import PAPERS

    specs = [{**p, "title": f"{'مرحبا ' * 90}{i} " + p["title"]} for i, p in enumerate(PAPERS)]
    files = build_site(make_field(specs))
    assert broken_links(files) == []
    assert max(len(d) for p, d in files.items() if p.endswith("index.html")) < 1_000_000


def statements_in(blocks: tuple[Block, ...]) -> list[Statement]:
    found: list[Statement] = []
    for block in blocks:
        if isinstance(block, Statement):
            found.append(block)
        for name in ("statements", "blocks", "cards"):
            inner = getattr(block, name, ())
            found.extend(statements_in(tuple(inner)))
    return found


def test_every_quote_on_the_overview_is_in_its_paper(field: Field) -> None:
    look = look_up(field)
    page = overview_page(look, "Bees")
    texts = [p.text for p in field.papers]
    quotes = [q for s in page.sections for st in statements_in(s.blocks) for q in st.quotes]
    assert len(quotes) > 30
    for quote in quotes:
        assert any(quote.text in t for t in texts)
        assert 0 <= quote.start <= quote.end <= len(quote.text)


def test_numbers_of_papers_agree_with_the_field(field: Field) -> None:
    look = look_up(field)
    scope = scope_of(look, field.topics)
    page = overview_page(look, "Bees")
    first = page.lead[0].text
    assert first.startswith("12 papers are read here; the 11 that bear a date appeared between 2018 and 2025")
    assert len(scope.papers) == 12


@pytest.mark.parametrize("turn", [None, 5])
def test_one_file_holds_the_whole_site(field: Field, turn: int | None) -> None:
    one = build_single_file(field if turn is None else hostile_field(turn))
    parts = take_apart(one)
    assert len(set(parts.ids)) == len(parts.ids)
    inner = [h[1:] for h in parts.hrefs if h.startswith("#")]
    assert len(inner) > 100
    # The graph's script resolves the ids of its nodes.
    assert not [i for i in inner if i not in parts.ids and not i.startswith("graph.html:n-")]
    assert not [h for h in parts.hrefs if not re.match(r"#|https?:|mailto:", h)]
    assert {"index.html", "graph.html", "tree.html", "papers.html", "quotes.html"} <= set(parts.ids)
    quotes = re.findall(r'<blockquote id="q\d+"[^>]*>(.*?)</blockquote>', one.decode(), re.DOTALL)
    assert len(quotes) > 20
    assert one.count(b'<figure class="quote">') == 0
    assert sum(t == "main" for t, _ in parts.tags) == 1


def test_the_overview_keeps_within_its_size(field: Field, files: dict[str, bytes]) -> None:
    assert len(files["site/index.html"]) < 300_000


def test_what_can_be_searched_stands_in_one_file_for_all_pages(field: Field, files: dict[str, bytes]) -> None:
    told = files[f"site/{INDEX_FILE}"].decode()
    found = re.fullmatch(r"herringbone\.searched\((.*)\);\n", told)
    assert found
    labels = [label for _, _, flat in json.loads(found[1]) for label in flat[::2]]
    assert {"Queen detection", "BuzzMAE"} <= set(labels)
    for path, data in files.items():
        if path.endswith(".html"):
            assert b'id="search-index"' not in data, path
    single = take_apart(build_single_file(field, SiteSettings(title="Listening to bee hives")))
    kept = next(json.loads(x) for x in single.scripts if x.startswith("[["))
    assert [label for _, _, flat in kept for label in flat[::2]] == labels


def test_what_is_found_is_where_the_search_leads(files: dict[str, bytes]) -> None:
    groups = json.loads(files[f"site/{INDEX_FILE}"].decode().partition("(")[2].rpartition(")")[0])
    pages = pages_of(files)
    entries = [
        (sort, label, start + rest)
        for sort, start, flat in groups
        for label, rest in zip(flat[::2], flat[1::2], strict=True)
    ]
    for sort, label, href in entries:
        path, _, key = href.partition("#")
        assert f"site/{path}" in pages, (sort, label)
        if key and path != "graph.html":
            assert key in pages[f"site/{path}"].ids, (sort, label, href)
    sorts = {sort: [label for s, label, _ in entries if s == sort] for sort, *_ in entries}
    assert {"topic", "overview", "page", "issue", "paper", "method", "data set"} <= set(sorts)
    assert {"Glossary", "Data sets", "What is open"} <= set(sorts["overview"])
    issues = [label.casefold() for label in sorts["issue"]]
    assert len(set(issues)) == len(issues) > 5
    assert any(re.search(r"\(.+ and others, 20\d\d\)$", label) for label in sorts["paper"])


def test_a_page_that_travels_alone_carries_what_it_can_bear() -> None:
    index = tuple(Found(label=f"Hive {n}", sort="method", href=f"graph.html#n-{n}") for n in range(INLINE_ENTRIES + 9))
    page = render_page(Page(path="index.html", title="Hives"), Frame(name="Hives", links=(), index=index), alone=True)
    groups = next(json.loads(x) for x in take_apart(page).scripts if x.startswith("[["))
    assert sum(len(flat) // 2 for _, _, flat in groups) == INLINE_ENTRIES
    assert index_file(index).count(b"Hive ") == INLINE_ENTRIES + 9


def test_the_vocabulary_is_a_page_of_the_site_with_an_anchor_for_every_term(files: dict[str, bytes]) -> None:
    parts = pages_of(files)["site/ontology.html"]
    terms = [term for _, found in read_ontology().parts for term in found]
    assert len(terms) > 50
    assert {term.name for term in terms} <= set(parts.ids)
    text = " ".join(" ".join(parts.text).split())
    assert all(" ".join(term.definition.split()) in text for term in terms)
    assert {"index.html", "graph.html"} <= set(parts.hrefs)


def test_every_colour_is_named_once_for_both_schemes() -> None:
    css = asset("base.css")
    named = re.findall(r"(--[\w-]+):", css[: css.index("@media print")])
    assert len(named) > 30
    assert sorted(set(named)) == sorted(named)
    assert "prefers-color-scheme" not in css
