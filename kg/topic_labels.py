"""Names for topics: a task and a modality that tell the topic's papers from those around it, in plain words.

Papers' words and entities go in, a phrase such as "Sleep stage scoring from EEG" comes out.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.lexicon import GENERIC_ADJECTIVES, word_set
from extract.records import Extraction
from kg.folding import fold
from kg.records import GraphEntity
from kg.wide_words import TOO_WIDE
from kg.words import STOP_WORDS, content_words, document_counts
from ontologies.vocabulary import EntityType, Role

# A phrase of more words is a sentence, not a name.
_MAX_WORDS = 6
# Share of the topic's papers that must speak of a modality before the label does.
_MODALITY_SHARE = 0.34
# How much the words of a paper's title count beside those of its entities.
_TITLE, _ENTITY = 1.0, 0.6
_TYPE_GAIN = {EntityType.TASK: 1.0, EntityType.METHOD: 0.75, EntityType.MODALITY: 0.45}
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
    "accurate robust reliable relevant large scale high low end automated well trained real time fine grained"
)
_ODD = re.compile(r"https?:|www\.|[/\\_={}$<>@]|^\W|\d{4,}")
# One lower-case word with such an ending is the front of a name whose head was left out.
_ADJECTIVE = re.compile(r"^[A-Z]?[a-z]+(?:[rtn]ial|ical|ive|ous|able|ible|ed|ary)$")
_ARTICLE = re.compile(r"\s(?:an?|the)\s", re.IGNORECASE)  # "recognise a face" is a clause, no name
_SHORT_FORM = re.compile(r"\b[A-Z]{2,6}s?\b")
_GERUND = re.compile(r"^[a-z]{3,}ing\s+\w", re.IGNORECASE)
# Between parts of a title that no phrase crosses.
_BREAK = re.compile(r"[^\w\s'+-]+|\b(?:" + "|".join(sorted(STOP_WORDS)) + r")\b", re.IGNORECASE)
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
    r"\b(?:signal|image|video|recording|sequence|report|scan|map|frame|spectrogram|document|cloud|record|photograph|"
    r"trace|waveform|reading)$"
)
# How much better a name in part must score to stand for a wider one that more papers use; and the other way about.
_WIDER = 0.6
_FULL = 4  # words of a name that needs no kind of data behind it
_BETTER = 1.5
_FAINT = 0.05  # the score of a name that tells next to nothing of its topic
# What a word costs that one paper alone uses; share of members below which a label names two things.
_LONELY = 0.12
_COVERED = 0.4
_MOST_COVERED = 0.6
# Phrases looked at for one label; the best of each type stand far in front.
_MOST_CANDIDATES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperProfile:
    """What one paper is about: weighted words, the ids of its entities (those of the title count twice), and phrases of
    its title as written, by their stems.
    """

    paper: str
    words: Mapping[str, float]
    entities: Mapping[str, float]
    phrases: Mapping[str, str] = field(default_factory=dict)


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
        found[extraction.paper.id] = PaperProfile(
            paper=extraction.paper.id, words=words, entities=things, phrases=_title_phrases(extraction.paper.title)
        )
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
    """The stems of the words that a short form stands for, by its own stem, where papers agree."""
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for extraction in extractions:
        for short in extraction.abbreviations:
            brief = content_words(short.short)
            if len(brief) == 1 and len(content_words(short.long)) > 1:
                found[brief[0]].add(frozenset(content_words(short.long)))
    return {brief: next(iter(long)) for brief, long in found.items() if len(long) == 1}


def _title_phrases(title: str) -> dict[str, str]:
    """Two to four words of a title that stand together, by their stems."""
    found: dict[str, str] = {}
    for part in _BREAK.split(title):
        words = part.split()
        for length in (2, 3, 4):
            for start in range(len(words) - length + 1):
                piece = words[start : start + length]
                if all(content_words(word) for word in piece) and _noun_kind(piece[-1]):
                    found.setdefault(" ".join(content_words(" ".join(piece))), " ".join(piece))
    return found


def _noun_kind(noun: str) -> EntityType | None:
    if _METHOD_NOUN.search(noun):
        return EntityType.METHOD
    return EntityType.TASK if _TASK_NOUN.search(noun) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A phrase that could name a topic; ``kind`` is the type of the entity behind it, a task for a phrase of titles.

    ``covers`` is the share of the topic's papers that use half of its words or more; ``share`` is that of
    those that use all of them; ``papers`` counts those that speak of the entity itself or use all words of the phrase;
    ``also`` holds the words of its other names; ``said`` tells that a label above has all its words,
    or all that they are short for.
    """

    text: str
    kind: EntityType
    score: float
    words: frozenset[str]
    covers: float
    also: frozenset[str] = frozenset()
    papers: int = 1
    share: float = 0.0
    said: bool = False


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
    members: Sequence[PaperProfile],
    around: Sequence[PaperProfile],
    entities: Mapping[str, GraphEntity],
    said: frozenset[str] = frozenset(),
    cut: frozenset[str] = frozenset(),
    same: Mapping[str, str] | None = None,
    longs: Mapping[str, frozenset[str]] | None = None,
) -> list[Candidate]:
    """Phrases for a topic, the best first.

    A phrase scores by the gains of its words over the square root of their number, less something for each word that
    one paper alone uses, and by the share of the members that speak of the entity itself or use all its words.

    Parameters
    ----------
    said : frozenset of str
        Words of the labels above, which a label below need not repeat.
    cut : frozenset of str
        Folded names that are longer ones cut at their "and"; none of them becomes a label.
    same : mapping of str to str, optional
        What ``one_word_forms`` gives.
    longs : mapping of str to frozenset of str, optional
        What ``words_of_short_forms`` gives.
    """
    same, longs = same or {}, longs or {}
    said = frozenset(same.get(w, w) for w in said)
    longs = {brief: frozenset(same.get(w, w) for w in long) for brief, long in longs.items()}
    gains, shares = word_gains(members, around), _shares(members)
    counts = document_counts(profile.words.keys() for profile in members)
    uses: Counter[str] = Counter()
    for profile in members:
        uses.update(profile.entities.keys())
    found: dict[str, tuple[float, _Phrase]] = {}
    for phrase in _phrases(members, entities, uses, counts, same):
        words = phrase.words
        if not words or not _is_name(phrase.text) or fold(phrase.text) in cut:
            continue
        matched = sum(all(w in profile.words for w in words) for profile in members)
        # A word that one paper alone uses tells that paper, not the topic.
        common = [w for w in words if counts[w] > 1 or len(members) == 1]
        # 0.25: a word that every paper here has names the topic even where its neighbours have it as well.
        known_word = 0.25 if not set(words) <= said else 0.0
        told = sum(gains.get(w, 0.0) + known_word * shares.get(w, 0.0) for w in common)
        part = (phrase.papers + matched) / (2 * len(members))
        score = told / math.sqrt(len(words)) + 0.5 * part
        score = _TYPE_GAIN[phrase.kind] * score - _LONELY * (len(words) - len(common))
        # One common word ("registration") says too little alone.
        if " " not in phrase.text and (phrase.text[1:].islower() or matched < 3):
            score *= 0.75 if phrase.papers > 1 else 0.5
        # A short form that few here use is no name for all of them.
        briefs = [same.get(w, w) for form in _SHORT_FORM.findall(phrase.text) for w in content_words(form)]
        if any(shares.get(w, 0.0) < 0.5 for w in briefs):
            score = 0.7 * score if " " in phrase.text else score - 1.0
        if score > 0:
            score *= 0.7 + 0.3 * part
        if set(words) <= said:  # said above already; still right where all here are about it
            score *= 0.8 if matched == len(members) else 0.5
        score = round(score, 6)
        known = found.get(fold(phrase.text))
        if known is None or score > known[0]:
            found[fold(phrase.text)] = (score, replace(phrase, papers=max(phrase.papers, matched)))
    ranked = sorted(found.values(), key=lambda c: (-c[0], len(c[1].text), c[1].text))[:_MOST_CANDIDATES]
    found_names = [_candidate(score, phrase, members) for score, phrase in ranked]
    return [
        replace(
            c,
            said=all(longs.get(w, {w}) <= said or w in said for w in c.words),
            also=c.also.union(*(longs[w] for w in sorted(c.words) if w in longs)),
        )
        for c in found_names
    ]


@dataclass(frozen=True, slots=True)
class _Phrase:
    text: str
    kind: EntityType
    papers: int
    words: tuple[str, ...]
    also: frozenset[str] = frozenset()


def _phrases(
    members: Sequence[PaperProfile],
    entities: Mapping[str, GraphEntity],
    uses: Mapping[str, int],
    counts: Mapping[str, int],
    same: Mapping[str, str],
) -> Iterator[_Phrase]:
    """Names of entities, what is left of them without the words in front that one paper alone uses, shared phrases."""

    def told(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(same.get(w, w) for w in content_words(text)))

    kinds: dict[str, EntityType] = {}
    for identifier in sorted(uses):
        entity = entities[identifier]
        kinds.setdefault(" ".join(content_words(entity.name)), entity.type)
        text = _bare(plain_name(entity))
        if entity.type not in _TYPE_GAIN or _is_coined(entity, text):
            continue
        also = frozenset(w for name in (entity.name, *entity.aliases[:6]) for w in told(name))
        yield _Phrase(text, entity.type, uses[identifier], told(text), also)
        words = text.split()
        while len(words) > 2 and any(counts[w] < 2 for w in told(words[0])) and len(members) > 1:
            words = words[1:]
        if len(words) < len(text.split()) and entity.type is not EntityType.MODALITY and content_words(words[0]):
            short = _bare(" ".join(words))
            if fold(short) not in _VAGUE:
                yield _Phrase(short, entity.type, 1, told(short), also)
    shared: dict[str, list[str]] = defaultdict(list)
    for profile in members:
        for key, text in profile.phrases.items():
            shared[key].append(text)
    whole = Counter({key: len(texts) for key, texts in shared.items() if len(texts) > 1})
    for key in sorted(whole):
        kind = kinds.get(key) or _noun_kind(shared[key][0].split()[-1])
        # "Place recognition" is a piece where as many titles have "visual place recognition".
        piece = any(f" {key} " in f" {other} " and whole[other] >= whole[key] for other in whole if other != key)
        if not piece and kind in _TYPE_GAIN:
            text = _bare(max(sorted(shared[key]), key=lambda t: sum(ch.isupper() for w in t.split() for ch in w[1:])))
            yield _Phrase(text, kind, whole[key], told(text))


def names_cut_at_and(entities: Sequence[GraphEntity], extractions: Sequence[Extraction]) -> frozenset[str]:
    """Folded beginnings, up to an "and", of names and long forms that have one."""
    names = [name for entity in entities for name in (entity.name, *entity.aliases)]
    names += [short.long for x in extractions for short in x.abbreviations]
    found: set[str] = set()
    for name in names:
        parts = fold(re.sub(r"\s*\([^()]*\)", "", name)).split(" and ")
        found.update(" and ".join(parts[:n]) for n in range(1, len(parts)))
    return frozenset(found)


def _candidate(score: float, phrase: _Phrase, members: Sequence[PaperProfile]) -> Candidate:
    words = phrase.words
    covered = sum(2 * sum(w in profile.words for w in words) >= len(words) for profile in members)
    return Candidate(
        text=phrase.text,
        kind=phrase.kind,
        score=score,
        words=frozenset(words),
        covers=covered / len(members),
        papers=phrase.papers,
        share=sum(all(w in profile.words for w in words) for profile in members) / len(members),
        also=phrase.also,
    )


def _bare(text: str) -> str:
    """A name without the adjectives in front that any work gives itself, nor "method" and the like behind it."""
    words = text.split()
    while len(words) > 1 and all(part in _ADJECTIVES for part in words[0].casefold().split("-")):
        words = words[1:]
    while len(words) > 2 and words[-1].casefold() in _WAYS:
        words = words[:-1]
    return " ".join(words)


def _is_name(text: str) -> bool:
    if len(text.split()) > _MAX_WORDS or _ODD.search(text) or len(text) < 3:
        return False
    first = text.split()[0].casefold()
    if (
        first in ("and", "or")
        or first.split("-")[0] == "based"
        or _ARTICLE.search(text)
        or (" " not in text and _ADJECTIVE.search(text))
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


def compose_label(candidates: Sequence[Candidate], size: int = 1, above: str = "") -> tuple[str, tuple[Candidate, ...]]:
    """A label from the best task and, where it adds something, the modality, a method or a second task.

    Parameters
    ----------
    candidates : sequence of Candidate
        The best first.
    size : int
        How many papers the topic has.
    above : str
        The task that names the topic above: what a method or modality serves where the papers agree on no other.
    """
    least = min(2, size)  # what one paper alone speaks of names that paper
    shared = [c for c in candidates if c.papers >= least]
    data = [c for c in candidates if c.kind is EntityType.MODALITY]
    # "12-lead echo" is no task where "12-lead echo signals" are data.
    every = [
        c
        for c in candidates
        if c.kind is EntityType.TASK and not (c.papers < size and any(c.words <= m.words for m in data))
    ]
    tasks = [c for c in every if c.papers >= least]
    # One word that two papers share may still say less than a full name.
    if not tasks or (" " not in tasks[0].text and 2 * tasks[0].score < every[0].score):
        tasks = every
    methods = [c for c in shared if c.kind is EntityType.METHOD]
    task = tasks[0] if tasks else None
    if task is not None and task.papers < least:
        # No two papers share a task: a method that most have in part says more than what one paper does.
        wide = [
            c
            for c in candidates
            if c.kind is EntityType.METHOD
            and (len(c.words) > 2 or c.papers >= least or (task.score <= _FAINT and " " in c.text))
            and c.covers > min(_MOST_COVERED, max(_COVERED, task.covers))
        ]
        task = wide[0] if wide and wide[0].score > _BETTER * task.score else task
    if task is not None:
        task = _told_fully(_told_widely(task, tasks), tasks)
    method = methods[0] if methods else None
    # A task says more to a newcomer than a method; only a much better method, that most papers are about, comes in.
    if method is not None and (2 * method.papers < size or (task is not None and method.score <= 1.25 * task.score)):
        method = None
    head = task or method
    modality = next(
        (
            c
            for c in shared
            if c.kind is EntityType.MODALITY
            and not c.words <= _ANY_MODALITY
            and max(c.share, c.papers / size) >= _MODALITY_SHARE
            and (head is None or not _overlap(c, head))
        ),
        None,
    )
    if (
        method is not None
        and task is not None
        and (3 * task.papers < size or method.words & task.words or 2 * task.score < method.score)
    ):
        task = None
        head = method
        if modality is not None and _overlap(modality, head):
            modality = None
    if method is not None and task is not None and " " in method.text and not _noun_kind(task.text.split()[-1]):
        task = None  # "keel weight with echo and lamp models": the weight is no task
        head = method
    if method is not None and (task is not None or above):
        served = task.text if task is not None else above
        if not method.words & frozenset(content_words(served)):
            return capitalise(_with_method(served, method.text)), (*((task,) if task else ()), method)
    if head is None and modality is None:
        head = next((c for c in candidates if c.kind is EntityType.METHOD), None)
    if head is None:
        if modality is None:
            return "", ()
        text = name_of_data(modality)
        if above and not modality.words & frozenset(content_words(above)):
            text = f"{lower_words(above)} from {text}"
        return capitalise(text), (modality,)
    if modality is not None and modality.score > 0.15 * head.score and len(head.words) < _FULL:
        return capitalise(f"{lower_words(head.text)} {_joint(head)} {name_of_data(modality)}"), (head, modality)
    second = next(
        (c for c in tasks if not c.words & head.words and c.score >= 0.6 * head.score and c.covers >= 0.25), None
    )
    if second is not None and head.covers < _COVERED:
        if (
            max(head.papers, second.papers) < least
        ):  # two names of one paper each: one that half of the papers have in part
            half = next((c for c in candidates if c.kind is not EntityType.MODALITY and 2 * c.covers >= 1), None)
            if half is not None and half.score >= _WIDER * head.score:
                return capitalise(lower_words(half.text)), (half,)
        both = f"{_kernel(head.text)} and {_kernel(second.text)}"
        if len(both.split()) <= 7:
            return capitalise(both), (head, second)
    text = lower_words(head.text)
    if above and len(head.words) <= 2 and head.kind is EntityType.TASK:
        wider = frozenset(content_words(above))
        if not wider & (head.words | head.also):
            text = f"{text} for {lower_words(above)}"
    return capitalise(text), (head,)


def _told_fully(task: Candidate, tasks: Sequence[Candidate]) -> Candidate:
    """The longer name of which the task is a part, where as many papers use all words of it."""
    longer = [c for c in tasks if c.words > task.words and c.share >= task.share and c.papers >= task.papers]
    return min(longer, key=lambda c: (len(c.words), -c.score)) if longer else task


def _overlap(one: Candidate, other: Candidate) -> bool:
    """Whether two names share a word, or one of them a word of what the other is short for."""
    return bool((one.words | one.also) & other.words)


def _told_widely(task: Candidate, tasks: Sequence[Candidate]) -> Candidate:
    """The shorter name that is a part of the task's, where clearly more papers are about that."""
    wider = [
        c
        for c in tasks
        if c.words < task.words and not c.said and c.papers > task.papers and c.score >= _WIDER * task.score
    ]
    return max(wider, key=lambda c: (c.papers, c.score)) if wider else task


def _kernel(text: str) -> str:
    """The last two words of a name, which say what is done to what; in one label with another, the rest is too much."""
    words = lower_words(text).split()
    short = len(words) > 2 and content_words(words[-2]) and not words[-2].startswith("based")
    return " ".join(words[-2:]) if short else " ".join(words)


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


def _joint(head: Candidate) -> str:
    """ "from" after what reads a signal, "for" before what a method serves."""
    return "from" if head.kind is EntityType.TASK else "for"


def lower_words(text: str) -> str:
    """Title case becomes plain: a capital first letter goes, capitals inside a word stay."""
    return " ".join(_lower_word(word) for word in text.split())


def _lower_word(word: str) -> str:
    parts = word.split("-")
    return "-".join(p.lower() if p[:1].isupper() and p[1:].islower() and len(p) > 1 else p for p in parts)


def capitalise(text: str) -> str:
    """The first letter as a capital, unless the first word has capitals inside ("mRNA")."""
    first = text.split(" ")[0]
    return text if any(ch.isupper() for ch in first[1:]) else text[:1].upper() + text[1:]
