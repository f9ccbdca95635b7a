"""One query against a store, answered as bytes under caps: a line of JSON that says what it is, then the answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pyoxigraph import BlankNode, Literal, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.sparql.limits import Limits

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_PLACE = re.compile(r"error at (\d+):(\d+): ?(.*)", re.DOTALL)


def answer(store: Store, text: str, limits: Limits) -> Iterator[bytes]:
    """Give the answer to a checked query.

    Yields
    ------
    bytes
        First a line with ``kind`` (``"table"``, ``"boolean"``, ``"graph"`` or ``"error"``); then SPARQL JSON results,
        or N-Triples; last a line with ``truncated``, which is null, ``"rows"`` or ``"size"``.
    """
    try:
        result = store.query(text)
    except SyntaxError as error:
        yield _line({"kind": "error", "code": "syntax", "message": describe_syntax_error(str(error))})
        return
    if isinstance(result, QueryBoolean):
        yield _line({"kind": "boolean"})
        yield b'{"head":{},"boolean":' + (b"true" if result else b"false") + b"}\n"
        yield _line({"truncated": None})
    elif isinstance(result, QuerySolutions):
        yield from _table(result, limits)
    else:
        yield from _graph(result, limits)


def describe_syntax_error(message: str) -> str:
    """Give the engine's message with line and column in words."""
    found = _PLACE.search(message)
    if found is None:
        return f"the query cannot be parsed: {message}"
    line, column, rest = found.groups()
    if "Prefix not found" in rest:
        rest = "a prefix is used that no PREFIX declares"
    elif len(rest) > 60 or "[" in rest:  # dozens of alternatives of the grammar help nobody
        rest = ""
    return f"line {line}, column {column}: the query cannot be parsed{f': {rest}' if rest else ''}"


def _table(result: QuerySolutions, limits: Limits) -> Iterator[bytes]:
    names = [variable.value for variable in result.variables]
    yield _line({"kind": "table"})
    yield b'{"head":{"vars":' + _json(names) + b'},"results":{"bindings":['
    truncated, size = None, 0
    for number, solution in enumerate(result):
        if number >= limits.rows:
            truncated = "rows"
            break
        row = _json({name: _term(value) for name, value in zip(names, solution, strict=True) if value is not None})
        size += len(row)
        if size > limits.size:
            truncated = "size"
            break
        yield (b"," if number else b"") + row
    yield b"]}}\n"
    yield _line({"truncated": truncated})


def _graph(result: QueryTriples, limits: Limits) -> Iterator[bytes]:
    yield _line({"kind": "graph"})
    truncated, size = None, 0
    for number, triple in enumerate(result):
        if number >= limits.rows:
            truncated = "rows"
            break
        row = f"{triple} .\n".encode()
        size += len(row)
        if size > limits.size:
            truncated = "size"
            break
        yield row
    yield _line({"truncated": truncated})


def _term(value: Any) -> dict[str, str]:
    if isinstance(value, Literal):
        term = {"type": "literal", "value": value.value}
        if value.language is not None:
            term["xml:lang"] = value.language
        elif value.datatype.value != _STRING:
            term["datatype"] = value.datatype.value
        return term
    return {"type": "bnode" if isinstance(value, BlankNode) else "uri", "value": value.value}


def _line(record: dict[str, Any]) -> bytes:
    return _json(record) + b"\n"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
