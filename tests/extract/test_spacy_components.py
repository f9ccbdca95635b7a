"""The components in a spaCy pipeline of one's own."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

import spacy

import extract.spacy_components  # noqa: F401

TEXT = (
    "TidePool: counting herons\nHowever, heron counting suffers from glare. "
    "We propose TidePool, a graph neural network (GNN). TidePool reaches 91.4% accuracy on MarshSet."
)


def test_reader_writes_spans_and_the_extraction() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("herringbone_reader", config={"reader": "rules"})
    doc = nlp(TEXT)
    assert doc._.herringbone.paper.title == "TidePool: counting herons"
    assert {s.text for s in doc.spans["herringbone_mentions"]} >= {"TidePool", "graph neural network"}
    assert [s.label_ for s in doc.spans["herringbone_sentences"]][:2] == ["issue", "solution"]
    assert len(doc.spans["herringbone_claims"]) == 1


def test_without_a_title_all_is_abstract() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("herringbone_reader", config={"reader": "rules"})
    doc = nlp("We propose TidePool. It is fast.")
    assert [s.text for s in doc.spans["herringbone_sentences"]] == ["We propose TidePool.", "It is fast."]
    assert len(nlp("")) == 0


def test_sentences_and_abbreviations() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("herringbone_sentences")
    nlp.add_pipe("herringbone_abbreviations")
    doc = nlp(TEXT)
    assert next(s.text.strip() for s in doc.sents) == "TidePool: counting herons"
    assert len(list(doc.sents)) == 4
    assert [(a.short, a.long) for a in doc._.herringbone_abbreviations] == [("GNN", "graph neural network")]


def test_entry_points_name_what_exists() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf8"))["project"]
    for name, place in project["entry-points"]["spacy_factories"].items():
        module, function = place.split(":")
        assert callable(getattr(import_module(module), function)), name
