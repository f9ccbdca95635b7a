"""Embeddings: unit length, the same in any company, near for like meaning, and safe on odd input."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import numpy as np
import pytest

from extract.embedder import MODEL, Embedder
from extract.errors import ModelDamaged


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder()


def test_like_texts_are_near(embedder: Embedder) -> None:
    texts = ["few labelled recordings are available", "annotated data are scarce", "the robot arm is too slow"]
    vectors = embedder.embed(texts)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.15


def test_a_text_has_one_vector_in_any_company(embedder: Embedder) -> None:
    alone = embedder.embed(["graph neural networks"])
    among = embedder.embed(["something else that is longer", "graph neural networks", ""])
    assert np.array_equal(alone[0], among[1])
    assert np.array_equal(alone, pickle.loads(pickle.dumps(embedder)).embed(["graph neural networks"]))


@pytest.mark.parametrize("text", ["", " \n", "\u200b", "∑∫√ ≈ ±", "词向量", "word " * 20_000, "x" * 200_000])
def test_odd_input_gives_zeros_or_a_unit_vector(embedder: Embedder, text: str) -> None:
    length = float(np.linalg.norm(embedder.embed([text])[0]))
    assert length == 0.0 or abs(length - 1.0) < 1e-5


def test_a_title_alone_has_a_vector(embedder: Embedder) -> None:
    assert embedder.embed_paper("A title", "") != embedder.embed_paper("Another thing", "")
    assert len(embedder.embed_paper("A title alone", "")) == 384


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    shutil.copytree(MODEL, tmp_path / "model")
    with (tmp_path / "model" / "embedder.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelDamaged, match="not the one that was shipped"):
        Embedder(tmp_path / "model").embed(["a"])
    (tmp_path / "model" / "embedder.onnx").unlink()
    with pytest.raises(ModelDamaged, match="cannot be read"):
        Embedder(tmp_path / "model").embed(["a"])
