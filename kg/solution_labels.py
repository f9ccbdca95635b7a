"""Names for solutions: the words in which a paper puts something forward go in, a noun phrase comes out."""

from __future__ import annotations

from extract.records import Extraction, Solution
from kg.issue_labels import capital
from kg.phrases import SOFT_LIMIT, base_of, begins_with_verb, fit, gerund, longest_noun_phrase, trim, words_of
from ontologies.vocabulary import EntityType

_OPENERS = ("a", "an", "the", "our", "novel", "new")


def solution_label(extraction: Extraction, solution: Solution) -> str:
    """A name for a solution, empty where its words hold none.

    The phrase where it is a noun phrase of fit length; a longer one gives way to the proposed name in it; a verb phrase
    becomes the doing of it ("learn the depth of rust": "Learning the depth of rust").
    """
    text = trim(" ".join(solution.text.split()))
    while text.split(" ")[0].casefold() in _OPENERS and " " in text:
        text = text.split(" ", 1)[1]
    names = [
        m
        for m in extraction.mentions
        if solution.start <= m.start and m.end <= solution.end and extraction.entities[m.entity].proposed
    ]
    proposed = " ".join(max((m.text for m in names), key=len, default="").split())
    if proposed and (len(text.split()) > SOFT_LIMIT or begins_with_verb(text)) and len(proposed.split()) <= SOFT_LIMIT:
        return capital(proposed)
    if not begins_with_verb(text):
        return capital(fit(text) or (text if len(text.split()) <= SOFT_LIMIT else longest_noun_phrase(text)))
    first, _, rest = text.partition(" ")
    base = base_of(first.casefold())
    if base is not None and not first.casefold().endswith("ed") and (doing := fit(f"{gerund(base)} {rest}")):
        return capital(doing)
    return capital(longest_noun_phrase(text))


def is_borrowed_data(extraction: Extraction, solution: Solution) -> bool:
    """Whether a solution is no more than the name of data that the paper took from others."""
    return any(
        m.type is EntityType.DATASET
        and not extraction.entities[m.entity].proposed
        and words_of(m.text) == words_of(solution.text)
        for m in extraction.mentions
        if solution.start <= m.start and m.end <= solution.end
    )
