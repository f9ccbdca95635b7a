"""Short names that nobody defines, beside the long ones that spell them: "HSS2" and "Harbour Sound Samples 2".

Papers name known data sets and measures by letters alone, without a bracket. Two names of one run are one thing where
the capitals and digits of one are the initials of the other, all of them and in order, and where no other long name
of the run has the same. In go names as written, with keys and types; out come pairs of keys.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from extract.lexicon import word_set
from kg.close_names import is_close
from kg.folding import fold, is_short_form, spelling
from kg.name_rules import without_head
from ontologies.vocabulary import EntityType

SCORE = 0.88
# Fewer letters stand for too many things.
_LETTERS = 3
# Of a short name the share that are capitals or digits: "SQuID" has no more small letters, "HullSound" is spelt.
_CAPITALS = 0.6
_SMALL = word_set("a an and at by for from in of on or per the to under versus via vs with")
_HEAD = re.compile(
    r"\s+(?:data\s?sets?|corpus|corpora|benchmarks?|databases?|collection|data|challenge|scores?|metrics?|measures?|values?)\Z",
    re.IGNORECASE,
)
_PIECES = re.compile(r"[\s/\-–]+|(?<=[a-z])(?=[A-Z])")
_JOINED = re.compile(r"(?P<first>[A-Z][\w+.]*)[/\-](?P<rest>[A-Z]{2,4})")
# Who put a data set out, in letters, before its name: "HRF KEEL", "HRF KEEL 2031".
_PUBLISHED = re.compile(r"(?P<who>[A-Z]{2,6}) (?P<rest>(?=\w*[A-Z]{3})\w+(?: (?P<year>(?:19|20)\d\d))?)")
_LONG = 4
Named = tuple[str, EntityType, Sequence[str]]
"""The key of a thing, its type, and its names as written."""


def letter_pairs(names: Iterable[Named], senses: Collection[str]) -> list[tuple[str, str, float]]:
    """Pairs of keys that are one thing by their letters, with their score.

    Parameters
    ----------
    names : iterable of (str, EntityType, sequence of str)
        Things with their keys, types and names as written.
    senses : collection of str
        Folded short forms that papers spell out.
    """
    ordered = sorted(names, key=lambda named: (named[0], named[1]))
    pairs: set[tuple[str, str]] = set()
    for kind in (EntityType.DATASET, EntityType.METRIC):
        shorts: dict[str, set[str]] = defaultdict(set)
        longs: dict[str, set[str]] = defaultdict(set)
        for key, its, written in ordered:
            if its is not kind:
                continue
            for text in written:
                bare = _HEAD.sub("", text.strip())
                # What papers spell out stands for that, and for nothing else that has its letters.
                if (letters := _short_letters(bare, kind)) and fold(bare) not in senses:
                    shorts[letters].add(key)
                for form in {bare, text.strip()}:
                    for letters in _initials(form, kind):
                        longs[letters].add(key)
        for letters in shorts:
            others = longs[letters] - shorts[letters]
            if _is_one(others, kind) and _is_one(shorts[letters], kind):
                pairs.add(_pair(min(others), min(shorts[letters])))
    pairs |= _halves(ordered) | _published(ordered)
    return [(one, other, SCORE) for one, other in sorted(pairs)]


def _near_all(keys: Collection[str]) -> bool:
    """Whether keys are one name, but for slips in it."""
    bare = sorted({without_head(key, EntityType.DATASET) for key in keys})
    return bool(bare) and all(spelling(one) == spelling(bare[0]) or is_close(bare[0], one) for one in bare)


def _pair(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


def _is_one(keys: Collection[str], kind: EntityType) -> bool:
    """Whether keys are spellings of one name, which other rules join."""
    return len({spelling(without_head(key, kind)) for key in keys}) == 1


def _short_letters(text: str, kind: EntityType) -> str:
    """The letters of a short name that may be initials; nothing where it is none."""
    if not is_short_form(text) or not text.replace("-", "").isalnum():
        return ""
    told = "".join(ch for ch in text if ch.isupper() or ch.isdigit())
    if kind is EntityType.METRIC:
        told = "".join(ch for ch in text.upper() if ch.isalnum())
    elif len(told) < _CAPITALS * sum(ch.isalnum() for ch in text):
        return ""
    return told if sum(ch.isalpha() for ch in told) >= _LETTERS else ""


def _initials(text: str, kind: EntityType) -> Collection[str]:
    """What the first letters of a long name spell, with its small words and without them."""
    words = [word for word in re.split(r"[\s\-–/]+", text.strip()) if word]
    if len(words) < _LETTERS - 1 or not all(word[0].isalnum() for word in words):
        return ()
    if kind is EntityType.DATASET and not all(
        word[0].isupper() or word[0].isdigit() or word.casefold() in _SMALL for word in words
    ):
        return ()
    found = []
    for chosen in (words, [word for word in words if word.casefold() not in _SMALL]):
        found.append("".join(word if word.isdigit() else word[0].upper() for word in chosen))
    return {letters for letters in found if sum(ch.isalpha() for ch in letters) >= _LETTERS}


def _published(names: Sequence[Named]) -> set[tuple[str, str]]:
    """Names with and without the letters of who put the data out; no data set's name comes before another's."""
    bare: dict[str, set[str]] = defaultdict(set)
    longer: list[tuple[str, re.Match[str]]] = []
    for key, kind, written in names:
        for text in written if kind is EntityType.DATASET else ():
            form = _HEAD.sub("", text.strip())
            bare[spelling(fold(form))].add(key)
            if (match := _PUBLISHED.fullmatch(form)) is not None:
                longer.append((key, match))
    found: set[tuple[str, str]] = set()
    for key, match in longer:
        others = bare.get(spelling(fold(match["rest"])), set()) - {key}
        dated = match["year"] is not None or match["rest"][-4:].isdigit()
        told = dated or (match["who"].casefold() not in bare and sum(ch.isalpha() for ch in match["rest"]) >= _LONG)
        if told and _is_one(others, EntityType.DATASET):
            found.add(_pair(key, min(others)))
    return found


def _halves(names: Sequence[Named]) -> set[tuple[str, str]]:
    """Names that begin with one word and end with another or its initials: "KEEL/HP" and "KEEL/Harbour Post"."""
    short: dict[tuple[str, str], set[str]] = defaultdict(set)
    long: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, kind, written in names:
        for text in written:
            bare = _HEAD.sub("", text.strip())
            if kind in (EntityType.DATASET, EntityType.METHOD) and (match := _JOINED.fullmatch(bare)) is not None:
                short[match["first"].casefold(), match["rest"]].add(key)
            if kind is not EntityType.DATASET or not re.search(r"[/\-–]", bare):
                continue
            first, *rest = [piece for piece in _PIECES.split(bare) if piece]
            if len(rest) > 1 and all(piece[0].isupper() and piece.isalpha() for piece in rest):
                long[first.casefold(), "".join(piece[0] for piece in rest)].add(key)
    found: set[tuple[str, str]] = set()
    for which, keys in short.items():
        others = long[which] - keys
        if _near_all(others):
            found.update(_pair(key, min(others)) for key in keys)
    return found
