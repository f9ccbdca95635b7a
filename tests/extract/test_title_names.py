"""Names with a comma in titles, and notes of editors."""

from __future__ import annotations

import pytest

from extract.reading import MentionSpan, PhraseSpan, Reading
from extract.title_names import mend_title_names
from ontologies.vocabulary import EntityType


def _reading(text: str, *names: str) -> Reading:
    mentions, solutions = [], []
    for name in names:
        at = text.index(name)
        mentions.append(
            MentionSpan(start=at, end=at + len(name), type=EntityType.METHOD, score=0.9, proposed=0.9, rule="encoder")
        )
        solutions.append(PhraseSpan(start=at, end=at + len(name), score=0.9))
    return Reading(roles=(), mentions=tuple(mentions), solutions=tuple(solutions))


def _told(title: str, abstract: str, *names: str) -> list[str]:
    text = f"{title}\n{abstract}"
    mended = mend_title_names(text, len(title), _reading(text, *names))
    found = [text[s.start : s.end] for s in mended.mentions]
    assert found == [text[s.start : s.end] for s in mended.solutions]
    return found


def test_a_name_with_a_comma_is_whole_where_title_and_abstract_write_it() -> None:
    title, abstract = "Push, Don't Pull: ropes for docks", "Ropes tear. We make Push, Don't Pull, which pushes hulls."
    assert _told(title, abstract, "Don't Pull") == ["Push, Don't Pull"]
    assert _told(title, "Ropes tear. We make Don't Pull.", "Don't Pull") == ["Don't Pull"]
    assert _told("Push, don't pull", abstract, "Don't Pull") == ["Don't Pull"]
    assert _told(title, abstract, "hulls") == ["hulls"]


@pytest.mark.parametrize("title", ["[RETRACTED] Rope nets", "RETRACTED: Rope nets", "Retracted Article: Rope nets"])
def test_a_note_of_an_editor_is_no_name(title: str) -> None:
    assert _told(title, "Ropes tear.", title.split("] ")[0].split(":")[0].strip("[]"), "Rope nets") == ["", "Rope nets"]


def test_retracted_elsewhere_is_a_word() -> None:
    assert _told("Finding retracted papers: a net", "Ropes tear.", "retracted papers") == ["retracted papers"]
