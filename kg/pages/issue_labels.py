"""What issues and their categories are called on pages."""

from __future__ import annotations

from functools import cache

from kg.english.grammar import plain, sentence
from kg.records import IssueNode
from ontologies.issue_types import load_categories, load_issue_types
from viz.text import shorten


def category_label(category: str) -> str:
    """The plain name of an issue category."""
    return _categories().get(category, category.replace("-", " ").capitalize())


def type_label(slug: str | None) -> str | None:
    """The plain name of an issue type, or None where there is no such type."""
    return _types().get(slug) if slug else None


def heading(issue: IssueNode) -> str:
    """An issue's label with a capital at its head."""
    return sentence(shorten(plain(issue.label), 130)).removesuffix(".")


@cache
def _categories() -> dict[str, str]:
    return {c.slug: c.label for c in load_categories()}


@cache
def _types() -> dict[str, str]:
    return {t.slug: t.label for t in load_issue_types()}
