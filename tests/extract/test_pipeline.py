"""Reading papers end to end, with the readers that need no encoder."""

from __future__ import annotations

import pytest
from growth import MOST, growth
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import any_text, raw_text

from extract.pipeline import extract_paper, extract_papers, open_reader
from extract.records import Extraction, Paper
from extract.rules.reader import FastReader, RulesReader
from extract.serialise import extraction_to_json

PAPERS = tuple(
    Paper(
        id=f"p{i}",
        title=f"TidePool {i}: counting herons in video",
        abstract=(
            "Heron detection is widely used. However, existing detectors suffer from glare. In this paper, we propose "
            f"TidePool-{i}, a convolutional neural network (CNN) for heron detection. "
            "It is trained on the MarshSet dataset. "
            f"Experiments show that TidePool-{i} reaches an accuracy of 9{i % 10}.4%, 3.2% better than MudNet. "
            "Code is available at https://example.org/tidepool."
        ),
    )
    for i in range(20)
)


def check_laws(extraction: Extraction) -> None:
    text = extraction.paper.text
    for item in (*extraction.mentions, *extraction.issues, *extraction.solutions):
        assert text[item.start : item.end] == item.text
        assert item.start < item.end
    for item in (*extraction.sentences, *extraction.claims, *extraction.abbreviations, *extraction.relations):
        assert 0 <= item.start < item.end <= len(text)
    for mention in extraction.mentions:
        entity = extraction.entities[mention.entity]
        assert mention.text in (entity.name, *entity.aliases)
        assert mention.type is entity.type
    for entity in extraction.entities:
        assert all(form in text for form in (entity.name, *entity.aliases))
    for claim in extraction.claims:
        for words in (claim.subject, claim.metric, claim.value, claim.delta, claim.dataset, claim.baseline):
            assert words is None or words in text
    for solution in extraction.solutions:
        assert all(0 <= i < len(extraction.issues) for i in solution.addresses)
    extraction_to_json(extraction)


@pytest.mark.parametrize("reader", [RulesReader(), FastReader()], ids=lambda r: r.name)
def test_reads_the_plain_case(reader: RulesReader) -> None:
    found = extract_paper(PAPERS[1], reader)
    check_laws(found)
    roles = [str(s.role) for s in found.sentences]
    assert roles[1:3] == ["issue", "solution"]
    assert roles[4:] == ["result", "resource"]
    assert {str(e.type) for e in found.entities} >= {"method", "dataset", "task", "metric"}
    assert any(e.proposed and "TidePool" in e.name for e in found.entities)
    assert ("91.4%", "3.2%") in {(c.value, c.delta) for c in found.claims}


@settings(max_examples=40)
@given(any_text | raw_text, any_text | raw_text)
def test_any_text_obeys_the_laws(title: str, abstract: str) -> None:
    check_laws(extract_paper(Paper(id="x", title=title, abstract=abstract), FastReader()))


@settings(max_examples=25)
@given(st.lists(st.sampled_from([*PAPERS[1].abstract.split(), "(", "$", "5%", "A.", "\n", "e.g."]), max_size=60))
def test_shuffled_words_obey_the_laws(words: list[str]) -> None:
    check_laws(extract_paper(Paper(id="x", title="T", abstract=" ".join(words)), RulesReader()))


@pytest.mark.parametrize(
    "abstract",
    [
        "",
        "   ",
        "?!",
        "$%&* ((( ]] ^^",
        "鳥類の数を数える。新しい方法を提案する。",
        "Wir zählen Reiher. Es ist schwer.",
        "word " * 4_000,
    ],
    ids=["empty", "blank", "marks", "symbols", "japanese", "german", "long"],
)
def test_odd_abstracts_have_defined_answers(abstract: str) -> None:
    found = extract_paper(Paper(id="x", title="A title alone", abstract=abstract), FastReader())
    check_laws(found)
    if not abstract.strip():
        assert found.sentences == ()
        assert found.claims == ()


def test_processes_give_the_same_answer_in_the_order_of_the_papers() -> None:
    one = [extraction_to_json(r.extraction) for r in extract_papers(PAPERS, "fast")]
    two = [extraction_to_json(r.extraction) for r in extract_papers(PAPERS, "fast", jobs=2)]
    assert one == two
    assert [f'"id":"p{i}"' in line for i, line in enumerate(one)] == [True] * len(PAPERS)


def test_an_unknown_reader_is_refused_with_the_choices() -> None:
    with pytest.raises(ValueError, match="encoder, fast, rules"):
        open_reader("slow")
    with pytest.raises(ValueError, match="at least 1"):
        next(extract_papers(PAPERS, "rules", jobs=0))


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "a.",
        "$",
        "A (B ",
        "e.g. ",
        "1,",
        "not ",
        "www.",
        ". ",
        "-",
        "AB-1 ",
        "in the ",
        "We propose ",
        "(a) ",
        "±1 ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    from extract.abbreviations import find_abbreviations
    from extract.hedges import is_hedged
    from extract.issue_typing import type_issues
    from extract.quantities import find_quantities
    from extract.sentences import cut_sentences

    def read(size: int) -> None:
        text = piece * (size // len(piece))
        cut_sentences(text)
        find_abbreviations(text)
        find_quantities(text)
        is_hedged(text, 0, len(text), 10, 20)
        type_issues([text], [text])

    assert growth(read, 25_000, enough=0.1) < MOST


@pytest.mark.parametrize("piece", ["(", "a", "A-", "we use X1 ", "AB (CD) ", "5% ", "1,1,"])
def test_a_hostile_abstract_takes_linear_time(piece: str) -> None:
    def read(size: int) -> None:
        check_laws(extract_paper(Paper(id="x", title="T", abstract=piece * (size // len(piece))), FastReader()))

    assert growth(read, 25_000, enough=0.1) < MOST
