"""Contrasts of methods: a paper sets itself against a kind of work, and another is of that kind."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from kg_samples import write

from extract.records import Abbreviation, Extraction
from kg.chains import build_chains
from kg.contrasts import method_contrasts
from kg.records import Chain
from ontologies.vocabulary import ChainKind, EntityType

_OLD = write("old", "Rope scan reading for wet hulls", [("solution", "We read the knots.")], date="2010")


def _new(sentence: str, role: str = "method", date: str | None = "2015", **more: object) -> Extraction:
    return write("new", "Counting knots on hulls", [(role, sentence)], date=date, **more)  # type: ignore[arg-type]


def _found(*papers: Extraction, likeness: float = 0.9) -> list[Chain]:
    rows = np.array([[1.0, 0.0] if n == 0 else [likeness, (1 - likeness**2) ** 0.5] for n in range(len(papers))])
    return method_contrasts([x.paper for x in papers], papers, rows)


@pytest.mark.parametrize(
    ("sentence", "role", "told"),
    [
        ("Unlike existing rope scan reading methods, ours needs no light.", "method", "sets itself apart from"),
        ("We find that our counts outperform prior rope scan reading systems.", "result", "claims to do better than"),
        ("A drawback of many rope scan reading approaches is their weight.", "issue", "names what is wrong with"),
        ("It is faster when compared to the rope scan reading-based method.", "result", "claims to do better than"),
        ("Compared to rope scan reading techniques it errs less.", "result", "claims to do better than"),
        # What is denied, what is only compared, and what others are told to do is no contrast.
        ("Our counts do not outperform rope scan reading systems.", "result", ""),
        ("It was compared to rope scan reading techniques.", "result", ""),
        ("Unlike rope scan reading methods, nets are old.", "background", ""),
        ("Unlike our earlier rope scan reading methods, this one needs no light.", "method", ""),
        # A kind has two words at least, and a narrower one is another.
        ("Unlike existing reading methods, ours needs no light.", "method", ""),
        ("Unlike general rope scan reading methods, ours needs no light.", "method", ""),
        ("Unlike wet rope scan reading methods, ours needs no light.", "method", ""),
    ],
)
def test_a_paper_against_a_kind_of_work(sentence: str, role: str, told: str) -> None:
    found = _found(_OLD, _new(sentence, role))
    assert [told in c.reason for c in found] == ([True] if told else [])
    for chain in found:
        assert (chain.kind, chain.source, chain.target, chain.dated) == (ChainKind.CONTRASTS, "old", "new", True)
        assert [e.quote for e in chain.evidence] == ["Rope scan reading for wet hulls", sentence]
        assert chain.reason.endswith("and the earlier one works with rope scan reading.")


def test_the_method_right_behind_such_words_is_meant() -> None:
    things = [("rope scan reading", EntityType.METHOD, (), False)]
    assert _found(_OLD, _new("It counts instead of using rope scan reading, by hand.", entities=things))
    # "Rope scan reading tables" is another thing, and one's own method is none to be against.
    assert not _found(_OLD, _new("It counts instead of using rope scan reading tables.", entities=things))
    own = [("rope scan reading", EntityType.METHOD, (), True)]
    assert not _found(_OLD, _new("It counts instead of using rope scan reading, by hand.", entities=own))


def test_a_kind_does_not_begin_within_a_word() -> None:
    other = write("old", "Anti-rope scan reading", [("solution", "We read the knots.")], date="2010")
    assert not _found(other, _new("Unlike existing rope scan reading methods, ours needs no light."))


def test_short_forms_are_told_apart_by_what_their_papers_mean() -> None:
    said = _new("Unlike existing RSR methods, ours needs no light.")
    same = write("old", "Wet hulls", [("solution", "We try rope scan reading (RSR) in rain.")], date="2010")
    assert len(_found(same, said)) == 1
    other = write("third", "Wet rails", [("method", "We use rail speed ratios (RSR) in rain.")], date="2011")
    assert _found(same, said, other) == []


def test_what_a_field_does_is_no_kind_of_its_work() -> None:
    for long, hits in (("rope scan detection", 0), ("rope scan reader", 1)):
        short = "".join(word[0].upper() for word in long.split())
        old = write("old", f"{long.capitalize()} for wet hulls", [("solution", "We read the knots.")], date="2010")
        said = f"Our counts outperform prior {short}s."
        spelled = (Abbreviation(short=short, long=long, start=0, end=3),)
        things = [(f"{short}s", EntityType.METHOD, (), False)]
        later = replace(_new(said, "result", entities=things), abbreviations=spelled)
        assert len(_found(old, later)) == hits


def test_what_is_no_later_or_hardly_alike_is_no_contrast() -> None:
    sentence = "Unlike existing rope scan reading methods, ours needs no light."
    assert _found(_OLD, _new(sentence, date="2009")) == []
    assert _found(_OLD, _new(sentence), likeness=0.5) == []
    # Where dates tell no order, the papers must be more alike, and the reason says so.
    (undated,) = _found(_OLD, _new(sentence, date=None))
    assert not undated.dated and undated.reason.endswith("Their dates do not tell which was first.")
    assert _found(_OLD, _new(sentence, date=None), likeness=0.62) == []
    # What is conventional is older.
    usual = "Unlike conventional rope scan reading methods, ours needs no light."
    assert _found(_OLD, _new(usual)) and not _found(_OLD, _new(usual, date=None))


def test_a_kind_that_many_papers_are_of_is_a_field() -> None:
    sentence = "Unlike existing rope scan reading methods, ours needs no light."
    more = [write(f"o{n}", f"Rope scan reading {n}", [("solution", "We read.")], date="2010") for n in range(4)]
    assert len(_found(_new(sentence), *more[:3])) == 3 and _found(_new(sentence), *more) == []


def test_a_paper_that_is_against_the_kind_is_not_of_it() -> None:
    also = write("old", "Wet hulls", [("solution", "Unlike rope scan reading methods, we count by ear.")], date="2010")
    assert _found(also, _new("Unlike existing rope scan reading methods, ours needs no light.")) == []


def test_contrasts_of_methods_stand_among_the_chains_of_a_field() -> None:
    papers = (_OLD, _new("Unlike existing rope scan reading methods, ours needs no light."))
    rows = np.array([[1.0, 0.0], [0.9, 0.19**0.5]])
    found = build_chains([x.paper for x in papers], papers, (), (), (), rows)
    assert [c.kind for c in found if c.kind is ChainKind.CONTRASTS] == [ChainKind.CONTRASTS]


def test_a_kind_that_ends_in_an_adjective_is_told_with_its_noun() -> None:
    old = write("old", "Wet rope light-aware scans", [("method", "We make scans.")], date="2010")
    (chain,) = _found(old, _new("Unlike existing wet rope light-aware methods, ours needs no light."))
    assert chain.reason.endswith("and the earlier one works with wet rope light-aware methods.")


def test_who_works_with_the_same_kind_of_the_kind_stands_on_the_same_side() -> None:
    old = write("old", "Wet rope scans of hulls", [("solution", "We read the knots.")], date="2010")
    better = ("result", "Ours is better than existing rope scans methods.")
    wet = write("new", "Counting wet knots", [("solution", "We count."), better], date="2015")
    dry = write("new", "Counting dry knots", [("solution", "We count."), better], date="2015")
    assert _found(old, dry)
    assert not _found(old, wet)
