"""The glossary: every short form with its long forms, and the words that define it.

Extractions go in, ``GlossaryEntry`` records come out, in the order of short forms. A short form with two meanings is
marked ambiguous.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from extract.lexicon import word_set
from extract.records import Abbreviation, Extraction
from kg.evidence import quote_sentence
from kg.folding import fold, singular, tokens
from kg.records import GlossaryEntry
from kg.short_forms import find_definitions, same_sense
from kg.slips import Spelling

_SMALL = word_set("a an the of and for in to on with by")


def build_glossary(extractions: Sequence[Extraction]) -> tuple[GlossaryEntry, ...]:
    """One entry a short form; long forms by the number of papers that define it so."""
    found: dict[str, list[tuple[Extraction, Abbreviation]]] = defaultdict(list)
    for extraction in extractions:
        for abbreviation in find_definitions(extraction):
            key = _short(abbreviation.short)
            # "peak noise-to-signal ratio" for PSNR is a slip, and no meaning.
            sound = key and fold(abbreviation.long) and not is_contrary(key, abbreviation.long)
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
        written[key][" ".join(abbreviation.long.split()).strip(" ,;:")] += 1
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
