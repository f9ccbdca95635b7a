"""Workers for systems that can fork: one process holds the data in memory, children of its answer queries."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import socket
import tempfile
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.sparql.limits import Limits

__all__ = ["Forks"]


class Forks:
    """The process that holds the data, seen from outside.

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
        self._address = ""
        self._process: Any = None

    def start(self) -> bool:
        """Load the data; False where they cannot be loaded."""
        from kg.sparql.process import serve

        self._folder = tempfile.mkdtemp(prefix="herringbone-")
        self._address = str(Path(self._folder) / "query")
        self._process = multiprocessing.get_context("spawn").Process(
            target=serve,
            args=(self._address, self._parts, self._limits.at_once + 1),
            daemon=True,
            name="herringbone-query",
        )
        self._process.start()
        while not Path(self._address).exists():
            if not self._process.is_alive():
                return False
            self._process.join(0.01)
        return True

    def stop(self) -> None:
        """End the process and all that it holds."""
        if self._process is not None:
            self._process.terminate()  # it takes its children with it
            self._process.join(5)
            self._process.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def ask(self, text: str, prefixes: Mapping[str, str]) -> bytearray:
        """Give the bytes of an answer, as far as they came within the time limit.

        Raises
        ------
        OSError
            The process is gone.
        """
        received = bytearray()
        asked = {"query": text, "prefixes": prefixes, "limits": asdict(self._limits)}
        # Half a second over the alarm that ends the child: only for a system that does not keep it.
        end = time.monotonic() + self._limits.seconds + 0.5
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(self._limits.seconds + 0.5)
            try:
                connection.connect(self._address)
                connection.sendall(json.dumps(asked).encode() + b"\n")
                while piece := connection.recv(1 << 18):
                    received += piece
                    connection.settimeout(max(0.01, end - time.monotonic()))
            except TimeoutError:
                pass
        return received
