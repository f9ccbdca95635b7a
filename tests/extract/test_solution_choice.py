"""What is put forward: the title's own thing, short forms in brackets, and thresholds."""

from __future__ import annotations

import pytest

from extract.abbreviations import find_abbreviations
from extract.assembly_settings import AssemblySettings
from extract.folding import fold
from extract.reading import PhraseSpan
from extract.records import Entity, Mention
from extract.solution_choice import choose_solutions
from ontologies.vocabulary import EntityType

TITLE = "Counting Herons with a Tidal Mixture Network"
TEXT = (
    f"{TITLE}\nWe propose a tidal mixture network (TMN) for ponds. A glare loss steers it. "
    "Marsh Guided Attention (MGA) helps."
)
SETTINGS = AssemblySettings(solution=0.45, first_solution=0.2, sure_solution=0.55)


def phrase(words: str, score: float) -> PhraseSpan:
    at = TEXT.index(words)
    return PhraseSpan(start=at, end=at + len(words), score=score)


def choose(*phrases: PhraseSpan, proposed: bool = True, kind: EntityType = EntityType.METHOD) -> list[str]:
    entities = [Entity(name="tidal mixture network", type=kind, aliases=("TMN",), proposed=proposed)]
    at = TEXT.index("tidal mixture")
    mentions = [
        Mention(start=a, end=a + 21, text=TEXT[a : a + 21], type=kind, entity=0, score=0.7, rule="test")
        for a in (TITLE.index("Tidal"), at)
    ]
    found = choose_solutions(TEXT, len(TITLE), phrases, entities, mentions, find_abbreviations(TEXT), SETTINGS)
    return [TEXT[c.start : c.end] for c in found]


def test_what_the_title_names_takes_the_place_of_an_unsure_part() -> None:
    assert choose(phrase("glare loss", 0.5)) == ["tidal mixture network"]


def test_a_sure_phrase_stays_beside_the_rule() -> None:
    assert choose(phrase("glare loss", 0.8)) == ["glare loss"]


@pytest.mark.parametrize("given", [{"proposed": False}, {"kind": EntityType.TASK}])
def test_only_an_own_method_or_data_set_is_put_forward(given: dict[str, object]) -> None:
    assert choose(phrase("glare loss", 0.5), **given) == ["glare loss"]  # type: ignore[arg-type]


def test_a_title_that_is_named_already_changes_nothing() -> None:
    found = choose(phrase("tidal mixture network", 0.5), phrase("glare loss", 0.46))
    assert found == ["tidal mixture network", "glare loss"]


def test_a_name_loses_its_own_short_form_in_brackets_only() -> None:
    assert choose(phrase("Marsh Guided Attention (MGA)", 0.9)) == ["Marsh Guided Attention"]
    assert fold(choose(phrase("tidal mixture network (TMN) for ponds", 0.9))[0]).endswith("for pond")


def test_nothing_is_put_forward_where_the_reader_marks_nothing_and_the_title_names_nothing() -> None:
    assert choose(proposed=False) == []


def test_the_reader_s_own_links_are_kept_for_what_the_title_names() -> None:
    entities = [Entity(name="tidal mixture network", type=EntityType.METHOD, aliases=("TMN",), proposed=True)]
    at = TEXT.index("tidal mixture")
    mentions = [
        Mention(start=at, end=at + 21, text=TEXT[at : at + 21], type=EntityType.METHOD, entity=0, score=0.7, rule="t")
    ]
    phrases = [phrase("glare loss", 0.5), phrase("tidal mixture network", 0.15)]
    (found,) = choose_solutions(TEXT, len(TITLE), phrases, entities, mentions, (), SETTINGS)
    assert (found.phrases, found.score) == ((1, 0), 0.15)
