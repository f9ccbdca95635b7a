"""Every format, read back by rdflib and by pyoxigraph: the same triples, whoever reads and whatever strings come."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from invented import garble, make_field

from extract.errors import UsageError
from extract.records import Reference
from kg.export.rdf import FORMATS, rdf_files, write_ntriples, write_trig, write_turtle
from kg.rdf.graph import field_to_graph, fishbones_to_graph, gather
from kg.rdf.nanopubs import Maker, Nanopubs
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


@pytest.mark.parametrize("number", range(0, len(HOSTILE), 3))
def test_hostile_strings_change_no_count(number: int) -> None:
    """Three of them in every string, each at a place of its own."""
    one, two, three = (*HOSTILE, *HOSTILE)[number : number + 3]
    check_hostile(garble(make_field(1), lambda text: text[:4] + one + text[4:8] + two + text[8:] + three))


# ---- every field of every record, by name

# Values out of a list that is ours, or of a form that is checked: what fits neither leaves its statement out.
CLOSED = {
    "Paper.date", "Paper.url", "IssueNode.type", "IssueNode.category", "IssueNode.status", "Bone.category",
    "Edge.relation",
}  # fmt: skip
# Ids, and what refers to them: changed together.
IDS = {
    "Paper.id", "Evidence.paper", "GraphEntity.id", "GraphEntity.papers", "GraphEntity.proposed_by",
    "GraphEntity.broader", "Edge.source", "Edge.target", "GraphClaim.id", "GraphClaim.paper",
    "GraphClaim.subject_entity", "GraphClaim.metric_entity", "GraphClaim.dataset_entity", "GraphClaim.baseline_entity",
    "GraphClaim.task_entity", "Place.paper", "Place.topic", "Topic.id", "Topic.papers", "SolutionNode.id",
    "SolutionNode.paper", "SolutionNode.claims", "SolutionNode.entity", "Cause.issue", "IssueNode.id",
    "IssueNode.topic", "IssueNode.papers", "IssueNode.narrower", "Fishbone.topic", "Bone.issues", "Chain.source",
    "Chain.target", "Chain.issue", "GlossaryEntry.papers", "ReadingStep.paper", "Field.reading",
}  # fmt: skip
# Of these only the number is stated, or another field says the same.
SAID_ELSEWHERE = {"Topic.papers", "GlossaryEntry.papers", "Place.topic", "GraphEntity.proposed_by"}
# Identifiers of works, in papers and in what cites them.
WORKS = {"Paper.doi", "Reference.doi"}, {"Paper.arxiv_id", "Reference.arxiv_id"}
# Names of a thing and of what was merged into it: an alias that is the name is stated once.
NAMES = {"GraphEntity.name", "GraphEntity.aliases", "Merge.alias"}
TEXTS = {"Paper.title", "Paper.abstract"}  # offsets count in them: their length stays
FREE = {
    "Paper.authors", "Paper.categories", "Paper.keywords", "Paper.venue", "Source.file", "Source.locator",
    "Source.reader", "Evidence.quote", "Evidence.rule", "Merge.rule", "GraphClaim.subject", "GraphClaim.metric",
    "GraphClaim.value", "GraphClaim.delta", "GraphClaim.dataset", "GraphClaim.baseline", "GraphClaim.unit",
    "Place.reason", "Topic.label", "SolutionNode.label", "Cause.label", "IssueNode.label", "Bone.label",
    "Fishbone.label", "Chain.reason", "GlossaryEntry.short", "GlossaryEntry.long_forms", "ReadingStep.reason",
    "Reject.source", "Reject.locator", "Reject.code", "Reject.message",
}  # fmt: skip
# What the RDF leaves to other files of a run: what was read, before it became nodes; sections; a work's bare title.
NOT_EXPORTED = {
    "Section.heading", "Section.text", "Reference.title", "Reference.key", "Mention.text", "Mention.rule",
    "Entity.name", "Entity.aliases", "Issue.text", "Issue.type", "Solution.text", "Claim.subject", "Claim.metric",
    "Claim.value", "Claim.delta", "Claim.dataset", "Claim.baseline", "Abbreviation.short", "Abbreviation.long",
    "TreeNode.id", "TreeNode.label", "TreeNode.papers", "ClaimTable.id", "ClaimTable.task", "ClaimTable.dataset",
    "ClaimTable.metric", "ClaimTable.label", "ClaimTable.rows", "ClaimTable.reason",
}  # fmt: skip
GROUPS = [*({name} for name in sorted(FREE | TEXTS)), IDS, *WORKS, NAMES]


def full_field() -> Field:
    """Give a field in which every field of every record that is exported has a value."""
    field = make_field(3)
    issue, first, *issues = field.issues
    cause = replace(issue.causes[0], issue=first.id)
    issue = replace(issue, causes=(*issue.causes, replace(cause, evidence=issue.evidence[0])), narrower=(issues[0].id,))
    claims = tuple(replace(claim, delta="2 points") for claim in field.claims)
    papers = tuple(replace(p, keywords=(*p.keywords, "lamps"), venue=p.venue or "Fog Days") for p in field.papers)
    by_id = {paper.id: paper for paper in papers}
    cited = (Reference(arxiv_id="1901.00001"), Reference(doi="10.5555/lamps"))
    first_paper = replace(papers[0], references=(*papers[0].references, *cited))
    extractions = tuple(replace(x, paper=by_id[x.paper.id]) for x in field.extractions)
    return replace(
        field, papers=(first_paper, *papers[1:]), extractions=extractions, claims=claims, issues=(issue, first, *issues)
    )


FULL = full_field()


def poison(field: Field, names: set[str], words: str) -> Field:
    """Give the field with words put into every value of some fields; different values stay different."""

    def put(value: str, name: str) -> str:
        if name in TEXTS:
            return words[: len(value)] + value[len(words[: len(value)]) :]
        return value[:3] + words + value[3:]

    def walk(value: Any, name: str) -> Any:
        if isinstance(value, StrEnum) or value is None:
            return value
        if isinstance(value, str):
            return put(value, name) if name in names else value
        if isinstance(value, tuple):
            return tuple(walk(item, name) for item in value)
        if is_dataclass(value) and not isinstance(value, type):
            kind = type(value)
            return kind(**{f.name: walk(getattr(value, f.name), f"{kind.__name__}.{f.name}") for f in fields(value)})
        return value

    poisoned: Field = walk(field, "")
    return poisoned


def string_fields() -> set[str]:
    """Give the name of every field of every record below ``Field`` that holds strings, by the types of the records."""
    found: set[str] = set()
    seen: set[type] = set()

    def visit(kind: Any, name: str) -> None:
        if kind is str:
            found.add(name)
        elif is_dataclass(kind) and isinstance(kind, type):
            if kind not in seen:
                seen.add(kind)
                hints = get_type_hints(kind)
                for f in fields(kind):
                    visit(hints[f.name], f"{kind.__name__}.{f.name}")
        else:
            for part in get_args(kind):
                visit(part, name)

    visit(Field, "")
    return found


def counts(field: Field) -> tuple[int, int, int]:
    """Give how many triples a field means: as a graph, as named graphs, and for its fish-bones."""
    out = gather(field)
    quads = Nanopubs(out=out, papers=field.papers, maker=Maker(version="0"))
    return len(out.graph()), sum(1 for _ in quads), len(fishbones_to_graph(field))


CLEAN = counts(FULL)
LENGTHS = {
    form.name: len(read_with_pyoxigraph(form.write(FULL, None), form.suffix))
    for form in FORMATS
}  # fmt: skip


def check_length(field: Field, name: str) -> None:
    """A format holds as many triples of the field as of the clean one, whoever reads it."""
    data, suffix = BY_NAME[name].write(field, None), BY_NAME[name].suffix
    read = read_with_pyoxigraph(data, suffix)
    assert len(read) == LENGTHS[name]
    assert read_with_rdflib(data, suffix) == read


def test_every_field_of_every_record_is_known_here() -> None:
    groups = [CLOSED, IDS, *WORKS, NAMES, TEXTS, FREE, NOT_EXPORTED]
    assert string_fields() == set().union(*groups)
    assert sum(map(len, groups)) == len(set().union(*groups))


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: min(group))
def test_a_field_is_exported_and_holds_any_string(group: set[str]) -> None:
    """What stands in a field comes out again, and nothing else changes in number."""
    mark = "q\u00e9zq"
    for name in group - SAID_ELSEWHERE:
        alone = write_trig(poison(FULL, {name}, mark))
        assert mark.encode() in alone or b"q%C3%A9zq" in alone or alone != CLEAN_TRIG, name
    together = write_trig(poison(FULL, group, mark))
    assert mark.encode() in together or b"q%C3%A9zq" in together
    for words in ('"> . <http://evil/s> <http://evil/p> "x', "\ud800\r\n]]>\\"):
        field = poison(FULL, group, words)
        assert counts(field) == CLEAN
        assert len(read_with_pyoxigraph(write_trig(field), ".trig")) == LENGTHS["trig"]


CLEAN_TRIG = write_trig(FULL)
ANY = st.text(st.characters(codec=None), max_size=12) | st.sampled_from(HOSTILE)


@settings(
    max_examples=100,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    st.tuples(ANY, ANY),
    st.sampled_from(GROUPS),
    st.sampled_from(sorted(BY_NAME)),
)
def test_any_string_in_any_field_changes_no_count(words: tuple[str, str], group: set[str], form: str) -> None:
    """Two strings an example, in all fields at once, in a format that is drawn; and in a field that is drawn, alone."""
    both = " ".join(words)
    check_length(poison(FULL, set().union(*GROUPS), both), form)
    assert counts(poison(FULL, group, both)) == CLEAN


@pytest.mark.parametrize("name", sorted(CLOSED - {"Edge.relation"}))
def test_what_is_on_no_list_is_left_out(name: str) -> None:
    """A date that is none, an address that is none, a type that no scheme has: the statement lacks, nothing else."""
    dated = sum(paper.date is not None for paper in FULL.papers)
    bones = sum(len(fishbone.bones) for fishbone in FULL.fishbones)
    fewer = {
        "Paper.date": 2 * dated,
        "Paper.url": len(FULL.papers),
        "IssueNode.type": len(FULL.issues),
        "IssueNode.category": len(FULL.issues),
        "Bone.category": bones,
        "IssueNode.status": 0,
    }
    for words in (" \ud800", '"> <http://evil/s> .'):
        assert len(field_to_graph(poison(FULL, {name}, words))) == CLEAN[0] - fewer[name]


def check_hostile(field: Field) -> None:
    """Every format, read back by both, has exactly the triples that were meant."""
    meant = len(field_to_graph(field))
    assert meant == len({tuple(map(_plain, (t.subject, t.predicate, t.object))) for t in field_to_graph(field).triples})
    plain = len(read_with_pyoxigraph(write_ntriples(field), ".nt"))
    for form in FORMATS:
        data = form.write(field, None)
        first, second = read_with_pyoxigraph(data, form.suffix), read_with_rdflib(data, form.suffix)
        assert first == second, form.name
        if form.name in GRAPHS:
            assert len(first) == plain
            assert not any("evil" in s for s, _, _, _ in first if s.startswith("http://evil"))
        if form.name == "fishbones-ttl":
            assert len(first) == len(fishbones_to_graph(field))


def test_paper_iris() -> None:
    names = gather(FIELD).names
    iris = {paper.id: names.paper(paper).value for paper in FIELD.papers}
    assert iris["doi-10.5555_light.00000"] == "https://doi.org/10.5555/light.0(a)"
    assert iris["arxiv-00001"] == "https://arxiv.org/abs/2402.00001"
    assert iris["t-light-00002"] == DEFAULT_BASE + "paper/t-light-00002"
