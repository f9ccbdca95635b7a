"""What a person decides about names goes before every rule, and what cannot be followed is refused."""

from __future__ import annotations

import pytest
from kg_samples import HULLS

from kg.curation import Curation, CurationError, parse_curation
from kg.explanations import explain
from kg.field import FieldSettings, build_field
from kg.records import GraphEntity
from kg.run import Run
from ontologies.vocabulary import EntityType

DECISIONS = """
same = [["crack detection", "heart rhythm screening"]]
different = [["KeelBench", "KeelBench dataset"]]
drop = ["mel spectrogram"]

[rename]
"rustnet" = "RustNet 1"

[type]
"hull sound" = "dataset"
"""


def curated(text: str) -> Run:
    """The run of the invented papers under the decisions of ``text``."""
    settings = FieldSettings(curation=parse_curation(text))
    found = build_field([x.paper for x in HULLS], HULLS, settings=settings)
    return Run(found, manifest={"settings": {"curation": text}})


def one(run: Run, name: str) -> GraphEntity:
    (found,) = (e for e in run.entities if name in (e.name, *e.aliases))
    return found


def lines(run: Run, *wanted: str) -> str:
    return "\n".join(step.line for step in explain(run, wanted))


@pytest.fixture(scope="module")
def run() -> Run:
    return curated(DECISIONS)


def test_same(run: Run) -> None:
    entity = one(run, "heart rhythm screening")
    assert entity is one(run, "crack detection")
    assert "curation" in {merge.rule for merge in entity.merges}
    assert "the curation file makes one of 'crack detection' and 'heart rhythm screening'" in lines(run, entity.id)


def test_different(run: Run) -> None:
    apart = [e for e in run.entities if "KeelBench" in e.name]
    assert {e.papers for e in apart} == {("hull-1",), ("hull-2",)}
    told = [lines(run, e.id) for e in apart]
    assert any("keeps 'keelbench' apart from 'keelbench dataset'" in text for text in told)


def test_drop(run: Run) -> None:
    assert not [e for e in run.entities if "spectrogram" in e.name]
    assert not [e for e in run.edges if "spectrogram" in e.target]
    assert "'mel spectrogram' is not in the graph: the curation file drops it" in lines(
        run, "entity/modality/mel-spectrogram"
    )


def test_rename(run: Run) -> None:
    entity = one(run, "RustNet 1")
    assert "RustNet" in entity.aliases
    assert "gives 'rustnet' the name 'RustNet 1'" in lines(run, entity.id)


def test_type(run: Run) -> None:
    entity = one(run, "hull sound")
    assert entity.type is EntityType.DATASET
    assert "says that 'hull sound' is a dataset" in lines(run, entity.id)


def test_without_decisions_nothing_is_told_of_any() -> None:
    run = Run(build_field([x.paper for x in HULLS], HULLS))
    assert not any("curation" in lines(run, e.id) for e in run.entities)


def test_decisions_on_names_that_no_paper_writes_change_nothing() -> None:
    plain = build_field([x.paper for x in HULLS], HULLS)
    text = 'same = [["a whale", "a squid"]]\ndifferent = [["x", "y"]]\ndrop = ["z"]\n[rename]\n"w" = "v"\n'
    assert curated(text).field == plain


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[rename]\n"a" = "b"\n"b" = "c"\n"c" = "a"', "a -> b -> c -> a"),
        ('same = [["a", "b"], ["b", "c"]]\ndifferent = [["c", "a"]]', "a = b = c"),
        ('same = [["a", "b"]]\ndifferent = [["A", "B"]]', "a = b"),
        ("same = [", "no valid TOML"),
        ("sames = []", "'sames'"),
        ('same = "a"', "'same'"),
        ("drop = [3]", "'drop'"),
        ('drop = ["..."]', "'drop'"),
        ('[type]\n"a" = "animal"', "'animal'"),
        ("[rename]\na = 3", "'rename'"),
    ],
)
def test_what_cannot_be_followed_is_refused_by_name(text: str, told: str) -> None:
    with pytest.raises(CurationError) as error:
        parse_curation(text)
    assert told in str(error.value)


def test_a_name_may_be_given_its_own_name_in_another_case() -> None:
    assert parse_curation('[rename]\n"resnet" = "ResNet"').rename == (("resnet", "ResNet"),)
    assert parse_curation("") == Curation()
