"""Names for topics: a task and a modality that tell the topic's papers from those around it, in plain words.

Papers' words and entities go in, a phrase such as "Sleep stage scoring from EEG" comes out.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from extract.lexicon import GENERIC_ADJECTIVES, GENERIC_HEADS, word_set
from extract.records import Extraction
from kg.folding import fold, singular
from kg.records import GraphEntity
from kg.topic_names import Texts, short_forms
from kg.wide_words import TOO_WIDE
from kg.words import STOP_WORDS, content_words, document_counts
from ontologies.vocabulary import EntityType, Role

# A phrase of more words is a sentence, not a name.
_MAX_WORDS = 6
# How much the words of a paper's title count beside those of its entities.
_TITLE, _ENTITY = 1.0, 0.6
_TYPE_GAIN = {EntityType.TASK: 1.0, EntityType.METHOD: 0.65, EntityType.MODALITY: 0.45}
# Names that every field has: no topic is called by one of them alone, whatever adjective stands before it.
_VAGUE = (
    TOO_WIDE
    | word_set(
        """
        diagnosis evaluation inference application interpretation understanding monitoring processing research
        experiment performance transformer example sample approach result problem knowledge user human world domain
        supervision training modeling modelling reasoning comparison design development implementation assessment
        """
    )
    | {
        "deep learning",
        "machine learning",
        "natural language processing",
        "computer vision",
        "neural network",
        "downstream task",
        "fine tuning",
        "pre training",
        "transfer learning",
        "language model",
        "deep neural network",
        "convolutional neural network",
        "source code",
        "foundation model",
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
    "processing"
)
_VAGUE_STEMS = frozenset(frozenset(content_words(name)) for name in sorted(_VAGUE) if " " in name)
# They make no other name of a name: "automatic docking models" beside "docking".
IDLE_STEMS = frozenset(w for word in sorted(_EMPTY | _WIDE_HEADS | {"general"}) for w in content_words(word))
_ODD = re.compile(r"https?:|cid:|www\.|[/\\_={}$<>@]|^\W|\d{4,}")
# One lower-case word with such an ending is the front of a name whose head was left out.
_ADJECTIVE = re.compile(r"^[A-Z]?[a-z]+(?:[rtn]ial|ical|ive|ous|able|ible|ed|ary)$")
_ARTICLE = re.compile(r"\s(?:an?|the)\s", re.IGNORECASE)  # "recognise a face" is a clause, no name
_POSSESSIVE = re.compile(r"['’]s?(?:\s|$)")
_SHORT_FORM = re.compile(r"\b[A-Z]{2,6}s?\b")
_GERUND = re.compile(r"^[a-z]{3,}ing\s+\w", re.IGNORECASE)
# Nouns that what one does ends with, and what one does it with; a title's phrase with another end is a thing.
_TASK_NOUN = re.compile(
    r"(?:[ts]ions?|ings?|[ms]ents?|sis|ses|ances?|ences?|ity|graphy|search|design|control)$", re.IGNORECASE
)
_METHOD_NOUN = re.compile(
    r"(?:^|-)(?:models?|networks?|attacks?|defen[sc]es?|graphs?|learning|training)$", re.IGNORECASE
)
_WAYS = word_set("method methods approach approaches technique techniques framework frameworks system systems")
# Stems of words that go with any modality; made of them alone, it tells nothing.
_ANY_MODALITY = frozenset(
    w
    for text in ("raw input data features signals sequences samples recordings", "multimodal multi-modal dataset")
    for w in content_words(text)
)
# In front of a kind of data they say what it is used as.
_AS_WHAT = word_set("input query raw reference target source original")
# Kinds of data that one has many of: "from spectrograms".
_COUNTED = re.compile(
    r"\b(?:signal|image|note|video|recording|sequence|report|scan|map|frame|spectrogram|document|cloud|record|photograph|"
    r"trace|waveform|reading)$"
)
# Ends of phrases of titles that are kinds of data.
_DATA_HEADS = word_set("signal image video text sequence series record recording document data scan spectrogram")
# What a label should be common to: the share of the papers.
_HALF = 0.5
# For two names side by side: the share that each needs in a large topic, that makes the other idle, and the words of
# both that are told in full.
_PART = 0.2
_LARGE = 15
_MOST_COVERED = 0.6
_FULL = 5
# How much more often the members go by some data or method than others who are about the task do.
_APART = 0.25
# What a label counts that has an addition, that has two names, that one paper alone speaks of, that is a kind of data,
# and that says the one above again, "in general".
_ADDED = 0.9
_TWO = 0.65
_ALONE = 0.4
_DATA_ALONE = 0.6
_GENERAL = 0.16
# The score of a name that tells little of its topic.
WEAK = 0.12
# What names count: one common word, a thing and no deed, two words that titles have apart, a short form beside its
# words, a wide head, and so little that it names no topic alone.
_LONE_WORD = 0.7
_THING = 0.55
_APART_WORDS = 0.6
_BRIEF = 0.85
_WIDE = 0.3
_IDLE = 0.2
# How sure it is that a paper is about a thing that is found in it; doubt whether a word of few papers is theirs alone;
# what a paper counts that has all words of a name but one.
_USED = 0.4
_DOUBT = 0.5
_NEARLY = 0.4
# Of the papers with a name, how many have a longer one that makes it a piece.
_PIECE = 0.7
# Letters of the shorter of two stems, of which one begins the other, that make them one word for a label.
_ROOT = 4
# Share of the members that a phrase of their texts must stand in; members of a topic small enough for words apart.
_SHARED = 0.3
_FEW = 3
# Names looked at for one label; the best of each type stand far in front. Those of them that take an addition.
_MOST_CANDIDATES = 60
_MOST_HEADS = 16


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
    same = one_word_forms(extractions)
    found = {}
    for extraction in extractions:
        title_end = len(extraction.paper.title)
        words: dict[str, float] = {}
        things: dict[str, float] = {}
        # "The source code is available" says nothing of what a paper is about.
        asides = [(s.start, s.end) for s in extraction.sentences if s.role is Role.RESOURCE]
        for mention in extraction.mentions:
            target = local.get((extraction.paper.id, mention.entity))
            if target not in by_id or any(a <= mention.start < b for a, b in asides):
                continue
            things[target] = max(things.get(target, 0.0), 2.0 if mention.end <= title_end else 1.0)
            if by_id[target].type in (EntityType.TASK, EntityType.MODALITY):
                for word in content_words(by_id[target].name):
                    words[same.get(word, word)] = max(words.get(same.get(word, word), 0.0), _ENTITY)
        for word in content_words(extraction.paper.title):
            words[same.get(word, word)] = _TITLE
        found[extraction.paper.id] = PaperProfile(paper=extraction.paper.id, words=words, entities=things)
    return found


def one_word_forms(extractions: Sequence[Extraction]) -> dict[str, str]:
    """The stem of a short form by that of the one word it stands for, where papers say so and agree."""
    found: dict[str, set[str]] = defaultdict(set)
    for extraction in extractions:
        for short in extraction.abbreviations:
            long, brief = content_words(short.long), content_words(short.short)
            if len(long) == len(brief) == 1 and long != brief:
                found[long[0]].add(brief[0])
    return {long: next(iter(brief)) for long, brief in found.items() if len(brief) == 1 and not brief & found.keys()}


def words_of_short_forms(extractions: Sequence[Extraction]) -> dict[str, frozenset[str]]:
    """The stems of the words that a short form stands for, by its own stem, where most papers agree."""
    return {brief: frozenset(long) for brief, long in short_forms(extractions)}


def _told(text: str, kind: EntityType, texts: Texts) -> str:
    """A thing in the plural, as one speaks of many; a deed or a kind of data as it is."""
    return text if kind is EntityType.MODALITY or _TASK_NOUN.search(text.split()[-1]) else texts.plural(text)


def _noun_kind(noun: str) -> EntityType | None:
    if _METHOD_NOUN.search(noun):
        return EntityType.METHOD
    return EntityType.TASK if _TASK_NOUN.search(noun) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A phrase that could name a topic; ``kind`` is the type of the entity behind it, a task for a phrase of titles.

    ``speakers`` are the papers in and around the topic that speak of it, with how surely they are about it;
    ``gain`` says how good a name it is, whoever speaks of it; ``also`` holds the words of its other names; ``said``
    tells that a label above has all its words, or all that they are short for.
    """

    text: str
    kind: EntityType
    words: frozenset[str]
    speakers: Mapping[str, float]
    gain: float = 1.0
    score: float = 0.0
    also: frozenset[str] = frozenset()
    said: bool = False


class Label(NamedTuple):
    """The words of a label, the names in it, and how well it fits."""

    text: str
    names: tuple[Candidate, ...] = ()
    score: float = 0.0


def fit(speakers: Mapping[str, float], members: Collection[str], nearly: Collection[str] = ()) -> float:
    """How far those who speak of something and the members of a topic are the same papers, from 0 to 1.

    The harmonic mean of the share of members that speak of it and of the share of members among all who do; less where
    not even half of the members do, or one paper alone does. Members who ``nearly`` speak of it count in part.
    """
    here = [speakers[paper] for paper in members if paper in speakers]
    told = math.fsum(here)
    if not told:
        return 0.0
    near = min(_NEARLY * sum(p in nearly and p not in speakers for p in members), (len(here) - 1) / 2)
    recall, precision = (told + near) / len(members), told / (math.fsum(speakers.values()) + _DOUBT)
    support = min(1.0, (len(here) + near) / (_HALF * len(members)))
    return support * 2 * recall * precision / (recall + precision) * (1.0 if len(here) > 1 else _ALONE)


def _shares(profiles: Sequence[PaperProfile]) -> dict[str, float]:
    totals: dict[str, float] = defaultdict(float)
    for profile in profiles:
        for word, weight in profile.words.items():
            totals[word] += weight
    return {word: totals[word] / max(1, len(profiles)) for word in sorted(totals)}


def label_candidates(
    members: Sequence[PaperProfile],
    around: Sequence[PaperProfile],
    entities: Mapping[str, GraphEntity],
    texts: Texts,
    said: frozenset[str] = frozenset(),
    cut: frozenset[str] = frozenset(),
    longs: Mapping[str, frozenset[str]] | None = None,
) -> list[Candidate]:
    """Phrases for a topic, the best first.

    A phrase scores by how well the papers that speak of it and the members of the topic are the same papers: the
    harmonic mean of the share of members that do, and of the share that members are among all around who do.

    Parameters
    ----------
    texts : Texts
        What all papers say.
    said : frozenset of str
        Words of the labels above, which a label below need not repeat.
    cut : frozenset of str
        Folded names that are longer ones cut at their "and"; none of them becomes a label.
    longs : mapping of str to frozenset of str, optional
        What ``words_of_short_forms`` gives.
    """
    said = frozenset(texts.stems(" ".join(sorted(said)))) | said
    longs = {brief: frozenset(texts.same.get(w, w) for w in long) for brief, long in (longs or {}).items()}
    shares = _shares(members)
    counts = document_counts(profile.words.keys() for profile in members)
    uses: Counter[str] = Counter()
    for profile in members:
        uses.update(profile.entities.keys())
    inside = [profile.paper for profile in members]
    outside = {profile.paper for profile in around} | set(inside)
    found: list[Candidate] = []
    phrases = list(_phrases(members, entities, uses, counts, texts))
    users: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for phrase in phrases:
        users[phrase.words].update(phrase.users)
    for phrase in phrases:
        words = phrase.words
        if not words or not _is_name(phrase.text) or texts.is_clause(phrase.text):
            continue
        if fold(phrase.text) in cut and not texts.stands_alone(words):
            continue
        if any(longs.get(word) in _VAGUE_STEMS for word in words):
            continue
        speakers = {paper: weight for paper, weight in texts.speakers(words).items() if paper in outside}
        for paper in sorted(users[words]):
            if paper in outside:
                speakers[paper] = max(speakers.get(paper, 0.0), _USED)
        gain = _TYPE_GAIN[phrase.kind] * phrase.gain
        # One common word ("registration") says too little alone, and a wide one says little with any word before it.
        if " " not in phrase.text and phrase.text[1:].islower():
            titled = sum(speakers.get(paper) == 1.0 for paper in inside)
            gain *= _LONE_WORD if phrase.kind is EntityType.TASK or 2 * titled >= len(inside) else _LONE_WORD / 3
        elif _is_wide(phrase.text):
            gain *= _WIDE
        # A short form that few here use is no name for all of them.
        briefs = [w for form in _SHORT_FORM.findall(phrase.text) for w in texts.stems(form)]
        if any(shares.get(w, 0.0) < 0.5 for w in briefs):
            gain *= 0.7
        elif phrase.kind is not EntityType.MODALITY and any(w in longs for w in briefs) and " " not in phrase.text:
            gain *= _BRIEF
        nearly = texts.nearly(words) if len(set(words) - said) > 1 else frozenset()
        score = gain * fit(speakers, inside, nearly)
        if sum(paper in speakers for paper in inside) == 1:
            # What one paper alone speaks of says most where others share its words.
            new = [word for word in words if word not in said]
            score *= 0.2 if briefs and " " not in phrase.text else 1.0
            score *= 0.5 + 0.5 * sum(shares.get(word, 0.0) for word in new) / max(1, len(new))
        found.append(
            Candidate(
                text=phrase.text,
                kind=phrase.kind,
                words=frozenset(words),
                speakers=speakers,
                gain=gain,
                score=round(score, 6),
                also=phrase.also.union(*(longs[w] for w in sorted(words) if w in longs)),
                said=all(longs.get(w, {w}) - IDLE_STEMS <= said or w in said for w in words),
            )
        )
    best: dict[tuple[EntityType, frozenset[str]], Candidate] = {}
    for c in sorted(found, key=lambda c: (-c.score, len(c.text), c.text)):
        best.setdefault((c.kind, c.words), c)
    ranked = [c for c in best.values() if c.score > 0][:_MOST_CANDIDATES]
    return [c for c in ranked if not any(_is_piece(c, longer, inside) for longer in ranked)]


def _is_piece(name: Candidate, longer: Candidate, members: Sequence[str]) -> bool:
    """Whether nearly all who use some words here use more of them: "vector machines" of "support vector machines"."""
    if not name.words < longer.words or longer.kind is not name.kind or longer.score < _PIECE * name.score:
        return False
    # A thing with what is done to it says more than the thing.
    least = _HALF if name.gain < longer.gain == 1.0 else _PIECE
    here = sum(paper in name.speakers for paper in members)
    return here > 1 and sum(paper in longer.speakers for paper in members) >= least * here


@dataclass(frozen=True, slots=True)
class _Phrase:
    text: str
    kind: EntityType
    words: tuple[str, ...]
    users: tuple[str, ...] = ()
    also: frozenset[str] = frozenset()
    gain: float = 1.0


def _phrases(
    members: Sequence[PaperProfile],
    entities: Mapping[str, GraphEntity],
    uses: Mapping[str, int],
    counts: Mapping[str, int],
    texts: Texts,
) -> Iterator[_Phrase]:
    """Names of entities, what is left of them without the words in front that one paper alone uses, shared phrases."""

    def told(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(texts.stems(text)))

    kinds: dict[str, EntityType] = {}
    for identifier in sorted(uses):
        entity = entities[identifier]
        for name in (entity.name, plain_name(entity), *entity.aliases):
            kinds.setdefault(" ".join(texts.stems(name)), entity.type)
        text = _bare(plain_name(entity))
        if entity.type not in _TYPE_GAIN or _is_coined(entity, text):
            continue
        if texts.goes_on(text):
            text = texts.written(texts.stems(text))
            if not text:
                continue
        also = frozenset(w for name in (entity.name, *entity.aliases[:6]) for w in told(name))
        yield _Phrase(_told(text, entity.type, texts), entity.type, told(text), entity.papers, also)
        words = text.split()
        while len(words) > 2 and any(counts[w] < 2 for w in told(words[0])) and len(members) > 1:
            words = words[1:]
        if len(words) < len(text.split()) and entity.type is not EntityType.MODALITY and content_words(words[0]):
            short = _bare(" ".join(words))
            if fold(short) not in _VAGUE:
                yield _Phrase(_told(short, entity.type, texts), entity.type, told(short), (), also)
    least = max(2, math.ceil(_SHARED * len(members)))
    for key in texts.shared([profile.paper for profile in members], least):
        # "Robust" in front of a name tells something where many papers here say it.
        text = _bare(texts.written(key.split()), _EMPTY)
        if text:
            last = text.split()[-1]
            data = singular(last.casefold()) in _DATA_HEADS
            kind = kinds.get(key) or (EntityType.MODALITY if data else _noun_kind(last))
            kind = None if kind is EntityType.METRIC else kind  # what titles speak of is no mere measure
            if (kind or EntityType.TASK) in _TYPE_GAIN:
                gain = 1.0 if kind else _THING
                yield _Phrase(
                    _told(text, kind or EntityType.TASK, texts), kind or EntityType.TASK, told(text), gain=gain
                )
    if len(members) <= _FEW:
        text = _bare(texts.common([profile.paper for profile in members], _MOST_COVERED))
        if " " in text and not _POSSESSIVE.search(text):
            yield _Phrase(_told(text, EntityType.TASK, texts), EntityType.TASK, told(text), gain=_APART_WORDS)


def names_cut_at_and(entities: Sequence[GraphEntity], extractions: Sequence[Extraction]) -> frozenset[str]:
    """Folded beginnings, up to an "and", of names and long forms that have one."""
    names = [name for entity in entities for name in (entity.name, *entity.aliases)]
    names += [short.long for x in extractions for short in x.abbreviations]
    found: set[str] = set()
    for name in names:
        parts = fold(re.sub(r"\s*\([^()]*\)", "", name)).split(" and ")
        found.update(" and ".join(parts[:n]) for n in range(1, len(parts)))
    return frozenset(found)


def _bare(text: str, idle: frozenset[str] = _ADJECTIVES) -> str:
    """A name without the adjectives in front that any work gives itself, nor "method" and the like behind it."""
    words = text.split()
    while len(words) > 1 and all(part in idle for part in words[0].casefold().split("-")):
        words = words[1:]
    while len(words) > 2 and words[-1].casefold() in _WAYS:
        words = words[:-1]
    return " ".join(words)


def _is_name(text: str) -> bool:
    if (
        text.split()[-1].casefold() in STOP_WORDS
        or len(text.split()) > _MAX_WORDS
        or _ODD.search(text)
        or len(text) < 3
    ):
        return False
    first = text.split()[0].casefold()
    if (
        first in ("and", "or")
        or first.split("-")[0] == "based"
        or _ARTICLE.search(text)
        or (" " not in text and _ADJECTIVE.search(text))
        or all(word in _VAGUE or singular(word) in _WIDE_HEADS for word in fold(text).split())
        or all(part in _ADJECTIVES for word in fold(text).split() for part in word.split("-"))
    ):
        return False
    return fold(text) not in _VAGUE and not _GERUND.match(text)


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


def compose_label(
    candidates: Sequence[Candidate],
    members: Collection[str],
    above: str = "",
    free: Callable[[str], bool] = bool,
    leaf: bool = True,
) -> Label:
    """The best label that is free: a name, a name with what sets the papers apart, or two names side by side.

    Parameters
    ----------
    candidates : sequence of Candidate
        The best first.
    members : collection of str
        The papers of the topic.
    above : str
        The task that names the topic above, where the papers are about it too.
    free : callable
        Whether a label may be taken.
    leaf : bool
        Whether the topic has none below it; else "in general" says nothing of those.
    """
    members = frozenset(members)
    data = [c for c in candidates if c.kind is EntityType.MODALITY]
    # "12-lead echo" is no task where as many speak of "12-lead echo signals", which are data.
    names = [
        c
        for c in candidates
        if c.kind is not EntityType.MODALITY
        and not any(len(c.words) > 1 and c.words < m.words and len(m.speakers) >= len(c.speakers) for m in data)
    ]
    options: list[tuple[float, str, tuple[Candidate, ...]]] = []
    for c in (*names, *data):
        if not c.said and c.gain >= _IDLE and free(c.text):
            if c.kind is EntityType.MODALITY:
                if len(members & c.speakers.keys()) < _MOST_COVERED * len(members):
                    continue
                options.append((_DATA_ALONE * c.score, _of_data(c), (c,)))
            else:
                options.append((c.score, _serving(lower_words(c.text), c, above), (c,)))
    for head in names[:_MOST_HEADS]:
        if head.kind is EntityType.TASK:
            options += [(score, text, (head, extra)) for score, text, extra in _with_extra(head, candidates, members)]
    for one, other in combinations([c for c in names if not c.said and free(c.text)][:_MOST_HEADS], 2):
        option = _side_by_side(one, other, members)
        # Told in short, a name may be that of a topic above.
        options += [option] if option is not None and all(map(free, option[1].split(" and "))) else []
    # What all here are about stands above already: what is left is the general matter.
    wide = max((len(members & c.speakers.keys()) / len(members) for c in names if c.said), default=0.0)
    if leaf and above and wide >= _MOST_COVERED:
        options.append((_GENERAL * wide, f"{lower_words(above)} in general", ()))
    options.sort(key=lambda option: (-option[0], len(option[1]), option[1]))
    found = next((option for option in options if option[0] > 0 and free(option[1])), (0.0, "", ()))
    return Label(capitalise(found[1]), found[2], found[0])


def _serving(text: str, name: Candidate, above: str) -> str:
    """A short name of a task, with what it serves where the name does not say it."""
    short = len(name.words) == 2 and name.kind is EntityType.TASK and name.gain >= _LONE_WORD
    if above and short and not frozenset(content_words(above)) & (name.words | name.also):
        return f"{text} for {lower_words(above)}"
    return text


def _with_extra(
    head: Candidate, candidates: Sequence[Candidate], members: Collection[str]
) -> Iterator[tuple[float, str, Candidate]]:
    """A task with the data or the method that half of the members go by, and others who are about the task do not."""
    for extra in candidates:
        if extra.kind is EntityType.TASK or extra.said or _overlap(head, extra) or _overlap(extra, head):
            continue
        if extra.kind is EntityType.METHOD and " " not in extra.text and extra.text[1:].islower():
            continue
        if extra.kind is EntityType.MODALITY and (extra.words <= _ANY_MODALITY or _goes_without_saying(extra, members)):
            continue
        here = sum(paper in extra.speakers for paper in members) / len(members)
        others = [paper for paper in head.speakers if paper not in members]
        there = sum(paper in extra.speakers for paper in others) / max(1, len(others))
        if here < _MOST_COVERED or here - there < _APART:
            continue
        both = {p: min(w, extra.speakers[p]) for p, w in head.speakers.items() if p in extra.speakers}
        text = (
            f"{lower_words(head.text)} from {name_of_data(extra)}"
            if extra.kind is EntityType.MODALITY
            else _with_method(head.text, extra.text)
        )
        yield round(_ADDED * head.gain * fit(both, members), 6), text, extra


def _goes_without_saying(data: Candidate, members: Collection[str]) -> bool:
    """Whether a kind of data of one common word ("text") stands in the titles of few."""
    titled = sum(data.speakers.get(paper) == 1.0 for paper in members)
    return data.text.islower() and " " not in data.text and 3 * titled < len(members)


def _side_by_side(
    one: Candidate, other: Candidate, members: Collection[str]
) -> tuple[float, str, tuple[Candidate, ...]] | None:
    """Two names where neither is common to half of the members, and both together are."""
    if any(c.kind is not EntityType.TASK or c.gain < _LONE_WORD for c in (one, other)):
        return None
    if _overlap(one, other) or any(same_root(a, b) for a in one.words for b in other.words):
        return None
    parts = [[paper for paper in members if paper in c.speakers] for c in (one, other)]
    union = {*parts[0], *parts[1]}
    size = len(members)
    least = 1 if size <= _FEW else max(2, (_PART if size >= _LARGE else 1.5 * _PART) * size)
    if any(len(part) < least or len(part) >= _MOST_COVERED * len(members) for part in parts):
        return None
    if min(map(len, parts)) == 1 and not all(_TASK_NOUN.search(c.text) for c in (one, other)):
        return None
    if len(union) < _HALF * len(members) or min(len(union - set(part)) for part in parts) < least / 2:
        return None
    either = {p: max(one.speakers.get(p, 0.0), other.speakers.get(p, 0.0)) for p in (*one.speakers, *other.speakers)}
    text = side_by_side(one, other)
    if len(text.split()) > 7:
        return None
    alone = _ALONE if min(map(len, parts)) == 1 else 1.0
    return round(_TWO * alone * min(one.gain, other.gain) * fit(either, members), 6), text, (one, other)


def _overlap(one: Candidate, other: Candidate) -> bool:
    """Whether two names share a word, or one of them a word of what the other is short for."""
    return bool((one.words | one.also) & other.words)


def same_root(one: str, other: str) -> bool:
    """Whether one of two stems begins the other, and they are long enough to make one word of it."""
    return min(len(one), len(other)) >= _ROOT and (one.startswith(other) or other.startswith(one))


def side_by_side(one: Candidate, other: Candidate) -> str:
    """Two names in one label, each told in short."""
    texts = [name_of_data(c) if c.kind is EntityType.MODALITY else lower_words(c.text) for c in (one, other)]
    if sum(len(text.split()) for text in texts) > _FULL:
        texts = [_kernel(text) for text in texts]
    return capitalise(" and ".join(texts))


def _is_wide(text: str) -> bool:
    """Whether a short name ends in a word that any field has: "hybrid model", "noisy environments"."""
    words = text.casefold().split()
    return len(words) == 2 and singular(words[-1]) in _WIDE_HEADS


def _kernel(text: str) -> str:
    """The last two words of a name, which say what is done to what; in one label with another, the rest is too much."""
    words = lower_words(text).split()
    short = len(words) > 2 and content_words(words[-2]) and not words[-2].startswith("based")
    return " ".join(words[-2:]) if short else " ".join(words)


def _of_data(modality: Candidate) -> str:
    """A kind of data as a whole label: "knowledge graphs", but "EKG analysis"."""
    name = name_of_data(modality)
    return name if " " in name else f"{lower_words(modality.text)} analysis"


def name_of_data(modality: Candidate) -> str:
    """A kind of data, in the plural where one has many, without "input" before it."""
    words = lower_words(modality.text).split()
    while len(words) > 1 and words[0] in _AS_WHAT:
        words = words[1:]
    text = " ".join(words)
    return f"{text}s" if _COUNTED.search(text) else text


def _with_method(task: str, method: str) -> str:
    """ "CNN-based hull inspection" for a short name, "hull inspection with echo matching" for a longer one."""
    name = lower_words(method)
    if " " not in name and not name.endswith("based"):
        return f"{name}-based {lower_words(task)}"
    return f"{lower_words(task)} with {name}"


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
