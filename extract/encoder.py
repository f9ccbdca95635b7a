"""The trained reader: a small encoder that answers every question about an abstract in one pass.

Runs on onnxruntime and tokenizers alone, from the files in ``extract/model``, which are checked against their
checksums when they are first used. One window of one text a call, never padded, on one thread: dynamic int8 answers
depend on everything in the call, so this is what makes the same text give the same answer in any order and process.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from extract.claim_parts import FILE as CLAIM_PARTS
from extract.claim_parts import PartChooser
from extract.decoding import Calibration, decode
from extract.embedder import Embedder, open_graph, read_checked
from extract.errors import ModelDamaged
from extract.reading import Reading
from extract.span_relations import RelationLayer
from extract.windows import Window, cut_windows

MODEL: Final = Path(__file__).parent / "model"
CONFIG: Final = "config.json"
OUTPUTS: Final = ("role", "claim", "tone", "span", "pointer", "direction", "states")
"""What reading needs of the graph; the rest (``cs``, ``sci``, ``tdm``) is for benchmarks."""


class EncoderReader:
    """Reads abstracts with the shipped encoder.

    Nothing is loaded until the first text. A reader that was pickled (for a worker process) loads its files anew.

    Parameters
    ----------
    folder : path, optional
        Where the model's files are; default: the ones that came with the package.

    Examples
    --------
    >>> text = "A title\\nWe propose ParseNet for parsing."
    >>> EncoderReader().read(text, 7, [(8, 39)]).roles[0].role.value
    'solution'
    """

    name = "encoder"

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or MODEL

    def __reduce__(self) -> tuple[type[EncoderReader], tuple[Path]]:
        return EncoderReader, (self.folder,)

    def read(self, text: str, title_end: int, sentences: Sequence[tuple[int, int]]) -> Reading:
        """Answer every question about one text; see ``extract.reading.Reader``."""
        windows = cut_windows(self.tokenizer, text, title_end, sentences)
        names = OUTPUTS if self._relations is None else (*OUTPUTS, "related")
        outputs = [self.run(window, names) for window in windows]
        return decode(windows, outputs, len(sentences), self._calibration, self._relations)

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return unit-length embeddings of ``texts`` (phrases or sentences), one a row; an empty text gives zeros."""
        return self._embedder.embed(texts)

    def embed_paper(self, title: str, abstract: str) -> tuple[float, ...]:
        """Return the unit-length embedding of a paper."""
        return self._embedder.embed_paper(title, abstract)

    def run(self, window: Window, names: Sequence[str]) -> dict[str, npt.NDArray[np.float32]]:
        """Return the graph's outputs ``names`` for one window."""
        # The graph wants at least one word and one sentence; the rows of what is not there are cut off again.
        words, sentences = len(window.words), len(window.sentences)
        pieces = len(window.ids)
        given = self._session.run(
            list(names),
            {
                "ids": window.ids[None],
                "shapes": window.shapes[None],
                "word_pool": (window.word_pool if words else np.zeros((1, pieces), np.float32))[None],
                "sentence_pool": (window.sentence_pool if sentences else np.zeros((1, pieces), np.float32))[None],
                "ends": (window.ends if sentences else np.zeros(1, np.int64))[None],
                "segments": (window.segments if words else np.zeros(1, np.int64))[None],
            },
        )
        return {name: np.asarray(array[0], dtype=np.float32) for name, array in zip(names, given, strict=True)}

    @cached_property
    def chooser(self) -> PartChooser | None:
        """What chooses the parts of claims, where its weights came with the model."""
        if CLAIM_PARTS not in self.settings["sha256"]:
            return None
        return PartChooser.from_bytes(read_checked(self.folder, CONFIG, CLAIM_PARTS))

    @cached_property
    def settings(self) -> dict[str, Any]:
        """What ``config.json`` says."""
        path = self.folder / CONFIG
        try:
            settings = json.loads(path.read_text(encoding="utf8"))
        except (OSError, ValueError) as error:
            raise ModelDamaged(
                "the model cannot be read",
                where=path.name,
                why=str(error),
                fix="Install the package again, or use the reader of rules",
            ) from error
        assert isinstance(settings, dict)
        return settings

    @cached_property
    def _session(self) -> Any:
        return open_graph(self.folder, CONFIG, "reader.onnx")

    @cached_property
    def tokenizer(self) -> Any:
        """The tokenizer over the pruned vocabulary."""
        from tokenizers import Tokenizer

        return Tokenizer.from_str(read_checked(self.folder, CONFIG, "tokenizer.json").decode("utf8"))

    @cached_property
    def _calibration(self) -> Calibration:
        given = self.settings["calibration"]
        return Calibration(**{k: _tuples(v) for k, v in given.items()})

    @cached_property
    def _relations(self) -> RelationLayer | None:
        given = self.settings.get("relation")
        return RelationLayer.from_config(given) if given else None

    @cached_property
    def _embedder(self) -> Embedder:
        return Embedder(self.folder)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(v) for v in value) if isinstance(value, list) else value
