"""Labels of topics: a task and a modality that tell the topic's papers from those around it, in plain words.

Names go in, the best first; a phrase such as "Rust detection from sonar echoes" comes out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from extract.lexicon import word_set
from kg.folding import singular
from kg.topic_candidates import LONE_WORD, Candidate, fit
from kg.topic_phrases import FEW, TASK_NOUN, capitalise, lower_words
from kg.words import content_words
from ontologies.vocabulary import EntityType

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
    r"trace|waveform|reading|graph|sentence|question|caption|mesh|dialogue|conversation|story)$"
)
# The share of the papers that an addition, a kind of data alone, or two names together must be common to.
_MOST_COVERED = 0.6
_HALF = 0.5
# For two names side by side: the share that each needs, in a large topic and in a small one, how sure a paper of a
# large one must be about it, and the words of both that are told in full.
_LARGE = 15
_PART, _SMALL_PART = 0.2, 0.3
_ABOUT = 0.25
_FULL = 5
_MOST_WORDS = 6
# How much more often the members go by some data or method than others who are about the task do.
_APART = 0.25
# What a label counts that has an addition, that has two names, of which one paper alone speaks of one, that is a kind
# of data, and that says the one above again, "in general".
_ADDED = 0.9
_TWO, _TWO_LARGE = 0.65, 0.5
_ONE_PAPER = 0.4
_DATA_ALONE = 0.6
_GENERAL = 0.16
# Of the score of the best label, the least that one needs which goes before it since it is true of enough papers.
_TRUE = 0.5
# The score of a name that tells little of its topic; and so little that it names no topic alone.
WEAK = 0.12
_IDLE = 0.2
# How sure the papers of a topic below must be about a name, on average, for it to tell what they are about, and what
# those count that only lie near to it; the share of all papers that names must tell, and that either of two must add;
# how good such a name must be.
_TOLD, _MEANT_ONLY = 0.4, 0.5
_ENOUGH = 0.35
_ADDS = 0.12
_LEAST_GAIN = 0.6
# Letters of the shorter of two stems, of which one begins the other, that make them one word for a label.
_ROOT = 4
# Names that take an addition or stand beside another.
_MOST_HEADS = 16


class Label(NamedTuple):
    """The words of a label, the names in it, how well it fits, and whether it is true only where all its names are."""

    text: str
    names: tuple[Candidate, ...] = ()
    score: float = 0.0
    joined: bool = False


def compose_label(
    candidates: Sequence[Candidate],
    members: Collection[str],
    above: str = "",
    free: Callable[[str], bool] = bool,
    leaf: bool = True,
    around: int = 0,
    true: Callable[[Label], bool] = bool,
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
    around : int
        How many papers there are in and around the topic.
    true : callable
        Whether a label is true of enough papers; one that is goes before one that fits somewhat better and is not.
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
    options: list[Label] = []
    for c in (*names, *data):
        rest = sum(paper not in members for paper in c.users)
        if around > len(members) and rest >= _MOST_COVERED * (around - len(members)):
            continue  # what most around are about as well tells nothing
        if not c.said and c.gain >= _IDLE and free(c.text):
            if c.kind is EntityType.MODALITY:
                if sum(paper in c.users for paper in members) < _MOST_COVERED * len(members):
                    continue
                options.append(Label(_of_data(c), (c,), _DATA_ALONE * c.score))
            else:
                options.append(Label(lower_words(c.text), (c,), c.score))
    for head in names[:_MOST_HEADS]:
        if head.kind is EntityType.TASK:
            options += [
                Label(text, (head, extra), score, joined=True)
                for score, text, extra in _with_extra(head, candidates, members, around)
            ]
    for one, other in combinations([c for c in names if not c.said and free(c.text)][:_MOST_HEADS], 2):
        option = _side_by_side(one, other, members, around)
        # Told in short, a name may be that of a topic above.
        options += [option] if option is not None and all(map(free, option.text.split(" and "))) else []
    # What all here are about stands above already: what is left is the general matter.
    wide = max((sum(paper in c.users for paper in members) / len(members) for c in names if c.said), default=0.0)
    if leaf and above and wide >= _MOST_COVERED:
        options.append(Label(f"{lower_words(above)} in general", (), _GENERAL * wide))
    options.sort(key=lambda option: (-option.score, len(option.text), option.text))
    able = [option for option in options if option.score > 0 and free(option.text)]
    found = able[0] if able else Label("")
    found = next((o for o in able if o.score >= _TRUE * found.score and not _only_data(o) and true(o)), found)
    return found._replace(text=capitalise(found.text))


def _only_data(label: Label) -> bool:
    """Whether a label is a kind of data of one word: true of many papers, and says the least of them."""
    return len(label.names) == 1 and label.names[0].kind is EntityType.MODALITY and len(label.names[0].words) == 1


def _with_extra(
    head: Candidate, candidates: Sequence[Candidate], members: Collection[str], around: int = 0
) -> Iterator[tuple[float, str, Candidate]]:
    """A task with the data or the method that half of the members go by, and others who are about the task do not."""
    for extra in candidates:
        if extra.kind is EntityType.TASK or extra.said or _overlap(head, extra) or _overlap(extra, head):
            continue
        if extra.kind is EntityType.METHOD and " " not in extra.text and extra.text[1:].islower():
            continue
        if extra.kind is EntityType.MODALITY and (extra.words <= _ANY_MODALITY or _goes_without_saying(extra, members)):
            continue
        if 2 * sum(paper in head.users for paper in members) < len(members):
            continue
        here = sum(paper in extra.users for paper in members) / len(members)
        others = [paper for paper in head.speakers if paper not in members]
        there = sum(paper in extra.users for paper in others) / max(1, len(others))
        if here < _MOST_COVERED or here - there < _APART:
            continue
        both = {p: min(w, extra.speakers[p]) for p, w in head.speakers.items() if p in extra.speakers}
        text = (
            f"{lower_words(head.text)} from {name_of_data(extra)}"
            if extra.kind is EntityType.MODALITY
            else _with_method(head.text, extra.text)
        )
        yield round(_ADDED * head.gain * fit(both, members, (), around), 6), text, extra


def _goes_without_saying(data: Candidate, members: Collection[str]) -> bool:
    """Whether a kind of data of one common word ("text") stands in the titles of few."""
    titled = sum(data.speakers.get(paper) == 1.0 for paper in members)
    return data.text.islower() and " " not in data.text and 3 * titled < len(members)


def _side_by_side(one: Candidate, other: Candidate, members: Collection[str], around: int = 0) -> Label | None:
    """Two names where neither is common to half of the members, and both together are."""
    if any(c.kind is not EntityType.TASK or c.gain < LONE_WORD for c in (one, other)):
        return None
    if _overlap(one, other) or any(same_root(a, b) for a in one.words for b in other.words):
        return None
    size = len(members)
    large = size >= _LARGE
    parts = [
        [paper for paper in members if (c.speakers.get(paper, 0.0) >= _ABOUT if large else paper in c.users)]
        for c in (one, other)
    ]
    union = {*parts[0], *parts[1]}
    least = 1 if size <= FEW else max(2, (_PART if large else _SMALL_PART) * size)
    if any(len(part) < least or len(part) >= _MOST_COVERED * len(members) for part in parts):
        return None
    if min(map(len, parts)) == 1 and not all(TASK_NOUN.search(c.text) for c in (one, other)):
        return None
    if len(union) < _HALF * len(members) or min(len(union - set(part)) for part in parts) < least / 2:
        return None
    either = {p: max(one.speakers.get(p, 0.0), other.speakers.get(p, 0.0)) for p in (*one.speakers, *other.speakers)}
    text = side_by_side(one, other)
    if len(text.split()) > _MOST_WORDS:
        return None
    alone = _ONE_PAPER if min(map(len, parts)) == 1 else 1.0
    whole = (_TWO_LARGE if large else _TWO) * alone * min(one.gain, other.gain)
    return Label(text, (one, other), round(whole * fit(either, members, (), around), 6))


def names_a_part(name: Candidate, papers: Sequence[str]) -> bool:
    """Whether a name of a topic may stand in the label of the one above: it is good, and two papers and more use it."""
    whole = name.kind is not EntityType.MODALITY and name.gain >= _LEAST_GAIN
    return whole and sum(paper in name.users for paper in papers) > 1


def name_parts(parts: Sequence[Sequence[str]], names: Sequence[Candidate], common: frozenset[str]) -> list[Label]:
    """Labels of one name or two that tell what the parts of a topic are about, the best first.

    Parameters
    ----------
    parts : sequence of sequences of str
        The papers of each topic below.
    names : sequence of Candidate
        Each with other words than the rest.
    common : frozenset of str
        Words that both names may have, since most papers here do.
    """
    size = sum(map(len, parts))
    told = {
        c.words: [
            sum(c.speakers.get(p, 0.0) * (1.0 if p in c.users else _MEANT_ONLY) for p in part) / len(part)
            for part in parts
        ]
        for c in names
    }

    def share(*words: frozenset[str]) -> float:
        best = (max(told[w][n] for w in words) for n in range(len(parts)))
        return sum(len(part) * min(1.0, known / _TOLD) for part, known in zip(parts, best, strict=True)) / size

    found = [
        Label(capitalise(lower_words(c.text)), (c,), round(share(c.words) * c.gain, 6))
        for c in names
        if share(c.words) >= _ENOUGH
    ]
    for one, other in combinations(sorted(names, key=lambda c: sorted(c.words)), 2):
        own, others = one.words - common, other.words - common
        if own & other.words or any(same_root(a, b) for a in own for b in others):
            continue
        both = share(one.words, other.words)
        if both >= _ENOUGH and both - max(share(one.words), share(other.words)) >= _ADDS:
            pair = sorted((one, other), key=lambda c: (-share(c.words), c.text))
            found.append(Label(side_by_side(*pair), tuple(pair), round(both * min(one.gain, other.gain), 6)))
    return sorted(found, key=lambda label: (-label.score, label.text))


def _overlap(one: Candidate, other: Candidate) -> bool:
    """Whether two names share a word, or one of them a word of what the other is short for."""
    return bool((one.words | one.also) & other.words)


def same_root(one: str, other: str) -> bool:
    """Whether one of two stems begins the other, and they are long enough to make one word of it."""
    return min(len(one), len(other)) >= _ROOT and (one.startswith(other) or other.startswith(one))


def listed_names(names: Sequence[Candidate]) -> str:
    """Two names or three in one label, each told in short where there are many words."""
    texts = [name_of_data(c) if c.kind is EntityType.MODALITY else lower_words(c.text) for c in names]
    if len(texts) == 2:
        return _once(*texts)
    return capitalise(f"{', '.join(texts[:-1])} and {texts[-1]}")


def separate_names(names: Sequence[Candidate]) -> str:
    """Two names with a comma between, before an "and more"."""
    return capitalise(
        ", ".join(name_of_data(c) if c.kind is EntityType.MODALITY else lower_words(c.text) for c in names)
    )


def side_by_side(one: Candidate, other: Candidate) -> str:
    """Two names in one label, each told in short."""
    texts = [name_of_data(c) if c.kind is EntityType.MODALITY else lower_words(c.text) for c in (one, other)]
    if sum(len(text.split()) for text in texts) > _FULL:
        texts = [_kernel(text) for text in texts]
    return _once(*texts)


def _once(*texts: str) -> str:
    """Two names in one label, what they share said once."""
    first, second = (text.split() for text in texts)
    if len(first) == len(second) == 2 and first[0] == second[0]:
        return capitalise(f"{texts[0]} and {second[1]}")  # "robot localization and navigation"
    if len(first) == len(second) == 2 and first[1] == second[1]:
        return capitalise(f"{first[0]} and {texts[1]}")  # "rehabilitation and humanoid robots"
    return capitalise(" and ".join(texts))


def _kernel(text: str) -> str:
    """The last two words of a name, which say what is done to what; in one label with another, the rest is too much."""
    words = lower_words(text).split()
    short = len(words) > 2 and content_words(words[-2]) and not words[-2].startswith("based")
    return " ".join(words[-2:]) if short else " ".join(words)


def _of_data(modality: Candidate) -> str:
    """A kind of data as a whole label: "knowledge graphs", but "EKG analysis"."""
    name = name_of_data(modality)
    return name if " " in name or name.islower() else f"{singular(lower_words(modality.text))} analysis"


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
