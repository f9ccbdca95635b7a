"""From annotated abstracts to a trained reader: one command.

``python -m extract.training.train --corpora ../shared --out DIR`` looks for the adapted start weights in ``DIR/start``
(made by ``extract.training.adapt``; the plain start weights are taken with ``--plain``), trains every head together and
writes ``DIR/reader.safetensors``. A run that was stopped goes on from its last checkpoint when called again.
``extract.training.export`` turns the result into the files in ``extract/model``.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn

from extract.training.batches import collate, plan_batches
from extract.training.corpora import SCIERC, TDMSCI, read_csabstruct, read_relations, read_spans
from extract.training.distil import load_soft
from extract.training.labels import Document, label_paper
from extract.training.model import AbstractReader, mean_weights, measure_losses
from extract.training.standoff import load_standoff
from extract.training.transformer import Projection

EPOCHS = {"gold": 6.0, "other": 2.5, "soft": 1.0, "csabstruct": 1.0, "scierc": 4.0, "tdmsci": 1.0, "relation": 3.0}
"""Passes over each task; see the model card for what was tried."""
CHECKPOINT_SECONDS = 240.0
SPAN_HEADS = {"scierc": ("sci",), "tdmsci": ("tdm",)}


def read_annotations(corpora: Path, standoff: Path | None, more: list[Path], as_gold: Path | None = None) -> list[dict]:
    """Return the papers of ``gold/train.json``, of stand-off files and of files in gold's shape, each title once.

    Stand-off papers are marked as those of other hands, but for those of ``as_gold``.
    """
    papers = json.loads((corpora / "gold/train.json").read_text("utf8"))
    if as_gold:
        papers += load_standoff(as_gold, corpora)
    if standoff:
        papers += [{**p, "hand": "other"} for p in load_standoff(standoff, corpora)]
    for path in more:
        papers += json.loads(path.read_text("utf8"))
    return list({p["title"].casefold(): p for p in papers}.values())


def gather_documents(corpora: Path, start: Path, papers: list[dict]) -> list[Document]:
    """Return the documents of all tasks."""
    tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
    public = corpora / "corpora"
    return [
        *(replace(label_paper(p, tokenizer), task=p.get("hand", "gold")) for p in papers),
        *read_csabstruct(public / "csabstruct/train.jsonl", tokenizer),
        *read_spans(public / "scierc/train.txt", "scierc", SCIERC, tokenizer),
        *read_relations(public / "scierc_relations/train.txt", tokenizer),
        *read_spans(public / "tdmsci/train_1500_v2.conll", "tdmsci", TDMSCI, tokenizer),
    ]


def set_rounded(model: AbstractReader, rounded: bool) -> None:
    """Let the encoder compute as its int8 form does, or exactly."""
    for module in model.modules():
        if isinstance(module, Projection):
            module.rounded = rounded


def train(
    documents: list[Document],
    weights: dict[str, torch.Tensor],
    out: Path,
    epochs: dict[str, float],
    *,
    seed: int = 13,
    rate: float = 2e-4,
    head_rate: float = 1e-3,
    fake_quantise: float = 0.0,
    only: tuple[str, ...] = (),
) -> AbstractReader:
    """Train on ``documents`` from the encoder's ``weights`` (or a whole reader's) and return the reader.

    Parameters
    ----------
    rate, head_rate : float
        Peak learning rates of encoder and heads: the trial's, which the first runs confirmed.
    fake_quantise : float
        Over this last share of the steps the encoder computes with rounded weights and activations, as int8 will.
    only : tuple of str
        Names of the layers that learn while all else stays as it is, such as ``("cs", "sci", "tdm")``: the output
        layers of further tasks, which fall behind when the encoder moves on for the main one.
    """
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    whole = any(k.startswith("encoder.") for k in weights)
    vocabulary = len(weights["encoder.words.weight" if whole else "words.weight"])
    model = AbstractReader(vocabulary)
    if whole:
        model.load_state_dict(weights)
    else:
        model.encoder.load_state_dict(weights)
    model.encoder.words.weight.requires_grad_(False)
    if only:
        for name, parameter in model.named_parameters():
            parameter.requires_grad_(name.partition(".")[0] in only)
    plain, decayed, heads = [], [], []
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            is_head = not name.startswith("encoder.") or "shapes" in name or name.endswith(".hand")
            (heads if is_head else plain if parameter.ndim < 2 else decayed).append(parameter)
    optimizer = torch.optim.AdamW(
        [
            {"params": decayed, "lr": rate, "weight_decay": 0.01},
            {"params": plain, "lr": rate, "weight_decay": 0.0},
            {"params": heads, "lr": head_rate, "weight_decay": 0.01},
        ]
    )
    peaks = [g["lr"] for g in optimizer.param_groups]
    plan = plan_batches(documents, epochs, seed)
    out.mkdir(parents=True, exist_ok=True)
    checkpoint, done = out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        done = state["step"]
    model.train(not only)  # what is held fast shows what it will show when reading
    begun = saved = time.monotonic()
    seen: dict[str, list[float]] = {}
    pieces = 0
    for step in range(done, len(plan)):
        scale = min((step + 1) / (0.08 * len(plan)), 1.0 - step / len(plan))
        for group, peak in zip(optimizer.param_groups, peaks, strict=True):
            group["lr"] = peak * scale
        torch.manual_seed(seed * 100_003 + step)  # a resumed run draws the same dropout
        if fake_quantise and step >= (1 - fake_quantise) * len(plan):
            set_rounded(model, True)
        batch = collate([documents[i] for i in plan[step]])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            model.span_heads = SPAN_HEADS.get(batch.task, ("span",))
            given = model(**batch.inputs)
            losses = {n: v for n, v in measure_losses(model, given, batch).items() if v.requires_grad}
        if not losses:
            continue
        loss = sum(losses.values())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        pieces += int(batch.inputs["mask"].sum())
        for name, value in losses.items():
            seen.setdefault(name, []).append(value.item())
        if (step + 1) % 50 == 0 or step + 1 == len(plan):
            spent = time.monotonic() - begun
            told = " ".join(f"{n} {np.mean(v):.3f}" for n, v in sorted(seen.items()))
            print(f"step {step + 1}/{len(plan)} {spent:.0f} s {pieces / spent:.0f} pieces/s  {told}", flush=True)
            seen = {}
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}
            torch.save(state, out / "checkpoint.tmp")
            (out / "checkpoint.tmp").replace(checkpoint)
            saved = time.monotonic()
    set_rounded(model, False)
    save_file(model.state_dict(), out / "reader.safetensors")
    checkpoint.unlink(missing_ok=True)
    model.span_heads = ()
    model.eval()
    return model


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with gold/ and corpora/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="folder of extract.training.adapt (default: OUT/start)")
    parser.add_argument("--plain", action="store_true", help="start from the unadapted weights")
    parser.add_argument("--annotations", type=Path, help="folder of stand-off annotations (benchmarks/annotations)")
    parser.add_argument("--soft", type=Path, help="soft labels of extract.training.distil")
    parser.add_argument(
        "--from-reader", type=Path, nargs="+", help="go on from this reader.safetensors, or from the mean of several"
    )
    parser.add_argument("--only", nargs="*", default=[], help="layers that learn while all else is held, as cs sci tdm")
    parser.add_argument("--as-gold", type=Path, help="stand-off annotations by the hand of the main set")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="further annotated papers in gold's shape")
    parser.add_argument("--hold-out", type=int, default=0, help="keep every N-th paper back, for measuring")
    parser.add_argument("--share", type=float, default=1.0, help="use this share of the papers, for a learning curve")
    parser.add_argument("--fake-quantise", type=float, default=0.0, help="over this last share of the steps")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--epochs", default="", help='changes to the plan, such as "gold=5,scierc=3"')
    options = parser.parse_args()
    start = options.start or options.out / "start"
    options.out.mkdir(parents=True, exist_ok=True)
    papers = read_annotations(options.corpora, options.annotations, options.more, options.as_gold)
    kept_back = options.out / "held.json"
    if options.hold_out and not kept_back.exists():
        random.Random(7).shuffle(papers)
        kept_back.write_text(json.dumps(papers[:: options.hold_out]), "utf8")
    if kept_back.exists():  # also one that was put there, to keep the papers of an earlier run back
        held = {p["title"].casefold() for p in json.loads(kept_back.read_text("utf8"))}
        papers = [p for p in papers if p["title"].casefold() not in held]
    random.Random(11).shuffle(papers)  # a smaller share is a part of every larger one
    used = round(options.share * len(papers))
    if used < len(papers):  # what this reader has not seen others may learn from its readings of
        (options.out / "unused.json").write_text(json.dumps(papers[used:]), "utf8")
    papers = papers[:used]
    documents = gather_documents(options.corpora, start, papers)
    print(f"{len(papers)} papers, {len(documents)} documents", flush=True)
    epochs = dict(EPOCHS)
    for part in filter(None, options.epochs.split(",")):
        name, number = part.split("=")
        epochs[name] = float(number)
    if options.soft:
        documents += load_soft(options.soft, Tokenizer.from_file(str(start / "tokenizer.json")))
    if options.from_reader:
        weights = mean_weights(options.from_reader)
    else:
        weights = load_file(start / ("start.safetensors" if options.plain else "adapted.safetensors"))
    train(
        documents, weights, options.out, epochs, seed=options.seed, rate=options.rate, head_rate=5 * options.rate,
        fake_quantise=options.fake_quantise, only=tuple(options.only),
    )  # fmt: skip


if __name__ == "__main__":
    main()
