"""In which papers a name is written: a plain search of titles and abstracts, over all forms in which papers write it.

A name is found in any spelling (case, hyphens, plurals, one word or two), where its short form stands for it, within a
longer name ("wet hum counting" has "hum counting"), and for what is done in any order of its words ("counting hums",
"counting of hums"). In go papers, the short forms of their field, and a name; out come its places by paper.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.lexicon import word_set
from extract.records import Paper
from kg.folding import is_short_form, spelling, tokens
from kg.records import GlossaryEntry
from kg.words import STOP_WORDS

_WORD = re.compile(r"[^\W_]+")
# What may stand between the words of one name.
_TIE = re.compile(r"(?:\s|[-‐‑–/])+|\)\s?|['’.]")
_PLURAL = re.compile(r"(?<=[A-Z]{2})s\Z|(?<=[A-Z][a-z][A-Z])s\Z")
_BRACKET = re.compile(r"\s*\([^()]*\)\s*\Z")
# An adjective of two words and its noun, and how many words may stand between.
_HYPHENED = re.compile(r"(\w+[-‐‑]\w+) (\w+)")
_BETWEEN = 2
# What ties what is done to what it is done to, and what may stand before that.
_ON = frozenset(("of", "on", "over", "for", "in", "from"))
_THE = frozenset(("the", "a", "an", "these", "such", "this", "their", "its"))
# How many words may say more of what something is done to: "counting warm rye loaves" counts loaves.
_OF_THINGS = 2
# What was told before, and what a clause tells: "to answer these questions", "answering the question of whether".
_TOLD = frozenset(("these", "this", "such"))
_CLAUSE = frozenset(("whether", "how", "what", "why", "if", "who", "which"))
_AND = (("and",), ("or",))
_JOINTS = _ON | frozenset(("and", "or", "with", "to", "by", "via", "without"))
# Nouns behind a thing that leave it what it is.
_SAME_THING = word_set(
    "map image data task problem region area instance sample sequence signal recording measurement series"
)
_ADJECTIVES = ("ic", "ive", "ous", "able", "ible", "nal", "ral", "cal", "ial", "ular")
_NOUNS = word_set(
    """
    metric topic logic music traffic fabric mechanic public objective additive primitive detective variable table signal
    mineral potential material trial tutorial journal terminal integral neural
    """
)
_NO_NOUN = ("ly", "ed", "ing")
_NO_MORE = STOP_WORDS | _JOINTS | _THE
_YEAR = re.compile(r"(?:19|20)\d\d")
# Nouns before which a word for what is done says only of what they are.
_OF_IT = word_set("performance accuracy system rate result quality error score ability capability module process step")
# Joined words are looked for from so many letters on, and those in capitals from fewer ("RGB-D").
_LETTERS, _LETTERS_IN_CAPITALS = 5, 3
_CAPITALS = re.compile(r"[A-Z]{2,}\d*")
_LETTERS_OF_SHORT, _KNOWN = 2, 3
# A short form in capitals, but for the letter of a small word: "BoB" is "BOB".
_SMALL_INSIDE = re.compile(r"[A-Z]+[a-z]?[A-Z]+")
_WANTED = "to"

# "Self-supervised" is not "supervised", nor "non-linear" linear.
_TURNS, _TURNS_TEACHING = frozenset(("non", "un", "anti")), frozenset(("self", "semi", "weakly"))

Key = tuple[str, ...]
Span = tuple[int, int]


def _turned(before: str, first: str) -> bool:
    """Whether the word before a name makes its first word another one."""
    return before in _TURNS or (before in _TURNS_TEACHING and first.startswith(("supervis", "superviz")))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word as compared, where it stands, and whether nothing but a blank or a hyphen stands before it.

    ``goes_on`` where the word and the next one stand for parts of one short form: no name ends there.
    """

    key: str
    start: int
    end: int
    tied: bool
    goes_on: bool = False


@dataclass(slots=True)
class Written:
    """The words of all papers, to look names up in."""

    units: dict[str, tuple[_Unit, ...]] = field(default_factory=dict)
    at: dict[str, dict[str, list[int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    single: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    longs: Mapping[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    shorts: Mapping[str, str] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)
    often: Counter[str] = field(default_factory=Counter)
    # What was asked for: many pages ask for the same names.
    known: dict[tuple[str, tuple[str, ...]], dict[str, list[Span]]] = field(default_factory=dict)

    def key(self, name: str) -> Key:
        """A name as it is compared: each word in one spelling, short forms in full, without what is in a bracket."""
        if name not in self.keys:
            self.keys[name] = tuple(unit.key for unit in self._read(_BRACKET.sub("", name) or name))
        return self.keys[name]

    def deed(self, name: str) -> Key:
        """The same for what is done: to what it is done, and behind that the stem of the deed.

        >>> words = Written()
        >>> words.deed("counting of the hums") == words.deed("hum counting") == words.deed("counting hums")
        True
        """
        return _deed(self.key(name))

    def places(self, names: Iterable[str], *, done: bool = False) -> dict[str, list[Span]]:
        """Where papers write one of several names of a thing, by paper; ``done`` for names of what is done."""
        return self._asked("done" if done else "named", names)

    def done_to_some(self, names: Iterable[str]) -> dict[str, list[Span]]:
        """Where papers write of a deed with more words for what it is done to than its names have."""
        return self._asked("some", names)

    def parted(self, names: Iterable[str]) -> dict[str, list[Span]]:
        """Where an adjective stands before the last word of a name of several words: "warm rustic hum" for warm hum."""
        return self._asked("parted", names)

    def _asked(self, how: str, names: Iterable[str]) -> dict[str, list[Span]]:
        names = tuple(dict.fromkeys(names))
        known = self.known.get((how, names))
        if known is None:
            found: dict[str, list[Span]] = {}
            places = {"some": self._of_some, "parted": self._with_adjectives}.get(how)
            for paper, span in places(names) if places else self._named(names, done=how == "done"):
                found.setdefault(paper, []).append(span)
            known = self.known[how, names] = {paper: sorted(set(found[paper])) for paper in sorted(found)}
        return dict(known)

    def _named(self, names: Sequence[str], *, done: bool) -> Iterator[tuple[str, Span]]:
        """Where names stand."""
        for name in names:
            if found_in := _HYPHENED.fullmatch(name):
                yield from self._parted(self.key(found_in[1]), self.key(found_in[2]))
        for key in dict.fromkeys(key for name in names if (key := self.key(name))):
            yield from self._found(key)
            *things, stem = _deed(key) if done else ("",)
            if things:
                yield from self._done(tuple(things), stem)

    def _of_some(self, names: Sequence[str]) -> Iterator[tuple[str, Span]]:
        for *things, stem in dict.fromkeys(deed for name in names if (deed := self.deed(name))):
            if things:
                yield from self._done_to_some(tuple(things), stem)

    def _with_adjectives(self, names: Sequence[str]) -> Iterator[tuple[str, Span]]:
        for key in dict.fromkeys(map(self.key, names)):
            for paper, (start, end) in self._found(key[:-1]) if len(key) > 1 else ():
                units = self.units[paper]
                place = _place_at(units, end)
                run = units[place + 1 : place + 3]
                if len(run) > 1 and all(u.tied for u in run) and run[1].key == key[-1] and is_adjective(run[0].key):
                    yield paper, (start, run[1].end)

    def alone(self, name: str) -> set[str]:
        """The papers in which a word stands by itself: with none before it, or "of" behind, that says of what it is."""
        found = set()
        for paper, span in self._found(self.key(name)):
            units = self.units[paper]
            place = next(n for n, unit in enumerate(units) if unit.start == span[0])
            before = place > 0 and units[place].tied and units[place - 1].key not in STOP_WORDS
            behind = place + 1 < len(units) and units[place + 1].tied and units[place + 1].key in ("of", *_OF_IT)
            if not before and not behind:
                found.add(paper)
        return found

    def before(self, paper: str, start: int) -> str:
        """The word tied to what begins at a place of a paper; none where that begins a phrase."""
        units = self.units.get(paper, ())
        place = next((n for n, unit in enumerate(units) if unit.end > start), 0)
        if place < len(units) and units[place].start < start:
            return units[place].key  # one word with what begins there
        return units[place - 1].key if place and units[place].tied else ""

    def _found(self, key: Key) -> Iterator[tuple[str, Span]]:
        """Where a sequence of words stands."""
        rare = min(range(len(key)), key=lambda n: self.often[key[n]])
        for paper, places in self.at.get(key[rare], {}).items():
            units = self.units[paper]
            for place in places:
                first = place - rare
                if first < 0 or first + len(key) > len(units):
                    continue
                run = units[first : first + len(key)]
                if first and run[0].tied and _turned(units[first - 1].key, key[0]):
                    continue
                if not run[-1].goes_on and all(
                    u.key == k and (n == 0 or u.tied) for n, (u, k) in enumerate(zip(run, key, strict=True))
                ):
                    yield paper, (run[0].start, run[-1].end)

    def _parted(self, front: Key, head: Key) -> Iterator[tuple[str, Span]]:
        """Where a compound adjective stands before its noun with a word or two between: "wet-comb night hums"."""
        for paper, (start, end) in self._found(front):
            units = self.units[paper]
            place = _place_at(units, end)
            # "Low-heat and high-heat bakes" are low-heat bakes, too.
            both = units[place + 1 : place + 2 + len(front) + len(head)]
            keys = tuple(unit.key for unit in both)
            if keys[:1] in _AND and keys[len(front) :] == (front[-1], *head) and all(unit.tied for unit in both):
                yield paper, (start, both[-1].end)
            for last in range(place + 1, min(place + 2 + _BETWEEN, len(units) - len(head) + 1)):
                run = units[place + 1 : last + len(head)]
                if not all(unit.tied and unit.key not in STOP_WORDS for unit in run):
                    break
                if tuple(unit.key for unit in units[last : last + len(head)]) == head:
                    yield paper, (start, units[last + len(head) - 1].end)
                    break

    def _done(self, things: Key, stem: str) -> Iterator[tuple[str, Span]]:
        """Where a deed stands beside what it is done to, whichever is first."""
        for paper, (start, end) in self._found(things):
            units = self.units[paper]
            first = next(n for n in self.at[things[0]][paper] if units[n].start == start)
            last = first + len(things)
            if last < len(units) and units[last].tied and _stem(units[last].key) == stem and _is_noun(units[last].key):
                yield paper, (start, units[last].end)
            place = _without_articles(units, first - 1)
            deed = _deed_at(units, place, stem)
            if deed >= 0 and not _goes_on(units, first, last):
                yield paper, (units[deed].start, end)

    def _done_to_some(self, things: Key, stem: str) -> Iterator[tuple[str, Span]]:
        """Where a word or two between a deed and what it is done to say of which that is: "counting wet night hums"."""
        for paper, (start, end) in self._found(things):
            units = self.units[paper]
            first = next(n for n in self.at[things[0]][paper] if units[n].start == start)
            for place in range(first - 1, max(first - 1 - _OF_THINGS, 0), -1):
                word = units[place].key
                if not units[place + 1].tied or word in _NO_MORE or _stem(word) == stem:
                    break
                deed = _deed_at(units, _without_articles(units, place - 1), stem)
                said = units[deed + 1].key  # what is told of adjectives ("learning wetly warm"), or of where, is none
                if (
                    deed >= 0
                    and not word.endswith("ly")
                    and (said not in _ON or said in ("of", "on"))
                    and not _goes_on(units, first, first + len(things))
                ):
                    yield paper, (units[deed].start, end)

    def _read(self, text: str, paper: Paper | None = None) -> list[_Unit]:
        """The words of a name, or of a paper's text."""
        title = len(paper.title) if paper is not None else -1
        units: list[_Unit] = []
        end = 0
        for match in _WORD.finditer(text):
            raw = match.group()
            gap = text[end : match.start()]
            tied = bool(units) and _TIE.fullmatch(gap) is not None and (gap != "." or raw[0].isdigit())
            tied = tied and not end <= title <= match.start()
            hyphened = tied and gap in ("-", "‐", "‑")
            last, end = text[units[-1].start : end] if units else "", match.end()
            lettered = hyphened and len(last) == 1 and last.isalpha()
            long = None if lettered else self._long(raw, paper.id if paper is not None else None)
            words = [_key(w) for w in _WORD.findall(long)] if long else [_key(raw)]
            for n, word in enumerate(words):
                joined = units[-1].key + word if units else ""
                whole = len(joined) >= _LETTERS and joined in self.single and _YEAR.fullmatch(word) is None
                whole = whole or (hyphened and _is_in_capitals(f"{last}{raw}") and joined in self.capitals)
                whole = whole and tied and n == 0 and len(words) == 1
                if whole and units[-1].key not in STOP_WORDS and word not in STOP_WORDS:
                    before = units.pop()
                    units.append(_Unit(joined, before.start, match.end(), before.tied))
                else:
                    units.append(_Unit(word, match.start(), match.end(), tied or n > 0, n + 1 < len(words)))
        return units

    def _long(self, raw: str, paper: str | None) -> str | None:
        """What a short form stands for: in a paper that says so, or anywhere where it has three letters or is known."""
        bare = _PLURAL.sub("", raw)
        found = self.longs.get(bare) or self.longs.get(self.shorts.get(_letters(bare), ""))
        if found is None:
            return None
        long, papers = found
        known = len(bare) > _LETTERS_OF_SHORT or len(papers) >= _KNOWN
        return long if paper is None or paper in papers or known else None


def read_words(papers: Sequence[Paper], glossary: Iterable[GlossaryEntry] = ()) -> Written:
    """The words of papers, where a short form of the glossary with one sense stands for its long form."""
    papers_of = Counter(key for p in papers for key in {_key(raw) for raw in _WORD.findall(p.text)})
    # What one paper alone writes as one word may have lost its blank.
    single = frozenset(key for key, n in papers_of.items() if n > 1 or not key.isalpha())
    capitals = frozenset(_key(raw) for p in papers for raw in _WORD.findall(p.text) if _is_in_capitals(raw))
    longs: dict[str, tuple[str, frozenset[str]]] = {}
    shorts: dict[str, str] = {}
    words = Written(single=single, capitals=capitals, longs=longs, shorts=shorts)
    # A long form may hold another one's short form; what both spell out alike is one sense.
    entries = sorted((e for e in glossary if _WORD.fullmatch(e.short)), key=lambda e: (e.ambiguous, e.short))
    for entry in entries:
        senses = list(dict.fromkeys(words.key(long) for long in entry.long_forms if not is_short_form(long)))
        if senses and all(_is_one_sense(senses[0], sense) for sense in senses[1:]):
            longs[entry.short] = (" ".join(senses[0]), frozenset(entry.papers))
    alike = Counter(letters for e in entries if (letters := _letters(e.short)))
    shorts |= {letters: short for short in longs if alike[letters := _letters(short)] == 1}
    words.keys.clear()
    for paper in papers:
        units = tuple(words._read(paper.text, paper))
        words.units[paper.id] = units
        for n, unit in enumerate(units):
            words.at[unit.key][paper.id].append(n)
            words.often[unit.key] += 1
    return words


def _is_one_sense(one: Key, other: Key) -> bool:
    """Whether two long forms are one thing: in another order of their words, or with a word or two more.

    >>> _is_one_sense(("warm", "bun", "network"), ("deep", "bun", "net", "warm")), _is_one_sense(("bun",), ("loaf",))
    (True, False)
    """
    first, second = ({"network" if word == "net" else word for word in key} for key in (one, other))
    return len(first) > 1 < len(second) and (first <= second or second <= first)


def _place_at(units: Sequence[_Unit], end: int) -> int:
    """The first word that ends at a place of the text or behind it."""
    return bisect_left(units, end, key=lambda unit: unit.end)


def is_adjective(word: str) -> bool:
    """Whether a word ends as adjectives do, and is none of the nouns that end so.

    >>> [is_adjective(word) for word in ("rustic", "edible", "nominal", "metric", "signal")]
    [True, True, True, False, False]
    """
    return len(word) > 5 and word.endswith(_ADJECTIVES) and word not in _NOUNS


def _is_in_capitals(raw: str) -> bool:
    return len(raw) >= _LETTERS_IN_CAPITALS and _CAPITALS.fullmatch(_PLURAL.sub("", raw)) is not None


def _letters(short: str) -> str:
    """The letters of a short form that is written with its small words' letters small or large; else none.

    >>> _letters("BoB") == _letters("BOB"), _letters("bOB"), _letters("Bob")
    (True, '', '')
    """
    return short.casefold() if _SMALL_INSIDE.fullmatch(short) else ""


def _key(raw: str) -> str:
    """A word in one spelling, in the singular.

    >>> [_key(word) for word in ("CNNs", "GPS", "Texts", "modelling")]
    ['cnn', 'gps', 'text', 'modeling']
    """
    bare = _PLURAL.sub("", raw)
    word = (tokens(bare) or (bare.casefold(),))[0]
    if bare == raw and len(word) > 3 and not raw.isupper():
        word = spelling(f"{word}") if len(word) > 4 else _short_singular(word)
    return word


def _short_singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is", "as")) else word


def _without_articles(units: Sequence[_Unit], place: int) -> int:
    """The place of the last word before the articles that end at a place."""
    while place >= 0 and units[place + 1].tied and units[place].key in _THE:
        place -= 1
    return place


def _deed_at(units: Sequence[_Unit], place: int, stem: str) -> int:
    """The place of a word for what is done, where that ends before what it is done to; else -1."""
    if place < 0 or not units[place + 1].tied:
        return -1
    tied = units[place].key in _ON
    place -= tied
    if place < 0 or (tied and not units[place + 1].tied) or _stem(units[place].key) != stem:
        return -1
    word = units[place].key
    wanted = place > 0 and units[place - 1].key == _WANTED
    return place if (_is_noun(word) if tied else word.endswith("ing") or (wanted and not _is_noun(word))) else -1


def _goes_on(units: Sequence[_Unit], first: int, last: int) -> bool:
    """Whether words are the front of a longer name ("loaf crumbs"), or point to what a clause or sentence tells."""
    behind = units[last].key if last < len(units) and units[last].tied else ""
    then = units[last + 1].key if behind == "of" and last + 1 < len(units) else ""
    if (first and units[first - 1].key in _TOLD) or behind in _CLAUSE or then in _CLAUSE:
        return True
    thing = units[last - 1]
    is_plural = thing.end - thing.start > len(thing.key)
    if behind == "" or is_plural or behind in _NO_MORE or behind.endswith(_NO_NOUN):
        return False
    return behind not in _SAME_THING or is_adjective(thing.key)


def _deed(key: Key) -> Key:
    if len(key) < 2:
        return tuple(_stem(word) if _is_noun(word) else word for word in key)
    for n, word in enumerate(key[1:-1], 1):
        if word in _ON and _is_noun(key[n - 1]):
            things = key[n + 1 :]
            while len(things) > 1 and things[0] in _THE:
                things = things[1:]
            return (*things, *key[: n - 1], _stem(key[n - 1])) if not _JOINTS.intersection(things) else key
    if key[0].endswith("ing") and len(key[0]) > len("ing") + 2 and not _is_noun(key[-1]):
        return (*key[1:], _stem(key[0]))
    return (*key[:-1], _stem(key[-1])) if _is_noun(key[-1]) and not _JOINTS.intersection(key) else key


def _is_noun(word: str) -> bool:
    return len(word) > 5 and word.endswith(("ion", "ing"))


def _stem(word: str) -> str:
    """What forms of a verb and its noun have in common.

    >>> {_stem(word) for word in ("classification", "classifying", "classify")}
    {'classif'}
    """
    for ending in ("ication", "ying", "y", "ion", "ing", "es", "e", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    for ending in ("at", "it", "iz"):
        if word.endswith(ending) and len(word) - 2 >= 4:
            return word[:-2]
    return word
