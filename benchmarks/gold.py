"""Gold annotations as the project's own records: papers, and the reading that a perfect finder of spans would give.

A gold reading marks every verbatim occurrence of every annotated form, so that what assembly does with perfect spans
can be measured apart from finding them.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extract.reading import MentionSpan, PhraseSpan, Reading, RoleGuess, SlotSpan
from extract.records import Paper
from ontologies.vocabulary import Direction, EntityType, Role, Slot

SHARED = Path(__file__).resolve().parents[2] / "shared"
SLOTS = ("subject", "metric", "value", "delta", "dataset", "baseline")


def need(*paths: Path) -> None:
    """End with one line, and exit code 2, where data that are measured on do not lie at hand."""
    for path in paths:
        if not path.exists():
            print(f"{path} is not there: the data measured on are no part of this project", file=sys.stderr)
            raise SystemExit(2)


def load_gold(name: str) -> list[dict[str, Any]]:
    """The annotated papers of ``train`` or ``dev``, or of the file at that path."""
    path = Path(name) if name.endswith(".json") else SHARED / "gold" / f"{name}.json"
    need(path)
    return list(json.loads(path.read_text(encoding="utf8")))


def gold_paper(record: dict[str, Any]) -> Paper:
    """A gold record's paper."""
    return Paper(id=record["id"], title=record["title"], abstract=record["abstract"])


def gold_sentences(record: dict[str, Any]) -> list[tuple[int, int]]:
    """The annotated sentences as offsets into ``Paper.text``."""
    shift = len(record["title"]) + 1
    place, spans = 0, []
    for sentence in record["sentences"]:
        at = record["abstract"].index(sentence["text"], place)
        place = at + len(sentence["text"])
        spans.append((at + shift, place + shift))
    return spans


def occurrences(text: str, form: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Every place of ``form`` in ``text[start:end]`` that neither begins nor ends inside a word."""
    stop = len(text) if end is None else end
    before = r"(?<![^\W_])" if form[:1].isalnum() else ""
    after = r"(?![^\W_])" if form[-1:].isalnum() else ""
    found = [m.span() for m in re.compile(before + re.escape(form) + after).finditer(text, start, stop)]
    if not found:
        at = text.find(form, start, stop)
        found = [(at, at + len(form))] if at >= 0 else []
    return found


def overlapping(spans: Sequence[tuple[int, int]], start: int, end: int) -> int | None:
    """Index of the span that shares most with ``start:end``, or None."""
    best = max(range(len(spans)), key=lambda i: min(end, spans[i][1]) - max(start, spans[i][0]), default=None)
    if best is None or min(end, spans[best][1]) <= max(start, spans[best][0]):
        return None
    return best


def gold_reading(record: dict[str, Any], sentences: Sequence[tuple[int, int]]) -> Reading:
    """What a perfect finder of spans would say of the paper, over the given sentences."""
    text = gold_paper(record).text
    annotated = gold_sentences(record)
    claimed = {c["sentence"] for c in record["claims"]}
    roles = []
    for a, b in sentences:
        i = overlapping(annotated, a, b)
        role = Role(record["sentences"][i]["role"]) if i is not None else Role.BACKGROUND
        roles.append(RoleGuess(role=role, score=1.0, claim=float(i in claimed)))
    return Reading(
        roles=tuple(roles),
        mentions=tuple(_mentions(record, text)),
        issues=tuple(_issues(record, text, annotated)),
        solutions=tuple(_solutions(record, text, annotated)),
        slots=tuple(_slots(record, text, annotated)),
    )


def _mentions(record: dict[str, Any], text: str) -> list[MentionSpan]:
    places = [
        {place for form in (entity["text"], *entity["aliases"]) for place in occurrences(text, form)}
        for entity in record["entities"]
    ]
    every = {place for own in places for place in own}
    spans: dict[tuple[int, int, str], float] = {}
    for entity, own in zip(record["entities"], places, strict=True):
        # A form inside a longer one is marked only where the thing stands nowhere free.
        free = {(a, b) for a, b in own if not any(x <= a and b <= y and (x, y) != (a, b) for x, y in every)}
        for a, b in free or own:
            key = (a, b, entity["type"])
            spans[key] = max(spans.get(key, 0.0), float(entity["proposed"]))
    return [
        MentionSpan(start=a, end=b, type=EntityType(t), score=1.0, proposed=p, rule="gold")
        for (a, b, t), p in sorted(spans.items())
    ]


def _issues(record: dict[str, Any], text: str, sentences: Sequence[tuple[int, int]]) -> list[PhraseSpan]:
    spans = []
    for issue in record["issues"]:
        a, b = sentences[issue["sentence"]]
        found = occurrences(text, issue["phrase"], a, b) or occurrences(text, issue["phrase"])
        spans.append(PhraseSpan(start=found[0][0], end=found[0][1], score=1.0))
    return sorted(spans, key=lambda s: (s.start, s.end))


def _solutions(record: dict[str, Any], text: str, sentences: Sequence[tuple[int, int]]) -> list[PhraseSpan]:
    first = sentences[0][0] if sentences else 0
    own = [s for s, r in zip(sentences, record["sentences"], strict=True) if r["role"] == "solution"]
    spans = []
    for solution in record["solutions"]:
        places = occurrences(text, solution["phrase"])
        best = next((p for p in places if any(a <= p[0] < b for a, b in own)), None)
        best = best or next((p for p in places if p[0] >= first), places[0])
        spans.append(PhraseSpan(start=best[0], end=best[1], score=1.0))
    return sorted(spans, key=lambda s: (s.start, s.end))


def _slots(record: dict[str, Any], text: str, sentences: Sequence[tuple[int, int]]) -> list[SlotSpan]:
    spans: dict[tuple[int, int, str], Direction | None] = {}
    for claim in record["claims"]:
        a, b = sentences[claim["sentence"]]
        for slot in SLOTS:
            form = claim.get(slot)
            for x, y in occurrences(text, form, a, b) if form and form in text[a:b] else []:
                known = Direction(claim["direction"]) if slot in ("value", "delta") else None
                spans.setdefault((x, y, slot), known)
    kept = []
    for (a, b, slot), direction in sorted(spans.items()):
        inside = any(x <= a and b <= y and (x, y) != (a, b) and s == slot for x, y, s in spans)
        if not inside:
            kept.append(SlotSpan(start=a, end=b, slot=Slot(slot), score=1.0, direction=direction))
    return kept
