"""The start weights as an int8 graph that embeds texts: ``embedder.onnx`` and its checksums.

``python -m extract.training.embedder --start DIR --out extract/model`` takes ``start.safetensors`` and
``tokenizer.json`` of an adaptation run (``extract.training.adapt`` writes both before it trains anything).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
import warnings
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn

from extract.training.export import fuse, quantize
from extract.training.transformer import Encoder
from extract.words import SHAPES


class _Graph(nn.Module):
    """Mean of all states of one text, as the start weights were trained to be used."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        shapes = torch.zeros(SHAPES).expand(ids.size(0), ids.size(1), SHAPES)
        return self.encoder(ids, shapes, (ids >= 0).to(torch.int64)).mean(1)


def write_embedder(start: Path, out: Path) -> None:
    """Write ``embedder.onnx`` and ``embedder.json`` into ``out``, which holds the reader's ``tokenizer.json``."""
    weights = load_file(start / "start.safetensors")
    encoder = Encoder(len(weights["words.weight"]), 0.0)
    encoder.load_state_dict(weights)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw, plain = Path(folder) / "raw.onnx", Path(folder) / "float.onnx"
        torch.onnx.export(
            _Graph(encoder).eval(), (torch.randint(5, 100, (1, 23)),), raw, input_names=["ids"],
            output_names=["vector"], dynamic_axes={"ids": {1: "T"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        fuse(raw, plain)
        quantize(plain, out / "embedder.onnx")
    names = ("embedder.onnx", "tokenizer.json")
    checks = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    (out / "embedder.json").write_text(json.dumps({"format": 1, "sha256": checks}, indent=1) + "\n", "utf8")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=Path, required=True, help="folder with start.safetensors")
    parser.add_argument("--out", type=Path, required=True, help="the model's folder")
    arguments = parser.parse_args()
    write_embedder(arguments.start, arguments.out)


if __name__ == "__main__":
    main()
