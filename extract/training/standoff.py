"""Annotations without their texts, and back.

``benchmarks/annotations`` holds what annotators marked as offsets into ``title + newline + abstract`` with a digest of
that text; the text itself is looked up in the corpora by the paper's id. So the project ships no abstract of anyone.

``python -m extract.training.standoff --corpora ../shared --out benchmarks/annotations FILE.json ...``
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from pathlib import Path

from extract.training.labels import SLOTS, sentence_offsets

PIECE = 200
"""Papers a file."""


def digest(text: str) -> str:
    """Return what tells that a text is the one that was annotated."""
    return hashlib.sha256(text.encode("utf8")).hexdigest()[:16]


def strip_text(paper: dict) -> dict:
    """Return ``paper`` (gold's shape) with every string as ``[start, end]``.

    Raises
    ------
    ValueError
        A string does not stand in the title or the abstract.
    """
    text = f"{paper['title']}\n{paper['abstract']}"
    bounds = sentence_offsets(paper)

    def place(phrase: str, sentence: int | None = None) -> list[int]:
        low, high = bounds[sentence] if sentence is not None else (0, len(text))
        at = text.find(phrase, low, high)
        at = text.find(phrase) if at < 0 else at
        if at < 0:
            raise ValueError(f"{paper['id']}: {phrase!r} does not stand in the text")
        return [at, at + len(phrase)]

    return {
        "id": paper["id"],
        "field": paper.get("field"),
        "digest": digest(text),
        "sentences": [[a, b, s["role"]] for (a, b), s in zip(bounds, paper["sentences"], strict=True)],
        "entities": [
            [[place(f) for f in [e["text"], *e["aliases"]]], e["type"], int(e["proposed"])] for e in paper["entities"]
        ],
        "issues": [[*place(i["phrase"], i["sentence"]), i["sentence"]] for i in paper["issues"]],
        "solutions": [[*place(s["phrase"]), s["addresses"]] for s in paper["solutions"]],
        "claims": [
            [c["sentence"], c["direction"], *(place(c[s], c["sentence"]) if c[s] else None for s in SLOTS)]
            for c in paper["claims"]
        ],
    }


def restore_text(record: dict, title: str, abstract: str) -> dict:
    """Return the paper of ``record`` in gold's shape.

    Raises
    ------
    ValueError
        The text is not the one that was annotated.
    """
    text = f"{title}\n{abstract}"
    if digest(text) != record["digest"]:
        raise ValueError(f"{record['id']}: the corpus holds another text than the one that was annotated")

    def cut(place: list[int] | None) -> str | None:
        return None if place is None else text[place[0] : place[1]]

    return {
        "id": record["id"],
        "title": title,
        "abstract": abstract,
        "field": record["field"],
        "sentences": [{"text": text[a:b], "role": role} for a, b, role in record["sentences"]],
        "entities": [
            {"text": cut(forms[0]), "aliases": [cut(f) for f in forms[1:]], "type": kind, "proposed": bool(own)}
            for forms, kind, own in record["entities"]
        ],
        "issues": [{"phrase": text[a:b], "sentence": s} for a, b, s in record["issues"]],
        "solutions": [{"phrase": text[a:b], "addresses": targets} for a, b, targets in record["solutions"]],
        "claims": [
            {"sentence": c[0], "direction": c[1], **{s: cut(p) for s, p in zip(SLOTS, c[2:], strict=True)}}
            for c in record["claims"]
        ],
    }


def find_texts(corpora: Path, wanted: set[str]) -> dict[str, tuple[str, str]]:
    """Return (title, abstract) by id for the papers of the unlabelled corpus, and of PubMedQA as ``pmid/NUMBER``."""
    out = {}
    with gzip.open(corpora / "corpora/abstracts.jsonl.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            if line[8 : line.index('"', 8)] in wanted:
                paper = json.loads(line)
                out[paper["id"]] = (paper["title"], paper["abstract"])
    for line in (corpora / "corpora/pubmedqa/abstracts.jsonl").read_text("utf8").strip().split("\n"):
        paper = json.loads(line)
        if (key := f"pmid/{paper['pmid']}") in wanted:
            out[key] = (paper["title"], " ".join(s["text"] for s in paper["sections"]))
    return out


def load_standoff(folder: Path, corpora: Path) -> list[dict]:
    """Return the annotated papers of a folder of stand-off files, in gold's shape."""
    records = [r for path in sorted(folder.glob("*.json")) for r in json.loads(path.read_text("utf8"))]
    texts = find_texts(corpora, {r["id"] for r in records})
    return [restore_text(r, *texts[r["id"]]) for r in records]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    papers = [p for path in options.files for p in json.loads(path.read_text("utf8"))]
    texts = find_texts(options.corpora, {p["id"] for p in papers})
    records, lost = [], []
    for paper in sorted({p["id"]: p for p in papers}.values(), key=lambda p: p["id"]):
        try:
            record = strip_text(paper)
        except ValueError as error:  # a slip of the annotator; the paper waits until it is mended
            print(f"left out: {error}")
            continue
        if texts.get(paper["id"]) != (paper["title"], paper["abstract"]):
            lost.append(paper["id"])  # nobody could look its text up again
            continue
        records.append(record)
    options.out.mkdir(parents=True, exist_ok=True)
    for number, at in enumerate(range(0, len(records), PIECE)):
        lines = ",\n".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) for r in records[at : at + PIECE])
        (options.out / f"papers-{number:02d}.json").write_text(f"[\n{lines}\n]\n", "utf8")
    print(f"{len(records)} papers kept, {len(lost)} not found in the corpora {lost[:5]}")


if __name__ == "__main__":
    main()
