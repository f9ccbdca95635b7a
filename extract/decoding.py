"""The encoder's numbers -> a ``Reading``: spans are chosen, spans that overlap give way to the surer one.

Comes in: the outputs of each window (see ``OUTPUTS``). Goes out: everything worth a second look; the thresholds that
decide are the assembly's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.reading import MentionSpan, PhraseSpan, Reading, RoleGuess, SlotSpan, StatedRelation
from extract.span_relations import LABELS, RelationLayer
from extract.windows import Window
from ontologies.vocabulary import Direction, EntityType, Role, Slot

Floats = npt.NDArray[np.float32]
Outputs = Mapping[str, Floats]

ROLES = tuple(Role(r) for r in ("background", "issue", "solution", "method", "result", "resource", "future"))
TYPES = tuple(EntityType(t) for t in ("method", "dataset", "modality", "task", "metric"))
SLOTS = tuple(Slot(s) for s in ("subject", "metric", "value", "delta", "dataset", "baseline"))
DIRECTIONS = tuple(Direction(d) for d in ("better", "worse", "equal", "absolute"))
POINTED = tuple(Slot(s) for s in ("subject", "metric", "dataset", "baseline", "delta"))
WIDTH = 20
ISSUE, SOLUTION, FIRST_SLOT, PROPOSED = 5, 6, 7, 13
"""Columns of the output ``span``; 0 to 4 are the entity types."""
RELATED = 0.3
"""A relation less probable than this is not handed on."""
FLOOR = 0.08
"""A span less probable than this is not handed on; the lowest threshold of the assembly lies above."""
MOST = 400
"""Most spans a question of one window; a real abstract has some 40."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What turns logits into probabilities: a factor and an offset a question, fitted on papers kept back."""

    role: float = 1.0
    claim: tuple[float, float] = (1.0, 0.0)
    entity: tuple[tuple[float, float], ...] = ((1.0, 0.0),) * 5
    issue: tuple[float, float] = (1.0, 0.0)
    solution: tuple[float, float] = (1.0, 0.0)
    slot: tuple[tuple[float, float], ...] = ((1.0, 0.0),) * 6
    proposed: tuple[float, float] = (1.0, 0.0)
    link: tuple[float, float] = (1.0, 0.0)
    link_bias: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def columns(self) -> tuple[Floats, Floats]:
        """Factors and offsets of the 14 columns of ``span``."""
        pairs = [*self.entity, self.issue, self.solution, *self.slot, self.proposed]
        table = np.array(pairs, dtype=np.float32)
        return table[:, 0], table[:, 1]


@dataclass(frozen=True, slots=True)
class _Span:
    window: int
    first: int
    last: int
    score: float


def decode(
    windows: Sequence[Window],
    outputs: Sequence[Outputs],
    count: int,
    calibration: Calibration,
    layer: RelationLayer | None = None,
) -> Reading:
    """Return the reading of a text of ``count`` sentences from the outputs of its windows."""
    factor, offset = calibration.columns()
    entities: list[list[tuple[_Span, float]]] = [[] for _ in TYPES]
    issues: list[_Span] = []
    solutions: list[_Span] = []
    slots: list[tuple[int, _Span]] = []
    for number, (window, given) in enumerate(zip(windows, outputs, strict=True)):
        if not window.words:
            continue
        logits = given["span"] * factor + offset
        legal = legal_spans(window, number == 0)
        for kind, span in _entities(logits, legal, number):
            entities[kind].append((span, _chance(logits[span.first, span.last - span.first, PROPOSED])))
        issues += [s for _, s in choose_spans(logits, legal, number, (ISSUE,))]
        solutions += [s for _, s in choose_spans(logits, legal, number, (SOLUTION,))]
        numbers = [FIRST_SLOT + SLOTS.index(Slot.VALUE), FIRST_SLOT + SLOTS.index(Slot.DELTA)]
        slots += choose_spans(logits, legal, number, numbers)
        for column in range(FIRST_SLOT, PROPOSED):
            if column not in numbers:
                slots += choose_spans(logits, legal, number, (column,))
    slots.sort(key=lambda item: (item[1].window, item[1].first, item[1].last, item[0]))

    def place(span: _Span) -> tuple[int, int]:
        words = windows[span.window].words
        return words[span.first][0], words[span.last][1]

    placed = [
        (MentionSpan(start=a, end=b, type=TYPES[kind], score=s.score, proposed=proposed, rule="encoder"), s)
        for kind, group in enumerate(entities)
        for s, proposed in group
        for a, b in [place(s)]
    ]
    placed.sort(key=lambda item: (item[0].start, item[0].end, item[0].type))
    mentions = [m for m, _ in placed]
    return Reading(
        roles=_roles(windows, outputs, count, calibration),
        mentions=tuple(mentions),
        issues=tuple(PhraseSpan(start=a, end=b, score=s.score) for s in issues for a, b in [place(s)]),
        solutions=tuple(PhraseSpan(start=a, end=b, score=s.score) for s in solutions for a, b in [place(s)]),
        slots=tuple(
            SlotSpan(
                start=a,
                end=b,
                slot=SLOTS[column - FIRST_SLOT],
                score=s.score,
                direction=DIRECTIONS[max(range(len(told)), key=told.__getitem__)] if told else None,
                directions=told,
            )
            for column, s in slots
            for a, b in [place(s)]
            for told in [_directions(outputs[s.window], s) if SLOTS[column - FIRST_SLOT] in ("value", "delta") else ()]
        ),
        links=_links(windows, outputs, solutions, issues, calibration),
        bindings=_bindings(outputs, slots),
        relations=_relations(windows, outputs, [s for _, s in placed], layer) if layer else (),
    )


def _chance(logit: float | np.float32) -> float:
    """The probability of one logit; numpy is slow on single numbers."""
    return 1.0 / (1.0 + math.exp(-min(30.0, max(-30.0, float(logit)))))


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(x, -30.0, 30.0))), dtype=np.float32)


def _softmax(x: Floats) -> Floats:
    powers = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True), dtype=np.float32)


def legal_spans(window: Window, with_title: bool) -> npt.NDArray[np.bool_]:
    """(words, WIDTH): the span stays in one segment, and this window answers for that segment."""
    segments = window.segments
    size = len(segments)
    end = np.arange(size)[:, None] + np.arange(WIDTH)[None, :]
    owned = np.array([with_title, *window.owned])
    return np.asarray(
        (end < size) & (segments[np.minimum(end, size - 1)] == segments[:, None]) & owned[segments][:, None]
    )


def choose_spans(
    logits: Floats, legal: npt.NDArray[np.bool_], window: int, columns: Iterable[int]
) -> list[tuple[int, _Span]]:
    """The spans of ``columns`` above the floor, surest first; one that overlaps a surer one is left out."""
    threshold = float(np.log(FLOOR / (1 - FLOOR)))
    found: list[tuple[float, int, int, int]] = []
    for column in columns:
        firsts, widths = np.nonzero((logits[:, :, column] >= threshold) & legal)
        scores = logits[firsts, widths, column]
        found += zip((-scores).tolist(), firsts.tolist(), widths.tolist(), [column] * len(firsts), strict=True)
    found.sort()
    taken = np.zeros(len(logits), dtype=bool)
    out = []
    for minus, first, width, column in found:
        if not taken[first : first + width + 1].any():
            taken[first : first + width + 1] = True
            score = _chance(-minus)
            out.append((column, _Span(window, first, first + width, score)))
            if len(out) >= MOST:
                break
    return sorted(out, key=lambda item: (item[1].first, item[1].last))


def _entities(logits: Floats, legal: npt.NDArray[np.bool_], window: int) -> list[tuple[int, _Span]]:
    return choose_spans(logits, legal, window, range(len(TYPES)))


def _roles(
    windows: Sequence[Window], outputs: Sequence[Outputs], count: int, calibration: Calibration
) -> tuple[RoleGuess, ...]:
    guesses: list[RoleGuess | None] = [None] * count
    a, b = calibration.claim
    for window, given in zip(windows, outputs, strict=True):
        chances = _softmax(given["role"] * calibration.role)
        claims = _sigmoid(given["claim"][:, 0] * a + b)
        tones = _softmax(given["tone"]).tolist()
        for row, (sentence, owned) in enumerate(zip(window.sentences, window.owned, strict=True)):
            if owned and guesses[sentence] is None:
                best = int(chances[row].argmax())
                guesses[sentence] = RoleGuess(
                    role=ROLES[best], score=float(chances[row, best]), claim=float(claims[row]), tone=tuple(tones[row])
                )
    lost = RoleGuess(role=Role.BACKGROUND, score=0.0, claim=0.0)
    return tuple(g or lost for g in guesses)


def _directions(given: Outputs, span: _Span) -> tuple[float, ...]:
    """Probabilities of the directions of a number: the mean of what its words say."""
    return tuple(_softmax(given["direction"][span.first : span.last + 1].mean(0)).tolist())


def _links(
    windows: Sequence[Window],
    outputs: Sequence[Outputs],
    solutions: Sequence[_Span],
    issues: Sequence[_Span],
    calibration: Calibration,
) -> tuple[tuple[float, ...], ...]:
    """Probabilities that solutions address issues; of two windows the states are comparable, the distance is not."""
    a, b = calibration.link
    constant, same, far = calibration.link_bias
    table = []
    half = outputs[0]["states"].shape[-1] // 2 if outputs else 0
    right = [outputs[i.window]["states"][i.first : i.last + 1, half:].mean(0) for i in issues]
    for s in solutions:
        left = outputs[s.window]["states"][s.first : s.last + 1, :half].mean(0)
        row = []
        for i, state in zip(issues, right, strict=True):
            if s.window == i.window:
                apart = int(windows[s.window].segments[s.first] - windows[i.window].segments[i.first])
            else:
                apart = 8
            logit = float(left @ state) / half**0.5 + constant + same * (apart == 0) + far * min(abs(apart), 8) / 8
            row.append(_chance(logit * a + b))
        table.append(tuple(row))
    return tuple(table)


def _relations(
    windows: Sequence[Window], outputs: Sequence[Outputs], spans: Sequence[_Span], layer: RelationLayer
) -> tuple[StatedRelation, ...]:
    """The likeliest relation of each pair of mentions of one sentence, where it is likely enough."""
    groups: dict[tuple[int, int], list[int]] = {}
    for index, span in enumerate(spans):
        segment = int(windows[span.window].segments[span.first])
        groups.setdefault((span.window, segment), []).append(index)
    found = []
    for (window, _), members in sorted(groups.items()):
        places = [(spans[k].first, spans[k].last) for k in members]
        for (head, tail), chances in layer.score(outputs[window]["related"], places).items():
            best = int(chances[: len(LABELS)].argmax())
            if chances[best] >= RELATED:
                found.append(
                    StatedRelation(
                        head=members[head], tail=members[tail], label=LABELS[best], score=float(chances[best])
                    )
                )
    return tuple(sorted(found, key=lambda r: (r.head, r.tail)))


def _bindings(outputs: Sequence[Outputs], slots: Sequence[tuple[int, _Span]]) -> tuple[tuple[float, ...], ...]:
    """For each slot span (rows: only numbers have one) how sure it is that each slot span is part of its claim."""
    table: list[tuple[float, ...]] = []
    for column, number in slots:
        if SLOTS[column - FIRST_SLOT] not in (Slot.VALUE, Slot.DELTA):
            table.append(())
            continue
        pointer = outputs[number.window]["pointer"]
        row = []
        for other, span in slots:
            slot = SLOTS[other - FIRST_SLOT]
            if span.window != number.window or slot not in POINTED or span is number:
                row.append(0.0)
                continue
            part = pointer[POINTED.index(slot), number.first : number.last + 1, span.first : span.last + 1]
            row.append(_chance(part.mean()))
        table.append(tuple(row))
    return tuple(table)
