"""The process that holds the data and forks a child for each query.

It listens on a socket in a folder that only its user may enter. A child answers on the connection that it was made for
and ends. Its time limit is an alarm of the operating system: it fires even while the engine is inside of a join and
listens to nobody. Where no process can be forked, the process answers by itself and is started anew after a kill.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import sys
from pathlib import Path

from kg.sparql.limits import Limits

# Longest request: a query of the guard's limit in UTF-8, with its limits.
_REQUEST = 400_000


def serve(address: str, parts: list[tuple[bytes, str, bool]]) -> None:
    """Load the data, listen, and answer until told to end.

    Parameters
    ----------
    address : str
        The path of the socket.
    parts : list of (bytes, str, bool)
        Data, format (``"turtle"`` or ``"trig"``), and whether only its named graphs count.
    """
    store = load_store(parts)
    parts.clear()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(address + ".new")
        Path(address + ".new").chmod(0o600)
        listener.listen(64)
        Path(address + ".new").rename(address)  # it is there when it can be called
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system takes ended children away
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this process
        parent = os.getppid()
        listener.settimeout(2.0)
        while os.getppid() == parent:  # an orphan ends
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            child = os.fork()
            if child:
                connection.close()
                continue
            listener.close()
            status = 1
            try:
                connection.settimeout(30)
                _answer(store, connection)
                status = 0
            except (OSError, ValueError):  # whoever asked has gone
                pass
            finally:
                os._exit(status)


def load_store(parts: list[tuple[bytes, str, bool]]) -> object:
    """Give a store that holds the parts.

    Raises
    ------
    SyntaxError
        A part is no RDF of its format.
    """
    from pyoxigraph import DefaultGraph, RdfFormat, Store, parse

    forms = {"turtle": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "ntriples": RdfFormat.N_TRIPLES}
    store, default = Store(), DefaultGraph()
    for data, form, named in parts:
        if named:
            store.bulk_extend(quad for quad in parse(data, format=forms[form]) if quad.graph_name != default)
        else:
            store.bulk_load(data, format=forms[form])
    return store


def _answer(store: object, connection: socket.socket) -> None:
    from kg.sparql.answering import answer

    request = b""
    while not request.endswith(b"\n"):
        piece = connection.recv(65536)
        if not piece or len(request) > _REQUEST:
            return
        request += piece
    asked = json.loads(request)
    limits = Limits(**asked["limits"])
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    _cap_memory(limits.memory)
    with connection.makefile("wb", buffering=1 << 16) as out:
        try:
            for piece in answer(store, asked["query"], limits):  # type: ignore[arg-type]  # load_store made it
                out.write(piece)
        except MemoryError:
            pass
        except (RuntimeError, OSError, ValueError) as error:
            if not isinstance(error, (BrokenPipeError, ConnectionError)):
                out.write(json.dumps({"kind": "error", "code": "engine", "message": str(error)}).encode() + b"\n")
        out.flush()


def _cap_memory(more: int) -> None:
    """Let the process grow by so much and no further, and leave no core file."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform.startswith("linux"):
            now = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (now + more, now + more))
