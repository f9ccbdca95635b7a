"""Words and noun phrases of a stretch of text, on spaCy's blank English tokenizer.

Noun phrases are found without a tagger: maximal runs of words that are neither function words nor one of the common
verbs and adverbs of abstracts. Crude, but its borders are right often enough where the head word is telling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import GENERIC_ADJECTIVES, PREPOSITIONS, word_set

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Word", "blank_english", "noun_phrases", "split_words"]

#: A noun phrase of more words is a list without commas.
MAX_PHRASE_WORDS = 9
#: A stretch is read this far: no sentence is longer, and spaCy's tokenizer is not linear on some hostile texts.
MAX_STRETCH = 4_000
_SURROGATE = re.compile("[\ud800-\udfff]")
_VERBS = word_set(
    """
    achieve adapt add address adopt aim align allow analyse analyze apply argue assess assign assume attain avoid
    become benefit bring build
    capture carry cause collect combine compare compute conduct confirm consider consist construct contain contribute
    correspond create deal
    demonstrate depend derive describe design determine develop differ discover discuss divide employ enable
    encourage enhance ensure establish
    evaluate examine exhibit exist exploit explore expose extend extract facilitate fail find focus follow form
    formulate gain generate give
    guide handle help highlight hold identify ignore illustrate implement improve include incorporate increase
    indicate infer influence
    integrate introduce investigate involve keep lack lead learn leverage limit maintain make maximize measure
    minimize mitigate motivate
    neglect observe obtain offer optimize outperform overcome perform pose predict present preserve prevent produce
    promote propose prove
    provide quantify randomize reach receive recruit reduce refine rely remain remove report represent require
    resolve result reveal satisfy seek
    select serve show simulate solve study suffer suggest support surpass tackle take test train transfer treat
    undergo understand unify update use
    utilise utilize validate verify yield
    """
)
_NOUN_TOO = word_set(
    """
    design focus form gain guide help increase influence lack lead limit measure present report result study support
    test train transfer use update address benefit cause aim learn contract
    """
)
_FUNCTION = PREPOSITIONS | word_set(
    """
    a an the this that these those it its they their them he she his her we our us you your i my who whom whose which
    what when where why how
    whether and or but nor so yet if then else because although though while whereas since unless until as than not
    no neither either both all
    any each every some few many much more most less least other another such same own only just also even still
    already again very too quite
    rather almost about nearly there here is are was were be been being am do does did done has have had having can
    could may might must shall
    should will would need ought one two three four five six seven eight nine ten first second third finally
    furthermore moreover however
    therefore thus hence additionally specifically namely respectively e.g. i.e. etc etc. et al al. without within
    toward due able available
    well often usually recently currently previously further together instead otherwise meanwhile consequently
    accordingly especially
    particularly mainly mostly typically generally commonly frequently simply directly effectively efficiently
    significantly
    substantially widely highly fully completely jointly simultaneously explicitly implicitly automatically better
    worse best worst higher
    lower larger smaller greater fewer compared according known called named termed denoted
    """
)
_EDGE = GENERIC_ADJECTIVES | word_set(
    "based given large small high low good long short strong weak rich full whole single extensive comprehensive"
)
_PIECE = re.compile(r"[^\W_]")
_JOINING = frozenset("-–/+&'’_@^")


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its place; hyphenated and slashed words are whole."""

    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def is_name(self) -> bool:
        """Whether its letters look like a name's: inner capitals, capitals with digits, all capitals."""
        letters = [c for c in self.text if c.isalpha()]
        capitals = sum(c.isupper() for c in letters)
        return capitals >= 2 or (capitals >= 1 and any(c.isdigit() for c in self.text))


@cache
def blank_english() -> Language:
    """spaCy's blank English pipeline; only its tokenizer is used."""
    import spacy

    return spacy.blank("en")


def split_words(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``; marks of punctuation are words of their own."""
    # Lone surrogates cannot be encoded; a sign of the same length takes their place.
    doc = blank_english().make_doc(_SURROGATE.sub("\ufffd", text[start : min(end, start + MAX_STRETCH)]))
    words: list[Word] = []
    open_join = False
    for token in doc:
        if token.is_space:
            open_join = False
            continue
        a = start + token.idx
        b = a + len(token.text)
        joins = token.text in _JOINING
        glued = bool(words) and words[-1].end == a
        if glued and (open_join or joins) and (joins or _PIECE.match(token.text) is not None):
            words[-1] = Word(words[-1].start, b, text[words[-1].start : b])
        else:
            words.append(Word(a, b, token.text))
        open_join = joins and glued
    return words


def noun_phrases(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Maximal runs of content words, less the general adjectives at their front."""
    run: list[Word] = []
    for i, word in enumerate(words):
        if _breaks(word, words[i - 1].low if i else "", bool(run)):
            yield from _finish(run)
            run = []
        else:
            run.append(word)
    yield from _finish(run)


def _finish(run: list[Word]) -> Iterator[list[Word]]:
    while run and (run[0].low in _EDGE or run[0].low.endswith("ly")):
        run = run[1:]
    while run and not any(c.isalpha() for c in run[0].text):
        run = run[1:]
    while run and run[-1].low in _EDGE:
        run = run[:-1]
    if 0 < len(run) <= MAX_PHRASE_WORDS:
        yield run


def _breaks(word: Word, before: str, inside: bool) -> bool:
    low = word.low
    if _PIECE.search(low) is None or low in _FUNCTION:
        return True
    if word.is_name:
        return False
    if low.endswith("ly") and len(low) > 4 and not inside:
        return False
    if low.endswith("ly") and len(low) > 5:
        return True
    if low in _NOUN_TOO:
        return before in ("we", "to", "they", "it", "which", "that")
    stem = _verb(low)
    if stem is None:
        return False
    # "trained model", "learning rate": an -ed or -ing word inside or before a noun is part of the phrase; after "we",
    # "to", "by" or a noun it is a verb.
    if low.endswith(("ed", "ing")):
        return not (
            before in ("a", "an", "the", "of", "our", "for", "on", "and", "in", "with", "", ",")
            or (inside and low.endswith("ing"))
        )
    return not word.text[0].isupper() or low == stem


def _verb(low: str) -> str | None:
    for ending, plus in (
        ("", ""),
        ("s", ""),
        ("es", ""),
        ("d", ""),
        ("ed", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ies", "y"),
        ("ied", "y"),
    ):
        if low.endswith(ending):
            stem = low[: len(low) - len(ending)] + plus
            if stem in _VERBS:
                return stem
            if ending in ("ed", "ing") and len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in _VERBS:
                return stem[:-1]
    return None
