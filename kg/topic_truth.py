"""Whether the words of a topic's papers carry its name, and names that they do carry.

A name is carried by the papers that write its words close together, or what a short form in it stands for. A name of
one thing must be carried by most papers of a topic; of two things side by side each by half, and one or the other by
most.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from extract.lexicon import GENERIC_ADJECTIVES, GENERIC_HEADS
from extract.records import Paper
from kg.folding import fold, mend_breaks
from kg.topic_candidates import Candidate
from kg.topic_labels import Label, same_root
from kg.topic_names import Texts, without_denied
from kg.topic_phrases import ANY_WAY, IDLE_STEMS, TASK_NOUN, TYPE_GAIN, Phrase, is_name, is_wide, lower_words
from kg.topic_wide import says_nothing
from kg.wide_words import HALF_TASKS
from kg.words import content_words
from ontologies.vocabulary import EntityType

MORE = " and more"
# The share of the papers that must write a name, of few and of many; that must write each of two names, and either.
_MOST, _HALF, _MANY = 0.6, 0.5, 9
_EACH, _BOTH = 0.5, 0.75
# The share that must write each of two names with which more is told, and either; names looked at for two.
_PART, _EITHER, _MOST_NAMES = 0.3, 0.6, 24
# The share of a large topic that must write one of the names that it is told by.
_SOME = 0.1
# How often papers around may write a name, beside those of the topic: a new name, and one known to tell them apart.
_APART, _LIKE_HERE = 0.4, 0.7
# How many more of the papers around than of the topic may write its name: else it is theirs. Fewer may where the topic
# above is called by the same words.
_MORE_AROUND, _OF_ABOVE = 5, 2
# Words between those of a name, and how many at its end must stand together.
_BETWEEN, _KERNEL = 1, 2
# How sure a paper is about what it writes.
_WRITTEN = 0.7
# What a name counts that is one word, for each word more than two, and that stands in no title.
_ONE_WORD, _A_WORD, _UNTITLED = 0.6, 0.1, 0.6
# The share of titles that must have all words of a name: of one word, of more, and of more in a large topic.
_TITLED, _FEW_TITLED, _FEWEST_TITLED = 0.5, 0.25, 0.1
# A name that has in so many of its papers one and the same word beside it is cut from a longer one, where more than so
# few have it; so is one whose first word nearly always has the same before it. These words go with any name.
_CUT, _ODD, _NEARLY_ALL = 0.75, 2, 0.85
# A deed before a name is part of it where more papers than so few have both.
_FEW_DEEDS, _DEED_MARK = 4, " ~"
# How often one word must end the phrases that it stands in to be a name.
_A_HEAD = 0.3
_IDLE = IDLE_STEMS | {stem for head in sorted(GENERIC_HEADS) for stem in content_words(head)}
_ADJECTIVES = GENERIC_ADJECTIVES | {"automatic", "automated"}
# One word that alone says what is done, and words that tie a name to something that it is not.
_ONE_DEED = re.compile(r"(?i)(?:ing|i[sz]ation)$")
_TIED = re.compile(r"(?i)\s(?:from|with|for|to|by|in|on|via|using|without|under)\s")
_DOING = ("ing", "ed", "ly")
_PARTS = re.compile(r"[.;:?!()\[\],]+\s*")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_NAMES = re.compile(r", | and ")
# In front of a name they say what it is used as, or by what something is done.
_FRONT = re.compile(r"(?i)^(?:input|output|target|source|raw|reference)$|-(?:based|to)$")


class Carried:
    """The papers of a field by the words that they write.

    Parameters
    ----------
    papers : sequence of Paper
    texts : Texts
        The same papers; gives the stems, and what short forms stand for.
    """

    def __init__(self, papers: Sequence[Paper], texts: Texts) -> None:
        self.texts = texts
        self._rows: dict[str, list[tuple[str, ...]]] = {}
        self._words: dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]] = {}
        self._titles: dict[str, frozenset[str]] = {}
        self._by_stem: dict[str, set[str]] = {}
        self._cut: dict[tuple[str, ...], bool] = {}
        self._fronts: dict[str, bool] = {}
        for paper in papers:
            text = f"{mend_breaks(paper.title)}. {without_denied(mend_breaks(paper.abstract or ''))}"
            self._rows[paper.id], self._words[paper.id] = [], []
            for part in _PARTS.split(text):
                words = _WORD.findall(part)
                pairs = [(stem, place) for place, word in enumerate(words) for stem in texts.stems(word)]
                if pairs:
                    self._rows[paper.id].append(tuple(stem for stem, _ in pairs))
                    self._words[paper.id].append((tuple(words), tuple(place for _, place in pairs)))
                for stem, _ in pairs:
                    self._by_stem.setdefault(stem, set()).add(paper.id)
            self._titles[paper.id] = frozenset(texts.stems(paper.title))

    def by(self, name: str, papers: Sequence[str], *, loose: bool = False) -> tuple[str, ...]:
        """Those of some papers that write a name; ``loose`` where its last two words together are enough.

        "Wet hull scraping" may be the scraping of hulls in one sentence, and wet in another.
        """
        forms = [(form, form[-_KERNEL:] if loose else form) for form in self._forms(name)]
        found: set[str] = set()
        for form, near in forms:
            having = set.intersection(*(self._by_stem.get(stem, set()) for stem in form))
            found |= {paper for paper in having.intersection(papers) - found if self._are_close(near, paper)}
        return tuple(paper for paper in papers if paper in found)

    def side_by_side(self, name: str, paper: str) -> bool:
        """Whether a paper has all words of a name one behind the other, in any form."""
        for form in self._forms(name):
            size = len(form)
            for row, (_, places) in zip(self._rows[paper], self._words[paper], strict=True):
                for start in range(len(row) - size + 1):
                    if row[start : start + size] == form and places[start + size - 1] - places[start] < size:
                        return True
        return False

    def titled(self, name: str, papers: Sequence[str]) -> int:
        """How many titles have all words of a name."""
        forms = self._forms(name)
        return sum(any(self._titles[paper].issuperset(form) for form in forms) for paper in papers)

    def is_cut(self, name: str) -> bool:
        """Whether a name is a piece of a longer one: in most of its papers the same word is part of it, too.

        What only says how good a thing is, or what is done with it, is no part of a name.
        """
        stems = self.texts.stems(name)
        if len(stems) < 2:
            return False
        if stems not in self._cut:
            # "Wing" is always that of a "left wing", whatever stands behind it.
            self._cut[stems] = self._goes_with_another(stems) or self._needs_a_front(stems[0])
        return self._cut[stems]

    def needs_a_front(self, name: str) -> bool:
        """Whether a name of one word nearly always has the same word before it."""
        return any(self._needs_a_front(stem) for stem in self.texts.stems(name))

    def _goes_with_another(self, stems: tuple[str, ...]) -> bool:
        """Whether most papers that have stems side by side have the same word beside them."""
        beside: Counter[str] = Counter()
        said = 0
        for paper in sorted(set.intersection(*(self._by_stem.get(stem, set()) for stem in stems))):
            found = set(self._beside(stems, paper))
            said += bool(found)
            beside.update(word for word in found if word)
        # A deed before a name is part of it where many write it so: "stiffening hull wing".
        many = _ODD if said <= _FEW_DEEDS else 0
        counts = (n for word, n in beside.items() if not (many and word.endswith(_DEED_MARK)))
        return said > _ODD and max(counts, default=0) >= _CUT * said

    def _needs_a_front(self, stem: str) -> bool:
        """Whether nearly all places of a word have the same one before it."""
        if stem not in self._fronts:
            papers = sorted(self._by_stem.get(stem, ()))
            fronts = Counter(w for paper in papers for w in self._beside((stem,), paper) if not w.startswith("-"))
            front, often = max(fronts.items(), key=lambda f: (f[1], f[0]), default=("", 0))
            self._fronts[stem] = bool(front) and fronts.total() > _MANY and often >= _NEARLY_ALL * fronts.total()
        return self._fronts[stem]

    def _beside(self, stems: Sequence[str], paper: str) -> Iterator[str]:
        """Of each place where a paper has a name just so, the words before it and behind it, or an empty one."""
        size = len(stems)
        for row, (words, places) in zip(self._rows[paper], self._words[paper], strict=True):
            for start in range(len(row) - size + 1):
                if row[start : start + size] == tuple(stems):
                    first, last = places[start], places[start + size - 1]
                    behind = words[last + 1] if last + 1 < len(words) else ""
                    within = start > 0 and places[start - 1] == first  # "time-series forecasting" has "series" within
                    before = words[first - 1] if first else ""
                    if within:
                        yield f"{row[start - 1]} -"
                    else:
                        yield self._before(before, words[first])
                    stems_behind = self.texts.stems(behind)
                    if stems_behind and not _IDLE.issuperset(stems_behind):
                        yield f"- {stems_behind[0]}"

    def _before(self, before: str, word: str) -> str:
        """The stem of a word before another that is part of the same name, with a mark where it may be a deed."""
        if before[:1].islower() and before.endswith("ing") and self.texts.stems(before):
            return f"{self.texts.stems(before)[-1]}{_DEED_MARK}"
        return f"{self.texts.stems(before)[-1]} -" if self._is_part(before, word) else ""

    def _is_part(self, before: str, word: str) -> bool:
        """Whether a word before another is part of the same name."""
        if not self.texts.stems(before) or before.endswith(_DOING) or before.casefold() in _ADJECTIVES:
            return False
        return not self.texts.is_clause(f"{before} {word}")

    def _forms(self, name: str) -> list[tuple[str, ...]]:
        """The stems of a name, with its short forms spelled out, and as a short form."""
        stems = tuple(dict.fromkeys(self.texts.stems(name)))
        choices = [[(stem,), *(tuple(long.split()) for long in self.texts.longs_of(stem))] for stem in stems]
        found = [tuple(dict.fromkeys(s for part in choice for s in part)) for choice in product(*choices)]
        found += [tuple(short.split()) for short in self.texts.longs_of(" ".join(stems))]
        return [form for form in dict.fromkeys(found) if form]

    def _are_close(self, near: Sequence[str], paper: str) -> bool:
        """Whether a paper has some stems close together."""
        wanted, width = set(near), len(near) + _BETWEEN
        return any(
            wanted.issubset(row[start : start + width])
            for row in self._rows[paper]
            if wanted.issubset(row)
            for start in range(max(1, len(row) - len(near) + 1))
        )


def parts_of(label: Label) -> list[str]:
    """The names of a label, each as it is told there."""
    parts = _NAMES.split(label.text.removesuffix(MORE))
    if len(parts) != len(label.names):
        return [c.text for c in label.names] or parts
    # "Sea and harbour mapping" has the head of both at its end.
    return [p if " " in p or " " not in c.text else c.text for p, c in zip(parts, label.names, strict=True)]


def is_carried(label: Label, members: Sequence[str], around: Sequence[str], carried: Carried, above: str = "") -> bool:
    """Whether most papers of a topic write its name, and of those ``around`` it fewer.

    Of two names side by side half must write each, and most one or the other. ``above`` is what the topic above is
    called.
    """
    parts = parts_of(label)
    if any(not may_be_told(part, carried) for part in parts):
        return False
    by = [set(carried.by(part, members, loose=True)) for part in parts]
    size, more = len(members), label.text.endswith(MORE)
    if len(by) == 1 and is_of_others(parts[0], members, around, carried, above):
        return False
    if label.joined or len(by) == 1:
        whole = len(set.intersection(*by))
        inside = set(members)
        rest = [paper for paper in around if paper not in inside]
        there = len(carried.by(parts[0], rest, loose=True)) if len(by) == 1 else 0
        told_apart = there * size <= _LIKE_HERE * len(rest) * whole
        return told_apart and whole >= (max(2, _HALF * size) if more else least(size))
    enough = all(len(papers) >= max(2, (_PART if more else _EACH) * size) for papers in by)
    enough &= not more or len(by[0]) >= _HALF * size
    return enough and len(set().union(*by)) >= (_EITHER if more else _BOTH) * size


def is_of_others(name: str, members: Sequence[str], around: Sequence[str], carried: Carried, above: str = "") -> bool:
    """Whether far more papers around a topic than of it write a name; ``above`` is what the topic above is called."""
    inside = set(members)
    more = _OF_ABOVE if set(carried.texts.stems(name)) <= set(carried.texts.stems(above)) else _MORE_AROUND
    others = carried.by(name, [paper for paper in around if paper not in inside], loose=True)
    return len(others) > more * len(carried.by(name, members, loose=True))


def is_carried_by_some(label: Label, members: Sequence[str], carried: Carried) -> bool:
    """Whether half of a topic's papers, two and more, write its one name: with it more is told."""
    here = len(carried.by(label.text, members, loose=True))
    return here >= max(2, _HALF * len(members)) and may_be_told(label.text, carried)


def tell_half(names: Sequence[str], members: Sequence[str], carried: Carried) -> bool:
    """Whether half of a topic's papers write one of its names, and two and more each."""
    by = [frozenset(carried.by(name, members)) for name in names]
    return all(len(papers) > 1 for papers in by) and len(frozenset().union(*by)) >= _HALF * len(members)


def carried_parts(label: Label, members: Sequence[str], carried: Carried) -> list[str]:
    """The names of a label that a few papers and more write, and that may be told."""
    few = max(2, _SOME * len(members))
    parts = [part for part in parts_of(label) if may_be_told(part, carried)]
    return [part for part in parts if len(carried.by(part, members, loose=True)) >= few]


def may_be_told(name: str, carried: Carried) -> bool:
    """Whether a name is one of a thing or a deed, and no clause, no empty word and no piece of a longer name."""
    first, *more = name.casefold().split()
    if not more:
        sound = not says_nothing(name) and fold(name) not in HALF_TASKS and carried.texts.ends_phrases(name)
        return sound and not carried.needs_a_front(name) and carried.texts.heads(name) >= _A_HEAD
    return not carried.texts.is_clause(name) and not carried.texts.does(first) and not carried.is_cut(name)


def least(size: int) -> int:
    """How many of the papers of a topic must write its name: both of two, two of three, half of many.

    >>> [least(size) for size in (2, 3, 4, 5, 6, 8, 10, 43)]
    [2, 2, 3, 3, 4, 5, 5, 22]
    """
    return max(2, math.ceil((_MOST if size < _MANY else _HALF) * size))


@dataclass(frozen=True, slots=True)
class Name:
    """What some papers of a topic write, and how good a name it is."""

    text: str
    kind: EntityType
    papers: frozenset[str]
    worth: float


def true_names(
    phrases: Sequence[Phrase], members: Sequence[str], around: Sequence[str], carried: Carried
) -> list[Name]:
    """Names that two papers and more of a topic write and few around it, the best first."""
    inside = set(members)
    rest = [paper for paper in around if paper not in inside]
    return sorted(_names(phrases, members, rest, carried), key=lambda n: (-n.worth, -len(n.text), n.text))


def _names(phrases: Sequence[Phrase], members: Sequence[str], rest: Sequence[str], carried: Carried) -> Iterator[Name]:
    seen: set[frozenset[str]] = set()
    for phrase in phrases:
        key = frozenset(carried.texts.stems(phrase.text))
        if not key or key in seen or not is_sound(phrase, carried):
            continue
        seen.add(key)
        papers, others = carried.by(phrase.text, members), len(carried.by(phrase.text, rest))
        here = len(papers) / len(members)
        there = others / len(rest) if rest else 0.0
        titled, one = carried.titled(phrase.text, members), " " not in phrase.text
        apart = there <= _APART * here and others <= _MORE_AROUND * len(papers)
        if len(papers) < 2 or not apart or titled < _titles(len(members), one=one):
            continue
        size = min(4, len(re.split(r"[\s-]", phrase.text)))
        worth = (
            here * (1.0 - there / here) * TYPE_GAIN[phrase.kind] * (_ONE_WORD if one else 1.0 + _A_WORD * (size - 2))
        )
        worth *= _UNTITLED + (1.0 - _UNTITLED) * min(1.0, titled / (_HALF * len(members)))
        yield Name(phrase.text, phrase.kind, frozenset(papers), round(worth, 6))


def _titles(size: int, *, one: bool) -> float:
    """How many titles of a topic must have a name, of one word or of more."""
    return max(2, _TITLED * size) if one else max(1, (_FEW_TITLED if size < _MANY else _FEWEST_TITLED) * size)


def is_sound(phrase: Phrase, carried: Carried) -> bool:
    """Whether a phrase may be a new name: one of a thing or a deed that not any field has."""
    text = phrase.text
    words = fold(text).split()
    first, _, rest = text.partition(" ")
    # What has a short form is a name, though it begins with a deed or with what something is done by.
    known = bool(carried.texts.longs_of(" ".join(phrase.words)))
    name = is_name(text) or (known and first.endswith("ing") and bool(rest) and is_name(rest))
    if not name or is_wide(text) or (_FRONT.search(first) and not known):
        return False
    if any(" ".join(part) in ANY_WAY for part in (words, words[:-1])) or not may_be_told(text, carried):
        return False
    if " " not in text:
        return (
            phrase.kind is EntityType.TASK and TASK_NOUN.search(text) is not None and _ONE_DEED.search(text) is not None
        )
    return not _TIED.search(text) and carried.texts.ends_phrases(text)


def two_names(names: Sequence[Name], members: Sequence[str], texts: Texts) -> tuple[Name, ...]:
    """The two names without a word in common that tell half of a topic together, each two papers and more."""
    pairs = [p for p in _pairs(names, texts) if len(p[0].papers | p[1].papers) >= _HALF * len(members)]
    best = max(pairs, key=lambda p: (round(p[0].worth + p[1].worth, 6), p[0].text, p[1].text), default=())
    return tuple(sorted(best, key=lambda n: -len(n.papers)))


def main_names(names: Sequence[Name], members: Sequence[str], texts: Texts) -> tuple[Name, ...]:
    """The one or two names that tell the most papers of a topic with others within it; none where they tell few."""
    able = [n for n in names if len(n.papers) >= max(2, _SOME * len(members)) and TASK_NOUN.search(n.text)]
    groups: list[tuple[Name, ...]] = [*_pairs(able, texts), *((name,) for name in able)]
    told = [g for g in groups if len(frozenset().union(*(n.papers for n in g))) >= _PART * len(members)]
    best = max(
        told,
        key=lambda g: (len(frozenset().union(*(n.papers for n in g))), sum(n.worth for n in g), g[0].text),
        default=(),
    )
    return tuple(sorted(best, key=lambda n: -len(n.papers)))


def _pairs(names: Sequence[Name], texts: Texts) -> list[tuple[Name, Name]]:
    return [(a, b) for a, b in combinations(names[:_MOST_NAMES], 2) if not alike(a.text, b.text, texts)]


def alike(one: str, other: str, texts: Texts) -> bool:
    a, b = texts.stems(one), texts.stems(other)
    return bool(set(a) & set(b)) or any(same_root(x, y) for x in a for y in b)


def as_label(names: Sequence[Name], papers: Sequence[str], carried: Carried, more: str = "") -> Label:
    """One name or two as a label."""
    told = (", " if more else " and ").join(carried.texts.with_proper_names(lower_words(name.text)) for name in names)
    return Label(f"{told}{more}", tuple(_candidate(name, papers, carried) for name in names))


def _candidate(name: Name, papers: Sequence[str], carried: Carried) -> Candidate:
    """A name as one that papers speak of."""
    speakers = dict.fromkeys(carried.by(name.text, papers), _WRITTEN)
    return Candidate(
        text=name.text,
        kind=name.kind,
        words=frozenset(carried.texts.stems(name.text)),
        speakers=speakers,
        score=name.worth,
        named=frozenset(speakers),
    )
