"""Annotated papers -> word-level labels.

The gold holds strings, not places. Every verbatim occurrence of an entity's forms becomes a span, except those that
lie inside a longer entity while the shorter one also stands free elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from tokenizers import Tokenizer

from extract.windows import Window, cut_windows

ROLES = ("background", "issue", "solution", "method", "result", "resource", "future")
TYPES = ("method", "dataset", "modality", "task", "metric")
SLOTS = ("subject", "metric", "value", "delta", "dataset", "baseline")
DIRECTIONS = ("better", "worse", "equal", "absolute")
COLUMNS = (*TYPES, "issue", "solution", *(f"slot:{s}" for s in SLOTS))
"""The questions that every span is asked."""
POINTED = ("subject", "metric", "dataset", "baseline", "delta")
"""The slots that a number points to."""
WIDTH = 20
"""Longest span in words."""


@dataclass(slots=True, kw_only=True)
class Document:
    """A text with what is known of it; labels that a task does not have stay empty.

    Spans are (first word, last word, column) of the window; ``task`` names the task whose output layers apply.
    """

    task: str
    window: Window
    key: str = ""
    weight: float = 1.0
    roles: np.ndarray | None = None  # (sentences, labels): a distribution
    role_weights: np.ndarray | None = None
    claims: np.ndarray | None = None  # (sentences,)
    sentence_directions: np.ndarray | None = None  # (sentences,), -1: none
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    proposed: list[tuple[int, int, bool]] = field(default_factory=list)
    anchors: list[tuple[int, int, int]] = field(default_factory=list)  # first word, last word, direction
    pointers: list[tuple[int, int, int]] = field(default_factory=list)  # anchor word, word, slot of POINTED
    links: list[tuple[int, int, int, int, bool]] = field(default_factory=list)  # solution span, issue span, addressed
    relations: list[tuple[int, int, int, int, int]] = field(default_factory=list)  # head span, tail span, label
    soft: dict[str, np.ndarray] = field(default_factory=dict)  # a teacher's probabilities


class Places:
    """Finds strings in a window's text as word spans."""

    def __init__(self, text: str, window: Window) -> None:
        self.text = text
        self.starts = {a: i for i, (a, _) in enumerate(window.words)}
        self.ends = {b: i for i, (_, b) in enumerate(window.words)}
        self.segments = window.segments

    def find(self, phrase: str, low: int = 0, high: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield the spans of ``phrase`` that begin and end with whole words of one segment."""
        phrase = phrase.strip()
        at = self.text.find(phrase, low) if phrase else -1
        while at >= 0 and (high is None or at + len(phrase) <= high):
            i, j = self.starts.get(at), self.ends.get(at + len(phrase))
            if i is not None and j is not None and self.segments[i] == self.segments[j]:
                yield i, j
            at = self.text.find(phrase, at + 1)


def sentence_offsets(paper: dict) -> list[tuple[int, int]]:
    """Return the offsets of the gold sentences in ``title + newline + abstract``."""
    shift, at, out = len(paper["title"]) + 1, 0, []
    for sentence in paper["sentences"]:
        start = paper["abstract"].index(sentence["text"], at)
        at = start + len(sentence["text"])
        out.append((shift + start, shift + at))
    return out


def label_paper(paper: dict, tokenizer: Tokenizer) -> Document:
    """Return the document of one paper in gold's shape (its first window, if it has several)."""
    text = f"{paper['title']}\n{paper['abstract']}"
    bounds = sentence_offsets(paper)
    window = cut_windows(tokenizer, text, len(paper["title"]), bounds)[0]
    shown = window.sentences
    places = Places(text, window)
    document = Document(task="gold", window=window, key=paper["id"])
    names = [paper["sentences"][k]["role"] for k in shown]
    document.roles = np.array([[float(r == name) for r in ROLES] for name in names]).reshape(len(shown), len(ROLES))
    with_claim = {c["sentence"] for c in paper["claims"]}
    document.claims = np.array([float(k in with_claim) for k in shown])
    first = {c["sentence"]: DIRECTIONS.index(c["direction"]) for c in reversed(paper["claims"])}
    document.sentence_directions = np.array([first.get(k, -1) for k in shown], dtype=np.int64)
    _label_entities(document, paper, places)
    _label_phrases(document, paper, places, bounds)
    _label_claims(document, paper, places, bounds)
    document.spans = sorted(s for s in set(document.spans) if s[1] - s[0] < WIDTH)
    return document


def _label_entities(document: Document, paper: dict, places: Places) -> None:
    found = [
        (entity, sorted({p for form in [entity["text"], *entity["aliases"]] for p in places.find(form)}))
        for entity in paper["entities"]
    ]
    every = [p for _, group in found for p in group]

    def inside(p: tuple[int, int]) -> bool:
        return any(q != p and q[0] <= p[0] and p[1] <= q[1] for q in every)

    for entity, group in found:
        free = [p for p in group if not inside(p)]
        for i, j in free or group:
            document.spans.append((i, j, TYPES.index(entity["type"])))
            if j - i < WIDTH:
                document.proposed.append((i, j, bool(entity["proposed"])))


def _label_phrases(document: Document, paper: dict, places: Places, bounds: list[tuple[int, int]]) -> None:
    issues, solutions = [], []
    for issue in paper["issues"]:
        group = list(places.find(issue["phrase"], *bounds[issue["sentence"]])) or list(places.find(issue["phrase"]))
        issues.append(group[:1])
        document.spans += [(i, j, COLUMNS.index("issue")) for i, j in group[:1]]
    for solution in paper["solutions"]:
        group = list(places.find(solution["phrase"]))
        solutions.append(group)
        document.spans += [(i, j, COLUMNS.index("solution")) for i, j in group]
    for solution, group in zip(paper["solutions"], solutions, strict=True):
        for i, j in group:
            for k, target in enumerate(issues):
                for a, b in target:
                    if j - i < WIDTH and b - a < WIDTH:
                        document.links.append((i, j, a, b, k in solution["addresses"]))


def _label_claims(document: Document, paper: dict, places: Places, bounds: list[tuple[int, int]]) -> None:
    taken: set[tuple[int, int]] = set()
    for claim in paper["claims"]:
        low, high = bounds[claim["sentence"]]
        main = claim["value"] or claim["delta"]
        near: int | None = None
        anchor = None
        if main:
            group = list(places.find(main, low, high))
            free = [p for p in group if p not in taken] or group
            if free:  # equal numbers of one sentence are told in order
                anchor = free[0]
                taken.add(anchor)
                near = anchor[0]
        for slot in SLOTS:
            phrase = claim[slot]
            if not phrase:
                continue
            if phrase == main and slot in ("value", "delta") and anchor is not None:
                place = anchor
            else:
                group = list(places.find(phrase, low, high))
                outside = not group
                group = group or list(places.find(phrase))
                if not group:
                    continue
                centre = near if near is not None else group[0][0]
                place = min(group, key=lambda p: (abs(p[0] - centre), p))
                if outside and slot in ("subject", "metric"):
                    continue
            document.spans.append((*place, COLUMNS.index(f"slot:{slot}")))
            if anchor is not None and slot in POINTED and place != anchor:
                for v in range(anchor[0], anchor[1] + 1):
                    for w in range(place[0], place[1] + 1):
                        document.pointers.append((v, w, POINTED.index(slot)))
        if anchor is not None:
            document.anchors.append((*anchor, DIRECTIONS.index(claim["direction"])))
