"""Names for topics: a task and a modality that tell the topic's papers from those around it, in plain words.

Papers' words and entities go in, a phrase such as "Sleep stage scoring from EEG" comes out.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.lexicon import word_set
from extract.records import Extraction
from kg.folding import fold
from kg.records import GraphEntity
from kg.words import content_words
from ontologies.vocabulary import EntityType

# A phrase of more words is a sentence, not a name.
_MAX_WORDS = 6
# Of the topic's papers, how many must speak of a modality before the label does.
_MODALITY_SHARE = 0.34
# How much the words of a paper's title count beside those of its entities.
_TITLE, _ENTITY = 1.0, 0.6
_TYPE_GAIN = {EntityType.TASK: 1.0, EntityType.METHOD: 0.75, EntityType.MODALITY: 0.45}
# Tasks and methods whose names say nothing by themselves.
_VAGUE = word_set(
    """
    classification detection segmentation recognition prediction estimation generation analysis learning training
    model task diagnosis evaluation inference application framework interpretation understanding representation
    monitoring processing optimization research experiment feature data signal image text video network performance
    method transformer
    """
) | {
    "deep learning",
    "machine learning",
    "neural network",
    "downstream task",
    "fine tuning",
    "deep neural network",
    "convolutional neural network",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperProfile:
    """What one paper is about: weighted words, and the ids of its entities (those of the title count twice)."""

    paper: str
    words: Mapping[str, float]
    entities: Mapping[str, float]


def profile_papers(
    extractions: Sequence[Extraction], entities: Sequence[GraphEntity], local: Mapping[tuple[str, int], str]
) -> dict[str, PaperProfile]:
    """The profile of every paper."""
    by_id = {entity.id: entity for entity in entities}
    found = {}
    for extraction in extractions:
        title_end = len(extraction.paper.title)
        words: dict[str, float] = {}
        things: dict[str, float] = {}
        for mention in extraction.mentions:
            target = local.get((extraction.paper.id, mention.entity))
            if target not in by_id:
                continue
            things[target] = max(things.get(target, 0.0), 2.0 if mention.end <= title_end else 1.0)
            if by_id[target].type in (EntityType.TASK, EntityType.MODALITY):
                for word in content_words(by_id[target].name):
                    words[word] = max(words.get(word, 0.0), _ENTITY)
        for word in content_words(extraction.paper.title):
            words[word] = _TITLE
        found[extraction.paper.id] = PaperProfile(paper=extraction.paper.id, words=words, entities=things)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A phrase that could name a topic; ``kind`` is the type of the entity behind it."""

    text: str
    kind: EntityType
    score: float
    words: frozenset[str]


def word_gains(members: Sequence[PaperProfile], around: Sequence[PaperProfile]) -> dict[str, float]:
    """For each word, how well it tells the members from all around: its share in them times the log of its lift."""
    inside, outside = _shares(members), _shares(around)
    # 0.02: one paper in fifty by chance; keeps the lift of words that stand nowhere else finite.
    return {w: s * math.log((s + 0.02) / (outside.get(w, 0.0) + 0.02)) for w, s in inside.items()}


def _shares(profiles: Sequence[PaperProfile]) -> dict[str, float]:
    totals: dict[str, float] = defaultdict(float)
    for profile in profiles:
        for word, weight in profile.words.items():
            totals[word] += weight
    return {word: totals[word] / max(1, len(profiles)) for word in sorted(totals)}


def label_candidates(
    members: Sequence[PaperProfile], around: Sequence[PaperProfile], entities: Mapping[str, GraphEntity]
) -> list[Candidate]:
    """Phrases for a topic, the best first.

    A phrase scores by the gains of its words over the square root of their number, and by the share of the members
    that speak of the entity itself.
    """
    gains = word_gains(members, around)
    # Depth matters too: a word that every paper here has names the topic even where its neighbours have it as well.
    shares = _shares(members)
    uses: Counter[str] = Counter()
    for profile in members:
        uses.update(profile.entities.keys())
    found = []
    for identifier in sorted(uses):
        entity = entities[identifier]
        gain = _TYPE_GAIN.get(entity.type)
        if gain is None:
            continue
        text = plain_name(entity)
        words = content_words(text)
        if not words or len(text.split()) > _MAX_WORDS or fold(text) in _VAGUE or _is_coined(entity, text):
            continue
        told = sum(gains.get(w, 0.0) + 0.25 * shares.get(w, 0.0) for w in dict.fromkeys(words)) / math.sqrt(len(words))
        support = uses[identifier] / len(members)
        score = gain * (told + 0.5 * support)
        found.append(Candidate(text=text, kind=entity.type, score=round(score, 6), words=frozenset(words)))
    return sorted(found, key=lambda c: (-c.score, len(c.text), c.text))


def _is_coined(entity: GraphEntity, text: str) -> bool:
    """A paper's own thing names that paper, not a topic, unless others took it up."""
    return (
        bool(entity.proposed_by)
        and len(entity.papers) < 3
        and (entity.type is not EntityType.TASK or len(text.split()) < 2)
    )


def plain_name(entity: GraphEntity) -> str:
    """An entity's name as it stands in a label: its short form where papers use that more, else the long one."""
    match = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", entity.name)
    if match is None:
        return entity.name
    long, short = match.group(1), match.group(2)
    counts = Counter(fold(m.quote) for m in entity.mentions)
    return short if counts[fold(short)] > counts[fold(long)] and len(short) <= 6 else long


def compose_label(candidates: Sequence[Candidate], shares: Mapping[str, float]) -> tuple[str, tuple[Candidate, ...]]:
    """A label from the best task (or method) and, where it adds something, the modality.

    Parameters
    ----------
    candidates : sequence of Candidate
        The best first.
    shares : mapping
        For each modality's text, the share of the topic's papers that speak of it.
    """
    head = next((c for c in candidates if c.kind is EntityType.TASK), None)
    method = next((c for c in candidates if c.kind is EntityType.METHOD), None)
    if head is None or (method is not None and method.score > 1.25 * head.score):
        head = method or head
    modality = next(
        (
            c
            for c in candidates
            if c.kind is EntityType.MODALITY
            and shares.get(c.text, 0.0) >= _MODALITY_SHARE
            and (head is None or not c.words & head.words)
        ),
        None,
    )
    if head is None and modality is None:
        return "", ()
    if head is None:
        assert modality is not None
        return capitalise(modality.text), (modality,)
    if modality is None or modality.score <= 0.15 * head.score:
        return capitalise(_lower_first(head.text)), (head,)
    return capitalise(f"{_lower_first(head.text)} {_joint(head)} {_lower_first(modality.text)}"), (head, modality)


def _joint(head: Candidate) -> str:
    """ "from" after what reads a signal, "for" before what a method serves."""
    return "from" if head.kind is EntityType.TASK else "for"


def _lower_first(text: str) -> str:
    """Title case becomes plain: a capital first letter goes, capitals inside a word stay."""
    return " ".join(_lower_word(word) for word in text.split())


def _lower_word(word: str) -> str:
    parts = word.split("-")
    return "-".join(p.lower() if p[:1].isupper() and p[1:].islower() and len(p) > 1 else p for p in parts)


def capitalise(text: str) -> str:
    """The first letter as a capital, unless the first word has capitals inside ("mRNA")."""
    first = text.split(" ")[0]
    return text if any(ch.isupper() for ch in first[1:]) else text[:1].upper() + text[1:]


def shared_words(profile: PaperProfile, names: Iterable[str]) -> list[str]:
    """Of the names, those that have a word in common with the paper."""
    return [name for name in names if any(word in profile.words for word in content_words(name))]
