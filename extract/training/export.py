"""A trained reader -> the files of ``extract/model``: int8 ONNX, tokenizer, config with calibration and checksums.

``python -m extract.training.export --reader DIR [DIR ...] --start START --out extract/model``; of several readers, each
of which went on from the one before, the mean of the weights is taken.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from tokenizers import Tokenizer
from torch import nn

from extract.training.model import AbstractReader, mean_weights
from extract.training.transformer import HEADS, HIDDEN

INPUTS = ("ids", "shapes", "word_pool", "sentence_pool", "ends", "segments")
OUTPUTS = ("role", "claim", "tone", "span", "pointer", "direction", "states", "related", "cs", "sci", "tdm")


class _Graph(nn.Module):
    """The reader for one window without padding."""

    def __init__(self, reader: AbstractReader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids, shapes, word_pool, sentence_pool, ends, segments):
        mask = (ids >= 0).to(torch.int64)
        out = self.reader(ids, shapes, mask, word_pool, sentence_pool, ends, segments)
        return tuple(out[name] for name in OUTPUTS)


def write_graph(reader: AbstractReader, path: Path) -> None:
    """Write the fused float graph of ``reader``."""
    t, w, s = 23, 17, 3
    given = (
        torch.randint(5, 100, (1, t)), torch.zeros(1, t, 16), torch.rand(1, w, t), torch.rand(1, s, t),
        torch.tensor([[5, 9, 22]]), torch.tensor([[0] * 5 + [1] * 12]),
    )  # fmt: skip
    axes = {
        "ids": {1: "T"}, "shapes": {1: "T"}, "word_pool": {1: "W", 2: "T"}, "sentence_pool": {1: "S", 2: "T"},
        "ends": {1: "S"}, "segments": {1: "W"},
        "role": {1: "S"}, "claim": {1: "S"}, "tone": {1: "S"}, "cs": {1: "S"},
        "span": {1: "W"}, "sci": {1: "W"}, "tdm": {1: "W"}, "direction": {1: "W"}, "states": {1: "W"},
        "related": {1: "W"},
        "pointer": {2: "W", 3: "W"},
    }  # fmt: skip
    reader.eval()
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw = Path(folder) / "raw.onnx"
        torch.onnx.export(
            _Graph(reader), given, raw, input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        counts = fuse(raw, path)
    print({k: v for k, v in counts.items() if v})


def fuse(raw: Path, path: Path) -> dict[str, int]:
    """Write the graph of ``raw`` with its attention fused, and return how many operators of each kind were."""
    from onnxruntime.transformers.fusion_options import FusionOptions
    from onnxruntime.transformers.optimizer import optimize_model

    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    fused = optimize_model(
        str(raw), model_type="bert", num_heads=HEADS, hidden_size=HIDDEN, opt_level=0, optimization_options=options
    )
    counts: dict[str, int] = fused.get_fused_operator_statistics()
    assert counts["Attention"] == 6, counts  # unfused, it would run at half the speed
    fused.save_model_to_file(str(path))
    return counts


def quantize(float_path: Path, path: Path, keep_float: tuple[str, ...] = ()) -> None:
    """Write the int8 graph: weights a channel, activations dynamic; nodes named in ``keep_float`` stay float."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = onnx.load(float_path)
    sizes = {w.name: int(np.prod(w.dims)) for w in model.graph.initializer}
    excluded = []
    for node in model.graph.node:
        if node.op_type in ("MatMul", "Gather", "Attention", "Gemm"):
            weight = max((sizes.get(name, 0) for name in node.input), default=0)
            # The heads are small: their weights stay float, and so do the tables but the one of the words.
            inside = node.op_type == "Attention" or weight in (HIDDEN * HIDDEN, 4 * HIDDEN * HIDDEN) or weight > 4e6
            head = node.name.startswith(("/reader/related", "/reader/states", "/reader/pointer"))
            if not inside or head or any(part in node.name for part in keep_float):
                excluded.append(node.name)
    quantize_dynamic(
        float_path, path, per_channel=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Attention", "Gather"], nodes_to_exclude=excluded,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT, "MatMulConstBOnly": True},
    )  # fmt: skip


def write_config(folder: Path, calibration: dict, **more: object) -> None:
    """Write ``config.json`` with the checksums of the files that lie in ``folder``."""
    names = ("reader.onnx", "tokenizer.json")
    config = {
        "format": 1,
        **more,
        "calibration": calibration,
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names},
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", "utf8")


def _relation_layer(reader: AbstractReader) -> dict[str, list]:
    """Return the small layer that runs over pairs of spans, outside the graph; see ``extract.span_relations``."""
    parts = {
        "order": reader.relation_order.weight,
        "weight": reader.relation.weight,
        "bias": reader.relation.bias,
    }
    return {name: np.round(values.detach().numpy().astype(float), 4).tolist() for name, values in parts.items()}


def load_reader(*paths: Path) -> AbstractReader:
    """Return the reader of a ``reader.safetensors``, or the mean of several of one descent."""
    weights = mean_weights(paths)
    reader = AbstractReader(len(weights["encoder.words.weight"]))
    reader.load_state_dict(weights)
    return reader.eval()


def export(
    reader: AbstractReader, tokenizer: Path, out: Path, keep_float: tuple[str, ...] = (), int8: bool = True
) -> None:
    """Write all files of the model to ``out``; the calibration is the neutral one but for the link's terms."""
    out.mkdir(parents=True, exist_ok=True)
    if int8:
        with tempfile.TemporaryDirectory() as folder:
            write_graph(reader, Path(folder) / "float.onnx")
            quantize(Path(folder) / "float.onnx", out / "reader.onnx", keep_float)
    else:
        write_graph(reader, out / "reader.onnx")
    Tokenizer.from_file(str(tokenizer)).save(str(out / "tokenizer.json"), pretty=False)
    write_config(out, {"link_bias": [round(v, 5) for v in reader.link_bias.tolist()]}, relation=_relation_layer(reader))
    print(f"{(out / 'reader.onnx').stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", type=Path, nargs="+", required=True, help="folders with reader.safetensors")
    parser.add_argument("--start", type=Path, required=True, help="folder with tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true", help="leave all weights in floating point, for comparison")
    parser.add_argument("--keep-float", nargs="*", default=[], help="parts of node names that stay float")
    options = parser.parse_args()
    reader = load_reader(*(folder / "reader.safetensors" for folder in options.reader))
    export(
        reader, options.start / "tokenizer.json", options.out, tuple(options.keep_float), not options.float
    )  # fmt: skip


if __name__ == "__main__":
    main()
