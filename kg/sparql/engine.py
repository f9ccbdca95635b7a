"""Questions to a run's data set, each answered in a process that is killed at its time limit."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from extract.errors import HerringboneError, InputError
from kg.sparql.dataset import Part
from kg.sparql.guard import QueryRefused, check_query
from kg.sparql.limits import Limits

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
    what cap was reached: ``"rows"`` or ``"size"``.
    """

    kind: Kind
    data: bytes = field(repr=False)
    truncated: str | None
    seconds: float


class Engine:
    """Answers queries; use it as a context manager.

    Parameters
    ----------
    parts : iterable of Part
        The data set.
    limits : Limits
        What one query may take.

    Raises
    ------
    InputError
        A part cannot be parsed, or the data could not be loaded.
    """

    def __init__(self, parts: Iterable[Part], limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._parts = [(part.data, part.format, part.named) for part in parts]
        self._places = threading.BoundedSemaphore(self.limits.at_once)
        self._folder = ""
        self._address = ""
        self._process: Any = None

    def __enter__(self) -> Engine:
        if not hasattr(os, "fork"):
            raise HerringboneError(
                "queries need a system that can fork processes (Linux, macOS)",
                fix="Load graph.ttl into a store of your own, or use the Windows Subsystem for Linux",
            )
        from kg.sparql.process import serve

        self._folder = tempfile.mkdtemp(prefix="herringbone-")
        self._address = str(Path(self._folder) / "query")
        self._process = multiprocessing.get_context("spawn").Process(
            target=serve,
            args=(self._address, self._parts, self.limits.at_once + 1),
            daemon=True,
            name="herringbone-query",
        )
        self._process.start()
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join(5)
        shutil.rmtree(self._folder, ignore_errors=True)

    def ask(self, query: str) -> Answer:
        """Give the answer to a query.

        Raises
        ------
        QueryRefused
            The query may not run here, or has an error of syntax.
        QueryFailed
            It took too long or too much memory, or too many others run.
        """
        checked = check_query(query)
        started = time.monotonic()
        if not self._places.acquire(timeout=self.limits.seconds):
            raise QueryFailed(f"{self.limits.at_once} other queries are running; try again", "busy")
        try:
            return self._ask(checked.text, started)
        finally:
            self._places.release()

    def _ask(self, text: str, started: float) -> Answer:
        asked = {"query": text, "limits": asdict(self.limits)}
        began = time.monotonic()
        received = bytearray()
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
                # Half a second over the alarm that ends the child: only for a system that does not keep it.
                connection.settimeout(self.limits.seconds + 0.5)
                connection.connect(self._address)
                connection.sendall(json.dumps(asked).encode() + b"\n")
                while piece := connection.recv(1 << 18):
                    received += piece
                    connection.settimeout(max(0.01, began + self.limits.seconds + 0.5 - time.monotonic()))
        except OSError as error:
            if not isinstance(error, TimeoutError):
                raise QueryFailed(f"the process that answers queries is gone: {error}", "engine") from error
        return self._read(received, time.monotonic() - began, time.monotonic() - started)

    def _read(self, received: bytearray, ran: float, seconds: float) -> Answer:
        """Take an answer apart: a line that says what it is, the data, a line that says whether they are whole."""
        first, last = received.find(b"\n") + 1, received.rfind(b"\n", 0, -1) + 1
        try:
            start, end = json.loads(received[:first]), json.loads(received[last:])
        except ValueError:  # cut off, somewhere
            start, end = {}, {}
        if end.get("kind") == "error":
            if end["code"] == "syntax":
                raise QueryRefused(end["message"])
            raise QueryFailed(end["message"], end["code"])
        if "truncated" not in end:
            if ran >= self.limits.seconds * 0.95:
                raise QueryFailed(f"the query was stopped after {self.limits.seconds:g} seconds", "time")
            raise QueryFailed("the query was stopped: it needed too much memory", "memory")
        return Answer(start["kind"], bytes(received[first:last]), end["truncated"], seconds)

    def _wait(self) -> None:
        """Wait until the data are loaded."""
        while not Path(self._address).exists():
            if not self._process.is_alive():
                self.__exit__(None, None, None)
                raise InputError(
                    "the graph could not be loaded", fix="`herringbone validate` says what is wrong with it"
                )
            self._process.join(0.01)
