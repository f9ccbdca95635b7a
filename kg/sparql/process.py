"""The process that holds the data, and its children, which answer queries.

It listens on a socket in a folder that only its user may enter. Children that were forked beforehand wait there; each
takes one connection after another and answers on it. A new child pays for each page of the data that it looks at for
the first time, so one that answered within its limits goes on, until it has grown too much. The time limit of a query
is an alarm of the operating system: it fires even while the engine is inside of a join and listens to nobody.
"""

from __future__ import annotations

import contextlib
import gc
import json
import multiprocessing
import os
import shutil
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.sparql.limits import Limits

if TYPE_CHECKING:
    from pyoxigraph import Store

# Longest request: a query of the guard's limit in UTF-8, with its limits.
_REQUEST = 400_000


def serve(address: str, parts: list[tuple[bytes, str, bool]], ready: int) -> None:
    """Load the data, listen, and answer until told to end.

    Parameters
    ----------
    address : str
        The path of the socket.
    parts : list of (bytes, str, bool)
        Data, format (``"turtle"`` or ``"trig"``), and whether only its named graphs count.
    ready : int
        How many children there are. Another takes the place of one that ends.
    """
    import kg.sparql.answering  # noqa: F401 - children find it loaded

    store = load_store(parts)
    parts.clear()
    gc.freeze()  # a child that collects garbage would copy every page that it looks at
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this process
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD, signal.SIGTERM})
    # Not os.getppid(): the parent may have gone while the data were loaded.
    starter, holder = multiprocessing.parent_process(), os.getpid()
    parent = os.getppid() if starter is None else starter.pid
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(address + ".new")
        Path(address + ".new").chmod(0o600)
        listener.listen(64)
        listener.settimeout(2.0)
        children: set[int] = set()
        while os.getppid() == parent:  # an orphan ends
            while len(children) < ready:
                child = os.fork()
                if not child:
                    _wait_and_answer(store, listener, holder)
                children.add(child)
            if Path(address + ".new").exists():
                Path(address + ".new").rename(address)  # it is there when it can be called
            told = signal.sigtimedwait({signal.SIGCHLD, signal.SIGTERM}, 2.0)
            if told is not None and told.si_signo == signal.SIGTERM:
                break
            children -= {child for child in children if os.waitpid(child, os.WNOHANG)[0]}
    for child in children:
        os.kill(child, signal.SIGKILL)
    shutil.rmtree(Path(address).parent, ignore_errors=True)  # where the parent is gone, nobody else does it


def _wait_and_answer(store: Store, listener: socket.socket, parent: int) -> None:
    """Be a child: take connections and answer on them, and end without returning."""
    status = 1
    try:
        begun_with, room = memory_used(), None
        while os.getppid() == parent and (room is None or memory_used() - begun_with < room):
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            connection.settimeout(30)
            limits = _answer(store, connection, capped=room is not None)
            signal.setitimer(signal.ITIMER_REAL, 0)
            connection.close()
            if limits is not None:
                room = limits.memory // 4
        status = 0
    except (OSError, ValueError):  # whoever asked has gone
        pass
    finally:
        os._exit(status)


def load_store(parts: list[tuple[bytes, str, bool]], folder: str | None = None) -> Store:
    """Give a store that holds the parts: in memory, or in a folder where one is named.

    Raises
    ------
    SyntaxError
        A part is no RDF of its format.
    """
    from pyoxigraph import DefaultGraph, RdfFormat, Store, parse

    forms = {"turtle": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "ntriples": RdfFormat.N_TRIPLES}
    store, default = Store() if folder is None else Store(folder), DefaultGraph()
    for data, form, named in parts:
        if named:
            store.bulk_extend(quad for quad in parse(data, format=forms[form]) if quad.graph_name != default)
        else:
            store.bulk_load(data, format=forms[form])
    return store


def _answer(store: Store, connection: socket.socket, *, capped: bool) -> Limits | None:
    """Answer one request; give its limits, or None where there was none."""
    request = b""
    while not request.endswith(b"\n"):
        piece = connection.recv(65536)
        if not piece or len(request) > _REQUEST:
            return None
        request += piece
    from kg.sparql.answering import answer_or_tell

    asked = json.loads(request)
    limits = Limits(**asked["limits"])
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    if not capped:
        cap_memory(limits.memory)
    with connection.makefile("wb", buffering=1 << 16) as out:
        for piece in answer_or_tell(store, asked["query"], limits, asked["prefixes"]):
            out.write(piece)
        out.flush()
    return limits


def cap_memory(more: int) -> None:
    """Let the process grow by so much and no further, and leave no core file."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if now := memory_used():
            resource.setrlimit(resource.RLIMIT_AS, (now + more, now + more))


def memory_used() -> int:
    """Give the bytes of address space that this process has; 0 where the system does not tell."""
    if not sys.platform.startswith("linux"):
        return 0
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
