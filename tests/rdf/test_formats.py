"""Every format, read back by rdflib and by pyoxigraph: the same triples, whoever reads and whatever strings come."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from invented import garble, make_field

from extract.errors import UsageError
from kg.export.rdf import FORMATS, rdf_files, write_ntriples, write_turtle
from kg.rdf.graph import field_to_graph, fishbones_to_graph, gather
from kg.records import Field
from ontologies.namespaces import DEFAULT_BASE

# rdflib 7 parses JSON-LD, TriG and N-Quads through names that it deprecates itself.
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning")

FIELD = make_field()
GRAPHS = ("turtle", "ntriples", "jsonld", "rdfxml")
DATASETS = ("trig", "nquads")
BY_NAME = {form.name: form for form in FORMATS}
RDFLIB = {".ttl": "turtle", ".trig": "trig", ".nt": "nt", ".nq": "nquads", ".jsonld": "json-ld", ".rdf": "xml"}

Terms = tuple[str, ...]


def read_with_pyoxigraph(data: bytes, suffix: str) -> set[Terms]:
    form = ox.RdfFormat.from_extension(suffix[1:])
    return {
        tuple(_plain(term) for term in (q.subject, q.predicate, q.object, q.graph_name))
        for q in ox.parse(data, format=form)
    }


def read_with_rdflib(data: bytes, suffix: str) -> set[Terms]:
    with rdflib_as_written():
        if suffix in (".trig", ".nq"):
            dataset = rdflib.Dataset()
            dataset.parse(data=data, format=RDFLIB[suffix])
            return {(*map(_rdflib_plain, (s, p, o)), _graph(g)) for s, p, o, g in dataset.quads()}
        graph = rdflib.Graph().parse(data=data, format=RDFLIB[suffix])
        return {(*map(_rdflib_plain, triple), "") for triple in graph}


class rdflib_as_written:
    """Keep rdflib from rewriting literals: what stands in the file is compared."""

    def __enter__(self) -> None:
        self.before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False

    def __exit__(self, *_: object) -> None:
        rdflib.NORMALIZE_LITERALS = self.before


def _plain(term: object) -> str:
    if isinstance(term, ox.Literal):
        return f'"{term.value}"@{term.language}' if term.language else f'"{term.value}"^^{term.datatype.value}'
    return term.value if isinstance(term, ox.NamedNode) else ""


def _rdflib_plain(term: object) -> str:
    if isinstance(term, rdflib.Literal):
        kind = term.datatype or "http://www.w3.org/2001/XMLSchema#string"
        return f'"{term!s}"@{term.language}' if term.language else f'"{term!s}"^^{kind}'
    assert isinstance(term, rdflib.URIRef), f"{term!r} is no IRI"
    return str(term)


def _graph(graph: object) -> str:
    return "" if graph is None or "default" in str(graph) else str(graph)


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    return {form.name: form.write(FIELD, None) for form in FORMATS}


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_both_libraries_read_the_same(name: str, written: dict[str, bytes]) -> None:
    suffix = BY_NAME[name].suffix
    assert read_with_pyoxigraph(written[name], suffix) == read_with_rdflib(written[name], suffix)


@pytest.mark.parametrize("name", GRAPHS)
@pytest.mark.parametrize("other", GRAPHS)
def test_every_writer_times_every_reader(name: str, other: str, written: dict[str, bytes]) -> None:
    first = read_with_pyoxigraph(written[name], BY_NAME[name].suffix)
    second = read_with_rdflib(written[other], BY_NAME[other].suffix)
    assert first == second


def test_trig_and_nquads_are_one_dataset(written: dict[str, bytes]) -> None:
    assert read_with_pyoxigraph(written["trig"], ".trig") == read_with_pyoxigraph(written["nquads"], ".nq")


def test_named_graphs_hold_what_the_flat_graph_says(written: dict[str, bytes]) -> None:
    quads = read_with_pyoxigraph(written["trig"], ".trig")
    flat = {terms[:3] for terms in quads if terms[3] == "" or terms[3].endswith("/assertion")}
    made_of = {tuple(map(_plain, (t.subject, t.predicate, t.object))) for t in field_to_graph(FIELD).triples}
    assert made_of <= flat
    assert all("software" in s or "model" in s for s, _, _ in flat - made_of)


def test_every_paper_has_its_four_graphs(written: dict[str, bytes]) -> None:
    graphs = {terms[3] for terms in read_with_pyoxigraph(written["trig"], ".trig")} - {""}
    for paper in FIELD.papers:
        for part in ("head", "assertion", "provenance", "pubinfo"):
            assert f"{DEFAULT_BASE}nanopub/{paper.id}/{part}" in graphs
    assert len(graphs) == 4 * len(FIELD.papers)


def test_no_blank_nodes_and_no_same_as(written: dict[str, bytes]) -> None:
    for name, data in written.items():
        for quad in ox.parse(data, format=ox.RdfFormat.from_extension(BY_NAME[name].suffix[1:])):
            assert isinstance(quad.subject, ox.NamedNode)
            assert not isinstance(quad.object, ox.BlankNode)
            assert not quad.predicate.value.endswith("sameAs")


def test_only_prefixes_that_are_used(written: dict[str, bytes]) -> None:
    for name in ("turtle", "trig", "fishbones-ttl"):
        text = written[name].decode()
        declared = re.findall(r"^@prefix (\w+): <([^>]*)>", text, re.MULTILINE)
        assert declared == sorted(declared)
        terms = read_with_pyoxigraph(written[name], BY_NAME[name].suffix)
        iris = {part for quad in terms for part in quad if not part.startswith('"')}
        iris |= {part.rpartition("^^")[2] for quad in terms for part in quad if part.startswith('"')}
        for _, namespace in declared:
            assert any(iri.startswith(namespace) for iri in iris), namespace


def test_void_counts_are_right(written: dict[str, bytes]) -> None:
    triples = read_with_pyoxigraph(written["turtle"], ".ttl")
    said = {o for s, p, o, _ in triples if s == DEFAULT_BASE + "dataset" and p.endswith("void#triples")}
    assert said == {f'"{len(triples)}"^^http://www.w3.org/2001/XMLSchema#integer'}


def test_quotes_are_what_stands_at_the_position() -> None:
    triples = {tuple(map(_plain, (t.subject, t.predicate, t.object))) for t in field_to_graph(FIELD).triples}
    oa = "http://www.w3.org/ns/oa#"
    exact = {s.removesuffix("/quote"): o for s, p, o in triples if p == oa + "exact"}
    texts = {f"{DEFAULT_BASE}text/{paper.id}": paper.text for paper in FIELD.papers}
    starts = {s.removesuffix("/position"): int(o.split('"')[1]) for s, p, o in triples if p == oa + "start"}
    ends = {s.removesuffix("/position"): int(o.split('"')[1]) for s, p, o in triples if p == oa + "end"}
    assert exact.keys() == starts.keys() == ends.keys() and exact
    for span, quote in exact.items():
        assert f'"{texts[span.rsplit("/", 1)[0]][starts[span] : ends[span]]}"' == quote.partition("^^")[0]


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    code = "from invented import make_field; from kg.export.rdf import FORMATS; import hashlib; f = make_field(6)\n"
    code += "print([hashlib.sha256(form.write(f, None)).hexdigest() for form in FORMATS])"
    answers = set()
    for seed in ("0", "1", "77"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parent,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{Path(__file__).parents[2]}:{Path(__file__).parent}"},
        )
        answers.add(done.stdout)
    assert len(answers) == 1


def test_the_run_folder_gets_three_files() -> None:
    assert set(rdf_files(FIELD)) == {"graph.ttl", "graph.trig", "fishbones.ttl"}


@pytest.mark.parametrize(
    "base", ["https://example.org/field", "https://example.org/field#", "urn:example:field:", "http://h:8080/"]
)
def test_a_base_of_ones_own(base: str) -> None:
    data = write_turtle(make_field(3), base)
    subjects = {s for s, *_ in read_with_pyoxigraph(data, ".ttl")}
    assert any(s.startswith(base) for s in subjects)
    assert not any(s.startswith(DEFAULT_BASE) for s in subjects)
    assert read_with_rdflib(data, ".ttl") == read_with_pyoxigraph(data, ".ttl")


@pytest.mark.parametrize(
    "base", ["", "field/", "example.org/", "https://", "https://a b/", "https://x/?q=1", "file:///tmp/",
             "javascript:alert(1)", "https://x/\n", "https://x/<y>", "https://u:p@x/", "https://x/\u202e/", "\ud800"],
)  # fmt: skip
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="base IRI"):
        write_turtle(FIELD, base)


HOSTILE = (
    '"> <http://evil/s> <http://evil/p> "x', "\\", '"""', "'''", "\n.\n<a> <b> <c> .", "\x00", "\x1b[31m",
    "\ud800", "\ufffe", "\u202etxet", "]]>", "<!--", "&amp;", "&x;", "@en", "^^<http://x>", "http://x/ y", "a b",
    "../../etc", "..", ".",
    "%zz", "%", "#", "?", "//", ":", "\r\n", "\t", "{", "}", "[", "(", ";", ",", "$", "é", "𝔘", "",
)  # fmt: skip


@pytest.mark.parametrize("poison", HOSTILE, ids=lambda text: json.dumps(text)[:20])
def test_hostile_strings_change_no_count(poison: str) -> None:
    check_hostile(garble(make_field(1), lambda text: text[:8] + poison + text[8:]))


@settings(
    max_examples=10,  # each one is written and read fourteen times
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.text(st.characters(codec=None), max_size=12), st.integers(0, 12))
def test_any_string_changes_no_count(poison: str, at: int) -> None:
    check_hostile(garble(make_field(1), lambda text: text[:at] + poison + text[at:]))


def check_hostile(field: Field) -> None:
    """Every format, read back by both, has exactly the triples that were meant."""
    meant = len(field_to_graph(field))
    assert meant == len({tuple(map(_plain, (t.subject, t.predicate, t.object))) for t in field_to_graph(field).triples})
    for form in FORMATS:
        data = form.write(field, None)
        first, second = read_with_pyoxigraph(data, form.suffix), read_with_rdflib(data, form.suffix)
        assert first == second, form.name
        if form.name in GRAPHS:
            assert len(first) == len(read_with_pyoxigraph(write_ntriples(field), ".nt"))
            assert not any("evil" in s for s, _, _, _ in first if s.startswith("http://evil"))
        if form.name == "fishbones-ttl":
            assert len(first) == len(fishbones_to_graph(field))


def test_paper_iris() -> None:
    names = gather(FIELD).names
    iris = {paper.id: names.paper(paper).value for paper in FIELD.papers}
    assert iris["doi-10.5555_light.00000"] == "https://doi.org/10.5555/light.0(a)"
    assert iris["arxiv-00001"] == "https://arxiv.org/abs/2402.00001"
    assert iris["t-light-00002"] == DEFAULT_BASE + "paper/t-light-00002"
