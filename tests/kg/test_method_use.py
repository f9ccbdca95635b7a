"""What the words around a method say that a paper does with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kg_samples import T, write

from extract.records import Extraction, Mention
from kg.link import link_papers
from kg.method_use import Stand, is_looked_at, is_made, is_taken_up, stand_of
from kg.resolve import resolve_entities

NAME = "keel sounder"


def stand(sentence: str) -> Stand:
    at = sentence.index(NAME)
    mention = Mention(start=at, end=at + len(NAME), text=NAME, type=T.METHOD, entity=0, score=0.9, rule="sample")
    return stand_of(sentence, 0, mention)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Cracks are found using a keel sounder.", Stand.USED),
        ("It consists of a hull camera, a lamp and a keel sounder.", Stand.USED),
        ("Two probes are employed: a lamp and a keel sounder.", Stand.USED),
        ("A keel sounder is then applied to the hull.", Stand.USED),
        ("This is keel sounder-based welding.", Stand.USED),
        ("We build upon the recently proposed keel sounder.", Stand.USED),
        ("We extend existing methods such as the keel sounder.", Stand.USED),
        ("In this paper we propose a novel keel sounder.", Stand.MADE),
        ("We introduce WeldNet, a keel sounder.", Stand.MADE),
        ("A keel sounder is derived for wooden boats.", Stand.MADE),
        ("Ours is faster than the keel sounder.", Stand.RIVAL),
        ("It improves results over a keel sounder.", Stand.RIVAL),
        ("It outperforms a system built with a keel sounder.", Stand.RIVAL),
        ("Speedups over the older keel sounder are large.", Stand.RIVAL),
        ("It works without costly and noisy keel sounder.", Stand.SHUNNED),
        ("It does not rely on the keel sounder.", Stand.SHUNNED),
        ("Most existing methods use a keel sounder.", Stand.OTHERS),
        ("Our previous study used a keel sounder.", Stand.OTHERS),
        ("The usual approach is based on a keel sounder.", Stand.OTHERS),
        ("We design a lamp for a keel sounder.", Stand.AIM),
        ("We present an investigation of keel sounder.", Stand.AIM),
        ("We study the keel sounder.", Stand.STUDIED),
        ("We propose a lamp and evaluate the keel sounder.", Stand.STUDIED),
        ("Divers trust the keel sounder.", Stand.BARE),
        ("The tricks used by the keel sounder are old.", Stand.BARE),
        ("In our boat, the diver holds a keel sounder.", Stand.BARE),
    ],
)
def test_the_last_telling_word_decides(sentence: str, told: Stand) -> None:
    assert stand(sentence) is told


def test_a_comparison_ends_where_a_new_clause_begins() -> None:
    assert stand("Compared to the lamp, we also get a keel sounder.") is not Stand.RIVAL


def test_long_sentences_take_linear_time() -> None:
    # Only so many letters before a mention are looked at.
    assert stand("Divers trust and then " * 4000 + "trust a keel sounder.") is Stand.BARE


def paper(name: str, *sentences: tuple[str, str], proposed: bool = False, title: str = "A study") -> Extraction:
    return write(name, title, sentences, entities=[(NAME, T.METHOD, (), proposed)])


def edges(*papers: Extraction) -> list[tuple[str, str]]:
    resolved = resolve_entities(papers)
    return [(edge.source, str(edge.relation)) for edge in link_papers(papers, resolved.entities, resolved.local)]


def test_what_no_word_says_a_paper_uses_is_only_used_where_others_have_it_too() -> None:
    bare = ("method", "Divers trust the keel sounder.")
    assert edges(paper("a", bare)) == []
    more = [paper(name, ("method", "We use a keel sounder.")) for name in "bc"]
    assert ("a", "uses") in edges(paper("a", bare), *more)


def test_what_is_made_to_suit_a_thing_or_to_do_without_it_does_not_use_it() -> None:
    others = [paper(name, ("method", "We use a keel sounder.")) for name in "bc"]
    for words in ("We weld a keel sounder-compatible hull.", "Our method is keel sounder free."):
        assert "a" not in {source for source, _ in edges(paper("a", ("method", words)), *others)}
    assert ("a", "uses") in edges(paper("a", ("method", "We weld a keel sounder-guided hull.")), *others)


def test_what_one_paper_alone_puts_forward_in_so_many_words_is_its_own() -> None:
    made = paper("a", ("method", "We propose a keel sounder."))
    assert is_made(made, 0) and edges(made) == [("a", "proposes")]
    assert resolve_entities([made]).entities[0].proposed_by == ("a",)
    other = paper("b", ("method", "We use a keel sounder."))
    assert edges(made, other) == [("a", "uses"), ("b", "uses")]


@pytest.mark.parametrize(
    ("sentence", "test"),
    [("We adopt a keel sounder.", is_taken_up), ("We explore the keel sounder.", is_looked_at)],
)
def test_what_a_paper_takes_up_or_looks_at_is_not_its_own(sentence: str, test) -> None:  # type: ignore[no-untyped-def]
    said = paper("a", ("method", sentence), proposed=True)
    assert test(said, 0) and resolve_entities([said]).entities[0].proposed_by == ()
    titled = paper("a", ("method", sentence), proposed=True, title="A keel sounder for boats")
    assert not test(titled, 0) and resolve_entities([titled]).entities[0].proposed_by == ("a",)


def test_what_one_paper_uses_is_likelier_a_thing_than_not() -> None:
    said = paper("a", ("method", "We use a keel sounder. The keel sounder is old."))
    unsure = replace(said, mentions=tuple(replace(mention, score=0.4) for mention in said.mentions))
    assert edges(said) == [("a", "uses")] and edges(unsure) == []


def test_a_studied_method_ties_to_nothing() -> None:
    assert edges(paper("a", ("method", "We study the keel sounder."))) == []
