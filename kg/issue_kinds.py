"""What the graph needs to know of issue types: the label and the category of each slug.

The types themselves are the ontology's (``ontologies/issues.ttl``); the graph asks for them here alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# Category of an issue without a type: something is not known or not done yet.
DEFAULT_CATEGORY = "knowledge"


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
