"""The public corpora as documents: CSAbstruct (roles), SciERC (spans, relations) and TDMSci (spans).

Each has its own output layer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from extract.span_relations import LABELS as SCIERC_RELATIONS
from extract.training.labels import WIDTH, Document
from extract.windows import cut_windows

CSABSTRUCT = ("background", "objective", "method", "result", "other")
SCIERC = ("Task", "Method", "Metric", "Material", "OtherScientificTerm", "Generic")
TDMSCI = ("TASK", "DATASET", "METRIC")
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}


def read_csabstruct(path: Path, tokenizer: Tokenizer) -> list[Document]:
    """Return the abstracts of a CSAbstruct file; a sentence weighs as much as its annotators agreed (``confs``)."""
    out = []
    for line in path.read_text("utf8").strip().split("\n"):
        record = json.loads(line)
        text, bounds = "\n", []
        for sentence in record["sentences"]:
            bounds.append((len(text), len(text) + len(sentence)))
            text += sentence + " "
        window = cut_windows(tokenizer, text, 0, bounds)[0]
        names = [record["labels"][k] for k in window.sentences]
        document = Document(task="csabstruct", window=window, key=str(record["abstract_id"]))
        document.roles = np.array([[float(r == name) for r in CSABSTRUCT] for name in names])
        weights = record.get("confs") or [1.0] * len(record["labels"])
        document.role_weights = np.array([weights[k] for k in window.sentences])
        out.append(document)
    return out


def _read_conll(path: Path) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text("utf8").split("\n"), ""]:
        cells = line.split()
        if cells and cells[0] != "-DOCSTART-":
            rows.append((cells[0], cells[-1]))
        elif cells:
            yield []  # a document begins
        elif rows:
            yield rows
            rows = []


def decode_tags(tags: list[str]) -> list[tuple[int, int, str]]:
    """Return (first, last, type) of the spans of BIO, IOB1 or BIOES tags.

    Examples
    --------
    >>> decode_tags(["O", "I-Task", "I-Task", "B-Task", "I-Metric"])
    [(1, 2, 'Task'), (3, 3, 'Task'), (4, 4, 'Metric')]
    """
    spans: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        mark, kind = tag.split("-", 1)
        if mark in ("I", "E") and spans and spans[-1][1] == i - 1 and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], i, kind)
        else:
            spans.append((i, i, kind))
    return spans


def join_tokens(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of ``tokens`` with blanks where English has them, and each token's offsets."""
    text, places, glue = "", [], True
    for token in tokens:
        word = BRACKETS.get(token, token)
        if not glue and word not in {",", ".", ";", ":", ")", "]", "%", "?", "!", "'s"}:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        glue = word in {"(", "["}
    return text, places


def read_spans(path: Path, task: str, labels: tuple[str, ...], tokenizer: Tokenizer) -> list[Document]:
    """Return SciERC's documents or TDMSci's sentences (``task`` is ``scierc`` or ``tdmsci``).

    ``Document.spans`` are word spans. A gold span whose ends are no word ends is left out (there are next to none).
    """
    groups: list[list[list[tuple[str, str]]]] = [[]]
    for rows in _read_conll(path):
        if not rows:
            groups.append([])
        elif task == "tdmsci":
            groups.append([rows])
        else:
            groups[-1].append(rows)
    out = []
    for number, group in enumerate(g for g in groups if g):
        text, bounds, gold = "\n", [], []
        for rows in group:
            sentence, places = join_tokens([token for token, _ in rows])
            shift = len(text)
            bounds.append((shift, shift + len(sentence)))
            for i, j, kind in decode_tags([tag for _, tag in rows]):
                gold.append((shift + places[i][0], shift + places[j][1], kind))
            text += sentence + " "
        window = cut_windows(tokenizer, text, 0, bounds)[0]
        starts = {a: i for i, (a, _) in enumerate(window.words)}
        ends = {b: i for i, (_, b) in enumerate(window.words)}
        document = Document(task=task, window=window, key=f"{task}-{number}")
        for a, b, kind in gold:
            if a in starts and b in ends and ends[b] - starts[a] < WIDTH:
                document.spans.append((starts[a], ends[b], labels.index(kind)))
        document.soft["gold_count"] = np.array(len(gold))
        out.append(document)
    return out


def read_relations(path: Path, tokenizer: Tokenizer) -> list[Document]:
    """Return SciERC's sentences with the relations of their marked spans.

    ``Document.relations`` are (first and last word of the head, first and last word of the tail, label). The file gives
    the pairs that have a relation; all other ordered pairs of spans marked in the same sentence are labelled as none,
    but for the turned pairs of the two relations that have no order.
    """
    sentences: dict[tuple[str, ...], dict[tuple[int, int, int, int], str]] = {}
    for line in path.read_text("utf8").strip().split("\n"):
        record = json.loads(line)
        tokens: list[str] = []
        marks: dict[str, int] = {}
        for token in record["text"].split():
            if token in ("[[", "]]", "<<", ">>"):
                marks[token] = len(tokens)
            else:
                tokens.append(token)
        pair = marks["[["], marks["]]"] - 1, marks["<<"], marks[">>"] - 1
        sentences.setdefault(tuple(tokens), {})[pair] = record["label"]
    out = []
    for number, (words, pairs) in enumerate(sentences.items()):
        sentence, places = join_tokens(list(words))
        window = cut_windows(tokenizer, f"\n{sentence}", 0, [(1, 1 + len(sentence))])[0]
        starts = {a: i for i, (a, _) in enumerate(window.words)}
        ends = {b: i for i, (_, b) in enumerate(window.words)}
        known = {}
        for (a, b, c, d), label in pairs.items():
            places_of = starts.get(1 + places[a][0]), ends.get(1 + places[b][1])
            places_to = starts.get(1 + places[c][0]), ends.get(1 + places[d][1])
            if None not in (*places_of, *places_to):
                known[places_of, places_to] = SCIERC_RELATIONS.index(label)
        spans = sorted({s for pair in known for s in pair})
        document = Document(task="relation", window=window, key=f"relation-{number}")
        for head in spans:
            for tail in spans:
                turned = known.get((tail, head))
                symmetric = turned is not None and SCIERC_RELATIONS[turned] in ("COMPARE", "CONJUNCTION")
                label = known.get((head, tail), turned if symmetric else len(SCIERC_RELATIONS))
                if head != tail and (head[1] < tail[0] or tail[1] < head[0]):
                    document.relations.append((*head, *tail, label))
        document.soft["stated"] = np.array([(*h, *t, n) for (h, t), n in known.items()]).reshape(-1, 5)
        if document.relations:
            out.append(document)
    return out
