"""Masked-language-model adaptation of the start weights to scientific abstracts (whole words masked).

``python -m extract.training.adapt --corpora ../shared --out DIR [--minutes 45]`` writes ``DIR/tokenizer.json``,
``DIR/start.safetensors`` (pruned, not adapted) at once and ``DIR/adapted.safetensors`` every few minutes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn

from extract.training.transformer import HIDDEN, Encoder, find_start_weights
from extract.training.vocabulary import prune_vocabulary
from extract.words import SHAPES, find_words, shape_words


def read_texts(corpora: Path) -> list[str]:
    """Return ``title + newline + abstract`` of the unlabelled abstracts; labelled training texts come in thrice."""
    texts = []
    with gzip.open(corpora / "corpora/abstracts.jsonl.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            paper = json.loads(line)
            texts.append(f"{paper['title']}\n{paper['abstract']}")
    few = [f"{p['title']}\n{p['abstract']}" for p in json.loads((corpora / "gold/train.json").read_text("utf8"))]
    for line in (corpora / "corpora/pubmedqa/abstracts.jsonl").read_text("utf8").strip().split("\n"):
        paper = json.loads(line)
        few.append(paper["title"] + "\n" + " ".join(s["text"] for s in paper["sections"]))
    for line in (corpora / "corpora/csabstruct/train.jsonl").read_text("utf8").strip().split("\n"):
        few.append("\n" + " ".join(json.loads(line)["sentences"]))
    return texts + 3 * few


def encode_pieces(tokenizer: Tokenizer, text: str, limit: int = 256) -> tuple[list[int], np.ndarray, list[int]]:
    """Return piece ids, shape bits a piece and the word number a piece (-1 for special ones)."""
    title_end = text.find("\n")
    words = find_words(text)
    bits = shape_words(text, words, title_end)
    encoding = tokenizer.encode(text, add_special_tokens=False)
    starts = np.array([a for a, _ in words] or [0])
    word_of = np.searchsorted(starts, [a for a, _ in encoding.offsets], side="right") - 1
    ids, owner = [tokenizer.token_to_id("[CLS]")], [-1]
    for piece, word in list(zip(encoding.ids, word_of.tolist(), strict=True))[: limit - 2]:
        ids.append(piece)
        owner.append(word)
    ids.append(tokenizer.token_to_id("[SEP]"))
    owner.append(-1)
    shapes = np.zeros((len(ids), SHAPES), dtype=np.float32)
    inside = np.array(owner) >= 0
    shapes[inside] = bits[np.array(owner)[inside]]
    return ids, shapes, owner


def mask_words(
    ids: list[int], owner: list[int], mask: int, size: int, rng: random.Random
) -> tuple[list[int], list[int]]:
    """Mask 15 % of the words whole (80 % mask, 10 % random, 10 % kept); return inputs and targets (-100: none)."""
    words = sorted({w for w in owner if w >= 0})
    chosen = set(rng.sample(words, max(1, round(0.15 * len(words))))) if words else set()
    given, target = list(ids), [-100] * len(ids)
    for i, word in enumerate(owner):
        if word in chosen:
            target[i] = ids[i]
            draw = rng.random()
            if draw < 0.8:
                given[i] = mask
            elif draw < 0.9:
                given[i] = rng.randrange(5, size)
    return given, target


class Guesser(nn.Module):
    """The output layer of the masked language model; its table is the encoder's own."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.dense = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN)
        self.bias = nn.Parameter(torch.zeros(encoder.words.num_embeddings))
        with torch.no_grad():
            self.dense.weight.copy_(torch.eye(HIDDEN))
            self.dense.bias.zero_()

    def forward(
        self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor, target: torch.Tensor
    ) -> torch.Tensor:
        states = self.encoder(ids, shapes, mask)[target != -100]
        hidden = self.norm(nn.functional.gelu(self.dense(states)) + states)
        logits = nn.functional.linear(hidden, self.encoder.words.weight * 4, self.bias)
        return nn.functional.cross_entropy(logits.float(), target[target != -100])


def adapt(
    corpora: Path,
    out: Path,
    minutes: float,
    *,
    seed: int = 13,
    batch: int = 8,
    rate: float = 2.5e-4,
    go_on: Path | None = None,
) -> None:
    """Run the adaptation for ``minutes`` and leave the encoder in ``out``; ``go_on`` is an encoder adapted before."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    texts = read_texts(corpora)
    start = find_start_weights()
    batches = [texts[i : i + 2000] for i in range(0, len(texts), 2000)]
    tokenizer, keep = prune_vocabulary(start / "tokenizer.json", batches)
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    encoder = Encoder(len(keep))
    encoder.load_start(start, keep)
    save_file(encoder.state_dict(), out / "start.safetensors")
    if go_on:
        encoder.load_state_dict(load_file(go_on))
    print(f"{len(texts)} texts, {len(keep)} pieces kept", flush=True)
    model = Guesser(encoder)
    new = [p for n, p in model.named_parameters() if not n.startswith("encoder.") or "shapes" in n]
    old = [p for n, p in model.named_parameters() if n.startswith("encoder.") and "shapes" not in n]
    optimizer = torch.optim.AdamW(
        [{"params": old, "lr": rate}, {"params": new, "lr": 1e-3}], weight_decay=0.01, betas=(0.9, 0.98), eps=1e-6
    )
    peak = [g["lr"] for g in optimizer.param_groups]
    rng.shuffle(texts)
    model.train()
    begun = saved = time.monotonic()
    step, losses, pieces, at = 0, [], 0, 0
    while (spent := time.monotonic() - begun) < minutes * 60:
        share = spent / (minutes * 60)
        scale = min(1.0, (step + 1) / 100) * max(0.02, 1.0 - share)
        for group, top in zip(optimizer.param_groups, peak, strict=True):
            group["lr"] = top * scale
        if at + 8 * batch > len(texts):
            at = 0
        pool = sorted((encode_pieces(tokenizer, t) for t in texts[at : at + 8 * batch]), key=lambda e: len(e[0]))
        at += 8 * batch
        groups = [pool[i : i + batch] for i in range(0, len(pool), batch)]
        rng.shuffle(groups)
        for group_ in groups:
            width = max(len(ids) for ids, _, _ in group_)
            ids = torch.zeros(len(group_), width, dtype=torch.long)
            target = torch.full((len(group_), width), -100)
            mask = torch.zeros(len(group_), width)
            shapes = torch.zeros(len(group_), width, SHAPES)
            for row, (piece_ids, bits, owner) in enumerate(group_):
                given, wanted = mask_words(piece_ids, owner, tokenizer.token_to_id("[MASK]"), len(keep), rng)
                n = len(given)
                ids[row, :n], target[row, :n], mask[row, :n] = torch.tensor(given), torch.tensor(wanted), 1.0
                shapes[row, :n] = torch.from_numpy(bits)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = model(ids, shapes, mask, target)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            pieces += int(mask.sum())
            losses.append(loss.item())
            if step % 40 == 0:
                now = time.monotonic() - begun
                print(
                    f"step {step} loss {np.mean(losses[-40:]):.3f} pieces {pieces} per second {pieces / now:.0f}",
                    flush=True,
                )
        if time.monotonic() - saved > 180:
            save_file(encoder.state_dict(), out / "adapted.tmp")
            (out / "adapted.tmp").replace(out / "adapted.safetensors")
            saved = time.monotonic()
    save_file(encoder.state_dict(), out / "adapted.safetensors")
    print(f"done: {step} steps, {pieces} pieces, loss {np.mean(losses[-200:]):.3f}", flush=True)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=240.0)
    parser.add_argument(
        "--go-on", type=Path, help="an adapted.safetensors of an earlier run, made with the same vocabulary"
    )
    parser.add_argument("--seed", type=int, default=13, help="order of the texts and choice of the masked words")
    options = parser.parse_args()
    adapt(options.corpora, options.out, options.minutes, seed=options.seed, go_on=options.go_on)


if __name__ == "__main__":
    main()
