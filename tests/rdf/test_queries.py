"""Named questions: rdflib and pyoxigraph agree, and the records themselves give the same answer."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from invented import make_field
from runs import write_run

import kg
from extract.errors import UsageError
from kg.cli import main
from kg.export.rdf import rdf_files
from kg.queries import NamedQuery, fill_query, load_queries, load_query
from kg.rdf.graph import gather
from kg.rdf.papers import cite
from kg.run import load_run
from kg.sparql.dataset import dataset_parts
from kg.sparql.guard import check_query
from kg.sparql.process import load_store
from ontologies.vocabulary import ChainKind, Direction, EntityType

FIELD = make_field(20)
PAPERS = {paper.id: paper for paper in FIELD.papers}
TITLE = {paper.id: paper.title for paper in FIELD.papers}
NAME = {entity.id: entity.name for entity in FIELD.entities}
TOPIC = {topic.id: topic.label for topic in (FIELD.topics, *FIELD.topics.children)}
QUERIES = load_queries()
Rows = list[tuple[str, ...]]


def store_of(papers: int) -> tuple[ox.Store, list[tuple[bytes, str, bool]]]:
    parts = [(part.data, part.format, part.named) for part in dataset_parts(rdf_files(make_field(papers)))]
    return load_store(list(parts)), parts


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of(20)[0]


@pytest.fixture(scope="module")
def both() -> tuple[ox.Store, rdflib.Graph]:
    small, parts = store_of(7)  # rdflib asks sub-queries anew for every row
    graph = rdflib.Graph()
    for data, form, named in parts:
        if not named:
            graph.parse(data=data, format=form)
    return small, graph


def ask(store: ox.Store, name: str, /, **values: str) -> Rows:
    result = store.query(check_query(fill_query(load_query(name), values)).text)
    return sorted(tuple("" if term is None else term.value for term in solution) for solution in result)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_both_engines_agree(query: NamedQuery, both: tuple[ox.Store, rdflib.Graph]) -> None:
    small, graph = both
    text = check_query(fill_query(query)).text
    first = small.query(text)
    if isinstance(first, ox.QueryTriples):
        rows = sorted(tuple(term.value for term in triple) for triple in first)
    else:
        rows = sorted(tuple("" if term is None else term.value for term in solution) for solution in first)
    second = sorted(tuple("" if term is None else str(term) for term in row) for row in graph.query(text))
    assert rows == second
    assert rows or query.name == "moved-methods"


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_question_is_told(query: NamedQuery) -> None:
    assert query.title and query.description.endswith(".")
    for parameter in query.parameters:
        places = re.findall(rf'VALUES \?{parameter.name} \{{ "(.*)" \}}', query.text)
        assert places and set(places) == {parameter.default}
    if "SELECT" in query.text:
        assert "ORDER BY" in query.text, "rows come in one order"


def test_there_are_enough() -> None:
    assert len(QUERIES) >= 20
    assert sum(bool(query.parameters) for query in QUERIES) >= 20


# ---- the same question, asked of the records


def test_open_issues(store: ox.Store) -> None:
    meant = sorted(
        (TOPIC[i.topic], i.label, len(i.papers)) for i in FIELD.issues if i.status == "open" and "fog" in TOPIC[i.topic]
    )
    assert meant and sorted((row[0], row[1], int(row[3])) for row in ask(store, "open-issues", topic="FOG")) == meant


def test_issues_by_category(store: ox.Store) -> None:
    issues = Counter(i.category for i in FIELD.issues)
    papers = {c: len({p for i in FIELD.issues if i.category == c for p in i.papers}) for c in issues}
    assert {(r[0].lower(), int(r[1]), int(r[2])) for r in ask(store, "issues-by-category")} == {
        (c, issues[c], papers[c]) for c in issues
    }


def test_gathered_issues_do_not_count_again(store: ox.Store) -> None:
    """A topic above others repeats their issues, gathered; each counts once, as what lies below."""
    leaves = FIELD.issues
    kinds = sorted({issue.type or "" for issue in leaves})
    gathered = [
        replace(
            next(i for i in leaves if i.type == kind),
            id=f"issue/all/{kind}",
            topic=FIELD.topics.id,
            papers=tuple(p for i in leaves if i.type == kind for p in i.papers),
            narrower=tuple(i.id for i in leaves if i.type == kind),
            evidence=(), solutions=(), causes=(), open=(),
        )
        for kind in kinds
    ]  # fmt: skip
    parts = dataset_parts(rdf_files(replace(FIELD, issues=(*gathered, *leaves))))
    whole = load_store([(part.data, part.format, part.named) for part in parts])
    assert len(ask(whole, "issue-graph")) > len(ask(store, "issue-graph"))
    for topic in ("", FIELD.topics.label, *(child.label for child in FIELD.topics.children)):
        below = (
            {FIELD.topics.id, *TOPIC} if topic in {"", FIELD.topics.label} else {t for t in TOPIC if TOPIC[t] == topic}
        )
        issues = [i for i in leaves if i.topic in below]
        meant = {
            (c, sum(i.category == c for i in issues), len({p for i in issues if i.category == c for p in i.papers}))
            for c in {i.category for i in issues}
        }
        assert {(r[0].lower(), int(r[1]), int(r[2])) for r in ask(whole, "issues-by-category", topic=topic)} == meant


def test_solutions_in_modality(store: ox.Store) -> None:
    meant = sorted(
        (s.label, i.label, NAME[e.id], TITLE[s.paper])
        for i in FIELD.issues
        if i.type == "domain-shift"
        for s in i.solutions
        for e in FIELD.entities
        if e.type is EntityType.MODALITY and s.paper in e.papers and "radio" in e.name
    )
    assert (
        meant
        and [row[:4] for row in ask(store, "solutions-in-modality", type="domain-shift", modality="Radio")] == meant
    )


def test_issue_solutions(store: ox.Store) -> None:
    meant = sorted((i.label, s.label, TITLE[s.paper], s.evidence.quote) for i in FIELD.issues for s in i.solutions)
    assert [(r[0], r[1], r[2], r[4]) for r in ask(store, "issue-solutions")] == meant


def test_claims_side_by_side(store: ox.Store) -> None:
    meant = sorted(
        (c.dataset, c.metric, c.subject, c.value, c.baseline, str(c.direction), TITLE[c.paper])
        for c in FIELD.claims
        if c.dataset == "Harbour"
    )
    rows = ask(store, "claims-side-by-side", dataset="harbour", metric="accuracy")
    assert meant and sorted((*r[:4], *r[5:8]) for r in rows) == meant
    assert ask(store, "claims-side-by-side", metric="no such metric") == []


def test_comparisons(store: ox.Store) -> None:
    """Every claim on the data set, with its rank where its figures are ranked, else with the reason why not."""
    tables = {row: table for table in FIELD.tables for row in table.rows}
    assert {table.ranked for table in FIELD.tables} == {True, False}
    meant = []
    for claim in FIELD.claims:
        table = tables.get(claim.id)
        numbers = sorted(c.number for c in FIELD.claims if table and c.id in table.rows and c.number is not None)
        better = sum(number > claim.number for number in numbers) if claim.number else 0
        rank = str(1 + better) if table and table.ranked else ""
        why = table.reason if table else "Not compared: no other paper gives a figure to set beside it."
        task = NAME[table.task] if table and table.task else ""
        meant.append((claim.dataset, claim.metric, task, rank, why, claim.subject, claim.value, "", TITLE[claim.paper]))
    assert ask(store, "comparisons") == sorted(meant)
    on_one = [row for row in sorted(meant) if row[0] == "NorthRock"]
    assert on_one and ask(store, "comparisons", dataset="northrock", metric="Accuracy") == on_one
    assert ask(store, "comparisons", metric="no such metric") == []


def test_comparisons_come_back_from_the_graph(store: ox.Store) -> None:
    """What the run folder holds in comparisons.jsonl can be made again from the RDF alone."""
    rows = store.query(
        "PREFIX hb: <https://w3id.org/herringbone/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "SELECT ?label ?dataset ?metric ?task ?ranked ?reason ?claim ?rank WHERE { ?c a hb:Comparison ; "
        "rdfs:label ?label ; hb:onDataset ?dataset ; hb:withMetric ?metric ; hb:ranked ?ranked ; hb:reason ?reason ; "
        "hb:compares ?claim . OPTIONAL { ?c hb:onTask ?task } OPTIONAL { ?claim hb:rank ?rank } } "
        "ORDER BY ?c ?rank ?claim"
    )
    found: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        *head, claim = ("" if row[i] is None else row[i].value for i in range(7))
        found.setdefault(tuple(head), []).append(claim)
    names = gather(FIELD).names

    def iri(identifier: str | None) -> str:
        return names.node(identifier).value if identifier else ""

    meant = {
        (t.label, iri(t.dataset), iri(t.metric), iri(t.task), str(t.ranked).lower(), t.reason): [iri(r) for r in t.rows]
        for t in FIELD.tables
    }
    assert {head: claims if head[4] == "true" else sorted(claims) for head, claims in found.items()} == {
        head: claims if head[4] == "true" else sorted(claims) for head, claims in meant.items()
    }


def test_equal_figures_share_a_rank() -> None:
    (table,) = [t for t in FIELD.tables if t.ranked][:1]
    level = tuple(replace(c, number=80.0) if c.id in table.rows else c for c in FIELD.claims)
    out = gather(replace(FIELD, claims=level, tables=(table,)))
    ranks = [t.object.value for t in out.graph().triples if t.predicate.value.endswith("ontology#rank")]
    assert len(ranks) == len(table.rows) > 1 and set(ranks) == {"1"}


def test_datasets_by_use(store: ox.Store) -> None:
    meant = set()
    for e in FIELD.entities:
        years = sorted(str(PAPERS[p].year) for p in e.papers if PAPERS[p].year)
        if e.type is EntityType.DATASET and len(e.papers) >= 4:
            meant.add((e.name, len(e.papers), years[0], years[-1]))
    assert meant and {(r[0], int(r[1]), r[2], r[3]) for r in ask(store, "datasets-by-use", least="4")} == meant


def test_dataset_years(store: ox.Store) -> None:
    meant = Counter((e.name, PAPERS[p].year) for e in FIELD.entities if e.type is EntityType.DATASET for p in e.papers)
    assert {(r[0], int(r[1])): int(r[2]) for r in ask(store, "dataset-years")} == {
        k: n for k, n in meant.items() if k[1]
    }


def test_methods_by_use(store: ox.Store) -> None:
    meant = {(e.name, len(e.papers), len(e.proposed_by)) for e in FIELD.entities if e.type is EntityType.METHOD}
    assert {(r[0], int(r[1]), int(r[2])) for r in ask(store, "methods-by-use")} == meant


def test_moved_methods(store: ox.Store) -> None:
    first: dict[tuple[str, str], int] = {}
    for e in FIELD.entities:
        if e.type is EntityType.METHOD:
            for t in FIELD.topics.children:
                years = [PAPERS[p].year for p in e.papers if p in t.papers]
                if known := [y for y in years if y]:
                    first[e.name, t.label] = min(known)
    meant = {
        (m, a, str(y), b, str(z)) for (m, a), y in first.items() for (n, b), z in first.items() if m == n and y < z
    }
    assert meant and set(ask(store, "moved-methods")) == meant


@pytest.mark.parametrize(("name", "kind"), [("contrasts", ChainKind.CONTRASTS), ("descent", ChainKind.INHERITS)])
def test_chains(store: ox.Store, name: str, kind: ChainKind) -> None:
    meant = sorted((TITLE[c.source], TITLE[c.target]) for c in FIELD.chains if c.kind is kind)
    assert meant and sorted(row[:2] for row in ask(store, name)) == meant


def test_issue_chains(store: ox.Store) -> None:
    label = {i.id: i.label for i in FIELD.issues}
    meant = sorted((label[c.issue], TITLE[c.source], TITLE[c.target], c.reason) for c in FIELD.chains if c.issue)
    assert meant and [row[:4] for row in ask(store, "issue-chains")] == meant


def test_read_first(store: ox.Store) -> None:
    meant = {(TOPIC[t], n, TITLE[s.paper], s.reason) for t, steps in FIELD.reading for n, s in enumerate(steps, 1)}
    assert {(r[0], int(r[1]), r[2], r[3]) for r in ask(store, "read-first")} == meant


def test_glossary_and_two_meanings(store: ox.Store) -> None:
    meant = sorted((g.short, long, str(len(g.papers))) for g in FIELD.glossary for long in g.long_forms)
    assert [row[:3] for row in ask(store, "glossary")] == meant
    assert ask(store, "two-meanings") == sorted(
        (g.short, long) for g in FIELD.glossary if g.ambiguous for long in g.long_forms
    )


def test_left_out(store: ox.Store) -> None:
    meant = sorted((r.source, r.locator, r.code, r.message) for r in FIELD.rejects)
    assert ask(store, "left-out") == meant
    assert ask(store, "left-out", reason="CUT") == [row for row in meant if row[2] == "cut"]


def test_edge_evidence(store: ox.Store) -> None:
    name = {**NAME, **TITLE}
    meant = sorted(
        (name[e.source], name[e.target], TITLE[v.paper], v.quote, str(v.start))
        for e in FIELD.edges
        if e.target == "entity/dataset/harbour" and e.source == "entity/method/gullformer"
        for v in e.evidence
    )
    rows = ask(store, "edge-evidence", source="gullformer", target="harbour")
    found = sorted((r[0], r[2], r[3], r[4], r[5]) for r in rows if r[0] == "GullFormer")
    assert meant and found == meant


def test_paper_says(store: ox.Store) -> None:
    paper = FIELD.papers[3]
    meant = {("issue", e.quote) for i in FIELD.issues for e in i.evidence if e.paper == paper.id}
    meant |= {("solution", s.evidence.quote) for i in FIELD.issues for s in i.solutions if s.paper == paper.id}
    meant |= {("claim", c.evidence.quote) for c in FIELD.claims if c.paper == paper.id}
    assert {(r[1], r[3]) for r in ask(store, "paper-says", paper=paper.title) if r[0] == paper.title} == meant


def test_topics(store: ox.Store) -> None:
    meant = {(t.label, FIELD.topics.label, len(t.papers)) for t in FIELD.topics.children}
    meant.add((FIELD.topics.label, "", len(FIELD.papers)))
    assert {(r[0], r[1], int(r[3])) for r in ask(store, "topics")} == meant


def test_causes(store: ox.Store) -> None:
    meant = sorted(
        (i.label, c.label, c.evidence.quote, TITLE[c.evidence.paper]) for i in FIELD.issues for c in i.causes
    )
    assert ask(store, "causes") == meant


def test_fishbone(store: ox.Store) -> None:
    issue = {i.id: i for i in FIELD.issues}
    meant = {
        (f.label, b.label, issue[i].label, len(issue[i].papers))
        for f in FIELD.fishbones
        if "lamp" in f.label
        for b in f.bones
        for i in b.issues
    }
    assert meant and {(r[0], r[1], r[2], int(r[3])) for r in ask(store, "fishbone", topic="lamp")} == meant


def test_hedged_claims(store: ox.Store) -> None:
    meant = sorted((TITLE[c.paper], c.evidence.quote) for c in FIELD.claims if c.hedged or c.negated)
    assert meant and [(r[0], r[6]) for r in ask(store, "hedged-claims")] == meant


def test_issue_graph(store: ox.Store) -> None:
    """Every triple that the records mean, and no other."""
    hb, skos = "https://w3id.org/herringbone/ontology#", "http://www.w3.org/2004/02/skos/core#"
    ibis, title = "https://privatealpha.com/ontology/ibis/1#", "http://purl.org/dc/terms/title"
    names = gather(FIELD).names
    claims = {claim.id: claim for claim in FIELD.claims}
    meant: set[tuple[str, str, str]] = set()
    chosen = [issue for issue in FIELD.issues if "logbooks" in issue.label]
    for issue in chosen:
        node = names.node(issue.id).value
        meant.add((node, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", hb + "Issue"))
        meant.add((node, skos + "prefLabel", issue.label))
        for paper in issue.papers:
            meant.add((names.node(paper).value, hb + "raises", node))
            meant.add((names.node(paper).value, title, TITLE[paper]))
        for solution in issue.solutions:
            put = names.node(solution.id).value
            meant |= {(put, ibis + "responds-to", node), (put, skos + "prefLabel", solution.label)}
            for claim in map(claims.__getitem__, solution.claims):
                if claim.direction is not Direction.WORSE and claim.value:  # one that speaks for the solution
                    meant.add((names.node(claim.id).value, ibis + "supports", put))
                    meant.add((names.node(claim.id).value, hb + "valueText", claim.value))
    assert 0 < len(chosen) < len(FIELD.issues)
    assert any(c.direction is Direction.WORSE for i in chosen for s in i.solutions for c in map(claims.get, s.claims))
    text = check_query(fill_query(load_query("issue-graph"), {"issue": "Logbooks"})).text
    assert {tuple(term.value for term in triple) for triple in store.query(text)} == meant


# Parameters that choose rows by a column: which one, and a value that some rows have and others lack.
BY_COLUMN = {
    ("claims-side-by-side", "dataset"): (0, "Reef"),
    ("dataset-years", "dataset"): (0, "HARB"),
    ("descent", "paper"): (0, "gullformer for"),
    ("edge-evidence", "source"): (0, "lenstree"),
    ("edge-evidence", "target"): (2, "skerry"),
    ("fishbone", "topic"): (0, "ship"),
    ("glossary", "term"): (0, "b"),
    ("issue-chains", "issue"): (0, "spray"),
    ("issue-solutions", "issue"): (0, "processors"),
    ("issue-types-by-modality", "modality"): (0, "SON"),
    ("kinds", "name"): (0, "beam"),
    ("left-out", "reason"): (2, "cut"),
    ("metrics-by-task", "task"): (0, "lamp"),
    ("moved-methods", "method"): (0, "tide"),
    ("open-issues", "topic"): (0, "fog"),
    ("papers-with-code", "topic"): (1, "ship"),
    ("paper-says", "paper"): (0, "moonfilter"),
    ("read-first", "topic"): (0, "lamp"),
    ("solutions-in-modality", "modality"): (2, "vid"),
    ("topics", "topic"): (0, "counting"),
    ("two-meanings", "term"): (0, "l"),
}  # fmt: skip
# Those whose answers are worked out from the records, each in a test of its own.
BY_RECORDS = {
    ("comparisons", "dataset"), ("comparisons", "metric"),
    ("causes", "topic"), ("claims-side-by-side", "metric"), ("contrasts", "topic"), ("datasets-by-use", "least"),
    ("hedged-claims", "dataset"), ("issue-graph", "issue"), ("issues-by-category", "topic"), ("merged-names", "below"),
    ("methods-by-use", "least"), ("solutions-in-modality", "type"),
}  # fmt: skip


def test_every_parameter_is_tried() -> None:
    every = {(query.name, parameter.name) for query in QUERIES for parameter in query.parameters}
    assert every == set(BY_COLUMN) | BY_RECORDS


@pytest.mark.parametrize("pair", sorted(BY_COLUMN), ids="-".join)
def test_a_parameter_chooses_rows(pair: tuple[str, str], store: ox.Store) -> None:
    """All rows were held against the records above; those that a parameter leaves are the ones that have its words."""
    name, parameter = pair
    column, words = BY_COLUMN[pair]
    rows = ask(store, name)
    meant = [row for row in rows if words.lower() in row[column].lower()]
    if pair not in (("two-meanings", "term"), ("edge-evidence", "source")):
        assert 0 < len(meant) < len(rows)
    found = ask(store, name, **{parameter: words})
    if name == "edge-evidence":  # the first links only: those left then are others than those left now
        assert found and all(words.lower() in row[column].lower() for row in found)
    else:
        assert found == meant
    assert ask(store, name, **{parameter: "no such words"}) == []


def test_parameters_whose_column_is_not_shown(store: ox.Store) -> None:
    hedged = sorted(
        (TITLE[c.paper], c.evidence.quote)
        for c in FIELD.claims
        if (c.hedged or c.negated) and "reef" in (c.dataset or "").lower()
    )
    assert hedged and [(r[0], r[6]) for r in ask(store, "hedged-claims", dataset="Reef")] == hedged
    lamp = {i.id for i in FIELD.issues if TOPIC[i.topic] == "lamp repair"}
    causes = sorted(
        (i.label, c.label, c.evidence.quote, TITLE[c.evidence.paper])
        for i in FIELD.issues
        if i.id in lamp
        for c in i.causes
    )
    assert causes and ask(store, "causes", topic="Lamp") == causes
    category = Counter(i.category for i in FIELD.issues if i.id in lamp)
    papers = {c: len({p for i in FIELD.issues if i.id in lamp and i.category == c for p in i.papers}) for c in category}
    assert {(r[0].lower(), int(r[1]), int(r[2])) for r in ask(store, "issues-by-category", topic="lamp")} == {
        (c, category[c], papers[c]) for c in category
    }
    place = {p: t.label for t in FIELD.topics.children for p in t.papers}
    contrasts = [c for c in FIELD.chains if c.kind is ChainKind.CONTRASTS]
    for topic in set(place.values()):
        meant = [(TITLE[c.source], TITLE[c.target]) for c in contrasts if topic in place[c.source]]
        assert [row[:2] for row in ask(store, "contrasts", topic=topic.upper())] == meant
    methods = [e for e in FIELD.entities if e.type is EntityType.METHOD]
    least = {(e.name, len(e.papers)) for e in methods if len(e.papers) >= 3}
    assert 0 < len(least) < len(methods)
    assert {(r[0], int(r[1])) for r in ask(store, "methods-by-use", least="3")} == least


@pytest.mark.parametrize("below", ["0.7", "0.75", "0.1"])
def test_merged_names_below(below: str, store: ox.Store) -> None:
    merges = [(m.score, e.name, m.alias, m.rule) for e in FIELD.entities for m in e.merges]
    meant = sorted(row for row in merges if row[0] <= float(below))
    assert len(meant) < len(merges) and bool(meant) == (below != "0.1")
    assert sorted((float(r[3]), r[0], r[1], r[2]) for r in ask(store, "merged-names", below=below)) == meant
    text = check_query(fill_query(load_query("merged-names"))).text
    scores = [float(solution["score"].value) for solution in store.query(text)]
    assert scores == sorted(row[0] for row in merges), "the least sure first"


def test_kinds_and_merges(store: ox.Store) -> None:
    assert {row[:2] for row in ask(store, "kinds")} == {
        (NAME[above], e.name) for e in FIELD.entities for above in e.broader
    }
    meant = sorted((e.name, m.alias, m.rule) for e in FIELD.entities for m in e.merges)
    assert [row[:3] for row in ask(store, "merged-names")] == meant


def test_metrics_and_types(store: ox.Store) -> None:
    tasks = [e for e in FIELD.entities if e.type is EntityType.TASK]
    assert {(r[0], r[1], int(r[2])) for r in ask(store, "metrics-by-task")} == {
        (t.name, "accuracy", len(t.papers)) for t in tasks
    }
    modalities = [e for e in FIELD.entities if e.type is EntityType.MODALITY]
    meant = Counter((m.name, i.type) for m in modalities for i in FIELD.issues for p in i.papers if p in m.papers)
    assert sorted(int(r[2]) for r in ask(store, "issue-types-by-modality")) == sorted(meant.values())


def test_coverage_and_code(store: ox.Store) -> None:
    counts = {what: int(number) for what, number in ask(store, "coverage")}
    assert counts["any"] == counts["issue"] == counts["claim"] == len(FIELD.papers)
    assert counts["solution"] == len({s.paper for i in FIELD.issues for s in i.solutions})
    assert {r[0] for r in ask(store, "papers-with-code")} == {p.title for p in FIELD.papers if p.has_code}


# ---- parameters


def test_a_parameter_cannot_leave_its_place(store: ox.Store) -> None:
    evil = '" } ?s ?p ?o . SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } VALUES ?x { "'
    assert ask(store, "open-issues", topic=evil) == []
    assert ask(store, "open-issues", topic='\\"\n\x00') == []
    with pytest.raises(UsageError, match="half of a character"):
        fill_query(load_query("open-issues"), {"topic": "\ud800"})


def test_a_parameter_is_set_wherever_it_stands(store: ox.Store) -> None:
    query = load_query("edge-evidence")
    filled = fill_query(query, {"target": "harbour", "source": 'VALUES ?target { "" }'})
    assert filled.count('VALUES ?target { "harbour" }') == query.text.count('VALUES ?target { "" }') == 2
    assert ask(store, "edge-evidence", target="no such thing") == []
    assert {row[2] for row in ask(store, "edge-evidence", target="HARB")} == {"Harbour"}


def test_unknown_names_are_told() -> None:
    with pytest.raises(UsageError, match="open-issues"):
        load_query("open-isues")
    with pytest.raises(UsageError, match="topic"):
        fill_query(load_query("open-issues"), {"topics": "x"})


# ---- the view in rdflib, and the command


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_run(tmp_path_factory.mktemp("runs") / "run", make_field(6), "https://example.org/lights/")


@pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning")
def test_the_view_in_rdflib(folder: Path) -> None:
    dataset = kg.to_rdflib(load_run(folder))
    assert isinstance(dataset, rdflib.Dataset)
    labels = {str(row[0]) for row in dataset.query("SELECT ?l { ?i a hb:Issue ; skos:prefLabel ?l }")}
    assert labels == {issue.label for issue in make_field(6).issues}
    bound = {prefix: str(namespace) for prefix, namespace in dataset.namespaces()}
    assert bound["method"] == "https://example.org/lights/entity/method/" and bound["schema"] == "https://schema.org/"
    named = [g for g in dataset.graphs() if str(g.identifier).startswith("https://example.org/")]
    assert len(named) == 4 * 6


def test_the_command_asks(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["query", str(folder), "topics"]) == 0
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert lines[0] == "topicLabel,above,level,papers,node" and len(lines) == 5
    assert main(["query", str(folder), "topics", "--set", "topic=fog", "--format", "table"]) == 0
    shown = capsysbinary.readouterr()
    assert b"fog warning" in shown.out and b"1 row" in shown.err
    assert main(["query", str(folder), "ASK { ?s a <https://example.org/Nothing> }"]) == 1
    assert capsysbinary.readouterr().out == b"false\n"
    assert main(["query", str(folder), "issue-graph"]) == 0
    assert b"@prefix hb:" in capsysbinary.readouterr().out
    assert main(["query", str(folder), "topics", "--json"]) == 0
    assert capsysbinary.readouterr().out.startswith(b'{"head":')


def test_the_command_tells_what_is_wrong(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", str(folder), "SELECT * {\n ?s ?p }"]) == 2
    assert "line 2, column 9" in capsys.readouterr().err
    assert main(["query", str(folder), "SELECT * {\n ?s ?p '\udcff' }"]) == 2
    assert "line 2, column 9: there is half of a character" in capsys.readouterr().err
    assert main(["query", str(folder), "SELECT * { ?s ?p '\\uD800' }"]) == 2
    assert main(["query", str(folder), "topics", "--set", "topic=\ud800"]) == 2
    assert "half of a character" in capsys.readouterr().err
    assert main(["query", str(folder), str(tmp_path / "\ud800.rq")]) == 2
    assert "name of the file" in capsys.readouterr().err
    assert main(["export", str(folder), "--format", "turtle", "--base", "https://x/\ud800"]) == 2
    assert "cannot be a base IRI" in capsys.readouterr().err
    assert main(["query", str(folder), "no-such-question"]) == 2
    assert "--list" in capsys.readouterr().err
    assert main(["query", str(folder), str(tmp_path / "no.rq")]) == 3
    assert main(["query", str(tmp_path), "topics"]) == 3
    assert main(["query", str(folder)]) == 2
    assert main(["query", str(folder), "topics", "--set", "topic"]) == 2
    assert main(["query", str(folder), "SELECT ?s { ?s ?p ?o }", "--rows", "3"]) == 0
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 4 and "there is more" in shown.err


def test_a_value_that_nothing_fits_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", str(folder), "topics", "--set", "topic=zzz"]) == 0
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 1 and "nothing in this run fits topic='zzz'" in shown.err
    assert main(["query", str(folder), "topics", "--set", "topic=fog warnin gs"]) == 0
    assert "did you mean 'fog warning'?" in capsys.readouterr().err
    assert main(["query", str(folder), "topics", "--set", "topic=fog"]) == 0
    assert capsys.readouterr().err == ""


def test_the_command_lists(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "--list"]) == 0
    listed = capsys.readouterr().out
    assert all(re.search(rf"^{query.name}: ", listed, re.MULTILINE) for query in QUERIES)


def test_a_query_from_a_file(folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("SELECT (COUNT(*) AS ?n) { ?p a <http://purl.org/spar/fabio/ResearchPaper> }", encoding="utf-8")
    assert main(["query", str(folder), str(path)]) == 0
    assert capsysbinary.readouterr().out.split() == [b"n", b"6"]


def test_a_reference_in_one_line() -> None:
    assert cite(PAPERS["doi-10.5555_light.00003"]).startswith("Ada Keeper 3; Bo Lamp. MoonFilter")
