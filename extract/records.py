"""The records that the readers and the extractor give back.

All are frozen, slotted and keyword-only. Every offset counts code points of ``Paper.text``
(``title + "\\n" + abstract``), end exclusive, and ``paper.text[x.start:x.end] == x.text`` holds for every span.
"""

from __future__ import annotations

from dataclasses import dataclass

from ontologies.vocabulary import Direction, EntityType, RelationType, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a record stood: the file's name (no folder), the place in it, and the reader that took it.

    ``locator`` is for people, such as ``"line 42"`` or ``"entry smith_2020, line 10"``.
    """

    file: str
    locator: str
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One work that a paper cites; as much of it as the source tells."""

    title: str | None = None
    doi: str | None = None
    arxiv_id: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed part of a full text."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One publication, however many pages it was read from.

    ``date`` keeps what is known: ``"2024"``, ``"2024-06"``, ``"2024-06-01"`` or None.
    ``id`` comes from the DOI or the arXiv id where known, else from the folded title.
    """

    id: str
    title: str
    abstract: str = ""
    authors: tuple[str, ...] = ()
    date: str | None = None
    categories: tuple[str, ...] = ()
    venue: str | None = None
    doi: str | None = None
    arxiv_id: str | None = None
    url: str | None = None
    has_code: bool = False
    keywords: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    sections: tuple[Section, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def text(self) -> str:
        """Title, newline, abstract: the text that every offset counts in."""
        return f"{self.title}\n{self.abstract}"

    @property
    def year(self) -> int | None:
        """The year of ``date``, where there is one."""
        return int(self.date[:4]) if self.date else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A stretch of the abstract with its role and the probability of that role. The title is no sentence."""

    start: int
    end: int
    role: Role
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A typed span; ``entity`` is an index into ``Extraction.entities``, ``rule`` names what found it."""

    start: int
    end: int
    text: str
    type: EntityType
    entity: int
    score: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing behind the mentions of one paper; ``proposed`` where this paper introduces it."""

    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A problem of the field that the paper states.

    ``sentence`` is an index into ``Extraction.sentences``; ``type`` the slug of an issue type, or None.
    """

    start: int
    end: int
    text: str
    sentence: int
    type: str | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """What the paper puts forward; ``addresses`` holds indexes into ``Extraction.issues``."""

    start: int
    end: int
    text: str
    addresses: tuple[int, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimScores:
    """How sure a reader is of a claim: that it is a finding, and of each part, the empty ones included.

    1 throughout where the reader does not know.
    """

    finding: float = 1.0
    subject: float = 1.0
    metric: float = 1.0
    dataset: float = 1.0
    baseline: float = 1.0
    direction: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One finding.

    ``start`` and ``end`` are those of its sentence; the slots are verbatim strings of the paper or None.
    """

    start: int
    end: int
    subject: str | None
    metric: str | None
    value: str | None
    delta: str | None
    dataset: str | None
    baseline: str | None
    direction: Direction
    hedged: bool
    negated: bool
    scores: ClaimScores = ClaimScores()


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A short form with its long form; ``start`` and ``end`` cover the definition in the text."""

    short: str
    long: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A typed link between two entities (indexes into ``Extraction.entities``), with the words that say so."""

    head: int
    relation: RelationType
    tail: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one paper says."""

    paper: Paper
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    issues: tuple[Issue, ...] = ()
    solutions: tuple[Solution, ...] = ()
    claims: tuple[Claim, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """A record that could not be read. ``code`` is a short slug, ``message`` a sentence for people."""

    source: str
    locator: str
    code: str
    message: str
