"""What stands beside the first sentences of a page where there is room: its main entries, each a link to its place.

It holds no words of its own: names of cards and of papers, and the titles of the sections that they stand in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from viz.page import Cards, Link, Listing, Page, Section

_CARDS, _STEPS, _FEWEST = 5, 3, 2
_ISSUES = "issues"
_YEAR = re.compile(r"\s*\((\d{4})\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The first entries of a section, each with a word on it; ``href`` leads to the section."""

    title: str
    href: str
    entries: tuple[tuple[Link, str], ...]


def glance(page: Page) -> tuple[Glance, ...]:
    """The first issues and the first steps of a reading plan, in the page's order, if it tells of enough issues."""
    issues = next((s for s in page.sections if s.key == _ISSUES), None)
    cards = _cards(issues) if issues else None
    if cards is None:
        return ()
    steps = next((g for s in page.sections if (g := _steps(s))), None)
    found = [g for g in (cards, steps) if g]
    order = [f"#{s.key}" for s in page.sections]
    return tuple(sorted(found, key=lambda g: order.index(g.href)))


def _cards(section: Section) -> Glance | None:
    found = next((b.cards for b in section.blocks if isinstance(b, Cards)), ())
    entries = []
    for card in found[:_CARDS]:
        title = "".join(p if isinstance(p, str) else p.text for p in card.title)
        entries.append((Link(text=title, href=f"#{card.key}"), card.label))
    return _glance(section, entries) if len(entries) >= _FEWEST else None


def _steps(section: Section) -> Glance | None:
    found = next((b.statements for b in section.blocks if isinstance(b, Listing) and b.ordered), ())
    entries = []
    for step in found[:_STEPS]:
        first, after = step.parts[0], "".join(p for p in step.parts[1:2] if isinstance(p, str))
        year = _YEAR.match(after)
        if isinstance(first, Link):
            entries.append((first, year[1] if year else ""))
    return _glance(section, entries)


def _glance(section: Section, entries: list[tuple[Link, str]]) -> Glance | None:
    if not entries:
        return None
    return Glance(title=section.short or section.title, href=f"#{section.key}", entries=tuple(entries))
