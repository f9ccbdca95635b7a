"""Claims from the parts that were found in a sentence: slot spans go in, ``Claim`` records come out.

Each number with its metric is one claim; a value and the difference it makes are one claim; a sentence that makes a
claim without a number gives one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.assembly_settings import AssemblySettings
from extract.directions import direction_of
from extract.hedges import is_hedged, is_negated
from extract.reading import Reading, SlotSpan
from extract.records import Claim, Entity, Mention
from extract.spans import covering, trim_span
from ontologies.vocabulary import Direction, EntityType, Slot

__all__ = ["frame_claims"]

#: More numbers than this in one sentence are a table, not findings.
MAX_CLAIMS_A_SENTENCE = 24
#: A slot that belongs to a number with less than this probability is left to the rules (0.5: the likelier answer).
BOUND = 0.5
_SPAN = tuple[int, int]
_JOINED = re.compile(r"\s*[(\[,]?\s*(?:i\.e\.,?|an?|with|by|of|\+|for)?\s*(?:absolute|relative|an?)?\s*\Z")


@dataclass(frozen=True, slots=True)
class _Number:
    """The value and the delta of one finding, at least one of them."""

    value: SlotSpan | None
    delta: SlotSpan | None

    @property
    def place(self) -> _SPAN:
        spans = [s for s in (self.value, self.delta) if s]
        return min(s.start for s in spans), max(s.end for s in spans)

    @property
    def direction(self) -> Direction | None:
        known = [s.direction for s in (self.delta, self.value) if s and s.direction]
        return known[0] if known else None


def frame_claims(
    text: str,
    sentences: Sequence[_SPAN],
    reading: Reading,
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    settings: AssemblySettings,
) -> tuple[Claim, ...]:
    """The claims of all sentences, in order."""
    slots, origin = _slots_by_sentence(text, sentences, reading.slots, settings.slot)
    bound = _Bindings(reading.bindings, origin, [s for parts in slots for spans in parts.values() for s in spans])
    fallback = _own_name(entities)
    claims: list[Claim] = []
    for index, span in enumerate(sentences):
        parts = slots[index]
        numbers = _numbers(text, parts[Slot.VALUE], parts[Slot.DELTA])
        chance = reading.roles[index].claim
        if numbers and chance >= settings.numeric_claim:
            here = [m for m in mentions if span[0] <= m.start < span[1]]
            claims.extend(_numeric(text, span, numbers, parts, here, fallback, bound))
        elif chance >= settings.claim:
            claims.append(_plain(text, span, parts, fallback))
    return tuple(claims)


def _slots_by_sentence(
    text: str, sentences: Sequence[_SPAN], slots: Sequence[SlotSpan], threshold: float
) -> tuple[list[dict[Slot, list[SlotSpan]]], dict[SlotSpan, int]]:
    """The slots that are sure enough, cleaned, a table a sentence; and which of the reader's slots each was."""
    table: list[dict[Slot, list[SlotSpan]]] = [{slot: [] for slot in Slot} for _ in sentences]
    origin: dict[SlotSpan, int] = {}
    for number, span in sorted(enumerate(slots), key=lambda item: (-item[1].score, item[1].start, item[1].end)):
        index = covering(sentences, span.start)
        if index is None or span.score < threshold:
            continue
        start, end = span.start, min(span.end, sentences[index][1])
        if span.slot not in (Slot.VALUE, Slot.DELTA):
            borders = trim_span(text, start, end)
            if borders is None:
                continue
            start, end = borders
        chosen = table[index][span.slot]
        if all(end <= s.start or s.end <= start for s in chosen):
            clean = SlotSpan(start=start, end=end, slot=span.slot, score=span.score, direction=span.direction)
            chosen.append(clean)
            origin[clean] = number
    for parts in table:
        for chosen in parts.values():
            chosen.sort(key=lambda s: s.start)
    return table, origin


class _Bindings:
    """What the reader says on which slot belongs to which number; says nothing where the reader does not know."""

    def __init__(
        self, table: Sequence[Sequence[float]], origin: dict[SlotSpan, int], spans: Sequence[SlotSpan]
    ) -> None:
        self._table = table
        self._origin = origin
        self._spans = {slot: [s for s in spans if s.slot is slot] for slot in Slot}

    @property
    def known(self) -> bool:
        return bool(self._table)

    def best(self, number: _Number, slot: Slot) -> tuple[SlotSpan | None, float]:
        """The span of all sentences that most probably fills ``slot`` of the number's claim, and how probably."""
        rows = [self._table[self._origin[s]] for s in (number.value, number.delta) if s]
        choices = [(max(row[self._origin[s]] for row in rows if row), s) for s in self._spans[slot] if any(rows)]
        if not choices:
            return None, 0.0
        chance, span = max(choices, key=lambda c: (c[0], -c[1].start))
        return span, chance


def _numbers(text: str, values: Sequence[SlotSpan], deltas: Sequence[SlotSpan]) -> list[_Number]:
    """Pair each delta with the value right before it, where only a bracket or "by" stands between."""
    free = list(deltas)
    numbers: list[_Number] = []
    for value in values:
        mate = next(
            (d for d in free if 0 <= d.start - value.end <= 30 and _JOINED.match(text[value.end : d.start])), None
        )
        if mate is not None:
            free.remove(mate)
        numbers.append(_Number(value, mate))
    numbers.extend(_Number(None, d) for d in free)
    numbers.sort(key=lambda n: n.place)
    return numbers[:MAX_CLAIMS_A_SENTENCE]


def _numeric(
    text: str,
    span: _SPAN,
    numbers: Sequence[_Number],
    parts: dict[Slot, list[SlotSpan]],
    mentions: Sequence[Mention],
    fallback: str | None,
    bound: _Bindings,
) -> list[Claim]:
    places = [n.place for n in numbers]
    metrics = [(s.start, s.end) for s in parts[Slot.METRIC]]
    if not metrics:
        metrics = [(m.start, m.end) for m in mentions if m.type is EntityType.METRIC]
    chosen = {
        Slot.METRIC: _pair(text, places, metrics),
        Slot.DATASET: _pair(text, places, [(s.start, s.end) for s in parts[Slot.DATASET]]),
        Slot.BASELINE: _pair(text, places, [(s.start, s.end) for s in parts[Slot.BASELINE]]),
        Slot.SUBJECT: _pair(text, places, [(s.start, s.end) for s in parts[Slot.SUBJECT]]),
    }
    if bound.known:
        for slot, paired in chosen.items():
            for i, number in enumerate(numbers):
                best, chance = bound.best(number, slot)
                if best is not None and chance >= BOUND:
                    paired[i] = (best.start, best.end)
                elif slot in (Slot.DATASET, Slot.BASELINE):
                    paired[i] = None
    claims = []
    for i, number in enumerate(numbers):
        words = {slot: (text[p[0] : p[1]] if (p := chosen[slot][i]) else None) for slot in chosen}
        first, last = number.place
        direction = number.direction or direction_of(
            text[span[0] : span[1]],
            has_baseline=words[Slot.BASELINE] is not None,
            has_delta=number.delta is not None,
            has_number=True,
        )
        claims.append(
            Claim(
                start=span[0],
                end=span[1],
                subject=words[Slot.SUBJECT] or fallback,
                metric=words[Slot.METRIC],
                value=text[number.value.start : number.value.end] if number.value else None,
                delta=text[number.delta.start : number.delta.end] if number.delta else None,
                dataset=words[Slot.DATASET],
                baseline=words[Slot.BASELINE],
                direction=direction,
                hedged=is_hedged(text, span[0], span[1], first, last),
                negated=is_negated(text, span[0], span[1], first, last),
            )
        )
    return claims


def _plain(text: str, span: _SPAN, parts: dict[Slot, list[SlotSpan]], fallback: str | None) -> Claim:
    def first(slot: Slot) -> str | None:
        spans = parts[slot]
        return text[spans[0].start : spans[0].end] if spans else None

    all_parts = [s for spans in parts.values() for s in spans]
    begin = min((s.start for s in all_parts), default=span[0])
    finish = max((s.end for s in all_parts), default=span[1])
    return Claim(
        start=span[0],
        end=span[1],
        subject=first(Slot.SUBJECT) or fallback,
        metric=first(Slot.METRIC),
        value=first(Slot.VALUE),
        delta=first(Slot.DELTA),
        dataset=first(Slot.DATASET),
        baseline=first(Slot.BASELINE),
        direction=direction_of(
            text[span[0] : span[1]], has_baseline=bool(parts[Slot.BASELINE]), has_delta=False, has_number=False
        ),
        hedged=is_hedged(text, span[0], span[1], begin, finish),
        negated=is_negated(text, span[0], span[1], begin, finish),
    )


def _pair(text: str, numbers: Sequence[_SPAN], items: Sequence[_SPAN]) -> list[_SPAN | None]:
    """For each number the item that belongs to it.

    One item belongs to all numbers; as many items as numbers are paired in order where they stand as two lists or take
    turns; else the nearest item is taken, where a mark between clauses makes the way longer.
    """
    if not items:
        return [None] * len(numbers)
    if len(items) == 1:
        return [items[0]] * len(numbers)
    if len(items) == len(numbers) and _lists_or_turns(numbers, items):
        return list(items)
    return [min(items, key=lambda item: (_distance(text, number, item), item)) for number in numbers]


def _lists_or_turns(numbers: Sequence[_SPAN], items: Sequence[_SPAN]) -> bool:
    if items[-1][1] <= numbers[0][0] or numbers[-1][1] <= items[0][0]:
        return True
    order = sorted([(n, 0) for n in numbers] + [(m, 1) for m in items])
    return all(order[i][1] == order[i % 2][1] for i in range(len(order))) and order[0][1] != order[1][1]


_BORDER = re.compile(r"[;:]|,|\b(?:and|while|whereas|but)\b")


def _distance(text: str, number: _SPAN, item: _SPAN) -> int:
    if item[1] <= number[0]:
        between = text[item[1] : number[0]]
    elif number[1] <= item[0]:
        between = text[number[1] : item[0]]
    else:
        return 0
    return len(between) + 20 * len(_BORDER.findall(between))


def _own_name(entities: Sequence[Entity]) -> str | None:
    """The name of what the paper proposes, for claims whose subject no words name."""
    own = [e for e in entities if e.proposed]
    methods = [e for e in own if e.type is EntityType.METHOD]
    return (methods or own)[0].name if own else None
