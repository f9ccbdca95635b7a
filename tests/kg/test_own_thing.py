"""Which of its things a paper means by words without a name."""

from __future__ import annotations

import pytest
from kg_samples import T

from extract.records import Paper
from kg.own_thing import one_own, says_sort_alone
from kg.records import GraphEntity
from ontologies.vocabulary import EntityType


def thing(name: str, kind: EntityType = T.METHOD, *aliases: str) -> GraphEntity:
    return GraphEntity(id=f"entity/{kind}/{name}", type=kind, name=name, aliases=aliases)


NET, DECODER, PLAN = thing("HullNet"), thing("echo decoder"), thing("search over docks")
DOCKS = thing("DockBench", T.DATASET)
PLAIN = Paper(id="a", title="Hearing rust in boats")


@pytest.mark.parametrize(
    ("own", "title", "words", "meant"),
    [
        ((PLAN,), "Hearing rust", "method", PLAN),
        ((PLAN,), "Hearing rust", "", PLAN),
        ((NET, PLAN), "Hearing rust", "proposed model", NET),  # the one with a coined name
        ((NET, DECODER), "Hearing rust", "decoder", DECODER),  # the one of that sort
        ((DECODER, PLAN), "Search over docks: a way", "approach", PLAN),  # the one before the title's colon
        ((DECODER, PLAN), "A search over docks for boats", "approach", PLAN),  # the one in the title
        ((DECODER, PLAN), "Hearing rust", "approach", None),
        ((NET,), "Hearing rust", "models", None),  # several
        ((NET,), "Hearing rust", "boat", None),  # no word for what papers put forward
        ((NET, DOCKS), "Hearing rust", "dataset", DOCKS),
        ((NET, DOCKS), "Hearing rust", "", NET),
        ((DOCKS,), "Hearing rust", "", DOCKS),
        ((), "Hearing rust", "method", None),
        ((thing("echo subnets"),), "Hearing rust", "approach", None),  # many are no one thing
        ((thing("echo subnets"), PLAN), "Hearing rust", "approach", PLAN),
        ((thing("echo analysis"),), "Hearing rust", "approach", thing("echo analysis")),
    ],
)
def test_the_one_thing_that_words_can_stand_for(
    own: tuple[GraphEntity, ...], title: str, words: str, meant: GraphEntity | None
) -> None:
    assert one_own(own, Paper(id="a", title=title), words) == meant


def test_a_side_thing_alone_is_not_what_we_means() -> None:
    assert one_own([PLAN], PLAIN, "framework", main=()) is None
    assert one_own([NET], PLAIN, "framework", main=()) == NET  # a coined name is told apart by itself
    assert one_own([DECODER, PLAN], PLAIN, "framework", main=(PLAN.id,)) == PLAN


def test_words_for_a_sort_name_nothing() -> None:
    assert (
        says_sort_alone("our novel framework") and not says_sort_alone("echo framework") and not says_sort_alone("our")
    )
