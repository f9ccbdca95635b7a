"""The shipped encoder: defined answers for good and bad input, the same in any order and process."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path

import numpy as np
import pytest

from extract.encoder import MODEL, EncoderReader, ModelDamaged
from extract.pipeline import extract_papers, read_paper
from extract.reading import Reading
from extract.records import Paper
from extract.sentences import cut_sentences

pytestmark = pytest.mark.skipif(not (MODEL / "reader.onnx").exists(), reason="the model is not there")

TITLE = "LoomNet: weaving sensor streams for activity recognition"
ABSTRACT = (
    "Wearable sensors record much, but labelled recordings are scarce. However, existing methods suffer from class "
    "imbalance and need large labelled datasets. We propose LoomNet, a self-supervised network that weaves "
    "accelerometer and gyroscope streams. LoomNet reaches an accuracy of 91.2% on the HARBOR dataset, which is 3.4% "
    "better than a convolutional baseline. The code is available online."
)


@pytest.fixture(scope="module")
def reader() -> EncoderReader:
    return EncoderReader()


def read(reader: EncoderReader, title: str, abstract: str) -> tuple[str, Reading]:
    text = f"{title}\n{abstract}"
    return text, reader.read(text, len(title), cut_sentences(text, len(title) + 1, len(text)))


def check(text: str, reading: Reading) -> None:
    """Offsets lie in the text, probabilities between 0 and 1, tables fit."""
    for span in (*reading.mentions, *reading.issues, *reading.solutions, *reading.slots):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert 0.0 <= span.score <= 1.0
    assert len(reading.links) == len(reading.solutions)
    assert all(len(row) == len(reading.issues) for row in reading.links)
    assert len(reading.bindings) == len(reading.slots)
    assert all(len(row) in (0, len(reading.slots)) for row in reading.bindings)
    if reading.vector:
        assert np.isclose(np.linalg.norm(reading.vector), 1.0, atol=1e-4)


def test_a_plain_abstract_is_understood(reader: EncoderReader) -> None:
    text, reading = read(reader, TITLE, ABSTRACT)
    check(text, reading)
    assert [r.role.value for r in reading.roles[1:4]] == ["issue", "solution", "result"]
    names = {text[m.start : m.end] for m in reading.mentions if m.score > 0.5}
    assert "LoomNet" in names
    values = {text[s.start : s.end] for s in reading.slots if s.slot == "value" and s.score > 0.5}
    assert "91.2%" in values


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("A title alone", ""),
        ("", "An abstract alone, without a title."),
        ("", ""),
        ("…", "§ ¶ † ‡ ∂ ∑ ∏ ☃ ≤ ≥ ± 🙂 " * 20),
        ("Ein Titel", "Wir stellen ein Verfahren vor. Es ist besser als alles, was es vorher gab. " * 3),
        ("標題", "我們提出了一種新的方法。實驗結果表明該方法有效。" * 5),
        ("Long", "The proposed method works well on many datasets and tasks. " * 340),
        ("No blanks", "a" * 20_000),
        ("Control \x00 characters", "A \u200b zero \ufeff width \u0301 text."),
    ],
)
def test_odd_input_is_read_without_a_crash(reader: EncoderReader, title: str, abstract: str) -> None:
    text, reading = read(reader, title, abstract)
    check(text, reading)
    assert len(reading.roles) == len(cut_sentences(text, len(title) + 1, len(text)))


def test_the_answer_depends_on_the_text_alone(reader: EncoderReader) -> None:
    _, first = read(reader, TITLE, ABSTRACT)
    read(reader, "Another", "Quite another text. It says little.")
    _, again = read(reader, TITLE, ABSTRACT)
    _, fresh = read(pickle.loads(pickle.dumps(reader)), TITLE, ABSTRACT)
    assert first == again == fresh


def test_processes_agree() -> None:
    papers = [Paper(id=f"p{i}", title=f"{TITLE} {i}", abstract=ABSTRACT) for i in range(3)]
    alone = list(extract_papers(papers, "encoder"))
    assert alone == list(extract_papers(papers, "encoder", jobs=2))


def test_the_whole_paper_is_assembled(reader: EncoderReader) -> None:
    paper = Paper(id="p", title=TITLE, abstract=ABSTRACT)
    extraction = read_paper(paper, reader).extraction
    assert any(e.name == "LoomNet" and e.proposed for e in extraction.entities)
    for span in (*extraction.mentions, *extraction.issues, *extraction.solutions):
        assert paper.text[span.start : span.end] == span.text


def test_like_phrases_have_like_embeddings(reader: EncoderReader) -> None:
    rows = reader.embed(["scarce labelled data", "lack of annotations", "robot grasp planning", ""])
    assert rows.shape == (4, 384)
    assert np.allclose(np.linalg.norm(rows[:3], axis=1), 1.0, atol=1e-4)
    assert not rows[3].any()
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    (folder / "tokenizer.json").write_text("{}", encoding="utf8")
    with pytest.raises(ModelDamaged, match=r"tokenizer\.json.*checksum"):
        read(EncoderReader(folder), TITLE, ABSTRACT)


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelDamaged, match="Install the package again"):
        read(EncoderReader(tmp_path), TITLE, ABSTRACT)


def test_the_model_is_small_enough() -> None:
    assert (MODEL / "reader.onnx").stat().st_size <= 25_000_000
    assert json.loads((MODEL / "config.json").read_text("utf8"))["format"] == 1
