"""The server, asked by real clients: urllib, curl, SPARQLWrapper, and a browser."""

from __future__ import annotations

import http.client
import json
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from invented import make_field
from runs import write_run

from kg.serve.negotiation import choose_type

ROOT = Path(__file__).parents[2]
# Seconds in which a busy machine has answered, stopped or ended anything; what nothing stops would take hours.
PATIENCE = 60
COUNT = "SELECT (COUNT(*) AS ?n) { ?p a <http://purl.org/spar/fabio/ResearchPaper> }"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    run = write_run(tmp_path_factory.mktemp("serve") / "run", make_field(6))
    (run / "secret.txt").write_text("below the run, not in the site")
    (run / "site" / "out").symlink_to(run / "secret.txt")
    command = [sys.executable, "-c", "import sys; from kg.cli import main; sys.exit(main())", "serve", str(run)]
    server = subprocess.Popen(
        [*command, "--port", "0", "--seconds", "1.5", "--at-once", "2"], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert server.stdout is not None
    yield server.stdout.readline().strip().rstrip("/")
    server.terminate()
    server.wait(PATIENCE)
    server.stdout.close()


def get(address: str, path: str, *, data: bytes | None = None, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Send a request as it stands; header names come with underscores."""
    place = urllib.parse.urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=PATIENCE)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET" if data is None else "POST", path, body=data, headers=sent)
    answer = connection.getresponse()
    result = answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    connection.close()
    return result


def ask(address: str, query: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    return get(address, "/sparql?" + urllib.parse.urlencode({"query": query}), **headers)


def test_three_ways_to_ask(address: str) -> None:
    plain = ask(address, COUNT)
    body = get(address, "/sparql", data=COUNT.encode(), Content_Type="application/sparql-query")
    form = urllib.parse.urlencode({"query": COUNT}).encode()
    posted = get(address, "/sparql", data=form, Content_Type="application/x-www-form-urlencoded")
    for status, headers, data in (plain, body, posted):
        assert status == 200 and headers["content-type"] == "application/sparql-results+json"
        assert json.loads(data)["results"]["bindings"][0]["n"]["value"] == "6"


@pytest.mark.parametrize(
    ("accept", "media", "begin"),
    [
        ("text/csv", "text/csv", b"n\r\n6"),
        ("text/tab-separated-values", "text/tab-separated-values", b"?n\n6"),
        ("application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        ("application/json;q=0.9, text/csv;q=0.1", "application/json", b"{"),
        ("*/*", "application/sparql-results+json", b"{"),
    ],
)
def test_tables_in_every_form(address: str, accept: str, media: str, begin: bytes) -> None:
    status, headers, data = ask(address, COUNT, Accept=accept)
    assert status == 200 and headers["content-type"].partition(";")[0] == media
    assert data.startswith(begin)


@pytest.mark.parametrize(
    "media", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_graphs_in_every_form(address: str, media: str) -> None:
    query = "CONSTRUCT WHERE { ?s a <https://w3id.org/herringbone/ontology#Chain> }"
    status, headers, data = ask(address, query, Accept=media)
    assert status == 200 and headers["content-type"].partition(";")[0] == media
    form = ox.RdfFormat.from_media_type(media)
    assert len(list(ox.parse(data, format=form))) == len(make_field(6).chains)


def test_booleans(address: str) -> None:
    assert json.loads(ask(address, "ASK { ?s ?p ?o }")[2]) == {"head": {}, "boolean": True}
    assert (
        b"<boolean>false</boolean>" in ask(address, "ASK { <x:y> ?p ?o }", Accept="application/sparql-results+xml")[2]
    )
    assert ask(address, "ASK { ?s ?p ?o }", Accept="text/csv")[2] == b"true\n"


def test_service_description(address: str) -> None:
    status, headers, data = get(address, "/sparql", Accept="text/turtle")
    assert status == 200 and headers["content-type"].startswith("text/turtle")
    said = {quad.predicate.value.rpartition("#")[2] for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)}
    assert {"endpoint", "supportedLanguage", "resultFormat", "defaultDataset"} <= said
    assert get(address, "/sparql", Accept="text/html")[0] == 303


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT * {\n ?s ?p }", 400, b"line 2"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 400, b"SERVICE"),
        ("SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }", 400, b"FROM"),
        ("DELETE WHERE { ?s ?p ?o }", 400, b"only questions"),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 504, b"stopped after 1.5 seconds"),
        ("SELECT * { " + "{" * 9_000 + "}" * 9_000 + " }", 400, b"deep"),
    ],
)
def test_errors_are_told(address: str, query: str, status: int, words: bytes) -> None:
    start = time.monotonic()
    answer = get(address, "/sparql", data=query.encode(), Content_Type="application/sparql-query")
    assert answer[0] == status and words in answer[2] and b"Traceback" not in answer[2]
    assert time.monotonic() - start < PATIENCE
    assert ask(address, COUNT)[0] == 200


def test_what_the_protocol_forbids_here(address: str) -> None:
    update = {"Content_Type": "application/sparql-update"}
    assert get(address, "/sparql", data=b"CLEAR ALL", **update)[0] == 403
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    assert get(address, "/sparql", data=b"update=CLEAR%20ALL", **form)[0] == 403
    assert get(address, "/sparql", data=b"", **form)[0] == 400
    assert get(address, "/sparql", data=b"<x/>", Content_Type="text/xml")[0] == 415
    assert get(address, "/sparql", data=b"\xff\xfe", Content_Type="application/sparql-query")[0] == 400
    assert get(address, "/sparql?query=ASK%7B%7D&query=ASK%7B%7D")[0] == 400
    assert get(address, "/sparql?query=ASK%7B%7D&default-graph-uri=http%3A%2F%2Fe%2F")[0] == 400
    assert ask(address, COUNT, Accept="image/png")[0] == 406
    assert get(address, "/sparql", data=b"x" * 2_000_000, Content_Type="application/sparql-query")[0] == 413


def test_only_its_own_name_is_answered(address: str) -> None:
    port = address.rpartition(":")[2]
    for host in (
        "evil.example",
        f"evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"127.0.0.1.evil.example:{port}",
        "",
    ):
        assert ask(address, COUNT, Host=host)[0] in (400, 403), host
    assert ask(address, COUNT, Host=f"localhost:{port}")[0] == 200
    for origin in ("http://evil.example", "null", f"https://127.0.0.1:{port}", "http://127.0.0.1:1"):
        assert ask(address, COUNT, Origin=origin)[0] == 403, origin
    assert ask(address, COUNT, Origin=address)[0] == 200
    assert ask(address, COUNT, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors")[0] == 403


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "//etc/passwd", "/static/../app.py",
     "/static/..%2fapp.py",
     "/..\\secret.txt", "/out", "/site/index.html", "/static/query.html", "/\x00", "/index.html/", "/static/"],
)  # fmt: skip
def test_no_path_leads_out(address: str, path: str) -> None:
    try:
        status, _, data = get(address, path.replace("\x00", "%00"))
    except http.client.HTTPException:
        return
    assert status in (400, 404), data
    assert b"below the run" not in data and b"root:" not in data


def test_pages(address: str) -> None:
    status, headers, data = get(address, "/")
    assert status == 200 and b"Lighthouses" in data and headers["x-content-type-options"] == "nosniff"
    assert get(address, "/index.html")[2] == data
    status, headers, data = get(address, "/query")
    assert status == 200 and "script-src 'self'" in headers["content-security-policy"]
    assert get(address, "/static/yasgui.min.js")[0] == 200
    assert b"hb:hasEvidence" in get(address, "/ontology")[2]
    assert len(json.loads(get(address, "/queries.json")[2])["queries"]) >= 20
    assert get(address, "/", data=b"x")[0] == 405


def test_caps_are_told(address: str) -> None:
    status, headers, _ = ask(address, "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 100001")
    assert status == 504 or headers["x-herringbone-truncated"] in ("rows", "size")


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl")
def test_with_curl(address: str) -> None:
    command = [
        "curl",
        "-sS",
        "--fail",
        "-H",
        "Accept: text/csv",
        "--data-urlencode",
        f"query={COUNT}",
        f"{address}/sparql",
    ]
    assert subprocess.run(command, capture_output=True, check=True).stdout.split() == [b"n", b"6"]
    assert subprocess.run(
        [*command[:-2], command[-2], "-G", command[-1]], capture_output=True, check=True
    ).stdout.split() == [
        b"n",
        b"6",
    ]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_with_sparqlwrapper(address: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{address}/sparql")
    client.setReturnFormat(wrapper.JSON)
    client.setQuery(COUNT)
    assert client.queryAndConvert()["results"]["bindings"][0]["n"]["value"] == "6"
    client.setMethod(wrapper.POST)
    client.setReturnFormat(wrapper.CSV)
    assert client.queryAndConvert().split() == [b"n", b"6"]
    client.setQuery("CONSTRUCT WHERE { ?s a <https://w3id.org/herringbone/ontology#Chain> }")
    client.setReturnFormat(wrapper.TURTLE)
    assert b"hb:Chain" in client.queryAndConvert()


@pytest.mark.browser
def test_in_a_browser(address: str, browser: Any) -> None:
    page = browser.new_page()
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}/query")
    page.wait_for_selector(".yasqe .CodeMirror", timeout=1000 * PATIENCE)
    page.select_option("#named", "topics")
    page.wait_for_selector(
        ".yasr table.dataTable tbody tr, .yasr .yasr_results table tbody tr", timeout=1000 * PATIENCE
    )
    shown = page.inner_text(".yasr")
    page.close()
    assert "fog warning" in shown
    assert errors == []
    assert all(url.startswith((address, "data:", "blob:")) for url in asked), asked


def test_negotiation() -> None:
    offered = ["application/json", "text/csv"]
    assert choose_type(None, offered) == choose_type("", offered) == choose_type("*/*", offered) == "application/json"
    assert choose_type("text/csv, */*;q=0.1", offered) == "text/csv"
    assert choose_type("application/json;q=0, */*", offered) == "text/csv"
    assert choose_type("text/html", offered) is None
    assert choose_type("text/csv;q=x", offered) is None
    assert choose_type(";;,,/;q=", offered) is None
