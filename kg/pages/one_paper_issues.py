"""What a paper raises that no other does: its issues, each once, in words that stand by themselves.

Of the phrases of one sentence those that tell one issue are told together, as the clause that holds them. What a card
tells of the paper, or what its sentence does not complain of, is not told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.records import Extraction
from kg.english.alike import says_again
from kg.english.clause_around import clause_around
from kg.english.grammar import plain
from kg.english.one_issue import told_apart
from kg.english.quoting import uncapped
from kg.english.raised import LONGEST_CLAUSE, Raised, raised_in
from kg.evidence import role_at, sentence_at
from kg.pages.issue_labels import heading
from kg.pages.lookup import Lookup
from kg.pages.running import begun_small, unbroken
from kg.pages.wording import states_a_strength
from kg.records import Evidence, IssueNode
from ontologies.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Told:
    """An issue in words that can be told, and the issues of the same sentence that they tell, too."""

    issue: IssueNode
    words: str
    others: tuple[IssueNode, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an issue is raised; ``number`` is its place among those asked for, -1 of an issue that a card tells."""

    evidence: Evidence
    number: int


def raised_by(look: Lookup, paper: str, issues: Sequence[IssueNode], cards: Sequence[IssueNode]) -> list[Told]:
    """The issues of one paper that can be told, in the given order."""
    extraction = look.extractions.get(paper) or Extraction(paper=look.papers[paper])
    groups = _by_issue(extraction, paper, issues, cards)
    done: set[int] = set()
    said = [e.quote for card in cards for e in card.evidence if e.paper == paper]
    told: list[Told] = []
    for number, issue in enumerate(issues):
        if number in done:
            continue
        for group in groups[number]:
            members = [place.number for place in group]
            if -1 in members:
                break  # its card tells it
            words = _words(extraction, group, [heading(issues[n]) for n in members])
            if words is None or states_a_strength(words.text):
                continue
            if not _is_told(words.text, said):
                text = unbroken(begun_small(uncapped(plain(words.text)), look.words), look.words)
                others = tuple(issues[n] for n in sorted(set(members) - {number} - done))
                told.append(Told(issue, f"“{text}”" if words.quoted else text, others))
            said.append(words.text)
            done.update(members)
            break
    return _without_parts(told)


def _without_parts(told: Sequence[Told]) -> list[Told]:
    """Issues less those of which the words of another tell; that one tells them, too."""
    kept: list[Told] = []
    for one in told:
        if not any(_tells_of(other, one) for other in told):
            parts = [other for other in told if _tells_of(one, other)]
            kept.append(replace(one, others=(*one.others, *(i for o in parts for i in (o.issue, *o.others)))))
    return kept


def _tells_of(one: Told, other: Told) -> bool:
    """Whether the words of one issue hold those of another, where these are more than a name."""
    if one is other or len(one.words) <= len(other.words):
        return False
    return any(e.quote in one.words for e in other.issue.evidence if len(e.quote.split()) > 1)


def _is_told(words: str, said: Sequence[str]) -> bool:
    return says_again(words, said) or any(other in words for other in said)


def _by_issue(
    extraction: Extraction, paper: str, issues: Sequence[IssueNode], cards: Sequence[IssueNode]
) -> dict[int, list[list[_Place]]]:
    """For each issue the groups of places that tell it as one, the surest of its places first."""
    places = [_Place(e, n) for n, i in enumerate(issues) for e in i.evidence if e.paper == paper]
    places += [_Place(e, -1) for card in cards for e in card.evidence if e.paper == paper]
    by_sentence: dict[tuple[int, int], list[_Place]] = defaultdict(list)
    for place in places:
        span = sentence_at(extraction, place.evidence.start, place.evidence.end)
        by_sentence[span].append(place)
    found: dict[int, list[tuple[float, int, list[_Place]]]] = defaultdict(list)
    for (start, end), here in by_sentence.items():
        sentence = extraction.paper.text[start:end]
        for group in told_apart(sentence, [(p.evidence.start - start, p.evidence.end - start) for p in here]):
            members = [here[n] for n in group]
            for place in members:
                found[place.number].append((-place.evidence.score, place.evidence.start, members))
    return defaultdict(list, {n: [g for *_, g in sorted(gs, key=lambda g: g[:2])] for n, gs in found.items()})


def _words(extraction: Extraction, group: Sequence[_Place], names: Sequence[str]) -> Raised | None:
    """The clause that holds all of a group; else what tells the first of it that can be told."""
    start, end = sentence_at(extraction, group[0].evidence.start, group[0].evidence.end)
    sentence = " ".join(extraction.paper.text[start:end].splitlines())
    spans = [(p.evidence.start - start, p.evidence.end - start) for p in group]
    role = role_at(extraction, group[0].evidence.start)
    if len(spans) > 1:
        whole = clause_around(sentence, min(s for s, _ in spans), max(e for _, e in spans), LONGEST_CLAUSE)
        if whole:
            return Raised(whole, quoted=True)
    own = role in (Role.METHOD, Role.RESULT)
    found = [raised_in(sentence, *span, name, own=own) for span, name in zip(spans, names, strict=True)]
    return next((f for f in found if f and f.quoted), None) or next((f for f in found if f), None)
