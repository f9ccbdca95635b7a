"""Whose finding, what was measured, on what and against what: a learned choice among what the paper offers.

A finding (a number with its sentence, or a sentence that finds something in words) goes in; for each slot the likeliest
candidate comes out with its probability, and with it the direction and whether it is a finding at all. Candidates are
the reader's slot spans, the mentions of entities, the sentence's grammatical subject and the paper's own thing; each is
described by some seventy numbers, and a network of one small hidden layer a question weighs them. The weights come from
annotated abstracts (``extract.training.claim_parts``) and lie beside the encoder, whose scores they were learned on.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from extract.claim_checks import (
    fits_unit,
    heads_its_measure,
    is_compared,
    is_finding,
    is_setting,
    names_data,
    tells_a_score,
)
from extract.claim_subjects import can_be_subject, find_subject
from extract.directions import direction_of, direction_words, is_lower_better, tells_bad
from extract.lexicon import word_set
from extract.reading import Reading, SlotSpan
from extract.records import Entity, Mention
from extract.spans import covering, trim_span
from ontologies.vocabulary import Direction, EntityType, Role, Slot

__all__ = [
    "CHOSEN",
    "FILE",
    "ON",
    "UNITS",
    "ChosenParts",
    "Finding",
    "PaperParts",
    "PartChooser",
    "measure_gap",
    "pair_lists",
]

FILE: Final = "claim_parts.npz"
CHOSEN: Final = (Slot.SUBJECT, Slot.METRIC, Slot.DATASET, Slot.BASELINE)
DIRECTIONS: Final = (Direction.BETTER, Direction.WORSE, Direction.EQUAL, Direction.ABSOLUTE)
_SLOTS = (Slot.SUBJECT, Slot.METRIC, Slot.VALUE, Slot.DELTA, Slot.DATASET, Slot.BASELINE)
_TYPES = (EntityType.METHOD, EntityType.DATASET, EntityType.MODALITY, EntityType.TASK, EntityType.METRIC)
_ROLES = tuple(Role)
_SPAN = tuple[int, int]
Floats = npt.NDArray[np.float32]
# Two ways to pair lists: what stands at the number's own place, and what at the others' places.
_Lists = tuple[tuple[_SPAN | None, frozenset[_SPAN]], ...]

#: The unit of a number is not what it measures.
UNITS = word_set(
    "mmhg bpm ms s db hz kpa pa n nm mm cm m km mg ml g kg h hours days years months weeks minutes seconds %"
)
#: A part of another sentence must be this sure to be looked at.
_ELSEWHERE = 0.15
#: So many candidates of other sentences, the nearest, are looked at.
_MOST_ELSEWHERE = 10
#: So many candidates of the finding's own sentence, the surest.
_MOST_HERE = 24
# Nearly every finding has these, so a guess is better than nothing; how sure it is stands beside it.
_EXPECTED = (Slot.SUBJECT, Slot.METRIC)
_A_GUESS = 0.1
#: What heads a list is taken for its metric where it is one by better than even odds and not ruled out as this one.
_IS_METRIC, _HEAD_SEEN = 0.5, 0.05
_MEASURE = re.compile(r"(?:m?AP|m?IoU|F-?1|AUC|AUROC|BLEU|ROUGE\S*|WER|CER|PSNR|SSIM|FID)(?:@\S+)?", re.IGNORECASE)
_OWN = re.compile(r"(?:we|our|ours|this|the proposed|proposed)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:baselines?|state[- ]of[- ]the[- ]art|sota|existing|previous|prior|competing|conventional|traditional|others?"
    r"|alternatives?|counterparts?|methods|approaches|models|controls?|placebo)\b",
    re.IGNORECASE,
)
_TOUCHES = re.compile(r"\s*(?:of|=|:|is|was|at|score of|in|on)?\s*[~$(]?")
_TOUCHED = re.compile(r"[\s%$\\)]{0,4}")
#: "0.58 mAP on the": what comes next is what this number was measured on, whatever else the sentence names.
ON = re.compile(r"[\s%$)\\]{0,4}(?:(?!and\b|or\b|on\b)[A-Za-z][\w-]*\s+){0,3}(?:on|for|in)\s+(?:the\s+|our\s+)?")
_DETERMINER = r"\s*(?:(?:the|a|an|our|its|their|both|all)\s+)?"
#: What stands right before a place, and right after it.
_BEFORE = tuple(
    re.compile(rf"(?:{words}){_DETERMINER}\Z", re.IGNORECASE)
    for words in (
        r"\b(?:for|of)",
        r"\b(?:in|on|at|across)",
        r"\b(?:with|by|using|via)",
        r"\b(?:than|to|versus|vs\.?|over|against|from)",
        r",|\band|\bor|&",
        r"\(",
    )
)
_AFTER = tuple(
    re.compile(rf"\s*(?:{words})", re.IGNORECASE)
    for words in (
        r"(?:for|of)\b",
        r"(?:in|on|at|across)\b",
        r"(?:is|was|are|were|reach\w*|achiev\w*)\b|=|:",
        r",|and\b|or\b|&",
        r"\)",
        r"\(",
    )
)
#: What may stand between two of one list: a comma, "and", a unit.
_LIST = re.compile(r"(?:[\s%$\\)]|(?!and\b)[A-Za-z]{1,4}\b)*(?:,|/|&|\band\b|,\s*and\b)[\s$~(]*(?:the\s+)?")
_BORDER = re.compile(r"[;:]|,|\b(?:and|while|whereas|but)\b")
_CLAUSE = re.compile(r";|\b(?:while|whereas|but|although)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME_BEFORE = re.compile(r"[A-Za-z]-?\Z")


@dataclass(frozen=True, slots=True)
class Finding:
    """A number of a sentence (value, difference or both), or, with neither, what the sentence finds in words.

    ``value`` and ``delta`` are places in ``Reading.slots``; ``start`` and ``end`` cover the number, or the sentence.
    ``hints`` are the places that the rules of place and binding would take for the slots of ``CHOSEN``.
    """

    sentence: int
    start: int
    end: int
    value: int | None = None
    delta: int | None = None
    hints: tuple[_SPAN | None, ...] = (None,) * 4

    @property
    def numbers(self) -> tuple[int, ...]:
        """The slot spans of the number."""
        return tuple(n for n in (self.value, self.delta) if n is not None)


@dataclass(frozen=True, slots=True)
class ChosenParts:
    """What was chosen for one finding: the words and the probability of each slot, and its direction."""

    words: Mapping[Slot, str | None]
    chances: Mapping[Slot, float]
    direction: Direction
    direction_chance: float


class PaperParts:
    """The candidates of one paper, described once for all its findings.

    Parameters
    ----------
    text : str
    sentences : sequence of (start, end)
    reading : Reading
        With ``bindings``.
    entities, mentions : sequences
        As grouped from the reading.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[_SPAN],
        reading: Reading,
        entities: Sequence[Entity],
        mentions: Sequence[Mention],
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.reading = reading
        self._folded = text.lower()
        self._slots: list[tuple[int, int, SlotSpan, int]] = []
        for index, span in enumerate(reading.slots):
            if span.slot in (Slot.VALUE, Slot.DELTA):
                self._slots.append((span.start, span.end, span, index))
            elif (borders := trim_span(text, span.start, span.end)) is not None:
                self._slots.append((*borders, span, index))
        own = [e for e in entities if e.proposed]
        own = [e for e in own if e.type is EntityType.METHOD] or own
        self.own = own[0].name if own else None
        self._own_forms = frozenset((own[0].name, *own[0].aliases)) if own else frozenset[str]()
        self._mentions = [(m.start, m.end, m, entities[m.entity]) for m in mentions]
        self._marks: dict[_SPAN, list[float]] = {}
        self._told: dict[str, tuple[float, ...]] = {}
        self._index: dict[_SPAN, list[int]] = {}
        for start, end, span, index in self._slots:
            if span.slot in CHOSEN:
                self._index.setdefault((start, end), []).append(index)
        self._by_sentence: list[list[_SPAN]] = [[] for _ in sentences]
        subjects = {}
        for number, (start, end) in enumerate(sentences):
            found = find_subject(text[start:end])
            if found is not None:
                subjects[number] = (start + found[0], start + found[1])
        self._subjects = subjects
        places = {*self._index, *((a, b) for a, b, _, _ in self._mentions), *subjects.values()}
        self._title: list[_SPAN] = []
        for place in sorted(places):
            number_ = covering(sentences, place[0])
            if number_ is not None:
                self._by_sentence[number_].append(place)
            else:
                self._title.append(place)

    def candidates(self, finding: Finding, slot: Slot) -> tuple[list[_SPAN | None], list[list[float]]]:
        """Return the candidates of ``slot``, None for nothing last, with a row of numbers each."""
        here = [p for p in self._by_sentence[finding.sentence] if self._fits(p, slot, finding)]
        if len(here) > _MOST_HERE:
            column = _SLOTS.index(slot)
            here = sorted(sorted(here, key=lambda p: (-self.mark(p)[column], p))[:_MOST_HERE])
        places: list[_SPAN | None] = [*here, *self._elsewhere(finding, slot)]
        context = self._context(finding, len(here), len(places) - len(here))
        strongest = [0.0, 0.0]
        rows = []
        nearest = min((self._gap(finding, p) for p in here), default=0)
        bound = {p: self._binding(finding, p, slot) for p in places if p is not None}
        most = max(bound.values(), default=0.0)
        column = _SLOTS.index(slot)
        surest = max((self.mark(p)[column] for p in places if p is not None), default=0.0)
        lists = self._lists(finding, slot) if finding.numbers else None
        hint = finding.hints[CHOSEN.index(slot)]
        for place in places:
            assert place is not None
            marks = self.mark(place)
            strongest = [max(strongest[0], marks[column]), max(strongest[1], bound[place])]
            pair = self._pair(finding, place, bound[place], most, nearest, lists)
            rows.append([0.0, marks[column] - surest, float(place == hint), *pair, *marks, *context])
        if (
            slot is Slot.SUBJECT
            and self.own is not None
            and not any(p is not None and self.text[p[0] : p[1]] in self._own_forms for p in here)
        ):
            # The paper's own thing, where the sentence does not name it.
            places.append((-1, -1))
            rows.append([0.5, 0.0, 0.0, *[0.0] * _PAIR, *[0.0] * _MARKS, *context])
        places.append(None)
        rows.append([1.0, 0.0, float(hint is None), *strongest, *[0.0] * (_PAIR - 2), *[0.0] * _MARKS, *context])
        return places, rows

    def words(self, place: _SPAN | None) -> str | None:
        """The words of a candidate."""
        if place is None:
            return None
        return self.own if place[0] < 0 else self.text[place[0] : place[1]]

    def find_head(self, finding: Finding, places: Sequence[_SPAN | None], chances: Sequence[float], chosen: int) -> int:
        """The metric in place of a chosen one that is none.

        It heads the phrase in which the chosen one stands: "the MAE for A and B were 1 and 2". Items of such a list are
        paired with the numbers by their places, and read like metrics themselves. Or the chosen one is data, and the
        sentence names a metric.
        """
        place = places[chosen]
        if place is None or not finding.numbers:
            return chosen
        metric, dataset = (_AT_TYPE + _TYPES.index(kind) for kind in (EntityType.METRIC, EntityType.DATASET))
        marks = self.mark(place)
        if marks[dataset] >= _IS_METRIC and marks[metric] < _IS_METRIC and not _MEASURE.fullmatch(self.text, *place):
            others = [n for n, p in enumerate(places) if p is not None and self.mark(p)[metric] >= _IS_METRIC]
            if others:  # data are no metric where the sentence has one
                return max(others, key=lambda n: (chances[n], -n))
        for other, head in enumerate(places):
            if (
                head is not None
                and self.sentences[finding.sentence][0] <= head[0]
                and head[1] <= place[0]
                and place[1] <= finding.start
                and chances[other] >= _HEAD_SEEN
                and self.mark(head)[_AT_TYPE + _TYPES.index(EntityType.METRIC)] >= _IS_METRIC
                and heads_its_measure(self.text, head, (finding.start, finding.end))
            ):
                return other
        return chosen

    def mark(self, place: _SPAN) -> list[float]:
        """What is known of a place whatever the finding."""
        marks = self._marks.get(place)
        if marks is None:
            marks = self._marks[place] = self._describe(*place)
        return marks

    def _describe(self, start: int, end: int) -> list[float]:
        slots = [0.0] * len(_SLOTS)
        for a, b, span, _ in self._slots:
            if a < end and start < b:
                share = (min(b, end) - max(a, start)) / (max(b, end) - min(a, start))
                at = _SLOTS.index(span.slot)
                slots[at] = max(slots[at], share * span.score)
        types = [0.0] * len(_TYPES)
        own = 0.0
        for a, b, mention, entity in self._mentions:
            if a < end and start < b:
                share = (min(b, end) - max(a, start)) / (max(b, end) - min(a, start))
                at = _TYPES.index(mention.type)
                types[at] = max(types[at], share * (0.5 + 0.5 * mention.score))
                own = max(own, share * entity.proposed)
        words = self.text[start:end]
        lower = words.lower()
        count = words.count(" ") + 1
        sentence = covering(self.sentences, start)
        role = self.reading.roles[sentence].role if sentence is not None else None
        return [
            *slots,
            *types,
            own,
            min(count, 12) / 6,
            float(any(c.isupper() for c in words[1:])),
            float(words[:1].isupper()),
            float(any(c.isdigit() for c in words)),
            float(_OWN.match(words) is not None),
            float(lower in ("we", "it", "they", "this", "our")),
            float(can_be_subject(words)),
            float(names_data(words)),
            float(_OTHERS.search(words) is not None),
            min(self._folded.count(lower), 6) / 3,
            float(sentence is None),
            float(words in self._own_forms),
            float(sentence is not None and self._subjects.get(sentence) == (start, end)),
            float(role in (Role.SOLUTION, Role.METHOD)),
            float(role is Role.RESULT),
            float(lower in UNITS),
            *(float(p.search(self._folded, max(0, start - 24), start) is not None) for p in _BEFORE),
            *(float(p.match(self._folded, end) is not None) for p in _AFTER),
        ]

    def _fits(self, place: _SPAN, slot: Slot, finding: Finding) -> bool:
        if finding.numbers and place[0] < finding.end and finding.start < place[1]:
            return False
        if slot is Slot.METRIC and finding.numbers and not self._fits_unit(finding, place):
            return False
        marks = self.mark(place)
        if marks[_SLOTS.index(slot)] > 0:
            return True
        match slot:
            case Slot.METRIC:
                return marks[_AT_TYPE + 4] > 0
            case Slot.DATASET:
                return marks[_AT_TYPE + 1] > 0
            case Slot.BASELINE:
                return marks[_AT_TYPE] > 0
            case _:
                return marks[_AT_TYPE] > 0 or marks[5] > 0 or place == self._subjects.get(finding.sentence)

    def _fits_unit(self, finding: Finding, place: _SPAN) -> bool:
        return fits_unit(self.text[finding.start : finding.end], self.text[place[0] : place[1]])

    def _elsewhere(self, finding: Finding, slot: Slot) -> list[_SPAN]:
        if slot not in (Slot.DATASET, Slot.BASELINE):
            return []
        column = _SLOTS.index(slot)
        found: list[tuple[int, _SPAN]] = []
        for number, group in enumerate([*self._by_sentence, self._title]):
            if number == finding.sentence:
                continue
            away = abs(number - finding.sentence) if number < len(self.sentences) else finding.sentence + 1
            for place in group:
                marks = self.mark(place)
                if marks[column] >= _ELSEWHERE or (slot is Slot.DATASET and marks[_AT_TYPE + 1] > 0.5):
                    found.append((away, place))
        found.sort()
        seen: set[str] = set()
        kept = []
        for _, place in found:
            words = self._folded[place[0] : place[1]]
            if words not in seen:
                seen.add(words)
                kept.append(place)
        return kept[:_MOST_ELSEWHERE]

    def _binding(self, finding: Finding, place: _SPAN, slot: Slot) -> float:
        bindings, slots = self.reading.bindings, self.reading.slots
        best = 0.0
        for index in self._index.get(place, ()):
            factor = 1.0 if slots[index].slot is slot else 0.5
            for number in finding.numbers:
                if bindings[number]:
                    best = max(best, factor * bindings[number][index])
        return best

    def _gap(self, finding: Finding, place: _SPAN) -> int:
        return measure_gap(self.text, (finding.start, finding.end), place)

    def _lists(self, finding: Finding, slot: Slot) -> _Lists | None:
        """The parts at the same and at other places of a list as the number: "A, B and C of 1, 2 and 3"."""
        spans = self._in_sentence(finding.sentence)
        numbers = [(a, b) for a, b, s, _ in spans if s.slot in (Slot.VALUE, Slot.DELTA)]
        items = [(a, b) for a, b, s, _ in spans if s.slot is slot and s.score >= _ELSEWHERE]
        at = next((i for i, n in enumerate(numbers) if n[0] <= finding.start < n[1]), None)
        if at is None:
            return None
        return tuple(
            (pairs.get(at), frozenset(p for i, p in pairs.items() if i != at))
            for pairs in (pair_lists(numbers, items), pair_groups(self.text, numbers, items))
        )

    def _in_order(self, sentence: int) -> bool:
        start, end = self.sentences[sentence]
        return "respectively" in self._folded[start:end]

    def _in_sentence(self, sentence: int) -> list[tuple[int, int, SlotSpan, int]]:
        start, end = self.sentences[sentence]
        return [s for s in self._slots if start <= s[0] < end]

    def _pair(
        self,
        finding: Finding,
        place: _SPAN,
        bound: float,
        most: float,
        nearest: int,
        lists: _Lists | None,
    ) -> list[float]:
        text, (start, end) = self.text, place
        sentence = covering(self.sentences, start)
        inside = sentence == finding.sentence
        gap = self._gap(finding, place) if inside and finding.numbers else 0
        before = end <= finding.start
        first = self.sentences[finding.sentence][0]
        between = text[end : finding.start] if before else text[finding.end : start]
        number = inside and bool(finding.numbers)
        away = (sentence if sentence is not None else -1) - finding.sentence
        return [
            bound,
            math.log(0.02 + bound) / 4,
            bound - most,
            float(inside),
            max(-4, min(4, away)) / 4,
            float(sentence is None),
            math.log1p(gap) / 5 if number else 0.0,
            float(number and before),
            float(number and gap == nearest),
            float(number and ((before and _TOUCHES.fullmatch(between) is not None)
                              or (not before and _TOUCHED.fullmatch(between) is not None))),
            float(number and not before and ON.fullmatch(between) is not None),
            float(number and _CLAUSE.search(between) is not None),
            *self._places_in_lists(finding, place, lists),
            float(inside and is_compared(text, self.sentences[finding.sentence], start)),
            min(start - first, 200) / 100 if inside else 0.0,
        ]  # fmt: skip

    def _places_in_lists(self, finding: Finding, place: _SPAN, lists: _Lists | None) -> list[float]:
        factor = 2.0 if self._in_order(finding.sentence) else 1.0
        told: list[float] = []
        for mine, others in lists or ():
            told += [factor * (place == mine), factor * (place != mine and place in others)]
        return told or [0.0] * 4

    def _context(self, finding: Finding, here: int, elsewhere: int) -> list[float]:
        start, end = self.sentences[finding.sentence]
        role = self.reading.roles[finding.sentence]
        numbers = sum(s.slot in (Slot.VALUE, Slot.DELTA) for _, _, s, _ in self._in_sentence(finding.sentence))
        return [
            float(not finding.numbers),
            float(finding.value is not None),
            float(finding.delta is not None),
            float("%" in self.text[finding.start : finding.end + 2]) if finding.numbers else 0.0,
            min(numbers, 8) / 4,
            min(here, 8) / 4,
            min(elsewhere, 8) / 4,
            role.claim,
            float(role.role is Role.RESULT),
            min(end - start, 400) / 200,
        ]

    def describe_direction(self, finding: Finding) -> list[float]:
        """What tells how a finding compares."""
        start, end = self.sentences[finding.sentence]
        sentence = self.text[start:end]
        slots = self.reading.slots
        role = self.reading.roles[finding.sentence]
        told = [0.0] * 4
        for number in finding.numbers:
            told = list(slots[number].directions) or told  # the difference's own where there are both
        spans = self._in_sentence(finding.sentence)
        baseline = max((s.score for _, _, s, _ in spans if s.slot is Slot.BASELINE), default=0.0)
        bound = max(
            (self._binding(finding, (a, b), Slot.BASELINE) for a, b, s, _ in spans if s.slot is Slot.BASELINE),
            default=0.0,
        )
        metric = max(((s.score, self.text[a:b]) for a, b, s, _ in spans if s.slot is Slot.METRIC), default=(0.0, ""))[1]
        rule = direction_of(
            sentence, has_baseline=baseline > 0.3, has_delta=finding.delta is not None, metric=metric or None
        )
        alone = is_number_alone(sentence)
        return [
            *told,
            *(role.tone or (0.0,) * 4),
            *(float(rule is d) for d in DIRECTIONS),
            baseline,
            bound,
            float(finding.value is not None),
            float(finding.delta is not None),
            float(is_lower_better(metric)),
            float(bool(metric) and tells_bad(sentence, metric)),
            *self._directions(sentence),
            *self._directions(self._clause(finding)),
            float(alone),
            float(role.role is Role.RESULT),
            role.claim,
            float(not finding.numbers),
        ]

    def _directions(self, clause: str) -> tuple[float, ...]:
        told = self._told.get(clause)
        if told is None:
            told = self._told[clause] = direction_words(clause)
        return told

    def _clause(self, finding: Finding) -> str:
        start, end = self.sentences[finding.sentence]
        if not finding.numbers:
            return self.text[start:end]
        for border in _BORDER.finditer(self.text, start, end):
            if border.end() <= finding.start:
                start = border.end()
            elif border.start() >= finding.end:
                end = border.start()
                break
        return self.text[start:end]

    def describe_finding(self, finding: Finding) -> list[float]:
        """What tells whether a number, or a sentence, is a finding at all."""
        span = self.sentences[finding.sentence]
        sentence = self.text[span[0] : span[1]]
        role = self.reading.roles[finding.sentence]
        slots = self.reading.slots
        spans = self._in_sentence(finding.sentence)
        most = dict.fromkeys(_SLOTS, 0.0)
        for _, _, s, _ in spans:
            most[s.slot] = max(most[s.slot], s.score)
        place = finding.start, finding.end
        words = self.text[finding.start : finding.end] if finding.numbers else ""
        bindings = self.reading.bindings
        bound = dict.fromkeys(CHOSEN, 0.0)
        for number in finding.numbers:
            for _, _, s, index in spans:
                if s.slot in bound and bindings[number]:
                    bound[s.slot] = max(bound[s.slot], bindings[number][index])
        after = self.text[finding.end : finding.end + 12] if finding.numbers else ""
        return [
            slots[finding.value].score if finding.value is not None else 0.0,
            slots[finding.delta].score if finding.delta is not None else 0.0,
            role.claim,
            *(float(role.role is r) for r in _ROLES),
            role.score,
            *(role.tone or (0.0,) * 4),
            *most.values(),
            *bound.values(),
            float(bool(finding.numbers) and is_setting(self.text, span, place)),
            float(bool(finding.numbers) and tells_a_score(self.text, span, place)),
            float("%" in words or after.lstrip("\\ ").startswith("%")),
            float("." in words),
            float(_YEAR.fullmatch(words) is not None),
            float(any(c.isdigit() for c in words)),
            float(any(c.isalpha() for c in words)),
            float(bool(finding.numbers) and _NAME_BEFORE.search(self.text, 0, finding.start) is not None),
            float(after[:1].isalpha() or after[:1] == "-"),
            float(after[1:2].islower()),
            float(is_finding(sentence, has_metric=most[Slot.METRIC] > 0.3, has_baseline=most[Slot.BASELINE] > 0.3)),
            *self._directions(sentence),
            min(len(spans), 16) / 8,
            min(span[1] - span[0], 400) / 200,
            finding.sentence / max(1, len(self.sentences) - 1),
        ]


def is_number_alone(sentence: str) -> bool:
    """Whether the sentence holds one number only."""
    return len(re.findall(r"\d+(?:\.\d+)?", sentence)) == 1


def measure_gap(text: str, number: _SPAN, item: _SPAN) -> int:
    """How far apart two places stand, in characters; a mark between clauses makes the way longer."""
    if item[1] <= number[0]:
        between = text[item[1] : number[0]]
    elif number[1] <= item[0]:
        between = text[number[1] : item[0]]
    else:
        return 0
    return len(between) + 20 * len(_BORDER.findall(between))


def pair_lists(numbers: Sequence[_SPAN], items: Sequence[_SPAN]) -> dict[int, _SPAN]:
    """Pairs from runs of one length next to each other: "A, B and C of 1, 2 and 3"."""
    order = sorted([(n, True, i) for i, n in enumerate(numbers)] + [(m, False, i) for i, m in enumerate(items)])
    runs = [list(run) for _, run in groupby(order, key=lambda item: item[1])]
    pairs: dict[int, _SPAN] = {}
    at = 0
    while at + 1 < len(runs):
        one, two = runs[at], runs[at + 1]
        if len(one) == len(two) > 1:
            left, right = (one, two) if one[0][1] else (two, one)
            pairs.update((n[2], m[0]) for n, m in zip(left, right, strict=True))
            at += 1
        at += 1
    return pairs


def pair_groups(text: str, numbers: Sequence[_SPAN], items: Sequence[_SPAN]) -> dict[int, _SPAN]:
    """Pairs from lists of one length, the nearest to each other: "A and B with C reached 1 and 2, respectively"."""
    pairs: dict[int, _SPAN] = {}
    groups = [g for g in _group(text, items) if len(g) > 1]
    for run in _group(text, numbers):
        fitting = [g for g in groups if len(g) == len(run) > 1]
        if fitting:
            first = numbers[run[0]][0]
            best = min(fitting, key=lambda g: (abs(items[g[0]][0] - first), g))
            pairs.update((n, items[m]) for n, m in zip(run, best, strict=True))
    return pairs


def _group(text: str, places: Sequence[_SPAN]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i, place in enumerate(places):
        if runs and _LIST.fullmatch(text[places[i - 1][1] : place[0]]):
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


_PAIR = 18
_MARKS = len(_SLOTS) + len(_TYPES) + 17 + len(_BEFORE) + len(_AFTER)
_AT_TYPE = len(_SLOTS)


class PartChooser:
    """The learned weights, one small network a question.

    Parameters
    ----------
    weights : mapping of arrays
        ``QUESTION.mean``, ``QUESTION.scale`` (F,), ``QUESTION.w1`` (F, H), ``QUESTION.b1`` (H,), ``QUESTION.w2`` (H, C)
        and ``QUESTION.b2`` (C,) for the questions ``subject``, ``metric``, ``dataset``, ``baseline`` (C is 1: a score a
        candidate), ``direction`` (C is 4) and ``finding``, ``sentence`` (C is 1: a logit).
    """

    def __init__(self, weights: Mapping[str, npt.NDArray[Any]]) -> None:
        self._weights = weights

    @classmethod
    def from_bytes(cls, data: bytes) -> PartChooser:
        """Read the file that ``extract.training.claim_parts`` wrote."""
        with np.load(BytesIO(data), allow_pickle=False) as arrays:
            return cls({name: arrays[name].astype(np.float32) for name in arrays.files})

    def score(self, question: str, rows: Sequence[Sequence[float]]) -> Floats:
        """Return the network's output for each row: (rows, C)."""
        w = self._weights
        x = (np.asarray(rows, dtype=np.float32) - w[f"{question}.mean"]) * w[f"{question}.scale"]
        hidden = np.tanh(x @ w[f"{question}.w1"] + w[f"{question}.b1"])
        return np.asarray(hidden @ w[f"{question}.w2"] + w[f"{question}.b2"], dtype=np.float32)

    def judge(self, parts: PaperParts, findings: Sequence[Finding]) -> list[float]:
        """Return how likely each is a finding at all."""
        out = [0.0] * len(findings)
        for question, numeric in (("finding", True), ("sentence", False)):
            asked = [i for i, f in enumerate(findings) if bool(f.numbers) is numeric]
            if asked:
                logits = self.score(question, [parts.describe_finding(findings[i]) for i in asked])[:, 0]
                for i, logit in zip(asked, logits.tolist(), strict=True):
                    out[i] = _sigmoid(logit)
        return out

    def choose(self, parts: PaperParts, findings: Sequence[Finding]) -> list[ChosenParts]:
        """Return what is chosen for each finding."""
        if not findings:
            return []
        words: list[dict[Slot, str | None]] = [{} for _ in findings]
        chances: list[dict[Slot, float]] = [{} for _ in findings]
        for slot in CHOSEN:
            asked = [parts.candidates(f, slot) for f in findings]
            scores = self.score(slot.value, [row for _, rows in asked for row in rows])[:, 0]
            at = 0
            for number, (places, _) in enumerate(asked):
                given = _softmax(scores[at : at + len(places)])
                at += len(places)
                best = int(given.argmax())
                if places[best] is None and slot in _EXPECTED and len(places) > 1:
                    second = int(given[:-1].argmax())
                    best = second if given[second] >= _A_GUESS else best
                if slot is Slot.METRIC:
                    best = parts.find_head(findings[number], places, given.tolist(), best)
                words[number][slot] = parts.words(places[best])
                chances[number][slot] = float(given[best])
        out = []
        for number, row in enumerate(self.score("direction", [parts.describe_direction(f) for f in findings])):
            given = _softmax(row)
            best = int(given.argmax())
            out.append(ChosenParts(words[number], chances[number], DIRECTIONS[best], float(given[best])))
        return out


def _softmax(x: Floats) -> Floats:
    powers = np.exp(x - x.max())
    return np.asarray(powers / powers.sum(), dtype=np.float32)


def _sigmoid(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, x))))
