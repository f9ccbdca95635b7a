"""Questions to a run's data set, each answered in a process that is killed at its time limit."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal

from extract.errors import HerringboneError, InputError
from kg.sparql.dataset import Part, declared_prefixes
from kg.sparql.forks import Forks
from kg.sparql.guard import QueryRefused, check_query
from kg.sparql.limits import Limits
from kg.sparql.spawns import Spawns
from ontologies.namespaces import PREFIXES

__all__ = ["Answer", "Engine", "QueryFailed"]

Kind = Literal["table", "boolean", "graph"]


class QueryFailed(HerringboneError):
    """A query that could not be answered. ``code`` is ``engine``, ``time``, ``memory`` or ``busy``."""

    exit_code = InputError.exit_code

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave.

    ``data`` are SPARQL 1.1 JSON results for a table or a boolean, N-Triples for a graph. ``truncated`` is None, or
    what cap was reached: ``"rows"`` or ``"size"``. ``seconds`` are by the clock, from the question to the last byte;
    ``processor`` is the time that the answering process was at work.
    """

    kind: Kind
    data: bytes = field(repr=False)
    truncated: str | None
    seconds: float
    processor: float = 0.0


class Engine:
    """Answers queries; use it as a context manager.

    Parameters
    ----------
    parts : iterable of Part
        The data set.
    limits : Limits
        What one query may take.
    workers : {"fork", "spawn"}, optional
        How the processes are made that answer: as children of one that holds the data in memory, or each on its own,
        with the data in a folder. By default the first where the system can do it, because it is faster.

    Raises
    ------
    InputError
        A part cannot be parsed, or the data could not be loaded.
    """

    def __init__(
        self, parts: Iterable[Part], limits: Limits | None = None, *, workers: Literal["fork", "spawn"] | None = None
    ) -> None:
        self.limits = limits or Limits()
        kind = workers or ("fork" if hasattr(os, "fork") and hasattr(signal, "sigtimedwait") else "spawn")
        parts = list(parts)
        self._prefixes = dict(PREFIXES)
        for part in parts:
            if part.format == "turtle":
                self._prefixes |= declared_prefixes(part.data)
        loaded = [(part.data, part.format, part.named) for part in parts]
        self._workers: Forks | Spawns = (Forks if kind == "fork" else Spawns)(loaded, self.limits)
        self._places = threading.BoundedSemaphore(self.limits.at_once)

    def __enter__(self) -> Engine:
        try:
            started = self._workers.start()
        except BaseException:  # stopped while the data were loaded
            self._workers.stop()
            raise
        if not started:
            self._workers.stop()
            raise InputError("the graph could not be loaded", fix="`herringbone validate` says what is wrong with it")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._workers.stop()

    def ask(self, query: str) -> Answer:
        """Give the answer to a query.

        Raises
        ------
        QueryRefused
            The query may not run here, has an error of syntax, or uses a prefix that nobody knows.
        QueryFailed
            It took too long or too much memory, or too many others run.
        """
        checked = check_query(query)
        for prefix, where in checked.undeclared.items():
            if prefix not in self._prefixes:
                known = ", ".join(f"{name}:" for name in sorted(self._prefixes))
                raise QueryRefused(
                    f"{where}: the prefix {prefix}: is declared by no PREFIX",
                    fix=f"Declare it; these need no declaration: {known}",
                )
        prefixes = {prefix: self._prefixes[prefix] for prefix in checked.undeclared}
        started = time.monotonic()
        if not self._places.acquire(timeout=self.limits.seconds):
            raise QueryFailed(f"{self.limits.at_once} other queries are running; try again", "busy")
        try:
            return self._ask(checked.text, prefixes, started)
        finally:
            self._places.release()

    def _ask(self, text: str, prefixes: dict[str, str], started: float) -> Answer:
        began = time.monotonic()
        try:
            received = self._workers.ask(text, prefixes)
        except OSError as error:
            raise QueryFailed(f"the process that answers queries is gone: {error}", "engine") from error
        return self._read(received, time.monotonic() - began, time.monotonic() - started)

    def _read(self, received: bytearray, ran: float, seconds: float) -> Answer:
        """Take an answer apart: a line that says what it is, the data, a line that says whether they are whole."""
        first, last = received.find(b"\n") + 1, received.rfind(b"\n", 0, -1) + 1
        try:
            end = json.loads(received[last:])
        except ValueError:  # cut off, somewhere
            end = {}
        if end.get("kind") == "error":
            if end["code"] == "syntax":
                raise QueryRefused(end["message"])
            raise QueryFailed(end["message"], end["code"])
        if "truncated" not in end:
            if ran >= self.limits.seconds * 0.95:
                raise QueryFailed(f"the query was stopped after {self.limits.seconds:g} seconds", "time")
            raise QueryFailed("the query was stopped: it needed too much memory", "memory")
        kind = json.loads(received[:first])["kind"]
        return Answer(kind, bytes(received[first:last]), end["truncated"], seconds, end["processor"])
