"""Queries that mean harm: each ends within its limit and a second, nothing goes out, and the next one is answered."""

from __future__ import annotations

import json
import multiprocessing
import signal
import socket
import threading
import time
from collections.abc import Iterator
from typing import Literal

import pytest
from invented import make_field

from extract.errors import HerringboneError, InputError, UsageError
from kg.export.rdf import rdf_files
from kg.sparql.dataset import Part, dataset_parts
from kg.sparql.engine import Answer, Engine, QueryFailed
from kg.sparql.guard import QueryRefused
from kg.sparql.limits import Limits
from kg.sparql.results import give_answer

LIMITS = Limits(seconds=1.0, rows=2_000, size=2_000_000, memory=400_000_000, at_once=2)
# What a query that is stopped at its limit may take on a busy machine: far more than its second, and far less than one
# that nothing stops, which here means hours.
PATIENCE = 60.0
PLAIN = "SELECT (COUNT(*) AS ?n) { ?p a <http://purl.org/spar/fabio/ResearchPaper> }"
ANY = "<http://e/none>"


def doubling(times: int) -> str:
    steps = " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(times))
    return f"SELECT (STRLEN(?x{times}) AS ?n) {{ BIND('aaaaaaaa' AS ?x0) {steps} }}"


def hostile(port: int) -> list[str]:
    """Forty queries; those that would call out call a port on which we listen."""
    there = f"http://127.0.0.1:{port}/sparql"
    cross = " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(6))
    return [
        f"SELECT * {{ {cross} }}",
        f"SELECT (COUNT(*) AS ?n) {{ {cross} }}",
        f"ASK {{ {cross} FILTER(?a0 = {ANY}) FILTER(?a5 = {ANY} || ?c5 = 17) }}",
        f"SELECT DISTINCT ?a0 ?a5 {{ {cross} }}",
        f"SELECT * {{ {cross} }} ORDER BY ?c5 ?c0",
        f"SELECT ?a0 (GROUP_CONCAT(?c1) AS ?g) {{ {cross} }} GROUP BY ?a0",
        f"CONSTRUCT {{ ?a0 ?b1 ?c2 }} WHERE {{ {cross} }}",
        f"DESCRIBE ?a0 {{ {cross} }}",
        "SELECT * { ?a (!<http://e/p>)* ?b . ?c (!<http://e/p>)* ?d }",
        "SELECT (COUNT(*) AS ?n) { ?a (!<http://e/p>|^(!<http://e/p>))* ?b . ?b (!<http://e/p>)+ ?c }",
        "SELECT (COUNT(*) AS ?n) { ?a ((!<http://e/p>)*)* ?b . ?c ((!<http://e/p>)+)+ ?d . ?e ?f ?g }",
        "SELECT * { ?a (!<http://e/p>)*/(!<http://e/p>)*/(!<http://e/p>)*/(!<http://e/p>)* ?b . ?c ?d ?e }",
        "SELECT * { ?s " + "/".join(["(<http://e/p>|!<http://e/p>)*"] * 30) + " ?o }",
        "SELECT * { ?s ?p ?o FILTER REGEX(STR(?o), '(a+)+$') " + cross + " }",
        "SELECT * { ?s ?p ?o FILTER REGEX(REPLACE(STR(?o), '.', 'aaaaaaaaaaaaaaaa'), '(a|a)*b') " + cross + " }",
        doubling(34),
        doubling(60),
        "SELECT ?x { " + " ".join(f"?s{i} ?p{i} ?x FILTER(?x > {i})" for i in range(12)) + " }",
        "SELECT * { " + " ".join(f"OPTIONAL {{ ?a{i} ?b{i} ?c{i} }}" for i in range(12)) + " }",
        "SELECT * { " + " UNION ".join("{ ?s ?p ?o . ?q ?r ?t }" for _ in range(50)) + " }",
        "SELECT * { " + " ".join("MINUS { ?s ?p ?o . ?q ?r ?t }" for _ in range(20)) + " ?s ?p ?o . ?q ?r ?t }",
        "SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?q ?r ?t . ?u ?v ?w . FILTER(?t = ?w && ?o = ?q) } }",
        "SELECT * { VALUES ?x { " + "1 " * 12_000 + "} VALUES ?y { " + "2 " * 12_000 + "} }",
        "SELECT (SUM(?x * ?y) AS ?n) { VALUES ?x { " + "1 " * 9999 + "} VALUES ?y { " + "2 " * 9999 + "} ?s ?p ?o }",
        "SELECT * { " + "{" * 5_000 + "}" * 5_000 + " }",
        "SELECT * { FILTER(" + "!" * 40_000 + "true) }",
        "SELECT * { FILTER(" + "(" * 59 + "1" + ")" * 59 + ") " + "FILTER(1 + " * 30 + " }",
        "SELECT (1" + "+1" * 20_000 + " AS ?x) {}",
        "SELECT * { ?s " + "^" * 20_000 + "<http://e/p> ?o }",
        "SELECT * { ?s ?p '" + "x" * 60_000 + "' }",
        "SELECT * { ?s ?p 1" + "0" * 45_000 + " }",
        f"SELECT * {{ SERVICE <{there}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE SILENT <{there}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ BIND(<{there}> AS ?x) ?s ?p ?o FILTER(?o<2)SERVICE?x#>\n{{ ?a ?b ?c }} }}",
        f"PREFIX : <{there}> SELECT * {{ ?s ?p trueSERVICE:{{?a ?b ?c}} }}",
        f"SELECT * FROM <{there}> {{ ?s ?p ?o }}",
        f"SELECT * FROM NAMED <{there}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        f"LOAD <{there}>",
        f"INSERT {{ ?s ?p 1 }} WHERE {{ SERVICE <{there}> {{ ?s ?p ?o }} }}",
        "SELECT * { S\\u0045RVICE <" + there + "> {} }",
        "SELECT * { ?s ?p ?o",
        "\x00\x01\x02",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[int, list[str]]]:
    """Give a port and the list of those who called it."""
    calls: list[str] = []
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    done = threading.Event()

    def listen() -> None:
        while not done.is_set():
            try:
                connection, address = server.accept()
            except TimeoutError:
                continue
            calls.append(str(address))
            connection.close()

    thread = threading.Thread(target=listen)
    thread.start()
    yield server.getsockname()[1], calls
    done.set()
    thread.join()
    server.close()


@pytest.fixture(scope="module", params=["fork", "spawn"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "fork" and not hasattr(signal, "sigtimedwait"):
        pytest.skip("this system forks no workers")
    with Engine(dataset_parts(rdf_files(make_field(20))), LIMITS, workers=request.param) as started:
        for _ in range(LIMITS.at_once + 1):  # a process is waited for until it has started; no query's time counts that
            ask(started, PLAIN)
        yield started


COUNT = len(hostile(0))


def test_there_are_forty() -> None:
    assert COUNT >= 40


@pytest.mark.parametrize("number", range(COUNT))
def test_a_hostile_query_ends(number: int, engine: Engine, listener: tuple[int, list[str]]) -> None:
    port, calls = listener
    start = time.monotonic()
    try:
        answer = engine.ask(hostile(port)[number])
    except HerringboneError as error:
        assert str(error)
    else:  # it was answered: within every cap
        assert len(answer.data) < LIMITS.size + 10_000
        assert answer.data.count(b"\n") <= LIMITS.rows + 1
    assert time.monotonic() - start < PATIENCE
    assert still_counts(engine) == "20"
    assert calls == []


def ask(engine: Engine, query: str) -> Answer:
    """Ask a query that is answered in a moment; once more where the machine is too busy to do so within the second."""
    start = time.monotonic()
    while True:
        try:
            return engine.ask(query)
        except QueryFailed as error:
            if error.code not in {"time", "busy"} or time.monotonic() - start > PATIENCE:
                raise


def still_counts(engine: Engine) -> str:
    return str(json.loads(ask(engine, PLAIN).data)["results"]["bindings"][0]["n"]["value"])


def test_many_at_once(engine: Engine) -> None:
    """More queries than there are places: all end, and those that got no place are told so."""
    ends: list[str] = []
    together = threading.Barrier(8)

    def count_all() -> None:
        together.wait(PATIENCE)
        try:
            engine.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
        except QueryFailed as error:
            ends.append(error.code)

    threads = [threading.Thread(target=count_all) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert len(ends) == 8 and set(ends) == {"time", "busy"}
    assert still_counts(engine) == "20"


def test_caps(engine: Engine) -> None:
    rows = ask(engine, "SELECT * { ?s ?p ?o }")
    assert rows.truncated == "rows" and len(json.loads(rows.data)["results"]["bindings"]) == LIMITS.rows
    graph = ask(engine, "CONSTRUCT WHERE { ?s ?p ?o }")
    assert graph.truncated == "rows" and graph.data.count(b" .\n") == LIMITS.rows
    wide = ask(engine, "SELECT * { ?s ?p ?o BIND(CONCAT(" + ",".join(["STR(?o)"] * 200) + ") AS ?x) }")
    assert wide.truncated in ("size", "rows") and len(wide.data) <= LIMITS.size + 10_000
    json.loads(wide.data)


def test_a_graph_is_cut_at_the_end_of_a_line(engine: Engine) -> None:
    """The cap on bytes: whole triples only, and as many as fit."""
    whole = ask(engine, "CONSTRUCT WHERE { ?s a <http://purl.org/spar/fabio/ResearchPaper> }")
    assert whole.truncated is None and whole.data.count(b"\n") == 20
    wide = ask(
        engine, "CONSTRUCT { ?s ?p ?x } WHERE { ?s ?p ?o BIND(CONCAT(" + ",".join(["STR(?o)"] * 90) + ") AS ?x) }"
    )
    assert wide.truncated in ("size", "rows") and len(wide.data) <= LIMITS.size
    lines = wide.data.splitlines(keepends=True)
    assert all(line.endswith(b" .\n") for line in lines) and 0 < len(lines) <= LIMITS.rows


def test_the_time_at_work_is_told(engine: Engine) -> None:
    answer = ask(engine, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?c ?d ?e }")
    assert 0 < answer.processor <= answer.seconds


def test_triples_about_triples(engine: Engine) -> None:
    """TRIPLE of SPARQL 1.2 is read by the engine; its answers are given where the format has them."""
    query = "{ ?s a <http://purl.org/spar/fabio/ResearchPaper> BIND(TRIPLE(?s, <http://e/p>, 1) AS ?x) } LIMIT 1"
    table = ask(engine, f"SELECT ?x {query}")
    assert json.loads(table.data)["results"]["bindings"][0]["x"]["value"]["predicate"]["value"] == "http://e/p"
    graph = ask(engine, f"CONSTRUCT {{ ?s <http://e/p> ?x }} {query}")
    assert b"<<(" in give_answer(graph, "ttl")
    with pytest.raises(UsageError, match="jsonld"):
        give_answer(graph, "jsonld")


def test_kinds(engine: Engine) -> None:
    assert ask(engine, "ASK { ?s ?p ?o }").data == b'{"head":{},"boolean":true}\n'
    assert (
        ask(engine, "SELECT ?s ?o { ?s <http://e/none> ?o }").data
        == b'{"head":{"vars":["s","o"]},"results":{"bindings":[]}}\n'
    )
    assert ask(engine, "CONSTRUCT { ?s ?p ?o } WHERE { ?s <http://e/none> ?o . ?s ?p ?o }").data == b""
    named = ask(engine, "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    assert b'"value":"80"' in named.data


def test_an_error_of_syntax_has_its_place(engine: Engine) -> None:
    with pytest.raises(QueryRefused, match="line 2, column"):
        engine.ask("SELECT * {\n ?s ?p }")
    with pytest.raises(QueryRefused, match="line 2, column "):  # its own lines, whatever is declared for it
        engine.ask("SELECT * { ?s hb:uses ?o .\n ?s ?p }")


def test_known_prefixes_need_no_declaration(engine: Engine) -> None:
    papers = ask(engine, "SELECT ?p { ?p a fabio:ResearchPaper } ORDER BY ?p").data
    declared = "PREFIX fabio: <http://purl.org/spar/fabio/> SELECT ?p { ?p a fabio:ResearchPaper } ORDER BY ?p"
    assert papers.count(b'"p":') == 20 and papers == ask(engine, declared).data
    # One that the query declares means what the query says.
    other = "PREFIX fabio: <http://e/other/> SELECT ?p { ?p a fabio:ResearchPaper . ?p rdfs:label ?l }"
    assert b'"bindings":[]' in ask(engine, other).data
    # Those of the run itself are known as well.
    topics = ask(engine, "SELECT ?t { ?t a hb:Topic } ORDER BY ?t LIMIT 1").data
    name = "topic:" + json.loads(topics)["results"]["bindings"][0]["t"]["value"].rpartition("/topic/")[2]
    assert b"true" in ask(engine, f"ASK {{ {name} a hb:Topic }}").data, name


def test_an_unknown_prefix_is_named_with_those_that_are_known(engine: Engine) -> None:
    with pytest.raises(QueryRefused, match=r"line 2, column 5: the prefix hbx: .* hb:, .* xsd:") as told:
        engine.ask("SELECT * { ?s a hb:Issue .\n ?s hbx:uses ?o }")
    assert "paper:" in str(told.value)


@pytest.mark.parametrize("workers", ["fork", "spawn"])
def test_a_damaged_graph_is_told(workers: Literal["fork", "spawn"]) -> None:
    with (
        pytest.raises(InputError, match="could not be loaded"),
        Engine([Part(name="x", data=b"<a> <b", format="turtle")], workers=workers),
    ):
        pass


def test_nothing_is_left_behind() -> None:
    before = {child.pid for child in multiprocessing.active_children()}
    with Engine(dataset_parts(rdf_files(make_field(1))), LIMITS, workers="spawn") as engine:
        assert still_counts(engine) == "1"
        with pytest.raises(QueryFailed, match="stopped after"):
            engine.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
        running = {child.pid for child in multiprocessing.active_children()} - before
        assert len(running) == LIMITS.at_once + 1
    left = {child.pid for child in multiprocessing.active_children()}
    assert left.isdisjoint(running)
