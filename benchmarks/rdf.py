"""Speed of RDF: our path against plain pyoxigraph and plain rdflib on the same triples, in one run.

    python benchmarks/rdf.py                     # 10 thousand and 100 thousand triples
    python benchmarks/rdf.py --triples 1000000   # a million
    python benchmarks/rdf.py --json

Prints, for each size: seconds from records to a graph; processor seconds to write Turtle by our path and by
pyoxigraph, with their ratio, and seconds by rdflib; seconds to load; and for each named query the wall-clock time in
our engine (a process each, with all rows serialised and received) and the processor time in plain pyoxigraph. Where
the first exceeds 200 ms it is marked; on a busy machine it says more of the machine than of the query.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "rdf")]

RDFLIB_UP_TO = 200_000  # rdflib takes minutes beyond


def clock(work: Callable[[], Any], times: int = 3, timer: Callable[[], float] = time.perf_counter) -> tuple[float, Any]:
    """Give the best of some runs, and the last result."""
    best, result = float("inf"), None
    for _ in range(times):
        start = timer()
        result = work()
        best = min(best, timer() - start)
    return best, result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore", DeprecationWarning)
    for size in arguments.triples:
        report = measure(size)
        print(json.dumps(report) if arguments.json else told(report), flush=True)


def measure(size: int) -> dict[str, Any]:
    """Measure at about so many triples."""
    import pyoxigraph as ox
    from invented import make_field

    from kg.queries import fill_query, load_queries
    from kg.rdf.graph import field_to_graph
    from kg.rdf.serialise import all_prefixes, write_graph
    from kg.sparql.dataset import dataset_parts
    from kg.sparql.engine import Engine
    from kg.sparql.guard import check_query
    from kg.sparql.limits import Limits
    from kg.sparql.process import load_store
    from ontologies.namespaces import DEFAULT_BASE

    field = make_field(max(4, size // 310), spread=True)
    build, graph = clock(lambda: field_to_graph(field), 1)
    prefixes = all_prefixes(DEFAULT_BASE)
    ours, data = clock(lambda: write_graph(graph, ox.RdfFormat.TURTLE, DEFAULT_BASE), 3, time.process_time)
    theirs, _ = clock(
        lambda: ox.serialize(graph.triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes), 3, time.process_time
    )
    report: dict[str, Any] = {
        "papers": len(field.papers), "triples": len(graph), "bytes": len(data), "records_to_graph": build,
        "write": ours, "write_pyoxigraph": theirs, "write_ratio": ours / theirs,
    }  # fmt: skip
    if len(graph) <= RDFLIB_UP_TO:
        report |= plain_rdflib(data)
    parts = list(dataset_parts({"graph.ttl": data}))
    plain = [(part.data, part.format, part.named) for part in parts]
    report["load_pyoxigraph"], store = clock(lambda: load_store(list(plain)), 1)
    queries = {}
    with Engine(parts, Limits(seconds=60, rows=10_000_000, size=1_000_000_000, memory=8_000_000_000)) as engine:
        for query in load_queries():
            text = fill_query(query)
            checked = check_query(text).text
            first, answer = clock(lambda text=text: engine.ask(text))
            second, rows = clock(lambda text=checked: len(list(store.query(text))), 3, time.process_time)
            queries[query.name] = {"engine": first, "pyoxigraph": second, "rows": rows, "bytes": len(answer.data)}
    return report | {"queries": queries}


def plain_rdflib(data: bytes) -> dict[str, float]:
    """Measure what rdflib takes to read and to write the same graph."""
    import rdflib

    read, graph = clock(lambda: rdflib.Graph().parse(data=data, format="turtle"), 1)
    write, _ = clock(lambda: graph.serialize(format="turtle"), 1)
    return {"load_rdflib": read, "write_rdflib": write}


def told(report: dict[str, Any]) -> str:
    """Give a report as lines."""
    lines = [f"{report['triples']:,} triples of {report['papers']:,} papers, {report['bytes']:,} bytes of Turtle"]
    lines.append(f"  records to graph     {report['records_to_graph']:8.2f} s")
    lines.append(f"  write, ours          {report['write']:8.2f} s   {report['write_ratio']:.2f} times pyoxigraph")
    lines.append(f"  write, pyoxigraph    {report['write_pyoxigraph']:8.2f} s")
    if "write_rdflib" in report:
        lines.append(f"  write, rdflib        {report['write_rdflib']:8.2f} s   load {report['load_rdflib']:.2f} s")
    lines.append(f"  load, pyoxigraph     {report['load_pyoxigraph']:8.2f} s")
    by_time = sorted(report["queries"].items(), key=lambda item: -item[1]["engine"])
    for name, row in by_time:
        mark = "  over 200 ms" if row["engine"] > 0.2 else ""
        engine, plain = row["engine"] * 1000, row["pyoxigraph"] * 1000
        lines.append(f"  {name:<26}{engine:8.0f} ms  {plain:8.0f} ms of processor, plain  {row['rows']:>8} rows{mark}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
