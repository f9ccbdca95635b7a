"""Causes that the text states for an issue: "X due to Y", "X stems from Y", "Y leads to X".

A paper's extraction and one of its issues go in; the words that name the cause come out. Nothing is inferred: without
one of the cues in the issue's own sentence there is no cause.
"""

from __future__ import annotations

import re

from extract.records import Extraction, Issue
from kg.evidence import quote
from kg.issue_labels import noun_phrase
from kg.phrases import has_verb, stands_alone
from kg.records import Cause

# The cause follows the cue.
_BACKWARD = re.compile(
    r"\b(?:due to|owing to|because of|caused by|stems? from|stemming from|arises? from|arising from|"
    r"results? from|resulting from|attribut(?:ed|able) to|as a result of|"
    r"originat(?:es?|ing) from|induced by|because|since)\s+",
    re.IGNORECASE,
)
# The effect follows the cue, the cause stands before it.
_FORWARD = re.compile(
    r",?\s*\b(?:(?:which|that|this|and|thus|thereby|often|may|can|could|will|in turn)\s+){0,3}"
    r"(?:leads? to|leading to|results? in|resulting in|(?<!one )(?<!another )(?<!main )(?<!major )(?<!the )(?<!a )"
    r"causes?(?! (?:is|are|was|of|for|that|and)\b)|causing|"
    r"gives? rise to|giving rise to|brings? about|induces?|inducing)\s+",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[.;:]|,\s|\s(?:which|while|whereas|but|thus|thereby|making|"
    r"hindering|limiting|leading|resulting)\b|\)\s"
)
_CLAUSE_START = re.compile(r"[;:]|\b(?:however|although|but|while|whereas|moreover|yet|that|and)\b,?\s", re.IGNORECASE)
# After these a clause follows, which a comma does not end where "and" goes on with it.
_CLAUSAL = ("because", "since")
_SENTENCE_END = re.compile(r"[.;:]|,\s+(?:which|while|whereas|but|thus|so|thereby|making|we)\s")
_BACKWARD_SCORE, _FORWARD_SCORE = 0.9, 0.8
_MAX_WORDS = 16


def find_causes(extraction: Extraction, issue: Issue) -> tuple[Cause, ...]:
    """The causes that the issue's sentence states, in text order."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return ()
    sentence = extraction.sentences[issue.sentence]
    text = extraction.paper.text
    found: dict[tuple[int, int], Cause] = {}
    for cue in _BACKWARD.finditer(text, sentence.start, sentence.end):
        # The issue is what comes before the cue, in the clause that ends there or in the issue's own phrase.
        if issue.start < cue.start() and text[issue.end : cue.start()].count(",") == 0 and cue.start() - issue.end < 60:
            clausal = cue.group().strip().casefold() in _CLAUSAL
            end = _clause_end(text, cue.end(), sentence.end, _SENTENCE_END if clausal else _CLAUSE_END)
            _add(found, extraction, cue.end(), end, "cause after cue", _BACKWARD_SCORE)
    for cue in _FORWARD.finditer(text, sentence.start, sentence.end):
        if cue.end() <= issue.start + 1 and issue.start - cue.end() < 40 and "," not in text[cue.end() : issue.start]:
            start = _clause_start(text, sentence.start, cue.start())
            _add(found, extraction, start, cue.start(), "cause before cue", _FORWARD_SCORE)
    return tuple(found[key] for key in sorted(found))


def _add(
    found: dict[tuple[int, int], Cause], extraction: Extraction, start: int, end: int, rule: str, score: float
) -> None:
    text = extraction.paper.text
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")%"):
        end -= 1
    if len(text[start:end].split()) > _MAX_WORDS:
        return
    label = noun_phrase(text[start:end])
    if has_verb(label) and re.match(r",?\s*results?\b", text[end:]):
        return  # "has brought good results in": a noun
    # A cause that only points ("this", "one") tells a reader nothing.
    if stands_alone(label) and stands_alone(label[:1].lower() + label[1:], "of "):
        found[start, end] = Cause(label=label, evidence=quote(extraction.paper, start, end, rule, score))


def _clause_end(text: str, start: int, stop: int, ends: re.Pattern[str]) -> int:
    match = ends.search(text, start, stop)
    return match.start() if match is not None else stop


def _clause_start(text: str, start: int, stop: int) -> int:
    last = start
    for match in _CLAUSE_START.finditer(text, start, stop):
        last = match.end()
    return last
