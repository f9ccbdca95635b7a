"""The seam between what *finds* spans (rules, or a trained encoder) and what *assembles* them.

A ``Reader`` of abstracts takes a paper's text with its sentences already cut and answers every question about it at
once, as a ``Reading``: roles, mention spans, issue and solution spans, claim slots, links. ``extract.assembly`` turns
a ``Reading`` into an ``Extraction`` in the same way whoever made it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ontologies.vocabulary import Direction, EntityType, Role, Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGuess:
    """The role of one sentence, with its probability, and the probability that the sentence makes a claim.

    ``tone`` holds the probabilities of the directions of what it claims, in the order of ``Direction``, where the
    finder knows them.
    """

    role: Role
    score: float
    claim: float
    tone: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionSpan:
    """A typed span of the text; ``proposed`` is the probability that this paper introduces the thing."""

    start: int
    end: int
    type: EntityType
    score: float
    proposed: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseSpan:
    """An issue phrase or a solution phrase."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotSpan:
    """A part of a claim; ``direction`` is set on value and delta spans where the finder knows it.

    ``directions`` holds its probabilities, in the order of ``Direction``, where the finder knows them.
    """

    start: int
    end: int
    slot: Slot
    score: float
    direction: Direction | None = None
    directions: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRelation:
    """What one mention is to another in one sentence: places in ``Reading.mentions``, a label of SciERC's."""

    head: int
    tail: int
    label: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a finder of spans says about one text.

    ``roles`` has one entry a sentence. ``links[s][i]`` is the probability that solution ``s`` addresses issue ``i``;
    empty where the finder does not know, and the assembly then decides by rule. ``bindings[n][m]`` is the probability
    that slot ``m`` is part of the claim of which slot ``n`` is the number; empty where the finder does not know, and
    ``bindings[n]`` is empty where ``n`` is no value and no delta. ``relations`` are what sentences state of pairs of
    mentions, where the finder tells it. ``vector`` is a unit-length embedding of the whole
    text, or empty.
    """

    roles: tuple[RoleGuess, ...]
    mentions: tuple[MentionSpan, ...] = ()
    issues: tuple[PhraseSpan, ...] = ()
    solutions: tuple[PhraseSpan, ...] = ()
    slots: tuple[SlotSpan, ...] = ()
    links: tuple[tuple[float, ...], ...] = ()
    bindings: tuple[tuple[float, ...], ...] = ()
    relations: tuple[StatedRelation, ...] = ()
    vector: tuple[float, ...] = ()


class Reader(Protocol):
    """Anything that reads an abstract: the rules, the trained encoder, or a user's own."""

    name: str

    def read(self, text: str, title_end: int, sentences: Sequence[tuple[int, int]]) -> Reading:
        """Answer every question about one text.

        Parameters
        ----------
        text : str
            ``Paper.text``: the title, a newline, the abstract.
        title_end : int
            Where the title ends in ``text`` (the newline's place).
        sentences : sequence of (start, end)
            The abstract's sentences, in order, as offsets into ``text``.
        """
        ...
