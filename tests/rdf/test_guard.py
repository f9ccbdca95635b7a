"""What may not be asked: every spelling of SERVICE, FROM and the updates; and what may, in every odd spelling."""

from __future__ import annotations

import contextlib

import pyoxigraph as ox
import pytest
from growth import MOST, growth
from hypothesis import given
from hypothesis import strategies as st

from kg.sparql.guard import MAX_DEPTH, MAX_LENGTH, QueryRefused, check_query

HERE = "http://127.0.0.1:9/"

REFUSED = [
    f"SELECT * {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ service <{HERE}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SeRvIcE SILENT <{HERE}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE<{HERE}>{{?s ?p ?o}} }}",
    f"SELECT * {{ SERVICE#x\n<{HERE}>{{?s ?p ?o}} }}",
    f"SELECT * {{ #\r SERVICE <{HERE}> {{?s ?p ?o}} }}",
    f"SELECT * {{ '#' ?p ?o . SERVICE <{HERE}> {{?s ?p ?o}} }}",
    f"SELECT * {{ <http://e/#> ?p ?o . SERVICE <{HERE}> {{?s ?p ?o}} }}",
    f"PREFIX ex: <{HERE}> SELECT * {{ SERVICE ex:a {{?s ?p ?o}} }}",
    f"PREFIX ex: <{HERE}> SELECT * {{ SERVICEex:a {{?s ?p ?o}} }}",
    f"PREFIX : <{HERE}> SELECT * {{ SERVICE:a {{?s ?p ?o}} }}",
    f"PREFIX : <{HERE}> SELECT * {{ ?s ?p trueSERVICE:a{{?a ?b ?c}} }}",
    f"SELECT * {{ BIND(<{HERE}> AS ?x) SERVICE ?x {{?s ?p ?o}} }}",
    f"SELECT * {{ BIND(<{HERE}> AS ?x) SERVICE?x{{?s ?p ?o}} }}",
    f"SELECT * {{ BIND(<{HERE}> AS ?x) ?s ?p ?o FILTER(?o<2)SERVICE?x#>\n{{ ?a ?b ?c }} }}",
    f"SELECT * {{ OPTIONAL {{ SERVICE <{HERE}> {{?s ?p ?o}} }} }}",
    f"SELECT * {{ {{ SELECT * {{ SERVICE <{HERE}> {{?s ?p ?o}} }} }} }}",
    f"SELECT * {{ FILTER EXISTS {{ SERVICE <{HERE}> {{?s ?p ?o}} }} }}",
    f"ASK {{ SERVICE <{HERE}> {{}} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }}",
    f"DESCRIBE ?s {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }}",
    "SELECT * { S\\u0045RVICE <http://e/> {} }",
    "SELECT * { \\u0053ERVICE <http://e/> {} }",
    f"SELECT * FROM <{HERE}> {{ ?s ?p ?o }}",
    f"SELECT * from named <{HERE}> {{ ?s ?p ?o }}",
    f"SELECT*FROM<{HERE}>{{?s ?p ?o}}",
    f"PREFIX : <{HERE}> SELECT (1<2 AS ?x)FROM:a#>\nWHERE{{}}",
    f"CONSTRUCT FROM <{HERE}> WHERE {{ ?s ?p ?o }}",
    f"DESCRIBE <http://e/> FROM <{HERE}>",
    f"LOAD <{HERE}>",
    f"load silent <{HERE}> into graph <http://e/>",
    "INSERT DATA { <http://e/> <http://e/> 1 }",
    "DELETE WHERE { ?s ?p ?o }",
    "PREFIX ex: <http://e/> WITH ex:g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP ALL",
    "COPY DEFAULT TO <http://e/>",
    "SELECT * { ?s ?p \\ }",
    "SELECT * { ?s ?p 'open }",
    "",
    "# only a remark",
    "hello",
    "SELECT * " + "{" * 10_000 + "}" * 10_000,
    "SELECT * { FILTER(" + "(" * 500 + "1" + ")" * 500 + ") }",
    "SELECT * { ?s " + "/".join(["<http://e/p>*"] * 40) + " ?o }",
    *(
        "PREFIX e: <http://e/> SELECT * { ?s " + "/".join([step] * 13) + " ?o }"
        for step in ("<http://e/p> *", "e:p\n+", "a  *", "( a | e:b ) *", "( a | e:b )# so\n#\n+", "((a/^e:b)) *")
    ),
    "SELECT * { ?s ?p '\ud800' }",
    "SELECT * { ?s ?p '" + "x" * MAX_LENGTH + "' }",
    "SELECT * { ?s ?p ?o } \x00",
    "SELECT * { ?s ?p ?o } \ud800",
]  # fmt: skip

ALLOWED = [
    "SELECT * { ?s ?p ?o }",
    "select ?s where{?s a <http://e/T>}limit 3",
    "ASK { ?service ?from ?load }",
    "SELECT * { ?s ?p 'SERVICE <http://e/> { }' } # FROM SERVICE LOAD",
    'SELECT * { ?s ?p """FROM "quoted" SERVICE""" , "a\\"FROM" , "\\u0046ROM"@en-GB }',
    "SELECT * { ?s <http://e/service/from/load> ?o ; <http://e/a(b),c;d?e#f> ?o2 }",
    "PREFIX ex: <http://e/> SELECT * { ex:service ex:from ex:a.b\\-c , ex:%41 , _:b1 }",
    "SELECT * { ?s ?p ?o FILTER(?o<2&&?o>1) }",
    "SELECT * { ?s ?p ?o FILTER(?o<?p||?p>?o) FILTER(?o <= 3 && !(?o != 2)) }",
    "SELECT (COUNT(*) AS ?n) (SUM(?o*2+-1.5e3) AS ?m) { ?s ?p ?o } GROUP BY ?s HAVING(?n>1) ORDER BY DESC(?n)",
    "BASE <http://e/> SELECT * { <a> (<b>|^<c>)+/!(<d>) ?x . GRAPH ?g { ?s ?p ?o } VALUES (?a ?b) { (1 UNDEF) } }",
    "SELECT (COUNT( DISTINCT * ) AS ?n) { ?s ?p ?o FILTER(0 < " + "+".join(["(1 + ?o) * (2 + 3)"] * 20) + ") }",
    "CONSTRUCT WHERE { ?s ?p ?o }",
    "DESCRIBE <http://e/x>",
    "SELECT * { ?s ?p true , false , 1 , 1.0 , .5 , 1e6 , '1'^^<http://e/t> , (1 2) , [ <http://e/p> 1 ] }",
    "SELECT * { ?é ?p ?o . ?s <http://é/> '𝔘' }",
]


@pytest.mark.parametrize("query", REFUSED, ids=range(len(REFUSED)))
def test_refused(query: str) -> None:
    with pytest.raises(QueryRefused):
        check_query(query)


@pytest.mark.parametrize("query", ALLOWED, ids=range(len(ALLOWED)))
def test_allowed_and_still_the_same_query(query: str) -> None:
    store = ox.Store()
    store.load(b'<http://e/a> <http://e/p> 1 , 2 , "x" .', format=ox.RdfFormat.TURTLE)

    def answer(text: str) -> object:
        result = store.query(text)
        return bool(result) if isinstance(result, ox.QueryBoolean) else sorted(str(row) for row in result)

    assert answer(check_query(query).text) == answer(query)


@pytest.mark.parametrize("form", ["select", "ask", "construct", "describe"])
def test_the_form_is_told(form: str) -> None:
    query = {
        "select": "SELECT * {}",
        "ask": "ASK {}",
        "construct": "CONSTRUCT {} {}",
        "describe": "DESCRIBE <http://e/>",
    }
    assert check_query(query[form]).form == form


def test_the_place_is_told() -> None:
    with pytest.raises(QueryRefused, match="line 3, column 3"):
        check_query("SELECT *\n{\n  SERVICE <http://e/> {} }")


def test_depth_is_what_it_says() -> None:
    deep = "SELECT * " + "{" * MAX_DEPTH + "}" * MAX_DEPTH
    assert check_query(deep).form == "select"
    with pytest.raises(QueryRefused, match="deep"):
        check_query("SELECT * " + "{" * (MAX_DEPTH + 1))


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for query in (text, f"SELECT * {{ {text} }}"):
        try:
            checked = check_query(query)
        except QueryRefused:
            continue
        assert "service" not in checked.text.lower() or "service" in query.lower()


@pytest.mark.parametrize(
    "piece", ["'", '"', '"a', "<", "a:", "a.", "'''a", "?", "%", "a:.", "\\", "<a", "_:", "@a-", "1.", "#"]
)
def test_reading_takes_linear_time(piece: str) -> None:
    def read(length: int) -> None:
        with contextlib.suppress(QueryRefused):
            check_query("SELECT " + (piece * length)[:length])

    assert growth(read, MAX_LENGTH // 8) < MOST
