"""Chains: dated steps from one paper to a later one, each with its reason and both quotes.

*Answers*: an issue that the earlier paper states is like one that the later paper's solution addresses. *Inherits*:
the later one cites the earlier, names what it proposed, or takes up rare things that it worked with. *Contrasts*:
claims on the same task, data set and metric that point different ways, or a paper that sets itself against the kind of
work that another is (``kg.contrasts``). No step runs backwards in time; where dates do not tell the order, ``dated`` is
False and the reason says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.records import Extraction, Issue, Paper
from kg.chain_links import (
    IssueLink,
    IssueMatcher,
    SharedPhrase,
    SharedPhrases,
    SharedThings,
    TakenUp,
    Wording,
    cited_papers,
    cosine_of,
    nearest,
    taken_up,
)
from kg.contrasts import method_contrasts
from kg.dates import compare_dates, guess_years
from kg.english.grammar import as_written, lower_first, plain, with_article
from kg.english.quoting import LONGEST_SAID, is_noun_phrase, told_of_one, words_of_paper
from kg.evidence import quote, quote_sentence
from kg.issue_labels import issue_label
from kg.records import Chain, Evidence, GraphClaim, GraphEntity, IssueNode, SolutionNode
from kg.topic_phrases import plain_name
from kg.words import content_words
from ontologies.vocabulary import ChainKind, Direction, Role

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Papers looked at for each paper, by their embeddings and by their words.
_NEIGHBOURS = 15
# Below it a step is a guess: two papers of one broad topic, no more. Of steps that were read in two fields four of five
# were true and of use above it, and one of three from 0.35 to it.
_MIN_SCORE = 0.4
# Steps to one paper beyond their mean number, twice as many in all: some build on more, others on nothing that is here.
_OVER = 3
_CITES, _NAMES = 0.97, 0.9
# How likeness in meaning, likeness in words, like issues and shared things make up a score, which stays below that of a
# name taken up. Words weigh most: embeddings see the field that two papers share, rare words what one takes up from the
# other (of 14 hand-made pairs of the development set the earlier paper was among the three nearest earlier ones 8 times
# by embeddings and 11 times by words and pairs of words).
_MEANING, _WORDING, _ISSUE, _SHARED, _MOST = 0.3, 1.5, 0.1, 0.1, 0.85
# Half of their words makes two issues one. Issues of one type need a content word in common (0.15: a word of five, not
# the commonest) and papers in one line of work, by what they name or by meaning and words (0.35: nearly a step by that
# alone): "too few labels" and "too few doctors" are both scarcity, and so is any lack of training data.
_WORDS_OF_A_TYPE, _WORDS, _IN_LINE = 0.15, 0.5, 0.35
# Papers less alike than this in meaning use like words for different things.
_NEAR_ENOUGH = 0.5
# Likeness in meaning or in words from which papers are tied by a phrase that few papers use, or by one thing that many
# speak of.
_ALIKE, _ALIKE_WORDS = 0.6, 0.07
# Words of a name that stands within a sentence.
_LONGEST_NAME = 14
# Shared things that a reason names.
_NAMED = 3
_UNDATED = " Their dates do not tell which was first."
_GUESSED = " Their dates do not tell which was first; the direction is a guess."


@dataclass(frozen=True, slots=True)
class _Step:
    earlier: int
    later: int
    score: float
    likeness: float
    words: float
    dated: bool
    issue: IssueLink | None
    shared: tuple[str, ...]
    title: str | None
    phrase: SharedPhrase | None
    named: TakenUp | None
    cites: bool


def build_chains(
    papers: Sequence[Paper],
    extractions: Sequence[Extraction],
    entities: Sequence[GraphEntity],
    claims: Sequence[GraphClaim],
    issues: Sequence[IssueNode],
    rows: NDArray[Any],
    per_paper: int = 3,
) -> tuple[Chain, ...]:
    """All steps, in the order of their later paper, the surest first.

    Parameters
    ----------
    rows : array, one row a paper
        What papers are compared by (``kg.chain_links.paper_vectors``).
    per_paper : int
        Most steps for each paper on average. Some more may lead to a single paper, contrasts and what is another
        paper's surest step onward apart.
    """
    if len(papers) < 2:
        return ()
    number = {paper.id: n for n, paper in enumerate(papers)}
    steps = _steps(papers, extractions, entities, issues, rows, number)
    chosen = _choose(steps, per_paper, len(papers))
    by_id = {entity.id: entity for entity in entities}
    writer = _Writer(papers, extractions, by_id)
    chains = [writer.chain(step) for step in chosen]
    room = max(0, per_paper * len(papers) - len(chains))
    contrasts = _contrasts(claims, {p.id: p for p in papers}, by_id)
    known = {(c.source, c.target) for c in contrasts}
    contrasts += [c for c in method_contrasts(papers, extractions, rows) if (c.source, c.target) not in known]
    chains += contrasts[:room]
    return tuple(sorted(chains, key=lambda c: (c.target, -c.score, c.source, c.kind)))


def _steps(
    papers: Sequence[Paper],
    extractions: Sequence[Extraction],
    entities: Sequence[GraphEntity],
    issues: Sequence[IssueNode],
    rows: NDArray[Any],
    number: Mapping[str, int],
) -> list[_Step]:
    likeness: dict[tuple[int, int], float] = {}
    for one, others in enumerate(nearest(rows, _NEIGHBOURS)):
        for other, value in others:
            likeness[min(one, other), max(one, other)] = value
    wording = Wording(papers)
    worded = {(min(n, m), max(n, m)) for n, others in enumerate(wording.nearest(_NEIGHBOURS)) for m in others}
    cites = {(number[b], number[a]) for a, b in cited_papers(papers)}
    named = {(number[link.owner], number[link.user]): link for link in taken_up(entities, papers)}
    years = guess_years(papers, rows)
    matcher, things, phrases = (
        IssueMatcher(extractions, issues),
        SharedThings(entities, papers),
        SharedPhrases(extractions),
    )
    pairs = sorted({*likeness, *worded, *((min(p), max(p)) for p in (*cites, *named))})
    steps = []
    for one, other in pairs:
        order = _order(one, other, papers, cites, named, years)
        if order is None:
            continue
        earlier, later, dated = order
        first, second = papers[earlier], papers[later]
        near = likeness[one, other] if (one, other) in likeness else cosine_of(rows, one, other)
        words = wording.of(one, other)
        alike = near >= _ALIKE or words >= _ALIKE_WORDS
        shared = things.tie(first.id, second.id, alike=alike)
        issue = matcher.best(first.id, second.id)
        title = phrases.in_titles(first, second) if alike else None
        phrase = phrases.in_things(first, second) if alike and not shared and title is None else None
        tie = things.weight(shared) if shared else things.weight_of_one() if title or phrase else 0.0
        score = _MEANING * near + _WORDING * words + _SHARED * tie + (_ISSUE * issue.likeness if issue else 0.0)
        score = min(_MOST, score)
        name = named.get((earlier, later))
        does_cite = (earlier, later) in cites
        if name is not None:
            score = max(score, _NAMES * (0.8 + 0.2 * near))
        if does_cite:
            score = max(score, _CITES)
        steps.append(
            _Step(
                earlier=earlier,
                later=later,
                score=round(min(1.0, score), 4),
                likeness=near,
                words=words,
                dated=dated,
                issue=issue,
                shared=tuple(shared),
                title=title,
                phrase=phrase,
                named=name,
                cites=does_cite,
            )
        )
    return [step for step in steps if step.score >= _MIN_SCORE and _says_something(step)]


def _says_something(step: _Step) -> bool:
    """Whether more than the wording ties the two: a citation, a name, a thing, an issue, a phrase of few papers."""
    return bool(step.cites or step.named or _is_tied(step) or _answers(step))


def _is_tied(step: _Step) -> bool:
    """Whether the two papers are in one line of work by what they name."""
    return bool(step.shared or step.title or step.phrase)


def _answers(step: _Step) -> bool:
    """Whether the issue that one paper states is the one that the other works on."""
    if step.issue is None or step.likeness < _NEAR_ENOUGH:
        return False
    if step.issue.words >= _WORDS:
        return True
    in_line = _is_tied(step) or _MEANING * step.likeness + _WORDING * step.words >= _IN_LINE
    return step.issue.same_type and step.issue.words >= _WORDS_OF_A_TYPE and in_line


def _order(
    one: int,
    other: int,
    papers: Sequence[Paper],
    cites: set[tuple[int, int]],
    named: Mapping[tuple[int, int], TakenUp],
    years: Mapping[str, float],
) -> tuple[int, int, bool] | None:
    """(earlier, later, whether dates say so). None where a citation or a name runs against the dates."""
    before = compare_dates(papers[one].date, papers[other].date)
    if before:
        return (one, other, True) if before < 0 else (other, one, True)
    for a, b in ((one, other), (other, one)):
        if ((a, b) in cites) != ((b, a) in cites):
            return (a, b, False) if (a, b) in cites else (b, a, False)
        if ((a, b) in named) != ((b, a) in named):
            return (a, b, False) if (a, b) in named else (b, a, False)
    first, second = years.get(papers[one].id), years.get(papers[other].id)
    if first is None or second is None:
        return (one, other, False)
    return (one, other, False) if first <= second else (other, one, False)


def _choose(steps: Sequence[_Step], per_paper: int, papers: int) -> list[_Step]:
    """The surest steps to each paper, and the surest that leads on from each; in all at most so many a paper."""
    leading: Counter[int] = Counter()
    onward: set[int] = set()
    chosen = []
    for step in sorted(steps, key=lambda s: (-s.score, not s.dated, s.earlier, s.later)):
        if leading[step.later] < per_paper + _OVER or step.earlier not in onward:
            leading[step.later] += 1
            onward.add(step.earlier)
            chosen.append(step)
    return sorted(chosen[: per_paper * papers], key=lambda s: s.later)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Puts a step into words."""

    papers: Sequence[Paper]
    extractions: Sequence[Extraction]
    by_id: Mapping[str, GraphEntity]

    def chain(self, step: _Step) -> Chain:
        """The step with its reason and its quotes: the strongest thing that can be said of it."""
        earlier, later = self.extractions[step.earlier], self.extractions[step.later]
        first, second = ("The earlier paper", "the later one") if step.dated else ("One paper", "the other")
        kind, node = ChainKind.INHERITS, None
        evidence: tuple[Evidence, ...]
        if step.named is not None:
            reason = f"{first} proposes {step.named.name}, {second} takes it up."
            evidence = (
                quote_sentence(earlier, *step.named.owned, "taken up", 1.0),
                quote_sentence(later, *step.named.used, "taken up", 1.0),
            )
        elif step.issue is not None and _answers(step):
            kind = ChainKind.ANSWERS
            stated, against = earlier.issues[step.issue.stated], later.issues[step.issue.answered]
            node = step.issue.node
            before, now = _said(earlier, stated), _said(later, against)
            rule = "like issue" if step.issue.same_thing else "like words"
            reason = (
                f"{first} {before or _raised(earlier, stated) or 'raises an issue'}; "
                f"{second} {now or _raised(later, against) or 'raises a like one'} "
                f"and {_put_forward(later, step.issue.solution)}."
            )
            evidence = (
                quote_sentence(earlier, stated.start, stated.end, rule, step.issue.likeness),
                quote_sentence(later, against.start, against.end, rule, step.issue.likeness),
            )
        elif step.shared:
            names = _distinct([plain_name(self.by_id[e]) for e in step.shared])[:_NAMED]
            thing = self.by_id[step.shared[0]]
            reason = f"Both work with {_listing(names)}, and they are alike in wording ({step.words:.2f})."
            evidence = (_of_entity(earlier, thing, "shared"), _of_entity(later, thing, "shared"))
        elif step.title is not None:
            reason = (
                f"Both titles name “{step.title}”, as few papers do, and they are alike in wording ({step.words:.2f})."
            )
            evidence = tuple(
                quote(one.paper, 0, len(one.paper.title), "like wording", step.words) for one in (earlier, later)
            )
        elif step.phrase is not None:
            reason = f"Both speak of “{step.phrase.text}”, and they are alike in wording ({step.words:.2f})."
            evidence = (
                quote_sentence(earlier, *step.phrase.earlier, "like wording", step.words),
                quote_sentence(later, *step.phrase.later, "like wording", step.words),
            )
        else:
            reason, evidence = "", (_of_paper(earlier), _of_paper(later))
        if step.cites:
            cited = "The later paper cites the earlier one." if step.dated else "One paper cites the other."
            reason = f"{cited} {reason}".strip()
        return Chain(
            kind=kind,
            source=self.papers[step.earlier].id,
            target=self.papers[step.later].id,
            score=step.score,
            reason=reason if step.dated else reason + (_UNDATED if step.cites or step.named else _GUESSED),
            evidence=evidence,
            dated=step.dated,
            issue=node,
        )


def _listing(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _distinct(names: Sequence[str]) -> list[str]:
    """Names less those that only say again what another says: of "hum" and "hive hum" the one that says more.

    >>> _distinct(["hum", "wax", "hive hum"])
    ['hive hum', 'wax']
    """
    kept: list[tuple[str, frozenset[str]]] = []
    for name in names:
        words = frozenset(content_words(name))
        if any(words <= other for _, other in kept):
            continue
        less = [place for place, (_, other) in enumerate(kept) if other < words]
        place = less[0] if less else len(kept)
        kept = [item for n, item in enumerate(kept) if n not in less]
        kept.insert(place, (name, words))
    return [name for name, _ in kept]


def _said(extraction: Extraction, issue: Issue) -> str:
    """How a paper tells of an issue, as a predicate with its own words; empty where these fit no sentence."""
    found = words_of_paper(extraction, issue.start, issue.end)
    return told_of_one(found) if found and len(found.text) <= LONGEST_SAID else ""


def _raised(extraction: Extraction, issue: Issue) -> str:
    """The same by the name that the issue has in the tree, where that is short enough.

    In quotation marks where the paper writes just so.
    """
    name = lower_first(plain(issue_label(extraction, issue)))
    if not name or len(name) > LONGEST_SAID:
        return ""
    own = name.casefold() in " ".join(plain(extraction.paper.text).split()).casefold()
    return f"raises “{name}”" if own else f"raises the issue of {name}"


def _put_forward(extraction: Extraction, solution: SolutionNode) -> str:
    """What a later paper does: it puts forward its solution by name, or "something" where its words are no name."""
    name = as_written(plain(solution.label), plain(extraction.paper.text))
    if name and len(name.split()) <= _LONGEST_NAME and is_noun_phrase(name, "", ""):
        return f"puts forward {with_article(name)}"
    return "puts something forward"


def _of_entity(extraction: Extraction, entity: GraphEntity, rule: str) -> Evidence:
    """The sentence in which a paper speaks of a thing: in the abstract where it does so there."""
    places = [e for e in entity.mentions if e.paper == extraction.paper.id]
    title_end = len(extraction.paper.title)
    best = min(places, key=lambda e: (e.end <= title_end, -e.score, e.start), default=None)
    if best is None:
        return _of_paper(extraction)
    return quote_sentence(extraction, best.start, best.end, rule, best.score)


def _of_paper(extraction: Extraction) -> Evidence:
    """What a paper says that it does, or its title."""
    for sentence in extraction.sentences:
        if sentence.role is Role.SOLUTION:
            return quote(extraction.paper, sentence.start, sentence.end, "cites", sentence.score)
    return quote(extraction.paper, 0, len(extraction.paper.title), "cites", 1.0)


def _contrasts(
    claims: Sequence[GraphClaim], papers: Mapping[str, Paper], by_id: Mapping[str, GraphEntity]
) -> list[Chain]:
    """Pairs of papers whose claims on the same two things, data set and metric point different ways."""
    groups: dict[tuple[str, str, str], list[GraphClaim]] = defaultdict(list)
    for claim in claims:
        if claim.subject_entity and claim.baseline_entity and claim.direction in (Direction.BETTER, Direction.WORSE):
            pair = sorted((claim.subject_entity, claim.baseline_entity))
            if pair[0] != pair[1]:
                groups[pair[0], pair[1], claim.dataset_entity or ""].append(claim)
    found: dict[tuple[str, str], Chain] = {}
    for (one, other, data), members in sorted(groups.items()):
        for place, first in enumerate(members):
            for second in members[place + 1 :]:
                if first.paper == second.paper or _winner(first) == _winner(second):
                    continue
                if first.metric_entity != second.metric_entity and first.metric_entity and second.metric_entity:
                    continue
                order = compare_dates(papers[first.paper].date, papers[second.paper].date)
                a, b = (second, first) if order > 0 else (first, second)
                where = f" on {by_id[data].name}" if data in by_id else ""
                reason = (
                    f"One paper finds {plain_name(by_id[_winner(a) or one])} ahead of "
                    f"{plain_name(by_id[other if _winner(a) == one else one])}{where}, the other finds the opposite."
                )
                found.setdefault(
                    (a.paper, b.paper),
                    Chain(
                        kind=ChainKind.CONTRASTS,
                        source=a.paper,
                        target=b.paper,
                        score=0.7,
                        reason=reason if order else reason + _UNDATED,
                        evidence=(a.evidence, b.evidence),
                        dated=bool(order),
                    ),
                )
    return [found[key] for key in sorted(found)]


def _winner(claim: GraphClaim) -> str | None:
    better = (claim.direction is Direction.BETTER) != claim.negated
    return claim.subject_entity if better else claim.baseline_entity
