"""The relevance chain on invented papers: best match first, a threshold, never against dates or citations."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from extract.insight_sentences import Insight, InsightSentence, find_insights, label_insights
from extract.records import Paper, Reference, Section
from kg.inheritance import walk_inheritance
from kg.insight_chain import build_relevance, group_links, link_insights

F, R, N = Insight.FINDING, Insight.RESOLVED, Insight.NEUTRAL


def paper(name: str, date: str | None = None, cites: Sequence[str] = ()) -> Paper:
    return Paper(id=name, title=f"On {name}", date=date, references=tuple(Reference(key=c) for c in cites))


def said(name: str, label: Insight, text: str, start: int = 0) -> InsightSentence:
    return InsightSentence(paper=name, section=0, start=start, end=start + len(text), text=text, label=label, score=0.9)


PAPERS = (paper("hull", "2010"), paper("keel", "2012"), paper("mast", "2014"), paper("sail", "2008"))
SAID = (
    said("hull", F, "Cracks in wooden hulls are missed under engine noise."),
    said("hull", N, "Hulls are long.", 90),
    said("keel", R, "We detect cracks in wooden hulls under engine noise."),
    said("keel", F, "Labelled recordings of barnacles remain scarce.", 90),
    said("mast", R, "We release labelled recordings of barnacles."),
    said("mast", R, "Engine noise is filtered from hull sound.", 90),
    said("sail", R, "Cracks in wooden hulls are found under engine noise."),
)


def test_the_best_match_comes_first_and_never_an_earlier_paper() -> None:
    links = link_insights(PAPERS, SAID)
    pairs = [(k.finding.paper, k.resolved.paper) for k in links]
    assert pairs[0] == ("hull", "keel")
    assert ("keel", "mast") in pairs
    assert all(k.resolved.paper != "sail" for k in links)
    assert [k.score for k in links] == sorted((k.score for k in links), reverse=True)


def test_the_walk_goes_from_node_to_node() -> None:
    (tree,) = build_relevance(PAPERS, link_insights(PAPERS, SAID), ["hull"])
    assert [n.paper for n in walk_inheritance(tree)][:3] == ["hull", "keel", "mast"]
    assert tree.children[0].children[0].paper == "mast"
    assert "barnacles" in tree.children[0].children[0].reason


def test_reasons_quote_both_sides() -> None:
    link = link_insights(PAPERS, SAID)[0]
    assert link.finding.text in link.reason and link.resolved.text in link.reason
    assert link.dated and not link.cites


def test_threshold_and_number_of_answers() -> None:
    assert link_insights(PAPERS, SAID, threshold=0.99) == ()
    loose = group_links(link_insights(PAPERS, SAID, threshold=0.01, per_finding=1))
    assert all(len(links) == 1 for links in loose.values())


def test_a_citation_orders_what_dates_do_not() -> None:
    undated = [paper("hull"), paper("keel", cites=["hull"]), paper("mast"), paper("sail")]
    links = {(k.finding.paper, k.resolved.paper): k for k in link_insights(undated, SAID)}
    assert links["hull", "keel"].cites and links["hull", "keel"].reason.startswith("Cites it.")
    assert "tell which was first" in links["keel", "mast"].reason
    backwards = [paper("hull", cites=["keel"]), paper("keel"), paper("mast"), paper("sail")]
    assert ("hull", "keel") not in {(k.finding.paper, k.resolved.paper) for k in link_insights(backwards, SAID)}


def test_only_citing_papers_where_asked() -> None:
    some = [paper("hull", "2010"), paper("keel", "2012"), paper("mast", "2014", ["keel"]), paper("sail", "2008")]
    links = link_insights(some, SAID, need_citation=True)
    assert [(k.finding.paper, k.resolved.paper) for k in links] == [("keel", "mast")]


def test_a_paper_does_not_answer_itself() -> None:
    own = (said("hull", F, "Cracks are missed."), said("hull", R, "Cracks are missed no more.", 50))
    assert link_insights(PAPERS, own) == ()


def test_any_order_gives_the_same_links() -> None:
    shuffled = list(SAID)
    random.Random(1).shuffle(shuffled)
    assert link_insights(PAPERS[::-1], shuffled) == link_insights(PAPERS, SAID)


def test_vectors_may_be_given() -> None:
    def vectors(texts: Sequence[str]) -> NDArray[np.float64]:
        return np.array([[float("barnacle" in t), float("crack" in t.casefold()), 0.0] for t in texts])

    links = link_insights(PAPERS, SAID, vectors=vectors, threshold=0.9)
    assert {(k.finding.paper, k.resolved.paper, k.score) for k in links} == {
        ("hull", "keel", 1.0),
        ("keel", "mast", 1.0),
    }


@pytest.mark.parametrize("sentences", [(), SAID[:1], (said("hull", F, "…"), said("keel", R, "…"))])
def test_nothing_to_link(sentences: tuple[InsightSentence, ...]) -> None:
    assert link_insights(PAPERS, sentences) == ()
    assert link_insights([], sentences) == ()


def test_sentences_of_unknown_papers_are_passed_over() -> None:
    assert link_insights(PAPERS[:1], SAID) == ()


@pytest.mark.parametrize(
    ("sentence", "heading", "label"),
    [
        ("However, our approach cannot handle wooden hulls, which we leave to future work.", "Limitations", F),
        ("In this paper, we proposed a network that detects cracks and outperforms earlier ones.", "Conclusion", R),
    ],
)
def test_plain_cases_are_told_apart(sentence: str, heading: str, label: Insight) -> None:
    found, score = label_insights([sentence], heading)[0]
    assert found is label and 1 / 3 <= score <= 1


def test_only_concluding_sections_are_read_and_offsets_hold() -> None:
    whole = Paper(
        id="hull",
        title="Hearing rust",
        sections=(
            Section(heading="Method", text="We listen to hulls for a long time."),
            Section(heading="5 Conclusion", text="We proposed a way to hear rust. Wooden hulls remain a challenge."),
            Section(heading="Limitations", text=""),
        ),
    )
    found = find_insights(whole)
    assert [s.section for s in found] == [1, 1]
    assert all(whole.sections[s.section].text[s.start : s.end] == s.text for s in found)
    assert find_insights(paper("bare")) == ()


@pytest.mark.parametrize("text", ["\u0000" * 50, "x" * 20_000, "∞ " * 500, "\ud800 and some more letters", "  \n  "])
def test_no_text_breaks_the_labels(text: str) -> None:
    assert len(label_insights([text, "We propose rust."], text)) == 2
