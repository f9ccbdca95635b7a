"""From annotated abstracts and what a reader said of them to the weights that choose the parts of claims.

``python -m extract.training.claim_parts --model DIR --corpora ../shared --files papers-04.json --out extract/model``

It reads papers that the reader in ``--model`` has not learned from, matches what it marked with the annotated claims
and fits a small network a question (``extract.claim_parts``). ``--also DIR=PAPERS.json`` adds papers in gold's shape,
read by another reader that has not seen those. Needs torch.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import nn

from extract.abbreviations import find_abbreviations
from extract.assembly_settings import settings_for
from extract.claim_parts import CHOSEN, DIRECTIONS, FILE, PaperParts, PartChooser
from extract.claims import find_findings
from extract.encoder import EncoderReader
from extract.entities import group_mentions
from extract.folding import fold
from extract.training.labels import sentence_offsets
from extract.training.measure import read_all
from extract.training.standoff import find_texts, restore_text

HIDDEN = 32
EPOCHS = 30
DECAY = 0.1
"""Weight decay; 24 to 64 hidden units, 20 to 40 passes and a decay of 0.02 to 0.3 gave the same within a point."""
SEEDS = (3, 4, 5)
"""The answer is the mean of three networks: half a point to a point better than one in every slot, and steadier."""


@dataclass
class Examples:
    """Rows a question; for slots grouped by finding, with which candidates are right."""

    rows: dict[str, list] = field(default_factory=lambda: defaultdict(list))
    right: dict[str, list] = field(default_factory=lambda: defaultdict(list))
    groups: dict[str, list] = field(default_factory=lambda: defaultdict(list))
    papers: dict[str, list] = field(default_factory=lambda: defaultdict(list))

    def add(self, question: str, rows: Sequence, right: Sequence, paper: int) -> None:
        """Add one finding's rows."""
        self.groups[question].append(len(rows))
        self.rows[question] += rows
        self.right[question] += right
        self.papers[question].append(paper)


def numbers_of(text: str | None) -> set[str]:
    """Return the numbers in ``text``, as the scorer compares them."""
    return {f"{float(n):g}" for n in re.findall(r"\d+(?:\.\d+)?", (text or "").replace(",", ""))}


def alike(a: str, b: str) -> bool:
    """Whether two phrases share half of their words or more (token F1)."""
    x, y = fold(a).split(), fold(b).split()
    common = sum(min(x.count(w), y.count(w)) for w in set(x))
    return bool(common) and 2 * common / (len(x) + len(y)) >= 0.5


def gather(readings: list, papers: list[dict]) -> Examples:
    """Return the examples of all papers."""
    settings = settings_for("encoder")
    out = Examples()
    for number, ((paper, sentences, reading), gold) in enumerate(zip(readings, papers, strict=True)):
        if not reading.bindings:
            continue
        text = paper.text
        entities, mentions = group_mentions(text, reading.mentions, find_abbreviations(text), settings)
        parts = PaperParts(text, sentences, reading, entities, mentions)
        bounds = sentence_offsets(gold)
        names: dict[str, set[str]] = {}
        for entity in gold["entities"]:
            forms = {fold(f) for f in (entity["text"], *entity["aliases"])}
            for form in forms:
                names.setdefault(form, set()).update(forms)
        own = {fold(f) for e in gold["entities"] if e["proposed"] for f in (e["text"], *e["aliases"])}

        def overlapping(place: tuple[int, int]) -> list[int]:
            return [k for k, (a, b) in enumerate(bounds) if a < place[1] and place[0] < b]  # noqa: B023

        numeric, worded = find_findings(text, sentences, reading, settings)
        with_number = set()
        for finding in [*numeric, *worded]:
            where = overlapping(sentences[finding.sentence])
            claims = [c for c in gold["claims"] if c["sentence"] in where]
            if finding.numbers:
                mine = numbers_of(text[finding.start : finding.end])
                claims = (
                    [c for c in claims if mine & (numbers_of(c["value"]) | numbers_of(c["delta"]))]
                    if mine
                    else [c for c in claims if text[finding.start : finding.end] in (c["value"], c["delta"])]
                )
                out.add("finding", [parts.describe_finding(finding)], [float(bool(claims))], number)
                if claims:
                    with_number.add(finding.sentence)
            else:
                if finding.sentence in with_number:
                    continue
                claims = [c for c in claims if not numbers_of(c["value"]) | numbers_of(c["delta"])]
                out.add("sentence", [parts.describe_finding(finding)], [float(bool(claims))], number)
            if not claims:
                continue
            told = [float(any(c["direction"] == d for c in claims)) for d in DIRECTIONS]
            out.add("direction", [parts.describe_direction(finding)], [told], number)
            for slot in CHOSEN:
                places, rows = parts.candidates(finding, slot)
                wanted = {c[slot] for c in claims}
                right = [float(_is_right(parts.words(p), wanted, names, own, slot == "subject")) for p in places]
                if not any(right):
                    right[-1] = 1.0  # what stands nowhere among the candidates is better left open
                out.add(slot.value, rows, right, number)
    return out


def _is_right(words: str | None, wanted: set[str | None], names: dict[str, set[str]], own: set[str], who: bool) -> bool:
    if words is None:
        return None in wanted
    key = fold(words)
    for phrase in wanted:
        if phrase and (alike(words, phrase) or key in names.get(fold(phrase), ())):
            return True
        # "we" and "our method" mean the paper's own thing.
        if who and phrase and key in own and re.match(r"(?:we|our|ours|it|this|the proposed)\b", phrase, re.I):
            return True
    return False


def fit(examples: Examples, question: str, keep: np.ndarray, seed: int) -> dict[str, np.ndarray]:
    """Return the weights of one question, learned from the findings that ``keep`` marks."""
    rows = np.asarray(examples.rows[question], dtype=np.float32)
    right = np.asarray(examples.right[question], dtype=np.float32)
    sizes = np.asarray(examples.groups[question])
    starts = np.concatenate([[0], np.cumsum(sizes)])
    mean, scale = rows.mean(0), 1.0 / np.maximum(rows.std(0), 0.05)
    x = torch.from_numpy((rows - mean) * scale)
    y = torch.from_numpy(right)
    width = y.shape[1] if y.ndim == 2 else 1
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(rows.shape[1], HIDDEN), nn.Tanh(), nn.Dropout(0.1), nn.Linear(HIDDEN, width))
    optimizer = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=DECAY)
    chosen = np.flatnonzero(keep)
    rng = np.random.default_rng(seed)
    steps = EPOCHS * (len(chosen) // 64 + 1)
    done = 0
    for _ in range(EPOCHS):
        rng.shuffle(chosen)
        for at in range(0, len(chosen), 64):
            for group in optimizer.param_groups:
                group["lr"] = 4e-3 * (1 - done / steps)
            done += 1
            part = chosen[at : at + 64]
            index = np.concatenate([np.arange(starts[g], starts[g + 1]) for g in part])
            logits = net(x[index])
            if width > 1:
                loss = -(y[index] / y[index].sum(1, keepdim=True) * logits.log_softmax(1)).sum(1).mean()
            elif question in ("finding", "sentence"):
                loss = nn.functional.binary_cross_entropy_with_logits(logits[:, 0], y[index])
            else:
                owner = torch.from_numpy(np.repeat(np.arange(len(part)), sizes[part]))
                flat = logits[:, 0]
                top = torch.full((len(part),), -1e9).scatter_reduce(0, owner, flat.detach(), "amax")
                powers = (flat - top[owner]).exp()
                every = torch.zeros(len(part)).index_add(0, owner, powers)
                hit = torch.zeros(len(part)).index_add(0, owner, powers * y[index])
                loss = -(hit.clamp(min=1e-9) / every).log().mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    first, last = net[0], net[3]
    return {
        f"{question}.mean": mean,
        f"{question}.scale": scale.astype(np.float32),
        f"{question}.w1": first.weight.detach().numpy().T.copy(),
        f"{question}.b1": first.bias.detach().numpy(),
        f"{question}.w2": last.weight.detach().numpy().T.copy(),
        f"{question}.b2": last.bias.detach().numpy(),
    }


def fit_mean(examples: Examples, question: str, keep: np.ndarray) -> dict[str, np.ndarray]:
    """Return one network that answers the mean of a network a seed: their hidden units side by side."""
    each = [fit(examples, question, keep, seed) for seed in SEEDS]
    share = 1.0 / len(each)
    return {
        f"{question}.mean": each[0][f"{question}.mean"],
        f"{question}.scale": each[0][f"{question}.scale"],
        f"{question}.w1": np.concatenate([w[f"{question}.w1"] for w in each], axis=1),
        f"{question}.b1": np.concatenate([w[f"{question}.b1"] for w in each]),
        f"{question}.w2": np.concatenate([w[f"{question}.w2"] for w in each]) * share,
        f"{question}.b2": np.sum([w[f"{question}.b2"] for w in each], axis=0) * share,
    }


def judge(examples: Examples, question: str, weights: dict[str, np.ndarray], use: np.ndarray) -> str:
    """Return how often the choice is right, and how far the sure ones are, over the findings that ``use`` marks."""
    chooser = PartChooser(weights)
    scores = chooser.score(question, examples.rows[question])
    right = np.asarray(examples.right[question], dtype=np.float32)
    sizes = np.asarray(examples.groups[question])
    starts = np.concatenate([[0], np.cumsum(sizes)])
    found = []
    for g in np.flatnonzero(use):
        s = slice(starts[g], starts[g + 1])
        if question in ("finding", "sentence"):
            p = 1 / (1 + np.exp(-scores[s][0, 0]))
            found.append((max(p, 1 - p), float((p >= 0.5) == (right[s][0] > 0.5)), 1.0))
            continue
        given = scores[s][0] if question == "direction" else scores[s][:, 0]
        wanted = right[s][0] if question == "direction" else right[s]
        p = np.exp(given - given.max())
        p /= p.sum()
        best = int(p.argmax())
        filled = question == "direction" or best < len(p) - 1
        found.append((float(p[best]), float(wanted[best] > 0), float(filled)))
    table = np.array(found)
    parts = [f"{question:10} n {len(table)} right {table[:, 1].mean():.3f} filled {table[:, 2].mean():.2f}"]
    full = table[table[:, 2] > 0]
    if len(full):
        parts.append(f"right where filled {full[:, 1].mean():.3f}")
        for bound in (0.5, 0.7, 0.8, 0.9):
            sure = full[full[:, 0] >= bound]
            if len(sure):
                parts.append(f">={bound}: {len(sure) / len(full):.2f} {sure[:, 1].mean():.3f}")
    return "  ".join(parts)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="a reader that has not seen the papers")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--files", type=Path, nargs="+", required=True, help="stand-off files")
    parser.add_argument("--also", nargs="*", default=[], help="DIR=PAPERS.json: another reader, and papers for it")
    parser.add_argument("--out", type=Path, help="folder of the model; without it only figures are printed")
    parser.add_argument("--skip", type=Path, help="papers in gold's shape that are not to be learned from")
    options = parser.parse_args()
    torch.set_num_threads(1)
    records = [r for path in options.files for r in json.loads(path.read_text("utf8"))]
    texts = find_texts(options.corpora, {r["id"] for r in records})
    skip = {p["title"].casefold() for p in json.loads(options.skip.read_text("utf8"))} if options.skip else set()
    papers = [restore_text(r, *texts[r["id"]]) for r in records if texts[r["id"]][0].casefold() not in skip]
    readings = read_all(EncoderReader(options.model), papers)
    for pair in options.also:
        folder, _, path = pair.partition("=")
        more = json.loads(Path(path).read_text("utf8"))
        readings += read_all(EncoderReader(Path(folder)), more)
        papers += more
    weights = learn(gather(readings, papers))
    if options.out:
        np.savez(options.out / FILE, **{name: array.astype(np.float32) for name, array in weights.items()})
        path = options.out / "config.json"
        config = json.loads(path.read_text("utf8"))
        config["sha256"][FILE] = hashlib.sha256((options.out / FILE).read_bytes()).hexdigest()
        path.write_text(json.dumps(config, indent=1) + "\n", "utf8")


def learn(examples: Examples) -> dict[str, np.ndarray]:
    """Print figures over every fifth paper kept back, and return the weights learned from all."""
    weights = {}
    for question in (*(s.value for s in CHOSEN), "direction", "finding", "sentence"):
        back = np.asarray(examples.papers[question]) % 5 == 0
        print(judge(examples, question, fit_mean(examples, question, ~back), back), flush=True)
        weights |= fit_mean(examples, question, np.ones(len(back), dtype=bool))
    return weights


if __name__ == "__main__":
    main()
