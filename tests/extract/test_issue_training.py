"""What the typing of issues is learned from, and how."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from extract.issue_typing import CONFIG, WEIGHTS, IssueTyper
from extract.training import issue_types
from extract.training.issue_types import (
    Examples,
    TypedIssue,
    digest,
    read_found_types,
    read_types,
    read_wordings,
    write_model,
)
from ontologies.issue_types import load_issue_types

TABLE = Path(__file__).resolve().parents[2] / "benchmarks" / "annotations" / issue_types.FILE
FOUND_TABLE = TABLE.with_name(issue_types.FOUND)
SLUGS = {kind.slug for kind in load_issue_types()}
PHRASES = ("counting herons is tedious", "few herons were ringed")
PAPER = {
    "id": "marsh/1",
    "sentences": [{"text": "Counting herons is tedious, and few herons were ringed."}],
    "issues": [{"phrase": phrase, "sentence": 0} for phrase in PHRASES],
}


def write_table(folder: Path, *lines: tuple[str, int, str, str]) -> Path:
    path = folder / "types.tsv"
    rows = ["paper\tissue\tdigest\ttypes", *("\t".join(map(str, line)) for line in lines)]
    path.write_text("\n".join(rows) + "\n", encoding="utf8")
    return path


def test_types_meet_their_phrases(tmp_path: Path) -> None:
    path = write_table(
        tmp_path,
        ("marsh/1", 0, digest(PHRASES[0]), "manual-workload"),
        ("marsh/1", 1, digest(PHRASES[1]), "-"),
    )
    sentence = "Counting herons is tedious, and few herons were ringed."
    assert read_types(path, [PAPER]) == [
        TypedIssue("marsh/1", PHRASES[0], sentence, ("manual-workload",)),
        TypedIssue("marsh/1", PHRASES[1], sentence, ()),
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (("marsh/2", 0, digest(PHRASES[0]), "-"), "not the one that was typed"),
        (("marsh/1", 2, digest(PHRASES[0]), "-"), "not the one that was typed"),
        (("marsh/1", 1, digest(PHRASES[0]), "-"), "not the one that was typed"),
        (("marsh/1", 0, digest(PHRASES[0]), "too-many-herons"), "no such type: too-many-herons"),
    ],
)
def test_what_does_not_fit_is_told(line: tuple[str, int, str, str], words: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=words):
        read_types(write_table(tmp_path, line), [PAPER])


def test_the_table_holds_no_text_and_known_types_only() -> None:
    lines = [line.split("\t") for line in TABLE.read_text(encoding="utf8").splitlines()[1:]]
    assert len(lines) == len({(paper, number) for paper, number, _, _ in lines}) == 6569
    for _, number, mark, types in lines:
        assert number.isdigit() and len(mark) == 8
        assert types == "-" or set(types.split(",")) <= SLUGS


def test_the_table_of_found_issues_holds_no_text_and_known_types_only() -> None:
    lines = [line.split("\t") for line in FOUND_TABLE.read_text(encoding="utf8").splitlines()[1:]]
    assert len(lines) == len({tuple(line[:3]) for line in lines}) == 5547
    for _, start, end, mark, types in lines:
        assert int(start) < int(end) and len(mark) == 8
        assert types == "-" or set(types.split(",")) <= SLUGS


def test_a_found_issue_is_looked_up_and_refused_where_the_text_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    title, abstract = "Herons", "Nests are rarely labelled. We count them."
    monkeypatch.setattr(issue_types, "find_texts", lambda corpora, wanted: {"marsh/9": (title, abstract)})
    start = len(title) + 1
    mark = digest("Nests are rarely labelled")
    table = tmp_path / "found.tsv"
    line = f"marsh/9\t{start}\t{start + 25}\t{mark}\tlabel-scarcity"
    table.write_text(f"paper\tstart\tend\tdigest\ttypes\n{line}\n", "utf8")
    (found,) = read_found_types(table, tmp_path)
    assert (found.phrase, found.sentence) == ("Nests are rarely labelled", "Nests are rarely labelled.")
    assert found.types == ("label-scarcity",)
    table.write_text(table.read_text("utf8").replace(mark, "00000000"), "utf8")
    with pytest.raises(ValueError, match="not the one that was typed"):
        read_found_types(table, tmp_path)


def test_every_type_has_invented_wordings() -> None:
    wordings = read_wordings()
    assert set(wordings) == SLUGS
    for texts in wordings.values():
        assert len(texts) == len(set(texts)) >= 4
        assert all(texts)


def test_a_model_is_the_same_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = [kind for kind in load_issue_types() if kind.slug in ("forgetting", "black-box", "class-imbalance")]
    monkeypatch.setattr(issue_types, "load_issue_types", lambda: kinds)
    issues = [TypedIssue("marsh/1", PHRASES[0], PHRASES[0], ("black-box",)), TypedIssue("marsh/2", "x", "x", ())]
    settings = {name: {"factor": 1.0, "least": 0.2} for name in ("words", "both")}
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        (folder / "embedder.json").write_text(json.dumps({"sha256": {"embedder.onnx": "0"}}), encoding="utf8")
        examples = Examples(issues, lambda texts: np.eye(len(texts), 384, dtype=np.float32))
        write_model(examples, folder, settings)
    for name in (CONFIG, WEIGHTS):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    (ranked,) = IssueTyper(tmp_path / "a").rank_types(["opaque predictions"], ["opaque predictions"])
    assert ranked[0][0] == "black-box"
