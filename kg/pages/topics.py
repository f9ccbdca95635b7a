"""The page of all topics: the map, and a card for each topic of the first level."""

from __future__ import annotations

from kg.english.grammar import (
    count,
    listed,
    listed_parts,
    lower_first,
    number_word,
    sentence,
    span_of_years,
    told_when,
    verb,
)
from kg.pages.addresses import anchor
from kg.pages.issue_labels import heading
from kg.pages.lookup import Lookup, scope_of
from kg.pages.parts.issues import ranked_issues
from kg.pages.parts.mapped import further_papers, grouping_told, mapped, named_within, told_as_link
from kg.pages.states import tally_line, tally_of
from kg.records import Topic
from kg.topics import is_rest
from viz.page import Card, Cards, Inline, Page, Section, Statement


def topics_page(look: Lookup) -> Page:
    """``topics.html``."""
    scope = scope_of(look, look.field.topics)
    sections = [s for s in (mapped(look, scope),) if s]
    ranked = sorted(scope.topic.children, key=lambda t: (is_rest(t), -len(t.papers), t.label))
    cards = tuple(_card(look, t) for t in ranked)
    if cards:
        sections.append(Section(key="each", title="Topic by topic", blocks=(Cards(cards=cards, columns=True),)))
    within, named = named_within(scope.topic), [t for t in scope.topic.children if not is_rest(t)]
    further = further_papers(scope.topic)
    told = f"the papers fall into {count(len(named), 'topic', beside=within)}"
    told += f", with {number_word(within, len(named))} more within these" if within else ""
    told += f"; {count(further, 'further paper')} {verb(further, 'has', 'have')} none" if further else ""
    lead = Statement(
        parts=(sentence(told),) if cards else ("There are too few papers to tell topics apart.",),
        basis=grouping_told(scope.topic),
    )
    return Page(
        path="topics.html",
        title="Topics",
        kicker=count(len(scope.papers), "paper").capitalize(),
        lead=(lead,),
        sections=tuple(sections),
        current="topics.html",
    )


def _card(look: Lookup, topic: Topic) -> Card:
    n, years = len(topic.papers), look.years(topic.papers)
    when = f", published {span_of_years(years)}" if years and len(years) == n else told_when(n, years)
    statements = [Statement(parts=(sentence(f"{count(n, 'paper')}{when}"),))]
    if topic.children:
        runs: list[tuple[Inline, ...]] = [
            (told_as_link(look, t),)
            for t in sorted(topic.children, key=lambda t: (is_rest(t), -len(t.papers), t.label))
        ]
        statements.append(Statement(parts=("Within it: ", *listed_parts(runs), ".")))
    scope = scope_of(look, topic)
    ranked = ranked_issues(scope)[:2]
    if ranked:
        top = len(ranked[0].papers)
        sizes = [count(top, "paper"), *(number_word(len(i.papers), top) for i in ranked[1:])]
        hard = listed([f"“{lower_first(heading(i))}” ({size})" for i, size in zip(ranked, sizes, strict=True)])
        told = tally_line(tally_of(look, topic), words=True)
        most = "Raised most" if len(scope.issues) > len(ranked) else "Raised"
        statements.append(Statement(parts=(f"{sentence(told)} {most}: {hard}.",)))
    return Card(key=anchor("tc", topic.id), title=(look.topic_link(topic.id),), blocks=tuple(statements))
