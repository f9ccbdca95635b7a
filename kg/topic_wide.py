"""Wider names of a topic, where no thing is that of most of its papers: one word, or two, that most of them hold.

Papers of a topic go in with those around it; "Hulls" comes out, or "Hulls and nets", or "Net repair" where most papers
are about nets and most about repair, whether or not they put it so.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations, permutations, product

from extract.lexicon import GENERIC_HEADS, word_set
from kg.english.grammar import with_article
from kg.folding import singular
from kg.topic_candidates import Candidate
from kg.topic_labels import Label, same_root, side_by_side
from kg.topic_mixtures import is_way
from kg.topic_names import Texts
from kg.topic_phrases import IDLE_STEMS, TASK_NOUN, VAGUE, capitalise, counted, is_name, lower_words
from kg.wide_words import TOO_WIDE
from kg.words import content_words
from ontologies.vocabulary import EntityType

# How surely a paper is about what it says: in its title, as a task or often, once.
_SURE = 0.6
# The share of the papers that one name must tell, and that two together must; that each of two must, and add.
MOST, _BOTH = 0.6, 0.65
_EACH, _ADDS = 0.25, 0.15
# The share of the titles that must hold a word, and how much more often it must be said here than around.
_TITLED, _OF_FEW_TITLED = 0.25, 0.5
_TIMES = 0.35
# Papers that must have two words of one name side by side.
_FEWEST = 2
# How often a word must end the phrases it stands in to be a thing and no mere front of one.
_A_HEAD, _A_FRONT, _NEARLY_ALL = 0.3, 0.12, 0.75
# What names count: two words, one word, two names side by side.
_TWO_WORDS, _ONE_WORD, _PAIR = 1.0, 0.8, 0.85
# Letters by which two words of one root may differ in length.
_LONGER = 3
# Papers of which one word, or two, are held by chance; and how good a longer name must be.
_FEW, _SOME = 4, 9
_GOOD = 0.8
_MOST_UNITS = 40
# Any trade has them; alone they say nothing of its subject.
_EMPTY = word_set(
    """
    accuracy quality speed efficiency robustness cost number size time improvement enhancement comparison survey review
    introduction performance evaluation author benchmark supervision training testing prior attention interaction
    condition shape change difference property context content knowledge device machine computer code online
    distribution view
    """
)
# Ends of two words that tell a way or a part and no subject.
_EMPTY_HEADS = GENERIC_HEADS | word_set(
    "learning training scale application network model step level mode output input world domain scenario "
    "environment setting condition case"
)
# Data with which a deed makes a subject, and ends that look like deeds and are none.
_DATA = word_set("image video text speech audio document signal sequence language music code graph")
_DEED = re.compile(r"(?:[ts]ion|ing|sis)$")
_NO_DEED = word_set("learning training processing function optimization adaptation regression representation analysis")
_DONE = re.compile(r"[^e]ed$")  # "translated videos" are not what a topic is about
_COINED = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]{2}|\d|-")
_WORD = re.compile(r"[^\W_](?:[\w'’-]*[^\W_])?")


def wide_label(
    members: Sequence[str],
    around: Sequence[str],
    titles: Mapping[str, str],
    subjects: Mapping[str, Mapping[str, float]],
    texts: Texts,
    names: Sequence[Candidate],
    methods: Collection[str],
    free: Callable[[str], bool],
    most: float = MOST,
) -> Label:
    """The name, or the two names, that tell most papers of a topic; empty where there is none.

    Parameters
    ----------
    members, around : sequence of str
        The papers of the topic, and those of the one above.
    titles : mapping of paper id to str
    subjects : mapping of paper id to a mapping of stem to weight
        What papers are about beside their titles.
    names : sequence of Candidate
        Longer names that may stand beside a wide one.
    methods : collection of str
        Stems of ways that are no subject.
    free : callable
        Whether a name may stand here.
    most : float
        The share of the papers that one name must tell; below the usual one there are no two.
    """
    units = list(_units(members, around, titles, subjects, texts, methods))
    if len(members) < _FEW:
        # Two titles hold one word by chance, but not two, nor do three.
        units = [c for c in units if c.gain == _TWO_WORDS or len(members) > 2]
        units = [c for c in units if all(_weight(c, paper) == 1.0 for paper in members)]
    else:
        able = [c for c in names if c.kind is not EntityType.MODALITY and not is_way(c) and c.gain >= _GOOD]
        units += [c for c in able if _share(c, members) >= _EACH]
    rest = [paper for paper in around if paper not in set(members)]
    scored = [(c, lift) for c in units if free(c.text) and (lift := _lift(c, members, rest)) >= _TIMES]
    scored = sorted(scored, key=lambda s: (-_share(s[0], members) * s[0].gain, s[0].text))[:_MOST_UNITS]
    found: list[tuple[float, str, Label]] = []
    for c, lift in scored:
        if _share(c, members) >= most:
            worth = round(_share(c, members) * math.sqrt(lift) * c.gain, 6)
            found.append((-worth, c.text, Label(capitalise(lower_words(c.text)), (c,), worth)))
    for (one, lift), (other, rise) in combinations(scored if most >= MOST else (), 2):
        if _alike(one, other) or (len(members) < _SOME and min(one.gain, other.gain) < _TWO_WORDS):
            continue
        both = sum(max(_weight(one, p), _weight(other, p)) >= _SURE for p in members) / len(members)
        shares = sorted((_share(one, members), _share(other, members)))
        if both < _BOTH or shares[0] < _EACH or both - shares[1] < _ADDS:
            continue
        pair = sorted((one, other), key=lambda c: (-_share(c, members), c.text))
        text = side_by_side(*pair)
        if not free(text):
            continue
        worth = round(_PAIR * both * math.sqrt(min(lift, rise)) * min(one.gain, other.gain), 6)
        found.append((-worth, text, Label(text, tuple(pair), worth)))
    return min(found, key=lambda f: f[:2])[2] if found else Label("")


def _units(
    members: Sequence[str],
    around: Sequence[str],
    titles: Mapping[str, str],
    subjects: Mapping[str, Mapping[str, float]],
    texts: Texts,
    methods: Collection[str],
) -> Iterator[Candidate]:
    """Words that a share of the papers hold, those of one root together, and two of them where papers put it so."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for paper in members:
        for word in sorted(set(_WORD.findall(titles[paper]))):
            stems = texts.stems(word)
            # "NetBoat" and "net-free" are no forms of "net".
            if len(stems) != 1 or (_COINED.search(word) and not word.isupper()):
                continue
            for stem in stems:
                forms[stem][word if any(ch.isupper() for ch in word[1:]) else word.casefold()] += 1
    uses = Counter(stem for paper in members for stem in {*subjects[paper]})
    roots: dict[str, str] = {}
    for stem in sorted(uses, key=lambda s: (-uses[s], s)):
        alike = (r for r in roots.values() if same_root(r, stem) and abs(len(r) - len(stem)) <= _LONGER)
        roots[stem] = next(alike, stem)
    of_root: dict[str, list[str]] = defaultdict(list)
    for stem, root in sorted(roots.items()):
        of_root[root].append(stem)
    known = dict.fromkeys([*around, *members])
    weights: dict[str, dict[str, float]] = {}
    for root, kin in of_root.items():
        found: dict[str, float] = {}
        for stem in kin:
            for paper, weight in texts.speakers((stem,)).items():
                if paper in known:
                    found[paper] = max(found.get(paper, 0.0), weight)
            for paper in known:
                weight = subjects[paper].get(stem, 0.0)
                if weight:
                    found[paper] = max(found.get(paper, 0.0), weight)
        if sum(found.get(p, 0.0) >= _SURE for p in members) >= _EACH * len(members):
            weights[root] = found
    for root, found in sorted(weights.items()):
        titled = sum(found.get(paper, 0.0) == 1.0 for paper in members)
        # What nearly all are about is told though it mostly stands in front of other words.
        least = _A_FRONT if sum(found.get(p, 0.0) >= _SURE for p in members) >= _NEARLY_ALL * len(members) else _A_HEAD
        word = _noun([form for stem in of_root[root] for form in forms[stem].elements()], texts, least)
        least = _OF_FEW_TITLED if len(members) < _SOME else _TITLED
        if not word or titled < max(2, least * len(members)) or texts.stems(word)[0] in methods:
            continue
        if says_nothing(word):
            continue
        yield _candidate(_as_many(word, texts), of_root[root], found, _ONE_WORD)
    yield from _phrases(members, of_root, weights, texts)


def _phrases(
    members: Sequence[str],
    of_root: Mapping[str, Sequence[str]],
    weights: Mapping[str, Mapping[str, float]],
    texts: Texts,
) -> Iterator[Candidate]:
    """Two words, each of which most papers hold, where some have them side by side at the end of a phrase."""
    here = set(members)
    for first, last in permutations(sorted(weights), 2):
        both = {p: min(w, weights[last][p]) for p, w in weights[first].items() if p in weights[last]}
        if sum(w >= _SURE for p, w in both.items() if p in here) < _EACH * len(members):
            continue
        counts: Counter[str] = Counter()
        for pair in product(of_root[first], of_root[last]):
            said = texts.sayers(pair)
            text = texts.written(pair) if said else ""
            if text and _names(text) and not texts.is_clause(text) and texts.ends_phrases(text):
                counts[text] += said
        text = max(sorted(counts), key=lambda form: counts[form], default="")
        if not text or counts.total() < _FEWEST:
            continue
        yield _candidate(_as_many(text, texts), [first, last], both, _TWO_WORDS)


def _candidate(text: str, stems: Sequence[str], speakers: Mapping[str, float], gain: float) -> Candidate:
    return Candidate(
        text=text,
        kind=EntityType.TASK,
        words=frozenset(content_words(text)) | frozenset(stems),
        speakers=dict(speakers),
        gain=gain,
        score=gain,
        named=frozenset(speakers),
    )


def _as_many(name: str, texts: Texts) -> str:
    """The name of a thing in the plural where one has many of it, a deed as it is."""
    *front, last = name.split()
    if _DEED.search(singular(last)):
        return " ".join([*front, singular(last)])
    if TASK_NOUN.search(name) or last != last.lower():
        return name
    many = texts.plural(name)
    return counted(name) if many == name and with_article(name) != name else many


def _noun(forms: Sequence[str], texts: Texts, least: float) -> str:
    """Of the forms of a word the one that titles have most, where it is a thing or a deed and ends phrases."""
    counts = Counter(forms)
    for form in sorted(counts, key=lambda f: (-counts[f], f)):
        if texts.heads(form) >= least and texts.ends_phrases(form):
            return form
    return ""


def _names(text: str) -> bool:
    """Whether two words name a thing or a deed; "video segmentation" does, though both are words of any field."""
    words = text.casefold().split()
    first, last = words[0], singular(words[-1])
    if len(words) != 2 or last in _EMPTY or last in _EMPTY_HEADS or _DONE.search(first) or first in _EMPTY:
        return False
    return is_name(text) or (singular(first) in _DATA and bool(_DEED.search(last)) and last not in _NO_DEED)


def says_nothing(word: str) -> bool:
    one = singular(word.casefold())
    return (
        one in _EMPTY
        or one in VAGUE
        or one in TOO_WIDE
        or set(content_words(word)) <= IDLE_STEMS
        or not is_name(word)
        or (word.endswith(("ed", "ing")) and not TASK_NOUN.search(word))
    )


def _weight(name: Candidate, paper: str) -> float:
    return name.speakers.get(paper, 0.0)


def _share(name: Candidate, papers: Sequence[str]) -> float:
    return sum(_weight(name, paper) >= _SURE for paper in papers) / len(papers)


def _lift(name: Candidate, members: Sequence[str], rest: Sequence[str]) -> float:
    """How much more of the members than of those around are about a name, of 1 where no one around is."""
    here = _share(name, members)
    there = _share(name, rest) if rest else 0.0
    return max(0.0, (here - there) / here) if here else 0.0


def _alike(one: Candidate, other: Candidate) -> bool:
    return bool(one.words & other.words) or any(same_root(a, b) for a in one.words for b in other.words)
