"""Ask a run a question: one of the named questions, SPARQL text, or a file with SPARQL in it.

`--list` shows the named questions with their parameters. SPARQL may use the prefixes of graph.ttl, such as hb: and
skos:, without declaring them. A question runs in a process of its own that is stopped at its time limit; it can read,
and nothing else.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from extract.errors import UsageError
from kg.cli import ANSWER_IS_NO, DONE
from kg.cli._inputs import add_json
from kg.cli._output import counted, give, give_json, say

NAME = "query"
HELP = "ask a run one of the named questions, or any SPARQL question"
EXAMPLE = """herringbone query herringbone-demo open-issues --set topic="place recognition"
  herringbone query herringbone-demo "SELECT ?issue ?label { ?issue a hb:Issue ; skos:prefLabel ?label } LIMIT 5\""""

LONGEST = 86_400  # seconds: a day


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("run_folder", metavar="RUN", type=Path, nargs="?", help="a run folder")
    parser.add_argument(
        "query", metavar="QUERY", nargs="?", help="a named question, SPARQL text, a file, or - for standard input"
    )
    parser.add_argument("--list", action="store_true", help="show the named questions")
    parser.add_argument("--show", action="store_true", help="print the SPARQL that would be asked, ask nothing")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a parameter of a named question"
    )
    parser.add_argument(
        "-f", "--format", choices=("table", "csv", "tsv", "json", "xml", "ttl", "nt", "rdf", "jsonld"),
        help="the form of the answer (default: a table on a terminal, else CSV; ttl for CONSTRUCT and DESCRIBE)",
    )  # fmt: skip
    parser.add_argument(
        "--seconds", type=float, default=30.0, metavar="N", help="the time limit (default: %(default)s)"
    )
    parser.add_argument("--rows", type=int, default=100_000, metavar="N", help="rows at most (default: %(default)s)")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Ask, and print the answer; 1 where ASK answers no."""
    if arguments.list:
        return _list(as_json=arguments.json)
    text = _text(arguments)
    if arguments.show:
        give(text.rstrip("\n"))
        return DONE
    if not 0 < arguments.seconds <= LONGEST or arguments.rows < 1:
        raise UsageError(f"--seconds and --rows must be above 0, --seconds at most {LONGEST:,}")
    return _ask(arguments, text)


def _ask(arguments: argparse.Namespace, text: str) -> int:
    from kg.cli._near import did_you_mean
    from kg.rdf.views import run_rdf_files
    from kg.run import load_run
    from kg.sparql.dataset import dataset_parts
    from kg.sparql.engine import Engine
    from kg.sparql.guard import check_query
    from kg.sparql.limits import Limits
    from kg.sparql.results import give_answer, read_rows, text_table

    check_query(text)  # before the data are loaded
    loaded = load_run(arguments.run_folder)
    files = run_rdf_files(loaded, arguments.run_folder)
    with Engine(dataset_parts(files), Limits(seconds=arguments.seconds, rows=arguments.rows)) as engine:
        answer = engine.ask(text)
    form = arguments.format or ("json" if arguments.json else None)
    if form is None:
        form = "ttl" if answer.kind == "graph" else "table" if sys.stdout.isatty() else "csv"
    if form == "table" and answer.kind != "graph":
        columns, rows = read_rows(answer)
        count = -2
        for line in text_table(columns, rows, width=shutil.get_terminal_size((120, 40)).columns):
            give(line)
            count += 1
        say(f"{counted(count, 'row')}, {answer.seconds:.2f} s")
    else:
        sys.stdout.buffer.write(give_answer(answer, "ttl" if form == "table" else form))
        sys.stdout.buffer.flush()
    if arguments.set and not (answer.data if answer.kind == "graph" else any(True for _ in read_rows(answer)[1])):
        pairs = [pair.partition("=") for pair in arguments.set]
        asked = " with ".join(f"{name.strip()}={value!r}" for name, _, value in pairs)
        near = did_you_mean(loaded, pairs[0][2]) if len(pairs) == 1 else ""
        say(f"the answer is empty: nothing in this run fits {asked}{near}")
    if answer.truncated:
        say(f"there is more: the answer was cut at the limit of {answer.truncated}; --rows raises it")
    return ANSWER_IS_NO if answer.kind == "boolean" and b'"boolean":false' in answer.data else DONE


def _text(arguments: argparse.Namespace) -> str:
    """Give the SPARQL text that the arguments mean."""
    from kg.queries import fill_query, load_query

    if arguments.run_folder is None:
        raise UsageError("a run and a question are needed", fix="`herringbone query --list` shows the named questions")
    asked = arguments.query if arguments.query is not None else str(arguments.run_folder) if arguments.show else None
    if asked is None:
        raise UsageError("what is the question?", fix="`herringbone query --list` shows the named ones")
    values = {}
    for pair in arguments.set:
        name, sign, value = pair.partition("=")
        if not sign:
            raise UsageError(f"--set {pair}", why="it is not of the form NAME=VALUE")
        values[name.strip()] = value
    if asked == "-":
        text = _read_standard_input()
    elif "{" in asked or any(character.isspace() for character in asked.strip()):
        text = asked
    elif Path(asked).suffix in (".rq", ".sparql") or "/" in asked:
        text = _read(Path(asked))
    else:
        return fill_query(load_query(asked), values)
    if values:
        raise UsageError("--set goes with a named question, not with SPARQL of your own")
    return text


def _read_standard_input() -> str:
    from extract.errors import MissingInput

    if sys.stdin is None:
        raise MissingInput("standard input is closed", fix="Give the query as an argument or a file")
    try:
        return sys.stdin.read()
    except (OSError, UnicodeDecodeError) as error:
        raise MissingInput("cannot read the query", where="standard input", why=str(error)) from error


def _read(path: Path) -> str:
    from extract.errors import MissingInput

    if "\x00" in str(path):
        raise UsageError("the name of the file with the query holds a character that no name can hold")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeEncodeError as error:
        raise UsageError("the name of the file with the query cannot be written on this system") from error
    except (OSError, UnicodeDecodeError) as error:
        raise MissingInput(
            "cannot read the query", where=str(path), why=getattr(error, "strerror", None) or str(error)
        ) from error


def _list(*, as_json: bool) -> int:
    from kg.queries import load_queries

    for query in load_queries():
        if as_json:
            give_json(query)
            continue
        give(f"{query.name}: {query.title}. {query.description}")
        for parameter in query.parameters:
            default = f" (default: {parameter.default})" if parameter.default else ""
            give(f"    --set {parameter.name}=...  {parameter.description}{default}")
    return DONE
