"""The readers that need no encoder: general rules on spaCy's blank English."""

from __future__ import annotations

from collections.abc import Sequence

from extract.reading import Reading, RoleGuess
from extract.rules.linear_roles import guess_linear_roles
from extract.rules.mentions import find_mentions
from extract.rules.phrases import find_issues, find_solutions
from extract.rules.roles import guess_roles
from extract.rules.slots import find_slots

__all__ = ["FastReader", "RulesReader"]


class RulesReader:
    """Reads an abstract by rules alone.

    Examples
    --------
    >>> text = "Tiny trackers\\nTracking is hard. We propose TinyTrack, a small network."
    >>> reading = RulesReader().read(text, 13, [(14, 31), (32, 69)])
    >>> [str(r.role) for r in reading.roles][-1]
    'solution'
    """

    name = "rules"

    def read(self, text: str, title_end: int, sentences: Sequence[tuple[int, int]]) -> Reading:
        """Answer every question about one text; see ``extract.reading.Reader``."""
        roles = self._roles(text, sentences)
        mentions = find_mentions(text, title_end, sentences, roles)
        return Reading(
            roles=roles,
            mentions=mentions,
            issues=find_issues(text, sentences, roles),
            solutions=find_solutions(text, title_end, sentences, roles, mentions),
            slots=find_slots(text, sentences, roles, mentions),
        )

    def _roles(self, text: str, sentences: Sequence[tuple[int, int]]) -> tuple[RoleGuess, ...]:
        return guess_roles(text, sentences)


class FastReader(RulesReader):
    """The rules, with sentence roles from a linear model: better roles at nearly the same speed."""

    name = "fast"

    def _roles(self, text: str, sentences: Sequence[tuple[int, int]]) -> tuple[RoleGuess, ...]:
        return guess_linear_roles(text, sentences)
