"""Sentences of abstracts: what is cut, what is not, and the laws of the offsets."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from strategies import any_text, raw_text

from extract.sentences import cut_sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in cut_sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Herons fly at 3.5 m/s in calm air.", "Egrets are slower."],
        ["Lee et al. counted 40 nests, cf. Fig. 2 and Sec. 3.", "We counted 50."],
        ["Cues, e.g. colour or i.e. hue, help vs. shape.", "However, glare hides them."],
        ["J. B. Lark described it.", "Her notes survive."],
        ["The bound is $O(n. \\log n)$ here.", "It is tight."],
        ["Code is at https://example.org/a.b/c.html.", "It runs on one core."],
        ["OBJECTIVE: To count herons.", "METHODS: We walked.", "RESULTS: Many were seen."],
        ["Does glare matter?", "It does!", "We show why."],
        ["Steps: (1) find nests; (2) count eggs.", "Both are quick."],
        ["We used 12 cameras, nets, etc.", "Meanwhile, drones flew."],
        ["Costs ranged from $1,000 to $2,000.", "The rest was free."],
    ],
)
def test_cuts_where_a_reader_would(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


def test_a_missing_blank_is_no_border_lost() -> None:
    assert cut("The marsh dries at the end.Next comes rain.") == ["The marsh dries at the end.", "Next comes rain."]


def test_stray_characters_stay_with_the_sentence_before() -> None:
    assert cut("Nests were found. • We counted them.") == ["Nests were found. •", "We counted them."]


@pytest.mark.parametrize("text", ["", " \n ", "\t"])
def test_nothing_gives_nothing(text: str) -> None:
    assert cut_sentences(text) == ()


@given(any_text | raw_text)
def test_every_visible_character_is_covered_once(text: str) -> None:
    spans = cut_sentences(text)
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    covered = "".join(text[a:b] for a, b in spans)
    assert "".join(covered.split()) == "".join(text.split())


@given(any_text, any_text)
def test_a_title_before_shifts_the_offsets_only(title: str, abstract: str) -> None:
    text = f"{title}\n{abstract}"
    shift = len(title) + 1
    assert [text[a:b] for a, b in cut_sentences(text, shift)] == cut(abstract)


@pytest.mark.shared
def test_finds_the_annotated_ends(shared_dir: object) -> None:
    from benchmarks.gold import gold_paper, gold_sentences, load_gold

    found = total = given_ = 0
    for record in load_gold("train"):
        paper = gold_paper(record)
        want = {b for _, b in gold_sentences(record)}
        got = {b for _, b in cut_sentences(paper.text, len(paper.title) + 1)}
        found, total, given_ = found + len(want & got), total + len(want), given_ + len(got)
    assert found / total > 0.997
    assert found / given_ > 0.997
