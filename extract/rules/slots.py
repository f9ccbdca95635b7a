"""Parts of claims by patterns: sentences that tell a result go in, ``SlotSpan`` records come out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.lexicon import word_set
from extract.quantities import Kind, Quantity, find_quantities
from extract.reading import MentionSpan, RoleGuess, SlotSpan
from extract.rules.words import noun_phrases, split_words
from extract.spans import trim_span
from ontologies.vocabulary import EntityType, Role, Slot

__all__ = ["find_slots"]

_DELTA_BEFORE = re.compile(
    r"\b(?:by|improv\w*(?: of| by)?|gains?(?: of)?|increas\w*(?: of| by)?|reduc\w*(?: of| by)?|decreas\w*(?: of"
    r"| by)?|drop\w*(?: of| by)?|margin(?: of)?|"
    r"speed-?ups?(?: of)?|boost\w*(?: of)?|difference(?: of)?)\s*(?:up to|over|about|approximately|at least"
    r"|more than|nearly|around|an? (?:average|additional) of)?\s*\Z",
    re.I,
)
_DELTA_AFTER = re.compile(
    r"\s*(?:\w+\s)?(?:improvements?|gains?|increase|reductions?|decrease|drop|speed-?ups?|better|higher|lower"
    r"|faster|fewer|less|more|smaller|boost|absolute|relative|over)\b",
    re.I,
)
_COUNTED = re.compile(
    r"\s*(?:\w+\s){0,2}(?:patients?|subjects?|participants?|children|images?|videos?|samples?|classes|datasets?"
    r"|languages?|tasks?|studies|papers?|hours?|"
    r"years?|months?|weeks?|days?|documents?|sentences?|users?|questions?|examples?|benchmarks?|layers?"
    r"|annotations?|categories|methods?|models?)\b",
    re.I,
)
_BASELINE = re.compile(
    r"\b(?:compared (?:to|with)|in comparison (?:to|with)|than|versus|vs\.?|against|outperform\w*|surpass\w*"
    r"|exceed\w*|beats?|superior to|over|comparable (?:to|with)|on par with|relative to|"
    r"improv\w+ (?:over|upon))\s+(?:all |the |other |both |many |most |several |those of |that of |by )*",
    re.I,
)
_STOP = re.compile(
    r"[,;:(.]\s?|\b(?:by|on|in|with|for|at|while|and|when|across|under|of|from|to|using|which|that|where|is|are"
    r"|was|were)\b",
    re.I,
)
_SUBJECT = re.compile(
    r"\b(our(?: \w+)? (?:method|approach|model|framework|algorithm|system|network|technique|architecture"
    r"|strategy)|the proposed (?:\w+ )?\w+|we|it|"
    r"this (?:method|approach|model|framework|system|algorithm))\b",
    re.I,
)
_METRIC_OF = re.compile(
    r"([^\W\d][\w\-/@ ]{2,60}?)\s+(?:(?:score|rate|value)s?\s+)?(?:of|was found to be|was|were|is|are|=|:|reached"
    r"|reaches|at|to|in)\s*"
    r"(?:about|approximately|up to|over|only|nearly|significantly|also)?\s*\Z"
)
_METRIC_AFTER = re.compile(r"\s+(?:in |of |for |on )?((?:[A-Za-z][\w\-@]*\s?){1,4})")
_METRIC_WORDS = 5
# "by 4.9% (mAP), 4.7% and 5.0": a list of numbers of one kind.
_LISTED = re.compile(r"\s*(?:\([^()]{1,20}\))?\s*(?:,|,?\s*and|/|or)\s*(?:by\s+)?")
_UNIT_WORDS = word_set(
    "N Nm kPa Pa mg ml mmol mol kg cm mm km m s h y yr ms kcal lb l dl dL g mmol/l mg/dl IU mV mW W V K D"
)
_MAX = 1_500


def find_slots(
    text: str, sentences: Sequence[tuple[int, int]], roles: Sequence[RoleGuess], mentions: Sequence[MentionSpan]
) -> tuple[SlotSpan, ...]:
    """Slots of all sentences that may make a claim."""
    found: list[SlotSpan] = []
    for (start, end), role in zip(sentences, roles, strict=True):
        if role.claim >= 0.5 or role.role is Role.RESULT:
            found.extend(_slots(text, start, min(end, start + _MAX), mentions))
    return tuple(sorted(found, key=lambda s: (s.start, s.end, s.slot)))


def _slots(text: str, start: int, end: int, mentions: Sequence[MentionSpan]) -> list[SlotSpan]:
    here = [m for m in mentions if start <= m.start and m.end <= end]
    found = []
    last: tuple[int, Slot | None] = (start, None)
    for quantity in find_quantities(text, start, end):
        slot = _number_slot(text, start, end, quantity)
        if last[1] is Slot.DELTA and slot is Slot.VALUE and _LISTED.fullmatch(text, last[0], quantity.start):
            slot = Slot.DELTA
        last = (quantity.end, slot)
        if slot is not None:
            found.append(SlotSpan(start=quantity.start, end=quantity.end, slot=slot, score=0.8))
            metric = _metric_beside(text, start, end, quantity)
            if metric is not None and not any(m.start < metric[1] and metric[0] < m.end for m in here):
                found.append(SlotSpan(start=metric[0], end=metric[1], slot=Slot.METRIC, score=0.6))
    for mention in here:
        slot = {EntityType.METRIC: Slot.METRIC, EntityType.DATASET: Slot.DATASET}.get(mention.type)
        if slot is not None:
            found.append(SlotSpan(start=mention.start, end=mention.end, slot=slot, score=mention.score))
    baseline = _BASELINE.search(text, start, end)
    if baseline:
        stop = _STOP.search(text, baseline.end() + 2, end)
        span = trim_span(text, baseline.end(), stop.start() if stop else end)
        if span and any(c.isalpha() for c in text[span[0] : span[1]]) and not text[span[0]].isdigit():
            found.append(SlotSpan(start=span[0], end=span[1], slot=Slot.BASELINE, score=0.6))
    own = next((m for m in here if m.proposed >= 0.5), None)
    subject = (own.start, own.end) if own else None
    if subject is None and (match := _SUBJECT.search(text, start, end)):
        subject = match.span(1)
    if subject is not None:
        found.append(SlotSpan(start=subject[0], end=subject[1], slot=Slot.SUBJECT, score=0.7))
    return found


def _number_slot(text: str, start: int, end: int, quantity: Quantity) -> Slot | None:
    before, after = (
        text[max(start, quantity.start - 60) : quantity.start],
        text[quantity.end : min(end, quantity.end + 40)],
    )
    if quantity.kind in (Kind.POINTS, Kind.FACTOR) or quantity.signed:
        return Slot.DELTA
    if _DELTA_BEFORE.search(before) or (quantity.kind is Kind.PERCENT and _DELTA_AFTER.match(after)):
        return Slot.DELTA
    if quantity.kind is Kind.PLAIN:
        if _COUNTED.match(after):
            return None
        number = text[quantity.start : quantity.end]
        return Slot.VALUE if "." in number or "±" in number or _METRIC_OF.search(before) else None
    return Slot.VALUE


def _metric_beside(text: str, start: int, end: int, quantity: Quantity) -> tuple[int, int] | None:
    """The noun phrase that a number counts: before "of", "was" or "=", else right after a percentage."""
    low = max(start, quantity.start - 80)
    before = _METRIC_OF.search(text[low : quantity.start])
    if before:
        words = list(noun_phrases(split_words(text, low + before.start(1), low + before.end(1))))
        if words and words[-1][-1].end >= low + before.end(1) - 12:
            return words[-1][0].start, words[-1][-1].end
    after = _METRIC_AFTER.match(text, quantity.end, min(end, quantity.end + 60))
    if after and quantity.kind in (Kind.PERCENT, Kind.PLAIN):
        words = list(noun_phrases(split_words(text, after.start(1), after.end(1))))
        first = words[0][0] if words else None
        if first and first.start == after.start(1) and len(words[0]) < _METRIC_WORDS and first.text not in _UNIT_WORDS:
            return words[0][0].start, words[0][-1].end
    return None
