"""What the graph needs to know of issue types: the label and the category of each slug, and which issues are surely of
their type.

The types themselves are the ontology's (``ontologies/issues.ttl``); the graph asks for them here alone. A reader gives
each phrase its likeliest type. What stands on a card under the name of a type must be surer than that: a phrase that is
not keeps its own name, and of its type only the category.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from extract.issue_typing import load_typer
from extract.records import Extraction, Issue
from kg.complaints import asks_for_doing
from kg.phrases import telling
from kg.records import IssueNode

if TYPE_CHECKING:
    from extract.embedder import Embedder

# Category of an issue without a type: something is not known or not done yet.
DEFAULT_CATEGORY = "knowledge"
# How likely a type must be for an issue to be one of it: the mean of what its words and what its words with its
# embedding say. Of 45 issues of two fields above 0.5, judged by reading their sentences, 82 % were surely of their type
# and 7 % were not; of 39 between 0.4 and 0.5 33 and 36 %. At 0.5 the cards of two other fields lose a tenth of what is
# rightly on them, here a twentieth.
_SURE = 0.45
# A type that was chosen has at least this from the model that chose it.
_CHOSEN = 0.22

Where = tuple[str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueKinds:
    """Labels and categories by slug; ``categories`` holds the labels of the categories, in the order of the bones."""

    labels: Mapping[str, str] = field(default_factory=dict)
    category: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)

    def category_of(self, slug: str | None) -> str:
        """The category of a type; that of the unknown where the type is not known.

        >>> IssueKinds().category_of(None)
        'knowledge'
        """
        return self.category.get(slug or "", DEFAULT_CATEGORY)

    def order_of(self, category: str) -> tuple[int, str]:
        """A key that sorts categories into the order of the bones."""
        order = list(self.categories)
        return (order.index(category) if category in order else len(order), category)


def load_issue_kinds() -> IssueKinds:
    """All issue types and categories of the ontology."""
    from ontologies.issue_types import load_categories, load_issue_types

    types = load_issue_types()
    return IssueKinds(
        labels={kind.slug: kind.label for kind in types},
        category={kind.slug: kind.category for kind in types},
        categories={category.slug: category.label for category in load_categories()},
    )


def part_unsure(
    extractions: Sequence[Extraction], chance: Callable[[str, str, str], float] | None = None
) -> tuple[tuple[Extraction, ...], dict[Where, str]]:
    """The extractions without the types that are not sure enough, and those types by paper and place of the phrase.

    Parameters
    ----------
    extractions : sequence of Extraction
    chance : callable, optional
        How likely a type is for a phrase in a sentence; that of the model which came with the package where left out.
    """
    ask = chance or type_chance
    unsure: dict[Where, str] = {}
    parted = []
    for extraction in extractions:
        issues = []
        for issue in extraction.issues:
            if issue.type is not None and (
                not telling(issue.text)
                or asks_for_doing(issue.text)
                or ask(issue.text, _sentence(extraction, issue), issue.type) < _SURE
            ):
                unsure[extraction.paper.id, issue.start, issue.end] = issue.type
                issue = replace(issue, type=None)
            issues.append(issue)
        parted.append(replace(extraction, issues=tuple(issues)))
    return tuple(parted), unsure


def in_category(nodes: Sequence[IssueNode], unsure: Mapping[Where, str], kinds: IssueKinds) -> tuple[IssueNode, ...]:
    """The issue nodes, each that has no type in the category of what its phrases were taken for."""
    found = []
    for node in nodes:
        if node.type is None:
            guesses = Counter(
                kinds.category_of(unsure[where])
                for e in node.evidence
                if (where := (e.paper, e.start, e.end)) in unsure
            )
            if guesses:
                best = min(guesses, key=lambda c: (-guesses[c], kinds.order_of(c)))
                node = replace(node, category=best)
        found.append(node)
    return tuple(found)


def type_chance(phrase: str, sentence: str, slug: str) -> float:
    """How likely a type is for a phrase in its sentence, from 0 to 1.

    >>> type_chance("labels are costly", "But labels are costly.", "label-scarcity") > 0.45
    True
    """
    from extract.errors import ModelDamaged

    try:
        by_words = _of(load_typer().rank_types([phrase], [sentence]), slug)
        if by_words + _CHOSEN >= 2 * _SURE:
            return by_words
        return (by_words + _of(load_typer().rank_types([phrase], [sentence], _embedder().embed), slug)) / 2
    except ModelDamaged:
        return 1.0  # the package came without its models: types are left as they stand


def _of(ranked: Sequence[Sequence[tuple[str, float]]], slug: str) -> float:
    return dict(ranked[0]).get(slug, 0.0)


def _sentence(extraction: Extraction, issue: Issue) -> str:
    if not 0 <= issue.sentence < len(extraction.sentences):
        return issue.text
    sentence = extraction.sentences[issue.sentence]
    return extraction.paper.text[sentence.start : sentence.end]


@cache
def _embedder() -> Embedder:
    from extract.embedder import Embedder

    return Embedder()
