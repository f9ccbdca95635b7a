"""The overview of the field, and the page like it for each topic: a tuple of parts, each asked in turn."""

from __future__ import annotations

from collections.abc import Callable

from kg.issue_state import left_open
from kg.pages.grammar import count, lower_first, number_word, sentence, verb
from kg.pages.issue_labels import heading
from kg.pages.lookup import Lookup, Scope, scope_of
from kg.pages.parts.about import about, named_most, size_sentence, topics_sentence
from kg.pages.parts.certainty import certainty
from kg.pages.parts.descent import descent, disagreements
from kg.pages.parts.glossary import glossary
from kg.pages.parts.issues import issues, ranked_issues
from kg.pages.parts.know import know
from kg.pages.parts.mapped import mapped
from kg.pages.parts.open_questions import open_questions
from kg.pages.parts.papers_here import papers_here
from kg.pages.parts.reading import reading
from kg.pages.parts.sidebyside import side_by_side
from kg.pages.wording import stated, unanswered
from kg.records import Topic
from ontologies.vocabulary import EntityType
from viz.page import Inline, Link, Page, Section, Statement

Part = Callable[[Lookup, Scope], Section | None]

PARTS: tuple[Part, ...] = (
    about,
    mapped,
    issues,
    reading,
    know,
    side_by_side,
    open_questions,
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
        kicker="Topic",
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
    """The first sentences: how much, on what, what is hard, what is open."""
    found = (
        size_sentence(look, scope),
        topics_sentence(look, scope),
        named_most(look, scope, EntityType.TASK, "What they most often set out to do is") if not scope.whole else None,
        _hardest(look, scope),
        _answered(look, scope),
    )
    return tuple(s for s in found if s)


def _hardest(look: Lookup, scope: Scope) -> Statement | None:
    ranked = ranked_issues(scope)
    if not ranked or len(ranked[0].papers) < 2:
        return None
    top = ranked[0]
    n = len(top.papers)
    first = Link(text=lower_first(heading(top)), href=f"{look.topic_href(scope.topic.id)}#issues")
    second = ranked[1] if len(ranked) > 1 else None
    if second and len(second.papers) == n:
        if len(ranked) > 2 and len(ranked[2].papers) == n:
            same = sum(len(i.papers) == n for i in ranked)
            parts: list[Inline] = ["Among the difficulties named most is “", first]
            parts.append(f"”, one of {count(same, 'issue')} that {count(n, 'paper', beside=same)} name")
        else:
            parts = ["The difficulties named most are “", first]
            parts.append(f"” and “{lower_first(heading(second))}”, each by {count(n, 'paper')}")
        return stated(look, (*parts, "."), (*top.evidence, *second.evidence)[: 2 * len(top.evidence)], limit=4)
    parts = ["The difficulty named most is “", first, f"”, by {count(n, 'paper')}"]
    if second and len(second.papers) > 1:
        parts.append(f", followed by “{lower_first(heading(second))}” ({number_word(len(second.papers), n)})")
    return stated(look, (*parts, "."), top.evidence, limit=3)


def _answered(look: Lookup, scope: Scope) -> Statement | None:
    total = len(scope.issues)
    if total < 2:
        return None
    without = sum(unanswered(look, i) for i in scope.issues)
    left = sum(bool(left_open(i)) for i in scope.issues)
    met = total - without
    if met == 0:
        text = f"against none of the {count(total, 'issue')} is anything put forward here"
    else:
        told = "both issues" if met == total == 2 else f"all {count(total, 'issue')}"
        told = told if met == total else f"{number_word(met, total)} of the {count(total, 'issue')}"
        text = f"something is put forward against {told}"
    parts: list[Inline] = [sentence(text).removesuffix(".")]
    basis = "Counted from the issues of the tree and the solutions tied to them."
    unnamed = met - sum(bool(i.solutions) for i in scope.issues)
    if unnamed:
        told = f"{count(unnamed, 'issue')} {verb(unnamed, 'is', 'are')} met by a paper whose solution was not made out"
        basis += f" {sentence(told)}"
    if left:
        parts.append(f"; {_left(left, total)} left open at least in part by the papers themselves")
    return Statement(parts=(*parts, "."), basis=basis)


def _left(left: int, total: int) -> str:
    # "1 is" beside large figures reads as a slip.
    return "one is" if left == 1 else count(left, "is", "are", beside=total)
