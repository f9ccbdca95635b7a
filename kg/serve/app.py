"""The ASGI application: the run's pages, ``/sparql`` by the SPARQL 1.1 Protocol, and ``/query``, where people ask.

Routes are fixed: every file that can be served is known when the server starts, so no path is ever looked up on disk.
GET and POST on ``/sparql`` only read.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from extract.errors import UsageError
from kg.serve.negotiation import choose_type
from kg.serve.origins import refusal
from kg.sparql.engine import Answer, Engine, QueryFailed
from kg.sparql.guard import MAX_LENGTH, check_query
from kg.sparql.results import GRAPH_TYPES, TABLE_TYPES, give_answer

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

__all__ = ["find_pages", "make_app"]

#: Bytes of a request's body: a query of the guard's limit, percent-encoded.
MAX_BODY = 12 * MAX_LENGTH
_STATUS = {"time": 504, "busy": 503, "memory": 503, "engine": 500}
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
# YASGUI sets styles in line; scripts come from this server only, and requests go to it only.
_QUERY_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def find_pages(site: Path) -> dict[str, Path]:
    """Give the files of a site by their path; links that lead out of it are left away."""
    root = site.resolve()
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path for path in files if root in path.resolve().parents}


def make_app(engine: Engine, pages: Mapping[str, Path], hosts: frozenset[str], base: str) -> Starlette:
    """Give the application.

    Parameters
    ----------
    engine : Engine
        What answers queries; it must be running.
    pages : mapping of str to Path
        The site's files by their path below it.
    hosts : frozenset of str
        The values that a Host header may have.
    base : str
        The base under which the run's things are named.
    """
    from starlette.applications import Starlette
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse, Response
    from starlette.routing import Route

    static = {item.name: item.read_bytes() for item in resources.files("kg.serve").joinpath("static").iterdir()}
    named = _named_queries()

    def plain(message: str, status: int, **headers: str) -> Response:
        return Response(message.rstrip() + "\n", status, media_type="text/plain; charset=utf-8", headers=headers)

    async def page(request: Request) -> Response:
        name = request.path_params.get("name") or "index.html"
        if name not in pages:
            return plain("there is no such page", 404)
        data = await run_in_threadpool(pages[name].read_bytes)
        return Response(data, media_type=_media_type(name))

    async def asset(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in static or name == "query.html":
            return plain("there is no such file", 404)
        return Response(static[name], media_type=_media_type(name))

    async def ask_page(request: Request) -> Response:
        policy = {"content-security-policy": _QUERY_PAGE_POLICY}
        return Response(static["query.html"], media_type="text/html; charset=utf-8", headers=policy)

    async def ontology(request: Request) -> Response:
        from kg.rdf.ontology_page import ontology_page

        return Response(await run_in_threadpool(ontology_page), media_type="text/html; charset=utf-8")

    async def queries(request: Request) -> Response:
        return Response(named, media_type="application/json")

    async def sparql(request: Request) -> Response:
        accept = request.headers.get("accept")
        try:
            query = await _query_of(request)
            if query is None:
                if "text/html" in (accept or ""):
                    return RedirectResponse("/query", 303)
                return _describe(f"http://{request.headers['host']}/sparql", base, accept)
            form = check_query(query).form
            offered = TABLE_TYPES if form in ("select", "ask") else GRAPH_TYPES
            media = choose_type(accept, list(offered))
            if media is None:
                return plain(f"a {form.upper()} query is answered as one of: {', '.join(offered)}", 406)
            answer = await run_in_threadpool(engine.ask, query)
            return await run_in_threadpool(_respond, answer, media, offered[media])
        except _BadRequest as error:
            return plain(str(error), error.status)
        except UsageError as error:
            return plain(str(error), 400)
        except QueryFailed as error:
            return plain(str(error), _STATUS[error.code], **({"retry-after": "5"} if error.code == "busy" else {}))

    routes = [
        Route("/", page, methods=["GET"]),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/query", ask_page, methods=["GET"]),
        Route("/ontology", ontology, methods=["GET"]),
        Route("/queries.json", queries, methods=["GET"]),
        Route("/static/{name}", asset, methods=["GET"]),
        Route("/{name:path}", page, methods=["GET"]),
    ]
    app = Starlette(routes=routes)

    async def guarded(scope: Any, receive: Any, send: Any) -> None:
        """Turn strangers away, and put the same headers on every answer."""
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        headers = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope["headers"]}
        reason = refusal(headers, hosts)

        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                present = {key for key, _ in message["headers"]}
                more = [(k.encode(), v.encode()) for k, v in _HEADERS.items() if k.encode() not in present]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        if reason is not None:
            await plain(reason, 403)(scope, receive, send_with_headers)
        else:
            await app(scope, receive, send_with_headers)

    return guarded  # type: ignore[return-value]  # an ASGI application all the same


class _BadRequest(Exception):
    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


async def _query_of(request: Request) -> str | None:
    """Give the query of a request by the SPARQL 1.1 Protocol, 2.1; None where there is none.

    Raises
    ------
    _BadRequest
        The request is none of the three that the protocol knows, or asks for an update or a data set of its own.
    """
    parameters = parse_qs(request.url.query, keep_blank_values=True, max_num_fields=20)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await _body(request)
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError as error:
            raise _BadRequest("the query is not in UTF-8") from error
        if kind == "application/sparql-query":
            parameters["query"] = [text, *parameters.get("query", [])]
        elif kind == "application/x-www-form-urlencoded":
            for name, values in parse_qs(text, keep_blank_values=True, max_num_fields=20).items():
                parameters.setdefault(name, []).extend(values)
        elif kind == "application/sparql-update":
            raise _BadRequest("nothing can be changed here: the endpoint is read-only", 403)
        else:
            raise _BadRequest("send application/sparql-query or application/x-www-form-urlencoded", 415)
    if "update" in parameters:
        raise _BadRequest("nothing can be changed here: the endpoint is read-only", 403)
    if parameters.keys() & {"default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri"}:
        raise _BadRequest("a request may not name its data set; all graphs can be read with GRAPH")
    found = parameters.get("query", [])
    if len(found) > 1:
        raise _BadRequest("there is more than one query")
    if not found and request.method == "POST":
        raise _BadRequest("there is no query")
    return found[0] if found else None


async def _body(request: Request) -> bytes:
    received = bytearray()
    async for piece in request.stream():
        received += piece
        if len(received) > MAX_BODY:
            raise _BadRequest(f"the request has more than {MAX_BODY:,} bytes", 413)
    return bytes(received)


def _respond(answer: Answer, media: str, form: str) -> Response:
    from starlette.responses import Response

    headers = {"vary": "accept"}
    if answer.truncated:
        headers["x-herringbone-truncated"] = answer.truncated
    charset = "; charset=utf-8" if media.startswith("text/") else ""
    return Response(give_answer(answer, form), media_type=media + charset, headers=headers)


def _describe(endpoint: str, base: str, accept: str | None) -> Response:
    from pyoxigraph import RdfFormat
    from starlette.responses import Response

    from kg.rdf.jsonld import write_jsonld
    from kg.rdf.serialise import write_graph
    from kg.serve.description import describe_service

    graph = describe_service(endpoint, base)
    media = choose_type(accept, list(GRAPH_TYPES)) or "text/turtle"
    form = GRAPH_TYPES[media]
    forms = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML}
    data = write_jsonld(graph, base) if form == "jsonld" else write_graph(graph, forms[form], base)
    return Response(data, media_type=media, headers={"vary": "accept"})


def _named_queries() -> bytes:
    from kg.queries import load_queries
    from ontologies.namespaces import PREFIXES

    queries = [{"name": q.name, "title": q.title, "description": q.description, "text": q.text} for q in load_queries()]
    return json.dumps({"prefixes": dict(PREFIXES), "queries": queries}).encode()


def _media_type(name: str) -> str:
    kind = mimetypes.types_map.get(Path(name).suffix.lower(), "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith("javascript") else kind
