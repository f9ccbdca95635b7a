"""Types of issues."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from extract.embedder import MODEL, Embedder
from extract.errors import ModelDamaged
from extract.issue_typing import CONFIG, WEIGHTS, IssueTyper, load_typer, type_issues
from ontologies.issue_types import load_issue_types

PHRASES = {
    "annotation of heron nests by experts is expensive": "label-scarcity",
    "nests are highly imbalanced between species": "class-imbalance",
    "high computational cost of large detectors": "computational-cost",
    "decisions of the detector are black boxes": "black-box",
    "counting by hand is tedious and time-consuming": "manual-workload",
    "performance drops under domain shift between marshes": "domain-shift",
    "no public benchmark exists": "missing-benchmark",
    "heron calls remain largely unexplored": "little-explored",
    "whether the ointment helps is controversial": "conflicting-evidence",
    "severe side effects of the tablets": "adverse-effects",
    "the mechanism by which moss heals is unknown": "unknown-mechanism",
    "catastrophic forgetting of earlier birds": "forgetting",
    "wind noise corrupts the recordings": "noise-and-artefacts",
    "assumes that all nests are independent": "unrealistic-assumptions",
    "training of the generator is unstable": "unstable-training",
    "friction in the gears and weak motors": "mechanical-limits",
}


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder()


@pytest.mark.parametrize(("phrase", "slug"), PHRASES.items())
def test_invented_phrases(phrase: str, slug: str, embedder: Embedder) -> None:
    assert type_issues([phrase], [phrase]) == [slug]
    assert type_issues([phrase], [phrase], embedder.embed) == [slug]


def test_nothing_said_nothing_typed(embedder: Embedder) -> None:
    assert type_issues([], []) == []
    hollow = ["xyzzy", "", " ", "…", "的 的", "of the"]
    assert type_issues(hollow, hollow) == [None] * len(hollow)
    assert type_issues(hollow, hollow, embedder.embed) == [None] * len(hollow)


@pytest.mark.parametrize("with_vectors", [False, True])
def test_company_and_order_change_nothing(with_vectors: bool, embedder: Embedder) -> None:
    embed = embedder.embed if with_vectors else None
    texts = list(PHRASES)
    together = load_typer().rank_types(texts, texts, embed)
    assert load_typer().rank_types(texts[::-1], texts[::-1], embed)[::-1] == together
    assert [load_typer().rank_types([t], [t], embed)[0] for t in texts] == together


def test_chances_fall_and_add_up_to_one_at_most() -> None:
    for ranked in load_typer().rank_types(list(PHRASES), list(PHRASES)):
        chances = [chance for _, chance in ranked]
        assert chances == sorted(chances, reverse=True)
        assert 0 < sum(chances) <= 1.001


def test_the_sentence_helps_where_the_phrase_is_bare() -> None:
    bare = "costly expertise"
    assert type_issues([bare], [bare]) != ["label-scarcity"]
    sentence = "Every nest needs labels by experts, annotated recordings of nests are few, and costly expertise."
    assert type_issues([bare], [sentence]) == ["label-scarcity"]


def test_the_model_knows_the_types_of_the_scheme() -> None:
    types = json.loads((MODEL / CONFIG).read_text(encoding="utf8"))["types"]
    assert types == [kind.slug for kind in load_issue_types()], "run `python -m extract.training.issue_types`"


def test_the_model_fits_the_embedder() -> None:
    made_with = json.loads((MODEL / CONFIG).read_text(encoding="utf8"))["embedder"]
    shipped = json.loads((MODEL / "embedder.json").read_text(encoding="utf8"))["sha256"]["embedder.onnx"]
    assert made_with == shipped, "run `python -m extract.training.issue_types`"


def test_the_model_is_small() -> None:
    assert (MODEL / WEIGHTS).stat().st_size < 2_000_000


def test_damaged_or_missing_files_are_told(tmp_path: Path) -> None:
    for name in (CONFIG, WEIGHTS):
        shutil.copy(MODEL / name, tmp_path / name)
    IssueTyper(tmp_path)
    data = bytearray((tmp_path / WEIGHTS).read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / WEIGHTS).write_bytes(bytes(data))
    with pytest.raises(ModelDamaged, match=r"issue_types\.npz.*checksum"):
        IssueTyper(tmp_path)
    (tmp_path / WEIGHTS).unlink()
    with pytest.raises(ModelDamaged, match="cannot be read"):
        IssueTyper(tmp_path)
    shutil.copy(MODEL / WEIGHTS, tmp_path / WEIGHTS)
    settings = json.loads((MODEL / CONFIG).read_text(encoding="utf8"))
    (tmp_path / CONFIG).write_text(json.dumps({"sha256": settings["sha256"]}), encoding="utf8")
    with pytest.raises(ModelDamaged, match="issue types"):
        IssueTyper(tmp_path)
