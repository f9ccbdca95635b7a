"""Claims from the parts that were found in a sentence: slot spans go in, ``Claim`` records come out.

Each number with its metric is one claim; a value and the difference it makes are one claim; a sentence that makes a
claim without a number gives one.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.assembly_settings import AssemblySettings
from extract.claim_checks import (
    is_compared,
    is_finding,
    is_setting,
    is_wish,
    names_data,
    tells_a_difference,
    tells_a_score,
)
from extract.claim_parts import (
    CHOSEN,
    ON,
    UNITS,
    ChosenParts,
    Finding,
    PaperParts,
    PartChooser,
    measure_gap,
    pair_lists,
)
from extract.claim_subjects import can_be_subject, grammatical_subject
from extract.directions import direction_of, tells_bad
from extract.hedges import is_hedged, is_negated
from extract.reading import Reading, SlotSpan
from extract.records import Claim, ClaimScores, Entity, Mention
from extract.spans import covering, trim_span
from ontologies.vocabulary import Direction, EntityType, Slot

__all__ = ["find_findings", "frame_claims"]

#: More numbers than this in one sentence are a table, not findings.
MAX_CLAIMS_A_SENTENCE = 24
#: More spans of one kind in a sentence are not compared with one another.
MAX_SLOTS = 60
# Value and delta are of one finding where the reader says so with more than even odds.
_BOUND = 0.5
# Characters of distance that a unit of log-probability of a binding makes up for: best of 15 to 100 on held-out papers.
_BINDING_REACH = 20.0
# A metric of less than this share of its sentence's surest one is none: best of 0 to 0.7 on the same papers.
_RIVAL = 0.3
# A number less likely than this is not looked at.
_NUMBER_SEEN = 0.1
# A sentence less likely to claim anything is not looked at.
_WORTH_A_LOOK = 0.15
# What a part of a claim without a number must reach: likelier than not.
_SURE = 0.5
#: A slot that belongs to a number with less than this probability is left to the rules (0.5: the likelier answer).
BOUND = 0.5
_SPAN = tuple[int, int]
_JOINED = re.compile(r"\s*[(\[,]?\s*(?:i\.e\.,?|an?|with|by|of|\+|for)?\s*(?:absolute|relative|an?)?\s*\Z")
# "58.2 (+4.1)": the second number is the difference.
_SIGNED = re.compile(r"\s*[(\[]\s*\$?\s*(?:[+\-−–↑↓]\s*[\d$]?|\\?(?:up|down)arrow\s*)")
# "7.4 % uparrow": a difference, whatever it was marked as.
_ARROW = re.compile(r"\s*\\?%?\s*\$?\s*\\?(?:(?:up|down)arrow|[↑↓])")
_COUNTED = re.compile(
    r"\d|\b(?:half|halv\w+|doubl\w+|tripl\w+|quadrupl\w+|twice|thrice|third|quarter|fold|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|orders?)\b",
    re.IGNORECASE,
)
# "in the range of 3 to 5": both numbers are one value.
_RANGE_OPENS = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)\s+(?:of|from|between)|between)\s+(?:only\s+)?[~$]?\Z", re.IGNORECASE
)
_RANGE_JOINS = re.compile(r"\s*\\?%?\$?\s*(?:to|and|-|–)\s*[~$]?")
_TOUCHES = re.compile(r"\s*(?:of|=|:|is|was|at|score of)?\s*[~$]?")
_TOUCHED = re.compile(r"[\s%$\\]{0,4}")
# A unit that says what is measured: "runs at 24 fps".
_TELLING_UNIT = re.compile(r"\d\s?(fps|frames per second|mAP|AP|mIoU|BLEU|WER)\b", re.IGNORECASE)
_WHOLE = re.compile(r"(?:[a-z]+ ){0,3}\d[\d,]*")
_NUMBERS = (Slot.VALUE, Slot.DELTA)
_TOLD_AFTER = (Slot.DATASET, Slot.SUBJECT)
_FAR = (Slot.DATASET, Slot.BASELINE)


@dataclass(frozen=True, slots=True)
class _Part:
    """A slot span with clean borders; ``index`` is its place in the reading."""

    start: int
    end: int
    slot: Slot
    score: float
    direction: Direction | None
    index: int
    sentence: int

    @property
    def place(self) -> _SPAN:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class _Number:
    """The value and the delta of one finding, at least one of them."""

    value: _Part | None
    delta: _Part | None

    @property
    def parts(self) -> tuple[_Part, ...]:
        return tuple(p for p in (self.value, self.delta) if p)

    @property
    def place(self) -> _SPAN:
        return min(p.start for p in self.parts), max(p.end for p in self.parts)

    @property
    def direction(self) -> Direction | None:
        known = [p.direction for p in (self.delta, self.value) if p and p.direction]
        return known[0] if known else None


def frame_claims(
    text: str,
    sentences: Sequence[_SPAN],
    reading: Reading,
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    settings: AssemblySettings,
    chooser: PartChooser | None = None,
) -> tuple[Claim, ...]:
    """The claims of all sentences, in order: their parts chosen by what was learned, or by place without it."""
    if chooser is not None and reading.bindings:
        return _choose_claims(text, sentences, reading, entities, mentions, settings, chooser)
    parts = [
        p
        for p in _parts(text, sentences, reading.slots, settings.slot, settings.number)
        if p.slot is not Slot.DATASET or _on_data(text[p.start : p.end], entities)
    ]
    fallback = _own_name(entities)
    claims: list[Claim] = []
    for index, span in enumerate(sentences):
        here = _of_sentence(text, parts, index)
        numbers = _findings(text, span, _numbers(text, here, reading.bindings))
        chance = reading.roles[index].claim
        if numbers and chance >= settings.numeric_claim:
            far = [p for p in parts if p.sentence != index and p.slot in _FAR] if reading.bindings else []
            metrics = [
                (m.start, m.end) for m in mentions if m.type is EntityType.METRIC and span[0] <= m.start < span[1]
            ]
            found = _numeric(text, span, numbers, here + far, metrics, fallback, reading, settings)
            claims.extend(found)
            if not found and chance >= settings.claim:
                # All its numbers are of the set-up: what it finds it tells in words.
                worded = [p for p in here if p.slot not in _NUMBERS]
                claims.extend(_plain(text, span, worded, fallback))
        elif chance >= settings.claim:
            claims.extend(_plain(text, span, here, fallback))
    return tuple(claims)


def find_findings(
    text: str, sentences: Sequence[_SPAN], reading: Reading, settings: AssemblySettings
) -> tuple[list[Finding], list[Finding]]:
    """What may be a finding: the numbers of all sentences, and all sentences as findings in words.

    Unsure numbers are among them: what is a finding is judged later.
    """
    parts = _parts(text, sentences, reading.slots, settings.slot, _NUMBER_SEEN)
    found = []
    for index, span in enumerate(sentences):
        here = _of_sentence(text, parts, index)
        numbers = _findings(text, span, _numbers(text, here, reading.bindings))
        if not numbers:
            continue
        far = [p for p in parts if p.sentence != index and p.slot in _FAR]
        hints = _by_place(text, span, numbers, here + far, reading.bindings, settings)
        for place, number in enumerate(numbers):
            value, delta = number.value, number.delta
            found.append(
                Finding(
                    index,
                    *number.place,
                    value.index if value else None,
                    delta.index if delta else None,
                    tuple(hints[slot][place] for slot in CHOSEN),
                )
            )
    return found, [Finding(index, *span) for index, span in enumerate(sentences)]


def _choose_claims(
    text: str,
    sentences: Sequence[_SPAN],
    reading: Reading,
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    settings: AssemblySettings,
    chooser: PartChooser,
) -> tuple[Claim, ...]:
    """The claims with learned parts."""
    parts = PaperParts(text, sentences, reading, entities, mentions)
    numbers, worded = find_findings(text, sentences, reading, settings)
    worded = [f for f in worded if reading.roles[f.sentence].claim >= _WORTH_A_LOOK]
    findings = [*numbers, *worded]
    kept: list[tuple[Finding, float]] = []
    told = set()
    for finding, chance in zip(findings, chooser.judge(parts, findings), strict=True):
        if finding.numbers and chance >= settings.finding:
            told.add(finding.sentence)
            kept.append((finding, chance))
        elif (
            not finding.numbers
            and chance >= settings.worded_finding
            and finding.sentence not in told
            and not is_wish(text[finding.start : finding.end])
        ):
            kept.append((finding, chance))
    kept.sort(key=lambda item: (item[0].sentence, item[0].start))
    chosen = chooser.choose(parts, [finding for finding, _ in kept])
    return tuple(
        _claim(text, sentences, reading, finding, chance, choice)
        for (finding, chance), choice in zip(kept, chosen, strict=True)
    )


def _claim(
    text: str, sentences: Sequence[_SPAN], reading: Reading, finding: Finding, chance: float, choice: ChosenParts
) -> Claim:
    start, end = sentences[finding.sentence]
    value, delta = (
        None if n is None else (reading.slots[n].start, reading.slots[n].end) for n in (finding.value, finding.delta)
    )
    if value is not None:
        # A range is one value: the finding covers both of its numbers.
        value = value[0], max(value[1], finding.end if delta is None else value[1])
    first, last = (finding.start, finding.end) if finding.numbers else (start, end)
    if value is not None and delta is None and tells_a_difference(text, (start, end), value):
        value, delta = None, value
    unit = _TELLING_UNIT.search(text, first, last) if finding.numbers else None
    return Claim(
        start=start,
        end=end,
        subject=choice.words[Slot.SUBJECT],
        metric=choice.words[Slot.METRIC] or (unit[1] if unit else None),
        value=text[slice(*value)] if value else None,
        delta=text[slice(*delta)] if delta else None,
        dataset=choice.words[Slot.DATASET],
        baseline=choice.words[Slot.BASELINE],
        direction=choice.direction,
        hedged=is_hedged(text, start, end, first, last),
        negated=is_negated(text, start, end, first, last),
        scores=ClaimScores(
            finding=chance,
            subject=choice.chances[Slot.SUBJECT],
            metric=choice.chances[Slot.METRIC],
            dataset=choice.chances[Slot.DATASET],
            baseline=choice.chances[Slot.BASELINE],
            direction=choice.direction_chance,
        ),
    )


def _parts(
    text: str, sentences: Sequence[_SPAN], slots: Sequence[SlotSpan], least: float, least_number: float
) -> list[_Part]:
    """Slot spans that are sure enough, with clean borders, none over another of its kind; in the order of the text."""
    chosen: list[_Part] = []
    taken: dict[tuple[Slot, int], list[_Part]] = defaultdict(list)
    for index, span in sorted(enumerate(slots), key=lambda item: (-item[1].score, item[1].start, item[1].end)):
        sentence = covering(sentences, span.start)
        if sentence is None or span.score < (least_number if span.slot in _NUMBERS else least):
            continue
        borders: _SPAN | None = span.start, min(span.end, sentences[sentence][1])
        if span.slot is Slot.METRIC and text[span.start : span.end].lower() in UNITS:
            continue
        if span.slot not in _NUMBERS:
            borders = trim_span(text, span.start, min(span.end, sentences[sentence][1]))
        group = taken[Slot.VALUE if span.slot is Slot.DELTA else span.slot, sentence]
        if (
            borders is None
            or len(group) >= MAX_SLOTS
            or any(borders[0] < p.end and p.start < borders[1] for p in group)
        ):
            continue
        part = _Part(*borders, span.slot, span.score, span.direction, index, sentence)
        group.append(part)
        chosen.append(part)
    return sorted(chosen, key=lambda p: (p.start, p.end, p.slot))


def _of_sentence(text: str, parts: Sequence[_Part], index: int) -> list[_Part]:
    """The parts of one sentence, without the words of change that say not how much: "reduces", "the largest drop"."""
    return [
        p for p in parts if p.sentence == index and (p.slot is not Slot.DELTA or _COUNTED.search(text[p.start : p.end]))
    ]


def _numbers(text: str, parts: Sequence[_Part], bindings: Sequence[Sequence[float]]) -> list[_Number]:
    """Pair each delta with the value of the same finding: the one bound to it, or the one right before it."""
    values = _join_ranges(text, [p for p in parts if p.slot is Slot.VALUE])
    signed = {p for before, p in itertools.pairwise(values) if _SIGNED.fullmatch(text[before.end : p.start + 1])}
    free = [p for p in parts if p.slot is Slot.DELTA or p in signed]
    numbers: list[_Number] = []
    for value in (p for p in values if p not in signed):
        mate = None
        beside = [p for p in signed if 0 <= p.start - value.end <= 4]
        if beside:
            mate = beside[0]
        elif bindings:
            bound = [(bindings[value.index][d.index], -d.start, d) for d in free if bindings[value.index]]
            best = max(bound, default=None, key=lambda item: item[:2])
            mate = best[2] if best and best[0] >= _BOUND else None
        else:
            near = (d for d in free if 0 <= d.start - value.end <= 30 and _JOINED.match(text[value.end : d.start]))
            mate = next(near, None)
        if mate is not None:
            free.remove(mate)
        numbers.append(_Number(value, mate))
    numbers.extend(_Number(None, d) for d in free)
    numbers.sort(key=lambda n: n.place)
    return numbers[:MAX_CLAIMS_A_SENTENCE]


def _join_ranges(text: str, values: Sequence[_Part]) -> list[_Part]:
    joined: list[_Part] = []
    for value in values:
        last = joined[-1] if joined else None
        if (
            last is not None
            and _RANGE_JOINS.fullmatch(text[last.end : value.start])
            and _RANGE_OPENS.search(text, max(0, last.start - 24), last.start)
        ):
            joined[-1] = replace(last, end=value.end)
        else:
            joined.append(value)
    return joined


def _findings(text: str, span: _SPAN, numbers: Sequence[_Number]) -> list[_Number]:
    """The numbers, where a difference that no word of change goes with is a value, and one with an arrow no value."""
    kept = []
    for number in numbers:
        if number.value is None and number.delta is not None and tells_a_score(text, span, number.place):
            # Its direction was read for a difference; that of a value is told by the sentence.
            kept.append(_Number(replace(number.delta, direction=None), None))
        elif number.value is not None and number.delta is None and _ARROW.match(text, number.value.end):
            kept.append(_Number(None, number.value))
        else:
            kept.append(number)
    return kept


def _numeric(
    text: str,
    span: _SPAN,
    numbers: Sequence[_Number],
    parts: Sequence[_Part],
    metrics: Sequence[_SPAN],
    fallback: str | None,
    reading: Reading,
    settings: AssemblySettings,
) -> list[Claim]:
    chosen = _by_place(text, span, numbers, parts, reading.bindings, settings)
    if not any(chosen[Slot.METRIC]):
        chosen[Slot.METRIC] = _pair(text, [n.place for n in numbers], metrics)
    claims = []
    for i, number in enumerate(numbers):
        if is_setting(text, span, number.place):
            continue
        words = {slot: (text[p[0] : p[1]] if (p := chosen[slot][i]) else None) for slot in chosen}
        first, last = number.place
        told, metric = number.direction, words[Slot.METRIC]
        if told is Direction.BETTER and metric and tells_bad(text[span[0] : span[1]], metric):
            told = None
        direction = told or direction_of(
            text[span[0] : span[1]],
            has_baseline=words[Slot.BASELINE] is not None,
            has_delta=number.delta is not None,
            metric=words[Slot.METRIC],
        )
        claims.append(
            Claim(
                start=span[0],
                end=span[1],
                subject=_subject(
                    words[Slot.SUBJECT],
                    words[Slot.METRIC],
                    text[span[0] : span[1]],
                    None if _is_count(text[first:last], words[Slot.METRIC]) else fallback,
                ),
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


def _by_place(
    text: str,
    span: _SPAN,
    numbers: Sequence[_Number],
    parts: Sequence[_Part],
    bindings: Sequence[Sequence[float]],
    settings: AssemblySettings,
) -> dict[Slot, list[_SPAN | None]]:
    """For each slot and number the part that belongs to it, by bindings and places."""
    chosen = {
        slot: _choose(text, span, numbers, [p for p in parts if p.slot is slot], bindings, settings) for slot in CHOSEN
    }
    near = [p for p in parts if p.slot is Slot.METRIC and span[0] <= p.start < span[1]]
    surest = max((p.score for p in near), default=0.0)
    near = [p for p in near if p.score >= _RIVAL * surest]
    if near:
        chosen[Slot.METRIC] = _pair_metrics(text, numbers, near, bindings)
    return chosen


def _choose(
    text: str,
    span: _SPAN,
    numbers: Sequence[_Number],
    parts: Sequence[_Part],
    bindings: Sequence[Sequence[float]],
    settings: AssemblySettings,
) -> list[_SPAN | None]:
    """For each number the part that belongs to it: by the reader's bindings where it gives them, else by place.

    Two lists of one length, side by side, are paired in order whatever the bindings say.
    """
    if not bindings:
        return _pair(text, [n.place for n in numbers], [p.place for p in parts])
    near_parts = [p.place for p in parts if span[0] <= p.start < span[1]]
    listed = pair_lists([n.place for n in numbers], near_parts)
    chosen: list[_SPAN | None] = []
    for place, number in enumerate(numbers):
        best, most = listed.get(place), 2.0 if place in listed else 0.0
        for part in parts:
            chance = max((bindings[n.index][part.index] for n in number.parts if bindings[n.index]), default=0.0)
            if part.slot in _TOLD_AFTER and ON.fullmatch(text[number.place[1] : part.start]):
                chance = 1.5
            near = span[0] <= part.start < span[1]
            needed = settings.binding if near else max(settings.binding, settings.far_binding)
            if chance >= needed and chance > most:
                best, most = part.place, chance
        chosen.append(best)
    return chosen


def _pair_metrics(
    text: str, numbers: Sequence[_Number], parts: Sequence[_Part], bindings: Sequence[Sequence[float]]
) -> list[_SPAN | None]:
    """For each number its metric among those of its sentence.

    Place says as much as the bindings do: in "a sensitivity of 43% and a precision of 45%" both metrics are near both
    numbers, and the bindings of a small encoder hardly tell them apart.
    """
    places = [n.place for n in numbers]
    items = [p.place for p in parts]
    if not bindings or len(items) < 2 or (len(items) == len(places) and _lists_or_turns(places, items)):
        return _pair(text, places, items)
    listed = pair_lists(places, items)

    def cost(number: _Number, part: _Part) -> tuple[float, _SPAN]:
        chance = max((bindings[n.index][part.index] for n in number.parts if bindings[n.index]), default=0.0)
        return measure_gap(text, number.place, part.place) - _BINDING_REACH * math.log(0.02 + chance), part.place

    return [
        listed.get(i) or min(cost(number, part) for part in _beside(text, number, parts) or parts)[1]
        for i, number in enumerate(numbers)
    ]


def _beside(text: str, number: _Number, parts: Sequence[_Part]) -> list[_Part]:
    """The parts that touch a number: "a recall of 58", "58 % recall"."""
    first, last = number.place
    return [
        p
        for p in parts
        if (p.end <= first and _TOUCHES.fullmatch(text[p.end : first]))
        or (last <= p.start and _TOUCHED.fullmatch(text[last : p.start]))
    ]


def _plain(text: str, span: _SPAN, parts: Sequence[_Part], fallback: str | None) -> Iterator[Claim]:
    """The one claim of a sentence that tells its finding in words; none where it finds nothing."""
    marked = {part.slot for part in parts}
    if not is_finding(text[span[0] : span[1]], has_metric=Slot.METRIC in marked, has_baseline=Slot.BASELINE in marked):
        return
    # No number says where the parts belong, so only sure ones are told; the surest of a kind.
    words: dict[Slot, str] = {}
    for part in sorted(parts, key=lambda p: (-p.score, p.start)):
        if part.slot is Slot.BASELINE and not is_compared(text, span, part.start):
            continue
        if part.score >= _SURE or part.slot is Slot.SUBJECT:
            words.setdefault(part.slot, text[part.start : part.end])
    begin = min((p.start for p in parts), default=span[0])
    finish = max((p.end for p in parts), default=span[1])
    yield Claim(
        start=span[0],
        end=span[1],
        subject=_subject(words.get(Slot.SUBJECT), words.get(Slot.METRIC), text[span[0] : span[1]], fallback),
        metric=words.get(Slot.METRIC),
        value=words.get(Slot.VALUE),
        delta=words.get(Slot.DELTA),
        dataset=words.get(Slot.DATASET),
        baseline=words.get(Slot.BASELINE),
        direction=direction_of(
            text[span[0] : span[1]],
            has_baseline=Slot.BASELINE in words,
            has_delta=False,
            metric=words.get(Slot.METRIC),
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
    return [min(items, key=lambda item: (measure_gap(text, number, item), item)) for number in numbers]


def _lists_or_turns(numbers: Sequence[_SPAN], items: Sequence[_SPAN]) -> bool:
    if items[-1][1] <= numbers[0][0] or numbers[-1][1] <= items[0][0]:
        return True
    order = sorted([(n, 0) for n in numbers] + [(m, 1) for m in items])
    return all(order[i][1] == order[i % 2][1] for i in range(len(order))) and order[0][1] != order[1][1]


def _on_data(words: str, entities: Sequence[Entity]) -> bool:
    """Whether ``words`` can be what a finding was measured on; a model or a measure cannot."""
    types = {e.type for e in entities if words == e.name or words in e.aliases}
    if types:
        return not types <= {EntityType.METHOD, EntityType.METRIC}
    return names_data(words)


def _subject(words: str | None, metric: str | None, sentence: str, fallback: str | None) -> str | None:
    """Whose finding it is: as marked, else the sentence's own short subject, else what the paper proposes."""
    if words is not None and can_be_subject(words):
        return words
    own = grammatical_subject(sentence)
    if own is None or (metric is not None and (own in metric or metric in own)):
        return fallback
    return own


def _is_count(number: str, metric: str | None) -> bool:
    """Whether a whole number counts things ("285 teams"): such a count is no one's score."""
    return _WHOLE.fullmatch(number) is not None and metric is not None and metric.islower() and metric.endswith("s")


def _own_name(entities: Sequence[Entity]) -> str | None:
    """The name of what the paper proposes, for claims whose subject no words name."""
    own = [e for e in entities if e.proposed]
    methods = [e for e in own if e.type is EntityType.METHOD]
    return (methods or own)[0].name if own else None
