"""A graph as JSON-LD with a context of ours: short names in the file, full IRIs for whoever reads it.

pyoxigraph writes JSON-LD without a context, so this is our own: the standard library's JSON encoder over plain
dictionaries, in the order of the graph. The context stands in the file, so that no reader fetches one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.collector import RdfGraph
from kg.rdf.serialise import all_prefixes, prefixes_of
from kg.rdf.terms import BOOLEAN, curie
from ontologies.namespaces import PREFIXES

_STRING = PREFIXES["xsd"] + "string"
_TYPE = curie("rdf:type")


def write_jsonld(graph: RdfGraph, base: str) -> bytes:
    """Give a graph as JSON-LD 1.1, one node a subject."""
    shared = _typing(graph.triples)
    short = _Shortener(all_prefixes(base))
    nodes = []
    for subject, triples in _by_subject(graph.triples):
        nodes.append(_node(subject, triples, shared, short))
    context: dict[str, Any] = prefixes_of(short.seen, all_prefixes(base))
    for predicate, kind in sorted(shared.items(), key=lambda item: item[0].value):
        if kind is not None and predicate != _TYPE:
            context[short(predicate)] = {"@id": predicate.value, "@type": kind}
    return b'{\n"@context": ' + _json(context) + b',\n"@graph": [\n' + b",\n".join(map(_json, nodes)) + b"\n]\n}\n"


class _Shortener:
    """Prefixed names for IRIs; remembers what it was asked for."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._by_length = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        self._known: dict[NamedNode, str] = {}

    @property
    def seen(self) -> Iterable[NamedNode]:
        return self._known

    def __call__(self, node: NamedNode) -> str:
        short = self._known.get(node)
        if short is None:
            short = self._known[node] = self._shorten(node.value)
        return short

    def _shorten(self, value: str) -> str:
        for prefix, namespace in self._by_length:
            if value.startswith(namespace):
                local = value[len(namespace) :]
                # A local part that begins with // would make the prefix a scheme (JSON-LD 1.1, 5.2).
                return value if local.startswith("//") else f"{prefix}:{local}"
        return value


def _typing(triples: Iterable[Triple]) -> dict[NamedNode, str | None]:
    """Give for each predicate the type that all of its values have, as far as JSON-LD can say it once for all."""
    found: dict[NamedNode, str | None] = {}
    for triple in triples:
        predicate, value = triple.predicate, triple.object
        kind: str | None
        if isinstance(value, NamedNode):
            kind = "@id"
        elif (
            isinstance(value, Literal)
            and value.language is None
            and value.datatype.value not in (_STRING, BOOLEAN.value)
        ):
            kind = value.datatype.value
        else:
            kind = None
        if predicate not in found:
            found[predicate] = kind
        elif found[predicate] != kind:
            found[predicate] = None
    return found


def _node(
    subject: NamedNode, triples: list[Triple], shared: dict[NamedNode, str | None], short: _Shortener
) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": short(subject)}
    for triple in triples:
        if triple.predicate == _TYPE:
            key, value = "@type", short(triple.object)  # type: ignore[arg-type]  # classes are IRIs
        else:
            key, value = short(triple.predicate), _value(triple.object, shared[triple.predicate], short)
        if key not in node:
            node[key] = value
        elif isinstance(node[key], list):
            node[key].append(value)
        else:
            node[key] = [node[key], value]
    return node


def _value(value: object, kind: str | None, short: _Shortener) -> Any:
    if isinstance(value, NamedNode):
        return short(value) if kind == "@id" else {"@id": short(value)}
    assert isinstance(value, Literal)
    if kind is not None and kind != "@id":
        return value.value
    if value.language is not None:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == _STRING:
        return value.value
    if value.datatype == BOOLEAN:
        return value.value == "true"
    return {"@value": value.value, "@type": value.datatype.value}


def _by_subject(triples: Iterable[Triple]) -> Iterable[tuple[NamedNode, list[Triple]]]:
    group: list[Triple] = []
    for triple in triples:
        if group and triple.subject != group[0].subject:
            yield group[0].subject, group  # type: ignore[misc]  # we make no blank node
            group = []
        group.append(triple)
    if group:
        yield group[0].subject, group  # type: ignore[misc]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
