"""Soft labels: what trained readers say about unlabelled abstracts, for a student to learn from.

``python -m extract.training.distil --corpora ../shared --teacher DIR [DIR ...] --out FILE.npz`` reads a selection of
the unlabelled abstracts with the teachers' graphs (``export --float``) and keeps the mean of their probabilities.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from extract.encoder import EncoderReader
from extract.sentences import cut_sentences
from extract.training.labels import COLUMNS, WIDTH, Document
from extract.windows import cut_windows

SIGNALS = re.compile(
    r"\b(?:electro\w+|EEG|ECG|EMG|PPG|fMRI|MRI|CT|ultrasound|radiolog\w+|wearable\w*|sensor\w*|physiolog\w+|clinical|"
    r"patients?|speech|audio|acoustic\w*|radar|hyperspectral|microscop\w+|tomograph\w+|sleep|biosignals?)\b"
)
"""Words of the fields that the conferences' abstracts show least."""
NAMES = ("role", "claim", "tone", "span", "pointer", "direction", "states")
SURE = 0.4
"""A teacher's span above this counts where a question is asked about a span (its number's claim, its links)."""


def choose_texts(corpora: Path, per_group: int, seed: int = 5) -> list[tuple[str, int]]:
    """Return (text, end of title): signals and medicine, all fields by chance, and biomedicine in equal shares."""
    rng = random.Random(seed)
    known = set()
    for name in ("train", "dev"):
        known |= {p["title"].casefold() for p in json.loads((corpora / f"gold/{name}.json").read_text("utf8"))}
    signals, others, medicine = [], [], []
    with gzip.open(corpora / "corpora/abstracts.jsonl.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            paper = json.loads(line)
            size = len(paper["abstract"].split())
            if not 70 <= size <= 320 or paper["title"].casefold() in known:
                continue
            text = (f"{paper['title']}\n{paper['abstract']}", len(paper["title"]))
            (signals if len(SIGNALS.findall(text[0])) >= 3 else others).append(text)
    for line in (corpora / "corpora/pubmedqa/abstracts.jsonl").read_text("utf8").strip().split("\n"):
        paper = json.loads(line)
        abstract = " ".join(s["text"] for s in paper["sections"])
        if paper["title"].casefold() not in known and 70 <= len(abstract.split()) <= 320:
            medicine.append((f"{paper['title']}\n{abstract}", len(paper["title"])))
    return [t for group in (signals, others, medicine) for t in rng.sample(group, min(per_group, len(group)))]


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-np.clip(x, -30, 30)))


def _softmax(x: np.ndarray) -> np.ndarray:
    powers = np.exp(x - x.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def label_softly(teachers: list[EncoderReader], biases: list[list[float]], window) -> dict[str, np.ndarray]:
    """Return the mean of the teachers' probabilities for one window."""
    outputs = [t.run(window, NAMES) for t in teachers]
    spans = np.mean([_sigmoid(o["span"]) for o in outputs], axis=0)
    segments = window.segments
    end = np.arange(len(segments))[:, None] + np.arange(WIDTH)[None, :]
    legal = (end < len(segments)) & (segments[np.minimum(end, len(segments) - 1)] == segments[:, None])
    kept = spans[..., : len(COLUMNS)] * legal[..., None]
    kept[kept < 0.01] = 0.0
    claims = np.mean([_sigmoid(o["claim"][:, 0]) for o in outputs], axis=0)
    at = np.argwhere(kept[..., :5].max(-1) > SURE)
    numbers = np.argwhere(kept[..., COLUMNS.index("slot:value") : COLUMNS.index("slot:delta") + 1].max(-1) > SURE)
    anchors = sorted({int(w) for i, width in numbers for w in range(i, i + width + 1)})
    issues = [(i, i + w) for i, w in np.argwhere(kept[..., COLUMNS.index("issue")] > SURE).tolist()]
    solutions = [(i, i + w) for i, w in np.argwhere(kept[..., COLUMNS.index("solution")] > SURE).tolist()]
    pairs = [(*s, *i) for s in solutions for i in issues][:60]
    links = []
    for i, j, a, b in pairs:
        apart = int(segments[i] - segments[a])
        chances = []
        for given, bias in zip(outputs, biases, strict=True):
            half = given["states"].shape[1] // 2
            left, right = given["states"][i : j + 1, :half].mean(0), given["states"][a : b + 1, half:].mean(0)
            logit = left @ right / half**0.5 + bias[0] + bias[1] * (apart == 0) + bias[2] * min(abs(apart), 8) / 8
            chances.append(_sigmoid(np.array(logit)))
        links.append(np.mean(chances))
    return {
        "roles": np.mean([_softmax(o["role"]) for o in outputs], axis=0),
        "claims": claims,
        "tones": np.mean([_softmax(o["tone"]) for o in outputs], axis=0) * claims[:, None],
        "spans": kept.astype(np.float16),
        "proposed_at": at.astype(np.int64).reshape(-1, 2),
        "proposed": spans[at[:, 0], at[:, 1], len(COLUMNS)],
        "anchors": np.array(anchors, dtype=np.int64),
        "pointers": np.mean([_sigmoid(o["pointer"][:, anchors]) for o in outputs], axis=0).transpose(1, 0, 2),
        "directions": np.mean([_softmax(o["direction"][anchors]) for o in outputs], axis=0),
        "links_at": np.array(pairs, dtype=np.int64).reshape(-1, 4),
        "links": np.array(links, dtype=np.float32),
    }


def gather_soft(texts: list[tuple[str, int]], tokenizer: Tokenizer, folders: list[Path]) -> list[Document]:
    """Return documents of ``texts`` with the teachers' soft labels; a text that needs two windows is left out."""
    teachers = [EncoderReader(f) for f in folders]
    biases = [json.loads((f / "config.json").read_text("utf8"))["calibration"]["link_bias"] for f in folders]
    out = []
    for text, title_end in texts:
        windows = cut_windows(tokenizer, text, title_end, cut_sentences(text, title_end + 1, len(text)))
        if len(windows) == 1 and windows[0].sentences:
            soft = label_softly(teachers, biases, windows[0])
            document = Document(task="soft", window=windows[0], key=text)
            document.roles = soft.pop("roles")
            document.soft = soft
            out.append(document)
            if len(out) % 200 == 0:
                print(f"{len(out)} texts labelled", flush=True)
    return out


def save_soft(documents: list[Document], texts: list[tuple[str, int]], path: Path) -> None:
    """Keep soft labels (spans sparse) as arrays, with the texts, which stay outside the project."""
    arrays: dict[str, np.ndarray] = {"texts": np.array([json.dumps(t) for t in texts])}
    for number, document in enumerate(documents):
        arrays[f"{number}.key"] = np.array(document.key)
        arrays[f"{number}.roles"] = document.roles.astype(np.float32)
        for name, array in document.soft.items():
            if name == "spans":
                where = np.nonzero(array)
                arrays[f"{number}.spans_at"] = np.stack(where).astype(np.int16)
                arrays[f"{number}.spans"] = array[where]
            else:
                arrays[f"{number}.{name}"] = array.astype(np.float16) if array.dtype.kind == "f" else array
    np.savez(path, **arrays)


def load_soft(path: Path, tokenizer: Tokenizer) -> list[Document]:
    """Return the documents that ``save_soft`` kept."""
    with np.load(path, allow_pickle=False) as arrays:
        given = {name: arrays[name] for name in arrays.files}
    texts = {t[0]: t for t in (json.loads(str(s)) for s in given["texts"])}
    out = []
    number = 0
    while f"{number}.key" in given:
        text, title_end = texts[str(given[f"{number}.key"])]
        window = cut_windows(tokenizer, text, title_end, cut_sentences(text, title_end + 1, len(text)))[0]
        document = Document(task="soft", window=window, roles=given[f"{number}.roles"].astype(np.float32))
        soft = {n.split(".", 1)[1]: a for n, a in ((n, given[n]) for n in _names(number) if n in given)}
        spans = np.zeros((len(window.words), WIDTH, len(COLUMNS)), dtype=np.float16)
        spans[tuple(soft.pop("spans_at").astype(np.int64))] = soft["spans"]
        soft["spans"] = spans
        document.soft = soft
        out.append(document)
        number += 1
    return out


def _names(number: int) -> list[str]:
    parts = "claims tones spans_at spans proposed_at proposed anchors pointers directions links_at links"
    return [f"{number}.{part}" for part in parts.split()]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--per-group", type=int, default=900)
    parser.add_argument("--seed", type=int, default=5, help="another one chooses other abstracts")
    options = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(options.teacher[0] / "tokenizer.json"))
    texts = choose_texts(options.corpora, options.per_group, options.seed)
    documents = gather_soft(texts, tokenizer, options.teacher)
    save_soft(documents, texts, options.out)
    print(f"{len(documents)} texts", flush=True)


if __name__ == "__main__":
    main()
