"""How well extractions agree with hand-made annotations.

The annotations are a JSON list, one object a paper: ``title``, ``abstract``, ``sentences`` (``text``, ``role``),
``entities`` (``text``, ``aliases``, ``type``, ``proposed``), ``issues`` (``phrase``, ``sentence``), ``solutions``
(``phrase``, ``addresses``) and ``claims`` (``sentence``, ``metric``, ``value``, ``delta``). Papers are paired by folded
title; one without an extraction counts as all missed. Every figure is micro-averaged over papers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from extract.errors import DamagedInput
from extract.records import Claim, Entity, Extraction, Issue, Sentence, Solution
from kg.folding import fold

A = TypeVar("A")
B = TypeVar("B")

PHRASE_OVERLAP = 0.5  # two phrases say the same when their words overlap with this F1 or more


class GoldSentence(msgspec.Struct):
    """One sentence with its role."""

    text: str
    role: str


class GoldEntity(msgspec.Struct):
    """One thing with its names."""

    text: str
    type: str
    aliases: list[str] = []
    proposed: bool = False


class GoldIssue(msgspec.Struct):
    """One issue phrase."""

    phrase: str
    sentence: int


class GoldSolution(msgspec.Struct):
    """One solution phrase with the issues it addresses."""

    phrase: str
    addresses: list[int] = []


class GoldClaim(msgspec.Struct):
    """One claim."""

    sentence: int
    metric: str | None = None
    value: str | None = None
    delta: str | None = None


class GoldPaper(msgspec.Struct):
    """One annotated paper."""

    title: str
    abstract: str
    sentences: list[GoldSentence]
    entities: list[GoldEntity] = []
    issues: list[GoldIssue] = []
    solutions: list[GoldSolution] = []
    claims: list[GoldClaim] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Precision, recall and F1 of one question, with the counts behind them."""

    name: str
    hits: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / (self.gold + self.found) if self.gold + self.found else 0.0


def read_gold(data: bytes, where: str) -> list[GoldPaper]:
    """Read annotations.

    Raises
    ------
    DamagedInput
        They are not in the shape described above; the message names the place.
    """
    try:
        return msgspec.json.decode(data, type=list[GoldPaper])
    except msgspec.MsgspecError as error:
        raise DamagedInput(
            "these are no annotations", where=where, why=str(error), fix="Give a JSON list with one object a paper"
        ) from error


def evaluate(gold: Sequence[GoldPaper], extractions: Iterable[Extraction]) -> tuple[Figure, ...]:
    """Give the figures: roles, issue sentences, entities, issues, solutions, links and claims."""
    by_title = {fold(extraction.paper.title): extraction for extraction in extractions}
    counts: dict[str, list[int]] = {}
    for paper in gold:
        for name, hits, wanted, found in _compare(paper, by_title.get(fold(paper.title))):
            row = counts.setdefault(name, [0, 0, 0])
            for place, number in enumerate((hits, wanted, found)):
                row[place] += number
    return tuple(Figure(name=name, hits=row[0], gold=row[1], found=row[2]) for name, row in counts.items())


def _compare(gold: GoldPaper, extraction: Extraction | None) -> Iterable[tuple[str, int, int, int]]:
    shift = len(extraction.paper.title) + 1 if extraction else 0
    spans = _sentence_spans(gold)
    sentences: Sequence[Sentence] = extraction.sentences if extraction else ()
    wanted = [sentence.role for sentence in gold.sentences]
    got = [_role_at(sentences, start + shift, end + shift) for start, end in spans]
    yield "role", sum(map(str.__eq__, wanted, got)), len(wanted), len(wanted)
    both = sum(a == b == "issue" for a, b in zip(wanted, got, strict=True))
    yield "issue sentence", both, wanted.count("issue"), got.count("issue")

    entities: Sequence[Entity] = extraction.entities if extraction else ()
    for kind in ("method", "dataset", "modality", "task", "metric"):
        want_kind = [entity for entity in gold.entities if entity.type == kind]
        got_kind = [entity for entity in entities if entity.type == kind]
        hits = len(_pair(want_kind, got_kind, _same_entity))
        yield f"entity/{kind}", hits, len(want_kind), len(got_kind)
        yield "entity/all", hits, len(want_kind), len(got_kind)
    want_new = [entity for entity in gold.entities if entity.proposed]
    got_new = [entity for entity in entities if entity.proposed]
    yield "proposed", len(_pair(want_new, got_new, _same_entity)), len(want_new), len(got_new)

    issues: Sequence[Issue] = extraction.issues if extraction else ()
    solutions: Sequence[Solution] = extraction.solutions if extraction else ()
    names = {fold(text): _forms(entity) for entity in gold.entities for text in (entity.text, *entity.aliases)}
    issue_pairs = _pair(gold.issues, issues, lambda a, b: _phrase_score(a.phrase, b.text))
    solution_pairs = _pair(gold.solutions, solutions, lambda a, b: _solution_score(a.phrase, b.text, names))
    yield "issue", len(issue_pairs), len(gold.issues), len(issues)
    yield "solution", len(solution_pairs), len(gold.solutions), len(solutions)
    issue_of = {j: i for i, j in issue_pairs}
    solution_of = {j: i for i, j in solution_pairs}
    want_links = {(i, issue) for i, solution in enumerate(gold.solutions) for issue in solution.addresses}
    got_links = [(solution_of.get(j), issue_of.get(i)) for j, s in enumerate(solutions) for i in s.addresses]
    yield "addresses", len(set(got_links) & want_links), len(want_links), len(got_links)

    claims: Sequence[Claim] = extraction.claims if extraction else ()
    want_claims = [claim for claim in gold.claims if _numbers(claim.value, claim.delta)]
    got_claims = [claim for claim in claims if _numbers(claim.value, claim.delta)]
    yield "numeric claim", len(_pair(want_claims, got_claims, _same_claim)), len(want_claims), len(got_claims)
    want_places = {claim.sentence for claim in gold.claims}
    got_places = {
        place
        for claim in claims
        for place, (start, end) in enumerate(spans)
        if min(claim.end - shift, end) > max(claim.start - shift, start)
    }
    yield "claim sentence", len(want_places & got_places), len(want_places), len(got_places)


def _sentence_spans(gold: GoldPaper) -> list[tuple[int, int]]:
    spans, position = [], 0
    for sentence in gold.sentences:
        start = gold.abstract.index(sentence.text, position)
        position = start + len(sentence.text)
        spans.append((start, position))
    return spans


def _role_at(sentences: Sequence[Sentence], start: int, end: int) -> str:
    """The role of the sentence that overlaps most."""
    best = max(sentences, key=lambda s: min(end, s.end) - max(start, s.start), default=None)
    return str(best.role) if best and min(end, best.end) > max(start, best.start) else "none"


def _pair(gold: Sequence[A], found: Sequence[B], score: Callable[[A, B], float]) -> list[tuple[int, int]]:
    """One to one, the best score first; what scores nothing is not paired."""
    cells = [(score(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(found)]
    pairs: list[tuple[int, int]] = []
    for value, i, j in sorted(cells, key=lambda cell: (-cell[0], cell[1], cell[2])):
        if value > 0 and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _forms(entity: GoldEntity | Entity) -> set[str]:
    name = entity.text if isinstance(entity, GoldEntity) else entity.name
    return {fold(text) for text in (name, *entity.aliases)} - {""}


def _same_entity(gold: GoldEntity, found: Entity) -> float:
    return float(gold.type == found.type and bool(_forms(gold) & _forms(found)))


def _phrase_score(gold: str, found: str) -> float:
    a, b = Counter(fold(gold).split()), Counter(fold(found).split())
    common = (a & b).total()
    score = 2 * common / (a.total() + b.total()) if common else 0.0
    return score if score >= PHRASE_OVERLAP else 0.0


def _solution_score(gold: str, found: str, names: dict[str, set[str]]) -> float:
    return 1.0 if fold(found) in names.get(fold(gold), ()) else _phrase_score(gold, found)


def _numbers(*texts: str | None) -> set[float]:
    return {float(number) for text in texts for number in re.findall(r"\d+(?:\.\d+)?", (text or "").replace(",", ""))}


def _same_claim(gold: GoldClaim, found: Claim) -> float:
    if not _numbers(gold.value, gold.delta) & _numbers(found.value, found.delta):
        return 0.0
    if not gold.metric:
        return 1.0
    a, b = set(fold(gold.metric).split()), set(fold(found.metric or "").split())
    return 1.0 + len(a & b) / len(a | b) if a & b else 0.0
