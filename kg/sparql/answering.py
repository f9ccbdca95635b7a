"""One query against a store, answered as bytes under caps: a line of JSON that says what it is, then the answer."""

from __future__ import annotations

import contextlib
import io
import re
import time
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from pyoxigraph import BlankNode, Literal, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store, Triple

from kg.sparql.limits import Limits

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_PLACE = re.compile(r"error at (\d+):(\d+): ?(.*)", re.DOTALL)
_json = msgspec.json.Encoder().encode


def answer(store: Store, text: str, limits: Limits, prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """Give the answer to a checked query; ``prefixes`` are those that it does not declare.

    Yields
    ------
    bytes
        First a line with ``kind`` (``"table"``, ``"boolean"``, ``"graph"`` or ``"error"``); then SPARQL JSON results,
        or N-Triples; last a line with ``truncated``, which is null, ``"rows"`` or ``"size"``, and the ``processor``
        time that it took, in seconds.
    """
    began = time.process_time()
    try:
        result = store.query(text, prefixes=dict(prefixes))
    except SyntaxError as error:
        yield _line({"kind": "error", "code": "syntax", "message": describe_syntax_error(str(error))})
        return
    if isinstance(result, QueryBoolean):
        yield _line({"kind": "boolean"})
        yield b'{"head":{},"boolean":' + (b"true" if result else b"false") + b"}\n"
        yield _end(None, began)
    elif isinstance(result, QuerySolutions):
        yield from _table(result, limits, began)
    else:
        yield from _graph(result, limits, began)


def answer_or_tell(store: Store, text: str, limits: Limits, prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """Give the answer, or a last line that says why there is none; nothing more where memory ran out."""
    try:
        yield from answer(store, text, limits, prefixes)
    except MemoryError:
        return
    except (RuntimeError, OSError, ValueError) as error:
        yield b"\n" + _line({"kind": "error", "code": "engine", "message": str(error)})


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


def _table(result: QuerySolutions, limits: Limits, began: float) -> Iterator[bytes]:
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
    yield _end(truncated, began)


def _graph(result: QueryTriples, limits: Limits, began: float) -> Iterator[bytes]:
    yield _line({"kind": "graph"})
    out = _Lines(limits.rows, limits.size)
    with contextlib.suppress(_Enough):
        result.serialize(out, format=RdfFormat.N_TRIPLES)
    yield out.getvalue()
    yield _end(out.truncated, began)


class _Enough(Exception):
    """No more is wanted."""


class _Lines(io.BytesIO):
    """Takes so many lines and bytes, whole lines only, and no more."""

    def __init__(self, lines: int, size: int) -> None:
        super().__init__()
        self._lines = lines
        self._size = size
        self.truncated: str | None = None

    def write(self, data: Any) -> int:
        """Take a piece.

        Raises
        ------
        _Enough
            A cap is reached; ``truncated`` says which.
        """
        if self.truncated is not None:  # the writer empties its buffer when it is given up
            return len(data)
        super().write(data)
        self._lines -= bytes(data).count(b"\n")
        if self._lines < 0:
            self._cut("rows", self._lines)
        if self.tell() > self._size:
            self._cut("size", 0)
        return len(data)

    def _cut(self, cap: str, over: int) -> None:
        held = self.getvalue()
        end = len(held) if over else min(len(held), self._size)
        for _ in range(1 - over):  # the end of the last line, and of each that is over
            end = held.rfind(b"\n", 0, end)
        self.truncate(end + 1)
        self.truncated = cap
        raise _Enough


def _term(value: Any) -> dict[str, Any]:
    if isinstance(value, Literal):
        term: dict[str, Any] = {"type": "literal", "value": value.value}
        if value.language is not None:
            term["xml:lang"] = value.language
        elif value.datatype.value != _STRING:
            term["datatype"] = value.datatype.value
        return term
    if isinstance(value, Triple):  # of SPARQL 1.2, made by TRIPLE(...)
        parts = zip(("subject", "predicate", "object"), value, strict=True)
        return {"type": "triple", "value": {name: _term(part) for name, part in parts}}
    return {"type": "bnode" if isinstance(value, BlankNode) else "uri", "value": value.value}


def _end(truncated: str | None, began: float) -> bytes:
    return _line({"truncated": truncated, "processor": round(time.process_time() - began, 6)})


def _line(record: dict[str, Any]) -> bytes:
    return _json(record) + b"\n"
