"""What queries are asked of: the run's graph, the ontology, the issue types, and graphs for each paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

__all__ = ["Part", "dataset_parts", "declared_prefixes"]

_DECLARED = re.compile(rb"@prefix ([A-Za-z][A-Za-z0-9]*): <([^<>\s]+)> \.\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file of the data set; ``named`` where only its named graphs count."""

    name: str
    data: bytes
    format: str
    named: bool = False


def dataset_parts(files: Mapping[str, bytes]) -> Iterator[Part]:
    """Give the parts of the data set of a run.

    Parameters
    ----------
    files : mapping of str to bytes
        ``graph.ttl`` and ``graph.trig`` of a run, as ``kg.export.rdf.rdf_files`` gives them; the second may lack.

    Yields
    ------
    Part
        The graph, the ontology and the issue types together are the default graph; the assertions, provenance and
        publication data of each paper are named graphs.
    """
    yield Part(name="graph.ttl", data=files["graph.ttl"], format="turtle")
    for name in ("herringbone.ttl", "issues.ttl"):
        data = resources.files("ontologies").joinpath(name).read_bytes()
        yield Part(name=name, data=data, format="turtle")
    if "graph.trig" in files:
        yield Part(name="graph.trig", data=files["graph.trig"], format="trig", named=True)


def declared_prefixes(data: bytes) -> dict[str, str]:
    """Give the prefixes that a Turtle file of ours declares at its beginning, with their namespaces.

    Examples
    --------
    >>> declared_prefixes(b"@prefix paper: <http://e/paper/> .\\npaper:a paper:b paper:c .\\n")
    {'paper': 'http://e/paper/'}
    """
    found, place = {}, 0
    while match := _DECLARED.match(data, place):
        found[match[1].decode()] = match[2].decode()
        place = match.end()
    return found
