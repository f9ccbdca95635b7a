"""The types of issue, read from the SKOS scheme of ``issues.ttl``.

``issues.ttl`` is the source. ``issues.json`` holds the same for reading without an RDF library; ``python -m
ontologies.issue_types`` makes it anew, and a test says when it is stale.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from ontologies.namespaces import HBC, HBI, ISSUE_SCHEME, PREFIXES

__all__ = ["IssueCategory", "IssueType", "load_categories", "load_issue_types", "read_scheme"]

JSON_NAME = "issues.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCategory:
    """A bone of the fish: one of eight ways in which research is held up."""

    slug: str
    label: str
    definition: str

    @property
    def iri(self) -> str:
        """The category's IRI."""
        return HBC + self.slug


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueType:
    """A type of issue.

    ``examples`` are wordings as they would stand in abstracts of any field; ``category`` is the slug of an
    ``IssueCategory``; ``parent`` the slug of a broader issue type of the same category, or None.
    """

    slug: str
    label: str
    definition: str
    examples: tuple[str, ...]
    category: str
    parent: str | None = None

    @property
    def iri(self) -> str:
        """The type's IRI."""
        return HBI + self.slug


def load_issue_types() -> tuple[IssueType, ...]:
    """Give all issue types, sorted by slug.

    Examples
    --------
    >>> next(kind.category for kind in load_issue_types() if kind.slug == "label-scarcity")
    'labels'
    """
    return tuple(IssueType(**{**item, "examples": tuple(item["examples"])}) for item in _load()["types"])


def load_categories() -> tuple[IssueCategory, ...]:
    """Give the categories in the order in which a fish-bone shows them.

    Examples
    --------
    >>> [category.slug for category in load_categories()][:2]
    ['data', 'labels']
    """
    return tuple(IssueCategory(**item) for item in _load()["categories"])


@cache
def _load() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resources.files("ontologies").joinpath(JSON_NAME).read_text(encoding="utf-8"))
    return loaded


# The order of the bones: from what goes in to what is known.
_ORDER = ("data", "labels", "generalisation", "model", "cost", "trust", "measurement", "knowledge")


def read_scheme() -> dict[str, Any]:
    """Give what ``issues.ttl`` says, in the shape of ``issues.json``."""
    from rdflib import Graph, Literal, URIRef

    graph = Graph().parse(data=resources.files("ontologies").joinpath("issues.ttl").read_bytes(), format="turtle")
    skos = PREFIXES["skos"]

    def one(subject: URIRef, name: str) -> str:
        return str(graph.value(subject, URIRef(skos + name), any=False))

    def up(subject: URIRef) -> str:
        return one(subject, "broader")

    def category(subject: URIRef) -> str:
        above = up(subject)
        return above.removeprefix(HBC) if above.startswith(HBC) else category(URIRef(above))

    concepts = sorted(
        subject
        for subject in graph.subjects(URIRef(skos + "inScheme"), URIRef(ISSUE_SCHEME))
        if isinstance(subject, URIRef)
    )
    types = [
        IssueType(
            slug=one(subject, "notation"),
            label=one(subject, "prefLabel"),
            definition=one(subject, "definition"),
            examples=tuple(
                sorted(str(o) for o in graph.objects(subject, URIRef(skos + "example")) if isinstance(o, Literal))
            ),
            category=category(subject),
            parent=up(subject).removeprefix(HBI) if up(subject).startswith(HBI) else None,
        )
        for subject in concepts
        if subject.startswith(HBI)
    ]
    categories = [
        IssueCategory(slug=slug, label=one(subject, "prefLabel"), definition=one(subject, "definition"))
        for slug in _ORDER
        for subject in (URIRef(HBC + slug),)
    ]
    return {"categories": [asdict(item) for item in categories], "types": [asdict(item) for item in types]}


def scheme_as_json() -> str:
    """Give the content that ``issues.json`` must have."""
    return json.dumps(read_scheme(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    (Path(__file__).parent / JSON_NAME).write_text(scheme_as_json(), encoding="utf-8")
