"""Sentence embeddings of the start weights, which the vector head learns to give back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from extract.training.transformer import Encoder
from extract.words import SHAPES


def embed_start(start: Path, tokenizer: Tokenizer, texts: list[str], limit: int = 200) -> np.ndarray:
    """Return unit-length embeddings of ``texts`` by the start weights: mean of all pieces, float16."""
    weights = load_file(start)
    encoder = Encoder(len(weights["words.weight"]), 0.0)
    encoder.load_state_dict(weights)
    encoder.eval()
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    encoded = [[cls, *e.ids[: limit - 2], sep] for e in tokenizer.encode_batch(texts, add_special_tokens=False)]
    order = sorted(range(len(texts)), key=lambda i: len(encoded[i]))
    out = np.zeros((len(texts), encoder.words.embedding_dim), dtype=np.float16)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(order), 16):
            rows = order[at : at + 16]
            width = max(len(encoded[i]) for i in rows)
            ids = torch.zeros(len(rows), width, dtype=torch.long)
            mask = torch.zeros(len(rows), width)
            for k, i in enumerate(rows):
                ids[k, : len(encoded[i])] = torch.tensor(encoded[i])
                mask[k, : len(encoded[i])] = 1.0
            states = encoder(ids, torch.zeros(len(rows), width, SHAPES), mask).float()
            mean = (states * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
            out[rows] = torch.nn.functional.normalize(mean, dim=-1).numpy()
    return out
