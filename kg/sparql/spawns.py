"""Workers for systems that cannot fork (Windows, macOS): the data lie in a folder, each worker opens it to read.

A worker answers one query after another. One that does not answer within the time limit is killed, and another takes
its place.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import queue
import shutil
import signal
import tempfile
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.sparql.limits import Limits

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

__all__ = ["Spawns"]

STARTING = 60.0  # seconds that a worker may take until it has opened the data


@dataclass(slots=True)
class _Worker:
    process: Any
    connection: Any
    opened: bool = False


class Spawns:
    """The workers, seen from outside.

    Parameters
    ----------
    parts : list of (bytes, str, bool)
        Data, format, and whether only its named graphs count.
    limits : Limits
        What one query may take.
    """

    def __init__(self, parts: list[tuple[bytes, str, bool]], limits: Limits) -> None:
        self._parts = parts
        self._limits = limits
        self._folder = ""
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        self._all: list[_Worker] = []

    def start(self) -> bool:
        """Load the data; False where they cannot be loaded."""
        from kg.sparql.process import load_store

        self._folder = tempfile.mkdtemp(prefix="herringbone-")
        try:
            store = load_store(self._parts, str(Path(self._folder) / "store"))
        except (SyntaxError, ValueError):
            return False
        store.flush()
        del store  # closes it
        for _ in range(self._limits.at_once + 1):
            self._add()
        return True

    def stop(self) -> None:
        """End all workers, and take the data away."""
        for worker in self._all:
            worker.process.kill()
        for worker in self._all:
            worker.process.join(5)
            worker.connection.close()
        self._all.clear()
        shutil.rmtree(self._folder, ignore_errors=True)

    def ask(self, text: str, prefixes: Mapping[str, str]) -> bytearray:
        """Give the bytes of an answer, as far as they came within the time limit.

        Raises
        ------
        OSError
            No worker could be started.
        """
        worker = self._idle.get()
        try:
            if not worker.opened:
                worker.opened = worker.connection.poll(STARTING) and worker.connection.recv_bytes() == b"opened"
            if not worker.opened:
                raise OSError("no worker could be started")
            received = bytearray()
            if _exchange(
                worker.connection, {"query": text, "prefixes": prefixes, "limits": asdict(self._limits)}, received
            ):
                self._idle.put(worker)
                return received
        except (EOFError, ConnectionError) as error:
            self._replace(worker)
            if not worker.opened:
                raise OSError("no worker could be started") from error
            return received
        except OSError:
            self._replace(worker)
            raise
        self._replace(worker)
        return received

    def _add(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        folder = str(Path(self._folder) / "store")
        process = context.Process(target=work, args=(theirs, folder), daemon=True, name="herringbone-query")
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._all.append(worker)
        self._idle.put(worker)

    def _replace(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join(5)
        worker.connection.close()
        self._all.remove(worker)
        self._add()


def _exchange(connection: Any, asked: dict[str, Any], received: bytearray) -> bool:
    """Send a query and take what comes; False where the answer did not end in time."""
    end = time.monotonic() + asked["limits"]["seconds"]
    connection.send_bytes(json.dumps(asked).encode())
    while connection.poll(max(0.0, end - time.monotonic())):
        piece = connection.recv_bytes()
        if not piece:
            return True
        received += piece
    return False


def work(connection: Connection, folder: str) -> None:
    """Be a worker: open the data, and answer until the other end is closed.

    Parameters
    ----------
    connection : Connection
        Where queries come in as JSON; an answer goes out in pieces, an empty one last.
    folder : str
        Where the store lies.
    """
    from pyoxigraph import Store

    from kg.sparql.answering import answer_or_tell
    from kg.sparql.process import cap_memory

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this process
    store = Store.read_only(folder)
    connection.send_bytes(b"opened")
    capped = False
    with contextlib.suppress(EOFError, OSError):  # whoever asked has gone
        while True:
            asked = json.loads(connection.recv_bytes())
            limits = Limits(**asked["limits"])
            if not capped:
                cap_memory(limits.memory)
                capped = True
            _set_alarm(limits.seconds + 0.5)  # for a parent that is gone; it kills earlier
            held = bytearray()
            for piece in answer_or_tell(store, asked["query"], limits, asked["prefixes"]):
                held += piece
                if len(held) > 1 << 16:
                    connection.send_bytes(held)
                    held.clear()
            if held:
                connection.send_bytes(held)
            connection.send_bytes(b"")
            _set_alarm(0)


def _set_alarm(seconds: float) -> None:
    """Let the system end this process after so many seconds, where it can."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
