"""The map of topics, with a table of them behind it."""

from __future__ import annotations

from dataclasses import replace

from kg.english.grammar import count, lower_first, number_word, sentence, verb
from kg.pages.lookup import Lookup, Scope
from kg.pages.parts.defined import definitions
from kg.records import Topic
from kg.topics import REST, is_rest
from viz.page import Block, Cell, Column, Figure, Link, Listing, Section, Statement, Table
from viz.topicmap import Tile, topic_bars, topic_map


def grouping_told(topic: Topic) -> str:
    """How papers were put into the topics below one, and whether each has a place there.

    Examples
    --------
    >>> below = (Topic(id="1", label="Hives", level=1, papers=("a", "b")),)
    >>> print(grouping_told(Topic(id="corpus", label="", level=0, papers=("a", "b"), children=below)))
    Papers are grouped by how alike their texts and the things they name are; each paper has one place.
    >>> print(grouping_told(Topic(id="corpus", label="", level=0, papers=("a", "b", "c"), children=below)))
    Papers are grouped by how alike their texts and the things they name are; each paper has one place at most, and \
one stands in none of these topics.
    """
    text = "Papers are grouped by how alike their texts and the things they name are; each paper has one place"
    alone = len(papers_alone(topic))
    if not alone:
        return f"{text}."
    if any(is_rest(below) for below in topic.children):  # those in none are told with the further papers
        return f"{text} at most."
    return f"{text} at most, and {number_word(alone)} {verb(alone, 'stands', 'stand')} in none of these topics."


def papers_alone(topic: Topic) -> tuple[str, ...]:
    """The papers of a topic that stand in none of the topics below it."""
    placed = {paper for below in topic.children for paper in below.papers}
    return tuple(paper for paper in topic.papers if paper not in placed) if topic.children else ()


def named_within(topic: Topic) -> int:
    """How many topics with a name of their own stand right within those right below one, as the table lists them.

    Examples
    --------
    >>> wax = Topic(id="wax", label="Wax", level=2, papers=("a", "b"))
    >>> rest = Topic(id="rest", label="Further papers on hives", level=2, papers=("c", "d"))
    >>> hives = Topic(id="hives", label="Hives", level=1, papers=("a", "b", "c", "d"), children=(wax, rest))
    >>> named_within(Topic(id="corpus", label="", level=0, papers=("a", "b", "c", "d"), children=(hives,)))
    1
    """
    return sum(not is_rest(below) for child in topic.children for below in child.children)


def further_papers(topic: Topic) -> int:
    """How many papers of a topic stand in none below it with a name of its own."""
    further = sum(len(below.papers) for below in topic.children if is_rest(below))
    return further + len(papers_alone(topic)) if further else 0


def mapped(look: Lookup, scope: Scope) -> Section | None:
    """The topics below this one, as areas and as a table."""
    if len(scope.topic.children) < 2:
        return None
    up = "" if scope.whole else "../"
    tiles = tuple(_tile(look, t, up) for t in scope.topic.children)
    within = named_within(scope.topic)
    ranked = sorted(scope.topic.children, key=lambda t: (is_rest(t), -len(t.papers), t.label))
    table = Table(
        key="topics-table",
        caption="Topics and their papers",
        columns=(
            Column(label="Topic"),
            Column(label="Papers", numeric=True),
            Column(label="Years", short=True),
            Column(label="Within it"),
        ),
        rows=tuple(_row(look, t) for t in ranked),
    )
    further = further_papers(scope.topic)
    told = count(sum(not is_rest(t) for t in scope.topic.children), "topic", beside=within)
    told += f" and {count(further, 'further paper')}" if further else ""
    told += f", with {count(within, 'topic', beside=len(tiles))} within them" if within else ""
    columns = 4 if within else 3
    alone = 0 if further else len(papers_alone(scope.topic))
    rest = ""
    if alone:
        stands = verb(alone, "stands", "stand")
        rest = " " + sentence(f"{count(alone, 'paper')} {stands} in none of these topics")
    figure = Figure(
        key="topic-map",
        caption=f"{sentence(told)} Sizes are numbers of papers.{rest}",
        hint="Each name leads to its page.",
        pictures=(
            topic_map(tiles, 1054, columns, "map-w"),
            topic_map(tiles, 640, 2, "map-m"),
            topic_bars(tiles, 358, "map-n"),
        ),
        table=table,
    )
    return Section(
        key="topics",
        title="The map of topics" if scope.whole else "The topics within",
        short="Topics",
        blocks=(figure, *_defined(look, scope.topic)),
    )


def _defined(look: Lookup, topic: Topic) -> tuple[Block, ...]:
    """What the topics are, in a sentence of a paper of each that has one."""
    told = definitions(look, topic)
    if not told:
        return ()
    basis = (
        "The first sentences of the abstracts are asked for one that says what the topic is, or what most of its "
        "papers name. A topic of whose papers none says so is left out, or told by one within it."
    )
    text = "What these names mean, as far as a paper says it."
    return (Statement(parts=(text,), basis=basis), Listing(statements=told))


def _tile(look: Lookup, topic: Topic, up: str) -> Tile:
    children = tuple(_tile(look, t, up) for t in topic.children)
    rest = len(topic.papers) - sum(len(t.papers) for t in topic.children)
    if children and rest > 0:
        children += (
            Tile(label="others", weight=rest, href=up + look.topic_href(topic.id), alone=f"others in {topic.label}"),
        )
    return Tile(label=topic.label, weight=len(topic.papers), href=up + look.topic_href(topic.id), tiles=children)


def told_as_link(look: Lookup, topic: Topic) -> Link:
    """A link to a topic; to what has no name of its own by how many papers it holds."""
    link = look.topic_link(topic.id)
    if not topic.label.startswith(REST):
        return link
    return replace(link, text=f"{number_word(len(topic.papers))} {lower_first(topic.label)}")


def _row(look: Lookup, topic: Topic) -> tuple[Cell, ...]:
    years = look.years(topic.papers)
    within = sorted(topic.children, key=is_rest)
    parts = [x for t in within for x in (told_as_link(look, t), ", ")][:-1]
    return (
        Cell(parts=(look.topic_link(topic.id),)),
        Cell(parts=(str(len(topic.papers)),)),
        Cell(parts=(f"{years[0]}–{years[-1]}" if years and years[0] != years[-1] else str(years[0]) if years else "",)),
        Cell(parts=tuple(parts)),
    )
