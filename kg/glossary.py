"""The glossary: every short form with its long forms, and the words that define it.

Extractions go in, ``GlossaryEntry`` records come out, in the order of short forms. A short form with two meanings is
marked ambiguous.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.lexicon import word_set
from extract.records import Abbreviation, Extraction
from kg.evidence import quote_sentence
from kg.folding import fold, singular, tokens
from kg.records import GlossaryEntry
from kg.short_forms import find_definitions, same_sense
from kg.slips import Spelling

_SMALL = word_set("a an the of and for in to on with by")
# What stands before a long form that was cut at its "and": "steady and " before "evenly spread".
_BEFORE_AND = re.compile(r"(?<![\w-])((?:[\w-]+ ){1,3}and )\Z")
_LONGEST_BEFORE = 80
# A word that the end of a line cut in two: "trans- lation".
_CUT = re.compile(r"(?<=[a-z]{2})- (?!(?:and|or|to|versus|vs)\b)(?=[a-z]{2})")
# A long form of so many words, of which so many letters of a short one begin one, spells it.
_MANY_WORDS, _SPELT = 3, 2


def build_glossary(extractions: Sequence[Extraction]) -> tuple[GlossaryEntry, ...]:
    """One entry a short form; long forms by the number of papers that define it so."""
    found: dict[str, list[tuple[Extraction, Abbreviation]]] = defaultdict(list)
    for extraction in extractions:
        for abbreviation in find_definitions(extraction):
            abbreviation = _completed(abbreviation, extraction.paper.text)
            key = _short(abbreviation.short)
            # "peak noise-to-signal ratio" for PSNR is a slip, and no meaning.
            sound = key and fold(abbreviation.long) and not is_contrary(key, abbreviation.long)
            sound = sound and spells(key, abbreviation.long) and not is_longer_short(key, abbreviation.long)
            if sound and _letters(abbreviation.long) != _letters(key):
                found[key].append((extraction, abbreviation))
    found = _joined(found)
    spelling = Spelling(extraction.paper for extraction in extractions)
    return tuple(_entry(short, found[short], spelling) for short in sorted(found, key=lambda s: (s.casefold(), s)))


def _joined(
    found: Mapping[str, list[tuple[Extraction, Abbreviation]]],
) -> dict[str, list[tuple[Extraction, Abbreviation]]]:
    """Spellings of one short form ("Re-ID", "ReID") under the one of most papers, where they stand for the same."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for short in sorted(found):
        spellings[_letters(short)].append(short)
    joined: dict[str, list[tuple[Extraction, Abbreviation]]] = {}
    for shorts in spellings.values():
        ordered = sorted(shorts, key=lambda short: (-len({x.paper.id for x, _ in found[short]}), short))
        for short in ordered:
            longs = [fold(a.long) for _, a in found[short]]
            home = next((o for o in joined if o in ordered and _means(longs, joined[o])), None)
            if home is None:
                joined[short] = list(found[short])
            else:
                joined[home] += found[short]
    return joined


def _means(longs: Sequence[str], definitions: Sequence[tuple[Extraction, Abbreviation]]) -> bool:
    """Whether each of some folded long forms says what one of these definitions does."""
    return all(any(same_sense(fold(a.long), long) for _, a in definitions) for long in longs)


def is_contrary(short: str, long: str) -> bool:
    """Whether the words of a long form begin with the letters of the short one, but in another order.

    >>> is_contrary("PSNR", "peak noise to signal ratio"), is_contrary("PSNR", "peak signal to noise ratio")
    (True, False)
    """
    letters = list(_letters(short))
    initials = [word[0] for word in tokens(long) if word not in _SMALL]
    return initials != letters and sorted(initials) == sorted(letters)


def is_longer_short(short: str, long: str) -> bool:
    """Whether a long form is one word with the letters of the short one in it: another short form, or a name.

    >>> is_longer_short("BW", "BWQA"), is_longer_short("BW", "bee watching")
    (True, False)
    """
    return " " not in long.strip() and _letters(short) in _letters(long)


def spells(short: str, long: str) -> bool:
    """Whether the letters of a short form begin words of a long one, as far as it has many words.

    >>> spells("BoCaDI", "bright frame")
    False
    >>> spells("BeeLHW", "bee keeping process"), spells("LHW", "loud hive watch"), spells("EKG", "electrocardiogram")
    (False, True, True)
    """
    words = re.findall(r"[^\W_]+", long)
    capitals = [c.casefold() for c in short if c.isupper()]
    if len(words) < _MANY_WORDS or len(capitals) < _MANY_WORDS:
        few = len(words) == 2 and len(capitals) > _MANY_WORDS
        return not few or _in_order(capitals, [c.casefold() for c in long]) >= _MANY_WORDS
    initials = [c.casefold() for w in words for c in (w if w.isupper() else w[0])]
    return _in_order(capitals, initials) >= _SPELT


def _in_order(some: Sequence[str], others: Sequence[str]) -> int:
    """How many letters two rows of them have in common, in one order."""
    row = [0] * (len(others) + 1)
    for one in some:
        last = row
        row = [0]
        for n, other in enumerate(others):
            row.append(last[n] + 1 if one == other else max(last[n + 1], row[n]))
    return row[-1]


def _completed(abbreviation: Abbreviation, text: str) -> Abbreviation:
    """A definition whose long form was cut at an "and", with the words before it that the short form spells."""
    long, start = abbreviation.long, abbreviation.start
    letters = list(_letters(_short(abbreviation.short)))
    match = _BEFORE_AND.search(text, max(0, start - _LONGEST_BEFORE), start)
    if match is None or not text.startswith(long, start) or _all_in_order(letters, list(_initials(long))):
        return abbreviation
    before = match[1].split(" ")[:-1]
    for place in range(len(before) - 2, -1, -1):
        front = " ".join(before[place:])
        if before[place][0].casefold() == letters[0] and _all_in_order(letters, list(_initials(f"{front} {long}"))):
            return replace(abbreviation, long=f"{front} {long}", start=start - len(front) - 1)
    return abbreviation


def _all_in_order(letters: Sequence[str], initials: Sequence[str]) -> bool:
    return _in_order(letters, initials) == len(letters)


def _initials(text: str) -> Iterator[str]:
    return (word[0].casefold() for word in re.findall(r"[^\W_]+", text) if word.casefold() not in _SMALL)


def _letters(text: str) -> str:
    return "".join(ch for ch in text.casefold() if ch.isalnum())


def _short(short: str) -> str:
    """The short form without a plural s: "ECGs" is "ECG"."""
    text = " ".join(short.split())
    return text[:-1] if text.endswith("s") and len(text) > 2 and text[:-1].isupper() else text


def _entry(short: str, definitions: Sequence[tuple[Extraction, Abbreviation]], spelling: Spelling) -> GlossaryEntry:
    papers: dict[str, set[str]] = defaultdict(set)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for extraction, abbreviation in definitions:
        key = fold(abbreviation.long)
        papers[key].add(extraction.paper.id)
        written[key][_CUT.sub("", " ".join(abbreviation.long.split()).strip(" ,;:"))] += 1
    senses: list[list[str]] = []
    for key in sorted(papers, key=lambda k: (-len(papers[k]), k)):
        home = next((members for members in senses if same_sense(members[0], key)), None)
        if home is None:
            senses.append([key])
        else:
            home.append(key)
    long_forms = tuple(spelling.mend(_in_use(sum((written[k] for k in members), Counter()))) for members in senses)
    first: dict[str, tuple[Extraction, Abbreviation]] = {}
    for extraction, abbreviation in definitions:
        first.setdefault(extraction.paper.id, (extraction, abbreviation))
    evidence = tuple(quote_sentence(x, a.start, a.end, "definition", 1.0) for x, a in first.values())
    return GlossaryEntry(
        short=short,
        long_forms=long_forms,
        evidence=evidence,
        papers=tuple(sorted(first)),
        ambiguous=len(long_forms) > 1,
    )


def _in_use(written: Counter[str]) -> str:
    """The form that papers use: the singular before the plural, the most frequent, small letters before capitals."""
    return min(
        written,
        key=lambda t: (
            singular(t.casefold().split()[-1]) != t.casefold().split()[-1],
            -written[t],
            sum(c.isupper() for c in t),
            t,
        ),
    )
