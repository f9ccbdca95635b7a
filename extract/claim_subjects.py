"""Whose finding it is where no reader marked it: a sentence goes in, its grammatical subject (or None) comes out."""

from __future__ import annotations

import re

from extract.folding import fold
from extract.lexicon import GENERIC_HEADS, PREPOSITIONS, word_set

__all__ = ["can_be_subject", "find_subject", "grammatical_subject"]

_LEAD = re.compile(
    r"(?:[A-Z][\w ]{2,24}:\s+)?(?:[A-Z][a-z]+(?:ly|more|over|ver|while|time)?,\s+|Also,?\s+)?"
    r"(?:(?:(?:[Oo]ur|[Tt]he|[Ee]xtensive|[Ee]xperiment\w*|[Ee]mpirical|[Ss]imulation|[Nn]umerical)\s+)*"
    r"(?:[Rr]esults|[Ee]xperiments|[Ff]indings|[Ee]valuations?|[Aa]nalys[ei]s|[Ww]e)\s+(?:also\s+|further\s+)?"
    r"(?:show|demonstrate|indicate|reveal|find|found|suggest|confirm|showed|demonstrated)(?:ed|s)?\s+that\s+)?"
    r"(?:(?:[Tt]he|[Oo]ur|[Aa]n?|[Tt]hese)\s+)?"
)
_VERB = re.compile(
    r"\s+(?:(?:also|further|significantly|consistently|still|not only|successfully|effectively|clearly|even)\s+)?"
    r"(?:achiev|outperform|surpass|exceed|improv|reduc|increas|decreas|reach|attain|obtain|yield|perform|show|demonstrat"
    r"|exhibit|deliver|provid|produc|enabl|generaliz|maintain|match|enhanc|boost|accelerat)(?:e?s|ed)\b"
    r"|\s+(?:is|are|has|have|can)\b"
)
_NOT = word_set(
    """
    this that these those it its they them which who what there here each both all other others one ones first second
    third latter former we i you he she total number majority results result experiment experiments evaluation
    evaluations finding findings analysis analyses study studies paper work data dataset datasets corpus benchmark
    conclusion conclusions no not same most some many two three four five
    """
)
_MOST_WORDS = 5


def can_be_subject(words: str) -> bool:
    """Whether ``words`` name a thing that a finding can be about: no pronoun, and no word for the whole of the work."""
    return words.lower() not in _NOT - {"we", "it"}


def grammatical_subject(sentence: str) -> str | None:
    """The short noun phrase before the sentence's verb, or None where it is no name of a thing.

    Examples
    --------
    >>> grammatical_subject("Moreover, the heron counter reaches 91% recall.")
    'heron counter'
    >>> grammatical_subject("A total of 40 ponds showed glare.") is None
    True
    """
    place = find_subject(sentence)
    return sentence[place[0] : place[1]] if place else None


def find_subject(sentence: str) -> tuple[int, int] | None:
    """The place of ``grammatical_subject``'s phrase in ``sentence``."""
    lead = _LEAD.match(sentence)
    start = lead.end() if lead else 0
    verb = _VERB.search(sentence, start, start + 100)
    if verb is None:
        return None
    phrase = sentence[start : verb.start()]
    words = phrase.split()
    if not words or len(words) > _MOST_WORDS or any(c in phrase for c in ",;:()"):
        return None
    lowered = [w.lower() for w in words]
    if any(w in PREPOSITIONS or w in _NOT or w in ("and", "or", "that") for w in lowered) or words[0][0].isdigit():
        return None
    if len(words) == 1 and fold(phrase) in GENERIC_HEADS:
        return None
    return start, verb.start()
