"""The overview of the field, and the page like it for each topic: a tuple of parts, each asked in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.english.grammar import count, listed, listed_parts, lower_first, number_word, sentence, verb
from kg.pages.issue_labels import heading
from kg.pages.lookup import Lookup, Scope, scope_of, walk_topics
from kg.pages.parts.about import about, named_most, rest_sentence, size_sentence, topics_sentence
from kg.pages.parts.certainty import certainty
from kg.pages.parts.defined import definition_of
from kg.pages.parts.descent import descent, disagreements
from kg.pages.parts.glossary import glossary
from kg.pages.parts.issues import issues, ranked_issues
from kg.pages.parts.know import know
from kg.pages.parts.mapped import mapped
from kg.pages.parts.open_questions import open_questions
from kg.pages.parts.papers_here import papers_here
from kg.pages.parts.reading import reading
from kg.pages.parts.sidebyside import side_by_side
from kg.pages.states import LEAST_COUNTED, MEANINGS, open_ends, tally_of, tally_told
from kg.pages.wording import stated
from kg.records import IssueNode, Topic
from kg.topics import is_rest
from ontologies.vocabulary import EntityType
from viz.page import Inline, Link, Page, Section, Statement

# So many issues are told after the one that is raised most.
NEXT = 2
Part = Callable[[Lookup, Scope], Section | None]

PARTS: tuple[Part, ...] = (
    about,
    mapped,
    reading,
    issues,
    open_questions,
    know,
    side_by_side,
    descent,
    disagreements,
    glossary,
    papers_here,
    certainty,
)


def overview_page(look: Lookup, name: str) -> Page:
    """``index.html``: the whole field for a newcomer."""
    scope = scope_of(look, look.field.topics)
    return Page(
        path="index.html",
        title=name,
        kicker="Overview",
        lead=lead(look, scope),
        sections=_sections(look, scope),
        current="index.html",
    )


def topic_page(look: Lookup, topic: Topic) -> Page:
    """``topics/<name>.html``: the same for one topic."""
    scope = scope_of(look, topic)
    return Page(
        path=look.topic_href(topic.id),
        title=look.label_of(topic.id),
        kicker="No topic of its own" if is_rest(topic) else "Topic",
        lead=lead(look, scope),
        sections=_sections(look, scope),
        crumbs=crumbs(look, topic),
        current="topics.html",
    )


def _sections(look: Lookup, scope: Scope) -> tuple[Section, ...]:
    return tuple(s for part in PARTS if (s := part(look, scope)))


def crumbs(look: Lookup, topic: Topic) -> tuple[Link, ...]:
    """The way from the overview down to a topic."""
    way: list[Link] = []
    key = look.above.get(topic.id)
    while key is not None:
        label = "Overview" if key not in look.above else look.label_of(key)
        way.append(Link(text=label, href=look.topic_href(key)))
        key = look.above.get(key)
    return tuple(reversed(way))


def lead(look: Lookup, scope: Scope) -> tuple[Statement, ...]:
    """The first sentences: what it is, how much, on what, what is hard, what is open."""
    what = definition_of(look, scope.topic)
    found = (
        None if scope.whole or is_rest(scope.topic) else what,
        size_sentence(look, scope),
        rest_sentence(look, scope),
        what if scope.whole else None,
        named_most(look, scope, EntityType.TASK),
        topics_sentence(look, scope),
        _hardest(look, scope),
        _answered(look, scope),
    )
    return tuple(s for s in found if s)


def _hardest(look: Lookup, scope: Scope) -> Statement | None:
    ranked = [i for i in ranked_issues(scope) if len(i.papers) > 1]
    if not ranked:
        return None
    top, n = ranked[0], len(ranked[0].papers)
    if n < LEAST_COUNTED:
        level = [i for i in ranked if len(i.papers) == n]
        named = level[: NEXT + 1]
        head = "The issue found most often is " if len(level) == 1 else "The issues found most often are "
        if len(level) > len(named):
            head = "Among the issues found most often are "
        runs = listed_parts([("“", _to_issue(look, scope, i), "”") for i in named])
        return stated(look, (head, *runs, "."), [e for i in named for e in i.evidence[:2]], limit=4)
    parts: list[Inline] = [f"The issue found most often, in at least {count(n, 'paper')}, is “"]
    parts += [_to_issue(look, scope, top), "”"]
    parts.extend(_followed(ranked[1:], n))
    return stated(look, (*parts, "."), top.evidence, limit=3)


def _to_issue(look: Lookup, scope: Scope, issue: IssueNode) -> Link:
    return Link(text=lower_first(heading(issue)), href=f"{look.topic_href(scope.topic.id)}#issues")


def _followed(others: Sequence[IssueNode], most: int) -> list[Inline]:
    """The one or two issues raised most after the first, as far as they are raised so often that a number tells."""
    told = [i for i in others[:NEXT] if len(i.papers) >= LEAST_COUNTED]
    level = [i for i in others if told and len(i.papers) == len(told[-1].papers)]
    if not {i.id for i in level} <= {i.id for i in told}:
        told = [i for i in told if len(i.papers) > len(told[-1].papers)]
    named = [f"“{lower_first(heading(i))}” ({number_word(len(i.papers), most)})" for i in told]
    return [f", followed by {listed(named)}"] if named else []


def _answered(look: Lookup, scope: Scope) -> Statement | None:
    """How many issues there are, of how many papers, and in what state."""
    found = tally_of(look, scope.topic)
    if found.raised < 2:
        return None
    basis = counted_where(look, scope)
    if found.unnamed:
        n = found.unnamed
        told = f"{count(n, 'issue')} {verb(n, 'is', 'are')} said to be met by a paper whose solution was not made out"
        basis += f" {sentence(told)}"
    parts: list[Inline] = [tally_told(found, whole=scope.whole)]
    if papers := {e.paper for e in open_ends(look, scope.papers)}:
        n = len(papers)
        says = f" {count(n, 'paper').capitalize()} {verb(n, 'says itself', 'say themselves')} what "
        where = Link(text=f"{verb(n, 'it leaves', 'they leave')} open", href=f"{look.topic_href(scope.topic.id)}#open")
        parts += [says, where, "."]
    return Statement(parts=tuple(parts), basis=basis)


def counted_where(look: Lookup, scope: Scope) -> str:
    """What counts as one issue here and what its state is, and how many the tree and the fish-bone have of the same."""
    total = len(scope.issues)
    text = MEANINGS
    below = {t.id for t in walk_topics(scope.topic)}
    in_tree = sum(i.topic in below and not i.narrower for i in look.field.issues)
    if in_tree != total:
        same, places = number_word(total, in_tree), count(in_tree, "place", beside=total)
        text += f" The tree tells the same {same} topic by topic, in {places}"
        text += ": an issue stands in each topic whose papers raise it."
    drawn = sum(len(b.issues) for f in look.field.fishbones if f.topic == scope.topic.id for b in f.bones)
    if 0 < drawn < total:
        text += f" The fish-bone has {number_word(drawn, total)} of them: those of several papers or of a known kind."
    return text
