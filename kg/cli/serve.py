"""Serve a run on this machine: its pages, a page to ask SPARQL questions, and a SPARQL endpoint for programs.

Only this machine can reach it unless --host says otherwise. Nothing can be changed through it. Ctrl-C ends it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.cli import DONE
from kg.cli._inputs import add_run, positive
from kg.cli._output import give, say

NAME = "serve"
HELP = "serve a run's pages and a SPARQL endpoint on this machine"
EXAMPLE = """herringbone serve herringbone-demo --port 8080
  curl http://127.0.0.1:8080/sparql -H "Accept: text/csv" \\
    --data-urlencode "query=SELECT ?issue ?label { ?issue a hb:Issue ; skos:prefLabel ?label } LIMIT 5\""""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_run(parser)
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen at (default: %(default)s, this machine)"
    )
    parser.add_argument("--port", type=int, default=8080, help="the port, 0 for any free one (default: %(default)s)")
    parser.add_argument(
        "--seconds", type=float, default=10.0, metavar="N", help="time limit of a query (default: %(default)s)"
    )
    parser.add_argument(
        "--rows", type=positive, default=100_000, metavar="N", help="rows of an answer (default: %(default)s)"
    )
    parser.add_argument(
        "--at-once", type=positive, default=4, metavar="N", help="queries at one time (default: %(default)s)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped."""
    import socket

    import uvicorn

    from extract.errors import OutputError, UsageError
    from kg.rdf.views import run_rdf_files
    from kg.run import load_run
    from kg.serve.app import find_pages, make_app
    from kg.serve.origins import allowed_hosts
    from kg.sparql.dataset import dataset_parts
    from kg.sparql.engine import Engine
    from kg.sparql.limits import Limits
    from ontologies.namespaces import DEFAULT_BASE

    if not 0 < arguments.seconds <= 86_400 or not 0 <= arguments.port < 65536:
        raise UsageError("--seconds must be above 0 and at most 86,400, --port from 0 to 65535")
    folder: Path = arguments.run_folder
    loaded = load_run(folder)
    try:
        family = socket.AF_INET6 if ":" in arguments.host else socket.AF_INET
        listener = socket.create_server((arguments.host, arguments.port), family=family)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"cannot listen at {arguments.host}:{arguments.port}: {reason}. Choose another --port."
        ) from error
    port = listener.getsockname()[1]
    limits = Limits(seconds=arguments.seconds, rows=arguments.rows, at_once=arguments.at_once)
    with listener, Engine(dataset_parts(run_rdf_files(loaded, folder)), limits) as engine:
        base = loaded.base or DEFAULT_BASE
        app = make_app(engine, find_pages(folder / "site"), allowed_hosts(arguments.host, port), base)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, lifespan="off", ws="none",
            limit_concurrency=200, timeout_keep_alive=5, timeout_graceful_shutdown=3,
        )  # fmt: skip
        name = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
        if arguments.host not in ("127.0.0.1", "localhost", "::1"):
            say("whoever can reach this address can read the run")
        give(f"http://{name}:{port}/")
        say(f"questions: http://{name}:{port}/query   SPARQL: http://{name}:{port}/sparql   Ctrl-C ends it")
        uvicorn.Server(config).run(sockets=[listener])
    return DONE
