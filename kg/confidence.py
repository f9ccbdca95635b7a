"""How likely what a page would tell is right: a phrase as an issue, an issue as one of a kind, a name as one of a type.

A reader gives each of its marks a chance by itself. Regressions over that chance and a few plain numbers of what stands
around a mark (the role of its sentence, where in the abstract it stands, in how many papers a name is found) tell right
ones from wrong ones better; of kinds no better, by a limit in one place. They were fitted on judgements of readers who
looked at each mark in its sentence (``benchmarks/judged``; ``benchmarks/confidence.py`` fits and measures them), and
hold for the trained reader's chances.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from extract.records import Extraction, Issue
from kg.records import Evidence
from ontologies.vocabulary import EntityType, Role

__all__ = ["FILE", "KINDS", "Confidence", "is_trained", "issue_chance", "kind_chance", "load_confidence", "name_chance"]

FILE: Final = Path(__file__).with_name("confidence.json")
KINDS: Final = "kind "
"""Before the names of the weights of single kinds."""
_MOST_BEFORE, _MOST_WORDS, _MOST_PLACES, _MOST_SHARED = 20, 6, 12, 3
_CONTRAST = re.compile(r"(?i)\W*(?:however|but|yet|unfortunately|nevertheless|despite|although|though)")
_OWN_WORK = (Role.SOLUTION, Role.METHOD, Role.RESULT)
_READER = "encoder"


@dataclass(frozen=True, slots=True)
class Confidence:
    """A regression: the weight of each number by its name, and a constant."""

    constant: float
    weights: Mapping[str, float]

    def chance(self, values: Mapping[str, float]) -> float:
        """The chance, from 0 to 1, that what has these numbers is right; a number without a weight says nothing.

        >>> Confidence(0.0, {"score": 2.0}).chance({"score": 0.0, "sea": 9.0})
        0.5
        """
        total = self.constant + math.fsum(self.weights.get(name, 0.0) * value for name, value in values.items())
        return round(1.0 / (1.0 + math.exp(-total)), 6)


@cache
def load_confidence() -> Mapping[str, Confidence]:
    """The regressions that came with the package, by what they are about: ``issues``, ``kinds`` and ``names``."""
    found = json.loads(FILE.read_text(encoding="utf8"))
    return {name: Confidence(given["constant"], given["weights"]) for name, given in found.items()}


def is_trained(extraction: Extraction) -> bool:
    """Whether the trained reader has read a paper, as far as its mentions show."""
    return any(mention.rule == _READER for mention in extraction.mentions)


def issue_chance(extraction: Extraction, issue: Issue) -> float:
    """How likely a phrase of a paper names a problem that the paper raises (0 to 1).

    Parameters
    ----------
    extraction : Extraction
        Of the paper.
    issue : Issue
        One of its issues, with the type that it keeps.
    """
    if not 0 <= issue.sentence < len(extraction.sentences):
        return issue.score
    sentence = extraction.sentences[issue.sentence]
    text = extraction.paper.text
    of_issues = sentence.role is Role.ISSUE
    return load_confidence()["issues"].chance(
        {
            "score": issue.score,
            "role": sentence.score if of_issues else 0.0,
            "issue": float(of_issues),
            "own": float(sentence.role in _OWN_WORK),
            "typed": float(issue.type is not None),
            "before": float(min(_MOST_BEFORE, len(text[sentence.start : issue.start].split()))),
            "place": issue.sentence / max(1, len(extraction.sentences) - 1),
            "contrast": float(_CONTRAST.match(text, sentence.start) is not None),
        }
    )


def kind_chance(slug: str, both: Mapping[str, float], words: Mapping[str, float], shared: int) -> float:
    """How likely a problem is one of a kind (0 to 1).

    Parameters
    ----------
    slug : str
        The issue type.
    both, words : mapping of str to float
        The chances of types by words and embedding, and by words alone.
    shared : int
        How many telling words of the phrase stand in the wording of the type.
    """
    return load_confidence()["kinds"].chance(
        {
            "both": both.get(slug, 0.0),
            "words": words.get(slug, 0.0),
            "other": max((chance for other, chance in both.items() if other != slug), default=0.0),
            "shared": float(min(_MOST_SHARED, shared)),
            f"{KINDS}{slug}": 1.0,
        }
    )


def name_chance(name: str, kind: EntityType, papers: int, places: Sequence[Evidence]) -> float | None:
    """How likely a name is one of its type (0 to 1); None where no chance of the trained reader is known.

    Parameters
    ----------
    name : str
        Without a short form in brackets.
    kind : EntityType
    papers : int
        How many papers of the page name it.
    places : sequence of Evidence
        Where; the first dozen counts.
    """
    if not any(place.rule == _READER for place in places):
        return None
    scores = [place.score for place in places[:_MOST_PLACES]]
    return load_confidence()["names"].chance(
        {
            "mean": math.fsum(scores) / len(scores),
            "most": max(scores),
            "papers": math.log(papers),
            "capital": float(any(ch.isupper() or ch.isdigit() for ch in name)),
            "words": float(min(_MOST_WORDS, len(name.split()))),
            f"{KINDS}{kind.value}": 1.0,
        }
    )
