"""Embeddings of texts: the start weights of the encoder, kept as they are.

Fine-tuning for spans bends an encoder's sentence embeddings (see the model card), so topics and matching use the
sentence encoder all-MiniLM-L6-v2 itself, with the reader's vocabulary, as an int8 graph of its own. Like the reader it
takes one unpadded text a call on one thread: the same text gives the same vector in any order and process.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from extract.errors import ModelDamaged

MODEL: Final = Path(__file__).parent / "model"
WIDTH: Final = 384
PIECES: Final = 256
"""Word pieces of a text that are looked at: the length that the start weights were trained with."""
TITLE: Final = 0.3
"""Weight of the title's own embedding: with 0, 0.3, 0.5, 0.7, Ward clusters of the development papers agree with
hand-made topics by an AMI of 0.65, 0.72, 0.65, 0.63 at the top and 0.48, 0.57, 0.50, 0.43 at the leaves."""


class Embedder:
    """Gives unit-length vectors; nothing is loaded until the first text.

    Parameters
    ----------
    folder : path, optional
        Where the model's files are; default: the ones that came with the package.

    Examples
    --------
    >>> vectors = Embedder().embed(["sleep staging from EEG", "automatic sleep scoring", "image retrieval"])
    >>> bool(vectors[0] @ vectors[1] > vectors[0] @ vectors[2])
    True
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or MODEL

    def __reduce__(self) -> tuple[type[Embedder], tuple[Path]]:
        return Embedder, (self.folder,)

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return the embeddings of ``texts``, one a row of 384 numbers; a text without a word gives zeros."""
        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, text in enumerate(texts):
            ids = self._tokenizer.encode(text[: PIECES * 40], add_special_tokens=False).ids[: PIECES - 2]
            if ids:
                given = np.array([[self._first, *ids, self._last]], dtype=np.int64)
                (vector,) = self._session.run(["vector"], {"ids": given})
                rows[row] = vector[0] / max(float(np.linalg.norm(vector[0])), 1e-9)
        return rows

    def embed_paper(self, title: str, abstract: str) -> tuple[float, ...]:
        """Return the unit-length embedding of a paper: its title weighed in beside the whole; empty without a word."""
        alone, whole = self.embed([title, f"{title}. {abstract}"])
        vector = TITLE * alone + (1.0 - TITLE) * whole
        length = float(np.linalg.norm(vector))
        return tuple(float(value) for value in vector / length) if length > 0 else ()

    @cached_property
    def _session(self) -> Any:
        return open_graph(self.folder, "embedder.json", "embedder.onnx")

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        return Tokenizer.from_str(read_checked(self.folder, "embedder.json", "tokenizer.json").decode("utf8"))

    @cached_property
    def _first(self) -> int:
        return int(self._tokenizer.token_to_id("[CLS]"))

    @cached_property
    def _last(self) -> int:
        return int(self._tokenizer.token_to_id("[SEP]"))


def open_graph(folder: Path, config: str, name: str) -> Any:
    """Open one of the model's graphs to run on one thread, where the same input gives the same output."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    data = read_checked(folder, config, name)
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def read_checked(folder: Path, config: str, name: str) -> bytes:
    """Read a file of the model and compare it with its checksum in ``config``.

    Raises
    ------
    ModelDamaged
        A file is missing, unreadable, or not the one that was shipped.
    """
    fix = "Install the package again, or use the reader `fast`, which does without the model"
    try:
        wanted = json.loads((folder / config).read_text(encoding="utf8"))["sha256"][name]
        data = (folder / name).read_bytes()
    except (OSError, ValueError, KeyError) as error:
        raise ModelDamaged("a file of the model cannot be read", where=name, why=str(error), fix=fix) from error
    if hashlib.sha256(data).hexdigest() != wanted:
        why = f"its checksum differs from the one in {config}"
        raise ModelDamaged("a file of the model is not the one that was shipped", where=name, why=why, fix=fix)
    return data
