"""Content words of a text, levelled so that wordings of one thing meet; and how alike two bags of words are."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from extract.lexicon import word_set
from kg.folding import fold, singular

_WORD = re.compile(r"[^\W_]+")
# Closed classes of English and words of the trade that say nothing of a subject.
STOP_WORDS = word_set(
    """
    a about above across after again against all along also although always among an and another any are around
    as at be because been before being below between both but by can cannot could did do does doing done down
    due during each either else etc even ever every few for from further get had has have having hence here how
    however i if in indeed instead into is it its itself just least less like made mainly make many may might
    more moreover most much must namely near need nor not now of off often on once one only or other others our
    out over own per quite rather re same several shall should show since so some still such than that the their
    them then there thereby therefore these they this those through thus to together too toward towards two
    under until up upon us use used using various very via was we well were what when where whether which while
    who whom whose why will with within without would yet you your novel new paper propose proposed approach
    method methods existing current recent work study based different first second three four state art results
    result shown
    """
)

# The longer before the shorter that ends it.
_ENDINGS = tuple(
    sorted(
        word_set(
            """
            ization isation ational iveness fulness ation ition ement ility ingly edly able ible ally ical ance ence
            ness ment ings ing ion ive ity ous ied ed er ly al ic e y
            """
        ),
        key=lambda ending: (-len(ending), ending),
    )
)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A lower-case word without its commonest English endings; crude on purpose, equal forms are all that counts.

    >>> {stem(w) for w in ("label", "labels", "labelled", "labeling")}
    {'label'}
    """
    base = singular(word)
    for ending in _ENDINGS:
        if base.endswith(ending) and len(base) - len(ending) >= 4:
            base = base[: -len(ending)]
            break
    if len(base) > 4 and base[-1] == base[-2] and base[-1] not in "s":
        base = base[:-1]
    return base


@lru_cache(maxsize=100_000)
def content_words(text: str) -> tuple[str, ...]:
    """Stems of the words that say something, in order."""
    return tuple(
        stem(word) for word in _WORD.findall(fold(text)) if word not in STOP_WORDS and (len(word) > 1 or word.isdigit())
    )


def document_counts(documents: Iterable[Iterable[str]]) -> Counter[str]:
    """In how many documents each word stands."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(set(document))
    return counts


def weigh(words: Sequence[str], counts: Mapping[str, int], documents: int) -> dict[str, float]:
    """A unit-length bag of words, rare ones heavier (inverse document frequency, smoothed)."""
    bag = {
        w: (1.0 + math.log(n)) * math.log((1 + documents) / (1 + counts.get(w, 0)) + 1.0)
        for w, n in Counter(words).items()
    }
    norm = math.sqrt(math.fsum(v * v for v in bag.values()))
    return {w: bag[w] / norm for w in sorted(bag)} if norm else {}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Cosine of two unit-length bags."""
    if len(other) < len(one):
        one, other = other, one
    return math.fsum(weight * other[word] for word, weight in one.items() if word in other)
