"""Answers in the formats of SPARQL 1.1 and RDF, and as a table for a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from extract.errors import UsageError
from kg.sparql.engine import Answer

__all__ = ["GRAPH_TYPES", "TABLE_TYPES", "give_answer", "read_rows"]

#: Media types of tables and booleans, the preferred first (SPARQL 1.1 Protocol, 2.1).
TABLE_TYPES = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
#: Media types of graphs, the preferred first.
GRAPH_TYPES = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
    "application/ld+json": "jsonld",
}


def give_answer(answer: Answer, form: str) -> bytes:
    """Give an answer in a format.

    Parameters
    ----------
    answer : Answer
        What a query gave.
    form : str
        ``"json"``, ``"xml"``, ``"csv"`` or ``"tsv"`` for a table or a boolean; ``"ttl"``, ``"nt"``, ``"rdf"`` or
        ``"jsonld"`` for a graph.

    Raises
    ------
    UsageError
        The answer has no such format.
    """
    if answer.kind == "graph":
        if form not in GRAPH_TYPES.values():
            raise UsageError(
                f"triples cannot be given as {form}", fix="Choose ttl, nt, rdf or jsonld, or ask with SELECT"
            )
        return _graph(answer.data, form)
    if form not in TABLE_TYPES.values():
        raise UsageError(
            f"a table cannot be given as {form}", fix="Choose csv, tsv, json or xml, or ask with CONSTRUCT"
        )
    if form == "json":
        return answer.data
    return _table(answer, form)


def read_rows(answer: Answer) -> tuple[list[str], Iterator[list[str]]]:
    """Give the columns of a table and its rows as plain strings; empty where a value is not bound."""
    from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, parse_query_results

    parsed = parse_query_results(answer.data, format=QueryResultsFormat.JSON)
    if isinstance(parsed, QueryBoolean):
        return ["answer"], iter([["true" if parsed else "false"]])
    assert isinstance(parsed, QuerySolutions)
    columns = [variable.value for variable in parsed.variables]
    return columns, ([_shown(term) for term in solution] for solution in parsed)


def text_table(columns: Sequence[str], rows: Iterator[list[str]], *, width: int) -> Iterator[str]:
    """Give a table as lines of at most ``width`` characters; long cells are cut, which an ellipsis shows."""
    from kg.text import plain

    cells = [[plain(cell) for cell in row] for row in rows]
    widths = [max([len(name), *(len(row[i]) for row in cells)]) for i, name in enumerate(columns)]
    while widths and sum(widths) + 2 * (len(widths) - 1) > width and max(widths) > 12:
        widths[widths.index(max(widths))] -= 1
    for row in [list(columns), ["-" * size for size in widths], *cells]:
        yield "  ".join(_fit(cell, size) for cell, size in zip(row, widths, strict=True)).rstrip()


def _fit(cell: str, size: int) -> str:
    return cell.ljust(size) if len(cell) <= size else cell[: size - 1] + "…"


def _shown(term: object) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def _table(answer: Answer, form: str) -> bytes:
    from pyoxigraph import QueryBoolean, QueryResultsFormat, parse_query_results

    parsed = parse_query_results(answer.data, format=QueryResultsFormat.JSON)
    if isinstance(parsed, QueryBoolean) and form in ("csv", "tsv"):
        return b"true\n" if parsed else b"false\n"  # the two formats have no booleans of their own
    formats = {"xml": QueryResultsFormat.XML, "csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV}
    out = io.BytesIO()
    parsed.serialize(out, format=formats[form])
    return out.getvalue()


def _graph(data: bytes, form: str) -> bytes:
    from pyoxigraph import BlankNode, RdfFormat, Triple, parse, serialize

    from kg.rdf.collector import graph_from
    from kg.rdf.jsonld import write_jsonld
    from kg.rdf.serialise import write_graph
    from ontologies.namespaces import DEFAULT_BASE

    if form == "nt":
        return data
    quads = list(parse(data, format=RdfFormat.N_TRIPLES))
    triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in quads]
    formats = {"ttl": RdfFormat.TURTLE, "rdf": RdfFormat.RDF_XML}
    if any(isinstance(term, (BlankNode, Triple)) for triple in triples for term in (triple.subject, triple.object)):
        # CONSTRUCT and DESCRIBE may make blank nodes and triple terms, which our own order and writers know nothing of.
        try:
            return serialize(triples, format=formats.get(form, RdfFormat.JSON_LD)) or b""
        except OSError as error:
            raise UsageError(f"triples about triples cannot be given as {form}", fix="Choose ttl or nt") from error
    graph = graph_from(triples)
    return write_jsonld(graph, DEFAULT_BASE) if form == "jsonld" else write_graph(graph, formats[form], DEFAULT_BASE)
