"""Documents -> padded tensors, and the order in which a training takes them."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch

from extract.training.corpora import SCIERC, TDMSCI
from extract.training.labels import COLUMNS, DIRECTIONS, POINTED, WIDTH, Document
from extract.words import SHAPES

SIZES = {"gold": 4, "other": 4, "soft": 4, "csabstruct": 8, "scierc": 4, "tdmsci": 16, "relation": 16}
"""Documents a batch."""
OTHER_HANDS = ("other", "soft")
"""Tasks whose labels other hands than the guidelines' own set: annotators of one pass, and teachers."""
COLUMNS_OF = {"scierc": len(SCIERC), "tdmsci": len(TDMSCI)}


@dataclass(slots=True)
class Batch:
    """The tensors of one step; see ``extract.training.model`` for the shapes."""

    task: str
    inputs: dict[str, torch.Tensor]
    word_mask: torch.Tensor
    span_mask: torch.Tensor
    spans: torch.Tensor
    roles: torch.Tensor
    role_weights: torch.Tensor
    claims: torch.Tensor
    tones: torch.Tensor
    proposed: torch.Tensor
    anchors: torch.Tensor
    pointers: torch.Tensor
    directions: torch.Tensor
    links: torch.Tensor
    addressed: torch.Tensor
    relations: torch.Tensor
    related: torch.Tensor


def mask_spans(segments: np.ndarray) -> np.ndarray:
    """Return (words, WIDTH): 1 where the span stays in the segment of its first word."""
    count = len(segments)
    end = np.arange(count)[:, None] + np.arange(WIDTH)[None, :]
    inside = end < count
    return inside & (segments[np.minimum(end, max(0, count - 1))] == segments[:, None])


def collate(documents: list[Document]) -> Batch:
    """Return the batch of ``documents``, which are of one task."""
    task = documents[0].task
    n = len(documents)
    pieces = max(len(d.window.ids) for d in documents)
    words = max(1, *(len(d.window.words) for d in documents)) if n > 1 else max(1, len(documents[0].window.words))
    sentences = max(1, max(len(d.window.sentences) for d in documents))
    columns = COLUMNS_OF.get(task, len(COLUMNS))
    labels = next((d.roles.shape[1] for d in documents if d.roles is not None and d.roles.ndim == 2), 7)
    inputs = {
        "ids": torch.zeros(n, pieces, dtype=torch.long),
        "shapes": torch.zeros(n, pieces, SHAPES),
        "mask": torch.zeros(n, pieces),
        "word_pool": torch.zeros(n, words, pieces),
        "sentence_pool": torch.zeros(n, sentences, pieces),
        "ends": torch.zeros(n, sentences, dtype=torch.long),
        "segments": torch.full((n, words), -1, dtype=torch.long),
        "hands": torch.full((n,), float(task in OTHER_HANDS)),
    }
    batch = Batch(
        task=task, inputs=inputs,
        word_mask=torch.zeros(n, words), span_mask=torch.zeros(n, words, WIDTH),
        spans=torch.zeros(n, words, WIDTH, columns),
        roles=torch.zeros(n, sentences, labels), role_weights=torch.zeros(n, sentences),
        claims=torch.zeros(n, sentences), tones=torch.zeros(n, sentences, len(DIRECTIONS)),
        proposed=torch.full((n, words, WIDTH), -1.0),
        anchors=torch.zeros(0, 2, dtype=torch.long), pointers=torch.zeros(0, len(POINTED), words),
        directions=torch.zeros(0, len(DIRECTIONS)),
        links=torch.zeros(0, 6, dtype=torch.long), addressed=torch.zeros(0),
        relations=torch.zeros(0, 5, dtype=torch.long), related=torch.zeros(0, dtype=torch.long),
    )  # fmt: skip
    anchors, pointers, directions, links, addressed = [], [], [], [], []
    for row, d in enumerate(documents):
        w = d.window
        t, m, s = len(w.ids), len(w.words), len(w.sentences)
        inputs["ids"][row, :t] = torch.from_numpy(w.ids)
        inputs["shapes"][row, :t] = torch.from_numpy(w.shapes)
        inputs["mask"][row, :t] = 1.0
        inputs["word_pool"][row, :m, :t] = torch.from_numpy(w.word_pool)
        inputs["sentence_pool"][row, :s, :t] = torch.from_numpy(w.sentence_pool)
        inputs["ends"][row, :s] = torch.from_numpy(w.ends)
        inputs["segments"][row, :m] = torch.from_numpy(w.segments)
        batch.word_mask[row, :m] = 1.0
        batch.span_mask[row, :m] = torch.from_numpy(mask_spans(w.segments)).float()
        if d.roles is not None and s:
            batch.roles[row, :s] = torch.from_numpy(d.roles).float()
            weights = np.ones(s) if d.role_weights is None else d.role_weights
            batch.role_weights[row, :s] = torch.from_numpy(weights).float()
        if "spans" in d.soft:
            _add_soft(batch, d, row, anchors, pointers, directions, links, addressed, words)
            continue
        for i, j, column in d.spans:
            batch.spans[row, i, j - i, column] = 1.0
        for i, j, yes in d.proposed:
            batch.proposed[row, i, j - i] = float(yes)
        if d.claims is not None and s:
            batch.claims[row, :s] = torch.from_numpy(d.claims).float()
            for k, tone in enumerate(d.sentence_directions.tolist()):
                if tone >= 0:
                    batch.tones[row, k, tone] = 1.0
        for i, j, direction in d.anchors:
            for v in range(i, j + 1):
                anchors.append((row, v))
                target = np.zeros((len(POINTED), words), dtype=np.float32)
                for start, word, slot in d.pointers:
                    if start == v:
                        target[slot, word] = 1.0
                pointers.append(target)
                directions.append(np.eye(len(DIRECTIONS), dtype=np.float32)[direction])
        for i, j, a, b, yes in d.links:
            links.append((row, i, j, a, b, int(w.segments[i] - w.segments[a])))
            addressed.append(float(yes))
    if anchors:
        batch.anchors = torch.tensor(anchors)
        batch.pointers = torch.from_numpy(np.stack(pointers))
        batch.directions = torch.from_numpy(np.stack(directions))
    if links:
        batch.links = torch.tensor(links)
        batch.addressed = torch.tensor(addressed)
    pairs = [(row, *pair) for row, d in enumerate(documents) for pair in d.relations]
    if pairs:
        batch.relations = torch.tensor([pair[:5] for pair in pairs])
        batch.related = torch.tensor([pair[5] for pair in pairs])
    return batch


def _add_soft(batch, d, row, anchors, pointers, directions, links, addressed, words) -> None:
    """Fill in a teacher's probabilities (see ``extract.training.distil``)."""
    soft, w = d.soft, d.window
    m, s = len(w.words), len(w.sentences)
    batch.spans[row, :m] = torch.from_numpy(soft["spans"].astype(np.float32))
    for (i, width), value in zip(soft["proposed_at"], soft["proposed"], strict=True):
        batch.proposed[row, i, width] = float(value)
    if s:
        batch.claims[row, :s] = torch.from_numpy(soft["claims"].astype(np.float32))
        batch.tones[row, :s] = torch.from_numpy(soft["tones"].astype(np.float32))
    for k, v in enumerate(soft["anchors"].tolist()):
        anchors.append((row, v))
        target = np.zeros((len(POINTED), words), dtype=np.float32)
        target[:, :m] = soft["pointers"][k]
        pointers.append(target)
        directions.append(soft["directions"][k].astype(np.float32))
    for (i, j, a, b), value in zip(soft["links_at"].tolist(), soft["links"].tolist(), strict=True):
        links.append((row, i, j, a, b, int(w.segments[i] - w.segments[a])))
        addressed.append(float(value))


def plan_batches(documents: list[Document], epochs: dict[str, float], seed: int) -> list[list[int]]:
    """Return lists of document numbers: every task for its epochs, batches of like length, in random order.

    The last tenth of the plan holds the main task alone more often than not, because the order is drawn with the
    auxiliary tasks' places spread over the first nine tenths.
    """
    rng = random.Random(seed)
    placed: list[tuple[float, list[int]]] = []
    for task, times in sorted(epochs.items()):
        mine = [i for i, d in enumerate(documents) if d.task == task]
        total: list[int] = []
        while mine and len(total) < round(times * len(mine)):
            rng.shuffle(mine)
            total += mine[: round(times * len(mine)) - len(total)]
        size = SIZES[task]
        if not total:
            continue
        groups = []
        for at in range(0, len(total), 16 * size):
            pool = sorted(total[at : at + 16 * size], key=lambda i: len(documents[i].window.ids))
            some = [pool[i : i + size] for i in range(0, len(pool), size)]
            rng.shuffle(some)
            groups += some
        reach = 1.0 if task in ("gold", "other") else 0.9
        placed += [((k + rng.random()) / len(groups) * reach, g) for k, g in enumerate(groups)]
    return [g for _, g in sorted(placed, key=lambda item: item[0])]
