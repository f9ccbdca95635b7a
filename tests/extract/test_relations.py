"""Links between the entities of one paper."""

from __future__ import annotations

from extract.records import Claim, Entity, Mention, Sentence
from extract.relations import find_relations
from ontologies.vocabulary import Direction, EntityType, RelationType, Role

KINDS = {"TidePool": "method", "MudNet": "method", "dropout": "method", "MarshSet": "dataset", "recall": "metric"}


def relations(text: str, role: Role = Role.RESULT, claims: tuple[Claim, ...] = ()) -> set[tuple[str, str, str]]:
    names = [n for n in KINDS if n in text]
    entities = [Entity(name=n, type=EntityType(KINDS[n]), proposed=n == "TidePool") for n in names]
    mentions = [
        Mention(
            start=text.index(n),
            end=text.index(n) + len(n),
            text=n,
            type=entities[i].type,
            entity=i,
            score=1.0,
            rule="t",
        )
        for i, n in enumerate(names)
    ]
    mentions.sort(key=lambda m: m.start)
    sentence = Sentence(start=0, end=len(text), role=role, score=1.0)
    found = find_relations(text, [sentence], entities, mentions, claims)
    return {(entities[r.head].name, str(r.relation), entities[r.tail].name) for r in found}


def test_cue_words_between_two_mentions() -> None:
    assert ("TidePool", "improves-on", "MudNet") in relations("TidePool outperforms MudNet in rain.")
    assert ("TidePool", "compares-with", "MudNet") in relations("TidePool is comparable to MudNet.")
    assert ("TidePool", "evaluates-on", "MarshSet") in relations("TidePool was tested on MarshSet.")
    assert ("TidePool", "uses", "dropout") in relations("TidePool is trained with dropout.", Role.METHOD)


def test_far_apart_says_nothing() -> None:
    assert relations("TidePool " + "and much else " * 20 + "than MudNet.") == set()


def test_a_claim_relates_its_parts() -> None:
    text = "Recall rose. TidePool, MudNet, MarshSet."
    claim = Claim(
        start=0, end=12, subject="TidePool", metric=None, value="91%", delta=None, dataset="MarshSet",
        baseline="MudNet", direction=Direction.BETTER, hedged=False, negated=False,
    )  # fmt: skip
    found = relations(text, claims=(claim,))
    assert {("TidePool", "evaluates-on", "MarshSet"), ("TidePool", "improves-on", "MudNet")} <= found


def test_what_we_use_is_said_of_the_own_method() -> None:
    text = "TidePool: a counter. Here we train it using dropout."
    assert ("TidePool", "uses", "dropout") in relations(text, Role.METHOD)
    assert RelationType.USES == "uses"
