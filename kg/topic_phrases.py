"""Phrases that may name a topic: names of things that its papers use, what is left of them, what titles share.

A topic's papers go in, phrases in plain words come out, each with the type of the thing behind it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.lexicon import GENERIC_ADJECTIVES, GENERIC_HEADS, word_set
from extract.records import Extraction
from kg.english.grammar import with_article
from kg.folding import fold, singular
from kg.records import GraphEntity
from kg.topic_names import Texts
from kg.wide_words import TOO_WIDE
from kg.words import STOP_WORDS, content_words
from ontologies.vocabulary import EntityType

# A phrase of more words is a sentence, not a name.
_MAX_WORDS = 6
TYPE_GAIN = {EntityType.TASK: 1.0, EntityType.METHOD: 0.85, EntityType.MODALITY: 0.6}
# Ways that any field has: alone they name no topic, but they may tell one from its neighbours beside a task.
ANY_WAY = frozenset(
    {
        "deep learning",
        "machine learning",
        "neural network",
        "transfer learning",
        "language model",
        "large language model",
        "deep neural network",
        "convolutional neural network",
        "foundation model",
    }
)
# Names that every field has: no topic is called by one of them alone, whatever adjective stands before it.
VAGUE = (
    TOO_WIDE
    | word_set(
        """
        diagnosis evaluation inference application interpretation understanding monitoring processing research
        experiment performance transformer example sample approach result problem knowledge user human world domain
        supervision training modeling modelling reasoning comparison design development implementation assessment
        """
    )
    | ANY_WAY
    | {
        "natural language processing",
        "computer vision",
        "downstream task",
        "fine tuning",
        "pre training",
        "source code",
        "artificial intelligence",
        "real world",
    }
)
# In front of a name they say how good it is or how it came about, not what it is.
_ADJECTIVES = GENERIC_ADJECTIVES | word_set(
    "accurate robust reliable relevant large scale high low end automated automatic well trained real time fine grained"
)
_EMPTY = GENERIC_ADJECTIVES | {"automatic", "automated"}
# Ends of names that any field has; a word or two before them seldom makes a subject of them.
_WIDE_HEADS = GENERIC_HEADS | word_set(
    "environment condition scenario setting situation section application element component feature part aspect issue "
    "property factor value parameter process activity criterion requirement information mode loss function layer "
    "processing behavior behaviour capability ability strategy"
)
# They make no other name of a name: "automatic docking models" beside "docking".
# "General" has the stem of "generation", which makes one.
IDLE_FRONT_STEMS = frozenset(w for word in sorted(_EMPTY) for w in content_words(word)) - {*content_words("generation")}
IDLE_STEMS = frozenset(w for word in sorted(_EMPTY | _WIDE_HEADS) for w in content_words(word)) - {
    *content_words("generation")
}
_ODD = re.compile(r"https?:|cid:|www\.|[/\\_={}$<>@]|^\W|\d{4,}")
# One lower-case word with such an ending is the front of a name whose head was left out.
_ADJECTIVE = re.compile(r"^[A-Z]?[a-z]+(?:[rtn]ial|ical|ive|ous|able|ible|ed|ary)$")
_ARTICLE = re.compile(r"\s(?:an?|the)\s", re.IGNORECASE)  # "recognise a face" is a clause, no name
_POSSESSIVE = re.compile(r"['’]s?(?:\s|$)")
_DONE = re.compile(r"\s[a-z]{2,}[^\We]ed$")  # "nets dried" says what is done to them
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_GERUND = re.compile(r"^[a-z]{3,}ing\s+\w", re.IGNORECASE)
# Nouns that what one does ends with, and what one does it with; a title's phrase with another end is a thing.
TASK_NOUN = re.compile(
    r"(?:[ts]ions?|ings?|[ms]ents?|sis|ses|ances?|ences?|ity|graphy|search|design|control)$", re.IGNORECASE
)
_METHOD_NOUN = re.compile(
    r"(?:^|-)(?:models?|networks?|attacks?|defen[sc]es?|graphs?|learning|training)$", re.IGNORECASE
)
# One word that many titles hold names a topic where it is a deed: "grasping".
_DEED = re.compile(r"(?:[ts]ion|ing)$")
_WAYS = word_set("method methods approach approaches technique techniques framework frameworks system systems")
# Ends of phrases of titles that are kinds of data.
_DATA_HEADS = word_set("signal image video text sequence series record recording document data scan spectrogram")
# What names count beside those of things: a thing of titles that is no deed, two words that they have apart, one word.
_THING = 0.8
_APART_WORDS = 0.6
_LONE_TITLE = 0.85
# Share of the members that a phrase of their texts must stand in, and of their titles that one word must.
_SHARED = 0.3
_LONE_TITLES = 0.5
# Members of a topic small enough for words apart, and the share of them whose titles have those.
FEW = 3
_MOST_TITLES = 0.6


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may name a topic, with the papers that use the thing behind them, and how good a name they are."""

    text: str
    kind: EntityType
    words: tuple[str, ...]
    users: tuple[str, ...] = ()
    also: frozenset[str] = frozenset()
    gain: float = 1.0


def topic_phrases(
    papers: Sequence[str],
    entities: Mapping[str, GraphEntity],
    uses: Mapping[str, int],
    counts: Mapping[str, int],
    texts: Texts,
) -> Iterator[Phrase]:
    """Names of entities, what is left of them without the words in front that one paper alone uses, shared phrases.

    Parameters
    ----------
    papers : sequence of str
        Those of the topic.
    uses : mapping of str to int
        How many of them use a thing, by its id.
    counts : mapping of str to int
        How many of them are about a word, by its stem.
    """

    def stems_of(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(texts.stems(text)))

    kinds: dict[str, EntityType] = {}
    for identifier in sorted(uses):
        entity = entities[identifier]
        for name in (entity.name, plain_name(entity), *entity.aliases):
            kinds.setdefault(" ".join(texts.stems(name)), entity.type)
        text = bare(plain_name(entity))
        if entity.type not in TYPE_GAIN or _is_coined(entity, text):
            continue
        if texts.goes_on(text):
            text = texts.written(texts.stems(text))
            if not text:
                continue
        also = frozenset(w for name in (entity.name, *entity.aliases[:6]) for w in stems_of(name))
        yield Phrase(told(text, entity.type, texts), entity.type, stems_of(text), entity.papers, also)
        long = bare(_BRACKET.sub("", entity.name))
        if long != text and " " in long and not texts.goes_on(long):
            yield Phrase(told(long, entity.type, texts), entity.type, stems_of(long), entity.papers, also)
        words = text.split()
        while len(words) > 2 and any(counts[w] < 2 for w in stems_of(words[0])) and len(papers) > 1:
            words = words[1:]
        if len(words) < len(text.split()) and entity.type is not EntityType.MODALITY and content_words(words[0]):
            short = bare(" ".join(words))
            if fold(short) not in VAGUE:
                yield Phrase(told(short, entity.type, texts), entity.type, stems_of(short), (), also)
    for identifier in _kin(uses, entities):
        entity = entities[identifier]
        text = bare(plain_name(entity))
        if entity.type in TYPE_GAIN and not texts.goes_on(text) and not _is_coined(entity, text):
            yield Phrase(told(text, entity.type, texts), entity.type, stems_of(text), entity.papers)
    least = max(2, math.ceil(_SHARED * len(papers)))
    for key in texts.shared(papers, least):
        # "Robust" in front of a name tells something where many papers here say it.
        text = bare(texts.written(key.split()), _EMPTY)
        if text:
            last = text.split()[-1]
            data = singular(last.casefold()) in _DATA_HEADS
            kind = kinds.get(key) or (EntityType.MODALITY if data else _noun_kind(last))
            kind = None if kind is EntityType.METRIC else kind  # what titles speak of is no mere measure
            if (kind or EntityType.TASK) in TYPE_GAIN:
                gain = 1.0 if kind else _THING
                yield Phrase(
                    told(text, kind or EntityType.TASK, texts), kind or EntityType.TASK, stems_of(text), gain=gain
                )
    for key in texts.lone(papers, max(3, math.ceil(_LONE_TITLES * len(papers)))):
        text = texts.written([key])
        if text[1:].islower() and " " not in text and _DEED.search(text) and len(key) > 3:
            yield Phrase(text, EntityType.TASK, stems_of(text), gain=_LONE_TITLE)
    if len(papers) <= FEW:
        text = bare(texts.common(papers, _MOST_TITLES))
        if " " in text and not _POSSESSIVE.search(text):
            yield Phrase(told(text, EntityType.TASK, texts), EntityType.TASK, stems_of(text), gain=_APART_WORDS)


def _kin(uses: Mapping[str, int], entities: Mapping[str, GraphEntity]) -> list[str]:
    """The kinds that used things are of, nearest first, that are not used themselves."""
    found: list[str] = []
    queue = sorted(uses)
    for identifier in queue:
        for parent in entities[identifier].broader:
            if parent in entities and parent not in uses and parent not in found:
                found.append(parent)
                queue.append(parent)
    return found


def told(text: str, kind: EntityType, texts: Texts) -> str:
    """A thing in the plural, as one speaks of many; a deed or a kind of data as it is."""
    last = text.split()[-1]
    if kind is EntityType.MODALITY or TASK_NOUN.search(last):
        return text
    if texts.is_one(text):
        return text
    many = texts.plural(text)
    # What one counts is many, though no paper here says so.
    return counted(text) if many == text and last.islower() and with_article(last) != last else many


def counted(text: str) -> str:
    """The name of what one counts, as many of it.

    >>> counted("rope bridge"), counted("net study"), counted("tide box"), counted("fog relay")
    ('rope bridges', 'net studies', 'tide boxes', 'fog relays')
    """
    if text.endswith("y") and text[-2:-1] not in "aeiou":
        return f"{text[:-1]}ies"
    return f"{text}es" if text.endswith(("s", "x", "z", "ch", "sh")) else f"{text}s"


def _noun_kind(noun: str) -> EntityType | None:
    if _METHOD_NOUN.search(noun):
        return EntityType.METHOD
    return EntityType.TASK if TASK_NOUN.search(noun) else None


def names_cut_at_and(entities: Sequence[GraphEntity], extractions: Sequence[Extraction]) -> frozenset[str]:
    """Folded beginnings, up to an "and", of names and long forms that have one."""
    names = [name for entity in entities for name in (entity.name, *entity.aliases)]
    names += [short.long for x in extractions for short in x.abbreviations]
    found: set[str] = set()
    for name in names:
        parts = fold(re.sub(r"\s*\([^()]*\)", "", name)).split(" and ")
        found.update(" and ".join(parts[:n]) for n in range(1, len(parts)))
    return frozenset(found)


def bare(text: str, idle: frozenset[str] = _ADJECTIVES) -> str:
    """A name without the adjectives in front that any work gives itself, nor "method" and the like behind it."""
    words = text.split()
    while len(words) > 1 and all(part in idle for part in words[0].casefold().split("-")):
        words = words[1:]
    while len(words) > 2 and words[-1].casefold() in _WAYS:
        words = words[:-1]
    return " ".join(words)


def is_name(text: str) -> bool:
    if (
        text.split()[-1].casefold() in STOP_WORDS
        or len(text.split()) > _MAX_WORDS
        or _ODD.search(text)
        or len(text) < 3
    ):
        return False
    first = text.split()[0].casefold()
    if (
        _DONE.search(text)
        or first in ("and", "or")
        or first.split("-")[0] == "based"
        or _ARTICLE.search(text)
        or (" " not in text and _ADJECTIVE.search(text))
        or (
            fold(text) not in ANY_WAY
            and all(word in VAGUE or singular(word) in _WIDE_HEADS for word in fold(text).split())
        )
        or (fold(text) in VAGUE and fold(text) not in ANY_WAY)
        or all(part in _ADJECTIVES for word in fold(text).split() for part in word.split("-"))
    ):
        return False
    return not _GERUND.match(text)


def _is_vague(name: str) -> bool:
    return name in VAGUE or all(word in VAGUE or singular(word) in _WIDE_HEADS for word in name.split())


def is_wide(text: str) -> bool:
    """Whether a short name ends in a word that any field has: "hybrid model", "noisy environments"."""
    words = text.casefold().split()
    return len(words) == 2 and singular(words[-1]) in _WIDE_HEADS


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


def lower_words(text: str) -> str:
    """Title case becomes plain: a capital first letter goes, capitals inside a word stay."""
    words = text.split()
    # "Hidden Markov models" is no title case: what has a capital there is a name.
    plain = any(word.islower() and len(word) > 3 for word in words[1:])
    return " ".join(_lower_word(word) if not plain or n == 0 else word for n, word in enumerate(words))


def _lower_word(word: str) -> str:
    parts = word.split("-")
    return "-".join(p.lower() if p[:1].isupper() and p[1:].islower() and len(p) > 1 else p for p in parts)


def capitalise(text: str) -> str:
    """The first letter as a capital, unless the first word has capitals inside ("mRNA")."""
    first = text.split(" ")[0]
    return text if any(ch.isupper() for ch in first[1:]) else text[:1].upper() + text[1:]
